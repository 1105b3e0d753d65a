"""Labels, letters and quotes from the command line."""

from pathlib import Path

import pytest

from crm_desktop.services import contact_edit, contact_parts, quotes
from tests.helpers.command_line import ask, call
from tests.helpers.deals import TODAY, make_deal_shop
from tests.helpers.pdf_places import page_sizes, page_texts
from tests.helpers.shop import open_shop


@pytest.fixture
def data(tmp_path: Path, template: Path) -> Path:
    """A shop with one person who has an address, one who has none, and a quote."""
    folder = tmp_path / "shop"
    with open_shop(folder, template) as store:
        person = contact_edit.new_contact(store, "person", "Ben Cox")
        contact_parts.add_part(
            store, person, "address", street="1 Row", postal_code="YO1", city="York"
        )
        shop = make_deal_shop(store)
        quotes.new_quote(store, shop.made["Trailer"], TODAY)
    return folder


def test_labels_begin_at_the_first_free_one(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "labels.pdf"
    told = ask(data, "report", "labels", "--sheet", "avery-5160", "--start", "30", "--out", out)
    assert told["pages"] == 1
    assert "Marta Oliveira: no complete address" in told["left_out"]
    assert page_sizes(out) == [(215.9, 279.4)]
    assert "Ben Cox" in page_texts(out)[0]


def test_a_letter_by_name(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "letters.pdf"
    told = ask(
        data, "report", "letter", "--text", "plain letter", "--window", "din_a", "--out", out
    )
    assert told["pages"] == 1
    assert "Dear Ben," in page_texts(out)[0]


def test_a_quote_by_number(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "quote.pdf"
    assert ask(data, "report", "quote", "--quote", "2026-0001", "--out", out)["pages"] == 1
    assert "Quote 2026-0001" in page_texts(out)[0]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("quote",), "which quote"), (("quote", "--quote", "x"), "no quote “x”"),
        (("letter",), "Plain letter"), (("letter", "--text", "x"), "no letter “x”"),
        (("labels", "--sheet", "x"), "avery-l7160"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said(
    data: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    out = tmp_path / "x.pdf"
    answer = call("--data", data, "report", *arguments, "--out", out)
    assert answer.code == 1
    assert said in answer.err
    assert not out.exists()
