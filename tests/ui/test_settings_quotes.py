"""How quotes are made, in the settings: kept when a field is left, with undo."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from crm_desktop.services.history import History
from crm_desktop.services.quote_setup import list_tax_rates, read_quote_settings
from crm_desktop.services.settings import ShopSettings, change_settings
from crm_desktop.store.store import Store
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.settings_quotes import QuotePart

FIRST_PLACE = "trash"


@pytest.fixture
def part(qtbot: QtBot, window: MainWindow, store: Store) -> QuotePart:
    change_settings(store, ShopSettings("Kestrel Cycles", "DE", "EUR", "en"))
    made = QuotePart(window.theme, store)
    qtbot.addWidget(made)
    return made


def test_each_field_is_kept(part: QuotePart, store: Store, qtbot: QtBot) -> None:
    part.prefix.setText("Q")
    part.valid.setValue(14)
    part.included.setChecked(True)
    part.closing.setPlainText("Thanks")
    with qtbot.waitSignal(part.done):
        part.leave()
    with store.read_raw() as raw:
        kept = read_quote_settings(raw)
    assert (kept.prefix, kept.valid_days, kept.tax_included, kept.closing) == (
        "Q", 14, True, "Thanks",
    )  # fmt: skip
    History(store).undo()
    part.refresh()
    assert part.prefix.text() == ""


def test_taxes_are_lines(part: QuotePart, store: Store, qtbot: QtBot) -> None:
    assert part.taxes.toPlainText().splitlines() == ["VAT 19 %", "VAT 7 %", "VAT 0 %"]
    part.taxes.setPlainText("Reduced 7\nFull rate 19 %\n\n")
    with qtbot.waitSignal(part.done):
        part.taxes.left.emit()
    assert [(rate.name, rate.percent) for rate in list_tax_rates(store)] == [
        ("Reduced", Decimal(7)), ("Full rate", Decimal(19)),
    ]  # fmt: skip
    part.taxes.setPlainText("nonsense")
    with qtbot.waitSignal(part.told):
        part.taxes.left.emit()
    assert len(list_tax_rates(store)) == 2


def test_what_is_refused_is_told(part: QuotePart, qtbot: QtBot) -> None:
    part.prefix.setText("2026")
    with qtbot.waitSignal(part.told):
        part.prefix.editingFinished.emit()


def test_what_is_refused_stays_as_typed_and_the_rest_is_kept(
    part: QuotePart, store: Store, window: MainWindow, qtbot: QtBot
) -> None:
    part.taxes.setPlainText("VAT 19 %\nReduced seven")
    part.prefix.setText("Q2026")
    part.closing.setPlainText("Thank you")
    part.leave()
    part.refresh()  # as after a commit of another PC
    again = QuotePart(window.theme, store)  # as in another look, or after a start
    qtbot.addWidget(again)
    for shown in (part, again):
        assert shown.taxes.toPlainText() == "VAT 19 %\nReduced seven"
        assert shown.prefix.text() == "Q2026"
    with store.read_raw() as raw:
        kept = read_quote_settings(raw)
    assert (kept.prefix, kept.closing) == ("", "Thank you")
    again.taxes.setPlainText("VAT 19 %\nReduced 7")
    again.prefix.setText("Q")
    again.leave()
    again.refresh()
    assert again.taxes.toPlainText() == "VAT 19 %\nReduced 7 %"
    assert again.prefix.text() == "Q"
