"""English plural forms."""

import pytest
from PySide6.QtWidgets import QWidget

from crm_desktop.ui import start


@pytest.mark.parametrize(
    ("sentence", "n", "shown"),
    [
        ("%n contact(s)", 1, "1 contact"),
        ("%n contact(s)", 0, "0 contacts"),
        ("%n entry(s)", 2, "2 entries"),
        ("%n day(s) late", 3, "3 days late"),
        ("%n contact(s)", 1_234_567, "1,234,567 contacts"),
        ("%n selected", 1_200, "1,200 selected"),
        ("%n filter(s) are on.", 1, "1 filter is on."),
        ("%n filter(s) are on.", 2, "2 filters are on."),
        (
            "%n file(s) were missing and are there again.",
            1,
            "1 file was missing and is there again.",
        ),
        ("%n of these deal(s) are still open", 1, "1 of these deals is still open"),
        ("%1 and %n other(s) were archived", 1, "%1 and 1 other were archived"),
    ],
)
def test_marks_are_resolved(sentence: str, n: int, shown: str) -> None:
    start.application()
    assert QWidget().tr(sentence, None, n) == shown


def test_sentences_without_a_number_are_left_alone() -> None:
    start.application()
    assert QWidget().tr("Import…") == "Import…"
