"""The page of a quote in the window, and making one from a deal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt

from crm_desktop.errors import UserError
from crm_desktop.ui.screens.screen import Screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from crm_desktop.services.quote_card import QuoteRow
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.quote import QuotePage

ID = "quote"
_DEAL = "deal"


def _make(window: MainWindow) -> QuotePage:
    from crm_desktop.ui.pages.quote import QuotePage  # noqa: PLC0415 - on first use

    page = QuotePage(
        window.theme, window.store, today=window.today, zone=str(window.zone),
        me=lambda: window.settings.person,
    )  # fmt: skip
    page.back_requested.connect(lambda: go_back(window))
    page.deal_requested.connect(lambda deal: _open_deal(window, deal))
    page.paper_requested.connect(lambda quote: _show_paper(window, quote))
    page.menu_requested.connect(lambda place: _menu(window, page, place))
    page.moved.connect(lambda: _allow(window, page))
    page.told.connect(window.tell)
    page.done.connect(window.done)
    return page


def page_of(window: MainWindow) -> QuotePage:
    """The page, made where it is not there yet."""
    from crm_desktop.ui.pages.quote import QuotePage  # noqa: PLC0415 - on first use

    return window.stack.page_of(ID, QuotePage)


def open_quote(window: MainWindow, quote: bytes) -> None:
    """Open the page of a quote (its id)."""
    page = page_of(window)
    page.show_quote(quote)
    window.show_page(ID)
    page.enter()


def quote_of_deal(window: MainWindow, deal: bytes, under: QWidget | None = None) -> None:
    """Open the quote of a deal; a deal without one gets a draft of its lines. Where there are
    several, ``under`` a widget a menu of them opens, else the newest one."""
    from crm_desktop.services.quote_card import quotes_of_deal  # noqa: PLC0415 - on first use
    from crm_desktop.services.quotes import new_quote  # noqa: PLC0415

    with window.store.read_raw() as raw:
        found = quotes_of_deal(raw, deal, window.today())
    if len(found) > 1 and under is not None:
        _choose(window, found, under)
        return
    if found:
        open_quote(window, found[0].id)
        return
    try:
        made = new_quote(window.store, deal, window.today(), who=window.settings.person or None)
    except UserError as error:
        window.tell(error.sentence)
        return
    open_quote(window, made)
    number = page_of(window).found
    shown = number.row.number if number is not None else ""
    window.done(window.tr("Quote %1 is here as a draft.").replace("%1", shown))


def _choose(window: MainWindow, quotes: Sequence[QuoteRow], under: QWidget) -> None:
    """A menu of quotes, the newest first."""
    from crm_desktop.ui.quote_words import row_words  # noqa: PLC0415
    from crm_desktop.ui.widgets.menu import PopupMenu  # noqa: PLC0415 - on first use

    menu = PopupMenu(under)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(window.tr("Quotes for this deal"))
    for row in quotes:
        action = menu.addAction(row_words(row).replace("&", "&&"))
        action.triggered.connect(lambda _on=False, quote=row.id: open_quote(window, quote))
    menu.setActiveAction(menu.actions()[0])
    menu.popup(under.mapToGlobal(QPoint(0, under.height())))


def another_quote(window: MainWindow) -> None:
    """Make one more quote for the same deal, with a number of its own."""
    from crm_desktop.services.quotes import new_quote  # noqa: PLC0415 - on first use

    page = page_of(window)
    if page.found is None:
        return
    try:
        made = new_quote(
            window.store, page.found.row.deal_id, window.today(),
            who=window.settings.person or None,
        )  # fmt: skip
    except UserError as error:
        window.tell(error.sentence)
        return
    page.show_quote(made)


def go_back(window: MainWindow) -> None:
    """From the quote to its deal."""
    if window.place != ID:
        return
    page = page_of(window)
    if page.found is not None:
        _open_deal(window, page.found.row.deal_id)
    else:
        window.go("pipeline")


def _open_deal(window: MainWindow, deal: bytes) -> None:
    from crm_desktop.ui.screens.deal import open_deal  # noqa: PLC0415 - screens know one another late

    open_deal(window, deal)


def _show_paper(window: MainWindow, quote: bytes) -> None:
    from crm_desktop.ui.screens import reports  # noqa: PLC0415 - screens know one another late
    from crm_desktop.ui.widgets.quote_choice import QuoteChoice  # noqa: PLC0415

    page = reports.page_of(window)
    choice = page.own("quote")
    assert isinstance(choice, QuoteChoice)
    choice.take(quote)
    window.show_page(reports.SCREEN.id)
    page.choose("quote")
    page.print_button.setFocus()


def _menu(window: MainWindow, page: QuotePage, place: QPoint) -> None:
    from crm_desktop.ui.widgets.menu import PopupMenu  # noqa: PLC0415 - on first use

    menu = PopupMenu(page)
    for name in ("quote_line_up", "quote_line_down", "quote_line_remove"):
        menu.addAction(window.actions_[name])
    menu.exec(place)
    menu.deleteLater()


def _allow(window: MainWindow, page: QuotePage) -> None:
    """Commands that work for the quote and the line that are shown."""
    found = page.found
    status = found.row.status if found is not None else "replaced"
    for name, works in (
        ("quote_send", status == "draft"),
        ("quote_accept", status in ("draft", "sent", "expired", "refused")),
        ("quote_refuse", status in ("sent", "expired")),
        ("quote_version", found is not None and status != "draft"),
        ("quote_line_remove", page.line is not None),
        ("quote_line_up", page.line is not None),
        ("quote_line_down", page.line is not None),
    ):
        window.actions_.allow(name, works)


def add_commands(window: MainWindow) -> None:
    """Quotes: from a deal, and what is done with one."""
    tr, here, add = window.tr, (ID,), window.actions_.add

    def of_deal() -> None:
        from crm_desktop.ui.screens import deal  # noqa: PLC0415 - screens know one another late

        page = deal.page_of(window)
        if page.deal is not None:
            quote_of_deal(window, page.deal, page.quote_button)

    add("quote_of_deal", tr("Quote for this deal"), of_deal, menu="edit", keys="Ctrl+Shift+Q",
        icon="file-text", synonyms="offer estimate proposal price", places=(_DEAL,))  # fmt: skip
    add("quote_back", tr("Back from the quote"), lambda: go_back(window), menu="go",
        keys="Alt+Left", icon="arrow-left", places=here)  # fmt: skip
    add("quote_send", tr("Mark quote as sent"), lambda: page_of(window).send(), menu="edit",
        keys="Ctrl+Return", icon="mail", synonyms="offer", places=here)  # fmt: skip
    add("quote_accept", tr("Quote accepted"), lambda: page_of(window).accept(), menu="edit",
        keys="Ctrl+End", icon="trophy", synonyms="offer won", places=here)  # fmt: skip
    add("quote_refuse", tr("Quote refused…"), lambda: page_of(window).refuse(), menu="edit",
        synonyms="offer lost", places=here)  # fmt: skip
    add("quote_version", tr("New version of the quote"), lambda: page_of(window).new_version(),
        menu="edit", icon="copy", synonyms="offer change again", places=here)  # fmt: skip
    add("quote_another", tr("Another quote for this deal"), lambda: another_quote(window),
        menu="edit", icon="plus", synonyms="offer alternative", places=here)  # fmt: skip
    add("quote_paper", tr("Print the quote or save as PDF…"),
        lambda: page_of(window).show_paper(), menu="file", keys="Ctrl+P", icon="printer",
        synonyms="paper pdf mail offer", places=here)  # fmt: skip
    add("quote_archive", tr("Archive the quote"), lambda: page_of(window).archive(), menu="edit",
        icon="archive", synonyms="delete remove offer", places=here)  # fmt: skip
    add("quote_line_up", tr("Move line up"), lambda: page_of(window).move_line(-1), menu="edit",
        keys="Ctrl+Up", icon="arrow-up", places=here)  # fmt: skip
    add("quote_line_down", tr("Move line down"), lambda: page_of(window).move_line(1), menu="edit",
        keys="Ctrl+Down", icon="arrow-down", places=here)  # fmt: skip
    add("quote_line_remove", tr("Remove line"), lambda: page_of(window).remove_line(), menu="edit",
        keys="Del", icon="minus", places=here)  # fmt: skip


SCREEN = Screen(
    ID,
    _make,
    lambda: QCoreApplication.translate("Screens", "Quote"),
    icon="file-text",
    within="pipeline",
    command=False,
    fitting=("quote_paper", "quote_send", "quote_accept", "quote_refuse", "quote_version"),
)
