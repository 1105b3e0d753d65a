"""Workbooks: what is written reads back equal, by two readers, however odd the texts are."""

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from crm_desktop.import_export.sheets import Column, Kind
from crm_desktop.import_export.write_book import XlsxWriter

ODD = [
    "=1+1",
    "#N/A",
    " before",
    "after ",
    "two\nlines",
    "a <b> & c",
    "tab\tin",
    "]]>",
    "'=x",
    "x" * 300,
]
MARKED = "FFFFE699"


def read_back(data: io.BytesIO) -> tuple[list[list[Any]], list[list[Any]]]:
    """The cells of the first sheet as openpyxl and calamine read them, without the header."""
    book = openpyxl.load_workbook(io.BytesIO(data.getvalue()))
    first = [[cell or "" for cell in row] for row in book.worksheets[0].values][1:]
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data.getvalue())).get_sheet_by_index(0)
    return first, sheet.to_python()[1:]


def written(rows: Sequence[Sequence[object]], columns: list[Column]) -> io.BytesIO:
    target = io.BytesIO()
    with XlsxWriter(target) as book:
        book.sheet("Contacts", columns, len(rows), iter([[list(row) for row in rows]]))
    return target


@given(
    st.lists(
        st.text(
            st.characters(
                codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufffe\uffff"
            )
        ),
        min_size=1,
        max_size=8,
    )
)
@settings(max_examples=40, deadline=None)
def test_texts_read_back_equal(texts: list[str]) -> None:
    columns = [Column("Text"), Column("Other")]
    ours = [[text, "x"] for text in texts]
    for found in read_back(written(ours, columns)):
        assert found == ours


def test_odd_texts_stay_texts() -> None:
    ours = [[text, "x"] for text in ODD]
    target = written(ours, [Column("Text"), Column("Other")])
    for found in read_back(target):
        assert found == ours
    sheet = openpyxl.load_workbook(target).worksheets[0]
    assert {cell.data_type for (cell, _) in sheet.iter_rows(min_row=2)} == {"s"}


def test_what_a_cell_cannot_hold_is_left_out() -> None:
    (found, _) = read_back(written([["a\x01b\ud800c", "x" * 40_000]], [Column("A"), Column("B")]))
    assert found == [["abc", "x" * 32_767]]


def test_values_keep_their_kind_and_look() -> None:
    day, moment = dt.date(2026, 2, 28), dt.datetime(2026, 2, 28, 13, 59, 59, 123000, dt.UTC)
    kinds: dict[str, Kind] = {
        "Day": "date",
        "At": "instant",
        "Sum": "money",
        "Yes": "bool",
        "Name": "text",
    }
    columns = [Column(header, kind=kind) for header, kind in kinds.items()]
    row = [day.isoformat(), round(moment.timestamp() * 1000), "123456 EUR", 1, "Anna"]
    target = written([row, ["", "", "", "", "Ben"]], columns)
    sheet = openpyxl.load_workbook(target).worksheets[0]
    cells = sheet[2]
    assert [cell.value for cell in cells] == [
        dt.datetime(2026, 2, 28), moment.replace(tzinfo=None), 1234.56, True, "Anna"]  # fmt: skip
    assert [cell.number_format for cell in cells] == [
        "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "#,##0.00", "General", "General"]  # fmt: skip
    _, (first, second) = read_back(target)
    assert [first[0], *first[2:]] == [day, 1234.56, True, "Anna"]
    assert second == ["", "", "", "", "Ben"]


def test_frame_of_each_sheet() -> None:
    target = io.BytesIO()
    with XlsxWriter(target) as book:
        book.begin("Left & out", ["Row", "a much longer heading"], 2)
        book.row([1, "x"], marked=[1])
        book.row([2, ""], marked=[1])
        book.sheet("Nobody", [Column("Name")], 0, iter([]))
    one, two = openpyxl.load_workbook(target).worksheets
    assert [one.title, two.title] == ["Left & out", "Nobody"]
    assert (one.auto_filter.ref, two.auto_filter.ref) == ("A1:B3", "A1:A1")
    assert one.freeze_panes == two.freeze_panes == "A2"
    assert one.column_dimensions["B"].width == len("a much longer heading") + 2
    assert one["A1"].value == "Row"
    assert one["A1"].font.b
    assert [one[at].fill.fgColor.rgb == MARKED for at in ("A2", "B2", "B3")] == [False, True, True]


def test_a_block_that_fails_leaves_no_whole_workbook() -> None:
    target = io.BytesIO()

    def portions() -> Iterator[list[list[object]]]:
        yield [["x"]]
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"), XlsxWriter(target) as book:
        book.sheet("One", [Column("A")], 2, portions())
    with pytest.raises(KeyError):
        openpyxl.load_workbook(target)
