"""How the toast writes a sentence."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.widgets.toast import laid_out

FIRST_PLACE = "trash"


def places(text: str, *parts: str) -> list[float]:
    """Where these parts of a text begin when it is shown, from the left."""
    layout = QTextLayout(text)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()

    def x(at: int) -> float:
        found: Any = line.cursorToX(at)  # with the place of the cursor, which its types leave out
        return float(found[0] if isinstance(found, tuple) else found)

    return [min(x(text.index(part)), x(text.index(part) + len(part))) for part in parts]


@pytest.mark.parametrize("name", ["محمد", "דוד כהן", "12 דוד"])
def test_a_name_from_right_to_left_does_not_turn_the_sentence_round(
    window: MainWindow, name: str
) -> None:
    for told in (f"{name} archived.", f"Archived {name}."):
        window.tell(told)
        QApplication.processEvents()
        assert laid_out(told) in {label.text() for label in window.toast.findChildren(QLabel)}
        assert laid_out(told).startswith("\u200e")
        assert window.toast.text() == told


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("שלום 3 deals archived.", ("שלום", "3", "deals", ".")),
        ("Moved عمر الشريف 12 days on", ("Moved", "عمر الشريف", "12", "days")),
        ("Merged שרה־לאה (2) into דוד.", ("Merged", "לאה", "2", "into", "דוד", ".")),
    ],
)
def test_figures_behind_a_name_from_the_right_stay_behind_it(
    window: MainWindow, text: str, parts: tuple[str, ...]
) -> None:
    found = places(laid_out(text), *parts)
    assert found == sorted(set(found))
    assert (plain := places(text, *parts)) != sorted(set(plain))


def test_other_sentences_stay_what_they_are() -> None:
    assert laid_out("Ωμέγα und Żółć: 3 Einträge.") == "Ωμέγα und Żółć: 3 Einträge."


def test_the_key_that_goes_to_a_message_shows_where_the_keyboard_is(window: MainWindow) -> None:
    handle, ring = window.windowHandle(), window.ring  # made when it is first asked for
    assert handle is not None
    window.tell("Call logged.", lambda: None)
    QApplication.processEvents()
    QTest.keyClick(handle, Qt.Key.Key_F8)
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Undo"
    assert ring.isVisible()


@pytest.mark.parametrize("height", [32, 60])
def test_it_does_not_lie_over_the_buttons_of_the_page(window: MainWindow, height: int) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    column.addStretch(1)
    act = QPushButton("Join into one contact")
    act.setFixedHeight(height)
    column.addWidget(act)
    window.stack.addWidget(page)
    window.stack.setCurrentWidget(page)
    QApplication.processEvents()
    window.tell("Tom Achterberg is one contact now.")
    toast = window.toast
    button = QRect(act.mapTo(window.stack, QPoint()), act.size())
    assert toast.isVisible()
    assert not toast.geometry().intersects(button)
    assert 0 < toast.y() < button.top()
    window.stack.removeWidget(page)
    window.go("trash")
    window.tell("Archived.")
    assert toast.geometry().bottom() > window.stack.height() - 40  # at the bottom where it may
