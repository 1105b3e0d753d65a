"""The section "Sync and backup" of the settings: first sharing with other PCs, then backups.

Both halves are panels of their own; this module only puts them together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm_desktop.ui.pages.settings_part import SettingsPart

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow


def sync_backup_parts(window: MainWindow) -> list[SettingsPart]:
    """The panels of the section, from above."""
    parts: list[SettingsPart] = []
    if window.surroundings is not None:
        from crm_desktop.ui.widgets.sync_part import SyncPart  # noqa: PLC0415 - when opened

        parts.append(SyncPart(window))
    from crm_desktop.ui.widgets.backup_part import BackupPart  # noqa: PLC0415 - when opened

    parts.append(BackupPart(window, window.backing_up))
    return parts
