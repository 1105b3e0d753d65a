"""The way down the pages: heads with their rows, repeated heads, rows longer than a page."""

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from crm_desktop.reports.model import (
    Column,
    Figures,
    Group,
    Heading,
    Note,
    Pairs,
    Part,
    Record,
    Rich,
    Table,
    Text,
    Tick,
)
from crm_desktop.reports.papers import LETTER
from tests.helpers.paper import laid_out, page_lines, tops

COLUMNS = (Column("Name", strong=True), Column("Amount", width=80, align="right"))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "made.pdf"


def rows(count: int) -> list[tuple[str, str]]:
    return [(f"Customer {number:04}", f"€{number}") for number in range(count)]


def test_a_list_has_all_rows_once_and_its_head_on_every_page(out: Path) -> None:
    pages = laid_out(out, [Table(COLUMNS, rows(200))])
    assert len(pages) > 3
    for page in pages:
        assert page.count("Name Amount") == 1
    told = " ".join(pages)
    assert all(told.count(f"Customer {number:04}") == 1 for number in range(200))
    assert [page.endswith(f"Page {n} of {len(pages)}") for n, page in enumerate(pages, 1)] == [
        True
    ] * len(pages)


@pytest.mark.parametrize("before", range(42, 58))
def test_a_heading_and_a_table_head_never_stand_alone_at_the_foot(out: Path, before: int) -> None:
    parts: list[Part] = [Text("\n".join(["line"] * before)), Heading("Deals")]
    pages = laid_out(out, [*parts, Table(COLUMNS, rows(3))])
    for page in pages:
        if "Deals" in page:
            assert "Customer 0000" in page


def test_a_group_line_goes_with_its_first_row(out: Path) -> None:
    for count in range(20, 34):
        listed = [*rows(count), Group("October"), ("First of October", "1")]
        for page in laid_out(out, [Table(COLUMNS, listed)]):
            if "October" in page:
                assert "First of October" in page


def test_a_group_that_goes_on_says_its_line_again(out: Path) -> None:
    listed = [Group("October", "€12"), *rows(100), Group("Later"), ("First", "1")]
    pages = laid_out(out, [Table(COLUMNS, listed)])
    assert len(pages) > 2
    for page in pages:
        assert page.count("October") == ("Customer" in page)
    assert "Name Amount October Customer" in pages[1]
    assert sum(page.count("October €12") for page in pages) == 1  # the sum stands there once
    assert sum(page.count("Later") for page in pages) == 1


def test_a_note_of_300_lines_goes_on_over_the_pages(out: Path) -> None:
    body = "\n".join(f"line {number:03}" for number in range(300))
    pages = laid_out(out, [Note("Call", "Tue 3 Nov", body, "Anna")])
    told = " ".join(pages)
    assert len(pages) > 4
    assert [told.count(f"line {number:03}") for number in range(300)] == [1] * 300


def test_a_row_of_300_lines_goes_on_under_a_repeated_head(out: Path) -> None:
    body = "\n".join(f"line {number:03}" for number in range(300))
    pages = laid_out(out, [Table(COLUMNS, [(body, "1"), ("after it", "2")])])
    assert all("Name Amount" in page for page in pages)
    told = " ".join(pages)
    assert [told.count(f"line {number:03}") for number in range(300)] == [1] * 300
    assert told.count("after it") == 1


def test_the_first_row_of_a_page_says_its_day_again(out: Path) -> None:
    listed = [
        (Rich("" if number else "Tue 3 Nov", again="Tue 3 Nov"), f"€{number}")
        for number in range(100)
    ]
    pages = laid_out(out, [Table(COLUMNS, listed)])
    assert len(pages) > 2
    assert [page.count("Tue 3 Nov") for page in pages] == [1] * len(pages)


def test_a_name_of_5000_letters_is_printed_whole(out: Path) -> None:
    name = "".join(f"{number:05}" for number in range(1000))
    parts: list[Part] = [Record(name, "Owner"), Pairs((("Name", name),)),
                         Table(COLUMNS, [(name, "1")])]  # fmt: skip
    laid_out(out, parts, by_record=True)
    told = "".join(line for page in page_lines(out) for line in page)
    assert told.count(name[-40:]) == 3
    assert "".join(told.split()).count("0000000001") >= 3


def test_hostile_text_is_printed_as_it_is(out: Path) -> None:
    hostile = "<script>alert('1')</script> &amp; %1 {x} (()) \\n"
    (page,) = laid_out(out, [Text(hostile), Pairs(((hostile, hostile),))])
    assert hostile in page


def test_figures_pairs_ticks_and_totals(out: Path) -> None:
    parts: list[Part] = [
        Figures((("47", "in all"), ("18", "calls"))),
        Pairs((("Phone", "01632"), ("E-mail", "a@b.example"))),
        Table(
            (Column("", width=12), *COLUMNS),
            [(Tick(), Rich("Marta", "Blue Door"), "€1")],
            total=("", "In all", "€1"),
        ),
    ]
    (page,) = laid_out(out, parts)
    assert "47 in all 18 calls" in page
    assert "Phone 01632 E-mail a@b.example" in page
    assert "Marta Blue Door €1" in page
    assert "In all €1" in page


def test_an_empty_table_says_so(out: Path) -> None:
    (page,) = laid_out(out, [Table(COLUMNS, [], nothing="There is nothing.")])
    assert "There is nothing." in page
    assert "Amount" not in page


def test_amounts_end_at_the_right_edge_on_both_papers(out: Path) -> None:
    for paper in (None, LETTER):
        more = {} if paper is None else {"paper": paper}
        laid_out(out, [Table(COLUMNS, [("a", "12345")])], **more)
        document = pdfium.PdfDocument(out)
        text = document[0].get_textpage()
        place = text.search("12345").get_next()
        assert place is not None
        right = text.get_charbox(place[0] + 4)[2]
        assert document[0].get_width() - right == pytest.approx(20 * 72 / 25.4, abs=1.5)
        document.close()


def test_nothing_stands_below_the_foot_or_on_it(out: Path) -> None:
    laid_out(out, [Table(COLUMNS, rows(120))])
    foot = tops(out, 0, "printed")[0]
    last = max(top for number in range(120) for top in tops(out, 0, f"Customer {number:04}"))
    assert last < foot - 12


def test_records_begin_on_pages_of_their_own_with_bookmarks(out: Path) -> None:
    parts: list[Part] = [
        Record("Marta"), Text("one"), Record("Helen"), Text("\n".join(["two"] * 90)),
    ]  # fmt: skip
    pages = laid_out(out, parts, by_record=True)
    assert [page[-11:] for page in pages] == ["Page 1 of 1", "Page 1 of 2", "Page 2 of 2"]
    document = pdfium.PdfDocument(out)
    assert [mark.get_title() for mark in document.get_toc()] == ["Marta", "Helen"]
    document.close()


def test_only_the_beginning(out: Path) -> None:
    pages = laid_out(out, [Table(COLUMNS, rows(500))], most_pages=3)
    assert len(pages) == 3
    assert pages[-1].endswith("Page 3")
