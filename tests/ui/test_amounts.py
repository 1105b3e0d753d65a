"""Amounts as they are typed: the marks of both ways of writing are understood."""

import pytest
from PySide6.QtCore import QLocale

from crm_desktop.ui.amounts import read_amount


@pytest.fixture(params=["en_GB", "de_DE"])
def place(request: pytest.FixtureRequest) -> None:
    QLocale.setDefault(QLocale(request.param))


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("1.250", 125000), ("1,250", 125000), ("€ 1.250", 125000), ("1.250.000", 125000000),
        ("1.250,50", 125050), ("1,250.50", 125050), ("1250", 125000), ("12.5", 1250),
        ("12,50", 1250), ("1.2.3", None), ("-1.250", -125000),
    ],
)  # fmt: skip
def test_a_mark_with_three_digits_behind_it_divides_thousands(
    typed: str, cents: int | None
) -> None:
    found = read_amount(typed, "EUR")
    assert (found[0] if found else None) == cents


@pytest.mark.parametrize(("typed", "fils"), [("1.250", 1250), ("1,250", 1250000)])
def test_thousandths_of_a_currency_that_has_them_are_taken(typed: str, fils: int) -> None:
    QLocale.setDefault(QLocale("en_GB"))
    assert read_amount(typed, "KWD") == (fils, "KWD")
    assert read_amount(f"{typed} KWD", "EUR") == (fils, "KWD")
