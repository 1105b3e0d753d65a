"""Lines of a deal's page for its people and for what is offered, each with what can be done, and
how a typed value or day is read while it is typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.services import deals
from crm_desktop.services.deal_card import DealLine, DealPerson
from crm_desktop.ui import words
from crm_desktop.ui.amounts import read_amount, read_day
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.editable_line import WIDEST_NAME, EditableLine
from crm_desktop.ui.widgets.menu import LineAct

if TYPE_CHECKING:
    from crm_desktop.store.store import Store

Try = Callable[..., Any]
"""Runs a command; with the line and what was typed there, if it came from one."""


def person_line(
    theme: Theme, store: Store, person: DealPerson, run: Try, opened: Callable[[int], None]
) -> EditableLine:
    """Somebody with a part in the deal; ``opened`` is called with the number of the contact."""
    line = EditableLine(theme)
    line.fill(
        person.name, person.role, hint=_tr("Add a role"), room=theme.px(WIDEST_NAME),
        acts=lambda: (
            LineAct(_tr("Open"), partial(opened, person.n)),
            LineAct(_tr("Remove"), partial(run, partial(deals.remove_person, store, person.id))),
        ),
    )  # fmt: skip
    change = partial(deals.set_role, store, person.id)
    line.kept.connect(lambda role: run(partial(change, role), line, role))
    return line


def offer_line(theme: Theme, store: Store, one: DealLine, currency: str, run: Try) -> EditableLine:
    """Something that is offered, by its quantity."""
    line = EditableLine(theme)
    price = words.money(one.price_minor, currency) if one.price_minor is not None else "?"
    total = words.money(one.total_minor, currency) if one.total_minor is not None else ""
    line.fill(
        one.title, one.quantity, shown=f"{one.quantity} × {price}", mark=total,
        room=theme.px(WIDEST_NAME),
        acts=lambda: (
            LineAct(_tr("Remove"), partial(run, partial(deals.remove_line, store, one.id))),
        ),
    )  # fmt: skip
    change = partial(deals.change_line, store, one.id)
    line.kept.connect(lambda count: run(partial(change, quantity=count), line, count))
    return line


def amount_as_read(text: str, currency: str) -> str:
    """What a typed amount means ("1.250" is €1,250), empty while it is none."""
    amount = read_amount(text, currency)
    return words.money(*amount) if amount is not None else ""


def day_as_read(text: str, today: dt.date) -> str:
    """What a typed day means, with its weekday, empty while it is none."""
    day = read_day(text, today)
    return words.day(day, today, weekday=True) if day is not None else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("DealPage", text)
