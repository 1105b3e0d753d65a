"""Won and lost deals of a period: by month, by reason, by the way the customers came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from crm_desktop.domain.pipeline import sums
from crm_desktop.reports.model import Column, Figures, Heading, Part, Report, Rich, Row, Table, Text
from crm_desktop.reports.order import Material
from crm_desktop.reports.shown import joined
from crm_desktop.services.outcomes import Outcome, read_outcomes


def outcomes(material: Material) -> Report:
    """The deals that were closed in the order's period."""
    words, order = material.words, material.order
    last = order.last or order.today
    found = read_outcomes(material.raw, order.first or dt.date.min, last, owner=order.who)
    first = order.first or min((one.closed_on for one in found), default=last)
    won = [one for one in found if one.won]
    lost = [one for one in found if not one.won]

    def parts() -> Iterator[Part]:
        if not found:
            yield Text(words.say("No deals were won or lost in this period."))
            return
        rate = f"{round(100 * len(won) / len(found))} %"
        yield Figures(
            (
                (words.number(len(won)), words.say("won")),
                (_worth(material, won), words.say("worth")),
                (words.number(len(lost)), words.say("lost")),
                (_worth(material, lost), words.say("worth")),
                (rate, words.say("won of those decided")),
            )
        )
        for heading, head, key in (
            (words.say("By month"), words.say("Month"), _by_month(material)),
            (words.say("By source"), words.say("Came through"), _by_source(material)),
        ):
            yield Heading(heading)
            yield _both(material, head, found, key, heading)
        if lost:
            yield Heading(words.say("Why deals were lost"))
            yield _reasons(material, lost)
        yield Heading(words.say("One by one"))
        yield Table(_heads(material), _lines(material, found), title=words.say("One by one"))

    title = words.say("Won and lost")
    name = f"{title} {first.isoformat()} {words.to} {last.isoformat()}"
    return Report(title, joined((words.period(first, last), order.who_name), " · "), parts(), name)


def _worth(material: Material, deals: Iterable[Outcome]) -> str:
    return material.words.sums(sums((one.currency, one.amount_minor) for one in deals)) or "–"


def _by_month(material: Material) -> Callable[[Outcome], tuple[object, str]]:
    def key(one: Outcome) -> tuple[object, str]:
        month = one.closed_on.replace(day=1)
        return -month.toordinal(), material.words.month(month)

    return key


def _by_source(material: Material) -> Callable[[Outcome], tuple[object, str]]:
    nobody = material.words.say("not known")

    def key(one: Outcome) -> tuple[object, str]:
        return (one.source == "", one.source.casefold()), one.source or nobody

    return key


def _both(
    material: Material, head: str, deals: list[Outcome],
    key: Callable[[Outcome], tuple[object, str]], title: str,
) -> Table:  # fmt: skip
    words = material.words
    groups: dict[object, tuple[str, list[Outcome]]] = {}
    for one in deals:
        order, name = key(one)
        groups.setdefault(order, (name, []))[1].append(one)

    def row(name: str, mine: list[Outcome]) -> Row:
        won = [one for one in mine if one.won]
        lost = [one for one in mine if not one.won]
        return (
            name, Rich(words.number(len(won)), value=len(won)), _worth(material, won),
            Rich(words.number(len(lost)), value=len(lost)), _worth(material, lost),
            f"{round(100 * len(won) / len(mine))} %",
        )  # fmt: skip

    ordered = sorted(groups.items(), key=lambda one: one[0])  # type: ignore[arg-type,return-value]
    return Table(
        (
            Column(head, strong=True, share=1.6),
            Column(words.say("Won"), width=40, align="right", kind="number"),
            Column(words.say("Value"), align="right"),
            Column(words.say("Lost"), width=40, align="right", kind="number"),
            Column(words.say("Value"), align="right"),
            Column(words.say("Won of those decided"), width=72, align="right", faint=True),
        ),
        [row(name, mine) for _, (name, mine) in ordered],
        total=row(words.say("In all"), deals),
        title=title,
    )


def _reasons(material: Material, lost: list[Outcome]) -> Table:
    words = material.words
    groups: dict[str, list[Outcome]] = {}
    for one in lost:
        groups.setdefault(one.reason or words.say("no reason given"), []).append(one)
    ordered = sorted(groups.items(), key=lambda one: (-len(one[1]), one[0].casefold()))
    return Table(
        (
            Column(words.say("Reason"), strong=True, share=2.0),
            Column(words.say("Deals"), width=44, align="right", kind="number"),
            Column(words.say("Share"), width=48, align="right", faint=True),
            Column(words.say("Value"), align="right"),
        ),
        [
            (
                reason, Rich(words.number(len(mine)), value=len(mine)),
                f"{round(100 * len(mine) / len(lost))} %", _worth(material, mine),
            )
            for reason, mine in ordered
        ],
        title=words.say("Why deals were lost"),
    )  # fmt: skip


def _heads(material: Material) -> tuple[Column, ...]:
    words = material.words
    return (
        Column(words.say("Closed"), width=62, kind="date"),
        Column(words.say("Deal"), strong=True, share=1.4),
        Column(words.say("Customer"), share=1.1),
        Column(words.say("Outcome"), share=1.0),
        Column(words.say("By"), width=56, faint=True),
        Column(words.say("Value"), width=72, align="right"),
    )


def _lines(material: Material, deals: Iterable[Outcome]) -> Iterator[Row]:
    words = material.words
    for one in deals:
        outcome = words.say("Won") if one.won else words.say("Lost")
        reason = "" if one.won else one.reason
        value = "–" if one.amount_minor is None else words.money(one.amount_minor, one.currency)
        yield (
            Rich(_day(material, one.closed_on), value=one.closed_on), one.title, one.name,
            Rich(outcome, reason, joined((outcome, reason), ": ")), one.owner, value,
        )  # fmt: skip


def _day(material: Material, day: dt.date) -> str:
    return material.words.day(day)
