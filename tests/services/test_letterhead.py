"""The letterhead: kept as settings, undone, and a logo made small."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from crm_desktop.errors import UserError
from crm_desktop.reports.letterhead import colour_of, letterhead_of
from crm_desktop.services.history import History
from crm_desktop.services.letterhead import ShopPaper, change_paper, logo_from, shop_paper
from crm_desktop.services.settings import ShopSettings, change_settings
from crm_desktop.store.store import Store
from tests.helpers.dump import live_dump

PAPER = ShopPaper(
    "Kestrel Cycles", "2 Harbour Row\nBristol", "01632 960 100", "VAT GB 1", "IBAN GB00",
    "123", "#0f6670", "Letter", b"\x89PNG",
)  # fmt: skip


def test_what_is_kept_comes_back_and_is_undone(store: Store) -> None:
    before = live_dump(store)
    assert change_paper(store, PAPER) == 9
    assert shop_paper(store) == PAPER
    assert change_paper(store, PAPER) == 0
    assert change_paper(store, replace(PAPER, address="  1 Quay \n\n Bath ")) == 1
    assert shop_paper(store).address == "1 Quay\n\nBath"
    history = History(store)
    history.undo()
    history.undo()
    assert live_dump(store) == before


def test_the_shop_s_name_stands_there_where_none_was_given(store: Store) -> None:
    change_settings(store, ShopSettings("Kestrel"))
    assert shop_paper(store).sender == "Kestrel"
    change_paper(store, shop_paper(store))
    change_settings(store, ShopSettings("Kestrel Cycles"))
    assert shop_paper(store).sender == "Kestrel Cycles"


def test_what_is_no_size_or_colour_is_refused(store: Store) -> None:
    for wrong in (replace(PAPER, size="A9"), replace(PAPER, colour="red")):
        with pytest.raises(UserError):
            change_paper(store, wrong)
    assert shop_paper(store) == ShopPaper()


def test_a_logo_is_made_small_and_what_is_none_is_refused() -> None:
    out = BytesIO()
    Image.new("RGB", (3000, 2000), "red").save(out, "JPEG")
    with Image.open(BytesIO(logo_from(out.getvalue()))) as small:
        assert small.size == (450, 300)
        assert small.format == "PNG"
    for content in (b"", b"no picture", b"\x89PNG\r\n\x1a\nbroken"):
        with pytest.raises(UserError):
            logo_from(content)


def test_on_paper() -> None:
    head = letterhead_of(PAPER)
    assert head.lines() == ["2 Harbour Row · Bristol", "01632 960 100"]
    assert head.colour == pytest.approx((15 / 255, 102 / 255, 112 / 255))
    assert colour_of("nonsense") == colour_of("")
