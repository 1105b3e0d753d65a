"""Text files: delimiter, quotation marks, line ends, odd characters."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.errors import FileRefusedError
from crm_desktop.import_export.limits import Limits
from crm_desktop.import_export.model import Book
from crm_desktop.import_export.read_text import find_delimiter, read_pasted, read_text


def read(text: str, limits: Limits | None = None) -> Book:
    return read_text(text.encode(), "list.csv", limits)


def codes(book: Book) -> list[str]:
    return [notice.code for notice in book.notices]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b,c\n1,2,3\n", ","),
        ("a;b;c\n1,5;2,5;3,5\n", ";"),
        ("1,5;2,5;3,5\n7,5;8,5;9,5\n", ";"),
        ("a\tb\n1, 2\t3; 4\n", "\t"),
        ("a|b|c\nx, y|z|w\n", "|"),
        ('"a;b","c;d"\n"e;f","g;h"\n', ","),
        ("name;note\nSmith, John;tall, old\nDoe, Jane;small, young\n", ";"),
        ('id,say\n1,"He said ""a;b;c"", twice"\n2,"d;e;f"\n', ","),
        ("Our customers\n\nname;town;phone\nA;B;1\nC;D;2\nE;F;3\n", ";"),
        ("name\nAnna\nBert\n", None),
        ("", None),
    ],
)
def test_delimiter_is_voted_for(text: str, delimiter: str | None) -> None:
    assert find_delimiter(text) == delimiter


def test_values_stay_as_written_and_empty_ones_are_none() -> None:
    book = read("id;name;phone;end\n007; Anna ;+49 (0)30/1;\n\n1E5;;'=1+1;x")
    assert book.sheets[0].rows == [
        ["id", "name", "phone", "end"], ["007", " Anna ", "+49 (0)30/1"], [],
        ["1E5", None, "'=1+1", "x"],
    ]  # fmt: skip
    assert (book.format, book.encoding, book.delimiter) == ("csv", "utf-8", ";")


def test_tab_and_single_column_say_their_format() -> None:
    assert read("a\tb\n1\t2\n").format == "tsv"
    book = read("name\nAnna\n")
    assert (book.format, book.delimiter, book.sheets[0].rows) == ("txt", None, [["name"], ["Anna"]])


def test_sep_line_rules_and_is_no_row() -> None:
    book = read("sep=;\r\na,b;c\r\n1,2;3\r\n")
    assert book.delimiter == ";"
    assert book.sheets[0].rows == [["a,b", "c"], ["1,2", "3"]]


def test_sep_line_behind_a_mark_in_utf16() -> None:
    book = read_text(b"\xff\xfe" + "sep=|\r\nä|b\r\n".encode("utf-16-le"), "x")
    assert (book.encoding, book.delimiter) == ("utf-16-le", "|")
    assert book.sheets[0].rows == [["ä", "b"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_lines_inside_quotes(end: str) -> None:
    text = end.join(["id,note", '1,"two', 'lines, ""so"""', "2,plain"])
    book = read(text)
    assert book.sheets[0].rows == [["id", "note"], ["1", f'two{end}lines, "so"'], ["2", "plain"]]
    assert codes(book) == []


def test_mixed_line_ends() -> None:
    assert read("a,b\r1,2\n3,4\r\n5,6").sheets[0].rows == [
        ["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"],
    ]  # fmt: skip


def test_an_open_quote_never_swallows_the_rest() -> None:
    lines = [f"{n},Name {n},Town {n}" for n in range(500)]
    lines[100] = '100,"Name 100,Town 100'
    book = read("\n".join(["id,name,town", *lines]))
    rows = book.sheets[0].rows
    assert len(rows) == 501
    assert rows[101] == ["100", '"Name 100', "Town 100"]
    assert rows[500] == ["499", "Name 499", "Town 499"]
    assert codes(book) == ["text.open_quote"]
    assert "line 102 " in book.notices[0].text


def test_an_open_quote_that_another_one_closes_far_below() -> None:
    lines = [f"{n},Name {n},Town {n}" for n in range(50)]
    lines[10] = '10,"Name 10,Town 10'
    lines[40] = '40,Name 40,Town "'
    book = read("\n".join(["id,name,town", *lines]))
    assert [row[0] for row in book.sheets[0].rows[1:]] == [str(n) for n in range(50)]
    assert codes(book) == ["text.open_quote"]


def test_an_open_quote_before_a_well_quoted_line() -> None:
    book = read('a,b\n1,"x\n2,"y, z"\n3,"w"\n')
    assert book.sheets[0].rows == [["a", "b"], ["1", '"x'], ["2", "y, z"], ["3", "w"]]
    assert codes(book) == ["text.open_quote"]


def test_long_notes_over_many_lines_stay_one_cell() -> None:
    note = "\n".join(f"line {n} of a long note" for n in range(300))
    book = read(f'id,note,town\n1,"{note}",Rome\n2,"a"b,Oslo\n')
    assert book.sheets[0].rows[1] == ["1", note, "Rome"]
    assert book.sheets[0].rows[2] == ["2", "ab", "Oslo"]
    assert codes(book) == []


