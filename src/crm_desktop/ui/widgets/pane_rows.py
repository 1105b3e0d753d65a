"""Rows of the pane beside the list: a fact with its name, and a line with a smaller one below.

They are painted, made once and filled for each contact, as quickly as the cursor moves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from crm_desktop.ui.theme import Role, Theme
from crm_desktop.ui.widgets.controls import paint_tag
from crm_desktop.ui.widgets.menu import PopupMenu

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Act = tuple[str, Callable[[], None]]
"""What a menu offers: its words, and what it does."""


class _Row(QAbstractButton):
    """Enter is a click, the menu key shows what can be done."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._acts: Sequence[Act] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def acts(self) -> Sequence[Act]:
        """What the menu offers."""
        return self._acts

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._acts:
            return
        menu = PopupMenu(self)
        menu.setFont(self._theme.font("body"))
        for text, do in self._acts:
            menu.addAction(text).triggered.connect(lambda _checked=False, d=do: d())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def _hover(self, painter: QPainter) -> None:
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("hover"))
            radius = self._theme.radius("control")
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)

    def _write(
        self, painter: QPainter, place: QRect, text: str, role: Role, ink: str,
        align: Qt.AlignmentFlag = _LEFT,
    ) -> bool:  # fmt: skip
        """Paint a line of text; whether all of it had room."""
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.color(ink))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, align, shown)
        return shown == text


class FactRow(_Row):
    """A name and a value on one line; a click copies the value. What has no room is in the
    tooltip."""

    copied = Signal(str)
    """The value that is to be copied."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._name = self._value = ""
        self._icon = False
        self.setMinimumHeight(theme.px(28))
        self.clicked.connect(lambda _checked=False: self.copied.emit(self._value))

    def fill(self, name: str, value: str, *, icon: bool, acts: Sequence[Act] = ()) -> None:
        """Show another fact; ``icon``: it is often copied, and says so."""
        self._name, self._value, self._icon = name, value, icon
        copy = (self.tr("Copy"), lambda: self.copied.emit(value))
        self._acts = (copy, *acts)
        self.setAccessibleName(f"{name}: {value}")
        self.setAccessibleDescription(self.tr("Enter copies it"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if icon else Qt.FocusPolicy.ClickFocus)
        self._tell()
        self.update()

    @property
    def name(self) -> str:
        """The name of the fact."""
        return self._name

    @property
    def value(self) -> str:
        """The value, whole."""
        return self._value

    def _value_rect(self) -> QRect:
        px = self._theme.px
        right = px(22) if self._icon else 0
        return QRect(px(84), 0, self.width() - px(84) - right, self.height())

    def _tell(self) -> None:
        metrics = self.fontMetrics()
        cut = metrics.horizontalAdvance(self._value) > self._value_rect().width()
        copy = self.tr("Copy %1").replace("%1", self._value)
        self.setToolTip(copy if self._icon else self._value if cut else "")

    def resizeEvent(self, event: QEvent) -> None:
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._write(painter, QRect(0, 0, px(78), self.height()), self._name, "small", "text_3")
        self._write(painter, self._value_rect(), self._value, "body", "text")
        if self._icon:
            side = px(14)
            ink = "text" if self.underMouse() or self.hasFocus() else "text_3"
            ratio = self.devicePixelRatioF()
            pixmap = theme.icon_pixmap("copy", theme.hex(ink), side, ratio)
            painter.drawPixmap(QPointF(self.width() - side, (self.height() - side) / 2), pixmap)


class PaneRow(_Row):
    """A line with a smaller one below it, an icon before and a small word at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._icon = self._first = self._second = self._when = ""
        self._when_ink = "text_3"
        self.setMinimumHeight(theme.line_height("body") + theme.line_height("small") + theme.px(8))

    def fill(
        self, first: str, second: str, *, icon: str = "", when: str = "", tip: str = "",
        acts: Sequence[Act] = (),
    ) -> None:  # fmt: skip
        """Show something else."""
        self._first, self._second, self._icon, self._when = first, second, icon, when
        self._acts = acts
        said = ", ".join(part for part in (first, when, second) if part)
        self.setAccessibleName(said)
        self.setToolTip(tip)
        self.update()

    @property
    def texts(self) -> tuple[str, str, str]:
        """Both lines and the word at the right."""
        return self._first, self._second, self._when

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._hover(painter)
        top, left = px(4), 0
        high = theme.line_height("body")
        if self._icon:
            side = px(15)
            ratio = self.devicePixelRatioF()
            pixmap = theme.icon_pixmap(self._icon, theme.hex("text_2"), side, ratio)
            painter.drawPixmap(QPointF(0, top + (high - side) / 2), pixmap)
            left = side + px(8)
        line = QRect(left, top, self.width() - left, high)
        if self._when:
            self._write(painter, line, self._when, "small", "text_3", _RIGHT)
            line.setRight(
                line.right() - painter.fontMetrics().horizontalAdvance(self._when) - px(8)
            )
        self._write(painter, line, self._first, "body", "text")
        below = QRect(left, top + high, self.width() - left, theme.line_height("small"))
        self._write(painter, below, self._second, "small", "text_2")


class TagStrip(QWidget):
    """The tags of a contact on one line; those without room are counted, and in the tooltip."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tags: Sequence[tuple[str, str]] = ()
        self.setFixedHeight(theme.px(20))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fill(self, tags: Sequence[tuple[str, str]]) -> None:
        """Show tags: (name, hue)."""
        self._tags = tags
        said = ", ".join(name for name, _ in tags)
        self.setAccessibleName(self.tr("Tags: %1").replace("%1", said))
        self.setToolTip(said)
        self.setVisible(bool(tags))
        self.update()

    @property
    def names(self) -> list[str]:
        """The tags that are shown."""
        return [name for name, _ in self._tags]

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small_label"))
        metrics = painter.fontMetrics()
        x = 0
        for number, (name, hue) in enumerate(self._tags):
            left = len(self._tags) - number
            rest = f"+{left}"
            room = self.width() - x
            after = px(4) + metrics.horizontalAdvance("+9") if left > 1 else 0
            if x and metrics.horizontalAdvance(name) + px(14) + after > room:
                painter.setFont(theme.font("small"))
                painter.setPen(theme.color("text_2"))
                painter.drawText(QRect(x, 0, room, self.height()), _LEFT, rest)
                return
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room - px(14) - after)
            x += paint_tag(painter, theme, x, self.height() // 2, shown, hue) + px(4)
