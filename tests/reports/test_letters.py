"""Letters on paper: the address in the window, one part for each customer, nothing lost."""

import datetime as dt
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.reports.address_field import FIELDS, Window, fit_block
from crm_desktop.reports.letterhead import Letterhead
from crm_desktop.reports.letters import draw_letters, said_to
from crm_desktop.reports.order import Material, Order
from crm_desktop.reports.papers import A4, LETTER, MM, Paper
from crm_desktop.reports.printed import Printed
from crm_desktop.reports.words import Words
from crm_desktop.services import contact_edit, contact_parts, fields, letters, timeline
from crm_desktop.services.settings import ShopSettings, change_settings
from crm_desktop.store.blobs import Blobs
from crm_desktop.store.store import Store
from tests.helpers.pdf_places import page_texts, placed_lines

HEAD = Letterhead("Kestrel Räder", "Ring 5\n01067 Dresden", "0351 960100", "Foot of the shop")
ADDRESS = ("Weber Kuriere", "Frau Anna Weber", "Hauptstraße 12", "10115 Berlin", "GERMANY")


@pytest.fixture
def shop(store: Store) -> Store:
    change_settings(store, ShopSettings("Kestrel Räder", "GB", "EUR", "en"))
    anna = contact_edit.new_contact(store, "person", "Frau Anna Weber", company="Weber Kuriere")
    with store.read_raw() as raw:
        (company,) = raw.execute("SELECT id FROM contact WHERE kind='company'").fetchone()
    contact_parts.add_part(
        store, company, "address", street="Hauptstraße 12", postal_code="10115", city="Berlin",
        country="Germany",
    )  # fmt: skip
    contact_parts.add_part(store, anna, "phone", "030 1234")
    return store


def material(raw: Any, store: Store, paper: Paper = A4, **more: Any) -> Material:
    numbers = tuple(n for (n,) in raw.execute("SELECT n FROM contact WHERE kind='person'"))
    order = Order("letter", dt.date(2026, 11, 22), "Europe/Berlin", contacts=numbers, more=more)
    return Material(raw, Blobs(store.folder), order, Words(), HEAD, paper)


def draw(store: Store, out: Path, paper: Paper = A4, **more: Any) -> Printed:
    with store.read_raw() as raw:
        return draw_letters(material(raw, store, paper, **more), out)


@pytest.mark.parametrize("window", ["din_a", "din_b", "us_10", "none"])
def test_the_address_shows_in_the_window(shop: Store, tmp_path: Path, window: str) -> None:
    out = tmp_path / "letter.pdf"
    draw(shop, out, LETTER if window == "us_10" else A4, window=window, body="Hello")
    field = FIELDS[window]  # type: ignore[index]
    lines = placed_lines(out)
    shown = [one for one in lines if one.text in ADDRESS]
    assert [one.text for one in shown] == list(ADDRESS)
    for one in shown:
        assert field.left - 0.5 <= one.left <= one.right <= field.left + field.width
        assert field.top - 0.5 <= one.top < one.bottom <= field.top + field.height + 0.5
    sender = [one for one in lines if one.text.startswith("Kestrel Räder · Ring 5")]
    assert bool(sender) is (field.sender > 0)
    # What the standard says: the field is 20 to 105 mm from the left, the address its lower part.
    zone = {"din_a": (44.7, 72.0), "din_b": (62.7, 90.0)}.get(window)
    if zone is not None:
        assert all(one.left >= 20 and one.right <= 105 for one in shown)
        assert all(zone[0] <= one.top and one.bottom <= zone[1] for one in shown)
        # Not at the very edge of the window, where folded paper slides.
        assert min(one.left for one in shown) >= 24
    if window == "us_10":  # what is seen however the paper slides: see address_field
        assert max(one.bottom for one in shown) <= 80.5
        assert min(one.top for one in shown[-4:]) >= 59
    if window == "din_b":
        assert 45 <= sender[0].top <= sender[0].bottom <= 62.7
    hello = next(one for one in lines if one.text == "Hello")
    assert hello.top >= field.body - 0.5


def test_a_letter_is_filled_in(shop: Store, tmp_path: Path) -> None:
    with shop.read_raw() as raw:
        (anna, n) = raw.execute("SELECT id, n FROM contact WHERE kind='person'").fetchone()
    size = fields.make_field(shop, "Frame size", "text")
    fields.set_value(shop, [n], size, "56 cm")
    timeline.log(shop, anna, "call", "x", zone="Europe/Berlin")
    out = tmp_path / "letter.pdf"
    printed = draw(
        shop, out, subject="For {company}", sender="Ben", name="News",
        body="{greeting},\n{if phone}call {phone}{end}\n{last contact} / {post code} {city}\n"
        "{today}\n{my name|nobody}\n{frame SIZE}\n{job title}\n<b>& {{x}}",
    )  # fmt: skip
    assert printed == Printed(1, "News 2026-11-22", "News")
    text = page_texts(out)[0]
    for said in (
        "For Weber Kuriere", "Dear Frau Weber,", "call 030 1234", "22 November 2026 / 10115 Berlin",
        "Ben\n56 cm\n<b>& {x}", "Foot of the shop",
    ):  # fmt: skip
        assert said in text


