"""Whether a shop is whole after a fault, holds all that was said to be safe, and takes more."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from crm_desktop.services import privacy
from crm_desktop.services.backups import Backups
from crm_desktop.services.erasure_ledger import erasures
from crm_desktop.services.history import History
from crm_desktop.store.backup import verify_backup
from crm_desktop.store.check import check_shop
from crm_desktop.store.connection import connect
from crm_desktop.store.store import Store
from crm_desktop.sync.shared import Shared
from tests.faults.flows import (
    CHUNK,
    GOES,
    JOINS,
    OTHER,
    RECORDS,
    SHARE,
    SHOP,
    add,
    bring_in,
    opened,
    pc,
)


def judge(folder: Path, told: Sequence[str]) -> None:
    """Open what a flow left in ``folder`` and look at it; fails on anything lost or half."""
    with opened(folder / SHOP, 97) as store:
        history = History(store)
        if any(cut_off.origin in ("undo", "redo") for cut_off in history.unfinished()):
            history.undo()  # goes on where it was cut off
        assert {cut_off.origin for cut_off in history.unfinished()} <= {"import"}
        privacy.replay(store)
        _erased_is_gone(store, told)
        report = check_shop(store)
        assert report.ok, report
        with store.read_raw() as raw:
            holds(Content.of(raw), told)
        _backups_are_good(store, told)
        add(store, "afterwards")
        assert "afterwards" in _names(store)
        if (folder / SHARE).exists():
            _both_come_level(store, folder)


@dataclass(frozen=True)
class Content:
    """What of a shop the flows speak of."""

    names: frozenset[str]
    entries: frozenset[str]
    imported: tuple[int, ...]
    """Numbers of the records of the import, ascending."""
    halves: tuple[str, ...]
    """Contacts with another number of phones, mail addresses or addresses than they were given."""

    @classmethod
    def of(cls, raw: sqlite3.Connection) -> Content:
        """Read it; the shop may be of the older version."""
        (names, entries, imported) = (
            [value for (value,) in raw.execute(statement)]
            for statement in (
                "SELECT name FROM contact WHERE gone=0",
                "SELECT body FROM entry WHERE gone=0",
                "SELECT c.source_record FROM contact c JOIN source s ON s.id=c.source_id"
                " WHERE s.file='b.csv' ORDER BY 1",
            )
        )
        halves = []
        for table, count in (("phone", 2), ("email", 1), ("address", 1)):
            halves += [
                f"{name}: {found} of {table}"
                for name, found in raw.execute(
                    f"SELECT c.name, count(p.n) FROM contact c LEFT JOIN {table} p"
                    " ON p.contact_id=c.id WHERE c.source_id IS NULL"
                    " GROUP BY c.n HAVING count(p.n)<>?",
                    (count,),
                )
            ]
        return cls(frozenset(names), frozenset(entries), tuple(imported), tuple(halves))


def content_of(path: Path) -> Content:
    """Read the file of a shop, or a copy of it, that nobody has open."""
    with closing(connect(path, "ro", prepared=False)) as raw:
        return Content.of(raw)


def holds(content: Content, told: Sequence[str]) -> None:
    """Fails unless all that was said to be safe is there, and nothing is half there."""
    assert not content.halves, f"half of a contact: {content.halves}"
    last_record = content.imported[-1] if content.imported else 0
    assert last_record % CHUNK == 0 or last_record == RECORDS, "half a portion of an import"
    names = content.names
    last = {name: word for line in told for word, _, name in [line.partition(" ")]}
    went_back = "going back" in told
    for name, word in last.items():
        if word == "contact" and not went_back:
            assert name in names, f"{name} was said to be saved"
        if word == "gone":
            assert name not in names, f"{name} was said to be undone"
    if went_back:  # before or after, but one of the two
        kept = names - {"again"}
        assert kept == ({"first"} if "Hans" not in names else {"first", "Hans"}), names
        if "went back" in told:
            assert kept == {"first"}, names
    assert set(said(told, "entry")) <= content.entries, "an entry was said to be saved"
    rows = [int(count) for count in said(told, "rows")]
    if rows:  # one row fills in somebody known
        assert len(content.imported) >= max(rows) - 1, "rows were said to be taken over"


def said(told: Sequence[str], word: str) -> list[str]:
    """What the lines that begin with this word say."""
    return [line.partition(" ")[2] for line in told if line.startswith(f"{word} ")]


def _names(store: Store) -> set[str]:
    with store.read_raw() as raw:
        return {name for (name,) in raw.execute("SELECT name FROM contact WHERE gone=0")}


def _erased_is_gone(store: Store, told: Sequence[str]) -> None:
    """Erased for good or whole, never between; the copies too."""
    if GOES in _names(store):
        assert not said(told, "erased"), "was said to be erased"
        return
    if not erasures(store):
        return  # another flow
    assert not privacy.is_due(store)
    left = [
        path
        for path in store.folder.rglob("*")
        if path.is_file() and GOES.lower().encode() in path.read_bytes().lower()
    ]
    assert not left, f"erased, and still in {left}"


def _backups_are_good(store: Store, told: Sequence[str]) -> None:
    listed = Backups(store).listed()
    held: set[str] = set()
    for backup in listed:
        verify_backup(backup)
        held |= content_of(backup.path).names
    assert set(said(told, "backup")) <= held, "a backup was said to be made"


def _both_come_level(store: Store, folder: Path) -> None:
    """What either PC ever saved is on both."""
    if (folder / JOINS).exists():
        bring_in(store, folder)
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
