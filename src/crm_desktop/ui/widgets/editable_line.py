"""One line of a record: its name, its value, and the field that takes the value's place.

Click, F2 or Enter opens the field; Enter keeps, Esc gives back, leaving the field keeps. What was
typed is handed out by ``kept`` only where it differs from what stood there.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from crm_desktop.ui.theme import Role, Theme
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.elided import ElidedLabel

NAME_WIDTH = 66
_OPENERS = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EditableLine(QWidget):
    """A name and a value; ``copies`` adds the button that copies the value."""

    kept = Signal(str)
    """The new value, blanks around it cut off; empty: taken away."""
    closed = Signal()
    """The field is no longer open, whether anything was kept or not."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        value: str,
        *,
        shown: str = "",
        copies: bool = False,
        editable: bool = True,
        hint: str = "",
        role: Role = "body",
    ) -> None:
        """``shown``: how the value is said where that differs from how it is typed; ``hint``: said
        in grey where there is none. A ``role`` other than body stands alone, without its name.
        """
        super().__init__()
        self._theme, self._name, self._value, self._hint = theme, name, value, hint
        self._editable, self._role = editable, role
        self._field: QLineEdit | None = None
        px = theme.px
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        top = Qt.AlignmentFlag.AlignTop
        alone = role != "body"
        pad = 0 if alone else px(5)
        if not alone:
            side = label(theme, name, "body", "text_2")
            side.setFixedWidth(px(NAME_WIDTH))
            side.setWordWrap(True)
            side.setContentsMargins(0, pad, px(2), pad)
            row.addWidget(side, 0, top)
        ink = "text" if shown or value else "text_3"
        if copies:  # a number or an address of one word: a break would be read as part of it
            self._text: QLabel = ElidedLabel(theme, shown or value or hint, role, ink)
        else:
            self._text = label(theme, shown or value or hint, role, ink)
            self._text.setWordWrap(not alone)
            self._text.setMinimumWidth(1)  # else a long word makes the whole column wider
            self._text.setContentsMargins(0, pad, px(4), pad)
        row.addWidget(self._text, 1)
        self._row = row
        if copies:
            copy = button(theme, "", self._copy, kind="link", icon="copy", small=True,
                          tip=self.tr("Copy %1").replace("%1", value))  # fmt: skip
            copy.setFixedWidth(px(24))
            copy.setIcon(theme.icon("copy", "text_2", 14))
            row.addWidget(copy, 0, top)
        rows.addLayout(row)
        self._error = label(theme, "", "small", "danger")
        self._error.setWordWrap(True)
        self._error.hide()
        rows.addWidget(self._error)
        self._left = 0 if alone else px(NAME_WIDTH)
        self.setMinimumHeight(theme.line_height(role) if alone else px(28))
        self.setAccessibleName(f"{name}: {shown or value}")
        if editable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.IBeamCursor)
            self.setToolTip(self.tr("Click or F2 to change"))
        else:
            self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    @property
    def name(self) -> str:
        """The name of the line."""
        return self._name

    @property
    def value(self) -> str:
        """The value as it is typed."""
        return self._value

    @property
    def field(self) -> QLineEdit | None:
        """The field while it is open."""
        return self._field

    def edit(self) -> None:
        """Open the field."""
        if self._field is not None or not self._editable:
            return
        field = QLineEdit(self._value)
        field.setFont(self._theme.font("body" if self._role == "body" else "heading"))
        field.setAccessibleName(self._name)
        field.setPlaceholderText(self._hint)
        field.installEventFilter(self)
        field.selectAll()
        self._field = field
        self._error.hide()
        self._text.hide()
        self._row.insertWidget(self._row.indexOf(self._text), field, 1)
        field.show()  # what is hidden takes no focus
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, typed: str, sentence: str) -> None:
        """Say under the line why ``typed`` was not kept; it stays in the field, Esc gives back."""
        self.edit()
        if self._field is not None:
            self._field.setText(typed)
            self._field.setAccessibleDescription(sentence)
        self._error.setText(sentence)
        self._error.show()

    def commit(self) -> None:
        """Keep what stands in an open field (leaving the page, closing the window)."""
        self._close(keep=True)

    def _close(self, *, keep: bool) -> None:
        field, self._field = self._field, None
        if field is None:
            return
        typed = field.text().strip()
        had_focus = field.hasFocus()
        field.removeEventFilter(self)
        field.hide()
        field.deleteLater()
        self._text.show()
        self._error.hide()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if keep and typed != self._value:
            before = self._text.text()
            self._text.setText(typed)
            self.kept.emit(typed)
            if self._field is None:
                self._value = typed
            else:  # refused
                self._text.setText(before)
        if self._field is None:
            self.closed.emit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._value)

    # -- Qt ------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._field:
            return False
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:  # else the page takes it for "back"
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._close(keep=True)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._close(keep=False)
                return True
        elif event.type() == QEvent.Type.FocusOut:
            reason = event.reason()  # type: ignore[attr-defined]
            if reason not in (Qt.FocusReason.PopupFocusReason,
                              Qt.FocusReason.ActiveWindowFocusReason):  # fmt: skip
                self._close(keep=True)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._editable and event.key() in _OPENERS and not event.modifiers():
            self.edit()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._editable and event.button() == Qt.MouseButton.LeftButton:
            self.edit()
            return
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect().adjusted(max(1, self._left - 6), 1, -1, -1)
        radius = theme.radius("control")
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(area, radius, radius)
        elif self._editable and self.underMouse() and self._field is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(area, radius, radius)

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def focusInEvent(self, event: QEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:
        self.update()
