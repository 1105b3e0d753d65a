"""The pipeline in the window: its commands, its menu, and adding a deal from anywhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu

from crm_desktop.ui.screens.deal import open_deal, tell_won
from crm_desktop.ui.screens.screen import Screen
from crm_desktop.ui.widgets.menu import PopupMenu

if TYPE_CHECKING:
    from crm_desktop.ui.dialogs.new_deal import NewDeal
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.pipeline import PipelinePage

ID = "pipeline"
_ON_CARDS = (
    "deal_open", "deal_won", "deal_lost", "deal_archive", "deal_move", "deal_owner", "deal_closing",
)  # fmt: skip


def _make(window: MainWindow) -> PipelinePage:
    from crm_desktop.ui.pages.pipeline import PipelinePage  # noqa: PLC0415 - on first use

    page = PipelinePage(
        window.theme, window.store, window.jobs, window.settings, today=window.today,
        zone=window.zone,
    )  # fmt: skip
    page.done.connect(window.done)
    page.moving.won.connect(lambda said, deal: tell_won(window, page.moving, said, deal))
    page.told.connect(window.tell)
    page.open_requested.connect(lambda deal: open_deal(window, deal))
    page.new_requested.connect(lambda stage: new_deal(window, stage))
    page.menu_requested.connect(lambda point: _menu(window, point))
    page.cursor_moved.connect(lambda: _allow(window, page))
    return page


def page_of(window: MainWindow) -> PipelinePage:
    """The pipeline's page, made where it is not there yet."""
    from crm_desktop.ui.pages.pipeline import PipelinePage  # noqa: PLC0415 - on first use

    return window.stack.page_of(ID, PipelinePage)


def _allow(window: MainWindow, page: PipelinePage) -> None:
    """What can be done with the deal under the cursor."""
    from crm_desktop.ui.pages.pipeline import LIST  # noqa: PLC0415 - on first use

    cards = page.current_cards()
    actions = window.actions_
    for id_ in _ON_CARDS:
        actions.allow(id_, bool(cards))
    actions.allow("deal_reopen", any(card.state != "open" for card in cards))
    moves = bool(cards) and page.mode != LIST
    actions.allow("deal_left", moves)
    actions.allow("deal_right", moves)
    actions.allow("deal_repeat", len(cards) == 1)
    actions.allow("deal_export", bool(page.board.columns))


# -- adding --------------------------------------------------------------------------------------


def new_deal(window: MainWindow, stage: bytes | None = None) -> None:
    """Ask for a new deal: of the contact that is seen, in the step where the cursor is."""
    dialog = _dialog(window)
    contact = None
    if window.place == "card":
        from crm_desktop.ui.screens import card  # noqa: PLC0415 - screens know one another late

        contact = _contact(window, card.page_of(window).number)
    elif window.place == "contacts":
        contact = _contact(window, window.contacts.list.current_number())
    elif window.place == ID and stage is None:
        cards = page_of(window).current_cards()
        stage = cards[0].stage_id if cards and cards[0].state == "open" else None
    dialog.ask(stage=stage, contact=contact)


def _dialog(window: MainWindow) -> NewDeal:
    """One for the window, so that what was typed is still there the next time."""
    from crm_desktop.ui.dialogs.new_deal import NewDeal  # noqa: PLC0415 - on first use

    found = window.findChild(NewDeal)
    if found is not None and not found.isVisible() and found.theme is not window.theme:
        found.setParent(None)
        kept, found = found.typed(), None
    else:
        kept = None
    if found is None:
        found = NewDeal(
            window, window.theme, window.store, today=window.today,
            me=lambda: window.settings.person,
        )  # fmt: skip
        found.saved.connect(lambda deal, title: _saved(window, deal, title))
        if kept is not None:
            found.take_up(kept)
    return found


def _saved(window: MainWindow, deal: bytes, title: str) -> None:
    if window.place == ID:
        page_of(window).show_deal(deal)
    window.done(window.tr("New deal: %1.").replace("%1", title))


