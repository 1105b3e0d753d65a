"""The lines that stand on Today after the first run: backups, own fields, a second PC.

A line whose command the window does not have is not shown. One that was followed to its end, or put
away, does not come back on this PC.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui.widgets.first_lines import FirstLine, FirstLines

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.today import TodayPage

BACKUP, FIELDS, SECOND_PC = "backup_place", "own_fields", "connect_pc"
"""Commands that the lines lead to; their ids are kept by ``PcSettings.put_away``."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("FirstLines", text)


def put_on(window: MainWindow, page: TodayPage) -> None:
    """Give the page its lines, and keep them true."""
    lines = FirstLines(window.theme)

    def refresh() -> None:
        lines.show_lines(_wanted(window))

    def put_away(one: str) -> None:
        window.settings.put_away = window.settings.put_away | {one}
        refresh()

    lines.closed.connect(put_away)
    page.show_above_list(lines, refresh)


def _wanted(window: MainWindow) -> list[FirstLine]:
    settings = window.settings
    if not settings.started or _invented(window):
        return []
    return [
        one
        for one in _lines(window)
        if one.id not in settings.put_away
        and one.id in window.actions_
        and not (one.id == FIELDS and _has_fields(window))
    ]


def _invented(window: MainWindow) -> bool:
    from crm_desktop.services.sample_removal import standing_sample  # noqa: PLC0415 - on first use

    return standing_sample(window.store) is not None


def _has_fields(window: MainWindow) -> bool:
    from crm_desktop.services.fields import list_fields  # noqa: PLC0415 - on first use

    return bool(list_fields(window.store) or list_fields(window.store, "deal"))


def _lines(window: MainWindow) -> tuple[FirstLine, ...]:
    return tuple(
        FirstLine(id_, icon, text, why, partial(_follow, window, id_))
        for id_, icon, text, why in (
            (BACKUP, "shield-check", _tr("Choose a place for backups"),
             _tr("A second drive or a stick: what is there survives this PC.")),
            (FIELDS, "rows-3", _tr("Add your own fields"),
             _tr("What your shop wants to know of every customer or deal.")),
            (SECOND_PC, "monitor", _tr("Connect a second PC"),
             _tr("Both have the same customers, also without internet.")),
        )
    )  # fmt: skip


def _follow(window: MainWindow, id_: str) -> None:
    window.actions_[id_].trigger()


def _open_fields(window: MainWindow) -> None:
    from crm_desktop.ui.pages.settings import SettingsPage  # noqa: PLC0415 - on first use

    window.go("settings")
    window.stack.page_of("settings", SettingsPage).show_section("fields")


def add_commands(window: MainWindow) -> None:
    """Leads to the own fields, also by palette and menu."""
    window.actions_.add(
        FIELDS, window.tr("Your own fields…"), lambda: _open_fields(window), menu="go",
        icon="rows-3", synonyms="custom fields settings columns add field",
    )  # fmt: skip
