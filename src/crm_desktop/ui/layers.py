"""What lies over the window for a while: the palette, the key sheet, the menu of the shop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from crm_desktop.ui.widgets.menu import PopupMenu

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow


def open_palette(window: MainWindow) -> None:
    """Search contacts, deals, timeline and commands over the window."""
    from crm_desktop.ui.screens.deal import open_deal  # noqa: PLC0415 - on first use
    from crm_desktop.ui.widgets.palette import Palette  # noqa: PLC0415

    if window.findChild(Palette) is not None:
        return
    palette = Palette(
        window, window.theme, window.search, window.actions_, window.jobs,
        recent=window.settings.recent, fitting=window.screen_seen.fitting,
        today=window.today, zone=window.zone, can_write=True,
    )  # fmt: skip
    palette.contact_chosen.connect(window.open_contact)
    palette.deal_chosen.connect(lambda deal: open_deal(window, deal))
    palette.entry_chosen.connect(lambda contact, _entry: window.open_contact(contact))
    palette.new_wanted.connect(window.new_contact)
    palette.log_wanted.connect(lambda n: window.log_for(n, "call"))
    palette.closed.connect(lambda: _throw_away(palette))
    palette.open()


def show_shop_menu(window: MainWindow, at: QPoint) -> None:
    """The menu beside the name of the shop; ``at`` is on the screen."""
    menu = PopupMenu(window)
    for command in window.actions_:
        if command.in_shop_menu:
            menu.addAction(command.action)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)


def show_keys(window: MainWindow) -> None:
    """All commands with their keys."""
    from crm_desktop.ui.dialogs.key_sheet import KeySheet  # noqa: PLC0415 - on first use

    sheet = KeySheet(window, window.theme, window.actions_)
    sheet.finished.connect(lambda _code: _throw_away(sheet))
    sheet.open()


def show_slow_moments(window: MainWindow) -> None:
    """For whoever looks for what makes the window wait."""
    from crm_desktop.ui.dialogs.slow_moments import SlowMomentsPanel  # noqa: PLC0415
    from crm_desktop.ui.slow_moments import SlowMoments  # noqa: PLC0415 - hardly ever used

    if window.findChild(SlowMomentsPanel) is None:
        panel = SlowMomentsPanel(window, window.theme, SlowMoments(window))
        panel.finished.connect(lambda _code: _throw_away(panel))
        panel.show()


def _throw_away(layer: QWidget) -> None:
    layer.setParent(None)
    layer.deleteLater()