def _contact(window: MainWindow, n: int) -> tuple[bytes, str] | None:
    from crm_desktop.services.search import Search  # noqa: PLC0415 - on first use

    hits = Search(window.store).named([n]) if n >= 0 else ()
    return (hits[0].id, hits[0].name) if hits else None


# -- the menu of a card --------------------------------------------------------------------------


def _menu(window: MainWindow, point: QPoint) -> None:
    page = page_of(window)
    cards = page.current_cards()
    if not cards:
        return
    menu = PopupMenu(window)
    for id_ in ("deal_open", "deal_won", "deal_lost", "deal_reopen"):
        if window.actions_[id_].isEnabled():
            menu.addAction(window.actions_[id_])
    _fill_moves(window, menu.addMenu(window.tr("Move to…")))
    _fill_owners(window, menu.addMenu(window.tr("Looked after by")))
    menu.addAction(window.actions_["deal_closing"])
    if len(cards) == 1:
        _fill_repeats(window, menu.addMenu(window.tr("Repeat this deal")))
    menu.addSeparator()
    menu.addAction(window.actions_["deal_export"])
    menu.addAction(window.actions_["deal_archive"])
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(point)


def _fill_moves(window: MainWindow, menu: QMenu) -> None:
    page = page_of(window)
    card = page.current_cards()[0]
    shown = None
    for pipeline, stage in page.targets(card):
        if shown is not None and pipeline.id != shown:
            menu.addSection(pipeline.name)
        shown = pipeline.id
        action = menu.addAction(stage.name.replace("&", "&&"))
        action.triggered.connect(partial(_move_to, page, stage))


def _move_to(page: PipelinePage, stage: object, _checked: bool = False) -> None:
    page.move_to(stage)  # type: ignore[arg-type]


def _fill_owners(window: MainWindow, menu: QMenu) -> None:
    from crm_desktop.services.colleagues import list_colleagues  # noqa: PLC0415 - on first use

    page = page_of(window)
    everyone = [(one.id, one.name) for one in list_colleagues(window.store)]
    for owner, name in everyone:
        action = menu.addAction(name.replace("&", "&&"))
        action.triggered.connect(
            lambda _checked=False, who=owner, called=name: page.set_owner(who, called)
        )
    if everyone:
        menu.addSeparator()
    menu.addAction(window.tr("Nobody")).triggered.connect(
        lambda _checked=False: page.set_owner(None, "")
    )


def _fill_repeats(window: MainWindow, menu: QMenu) -> None:
    from crm_desktop.ui.deal_repeat import fill_repeats  # noqa: PLC0415 - on first use

    page = page_of(window)
    (card,) = page.current_cards()
    fill_repeats(
        menu, window.theme, page.menu_place(), window.today(),
        lambda due: page.moving.repeat(card.id, card.title, due),
    )  # fmt: skip


def _pop_up(window: MainWindow, fill: Callable[[MainWindow, QMenu], None]) -> None:
    page = page_of(window)
    if page.current_cards():
        menu = PopupMenu(window)
        fill(window, menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(page.menu_place())
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])


def _ask_closing(window: MainWindow) -> None:
    from crm_desktop.ui.widgets.day_popover import DayPopover  # noqa: PLC0415 - on first use

    page = page_of(window)
    if page.current_cards():
        asks = DayPopover(
            window.theme, window, window.tr("When should it close?"), window.tr("Set the day"),
            today=window.today(), chosen=page.set_closing,
            none=window.tr("Empty: no date."),
        )  # fmt: skip
        asks.open_at(page.menu_place())


def _open(window: MainWindow) -> None:
    cards = page_of(window).current_cards()
    if cards:
        page_of(window).open_requested.emit(cards[0].id)


def _switch_order(window: MainWindow) -> None:
    page = page_of(window)
    by_hand = not page.view.by_hand
    page.order_by_hand(by_hand)
    window.tell(
        window.tr("Cards stand where you put them.")
        if by_hand
        else window.tr("Cards stand in the order of their next steps.")
    )


