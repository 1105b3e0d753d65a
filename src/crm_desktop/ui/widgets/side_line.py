"""What the side bar consists of: its lines, its search, and the head with the shop's name."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui.theme import Role, Theme, tokens
from crm_desktop.ui.widgets.controls import KeyCap, button, label
from crm_desktop.ui.widgets.elided import ElidedLabel

_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_CHANGING = (Qt.Key.Key_F2, Qt.Key.Key_Delete)
_ENDING = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Place(NamedTuple):
    """A line of the side bar: a screen (with an icon) or a saved view (with a tag colour)."""

    id: str
    text: str
    icon: str = ""
    hue: str = ""
    number: str = ""
    fixed: bool = False
    """A view that every shop has: it has one name and one place."""

    @property
    def is_view(self) -> bool:
        """Whether it is a saved view."""
        return not self.icon


class SideLine(QAbstractButton):
    """One line; painted, because a style sheet cannot place icon, text and count."""

    chosen = Signal(str)
    focused = Signal(object)
    step_wanted = Signal(object, int)
    menu_wanted = Signal(str, QPoint)
    renamed = Signal(str, str)
    remove_wanted = Signal(str)
    move_wanted = Signal(str, int)

    def __init__(self, theme: Theme, place: Place, *, folded: bool) -> None:
        super().__init__()
        self._theme, self._place, self._folded = theme, place, folded
        self._on = False
        self._field: QLineEdit | None = None
        self.setFixedHeight(theme.px(34 if place.icon else 30))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda _checked=False: self.chosen.emit(self._place.id))
        self._name()

    def _name(self) -> None:
        place = self._place
        spoken = f"{place.text}, {place.number}" if place.number else place.text
        if self._on:
            spoken = self.tr("%1, open").replace("%1", spoken)
        self.setAccessibleName(spoken)
        if self._folded:
            self.setToolTip(spoken)

    def _left(self) -> int:
        return self._theme.px(36)

    def _room(self) -> int:
        """Pixels for the text, beside the number."""
        theme, px = self._theme, self._theme.px
        number = QFontMetrics(theme.font("small_label")).horizontalAdvance(self._place.number)
        beside = number + px(8) if self._place.number else 0
        return self.width() - self._left() - px(10) - beside

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What does not fit stands whole in the tooltip."""
        super().resizeEvent(event)
        if not self._folded:
            wide = QFontMetrics(self._theme.font("strong")).horizontalAdvance(self._place.text)
            self.setToolTip(self._place.text if wide > self._room() else "")

    @property
    def on(self) -> bool:
        """Whether this place is shown as open."""
        return self._on

    def mark(self, on: bool) -> None:
        """Show whether this place is open."""
        if on != self._on:
            self._on = on
            self._name()
            self.update()

    def show_count(self, count: str) -> None:
        """Another number of contacts."""
        self._place = self._place._replace(number=count)
        self._name()
        self.update()

    def edit(self) -> None:
        """Write another name in place: Enter, or leaving it, keeps it, Esc gives the old one."""
        if self._field is not None or self._folded or self._place.fixed:
            return
        field = self._field = QLineEdit(self._place.text, self)
        field.setFont(self._theme.font("body"))
        field.setStyleSheet("min-height: 0; padding: 0 4px;")
        field.setAccessibleName(self.tr("Name of the view"))
        field.setGeometry(self.rect())
        field.installEventFilter(self)
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def _end(self, *, keep: bool) -> None:
        field, self._field = self._field, None
        if field is None:
            return
        if field.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        field.hide()
        field.deleteLater()
        if keep and field.text().strip() not in ("", self._place.text):
            self.renamed.emit(self._place.id, field.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._end(keep=True)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            ends = event.key() in _ENDING
            if ends:
                self._end(keep=event.key() != Qt.Key.Key_Escape)
            return ends
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(self)

    @property
    def place(self) -> Place:
        return self._place

    @property
    def ringed(self) -> bool:
        """Whether the ring of the keyboard is seen; a click leaves the keyboard where it is."""
        return self.hasFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = "sidebar_selected" if self._on else "sidebar_hover" if self.underMouse() else ""
        if fill:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(fill))
            radius = theme.radius("control")
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        if self.ringed:
            painter.setPen(QPen(theme.color("focus"), tokens()["line"]["focus_ring"]))
            painter.setBrush(QColor(0, 0, 0, 0))
            radius = theme.radius("control")
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        x, middle = px(10), self.height() // 2
        if self._place.icon:
            side = theme.size("icon_nav")
            icon = theme.icon(self._place.icon, "accent" if self._on else "text_2", "icon_nav",
                              greys=False)  # fmt: skip
            icon.paint(painter, QRect(x, middle - side // 2, side, side))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.tag_colors(self._place.hue)[1])
            painter.drawRoundedRect(QRectF(x, middle - px(4), px(8), px(8)), 2, 2)
        if self._folded:
            return
        left = self._left()
        screen = bool(self._place.icon)
        plain: Role = "label" if screen else "body"
        marked: Role = "strong" if screen else "label"
        painter.setFont(theme.font(marked if self._on else plain))
        painter.setPen(theme.color("text" if self._on else "text_2"))
        room = self._room()
        text = painter.fontMetrics().elidedText(self._place.text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        if self._place.number:
            painter.setFont(theme.font("small_label"))
            painter.setPen(theme.color("text_3"))
            painter.drawText(
                self.rect().adjusted(0, 0, -px(10), 0),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                self._place.number,
            )

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Right click, the menu key, Shift+F10."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        at = event.globalPos() if by_mouse else self.mapToGlobal(self.rect().bottomLeft())
        self.menu_wanted.emit(self._place.id, at)

    def event(self, event: QEvent) -> bool:
        """Keys of a saved view are its own, also where a command of the window has them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            own = _MOVING if alt else _CHANGING
            if self._place.is_view and event.key() in own:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, place = event.key(), self._place
        own = place.is_view and not place.fixed
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key), 0)
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.click()
        elif by and event.modifiers() & Qt.KeyboardModifier.AltModifier and own:
            self.move_wanted.emit(place.id, by)
        elif by:
            self.step_wanted.emit(self, by)
        elif key == Qt.Key.Key_F2 and own:
            self.edit()
        elif key == Qt.Key.Key_Delete and own:
            self.remove_wanted.emit(place.id)
        else:
            super().keyPressEvent(event)


class SearchLine(QAbstractButton):
    """Looks like a field and opens the palette."""

    wanted = Signal()

    def __init__(self, theme: Theme, *, folded: bool) -> None:
        super().__init__()
        self.setFixedHeight(theme.size("control"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Search"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("search")
        self.setStyleSheet(
            f"#search {{ background: {theme.hex('surface')};"
            f" border: 1px solid {theme.hex('border')}; border-radius: 6px; }}"
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(9), 0, theme.px(8), 0)
        layout.setSpacing(theme.px(4))
        icon = label(theme, "")
        side = theme.size("icon")
        icon.setPixmap(theme.icon("search", "text_2", greys=False).pixmap(side, side))
        layout.addWidget(icon)
        if not folded:
            layout.addSpacing(theme.px(4))
            said = label(theme, self.tr("Search"), "body", "text_3")
            said.setForegroundRole(QPalette.ColorRole.WindowText)  # else that of a button
            layout.addWidget(said, 1)
            layout.addWidget(KeyCap(theme, "Ctrl"))
            layout.addWidget(KeyCap(theme, "K"))
        self.clicked.connect(lambda _checked=False: self.wanted.emit())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = QStyleOption()
        look.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_Widget, look, painter, self
        )  # what the style sheet says

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.click()
        else:
            super().keyPressEvent(event)


class ShopHead(QWidget):
    """Names of shop and PC; its button, or a click anywhere on it, opens the menu of the shop."""

    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, shop: str, pc: str, *, folded: bool) -> None:
        super().__init__()
        px = theme.px
        self.setFixedHeight(px(44))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(2), 0, 0, 0)
        layout.setSpacing(px(10))
        named = self.tr("Menu of %1").replace("%1", shop)
        mark = QPushButton(shop[:1].upper())
        mark.setAutoDefault(True)
        mark.setFont(theme.font("strong"))
        mark.setFixedSize(px(28), px(28))
        mark.setStyleSheet(
            f"QPushButton {{ background: {theme.hex('accent')}; border: 0; padding: 0;"
            f" color: {theme.hex('text_on_accent')}; min-height: 0;"
            f" border-radius: {theme.radius('control')}px; }}"
        )
        mark.setAccessibleName(named)
        mark.clicked.connect(lambda _checked=False: self._ask())
        layout.addWidget(mark)
        # Where the words are seen, the button beside them is the one to reach by Tab.
        mark.setFocusPolicy(Qt.FocusPolicy.TabFocus if folded else Qt.FocusPolicy.NoFocus)
        if folded:
            mark.setToolTip(named)
            return
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch()
        names.addWidget(ElidedLabel(theme, shop, "strong"))
        names.addWidget(ElidedLabel(theme, pc, "small", "text_2"))
        names.addStretch()
        layout.addLayout(names, 1)
        more = button(
            theme, "", self._ask, kind="ghost", icon="ellipsis-vertical", small=True, tip=named
        )
        more.setFixedWidth(px(24))
        layout.addWidget(more)

    def _ask(self) -> None:
        self.menu_wanted.emit(self.mapToGlobal(self.rect().bottomLeft()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._ask()
