"""Sharing with other PCs in the window: its commands, and what follows the exchange."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from crm_desktop.progress import Progress
    from crm_desktop.store.change_set import ChangeSet
    from crm_desktop.sync.rounds import Report
    from crm_desktop.sync.shared import Verified
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.syncing import Syncing

SECTION = "sync"
"""Of the settings."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sync", text)


def make_syncing(window: MainWindow) -> Syncing:
    """The exchange of a window; the side bar follows it."""
    from crm_desktop.ui.syncing import Syncing  # noqa: PLC0415 - it loads SQLAlchemy

    assert window.surroundings is not None
    return follow(window, Syncing(window, window.surroundings))


def follow(window: MainWindow, made: Syncing) -> Syncing:
    """Have the window say what an exchange brings, and how it stands."""
    window.saved.follow(made)
    made.came.connect(lambda changes: _say_seen(window, changes))
    made.received.connect(lambda report: _say_received(window, report))
    made.files_came.connect(lambda: _show_files(window))
    return made


def open_sync(window: MainWindow) -> None:
    """The section that says how it stands."""
    from crm_desktop.ui.pages.settings import SettingsPage  # noqa: PLC0415 - on first use
    from crm_desktop.ui.widgets.sync_part import SyncPart  # noqa: PLC0415 - as above

    window.go("settings")
    for part in window.stack.page_of("settings", SettingsPage).show_section(SECTION):
        if isinstance(part, SyncPart):
            part.focus_first()


def connect_pc(window: MainWindow) -> None:
    """Begin to share this shop; one that is shared already says how the other PC joins."""
    if window.syncing.situation.shared:
        open_sync(window)
    else:
        window.go("sync_connect")


def sync_now(window: MainWindow) -> None:
    """F5."""
    if window.surroundings is None or not window.store.is_shared():
        window.tell(_tr("Your data is on this PC only. There is nobody to exchange it with yet."))
        return
    window.syncing.now()


def pause(window: MainWindow) -> None:
    """Pause, or go on."""
    if window.surroundings is not None and window.store.is_shared():
        window.syncing.pause(not window.syncing.situation.paused)
        open_sync(window)


def check(window: MainWindow) -> None:
    """Read everything in the shared place; how it stands there is said in a sentence."""
    if window.surroundings is None or not window.store.is_shared():
        window.tell(_tr("Your data is on this PC only, so there is no shared place to check."))
        return
    from crm_desktop.ui.sync_words import verified_words  # noqa: PLC0415 - few shops are shared

    syncing = window.syncing

    def done(found: Verified) -> None:
        window.tell(verified_words(found))
        syncing.now()

    open_sync(window)
    syncing.do(
        lambda progress: syncing.rounds.shared.verify(progress),  # noqa: PLW0108 - made there
        done,
        _tr("Checking the shared place"),
    )  # fmt: skip


def fetch_file(window: MainWindow, attachment: bytes, then: Callable[[], None]) -> None:
    """Get the content of an attachment that another PC has, and then open or save it."""
    from crm_desktop.services import attachments  # noqa: PLC0415 - on first use

    syncing, store = window.syncing, window.store
    name = attachments.name_of(store, attachment)
    sha256 = attachments.hash_of(store, attachment)
    if not store.is_shared():
        window.tell(_tr("“%1” is not on this PC. It may be in a backup.").replace("%1", name))
        return

    def work(progress: Progress) -> str | None:
        shared = syncing.rounds.shared
        if shared.fetch_file(sha256, progress):
            return None
        return next((one.pc for one in shared.missing_files() if one.sha256 == sha256), "")

    def done(pc: str | None) -> None:
        if pc is None:
            then()
            return
        said = _tr("“%1” is not here yet. %2 was asked for it; it comes by itself.")
        if not pc:
            said = _tr("“%1” is not here yet. The other PCs were asked for it; it comes by itself.")
        window.tell(said.replace("%2", pc).replace("%1", name))
        syncing.now()

    window.tell(_tr("Fetching “%1” from the shared place…").replace("%1", name))
    syncing.do(work, done, _tr("Fetching an attachment"))


def stop(window: MainWindow) -> None:
    """Stop the exchange that is under way."""
    if "syncing" in vars(window):
        window.syncing.cancel()


def add_commands(window: MainWindow) -> None:
    """Sync now, pause, connect, join."""
    add = window.actions_.add
    add("sync_now", window.tr("Sync now"), lambda: sync_now(window), menu="file", keys="F5",
        icon="refresh-cw", synonyms="exchange synchronise other pc refresh")  # fmt: skip
    if window.surroundings is None:
        return
    add("sync_pause", window.tr("Pause or go on with exchanging"), lambda: pause(window),
        menu="file", icon="clock", synonyms="sync stop other pc")  # fmt: skip
    add("sync_page", window.tr("Sync and backup"), lambda: open_sync(window), menu="go",
        icon="refresh-cw", synonyms="exchange other pc questions state leave sharing")  # fmt: skip
    add("sync_check", window.tr("Check the shared place"), lambda: check(window), menu="file",
        icon="shield-check", synonyms="verify sync folder server damaged")  # fmt: skip
    add("connect_pc", window.tr("Connect a second PC…"), lambda: connect_pc(window), menu="file",
        icon="monitor", synonyms="share sync other computer network folder server")  # fmt: skip
    add("join_pc", window.tr("Join another PC…"), lambda: window.go("sync_join"), menu="file",
        icon="monitor", synonyms="share sync other computer network folder server")  # fmt: skip


def _show_files(window: MainWindow) -> None:
    """No row was changed, and yet a page shows something else: “(not here yet)” goes."""
    from crm_desktop.store.change_set import ChangeSet  # noqa: PLC0415 - few shops are shared

    window.stack.committed(ChangeSet(0, "", "files", {"attachment": None}))


def _say_seen(window: MainWindow, changes: ChangeSet) -> None:
    from crm_desktop.ui.sync_seen import say_seen  # noqa: PLC0415 - few shops are shared

    say_seen(window, changes)


def _say_received(window: MainWindow, report: Report) -> None:
    from crm_desktop.ui.sync_seen import say_received  # noqa: PLC0415 - few shops are shared

    say_received(window, report)
