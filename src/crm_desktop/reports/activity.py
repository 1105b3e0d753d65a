"""Visits and calls in a period: who was contacted, when, by whom and about what."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from crm_desktop.reports.model import (
    Column,
    Figures,
    Heading,
    Part,
    Report,
    Rich,
    Row,
    Table,
    Text,
)
from crm_desktop.reports.order import Material
from crm_desktop.reports.shown import KINDS, figures_of, joined, kind_word, outcome_word
from crm_desktop.services.activity import Done, Wanted, count_by_person, oldest_entry, read_done


def activity(material: Material) -> Report:
    """The entries of the order's period, the newest first, with sums by kind and by colleague."""
    words, order = material.words, material.order
    last = order.last or order.today
    first = order.first
    if first is None:
        oldest = oldest_entry(material.raw, order.who)
        first = last if oldest is None else min(last, material.wall(oldest).date())
    begin, end = material.instants(first, last)
    wanted = Wanted(begin, end, order.contacts, order.who)
    people = count_by_person(material.raw, wanted)
    counts: Counter[str] = Counter()
    for _who, mine in people:
        counts.update(mine)
    of_whom = order.of_whom
    if not of_whom and order.contacts is not None:
        count = len(order.contacts)
        of_whom = words.say("1 contact") if count == 1 else words.say("%1 contacts", count)
    of_whom = of_whom or words.say("all customers")
    by = order.who_name if order.who is not None else words.say("everyone")
    subtitle = " · ".join((words.period(first, last), of_whom, by))

    def parts() -> Iterator[Part]:
        if not counts:
            yield Text(words.say("No visits or calls in this period."))
            return
        yield Figures(figures_of(words, counts))
        if len(people) > 1:
            kinds = [kind for kind in KINDS if counts.get(kind)]
            heads = (
                Column(words.say("By"), strong=True, share=2.4),
                *(
                    Column(
                        words.say("Other") if kind == "other" else kind_word(words, kind),
                        align="right",
                        kind="number",
                    )
                    for kind in kinds
                ),
                Column(words.say("In all"), align="right", kind="number"),
            )
            yield Table(
                heads,
                (
                    (
                        who or words.say("nobody named"),
                        *(_figure(material, mine.get(kind, 0)) for kind in kinds),
                        _figure(material, sum(mine.values())),
                    )
                    for who, mine in people
                ),
                title=words.say("By person"),
            )
            yield Heading(words.say("One by one"))
        yield Table(
            (
                Column(words.say("Date"), width=52, kind="date"),
                Column(words.say("Time"), width=34, faint=True),
                Column(words.say("Kind"), width=52),
                Column(words.say("Customer"), share=0.85, strong=True),
                Column(words.say("What was said or done"), share=1.85),
                Column(words.say("By"), width=58, faint=True, align="right"),
            ),
            _rows(material, read_done(material.raw, wanted)),
        )

    day = f"{first.isoformat()} {words.to} {last.isoformat()}"
    title = words.say("Visits and calls")
    return Report(title, subtitle, parts(), f"{title} {day}")


def _figure(material: Material, count: int) -> Rich:
    return Rich(material.words.number(count) if count else "–", value=count)


def _rows(material: Material, entries: Iterator[Done]) -> Iterator[Row]:
    words = material.words
    before: dt.date | None = None
    for entry in entries:
        at = material.wall(entry.at)
        day = at.date()
        short = f"{words.weekdays[day.weekday()]} {day.day}{words.day_mark}"
        if before is None or (before.year, before.month) != (day.year, day.month):
            short = words.weekday(day)
        shown = Rich("" if day == before else short, value=day, again=words.weekday(day))
        before = day
        minutes = words.say("%1 min", entry.minutes) if entry.minutes else ""
        more = joined((outcome_word(words, entry.outcome), minutes))
        yield (
            shown, f"{at:%H:%M}", kind_word(words, entry.kind),
            Rich(entry.name, entry.company, joined((entry.name, entry.company))),
            Rich(entry.text, more, joined((entry.text, more), "\n")), entry.who,
        )  # fmt: skip
