"""Open deals by step with their sums, and those that need somebody."""

from __future__ import annotations

from collections.abc import Iterator

from crm_desktop.domain.pipeline import Reason
from crm_desktop.reports.model import (
    Column,
    Figures,
    Group,
    Heading,
    Part,
    Report,
    Rich,
    Row,
    Table,
)
from crm_desktop.reports.order import Material
from crm_desktop.reports.shown import due_words, joined
from crm_desktop.services.pipeline import (
    WON,
    Board,
    BoardView,
    Card,
    DealFilter,
    Totals,
    read_board,
)


def pipeline(material: Material) -> Report:
    """The board of the order's pipeline (none: the first), of one colleague where one is named."""
    words, order = material.words, material.order
    wanted = DealFilter(owner=order.who)
    board = read_board(
        material.raw, BoardView(order.pipeline, wanted=wanted), order.today, material.zone
    )
    name = board.pipeline.name if board.pipeline else ""
    said = joined((name, order.who_name, words.long_day(order.today)), " · ")

    def parts() -> Iterator[Part]:
        steps = [column for column in board.columns if column.key != WON]
        open_deals = board.totals.count
        yield Figures(
            (
                (words.number(open_deals),
                 words.say("open deal") if open_deals == 1 else words.say("open deals")),
                (words.sums(board.totals.sums) or "–", words.say("in all")),
                (words.sums(board.totals.expected) or "–", words.say("expected")),
            )
        )  # fmt: skip
        yield _by_step(material, board)
        needing = [card for column in steps for card in column.cards if card.reasons]
        needing.sort(key=lambda card: (-len(card.reasons), -max(r.days for r in card.reasons)))
        if needing:
            yield Heading(words.say("These deals need you"))
            yield Table(
                _heads(material, words.say("Why")),
                (
                    _line(material, card, "\n".join(_why(material, r) for r in card.reasons))
                    for card in needing
                ),
                title=words.say("These deals need you"),
            )
        yield Heading(words.say("All open deals"))
        yield Table(
            _heads(material, words.say("Next step")),
            _all(material, board),
            nothing=words.say("There are no open deals."),
            title=words.say("All open deals"),
        )

    title = words.say("Open deals")
    return Report(title, said, parts(), f"{title} {order.today.isoformat()}")


def _by_step(material: Material, board: Board) -> Table:
    words = material.words

    def row(name: str, percent: str, totals: Totals) -> Row:
        return (
            name, percent, Rich(words.number(totals.count), value=totals.count),
            words.sums(totals.sums) or "–", words.sums(totals.expected) or "–",
        )  # fmt: skip

    rows = [
        row(
            column.stage.name if column.stage else "",
            f"{column.stage.probability} %" if column.stage else "",
            column.totals,
        )
        for column in board.columns
        if column.key != WON
    ]
    return Table(
        (
            Column(words.say("Step"), strong=True, share=1.6),
            Column(words.say("Chance"), width=52, align="right", faint=True),
            Column(words.say("Deals"), width=44, align="right", kind="number"),
            Column(words.say("Value"), align="right"),
            Column(words.say("Expected"), align="right"),
        ),
        rows,
        total=row(words.say("In all"), "", board.totals),
        title=words.say("By step"),
    )


def _heads(material: Material, last: str) -> tuple[Column, ...]:
    words = material.words
    return (
        Column(words.say("Deal"), strong=True, share=1.4),
        Column(words.say("Customer"), share=1.1),
        Column(words.say("Value"), width=72, align="right"),
        Column(words.say("In step since"), width=70, faint=True, kind="date"),
        Column(last, share=1.2),
    )


def _line(material: Material, card: Card, last: str | Rich) -> Row:
    words = material.words
    value = "–" if card.amount_minor is None else words.money(card.amount_minor, card.currency)
    since = Rich(words.day(card.since), value=card.since) if card.since else ""
    return (card.title, card.who, value, since, last)


def _all(material: Material, board: Board) -> Iterator[Row | Group]:
    words = material.words
    for column in board.columns:
        if column.key == WON or not column.cards:
            continue
        yield Group(column.stage.name if column.stage else "", words.sums(column.totals.sums))
        for card in column.cards:
            step = card.step
            when = due_words(words, step.due, step.time, material.order.today) if step else ""
            yield _line(material, card, Rich(step.title, when) if step else "–")


def _why(material: Material, reason: Reason) -> str:
    words = material.words
    if reason.code == "closing_passed" and reason.since is not None:
        return words.say("Should have closed on %1", words.day(reason.since))
    if reason.code == "quiet":
        return words.say("Quiet for %1 days", reason.days)
    return words.say("No next step")
