"""The day on paper: overdue and coming reminders with boxes to tick and the code of each customer.

The code finds the customer again when the sheet comes back with notes on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from crm_desktop.domain.short_codes import short_code
from crm_desktop.reports.model import Column, Part, Report, Rich, Row, Table, Tick
from crm_desktop.reports.model import Group as Line
from crm_desktop.reports.order import Material
from crm_desktop.reports.shown import due_words, joined, kind_word, late_words
from crm_desktop.services.contact_rows import read_rows
from crm_desktop.services.today import Group, TodayRow, count_group, read_group

_TOGETHER = 200
"""Reminders whose customers are read in one go."""


def day_sheet(material: Material) -> Report:
    """Overdue, today and the next seven days; later ones up to the end of the order's period."""
    words, order, raw = material.words, material.order, material.raw
    until = order.last
    titles: dict[Group, str] = {
        "overdue": words.say("Overdue"), "today": words.say("Today"),
        "next": words.say("Next 7 days"),
    }  # fmt: skip
    if until is not None:
        titles["later"] = words.say("Later")

    def lines() -> Iterator[Row | Line]:
        for group, title in titles.items():
            count = count_group(raw, order.today, group, owner=order.who, until=until)
            if not count:
                continue
            yield Line(title, words.number(count))
            listed = read_group(raw, order.today, group, owner=order.who, until=until)
            while part := list(islice(listed, _TOGETHER)):
                numbers = list(dict.fromkeys(row.contact_n for row in part))
                phones = {one.n: one.phone for one in read_rows(raw, numbers, order.today)}
                for row in part:
                    yield _line(material, row, phones.get(row.contact_n, ""))

    heads = (
        Column("", width=12),
        Column(words.say("When"), width=86, kind="date"),
        Column(words.say("What"), share=1.2),
        Column(words.say("Customer"), strong=True),
        Column(words.say("Code"), width=58, align="right"),
    )
    nothing = words.say("Nothing is planned. The day is free.")
    parts: list[Part] = [Table(heads, lines(), nothing=nothing)]
    title = words.say("Day sheet")
    day = f"{words.weekday(order.today)} {order.today.year}"
    said = joined((day, order.who_name), " · ")
    return Report(title, said, parts, f"{title} {order.today.isoformat()}")


def _line(material: Material, row: TodayRow, phone: str) -> Row:
    words, today = material.words, material.order.today
    when = due_words(words, row.due, row.time, today)
    code = short_code(row.contact_id)
    return (
        Tick(), Rich(when, late_words(words, row.days_late), row.due),
        Rich(row.title or kind_word(words, row.kind), row.deal),
        Rich(row.contact, joined((row.company, phone), " · ")), Rich(code, row.who, code),
    )  # fmt: skip
