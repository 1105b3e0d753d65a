"""What is said at the start after the program ended without closing the shop."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.services.faults import left_behind
from crm_desktop.ui.page_bars import Bar

if TYPE_CHECKING:
    from crm_desktop.store.store import Store
    from crm_desktop.ui.main_window import MainWindow

BAR = "after_crash"


def last_saved(store: Store) -> int | None:
    """When the newest step was done, UTC milliseconds; None: there is none."""
    with store.read_raw() as raw:
        row = raw.execute(
            "SELECT coalesce(ended_at, started_at) FROM batch ORDER BY n DESC LIMIT 1"
        ).fetchone()
    return None if row is None else int(row[0])


def say_it_closed(window: MainWindow) -> None:
    """Say above every page up to when everything is here, and offer the report."""
    saved = last_saved(window.store)
    if saved is None:
        return
    from crm_desktop.ui import batch_words, words  # noqa: PLC0415 - they load SQLAlchemy

    at, today = words.moment(saved, window.zone), window.today()
    is_today = at.date() == today
    when = f"{at:%H:%M}" if is_today else batch_words.when(saved, today, window.zone)
    text = QCoreApplication.translate(
        "AfterCrash", "The program closed unexpectedly. Everything up to %1 is here."
    )
    answers = [
        (QCoreApplication.translate("AfterCrash", "Show report"), partial(show_before, window)),
        (QCoreApplication.translate("AfterCrash", "Put away"), partial(window.bars.drop, BAR)),
    ]
    window.bars.show_bar(BAR, Bar(text.replace("%1", when), answers, "shield-check"))


def show_before(window: MainWindow) -> None:
    """The report of what happened before this start."""
    show_report(window, left_behind(window.store.folder))


def show_report(window: MainWindow, fault: str) -> None:
    """Show a report word for word; see ``services.faults``."""
    from crm_desktop.ui.dialogs.fault_report import FaultReport  # noqa: PLC0415 - hardly ever

    shown = FaultReport(window, window.theme, fault)
    shown.finished.connect(shown.deleteLater)
    shown.open()
