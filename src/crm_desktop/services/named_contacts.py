"""Finds the contact whose name stands in a line of text: "call Marta Oliveira about the lease".

Only names count, and a line that could mean several gives all of them: who is meant is for the
person to say. What was looked up is kept, so that the next letter of a line costs little.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from crm_desktop.services.search import ContactHit, Search
from crm_desktop.store.search_query import search_names
from crm_desktop.store.search_words import words_of
from crm_desktop.store.store import Store

MOST_WORDS = 12
"""Words of a line that are looked at."""
_LONGEST = 4
"""Words of a name."""
_FEWEST_LETTERS = 3
_ASKED = 30


@dataclass(frozen=True, slots=True)
class _Meant:
    n: int
    is_person: bool
    name: str


class NamedContacts:
    """Asks one shop; ``forget`` after contacts changed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._seen: dict[str, tuple[_Meant, ...]] = {}

    def forget(self) -> None:
        """Contacts changed."""
        self._seen.clear()

    def find(
        self, text: str, *, verbs: Collection[str] = (), limit: int = 6
    ) -> tuple[ContactHit, ...]:
        """The contacts that the longest name in ``text`` may mean; empty: there is none.

        A single word without a capital counts only as part of a person's name; ``verbs`` (folded)
        never count. The last word may still be in the making.
        """
        typed = [word.strip(".,;:!?()\"“”„'") for word in text.split()[:MOST_WORDS]]
        open_end = bool(text) and not text[-1].isspace() and len(text.split()) <= MOST_WORDS
        best: tuple[int, bool, tuple[_Meant, ...]] = (0, False, ())
        for at, word in enumerate(typed):
            plain = words_of(word)
            if len(word) < _FEWEST_LETTERS or not plain or plain[0] in verbs:
                continue
            capital = word[:1].isupper()
            for length in range(1, min(_LONGEST, len(typed) - at) + 1):
                making = open_end and at + length == len(typed)
                meant = self._meant(" ".join(typed[at : at + length]), making)
                hits = meant
                if length == 1 and not capital:
                    hits = tuple(one for one in meant if one.is_person)
                if hits and (length, capital) > best[:2]:
                    best = (length, capital, hits)
                if not meant:
                    break
        return Search(self._store).named([one.n for one in best[2][:limit]])

    def _meant(self, span: str, making: bool) -> tuple[_Meant, ...]:
        """Contacts whose names have all words of ``span``; the only one called exactly so."""
        key = f"{span}\n{making}"
        found = self._seen.get(key)
        if found is None:
            wanted = words_of(span)
            found = tuple(
                one for one in self._named(span, making) if _fits(one.name, wanted, making)
            )
            exact = [one for one in found if words_of(one.name) == wanted]
            if len(exact) == 1 and not (making and len(wanted) == 1):
                found = tuple(exact)
            self._seen[key] = found
        return found

    def _named(self, span: str, making: bool) -> list[_Meant]:
        with self._store.read_raw() as raw:
            numbers = search_names(raw, span, _ASKED, prefix=making)
            rows = raw.execute(
                "SELECT c.n, c.kind='person', c.name FROM json_each(?) r"
                " CROSS JOIN contact c ON c.n=r.value",
                (str(numbers),),
            )
            return [_Meant(n, bool(person), name) for n, person, name in rows]


def _fits(name: str, wanted: list[str], making: bool) -> bool:
    own = set(words_of(name))
    *whole, last = wanted
    if not own.issuperset(whole):
        return False
    return last in own or (
        making and len(last) >= _FEWEST_LETTERS and any(word.startswith(last) for word in own)
    )
