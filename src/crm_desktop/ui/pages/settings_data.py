"""Where the data is, a backup at once, and what the shop remembers of imported files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QDateTime, QLocale, QSignalBlocker, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QListWidget, QScrollArea, QWidget

from crm_desktop.errors import UserError
from crm_desktop.store.store import Store
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.pages.settings_part import SettingsPart, dress_list
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.controls import button, label

_SEEN_FILES, _SEEN_COLUMNS = 5, 8


def _moment(milliseconds: int) -> str:
    at = QDateTime.fromMSecsSinceEpoch(milliseconds)
    return QLocale().toString(at, QLocale.FormatType.ShortFormat)


class DataPart(SettingsPart):
    """The data folder, and a backup by hand."""

    def __init__(self, theme: Theme, store: Store, jobs: Jobs) -> None:
        super().__init__(theme, self.tr("Your data"))
        self._store, self._jobs = store, jobs
        folder = label(theme, str(store.folder))
        folder.setWordWrap(True)
        folder.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        folder.setAccessibleName(self.tr("Data folder"))
        self.column.addWidget(folder)
        self.say(self.tr("Everything is kept in this folder, on this PC."))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.open_folder = button(theme, self.tr("&Open folder"), self._open, icon="folder-open")
        self.back_up = button(theme, self.tr("&Back up now"), self._back_up, icon="shield-check")
        row.addWidget(self.open_folder)
        row.addWidget(self.back_up)
        row.addStretch(1)
        self.column.addLayout(row)
        self._last = label(theme, "", "small", "text_2")
        self._last.setWordWrap(True)
        self.column.addWidget(self._last)
        self._look_for_backups()

    def _open(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._store.folder))):
            self.told.emit(self.tr("The folder could not be opened. Its name stands here."))

    def _look_for_backups(self) -> None:
        from crm_desktop.store.backup import list_backups  # noqa: PLC0415 - on first use
        from crm_desktop.store.file_format import BACKUPS  # noqa: PLC0415

        folder = self._store.folder / BACKUPS
        self._jobs.start(
            self.tr("Looking for backups"), lambda _progress: list_backups(folder)[:1],
            done=self._say_last, failed=self._last.setText,
        )  # fmt: skip

    def _say_last(self, newest: list[Any]) -> None:
        self._last.setText(
            self.tr("The last backup is from %1.").replace("%1", _moment(newest[0].made_at))
            if newest
            else self.tr("There is no backup yet.")
        )

    def _back_up(self) -> None:
        from crm_desktop.services.backups import Backups  # noqa: PLC0415 - on first use

        backups = Backups(self._store)
        self.back_up.setEnabled(False)
        self.back_up.setToolTip(self.tr("A backup is being made."))

        def ended(sentence: str) -> None:
            self.back_up.setEnabled(True)
            self.back_up.setToolTip("")
            self.told.emit(sentence)

        def made(backup: Any) -> None:
            self._say_last([backup])
            ended(self.tr("Backed up and checked: %1.").replace("%1", backup.path.name))

        self._jobs.start(
            self.tr("Backup"),
            lambda _progress: backups.make("by-hand"),
            done=made,
            failed=lambda sentence: ended(spoken(sentence)),
        )


class ImportsPart(SettingsPart):
    """Files whose columns are remembered: where each goes can be changed, or all be forgotten."""

    def __init__(self, theme: Theme, store: Store) -> None:
        from crm_desktop.import_export.remembered import (  # noqa: PLC0415 - on first use
            Remembered,
            RememberedMapping,
        )

        super().__init__(theme, self.tr("Remembered columns of imported files"))
        self._remembered = Remembered(store)
        self._files: list[RememberedMapping] = []
        self._nothing = label(
            theme,
            self.tr("Nothing yet. An import remembers where its columns went, for the next time."),
            "body",
            "text_2",
        )
        self._nothing.setWordWrap(True)
        self.column.addWidget(self._nothing)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Remembered columns of imported files"))
        self.column.addWidget(self.list)
        self._columns = QScrollArea()
        self._columns.setWidgetResizable(True)
        self._columns.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.addWidget(self._columns)
        row = QHBoxLayout()
        self.forget = button(theme, self.tr("&Forget these columns"), self._forget, icon="x")
        row.addWidget(self.forget)
        row.addStretch(1)
        self.column.addLayout(row)
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.refresh()

    def refresh(self) -> None:
        row = max(0, self.list.currentRow())
        self._files = self._remembered.all()
        with QSignalBlocker(self.list):
            self.list.clear()
            for file in self._files:
                name = file.file or self.tr("A file")
                count = self.tr("%n column(s)", "", len(file.columns))
                self.list.addItem(f"{name} · {count} · {_moment(file.used_at)}")
            self.list.setCurrentRow(min(row, len(self._files) - 1))
        shown = bool(self._files)
        self._nothing.setVisible(not shown)
        for one in (self.list, self._columns, self.forget):
            one.setVisible(shown)
        lines = max(1, min(_SEEN_FILES, len(self._files)))
        dress_list(self._theme, self.list, lines)
        self._show()

    def _show(self) -> None:
        from crm_desktop.import_export import fields  # noqa: PLC0415 - on first use
        from crm_desktop.ui.pages.import_steps import words  # noqa: PLC0415
        from crm_desktop.ui.pages.import_steps.field_choices import shared_choices  # noqa: PLC0415
        from crm_desktop.ui.widgets.field_combo import (  # noqa: PLC0415
            Choice,
            FieldCombo,
        )

        row = self.list.currentRow()
        inner = QWidget()
        if 0 <= row < len(self._files):
            theme, px = self._theme, self._theme.px
            grid = QGridLayout(inner)
            grid.setContentsMargins(px(8), px(8), px(8), px(8))
            grid.setHorizontalSpacing(px(16))
            grid.setVerticalSpacing(px(6))
            grid.setColumnStretch(0, 1)
            shared = tuple(shared_choices())
            known = {choice.name for choice in shared}
            for at, column in enumerate(self._files[row].columns):
                heading = column.header or self.tr("Column %1").replace("%1", str(at + 1))
                special = [fields.CUSTOM, fields.IGNORE]
                if column.field not in known and column.field not in special:
                    special.append(column.field)
                own = [
                    Choice(name, words.field_name(name, heading), words.field_icon(name))
                    for name in special
                ]
                said = label(theme, heading)
                said.setWordWrap(True)
                combo = FieldCombo(theme, own, shared, column.field, inner)
                combo.setAccessibleName(self.tr("“%1” goes to").replace("%1", heading))
                combo.chosen.connect(partial(self._change, row, at))
                grid.addWidget(said, at, 0)
                if column.replacements:
                    fixed = self.tr("%n value(s) fixed", "", len(column.replacements))
                    grid.addWidget(label(theme, fixed, "small", "text_2"), at, 1)
                grid.addWidget(combo, at, 2)
            lines = min(_SEEN_COLUMNS, len(self._files[row].columns))
            self._columns.setFixedHeight(px(36 * lines + 20))
        self._columns.setWidget(inner)

    def _change(self, row: int, at: int, field: str) -> None:
        file = self._files[row]
        said = self.tr("“%1” of such files goes elsewhere now.")
        said = said.replace("%1", file.columns[at].header or str(at + 1))
        self._do(lambda: self._remembered.change(file.id, {at: field}), said)

    def _forget(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._files):
            file = self._files[row]
            said = self.tr("Columns of “%1” forgotten.").replace("%1", file.file)
            self._do(lambda: self._remembered.forget(file.id), said)

    def _do(self, command: Callable[[], None], said: str) -> None:
        try:
            command()
        except UserError as error:
            self.told.emit(spoken(error.sentence))
            return
        self.refresh()
        self.done.emit(said)
