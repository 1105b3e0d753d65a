"""Encryption and lock in the window: the command that locks it, and how encryption begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.store.at_hand import is_plain

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow


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


def add_commands(window: MainWindow) -> None:
    """The command that locks."""
    window.actions_.add(
        "lock_window", _tr("Lock the window"), lambda: lock(window), menu="file",
        keys="Ctrl+Shift+K", icon="shield-check", synonyms="pin passphrase away hide encryption",
    )  # fmt: skip
