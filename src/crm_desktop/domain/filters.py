"""What a list of contacts shows: conditions joined by "and" and "or", as a saved view keeps them.

A filter is a ``Group`` of conditions and further groups. A condition has a field, an operation and
values; which belong together stands in ``OPERATIONS``. Everything is a code and means the same on
every PC: tags, colleagues and custom fields are named by id (hex). "Within 30 days" stays so and
is worked out against the day on which it is asked.

Which contacts fit: of several values any one suffices, and negations fit whatever has nothing. The
empty group fits every contact.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from crm_desktop.domain.consent import COLUMNS

Joined = Literal["and", "or"]
Value = str | int | float

_CHOICE = {"is": "texts", "is_not": "texts", "empty": "", "present": ""}
_TEXT = {
    "contains": "texts", "contains_not": "texts", "is": "texts", "is_not": "texts", "empty": "",
    "present": "",
}  # fmt: skip
_REACHED = {"contains": "texts", "contains_not": "texts", "empty": "", "present": ""}
_YES_NO = {"yes": "", "no": "", "empty": ""}
_PAST = {"since": "date", "not_since": "date", "within_days": "days", "older_than_days": "days"}

OPERATIONS: dict[str, dict[str, str]] = {
    "kind": {"is": "texts", "is_not": "texts"},
    "name": _TEXT, "company": _REACHED, "town": _TEXT,
    "phone": _REACHED, "email": _REACHED, "address": _REACHED, "postal_code": _REACHED,
    "tag": _CHOICE, "status": _CHOICE, "owner": _CHOICE, "lead_source": _CHOICE,
    "industry": _CHOICE, "newsletter": _YES_NO, "consent": _YES_NO, "active": _YES_NO,
    # Whatever the list's own field for typing looks into.
    "any": {"contains": "texts", "contains_not": "texts"},
    # What was said of a channel; "empty": nothing was, and the general consent may hold.
    **dict.fromkeys(COLUMNS, _YES_NO),
    "last_contact": {**_PAST, "empty": "", "present": ""},
    "created": _PAST,
    "next_step": {"empty": "", "present": "", "late": "", "within_days": "days"},
    "birthday": {
        "this_month": "", "in_month": "months", "next_days": "days", "empty": "", "present": "",
    },
    "open_deals": {"empty": "", "present": "", "over": "number", "under": "number"},
    "custom": {
        "contains": "texts", "contains_not": "texts", "is": "texts", "is_not": "texts",
        "greater": "number", "less": "number",
        "on": "part of date", "before": "part of date", "after": "part of date",
        "within_days": "days", "older_than_days": "days", "next_days": "days",
        "in_month": "months", "yes": "", "no": "", "empty": "", "present": "",
    },
}  # fmt: skip
"""Field -> operation -> its values: none, texts, a date (ISO), part of a date, days, months, a
number.

``within_days`` counts back from today (of a next step: forward) and includes today; ``next_days``
counts forward from today. ``not_since`` and ``older_than_days`` of the last contact also fit
contacts that never had one. A custom field is written "custom:" and its id; a name, town or other
text is compared without case and accents.

