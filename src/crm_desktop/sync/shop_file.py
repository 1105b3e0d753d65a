"""The shop file of this PC as the keeper that the engine works with.

Sealing reads what the triggers of the journal marked in ``sync_dirty``, in segments of bounded
size, owners before their parts. Applying writes through ``Store.transact`` like everybody else, so
that history, undo and the search index know of what arrived; it is the only writer whose marks in
``sync_dirty`` are wiped again, in the same transaction, for it has nothing to tell anybody. What a
person typed in the moment before is sealed within that transaction first.

The chains are kept in memory; after an error they are read anew, so that they never hold what the
file does not.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from crm_desktop.store.schema import (
    BY_NUMBER,
    LIVE,
    SCHEMA_VERSION,
    SYNCED,
    TRASHED,
    UNDONE,
    number,
)
from crm_desktop.store.store import Store
from crm_desktop.sync import segment, shop_rows
from crm_desktop.sync.ack import Ack
from crm_desktop.sync.core import gate
from crm_desktop.sync.core.chains import Chains
from crm_desktop.sync.core.gate import Verdict
from crm_desktop.sync.core.naming import Author, Dot, Mark
from crm_desktop.sync.core.operations import RowKey, Segment
from crm_desktop.sync.core.replica import DIGEST_BYTES, Circumstances, LocalWrite, Replica
from crm_desktop.sync.core.rows import Standing
from crm_desktop.sync.shop_rows import SHAPES, Shape

ALIVE = "alive"
"""Group that tells a row whose making was taken back from one in the trash; whether either is seen
is decided by its signs of life. Rows that were never taken back do without it."""
ROWS_IN_SEGMENT = 2_000
MIN_READER = 1
QUIET = frozenset({
    (number(SYNCED[table]), group)
    for table, group in (
        ("deal", "stage"), ("tag", "colour"), ("stage", "colour"), ("stage", "rank"),
        ("pipeline", "rank"), ("field", "rank"), ("deal_line", "rank"), ("saved_view", "rank"),
        ("lost_reason", "rank"), ("track_step", "rank"), ("contact", "last_seen"),
        ("remembered_mapping", "columns"), ("remembered_mapping", "used_at"), ("setting", "value"),
    )
})  # fmt: skip
"""Groups where the newest wins and nobody is asked."""
_ORDER = [number(table) for table in SYNCED.values()]
"""Tables as they are sealed: what others refer to comes first."""


def begin(store: Store, library: bytes, device: bytes, incarnation: int) -> None:
    """Make a shop file one of the copies of the shop ``library``; harmless to repeat.

    ``library`` and ``device`` are 16 random bytes; everything in the file counts as unsealed.
    """
    with store.write_local() as raw:
        raw.execute(
            "INSERT OR IGNORE INTO sync_state VALUES (1, ?, ?, ?, 0, x'', 0, ?, 0)",
            (library, device, incarnation, bytes(DIGEST_BYTES)),
        )


class ShopFile:
    """A shared shop as ``Keeper``; used by one thread at a time.

    ``key``: for segments, none if the shop is not encrypted. ``random`` gives random bytes. Raises
    ``LookupError`` if the shop is not shared (see ``begin``).
    """

    def __init__(self, store: Store, key: bytes | None, random: Callable[[int], bytes]) -> None:
        self._store = store
        self._random = random
        self.key = key
        self._read()

    def _read(self) -> None:
        with self._store.read_raw() as raw:
            state = raw.execute(
                "SELECT library, device, incarnation, last_seq, last_head, hlc, digest"
                " FROM sync_state"
            ).fetchone()
            if state is None:
                raise LookupError("this shop is not shared")
            self.library, device, incarnation, last_seq, last_head, hlc, digest = state
            chains = Chains()
            for n, device_, life, parent, base in raw.execute(
                "SELECT n, device, incarnation, parent, base FROM sync_chain ORDER BY n"
            ):
                chains.resume(
                    Author(device_, life),
                    None if parent is None else Dot(parent, base),
                    raw.execute(
                        "SELECT head, hlc FROM sync_segment WHERE chain=? ORDER BY seq", (n,)
                    ).fetchall(),
                )
            self._own = {
                chains.mark(Dot(*dot))
                for dot in raw.execute("SELECT chain, seq FROM sync_segment WHERE own=1")
            }
        self._author = Author(device, incarnation)
        self._last = Mark(self._author, last_seq, last_head) if last_seq else None
        vector = {n: chains[n].end for n in range(len(chains))}
        self._replica = Replica.resumed(chains, vector, hlc, digest)

    @contextmanager
    def _certain(self) -> Iterator[None]:
        """Forget what is in memory if the transaction around did not end well."""
        try:
            yield
        except BaseException:
            self._read()
            raise

    # --- what is asked ------------------------------------------------------------------------

    def author(self) -> Author:
        return self._author

    def has(self, mark: Mark) -> bool:
        return self._replica.has(mark)

    def wrote(self, mark: Mark) -> bool:
        return mark in self._own

    def judge(self, found: Segment, mark: Mark) -> Verdict:
        return gate.judge(self._replica, found, mark.head, SCHEMA_VERSION)

    def agrees(self, found: Segment) -> bool | None:
        return self._replica.agrees(found)

    def outbox(self) -> Mapping[Mark, bytes]:
        with self._store.read_raw() as raw:
            return {
                self._replica.chains.mark(Dot(chain, seq)): content
                for chain, seq, content in raw.execute(
                    "SELECT chain, seq, content FROM sync_segment"
                    " WHERE own=1 AND content IS NOT NULL ORDER BY chain, seq"
                )
            }

    def content(self, mark: Mark) -> bytes | None:
        dot = self._replica.chains.locate(mark)
        if dot is None:
            return None
        with self._store.read_raw() as raw:
            found = raw.execute(
                "SELECT content FROM sync_segment WHERE chain=? AND seq=?", dot
            ).fetchone()
        content: bytes | None = found[0] if found else None
        return content

    def word(self, wanted: Collection[Mark]) -> Ack:
        with self._store.write_local() as raw:
            raw.execute("UPDATE sync_state SET words=words+1")
            (words,) = raw.execute("SELECT words FROM sync_state").fetchone()
        return Ack(
            self._author, words, self._replica.seen, self._replica.digest, self._store.clock(),
            SCHEMA_VERSION, tuple(sorted(wanted)),
        )  # fmt: skip

    def new_life(self) -> None:
        life = int.from_bytes(self._random(4))
        with self._certain(), self._store.write_local() as raw:
            raw.execute("UPDATE sync_state SET incarnation=?, last_seq=0, last_head=x''", (life,))
        self._author, self._last = Author(self._author.device, life), None

    def questions(self) -> list[tuple[RowKey, str]]:
        """Groups of visible rows with values that differ, which somebody should look at."""
        with self._store.read_raw() as raw:
            doubled = {
                RowKey(table, row)
                for table, row in raw.execute(
                    "SELECT DISTINCT tbl, row FROM sync_cell WHERE grp<>?"
                    " GROUP BY tbl, row, grp HAVING count(*)>1",
                    (ALIVE,),
                )
            }
            shop_rows.load(raw, self._replica, doubled)
        return [found for found in self._replica.questions(QUIET) if found[1] != ALIVE]

    def drifted(self) -> list[RowKey]:
        """Rows whose content is no longer what sync knows of them, dirty ones left out.

        For a check of the file: every write goes through the triggers, so there should be none.
        """
        found = []
        with self._store.read_raw() as raw:
            dirty = {
                RowKey(table, row)
                for table, shape in SHAPES.items()
                for (row,) in raw.execute(
                    f"SELECT t.id FROM sync_dirty d JOIN {shape.name} t ON t.n=d.row WHERE d.tbl=?",
                    (table,),
                )
            }
            keys = (RowKey(*key) for key in raw.execute("SELECT tbl, row FROM sync_row"))
            total = 0
            for part in shop_rows.in_parts(keys):
                shop_rows.load(raw, self._replica, part)
                for key, row in self._replica.rows.items():
                    total += self._replica.sums[key]
                    if self._replica.row_sum(key, row) != self._replica.sums[key]:
                        found.append(key)
            whole = (total % (1 << 8 * DIGEST_BYTES)).to_bytes(DIGEST_BYTES)
        if whole != self._replica.digest:
            raise LookupError("the digest is not that of the rows")
        return [key for key in found if key not in dirty]

    # --- sealing ------------------------------------------------------------------------------

    def seal(self) -> None:
        """Everything typed so far into segments, each a transaction of its own."""
        more = True
        while more:
            with self._certain(), self._store.write_local() as raw:
                more = self._seal_some(raw)

    def _seal_some(self, raw: sqlite3.Connection) -> bool:
        """One segment of what is dirty; whether there may be more."""
        dirty = self._dirty(raw)
        if not dirty:
            return False
        rows = {
            table: shop_rows.read_rows(raw, SHAPES[table], ids)
            for table, ids in shop_rows.by_table(dirty).items()
        }
        owners = self._live_owners(raw, rows)
        above = {owner for found in owners.values() for owner in found}
        shop_rows.load(raw, self._replica, dirty.keys() | above)
        changes = []
        for key, (mask, _) in dirty.items():
            change = self._local_write(key, mask, rows[key.table][key.row], owners[key])
            if change is not None:
                changes.append(change)
        if changes:
            self._seal(raw, changes)
        raw.executemany(
            "DELETE FROM sync_dirty WHERE tbl=? AND row=?",
            [(key.table, n) for key, (_, n) in dirty.items()],
        )
        return len(dirty) == ROWS_IN_SEGMENT

    def _dirty(self, raw: sqlite3.Connection) -> dict[RowKey, tuple[int, int]]:
        """Rows to seal next, each with its mask and its number in the table."""
        found: dict[RowKey, tuple[int, int]] = {}
        for table in _ORDER:
            lines = raw.execute(
                f"SELECT t.id, d.mask, t.n FROM sync_dirty d JOIN {SHAPES[table].name} t"
                " ON t.n=d.row WHERE d.tbl=? ORDER BY d.row LIMIT ?",
                (table, ROWS_IN_SEGMENT - len(found)),
            )
            found |= {RowKey(table, row): (mask, n) for row, mask, n in lines}
        return found

    def _live_owners(
        self, raw: sqlite3.Connection, rows: Mapping[int, Mapping[bytes, Mapping[str, Any]]]
    ) -> dict[RowKey, tuple[RowKey, ...]]:
        """For each row the rows it is a part of, up to the first that is hidden; level by level."""
        found: dict[RowKey, list[RowKey]] = {}
        level: dict[RowKey, list[RowKey]] = defaultdict(list)
        for table, held in rows.items():
            for row, values in held.items():
                found[RowKey(table, row)] = []
                for owner in _owners(SHAPES[table], values):
                    level[owner].append(RowKey(table, row))
        while level:
            above: dict[RowKey, list[RowKey]] = defaultdict(list)
            for table, ids in shop_rows.by_table(level).items():
                for row, values in shop_rows.read_rows(raw, SHAPES[table], ids).items():
                    key = RowKey(table, row)
                    if values["gone"] != LIVE:
                        continue
                    for part in level[key]:
                        if key not in found[part]:
                            found[part].append(key)
                            for owner in _owners(SHAPES[table], values):
                                above[owner].append(part)
            level = above
        return {key: tuple(owners) for key, owners in found.items()}

    def _local_write(
        self, key: RowKey, mask: int, held: Mapping[str, Any], owners: tuple[RowKey, ...]
    ) -> LocalWrite | None:
        shape = SHAPES[key.table]
        new = key not in self._replica.rows
        live = held["gone"] == LIVE
        if new and held["gone"] == UNDONE:
            return None  # made and taken back before anybody heard of it
        back = live and not new and bool(mask & shape.bits["alive"])
        if new:
            edited = [g for g, value in shape.defaults.items() if shape.value(g, held) != value]
            rest = []
        else:
            known = self._replica.rows[key].cells
            edited = [g for g in shape.groups if mask & shape.bits[g]]
            rest = [g for g in shape.groups if back and g in known and g not in edited]
        cells = [(group, shape.value(group, held)) for group in edited]
        if mask & shape.bits["alive"] and (
            held["gone"] == UNDONE or (not new and ALIVE in self._replica.rows[key].cells)
        ):
            cells.append((ALIVE, (("gone", held["gone"]),)))
        return LocalWrite(
            key,
            live,
            new or back,
            tuple(cells),
            tuple((group, shape.value(group, held)) for group in rest),
            owners=owners,
        )

    def _seal(self, raw: sqlite3.Connection, changes: list[LocalWrite]) -> None:
        (batch, label, person) = raw.execute(
            "SELECT id, label, person FROM batch ORDER BY n DESC LIMIT 1"
        ).fetchone() or (b"", "", "")
        about = Circumstances(self._store.clock(), SCHEMA_VERSION, MIN_READER, batch, label, person)
        sealed = self._replica.draft(self._author, self._last, changes, (), about)
        content = segment.encode(sealed, self.library, self.key, self._random)
        mark = Mark(sealed.author, sealed.seq, segment.head_of(content))
        touched = self._replica.apply(sealed, mark.head)
        shop_rows.save(raw, self._replica, touched)
        self._note(raw, mark, sealed, content, own=True)
        raw.execute("UPDATE sync_state SET last_seq=?, last_head=?", (mark.seq, mark.head))
        self._last = mark
        self._own.add(mark)

    def _note(
        self,
        raw: sqlite3.Connection,
        mark: Mark,
        found: Segment,
        content: bytes | None,
        *,
        own: bool,
    ) -> None:
        """Write down that a segment was taken in, and where that has brought us."""
        chains = self._replica.chains
        dot = chains.locate(mark)
        assert dot is not None
        chain = chains[dot.chain]
        raw.execute(
            "INSERT OR IGNORE INTO sync_chain VALUES (?, ?, ?, ?, ?)",
            (dot.chain, *chain.author, *(chain.parent or (None, None))),
        )
        raw.execute(
            "INSERT INTO sync_segment VALUES (?, ?, ?, ?, ?, ?)",
            (*dot, mark.head, found.hlc, int(own), content),
        )
        raw.execute(
            "UPDATE sync_state SET hlc=?, digest=?", (self._replica.last_hlc, self._replica.digest)
        )

    # --- applying -----------------------------------------------------------------------------

    def apply(self, found: Segment, mark: Mark) -> None:
        """One segment that the gate let through, in one transaction.

        Raises ``BadSegmentError`` if the tables refuse it: written by a program with a fault, or
        forged.
        """
        try:
            with (
                self._certain(),
                self._store.transact(found.label, origin="sync", person=found.person) as tx,
            ):
                self._apply(tx.raw, found, mark)
        except sqlite3.IntegrityError as error:
            raise segment.BadSegmentError(f"the tables refuse it: {error}") from error

    def _apply(self, raw: sqlite3.Connection, found: Segment, mark: Mark) -> None:
        while self._seal_some(raw):
            pass
        keys = {write.row for write in found.writes}
        keys |= {owner for write in found.writes for owner in write.owners}
        keys |= {*found.hides, *found.purges}
        shop_rows.load(raw, self._replica, keys)
        touched = self._replica.apply(found, mark.head)
        self._bring_into_tables(raw, touched)
        shop_rows.save(raw, self._replica, touched)
        self._note(raw, mark, found, None, own=False)
        raw.execute("DELETE FROM sync_dirty")

    def _bring_into_tables(self, raw: sqlite3.Connection, touched: Collection[RowKey]) -> None:
        """Make the tables show what the replica holds, and nothing else of them change."""
        for table, ids in sorted(shop_rows.by_table(touched).items()):
            shape = SHAPES.get(table)
            if shape is None:
                continue  # of a newer program; waits in sync_cell
            held = shop_rows.read_rows(raw, shape, ids)
            changes: dict[tuple[str, ...], list[tuple[object, ...]]] = defaultdict(list)
            for row in ids:
                wanted = self._wanted(shape, RowKey(table, row), held.get(row))
                names = tuple(wanted)
                if row not in held:
                    changes["+", *names].append((row, *wanted.values()))
                elif wanted:
                    changes[names].append((*wanted.values(), row))
            for names, lines in changes.items():
                self._make_targets(raw, shape, names, lines)
                raw.executemany(_statement(shape.name, names), lines)

    def _wanted(
        self, shape: Shape, key: RowKey, held: Mapping[str, Any] | None
    ) -> dict[str, object]:
        """Columns of a row that must change, with their values; all of them of a new row."""
        wanted: dict[str, object] = {}
        for group, columns in shape.groups.items():
            value = self._replica.shown(key, group)
            wanted |= {
                column: found
                for column, found in value or ()
                if column in columns and (held is None or not _same(held[column], found))
            }
        standing = self._replica.standing(key)
        before = LIVE if held is None else held["gone"]
        gone = LIVE
        if standing is Standing.HIDDEN:
            taken_back = self._replica.shown(key, ALIVE) == (("gone", UNDONE),)
            gone = UNDONE if taken_back else TRASHED
        elif standing is None:
            gone = before or TRASHED
        if gone != before or held is None:
            wanted["gone"] = gone
        return wanted

    def _make_targets(
        self, raw: sqlite3.Connection, shape: Shape, names: tuple[str, ...],
        lines: list[tuple[object, ...]],
    ) -> None:  # fmt: skip
        """A reference may come before its row: a hidden, empty one keeps the place."""
        for column, table in shape.links.items():
            if column not in names:
                continue
            at = names.index(column)
            ids = sorted({v for line in lines if isinstance(v := line[at], bytes)})
            raw.executemany(
                f"INSERT OR FAIL INTO {BY_NUMBER[table].name}(id, gone) SELECT ?1, {UNDONE}"
                f" WHERE NOT EXISTS (SELECT 1 FROM {BY_NUMBER[table].name} WHERE id=?1)",
                [(row,) for row in ids],
            )


def _owners(shape: Shape, values: Mapping[str, Any]) -> list[RowKey]:
    return [
        RowKey(table, values[column])
        for column, table in shape.owners.items()
        if values[column] is not None
    ]


def _same(left: object, right: object) -> bool:
    """As SQLite's IS, without Python's 1 == 1.0."""
    return type(left) is type(right) and left == right


def _statement(table: str, names: tuple[str, ...]) -> str:
    """For lines of values in the order of ``names``: a new row if these begin with a plus."""
    if names[0] == "+":
        columns = ("id", *names[1:])
        return (
            f"INSERT OR FAIL INTO {table}({','.join(columns)}) VALUES ({shop_rows.marks(columns)})"
        )
    return f"UPDATE {table} SET {','.join(f'{name}=?' for name in names)} WHERE id=?"
