"""Bars above the pages: a long text stands above its buttons where there is little room."""

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.ui.page_bars import Bar, PageBars
from crm_desktop.ui.theme import Theme

LONG = (
    "The program could not start properly twice, so your shop is open for reading only. Your data "
    "is safe; nothing is changed or exchanged with other PCs."
)


@pytest.mark.parametrize(("scale", "width", "below"), [(1.0, 1146, False), (1.5, 690, True)])
def test_a_long_text_with_little_room_stands_above_its_buttons(
    qtbot: QtBot, scale: float, width: int, below: bool
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    bars = PageBars(Theme("light", scale))
    column.addWidget(bars)
    column.addStretch(1)
    answers = [("Start normally", lambda: None), ("Go to the backups", lambda: None)]
    bars.show_bar("one", Bar(LONG, answers))
    page.resize(width, 500)
    page.show()
    (said,) = [one for one in bars.findChildren(QLabel) if one.text() == LONG]
    line = said.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: said.height() < 4 * line)
    for made in bars.buttons():
        assert bars.rect().contains(made.geometry())
        assert (made.geometry().top() >= said.geometry().bottom()) == below
