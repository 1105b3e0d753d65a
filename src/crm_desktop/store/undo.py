"""Undoing a batch as a new batch, in sets and in chunks; redo is undoing the undo.

What a batch made is hidden again (``gone`` = 2), what it changed goes back, merge group by merge
group, where nobody changed the group since. Kept instead, and listed:

- a merge group that was changed since (all of it: no street beside another post code);
- a row that was changed since, of which a part was changed or removed since, or that something
  made since depends on (a note written on an imported contact keeps the contact, its company and
  its tags).

"Since" looks at every later batch except those that were themselves undone without remainder.
Parts of what is hidden (the phones of a contact) hide with it and are not touched one by one.
What was moved to the trash since stays there, is listed, and keeps nothing else.

Contacts that became one since are followed: what pointed at the one that went counts as unchanged
while it points at the one it became. So joining B into C on top of A into B does not keep A from
being taken out again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy import Table

from crm_desktop.progress import Progress, silent
from crm_desktop.store.pace import Pace
from crm_desktop.store.schema import (
    BY_NUMBER,
    LIVE,
    TRASHED,
    UNDONE,
    merge_groups,
    number,
    owners,
    target,
)
from crm_desktop.store.store import Store
from crm_desktop.store.undo_sql import (
    FAILED,
    KEEP,
    REFERENCES,
    as_blob,
    as_text,
    gone_as,
    held,
    is_kept,
    label_of,
    made_its_row,
    quoted,
    was_made,
)

CHUNK = 40
"""Rows that the first transaction turns back; the next ones follow from how long it took."""
_MOST = 2000
_LOOKED_THROUGH, _MOST_LOOKED_THROUGH = 2000, 50_000
"""Lines of the journal that are planned in one turn, at first and at the most."""
LISTED = 1000
"""Kept and failed things are named up to this many each; their number is always exact."""

_TEMPORARY = {
    "undo_made": "tbl INTEGER, row INTEGER, PRIMARY KEY (tbl, row)",
    "undo_row": "n INTEGER PRIMARY KEY, tbl INTEGER, row INTEGER",  # made: to be hidden
    # ``mine`` 0: a column that only others changed since; ``old`` is then what they found.
    "undo_value": "tbl INTEGER, row INTEGER, col TEXT, old, new, mine INTEGER, at INTEGER,"
    " PRIMARY KEY (tbl, row, col)",
    "undo_since": "tbl INTEGER, row INTEGER, change INTEGER, PRIMARY KEY (tbl, row, change)",
    "undo_keep": "tbl INTEGER, row INTEGER, reason TEXT, PRIMARY KEY (tbl, row)",
    "undo_left": "tbl INTEGER, row INTEGER, reason TEXT, PRIMARY KEY (tbl, row)",
    "undo_became": "id BLOB, now BLOB, PRIMARY KEY (id, now)",  # contacts joined into others
}


@dataclass(frozen=True, slots=True)
class Left:
    """Something an undo did not turn back: which row, what it is called, and why."""

    table: str
    n: int
    label: str
    reason: str


@dataclass(slots=True)
class UndoResult:
    """The three lists of an undo; ``reversed`` counts rows by table."""

    batch: int
    undoes: int
    reversed: dict[str, int] = field(default_factory=dict)
    kept: list[Left] = field(default_factory=list)
    failed: list[Left] = field(default_factory=list)
    kept_count: int = 0
    failed_count: int = 0

    @property
    def reversed_count(self) -> int:
        """Rows hidden or given their earlier values."""
        return sum(self.reversed.values())

    def as_json(self) -> str:
        """The numbers, as kept with the batch."""
        return json.dumps(
            {"reversed": self.reversed, "kept": self.kept_count, "failed": self.failed_count}
        )


def families(raw: sqlite3.Connection, *, without: int = 0) -> dict[int, tuple[int, int]]:
    """Batch -> (what was done first, how often it was turned since), in the order of time.

    Only for batches that were undone at some time, and what undid them. An even number of turns
    means done, an odd one undone; the latest of a family tells how it stands now.
    """
    found: dict[int, tuple[int, int]] = {}
    for n, undoes in raw.execute(
        # By the index of these few: "+", or SQLite walks through all steps for their order.
        "SELECT n, undoes FROM batch WHERE undoes>0 AND n<>? ORDER BY +n",
        (without,),
    ):
        first, turns = found.setdefault(undoes, (undoes, 0))
        found[n] = (first, turns + 1)
    return found


def undone_batches(raw: sqlite3.Connection) -> dict[int, int]:
    """Batch -> the batch that turned it back, for all that do not stand now."""
    family = families(raw)
    latest = {first: (n, turns) for n, (first, turns) in sorted(family.items())}
    return {
        n: latest[first][0]
        for n, (first, turns) in family.items()
        if (latest[first][1] - turns) % 2
    }


def invert(
    store: Store,
    batch: int,
    *,
    label: str,
    origin: str = "undo",
    resume: int | None = None,
    only: Sequence[int] = (),
    progress: Progress = silent,
) -> UndoResult:
    """Turn back what ``batch`` did, as a new batch (or ``resume``, one that was cut off).

    ``only``: just what it did to these contacts (``contact.n``) and to rows that name or named one
    of them. That is a step of its own, and ``batch`` still counts as done.

    One at a time: the plan is kept in temporary tables of the writer.

    Raises:
        CancelledError: from ``progress``; what was turned back so far stays turned back, and the
            new batch stays open, to be resumed.
    """
    undoes = None if only else batch
    new = store.begin_batch(label, origin, undoes=undoes) if resume is None else resume
    with store.write_local() as raw:
        inversion = _Inversion(raw, batch, new)
        inversion.begin()
    pace = Pace(_LOOKED_THROUGH, _MOST_LOOKED_THROUGH)
    planning = inversion.plan(pace)
    more = True
    while more:
        with store.write_local(pace):
            more = next(planning, False)
    with store.write_local():
        if only:
            inversion.thin_out(only)
        inversion.divide()
    done, pace = 0, Pace(CHUNK, _MOST)
    while done < inversion.total:
        progress(done, inversion.total, label)
        with store.transact(label, origin=origin, batch=new, pace=pace):
            inversion.look_again()
            done = inversion.turn_back(done, pace.size)
    if inversion.keeps:
        with store.transact(label, origin=origin, batch=new):
            inversion.bring_back()
    with store.write_local():
        result = inversion.finish()
    store.end_batch(new, result.as_json(), complete=not (result.kept_count or result.failed_count))
    return result


class _Inversion:
    """The plan of one undo, and carrying it out."""

    def __init__(self, raw: sqlite3.Connection, batch: int, new: int) -> None:
        self._raw = raw
        self._batch = batch
        self._new = new
        (self._after,) = raw.execute(
            "SELECT after_change FROM batch WHERE n=?", (batch,)
        ).fetchone()
        self._seen: int = self._after
        self.keeps = False
        """Something was changed since."""
        self._brought_back: dict[str, int] = {}
        self._work: list[tuple[int, Callable[[int, int], None]]] = []
        self.total = 0
        """Rows to be turned back, those of which several merge groups go back counted so often."""

    def begin(self) -> None:
        """Make room for the plan."""
        raw = self._raw
        raw.create_function("hex_blob", 1, as_blob, deterministic=True)
        raw.create_function("hex_text", 1, as_text, deterministic=True)
        for name, columns in _TEMPORARY.items():
            raw.execute(f"DROP TABLE IF EXISTS temp.{name}")
            rowid = "" if columns.startswith("n ") else " WITHOUT ROWID"
            raw.execute(f"CREATE TEMP TABLE {name} ({columns}){rowid}")

    def plan(self, pace: Pace) -> Iterator[bool]:
        """List what to hide and which values go back, a part of the size of ``pace`` before each
        True; nothing is changed yet."""
        (last,) = self._raw.execute("SELECT coalesce(max(n), 0) FROM change").fetchone()
        first_made: dict[int, int] = {}
        low = self._after + 1
        while low <= last:
            high = low + pace.size - 1
            self._plan_lines(low, high, first_made)
            yield True
            low = high + 1
        # Newest first: who works in a company or bears a tag is hidden before these, and so need
        # not be indexed once more without them.
        for num in sorted(first_made, key=first_made.__getitem__, reverse=True):
            low, high = self._raw.execute(
                "SELECT coalesce(min(row), 1), coalesce(max(row), 0) FROM undo_made WHERE tbl=?",
                (num,),
            ).fetchone()
            while high >= low:
                start = high - pace.size + 1
                self._plan_hiding(BY_NUMBER[num], start, high)
                yield True
                high = start - 1
        self._plan_the_rest()

    def _plan_lines(self, low: int, high: int, first_made: dict[int, int]) -> None:
        """Plan what these lines of the journal say; ``first_made``: table -> its first new row."""
        raw, here = self._raw, f"c.n BETWEEN {low} AND {high} AND {self._mine('c')}"
        # "+tbl", or SQLite walks through the whole journal by its index on the table.
        for num, n in raw.execute(
            f"SELECT tbl, min(n) FROM change c WHERE {here} AND {made_its_row('c')} GROUP BY +tbl"
        ).fetchall():
            first_made.setdefault(num, n)
        raw.execute(
            "INSERT OR IGNORE INTO undo_made SELECT tbl, row FROM change c"
            f" WHERE {here} AND {made_its_row('c')} AND (c.old IS NULL OR NOT"
            # It only brought back what it had hidden itself.
            f" {self._did('c.tbl', 'c.row', f'm.n<c.n AND m.old={gone_as(LIVE)}')})"
        )
        # The values of a new row need not go back; those of one that returned do.
        raw.execute(
            "INSERT INTO undo_value SELECT c.tbl, c.row, o.key, o.value,"
            " json_extract(c.new, '$.' || o.key), 1, c.n FROM change c, json_each(c.old) o"
            f" WHERE {here} AND NOT {made_its_row('c')}"
            f" AND NOT {self._did('c.tbl', 'c.row', 'm.old IS NULL')} ORDER BY c.n"
            " ON CONFLICT DO UPDATE SET new=excluded.new, at=excluded.at"
        )

    def _plan_the_rest(self) -> None:
        raw = self._raw
        # Every later one, too: C may have been joined into D.
        raw.execute(
            "INSERT INTO undo_became WITH RECURSIVE became(id, now) AS (SELECT id, merged_into"
            f" FROM contact WHERE merged_into NOTNULL AND gone={TRASHED} UNION SELECT b.id,"
            " c.merged_into FROM became b JOIN contact c ON c.id=b.now"
            f" WHERE c.merged_into NOTNULL AND c.gone={TRASHED}) SELECT id, now FROM became"
        )
        self.look_again()

    def thin_out(self, contacts: Sequence[int]) -> None:
        """Leave in the plan what concerns these contacts only."""
        raw, listed = self._raw, json.dumps(list(contacts))
        ids = "(SELECT c.id FROM json_each(:only) o JOIN contact c ON c.n=o.value)"
        hexed = ids.replace("c.id", "hex(c.id)", 1)
        for num, table in BY_NUMBER.items():
            columns = [c.name for child, c, parent in REFERENCES if child is table
                       and parent.name == "contact" and c.name != "merged_into"]  # fmt: skip
            if table.name == "contact":
                theirs, named = "row IN (SELECT value FROM json_each(:only))", "0"
            elif columns:
                points = " OR ".join(f"t.{column} IN {ids}" for column in columns)
                theirs = f"row IN (SELECT t.n FROM {table.name} t WHERE {points})"
                named = f"(col IN ({quoted(columns)}) AND old IN {hexed})"
            else:
                theirs = named = "0"
            values = {"only": listed}
            raw.execute(f"DELETE FROM undo_row WHERE tbl={num} AND NOT ({theirs})", values)
            own = f"({theirs} AND col NOT IN ({quoted(columns)}))" if columns else f"({theirs})"
            raw.execute(
                f"DELETE FROM undo_value WHERE tbl={num} AND NOT ({own} OR {named})", values
            )

    def divide(self) -> None:
        """Count the work that was planned: ``total``."""
        (last,) = self._raw.execute("SELECT coalesce(max(n), 0) FROM undo_row").fetchone()
        self._add(last, lambda start, end: self._hide(start + 1, end))
        for num, groups in self._changed_groups().items():
            for group in groups:
                rows = [
                    row
                    for (row,) in self._raw.execute(
                        "SELECT DISTINCT row FROM undo_value WHERE tbl=? AND mine"
                        f" AND col IN ({quoted(group)}) ORDER BY row",
                        (num,),
                    )
                ]
                self._add(len(rows), partial(self._restore_some, BY_NUMBER[num], group, rows))

    def _add(self, count: int, work: Callable[[int, int], None]) -> None:
        if count:
            self._work.append((count, work))
            self.total += count

    def turn_back(self, done: int, most: int) -> int:
        """Turn back up to ``most`` rows after the first ``done``; how many are done then."""
        start = 0
        for count, work in self._work:
            if done < start + count:
                end = min(done + most, start + count)
                work(done - start, end - start)
                return end
            start += count
        return self.total

    def look_again(self) -> None:
        """Somebody may have saved between two portions: what they touched is kept."""
        raw = self._raw
        (last,) = raw.execute("SELECT coalesce(max(n), 0) FROM change").fetchone()
        later = {
            batch
            for (batch,) in raw.execute(
                "SELECT DISTINCT batch FROM change WHERE n>?", (self._seen,)
            )
        } - {self._batch, self._new}
        if later and (later := later - self._without_effect()):
            raw.execute(
                "INSERT OR IGNORE INTO undo_since SELECT tbl, row, n FROM change"
                " WHERE n>? AND batch IN (SELECT value FROM json_each(?))",
                (self._seen, json.dumps(sorted(later))),
            )
            self._keep_changed_since()
            self.keeps = True
        self._seen = last

    def bring_back(self) -> None:
        """What was hidden already when somebody saved something that needs it."""
        for (num,) in self._raw.execute("SELECT DISTINCT tbl FROM undo_keep").fetchall():
            name = BY_NUMBER[num].name
            self._brought_back[name] = self._raw.execute(
                f"UPDATE {name} SET gone={LIVE} WHERE gone={UNDONE} AND n IN"
                " (SELECT r.row FROM undo_row r JOIN undo_keep k ON k.tbl=r.tbl AND k.row=r.row"
                " WHERE r.tbl=?)",
                (num,),
            ).rowcount

    def finish(self) -> UndoResult:
        """The three lists; the plan is dropped."""
        raw, result = self._raw, UndoResult(self._new, self._batch)
        for (num,) in raw.execute("SELECT DISTINCT tbl FROM undo_row").fetchall():
            raw.execute(
                "INSERT OR REPLACE INTO undo_left SELECT r.tbl, r.row, CASE WHEN t.n IS NULL"
                f" THEN '{FAILED}' ELSE coalesce(k.reason, 'in the trash since') END"
                f" FROM undo_row r LEFT JOIN {BY_NUMBER[num].name} t ON t.n=r.row"
                " LEFT JOIN undo_keep k ON k.tbl=r.tbl AND k.row=r.row"
                f" WHERE r.tbl={num} AND t.gone IS NOT {UNDONE}"
            )
        for reason, listed in ((f"='{FAILED}'", result.failed), (f"<>'{FAILED}'", result.kept)):
            for num, row, why in raw.execute(
                f"SELECT tbl, row, reason FROM undo_left WHERE reason{reason}"
                " ORDER BY tbl, row LIMIT +?",
                (LISTED,),
            ).fetchall():
                table = BY_NUMBER[num]
                listed.append(Left(table.name, row, label_of(raw, table, row), why))
        (result.failed_count, result.kept_count) = raw.execute(
            f"SELECT count(*) FILTER (WHERE reason='{FAILED}'),"
            f" count(*) FILTER (WHERE reason<>'{FAILED}') FROM undo_left"
        ).fetchone()
        # From the journal, so that it holds for an undo that was cut off and resumed, too.
        for num, count in raw.execute(
            "SELECT tbl, count(DISTINCT row) FROM change WHERE batch=?"
            " AND n>(SELECT after_change FROM batch WHERE n=?) GROUP BY +tbl",
            (self._new, self._new),
        ):
            name = BY_NUMBER[num].name
            if count := count - self._brought_back.get(name, 0):
                result.reversed[name] = count
        for name in _TEMPORARY:
            raw.execute(f"DROP TABLE temp.{name}")
        return result

    # -- the plan ------------------------------------------------------------------------------

    def _mine(self, alias: str) -> str:
        return f"{alias}.n>{self._after} AND {alias}.batch={self._batch}"

    def _did(self, tbl: str, row: str, how: str, batch: int = 0) -> str:
        return (
            f"EXISTS (SELECT 1 FROM change m WHERE m.tbl={tbl} AND m.row={row}"
            f" AND m.batch={batch or self._batch} AND {how})"
        )

    def _plan_hiding(self, table: Table, low: int, high: int) -> None:
        """What the batch made, except what it trashed again and parts of what else it made."""
        name, num = table.name, number(table)
        own = "".join(
            f" AND NOT EXISTS (SELECT 1 FROM {target(column).name} o WHERE o.id=t.{column.name}"
            f" AND {was_made(str(number(target(column))), 'o.n')})"
            for column in owners(table)
        )
        trashed = self._did(str(num), "c.row", f"m.new={gone_as(TRASHED)}")
        hidden_by_us = self._did(str(num), "c.row", f"m.new={gone_as(UNDONE)}", self._new)
        self._raw.execute(
            f"INSERT INTO undo_row(tbl, row) SELECT c.tbl, c.row FROM undo_made c"
            f" LEFT JOIN {name} t ON t.n=c.row WHERE c.tbl={num} AND c.row BETWEEN {low} AND {high}"
            f" AND (t.gone IS NOT {UNDONE} OR {hidden_by_us})"
            f" AND NOT (t.gone IS {TRASHED} AND {trashed}){own}"
            " ORDER BY c.row DESC"
        )

    def _changed_groups(self) -> dict[int, list[list[str]]]:
        """Table number -> the merge groups that the batch changed."""
        present: dict[int, set[str]] = {}
        for num, column in self._raw.execute("SELECT DISTINCT tbl, col FROM undo_value WHERE mine"):
            present.setdefault(num, set()).add(column)
        return {
            num: [g for g in merge_groups(BY_NUMBER[num]).values() if not columns.isdisjoint(g)]
            for num, columns in present.items()
        }

    # -- what was changed since ----------------------------------------------------------------

    def _without_effect(self) -> set[int]:
        """Later batches that were undone, or redone, without remainder."""
        raw = self._raw
        partial = {
            n
            for (n,) in raw.execute(
                "SELECT n FROM batch WHERE undoes IS NOT NULL"
                " AND (NOT complete OR ended_at IS NULL)"
            )
        }
        members: dict[int, list[tuple[int, int]]] = {}
        for n, (first, turns) in families(raw, without=self._new).items():
            members.setdefault(first, []).append((n, turns))
        found: set[int] = set()
        for family in members.values():
            earlier = [turns for n, turns in sorted(family) if n <= self._batch]
            later = [(n, turns) for n, turns in sorted(family) if n > self._batch]
            before = earlier[-1] if earlier else 1  # not done yet is like undone
            if later and (later[-1][1] - before) % 2 == 0 and partial.isdisjoint(dict(later)):
                found.update(n for n, _ in later)
        return found

    def _keep_changed_since(self) -> None:
        raw = self._raw
        raw.execute(
            "INSERT INTO undo_value SELECT s.tbl, s.row, o.key, o.value, o.value, 0, c.n"
            " FROM undo_since s JOIN change c ON c.n=s.change, json_each(c.old) o"
            " WHERE EXISTS (SELECT 1 FROM undo_value v WHERE v.tbl=s.tbl AND v.row=s.row"
            " AND v.mine AND v.at<s.change) ORDER BY s.change ON CONFLICT DO NOTHING"
        )
        since = "undo_since s JOIN change c ON c.n=s.change"
        raw.execute(
            f"{KEEP} s.tbl, s.row, 'changed since' FROM {since}"
            f" WHERE c.old NOT LIKE '{{\"gone\"%' AND {was_made('s.tbl', 's.row')}"
        )
        touched = {num for (num,) in raw.execute("SELECT DISTINCT tbl FROM undo_since")}
        for child, column, parent in REFERENCES:
            num = number(child)
            if num not in touched:
                continue
            # Who became another contact is hidden, and still needs that one.
            there = f"<>{UNDONE}" if column.name == "merged_into" else f"={LIVE}"
            rows = (
                f" FROM {since} JOIN {child.name} t ON t.n=s.row"
                f" JOIN {parent.name} p ON p.id=t.{column.name} WHERE s.tbl={num}"
                f" AND {was_made(str(number(parent)), 'p.n')}"
            )
            made = was_made(str(num), "t.n")
            together = ("gone", *merge_groups(child)[column.info["merge"]])
            pointed = " OR ".join(f"instr(c.old, '\"{c}\":')" for c in together)
            raw.execute(
                f"{KEEP} {number(parent)}, p.n, 'used since' {rows}"
                f" AND t.gone{there} AND NOT {made} AND (c.old IS NULL OR {pointed})"
            )
            if column.info.get("owner"):  # a part was removed
                raw.execute(
                    f"{KEEP} {number(parent)}, p.n, 'changed since' {rows}"
                    f" AND t.gone={TRASHED} AND {made}"
                )
        self._keep_what_belongs_together()

    def _keep_what_belongs_together(self) -> None:
        """What is kept keeps what it refers to, and its own parts."""
        raw, before = self._raw, -1
        while (now := raw.execute("SELECT count(*) FROM undo_keep").fetchone()[0]) != before:
            before = now
            for child, column, parent in REFERENCES:
                reason = "k.reason" if column.info.get("owner") else "'used since'"
                raw.execute(
                    f"{KEEP} {number(parent)}, p.n, {reason} FROM undo_keep k"
                    f" JOIN {child.name} t ON t.n=k.row JOIN {parent.name} p"
                    f" ON p.id=t.{column.name}"
                    f" WHERE k.tbl={number(child)} AND t.gone={LIVE}"
                    f" AND {was_made(str(number(parent)), 'p.n')}"
                )
                if column.info.get("owner"):
                    raw.execute(
                        f"{KEEP} {number(child)}, t.n, 'used since' FROM undo_keep k"
                        f" JOIN {parent.name} p ON p.n=k.row"
                        f" JOIN {child.name} t ON t.{column.name}=p.id"
                        f" WHERE k.tbl={number(parent)} AND t.gone={LIVE}"
                        f" AND {was_made(str(number(child)), 't.n')}"
                    )

    # -- one portion ---------------------------------------------------------------------------

    def _hide(self, low: int, high: int) -> None:
        for (num,) in self._raw.execute(
            "SELECT DISTINCT tbl FROM undo_row WHERE n BETWEEN ? AND ?", (low, high)
        ).fetchall():
            self._raw.execute(
                f"UPDATE {BY_NUMBER[num].name} SET gone={UNDONE} WHERE gone={LIVE} AND n IN"
                " (SELECT r.row FROM undo_row r WHERE r.n BETWEEN ? AND ? AND r.tbl=?"
                f" AND NOT {is_kept('r.tbl', 'r.row')})",
                (low, high, num),
            )

    def _restore_some(
        self, table: Table, group: list[str], rows: list[int], start: int, end: int
    ) -> None:
        self._restore(table, group, rows[start], rows[end - 1])

    def _restore(self, table: Table, group: list[str], low: int, high: int) -> None:
        """Give one merge group of some rows its earlier values, where it is untouched since."""
        raw, name, num = self._raw, table.name, number(table)
        present = {
            column
            for (column,) in raw.execute(
                "SELECT DISTINCT col FROM undo_value WHERE tbl=? AND row BETWEEN ? AND ?",
                (num, low, high),
            )
        }
        columns = [column for column in group if column in present]
        pivot = ", ".join(
            f"max(col='{c}') h{i}, max(CASE WHEN col='{c}' THEN {held(table, c, 'old')} END) o{i}"
            f", max(CASE WHEN col='{c}' THEN {held(table, c, 'new')} END) w{i}"
            for i, c in enumerate(columns)
        )
        rows = (
            f"(SELECT row, {pivot} FROM undo_value v WHERE tbl={num} AND row BETWEEN {low} AND"
            f" {high} AND col IN ({quoted(columns)}) AND NOT {is_kept('v.tbl', 'v.row')}"
            " GROUP BY row HAVING max(mine)) p"
        )
        new_values = ", ".join(
            f"{c}=CASE WHEN p.h{i} THEN p.o{i} ELSE t.{c} END" for i, c in enumerate(columns)
        )

        def holds(side: str) -> str:
            return " AND ".join(
                f"(NOT p.h{i} OR t.{c} IS p.{side}{i}{became(i, c) if side == 'w' else ''})"
                for i, c in enumerate(columns)
            )

        def became(i: int, column: str) -> str:
            if not any(c is table.c[column] and to.name == "contact" for _, c, to in REFERENCES):
                return ""
            return (
                f" OR EXISTS (SELECT 1 FROM undo_became b WHERE b.id=p.w{i} AND b.now=t.{column})"
            )

        raw.execute(
            f"UPDATE {name} AS t SET {new_values} FROM {rows} WHERE t.n=p.row AND {holds('w')}"
        )
        raw.execute(
            f"INSERT OR IGNORE INTO undo_left SELECT {num}, p.row,"
            f" iif(t.n IS NULL, '{FAILED}', 'changed since')"
            f" FROM {rows} LEFT JOIN {name} t ON t.n=p.row WHERE t.n IS NULL OR NOT ({holds('o')})"
        )
