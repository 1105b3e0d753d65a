"""Snapshots of real shop files: taken, looked through, brought into empty and full shops."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from crm_desktop.errors import CancelledError
from crm_desktop.services import recovered
from crm_desktop.store import undo
from crm_desktop.store.check import check_shop
from crm_desktop.store.schema import SYNCED
from crm_desktop.sync import mending, shop_file, shop_merge, shop_stage, snapshot_file, snapshots
from crm_desktop.sync.folder import FolderCarrier
from crm_desktop.sync.segment import BadSegmentError
from crm_desktop.sync.snapshot_file import Described
from crm_desktop.sync.upkeep import Upkeep
from tests.helpers import random_work
from tests.sync.offices import KEY, LIBRARY, Shop, level, same, shared_folder

ACTIONS = (
    "add person", "add deal", "edit deal", "edit contact", "edit part", "remove", "bring back",
    "tag", "custom field", "employ", "note", "owner", "main phone",
)  # fmt: skip


def busy(shop: Shop, seed: int, steps: int = 25) -> None:
    """Some days of work."""
    dice = Random(seed)
    for _ in range(steps):
        action = (dice.choice(ACTIONS), dice.randrange(10), dice.randrange(10))
        random_work.work(shop.store, [action])
    last = shop.ask("SELECT max(n) FROM batch WHERE origin='user'")[0]
    if isinstance(last, int):
        undo.invert(shop.store, last, label="Undo")


class Taken:
    """A snapshot in memory."""

    def __init__(self, shop: Shop) -> None:
        self.parts: dict[int, bytes] = {}
        said = snapshots.take(shop.file, KEY, self.parts.__setitem__)
        assert said is not None
        self.said: Described = said

    def into(self, shop: Shop) -> None:
        shop_merge.merge(shop.file, self.said, self.parts.__getitem__, KEY)

    def is_good(self) -> bool:
        return snapshots.check(self.said, self.parts.__getitem__, LIBRARY, KEY)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[list[Shop]]:
    share = shared_folder(tmp_path)
    made = [Shop(tmp_path / name, share, name) for name in ("anna", "ben", "cem")]
    yield made
    for shop in made:
        report = check_shop(shop.store)
        assert report.ok, report
        assert not mending.drift(shop.file).rows
        shop.store.close()


def test_an_empty_pc_gets_everything_and_works_on(office: list[Shop]) -> None:
    anna, ben, cem = office
    busy(anna, 1)
    busy(ben, 2)
    level(anna, ben)
    taken = Taken(anna)
    assert taken.is_good()
    taken.into(cem)
    same(anna, cem)
    assert cem.ask("SELECT origin FROM batch") == ["sync"]
    assert not (cem.store.folder / shop_stage.STAGED).exists()
    busy(cem, 3)
    busy(anna, 4)
    level(anna, ben, cem)


def test_a_shop_that_was_filled_is_as_any_other(office: list[Shop]) -> None:
    anna, ben, cem = office
    busy(anna, 1)
    anna.do("UPDATE contact SET note='tea' WHERE n=1")
    level(anna, ben)
    described = "SELECT type || name || coalesce(sql, '') FROM sqlite_master ORDER BY 1"
    before = cem.ask(described)
    taken = Taken(anna)

    def cancel(done: int, total: int, text: str) -> None:
        if done == total:
            raise CancelledError

    with pytest.raises(CancelledError):
        shop_merge.merge(cem.file, taken.said, taken.parts.__getitem__, KEY, cancel)
    assert cem.ask("SELECT count(*) FROM contact") == [0]
    assert cem.ask(described) == before
    taken.into(cem)
    same(anna, cem)
    assert cem.ask(described) == before  # no index is missing
    assert cem.content() == anna.content()
    with pytest.raises(sqlite3.IntegrityError):
        cem.do("INSERT INTO phone(id, contact_id) VALUES (?, ?)", b"p" * 16, b"nobody" + bytes(10))


@pytest.mark.parametrize("seed", range(4))
def test_a_pc_that_was_away_keeps_its_own_work(office: list[Shop], seed: int) -> None:
    anna, ben, cem = office
    busy(anna, 10 + seed)
    level(anna, ben, cem)
    busy(anna, 20 + seed)
    busy(ben, 30 + seed)
    level(anna, ben)
    busy(cem, 40 + seed)
    mine = cem.add("Only here")
    taken = Taken(ben)
    taken.into(cem)
    assert cem.ask("SELECT count(*) FROM sync_dirty") == [0]  # nothing to say about it
    assert cem.ask("SELECT name FROM contact WHERE id=?", mine) == ["Only here"]
    level(cem, anna, ben)
    taken.into(cem)  # again: nothing new in it
    same(anna, ben, cem)


def test_merging_is_a_step_that_can_be_undone(office: list[Shop]) -> None:
    anna, ben, _ = office
    eva = anna.add("Eva")
    level(anna, ben)
    anna.do("UPDATE contact SET note='wrong' WHERE id=?", eva)
    Taken(anna).into(ben)
    (batch,) = ben.ask("SELECT max(n) FROM batch WHERE origin='sync'")
    assert isinstance(batch, int)
    undo.invert(ben.store, batch, label="Undo")
    level(anna, ben)
    assert anna.ask("SELECT note FROM contact") == [""]


def test_what_was_erased_there_goes_here_unless_it_was_written_to(office: list[Shop]) -> None:
    anna, ben, _ = office
    gone, kept = anna.add("Gone"), anna.add("Kept")
    level(anna, ben)
    ben.do("UPDATE contact SET note='still here' WHERE id=?", kept)
    taken = Taken(anna)
    # As if both had been erased: the state of the same vector without them.
    sums: dict[bytes, int] = {}
    for block in snapshots.blocks_of(taken.said, taken.parts.__getitem__, LIBRARY, KEY):
        assert isinstance(block, snapshot_file.Plain)
        sums |= dict(zip(block.ids, block.sums, strict=True))
    assert sums.keys() == {gone, kept}
    parts = {1: taken.parts[1]}
    size, hash_ = len(parts[1]), snapshot_file.hash_of(parts[1])
    said = replace(taken.said, digest=bytes(16), rows=0, parts=((size, hash_),))
    shop_merge.merge(ben.file, said, parts.__getitem__, KEY)
    assert ben.ask("SELECT gone FROM contact WHERE id=?", gone) == [2]
    (item,) = recovered.read_recovered(ben.store)
    assert item.texts == ("still here",)
    assert ben.ask("SELECT gone FROM contact WHERE id=?", kept) == [1]


def test_a_wrong_snapshot_changes_nothing(office: list[Shop]) -> None:
    anna, ben, cem = office
    busy(anna, 5)
    taken = Taken(anna)
    before = ben.content(), cem.content()
    for said in (
        replace(taken.said, digest=bytes(16)),
        replace(taken.said, min_reader=10_000),
        replace(taken.said, parts=taken.said.parts[:-1]),
        replace(taken.said, parts=tuple(reversed(taken.said.parts))),
        replace(taken.said, seen=tuple(m._replace(head=b"x" * 8) for m in taken.said.seen)),
    ):
        for shop in (ben, cem):
            with pytest.raises(BadSegmentError):
                shop_merge.merge(shop.file, said, taken.parts.__getitem__, KEY)
        assert not snapshots.check(said, taken.parts.__getitem__, LIBRARY, KEY) or (
            said.min_reader == 10_000
        )
    assert (ben.content(), cem.content()) == before
    taken.into(ben)
    same(anna, ben)


def test_a_row_that_is_not_what_its_sum_says_is_found(office: list[Shop]) -> None:
    anna, *_ = office
    anna.add("Eva")
    taken = Taken(anna)
    (block,) = snapshots.blocks_of(taken.said, taken.parts.__getitem__, LIBRARY, KEY)
    assert isinstance(block, snapshot_file.Plain)
    wrong = replace(block, columns=block.columns | {"name": ["Ewa"]})
    parts = {1: taken.parts[1], 2: snapshot_file.rows_part(2, [wrong], LIBRARY, KEY)}
    said = replace(
        taken.said, parts=tuple((len(p), snapshot_file.hash_of(p)) for p in parts.values())
    )
    assert taken.is_good()
    assert not snapshots.check(said, parts.__getitem__, LIBRARY, KEY)


def test_a_cancelled_join_leaves_an_empty_shop(office: list[Shop]) -> None:
    anna, ben, _ = office
    busy(anna, 6)
    taken = Taken(anna)

    told: list[tuple[int, int]] = []
    last = 0

    def stop(done: int, total: int, text: str) -> None:
        told.append((done, total))
        if len(told) == last:
            raise CancelledError

    shares = set()
    while True:  # after one more step each time: reading, filling the tables, indexing
        last += 1
        told.clear()
        try:
            shop_merge.merge(ben.file, taken.said, taken.parts.__getitem__, KEY, stop)
        except CancelledError:
            shares.add(told[-1][0] * 2 // told[-1][1])
            assert ben.ask("SELECT count(*) FROM contact") == [0]
            assert not ben.file.replica.vector
        else:
            break
    assert shares == {0, 1, 2}
    assert told == sorted(told)
    same(anna, ben)


@pytest.mark.parametrize("moment", [0, 1])
def test_what_is_typed_into_the_empty_shop_meanwhile_stays_ones_own(
    office: list[Shop], moment: int
) -> None:
    anna, ben, _ = office
    busy(anna, 6)
    taken = Taken(anna)
    calls = 0

    def type_(done: int, total: int, text: str) -> None:
        nonlocal calls
        if calls == (0 if moment == 0 else last):
            ben.add("Typed meanwhile")
        calls += 1

    last = len(taken.said.parts) - 1  # the last one is fetched then
    shop_merge.merge(ben.file, taken.said, taken.parts.__getitem__, KEY, type_)
    assert calls > last
    assert ben.ask(
        "SELECT b.origin FROM change c JOIN batch b ON b.n=c.batch JOIN contact k ON k.n=c.row"
        " WHERE c.tbl=? AND k.name='Typed meanwhile'", SYNCED["contact"].info["number"]
    ) == ["user"]  # fmt: skip
    received = ben.ask("SELECT max(n) FROM batch WHERE origin='sync'")[0]
    assert isinstance(received, int)
    undo.invert(ben.store, received, label="Undo")
    assert ben.ask("SELECT name FROM contact WHERE gone=0") == ["Typed meanwhile"]


def test_every_bit_of_a_part_matters(office: list[Shop]) -> None:
    anna, *_ = office
    busy(anna, 1, 8)
    taken = Taken(anna)
    dice = Random(1)
    for number, part in taken.parts.items():
        for _ in range(40):
            wrong = bytearray(part)
            wrong[dice.randrange(len(wrong))] ^= 1 << dice.randrange(8)
            torn = part[: dice.randrange(len(part))]
            for content in (bytes(wrong), torn):
                parts = taken.parts | {number: content}
                assert not snapshots.check(taken.said, parts.__getitem__, LIBRARY, KEY)


def test_a_description_is_read_back_and_damage_is_told(office: list[Shop]) -> None:
    anna, *_ = office
    busy(anna, 1, 8)
    said = Taken(anna).said
    for key in (KEY, None):
        file = snapshot_file.describe(said, LIBRARY, key)
        assert snapshot_file.described(file, LIBRARY, key) == said
        for wrong in (file[:-1], file[:40] + b"?" + file[41:], b""):
            with pytest.raises(BadSegmentError):
                snapshot_file.described(wrong, LIBRARY, key)
    with pytest.raises(BadSegmentError):
        snapshot_file.described(snapshot_file.describe(said, LIBRARY, KEY), LIBRARY, None)


def test_rows_of_a_newer_program_travel_along(office: list[Shop]) -> None:
    anna, ben, _ = office
    anna.add("Eva")
    taken = Taken(anna)
    (block,) = snapshots.blocks_of(taken.said, taken.parts.__getitem__, LIBRARY, KEY)
    assert isinstance(block, snapshot_file.Plain)
    newer = replace(
        block,
        defaults=(*block.defaults, ("shoe_size", (("shoe_size", ""),))),
        columns=block.columns | {"shoe_size": ["42"]},
    )
    foreign = replace(newer, table=9_999, ids=[b"f" * 16])
    (full,) = snapshots.rows_of(newer)
    (other,) = snapshots.rows_of(foreign)
    total = 0
    for one in (full, other):
        total += anna.file.replica.row_sum(one.key, snapshots.row_of(one))
    parts = {
        1: taken.parts[1],
        2: snapshot_file.rows_part(2, [newer, foreign], LIBRARY, KEY),
    }
    said = replace(
        taken.said, digest=(total % (1 << 128)).to_bytes(16), rows=2,
        parts=tuple((len(p), snapshot_file.hash_of(p)) for p in parts.values()),
    )  # fmt: skip
    shop_merge.merge(ben.file, said, parts.__getitem__, KEY)
    assert ben.ask("SELECT name FROM contact") == ["Eva"]
    assert ben.ask("SELECT count(*) FROM sync_cell WHERE grp='shoe_size'") == [2]
    again = Taken(ben)
    assert again.said.digest == said.digest


def test_taking_one_tells_how_far_it_is_and_can_be_stopped(office: list[Shop]) -> None:
    anna, _, cem = office
    busy(anna, 3)
    told: list[tuple[int, int, str]] = []
    parts: dict[int, bytes] = {}

    def note(done: int, total: int, text: str) -> None:
        told.append((done, total, text))

    said = snapshots.take(anna.file, KEY, parts.__setitem__, note)
    assert said is not None
    assert snapshots.check(said, parts.__getitem__, LIBRARY, KEY, note)
    assert {label for *_, label in told} == {
        shop_file.PREPARING, snapshots.TAKING, snapshots.CHECKING,
    }  # fmt: skip
    assert all(0 <= done <= total for done, total, _ in told)
    assert {total for _, total, label in told if label != shop_file.PREPARING} == {said.rows}

    def stop(done: int, total: int, text: str) -> None:
        if text == snapshots.CHECKING:
            raise CancelledError

    upkeep = Upkeep(anna.file, FolderCarrier(anna.share), KEY)
    with pytest.raises(CancelledError):
        upkeep.make_snapshot(stop)
    assert upkeep.usable() == {}  # what is not checked does not count
    assert upkeep.make_snapshot() is not None
    cem.turn()
    assert Upkeep(cem.file, FolderCarrier(cem.share), KEY).catch_up()
    same(anna, cem)
