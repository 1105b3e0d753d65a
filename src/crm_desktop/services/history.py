"""What was done in this shop, and turning it back.

Undo takes the newest thing the person did that still stands; redo turns back the newest undo, until
something new was done. Any finished batch can also be undone by its number, at any time.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from crm_desktop.errors import UserError
from crm_desktop.progress import Progress, silent
from crm_desktop.store.schema import BY_NUMBER, SYNCED, number
from crm_desktop.store.store import Store
from crm_desktop.store.undo import UndoResult, families, invert, undone_batches

OWN_ORIGINS = ("user", "import", "sample")
"""What a person did; undo and redo walk over these."""

LOOKED_AT = 2000
"""Changes that are counted for telling what a step touched; imports keep their own numbers."""

# Table and column of everything that hangs on a contact.
_POINTING = tuple(
    (table.name, column.name)
    for table in SYNCED.values()
    for column in table.columns
    if any(key.column.table.name == "contact" for key in column.foreign_keys)
    and column.name != "merged_into"
)
_COLUMNS = ("n", "label", "origin", "person", "device", "started_at", "ended_at", "undoes")


@dataclass(frozen=True, slots=True)
class Batch:
    """One undo step. Times are UTC milliseconds; ``ended_at`` None: cut off, or still running."""

    n: int
    label: str
    origin: str
    person: str
    device: str
    started_at: int
    ended_at: int | None
    undoes: int | None
    undone_by: int | None
    summary: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Step:
    """An undo or redo about to be carried out, as batch ``resume`` if it was begun before."""

    undoes: int
    label: str
    origin: str
    resume: int | None = None


class History:
    """Reads and turns back batches of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def batches(
        self,
        limit: int = 100,
        *,
        before: int | None = None,
        text: str = "",
        origins: Collection[str] = (),
        who: str = "",
        contact: int | None = None,
        until: int | None = None,
    ) -> list[Batch]:
        """The newest batches, newest first.

        ``before``: only those with a smaller number; ``text``: part of label, person or PC, in any
        case; ``origins``: only of these kinds, () being all; ``who``: a person or a PC;
        ``contact``: only those that touched this contact (``contact.n``) or what hangs on it;
        ``until``: only those begun before this instant (UTC milliseconds).
        """
        where, values = [], list[Any]()
        if before is not None:
            where.append("n<?")
            values.append(before)
        if text:
            where.append("like(?, label || ' ' || person || ' ' || device, '!')")
            escaped = re.sub("[%_!]", lambda found: f"!{found.group()}", text)
            values.append(f"%{escaped}%")
        if origins:
            where.append("origin IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(list(origins)))
        if who:
            where.append("(person=? OR device=?)")
            values += [who, who]
        if until is not None:
            where.append("started_at<?")
            values.append(until)
        if contact is not None:
            where.append("n IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(self._steps_of(contact)))
        condition = f"WHERE {' AND '.join(where)} " if where else ""
        return self._select(f"{condition}ORDER BY n DESC LIMIT +?", (*values, limit))

    def doers(self) -> list[str]:
        """The persons and PCs that steps were done by, in alphabetical order."""
        with self._store.read_raw() as raw:
            rows = raw.execute(
                "SELECT person FROM batch UNION SELECT device FROM batch ORDER BY 1 COLLATE NOCASE"
            )
            return [name for (name,) in rows if name]

    def _steps_of(self, contact: int) -> list[int]:
        tables = [
            f"SELECT t.n FROM {table} t JOIN contact c ON c.id=t.{column} WHERE c.n=?1"
            for table, column in _POINTING
        ]
        with self._store.read_raw() as raw:
            rows = raw.execute(
                " UNION ".join(
                    f"SELECT h.batch FROM change h WHERE h.tbl={number(SYNCED[table])}"
                    f" AND h.row IN ({rows})"
                    for (table, _), rows in zip(
                        (("contact", ""), *_POINTING), ("?1", *tables), strict=True
                    )
                ),
                (contact,),
            )
            return [batch for (batch,) in rows]

    def touched(self, batch: int) -> dict[str, int]:
        """Table -> rows that a batch made or changed, of its first ``LOOKED_AT`` changes."""
        with self._store.read_raw() as raw:
            # The journal has no index by batch; what belongs to one command stands together.
            return {
                BY_NUMBER[number].name: count
                for number, count in raw.execute(
                    "SELECT tbl, count(DISTINCT row) FROM (SELECT tbl, row, batch FROM change"
                    " WHERE n>(SELECT after_change FROM batch WHERE n=?1) ORDER BY n LIMIT +?2)"
                    " WHERE batch=?1 GROUP BY tbl",
                    (batch, LOOKED_AT),
                )
            }

    def unfinished(self) -> list[Batch]:
        """Batches that were cut off and not taken back: to be continued or undone."""
        cut_off = self._select("WHERE ended_at IS NULL ORDER BY n", ())
        return [batch for batch in cut_off if batch.undone_by is None]

    def standing(self) -> int | None:
        """The newest thing the person did that still stands: what ``undo`` would turn back."""
        with self._store.read_raw() as raw:
            try:
                return _newest_standing(raw)
            except UserError:
                return None

    def undo(self, batch: int | None = None, *, progress: Progress = silent) -> UndoResult:
        """Turn back ``batch``, or the newest thing that still stands.

        An undo that was cut off is continued before anything else is undone.

        Raises:
            UserError: there is nothing to undo, that batch is already undone, or another undo is
                running.
        """
        with self._alone():
            with self._store.read_raw() as raw:
                step = _cut_off(raw, batch, "undo") or _inverting(
                    raw, _newest_standing(raw) if batch is None else batch
                )
            return self._carry_out(step, progress)

    def undo_part(
        self, batch: int, contacts: Sequence[int], label: str, *, progress: Progress = silent
    ) -> UndoResult:
        """Turn back what ``batch`` did to some contacts (``contact.n``) and to what hangs on them,
        as a step of its own named ``label``; the rest of ``batch`` stands.

        Raises:
            UserError: another undo is running.
        """
        with self._alone():
            return invert(
                self._store, batch, label=label, origin="user", only=contacts, progress=progress
            )

    def redo(self, *, progress: Progress = silent) -> UndoResult:
        """Do again what was undone last; a redo that was cut off is continued.

        Raises:
            UserError: nothing was undone, something new was done since, or another undo is
                running.
        """
        with self._alone():
            with self._store.read_raw() as raw:
                step = _cut_off(raw, None, "redo") or _inverting(raw, _newest_undo(raw))
            return self._carry_out(step, progress)

    def _carry_out(self, step: _Step, progress: Progress) -> UndoResult:
        return invert(
            self._store, step.undoes, label=step.label, origin=step.origin, resume=step.resume,
            progress=progress,
        )  # fmt: skip

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if not self._store.inverting.acquire(blocking=False):
            raise UserError(
                "Something is being undone right now. Nothing else was changed. Please wait until "
                "that is finished.",
                code="history.busy",
            )
        try:
            yield
        finally:
            self._store.inverting.release()

    def is_undone(self, batch: int) -> bool:
        """Whether what a batch did is turned back now."""
        with self._store.read_raw() as raw:
            return batch in undone_batches(raw)

    def _select(self, where: str, values: tuple[Any, ...]) -> list[Batch]:
        with self._store.read_raw() as raw:
            undone = undone_batches(raw)
            return [
                Batch(
                    **dict(zip(_COLUMNS, row, strict=True)),
                    undone_by=undone.get(row[0]),
                    summary=json.loads(summary or "{}"),
                )
                for *row, summary in raw.execute(
                    f"SELECT {', '.join(_COLUMNS)}, summary FROM batch {where}", values
                )
            ]


def _newest_standing(raw: sqlite3.Connection) -> int:
    """The newest own batch not undone; a redo counts as the batch it brought back."""
    undone = undone_batches(raw)
    for n, origin in raw.execute("SELECT n, origin FROM batch ORDER BY n DESC"):
        if origin in (*OWN_ORIGINS, "redo") and n not in undone:
            return int(n)
    raise UserError("There is nothing to undo.", code="history.nothing_to_undo")


def _newest_undo(raw: sqlite3.Connection) -> int:
    """The newest undo that stands, unless the person did something new since."""
    undone = undone_batches(raw)
    for n, origin in raw.execute("SELECT n, origin FROM batch ORDER BY n DESC"):
        if origin in OWN_ORIGINS:
            break
        if origin == "undo" and n not in undone:
            return int(n)
    raise UserError("There is nothing to redo.", code="history.nothing_to_redo")


def _inverting(raw: sqlite3.Connection, batch: int) -> _Step:
    """Turning back ``batch``, named after what was done first of all."""
    first, turns = families(raw).get(batch, (batch, 0))
    row = raw.execute("SELECT label, origin FROM batch WHERE n=?", (first,)).fetchone()
    if row is None:
        raise UserError(
            f"There is no step number {batch}. Nothing was changed.", code="history.unknown"
        )
    if row[1] == "erasure":
        raise UserError(
            "A contact was erased for good, which cannot be undone. Nothing was changed.",
            code="history.erased",
        )
    if batch in undone_batches(raw):
        raise UserError(
            f"This is undone already: {row[0]}. Nothing was changed.", code="history.already_undone"
        )
    while cut_off := raw.execute(
        "SELECT t.undoes FROM batch b JOIN batch t ON t.n=b.undoes"
        " WHERE b.n=? AND t.ended_at IS NULL AND t.undoes IS NOT NULL",
        (batch,),
    ).fetchone():
        # It turned back an undo that was cut off, so it holds only a part of what is meant.
        (batch,) = cut_off
    if turns % 2:
        return _Step(batch, f"Redo: {row[0]}", "redo")
    return _Step(batch, f"Undo: {row[0]}", "undo")


def _cut_off(raw: sqlite3.Connection, batch: int | None, origin: str) -> _Step | None:
    """The newest undo or redo of ``batch`` (None: any of that origin) that did not finish."""
    undone = undone_batches(raw)
    for n, undoes, label, kind in raw.execute(
        "SELECT n, undoes, label, origin FROM batch"
        " WHERE ended_at IS NULL AND undoes IS NOT NULL ORDER BY n DESC"
    ):
        if n not in undone and (kind == origin if batch is None else undoes == batch):
            return _Step(undoes, label, kind, resume=n)
    return None