def test_nul_characters_are_left_out_and_told() -> None:
    book = read("a,b\n1,x\0y\n2,z\0\n")
    assert book.sheets[0].rows == [["a", "b"], ["1", "xy"], ["2", "z"]]
    assert codes(book) == ["text.nul"]
    assert "2 characters" in book.notices[0].text
    assert "line 2." in book.notices[0].text


def test_a_line_of_ten_megabytes() -> None:
    wide = ",".join(["x" * 10_000] * 1_000)
    book = read(f"{wide}\n1,2\n")
    assert [len(row) for row in book.sheets[0].rows] == [1_000, 2]


def test_a_field_of_two_megabytes_is_refused_with_its_line() -> None:
    with pytest.raises(FileRefusedError, match=r"Line 2 holds a text of more than 1,048,576") as e:
        read("a,b\n1," + "x" * 2_000_000 + "\n3,4\n")
    assert e.value.code == "file.cell_too_long"


def test_caps_refuse_with_the_count() -> None:
    limits = Limits(rows=50, columns=4, cells=100)
    with pytest.raises(FileRefusedError, match=r"more than 50 rows \(at least 80\)"):
        read("a\n" * 80, limits)
    with pytest.raises(FileRefusedError, match="Row 2 has 5 columns"):
        read("a,b\n1,2,3,4,5\n", limits)
    with pytest.raises(FileRefusedError, match="more than 100 cells"):
        read("1,2,3\n" * 40, limits)
    assert len(read("1,2,,,,,,\n" * 40, limits).sheets[0].rows) == 40


def test_file_above_the_size_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    path.write_bytes(b"a,b\n" * 1000)
    with pytest.raises(FileRefusedError) as e:
        read_text(path, "big.csv", Limits(file_size=1000))
    assert e.value.code == "file.too_big"


def test_damaged_letters_are_told() -> None:
    twice = "name,town\nMÃ¼ller,KÃ¶ln\n"
    book = read(twice)
    assert book.sheets[0].rows[1] == ["MÃ¼ller", "KÃ¶ln"]
    assert codes(book) == ["text.double_encoded"]
    assert '"Müller"' in book.notices[0].text
    assert codes(read("name,town\nJOÃO,SÃO PAULO\nMaranhão,Évora\n")) == []


def test_lost_letters_are_told() -> None:
    book = read("name,town\nM\ufffdller,Rome\n")
    assert codes(book) == ["text.replacement_character"]
    assert "1 character in line 2 was" in book.notices[0].text


def test_mixed_encodings_are_read_and_told() -> None:
    data = "name\nMüller\nJäger\nWeiß\n".encode() + "Köln\n".encode("cp1252")
    book = read_text(data, "x")
    assert [row[0] for row in book.sheets[0].rows] == ["name", "Müller", "Jäger", "Weiß", "Köln"]
    assert codes(book) == ["text.mixed_encoding"]
    assert "1 letter in line 5 is" in book.notices[0].text


def test_half_a_character_at_the_end_of_utf16() -> None:
    book = read_text(b"\xff\xfe" + "a,b\n1,2\n".encode("utf-16-le") + b"x", "x")
    assert book.sheets[0].rows[1] == ["1", "2"]
    assert codes(book) == ["text.replacement_character"]


def test_pasted_text() -> None:
    book = read_pasted("Name\tTown\nZoë\tKöln\n")
    assert book.sheets[0].rows == [["Name", "Town"], ["Zoë", "Köln"]]
    assert book.delimiter == "\t"


def test_no_sharing_of_the_process_wide_field_limit() -> None:
    before = csv.field_size_limit()
    read("a,b\n1,2\n")
    assert csv.field_size_limit() == before


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_book_or_a_refusal(data: bytes) -> None:
    try:
        book = read_text(data, "x")
    except FileRefusedError:
        return
    cells = [cell for row in book.sheets[0].rows for cell in row]
    assert all(cell is None or (isinstance(cell, str) and cell) for cell in cells)
    lost = any(isinstance(cell, str) and "\ufffd" in cell for cell in cells)
    assert not lost or "text.replacement_character" in [*codes(book), "text.mixed_encoding"]


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(alphabet='",;\n\r ab', max_size=80))
def test_any_play_with_quotes_loses_no_letter(text: str) -> None:
    rows = read(text).sheets[0].rows
    letters = "".join(str(cell) for row in rows for cell in row)
    assert letters.count("a") == text.count("a")
    assert letters.count("b") == text.count("b")


@settings(derandomize=True, deadline=None, max_examples=150)
@given(
    st.lists(
        st.lists(st.text(alphabet='xyz"\n;ä ', max_size=6), min_size=3, max_size=3),
        min_size=2,
        max_size=6,
    ),
    st.sampled_from([",", "\t", "|"]),
)
def test_what_the_csv_module_writes_comes_back(table: list[list[str]], sign: str) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=sign, quoting=csv.QUOTE_ALL).writerows(table)
    book = read(stream.getvalue())
    assert book.delimiter == sign
    expected = [[cell or None for cell in row] for row in table]
    for row in expected:
        while row and row[-1] is None:
            row.pop()
    while expected and not expected[-1]:
        expected.pop()
    assert book.sheets[0].rows == expected
