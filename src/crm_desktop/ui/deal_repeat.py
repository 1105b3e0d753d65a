"""When a deal comes again: offered after a win and in the menus, never done by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from crm_desktop.domain.recurrence import step
from crm_desktop.ui import words
from crm_desktop.ui.deal_words import tr
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.day_popover import DayPopover
from crm_desktop.ui.widgets.menu import PopupMenu

MONTHS = (1, 3, 6, 12)
"""Months that are offered."""


def fill_repeats(
    menu: QMenu, theme: Theme, place: QPoint, today: dt.date, chosen: Callable[[dt.date], object]
) -> None:
    """Put the choices into a menu; another day is asked for at ``place`` on the screen."""
    parent = menu.parentWidget()
    assert parent is not None

    def take(day: dt.date | None) -> None:
        if day is not None:
            chosen(day)

    for months in MONTHS:
        day = step(today, "month", months)
        text = tr("In %n month(s): %1", months).replace("%1", words.day(day, today, weekday=True))
        action = menu.addAction(text)
        action.triggered.connect(lambda _checked=False, on=day: take(on))
    menu.addSeparator()
    menu.addAction(tr("On a date…")).triggered.connect(
        lambda _checked=False: _ask(theme, parent, place, today, take)
    )


def _ask(
    theme: Theme, parent: QWidget, place: QPoint, today: dt.date,
    take: Callable[[dt.date | None], None],
) -> None:  # fmt: skip
    asks = DayPopover(
        theme, parent.window(), tr("When does it come again?"), tr("Repeat"), today=today,
        chosen=take,
    )  # fmt: skip
    asks.open_at(place)


def repeat_menu(
    parent: QWidget, theme: Theme, place: QPoint, today: dt.date,
    chosen: Callable[[dt.date], object],
) -> QMenu:  # fmt: skip
    """A menu of the choices, shown at ``place`` on the screen."""
    menu = PopupMenu(parent)
    fill_repeats(menu, theme, place, today, chosen)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)
    return menu
