"""Notices in the window: going to them by a key, and pausing them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.reaching import Reaching

NAME = "reaching"


def reaching_of(window: MainWindow) -> Reaching | None:
    """What reaches the person from this window; None before it began (pictures never do)."""
    return cast("Reaching | None", window.findChild(QObject, NAME))


def _show(window: MainWindow) -> None:
    reaching = reaching_of(window)
    if reaching is not None and reaching.notice.rows:
        reaching.show_notices()
    else:
        window.tell(window.tr("No reminder waits for an answer."))


def _pause(window: MainWindow) -> None:
    if (reaching := reaching_of(window)) is not None:
        reaching.switch_pause()


def add_commands(window: MainWindow) -> None:
    """Going to the notices, and pausing them."""
    add, tr = window.actions_.add, window.tr
    add("notices", tr("Go to the reminders that came up"), lambda: _show(window), menu="view",
        keys="Shift+F8", icon="circle-check", synonyms="notification popup alarm")  # fmt: skip
    add("pause_notices", tr("Pause notices for an hour, or go on"), lambda: _pause(window),
        menu="view", icon="hourglass", synonyms="quiet silence do not disturb")  # fmt: skip
