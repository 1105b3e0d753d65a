"""Encryption and lock in the window: what locks it, and how encryption begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from crm_desktop.store.at_hand import is_plain

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow

_SECTION = "lock"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Locking", text)


def lock(window: MainWindow) -> None:
    """Lock the window; of a shop that is not encrypted, say what is missing for that."""
    if is_plain(window.store.path):
        window.tell(
            _tr("Only an encrypted shop can be locked. Settings, “Privacy and lock”, encrypts it.")
        )
        return
    window.app_lock.lock()


def begin_encryption(window: MainWindow) -> None:
    """Close, and let the program ask for what encryption needs while the shop is closed."""
    from crm_desktop.ui.screens.backups import end_with  # noqa: PLC0415 - rarely
    from crm_desktop.ui.screens.screen import ENCRYPTION  # noqa: PLC0415

    window.stack.leave()
    end_with(window, ENCRYPTION)


def open_lock(window: MainWindow) -> None:
    """The section that says how it stands, with the keyboard in it."""
    from crm_desktop.ui.pages.settings import SettingsPage  # noqa: PLC0415 - on first use
    from crm_desktop.ui.widgets.lock_part import LockPart  # noqa: PLC0415 - as above

    window.go("settings")
    for part in window.stack.page_of("settings", SettingsPage).show_section(_SECTION):
        if isinstance(part, LockPart):
            part.switch.setFocus(Qt.FocusReason.ShortcutFocusReason)


def add_commands(window: MainWindow) -> None:
    """The command that locks, and the one that leads to all about it."""
    window.actions_.add(
        "lock_window", _tr("Lock the window"), lambda: lock(window), menu="file",
        keys="Ctrl+Shift+K", icon="shield-check", synonyms="pin passphrase away hide encryption",
    )  # fmt: skip
    window.actions_.add(
        "encryption", _tr("Encryption and lock"), lambda: open_lock(window), menu="file",
        icon="shield-check", synonyms="encrypt decrypt pin passphrase recovery code key minutes",
    )  # fmt: skip
