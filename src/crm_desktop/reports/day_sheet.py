"""The day on paper: overdue and coming reminders with boxes to tick and the code of each customer.

The code finds the customer again when the sheet comes back with notes on it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from crm_desktop.domain.short_codes import short_code
from crm_desktop.reports.model import Column, Group, Part, Report, Rich, Row, Table, Tick
from crm_desktop.reports.order import Material
from crm_desktop.reports.shown import due_words, joined, kind_word, late_words
from crm_desktop.services.contact_rows import read_rows
from crm_desktop.services.today import TodayRow, read_today

_MOST = 2000


def day_sheet(material: Material) -> Report:
    """Overdue, today and the next seven days; later ones up to the end of the order's period."""
    words, order = material.words, material.order
    begins, _ = material.instants(order.today, order.today)
    page = read_today(material.raw, order.today, begins, folded=frozenset({"waiting"}), limit=_MOST)
    until = order.last
    titles = {
        "overdue": words.say("Overdue"), "today": words.say("Today"),
        "next": words.say("Next 7 days"), "later": words.say("Later"),
    }  # fmt: skip
    groups: list[tuple[str, list[TodayRow]]] = []
    for part in page.parts:
        wanted = [row for row in part.rows if _is_wanted(row, until) and _is_mine(row, material)]
        if part.group in titles and wanted and (part.group != "later" or until is not None):
            groups.append((titles[part.group], wanted))
    everyone = [row.contact_n for _, listed in groups for row in listed]
    rows = read_rows(material.raw, list(dict.fromkeys(everyone)), order.today)
    phones = {row.n: row.phone for row in rows}

    def lines() -> Iterator[Row | Group]:
        for title, listed in groups:
            yield Group(title, words.number(len(listed)))
            for row in listed:
                when = due_words(words, row.due, row.time, order.today)
                yield (
                    Tick(), Rich(when, late_words(words, row.days_late), row.due),
                    Rich(row.title or kind_word(words, row.kind), row.deal),
                    Rich(row.contact, joined((row.company, phones.get(row.contact_n, "")), " · ")),
                    Rich(short_code(row.contact_id), row.who, short_code(row.contact_id)),
                )  # fmt: skip

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


def _is_wanted(row: TodayRow, until: dt.date | None) -> bool:
    return until is None or row.due is None or row.due <= until


def _is_mine(row: TodayRow, material: Material) -> bool:
    return material.order.who is None or row.who == material.order.who_name
