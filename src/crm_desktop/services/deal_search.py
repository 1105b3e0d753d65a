"""Finding deals by words of their title, person or company, for the palette.

Every word must be somewhere in them; accents and case do not matter. Open deals come first, the
newest first of all.
"""

from __future__ import annotations

import threading
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from crm_desktop.domain.pipeline import STATES, State
from crm_desktop.domain.text import fold
from crm_desktop.store.file_format import LIVE

if TYPE_CHECKING:
    from crm_desktop.store.change_set import ChangeSet
    from crm_desktop.store.store import Store

_WORDS = f"""
SELECT d.n, d.state='open', d.title, coalesce(k.name, ''), coalesce(c.name, '')
FROM deal d LEFT JOIN contact c ON c.id=d.contact_id LEFT JOIN contact k ON k.id=d.company_id
WHERE d.gone={LIVE}"""
_HITS = f"""
SELECT d.n, d.id, d.title, coalesce(k.name, c.name, ''), coalesce(g.name, ''), d.state,
  d.amount_minor, d.currency
FROM json_each(?) r CROSS JOIN deal d ON d.n=r.value LEFT JOIN contact c ON c.id=d.contact_id
LEFT JOIN contact k ON k.id=d.company_id LEFT JOIN stage g ON g.id=d.stage_id
WHERE d.gone={LIVE}"""

_OF = """
SELECT d.n FROM json_each(?1) r CROSS JOIN contact c ON c.n=r.value
  CROSS JOIN deal d ON d.contact_id=c.id
UNION SELECT d.n FROM json_each(?1) r CROSS JOIN contact c ON c.n=r.value
  CROSS JOIN deal d ON d.company_id=c.id"""


_END = "\0"
"""Between the texts of two deals."""


@dataclass(frozen=True, slots=True)
class DealHit:
    """A deal that was found; ``who`` is the company, else the person."""

    id: bytes
    title: str
    who: str
    stage: str
    state: State
    amount_minor: int | None
    currency: str


@dataclass(slots=True)
class _Stale:
    """What may say something else now; None instead of it: everything."""

    deals: set[int] = field(default_factory=set)
    contacts: set[int] = field(default_factory=set)


class _Texts:
    """The folded words of all live deals in the order to show them, as one text: looking for a word
    in twenty thousand of them one by one takes longer than all the rest of a key press."""

    def __init__(self, listed: Iterable[tuple[int, str]]) -> None:
        self._numbers = array("q")
        self._starts = array("q")
        texts, start = [], 0
        for n, said in listed:
            self._numbers.append(n)
            self._starts.append(start)
            texts.append(said)
            start += len(said) + 1
        self._starts.append(start)
        self._text = _END.join([*texts, ""])

    def holding(self, words: Sequence[str], limit: int) -> list[int]:
        """The first deals in which every word is found."""
        first, *others = sorted(words, key=len, reverse=True)
        found: list[int] = []
        at = -1 if _END in first else self._text.find(first)
        while at >= 0 and len(found) < limit:
            place = bisect_right(self._starts, at) - 1
            start, end = self._starts[place], self._starts[place + 1] - 1
            if all(self._text.find(word, start, end) >= 0 for word in others):
                found.append(self._numbers[place])
            at = self._text.find(first, end)
        return found


class DealSearch:
    """The deals of one shop; may be asked from any thread.

    What is looked through are the folded words of all deals, kept from one key press to the next;
    commits only say of which deals they are to be read again. Of the deals themselves only those
    are read that fit.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._said: dict[int, tuple[bool, str]] = {}
        self._texts: _Texts | None = None
        self._stale: _Stale | None = None
        self._stop = store.on_commit(self._committed)

    def close(self) -> None:
        """Stop listening to the store."""
        self._stop()

    def learn(self) -> None:
        """Read the words of all deals, where that was not done or deals have changed."""
        self._known()

    def find(self, text: str, limit: int = 50) -> tuple[DealHit, ...]:
        """The live deals that fit; nothing for no words."""
        words = fold(text).split()
        if not words:
            return ()
        found = self._known().holding(words, limit)
        with self._store.read_raw() as raw:
            rows = {row[0]: row[1:] for row in raw.execute(_HITS, (str(found),))}
        return tuple(_hit(rows[n]) for n in found if n in rows)

    def _known(self) -> _Texts:
        with self._lock:
            if self._texts is None:
                self._stale = None
            elif self._stale is not None and not self._stale.deals and not self._stale.contacts:
                return self._texts
            stale, self._stale = self._stale, _Stale()
            try:
                self._read(stale)
            except BaseException:
                self._stale = None
                raise
            listed = sorted(self._said.items(), key=lambda one: (not one[1][0], -one[0]))
            texts = self._texts = _Texts((n, said) for n, (_, said) in listed)
            return texts

    def _read(self, stale: _Stale | None) -> None:
        with self._store.read_raw() as raw:
            if stale is None:
                self._said.clear()
                rows = raw.execute(_WORDS)
            else:
                touched = stale.deals.union(
                    n for (n,) in raw.execute(_OF, (str(list(stale.contacts)),))
                )
                for n in touched:
                    self._said.pop(n, None)
                rows = raw.execute(
                    f"{_WORDS} AND d.n IN (SELECT value FROM json_each(?))",
                    (str(list(touched)),),
                )
            for n, is_open, title, company, person in rows:
                self._said[n] = (
                    bool(is_open),
                    fold(f"{title}\n{company}\n{person}").replace(_END, " "),
                )

    def _committed(self, changes: ChangeSet) -> None:
        deals, contacts = (changes.rows.get(table, frozenset()) for table in ("deal", "contact"))
        with self._lock:
            if deals is None or contacts is None:
                self._stale = None
            elif self._stale is not None:
                self._stale.deals |= deals
                self._stale.contacts |= contacts


def _hit(row: Sequence[Any]) -> DealHit:
    identity, title, who, stage, state, minor, currency = row
    known: State = state if state in STATES else "open"
    return DealHit(identity, title, who, stage, known, minor, currency)
