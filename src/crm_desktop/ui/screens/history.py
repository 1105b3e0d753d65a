"""The history in the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui.page_bars import Bar
from crm_desktop.ui.screens.screen import Screen
from crm_desktop.ui.translation import spoken

if TYPE_CHECKING:
    from crm_desktop.services.history import Batch
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.history import HistoryPage


_BAR = "cut_off"


def _tr(text: str) -> str:
    return QCoreApplication.translate("HistoryPage", text)


def _make(window: MainWindow) -> HistoryPage:
    from crm_desktop.ui.pages.history import HistoryPage  # noqa: PLC0415 - on first use

    page = HistoryPage(
        window.theme, window.store, window.jobs, today=window.today, zone=window.zone
    )
    page.told.connect(window.tell)
    page.refresh()
    return page


def ask_about(window: MainWindow, cut_off: Sequence[Batch]) -> None:
    """Ask above every page what becomes of the first step that was cut off."""
    asked = [batch for batch in cut_off if batch.origin != "sample"]  # that one has its own bar
    if not asked:
        return
    batch = asked[0]

    def answer(act: Callable[[HistoryPage], None]) -> None:
        from crm_desktop.ui.pages.history import HistoryPage  # noqa: PLC0415 - on first use

        window.bars.drop(_BAR)
        window.go(SCREEN.id)
        act(window.stack.page_of(SCREEN.id, HistoryPage))

    answers: list[tuple[str, Callable[[], None]]] = []
    if batch.origin == "import" or batch.undoes is not None:
        answers.append((_tr("Continue"), lambda: answer(lambda page: page.go_on(batch))))
    if batch.undoes is None:
        answers.append((_tr("Undo it"), lambda: answer(lambda page: page.undo(batch))))
    text = _tr("“%1” was cut off. What it had done so far is here.")
    window.bars.show_bar(
        _BAR,
        Bar(text.replace("%1", spoken(batch.label)), answers, "triangle-alert", "warning"),
    )


SCREEN = Screen(
    "history",
    _make,
    lambda: QCoreApplication.translate("Screens", "History"),
    icon="history",
    keys="Ctrl+H",
    synonyms="steps log undo changes who",
    in_shop_menu=True,
)
