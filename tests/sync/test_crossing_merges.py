"""Two PCs join the same contacts the other way round: one of them is seen afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crm_desktop.services.merge import Merge, joined_into, merge
from crm_desktop.services.merge_crossing import bring_back_crossed
from crm_desktop.sync.folder import found_shop
from tests.sync.offices import LIBRARY, Shop, level


@pytest.fixture
def shops(tmp_path: Path) -> Iterator[tuple[Shop, Shop]]:
    share = Path(found_shop(tmp_path, LIBRARY).where)
    made = Shop(tmp_path / "anna", share, "anna"), Shop(tmp_path / "ben", share, "ben")
    yield made
    for shop in made:
        shop.store.close()


def _numbers(shop: Shop) -> list[int]:
    return [n for n in shop.ask("SELECT n FROM contact ORDER BY id") if isinstance(n, int)]


def _seen(shop: Shop) -> list[object]:
    return shop.ask("SELECT id FROM contact WHERE gone=0 ORDER BY id")


@pytest.mark.parametrize("size", [2, 3])
def test_one_of_contacts_joined_both_ways_stays(shops: tuple[Shop, Shop], size: int) -> None:
    anna, ben = shops
    ids = sorted(anna.add("Eva Berg") for _ in range(size))
    level(anna, ben)
    ours, theirs = _numbers(anna), _numbers(ben)
    merge(anna.store, Merge(ours[0], (ours[1],)))
    merge(ben.store, Merge(theirs[1], (theirs[0],)))
    level(anna, ben)
    assert _seen(anna) == ids[2:]  # neither of the two
    for shop in shops:
        assert bring_back_crossed(shop.store) == 1
        assert bring_back_crossed(shop.store) == 0
    level(anna, ben)
    for shop in shops:
        assert _seen(shop) == [ids[0], *ids[2:]]
        assert [one.name for one in joined_into(shop.store, ids[0])] == ["Eva Berg"]
        assert bring_back_crossed(shop.store) == 0


def test_an_ordinary_join_is_left_alone(shops: tuple[Shop, Shop]) -> None:
    anna, _ = shops
    for _ in range(3):
        anna.add("Eva Berg")
    one, two, three = _numbers(anna)
    merge(anna.store, Merge(two, (three,)))
    merge(anna.store, Merge(one, (two,)))
    assert bring_back_crossed(anna.store) == 0
    assert len(_seen(anna)) == 1
