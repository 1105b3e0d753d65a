"""A shop that was brought back from an older copy, and what others wrote since.

Nothing is sent or received until a person has chosen. *Catch up*: what others wrote comes in, as
one step that can be undone. *Keep the older state*: the same comes in first and is then turned back
as a step of its own, by ordinary edits of somebody who has seen everything; so it becomes the state
of all PCs, nothing is erased, and undoing that step brings everything back everywhere. Both go on
where they were cut off: how far it came stands in the shop file.

What would come in is found out on a copy of the shop beside it, so it is exactly what will.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from crm_desktop.errors import StoreError
from crm_desktop.progress import Progress, silent
from crm_desktop.store.asking import asking
from crm_desktop.store.connection import connect
from crm_desktop.store.durable import create_private
from crm_desktop.store.file_format import LIVE, SHOP_FILE
from crm_desktop.store.guard import make_private
from crm_desktop.store.restored import CATCH_UP, KEEP_OLDER, NOT_CHOSEN
from crm_desktop.store.schema import BY_NUMBER
from crm_desktop.store.store import Store
from crm_desktop.store.undo import UndoResult, invert
from crm_desktop.store.undo_sql import label_of
from crm_desktop.sync.engine import STOPPING, Engine, Turn, trouble_of
from crm_desktop.sync.folder import FolderCarrier
from crm_desktop.sync.shop_file import ShopFile
from crm_desktop.sync.upkeep import Upkeep

CATCHING_UP = "Written by others since this copy was made"
KEEPING = "The older state again"
TRIED = "shop-preview"
LISTED = 100
"""Rows that a preview names."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A shop that was brought back and has not caught up yet."""

    choice: int
    """See ``store.restored``."""
    step: int
    """The step that takes in what others wrote; 0: it was not begun."""


@dataclass(frozen=True, slots=True)
class Change:
    """A row that differs between the older copy and what others have."""

    table: str
    label: str
    kind: str
    """``made``, ``changed`` or ``trashed``."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What others wrote since: comes in by catching up, and is turned back by keeping."""

    made: Mapping[str, int]
    """Table -> rows."""
    changed: Mapping[str, int]
    trashed: Mapping[str, int]
    some: tuple[Change, ...]
    """The first ``LISTED`` of them."""
    complete: bool
    """The folder could be read, and nothing is missing in it just now."""


def waiting(store: Store) -> Waiting | None:
    """Whether this shop is an older copy that has not caught up yet."""
    with store.read_raw() as raw:
        found = raw.execute("SELECT choice, restored FROM sync_state").fetchone()
    return None if found is None or found[1] is None else Waiting(found[0], found[1])


def choose(store: Store, *, keep_older: bool) -> None:
    """What a person has said; what was begun already goes on by it."""
    with store.write_local() as raw:
        raw.execute(
            "UPDATE sync_state SET choice=? WHERE restored NOT NULL",
            (KEEP_OLDER if keep_older else CATCH_UP,),
        )


def begin(store: Store) -> int:
    """The step that takes in what others wrote."""
    found = waiting(store)
    if found is not None and found.step:
        return found.step
    # Ended at once: it is nothing that a person has to continue; more goes into it all the same.
    step = store.begin_batch(CATCHING_UP, "sync")
    store.end_batch(step)
    with store.write_local() as raw:
        raw.execute("UPDATE sync_state SET restored=?", (step,))
    return step


def finish(store: Store, progress: Progress = silent) -> UndoResult | None:
    """Everything has come in: turn it back if the older state is kept. What is changed since by
    somebody here stays, and is listed in the result."""
    found = waiting(store)
    if found is None or found.choice == NOT_CHOSEN:
        return None
    result = None
    with store.read_raw() as raw:
        begun = raw.execute(
            "SELECT n, ended_at FROM batch WHERE undoes=? ORDER BY n DESC LIMIT 1", (found.step,)
        ).fetchone()
    resume, ended = begun or (None, None)
    if found.choice == KEEP_OLDER and ended is None:
        result = invert(store, found.step, label=KEEPING, resume=resume, progress=progress)
    with store.write_local() as raw:
        raw.execute("UPDATE sync_state SET restored=NULL, choice=?", (CATCH_UP,))
    return result


