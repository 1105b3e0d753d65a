"""The state of the data in the side bar: its second line is quieter than its first."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.state_line import StateLine


def test_the_second_line_has_the_second_colour(qtbot: QtBot) -> None:
    theme = Theme()
    state = StateLine(theme, folded=False)
    qtbot.addWidget(state)
    state.show_state("Only on this PC", "Everything is saved", "alone")

    inks = {
        one.text(): one.palette().color(one.foregroundRole()) for one in state.findChildren(QLabel)
    }

    assert inks["Only on this PC"] == theme.color("text")
    assert inks["Everything is saved"] == theme.color("text_2")


def test_longer_texts_are_seen_whole(qtbot: QtBot) -> None:
    state = StateLine(Theme(), folded=False)
    qtbot.addWidget(state)
    state.setFixedWidth(196)
    state.show_state("Only on this PC", "Saved", "alone")
    state.show()
    qtbot.wait(0)
    low = state.minimumHeight()

    state.show_state("Passphrase needed", "Nothing is exchanged until it is typed in here", "bad")

    assert state.minimumHeight() > low
