"""Asks whom a call or visit was with, where no contact is seen: the composer follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm_desktop.ui.reminder_words import tr
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.contact_field import ContactField
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.popover import Popover

if TYPE_CHECKING:
    from crm_desktop.store.store import Store


class LogFor(Popover):
    """``chosen`` carries the id of the contact."""

    chosen = Signal(bytes)

    def __init__(self, theme: Theme, parent: QWidget, store: Store) -> None:
        super().__init__(theme, parent, tr("Log call or visit"))
        self.body.addWidget(label(theme, tr("Who was it with?"), "small_label", "text_2"))
        self.field = ContactField(theme, store)
        self.field.setAccessibleName(tr("Who was it with?"))
        self.field.setMinimumWidth(theme.px(260))
        self.field.chosen.connect(self.accept)
        self.body.addWidget(self.field)
        self.hint = label(theme, " ", "small", "text_2")
        self.body.addWidget(self.hint)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(theme, tr("Go on"), self.accept, kind="primary"))
        self.body.addLayout(row)

    def accept(self) -> None:
        contact = self.field.settle()
        if contact is None:
            said = tr("No single contact has this name. Choose one from the list.")
            self.hint.setText(said)
            self.field.setAccessibleDescription(said)
            return
        self.finish()
        self.chosen.emit(contact)
