"""Sharing with other PCs on the page "Sync and backup": how it stands, and what to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm_desktop.ui.pages.settings_part import SettingsPart

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow


class SyncPart(SettingsPart):
    """Follows the exchange of its window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.theme, self.tr("Your data is on this PC only"))
        self.say(self.tr("Connect a second PC, and both have the same data."))
