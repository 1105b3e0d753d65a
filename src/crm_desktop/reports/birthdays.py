"""Birthdays, and other days that come back each year, in the coming time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice

from crm_desktop.reports.model import Column, Group, Part, Report, Rich, Row, Table, Tick
from crm_desktop.reports.order import Material
from crm_desktop.reports.shown import joined
from crm_desktop.reports.words import Words
from crm_desktop.services.contact_rows import ContactRow, read_rows
from crm_desktop.services.yearly_dates import YearlyDate, read_yearly_dates

_DAYS, _YEAR = 92, 365
_TOGETHER = 200
"""Days whose customers are read in one go."""


def birthdays(material: Material) -> Report:
    """The days of the order's period (none: from today for three months), by month; a year
    of them at most, since they come again then."""
    words, order = material.words, material.order
    first = order.first or order.today
    last = min(order.last or first + dt.timedelta(days=_DAYS), first + dt.timedelta(days=_YEAR))
    only = None if order.contacts is None else frozenset(order.contacts)

    def rows() -> Iterator[Row | Group]:
        month = ""
        found = (
            one
            for one in read_yearly_dates(material.raw, first, (last - first).days + 1)
            if only is None or one.contact_n in only
        )
        while part := list(islice(found, _TOGETHER)):
            numbers = list(dict.fromkeys(one.contact_n for one in part))
            people = {row.n: row for row in read_rows(material.raw, numbers, order.today)}
            for one in part:
                if words.month(one.date) != month:
                    month = words.month(one.date)
                    yield Group(month)
                yield _line(words, one, people.get(one.contact_n))

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


def _line(words: Words, one: YearlyDate, person: ContactRow | None) -> Row:
    what = one.field or words.say("Birthday")
    years = "" if one.years is None else words.number(one.years)
    return (
        Tick(), Rich(words.weekday(one.date), value=one.date),
        Rich(one.contact, person.company if person else ""),
        what, Rich(years, value=one.years),
        joined((person.phone, person.email), "\n") if person else "",
    )  # fmt: skip
