"""A part of the details with its heading: lines and rows are made once and filled for each contact.

Between ``begin`` and ``end`` a section takes the lines and rows it needs, in order; what is left
over is hidden and used for the next contact.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.card_form import CardForm
from crm_desktop.ui.widgets.controls import button, line, reveal, scroll_to
from crm_desktop.ui.widgets.editable_line import EditableLine
from crm_desktop.ui.widgets.link_row import LinkRow
from crm_desktop.ui.widgets.menu import LineAct, show_acts

_Row = TypeVar("_Row", bound=LinkRow)


class _Title(QAbstractButton):
    """A heading; where it names a contact, a click or Enter opens that."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self.setFont(theme.font("strong"))
        self.setFixedHeight(theme.px(28))
        self.fill(text, opens=False)

    def fill(self, text: str, *, opens: bool) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(self.tr("Open this contact") if opens else "")
        self.setEnabled(opens)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if opens else Qt.FocusPolicy.NoFocus)
        shape = Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        font = theme.font("strong")
        if self.isEnabled() and (self.underMouse() or self.hasFocus()):
            font = QFont(font)
            font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), align, shown)


class CardSection(QWidget):
    """``made`` tells of a new line, so that its signals can be connected once."""

    made = Signal(object)
    """An ``EditableLine`` or ``LinkRow``."""
    title_clicked = Signal()
    """The heading names a contact, which is to be opened."""

    def __init__(self, theme: Theme, title: str, *, first: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._lines: list[EditableLine] = []
        self._rows: list[LinkRow] = []
        self._links: list[QPushButton] = []
        self._used = self._used_rows = 0
        self.form: CardForm | None = None
        px = theme.px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._edge: QFrame | None = None
        if not first:
            self._edge = line(theme)
            whole.addWidget(self._edge)
        inside = QVBoxLayout()
        inside.setContentsMargins(px(16), px(8), px(10), px(8))
        inside.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        self.title = _Title(theme, title)
        self.title.clicked.connect(lambda _checked=False: self.title_clicked.emit())
        head.addWidget(self.title, 1)
        self._head = head
        self.act: QPushButton | None = None
        inside.addLayout(head)
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        inside.addLayout(self._body)
        self._below = QVBoxLayout()
        self._below.setSpacing(0)
        inside.addLayout(self._below)
        whole.addLayout(inside)

    def set_act(
        self, text: str, name: str, acts: Callable[[], Sequence[LineAct]] | Callable[[], None]
    ) -> None:
        """The word at the right of the heading: one act, or a menu of several (made when it is
        opened)."""
        made = self.act = self.add_link(text)
        made.setAccessibleName(name)
        made.clicked.connect(lambda _checked=False: self._acted(acts()))

    def add_link(self, text: str) -> QPushButton:
        """A word at the right of the heading."""
        made = button(self._theme, text, kind="link", small=True)
        self._head.addWidget(made)
        self._links.append(made)
        return made

    def _acted(self, found: Sequence[LineAct] | None) -> None:
        if found and self.act is not None:
            show_acts_under(self._theme, self.act, found)

    def name(self, title: str, *, opens: bool = False) -> None:
        """Give the section another heading; ``opens``: it names a contact that can be opened."""
        self.title.fill(title, opens=opens)

    def add_below(self, widget: QWidget) -> None:
        """Something that always stands under the lines."""
        self._below.addWidget(widget)

    # -- filling -------------------------------------------------------------------------------

    def begin(self) -> None:
        """Start with the first line."""
        self._used = self._used_rows = 0

    def line(self) -> EditableLine:
        """The next line."""
        if self._used == len(self._lines):
            made = EditableLine(self._theme)
            self._lines.append(made)
            self._body.insertWidget(self._used, made)
            self.made.emit(made)
        found = self._lines[self._used]
        self._used += 1
        if found.isHidden():
            found.show()
        return found

    def row(self, kind: type[_Row]) -> _Row:
        """The next row; a section has rows of one kind."""
        if self._used_rows == len(self._rows):
            new = kind(self._theme)
            self._rows.append(new)
            self._body.addWidget(new)
            self.made.emit(new)
        found = self._rows[self._used_rows]
        self._used_rows += 1
        if found.isHidden():
            found.show()
        assert isinstance(found, kind)
        return found

    def end(self) -> None:
        """Hide what is left over."""
        for number, made in enumerate(self._lines):
            if number >= self._used and not made.isHidden():
                made.hide()
        for number, row in enumerate(self._rows):
            if number >= self._used_rows and not row.isHidden():
                row.hide()

    @property
    def stops(self) -> list[QWidget]:
        """What Tab goes through, in reading order, whether it is used or not."""
        return [self.title, *self._links, *self._lines, *self._rows]

    @property
    def lines(self) -> list[EditableLine]:
        """The lines that are used."""
        return self._lines[: self._used]

    # -- forms ---------------------------------------------------------------------------------

    def open_form(self, form: CardForm) -> None:
        """Show a form under the lines."""
        self.close_form()
        self.form = form
        self._below.addWidget(form)
        form.show()
        form.start()
        reveal(form)

    def close_form(self) -> None:
        """Throw the form away; the keyboard stays in this part."""
        form, self.form = self.form, None
        if form is not None:
            focused = QApplication.focusWidget()
            places = [*([self.act] if self.act is not None else []), *reversed(self._rows)]
            stay = next((place for place in places if place.isVisible()), None)
            if focused is not None and form.isAncestorOf(focused) and stay is not None:
                stay.setFocus(Qt.FocusReason.OtherFocusReason)
            self._below.removeWidget(form)
            form.hide()
            form.deleteLater()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


def show_acts_under(theme: Theme, under: QWidget, acts: Sequence[LineAct]) -> None:
    """Open a menu under a widget, which is scrolled to."""
    scroll_to(under)
    show_acts(theme, under, acts, under.rect().bottomLeft())
