"""Adding a contact: the page of a contact, empty, and while it is typed those that look like it.

What is typed stays when the page is left and survives a crash, until it is saved.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.errors import UserError
from crm_desktop.services.contact_edit import new_contact
from crm_desktop.services.lookalikes import Lookalike, looks_like
from crm_desktop.services.search import Search
from crm_desktop.store.store import Store
from crm_desktop.ui import merge_words
from crm_desktop.ui.drafts import Draft, Drafts
from crm_desktop.ui.pages.card_writes import read_date
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.composer import DRAFT_MS
from crm_desktop.ui.widgets.controls import Avatar, button, label, line, panel, scrolling
from crm_desktop.ui.widgets.elided import ElidedLabel
from crm_desktop.ui.widgets.long_text import LongText
from crm_desktop.ui.widgets.offers import Offers
from crm_desktop.ui.widgets.segments import Segments

HINT_MS = 150
"""The hint follows this long after the last key."""
_TWO_COLUMNS = 620
"""Width at 100 % text below which the note stands under the details."""
_OFFERED = 8
_KINDS = ("person", "company", "household")
_DRAFTED = (
    "name", "phone", "mobile", "email", "street", "postal_code", "city", "birthday", "company",
    "title", "note",
)  # fmt: skip
_OF_PERSONS = ("birthday", "company", "title")
_FILE = "new_contact.json"


class NewContactPage(QWidget):
    """``saved`` carries the id of the new contact."""

    back_requested = Signal()
    open_requested = Signal(int)
    """contact.n of one that looks alike."""
    saved = Signal(bytes)

    def __init__(self, theme: Theme, store: Store, *, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._theme, self._store, self._today = theme, store, today
        self._search = Search(store)
        self._alike: Lookalike | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(HINT_MS)
        self._pause.timeout.connect(self._look)
        self.kinds = Segments(theme, self.tr("Kind"))
        self.kinds.set_texts((self.tr("Person"), self.tr("Company"), self.tr("Household")), 0)
        self.name, self.company, self.title = QLineEdit(), QLineEdit(), QLineEdit()
        self.phone, self.mobile, self.email = QLineEdit(), QLineEdit(), QLineEdit()
        self.street, self.postal_code, self.city = QLineEdit(), QLineEdit(), QLineEdit()
        self.birthday, self.note = QLineEdit(), LongText()
        self._fields: dict[str, QLineEdit | QPlainTextEdit] = {
            key: getattr(self, key) for key in _DRAFTED
        }
        self._drafts = Drafts(store.folder, _FILE)
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(DRAFT_MS)
        self._saving.timeout.connect(self.leave)
        self._labels: dict[str, QWidget] = {}
        self._build()
        self.kinds.chosen.connect(self._choose)
        self._show_draft()
        for field in self._fields.values():
            field.textChanged.connect(lambda *_text: self._typed())
        for keys, does in (
            ("Ctrl+Return", self.save), ("Ctrl+Enter", self.save),
            ("Escape", self.back_requested.emit),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self, does)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        px = self._theme.px
        page = QVBoxLayout(self)
        page.setContentsMargins(px(24), 0, px(20), 0)
        page.setSpacing(0)
        page.addLayout(self._head())
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setContentsMargins(0, px(4), 0, px(20))
        self._columns.setSpacing(px(12))
        self._left = self._details()
        self._columns.addWidget(self._left, 0, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(self._middle(), 1)
        inside = QWidget()
        inside.setLayout(self._columns)
        whole = scrolling(inside)
        page.addWidget(whole, 1)
        order = [*self._fields.values(), *self.kinds.buttons(), self.add, self.back]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _head(self) -> QVBoxLayout:
        theme, px = self._theme, self._theme.px
        whole = QVBoxLayout()
        whole.setContentsMargins(0, px(8), 0, px(4))
        whole.setSpacing(px(4))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.back = button(theme, "", self.back_requested.emit, icon="arrow-left",
                           tip=self.tr("Back"))  # fmt: skip
        row.addWidget(self.back)
        self._avatar = Avatar(theme, large=True)
        self._avatar.setFixedSize(px(40), px(40))
        row.addWidget(self._avatar)
        self._dress(self.name, self.tr("Name"))
        self.name.setFont(theme.font("heading"))
        self.name.setPlaceholderText(self.tr("Name of the new contact"))
        self.name.setMinimumWidth(px(120))
        self.name.setMaximumWidth(px(420))
        row.addWidget(self.name, 4)
        row.addStretch(1)
        row.addWidget(self.kinds)
        self._row = row
        self.add = button(theme, self.tr("Add contact"), self.save, kind="primary",
                          tip=self.tr("Enter"))  # fmt: skip
        row.addWidget(self.add)
        whole.addLayout(row)
        self._second = QHBoxLayout()
        self._second.addStretch(1)
        whole.addLayout(self._second)
        below = QHBoxLayout()
        below.setContentsMargins(self.back.sizeHint().width() + px(64), 0, 0, 0)
        below.setSpacing(px(8))
        self.hint = ElidedLabel(theme, "", "small", "warning")
        self.open = button(theme, self.tr("Open"), kind="link", small=True)
        self.open.setProperty("flat", True)
        self.open.clicked.connect(lambda _checked=False: self._open_alike())
        self.error = label(theme, "", "small", "danger")
        self.error.setWordWrap(True)
        below.addWidget(self.hint)
        below.addWidget(self.open)
        below.addWidget(self.error, 1)
        below.addStretch(1)
        for widget in (self.hint, self.open, self.error):
            widget.hide()
        whole.addLayout(below)
        return whole

    def _details(self) -> QFrame:
        theme, px = self._theme, self._theme.px
        frame = panel()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(1, 1, 1, px(8))
        layout.setSpacing(0)
        self._about_edge = line(theme)
        parts: Sequence[tuple[str, QWidget | None, Sequence[tuple[str, str]]]] = (
            (self.tr("Details"), None,
             (("phone", self.tr("P&hone")), ("mobile", self.tr("&Mobile")),
              ("email", self.tr("&E-mail")), ("street", self.tr("&Street")),
              ("postal_code", self.tr("Post &code")), ("city", self.tr("To&wn")))),
            (self.tr("About"), self._about_edge,
             (("birthday", self.tr("&Birthday")), ("company", self.tr("Com&pany")),
              ("title", self.tr("&Title")))),
        )  # fmt: skip
        for title, edge, lines in parts:
            if edge is not None:
                layout.addSpacing(px(8))
                layout.addWidget(edge)
            heading = label(theme, title, "strong")
            heading.setContentsMargins(px(16), px(10), px(16), px(4))
            layout.addWidget(heading)
            grid = QGridLayout()
            grid.setContentsMargins(px(16), 0, px(12), 0)
            grid.setHorizontalSpacing(px(8))
            grid.setVerticalSpacing(px(4))
            grid.setColumnMinimumWidth(0, px(58))
            grid.setColumnStretch(1, 1)
            for row, (key, text) in enumerate(lines):
                field = self._fields[key]
                assert isinstance(field, QLineEdit)
                self._dress(field, text.replace("&", ""))
                before = label(theme, text, "small", "text_3")
                before.setBuddy(field)
                grid.addWidget(before, row, 0)
                grid.addWidget(field, row, 1)
                self._labels[key] = before
            layout.addLayout(grid)
            if edge is not None:
                self._about = heading
        self.birthday.setPlaceholderText(self.tr("3 May 1980"))
        Offers(self.company, self._companies).entered.connect(self.save)
        return frame

    def _middle(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(12))
        top = panel()
        inside = QVBoxLayout(top)
        inside.setContentsMargins(px(12), px(10), px(12), px(12))
        inside.setSpacing(px(6))
        title = label(theme, self.tr("N&ote"), "strong")
        title.setBuddy(self.note)
        inside.addWidget(title)
        self.note.setFont(theme.font("body"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(px(80))
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("What is good to know of them?"))
        inside.addWidget(self.note)
        layout.addWidget(top)
        empty = panel()
        column = QVBoxLayout(empty)
        column.addStretch(2)
        said = label(theme, self.tr("Nothing logged yet."), "heading")
        column.addWidget(said, 0, Qt.AlignmentFlag.AlignHCenter)
        sentence = label(
            theme, self.tr("Calls, visits and e-mails stand here once the contact is added."),
            "body", "text_2",
        )  # fmt: skip
        sentence.setWordWrap(True)
        sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(sentence)
        column.addStretch(3)
        empty.setMinimumHeight(px(120))
        layout.addWidget(empty, 1)
        return middle

    def _dress(self, field: QLineEdit, name: str) -> None:
        field.setFont(self._theme.font("body"))
        field.setAccessibleName(name)
        field.setMinimumWidth(self._theme.px(60))
        if field is not self.company:  # there Enter may take what is offered
            field.returnPressed.connect(self.save)

    # -- what the window calls -----------------------------------------------------------------

    def start(self, name: str) -> None:
        """Put the cursor into the name; ``name`` is a first guess where nothing is typed yet."""
        if name and not any(text.strip() for text in self.kept()):
            self.name.setText(name)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> Sequence[QWidget]:
        """F6."""
        return (self.name, self.phone, self.note)

    def kept(self) -> list[str]:
        """What stands in the fields."""
        return [_text(field) for field in self._fields.values()]

    def restore(self, kept: list[str]) -> None:
        """Put back what ``kept`` gave (the page was built anew)."""
        for field, text in zip(self._fields.values(), kept, strict=True):
            _write(field, text)

    def leave(self) -> None:
        """Keep what is typed as a draft."""
        self._saving.stop()
        fields = dict(zip(_DRAFTED, self.kept(), strict=True))
        draft = None
        if any(text.strip() for text in fields.values()):
            draft = Draft(_KINDS[self.kinds.present], "", self._store.clock(), fields)
        self._drafts.keep(b"", draft)

    def save(self) -> None:
        """Add the contact, or say why not; then everything stays as it is typed."""
        kind = _KINDS[self.kinds.present]
        person = kind == "person"
        typed = self.birthday.text().strip() if person else ""
        birthday = read_date(typed, self._today()) if typed else None
        if typed and birthday is None:
            text = self.tr("This is no date. Write it like 3 May 1980, 3 May, May 1980 or 1980.")
            self._refuse(text, self.birthday)
            return
        try:
            identity = new_contact(
                self._store, kind, self.name.text(),
                phones=[self.phone.text()], emails=[self.email.text()],
                company=self.company.text() if person else "",
                title=self.title.text() if person else "",
                mobile=self.mobile.text(), mobile_label=self.tr("mobile"),
                address={"street": self.street.text(), "postal_code": self.postal_code.text(),
                         "city": self.city.text()},
                birthday=birthday, note=self.note.toPlainText(),
            )  # fmt: skip
        except UserError as error:
            self._refuse(error.sentence, self.name)
            return
        self.error.hide()
        for field in self._fields.values():
            field.clear()
        self._pause.stop()
        self.leave()
        self._show_alike(None)
        self.saved.emit(identity)

    # -- inside --------------------------------------------------------------------------------

    def _refuse(self, sentence: str, field: QLineEdit) -> None:
        self._show_alike(None)
        self.error.setText(sentence)
        self.error.show()
        field.setAccessibleDescription(sentence)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_alike(self) -> None:
        if self._alike is not None:
            self.open_requested.emit(self._alike.n)

    def _companies(self, typed: str) -> list[str]:
        if not typed.strip():
            return []
        found = self._search.contacts(typed, 4 * _OFFERED)
        names = dict.fromkeys(hit.name for hit in found if hit.kind != "person" and hit.name)
        return [*names][:_OFFERED]

    def _typed(self) -> None:
        self._pause.start()
        self._saving.start()
        self.error.hide()
        self._avatar.show_contact(self.name.text().strip(), b"")

    def _show_draft(self) -> None:
        self._avatar.show_contact("", b"")
        draft = self._drafts.of(b"")
        if draft is None:
            return
        for key, field in self._fields.items():
            _write(field, draft.fields.get(key, ""))
        self._avatar.show_contact(self.name.text().strip(), b"")
        if draft.kind in _KINDS:
            self.kinds.buttons()[_KINDS.index(draft.kind)].click()

    def _choose(self, number: int) -> None:
        for key in _OF_PERSONS:
            for widget in (self._fields[key], self._labels[key]):
                widget.setVisible(number == 0)
        self._about.setVisible(number == 0)
        self._about_edge.setVisible(number == 0)
        self._look()

    def _look(self) -> None:
        company = self.kinds.present == 1
        found = looks_like(
            self._store, self.name.text(), [self.phone.text(), self.mobile.text()],
            [self.email.text()], kind="company" if company else "person",
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
            reason = merge_words.reason(alike.reason)
            self.hint.setText(f"{text} {reason}".strip())
            self.open.setAccessibleName(self.tr("Open %1").replace("%1", alike.name))

    # -- Qt ------------------------------------------------------------------------------------

    def hideEvent(self, event: QEvent) -> None:
        self.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it gets narrow the kind goes under the name, and the note under the details."""
        super().resizeEvent(event)
        theme = self._theme
        one = event.size().width() / theme.scale < _TWO_COLUMNS
        self._row.removeWidget(self.kinds)
        self._second.removeWidget(self.kinds)
        if one:
            self._second.insertWidget(0, self.kinds)
        else:
            self._row.insertWidget(self._row.count() - 1, self.kinds)
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if one else beside)
        self._columns.setAlignment(
            self._left, Qt.AlignmentFlag(0) if one else Qt.AlignmentFlag.AlignTop
        )
        self._left.setMinimumWidth(0 if one else theme.size("card_left"))
        self._left.setMaximumWidth(16_777_215 if one else theme.size("card_left"))


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _write(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(text)
    else:
        field.setPlainText(text)
