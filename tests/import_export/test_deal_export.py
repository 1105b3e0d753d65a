"""The list of deals in a file: order, figures and days as such, nothing is overwritten."""

import csv
import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from crm_desktop.errors import CancelledError, UserError
from crm_desktop.import_export.deal_export import COLUMNS, export_deals
from crm_desktop.services import deal_moves, deals, reminders
from crm_desktop.store.store import Store
from tests.helpers.deals import TODAY, DealShop, make_deal_shop


@pytest.fixture
def shop(store: Store) -> DealShop:
    made = make_deal_shop(store)
    made.add("=cmd()", amount=None)
    deals.set_closing(store, [made.made["Trailer"]], dt.date(2026, 12, 31))
    reminders.add_reminder(store, made.marta, "Call", TODAY, zone="UTC", deal=made.made["Trailer"])
    deal_moves.lose_deals(store, [made.made["Guest bikes"]], TODAY, reason="Too expensive")
    return made


def numbers(shop: DealShop, *titles: str) -> list[int]:
    return [int(str(shop.one("SELECT n FROM deal WHERE title=?", title))) for title in titles]


TITLES = {code: code.capitalize() for code in COLUMNS}


def test_csv(shop: DealShop, tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    chosen = numbers(shop, "Trailer", "=cmd()", "Guest bikes")
    assert export_deals(shop.store, path, TITLES, chosen, TODAY) == 3
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert rows[0][:4] == ["Title", "Who", "Value", "Currency"]
    assert rows[1] == [
        "Trailer", "Blue Door Café", "1150.00", "EUR", "Sales", "Quote sent", "50", "2026-12-31",
        "Call (2026-11-22)", "", "",
    ]  # fmt: skip
    assert rows[2][:4] == ["'=cmd()", "Blue Door Café", "", ""]
    assert rows[3][5:10] == ["Lost", "", "2026-11-22", "", "Too expensive"]


def test_xlsx_holds_figures_and_days(shop: DealShop, tmp_path: Path) -> None:
    path = tmp_path / "deals.xlsx"
    titles = {code: TITLES[code] for code in ("closing", "value", "title")}
    assert export_deals(shop.store, path, titles, numbers(shop, "Trailer"), TODAY) == 1
    rows = list(openpyxl.load_workbook(path)["Deals"].values)
    assert rows == [
        ("Closing", "Value", "Title"), (dt.datetime(2026, 12, 31), 1150, "Trailer"),
    ]  # fmt: skip


def test_stopped_or_refused_leaves_the_file_that_was_there(shop: DealShop, tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    path.write_text("old")

    def stop(done: int, total: int, text: str) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        export_deals(shop.store, path, TITLES, numbers(shop, "Trailer"), TODAY, progress=stop)
    assert path.read_text() == "old"
    with pytest.raises(UserError) as refused:
        export_deals(shop.store, tmp_path / "deals.odt", TITLES, [1], TODAY)
    assert refused.value.code == "export.format"
