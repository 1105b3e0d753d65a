"""Asks for a contact by name: the person or the company of a deal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.contact_field import ContactField
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.popover import Popover

if TYPE_CHECKING:
    from crm_desktop.store.store import Store


class PartyPopover(Popover):
    """``chosen`` gets the id of the contact; None: nobody."""

    def __init__(
        self, theme: Theme, parent: QWidget, store: Store, question: str, *,
        present: tuple[bytes | None, str], chosen: Callable[[bytes | None], object],
    ) -> None:  # fmt: skip
        super().__init__(theme, parent, question)
        self._chosen = chosen
        self.body.addWidget(label(theme, question, "small_label", "text_2"))
        self.field = ContactField(theme, store)
        self.field.setAccessibleName(question)
        self.field.setMinimumWidth(theme.px(260))
        self.field.show_contact(*present)
        self.field.selectAll()
        self.body.addWidget(self.field)
        self.error = label(theme, " ", "small", "text_2")
        self.error.setWordWrap(True)
        self.body.addWidget(self.error)
        row = QHBoxLayout()
        row.addStretch(1)
        self.nobody = button(theme, self.tr("Nobody"), self._take_away)
        self.nobody.setVisible(present[0] is not None)
        self.keep = button(theme, self.tr("Use this one"), self.accept, kind="primary")
        row.addWidget(self.nobody)
        row.addWidget(self.keep)
        self.body.addLayout(row)

    def accept(self) -> None:
        contact = self.field.settle()
        if contact is None:
            said = self.tr("No single contact has this name. Choose one from the list.")
            self.error.setText(said)
            self.field.setAccessibleDescription(said)
            self.field.setFocus()
            return
        self.finish()
        self._chosen(contact)

    def _take_away(self) -> None:
        self.finish()
        self._chosen(None)
