"""What is asked before many contacts are changed: a tag, a field and its value, a reminder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from crm_desktop.errors import UserError
from crm_desktop.services.contact_bulk import (
    AddTag,
    BulkChange,
    Remind,
    RemoveTag,
    SetField,
    SetOwn,
)
from crm_desktop.services.contact_edit import OWNER, YES_NO
from crm_desktop.services.contact_list import OwnField
from crm_desktop.services.tags import Tag
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.calm_fields import ChoiceBox, DayBox
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.popover import Popover

COUNT_MS = 150
"""Rest after a change before it is counted what it would do."""


class TagPopover(Popover):
    """A tag to give, an old or a new one, or one to take away."""

    wanted = Signal(object)
    """A BulkChange."""

    def __init__(self, theme: Theme, parent: QWidget, tags: Sequence[Tag], count: int) -> None:
        super().__init__(theme, parent, self.tr("Tag"))
        self._tags = {tag.name: tag for tag in tags}
        title = self.tr("Tag %n contact(s)", None, count)
        self.body.addWidget(label(theme, title, "strong"))
        self.name = ChoiceBox()
        self.name.setEditable(True)
        self.name.setFont(theme.font("body"))
        self.name.addItems([tag.name for tag in tags])
        self.name.setCurrentText("")
        self.name.setAccessibleName(self.tr("Tag"))
        self.name.setMinimumWidth(theme.px(240))
        self.body.addWidget(self.name)
        row = QHBoxLayout()
        self.take = button(theme, self.tr("Take away"), self._take, small=True)
        self.give = button(theme, self.tr("Add tag"), self.accept, kind="primary", small=True)
        row.addStretch(1)
        row.addWidget(self.take)
        row.addWidget(self.give)
        self.body.addLayout(row)
        self.name.editTextChanged.connect(lambda _text: self._look())
        if (line := self.name.lineEdit()) is not None:
            line.returnPressed.connect(self.accept)  # else Enter only takes what was completed
        self._look()

    def _typed(self) -> str:
        return self.name.currentText().strip()

    def _look(self) -> None:
        self.give.setEnabled(bool(self._typed()))
        self.take.setEnabled(self._typed() in self._tags)

    def accept(self) -> None:
        if typed := self._typed():
            self.finish()
            self.wanted.emit(AddTag(typed))

    def _take(self) -> None:
        tag = self._tags.get(self._typed())
        if tag is not None:
            self.finish()
            self.wanted.emit(RemoveTag(tag.id, tag.name))


class SetFieldPopover(Popover):
    """A field, its new value, and how many contacts would change."""

    wanted = Signal(object)
    """A BulkChange."""
    count_wanted = Signal(object)
    """The BulkChange that is asked about; ``show_count`` answers."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        fields: Sequence[OwnField],
        choices: Callable[[str], Sequence[str]],
        count: int,
    ) -> None:
        """``choices``: field -> what to offer; own fields as "custom:" and their id."""
        super().__init__(theme, parent, self.tr("Set field"))
        self._own = {f"custom:{field.id}": field for field in fields}
        self._choices, self._count = choices, count
        self._asked: BulkChange | None = None
        self._entered = False
        """Enter was pressed before it was known how many would change."""
        self._nothing = self.tr("Take the value away")
        title = self.tr("Set a field of %n contact(s)", None, count)
        self.body.addWidget(label(theme, title, "strong"))
        self.field, self.value = ChoiceBox(), ChoiceBox()
        self.field.setAccessibleName(self.tr("Field"))
        self.value.setAccessibleName(self.tr("New value"))
        for code, text in self._titles().items():
            self.field.addItem(text, code)
        for box in (self.field, self.value):
            box.setFont(theme.font("body"))
            box.setMinimumWidth(theme.px(260))
            box.setMaxVisibleItems(16)
            self.body.addWidget(box)
        self.said = label(theme, "", "small", "text_2")
        self.said.setWordWrap(True)
        self.body.addWidget(self.said)
        row = QHBoxLayout()
        row.addStretch(1)
        self.change = button(theme, self.tr("Change"), self.accept, kind="primary", small=True)
        row.addWidget(self.change)
        self.body.addLayout(row)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(COUNT_MS)
        self._rest.timeout.connect(self._ask)
        self.field.currentIndexChanged.connect(self._offer)
        self.value.editTextChanged.connect(lambda _text: self._look())
        self.value.currentIndexChanged.connect(lambda _at: self._look())
        self._offer()

    def _titles(self) -> dict[str, str]:
        return {
            "status": self.tr("Status"), OWNER: self.tr("Owner"), "industry": self.tr("Trade"),
            "lead_source": self.tr("Came through"), "newsletter": self.tr("Newsletter"),
            "consent": self.tr("Agreed to be contacted"), "active": self.tr("Active"),
            **{code: field.name for code, field in self._own.items()},
        }  # fmt: skip

    def _offer(self) -> None:
        code = self.field.currentData()
        own = self._own.get(code)
        self.value.blockSignals(True)
        self.value.clear()
        if code in YES_NO or (own is not None and own.kind == "yes/no"):
            self.value.setEditable(False)
            for text, value in (
                (self.tr("Yes"), True), (self.tr("No"), False), (self.tr("Empty"), None),
            ):  # fmt: skip
                self.value.addItem(text, value)
        else:
            if not self.value.isEditable():
                self.value.setEditable(True)
                if (line := self.value.lineEdit()) is not None:
                    line.returnPressed.connect(self.accept)  # as for a tag
            self.value.addItems([*self._choices(code), self._nothing])
            self.value.setCurrentText("")
            if (line := self.value.lineEdit()) is not None:
                line.setPlaceholderText(self.tr("New value"))
        self.value.blockSignals(False)
        self._look()

    def _chosen(self) -> BulkChange | None:
        """What the two fields say; None while no value is typed."""
        code = self.field.currentData()
        own = self._own.get(code)
        typed = self.value.currentText().strip()
        if not typed:
            return None
        if typed == self._nothing:
            typed = ""
        if own is not None:
            if own.kind == "yes/no":
                typed = {True: "1", False: "0"}.get(self.value.currentData(), "")
            return SetOwn(bytes.fromhex(own.id), own.name, typed)
        if code in YES_NO:
            return SetField(code, self.value.currentData())
        return SetField(code, typed)

    def _look(self) -> None:
        self.change.setEnabled(False)
        self.change.setText(self.tr("Change"))
        self.said.setText("")
        self._asked, self._entered = None, False
        self._rest.start()

    def _ask(self) -> None:
        self._asked = self._chosen()
        if self._asked is not None:
            self.count_wanted.emit(self._asked)

    def show_count(self, change: BulkChange, will: int) -> None:
        """How many contacts a change would change."""
        if change != self._asked:
            return
        self.change.setEnabled(will > 0)
        self.change.setText(
            self.tr("Change %n contact(s)", None, will) if will else self.tr("Change")
        )
        if will == 0:
            self.said.setText(self.tr("All of them have this value already."))
        elif will == self._count:
            self.said.setText(self.tr("All of them change."))
        else:
            said = self.tr("%n change(s), the others have this value already.", None, will)
            self.said.setText(said)
        self.adjustSize()
        if self._entered:
            self._entered = False
            self.accept()

    def refuse(self, change: BulkChange, error: UserError) -> None:
        """The value cannot be kept."""
        if change == self._asked:
            self._entered = False
            self.said.setText(error.sentence)
            self.adjustSize()

    def accept(self) -> None:
        if self._settled:  # what Enter completed asks once more
            return
        if self._rest.isActive():
            self._rest.stop()
            self._entered = True
            self._ask()
        elif self._asked is not None and self.change.isEnabled():
            change = self._asked
            self.finish()
            self.wanted.emit(change)
        else:
            self._entered = self._asked is not None and not self.said.text()


