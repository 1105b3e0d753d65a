"""A filter (``domain.filters``) as an SQL condition on ``contact_summary s``; values are bound.

Every condition is a test of the narrow row itself or ``s.n IN (...)`` over what an index gives, so
that conditions can be joined, turned round and counted without changing what is read from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from crm_desktop.domain.consent import COLUMNS
from crm_desktop.domain.filters import Condition, Group, Value
from crm_desktop.domain.text import fold
from crm_desktop.services.last_word import last_word

SqlTest = tuple[str, list[object]]
"""An SQL expression and the values for its question marks."""

_FIRST_DAY, _LAST_DAY = dt.date(2, 1, 1), dt.date(9998, 12, 31)
_OF_PART = "SELECT k.n FROM {0} p JOIN contact k ON k.id=p.contact_id WHERE p.gone=0"


def sql_test(group: Group, today: dt.date, zone: dt.tzinfo) -> SqlTest:
    """The condition that the contacts of a filter fulfil; days begin at midnight in ``zone``."""
    made = [
        sql_test(part, today, zone) if isinstance(part, Group) else _test(part, today, zone)
        for part in group.parts
    ]
    if not made:
        return "1", []
    joined = f" {group.joined.upper()} ".join(sql for sql, _ in made)
    return f"({joined})", [value for _, values in made for value in values]


def midnight(day: dt.date, zone: dt.tzinfo) -> int:
    """The instant at which a day begins, in UTC milliseconds."""
    day = min(max(day, _FIRST_DAY), _LAST_DAY)  # the ends of the calendar have no instants
    return round(dt.datetime.combine(day, dt.time(), tzinfo=zone).timestamp() * 1000)


def _test(condition: Condition, today: dt.date, zone: dt.tzinfo) -> SqlTest:
    if condition.custom_field:
        return _custom(condition, today)
    if condition.field == "birthday":
        return _birthday(condition, today)
    if condition.field in ("last_contact", "created"):
        return _instant(condition, today, zone)
    if condition.field == "next_step":
        return _next_step(condition, today)
    return _TESTS[condition.field](condition)


def _not(test: SqlTest) -> SqlTest:
    return f"NOT {test[0]}", test[1]


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


def _words(column: str, text: str) -> SqlTest:
    """All words of the text somewhere in a column of folded text."""
    words = fold(text).split() or [fold(text)]
    return f"({' AND '.join([f'instr({column}, ?)>0'] * len(words))})", [*words]


def _any(tests: Iterable[SqlTest]) -> SqlTest:
    """At least one of them."""
    made = list(tests)
    joined = " OR ".join(sql for sql, _ in made)
    return f"({joined})", [value for _, values in made for value in values]


def _any_words(column: str, texts: Iterable[str]) -> SqlTest:
    """All words of at least one of the texts."""
    return _any(_words(column, text) for text in texts)


def _in_index(column: str) -> Callable[[Condition], SqlTest]:
    """Words in what the search index holds of a contact."""

    def test(condition: Condition) -> SqlTest:
        if condition.operation in ("empty", "present"):
            sql: SqlTest = f"s.n IN (SELECT n FROM search_contact WHERE {column}<>'')", []
            return _not(sql) if condition.operation == "empty" else sql
        inner, values = _any_words(column, condition.texts)
        sql = f"s.n IN (SELECT n FROM search_contact WHERE {inner})", values
        return _not(sql) if condition.operation == "contains_not" else sql

    return test


def _anywhere(condition: Condition) -> SqlTest:
    """At least one of the texts, as what is typed above a list finds it."""
    from crm_desktop.store.search_filter import text_test  # noqa: PLC0415 - not for the first page

    sql = _any(text_test(text, "s.n") for text in condition.texts)
    return _not(sql) if condition.operation == "contains_not" else sql


def _folded(column: str) -> Callable[[Condition], SqlTest]:
    """Comparisons of a folded text of the row."""

    def test(condition: Condition) -> SqlTest:
        operation = condition.operation
        if operation in ("empty", "present"):
            return f"{column}{'=' if operation == 'empty' else '<>'}''", []
        if operation in ("is", "is_not"):
            values = [fold(str(value)) for value in condition.values]
            return f"{column} {'NOT ' * (operation == 'is_not')}IN ({_marks(values)})", [*values]
        sql = _any_words(column, condition.texts)
        return _not(sql) if operation == "contains_not" else sql

    return test


def _name(condition: Condition) -> SqlTest:
    if condition.operation in ("contains", "contains_not"):  # also the nickname
        return _in_index("names")(condition)
    return _folded("s.name_key")(condition)


def _part(table: str, there: str, like: Callable[[str], SqlTest]) -> Callable[[Condition], SqlTest]:
    """Phones, addresses ...: any of them; ``there`` says which of them count as present."""

    def test(condition: Condition) -> SqlTest:
        inner, values = (
            _any(map(like, condition.texts))
            if condition.operation.startswith("contains")
            else (there, [])
        )
        sql = f"s.n IN ({_OF_PART.format(table)} AND {inner})", values
        return _not(sql) if condition.operation in ("empty", "contains_not") else sql

    return test


def _digits_in(column: str) -> Callable[[str], SqlTest]:
    def like(text: str) -> SqlTest:
        digits = "".join(sign for sign in text if sign.isdecimal())
        return (f"instr(p.{column}, ?)>0", [digits]) if digits else _words("fold(p.typed)", text)

    return like


def _status(condition: Condition) -> SqlTest:
    """By an index of the live contacts that have a status."""
    inner = "SELECT n FROM contact WHERE gone=0 AND status<>''"
    if condition.operation in ("empty", "present"):
        return f"s.n {'NOT ' * (condition.operation == 'empty')}IN ({inner})", []
    negated = "NOT " * (condition.operation == "is_not")
    sql = f"s.n {negated}IN ({inner} AND status IN ({_marks(condition.values)}))"
    return sql, [*condition.values]


def _of_contact(
    column: str, convert: Callable[[Value], object] = str
) -> Callable[[Condition], SqlTest]:
    """A column of the contact that holds one of a few values."""

    def test(condition: Condition) -> SqlTest:
        empty = f"coalesce({column}, '')=''"
        if condition.operation in ("empty", "present"):
            inner, values = empty, []
        else:
            values = [convert(value) for value in condition.values]
            inner = f"{column} IN ({_marks(values)})"
        sql = f"s.n IN (SELECT n FROM contact WHERE gone=0 AND {inner})", values
        return _not(sql) if condition.operation in ("present", "is_not") else sql

    return test


def _tag(condition: Condition) -> SqlTest:
    if condition.operation in ("empty", "present"):
        return f"s.tag_key{'=' if condition.operation == 'empty' else '<>'}''", []
    values = [bytes.fromhex(str(value)) for value in condition.values]
    sql = (
        f"s.n IN ({_OF_PART.format('tagging')} AND p.tag_id IN"
        f" (SELECT id FROM tag WHERE gone=0 AND id IN ({_marks(values)})))"
    )
    return _not((sql, [*values])) if condition.operation == "is_not" else (sql, [*values])


def _kind(condition: Condition) -> SqlTest:
    negated = "NOT " * (condition.operation == "is_not")
    return f"s.kind {negated}IN ({_marks(condition.values)})", [*condition.values]


def _yes_no(column: str) -> Callable[[Condition], SqlTest]:
    """A column of the contact that holds yes, no or nothing."""

    def test(condition: Condition) -> SqlTest:
        wanted = {"yes": "=1", "no": "=0", "empty": " ISNULL"}[condition.operation]
        return f"s.n IN (SELECT n FROM contact WHERE gone=0 AND {column}{wanted})", []

    return test


def _channel(condition: Condition) -> SqlTest:
    """By the last word about a way of reaching somebody."""
    channel = COLUMNS[condition.field]
    said = f"SELECT contact_id FROM consent WHERE channel='{channel}' AND gone=0"
    inner = f"SELECT c.n FROM contact c WHERE c.gone=0 AND c.id IN ({said})"
    if condition.operation == "empty":
        return f"s.n NOT IN ({inner})", []
    return f"s.n IN ({inner} AND {last_word(channel)}=?)", [int(condition.operation == "yes")]


def _birthday(condition: Condition, today: dt.date) -> SqlTest:
    there = "s.n IN (SELECT n FROM contact WHERE gone=0 AND {0})"
    operation = condition.operation
    if operation == "this_month":
        return there.format("birth_month=?"), [today.month]
    if operation == "in_month":
        inner = f"birth_month IN ({_marks(condition.values)})"
        return there.format(inner), [*condition.values]
    if operation == "next_days":
        last = condition.day(today)
        if (last - today).days >= 365:
            return there.format("birth_month NOTNULL AND birth_day NOTNULL"), []
        # Days of the year as 1123; at New Year the range has two parts.
        first_day, last_day = today.month * 100 + today.day, last.month * 100 + last.day
        day = "birth_month*100+birth_day"
        joined = "AND" if first_day <= last_day else "OR"
        inner = f"birth_month NOTNULL AND ({day}>=? {joined} {day}<=?)"
        return there.format(inner), [first_day, last_day]
    test: SqlTest = (
        there.format("(birth_month NOTNULL OR birth_year NOTNULL OR birth_day NOTNULL)"),
        [],
    )
    return _not(test) if operation == "empty" else test


def _open_deals(condition: Condition) -> SqlTest:
    if condition.operation in ("over", "under"):
        sign = ">" if condition.operation == "over" else "<"
        return f"coalesce(s.open_sum, 0){sign}?", [condition.number]
    return f"s.open_deals{'=' if condition.operation == 'empty' else '>'}0", []


def _instant(condition: Condition, today: dt.date, zone: dt.tzinfo) -> SqlTest:
    column = "s.last_at" if condition.field == "last_contact" else "s.created_at"
    if condition.operation in ("empty", "present"):
        return f"{column} {'ISNULL' if condition.operation == 'empty' else 'NOTNULL'}", []
    border = midnight(condition.day(today), zone)
    if condition.operation in ("since", "within_days"):
        return f"{column}>=?", [border]
    return f"coalesce({column}<?, 1)", [border]


def _next_step(condition: Condition, today: dt.date) -> SqlTest:
    if condition.operation in ("empty", "present"):
        return f"s.next_due {'ISNULL' if condition.operation == 'empty' else 'NOTNULL'}", []
    if condition.operation == "late":
        return "s.next_due<?", [today.isoformat()]
    after = condition.day(today) + dt.timedelta(days=1)
    return "(s.next_due>=? AND s.next_due<?)", [today.isoformat(), after.isoformat()]


# Values repeat: each different one is looked at once, and an index gives who has it.
_DIFFERENT = (
    "p.value IN (SELECT value FROM (SELECT DISTINCT value FROM field_value WHERE field_id=?"
    " LIMIT -1) WHERE {0})"
)
"""With the limit the test stays outside, where it meets each value once."""
_WITH_YEAR = "p.value>='0'"
"""Of a date: those without a year begin with a dash."""


def _custom(condition: Condition, today: dt.date) -> SqlTest:
    operation, field = condition.operation, bytes.fromhex(condition.custom_field)
    values: list[object] = []
    if operation.startswith("contains"):
        inner, values = _any_words("fold(value)", condition.texts)
        inner, values = _DIFFERENT.format(inner), [field, *values]
    elif operation in ("is", "is_not"):
        folded = [fold(text) for text in condition.texts]
        inner = _DIFFERENT.format(f"fold(value) IN ({_marks(folded)})")
        values = [field, *folded]
    elif operation in ("greater", "less"):
        inner, values = f"p.number{'>' if operation == 'greater' else '<'}?", [condition.number]
    elif operation in _DATES:
        inner, values = _date(condition, today)
    elif operation in ("yes", "no"):
        inner = f"p.value='{int(operation == 'yes')}'"
    else:
        inner = "1"
    sql = f"s.n IN ({_OF_PART.format('field_value')} AND p.field_id=? AND p.value<>'' AND {inner})"
    test: SqlTest = sql, [field, *values]
    return _not(test) if operation in ("empty", "contains_not", "is_not") else test


_DATES = ("on", "before", "after", "within_days", "older_than_days", "next_days", "in_month")


def _date(condition: Condition, today: dt.date) -> SqlTest:
    """A custom date, of which parts may be missing; its texts are in the order of time."""
    operation = condition.operation
    if operation == "in_month":
        month = "substr(p.value, iif(p.value<'0', 3, 6), 2)"
        months = [f"{int(value):02d}" for value in condition.values]
        return f"{month} IN ({_marks(months)})", [*months]
    if operation in ("on", "before", "after"):
        sign = {"on": "=", "before": "<", "after": ">"}[operation]
        shared = f"substr(p.value, 1, {len(condition.text)})"
        return f"({_WITH_YEAR} AND {shared}{sign}?)", [condition.text]
    border, day = condition.day(today).isoformat(), today.isoformat()
    if operation == "older_than_days":
        return f"({_WITH_YEAR} AND p.value<?)", [border]
    return "(p.value BETWEEN ? AND ?)", [min(border, day), max(border, day)]


_TESTS: dict[str, Callable[[Condition], SqlTest]] = {
    "any": _anywhere,
    "kind": _kind, "name": _name, "company": _in_index("company"), "town": _folded("s.town_key"),
    "phone": _part("phone", "p.typed<>''", _digits_in("digits")),
    "email": _part("email", "p.address<>''", lambda text: _words("p.match_key", text)),
    "address": _part(
        "address", "(p.street<>'' OR p.city<>'' OR p.postal_code<>'')",
        lambda text: _words(
            "fold(p.street||' '||p.street_number||' '||p.street2||' '||p.postal_code||' '"
            "||p.city||' '||p.region||' '||p.country)", text,
        ),
    ),
    "postal_code": _part(
        "address", "p.postal_code<>''", lambda text: _words("lower(p.postal_code)", text)
    ),
    "tag": _tag, "status": _status, "lead_source": _of_contact("lead_source"),
    "owner": _of_contact("owner_id", lambda value: bytes.fromhex(str(value))),
    "industry": _of_contact("industry"), "newsletter": _yes_no("newsletter"),
    "consent": _yes_no("consent"), "active": _yes_no("active"), "open_deals": _open_deals,
    **dict.fromkeys(COLUMNS, _channel),
}  # fmt: skip
