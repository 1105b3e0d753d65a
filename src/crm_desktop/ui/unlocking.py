"""Asking for what opens a locked shop: at the start, and after the window was locked.

Nothing of the shop is seen here. A PIN is offered where one works; the passphrase and the recovery
code always open it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from crm_desktop.services import locking
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.focus_ring import FocusRing

if TYPE_CHECKING:
    from crm_desktop.store.key_ring import KeyRing

_WIDTH, _TICK_MS = 420, 250


class UnlockBox(QWidget):
    """One field and one button; ``unlocked`` is sent once the right word was given."""

    unlocked = Signal()

    def __init__(self, theme: Theme, folder: Path, ring: KeyRing, jobs: Jobs) -> None:
        super().__init__()
        self._folder, self._ring, self._jobs = folder, ring, jobs
        self._by_pin = locking.asks_pin(folder, ring)
        self._until = 0.0
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.name = label(theme, "", "label")
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setFont(theme.font("body"))
        self.field.setMinimumWidth(px(_WIDTH))
        self.name.setBuddy(self.field)
        self.said = label(theme, "", "small", "danger")
        self.said.setWordWrap(True)
        self.said.setMinimumHeight(self.said.fontMetrics().height())
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.other = button(theme, self.tr("&Use the passphrase instead"), self.use_passphrase,
                            kind="link")  # fmt: skip
        self.show_it = button(theme, self.tr("&Show what I type"), self._show, kind="link")
        self.open = button(theme, self.tr("&Unlock"), self.try_it, kind="primary")
        self.open.setDefault(True)
        for link in (self.other, self.show_it):
            link.setAutoDefault(False)  # Enter in the field unlocks
        row.addWidget(self.other)
        row.addWidget(self.show_it)
        row.addStretch(1)
        row.addWidget(self.open)
        for widget in (self.name, self.field, self.said):
            column.addWidget(widget)
        column.addLayout(row)
        self.field.returnPressed.connect(self.try_it)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._wait)
        self._dress()

    def use_passphrase(self) -> None:
        """Ask for the passphrase though a PIN would do."""
        self._by_pin = False
        self._until = 0.0
        self._dress()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def try_it(self) -> None:
        """Try what was typed."""
        secret = self.field.text()
        if not secret or not self.open.isEnabled():
            return
        self._enable(on=False)
        self.said.setText(self.tr("One moment…"))
        by_pin, folder, ring = self._by_pin, self._folder, self._ring
        self._jobs.start(
            self.tr("Unlock"),
            lambda _progress: (
                locking.unlock_by_pin(folder, ring, secret)
                if by_pin
                else locking.unlock(folder, secret)
            ),
            done=self._tried, failed=self._failed,
        )  # fmt: skip

    def _tried(self, right: bool) -> None:
        self._enable(on=True)
        if right:
            self.said.clear()
            self.field.clear()
            self.unlocked.emit()
            return
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._by_pin:
            self._say(self.tr("That is neither the passphrase nor the recovery code."))
            return
        left = locking.tries_left(self._folder)
        if not left:
            self.use_passphrase()
            self._say(self.tr("Five wrong PINs: please give the passphrase."))
            return
        self._say(self.tr("That is not the PIN. %n more try(s).", None, left))
        # By a clock that nobody can set: the one on the wall does not count.
        self._until = time.monotonic() + locking.wait_after(left)
        self._enable(on=False)
        self._tick.start()

    def _failed(self, sentence: str) -> None:
        self._enable(on=True)
        self.use_passphrase()
        self._say(spoken(sentence))

    def _wait(self) -> None:
        if time.monotonic() >= self._until:
            self._tick.stop()
            self._enable(on=True)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.field.setAccessibleDescription(text)

    def _enable(self, *, on: bool) -> None:
        self.open.setEnabled(on)
        self.field.setReadOnly(not on)

    def _show(self) -> None:
        hidden = self.field.echoMode() == QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)
        self.show_it.setText(
            self.tr("&Hide what I type") if hidden else self.tr("&Show what I type")
        )

    def _dress(self) -> None:
        text = self.tr("&PIN") if self._by_pin else self.tr("&Passphrase, or the recovery code")
        self.name.setText(text)
        self.field.setAccessibleName(text.replace("&", ""))
        self.field.clear()
        self.other.setVisible(self._by_pin)


class UnlockWindow(QDialog):
    """Accepted: the shop can be opened. ``closed``: what its cross does; Escape does nothing."""

    def __init__(
        self,
        theme: Theme,
        folder: Path,
        ring: KeyRing,
        jobs: Jobs,
        *,
        closed: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self._closed = closed
        px = theme.px
        self.setWindowTitle("CRM Desktop")
        self.setStyleSheet(
            theme.style_sheet() + f"UnlockWindow {{ background: {theme.hex('surface')}; }}"
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(24), px(20), px(24), px(20))
        outer.addStretch(1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(px(12))
        head = QHBoxLayout()
        head.setSpacing(px(12))
        mark = QLabel()
        side = theme.size("icon_empty")
        mark.setPixmap(theme.icon("shield-check", "accent", side).pixmap(side, side))
        head.addWidget(mark)
        head.addWidget(label(theme, self.tr("Your shop is locked"), "heading"), 1)
        column.addLayout(head)
        self.box = UnlockBox(theme, folder, ring, jobs)
        self.box.unlocked.connect(self.accept)
        column.addWidget(self.box)
        note = label(
            theme,
            self.tr(
                "If the passphrase and the recovery code are both lost, nobody can open this shop: "
                "not we either."
            ),
            "small", "text_2",
        )  # fmt: skip
        note.setWordWrap(True)
        column.addWidget(note)
        middle.addLayout(column)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(1)
        self.box.field.setFocus(Qt.FocusReason.OtherFocusReason)
        FocusRing(self, theme)

    def reject(self) -> None:
        """Escape."""
        if self._closed is None:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Its cross."""
        if self._closed is None:
            super().closeEvent(event)
        else:
            event.ignore()
            self._closed()


def ask_unlock(folder: Path) -> bool:
    """Ask for the key of a locked shop, in the language and look that were chosen for it; whether
    it can be opened now."""
    from crm_desktop.store.key_ring import system_ring  # noqa: PLC0415 - hardly ever
    from crm_desktop.ui.before_shop import before_shop  # noqa: PLC0415

    with before_shop(folder) as (theme, jobs):
        shown = UnlockWindow(theme, folder, system_ring(), jobs)
        return shown.exec() == QDialog.DialogCode.Accepted
