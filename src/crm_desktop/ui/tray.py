"""The icon beside the clock of the system, with its menu, and the system's own notifications."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from crm_desktop.ui.theme import Theme

_SIDES = (16, 22, 24, 32, 48, 64)


class Tray(QObject):
    """Signals are wishes; whoever has the window fulfils them."""

    open_requested = Signal()
    today_requested = Signal()
    notices_requested = Signal()
    pause_hour_requested = Signal()
    pause_day_requested = Signal()
    go_on_requested = Signal()
    quit_requested = Signal()

    def __init__(self, parent: QObject, theme: Theme, icon: QSystemTrayIcon, shop: str) -> None:
        """``icon`` is handed in, since the system may have no place for it."""
        super().__init__(parent)
        self._icon, self._shop = icon, shop
        self._menu = QMenu()
        add = self._menu.addAction
        self._open = add(self.tr("Open CRM Desktop"))
        self._today = add("")
        self._notices = add("")
        self._menu.addSeparator()
        self._hour = add(self.tr("Pause notices for an hour"))
        self._day = add(self.tr("Pause notices until tomorrow"))
        self._go_on = add("")
        self._menu.addSeparator()
        self._quit = add(self.tr("Close the program"))
        for action, wish in (
            (self._open, self.open_requested), (self._today, self.today_requested),
            (self._notices, self.notices_requested), (self._hour, self.pause_hour_requested),
            (self._day, self.pause_day_requested), (self._go_on, self.go_on_requested),
            (self._quit, self.quit_requested),
        ):  # fmt: skip
            action.triggered.connect(lambda _checked=False, w=wish: w.emit())
        icon.setContextMenu(self._menu)
        icon.activated.connect(self._activated)
        icon.messageClicked.connect(self.notices_requested)
        self.use(theme)
        self.show_state(due=0, waiting=0, paused="")

    def use(self, theme: Theme) -> None:
        """Take a changed look."""
        self._icon.setIcon(_drawn(theme))

    @property
    def seen(self) -> bool:
        """Whether there is an icon that brings the window back."""
        return self._icon.isVisible()

    def show(self) -> None:
        """Put the icon beside the clock."""
        self._icon.show()

    def close(self) -> None:
        """Take it away."""
        self._icon.hide()
        self._menu.deleteLater()

    def show_state(self, *, due: int, waiting: int, paused: str) -> None:
        """``due``: late or due today; ``waiting``: notices without an answer; ``paused``: until
        when, in words, or empty."""
        today = self.tr("Today: %n to do", None, due) if due else self.tr("Today: nothing to do")
        self._today.setText(today)
        self._notices.setText(self.tr("Show %n notice(s)", None, waiting))
        self._notices.setVisible(waiting > 0)
        self._hour.setVisible(not paused)
        self._day.setVisible(not paused)
        self._go_on.setVisible(bool(paused))
        self._go_on.setText(self.tr("Notices pause until %1. Go on now").replace("%1", paused))
        self._icon.setToolTip(f"{self._shop}\n{today}")

    def notify(self, title: str, text: str) -> None:
        """A notification of the system, where it has them."""
        if self.seen and self._icon.supportsMessages():
            self._icon.showMessage(title, _plain(text), self._icon.icon())

    def texts(self) -> list[str]:
        """What the menu offers now, from above."""
        return [
            one.text() for one in self._menu.actions() if one.isVisible() and not one.isSeparator()
        ]

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in {
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        }:
            self.open_requested.emit()


def _plain(text: str) -> str:
    """Desktops of Linux take the text of a notification for markup; a name must not become any."""
    return text.replace("<", "‹").replace(">", "›") if sys.platform == "linux" else text


def _drawn(theme: Theme) -> QIcon:
    """A shop front on petrol: to be seen on light and dark bars alike."""
    icon = QIcon()
    for side in _SIDES:
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(QRectF(0, 0, side, side), side / 5, side / 5)
        inner = round(side * 0.68)
        front = theme.icon_pixmap("store", theme.hex("text_on_accent"), inner, 1.0)
        painter.drawPixmap((side - inner) // 2, (side - inner) // 2, front)
        painter.end()
        icon.addPixmap(pixmap)
    return icon