def test_each_letter_counts_its_own_pages(shop: Store, tmp_path: Path) -> None:
    for name in ("Zoe Adler", "Ben Cox"):
        made = contact_edit.new_contact(shop, "person", name)
        contact_parts.add_part(shop, made, "address", street="x 1", postal_code="1", city="y")
    out = tmp_path / "letters.pdf"
    body = "\n\n".join(f"Paragraph {i} of {{name}}. " + "words " * 60 for i in range(14))
    printed = draw(shop, out, body=body + "{new page}The end")
    assert printed.pages == 9
    texts = page_texts(out)
    assert [f"Page {i % 3 + 1} of 3" in text for i, text in enumerate(texts)] == [True] * 9
    assert "Zoe Adler" in texts[0]
    assert texts[2].startswith("The end")
    assert [text.count("Paragraph") for text in texts[:2]] == [
        sum(f"Paragraph {i} of" in texts[0] for i in range(14)),
        sum(f"Paragraph {i} of" in texts[1] for i in range(14)),
    ]
    document = pdfium.PdfDocument(out)
    assert [one.get_title() for one in document.get_toc()] == [
        "Zoe Adler", "Ben Cox", "Weber Kuriere",
    ]  # fmt: skip
    document.close()


def test_problems_and_the_left_out_are_told(shop: Store, tmp_path: Path) -> None:
    contact_edit.new_contact(shop, "person", "No Address")
    printed = draw(shop, tmp_path / "x.pdf", body="a\n{nonsense}")
    assert printed.left_out == ("No Address: no complete address",)
    assert printed.faults == ("Line 2: There is no field “nonsense”.",)
    assert "{nonsense}" in page_texts(tmp_path / "x.pdf")[0]


def test_nobody_to_write_to(store: Store, tmp_path: Path) -> None:
    assert draw(store, tmp_path / "x.pdf", body="a").pages == 1
    assert "There is no address to print." in page_texts(tmp_path / "x.pdf")[0]


def test_what_was_said_to_whom(shop: Store) -> None:
    letters.keep_template(shop, "Mine", "s", "Hello {name}{new page}Bye")
    with shop.read_raw() as raw:
        said = said_to(material(raw, shop, name="mine"))
        (anna,) = raw.execute("SELECT id FROM contact WHERE kind='person'").fetchone()
    assert said == {anna: "Hello Anna Weber\nBye"}


def test_hostile_text_is_printed_as_it_is(shop: Store, tmp_path: Path) -> None:
    made = contact_edit.new_contact(shop, "person", "{name} <i>x</i> %1 " + "M" * 5000)
    contact_parts.add_part(shop, made, "address", street="x 1", postal_code="1", city="y")
    out = tmp_path / "x.pdf"
    draw(shop, out, body="{name}")
    whole = "".join("".join(page_texts(out)).split())
    assert whole.count("M") >= 5000  # in the letter; in the window it is cut
    assert "M…x1" in whole
    assert "{name}<i>x</i>%1" in whole


@pytest.mark.parametrize("window", ["din_a", "din_b", "us_10", "none"])
def test_a_name_without_end_stays_in_the_window(window: Window) -> None:
    field = FIELDS[window]
    width, height = field.width * MM, field.height * MM
    name = "W" * 5000
    lines, style = fit_block(
        (name, "Quay Street 4", "HB2 1QT Harbourside", "Portugal"), width, height
    )
    said = [line.text for line in lines]
    assert len(lines) * style.leading <= height
    assert max(line.width for line in lines) <= width
    assert said[-3:] == ["Quay Street 4", "HB2 1QT Harbourside", "Portugal"]
    assert [text.endswith("…") for text in said[:-3]] == [False] * (len(said) - 4) + [True]
    short, _ = fit_block(("Anna Weber", "Hafen 1", "Bremen"), width, height)
    assert [line.text for line in short] == ["Anna Weber", "Hafen 1", "Bremen"]


@given(st.lists(st.text("aW中é ן-", min_size=1, max_size=400), min_size=1, max_size=7))
@settings(max_examples=40, deadline=None)
def test_any_address_stays_in_the_window(block: list[str]) -> None:
    field = FIELDS["din_b"]
    width, height = field.width * MM, field.height * MM
    lines, style = fit_block(tuple(block), width, height)
    assert len(lines) * style.leading <= height
    assert all(line.width <= width + 0.01 for line in lines)
    if not any(line.text.endswith("…") for line in lines):
        whole = "".join("".join(block).split())
        assert "".join("".join(line.text for line in lines).split()) == whole
