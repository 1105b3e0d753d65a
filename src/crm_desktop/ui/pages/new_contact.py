"""Adding a contact: a few fields, and while they are typed the contacts that look like it.

What is typed stays when the page is left and survives a crash, until it is saved.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from crm_desktop.errors import UserError
from crm_desktop.services.contact_edit import new_contact
from crm_desktop.services.lookalikes import Lookalike, looks_like
from crm_desktop.store.store import Store
from crm_desktop.ui.drafts import Draft, Drafts
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.composer import DRAFT_MS
from crm_desktop.ui.widgets.controls import button, label, panel
from crm_desktop.ui.widgets.elided import ElidedLabel
from crm_desktop.ui.widgets.segments import Segments

HINT_MS = 150
"""The hint follows this long after the last key."""
_WIDTH = 520
_KINDS = ("person", "company", "household")
_DRAFTED = ("name", "company", "title", "phone", "email")
_FILE = "new_contact.json"


class NewContactPage(QWidget):
    """``saved`` carries the id of the new contact."""

    back_requested = Signal()
    open_requested = Signal(int)
    """contact.n of one that looks alike."""
    saved = Signal(bytes)

    def __init__(self, theme: Theme, store: Store) -> None:
        super().__init__()
        self._theme, self._store = theme, store
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(HINT_MS)
        self._pause.timeout.connect(self._look)
        self.kinds = Segments(theme, self.tr("Kind"))
        self.kinds.set_texts((self.tr("Person"), self.tr("Company"), self.tr("Household")), 0)
        self.name, self.company, self.title = QLineEdit(), QLineEdit(), QLineEdit()
        self.phone, self.email = QLineEdit(), QLineEdit()
        self._fields = (self.name, self.company, self.title, self.phone, self.email)
        self._drafts = Drafts(store.folder, _FILE)
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(DRAFT_MS)
        self._saving.timeout.connect(self.leave)
        self._build()
        self.kinds.chosen.connect(self._choose)
        self._show_draft()
        for field in self._fields:
            field.textChanged.connect(lambda _text: self._typed())
        for keys, does in (
            ("Ctrl+Return", self.save), ("Ctrl+Enter", self.save),
            ("Escape", self.back_requested.emit),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self, does)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        page = QVBoxLayout(self)
        page.setContentsMargins(px(24), 0, px(20), px(20))
        page.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(0, px(14), 0, px(14))
        head.setSpacing(px(12))
        head.addWidget(button(theme, "", self.back_requested.emit, icon="arrow-left",
                              tip=self.tr("Back")))  # fmt: skip
        head.addWidget(label(theme, self.tr("New contact"), "title"), 1)
        page.addLayout(head)
        form = panel()
        form.setMaximumWidth(px(_WIDTH))
        layout = QVBoxLayout(form)
        layout.setContentsMargins(px(16), px(16), px(16), px(16))
        layout.setSpacing(px(4))
        layout.addWidget(self.kinds)
        layout.addSpacing(px(8))
        names = (self.tr("&Name"), self.tr("Com&pany"), self.tr("&Title"), self.tr("P&hone"),
                 self.tr("&E-mail"))  # fmt: skip
        self._labels = []
        for text, field in zip(names, self._fields, strict=True):
            above = label(theme, text, "small_label", "text_2")
            above.setBuddy(field)
            field.setFont(theme.font("body"))
            field.setAccessibleName(text.replace("&", ""))
            field.returnPressed.connect(self.save)
            layout.addWidget(above)
            layout.addWidget(field)
            if field is self.name:
                layout.addLayout(self._hint())
            layout.addSpacing(px(4))
            self._labels.append(above)
        self.error = label(theme, "", "small", "danger")
        self.error.setWordWrap(True)
        self.error.hide()
        layout.addWidget(self.error)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.add = button(theme, self.tr("Add contact"), self.save, kind="primary",
                          tip=self.tr("Enter"))  # fmt: skip
        foot.addWidget(self.add)
        layout.addLayout(foot)
        page.addWidget(form)
        page.addStretch(1)

    def _hint(self) -> QHBoxLayout:
        theme = self._theme
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.hint = ElidedLabel(theme, "", "small", "warning")
        self.open = button(theme, self.tr("Open"), kind="link", small=True)
        self._alike: Lookalike | None = None
        self.open.clicked.connect(
            lambda _checked=False: self.open_requested.emit(self._alike.n) if self._alike else None
        )
        row.addWidget(self.hint, 1)
        row.addWidget(self.open)
        self.hint.hide()
        self.open.hide()
        return row

    # -- what the window calls -----------------------------------------------------------------

    def start(self, name: str) -> None:
        """Put the cursor into the name; ``name`` is a first guess where nothing is typed yet."""
        if name and not any(field.text().strip() for field in self._fields):
            self.name.setText(name)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self) -> list[str]:
        """What stands in the fields."""
        return [field.text() for field in self._fields]

    def restore(self, kept: list[str]) -> None:
        """Put back what ``kept`` gave (the page was built anew)."""
        for field, text in zip(self._fields, kept, strict=True):
            field.setText(text)

    def leave(self) -> None:
        """Keep what is typed as a draft."""
        self._saving.stop()
        fields = dict(zip(_DRAFTED, self.kept(), strict=True))
        draft = None
        if any(text.strip() for text in fields.values()):
            draft = Draft(_KINDS[self.kinds.present], "", self._store.clock(), fields)
        self._drafts.keep(b"", draft)

    def save(self) -> None:
        """Add the contact, or say under the fields why not."""
        kind = _KINDS[self.kinds.present]
        person = kind == "person"
        try:
            identity = new_contact(
                self._store, kind, self.name.text(),
                phones=[self.phone.text()], emails=[self.email.text()],
                company=self.company.text() if person else "",
                title=self.title.text() if person else "",
            )  # fmt: skip
        except UserError as error:
            self.error.setText(error.sentence)
            self.error.show()
            self.name.setAccessibleDescription(error.sentence)
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.error.hide()
        for field in self._fields:
            field.clear()
        self._pause.stop()
        self.leave()
        self._show_alike(None)
        self.saved.emit(identity)

    # -- inside --------------------------------------------------------------------------------

    def _typed(self) -> None:
        self._pause.start()
        self._saving.start()

    def _show_draft(self) -> None:
        draft = self._drafts.of(b"")
        if draft is None:
            return
        for field, name in zip(self._fields, _DRAFTED, strict=True):
            field.setText(draft.fields.get(name, ""))
        if draft.kind in _KINDS:
            self.kinds.findChildren(QPushButton)[_KINDS.index(draft.kind)].click()

    def _choose(self, number: int) -> None:
        for field, above in list(zip(self._fields, self._labels, strict=True))[1:3]:
            field.setVisible(number == 0)
            above.setVisible(number == 0)
        self._look()

    def _look(self) -> None:
        company = self.kinds.present == 1
        found = looks_like(
            self._store, self.name.text(), [self.phone.text()], [self.email.text()],
            kind="company" if company else "person",
            company="" if company else self.company.text(), limit=1,
        )  # fmt: skip
        self._show_alike(found[0] if found else None)

    def _show_alike(self, alike: Lookalike | None) -> None:
        self._alike = alike
        self.hint.setVisible(alike is not None)
        self.open.setVisible(alike is not None)
        if alike is not None:
            who = ", ".join(part for part in (alike.name, alike.second_line) if part)
            text = self.tr("Looks like %1.").replace("%1", who)
            reason = alike.reason[:1].upper() + alike.reason[1:]
            self.hint.setText(f"{text} {reason}".strip())
            self.open.setAccessibleName(self.tr("Open %1").replace("%1", alike.name))
