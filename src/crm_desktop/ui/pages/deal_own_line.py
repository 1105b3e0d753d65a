"""A line of a deal for a field of the shop's own: how its value is shown, and how it is typed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from crm_desktop.services.contact_card import CardField
from crm_desktop.services.settings import shop_settings
from crm_desktop.store.store import Store
from crm_desktop.ui.amounts import read_day
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.card_about import own_row
from crm_desktop.ui.widgets.editable_line import WIDEST_NAME, EditableLine


def own_line(theme: Theme, store: Store, field: CardField, hint: str) -> EditableLine:
    """The line; ``hint`` stands where there is no value."""
    line = EditableLine(theme)
    row = own_row(replace(field, currency=shop_settings(store).currency))
    options = [("", ""), *((one, one) for one in field.options)] if field.options else []
    line.fill(
        field.name, row.value, shown=row.shown, hint=hint, choices=row.choices or options,
        room=theme.px(WIDEST_NAME),
    )  # fmt: skip
    return line


def typed_value(field: CardField, text: str, today: dt.date) -> str | None:
    """What was typed, as it is kept; None: it is no date, and should be."""
    if field.kind != "date" or not text:
        return text
    day = read_day(text, today)
    return day.isoformat() if day is not None else None
