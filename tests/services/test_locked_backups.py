"""Copies, going back, checks and repair of an encrypted shop: all stay encrypted and open."""

import shutil
from pathlib import Path

import pytest

from crm_desktop.services import health, locking
from crm_desktop.services.backup_inside import find_inside
from crm_desktop.services.backups import Backups, restore_for_trial
from crm_desktop.services.going_back import carry_out, prepare, what_would_change
from crm_desktop.services.repair import (
    Way,
    carry_out_repair,
    examine,
    prepare_repair,
)
from crm_desktop.store import at_hand
from crm_desktop.store.file_format import SHOP_FILE
from crm_desktop.store.key_header import Effort
from crm_desktop.store.replace import NEXT
from tests.helpers.shop import FakeClock, add_contact, names, open_shop

WORDS = "three good words"
PAGE = 4096


@pytest.fixture(scope="module")
def built(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encrypted shop with a copy of its own (Anna, 60 others), and one who came after (Bert)."""
    folder = tmp_path_factory.mktemp("locked") / "shop"
    clock = FakeClock()
    open_shop(folder, template).close()
    locking.turn_on(folder, WORDS, stamp="1", effort=Effort())
    with open_shop(folder, clock=clock) as store:
        with store.transact("Add Anna") as tx:
            tx.raw.execute(
                "INSERT INTO entry(id, contact_id, kind, body, happened_at)"
                " SELECT ?, id, 'note', 'About Anna', ? FROM contact WHERE n=?",
                (tx.ids.one(), tx.now, add_contact(tx, "Anna")),
            )
            for number in range(60):
                add_contact(tx, f"Person {number}")
        Backups(store).make("time")
        clock.advance(60_000)
        with store.transact("Add Bert") as tx:
            add_contact(tx, "Bert")
    return folder


@pytest.fixture
def shop(built: Path, tmp_path: Path) -> Path:
    """A copy of it in a program that was just started, and unlocked."""
    folder = tmp_path / "shop"
    shutil.copytree(built, folder)
    _restart(folder)
    return folder


def _restart(folder: Path) -> None:
    identity = at_hand.identity_of(folder / SHOP_FILE)
    assert identity is not None
    at_hand.take_back(identity)
    assert locking.unlock(folder, WORDS)


def test_going_back_and_returning_stay_under_the_key(shop: Path) -> None:
    with open_shop(shop) as store:
        backups = Backups(store)
        copy = backups.listed()[0]
        assert not at_hand.is_plain(copy.path)
        assert what_would_change(store, copy).steps_count == 1
        assert find_inside(store, copy, "contact", "Anna").count == 1
        restore_for_trial(copy)
        before = prepare(store, copy, backups)
        assert not at_hand.is_plain(shop / NEXT)
    carry_out(shop, "2")
    _restart(shop)
    assert not at_hand.is_plain(shop / SHOP_FILE)
    with open_shop(shop) as store:
        assert "Bert" not in names(store)
        prepare(store, before, Backups(store))
    carry_out(shop, "3")
    _restart(shop)
    with open_shop(shop) as store:
        assert {"Anna", "Bert"} <= set(names(store))


@pytest.mark.parametrize("way", ["last_good", "repair"])
def test_a_damaged_page_is_repaired_under_the_key(shop: Path, way: Way, clock: FakeClock) -> None:
    path = shop / SHOP_FILE
    with open_shop(shop) as store, store.read_raw() as raw:
        (root,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name='entry'").fetchone()
    content = bytearray(path.read_bytes())
    middle = root * PAGE - PAGE // 2
    content[middle : middle + 8] = bytes(8)
    path.write_bytes(content)
    known = examine(shop)
    assert known.good is not None
    done = prepare_repair(shop, way, clock=clock)
    assert not +done.lost
    kept = carry_out_repair(shop, "4")
    assert (kept / SHOP_FILE).read_bytes() == content
    assert not at_hand.is_plain(path)
    _restart(shop)
    with open_shop(shop) as store:
        assert {"Anna", "Bert"} <= set(names(store))
        assert len(names(store)) == 62


def test_the_full_check_opens_its_copy(shop: Path) -> None:
    with open_shop(shop) as store:
        assert health.check_fully(store, Backups(store)).wrong == ()
    assert not list((shop / "backups").glob("trial-*"))
