"""What may be joined, removed and erased."""

from __future__ import annotations

from crm_desktop.sync.core import compaction
from crm_desktop.sync.core.compaction import DAY, LogFile, Peer, SnapshotFile
from crm_desktop.sync.core.naming import Author, Dot
from crm_desktop.sync.core.operations import RowKey

ME, YOU = Author(b"m" * 16, 1), Author(b"y" * 16, 1)
ROW = RowKey(3, b"r" * 16)


def log(count: int, wall: int = 0) -> list[LogFile]:
    return [LogFile(Dot(0, seq), wall, 100) for seq in range(1, count + 1)]


def shot(vector: dict[int, int], hlc: int = 1, *, verified: bool = True) -> SnapshotFile:
    return SnapshotFile(f"s{hlc}", vector, hlc, verified)


def test_only_what_a_verified_snapshot_holds_is_removed() -> None:
    peers = [Peer(YOU, {0: 9})]
    assert compaction.removable(log(2), [shot({0: 1})], peers, 0) == log(1)
    assert compaction.removable(log(2), [shot({0: 2}, verified=False)], peers, 0) == []
    assert compaction.removable(log(2), [], peers, 999 * DAY) == []


def test_an_absent_pc_holds_up_removing_for_half_a_year_only() -> None:
    peers, held = [Peer(YOU, {})], [shot({0: 2})]
    assert compaction.removable(log(2), held, peers, 180 * DAY) == []
    assert compaction.removable(log(2), held, peers, 180 * DAY + 1) == log(2)
    assert compaction.removable(log(2), held, [Peer(YOU, {}, retired=True)], 0) == log(2)


def test_only_what_everybody_has_is_joined_and_only_many_at_once() -> None:
    many = compaction.USUAL.longest_roll_up
    assert compaction.roll_up(log(many + 5), [Peer(YOU, {0: many + 9})]) == log(many)
    assert compaction.roll_up(log(many + 5), [Peer(YOU, {0: many - 1})]) == []


def test_when_a_snapshot_is_due() -> None:
    due = compaction.snapshot_is_due
    assert due(log_bytes=1, last_size=None, files=30, age_days=0)
    assert due(log_bytes=256 << 10, last_size=None, files=1, age_days=0)
    assert not due(log_bytes=1, last_size=None, files=29, age_days=999)
    assert not due(log_bytes=0, last_size=None, files=0, age_days=0)
    assert not due(log_bytes=99, last_size=100, files=5, age_days=1)
    assert due(log_bytes=101, last_size=100, files=5, age_days=1)
    assert due(log_bytes=99, last_size=100, files=2_000, age_days=1)
    assert due(log_bytes=99, last_size=100, files=5, age_days=30)
    assert not due(log_bytes=0, last_size=100, files=0, age_days=300)


def test_two_good_snapshots_stay() -> None:
    found = [shot({}, 1), shot({}, 2), shot({}, 3, verified=False), shot({}, 4), shot({}, 5)]
    assert [s.hlc for s in compaction.surplus_snapshots(found)] == [3, 2, 1]
    assert compaction.surplus_snapshots([shot({}, 1), shot({}, 2, verified=False)]) == []


def test_the_trash_is_emptied_by_the_slowest_clock_and_when_all_know() -> None:
    hidden = {ROW: (Dot(0, 5), 0)}
    late, now = 401 * DAY, [Peer(ME, {0: 9}, 401 * DAY)]
    assert compaction.erasable(hidden, now) == [ROW]
    assert compaction.erasable(hidden, [*now, Peer(YOU, {0: 5}, late)]) == [ROW]
    assert compaction.erasable(hidden, [*now, Peer(YOU, {0: 4}, late)]) == []
    assert compaction.erasable(hidden, [*now, Peer(YOU, {0: 5}, 400 * DAY)]) == []
    assert compaction.erasable(hidden, [*now, Peer(YOU, {}, 0, retired=True)]) == [ROW]
    assert compaction.erasable(hidden, []) == []


def test_who_was_erased_leaves_the_folder_soon() -> None:
    due = compaction.snapshot_is_due
    assert not due(log_bytes=1, last_size=100, files=1, age_days=0, erased_hours=0.9)
    assert due(log_bytes=1, last_size=100, files=1, age_days=0, erased_hours=1)
    erased = [Dot(0, 5)]
    before, unsure = shot({0: 4}, 2), shot({0: 5}, 3, verified=False)
    found = [shot({0: 3}, 1), before, unsure]
    assert compaction.surplus_snapshots(found, erased) == []
    after = shot({0: 6}, 4)
    assert compaction.surplus_snapshots([*found, after], erased) == [before, found[0]]
    assert compaction.surplus_snapshots([after, shot({0: 7}, 5)], erased) == []
