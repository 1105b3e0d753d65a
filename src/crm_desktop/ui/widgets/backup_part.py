"""Backups on the page "Sync and backup": how it stands, where they lie, what can be done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.domain.thinning import DAYS, MONTHS, WEEKS
from crm_desktop.services.backups import DAY_MS
from crm_desktop.ui import backup_words
from crm_desktop.ui.file_dialogs import ask_folder
from crm_desktop.ui.pages.settings_part import ABOVE, SettingsPart
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.controls import button, label, line, panel
from crm_desktop.ui.widgets.menu import PopupMenu

if TYPE_CHECKING:
    from crm_desktop.ui.backing_up import BackingUp
    from crm_desktop.ui.main_window import MainWindow

_NAMES = 150
LATE_DAYS = 30
"""So old the newest copy outside of this PC is told by its age."""
_TINTS = {"well": ("shield-check", "success"), "waiting": ("triangle-alert", "warning"),
          "bad": ("triangle-alert", "danger")}  # fmt: skip


class BackupPart(SettingsPart):
    """Follows the backups of its window."""

    WIDEST = 884

    def __init__(self, window: MainWindow, backing_up: BackingUp) -> None:
        super().__init__(window.theme, "")
        self._window, self._backing_up = window, backing_up
        self.setProperty("panel", False)
        self.setObjectName("backup_part")
        self.column.setContentsMargins(0, 0, 0, 0)
        box = panel()
        self._inside = QVBoxLayout(box)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)
        self.column.addWidget(box)
        self._build_head()
        theme, folder = window.theme, str(window.store.folder)
        self.where = self._line(self.tr("Where"), str(backing_up.backups.folder))
        self.change = button(theme, self.tr("&Change"), self._choose_place, kind="link")
        self.outside = self._line(self.tr("Outside of this PC"), "", self.change)
        self._line(
            self.tr("How often"),
            self.tr("Every half hour if something changed, at the end, and before an import"),
        )
        self.kept = self._line(self.tr("How many are kept"), "")
        self.drill = self._line(self.tr("Last tried out"), "")
        open_folder = button(window.theme, self.tr("Open &folder"), self._open, kind="link")
        self.lives = self._line(self.tr("Your data lives in"), folder, open_folder)
        backing_up.changed.connect(self._show)
        self._show()
        if backing_up.state is None:
            backing_up.refresh()

    def _build_head(self) -> None:
        theme, px = self._theme, self._theme.px
        head = QWidget()
        large = theme.scale >= ABOVE
        direction = QBoxLayout.Direction
        row = QBoxLayout(direction.TopToBottom if large else direction.LeftToRight, head)
        row.setContentsMargins(px(20), px(14), px(20), px(14))
        row.setSpacing(px(10))
        first = QHBoxLayout()
        first.setSpacing(px(12))
        self._mark = QLabel()
        first.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(px(2))
        self.heading = label(theme, "", "heading")
        self.sentence = label(theme, "", "small", "text_2")
        for one in (self.heading, self.sentence):
            one.setWordWrap(True)
            texts.addWidget(one)
        first.addLayout(texts, 1)
        row.addLayout(first, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        self.restore = button(
            theme, self.tr("&Restore…"), lambda: self._window.go("backups"), icon="archive-restore"
        )
        self.back_up = button(theme, self.tr("&Back up now"), self._backing_up.now, icon="download")
        for made in (self.restore, self.back_up):
            buttons.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        if large:
            buttons.addStretch(1)
        row.addLayout(buttons)
        self._inside.addWidget(head)

    def _line(self, name: str, text: str, behind: QWidget | None = None) -> QLabel:
        theme, px = self._theme, self._theme.px
        self._inside.addWidget(line(theme))
        made = QFrame()
        large = theme.scale >= ABOVE
        direction = QBoxLayout.Direction
        row = QBoxLayout(direction.TopToBottom if large else direction.LeftToRight, made)
        # The words of a link end where a button would.
        row.setContentsMargins(px(20), px(10), px(20 if behind is None else 14), px(10))
        row.setSpacing(px(4) if large else px(12))
        said = label(theme, name, "body", "text_2")
        if not large:
            said.setFixedWidth(px(_NAMES))
        row.addWidget(said)
        value = label(theme, text)
        value.setWordWrap(True)
        value.setAccessibleName(name)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(value, 1)
        if behind is not None:
            row.addWidget(behind)
        self._inside.addWidget(made)
        return value

    def _choose_place(self) -> None:
        """Which folder, then the passphrase; a place that was chosen can also be given up."""
        backing = self._backing_up
        if backing.place is not None:
            menu = PopupMenu(self)
            menu.addAction(self.tr("Choose another folder…"), self._ask_folder)
            menu.addAction(self.tr("Copy nothing there any more"), backing.forget_place)
            menu.popup(self.change.mapToGlobal(QPoint(0, self.change.height())))
        else:
            self._ask_folder()

    def _ask_folder(self) -> None:
        name = ask_folder(self, self.tr("A USB stick, a network drive or a cloud folder"))
        if name:
            self.ask_passphrase(Path(name))

    def ask_passphrase(self, folder: Path) -> None:
        """Ask for the passphrase of the copies in this folder, then make the first one."""
        from crm_desktop.ui.dialogs.backup_place import BackupPlace  # noqa: PLC0415 - rarely

        asked = BackupPlace(self.window(), self._theme, folder, self._window.windowTitle())
        if asked.exec():
            self._backing_up.choose_place(folder, asked.passphrase)

    def _outside(self) -> str:
        place = self._backing_up.place
        if place is None:
            return self.tr("None yet. If this PC breaks or is stolen, its backups go with it.")
        window, said = self._window, [str(place.folder)]
        if place.last_at is not None:
            when = backup_words.moment(place.last_at, window.today(), window.zone)
            said.append(self.tr("Last copy outside of this PC: %1").replace("%1", when))
            days = (window.store.clock() - place.last_at) // DAY_MS
            if days >= LATE_DAYS:
                said.append(self.tr("That was %n day(s) ago.", None, days))
        if self._backing_up.outside:
            said.append(spoken(self._backing_up.outside))
        elif not place.connected:
            waits = self.tr("The backup drive is not connected. The next backup waits for it.")
            said.append(waits)
        return "\n".join(said)

    def _open(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._window.store.folder))):
            self.told.emit(self.tr("The folder could not be opened. Its name stands here."))

    # -- showing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        self._backing_up.refresh()

    def _show(self) -> None:
        window, now = self._window, self._backing_up.state
        self.back_up.setEnabled(not self._backing_up.busy)
        busy = self.tr("A backup is being made.")
        self.back_up.setToolTip(busy if self._backing_up.busy else "")
        if now is None:
            self.heading.setText(self.tr("Looking at the backups…"))
            self._tint("shield-check", "text_2")
            return
        today, zone = window.today(), window.zone
        said = backup_words.state(now, today, zone, window.store.clock(), self._backing_up.trouble)
        self.heading.setText(said.heading)
        self.sentence.setText(said.sentence)
        self._tint(*_TINTS[said.tone])
        self.restore.setEnabled(bool(now.count))
        self.restore.setToolTip("" if now.count else self.tr("There is no backup yet."))
        self.outside.setText(self._outside())
        kept = [self.tr("All of two days, then %1 daily, %2 weekly, %3 monthly")]
        kept[0] = kept[0].replace("%1", str(DAYS)).replace("%2", str(WEEKS))
        kept[0] = kept[0].replace("%3", str(MONTHS))
        if now.oldest is not None:
            oldest = backup_words.moment(now.oldest.made_at, today, zone)
            count = self.tr("%n now", None, now.count)
            together = self.tr("%1, %2. Oldest: %3").replace("%1", count)
            together = together.replace("%2", backup_words.size(now.size))
            kept.append(together.replace("%3", oldest))
        if now.too_large:
            kept.append(self.tr("That is much. None goes by itself before its time."))
        self.kept.setText("\n".join(kept))
        self.drill.setText(
            self.tr("Not yet; it is done once a month by itself.")
            if now.drill_at is None
            else self.tr("%1: brought back for a trial, everything equal.").replace(
                "%1", backup_words.moment(now.drill_at, today, zone)
            )
        )

    def _tint(self, icon: str, color: str) -> None:
        side = self._theme.px(20)
        self._mark.setPixmap(self._theme.icon(icon, color, side).pixmap(side, side))
