"""The backups in the window: their page, going back to one, and what was gone back from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from crm_desktop.ui.page_bars import Bar
from crm_desktop.ui.screens.screen import DAMAGED, REPLACED, Screen

if TYPE_CHECKING:
    from crm_desktop.services.going_back import WentBack
    from crm_desktop.store.backup import Backup
    from crm_desktop.ui.backing_up import BackingUp
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.backups import BackupsPage

_BAR = "went_back"
_SOON_MS = 20


def _tr(text: str) -> str:
    return QCoreApplication.translate("Backups", text)


def backing_up_of(window: MainWindow) -> BackingUp:
    """The backups of a window's shop; from the first time on they are made by themselves."""
    return window.backing_up


def _make(window: MainWindow) -> BackupsPage:
    from crm_desktop.ui.pages.backups import BackupsPage  # noqa: PLC0415 - on first use

    backing_up = backing_up_of(window)
    page = BackupsPage(
        window.theme, window.store, backing_up.backups, window.jobs, today=window.today,
        zone=window.zone,
    )  # fmt: skip
    page.told.connect(window.tell)
    page.look_inside_wanted.connect(lambda backup: look_inside(window, backup))
    page.go_back_wanted.connect(lambda backup: go_back(window, backup))
    backing_up.changed.connect(page.refresh_soon)
    return page


def look_inside(window: MainWindow, backup: Backup) -> None:
    """Show what is in a backup."""
    from crm_desktop.ui.pages.backup_inside import BackupInsidePage  # noqa: PLC0415
    from crm_desktop.ui.screens import backup_inside  # noqa: PLC0415

    window.stack.page_of(backup_inside.SCREEN.id, BackupInsidePage).show_backup(backup)
    window.go(backup_inside.SCREEN.id)


def go_back(window: MainWindow, backup: Backup) -> None:
    """Back up what is here, lay the older copy ready, and begin anew with it."""
    from crm_desktop.services.going_back import prepare  # noqa: PLC0415 - hardly ever

    backups = backing_up_of(window).backups
    window.stack.leave()
    window.jobs.start(
        _tr("Going back"), lambda _progress: prepare(window.store, backup, backups),
        done=lambda _before: _begin_anew(window), failed=window.tell, heavy=True,
    )  # fmt: skip


def _begin_anew(window: MainWindow) -> None:
    """Once the job is known to have ended: close, and let the program put the copy in place."""
    end_with(window, REPLACED)


def repair(window: MainWindow) -> None:
    """Close, and let the program offer the ways out of a damaged file."""
    end_with(window, DAMAGED)


def end_with(window: MainWindow, code: int) -> None:
    """Close the window and end its loop with ``code``, once no job is under way."""

    def end() -> None:
        if window.jobs.under_way:  # the job that has just told its result
            QTimer.singleShot(_SOON_MS, window, end)
            return
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setQuitOnLastWindowClosed(False)  # it would end with another number
        backing_up_of(window).close()
        if window.close():
            application.exit(code)
        else:
            application.setQuitOnLastWindowClosed(True)

    QTimer.singleShot(0, window, end)


def tell_damage(window: MainWindow) -> None:
    """Say above every page that the file is damaged, and lead to the ways out."""
    from crm_desktop.ui import backup_words  # noqa: PLC0415 - hardly ever

    state = backing_up_of(window).state
    text = _tr("Your data file has a damaged place.")
    if state is not None and state.newest is not None:
        last = _tr("The last backup is from %1.")
        when = backup_words.moment(state.newest.made_at, window.today(), window.zone)
        text += " " + last.replace("%1", when)
    answers = [(_tr("Repair…"), lambda: repair(window))]
    window.bars.show_bar("damaged", Bar(text, answers, "triangle-alert", "danger"))


def offer_return(window: MainWindow, went: WentBack) -> None:
    """Say above every page that this is an older state, and offer to return."""

    def back() -> None:
        named = {backup.name: backup for backup in backing_up_of(window).backups.listed()}
        before = named.get(went.before)
        if before is None:
            window.tell(_tr("The backup of what was here before is not there any more."))
        else:
            go_back(window, before)

    def stay() -> None:
        from crm_desktop.services.going_back import stay_back  # noqa: PLC0415 - hardly ever

        window.bars.drop(_BAR)
        stay_back(window.store)

    from crm_desktop.ui import backup_words  # noqa: PLC0415 - it loads SQLAlchemy

    when = backup_words.moment(went.to, window.today(), window.zone)
    text = _tr("You went back to %1. What was here before is kept.").replace("%1", when)
    window.bars.show_bar(
        _BAR, Bar(text, [(_tr("Return to before"), back), (_tr("Stay"), stay)], "history")
    )


def add_commands(window: MainWindow) -> None:
    """Back up now."""
    window.actions_.add(
        "back_up", window.tr("Back up now"), lambda: backing_up_of(window).now(), menu="file",
        icon="shield-check", synonyms="backup copy save safe",
    )  # fmt: skip


SCREEN = Screen(
    "backups",
    _make,
    lambda: QCoreApplication.translate("Screens", "Backups"),
    icon="shield-check",
    synonyms="restore go back copy earlier",
    within="settings",
    in_shop_menu=True,
    fitting=("back_up", "history", "trash", "settings", "undo"),
)
