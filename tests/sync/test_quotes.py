"""Quotes that two PCs make without asking each other: no number is given twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from crm_desktop.domain.quote_numbers import parse_number
from crm_desktop.services import deals, quotes
from crm_desktop.services.deals import DealDraft
from crm_desktop.services.quote_card import list_quotes, read_quote
from tests.helpers.deals import TODAY
from tests.sync.offices import Shop, level, shared_folder


@pytest.fixture
def shops(tmp_path: Path) -> Iterator[tuple[Shop, Shop]]:
    """Two copies of one shop, with a deal that both know."""
    share = shared_folder(tmp_path)
    anna = Shop(tmp_path / "anna", share, "anna")
    ben = Shop(tmp_path / "ben", share, "ben")
    deals.create_deal(anna.store, DealDraft("Trailer", amount_minor=100_00), TODAY)
    level(anna, ben)
    yield anna, ben
    anna.store.close()
    ben.store.close()


def _make(shop: Shop, count: int) -> list[str]:
    (deal,) = shop.ask("SELECT id FROM deal")
    assert isinstance(deal, bytes)
    made = [quotes.new_quote(shop.store, deal, TODAY) for _ in range(count)]
    return [read_quote(shop.store, one, TODAY).row.number for one in made]


def test_numbers_of_two_pcs_never_meet(shops: tuple[Shop, Shop]) -> None:
    anna, ben = shops
    given = _make(anna, 2) + _make(ben, 3)  # neither has seen the other's
    level(anna, ben)
    given += _make(ben, 1) + _make(anna, 1)
    level(anna, ben)
    assert len(set(given)) == len(given) == 7
    marks = {number.mark for text in given if (number := parse_number(text))}
    assert len(marks) == 2
    for shop in shops:
        seen = list_quotes(shop.store, TODAY)
        assert {row.number for row in seen} == set(given)
        assert not any(read_quote(shop.store, row.id, TODAY).number_twice for row in seen)
