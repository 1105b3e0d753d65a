"""A list of contacts as it is seen: these contacts in this order, with these columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from crm_desktop.reports.model import Cell, Column, Part, Report, Rich, Row, Table
from crm_desktop.reports.order import ListColumn, Material
from crm_desktop.reports.shown import custom_value, due_words, joined
from crm_desktop.reports.words import Words
from crm_desktop.services.contact_rows import ContactRow, read_rows
from crm_desktop.services.contacts import CustomValue

_AT_ONCE = 500
_CUSTOM = "custom:"
_SHARES = {"name": 2.2, "company": 1.6, "email": 2.0, "next_step": 1.7, "tags": 1.3, "phone": 1.4}
_NUMBERS = ("number", "money", "percent")


def contact_list(material: Material) -> Report:
    """The contacts of the order with its columns (none: name, phone, e-mail, town)."""
    words, order = material.words, material.order
    numbers = material.numbers()
    columns = order.columns or (
        ListColumn("name", words.say("Name")), ListColumn("phone", words.say("Phone")),
        ListColumn("email", words.say("E-mail")), ListColumn("town", words.say("Town")),
    )  # fmt: skip
    count = len(numbers)
    said = words.say("1 contact") if count == 1 else words.say("%1 contacts", count)
    title = order.of_whom or words.say("Contacts")
    with_second = not any(column.code == "company" for column in columns)
    readers = [_reader(material, column, with_second=with_second) for column in columns]
    fields = [c.code.removeprefix(_CUSTOM) for c in columns if c.code.startswith(_CUSTOM)]

    def rows() -> Iterator[Row]:
        for start in range(0, count, _AT_ONCE):
            material.progress(start, count, words.say("Contacts"))
            for row in read_rows(
                material.raw, numbers[start : start + _AT_ONCE], order.today, fields
            ):
                yield tuple(read(row) for read in readers)

    heads = tuple(
        Column(
            column.title, share=_SHARES.get(column.code, 1.0), strong=column.code == "name",
            align="right" if column.code == "open_deals" or column.own_kind in _NUMBERS else "left",
            kind="instant" if column.code in {"last_contact", "created"} else "text",
        )
        for column in columns
    )  # fmt: skip
    parts: list[Part] = [
        Table(heads, rows(), nothing=words.say("There are no contacts in this list."))
    ]
    subtitle = joined((said, words.long_day(order.today)), " · ")
    return Report(title, subtitle, parts, joined((words.say("Contacts"), order.of_whom), " "))


def _reader(
    material: Material, column: ListColumn, *, with_second: bool
) -> Callable[[ContactRow], Cell]:
    words, code = material.words, column.code
    if code.startswith(_CUSTOM):
        field, kind, currency = code.removeprefix(_CUSTOM), column.own_kind, material.order.currency

        def own(row: ContactRow) -> Cell:
            value = row.custom.get(field, "")
            return custom_value(words, CustomValue("", kind, value), currency) if value else ""

        return own
    if code == "name":
        return lambda row: _named(row, with_second)
    if code in {"last_contact", "created"}:
        name = "last_at" if code == "last_contact" else "created_at"

        def instant(row: ContactRow) -> Cell:
            at = getattr(row, name)
            return "" if at is None else Rich(words.day(material.wall(at)), value=at)

        return instant
    special = _SPECIAL.get(code)
    if special is not None:
        return lambda row: special(words, row)
    if code == "next_step":
        return lambda row: _next_step(material, row)
    return lambda row: str(getattr(row, code, ""))


def _named(row: ContactRow, with_second: bool) -> Cell:
    name = row.name or row.email or row.phone
    second = row.second_line if with_second and row.kind != "company" else ""
    return Rich(name, second, name) if second else name


def _next_step(material: Material, row: ContactRow) -> Cell:
    step = row.next_step
    if step is None:
        return ""
    when = due_words(material.words, step.due, step.time, material.order.today)
    return Rich(step.title, when, joined((step.title, when), ", "))


def _kind(words: Words, kind: str) -> str:
    if kind == "company":
        return words.say("Company")
    return words.say("Household") if kind == "household" else words.say("Person")


_SPECIAL: dict[str, Callable[[Words, ContactRow], Cell]] = {
    "tags": lambda words, row: joined(tag.name for tag in row.tags),
    "open_deals": lambda words, row: words.sums(row.open_deals),
    "birthday": lambda words, row: words.partial_day(row.birthday),
    "kind": lambda words, row: _kind(words, row.kind),
}
