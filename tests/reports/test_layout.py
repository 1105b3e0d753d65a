"""Pages: text that can be copied, fonts inside, title and language, pages counted."""

import io
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from crm_desktop.reports.layout import Document
from crm_desktop.reports.looks import TextStyle
from crm_desktop.reports.papers import A4, LETTER, paper_for
from tests.helpers.paper import page_lines, texts, tops

STYLE = TextStyle()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "made.pdf"


def test_text_can_be_copied_in_many_scripts(out: Path) -> None:
    doc = Document(out, title="T")
    doc.new_page()
    said = ["Blue Door Café (10 %) \\ €", "Ελληνικά", "Кириллица", "Tiếng Việt", "₺ ₴ ₹"]
    for place, text in enumerate(said):
        doc.text(50, 50 + 20 * place, text, STYLE)
    doc.close()
    assert list(page_lines(out)) == [said]


def test_hebrew_and_arabic_are_drawn_from_the_right_and_copied_as_typed(out: Path) -> None:
    doc = Document(out, title="T")
    doc.new_page()
    for place, text in enumerate(["שלום עולם", "محمد عبد الله"]):
        doc.text(50, 50 + 20 * place, text, STYLE)
    doc.close()
    (lines,) = page_lines(out)
    assert lines == ["שלום עולם", "محمد عبد الله"]
    document = pdfium.PdfDocument(out)
    text = document[0].get_textpage()
    content = text.get_text_range()
    first, last = content.index("ש"), content.index("ל")
    assert (
        text.get_charbox(first)[0] > text.get_charbox(last)[0]
    )  # the first letter is at the right
    document.close()


def test_more_signs_than_one_font_part_holds(out: Path) -> None:
    doc = Document(out, title="T")
    doc.new_page()
    letters = [chr(code) for code in range(0x400, 0x450)] + [chr(c) for c in range(0x1EA0, 0x1EF0)]
    letters += [chr(code) for code in range(0xC0, 0x17F)] + ["α", "β", "Ω"]
    for place in range(0, len(letters), 40):
        doc.text(50, 50 + place, "".join(letters[place : place + 40]), STYLE)
    doc.close()
    assert texts(out)[0].replace(" ", "") == "".join(letters)


def test_title_language_bookmarks_and_only_embedded_fonts(out: Path) -> None:
    doc = Document(out, title="Besuche & Anrufe", language="de", author="Fahrrad Müller")
    for name in ("Eins", "Zwei (2)"):
        doc.new_page()
        doc.bookmark(name)
        doc.text(50, 50, name, STYLE)
    doc.close()
    document = pdfium.PdfDocument(out)
    assert document.get_metadata_value("Title") == "Besuche & Anrufe"
    assert document.get_metadata_value("Author") == "Fahrrad Müller"
    marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    assert marks == [("Eins", 0), ("Zwei (2)", 1)]
    document.close()
    content = out.read_bytes()
    assert b"/Lang" in content
    assert b"/Helvetica" not in content
    assert b"FontFile2" in content


def test_the_foot_knows_how_many_pages_there_are_and_parts_count_alone(out: Path) -> None:
    def foot(doc: Document, number: int, total: int) -> None:
        doc.text(50, 800, f"{number} of {total}", STYLE)

    doc = Document(out, title="T", footer=foot)
    for pages in (2, 1, 3):
        doc.start_part()
        for _ in range(pages):
            doc.new_page()
    doc.close()
    assert texts(out) == ["1 of 2", "2 of 2", "1 of 1", "1 of 3", "2 of 3", "3 of 3"]
    assert doc.total_pages == 6


def test_places_count_from_the_upper_left(out: Path) -> None:
    doc = Document(out, title="T", paper=LETTER)
    doc.new_page()
    doc.text(100, 200, "H", TextStyle(size=20))
    doc.close()
    assert tops(out, 0, "H")[0] == pytest.approx(200 - 20 * 0.727, abs=1)


def test_letters_sharp_edges_are_no_pictures(out: Path) -> None:
    doc = Document(out, title="T")
    doc.new_page()
    assert doc.picture(0, 0, 10, 10, b"no picture") == 0
    doc.close()


def test_paper_follows_the_country() -> None:
    assert paper_for("US") is LETTER
    assert paper_for("DE") is A4
    assert paper_for("") is A4


def test_an_empty_document_is_a_page(out: Path) -> None:
    Document(out, title="T").close()
    assert texts(out) == [""]


def test_every_object_is_where_the_table_says(out: Path) -> None:
    doc = Document(out, title="T", footer=lambda d, n, t: d.text(9, 9, f"{n} of {t}", STYLE))
    for number in range(5):
        doc.start_part()
        doc.new_page()
        doc.bookmark(str(number))
        doc.text(50, 50, "שלום 山 Ж", STYLE)
    doc.close()
    content = out.read_bytes()
    begins = int(content.rsplit(b"startxref", 1)[1].split()[0])
    head, count, *lines = content[begins:].split(b"trailer")[0].splitlines()
    assert (head, count.split()[0]) == (b"xref", b"0")
    assert int(count.split()[1]) == len(lines)
    for number, line in enumerate(lines[1:], 1):
        assert len(line) + 1 == 20
        assert content[int(line[:10]) :].startswith(f"{number} 0 obj".encode())


def test_a_document_that_is_given_up_closes_its_file(out: Path) -> None:
    doc = Document(out, title="T")
    doc.new_page()
    del doc
    out.unlink()
    assert not out.exists()


def test_pictures_go_out_at_once_and_are_drawn_again_from_the_file() -> None:
    def packed(number: int, mode: str) -> bytes:
        found = io.BytesIO()
        Image.radial_gradient("L").rotate(3 * number).resize((60, 40)).convert(mode).save(
            found, "PNG"
        )
        return found.getvalue()

    logo = packed(0, "RGBA")
    file = io.BytesIO()
    doc = Document(file, title="Photos")
    for number in range(12):
        doc.new_page()
        doc.picture(300, 20, 60, 40, logo)
        before = file.tell()
        photo = packed(number + 1, "RGB")
        assert doc.picture(20, 20, 60, 40, photo) == 60
        assert file.tell() - before > len(photo) / 4  # it is not kept till the end
    doc.close()
    document = pdfium.PdfDocument(file.getvalue())
    for page in document:
        shown = list(page.get_objects([pdfium.raw.FPDF_PAGEOBJ_IMAGE]))
        assert [one.get_metadata().width for one in shown] == [60, 60]
        assert [one.get_bitmap().height for one in shown] == [40, 40]
        page.close()
    document.close()
    assert file.getvalue().count(b"/Subtype /Image") == 12 + 2  # the logo once, with its mask
