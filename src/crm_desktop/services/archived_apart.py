"""Contacts that one PC archived while another one worked on them: they stay, and people are asked.

The PC that archived writes down who did what, as a synced setting of its own name for each contact;
so the question is the same on every PC, and vanishes everywhere when somebody answers it. A
contact that was brought back by somebody who had seen that it was archived is no such case.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from crm_desktop.services.settings import keep_values
from crm_desktop.store.file_format import LIVE, TRASHED
from crm_desktop.store.schema import SYNCED, number
from crm_desktop.store.store import Store

_NAME = "archived apart/"


class Hand(NamedTuple):
    """Who did it, at which PC, and when (UTC milliseconds, by the clock of that PC's history)."""

    person: str
    device: str
    at: int


class Apart(NamedTuple):
    """``n`` is ``contact.n`` here."""

    n: int
    id: bytes
    archived: Hand
    worked: Hand


class Back(NamedTuple):
    """A contact that is seen again; ``n`` is ``contact.n``, ``worked`` who wrote to it."""

    n: int
    id: bytes
    name: str
    worked: Hand


def brought_back(store: Store, after: int) -> tuple[Back, ...]:
    """Contacts that are seen again by what other PCs sent since the change ``after`` of the
    journal: they were in the trash here, and somebody worked on them who did not know. By name."""
    table = number(SYNCED["contact"])
    with store.read_raw() as raw:
        lines = raw.execute(
            "SELECT t.n, t.id, t.name, b.person, b.device, b.started_at FROM change c"
            " JOIN batch b ON b.n=c.batch JOIN contact t ON t.n=c.row"
            # Somebody who brings it back knowingly makes it anew.
            " LEFT JOIN sync_row r ON r.tbl=?2 AND r.row=t.id"
            " LEFT JOIN sync_segment s ON s.chain=r.birth_chain AND s.seq=r.birth_seq"
            f" WHERE c.n>?1 AND +c.tbl=?2 AND b.origin='sync' AND t.gone={LIVE}"
            f" AND c.old NOTNULL AND json_extract(c.old, '$.gone')<>{LIVE}"
            f" AND json_extract(c.new, '$.gone')={LIVE}"
            " AND NOT coalesce(s.own=0 AND s.arrived>=?1, 0) ORDER BY t.name, t.n, c.n",
            (after, table),
        ).fetchall()
    found = {n: Back(n, identity, name, Hand(*hand)) for n, identity, name, *hand in lines}
    return tuple(found.values())


def note(store: Store, back: Sequence[Back]) -> int:
    """Write down those that were archived at this very PC; how many."""
    told: dict[str, str] = {}
    with store.read_raw() as raw:
        for one in back:
            archived = raw.execute(
                "SELECT b.person, b.device, b.started_at, b.origin,"
                " EXISTS (SELECT 1 FROM change d WHERE d.tbl=c.tbl AND d.row=c.row"
                " AND d.batch=c.batch AND json_extract(d.new, '$.merged_into') NOTNULL)"
                " FROM change c"
                " JOIN batch b ON b.n=c.batch WHERE c.tbl=? AND c.row=?"
                f" AND json_extract(c.new, '$.gone')={TRASHED} ORDER BY c.n DESC LIMIT +1",
                (number(SYNCED["contact"]), one.n),
            ).fetchone()
            if archived is None or archived[4]:
                continue  # joined with another one, see ``merge_crossing``
            if archived[3] != "sync":
                told[_NAME + one.id.hex()] = json.dumps([list(archived[:3]), list(one.worked)])
    if told:
        with store.transact("Archived here, worked on there", origin="sync") as tx:
            keep_values(tx, told)
    return len(told)


def read_apart(raw: sqlite3.Connection) -> list[Apart]:
    """Those that wait for an answer and are seen."""
    found = []
    for name, value in raw.execute(
        f"SELECT name, value FROM setting WHERE gone={LIVE} AND substr(name, 1, ?)=?",
        (len(_NAME), _NAME),
    ).fetchall():
        with suppress(ValueError, TypeError):  # written by something that is not us
            identity = bytes.fromhex(name.removeprefix(_NAME))
            archived, worked = (Hand(str(p), str(d), int(at)) for p, d, at in json.loads(value))
            live = raw.execute(
                f"SELECT n FROM contact WHERE id=? AND gone={LIVE}", (identity,)
            ).fetchone()
            if live is not None:
                found.append(Apart(live[0], identity, archived, worked))
    return found


def answer(raw: sqlite3.Connection, contact: bytes, *, archive: bool) -> None:
    """Within a transaction: nobody is asked any more, on no PC; ``archive``: and it goes."""
    raw.execute(
        f"UPDATE setting SET gone={TRASHED} WHERE name=? AND gone={LIVE}", (_NAME + contact.hex(),)
    )
    if archive:
        raw.execute(f"UPDATE contact SET gone={TRASHED} WHERE id=? AND gone={LIVE}", (contact,))
