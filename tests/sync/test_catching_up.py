"""Catching up by a snapshot goes in sets where one side has seen all of the other: what comes out
must be what the segments would have brought, one by one."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from random import Random

import pytest

from crm_desktop.store.connection import connect
from crm_desktop.sync import (
    mending,
    shop_merge,
    shop_rows,
    shop_stage,
    snapshot_file,
    snapshots,
)  # fmt: skip
from crm_desktop.sync.core.naming import Dot, Mark
from crm_desktop.sync.core.operations import RowKey
from crm_desktop.sync.segment import BadSegmentError
from crm_desktop.sync.snapshot_file import Plain
from tests.sync.offices import KEY, LIBRARY, Shop, level, same, shared_folder
from tests.sync.test_snapshots import Taken


@pytest.fixture
def office(tmp_path: Path) -> Iterator[list[Shop]]:
    share = shared_folder(tmp_path)
    made = [Shop(tmp_path / name, share, name) for name in ("anna", "ben")]
    yield made
    for shop in made:
        shop.store.close()


def _blocks(taken: Taken) -> list[Plain]:
    found = snapshots.blocks_of(taken.said, taken.parts.__getitem__, LIBRARY, KEY)
    return [block for block in found if isinstance(block, Plain)]


def test_rows_that_were_changed_later_stand_in_columns_too(office: list[Shop]) -> None:
    anna, ben = office
    ids = [anna.add(f"Person {n}") for n in range(5)]
    anna.do("UPDATE contact SET note='tea' WHERE id=?", ids[0])
    anna.file.seal()
    anna.do("UPDATE contact SET note='', job_title='baker' WHERE id=?", ids[0])
    anna.do("UPDATE contact SET birth_day=3 WHERE id=?", ids[3])
    taken = Taken(anna)
    (block,) = _blocks(taken)
    assert {at: sorted(groups) for at, groups in block.later.items()} == {
        0: ["job", "note"], 3: ["birthday"],
    }  # fmt: skip
    assert taken.is_good()
    again = snapshot_file.read_rows(
        snapshot_file.rows_part(2, [block], LIBRARY, KEY), 2, LIBRARY, KEY
    )
    assert again == [block]
    wrong = snapshot_file.rows_part(2, [_with(block, {0: {"none": Dot(0, 1)}})], LIBRARY, KEY)
    with pytest.raises(BadSegmentError):
        snapshot_file.read_rows(wrong, 2, LIBRARY, KEY)
    taken.into(ben)
    same(anna, ben)
    assert not mending.drift(ben.file).rows


def _signs(shop: Shop) -> dict[RowKey, list[Mark]]:
    """The signs of life of all rows; the digest does not tell them from one another."""
    keys = shop.ask("SELECT CAST(tbl AS TEXT) || ' ' || hex(row) FROM sync_row")
    parts = [str(key).split() for key in keys]
    replica = shop.file.replica
    with shop.store.read_raw() as raw:
        shop_rows.load(raw, replica, [RowKey(int(t), bytes.fromhex(r)) for t, r in parts])
    return {key: sorted(map(replica.chains.mark, row.signs)) for key, row in replica.rows.items()}


def _with(block: Plain, later: dict[int, dict[str, Dot]]) -> Plain:
    return Plain(
        block.table, block.defaults, block.ids, block.births, block.signs, block.sums,
        block.columns, later,
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
def test_it_comes_out_as_the_segments_would_bring_it(office: list[Shop], seed: int) -> None:
    anna, ben = office
    dice = Random(seed)
    ids = [anna.add(f"Person {n}") for n in range(12)]
    level(anna, ben)

    def work(shop: Shop, times: int) -> None:
        for _ in range(times):
            row = dice.choice(ids)
            what = dice.randrange(4)
            if what == 0:
                note = dice.choice(["", "tea", "milk"])
                shop.do("UPDATE contact SET note=? WHERE id=?", note, row)
            elif what == 1:
                shop.do("UPDATE contact SET job_title=? WHERE id=?", f"job {dice.random()}", row)
            elif what == 2:
                shop.do("UPDATE contact SET gone=1-gone WHERE id=? AND gone<2", row)
            else:
                phone = "INSERT INTO phone(id, contact_id, typed) VALUES (?, ?, '030')"
                shop.do(phone, dice.randbytes(16), row)
            if dice.random() < 0.5:
                shop.file.seal()

    work(anna, 3)
    work(ben, 3)
    level(anna, ben)
    work(anna, 12)
    if seed % 2:
        work(ben, 4)  # what ben does meanwhile is not lost
    taken = Taken(anna)
    assert taken.is_good()
    taken.into(ben)
    assert not mending.drift(ben.file).rows
    level(ben, anna)
    assert not mending.drift(anna.file).rows
    assert _signs(anna) == _signs(ben)


def test_rows_that_are_the_same_here_are_not_brought_again(office: list[Shop]) -> None:
    anna, ben = office
    ids = [anna.add(f"Person {n}") for n in range(4)]
    level(anna, ben)
    anna.do("UPDATE contact SET note='tea' WHERE id=?", ids[2])
    taken = Taken(anna)
    told: list[tuple[int, int]] = []
    shop_merge.merge(
        ben.file, taken.said, taken.parts.__getitem__, KEY,
        lambda done, total, _text: told.append((done, total)),
    )  # fmt: skip
    same(anna, ben)
    (batch,) = ben.ask("SELECT max(n) FROM batch WHERE origin='sync'")
    assert ben.ask("SELECT count(*) FROM change WHERE batch=?", batch) == [1]
    assert told[0] == (0, 4)


def test_signs_that_only_this_pc_knows_stay(office: list[Shop]) -> None:
    anna, ben = office
    eva = anna.add("Eva")
    level(anna, ben)
    anna.do("UPDATE contact SET note='tea' WHERE id=?", eva)
    ben.do("INSERT INTO phone(id, contact_id, typed) VALUES (?, ?, '030')", b"p" * 16, eva)
    Taken(anna).into(ben)
    assert len(_signs(ben)[RowKey(3, eva)]) == 2
    level(ben, anna)
    assert _signs(anna) == _signs(ben)


DYING = """
import os, signal, sqlite3, sys
from functools import partial
from pathlib import Path
sys.path[:0] = sys.argv[4:]
folder, parts, last = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
begun = False
def die(statement):
    if begun and statement.startswith(last):
        os.kill(os.getpid(), signal.SIGKILL)
