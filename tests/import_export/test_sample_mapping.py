"""The real sample files: where their tables stand and what their columns mean.

What is right stands in ``expected.json`` beside the files.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from crm_desktop.import_export.detect import choose_sheet, cut, find_tables
from crm_desktop.import_export.mapping import propose
from crm_desktop.import_export.model import Book, Bounds, ColumnMap, ColumnProfile, Proposal, Table
from crm_desktop.import_export.profile import profile_columns
from crm_desktop.import_export.read_book import read_book
from crm_desktop.import_export.read_text import read_text

FILES = [
    "csv/northwind-customers.csv", "csv/sap-flight-passengers.csv",
    "csv/sap-travel-agencies.csv", "csv/atomic-crm-contacts.csv",
    "csv/opensourcepos-customers.csv", "csv/people-with-fuzzy-duplicates.csv",
    "csv/salesforce-opportunities.csv", "csv/organisations-utf16le.csv",
    "csv/number-formats.csv", "csv/latin1-semicolon-decimal-comma.csv",
    "xlsx/sales-funnel.xlsx", "xlsx/customer-addresses.xlsx", "xlsx/leads-with-duplicates.xlsx",
    "xlsx/title-rows-and-footer.xlsx", "xls/title-rows-and-footer.xls",
    "xlsx/two-tables-one-sheet.xlsx", "ods/blank-row-inside.ods", "edge/date-system-1904.xlsx",
]  # fmt: skip
CUSTOM_KINDS = {
    "(custom)": None,
    "(custom, money)": {"money"},
    "(custom, percentage)": {"percent"},
    "(custom, date)": {"date", "datetime"},
    "(custom, number)": {"number", "integer"},
}


def book_of(samples: Path, name: str) -> Book:
    path = samples / name
    if name.startswith("csv/"):
        return read_text(path, path.name)
    return read_book(path, path.suffix[1:])


def expectation(samples: Path, name: str) -> dict[str, Any]:
    files = json.loads((samples / "expected.json").read_text(encoding="utf-8"))["files"]
    found: dict[str, Any] = next(one for one in files if one["file"] == name)
    return found


def table_of(book: Book) -> Table:
    tables = [find_tables(sheet) for sheet in book.sheets]
    index = choose_sheet(book, tables)
    return cut(book.sheets[index], tables[index][0])


def proposal_of(samples: Path, name: str) -> tuple[Proposal, list[ColumnProfile]]:
    table = table_of(book_of(samples, name))
    profiles = profile_columns(table)
    return propose(table, profiles), profiles


@pytest.mark.parametrize("name", FILES)
def test_the_table(samples: Path, name: str) -> None:
    expected = expectation(samples, name)
    book = book_of(samples, name)
    table = table_of(book)
    assert len(table.rows) == expected["records"]
    assert table.bounds.header_row == expected["header_row_index"]
    if "data_rows" in expected:
        assert [table.bounds.first_row, table.bounds.last_row] == expected["data_rows"]
    if "expected_sheet" in expected["format"]:
        assert table.sheet == book.sheets[expected["format"]["expected_sheet"]].name


@pytest.mark.parametrize("name", FILES)
def test_every_sheet(samples: Path, name: str) -> None:
    sheets = {sheet.name: sheet for sheet in book_of(samples, name).sheets}
    for sheet_name, wanted in expectation(samples, name).get("per_sheet", {}).items():
        sheet = sheets[sheet_name]
        found = {_described(bounds, len(cut(sheet, bounds).rows)) for bounds in find_tables(sheet)}
        assert found == {
            (one["header_row_index"], one["first"], one["last"], one.get("first_column", 0),
             one["records"])
            for one in wanted.get("tables", [wanted])
        }  # fmt: skip


def _described(bounds: Bounds, records: int) -> tuple[int | None, int, int, int, int]:
    return (
        bounds.header_row, bounds.first_row, bounds.last_row, bounds.first_column, records,
    )  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_what_the_columns_mean(samples: Path, name: str) -> None:
    expected = expectation(samples, name)
    found = {c.column: c for c in proposal_of(samples, name)[0].columns if c.column}
    assert {
        column: _as_expected(found[column], field) for column, field in expected["mapping"].items()
    } == expected["mapping"]
    for column in expected.get("other_columns", {}).get("headers", []):
        assert found[column].field in {"(custom)", "(ignore)"}


def _as_expected(column: ColumnMap, wanted: str) -> str:
    """The field in the words of expected.json, the kind of a custom field taken into account."""
    if column.field != "(custom)" or wanted not in CUSTOM_KINDS:
        return column.field
    kinds = CUSTOM_KINDS[wanted]
    return wanted if kinds is None or column.kind in kinds else f"(custom, {column.kind})"


@pytest.mark.parametrize("name", FILES)
def test_what_the_rows_are(samples: Path, name: str) -> None:
    creates = expectation(samples, name)["expected"]
    found, _ = proposal_of(samples, name)
    if creates["deals"]:
        wanted = "deals"
    elif creates["contacts"] and creates["companies"]:
        wanted = "people and companies"
    else:
        wanted = (
            "people" if creates["contacts"] else "companies" if creates["companies"] else "none"
        )
    assert found.table_kind == wanted
    assert [notice.code for notice in found.notices] == (
        ["file.no_customers"] if wanted == "none" else []
    )


def test_placeholders_and_damage_are_counted(samples: Path) -> None:
    _, northwind = proposal_of(samples, "csv/northwind-customers.csv")
    counted = {p.header: p.placeholders for p in northwind if p.placeholders}
    assert counted == {
        "region": {"NULL": 60}, "fax": {"NULL": 22}, "postalCode": {"NULL": 1},
    }  # fmt: skip
    _, addresses = proposal_of(samples, "xlsx/customer-addresses.xlsx")
    assert addresses[5].damage == {"lost zero": 1}
    _, numbers = proposal_of(samples, "csv/number-formats.csv")
    assert numbers[0].damage == {"point zero": 1}


def test_dates_and_decimals_of_a_belgian_excel(samples: Path) -> None:
    found, _ = proposal_of(samples, "csv/latin1-semicolon-decimal-comma.csv")
    by_name = {c.column: c for c in found.columns}
    assert by_name["Date"].date_order == "dmy"
    assert [by_name[h].decimal_mark for h in ("Occupancy rate", "Average Price", "RevPAR")] == [
        ",", ",", ",",
    ]  # fmt: skip