def _setup(window: MainWindow) -> None:
    from crm_desktop.ui.dialogs.pipeline_steps import PipelineSteps  # noqa: PLC0415 - on first use

    dialog = PipelineSteps(window, window.theme, window.store)
    dialog.finished.connect(lambda _code: dialog.deleteLater())
    dialog.open()


def add_commands(window: MainWindow) -> None:
    """Adding and moving deals."""
    add, tr = window.actions_.add, window.tr
    here = (ID,)
    add("new_deal", tr("New deal…"), lambda: new_deal(window), menu="file", keys="Ctrl+Shift+N",
        icon="plus", synonyms="offer sale opportunity quote order")  # fmt: skip
    add("deal_open", tr("Open deal"), lambda: _open(window), menu="edit", icon="square-kanban",
        places=here)  # fmt: skip
    add("deal_left", tr("Move card left"), lambda: page_of(window).move_by_key(-1), menu="edit",
        keys="Ctrl+Left", icon="arrow-left", synonyms="step back before", places=here)  # fmt: skip
    add("deal_right", tr("Move card right"), lambda: page_of(window).move_by_key(1), menu="edit",
        keys="Ctrl+Right", icon="arrow-right", synonyms="step on next", places=here)  # fmt: skip
    add("deal_move", tr("Move to…"), lambda: _pop_up(window, _fill_moves), menu="edit",
        icon="square-kanban", synonyms="step pipeline", places=here)  # fmt: skip
    add("deal_won", tr("Deal won"), lambda: page_of(window).close_deals("won"), menu="edit",
        keys="Ctrl+End", icon="trophy", synonyms="sold close order", places=here)  # fmt: skip
    add("deal_lost", tr("Deal lost…"), lambda: page_of(window).close_deals("lost"), menu="edit",
        keys="Ctrl+Shift+End", icon="x", synonyms="close declined rejected reason",
        places=here)  # fmt: skip
    add("deal_reopen", tr("Reopen deal"), lambda: page_of(window).reopen_deals(), menu="edit",
        icon="undo-2", synonyms="restore back", places=here)  # fmt: skip
    add("deal_repeat", tr("Repeat this deal in…"), lambda: _pop_up(window, _fill_repeats),
        menu="edit", icon="repeat", synonyms="again yearly renew", places=here)  # fmt: skip
    add("deal_owner", tr("Looked after by…"), lambda: _pop_up(window, _fill_owners), menu="edit",
        icon="user", synonyms="owner person assign colleague", places=here)  # fmt: skip
    add("deal_closing", tr("Closing date…"), lambda: _ask_closing(window), menu="edit",
        icon="calendar", synonyms="expected close date by when", places=here)  # fmt: skip
    add("deal_export", tr("Export deals…"), lambda: page_of(window).export_deals(), menu="file",
        keys="Ctrl+Shift+E", icon="download", synonyms="excel csv spreadsheet save list",
        places=here)  # fmt: skip
    add("deal_archive", tr("Archive deal"), lambda: page_of(window).archive_deals(), menu="edit",
        keys="Del", icon="archive", synonyms="delete remove", places=here)  # fmt: skip
    add("board_order", tr("Order cards by hand or by next step"), lambda: _switch_order(window),
        menu="view", icon="rows-3", synonyms="sort cards", places=here)  # fmt: skip
    add("pipeline_steps", tr("Pipelines and steps…"), lambda: _setup(window), menu="edit",
        icon="settings", synonyms="stages chance quiet presets", places=here)  # fmt: skip


SCREEN = Screen(
    ID,
    _make,
    lambda: QCoreApplication.translate("Screens", "Pipeline"),
    icon="square-kanban",
    line=3,
    keys="Ctrl+3",
    synonyms="deals board offers sales steps forecast",
    fitting=("new_deal", "deal_won", "deal_right", "find", "undo"),
)