class Watched(sqlite3.Connection):
    def __init__(self, *args, **named):
        super().__init__(*args, **named)
        self.set_trace_callback(die)
sqlite3.connect = partial(sqlite3.connect, factory=Watched)
from crm_desktop.store.store import Store
from crm_desktop.sync import shop_merge, snapshot_file
from crm_desktop.sync.shop_file import ShopFile
library, key = b"L" * 16, bytes(range(32))
with Store.open(folder, clock=lambda: 1_800_000_000_000) as store:
    said = snapshot_file.described((parts / "0").read_bytes(), library, key)
    store.make_ready()
    begun = True
    get = lambda number: (parts / str(number)).read_bytes()
    shop_merge.merge(ShopFile(store, key, os.urandom), said, get, key)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
# Everything is written then but where we have come to, but the index of what people search by; all
# of it is in a file that has not taken the place of the shop, or has; or in the log of the shop.
@pytest.mark.parametrize(
    ("joining", "read", "last", "is_in"),
    [
        (True, False, "UPDATE sync_state SET hlc", False),
        (True, False, "INSERT INTO main.search_contact", False),
        (True, False, "PRAGMA journal_mode=DELETE", False),
        (True, False, "PRAGMA synchronous=FULL", True),
        (True, True, "PRAGMA wal_checkpoint", True),
        (False, False, "UPDATE sync_state SET hlc", False),
    ],
)
def test_a_program_that_dies_while_it_catches_up_leaves_what_was(
    office: list[Shop], tmp_path: Path, joining: bool, read: bool, last: str, is_in: bool
) -> None:
    """``read``: another program has the shop open."""
    anna, ben = office
    eva = anna.add("Eva")
    if not joining:
        level(anna, ben)
        ben.add("Ben's own")
        ben.file.seal()
    anna.do("UPDATE contact SET note='tea' WHERE id=?", eva)
    anna.add("Ada")
    taken = Taken(anna)
    parts = tmp_path / "parts"
    parts.mkdir()
    (parts / "0").write_bytes(snapshot_file.describe(taken.said, LIBRARY, KEY))
    for number, content in taken.parts.items():
        (parts / str(number)).write_bytes(content)
    before, folder = ben.content(), ben.store.folder
    ben.store.close()
    with ExitStack() as open_here:
        if read:
            raw = open_here.enter_context(closing(connect(ben.store.path, "ro")))
            raw.execute("SELECT * FROM contact").fetchall()
        run = subprocess.run(
            [sys.executable, "-c", DYING, str(folder), str(parts), last, *sys.path],
            check=False, timeout=60,
        )  # fmt: skip
    assert run.returncode == -signal.SIGKILL
    again = Shop(folder, ben.share, "ben")
    office[1] = again
    assert again.content() == (anna.content() if is_in else before)
    taken.into(again)
    assert not mending.drift(again.file).rows
    level(again, anna)
    left = {file.name for file in folder.iterdir()}
    assert shop_stage.STAGED not in left
    assert not {name for name in left if name.startswith("shop-filling")}
