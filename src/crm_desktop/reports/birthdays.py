"""Birthdays, and other days that come back each year, in the coming time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from crm_desktop.reports.model import Column, Group, Part, Report, Rich, Row, Table, Tick
from crm_desktop.reports.order import Material
from crm_desktop.reports.shown import joined
from crm_desktop.services.contact_rows import read_rows
from crm_desktop.services.yearly_dates import yearly_dates

_DAYS = 92


def birthdays(material: Material) -> Report:
    """The days of the order's period (none: from today for three months), by month."""
    words, order = material.words, material.order
    first = order.first or order.today
    last = order.last or first + dt.timedelta(days=_DAYS)
    only = None if order.contacts is None else set(order.contacts)
    found = [
        one
        for one in yearly_dates(material.raw, first, (last - first).days + 1)
        if only is None or one.contact_n in only
    ]
    numbers = list(dict.fromkeys(one.contact_n for one in found))
    people = {row.n: row for row in read_rows(material.raw, numbers, order.today)}

    def rows() -> Iterator[Row | Group]:
        month = ""
        for one in found:
            if words.month(one.date) != month:
                month = words.month(one.date)
                yield Group(month)
            person = people.get(one.contact_n)
            what = one.field or words.say("Birthday")
            years = "" if one.years is None else words.number(one.years)
            yield (
                Tick(), Rich(words.weekday(one.date), value=one.date),
                Rich(one.contact, person.company if person else ""),
                what, Rich(years, value=one.years),
                joined((person.phone, person.email), "\n") if person else "",
            )  # fmt: skip

    heads = (
        Column("", width=12),
        Column(words.say("Day"), width=64, kind="date"),
        Column(words.say("Customer"), strong=True, share=1.3),
        Column(words.say("What"), width=80, faint=True),
        Column(words.say("Years"), width=36, align="right", kind="number"),
        Column(words.say("Phone and e-mail"), share=1.2),
    )
    nothing = words.say("No birthdays in this period.")
    parts: list[Part] = [Table(heads, rows(), nothing=nothing)]
    title = words.say("Birthdays")
    period = words.period(first, last)
    name = f"{title} {first.isoformat()} {words.to} {last.isoformat()}"
    return Report(title, joined((period, order.of_whom), " · "), parts, name)
