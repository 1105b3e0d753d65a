"""Commands about deals: list them, and move one through its pipeline."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import Any

from crm_desktop.cli.session import Session
from crm_desktop.domain import ids, money
from crm_desktop.domain.pipeline import STATES, Sums
from crm_desktop.domain.text import key
from crm_desktop.errors import UserError
from crm_desktop.services import contacts, deal_list, deal_moves, stages
from crm_desktop.services.deal_list import DealRow
from crm_desktop.services.pipeline import DealFilter
from crm_desktop.services.stages import Stage
from crm_desktop.store.store import Store


def deals(session: Session, options: argparse.Namespace) -> int:
    """List deals."""
    with session.shop() as store:
        today, zone = _now(store)
        step = _step(store, options.stage, None) if options.stage else None
        with store.read_raw() as raw:
            found = deal_list.list_deals(
                raw, today, zone, states=[options.state] if options.state else STATES,
                stage=step.id if step else None, wanted=DealFilter(attention=options.attention),
                sort="step", descending=False,
            )  # fmt: skip
            rows = deal_list.deal_rows(raw, found.numbers, today, zone)
    session.give({"deals": [_told(row) for row in rows], "sums": _sums(found.sums)})
    for row in rows:
        card = row.card
        worth = _amount(card.amount_minor, card.currency)
        where = card.state if card.state != "open" else row.stage
        facts = ", ".join(filter(None, (card.who, where, worth, *(r.code for r in card.reasons))))
        session.say(f"{ids.show(card.id)}  {card.title}  {facts}")
    session.say(*(f"Together: {_amount(minor, currency)}" for currency, minor in found.sums))
    if not rows:
        session.say("There are no such deals.")
    return 0


def deal(session: Session, options: argparse.Namespace) -> int:
    """Move a deal to a step, to won or lost, or back to the step it came from."""
    with session.shop() as store:
        today, zone = _now(store)
        with store.read_raw() as raw:
            known = contacts.find_one(raw, options.id, "deal")
            if known is None:
                raise UserError(f"There is no deal with the id “{options.id}”.", code="deal.gone")
            identity, n = known
            (row,) = deal_list.deal_rows(raw, [n], today, zone)
        if options.action == "move":
            if not options.stage:
                raise UserError("Please name the step as well.", code="deal.step")
            step = _step(store, options.stage, row.card.pipeline_id)
            deal_moves.move_deals(store, [identity], step.id, today, reason=options.reason)
        elif options.action == "reopen":
            deal_moves.reopen_deals(store, [identity])
        else:
            close = deal_moves.win_deals if options.action == "won" else deal_moves.lose_deals
            close(store, [identity], today, reason=options.reason)
        with store.read_raw() as raw:
            (row,) = deal_list.deal_rows(raw, [n], today, zone)
    session.give(_told(row))
    session.say(f"{row.card.title}: {row.stage}")
    return 0


def _now(store: Store) -> tuple[dt.date, dt.tzinfo]:
    """Today and the zone, as the clock of this computer has them."""
    moment = dt.datetime.fromtimestamp(store.clock() / 1000, dt.UTC).astimezone()
    return moment.date(), moment.tzinfo or dt.UTC


def _step(store: Store, name: str, pipeline: bytes | None) -> Stage:
    """The step of this name or id; that of the deal's own pipeline first."""
    listed = sorted(stages.list_pipelines(store), key=lambda one: one.id != pipeline)
    steps = [stage for one in listed for stage in one.stages]
    for fits in (
        lambda stage: ids.show(stage.id) == name.strip().lower(),
        lambda stage: stage.name == name,
        lambda stage: key(stage.name) == key(name),
    ):
        found = next((stage for stage in steps if fits(stage)), None)
        if found is not None:
            return found
    told = ", ".join(dict.fromkeys(stage.name for stage in steps))
    raise UserError(f"There is no step “{name}”. There are: {told or 'none yet'}.",
                    code="stage.unknown")  # fmt: skip


def _told(row: DealRow) -> dict[str, Any]:
    card = row.card
    step = card.step
    return {
        "id": ids.show(card.id), "title": card.title, "who": card.who,
        "contact_id": card.contact_id and ids.show(card.contact_id),
        "company_id": card.company_id and ids.show(card.company_id),
        "pipeline": row.pipeline, "stage": row.stage, "state": card.state,
        "amount": _number(card.amount_minor, card.currency), "currency": card.currency,
        "probability": card.percent, "pinned": card.pinned,
        "expected": _number(card.expected_minor, card.currency), "owner": row.owner,
        "expected_close": card.closes_on and card.closes_on.isoformat(),
        "closed_on": card.closed_on and card.closed_on.isoformat(),
        "close_reason": row.close_reason, "days_in_step": card.days,
        "next_step": step
        and {"title": step.title, "due": step.due and step.due.isoformat(), "time": step.time},
        "attention": [
            {"code": reason.code, "days": reason.days,
             "since": reason.since and reason.since.isoformat()}
            for reason in card.reasons
        ],
    }  # fmt: skip


def _number(minor: int | None, currency: str) -> float | None:
    if minor is None or currency not in money.CURRENCY_DIGITS:
        return None
    return float(money.from_minor(minor, currency))


def _amount(minor: int | None, currency: str) -> str:
    if minor is None or currency not in money.CURRENCY_DIGITS:
        return ""
    return f"{money.from_minor(minor, currency):,} {currency}"


def _sums(sums: Sums) -> list[list[Any]]:
    return [[c, float(money.from_minor(m, c))] for c, m in sums if c in money.CURRENCY_DIGITS]
