"""The page of a deal in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt

from crm_desktop.ui.screens.screen import Screen
from crm_desktop.ui.widgets.sync_mark import SyncMark, put_on

if TYPE_CHECKING:
    from crm_desktop.ui.deal_moving import DealMoving
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.deal import DealPage

ID = "deal"
_PIPELINE = "pipeline"
_BACK_TO = ("card", "today")


def _make(window: MainWindow) -> DealPage:
    from crm_desktop.ui.pages.deal import DealPage  # noqa: PLC0415 - on first use

    page = DealPage(
        window.theme, window.store, window.jobs, today=window.today, zone=window.zone,
        me=lambda: window.settings.person,
    )  # fmt: skip
    page.moving.won.connect(lambda said, deal: tell_won(window, page.moving, said, deal))
    page.back_requested.connect(lambda: go_back(window))
    page.contact_requested.connect(window.open_contact)
    page.quote_requested.connect(lambda: _open_quote(window, page))
    page.told.connect(window.tell)
    page.done.connect(window.done)
    if window.surroundings is not None:
        put_on(window, page, lambda: page.deal or b"")
    return page


def _open_quote(window: MainWindow, page: DealPage) -> None:
    from crm_desktop.ui.screens.quote import quote_of_deal  # noqa: PLC0415 - on first use

    if page.deal is not None:
        quote_of_deal(window, page.deal, page.quote_button)


def page_of(window: MainWindow) -> DealPage:
    """The deal's page, made where it is not there yet."""
    from crm_desktop.ui.pages.deal import DealPage  # noqa: PLC0415 - on first use

    return window.stack.page_of(ID, DealPage)


def open_deal(window: MainWindow, deal: bytes) -> None:
    """Open the page of a deal (its id)."""
    page = page_of(window)
    if window.place != ID:
        page.came_from = window.place if window.place in _BACK_TO else _PIPELINE
    window.show_page(ID)
    page.show_deal(deal)
    for mark in page.findChildren(SyncMark):
        mark.refresh()
    page.enter()


def go_back(window: MainWindow) -> None:
    """From the deal to where it was opened: the card of a contact, the day, or the pipeline."""
    if window.place != ID:
        return
    back = page_of(window).came_from
    if back == "card":
        window.show_page(back).setFocus(Qt.FocusReason.OtherFocusReason)
    else:
        window.go(back)


def tell_won(window: MainWindow, moving: DealMoving, said: str, deal: bytes) -> None:
    """The toast of a win: Undo, and the offer to let the deal come again."""
    step = window.undoing.newest

    def offer() -> None:
        from crm_desktop.services.deals import title_of  # noqa: PLC0415 - on first use
        from crm_desktop.ui.deal_repeat import repeat_menu  # noqa: PLC0415

        title = title_of(window.store, deal)
        place = window.toast.mapToGlobal(QPoint(0, 0))
        repeat_menu(
            window, window.theme, place, window.today(), lambda due: moving.repeat(deal, title, due)
        )

    window.toast.tell(
        said, window.tr("Undo"), lambda: window.undoing.undo_step(step),
        more=(window.tr("Repeat in…"), offer),
    )  # fmt: skip


def add_commands(window: MainWindow) -> None:
    """Going back."""
    window.actions_.add(
        "deal_back", window.tr("Back from the deal"), lambda: go_back(window), menu="go",
        keys="Alt+Left", icon="arrow-left", places=(ID,),
    )  # fmt: skip


SCREEN = Screen(
    ID,
    _make,
    lambda: QCoreApplication.translate("Screens", "Deal"),
    icon="square-kanban",
    within="pipeline",
    command=False,
)
