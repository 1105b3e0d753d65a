"""The head of a card: who it is, since when a customer, and the way through the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm_desktop.services.contacts import Contact
from crm_desktop.ui import words
from crm_desktop.ui.contact_words import role_words, since_words
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import Avatar, button, label
from crm_desktop.ui.widgets.editable_line import EditableLine
from crm_desktop.ui.widgets.elided import ElidedLabel

_NARROW = 560
"""Width at 100 % text below which it is not said where in the list the contact stands."""


class CardHead(QWidget):
    """Filled for each contact; the name is edited in place."""

    back_requested = Signal()
    step_requested = Signal(int)
    """-1: the contact before in the list, 1: the one after."""
    print_requested = Signal()
    more_requested = Signal()

    def __init__(self, theme: Theme, zone: dt.tzinfo) -> None:
        super().__init__()
        px = theme.px
        self._theme, self._zone = theme, zone
        self._several = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(8), 0, px(8))
        row.setSpacing(px(12))
        self.back = button(theme, "", self.back_requested.emit, icon="arrow-left",
                           tip=self.tr("Back (Alt+Left)"))  # fmt: skip
        row.addWidget(self.back)
        self._avatar = Avatar(theme, large=True)
        self._avatar.setFixedSize(px(40), px(40))
        row.addWidget(self._avatar)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        self.name = EditableLine(theme, role="title")
        names.addWidget(self.name)
        self.second = ElidedLabel(theme, "", "small", "text_2")
        names.addWidget(self.second)
        names.addStretch(1)
        row.addLayout(names, 1)
        self.position = label(theme, "", "small", "text_3")
        row.addWidget(self.position)
        steps = QHBoxLayout()
        steps.setSpacing(0)

        def step(by: int) -> Callable[[], None]:
            return lambda: self.step_requested.emit(by)

        self.previous = button(theme, "", step(-1), kind="ghost", icon="chevron-up",
                               tip=self.tr("Previous contact (Ctrl+Up)"))  # fmt: skip
        self.next = button(theme, "", step(1), kind="ghost", icon="chevron-down",
                           tip=self.tr("Next contact (Ctrl+Down)"))  # fmt: skip
        steps.addWidget(self.previous)
        steps.addWidget(self.next)
        row.addLayout(steps)
        self.print = button(theme, self.tr("Print"), self.print_requested.emit, icon="printer")
        row.addWidget(self.print)
        self.more = button(theme, "", self.more_requested.emit, icon="ellipsis",
                           tip=self.tr("More for this contact"))  # fmt: skip
        self.more.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.more.customContextMenuRequested.connect(lambda _at: self.more_requested.emit())
        row.addWidget(self.more)

    def show_contact(self, contact: Contact, place: int, count: int) -> None:
        """Show a contact, which stands at ``place`` among ``count`` in its list (-1: in none)."""
        shown = contact.name or next(
            (part.text for part in (*contact.emails, *contact.phones)), self.tr("No name")
        )
        self._avatar.show_contact(shown, contact.id)
        self.name.fill(self.tr("Name"), contact.name, shown=shown)
        parts = [role_words(contact)]
        if since := since_words(contact, self._zone):
            parts.append(self.tr("customer since %1").replace("%1", since))
        second = " · ".join(part for part in parts if part)
        self.second.setText(second)
        self.second.setVisible(bool(second))
        several = place >= 0 and count > 1
        for widget in (self.previous, self.next):
            widget.setVisible(several)
        if several:
            self.position.setText(
                self.tr("%1 of %2")
                .replace("%1", words.figure(place + 1))
                .replace("%2", words.figure(count))
            )
            self.previous.setEnabled(place > 0)
            self.next.setEnabled(place < count - 1)
        self._several = several
        self._fit()

    def _fit(self) -> None:
        """Where it gets narrow the name has the room of the figures."""
        narrow = self.width() / self._theme.scale < _NARROW
        self.position.setVisible(self._several and not narrow)
        self.print.setVisible(not narrow)  # the menu of the card has it as well

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
