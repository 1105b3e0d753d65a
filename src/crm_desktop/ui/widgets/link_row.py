"""Somebody named on a card: initials, a name, a small second line, and a menu.

Painted as one widget and filled anew for each contact, like the lines beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import hue_of, paint_avatar
from crm_desktop.ui.widgets.editable_line import BACK
from crm_desktop.ui.widgets.menu import LineAct, show_acts


class LinkRow(QAbstractButton):
    """A click or Enter opens the card; the dots, F2 or the menu key show what can be done."""

    open_requested = Signal(int)
    """contact.n"""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._n = -1
        self._name = self._second = ""
        self._identity = b""
        self._faded = self._by_mouse = False
        self._acts: Callable[[], Sequence[LineAct]] | None = None
        self.setFixedHeight(theme.px(38))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda _checked=False: self.open_requested.emit(self._n))

    def fill(
        self,
        n: int,
        identity: bytes,
        name: str,
        second: str,
        *,
        faded: bool = False,
        acts: Callable[[], Sequence[LineAct]] | None = None,
    ) -> None:
        """Show somebody; ``faded``: it is over."""
        self._n, self._identity, self._name, self._second = n, identity, name, second
        self._faded, self._acts = faded, acts
        self.setAccessibleName(", ".join(text for text in (name, second) if text))
        opens = self.tr("Open %1").replace("%1", name)
        self.setToolTip("\n".join(text for text in (opens, second) if text))  # it may be cut
        self.update()

    @property
    def second(self) -> str:
        """The small line."""
        return self._second

    @property
    def ringed(self) -> bool:
        """Whether the ring of the keyboard is seen."""
        return self.hasFocus() and not self._by_mouse

    def acts(self) -> list[LineAct]:
        """What the menu offers."""
        opens = LineAct(self.tr("Open"), lambda: self.open_requested.emit(self._n))
        return [opens, *(self._acts() if self._acts is not None else ())]

    def _dots(self) -> QRect:
        side = self._theme.px(24)
        return QRect(self.width() - side, (self.height() - side) // 2, side, side)

    def _show_menu(self, place: QPoint | None = None) -> None:
        show_acts(
            self._theme, self, self.acts(), self._dots().bottomLeft() if place is None else place
        )

    # -- Qt ------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._acts is not None and self._dots().contains(event.position().toPoint()):
            self._show_menu()
            return
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in BACK:
            self._by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_mouse = False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_F2 and self._acts is not None:
            self._show_menu()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self._show_menu(None if by_key else event.pos())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.ringed:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(area, theme.radius("control"), theme.radius("control"))
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(area, theme.radius("control"), theme.radius("control"))
        side = px(26)
        avatar = QRect(0, (self.height() - side) // 2, side, side)
        paint_avatar(painter, theme, avatar, self._name, hue_of(self._identity))
        left = avatar.right() + px(8)
        right = self._dots().left() if self._acts is not None else self.width()
        upper = QRect(left, px(3), right - left, px(18))
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if not self._second:
            upper.setHeight(self.height() - px(6))
        lower = QRect(left, px(20), upper.width(), px(16))
        for role, ink, place, text in (
            ("body", "text_2" if self._faded else "text", upper, self._name),
            ("small", "text_2", lower, self._second),
        ):
            painter.setFont(theme.font(role))  # type: ignore[arg-type]
            painter.setPen(theme.color(ink))
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, place.width()
            )
            painter.drawText(place, align, shown)
        if self._acts is not None and (self.underMouse() or self.hasFocus()):
            pixels = px(14)
            pixmap = theme.icon_pixmap(
                "ellipsis", theme.hex("text_2"), pixels, self.devicePixelRatioF()
            )
            middle = QRectF(self._dots()).center()
            painter.drawPixmap(QPointF(middle.x() - pixels / 2, middle.y() - pixels / 2), pixmap)


class PersonRow(LinkRow):
    """Somebody at the same company, or at this one."""


class PlaceRow(LinkRow):
    """A company or household that the contact belongs to, or did."""


class RelationRow(LinkRow):
    """Somebody who belongs to the contact in another way."""