Part of a date is a year, a month of a year, or a day: "2026", "2026-05", "2026-05-14". A date of
which the day or month is not known is ``on`` what it shares with that, and otherwise counts as the
first day it can be; without a year it only has a month.
"""

CUSTOM_OPERATIONS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("text", "link"), ("contains", "contains_not", "is", "is_not", "empty", "present")
    ),
    "list": ("is", "is_not", "empty", "present"),
    **dict.fromkeys(("number", "money", "percent"), ("greater", "less", "is", "empty", "present")),
    "date": (
        "within_days", "older_than_days", "next_days", "on", "before", "after", "in_month",
        "empty", "present",
    ),
    "yes/no": ("yes", "no", "empty"),
}  # fmt: skip
"""Kind of a custom field -> what can be asked of it, the usual first."""

_CUSTOM = "custom:"
LONGEST = 200
_MOST_VALUES = 200
_MOST_PARTS = 200
_DEEPEST = 8
_MOST_DAYS = 36_600
_ID = re.compile(r"[0-9a-f]{32}")
_BY_ID = ("tag", "owner")


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must be so.

    Raises:
        ValueError: field, operation and values do not belong together.
    """

    field: str
    operation: str
    values: tuple[Value, ...] = ()

    def __post_init__(self) -> None:
        allowed = OPERATIONS.get("custom" if self.custom_field else self.field, {})
        if self.field == "custom" or self.operation not in allowed:
            raise ValueError(f"no such condition: {self.field[:60]} {self.operation[:60]}")
        _check(allowed[self.operation], self.values)
        if self.field in _BY_ID and not all(_ID.fullmatch(str(v)) for v in self.values):
            raise ValueError("an id has 32 hexadecimal digits")

    @property
    def custom_field(self) -> str:
        """The id of the custom field that it is about, in hex; "" for all other fields."""
        found = self.field.removeprefix(_CUSTOM)
        return found if found != self.field and _ID.fullmatch(found) else ""

    @property
    def text(self) -> str:
        """The first value as text."""
        return str(self.values[0])

    @property
    def texts(self) -> tuple[str, ...]:
        """All values as texts."""
        return tuple(map(str, self.values))

    @property
    def number(self) -> float:
        """The one value as a number."""
        return float(self.values[0])

    def day(self, today: dt.date) -> dt.date:
        """The day that a date or a number of days stands for."""
        value = self.values[0]
        if isinstance(value, str):
            return dt.date.fromisoformat(value)
        ahead = self.field == "next_step" or self.operation == "next_days"
        days = int(value)
        if not ahead:
            days = min(days, today.toordinal() - 1)
        return today + dt.timedelta(days=days if ahead else -days)


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions and groups of which all ("and") or at least one ("or") must fit."""

    joined: Joined = "and"
    parts: tuple[Condition | Group, ...] = ()

    def conditions(self) -> Iterator[Condition]:
        """All conditions, also those of the groups inside."""
        for part in self.parts:
            if isinstance(part, Group):
                yield from part.conditions()
            else:
                yield part


EVERYONE = Group()
"""The filter that every contact fits."""


def is_day(text: object) -> bool:
    """Whether a text is a date written as 2026-10-14."""
    if not isinstance(text, str) or len(text) != 10:
        return False
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


_PART_OF_DATE = re.compile(r"\d{4}(-\d\d)?")


def is_part_of_date(text: object) -> bool:
    """Whether a text is a year, a month of a year, or a day: "2026", "2026-05", "2026-05-14"."""
    if is_day(text):
        return True
    if not isinstance(text, str) or not _PART_OF_DATE.fullmatch(text):
        return False
    return is_day(f"{text}-01" if len(text) == 7 else f"{text}-01-01")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e15


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value.strip()) > 0 and len(value) <= LONGEST


def _check(shape: str, values: tuple[Value, ...]) -> None:
    whole = all(isinstance(v, int) and not isinstance(v, bool) for v in values)
    right = {
        "": not values,
        "texts": 0 < len(values) <= _MOST_VALUES and all(map(_is_text, values)),
        "date": len(values) == 1 and is_day(values[0]),
        "part of date": len(values) == 1 and is_part_of_date(values[0]),
        "days": len(values) == 1 and whole and 0 <= int(values[0]) <= _MOST_DAYS,
        "months": 0 < len(values) <= 12 and whole and all(1 <= int(v) <= 12 for v in values),
        "number": len(values) == 1 and _is_number(values[0]),
    }[shape]
    if not right:
        raise ValueError(f"the values of a condition must be: {shape or 'none'}")


# ------------------------------------------------------------------------------------ JSON


def to_json(group: Group) -> str:
    """The filter as a text that ``from_json`` reads on any PC; equal filters give equal texts."""
    return json.dumps(_shown(group), ensure_ascii=False, separators=(",", ":"))


def _shown(part: Condition | Group) -> dict[str, Any]:
    if isinstance(part, Group):
        return {part.joined: [_shown(inner) for inner in part.parts]}
    shown: dict[str, Any] = {"field": part.field, "is": part.operation}
    if part.values:
        shown["values"] = list(part.values)
    return shown


def from_json(text: str) -> Group:
    """Read what ``to_json`` wrote.

    Raises:
        ValueError: it is no filter, or one of a newer program; nothing is guessed.
    """
    try:
        read = json.loads(text)
    except RecursionError as error:
        raise ValueError("not a filter") from error
    group = _read(read, 0)
    if not isinstance(group, Group):
        raise ValueError("a filter is a group")
    return group


def _read(shown: object, depth: int) -> Condition | Group:
    if not isinstance(shown, dict) or depth > _DEEPEST:
        raise ValueError("not a filter")
    if shown.keys() in ({"and"}, {"or"}):
        ((joined, parts),) = shown.items()
        if not isinstance(parts, list) or len(parts) > _MOST_PARTS:
            raise ValueError("not a filter")
        return Group(joined, tuple(_read(part, depth + 1) for part in parts))
    if not shown.keys() <= {"field", "is", "values"}:
        raise ValueError("a condition of a newer program")
    field, operation, values = shown.get("field"), shown.get("is"), shown.get("values", [])
    if not (isinstance(field, str) and isinstance(operation, str) and isinstance(values, list)):
        raise ValueError("not a condition")
    if not all(isinstance(value, str | int | float) for value in values):
        raise ValueError("not a condition")
    return Condition(field, operation, tuple(values))
