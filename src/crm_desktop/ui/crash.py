"""The last door for faults of the window: what escapes from a slot is told, never swallowed.

Qt goes on after such a fault, so the window stays; what was typed is still on it.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.errors import UserError

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow

_log = logging.getLogger(__name__)


def watch(window: MainWindow) -> Callable[[], None]:
    """Tell faults in this window from now on; returns how to stop. Those that carry a sentence for
    the person are told in it, all others are logged with their traceback."""
    before = sys.excepthook

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, Exception):  # Ctrl+C in a terminal ends the program
            before(kind, error, trace)
        elif isinstance(error, UserError):
            window.tell(error.sentence)
        else:
            _log.error("fault in the window", exc_info=(kind, error, trace))
            window.tell(
                QCoreApplication.translate(
                    "Job", "Something went wrong that should not have. Your data is safe."
                )
            )

    def stop() -> None:
        sys.excepthook = before

    sys.excepthook = tell
    return stop
