"""Small controls: what they do by keyboard, and where there is little room."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets import ticks
from crm_desktop.ui.widgets.controls import button
from crm_desktop.ui.widgets.menu_button import menu_button
from crm_desktop.ui.widgets.segments import Segments

KINDS = ("Alle", "Kontakte", "Gesch\u00e4fte", "Angebote", "Verlauf", "Erinnerungen")


def test_the_down_key_opens_what_opens_below(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    row = QHBoxLayout(page)
    opened: list[str] = []
    first = button(Theme(), "Insert", lambda: opened.append("insert"), icon="chevron-down")
    chosen = menu_button(Theme(), [("Reached", lambda: opened.append("reached"))])
    for one in (first, chosen):
        row.addWidget(one)
    with qtbot.waitActive(page):
        page.show()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert opened == ["insert"]
    assert first.hasFocus()
    QCursor.setPos(700, 500)
    chosen.setFocus()
    QTest.keyClick(chosen, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = chosen.menu()
    assert menu.isVisible()
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert opened == ["insert", "reached"]


def test_what_is_ticked_is_seen_in_both_looks() -> None:
    """The system's own box is dark on dark."""
    source = Path(ticks.__file__).parents[1]
    plain = [file.name for file in source.rglob("*.py") if "QCheckBox(" in file.read_text("utf-8")]
    assert plain == []


def test_choices_with_little_room_come_closer_and_are_not_cut(qtbot: QtBot) -> None:
    theme = Theme("light", 1.5)
    made = Segments(theme, "Kind")
    qtbot.addWidget(made)
    made.set_texts(KINDS, 1)
    made.show()
    whole = made.sizeHint().width()
    made.setFixedWidth(whole - 60)
    QApplication.processEvents()
    needed = [one.fontMetrics().horizontalAdvance(one.text()) for one in made.buttons()]
    gaps = [one.width() - wide for one, wide in zip(made.buttons(), needed, strict=True)]
    assert sum(one.width() for one in made.buttons()) <= made.width() + len(KINDS)
    assert min(gaps) >= 2 * theme.px(4)
    assert made.sizeHint().width() == whole  # as soon as there is room, it has it again
    made.setFixedWidth(whole)
    QApplication.processEvents()
    gaps = [one.width() - wide for one, wide in zip(made.buttons(), needed, strict=True)]
    assert min(gaps) >= 2 * theme.px(10)


def test_a_long_tick_goes_on_in_a_second_line(qtbot: QtBot) -> None:
    theme = Theme()
    box = QWidget()
    column = QVBoxLayout(box)
    short, long = ticks.TickBox(theme, "&Short"), ticks.TickBox(theme, "&Long " + "and longer " * 8)
    for one in (short, long):
        column.addWidget(one)
    column.addStretch(1)
    qtbot.addWidget(box)
    box.resize(300, 300)
    box.show()
    QApplication.processEvents()
    assert box.width() == 300
    assert short.height() == theme.px(24)
    assert long.height() >= 2 * theme.line_height("body")
    box.resize(900, 300)
    QApplication.processEvents()
    assert long.height() == theme.px(24)


def test_an_access_key_goes_to_the_choice_and_leaves_it(qtbot: QtBot) -> None:
    box = QWidget()
    row = QHBoxLayout(box)
    said, segments = QLabel("&Look"), Segments(Theme(), "Look")
    segments.set_texts(("As the system", "Light", "Dark"), 2)
    said.setBuddy(segments)
    row.addWidget(said)
    row.addWidget(segments)
    qtbot.addWidget(box)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    QTest.keyClick(box, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert segments.buttons()[2].hasFocus()
    assert segments.present == 2
    QTest.keyClick(segments.buttons()[2], Qt.Key.Key_Left)
    assert segments.present == 1
