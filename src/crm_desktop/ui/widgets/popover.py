"""A small layer under a button: it closes by Esc, a click elsewhere, or its own buttons.

What was typed is not lost by a click elsewhere: whoever makes one says with ``settle`` what then
happens. The keyboard goes back to where it came from.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QVBoxLayout, QWidget

from crm_desktop.ui.theme import Theme


class Popover(QFrame):
    """``body`` takes the content; ``open_under`` shows it."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget, name: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._theme = theme
        self._anchor: QWidget | None = None
        self._settled = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popover")
        self.setStyleSheet(
            f"#popover {{ background: {theme.hex('surface')};"
            f" border: 1px solid {theme.hex('border')}; }}"
            f"QListView {{ border: 1px solid {theme.hex('border')}; outline: 0;"
            f" border-radius: {theme.radius('control')}px; background: {theme.hex('surface')}; }}"
            f"QListView::item {{ min-height: {max(24, theme.px(26))}px; }}"
            f"QListView::item:selected {{ background: {theme.hex('selected')};"
            f" color: {theme.hex('text')}; }}"
        )
        self.setAccessibleName(name)
        self.body = QVBoxLayout(self)
        pad = theme.px(12)
        self.body.setContentsMargins(pad, pad, pad, pad)
        self.body.setSpacing(theme.px(8))

    def open_under(self, anchor: QWidget, first: QWidget | None = None) -> None:
        """Show it below ``anchor`` (of a list: below its current row), inside the screen, with
        the keyboard in ``first``."""
        self._anchor = anchor
        self.adjustSize()
        place, inside = anchor.rect(), anchor
        if isinstance(anchor, QAbstractItemView):
            inside = anchor.viewport()
            place = anchor.visualRect(anchor.currentIndex())
        gap = self._theme.px(4)
        at = inside.mapToGlobal(place.bottomLeft() + QPoint(0, gap))
        area = self._area()
        x = self._within(at.x())
        y = at.y()
        if y + self.height() > area.bottom():
            above = inside.mapToGlobal(place.topLeft()).y() - self.height() - gap
            y = max(area.top(), above)
        self.move(x, y)
        self.show()
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _area(self) -> QRect:
        screen = self._anchor.screen() if self._anchor is not None else None
        return (screen or QGuiApplication.primaryScreen()).availableGeometry()

    def _within(self, x: int) -> int:
        """The nearest place where the screen holds the whole width."""
        area = self._area()
        return max(area.left(), min(x, area.right() - self.width()))

    def settle(self) -> None:
        """A click elsewhere closed it: keep what can be kept."""

    def accept(self) -> None:
        """Enter: do what the main button does."""

    def finish(self) -> None:
        """Close it; nothing is left to be settled."""
        self._settled = True
        self.close()

    # -- Qt ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._settled:  # a field may have been entered by the same key
                self.accept()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():  # what it asks for now may be wider
            self.move(self._within(self.x()), self.y())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not self._settled:
            self._settled = True
            self.settle()
        self.closed.emit()
        if self._anchor is not None and self._anchor.isVisible():
            self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)
