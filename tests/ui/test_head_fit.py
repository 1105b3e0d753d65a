"""The heading of a page: buttons go below the title before anything is cut."""

from functools import partial

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button
from crm_desktop.ui.widgets.list_page import page_layout


def test_buttons_go_below_a_title_that_leaves_them_no_room(qtbot: QtBot) -> None:
    theme = Theme()
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 300)
    page = QWidget(window)
    layout, head = page_layout(theme, page, "Quiet for too long")
    made = [button(theme, "Save as a document…") for _ in range(2)]
    for one in made:
        head.addWidget(one)
    layout.addStretch(1)
    window.show()

    def stands(beside: bool) -> bool:
        return (made[0].y() < 32) is beside

    for wide, beside in ((900, True), (420, False), (880, True)):
        page.resize(wide, 300)
        qtbot.waitUntil(partial(stands, beside))
        assert all(one.width() >= one.sizeHint().width() for one in made)
        assert page.rect().contains(made[-1].geometry())


def test_buttons_that_have_no_room_even_there_give_up_their_edges(qtbot: QtBot) -> None:
    theme = Theme()
    window = QWidget()
    window.setStyleSheet(theme.style_sheet())
    window.resize(900, 300)
    page = QWidget(window)
    page.resize(900, 300)
    layout, head = page_layout(theme, page, "Heading")
    made = [button(theme, "Save as a document…") for _ in range(2)]
    for one in made:
        head.addWidget(one)
    layout.addStretch(1)
    qtbot.addWidget(window)
    window.show()
    whole = 2 * made[0].sizeHint().width() + head.spacing() + theme.px(44)
    for wide, tight in ((whole, False), (whole - 10, True), (whole, False)):
        page.resize(wide, 300)
        QApplication.processEvents()
        assert [bool(one.property("tight")) for one in made] == [tight] * 2
        assert all(one.width() >= one.sizeHint().width() for one in made)
