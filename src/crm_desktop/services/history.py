"""What was done in this shop, and turning it back.

Undo takes the newest thing the person did that still stands; redo turns back the newest undo, until
something new was done. Any finished batch can also be undone by its number, at any time.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from crm_desktop.errors import UserError
from crm_desktop.progress import Progress, silent
from crm_desktop.store.store import Store
from crm_desktop.store.undo import UndoResult, invert, undone_batches

OWN_ORIGINS = ("user", "import", "sample")
"""What a person did; undo and redo walk over these."""


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


class History:
    """Reads and turns back batches of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def batches(self, limit: int = 100) -> list[Batch]:
        """The newest batches, newest first."""
        return self._select("ORDER BY n DESC LIMIT ?", (limit,))

    def unfinished(self) -> list[Batch]:
        """Batches that were cut off: to be continued or undone."""
        return self._select("WHERE ended_at IS NULL ORDER BY n", ())

    def undo(self, batch: int | None = None, *, progress: Progress = silent) -> UndoResult:
        """Turn back ``batch``, or the newest thing that still stands.

        Raises:
            UserError: there is nothing to undo, or that batch is already undone.
        """
        with self._store.read_raw() as raw:
            undone = undone_batches(raw)
            cut_off = self._cut_off_inversion(raw, batch)
            if cut_off is None:
                if batch is None:
                    batch = self._newest_standing(raw, undone)
                row = raw.execute("SELECT label, origin FROM batch WHERE n=?", (batch,)).fetchone()
                if row is None:
                    raise UserError(
                        f"There is no step number {batch}. Nothing was changed.",
                        code="history.unknown",
                    )
                if batch in undone:
                    raise UserError(
                        f"“{row[0]}” is already undone. Nothing was changed.",
                        code="history.already_undone",
                    )
        if cut_off is not None:
            new, undoes, label, origin = cut_off
            return invert(
                self._store, undoes, label=label, origin=origin, resume=new, progress=progress
            )
        assert batch is not None
        return invert(
            self._store,
            batch,
            label=f"Undo: {row[0]}",
            origin="redo" if row[1] == "undo" else "undo",
            progress=progress,
        )

    def redo(self, *, progress: Progress = silent) -> UndoResult:
        """Do again what was undone last.

        Raises:
            UserError: nothing was undone, or something new was done since.
        """
        with self._store.read_raw() as raw:
            undone = undone_batches(raw)
            for n, origin, undoes in raw.execute(
                "SELECT n, origin, undoes FROM batch ORDER BY n DESC"
            ):
                if origin in OWN_ORIGINS:
                    break
                if origin == "undo" and n not in undone:
                    label = raw.execute("SELECT label FROM batch WHERE n=?", (undoes,)).fetchone()
                    break
            else:
                origin = ""
        if origin != "undo":
            raise UserError("There is nothing to redo.", code="history.nothing_to_redo")
        return invert(self._store, n, label=f"Redo: {label[0]}", origin="redo", progress=progress)

    @staticmethod
    def _newest_standing(raw: Any, undone: dict[int, int]) -> int:
        """The newest own batch not undone; a redo counts as the batch it brought back."""
        for n, origin in raw.execute("SELECT n, origin FROM batch ORDER BY n DESC"):
            if origin in (*OWN_ORIGINS, "redo") and n not in undone:
                found: int = n
                return found
        raise UserError("There is nothing to undo.", code="history.nothing_to_undo")

    @staticmethod
    def _cut_off_inversion(raw: Any, batch: int | None) -> tuple[int, int, str, str] | None:
        """An undo that did not finish is continued before anything else is undone."""
        found: tuple[int, int, str, str] | None = raw.execute(
            "SELECT n, undoes, label, origin FROM batch WHERE ended_at IS NULL"
            " AND undoes IS NOT NULL AND (undoes=? OR ? IS NULL) ORDER BY n DESC",
            (batch, batch),
        ).fetchone()
        return found

    def _select(self, where: str, values: tuple[Any, ...]) -> list[Batch]:
        with self._store.read_raw() as raw:
            undone = undone_batches(raw)
            rows = raw.execute(
                "SELECT n, summary, label, origin, person, device, started_at, ended_at, undoes"
                f" FROM batch {where}",
                values,
            ).fetchall()
        return [
            Batch(n, *rest, undone_by=undone.get(n), summary=json.loads(summary or "{}"))
            for n, summary, *rest in rows
        ]
