"""Dates, numbers and money follow the language of the window."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from crm_desktop.ui import words

TODAY = dt.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def keep_locale() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("locale", "date", "weekday", "said"),
    [
        ("en_GB", dt.date(2026, 10, 7), False, "7 Oct"),
        ("en_GB", dt.date(2026, 10, 15), True, "Thu 15 Oct"),
        ("en_GB", dt.date(2025, 10, 7), True, "7 Oct 2025"),
        ("de_DE", dt.date(2026, 10, 7), False, "7. Okt."),
        ("de_DE", dt.date(2026, 10, 15), True, "Do. 15. Okt."),
        ("de_DE", dt.date(2025, 5, 7), False, "7. Mai 2025"),
    ],
)
def test_days(locale: str, date: dt.date, weekday: bool, said: str) -> None:
    QLocale.setDefault(QLocale(locale))
    assert words.day(date, TODAY, weekday=weekday) == said


@pytest.mark.parametrize(
    ("locale", "minor", "currency", "said"),
    [
        ("en_GB", 1_530_000, "EUR", "€15,300"),
        ("en_GB", -150, "GBP", "-£1.50"),
        ("en_GB", 500, "CHF", "CHF 5"),
        ("de_DE", 1_530_000, "EUR", "15.300\xa0€"),
        ("de_DE", 123_456, "EUR", "1.234,56\xa0€"),
        ("de_DE", -100, "CHF", "-1\xa0CHF"),
        ("C", 1_530_000, "EUR", "€15,300"),
    ],
)
def test_money(locale: str, minor: int, currency: str, said: str) -> None:
    QLocale.setDefault(QLocale(locale))
    assert words.money(minor, currency) == said


@pytest.mark.parametrize(("locale", "said"), [("en_GB", "12,345"), ("de_DE", "12.345")])
def test_numbers(locale: str, said: str) -> None:
    QLocale.setDefault(QLocale(locale))
    assert words.figure(12_345) == said


@pytest.mark.parametrize(
    ("typed", "quoted"),
    [
        ("Marta Oliveira", "Marta Oliveira"),
        ("  two\r\nlines\tand\x07 a bell\x00 ", "two lines and a bell"),
        ("\u202eabc\u2066", "abc"),
        ("👨\u200d👩\u200d👧 می\u200cخواهم", "👨\u200d👩\u200d👧 می\u200cخواهم"),
        ("word " * 200_000, f"{'word ' * 11}word…"),
        ("\u202e\n", ""),
    ],
)
def test_what_is_quoted_neither_breaks_nor_turns_a_sentence(typed: str, quoted: str) -> None:
    assert words.in_short(typed) == quoted
