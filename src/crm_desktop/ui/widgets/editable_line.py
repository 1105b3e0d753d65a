"""One line of a record: its name, its value, and the field that takes the value's place.

Click, F2 or Enter opens the field; Enter keeps, Esc gives back, leaving the field keeps. What was
typed is handed out by ``kept`` only where it differs from what stood there. The line is painted and
is filled anew for each contact: a card has dozens, and widgets are what opening it costs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
)

from crm_desktop.ui.theme import Role, Theme
from crm_desktop.ui.widgets.controls import reveal
from crm_desktop.ui.widgets.long_text import LongText
from crm_desktop.ui.widgets.menu import LineAct, PopupMenu, show_acts
from crm_desktop.ui.widgets.offers import Offered

NAME_WIDTH = 66
"""Room for the name at 100 % text, where the names beside it need no more."""
WIDEST_NAME = 112
_OPENERS = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)
BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""The keyboard goes to a menu or another window, or comes back from there."""
_LEFT = 6
"""The frame of a line stands so far left of its name."""


def name_room(theme: Theme, names: Iterable[str]) -> int:
    """Pixels that lines give their names so that none of them wraps, within reason."""
    metrics = QFontMetricsF(theme.font("small"))
    widest = max((metrics.horizontalAdvance(name) for name in names), default=0.0)
    wanted = round(widest) + theme.px(12)
    return min(max(wanted, theme.px(NAME_WIDTH)), theme.px(WIDEST_NAME))


