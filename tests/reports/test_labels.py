"""Labels and envelopes: every address inside its label, measured in millimetres from the PDF."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from crm_desktop.domain.postal_address import PostalAddress
from crm_desktop.reports.label_formats import LabelFormat, label_formats
from crm_desktop.reports.labels import choices_of, draw_labels, fit
from crm_desktop.reports.letterhead import Letterhead
from crm_desktop.reports.order import Material, Order
from crm_desktop.reports.papers import A4, MM
from crm_desktop.reports.printed import Printed
from crm_desktop.services import contact_edit, contact_parts
from crm_desktop.services.mailing import Recipient
from crm_desktop.services.settings import ShopSettings, change_settings
from crm_desktop.store.blobs import Blobs
from crm_desktop.store.store import Store
from tests.helpers.pdf_places import boxes, page_sizes, page_texts, placed_lines

FORMATS = label_formats()
SHEETS = [one for one in FORMATS.values() if one.kind == "sheet"]
HEAD = Letterhead("Kestrel Räder", "Ring 5\n01067 Dresden")


@pytest.fixture
def shop(store: Store) -> Store:
    change_settings(store, ShopSettings("Kestrel Räder", "DE", "EUR", "de"))
    return store


def add(store: Store, name: str, street: str = "Hauptstraße 12", code: str = "10115") -> None:
    made = contact_edit.new_contact(store, "person", name)
    contact_parts.add_part(store, made, "address", street=street, postal_code=code, city="Berlin")


def draw(store: Store, out: Path, **more: Any) -> Printed:
    with store.read_raw() as raw:
        numbers = tuple(n for (n,) in raw.execute("SELECT n FROM contact ORDER BY n"))
        order = Order("labels", dt.date(2026, 11, 22), contacts=numbers, more=more)
        return draw_labels(Material(raw, Blobs(store.folder), order, letterhead=HEAD), out)


@pytest.mark.parametrize("kind", FORMATS.values(), ids=FORMATS)
def test_formats_are_possible(kind: LabelFormat) -> None:
    x, y = kind.corner(kind.slots - 1)
    assert x + kind.width <= kind.paper_width + 0.05
    assert y + kind.height <= kind.paper_height + 0.05
    if kind.columns > 1:
        assert kind.across >= kind.width - 0.05
        # The space on the right is about the one on the left.
        assert abs(kind.paper_width - (x + kind.width) - kind.left) < 2
    if kind.rows > 1:
        assert kind.down >= kind.height - 0.05
        assert abs(kind.paper_height - (y + kind.height) - kind.top) < 3


@pytest.mark.parametrize("kind", SHEETS, ids=[one.id for one in SHEETS])
def test_addresses_stand_inside_their_labels(
    shop: Store, tmp_path: Path, kind: LabelFormat
) -> None:
    for place in range(5):
        add(shop, f"Anna-Katharina Weber {place}")
    out = tmp_path / "labels.pdf"
    start = kind.slots - 2
    printed = draw(shop, out, format=kind.id, start=start, order="list")
    assert printed.left_out == ()
    assert printed.pages == (2 if kind.slots >= 3 else 3)
    assert set(page_sizes(out)) == {(kind.paper_width, kind.paper_height)}
    slots = [divmod(start + place, kind.slots) for place in range(5)]
    for place, (page, slot) in enumerate(slots):
        x, y = kind.corner(slot)
        mine = [
            one for one in placed_lines(out, page)
            if x <= one.left and one.right <= x + kind.width
            and y <= one.top and one.bottom <= y + kind.height
        ]  # fmt: skip
        assert " ".join(one.text for one in mine).split() == (
            f"Anna-Katharina Weber {place} Hauptstraße 12 10115 Berlin".split()
        )
        # Where printers reach.
        assert all(one.left >= 4.9 and one.right <= kind.paper_width - 4.9 for one in mine)


def test_the_offset_moves_everything(shop: Store, tmp_path: Path) -> None:
    add(shop, "Anna Weber")
    draw(shop, tmp_path / "a.pdf", format="avery-l7160")
    draw(shop, tmp_path / "b.pdf", format="avery-l7160", right=1.5, down=-2.0)
    draw(shop, tmp_path / "c.pdf", format="avery-l7160", right="far", down=500)
    (one, *_), (other, *_), (same, *_) = (
        placed_lines(tmp_path / f"{name}.pdf") for name in ("a", "b", "c")
    )
    assert other.left - one.left == pytest.approx(1.5, abs=0.02)
    assert other.top - one.top == pytest.approx(-2.0, abs=0.02)
    assert same == one


def test_the_test_page_has_the_outline_of_every_label(shop: Store, tmp_path: Path) -> None:
    out = tmp_path / "test.pdf"
    kind = FORMATS["avery-l7163"]
    draw(shop, out, format=kind.id, test=True)
    outlines = [one for one in boxes(out) if one.right - one.left > 50]
    assert len(outlines) == kind.slots
    for slot, outline in enumerate(outlines):
        x, y = kind.corner(slot)
        assert (outline.left, outline.top) == pytest.approx((x, y), abs=0.15)
        assert outline.right - outline.left == pytest.approx(kind.width, abs=0.4)
    assert "100 %" in " ".join(page_texts(out)[0].split())


@pytest.mark.parametrize("name", ["dl", "c5", "c6", "no10"])
def test_envelopes_have_their_own_paper(shop: Store, tmp_path: Path, name: str) -> None:
    add(shop, "Anna Weber")
    add(shop, "Zoe Adler", code="20095")
    out = tmp_path / "envelopes.pdf"
    assert draw(shop, out, format=name).pages == 2
    kind = FORMATS[name]
    assert page_sizes(out) == [pytest.approx((kind.width, kind.height), abs=0.02)] * 2
    lines = placed_lines(out)
    (anna,) = [one for one in lines if one.text.startswith("Anna")]
    assert (anna.left, anna.top) == pytest.approx(kind.to, abs=1.5)
    assert any("Kestrel" in one.text and one.left < 13 and one.top < 13 for one in lines)
    assert max(one.bottom for one in lines) < kind.height - 8


def test_rolls_and_small_labels(shop: Store, tmp_path: Path) -> None:
    add(shop, "Anna Weber")
    out = tmp_path / "roll.pdf"
    assert draw(shop, out, format="dymo-99012").pages == 1
    assert page_sizes(out) == [(89, 36)]


def test_who_is_left_out_is_told_and_nobody_is_cut(shop: Store, tmp_path: Path) -> None:
    add(shop, "A" * 5000)
    add(shop, "<b>Ben</b> & 'co' {name}")
    contact_edit.new_contact(shop, "person", "Ohne Adresse")
    out = tmp_path / "labels.pdf"
    printed = draw(shop, out, format="avery-l7160")
    assert printed.left_out == (
        "Ohne Adresse: no complete address", f"{'A' * 80}: does not fit on this label",
    )  # fmt: skip
    assert "<b>Ben</b> & 'co' {name}" in page_texts(out)[0]


def test_nobody_to_write_to(shop: Store, tmp_path: Path) -> None:
    out = tmp_path / "labels.pdf"
    assert draw(shop, out).pages == 1
    assert "There is no address to print." in page_texts(out)[0]


def test_the_shop_above_the_address(shop: Store, tmp_path: Path) -> None:
    add(shop, "Anna Weber")
    out = tmp_path / "labels.pdf"
    draw(shop, out, format="avery-l7165", sender=True)
    first, second, *_ = placed_lines(out)
    assert first.text == "Kestrel Räder · Ring 5 · 01067 Dresden"
    assert first.bottom < second.top


def test_letters_get_smaller_until_the_address_fits() -> None:
    def size(*lines: str) -> float:
        recipient = Recipient(1, (), lines[:1], lines[1:], PostalAddress())
        fitted = fit(recipient, 55 * MM, 30 * MM)
        assert fitted is not None
        assert len(fitted[0]) * fitted[1].leading <= 30 * MM
        return fitted[1].size

    assert size("Anna Weber", "Ring 5", "Berlin") == 12
    assert size("Anna-Katharina Weber-Schön", "Ring 5", "Berlin") < 12
    assert size(*["Line"] * 10) < 8.5


def test_choices_that_cannot_be_are_as_usual() -> None:
    found = choices_of({"format": "none such", "start": 1000, "order": "x"}, letter_paper=True)
    assert (found.format.id, found.order) == ("avery-5160", "post_code")
    assert 0 <= found.start < found.format.slots
    assert A4.name == FORMATS["avery-l7160"].paper