class RemindPopover(Popover):
    """The same next step for each of several contacts."""

    wanted = Signal(object)
    """A BulkChange."""

    def __init__(
        self, theme: Theme, parent: QWidget, today: dt.date, zone: str, count: int
    ) -> None:
        super().__init__(theme, parent, self.tr("Remind"))
        self._zone = zone
        title = self.tr("Remind me of %n contact(s)", None, count)
        self.body.addWidget(label(theme, title, "strong"))
        self.what = QLineEdit()
        self.what.setPlaceholderText(self.tr("What is to be done"))
        self.what.setAccessibleName(self.tr("What is to be done"))
        self.what.setMinimumWidth(theme.px(260))
        later = today + dt.timedelta(days=7)
        self.day = DayBox(QDate(later.year, later.month, later.day))
        self.day.setCalendarPopup(True)
        self.day.setAccessibleName(self.tr("Day"))
        for field in (self.what, self.day):
            field.setFont(theme.font("body"))
            self.body.addWidget(field)
        row = QHBoxLayout()
        row.addStretch(1)
        self.add = button(theme, self.tr("Add %n reminder(s)", None, count), self.accept,
                          kind="primary", small=True)  # fmt: skip
        row.addWidget(self.add)
        self.body.addLayout(row)
        self.what.textChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        self.add.setEnabled(False)

    def accept(self) -> None:
        if title := self.what.text().strip():
            chosen = self.day.date()
            due = dt.date(chosen.year(), chosen.month(), chosen.day())
            self.finish()
            self.wanted.emit(Remind(title, due, None, self._zone))
