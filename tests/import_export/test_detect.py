"""Where tables stand in a sheet."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.import_export.detect import choose_sheet, cut, find_tables
from crm_desktop.import_export.model import Book, Bounds, Cell, Row, Sheet, Table

PEOPLE: list[Row] = [
    ["Anna Schmidt", "0171 2345678", "a@s.example", dt.date(1980, 1, 2)],
    ["Peter Huber", "0172 3456789", "p@h.example", dt.date(1981, 3, 4)],
    ["Maria Weber", "0173 4567890", "m@w.example", dt.date(1982, 5, 6)],
    ["Karl Vogel", "0174 5678901", "k@v.example", dt.date(1983, 7, 8)],
]
HEADER: Row = ["Name", "Telefon", "E-Mail", "Geburtstag"]


def sheet(*rows: Row, name: str = "") -> Sheet:
    return Sheet(name, [list(row) for row in rows])


def first_table(found: Sheet) -> Table:
    return cut(found, find_tables(found)[0])


def test_a_plain_table() -> None:
    found = find_tables(sheet(HEADER, *PEOPLE))
    assert found == [Bounds(0, 0, 1, 4, 0, 3)]


def test_header_in_row_seven_below_chatter() -> None:
    chatter: list[Row] = [
        ["Customers 2024"], ["as of", None, "today"], [], ["made by", "Ms Klein"], ["for", "all"],
        ["Branch", "North"],
    ]  # fmt: skip
    bounds = find_tables(sheet(*chatter, HEADER, *PEOPLE))[0]
    assert (bounds.header_first, bounds.header_row, bounds.first_row) == (6, 6, 7)


def test_a_table_that_starts_in_column_b_with_a_remark_beside() -> None:
    rows: list[Row] = [[None, *row, None, None] for row in [HEADER, *PEOPLE]]
    rows[0][6] = "Bemerkung"
    rows[2][6] = "pays late"
    found = find_tables(sheet(*rows))
    assert found == [Bounds(0, 0, 1, 4, 1, 6)]
    assert cut(sheet(*rows), found[0]).headers == [*HEADER, "", "Bemerkung"]


def test_notes_and_sums_below_are_no_records() -> None:
    table = first_table(
        sheet(HEADER, *PEOPLE, ["Summe", None, None, 4], [None, None, "checked by", "Ms Klein"])
    )
    assert table.row_numbers == [1, 2, 3, 4]


@pytest.mark.parametrize("word", ["Total", "Summe:", "Razem", "Totaal", "Somme", "Totale", "Soma"])
def test_a_line_of_sums_in_each_language(word: str) -> None:
    table = first_table(sheet(["Name", "City", "Visits"], ["A B", "X", 1], ["C D", "Y", 2],
                              [word, None, 3]))  # fmt: skip
    assert len(table.rows) == 2


def test_a_sparse_last_record_stays() -> None:
    assert len(first_table(sheet(HEADER, *PEOPLE, ["Eva Neu"])).rows) == 5


def test_empty_rows_do_not_end_the_table() -> None:
    found = sheet(HEADER, *PEOPLE[:2], [], [None, " "], PEOPLE[2], [], PEOPLE[3])
    assert find_tables(found) == [Bounds(0, 0, 1, 7, 0, 3)]
    assert first_table(found).row_numbers == [1, 2, 5, 7]


def test_records_after_a_note_between_empty_rows_are_kept() -> None:
    found = sheet(HEADER, *PEOPLE[:2], [], ["B"], [], *PEOPLE[2:])
    names = [row[0] for row in first_table(found).rows]
    assert names[0] == "Anna Schmidt"
    assert names[-1] == "Karl Vogel"


def test_notes_below_an_empty_row_are_no_records() -> None:
    found = sheet(HEADER, *PEOPLE, [], ["These figures are preliminary."], ["Ask Ms Klein"])
    assert find_tables(found) == [Bounds(0, 0, 1, 4, 0, 3)]


def test_short_notes_below_an_empty_row_are_no_records() -> None:
    assert find_tables(sheet(HEADER, *PEOPLE, [], ["Ask Ms Klein"])) == [Bounds(0, 0, 1, 4, 0, 3)]


def test_notes_right_below_that_reach_over_several_columns() -> None:
    notes: list[Row] = [["Some"], [None, "more"], [None, None, "notes", "here"]]
    assert find_tables(sheet(HEADER, *PEOPLE, *notes)) == [Bounds(0, 0, 1, 4, 0, 3)]


def test_known_words_in_a_line_above_an_unknown_header() -> None:
    found = sheet(
        ["Firma", "Filiale", "Liste", "Stand"], ["Jméno", "Spojení", "Schránka", "Den"], *PEOPLE
    )
    assert find_tables(found)[0].header_row == 1


def test_a_line_above_a_header_with_a_gap_is_no_part_of_it() -> None:
    found = sheet(["made by", "Ms Klein"], ["Name", None, "Telefon", "E-Mail"],
                  ["Anna Schmidt", "x", "0171 2345678", "a@s.example"],
                  ["Peter Huber", "y", "0172 3456789", "p@h.example"])  # fmt: skip
    assert first_table(found).headers == ["Name", "", "Telefon", "E-Mail"]


def test_a_second_table_below() -> None:
    goods: list[Row] = [["Product", "Price"], ["Mug", 9.5], ["Hat", 12.0]]
    found = find_tables(sheet(HEADER, *PEOPLE, [], *goods))
    assert found == [Bounds(0, 0, 1, 4, 0, 3), Bounds(6, 6, 7, 8, 0, 1)]


def test_a_second_table_beside_that_is_shorter() -> None:
    beside: list[Row] = [["Product", "Price"], ["Mug", 9.5], ["Hat", 12.0]]
    rows = [
        [*left, None, *(beside[i] if i < len(beside) else [])]
        for i, left in enumerate([HEADER, *PEOPLE])
    ]
    found = find_tables(sheet(*rows))
    assert found == [Bounds(0, 0, 1, 4, 0, 3), Bounds(0, 0, 1, 2, 5, 6)]


def test_a_header_in_two_rows_is_joined() -> None:
    found = sheet(
        ["Privat", None, "Geschäftlich", None],
        ["Telefon", "E-Mail", "Telefon", "E-Mail"],
        ["0171 2345678", "a@s.example", "0351 123456", "b@s.example"],
        ["0172 3456789", "p@h.example", "0351 123457", "q@h.example"],
    )
    assert find_tables(found)[0] == Bounds(1, 0, 2, 3, 0, 3)
    assert first_table(found).headers == [
        "Privat - Telefon", "Privat - E-Mail", "Geschäftlich - Telefon", "Geschäftlich - E-Mail",
    ]  # fmt: skip


def test_no_header() -> None:
    assert find_tables(sheet(*PEOPLE)) == [Bounds(None, None, 0, 3, 0, 3)]
    assert first_table(sheet(*PEOPLE)).headers == [""] * 4


def test_a_header_with_years_and_gaps() -> None:
    found = sheet(
        ["Customer", 2016, 2017.0, None], ["A Ltd", 5.5, 6.5, "x"], ["B Ltd", 7.5, 8, "y"]
    )
    assert first_table(found).headers == ["Customer", "2016", "2017", ""]


def test_quarters_above_numbers() -> None:
    found = sheet(["Branch", "Q1", "Q2", "Q3"], ["North", 5, 6, 7], ["South", 7, 8, 9])
    assert find_tables(found)[0].header_row == 0


def test_thousands_of_lines_with_gaps_between() -> None:
    rows: list[Row] = []
    for n in range(3000):
        rows += [[f"line {n}"], []]
    assert find_tables(sheet(*rows)) == []
    rows = [row for person in PEOPLE * 1000 for row in (person, [])]
    assert len(first_table(sheet(HEADER, *rows)).rows) == 4000


def test_a_header_above_an_empty_row() -> None:
    found = sheet(HEADER, [], *PEOPLE)
    assert find_tables(found)[0] == Bounds(0, 0, 2, 5, 0, 3)


def test_a_header_that_is_repeated_on_each_page_is_no_record() -> None:
    found = sheet(HEADER, *PEOPLE[:2], HEADER, *PEOPLE[2:], [], HEADER, *PEOPLE)
    assert len(first_table(found).rows) == 8


def test_a_template_without_records() -> None:
    found = sheet(HEADER)
    assert find_tables(found) == [Bounds(0, 0, 1, 0, 0, 3)]
    assert first_table(found).rows == []


@pytest.mark.parametrize("rows", [[], [[]], [[None, " "]]])
def test_nothing(rows: list[Row]) -> None:
    assert find_tables(Sheet("", rows)) == []


def test_unknown_headers_above_several_words_each() -> None:
    found = sheet(["Jméno"], ["Jan Novák"], ["Eva Malá"], ["Petr Velký"])
    assert find_tables(found)[0].header_row == 0


def test_the_sheet_with_customers_is_chosen() -> None:
    months: list[Row] = [[n, n * 10.5] for n in range(1, 13)]
    figures = sheet(["Month", "Sales"], *months, name="Figures")
    people = sheet(HEADER, *PEOPLE, name="People")
    hidden = sheet(HEADER, *PEOPLE, *PEOPLE, name="Old")
    hidden.hidden = True
    book = Book("xlsx", [figures, hidden, sheet(name="Empty"), people, people])
    assert choose_sheet(book, [find_tables(one) for one in book.sheets]) == 3


def test_the_sheet_is_not_changed_by_cutting() -> None:
    found = sheet([None, *HEADER], *[[None, *row[:2]] for row in PEOPLE])
    before = [list(row) for row in found.rows]
    first_table(found)
    assert found.rows == before


_CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(), st.text(max_size=8), st.integers(-10, 3000), st.floats(), st.booleans(), st.dates(),
    st.sampled_from(["Name", "E-Mail", "a@b.example", "Total", "1,5", "01.02.2024", " "]),
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.lists(_CELLS, max_size=6), max_size=12))
def test_any_sheet_gives_tables_within_it(rows: list[Row]) -> None:
    found = Sheet("", rows)
    for bounds in find_tables(found):
        assert bounds.last_row < len(rows)
        table = cut(found, bounds)
        assert all(len(row) == len(table.headers) for row in table.rows)
        assert table.row_numbers == sorted(set(table.row_numbers))
