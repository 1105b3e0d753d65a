"""The earlier values of one field of a contact, each with a button that brings it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from crm_desktop.errors import UserError
from crm_desktop.services.changes import FieldChange, read_changes, restore_change
from crm_desktop.store.store import Store
from crm_desktop.ui import words
from crm_desktop.ui.change_words import change_words, value_words
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label, line, scrolling

_SHOWN = 50


class FieldHistory(QDialog):
    """``restored`` after a value was brought back; the dialog closes then."""

    restored = Signal()

    def __init__(
        self, parent: QWidget, theme: Theme, store: Store, contact: bytes, table: str, field: str,
        name: str, *, today: Callable[[], dt.date], zone: dt.tzinfo,
    ) -> None:  # fmt: skip
        """``field``: the merge group of a contact's field, the name of an own field, or empty:
        everything of that table."""
        super().__init__(parent)
        self._theme, self._store, self._contact = theme, store, contact
        self._today, self._zone = today, zone
        self.setWindowTitle(self.tr("Earlier values: %1").replace("%1", name))
        self.resize(theme.px(460), theme.px(360))
        px = theme.px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), px(16), px(16), px(16))
        layout.setSpacing(px(10))
        layout.addWidget(label(theme, self.windowTitle(), "heading"))
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, px(8), 0)
        rows.setSpacing(px(6))
        self.rows = self._read(table, field)[:_SHOWN]
        for number, change in enumerate(self.rows):
            if number:
                rows.addWidget(line(theme))
            rows.addWidget(self._row(change))
        if not self.rows:
            rows.addWidget(label(theme, self.tr("It was never changed."), "body", "text_2"))
        rows.addStretch(1)
        layout.addWidget(scrolling(inside), 1)
        self.error = label(theme, "", "small", "danger")
        self.error.setWordWrap(True)
        self.error.hide()
        layout.addWidget(self.error)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(theme, self.tr("Close"), self.reject))
        layout.addLayout(foot)

    def _read(self, table: str, field: str) -> list[FieldChange]:
        with self._store.read_raw() as raw:
            found = read_changes(raw, self._contact, 500)
        mine = [one for one in found if one.table == table]
        if table == "field_value":
            return [one for one in mine if one.about == field]
        return [one for one in mine if not field or one.field == field]

    def _row(self, change: FieldChange) -> QWidget:
        theme = self._theme
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        name, how = change_words(change)
        shown = label(theme, how or name)
        shown.setWordWrap(True)
        texts.addWidget(shown)
        wall = words.moment(change.at, self._zone)
        when = f"{words.day(wall.date(), self._today(), weekday=True)}, {wall:%H:%M}"
        second = " · ".join(part for part in (when, change.person, change.device) if part)
        texts.addWidget(label(theme, second, "small", "text_2"))
        layout.addLayout(texts, 1)
        if change.what in {"changed", "removed"}:
            back = button(theme, self.tr("Restore"), lambda: self.restore(change), small=True)
            old = value_words(change, change.old) or change.about or self.tr("empty")
            back.setAccessibleName(self.tr("Restore “%1”").replace("%1", old[:80]))
            layout.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def restore(self, change: FieldChange) -> None:
        """Bring the value before this change back."""
        try:
            restore_change(self._store, self._contact, change.n)
        except UserError as error:
            self.error.setText(error.sentence)
            self.error.show()
            return
        self.restored.emit()
        self.accept()
