"""Encryption and lock of the shop in the settings: how it stands, and what can be done."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from crm_desktop.errors import UserError
from crm_desktop.services import locking
from crm_desktop.ui.pages.settings_part import SettingsPart
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.calm_fields import ActingBox
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.ticks import TickBox

if TYPE_CHECKING:
    from crm_desktop.store.key_ring import KeyRing
    from crm_desktop.ui.main_window import MainWindow

_MINUTES = (0, 1, 5, 10, 30)
Ask = Callable[[QDialog], bool]
"""Show a window that asks; whether it was answered."""


def ask(dialog: QDialog) -> bool:
    """As a person sees it."""
    return dialog.exec() == QDialog.DialogCode.Accepted


class LockPart(SettingsPart):
    """Everything is read anew whenever something was changed."""

    def __init__(self, window: MainWindow, ring: Callable[[], KeyRing], ask: Ask = ask) -> None:
        """``ring``: the key ring of the system, looked up off the main thread."""
        super().__init__(window.theme, self.tr("Encryption and lock"))
        self._window, self._ring, self._ask = window, ring, ask
        self._folder = window.store.folder
        theme = window.theme
        self.stands = label(theme, "", "strong")
        self.stands.setWordWrap(True)
        self.column.addWidget(self.stands)
        self.means = label(theme, "", "small", "text_2")
        self.means.setWordWrap(True)
        self.column.addWidget(self.means)
        self.switch = button(
            theme, self.tr("&Encrypt this shop…"), self._switch, icon="shield-check"
        )
        self.passphrase = button(theme, self.tr("Change the &passphrase…"), self._passphrase)
        self.code = button(theme, self.tr("New re&covery code…"), self._code)
        self._row(self.switch, self.passphrase, self.code)
        self.plain = button(theme, self.tr("&Remove them"), self._remove_plain)
        self.plain_said = label(theme, "")
        self.plain_said.setWordWrap(True)
        self.column.addWidget(self.plain_said)
        self._row(self.plain)
        self.in_ring = TickBox(theme, self.tr("&Open without the passphrase on this PC"))
        self.in_ring.setAccessibleDescription(
            self.tr("The key ring of your system then keeps the key for you.")
        )
        self.in_ring.clicked.connect(self._keep)
        self.column.addWidget(self.in_ring)
        self.pin = button(theme, self.tr("Set a PI&N…"), self._pin)
        self.no_pin = button(theme, self.tr("No P&IN any more"), lambda: self._set_pin(""))
        self._row(self.pin, self.no_pin)
        self.minutes = ActingBox()
        for minutes in _MINUTES:
            text = (
                self.tr("After %n minute(s) without use", None, minutes)
                if minutes
                else self.tr("Only when I lock it")
            )
            self.minutes.addItem(text, minutes)
        self.minutes.activated.connect(self._choose_minutes)
        self.minutes_name = self.add(self.tr("&Lock the window"), self.minutes)
        self.lock_now = button(theme, self.tr("Lock no&w"), self._lock)
        self._row(self.lock_now)
        self._locked_only = (
            self.passphrase, self.code, self.in_ring, self.pin, self.no_pin, self.minutes,
            self.minutes_name, self.lock_now,
        )  # fmt: skip
        self.refresh()

    def _row(self, *widgets: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        self.column.addLayout(row)

    def refresh(self) -> None:
        """Look how it stands."""
        folder = self._folder
        self._window.jobs.start(
            self.tr("Looking at the lock"), lambda _progress: locking.state(folder),
            done=self._show, failed=self.told.emit,
        )  # fmt: skip

    def _show(self, state: locking.State) -> None:
        on = state.encrypted
        self.stands.setText(
            self.tr("This shop is encrypted.") if on else self.tr("This shop is not encrypted.")
        )
        self.means.setText(
            self.tr(
                "Who takes this computer or a backup reads nothing without the passphrase. While "
                "the program is open, the shop is open: lock the window when you leave."
            )
            if on
            else self.tr(
                "Who takes this computer, or one of its backups, can read everything in it."
            )
        )
        self.switch.setText(
            self.tr("&Turn encryption off…") if on else self.tr("&Encrypt this shop…")
        )
        for widget in self._locked_only:
            widget.setVisible(on)
        self.in_ring.setChecked(state.in_ring)
        self.pin.setText(self.tr("Change the PI&N…") if state.pin else self.tr("Set a PI&N…"))
        self.no_pin.setVisible(on and state.pin)
        self.plain_said.setText(
            self.tr("%n copy(s) from before can be read by anybody.", None, state.plain_copies)
        )
        for shown in (self.plain_said, self.plain):
            shown.setVisible(bool(state.plain_copies))
        at = self.minutes.findData(self._window.settings.lock_minutes)
        self.minutes.setCurrentIndex(max(0, at))

    # -- acts ----------------------------------------------------------------------------------

    def _lock(self) -> None:
        self._window.app_lock.lock()

    def _switch(self) -> None:
        from crm_desktop.ui.screens.locking import begin_encryption  # noqa: PLC0415 - rarely

        begin_encryption(self._window)

    def _do(self, act: Callable[[], object], said: str, no: str = "") -> None:
        """An act off the main thread, then a sentence; ``no``: where the act answers False."""

        def done(answer: object) -> None:
            self.told.emit(no if answer is False else said)
            self.refresh()

        self._window.jobs.start(
            self.tr("Lock"), lambda _progress: act(), done=done,
            failed=lambda sentence: self.told.emit(spoken(sentence)),
        )  # fmt: skip

    def _passphrase(self) -> None:
        from crm_desktop.ui.dialogs.new_secret import NewPassphrase  # noqa: PLC0415 - rarely

        asked = NewPassphrase(self, self._theme, os.urandom, self._window.windowTitle())
        if self._ask(asked):
            secret = asked.secret
            self._do(
                lambda: locking.change_passphrase(self._folder, secret),
                self.tr(
                    "The passphrase was changed. Backups in other places still open with the one "
                    "before."
                ),
            )
        asked.deleteLater()

    def _code(self) -> None:
        from crm_desktop.ui.encrypting import CodeWindow  # noqa: PLC0415 - rarely

        try:
            code = locking.new_recovery_code(self._folder)
        except UserError as error:
            self.told.emit(spoken(error.sentence))
            return
        shown = CodeWindow(self._theme, code, self)
        shown.finished.connect(lambda _result: shown.deleteLater())
        shown.open()

    def _keep(self, wanted: bool) -> None:
        self._do(
            lambda: locking.keep_in_ring(self._folder, self._ring(), wanted) or not wanted,
            self.tr("This PC opens the shop without the passphrase.")
            if wanted
            else self.tr("The passphrase is asked for at each start."),
            self.tr("This system has no key ring that can keep the key, so the passphrase is asked "
                    "for at each start."),
        )  # fmt: skip

    def _pin(self) -> None:
        from crm_desktop.ui.dialogs.new_secret import NewPin  # noqa: PLC0415 - rarely

        asked = NewPin(self, self._theme)
        if self._ask(asked):
            self._set_pin(asked.secret)
        asked.deleteLater()

    def _set_pin(self, pin: str) -> None:
        self._do(
            lambda: locking.set_pin(self._folder, self._ring(), pin),
            self.tr("The PIN opens the shop on this PC from now on.")
            if pin
            else self.tr("There is no PIN any more."),
            self.tr("This system has no key ring that can keep the key, so a PIN cannot be used."),
        )

    def _remove_plain(self) -> None:
        store = self._window.store

        def act() -> None:
            from crm_desktop.services.backups import Backups  # noqa: PLC0415

            Backups(store).make("encrypted")
            locking.remove_plain(store.folder)

        self._do(
            act,
            self.tr("Removed. Experts may still find traces of deleted files on a disk."),
        )

    def _choose_minutes(self, at: int) -> None:
        self._window.settings.lock_minutes = self.minutes.itemData(at)
