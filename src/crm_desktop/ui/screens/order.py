"""All screens of the window in the order in which menus and palette list them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from crm_desktop.ui.screens import (
    calendar,
    card,
    contacts,
    deal,
    duplicates,
    first_run,
    history,
    importing,
    new_contact,
    notices,
    pipeline,
    quiet,
    reports,
    settings,
    today,
    today_first,
    tracks,
    trash,
)
from crm_desktop.ui.screens.screen import Screen

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow

SCREENS: tuple[Screen, ...] = (
    today.SCREEN,
    calendar.SCREEN,
    quiet.SCREEN,
    contacts.SCREEN,
    card.SCREEN,
    new_contact.SCREEN,
    pipeline.SCREEN,
    deal.SCREEN,
    reports.SCREEN,
    importing.SCREEN,
    duplicates.SCREEN,
    trash.SCREEN,
    history.SCREEN,
    settings.SCREEN,
    first_run.SCREEN,
)

COMMANDS: tuple[Callable[[MainWindow], None], ...] = (
    today.add_commands,
    today_first.add_commands,
    new_contact.add_commands,
    importing.add_commands,
    contacts.add_commands,
    card.add_commands,
    duplicates.add_commands,
    trash.add_commands,
    pipeline.add_commands,
    deal.add_commands,
    notices.add_commands,
    calendar.add_commands,
    quiet.add_commands,
    tracks.add_commands,
    reports.add_commands,
)
"""Each adds the commands of one screen."""
