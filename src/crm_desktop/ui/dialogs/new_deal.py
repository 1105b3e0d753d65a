"""A new deal: what, who, how much, in which step, by when. Only the first is needed.

What was typed and not saved is there the next time, also after the program was closed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from crm_desktop.errors import UserError
from crm_desktop.services.deals import DealDraft, create_deal
from crm_desktop.services.settings import shop_settings
from crm_desktop.services.stages import list_pipelines
from crm_desktop.ui import words
from crm_desktop.ui.amounts import no_amount, read_amount, read_day
from crm_desktop.ui.drafts import Draft, Drafts
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.calm_fields import ChoiceBox
from crm_desktop.ui.widgets.contact_field import ContactField
from crm_desktop.ui.widgets.controls import button, label

if TYPE_CHECKING:
    from crm_desktop.store.store import Store

_FILE, _DRAFT = "deal_draft.json", "new"
_PAUSE_MS = 1000
"""So long after the last key, what is typed is kept."""
_HEX = re.compile(r"(?:[0-9a-f]{2})*")


class NewDeal(QDialog):
    """``saved`` carries the id of the new deal and its title."""

    saved = Signal(bytes, str)

    def __init__(
        self, parent: QWidget, theme: Theme, store: Store, *, today: Callable[[], dt.date],
        me: Callable[[], bytes] = lambda: b"",
    ) -> None:  # fmt: skip
        """``me``: the colleague at this PC, who looks after it; b"" for nobody in particular."""
        super().__init__(parent)
        self.theme, self._store, self._today, self._me = theme, store, today, me
        px = theme.px
        self.setWindowTitle(self.tr("New deal"))
        self.setMinimumWidth(px(440))
        self.setStyleSheet(f"NewDeal {{ background: {theme.hex('surface')}; }}")
        self.what, self.value, self.closes = QLineEdit(), QLineEdit(), QLineEdit()
        self.who = ContactField(theme, store)
        self.step = ChoiceBox()
        self.closes.setPlaceholderText(self.tr("for example 31 Dec"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(20), px(16), px(20), px(16))
        self._column.setSpacing(px(4))
        for text, field in (
            (self.tr("&What is it about?"), self.what), (self.tr("W&ho?"), self.who),
            (self.tr("&Value"), self.value), (self.tr("&Step"), self.step),
            (self.tr("&Closes by"), self.closes),
        ):  # fmt: skip
            self._add_field(text, field)
        self.hint = label(theme, "", "small", "text_2")
        self._column.addWidget(self.hint)
        self.error = label(theme, "", "small", "danger")
        self.error.setWordWrap(True)
        self.error.hide()
        self._column.addWidget(self.error)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        row.addWidget(button(theme, self.tr("Ca&ncel"), self.reject))
        self.add = button(theme, self.tr("&Add deal"), self.save, kind="primary")
        self.add.setDefault(True)
        row.addWidget(self.add)
        self._column.addSpacing(px(8))
        self._column.addLayout(row)
        self.closes.textChanged.connect(self._read_back)
        self.value.textChanged.connect(self._read_back)
        self._drafts = Drafts(store.folder, _FILE)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._keep)
        for field in (self.what, self.who, self.value, self.closes):
            field.textEdited.connect(lambda _text: self._pause.start())
        draft = self._drafts.of(b"", _DRAFT)
        if draft is not None:
            told = draft.fields
            who = told.get("contact", "")
            contact = bytes.fromhex(who) if _HEX.fullmatch(who) else None
            self.take_up((draft.text, told.get("value", ""), told.get("closes", ""),
                          (contact or None, told.get("who", ""))))  # fmt: skip
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _add_field(self, text: str, field: QWidget) -> None:
        above = label(self.theme, text, "small_label", "text_2")
        above.setBuddy(field)
        field.setFont(self.theme.font("body"))
        field.setAccessibleName(text.replace("&", ""))
        self._column.addWidget(above)
        self._column.addWidget(field)
        self._column.addSpacing(self.theme.px(4))

    def ask(self, *, stage: bytes | None = None, contact: tuple[bytes, str] | None = None) -> None:
        """Open for a step and a contact, where they are known."""
        kept = self.step.currentData()
        self.step.clear()
        pipelines = list_pipelines(self._store)
        for pipeline in pipelines:
            for one in pipeline.of("open"):
                name = f"{pipeline.name}: {one.name}" if len(pipelines) > 1 else one.name
                self.step.addItem(name, one.id)
        if not self.step.count():
            self.step.addItem(self.tr("First step"), None)
        wanted = stage if stage is not None else kept
        # Not findData: it does not compare bytes by value.
        rows = range(self.step.count())
        self.step.setCurrentIndex(next((r for r in rows if self.step.itemData(r) == wanted), 0))
        if contact is not None:
            self.who.show_contact(*contact)
        self.error.hide()
        self.open()
        self.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> tuple[str, str, str, tuple[bytes | None, str]]:
        """What stands in the fields, for another dialog in another look."""
        who = (self.who.contact, self.who.text())
        return self.what.text(), self.value.text(), self.closes.text(), who

    def take_up(self, typed: tuple[str, str, str, tuple[bytes | None, str]]) -> None:
        """Go on with that."""
        what, value, closes, who = typed
        self.what.setText(what)
        self.value.setText(value)
        self.closes.setText(closes)
        self.who.show_contact(*who)

    def reject(self) -> None:
        """Cancel and Esc keep what was typed."""
        self._pause.stop()
        self._keep()
        super().reject()

    def _keep(self) -> None:
        what, value, closes, (contact, who) = self.typed()
        draft = Draft(
            "", what, self._store.clock(),
            {"value": value, "closes": closes, "contact": (contact or b"").hex(), "who": who},
        )  # fmt: skip
        typed = any(text.strip() for text in (what, value, closes))
        self._drafts.keep(b"", draft if typed else None, _DRAFT)

    def save(self) -> None:
        """Make the deal, or say what is missing."""
        currency = shop_settings(self._store).currency
        amount = read_amount(self.value.text(), currency) if self.value.text().strip() else None
        day = read_day(self.closes.text(), self._today())
        contact = self.who.settle()
        if self.value.text().strip() and amount is None:
            self._refuse(no_amount(self.value.text()), self.value)
        elif self.closes.text().strip() and day is None:
            self._refuse(self.tr("This is no date. Write it like 31 Dec."), self.closes)
        elif self.who.text().strip() and contact is None:
            self._refuse(
                self.tr("No single contact has this name. Choose one from the list, or leave it "
                        "empty."),
                self.who,
            )  # fmt: skip
        else:
            self._make(
                DealDraft(
                    self.what.text(), contact, stage=self.step.currentData(),
                    amount_minor=amount[0] if amount else None,
                    currency=amount[1] if amount else "", expected_close=day,
                )
            )  # fmt: skip

    def _make(self, draft: DealDraft) -> None:
        try:
            made = create_deal(self._store, draft, self._today(), who=self._me() or None)
        except UserError as error:
            self._refuse(error.sentence, self.what)
            return
        for field in (self.what, self.value, self.closes):
            field.clear()
        self.who.show_contact(None, "")
        self._pause.stop()
        self._keep()
        self.error.hide()
        self.accept()
        self.saved.emit(made, draft.title.strip())

    def _refuse(self, sentence: str, field: QWidget) -> None:
        self.error.setText(sentence)
        self.error.show()
        field.setAccessibleDescription(sentence)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_back(self) -> None:
        """Show how value and date are understood."""
        today, told = self._today(), []
        amount = read_amount(self.value.text(), shop_settings(self._store).currency)
        if amount is not None:
            told.append(words.money(*amount))
        day = read_day(self.closes.text(), today)
        if day is not None:
            told.append(self.tr("closes by %1").replace("%1", words.day(day, today, weekday=True)))
        self.hint.setText(", ".join(told))
