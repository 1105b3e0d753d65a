"""When something happened, in words, at Sunday 22 November 2026, 09:45."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.when_words import read_when
from crm_desktop.ui.widgets.composer import Composer
from tests.helpers.shop import NINE_O_CLOCK

NOW = dt.datetime(2026, 11, 22, 9, 45, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("yesterday 14:00", "2026-11-21 14:00"),
        ("Yesterday", "2026-11-21 09:45"),
        ("gestern 8:30", "2026-11-21 08:30"),
        ("today 08:00", "2026-11-22 08:00"),
        ("08:00", "2026-11-22 08:00"),
        ("Monday 10:00", "2026-11-16 10:00"),
        ("next Monday 10:00", "2026-11-23 10:00"),
        ("tomorrow 10:00", "2026-11-23 10:00"),
        ("12 Oct", "2026-10-12 09:45"),
        ("12 Dec", "2025-12-12 09:45"),
        ("12 Dec 2026 16:00", "2026-12-12 16:00"),
        ("2 hours ago", "2026-11-22 07:45"),
        ("vor 3 Tagen", "2026-11-19 09:45"),
    ],
)
def test_words_of_the_past_and_the_future(text: str, shown: str) -> None:
    found = read_when(text, NOW)
    assert found is not None
    assert f"{found:%Y-%m-%d %H:%M}" == shown


@pytest.mark.parametrize("text", ["", "soon", "yesterday perhaps", "99:99", "ago"])
def test_what_is_not_understood(text: str) -> None:
    assert read_when(text, NOW) is None


def test_typed_in_the_composer_and_read_at_once(qtbot: QtBot) -> None:
    composer = Composer(Theme(), today=NOW.date, now=lambda: NINE_O_CLOCK, zone=dt.UTC)
    qtbot.addWidget(composer)
    composer.show()
    menu = composer.when.menu()
    assert menu is not None
    menu.actions()[-1].trigger()
    qtbot.keyClicks(composer.words, "yesterday 14:00")
    assert composer.moment.dateTime().toString(Qt.DateFormat.ISODate) == "2026-11-21T14:00:00"
    assert composer.wish().at == dt.datetime(2026, 11, 21, 14, tzinfo=dt.UTC)
