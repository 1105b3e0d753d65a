"""Rows that are sealed for the first time take a short way, which must lead to the same place."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from crm_desktop.progress import silent
from crm_desktop.services.sample import make_sample_shop
from crm_desktop.sync import mending, segment
from crm_desktop.sync.core.operations import Segment
from crm_desktop.sync.core.replica import Replica
from tests.sync.offices import KEY, LIBRARY, Shop, level, shared_folder


def _told(shop: Shop, replica: Replica) -> list[Segment]:
    """All that ``shop`` sealed, brought by the core alone into ``replica``, which is level then."""
    outbox, told = shop.file.outbox(), []
    for mark in sorted(outbox):
        found, name = segment.decode(outbox[mark], LIBRARY, KEY)
        assert found.digest == replica.digest
        replica.apply(found, name.head)
        told.append(found)
    assert replica.digest == shop.file.replica.digest
    assert not mending.drift(shop.file).rows
    return told


def test_a_whole_shop_is_sealed_as_the_core_would(tmp_path: Path) -> None:
    share = shared_folder(tmp_path)
    anna, ben = Shop(tmp_path / "anna", share, "anna"), Shop(tmp_path / "ben", share, "ben")
    make_sample_shop(
        anna.store, size=30, seed=4, today=dt.date(2026, 11, 22), progress=silent, holds=500
    )
    level(anna, ben)
    replica = Replica()
    told = _told(anna, replica)
    with anna.store.read_raw() as raw:
        kept = {
            (table, row): (births, signs)
            for table, row, *births, sc, ss in raw.execute(
                "SELECT tbl, row, birth_chain, birth_seq, sign_chain, sign_seq FROM sync_row"
            )
            for signs in [[sc, ss]]
        }
    assert len(kept) == len(replica.rows) > 300
    for key, row in replica.rows.items():
        births, signs = kept[key]
        assert [list(dot) for dot in row.births] == [births]
        assert [list(dot) for dot in row.signs] == [signs]
    for found in told:
        again, mark = segment.decode(segment.encode(found, LIBRARY), LIBRARY)
        assert again == found
        assert mark.seq == found.seq
    anna.store.close()
    ben.store.close()


def test_a_part_is_born_under_an_owner_with_a_past(tmp_path: Path) -> None:
    share = shared_folder(tmp_path)
    anna, ben = Shop(tmp_path / "anna", share, "anna"), Shop(tmp_path / "ben", share, "ben")
    eva, ada = anna.add("Eva"), anna.add("Ada")
    anna.do("INSERT INTO phone(id, contact_id, typed) VALUES (?, ?, '030')", b"p" * 16, eva)
    level(anna, ben)
    anna.do("INSERT INTO entry(id, contact_id, body) VALUES (?, ?, 'called')", b"e" * 16, eva)
    anna.do("UPDATE contact SET note='tea' WHERE id=?", ada)
    ben.do("UPDATE contact SET gone=1 WHERE id=?", eva)  # has not heard of the call
    level(anna, ben)
    assert anna.ask("SELECT gone FROM contact ORDER BY name") == [0, 0]
    # A row with a past moves to one that is born in the same segment.
    eve = anna.add("Eve")
    anna.do("UPDATE phone SET contact_id=? WHERE id=?", eve, b"p" * 16)
    anna.file.seal()
    assert not mending.drift(anna.file).rows
    level(anna, ben)
    assert anna.file.replica.digest == ben.file.replica.digest
    assert ben.ask("SELECT name FROM contact WHERE gone=0 ORDER BY name") == ["Ada", "Eva", "Eve"]
    assert not mending.drift(ben.file).rows
    anna.store.close()
    ben.store.close()


def test_owners_in_the_trash_are_not_named(tmp_path: Path) -> None:
    anna = Shop(tmp_path / "anna", shared_folder(tmp_path), "anna")
    eva, ada, kim, lee = (anna.add(name) for name in ("Eva", "Ada", "Kim", "Lee"))
    anna.file.seal()
    anna.do("UPDATE contact SET gone=1 WHERE id IN (?, ?)", ada, kim)
    anna.file.seal()

    def told(*parts: tuple[str, str, bytes]) -> dict[bytes, list[bytes]]:
        """Id of each new part, sealed at once -> the ids of the owners that are named."""
        with anna.store.transact("parts") as tx:
            for statement, row, owner in parts:
                tx.raw.execute(statement, (row.encode() * 16, owner))
        anna.file.seal()
        writes = _told(anna, Replica())[-1].writes
        return {write.row.row: [key.row for key in write.owners] for write in writes}

    phone = "INSERT INTO phone(id, contact_id, typed) VALUES (?, ?, '030')"
    entry = "INSERT INTO entry(id, contact_id, body) VALUES (?, ?, 'called')"
    person = "INSERT INTO participant(id, entry_id, role) VALUES (?, ?, 'guest')"
    # More in the trash than are named, then fewer.
    assert told((phone, "a", eva)) == {b"a" * 16: [eva]}
    assert told((phone, "b", ada)) == {b"b" * 16: []}
    assert told(
        (phone, "c", ada), (phone, "d", eva), (phone, "e", kim), (phone, "f", lee),
        (entry, "g", eva), (entry, "h", kim), (person, "i", b"g" * 16), (person, "j", b"h" * 16),
    ) == {
        b"c" * 16: [], b"d" * 16: [eva], b"e" * 16: [], b"f" * 16: [lee],
        b"g" * 16: [eva], b"h" * 16: [],
        b"i" * 16: [b"g" * 16, eva], b"j" * 16: [b"h" * 16],
    }  # fmt: skip
    anna.store.close()


def test_a_segment_of_new_rows_is_bounded_in_bytes(tmp_path: Path) -> None:
    anna = Shop(tmp_path / "anna", shared_folder(tmp_path), "anna")
    eva = anna.add("Eva")
    for n in range(3):
        anna.do(
            "INSERT INTO entry(id, contact_id, body) VALUES (?, ?, ?)",
            bytes([n]) * 16, eva, "x" * 700_000,
        )  # fmt: skip
    anna.file.seal()
    told = _told(anna, Replica())
    assert [len(found.writes) for found in told] == [2, 1, 1]
    anna.store.close()
