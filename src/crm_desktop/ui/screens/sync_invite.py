"""The page that invites another PC to a shop on a server, and the command that opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui.screens.screen import Screen

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.sync_invite import InvitePage


def _make(window: MainWindow) -> InvitePage:
    from crm_desktop.ui.pages.sync_invite import InvitePage  # noqa: PLC0415 - on first use

    return InvitePage(window)


SCREEN = Screen(
    "sync_invite",
    _make,
    lambda: QCoreApplication.translate("Screens", "Invite another PC"),
    icon="monitor",
    within="settings",
    command=False,
)


def open_invite(window: MainWindow) -> None:
    """Open the page; says what to do instead where no invitation is needed."""
    from crm_desktop.sync import inviting  # noqa: PLC0415 - on first use

    if not window.store.is_shared():
        window.go("sync_connect")
        return
    if not inviting.kind(window.store):
        window.tell(
            QCoreApplication.translate(
                "SyncInvite",
                "This shop is shared in a folder, so no invitation is needed: choose the same "
                "folder on the other PC.",
            )
        )
        return
    window.stack.drop("sync_invite")  # the place may be another one by now
    window.go("sync_invite")


def add_commands(window: MainWindow) -> None:
    """Invite another PC."""
    if window.surroundings is None:
        return
    window.actions_.add(
        "sync_invite", window.tr("Invite another PC…"), lambda: open_invite(window), menu="file",
        icon="monitor", synonyms="invitation server postgresql webdav join sync",
    )  # fmt: skip
