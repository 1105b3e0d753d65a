"""Workbooks and tables of web pages: places, types, limits."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.errors import FileRefusedError
from crm_desktop.import_export.limits import Limits
from crm_desktop.import_export.model import Cell
from crm_desktop.import_export.read_book import read_book, text_of
from crm_desktop.import_export.read_html import read_html
from crm_desktop.import_export.recognise import recognise
from tests.import_export.hostile_files import cell, number, ods, xlsx

SAMPLES = Path(
    os.environ.get("CRM_SAMPLES", Path(__file__).resolve().parents[2] / ".." / "shared" / "samples")
)


def test_places_types_and_hidden_sheets(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Customers"
    sheet["B3"] = "Name"
    sheet["C3"] = "Since"
    sheet["B4"] = "007"
    sheet["C4"] = dt.date(2021, 1, 31)
    sheet["D4"] = dt.datetime(2021, 1, 31, 9, 30)
    sheet["E4"] = dt.timedelta(hours=30, minutes=5)
    sheet["F4"] = 714466
    sheet["G4"] = 1.5
    sheet["H4"] = True
    sheet["I4"] = "=1+1"
    sheet["B6"] = " as typed "
    sheet["B9"] = ""
    hidden = book.create_sheet("Old")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "x"
    book.create_sheet("Empty")
    book.save(path)

    read = read_book(path, "xlsx")
    assert [(s.name, s.hidden) for s in read.sheets] == [
        ("Customers", False), ("Old", True), ("Empty", False),
    ]  # fmt: skip
    assert read.sheets[0].rows == [
        [],
        [],
        [None, "Name", "Since"],
        [
            None, "007", dt.date(2021, 1, 31), dt.datetime(2021, 1, 31, 9, 30),
            dt.timedelta(hours=30, minutes=5), 714466, 1.5, True,
        ],
        [],
        [None, " as typed "],
    ]  # fmt: skip
    assert type(read.sheets[0].rows[3][5]) is int
    assert read.sheets[2].rows == []
    assert [n.code for n in read.notices] == ["book.formulas_without_value"]


def test_error_cells_are_counted(tmp_path: Path) -> None:
    row = f'<row r="1">{cell("A1", "x")}<c r="B1" t="e"><v>#N/A</v></c>{number("C1", "2")}</row>'
    book = read_book(xlsx(tmp_path / "a.xlsx", row), "xlsx")
    assert book.sheets[0].rows == [["x", None, 2]]
    assert [n.code for n in book.notices] == ["book.error_cells"]
    assert book.notices[0].text.startswith("1 cell shows")


def test_a_saved_formula_result_counts(tmp_path: Path) -> None:
    row = '<row r="1"><c r="A1"><f>40+3</f><v>42</v></c></row>'
    book = read_book(xlsx(tmp_path / "a.xlsx", row), "xlsx")
    assert book.sheets[0].rows == [[42]]
    assert book.notices == []


def test_odd_numbers_can_be_carried_on(tmp_path: Path) -> None:
    values = ["12345678901234567", "1E5", "0.1", "-0", "NaN", "inf", "1e400"]
    row = "".join(number(f"{'ABCDEFG'[n]}1", value) for n, value in enumerate(values))
    (cells,) = (
        read_book(xlsx(tmp_path / "a.xlsx", f'<row r="1">{row}</row>'), "xlsx").sheets[0].rows
    )
    assert cells[:4] == [12345678901234568, 100000, 0.1, 0]
    assert cells[4:] == ["nan", "inf", "inf"]


def test_a_cell_that_is_too_long_is_refused_with_its_row(tmp_path: Path) -> None:
    text = "".join(chr(97 + n * n % 26) for n in range(2_000_000))
    path = xlsx(tmp_path / "a.xlsx", f'<row r="3">{cell("A3", text)}</row>')
    with pytest.raises(FileRefusedError, match='row 3 of "List"') as caught:
        read_book(path, "xlsx", Limits(ratio=100_000))
    assert caught.value.code == "file.cell_too_long"
    shorter = xlsx(tmp_path / "b.xlsx", f'<row r="1">{cell("A1", "x" * 32_768)}</row>')
    assert read_book(shorter, "xlsx").sheets[0].rows == [["x" * 32_768]]


def test_more_rows_than_allowed(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}">{number(f"A{n}", "1")}</row>' for n in range(1, 400))
    with pytest.raises(FileRefusedError) as caught:
        read_book(xlsx(tmp_path / "a.xlsx", rows), "xlsx", Limits(rows=300))
    assert caught.value.code == "file.too_many_rows"
    # References of less than six digits are only reckoned with in bulk before reading.
    assert "at least 399" in caught.value.sentence


def test_a_workbook_without_its_sheet_is_damaged(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", '<row r="1"><c r="A1" t="s"><v>999</v></c></row>')
    with pytest.raises(FileRefusedError) as caught:
        read_book(path, "xlsx")
    assert caught.value.code == "file.damaged"


def test_ods_with_the_usual_million_empty_rows(tmp_path: Path) -> None:
    rows = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Zoë</text:p>'
        '</table:table-cell><table:table-cell office:value-type="float" office:value="7"/>'
        '<table:table-cell table:number-columns-repeated="16382"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048575">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    book = read_book(ods(tmp_path / "a.ods", rows), "ods")
    assert book.sheets[0].rows == [["Zoë", 7]]


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the shared sample files are not here")
def test_real_files() -> None:
    first = read_book(SAMPLES / "edge/date-system-1904.xlsx", "xlsx").sheets[0].rows
    assert first[0] == [dt.date(2021, 1, 1), 15]
    assert text_of(first[2][0]) == "255:10:10"
    legacy = SAMPLES / "xls/title-rows-and-footer.xls"
    assert recognise(legacy) == "xls"
    rows = read_book(legacy, "xls").sheets[0].rows
    assert rows[4][:4] == ["Name", "Profession", "Age", "Has kids"]
    assert rows[5][2:5] == [69, True, dt.date(1947, 1, 8)]
    gap = read_book(SAMPLES / "ods/blank-row-inside.ods", "ods").sheets[0].rows
    assert [len(row) for row in gap] == [3, 3, 3, 0, 3]
    beside = read_book(SAMPLES / "xlsx/two-tables-one-sheet.xlsx", "xlsx").sheets[0].rows
    assert beside[1][:2] == [None, "order id"]
    assert beside[2][1] == 669165933


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), ("0012", "0012"), (714466, "714466"), (0.1, "0.1"), (1200.0, "1200"),
        (1e-7, "0.0000001"), (1e22, "10000000000000000000000"), (True, "true"), (False, "false"),
        (dt.date(2021, 1, 31), "2021-01-31"),
        (dt.datetime(2021, 1, 31, 9, 30), "2021-01-31 09:30:00"), (dt.time(9, 5), "09:05:00"),
        (dt.timedelta(hours=255, minutes=10, seconds=10), "255:10:10"),
        (dt.timedelta(minutes=-1), "-0:01:00"),
    ],
)  # fmt: skip
def test_how_a_cell_is_shown(value: Cell, text: str) -> None:
    assert text_of(value) == text


PAGE = """<html><head><meta charset="windows-1252"><title>x</title>
<style>td { color: red }</style></head><body><p>Report</p>
<table><tr><th>Name<th colspan=2>Place</tr>
<tr><td> Zoë&nbsp;&amp;\n Co </td><td rowspan="2">Köln</td><td>1<br>2</td></tr>
<tr><td><b>Bert</b></td><td>3</td></tr>
<tr><td></td></tr></table>
<table><tr><td>other</td></tr></table><script>evil("<td>")</script></body></html>"""


def test_tables_of_a_web_page(tmp_path: Path) -> None:
    path = tmp_path / "report.xls"
    path.write_bytes(PAGE.encode("cp1252"))
    assert recognise(path) == "html"
    book = read_html(path)
    assert (book.format, book.encoding) == ("html", "cp1252")
    assert [sheet.rows for sheet in book.sheets] == [
        [
            ["Name", "Place"],
            ["Zoë & Co", "Köln", "1\n2"],
            ["Bert", None, "3"],
        ],
        [["other"]],
    ]


def test_a_web_page_without_a_table_is_refused() -> None:
    with pytest.raises(FileRefusedError, match="web page without a table"):
        read_html(b"<html><body>hello</body></html>")


def test_limits_of_web_pages() -> None:
    many = b"<table>" + b"<tr><td>x" * 60
    with pytest.raises(FileRefusedError, match="more than 50 rows"):
        read_html(many, Limits(rows=50))
    with pytest.raises(FileRefusedError, match="columns"):
        read_html(b"<table><tr>" + b"<td colspan=999>x" * 3)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            ["<table>", "</table>", "<tr>", "<td>", "</td>", "<td rowspan=3 colspan=2>", "x",
             "&amp", "<br>", "<!--", "-->", "<script>", "</script>", "<td", "\0", "</tr>"]
        ),
        max_size=30,
    )
)  # fmt: skip
def test_any_page_gives_a_book_or_a_refusal(parts: list[str]) -> None:
    try:
        book = read_html("".join(parts).encode())
    except FileRefusedError:
        return
    assert book.sheets
    assert all(row[-1] is not None for sheet in book.sheets for row in sheet.rows if row)
