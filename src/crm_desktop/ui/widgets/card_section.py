"""A part of the details with its heading: lines and rows are made once and filled for each contact.

Between ``begin`` and ``end`` a section takes the lines and rows it needs, in order; what is left
over is hidden and used for the next contact.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.card_form import CardForm
from crm_desktop.ui.widgets.controls import button, label, line
from crm_desktop.ui.widgets.editable_line import EditableLine, LineAct
from crm_desktop.ui.widgets.link_row import LinkRow

_Row = TypeVar("_Row", bound=LinkRow)


class CardSection(QWidget):
    """``made`` tells of a new line, so that its signals can be connected once."""

    made = Signal(object)
    """An ``EditableLine`` or ``LinkRow``."""

    def __init__(self, theme: Theme, title: str, *, first: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._lines: list[EditableLine] = []
        self._rows: list[LinkRow] = []
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
        head.setSpacing(0)
        self.title = label(theme, title, "strong")
        self.title.setMinimumHeight(px(28))
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
        made = self.act = button(self._theme, text, kind="link", small=True)
        made.setAccessibleName(name)
        made.clicked.connect(lambda _checked=False: self._acted(acts()))
        self._head.addWidget(made)

    def _acted(self, found: Sequence[LineAct] | None) -> None:
        if not found or self.act is None:
            return
        menu = QMenu(self)
        menu.setFont(self._theme.font("body"))
        for one in found:
            if one.do is None:
                menu.addSeparator()
                continue
            action = menu.addAction(one.text)
            action.triggered.connect(lambda _checked=False, do=one.do: do())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.act.mapToGlobal(self.act.rect().bottomLeft()))

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

    def close_form(self) -> None:
        """Throw the form away."""
        form, self.form = self.form, None
        if form is not None:
            self._below.removeWidget(form)
            form.hide()
            form.deleteLater()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
