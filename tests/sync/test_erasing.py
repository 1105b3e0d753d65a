"""Somebody who was erased on one PC is gone on all of them, whoever writes to it meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crm_desktop.services import privacy
from crm_desktop.services.erasure_ledger import erasures
from crm_desktop.services.erasure_scope import NO_WORDS
from crm_desktop.store.check import check_shop
from crm_desktop.sync import segment, setup, snapshots
from crm_desktop.sync.core.compaction import HOUR
from crm_desktop.sync.emptying import empty_trash
from crm_desktop.sync.folder import found_shop
from tests.sync.offices import LIBRARY, Shop, level
from tests.sync.pcs import Pc, sync

MARK = "Zwqxkanari"


@pytest.fixture
def shops(tmp_path: Path) -> Iterator[tuple[Shop, Shop]]:
    share = Path(found_shop(tmp_path, LIBRARY).where)
    made = Shop(tmp_path / "anna", share, "anna"), Shop(tmp_path / "ben", share, "ben")
    yield made
    for shop in made:
        shop.store.close()


def begin(anna: Shop, ben: Shop) -> bytes:
    """Both know a marked contact with a phone and a deal."""
    contact = anna.add(f"{MARK} Nowak")
    for statement in (
        f"INSERT INTO phone(id, contact_id, typed) VALUES (x'01', ?, '{MARK} 1')",
        f"INSERT INTO deal(id, contact_id, title) VALUES (x'02', ?, '{MARK} kitchen')",
    ):
        anna.do(statement.replace("x'0", f"x'{'0' * 31}"), contact)
    level(anna, ben)
    return contact


def erase(shop: Shop) -> None:
    (n,) = shop.ask("SELECT n FROM contact WHERE gone=0")
    assert isinstance(n, int)
    privacy.erase(shop.store, [n])


def settle(anna: Shop, ben: Shop) -> None:
    """Rounds until nobody finds anything left."""
    for _ in range(3):
        level(anna, ben)
        for shop in (anna, ben):
            privacy.replay(shop.store)
    level(anna, ben)


def gone_from(*shops: Shop) -> None:
    for shop in shops:
        assert not privacy.is_due(shop.store)
        assert shop.ask("SELECT count(*) FROM contact WHERE gone=0") == [0]
        assert shop.ask("SELECT title FROM deal") == [NO_WORDS]
        assert len(erasures(shop.store)) == 1
        assert check_shop(shop.store).ok
        with shop.store.read_raw() as raw:
            said = raw.execute(
                "SELECT coalesce(old, '')||coalesce(new, '') FROM change"
                " UNION ALL SELECT label FROM batch UNION ALL SELECT hex(value) FROM sync_cell"
                " UNION ALL SELECT typed FROM phone UNION ALL SELECT words FROM search_entry"
            ).fetchall()
        low = "".join(line[0] or "" for line in said).lower()
        assert MARK.lower() not in low
        assert MARK.encode().hex() not in low


def test_it_is_gone_everywhere(shops: tuple[Shop, Shop]) -> None:
    anna, ben = shops
    begin(anna, ben)
    erase(anna)
    settle(anna, ben)
    gone_from(anna, ben)


def test_it_wins_over_what_was_written_meanwhile(shops: tuple[Shop, Shop]) -> None:
    anna, ben = shops
    contact = begin(anna, ben)
    erase(anna)
    ben.do(f"UPDATE contact SET name='{MARK} Again', note='{MARK}'")
    ben.do(f"UPDATE deal SET title='{MARK} bath'")
    ben.do(
        "INSERT INTO entry(id, contact_id, body, happened_at)"
        f" VALUES (x'{'0' * 31}9', ?, '{MARK} called', 5)", contact,
    )  # fmt: skip
    settle(anna, ben)
    gone_from(anna, ben)
    assert anna.ask("SELECT count(*) FROM entry WHERE gone=0") == [0]


def test_both_erase_it_at_the_same_time(shops: tuple[Shop, Shop]) -> None:
    anna, ben = shops
    begin(anna, ben)
    erase(anna)
    ben.clock.advance(5000)
    erase(ben)
    settle(anna, ben)
    gone_from(anna, ben)


def test_a_pc_that_was_away_for_years_does_not_bring_it_back(shops: tuple[Shop, Shop]) -> None:
    anna, ben = shops
    begin(anna, ben)
    erase(anna)
    ben.do(f"UPDATE contact SET nickname='{MARK} away'")
    for _ in range(2):
        anna.turn()
        anna.clock.advance(3 * 400 * 86_400_000)
        anna.do("UPDATE contact SET note='x' WHERE 0")
        empty_trash(anna.file)
    ben.clock.now = anna.clock.now
    settle(anna, ben)
    gone_from(anna, ben)


def test_later_words_of_a_deal_stay(shops: tuple[Shop, Shop]) -> None:
    anna, ben = shops
    begin(anna, ben)
    erase(anna)
    settle(anna, ben)
    ben.do("UPDATE deal SET title='Shown to the tax office'")
    for _ in range(2):
        level(anna, ben)
        assert [privacy.replay(shop.store) for shop in (anna, ben)] == [0, 0]
    assert anna.ask("SELECT title FROM deal") == ["Shown to the tax office"]


def test_it_leaves_the_folder_too(pcs: list[Pc], share: Path) -> None:
    anna, ben, cem = pcs
    cem.store.close()
    pcs.remove(cem)
    setup.begin(anna.store, share, None, anna.here)
    setup.join(ben.store, share, None, ben.here)
    contact = anna.add(f"{MARK} Nowak")
    sync(anna, ben)
    ben.do("UPDATE contact SET note=? WHERE id=?", f"{MARK} called", contact)
    sync(anna, ben)
    anna.work._upkeep.make_snapshot()
    (n,) = anna.ask("SELECT n FROM contact")
    assert isinstance(n, int)
    privacy.erase(anna.store, [n])
    sync(anna, ben)
    for pc in (anna, ben):
        privacy.replay(pc.store)
    sync(anna, ben)
    assert MARK in _written(anna, share)  # several are erased one after the other
    for pc in (anna, ben):
        pc.clock.advance(HOUR + 1)
    anna.add("Ada")
    sync(anna, ben)
    assert MARK not in _written(anna, share)
    for pc in (anna, ben):
        pc.restart()
    sync(anna, ben)
    assert anna.names() == ben.names() == ["Ada"]


def _written(pc: Pc, share: Path) -> str:
    """All that can be read in the folder, and in what PCs keep to send it again."""
    found: list[object] = []
    library = pc.work._file.library
    contents = [path.read_bytes() for path in share.rglob("*.seg")]
    contents += pc.work._file.outbox().values()
    for content in contents:
        found += [segment.decode(part, library)[0] for part in segment.parts(content)]
    for name, said in pc.work._upkeep.usable().items():
        found += snapshots.blocks_of(said, pc.work._upkeep.get(name), library, None)
    return repr(found)
