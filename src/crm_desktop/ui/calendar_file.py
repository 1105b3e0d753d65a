"""Keeps the calendar file of the shop fresh in a folder, so that a phone rings too.

It is written two seconds after the last commit that could change it, and only where it really is
another file then. A folder that is away is told once; the file is written when it is back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.pc_settings import PcSettings

if TYPE_CHECKING:
    from crm_desktop.store.change_set import ChangeSet
    from crm_desktop.store.store import Store

AFTER_MS = 2_000
AGAIN_MS = 5 * 60_000
"""Until the folder is looked for again."""
_TABLES = frozenset({"reminder", "contact", "phone", "field", "field_value", "setting"})


class CalendarFile(QObject):
    """``told`` carries a sentence for the person, ``written`` the path of a file that is fresh."""

    told = Signal(str)
    written = Signal(str)
    _touched = Signal()

    def __init__(
        self, parent: QObject, store: Store, jobs: Jobs, settings: PcSettings,
        today: Callable[[], dt.date],
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._store, self._jobs, self._settings, self._today = store, jobs, settings, today
        self._busy = self._again = self._away = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)
        self._touched.connect(
            lambda: self._timer.start(AFTER_MS), Qt.ConnectionType.QueuedConnection
        )
        self._stop = store.on_commit(self._committed)

    def start(self) -> None:
        """Bring the file up to date: much may have happened while the window was closed."""
        self.refresh()

    def close(self) -> None:
        """Write no more; called before the shop is closed."""
        self._stop()
        self._timer.stop()

    def refresh(self) -> None:
        """Write the file where it is not as it should be."""
        folder = self._settings.calendar_folder
        if not folder:
            return
        if self._busy:
            self._again = True
            return
        self._busy, self._again = True, False
        self._jobs.start(
            self.tr("Calendar file"), lambda _progress: self._work(Path(folder)),
            done=self._ended, failed=lambda _sentence: self._ended(None),
        )  # fmt: skip

    def _work(self, folder: Path) -> tuple[str, Path] | None:
        from crm_desktop.import_export.write_calendar import refresh_calendar  # noqa: PLC0415

        try:
            return refresh_calendar(
                self._store, folder, self._today(), self._settings.calendar_known
            )
        except OSError:
            return None

    def _ended(self, written: tuple[str, Path] | None) -> None:
        self._busy = False
        if written is None:
            if not self._away:
                self.told.emit(
                    self.tr(
                        "The folder of the calendar file cannot be reached. Your reminders are "
                        "safe here; the file is written when the folder is back."
                    )
                )
            self._away = True
            self._timer.start(AGAIN_MS)
            return
        self._away = False
        self._settings.calendar_known = written[0]
        self.written.emit(str(written[1]))
        if self._again:
            self._timer.start(AFTER_MS)

    def _committed(self, changes: ChangeSet) -> None:
        if self._settings.calendar_folder and _TABLES & changes.rows.keys():
            self._touched.emit()
