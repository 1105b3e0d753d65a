"""What comes from another PC in one exchange is one step of the history, however many acts it was.

An act that comes alone keeps its own name and number (``batch.id``), so "Import of list.csv" is
called that on every PC. The parts of one act stay together though they come in several exchanges.
What hides very much had to be let in by a person, and stays a step of its own. The summary of such
a step is ``{"received": rows}``; what these rows are is read from the journal.
"""

from __future__ import annotations

import json
import sqlite3

from crm_desktop.store.file_format import LIVE
from crm_desktop.store.store import Store
from crm_desktop.sync.core.naming import Mark
from crm_desktop.sync.core.operations import Segment

RECEIVED = "Received changes"
"""The name of a step that is made of several acts."""
_STANDS = "NOT EXISTS (SELECT 1 FROM batch u WHERE u.undoes=b.n)"


class Exchange:
    """The steps of one exchange; another one makes others."""

    def __init__(self) -> None:
        self._steps: dict[tuple[bytes, str], int] = {}
        """PC and person -> ``batch.n``."""

    def step_for(
        self, raw: sqlite3.Connection, found: Segment, mark: Mark, *, alone: bool
    ) -> int | None:
        """The step that a segment adds to; None: one of its own."""
        if found.batch:
            known = raw.execute(
                "SELECT b.n FROM sync_segment s JOIN batch b ON b.n=s.step"
                " AND b.summary LIKE '{\"received\"%' WHERE s.own=0 AND s.batch=?"
                f" AND {_STANDS} LIMIT 1",
                (found.batch,),
            ).fetchone()
            if known is not None:
                return int(known[0])
        number = self._steps.get((mark.author.device, found.person), 0)
        if alone or not number:
            return None
        stands = raw.execute(f"SELECT 1 FROM batch b WHERE n=? AND {_STANDS}", (number,)).fetchone()
        return number if stands is not None else None

    def note(  # noqa: PLR0917 - one thing each
        self,
        raw: sqlite3.Connection,
        step: int,
        found: Segment,
        mark: Mark,
        before: int,
        pc: str,
        *,
        alone: bool,
    ) -> None:
        """Write down what a segment added to ``step``: the lines of the journal after ``before``.

        ``pc``: what its author is called.
        """
        # The plus keeps it from going through all of the journal by its index of rows.
        (rows,) = raw.execute(
            "SELECT count(*) FROM (SELECT DISTINCT +tbl, +row FROM change WHERE n>?)", (before,)
        ).fetchone()
        identity, label, kept = raw.execute(
            "SELECT id, label, summary FROM batch WHERE n=?", (step,)
        ).fetchone()
        summary = json.loads(kept or "{}")
        if "received" not in summary:
            identity, label = found.batch or identity, label or RECEIVED
        elif identity != found.batch:
            label = RECEIVED
        raw.execute(
            "UPDATE batch SET id=?, label=?, device=?, summary=? WHERE n=?",
            (identity, label, pc, json.dumps({"received": summary.get("received", 0) + rows}),
             step),
        )  # fmt: skip
        if rows and not alone:
            self._steps[mark.author.device, found.person] = step


def count_seen(store: Store) -> dict[str, int]:
    """Rows that are seen, of the tables that tell a person whether everything came."""
    with store.read_raw() as raw:
        return {
            table: raw.execute(f"SELECT count(*) FROM {table} WHERE gone={LIVE}").fetchone()[0]
            for table in ("contact", "entry", "deal", "reminder")
        }
