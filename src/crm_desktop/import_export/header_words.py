"""What a column's header says, by a list of header texts in eight languages.

Headers are compared without case, accents, blanks and punctuation, so that "E-Mail-Adresse",
"emailAdresse" and "E_MAIL_ADRESSE" are one. Where the whole header is not in the list, words that
only say whose or which one it is (home, business, company, customer, second) are taken off both
ends. Fields that begin with ``any.`` leave open whose they are: the kind of the table decides.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from crm_desktop.domain.text import fold
from crm_desktop.import_export import fields
from crm_desktop.paths import resource

Entity = Literal["", "any", "contact", "company", "deal"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a header says. ``field`` is a name of ``fields`` or one that begins with "any."; "" says
    nothing. ``rank`` is the place in the list of that field: 0 is the plainest header."""

    field: str = ""
    label: str = ""
    entity: Entity = ""
    """The entity that the header names itself."""
    number: int = 0
    """2 in "Phone 2"; 0 where there is no number."""
    rank: int = 0
    certain: bool = False
    """The whole header is known, not only a part of it."""
    own: bool = False
    """The header is a field name of our own export."""


NOTHING = Meaning()

_SALESFORCE_SUFFIX = re.compile(r"__[crp]$", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z0-9à-ÿ])(?=[A-ZÀ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_TYPE_WORDS = {"type", "label", "typ"}
_LONGEST = 12
"""Headers of more words are sentences; they are only looked up as a whole."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The word lists of ``resources/header_synonyms.json``, in comparing form."""

    fields: dict[str, tuple[str, int]]
    labels: dict[str, str]
    entities: dict[str, Entity]
    fillers: frozenset[str]
    date_parts: dict[str, str]
    technical: frozenset[str]
    totals: frozenset[str]
    stages: frozenset[str]


def compact(text: str) -> str:
    """Letters and digits only, folded: the form in which headers are compared."""
    return "".join(_WORD.findall(fold(text)))


def split_words(header: str) -> list[str]:
    """Folded words and numbers: ``CountryCode_code`` -> country, code, code."""
    plain = _SALESFORCE_SUFFIX.sub("", header.strip())
    return _WORD.findall(fold(_CAMEL.sub(" ", plain)))


@lru_cache(maxsize=1)
def lists() -> Lists:
    """The word lists, read once in a process."""
    raw = json.loads(resource("header_synonyms.json").read_text(encoding="utf-8"))
    known: dict[str, tuple[str, int]] = {}
    for field, texts in raw["fields"].items():
        for rank, text in enumerate(texts):
            known.setdefault(compact(text), (field, rank))
    return Lists(
        fields=known,
        labels={compact(t): label for label, texts in raw["labels"].items() for t in texts},
        entities={compact(t): name for name, texts in raw["entities"].items() for t in texts},
        fillers=frozenset(map(compact, raw["fillers"])),
        date_parts={compact(t): part for part, texts in raw["date_parts"].items() for t in texts},
        technical=frozenset(map(compact, raw["technical"])),
        totals=frozenset(map(compact, raw["totals"])),
        stages=frozenset(map(compact, raw["stage_values"])),
    )


@lru_cache(maxsize=4096)
def meaning(header: str) -> Meaning:
    """What ``header`` says; ``NOTHING`` where no list knows it."""
    own = header.strip().lower()
    if "." in own:
        try:
            fields.split_label(own)
        except KeyError:
            pass
        else:
            return Meaning(own, certain=True, own=True)
    plain = _SALESFORCE_SUFFIX.sub("", header.strip())
    return (
        _whole(plain)
        or _partly(plain, split_words(plain))
        or _whole(without := _BRACKETS.sub(" ", plain))
        or _partly(without, split_words(without))
        or NOTHING
    )


def _whole(text: str) -> Meaning | None:
    found = lists().fields.get(compact(text))
    return Meaning(*_label_apart(found[0]), rank=found[1], certain=True) if found else None


def _partly(text: str, words: list[str]) -> Meaning | None:
    words = [word for word, before in zip(words, ["", *words], strict=False) if word != before]
    if not 0 < len(words) <= _LONGEST:
        return None
    return (
        _without_affixes(words, in_blocks=" - " in text)
        or _compound(words)
        or _after_dash(text)
        or _own_label(words)
    )


def is_technical(header: str) -> bool:
    """True for book-keeping columns of other systems (isDeleted, SystemModstamp, nb_tasks)."""
    words = split_words(header)
    return (
        compact(_SALESFORCE_SUFFIX.sub("", header.strip())) in lists().technical
        or words[:1] == ["nb"]
        or (len(words) > 1 and words[-1] == "count")
    )


def is_reference(header: str) -> bool:
    """True where a header of several words ends in "id": a number of another list."""
    return len(words := split_words(header)) > 1 and words[-1] == "id"


def says_type(header: str) -> bool:
    """True for "Phone 1 - Type", which holds the label of the phone beside it."""
    words = split_words(header)
    return len(words) > 1 and words[-1] in _TYPE_WORDS and any(w.isdigit() for w in words)


def date_part(header: str) -> str:
    """ "day", "month", "year" or ""."""
    return lists().date_parts.get(compact(header), "")


def is_total(text: str) -> bool:
    """True for the first cell of a line of sums ("Total", "Summe:", "Razem 2024")."""
    return "".join(w for w in _WORD.findall(fold(text)) if not w.isdigit()) in lists().totals


def is_stage(text: str) -> bool:
    """True for a usual name of a stage of a sale."""
    return compact(text) in lists().stages


def _label_apart(field: str) -> tuple[str, str]:
    """``any.phone.mobile`` -> (``any.phone``, ``mobile``)."""
    head, dot, last = field.rpartition(".")
    return (head, last) if dot and last == "mobile" else (field, "")


def _without_affixes(words: list[str], *, in_blocks: bool) -> Meaning | None:
    """The longest known run of words where all words around it are labels, entities or numbers.

    ``in_blocks``: "Address 2 - Street" is the street of a second address, where "Street 2" is the
    second line of one.
    """
    known = lists()
    count = len(words)
    spans = [
        (start, start + length)
        for length in range(count, 0, -1)
        for start in range(count - length + 1)
        if "".join(words[start : start + length]) in known.fields
    ]
    for fillers in (False, True):
        for start, end in spans:
            found = known.fields["".join(words[start:end])]
            meant = _with_affixes(found, words[:start] + words[end:], fillers=fillers)
            if meant:
                if meant.field.endswith("address.street") and meant.number == 2 and not in_blocks:
                    return replace(meant, field=meant.field + "2", number=0)
                return meant
    return None


def _with_affixes(
    found: tuple[str, int], around: list[str], *, fillers: bool = True
) -> Meaning | None:
    known = lists()
    field, label = _label_apart(found[0])
    entity: Entity = ""
    number = 0
    for word in around:
        if word.isdigit():
            number = int(word[:3])
        elif word in known.labels:
            label = label or known.labels[word]
        elif word in known.entities:
            entity = entity or known.entities[word]
        elif not fillers or word not in known.fillers:
            return None
    if label and field in {"any.external_id", "any.customer_id"}:
        return None
    return _combine(field, label, entity, number, found[1])


def _combine(field: str, label: str, entity: Entity, number: int, rank: int) -> Meaning:
    """A field with what the words around it say."""
    if field.startswith("any.") and entity in {"contact", "company", "deal"}:
        field = _of_entity(field, entity)
    elif field == "any.external_id" and entity == "any":
        field = "any.customer_id"
    return Meaning(field, label, entity, number, rank + 100)


def _of_entity(field: str, entity: str) -> str:
    part = field.removeprefix("any.")
    if part in {"name", "contact", "account"}:
        return {"contact": "contact.full_name"}.get(entity, f"{entity}.name")
    if part == "customer_id":
        return f"{entity}.external_id"
    if part == "title":
        return "deal.name" if entity == "deal" else "contact.job_title"
    if part == "owner_id":
        return f"{entity}.owner"
    return f"{entity}.{part}"


def _compound(words: list[str]) -> Meaning | None:
    """German and Dutch compounds and run-together words: Firmentelefon, workphone."""
    known = lists()
    for position, word in enumerate(words):
        for cut in range(len(word) - 2, 3, -1):
            affix, rest = word[:cut], word[cut:]
            found = known.fields.get(rest)
            if found and (affix in known.labels or affix in known.entities):
                meant = _with_affixes(found, [affix, *words[:position], *words[position + 1 :]])
                if meant:
                    return meant
    return None


def _after_dash(header: str) -> Meaning | None:
    """ "Address 1 - City", and header rows joined as "Master data - First name"."""
    head, dash, tail = header.rpartition(" - ")
    if not dash:
        return None
    found = lists().fields.get(compact(tail))
    if not found:
        return None
    known = lists()
    affixes = [
        word
        for word in split_words(head)
        if word.isdigit() or word in known.labels or word in known.entities
    ]
    return _with_affixes(found, affixes)


def _own_label(words: list[str]) -> Meaning | None:
    """ "Assistant phone": a phone or e-mail with a label that no list knows."""
    known = lists()
    for length in (2, 1):
        found = known.fields.get("".join(words[-length:]))
        rest = words[:-length]
        if found and rest and found[0] in {"any.phone", "any.email", "any.fax"} and len(rest) <= 2:
            number = next((int(w[:3]) for w in rest if w.isdigit()), 0)
            label = " ".join(w for w in rest if not w.isdigit() and len(w) > 1)
            return Meaning(found[0], label, "", number, found[1] + 200)
    return None
