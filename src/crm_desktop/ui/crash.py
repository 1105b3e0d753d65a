"""The last door for faults of the window: what escapes from a slot is told, never swallowed.

Qt goes on after such a fault, so the window stays; what was typed is still on it. A report for
whoever helps is offered, and shown word for word; see ``services.faults``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.errors import UserError

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow


def watch(window: MainWindow) -> Callable[[], None]:
    """Tell faults in this window from now on; returns how to stop. Those that carry a sentence for
    the person are told in it, all others are logged as a report shows them."""
    before = sys.excepthook

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, Exception):  # Ctrl+C in a terminal ends the program
            before(kind, error, trace)
        elif isinstance(error, UserError):
            window.tell(error.sentence)
        else:
            _tell_fault(window, error)

    def stop() -> None:
        sys.excepthook = before

    sys.excepthook = tell
    return stop


def _tell_fault(window: MainWindow, error: Exception) -> None:
    from crm_desktop.services.faults import describe, log, record  # noqa: PLC0415 - hardly ever
    from crm_desktop.ui.after_crash import show_report  # noqa: PLC0415

    fault = describe(error)
    log("fault in the window", fault)
    record(window.store.folder, fault)
    window.toast.tell(
        QCoreApplication.translate(
            "Job", "Something went wrong that should not have. Your data is safe."
        ),
        QCoreApplication.translate("AfterCrash", "Show report"),
        partial(show_report, window, fault),
    )
