"""The page about the key of a shared shop, and the commands that open it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui.screens.screen import Screen

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.sync_key import KeyPage, KeyTask


def _tr(text: str) -> str:
    return QCoreApplication.translate("SyncKey", text)


def _make(window: MainWindow) -> KeyPage:
    from crm_desktop.ui.pages.sync_key import KeyPage  # noqa: PLC0415 - on first use

    return KeyPage(window)


SCREEN = Screen(
    "sync_key",
    _make,
    lambda: QCoreApplication.translate("Screens", "Passphrase and keys"),
    icon="shield-check",
    within="settings",
    command=False,
)


def open_key(window: MainWindow, task: KeyTask, device: bytes = b"") -> None:
    """Open the page for a task; says why where there is no key."""
    from crm_desktop.sync.setup import shared_state  # noqa: PLC0415 - on first use
    from crm_desktop.ui.pages.sync_key import KeyPage, KeyTask  # noqa: PLC0415 - on first use

    if not window.store.is_shared():
        window.tell(_tr("Your data is on this PC only, so there is nothing to change yet."))
        return
    if not shared_state(window.store).locked:
        window.tell(
            _tr("This shop is shared without encryption, so there is no passphrase. A stolen PC is "
                "kept out by closing the shared folder or server to it.")
            if task is KeyTask.REMOVE
            else _tr("This shop is shared without encryption, so there is no passphrase.")
        )  # fmt: skip
        return
    page = window.stack.page_of("sync_key", KeyPage)
    if not (page.busy or page.shows_code):
        page.show_task(task, device)
    window.go("sync_key")


def add_commands(window: MainWindow) -> None:
    """Passphrase, recovery code, stolen PC."""
    if window.surroundings is None:
        return
    add = window.actions_.add

    def act(name: str) -> None:
        from crm_desktop.ui.pages.sync_key import KeyTask  # noqa: PLC0415 - on first use

        open_key(window, KeyTask(name))

    add("sync_passphrase", window.tr("Change the passphrase for sharing…"),
        lambda: act("passphrase"), menu="file", icon="shield-check",
        synonyms="password key encryption other pc sync")  # fmt: skip
    add("sync_code", window.tr("New recovery code for sharing…"), lambda: act("code"),
        menu="file", icon="printer", synonyms="recovery sheet print forgotten sync")  # fmt: skip
    add("sync_remove_pc", window.tr("Remove a stolen PC…"), lambda: act("remove"), menu="file",
        icon="monitor", synonyms="lost theft laptop lock out sync key")  # fmt: skip