class EditableLine(QAbstractButton):
    """A name and a value; what else can be done with it stands in its menu."""

    kept = Signal(str)
    """The new value, blanks around it cut off; empty: taken away."""
    typed = Signal()
    """Something in the open field changed."""
    closed = Signal()
    """The field is no longer open, whether anything was kept or not."""

    def __init__(self, theme: Theme, *, role: Role = "body", lines: bool = False) -> None:
        """A ``role`` other than body stands alone, without its name; ``lines``: a text of several
        lines, kept with Ctrl+Enter."""
        super().__init__()
        self._theme, self._role, self._lines = theme, role, lines
        self._alone = role != "body"
        self._name = self._value = self._shown = self._hint = self._mark = ""
        self._example = ""
        self._copies, self._editable, self._soft = False, True, False
        self._by_mouse = False
        self._room = theme.px(NAME_WIDTH)
        self._choices: Sequence[tuple[str, str]] = ()
        self._offers: Callable[[], Sequence[str]] | None = None
        self._acts: Callable[[], Sequence[LineAct]] | None = None
        self._opens: Callable[[], None] | None = None
        self._field: QLineEdit | QPlainTextEdit | None = None
        self._reading: Callable[[str], str] | None = None
        self._error = self._read = ""
        self._over = ""
        self._text = QTextLayout()
        self._side = QTextLayout()
        self.setMouseTracking(True)
        self.clicked.connect(lambda _checked=False: self.edit())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fill(
        self,
        name: str,
        value: str,
        *,
        shown: str = "",
        mark: str = "",
        hint: str = "",
        example: str = "",
        copies: bool = False,
        editable: bool = True,
        soft: bool = False,
        room: int = 0,
        choices: Sequence[tuple[str, str]] = (),
        offers: Callable[[], Sequence[str]] | None = None,
        acts: Callable[[], Sequence[LineAct]] | None = None,
        opens: Callable[[], None] | None = None,
        reading: Callable[[str], str] | None = None,
    ) -> None:
        """Show another value.

        ``shown``: how it is said where that differs from how it is typed; ``mark``: a small word
        below; ``hint``: said in grey where there is no value,
        ``example`` in the open field; ``soft``: all but the first line of the value is grey;
        ``room``: pixels for the name (``name_room``); ``choices``: (text, value) of which one is
        chosen from a menu; ``offers``: values that are offered while typing;
        ``acts``: what else the menu offers; ``opens``: is called instead of opening a field;
        ``reading``: how what is being typed is understood, said under the field.
        """
        self._close(keep=False, told=False)
        self._name, self._value, self._shown = name, value, shown or value
        self._mark, self._hint, self._copies = mark, hint, copies
        self._example = example or hint
        self._editable, self._choices, self._soft = editable, choices, soft
        self._room = room or self._theme.px(NAME_WIDTH)
        self._offers, self._acts, self._opens = offers, acts, opens
        self._reading = reading
        said = ", ".join(part for part in (self._shown, mark) if part)
        self.setAccessibleName(f"{name}: {said}")
        self.setAccessibleDescription("")
        reachable = editable or acts is not None or copies
        focus = Qt.FocusPolicy.StrongFocus if reachable else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(focus)
        tip = self.tr("Click or F2 to change") if editable else ""
        self.setToolTip(self._shown if self._elides() else tip)
        self._error = ""
        self._fit()
        self.update()

    @property
    def name(self) -> str:
        """The name of the line."""
        return self._name

    @property
    def value(self) -> str:
        """The value as it is typed."""
        return self._value

    @property
    def ringed(self) -> bool:
        """Whether the ring of the keyboard is seen."""
        return self.hasFocus() and not self._by_mouse

    @property
    def shown(self) -> str:
        """The value as it is said."""
        return self._shown

    @property
    def mark(self) -> str:
        """The small word below."""
        return self._mark

    @property
    def error(self) -> str:
        """Why the last text was not kept."""
        return self._error

    @property
    def field(self) -> QLineEdit | QPlainTextEdit | None:
        """The field while it is open."""
        return self._field

    @property
    def in_field(self) -> str:
        """What stands in the open field."""
        if isinstance(self._field, QPlainTextEdit):
            return self._field.toPlainText()
        return "" if self._field is None else self._field.text()

    def set_text(self, text: str) -> None:
        """Write into the open field."""
        if isinstance(self._field, QPlainTextEdit):
            self._field.setPlainText(text)
        elif self._field is not None:
            self._field.setText(text)

    def edit(self) -> None:
        """Open the field, or the choices."""
        if self._field is not None or not self._editable:
            return
        if self._opens is not None:
            self._opens()
            return
        if self._choices:
            self._choose()
        else:
            self._open()

    def _open(self, *, take: bool = True) -> None:
        """Put a field in the place of the value; ``take``: with the keyboard."""
        field: QLineEdit | QPlainTextEdit
        if self._lines:
            field = LongText(self._value, self)
            field.setTabChangesFocus(True)
            field.selectAll()
            field.textChanged.connect(self.typed)
        else:
            field = QLineEdit(self._value, self)
            field.selectAll()
            field.textChanged.connect(lambda _text: self.typed.emit())
            field.textChanged.connect(self._read_on)
            if self._offers is not None and (offered := list(self._offers())):
                completer = Offered(field, offered)
                completer.entered.connect(self.commit)
                if not self._value:  # shown at once: what is usual need not be typed
                    QTimer.singleShot(0, field, lambda: _offer(field, completer))
        field.setFont(self._theme.font("body" if not self._alone else "heading"))
        field.setAccessibleName(self._name)
        field.setPlaceholderText(self._example)
        field.installEventFilter(self)
        self._field, self._error, self._read = field, "", ""
        self._fit()
        field.show()  # what is hidden takes no focus
        if take:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            reveal(self)

    def choose(self, value: str) -> None:
        """Take one of the choices."""
        if value != self._value:
            self.kept.emit(value)
        self.closed.emit()

    def refuse(self, typed: str, sentence: str) -> None:
        """Say under the line why ``typed`` was not kept; it stays in the field, Esc gives back.
        Who has left the line is not called back to it. A choice that was not kept leaves the one
        before."""
        if self._choices:
            return
        if self._field is None:
            self._open(take=self.hasFocus())
        if self._field is not None:
            self.set_text(typed)
            self._field.setAccessibleDescription(sentence)
        self._error = sentence
        self._fit()

    def commit(self) -> None:
        """Keep what stands in an open field (leaving the page, closing the window)."""
        self._close(keep=True)

    def acts(self) -> list[LineAct]:
        """What the menu offers."""
        found = []
        if self._editable and self._opens is None:
            found.append(LineAct(self.tr("Change"), self.edit))
        if self._value:
            found.append(LineAct(self.tr("Copy"), self.copy))
        return [*found, *(self._acts() if self._acts is not None else ())]

    def copy(self) -> None:
        """Put the value on the clipboard."""
        QGuiApplication.clipboard().setText(self._value)

    # -- inside --------------------------------------------------------------------------------

    def _read_on(self, typed: str) -> None:
        """Say how it is understood so far."""
        if self._reading is not None:
            self._read = self._reading(typed) if typed.strip() else ""
            if self._field is not None:
                self._field.setAccessibleDescription(self._read)
            self._fit()
            self.update()

    def _choose(self) -> None:
        menu = PopupMenu(self)
        menu.setFont(self._theme.font("body"))
        for text, value in self._choices:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(value == self._value)
            action.triggered.connect(lambda _checked=False, v=value: self.choose(v))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self._value_rect().bottomLeft()))

    def _show_menu(self, place: QPointF | None = None) -> None:
        acts = self.acts()
        if not acts:
            return
        at = self._value_rect().bottomLeft() if place is None else place.toPoint()
        show_acts(self._theme, self, acts, at)

    def _close(self, *, keep: bool, told: bool = True) -> None:
        field, typed = self._field, self.in_field
        self._field = None
        if field is None:
            return
        typed = typed.strip()
        had_focus = field.hasFocus()
        field.removeEventFilter(self)
        field.hide()
        field.deleteLater()
        self._error = self._read = ""
        if had_focus and told:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if keep and typed != self._value:
            before, self._shown = self._shown, typed
            self.kept.emit(typed)
            if self._field is not None:  # refused
                self._shown = before
            elif self._shown == typed:  # else it was filled anew meanwhile
                self._value = typed
        self._fit()
        self.update()
        if self._field is None and told:
            self.closed.emit()

    def _elides(self) -> bool:
        """A number or an address of one word: a break would be read as part of it."""
        width = self._value_rect().width()
        one_line = self._copies or self._alone
        return one_line and self._metrics_width(self._shown) > width > 0

    def _metrics_width(self, text: str) -> float:
        return QFontMetricsF(self._theme.font(self._role)).horizontalAdvance(text)

    def _zones(self) -> list[str]:
        """The small buttons at the right end, from the right."""
        zones = ["copy"] if self._copies and self._value else []
        # A number keeps all the room there is until somebody comes near.
        awake = not self._copies or self.underMouse() or self.hasFocus()
        return [*zones, "menu"] if self._acts is not None and awake else zones

    def _zone_rect(self, zone: str) -> QRect:
        side = self._theme.px(24)
        place = self._zones().index(zone)
        top = self._pad() - (side - self._theme.line_height(self._role)) // 2
        return QRect(self.width() - side * (place + 1), top, side, side)

    def _zone_at(self, place: QPointF) -> str:
        for zone in self._zones():
            if self._zone_rect(zone).contains(place.toPoint()):
                return zone
        return ""

    def _pad(self) -> int:
        return 0 if self._alone else self._theme.px(5)

    def _value_rect(self) -> QRect:
        px = self._theme.px
        left = 0 if self._alone else self._room
        right = self.width() - px(24) * len(self._zones()) - px(2)
        return QRect(left, self._pad(), max(px(20), right - left), 0)

    def _lay_out(
        self, layout: QTextLayout, text: str, role: Role, width: int, most: int,
        *formats: QTextLayout.FormatRange,
    ) -> int:  # fmt: skip
        layout.setText(text.replace("\n", "\u2028"))
        layout.setFont(self._theme.font(role))
        layout.setFormats(list(formats))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        high, step = 0, self._theme.line_height(role)
        layout.beginLayout()
        for _ in range(most):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, high + (step - line.height()) / 2))
            high += step
        layout.endLayout()
        return max(high, step)

    def _fit(self) -> None:
        """Work out the height, and put an open field in its place."""
        px, pad = self._theme.px, self._pad()
        value = self._value_rect()
        high = 0
        if not self._alone:
            high = self._lay_out(self._side, self._name, "small", self._room - px(6), 3)
        if self._field is not None:
            wide = value.width() + (self.width() - value.right() - px(4))
            tall = px(96) if self._lines else self._field.sizeHint().height()
            self._field.setGeometry(value.left() - px(2), px(1), wide, tall)
            high = max(high, tall - 2 * pad + px(4))
        else:
            text = self._shown or self._hint
            one_line = self._copies or self._alone
            lines = 1 if one_line else 40
            if one_line:
                self._text.setText("")
                tall = self._theme.line_height(self._role)
            else:
                tall = self._lay_out(
                    self._text, text, self._role, value.width(), lines, *self._soft_lines(text)
                )
            if self._mark:
                tall += self._theme.line_height("small")
            high = max(high, tall)
        if self._error or self._read:
            high += self._note_height(value)
        self.setFixedHeight(high + 2 * pad)

    def _soft_lines(self, text: str) -> list[QTextLayout.FormatRange]:
        first = text.find("\n")
        if not self._soft or first < 0:
            return []
        rest, look = QTextLayout.FormatRange(), QTextCharFormat()
        look.setForeground(self._theme.color("text_2"))
        rest.start, rest.length, rest.format = first, len(text) - first, look
        return [rest]

    def _note_height(self, value: QRect) -> int:
        layout = QTextLayout()
        return self._lay_out(
            layout, self._error or self._read, "small", self.width() - value.left(), 5
        )

    # -- Qt ------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
            if self._elides():
                self.setToolTip(self._shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._field:
            return False
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:  # else the page takes it for "back"
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
                control or not self._lines
            ):
                self._close(keep=True)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._close(keep=False)
                return True
        elif isinstance(event, QFocusEvent) and not event.gotFocus() and event.reason() not in BACK:
            self._close(keep=True)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_mouse = False
        if self._editable and event.key() in _OPENERS and not event.modifiers():
            self.edit()
        elif event.matches(QKeySequence.StandardKey.Copy) and self._value:
            self.copy()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        zone = self._zone_at(event.position())
        if zone == "copy":
            self.copy()
        elif zone == "menu":
            self._show_menu()
        elif self._editable:
            self.edit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._zone_at(event.position())
        if over != self._over:
            self._over = over
            shape = Qt.CursorShape.IBeamCursor if self._editable else Qt.CursorShape.ArrowCursor
            self.setCursor(Qt.CursorShape.ArrowCursor if over else shape)
            tips = {"copy": self.tr("Copy %1").replace("%1", self._value),
                    "menu": self.tr("More for %1").replace("%1", self._name)}  # fmt: skip
            plain = self.tr("Click or F2 to change") if self._editable else ""
            plain = self._shown if self._elides() else plain
            self.setToolTip(tips.get(over, plain))
            self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self._show_menu(None if by_key else QPointF(event.pos()))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        value, pad = self._value_rect(), self._pad()
        radius = theme.radius("control")
        frame = QRectF(self.rect()).adjusted(max(1, value.left() - _LEFT), 1, -1, -1)
        if self.ringed:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(frame, radius, radius)
        elif self._editable and self.underMouse() and self._field is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(frame, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if not self._alone:
            painter.setPen(theme.color("text_3"))
            lower = (theme.line_height("body") - theme.line_height("small")) / 2
            self._side.draw(painter, QPointF(0, pad + lower))
        if self._field is None:
            self._paint_value(painter, value)
        if note := self._error or self._read:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("danger" if self._error else "text_2"))
            layout = QTextLayout()
            width = self.width() - value.left()
            high = self._lay_out(layout, note, "small", width, 5)
            layout.draw(painter, QPointF(value.left(), self.height() - high - 1))

    def _paint_value(self, painter: QPainter, value: QRect) -> None:
        theme, pad = self._theme, self._pad()
        painter.setPen(theme.color("text" if self._shown else "text_3"))
        high = theme.line_height(self._role)
        if self._copies or self._alone:
            painter.setFont(theme.font(self._role))
            place = QRect(value.left(), pad, value.width(), high)
            text = painter.fontMetrics().elidedText(
                self._shown or self._hint, Qt.TextElideMode.ElideRight, place.width()
            )
            align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, align, text)
        else:
            self._text.draw(painter, QPointF(value.left(), pad))
            high = max(1, self._text.lineCount()) * high
        if self._mark:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("text_2"))
            place = QRect(value.left(), pad + high, value.width(), theme.line_height("small"))
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, self._mark)
        awake = self.underMouse() or self.hasFocus()
        for zone in self._zones():
            if zone == "menu" and not awake:
                continue
            rect, side = self._zone_rect(zone), theme.px(14)
            if zone == self._over:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("pressed"))
                painter.drawRoundedRect(rect, theme.radius("chip"), theme.radius("chip"))
            name = "copy" if zone == "copy" else "ellipsis"
            ratio = self.devicePixelRatioF()
            ink = theme.hex("text" if zone == self._over else "text_3")
            pixmap = theme.icon_pixmap(name, ink, side, ratio)
            middle = QRectF(rect).center()
            painter.drawPixmap(QPointF(middle.x() - side / 2, middle.y() - side / 2), pixmap)

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._over = ""
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in BACK:
            self._by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:
        self.update()


def _offer(field: QLineEdit, completer: QCompleter) -> None:
    if field.isVisible() and not field.text() and field.hasFocus():
        completer.setCompletionPrefix("")
        completer.complete()
