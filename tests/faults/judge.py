"""Whether a shop is whole after a fault, holds all that was said to be safe, and takes more."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from crm_desktop.services.backups import Backups
from crm_desktop.services.history import History
from crm_desktop.store.backup import verify_backup
from crm_desktop.store.check import check_shop
from crm_desktop.store.file_format import SHOP_FILE
from crm_desktop.store.store import Store
from crm_desktop.sync.shared import Shared
from tests.faults.flows import CHUNK, OTHER, RECORDS, SHARE, SHOP, add, opened, pc


def judge(folder: Path, told: Sequence[str]) -> None:
    """Open what a flow left in ``folder`` and look at it; fails on anything lost or half."""
    went_back = "going back" in told
    with opened(folder / SHOP, 97) as store:
        history = History(store)
        if any(cut_off.origin in ("undo", "redo") for cut_off in history.unfinished()):
            history.undo()  # goes on where it was cut off
        assert {cut_off.origin for cut_off in history.unfinished()} <= {"import"}
        report = check_shop(store)
        assert report.ok, report
        _holds(store, told, went_back=went_back)
        _no_halves(store)
        _backups_are_good(store, told, folder / "inside")
        add(store, "afterwards")
        assert "afterwards" in _names(store)
        if (folder / SHARE).exists():
            _both_come_level(store, folder)


def _names(store: Store) -> set[str]:
    with store.read_raw() as raw:
        return {name for (name,) in raw.execute("SELECT name FROM contact WHERE gone=0")}


def _said(told: Sequence[str], word: str) -> list[str]:
    return [line.partition(" ")[2] for line in told if line.startswith(f"{word} ")]


def _holds(store: Store, told: Sequence[str], *, went_back: bool) -> None:
    names = _names(store)
    last = {name: word for line in told for word, _, name in [line.partition(" ")]}
    for name, word in last.items():
        if word == "contact" and not went_back:
            assert name in names, f"{name} was said to be saved"
        if word == "gone":
            assert name not in names
    if went_back:  # before or after, but one of the two
        assert names == ({"first"} if "Hans" not in names else {"first", "Hans"})
        if "went back" in told:
            assert names == {"first"}
    with store.read_raw() as raw:
        entries = {body for (body,) in raw.execute("SELECT body FROM entry WHERE gone=0")}
    assert set(_said(told, "entry")) <= entries
    rows = [int(count) for count in _said(told, "rows")]
    if rows:
        with store.read_raw() as raw:
            (moved,) = raw.execute(
                "SELECT count(*) FROM contact c JOIN source s ON s.id=c.source_id"
                " WHERE s.file='b.csv'"
            ).fetchone()
        assert moved >= max(rows) - 1  # one row fills in somebody known


def _no_halves(store: Store) -> None:
    with store.read_raw() as raw:
        for table, count in (("phone", 2), ("email", 1), ("address", 1)):
            wrong = raw.execute(
                f"SELECT c.name, count(p.n) FROM contact c LEFT JOIN {table} p"
                " ON p.contact_id=c.id WHERE c.source_id IS NULL"
                " GROUP BY c.n HAVING count(p.n)<>?",
                (count,),
            ).fetchall()
            assert wrong == [], f"half of a contact: {table}"
        numbers = [
            number
            for (number,) in raw.execute(
                "SELECT c.source_record FROM contact c JOIN source s ON s.id=c.source_id"
                " WHERE s.file='b.csv' ORDER BY 1"
            )
        ]
    last = numbers[-1] if numbers else 0
    assert last % CHUNK == 0 or last == RECORDS, "half a portion of an import"


def _backups_are_good(store: Store, told: Sequence[str], place: Path) -> None:
    backups = Backups(store)
    listed = backups.listed()
    for backup in listed:
        verify_backup(backup)
    held: set[str] = set()
    for backup in listed:
        place.mkdir(mode=0o700)
        shutil.copyfile(backup.path, place / SHOP_FILE)
        with opened(place, 98) as inside:
            held |= _names(inside)
        shutil.rmtree(place)
    assert set(_said(told, "backup")) <= held


def _both_come_level(store: Store, folder: Path) -> None:
    """What either PC ever saved is on both."""
    with opened(folder / OTHER, 99) as other:
        pair = [Shared(store, pc(folder, "anna")), Shared(other, pc(folder, "ben"))]
        try:
            for _ in range(3):
                for one in pair:
                    done = one.now()
                    assert not done.turn.refused, done.turn
            assert _names(store) == _names(other)
            assert {"first", "ben's", "anna's"} <= _names(other)
            assert all(one.verify().ok for one in pair)
            assert check_shop(other).ok
        finally:
            for one in pair:
                one.close()
