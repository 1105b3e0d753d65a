"""The toast: something was done, with Undo; one at a time, bottom centre, announced."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QWidget
from shiboken6 import isValid

from crm_desktop.ui.announcing import announce
from crm_desktop.ui.motion import fade_in
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import label
from crm_desktop.ui.widgets.focus_ring import RING

SHOWN_MS = 8000
_EDGE = 20
"""Pixels at least between the toast and the sides of the window."""
_BELOW = 20
"""Pixels between it and the bottom of the window."""
_TWO_LINES = 1.8
"""Lines that surely find room in two, since they break between words."""

_LEFT_TO_RIGHT, _ISOLATE, _END = "\u200e", "\u2067", "\u2069"
_LETTERS = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+"
_FROM_THE_RIGHT = re.compile(rf"{_LETTERS}(?:[\s'’״׳־-]+{_LETTERS})*")
"""Words of scripts that are written from right to left, with what stands between them."""


def laid_out(text: str) -> str:
    """A sentence from left to right in which names from the right stay where they stand: neither
    does one at its beginning turn it round, nor do figures behind a name come before it."""
    shown = _FROM_THE_RIGHT.sub(f"{_ISOLATE}\\g<0>{_END}", text)
    return _LEFT_TO_RIGHT + shown if shown != text else text


class Toast(QFrame):
    """Lies over the bottom of its parent; stays while hovered or focused."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._go)
        self._before: QWidget | None = None
        """Where the keyboard was before it came here."""
        self._action: Callable[[], None] | None = None
        self._told = ""
        layout = QHBoxLayout(self)
        self._icon = label(theme, "")
        self._text = label(theme, "", "body", "toast_text")
        self._button = QPushButton()
        self._button.setAutoDefault(True)
        self._button.clicked.connect(self._act)
        self._more: Callable[[], None] | None = None
        self.more = QPushButton()
        self.more.setAutoDefault(True)
        self.more.clicked.connect(self._act_more)
        for widget in (self._icon, self._text, self._button, self.more):
            layout.addWidget(widget)
        for acts in (self._button, self.more):
            acts.setProperty(RING, "toast_action")
        self.use(theme)
        parent.installEventFilter(self)
        self._button.installEventFilter(self)
        self.more.installEventFilter(self)
        self.hide()

    def use(self, theme: Theme) -> None:
        """Take a changed theme."""
        px = theme.px
        self._theme = theme
        self.setFixedHeight(px(40))
        self.layout().setContentsMargins(px(14), 0, px(8), 0)  # type: ignore[union-attr]
        self.layout().setSpacing(px(12))  # type: ignore[union-attr]
        self.setStyleSheet(
            f"Toast {{ background: {theme.hex('toast')}; border-radius: 8px; }}"
            f"QLabel {{ color: {theme.hex('toast_text')}; background: transparent; }}"
            f"QPushButton {{ color: {theme.hex('toast_action')}; background: transparent;"
            f" border: 0; padding: 0 {px(8)}px; }}"
        )
        self._icon.setPixmap(
            theme.icon("circle-check", "toast_text").pixmap(theme.size("icon"), theme.size("icon"))
        )
        self._text.setFont(theme.font("body"))
        self._button.setFont(theme.font("strong"))
        self.more.setFont(theme.font("strong"))

    def tell(
        self, text: str, action: str = "", handler: Callable[[], None] | None = None, *,
        more: tuple[str, Callable[[], None]] | None = None,
    ) -> None:  # fmt: skip
        """Show ``text``, replacing what was shown; ``action`` is the word on the button, ``more``
        what else is offered: words of a second button and what it does."""
        self._give_back()
        self._more = more[1] if more is not None else None
        self.more.setText(more[0] if more is not None else "")
        self.more.setVisible(more is not None)
        self._told = text
        self._action = handler
        self._button.setText(action)
        self._button.setVisible(handler is not None)
        self._place()
        self.show()
        self.raise_()
        fade_in(self, self._theme)
        self._timer.start()
        announce(self, text)

    def take_focus(self) -> None:
        """F8: go to the message."""
        if self.isVisible() and self._button.isVisible():
            if QApplication.focusWidget() not in self._buttons():
                self._before = QApplication.focusWidget()
            self._button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def room(self) -> QRect:
        """Where messages of any length come, on the screen; empty where they are not seen."""
        parent = self.parentWidget()
        if parent is None or not parent.isVisible() or parent.window().isMinimized():
            return QRect()
        high = self._theme.px(40) + self._theme.line_height("body") + 2 * _BELOW
        place = QRect(0, parent.height() - high, parent.width(), high)
        return place.translated(parent.mapToGlobal(QPoint(0, 0)))

    def text(self) -> str:
        """What is shown."""
        return self._told

    def _act(self) -> None:
        handler, self._action = self._action, None
        self._go()
        if handler is not None:
            handler()

    def _go(self) -> None:
        self._give_back()
        self.hide()

    def _give_back(self) -> None:
        """The keyboard goes back to where it came from, not to wherever the window begins."""
        before, self._before = self._before, None
        if QApplication.focusWidget() not in self._buttons() or before is None:
            return
        if isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _buttons(self) -> tuple[QPushButton, QPushButton]:
        return self._button, self.more

    def _act_more(self) -> None:
        handler, self._more = self._more, None
        self._go()
        if handler is not None:
            handler()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self._fit(parent.width() - 2 * self._theme.px(_EDGE))
            left = (parent.width() - self.width()) // 2
            self.move(left, parent.height() - self.height() - _BELOW)
            # What is done next often stands in the foot of the page: not below this, for seconds.
            covered = [
                top
                for one in parent.findChildren(QPushButton)
                if one.isVisible() and not self.isAncestorOf(one)
                and QRect(one.mapTo(parent, QPoint()), one.size()).intersects(self.geometry())
                and (top := one.mapTo(parent, QPoint()).y())
            ]  # fmt: skip
            if covered:
                self.move(left, min(covered) - self.height() - _BELOW // 2)

    def _fit(self, wide: int) -> None:
        """One line where there is room, else two: the buttons are never pushed out. What is longer
        still ends in dots and stands whole in the tooltip."""
        metrics, height = self._text.fontMetrics(), self._theme.px(40)
        self._text.setFixedWidth(0)
        room = wide - self.sizeHint().width()
        needed, shown = metrics.horizontalAdvance(self._told) + 2, self._told
        if needed > room:
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, int(room * _TWO_LINES))
            height += self._theme.line_height("body")
        self._text.setWordWrap(needed > room)
        self._text.setFixedWidth(min(needed, room))
        self._text.setText(laid_out(shown))
        self._text.setToolTip("" if shown == self._told else self._told)
        self.setFixedHeight(height)
        self.adjustSize()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched in self._buttons() and event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif watched in self._buttons() and event.type() == QEvent.Type.FocusOut:
            self._timer.start()
        return False
