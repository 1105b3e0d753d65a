"""The different values of a mapped column with their numbers, how they read, and what is doubtful.

Runs in the worker process, on all rows of the table. A value is looked at as the import would read
it, with the replacements that the person chose already; so what was mended is no doubt any more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import DamerauLevenshtein

from crm_desktop.domain import emails, phones, places
from crm_desktop.domain.text import collapse, key
from crm_desktop.import_export import fields
from crm_desktop.import_export.cell_values import UnusableError, shown_value, written
from crm_desktop.import_export.model import Cell, ColumnMap
from crm_desktop.import_export.normalise import Normaliser
from crm_desktop.import_export.worker_operations import normaliser_of
from crm_desktop.import_export.worker_state import WorkerState

_LONGEST = 1000
"""Longer texts are notes; nobody replaces them one by one."""
_MOST_WORDS = 600
"""Among more different words than that none is looked for that is nearly another one."""
_SHORTEST_WORD = 4
_RARE = 5
"""A writing is taken for a slip if another one, nearly the same, is so many times as frequent."""

_DOUBTS = {
    "date": "date", "partial date": "date", "instant": "date", "datetime": "date",
    "number": "number", "integer": "number", "money": "amount", "percent": "percent",
    "bool": "yes_no", "text": "currency",
}  # fmt: skip
"""Kind of the field, or of a custom column, -> what a value is not."""
_WORDS = frozenset(
    ("status", "source", "owner", "industry", "pipeline", "stage", "type", "lost_reason",
     "product", "department", "job_title", "gender", "address.city", "address.region",
     "address.country")
)  # fmt: skip
"""Fields in which the same words stand again and again."""


@dataclass(slots=True)
class _Value:
    text: str
    count: int
    reads: str = ""
    doubt: str = ""
    suggestion: str = ""


def values_of_column(state: WorkerState, request: dict[str, Any]) -> dict[str, Any]:
    """``values`` of the column at ``index`` [{text, count, reads, doubt, suggestion}], at most
    ``limit`` of them, the doubtful ones first, then the frequent ones; beside them ``distinct`` and
    ``doubtful``, the numbers of all.

    ``known``: index of a column of statuses or stages -> those that the shop has.
    """
    normaliser = normaliser_of(state, request)
    index = int(request["index"])
    column = next(c for c in normaliser.columns if c.index == index)
    found = _look(state, normaliser, column, request)
    found.sort(key=lambda value: (value.doubt in ("", "empty"), -value.count))
    short = [value for value in found if len(value.text) <= _LONGEST]
    return {
        "values": [
            {
                "text": value.text,
                "count": value.count,
                "reads": value.reads,
                "doubt": value.doubt,
                "suggestion": value.suggestion,
            }
            for value in short[: int(request["limit"])]
        ],
        "distinct": len(found),
        "doubtful": sum(value.doubt not in ("", "empty") for value in found),
    }


def doubts_of_columns(state: WorkerState, request: dict[str, Any]) -> dict[str, Any]:
    """``columns``: index of each column with doubtful values -> {``kinds`` {doubt: rows},
    ``values``, ``rows``}. ``known`` as for ``values_of_column``."""
    normaliser = normaliser_of(state, request)
    told: dict[str, Any] = {}
    total = len(normaliser.columns)
    for done, column in enumerate(normaliser.columns):
        state.progress(done, total, column.column)
        kinds: dict[str, int] = {}
        values = 0
        for value in _look(state, normaliser, column, request):
            if value.doubt not in ("", "empty"):
                kinds[value.doubt] = kinds.get(value.doubt, 0) + value.count
                values += 1
        if values:
            told[str(column.index)] = {
                "kinds": kinds,
                "values": values,
                "rows": sum(kinds.values()),
            }
    return {"columns": told}


def _look(
    state: WorkerState, normaliser: Normaliser, column: ColumnMap, request: dict[str, Any]
) -> list[_Value]:
    """Every different value of a column, in the order of the file."""
    first, counts = _counted(state, column.index)
    name = "" if column.field.startswith("(") else fields.split_label(column.field)[0]
    kind = fields.FIELDS[name] if name else column.kind
    convert = normaliser.reading_of(column.index)
    repair = "numbers" in request.get("repair", ())
    found = []
    for text, count in counts.items():
        value = _Value(text, count)
        try:
            read = convert(first[text])
        except UnusableError:
            value.doubt = _DOUBTS.get(kind, "number")
        else:
            if read is not None:
                value.reads = shown_value(read)
                value.doubt = _odd(value.reads, name, kind, request.get("region"), repair=repair)
            elif text not in column.replacements:
                value.doubt = "empty"
        found.append(value)
    part = name.partition(".")[2]
    if part in _WORDS or (column.field == fields.CUSTOM and kind == "text"):
        known = request.get("known", {}).get(str(column.index), [])
        _look_for_slips(found, part, known)
    return found


def _counted(state: WorkerState, index: int) -> tuple[dict[str, Cell], dict[str, int]]:
    """For each different value the first cell that holds it, and how many do."""
    assert state.table is not None
    first: dict[str, Cell] = {}
    counts: dict[str, int] = {}
    for row in state.table.rows:
        cell = row[index]
        if cell is None:
            continue
        text = written(cell)
        if text in counts:
            counts[text] += 1
        else:
            counts[text], first[text] = 1, cell
    counts.pop("", None)
    return first, counts


def _odd(text: str, name: str, kind: str, region: str | None, *, repair: bool) -> str:
    """What is strange about a value that can be read, or ""."""
    if kind == "email":
        return _odd_emails(text)
    if kind == "phone":
        return _odd_phones(text, region, repair=repair)
    if name.endswith("address.country") and places.country_code(text) is None:
        return "country"
    return ""


def _odd_emails(text: str) -> str:
    return "" if all(map(emails.is_email, emails.split_emails(text) or [text])) else "email"


def _odd_phones(text: str, region: str | None, *, repair: bool) -> str:
    for one in phones.split_numbers(text) or [text]:
        if phones.excel_damage(one) is not None:
            if not (repair and phones.repair(one, region)):
                return "phone_damaged"
        elif not phones.looks_like_phone(one):
            # A run of digits is a number here, because the heading or the person says so.
            count = len(phones.digits(one))
            if not phones.SHORTEST - 1 <= count <= phones.LONGEST or any(map(str.isalpha, one)):
                return "phone"
    return ""


def _look_for_slips(found: list[_Value], part: str, known: list[str]) -> None:
    """Mark words that the shop does not have, and those that nearly are another one."""
    plain = [value for value in found if value.reads and not value.doubt]
    shop = {key(word) or word.casefold(): word for word in reversed(known)}
    if known:
        for value in plain:
            spelled = key(value.reads) or value.reads.casefold()
            if spelled not in shop:
                value.doubt = part.rpartition(".")[2]
                value.suggestion = _nearest(value.reads, known)
            elif value.reads != shop[spelled]:
                value.doubt, value.suggestion = "similar", shop[spelled]
        return
    frequent = sorted(plain, key=lambda value: -value.count)
    if len(frequent) > _MOST_WORDS:
        if len(frequent) > sum(value.count for value in frequent) / 2:
            return  # hardly a word stands here twice
        frequent = frequent[:_MOST_WORDS]
    leaders: dict[str, _Value] = {}
    for value in frequent:
        spelled = key(value.reads) or value.reads.casefold()
        leader = leaders.setdefault(spelled, value)
        if leader.reads != value.reads:
            value.doubt, value.suggestion = "similar", leader.reads
    words = list(leaders.values())
    for place, value in enumerate(words):
        for other in words[:place]:
            if other.count < _RARE * value.count:
                break  # sorted: those behind are not frequent enough either
            if _is_slip(value.reads, other.reads):
                value.doubt, value.suggestion = "similar", other.reads
                break


def _nearest(text: str, known: Iterable[str]) -> str:
    return next((word for word in known if _is_slip(text, word)), "")


def _is_slip(rare: str, usual: str) -> bool:
    """Whether the two differ by one letter of one word; other digits are another thing."""
    mine, theirs = collapse(rare).casefold().split(), collapse(usual).casefold().split()
    if len(mine) != len(theirs):
        return False
    differing = [pair for pair in zip(mine, theirs, strict=True) if pair[0] != pair[1]]
    if len(differing) != 1:
        return False
    one, other = differing[0]
    return (
        min(len(one), len(other)) >= _SHORTEST_WORD
        and one.isalpha()
        and other.isalpha()
        and DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1
    )