def preview(
    file: ShopFile,
    carrier: FolderCarrier,
    snapshot_key: bytes | None,
    random: Callable[[int], bytes],
    progress: Progress = silent,
) -> Preview:
    """What others wrote since this older copy was made. Nothing is changed, here or in the folder.

    Raises:
        StoreError: ``sync.no_room``: the copy cannot be made.
        CancelledError: from ``progress``.
    """
    place = file.store.folder / TRIED
    try:
        _copy(file.store, place, progress)
        with Store.open(place, clock=file.store.clock, random=random) as tried:
            copied = ShopFile(tried, file.key, random, file.word_key)
            return _try(copied, carrier, Upkeep(copied, carrier, snapshot_key), progress)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            "There is no room on this PC to look at what others wrote since. Nothing was changed.",
            code="sync.no_room",
        ) from error
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _copy(store: Store, place: Path, progress: Progress) -> None:
    shutil.rmtree(place, ignore_errors=True)  # what a power cut left
    make_private(place)
    # SQLite would make a file that others may read, but fills an empty one.
    with open(create_private(place / SHOP_FILE), "rb"):
        pass
    with (
        closing(connect(store.path, "ro", prepared=False)) as raw,
        asking(raw, lambda: progress(0, 0, "")),
    ):
        raw.execute("VACUUM INTO ?", (str(place / SHOP_FILE),))


def _try(file: ShopFile, carrier: FolderCarrier, upkeep: Upkeep, progress: Progress) -> Preview:
    file.seal(progress)
    with file.store.read_raw() as raw:
        (before,) = raw.execute("SELECT coalesce(max(n), 0) FROM change").fetchone()
    engine, turn, moved = Engine(file, carrier), Turn(), True
    while moved:
        turn = engine.turn(progress, only_receive=True)
        moved = bool(turn.received)
        if turn.held:
            file.allow(turn.held)
            moved = True
        elif (turn.missing or turn.behind) and not turn.trouble:
            try:
                moved = upkeep.catch_up(progress) or moved
            except OSError as error:
                turn.trouble.add(trouble_of(error))
    complete = not (turn.trouble & STOPPING or turn.missing or turn.behind)
    return compare(file.store, before, progress, complete=complete)


def compare(tried: Store, before: int, progress: Progress = silent, *, complete: bool) -> Preview:
    """What was done to a copy after the change ``before`` of its journal."""
    kinds: dict[tuple[int, int], str] = {}
    with tried.read_raw() as raw, asking(raw, lambda: progress(0, 0, "")):
        for number, row, old, new in raw.execute(
            "SELECT tbl, row, old, new FROM change WHERE n>? ORDER BY n", (before,)
        ):
            key = (number, row)
            gone = json.loads(new).get("gone") if new else None
            if old is None or kinds.get(key) == "made":
                kinds[key] = "made"
            elif gone is not None and gone != LIVE:
                kinds[key] = "trashed"
            else:
                kinds.setdefault(key, "changed")
        counts = {kind: Counter[str]() for kind in ("made", "changed", "trashed")}
        some: list[Change] = []
        for (number, row), kind in kinds.items():
            table = BY_NUMBER.get(number)
            if table is None:
                continue
            if kind == "made" and _is_hidden(raw, table.name, row):
                continue
            counts[kind][table.name] += 1
            if len(some) < LISTED:
                some.append(Change(table.name, label_of(raw, table, row), kind))
    return Preview(
        dict(counts["made"]), dict(counts["changed"]), dict(counts["trashed"]), tuple(some),
        complete,
    )  # fmt: skip


def _is_hidden(raw: sqlite3.Connection, table: str, row: int) -> bool:
    found = raw.execute(f"SELECT gone FROM {table} WHERE n=?", (row,)).fetchone()
    return found is None or found[0] != LIVE
