"""The focus ring: a line 2 px outside the focused control, shown after keyboard use only.

Style sheets cannot draw outside a widget, so one transparent overlay of the window follows the
focus. Fields, rows of a list, and lines that tell it by ``ringed`` mark themselves inside their
edge and get no ring; a list without a chosen row has nothing to mark. Whether a key or the mouse
was used is seen at the window of the system: of the keys that move the focus, none comes as far as
the window's widget. The ring goes with a control that is scrolled, and ends where its pane ends.
Dialogs and popovers get a ring of their own when the focus comes into them.
"""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QScrollArea,
    QWidget,
)

from crm_desktop.ui.theme import Theme, tokens
from crm_desktop.ui.widgets.popover import Popover

RING = "ring"
"""Property of a control on a ground where the usual colour would not be seen: the one that is."""
_PRESSES = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
_KEYS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_F6, Qt.Key.Key_F8)


class FocusRing(QWidget):
    """Covers its window and lets everything through."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self._target: QWidget | None = None
        self._scrolled: list[QWidget] = []
        """What carries the target through the panes that show it."""
        self._by_key = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)
        window.installEventFilter(self)
        self._watch()

    def use(self, theme: Theme) -> None:
        """Take a changed theme."""
        self._theme = theme
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _PRESSES and isinstance(event, QKeyEvent):
            self._by_key = self._by_key or event.key() in _KEYS
        elif event.type() == QEvent.Type.WinIdChange:
            self._watch()
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._by_key = False
        elif event.type() == QEvent.Type.Resize and self._target is not None:
            self._place()
        elif event.type() == QEvent.Type.Move and watched in self._scrolled:
            self.update()
        return False

    def _watch(self) -> None:
        handle = self.window().windowHandle()
        if handle is not None:
            handle.installEventFilter(self)  # once, however often it is asked for

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        inside = now is not None and now.window() is self.window()
        layer = now.window() if now is not None and not inside else None
        if isinstance(layer, QDialog | Popover) and (around := layer.parentWidget()) is not None:
            mine = around.window() is self.window()
            if mine and layer.findChild(FocusRing) is None:
                FocusRing(layer, self._theme)
        self._target = now if inside and _has_ring(now) and self._by_key else None
        self._go_with(_carriers(self._target))
        if self._target is None:
            self.hide()
        else:
            self._place()
            self.show()
            self.raise_()

    def _go_with(self, carriers: list[QWidget]) -> None:
        for one in self._scrolled:
            with suppress(RuntimeError):  # it went together with what had the focus
                one.removeEventFilter(self)
        self._scrolled = carriers
        for one in carriers:
            one.installEventFilter(self)

    def _place(self) -> None:
        self.setGeometry(self.window().rect())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._target is None or not self._target.isVisible() or _marks_a_row(self._target):
            return
        lines = tokens()["line"]
        gap, width = lines["focus_gap"], lines["focus_ring"]
        corner = self._target.mapTo(self.window(), self._target.rect().topLeft())
        out = gap + width / 2
        rect = QRectF(self._target.rect()).translated(corner).adjusted(-out, -out, out, out)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._target.property(RING) or "focus"
        painter.setPen(QPen(self._theme.color(ink), width))
        around = round(2 * out)
        for one in self._scrolled:
            if (pane := one.parentWidget()) is not None:
                seen = QRect(pane.mapTo(self.window(), QPoint()), pane.size())
                room = seen.adjusted(-around, -around, around, around)
                painter.setClipRect(room, Qt.ClipOperation.IntersectClip)
        radius = self._theme.radius("control") + gap + width
        painter.drawRoundedRect(rect, radius, radius)


def _has_ring(widget: QWidget | None) -> bool:
    kinds = QAbstractButton | QAbstractItemView | QScrollArea
    return isinstance(widget, kinds) and not hasattr(widget, "ringed")


def _carriers(widget: QWidget | None) -> list[QWidget]:
    """What the panes around a widget scroll, the innermost first."""
    found = []
    while widget is not None and (around := widget.parentWidget()) is not None:
        pane = around.parentWidget()
        if isinstance(pane, QAbstractScrollArea) and pane.viewport() is around:
            found.append(widget)
        widget = around
    return found


def _marks_a_row(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractItemView) and widget.selectionModel().hasSelection()
