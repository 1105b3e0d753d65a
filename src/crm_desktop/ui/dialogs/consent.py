"""What a contact agreed to, for each way of reaching it, and writing down what it says now."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.domain.consent import CHANNELS, Channel
from crm_desktop.errors import UserError
from crm_desktop.services.consent import Word, record, standing
from crm_desktop.store.store import Store
from crm_desktop.ui import words
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.calm_fields import ChoiceBox, DayBox
from crm_desktop.ui.widgets.controls import button, label


class ConsentDialog(QDialog):
    """``said`` is the sentence about what was written down; empty: nothing was."""

    def __init__(
        self, parent: QWidget, theme: Theme, store: Store, contact: bytes, name: str, today: dt.date
    ) -> None:
        super().__init__(parent)
        self._store, self._contact, self.said = store, contact, ""
        self._today = today
        px = theme.px
        self.setWindowTitle(self.tr("What they agreed to"))
        self.setMinimumWidth(px(460))
        self.setStyleSheet(f"ConsentDialog {{ background: {theme.hex('surface')}; }}")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(8))
        heading = label(theme, self.tr("How may %1 be reached?").replace("%1", name), "heading")
        heading.setWordWrap(True)
        column.addWidget(heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setColumnStretch(1, 1)
        with store.read_raw() as raw:
            held = standing(raw, contact)
        self.lines: dict[Channel, QLabel] = {}
        for row, channel in enumerate(CHANNELS):
            grid.addWidget(label(theme, self.channel(channel), "label"), row, 0)
            self.lines[channel] = label(theme, self.state(held.get(channel)), "body", "text_2")
            self.lines[channel].setWordWrap(True)
            grid.addWidget(self.lines[channel], row, 1)
        column.addLayout(grid)
        column.addLayout(self._fields(theme))
        self.trouble = label(theme, "", "small", "danger")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        column.addWidget(self.trouble)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addStretch(1)
        buttons.addWidget(button(theme, self.tr("&Cancel"), self.reject))
        self.save = button(theme, self.tr("&Write it down"), self._write, kind="primary")
        self.save.setDefault(True)
        buttons.addWidget(self.save)
        column.addLayout(buttons)

    def _fields(self, theme: Theme) -> QGridLayout:
        self.which = ChoiceBox()
        self.which.addItems([self.channel(channel) for channel in CHANNELS])
        self.what = ChoiceBox()
        self.what.addItems([self.tr("Agreed"), self.tr("Withdrawn")])
        last = QDate(self._today.year, self._today.month, self._today.day)
        self.day = DayBox(last)
        self.day.setMaximumDate(last)
        self.day.setCalendarPopup(True)
        self.how, self.source = QLineEdit(), QLineEdit()
        self.how.setPlaceholderText(self.tr("on the phone, in the shop, by a form"))
        self.source.setPlaceholderText(self.tr("the file or the letter where it stands"))
        form = QGridLayout()
        form.setHorizontalSpacing(theme.px(16))
        fields: tuple[tuple[str, QWidget], ...] = (
            (self.tr("&By"), self.which), (self.tr("W&hat"), self.what),
            (self.tr("&Day"), self.day), (self.tr("H&ow"), self.how),
            (self.tr("&Proof"), self.source),
        )  # fmt: skip
        for row, (text, field) in enumerate(fields):
            above = label(theme, text, "small_label", "text_2")
            above.setBuddy(field)
            field.setFont(theme.font("body"))
            field.setAccessibleName(text.replace("&", ""))
            form.addWidget(above, row, 0)
            form.addWidget(field, row, 1)
        return form

    def channel(self, channel: Channel) -> str:
        """What a channel is called."""
        return {
            "phone": self.tr("Phone"), "email": self.tr("E-mail"), "post": self.tr("Post"),
            "message": self.tr("Messages"),
        }[channel]  # fmt: skip

    def state(self, word: Word | None) -> str:
        """What holds for a channel, in words."""
        if word is None:
            return self.tr("Nothing was said.")
        what = self.tr("Agreed") if word.given else self.tr("Withdrawn")
        day = words.day(word.said_on, self._today) if word.said_on else ""
        return ", ".join(part for part in (what, day, word.how, word.source) if part)

    def _write(self) -> None:
        channel, day = CHANNELS[self.which.currentIndex()], self.day.date()
        word = Word(
            channel, self.what.currentIndex() == 0, dt.date(day.year(), day.month(), day.day()),
            self.how.text(), self.source.text(),
        )  # fmt: skip
        try:
            record(self._store, self._contact, word)
        except UserError as error:
            self.trouble.setText(error.sentence)
            self.trouble.show()
            return
        self.said = f"{self.channel(channel)}: {self.state(word)}."
        self.accept()
