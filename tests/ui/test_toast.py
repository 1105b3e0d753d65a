"""How the toast writes a sentence."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from crm_desktop.ui.main_window import MainWindow

FIRST_PLACE = "trash"


@pytest.mark.parametrize("name", ["محمد", "דוד כהן", "12 דוד"])
def test_a_name_from_right_to_left_does_not_turn_the_sentence_round(
    window: MainWindow, name: str
) -> None:
    told = f"{name} archived."
    window.tell(told)
    QApplication.processEvents()
    shown = {label.text() for label in window.toast.findChildren(QLabel)}
    assert "\u200e" + told in shown
    assert window.toast.text() == told
    window.tell(f"Archived {name}.")
    assert f"Archived {name}." in {label.text() for label in window.toast.findChildren(QLabel)}
