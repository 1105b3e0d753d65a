"""The system asks the program to end: nothing typed is lost, and it was no crash."""

import os
import signal
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop.services.health import mark_open
from crm_desktop.services.timeline import log
from crm_desktop.ui.ending import Ending
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.deal import DealPage
from crm_desktop.ui.screens.deal import open_deal, page_of
from tests.helpers.deals import DealShop, make_deal_shop

FIRST_PLACE = "trash"


@pytest.fixture
def shop(window: MainWindow) -> DealShop:
    return make_deal_shop(window.store)


@pytest.fixture
def ending(window: MainWindow) -> Iterator[Ending]:
    window.backing_up.start()
    made = Ending(window)
    yield made
    made.close()


@pytest.fixture
def page(window: MainWindow, shop: DealShop) -> DealPage:
    """Two things are half typed."""
    open_deal(window, shop.made["Trailer"])
    QApplication.processEvents()
    page = page_of(window)
    page.lines["note"].edit()
    page.lines["note"].set_text("Wants the blue one")
    page.log.composer.text.setPlainText("Called, will")
    return page


def is_kept(shop: DealShop, page: DealPage) -> bool:
    drafts = (shop.store.folder / "deal_drafts.json").read_text("utf-8")
    note = shop.one("SELECT note FROM deal WHERE title='Trailer'")
    return note == "Wants the blue one" and "Called, will" in drafts


@pytest.mark.skipif(os.name != "posix", reason="signals are of Linux and macOS")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_ends_it_like_a_window_that_is_closed(
    qtbot: QtBot, window: MainWindow, shop: DealShop, ending: Ending, page: DealPage, name: str
) -> None:
    folder = shop.store.folder
    os.kill(os.getpid(), getattr(signal, name))
    qtbot.waitUntil(lambda: window.is_closed)
    assert is_kept(shop, page)
    assert not mark_open(folder)  # else it would count as closed unexpectedly


@pytest.mark.skipif(os.name != "posix", reason="signals are of Linux and macOS")
def test_what_writes_just_now_is_not_cut_off(
    qtbot: QtBot, window: MainWindow, ending: Ending
) -> None:
    closed = []

    def write(_progress: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        qtbot.wait(50)
        closed.append(window.is_closed)

    window.jobs.start("Importing", write, done=print, failed=window.tell, heavy=True)
    assert closed == [False]
    qtbot.waitUntil(lambda: window.is_closed)


def test_logging_off_keeps_all_and_leaves_the_choice_to_stay(
    window: MainWindow, shop: DealShop, ending: Ending, page: DealPage
) -> None:
    ending.log_off()
    assert is_kept(shop, page)
    assert not window.is_closed
    assert not mark_open(shop.store.folder)
    log(shop.store, shop.marta, "call", "Goes on", zone="UTC")
