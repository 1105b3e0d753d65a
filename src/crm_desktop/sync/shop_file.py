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

import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

from crm_desktop.errors import StoreError
from crm_desktop.progress import Progress, silent
from crm_desktop.services import sync_questions
from crm_desktop.store.pace import Pace
from crm_desktop.store.schema import LIVE, SCHEMA_VERSION, SYNCED, UNDONE, number
from crm_desktop.store.store import Store, Transaction
from crm_desktop.sync import peers, segment, shop_arrivals, shop_births, shop_rows
from crm_desktop.sync.ack import Ack
from crm_desktop.sync.core import gate
from crm_desktop.sync.core.gate import Verdict
from crm_desktop.sync.core.naming import Author, Dot, Mark
from crm_desktop.sync.core.operations import RowKey, Segment
from crm_desktop.sync.core.replica import Circumstances, LocalWrite, Replica
from crm_desktop.sync.engine import HeldError
from crm_desktop.sync.known import Outbox, read_known
from crm_desktop.sync.received import Exchange
from crm_desktop.sync.shop_births import Packed, Taken
from crm_desktop.sync.shop_rows import SHAPES
from crm_desktop.sync.shop_tables import ALIVE, bring_into_tables

PREPARING = "Preparing what is sent"
EMPTYING = "Emptied the trash of more than a year ago"
ROWS_IN_SEGMENT = 500
"""Sealing and applying hold up whoever saves meanwhile; with so many it is hardly felt."""
BYTES_IN_SEGMENT = 1 << 20
SEGMENTS_AT_ONCE = 8
MIN_READER = 1
MOST_HIDDEN, MOST_HIDDEN_PERCENT = 500, 30
"""Rows of one table, or the share of them, that one received step may put into the trash without
a person being asked; fewer than ``FEW_HIDDEN`` are never asked about."""
FEW_HIDDEN = 20
_LINKS = {"tagging", "participant"}
"""Taking a tag from everybody, or undoing that everybody got one, is nothing to ask about because
of its share; only when it is very much."""
FILES = ((number(SYNCED["attachment"]), "sha256"), (number(SYNCED["contact"]), "photo"))
"""Where the names of contents stand."""
_HASH = re.compile("[0-9a-f]{64}")
QUIET = frozenset((number(SYNCED[table]), group) for table, group in sync_questions.QUIET)
"""Groups where the newest wins and nobody is asked."""
ORDER = [number(table) for table in SYNCED.values()]
"""Tables as they are sealed: what others refer to comes first."""


class ShopFile:
    """A shared shop as ``Keeper``; used by one thread at a time.

    ``key``: for segments, none if the shop is not encrypted. ``random`` gives random bytes. Raises
    ``LookupError`` if the shop is not shared (see ``begin``).
    """

    def __init__(
        self,
        store: Store,
        key: bytes | None,
        random: Callable[[int], bytes],
        word_key: bytes | None = None,
    ) -> None:
        self._store = store
        self._random = random
        self.key = key
        self.word_key = word_key
        self.rows_in_segment = ROWS_IN_SEGMENT
        self.leaving = False
        """The next word is the last one."""
        self.wanted_files: tuple[bytes, ...] = ()
        """Contents of attachments that are asked for, see ``Ack``."""
        self.catching_up: int | None = None
        """The step that everything received goes into, of an older copy (``restored``)."""
        self.exchange = Exchange()
        """The one that is under way."""
        self._reborn: frozenset[RowKey] = frozenset()
        """Rows that are sealed as a whole now, see ``write_again``."""
        self._read()

    def _read(self) -> None:
        with self._store.read_raw() as raw:
            known = read_known(raw)
            self._own = {
                known.replica.chains.mark(Dot(*dot))
                for dot in raw.execute("SELECT chain, seq FROM sync_segment WHERE own=1")
            }
        self.library, self._author, self._last = known.library, known.author, known.last
        self._replica = known.replica
        self._known = True

    @contextmanager
    def certain(self) -> Iterator[None]:
        """Forget what is in memory if the transaction around did not end well."""
        self._know()
        try:
            yield
        except BaseException:
            self._known = False
            with suppress(StoreError, sqlite3.DatabaseError):  # whoever asks next tells it
                self._read()
            raise

    def _know(self) -> None:
        if not self._known:
            self._read()

    # --- what is asked ------------------------------------------------------------------------

    @property
    def replica(self) -> Replica:
        """What is known, without rows; anew after an error, so not to be kept."""
        self._know()
        return self._replica

    @property
    def store(self) -> Store:
        return self._store

    def author(self) -> Author:
        self._know()
        return self._author

    def has(self, mark: Mark) -> bool:
        return self.replica.has(mark)

    def wrote(self, mark: Mark) -> bool:
        self._know()
        return mark in self._own

    def judge(self, found: Segment, mark: Mark) -> Verdict:
        return gate.judge(self.replica, found, mark.head, SCHEMA_VERSION)

    def agrees(self, found: Segment) -> bool | None:
        return self.replica.agrees(found)

    def outbox(self) -> Mapping[Mark, bytes]:
        return Outbox(self._store, self.replica.chains)

    def content(self, mark: Mark) -> bytes | None:
        dot = self.replica.chains.locate(mark)
        if dot is None:
            return None
        with self._store.read_raw() as raw:
            found = raw.execute(
                "SELECT content FROM sync_segment WHERE chain=? AND seq=?", dot
            ).fetchone()
        content: bytes | None = found[0] if found else None
        return content

    def word(self, wanted: Collection[Mark]) -> Ack:
        with self._store.read_raw() as raw:
            (words,) = raw.execute("SELECT words FROM sync_state").fetchone()
            retired = raw.execute(
                "SELECT device, retired FROM sync_peer WHERE retired>=0 ORDER BY device"
            ).fetchall()
            label = raw.execute("SELECT value FROM meta WHERE name='device'").fetchone()
        return Ack(
            self.author(), words + 1, self.replica.seen, self.replica.digest, self._store.clock(),
            SCHEMA_VERSION, tuple(sorted(wanted)), label[0] if label else "",
            tuple((device, number) for device, number in retired), self.leaving,
            self.wanted_files,
        )  # fmt: skip

    def will_say(self, word: Ack) -> None:
        with self._store.write_local() as raw:
            raw.execute("UPDATE sync_state SET words=?", (word.number,))

    def new_life(self) -> None:
        life = int.from_bytes(self._random(4))
        with self.certain(), self._store.write_local() as raw:
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
            shop_rows.load(raw, self.replica, doubled)
        return [found for found in self.replica.questions(QUIET) if found[1] != ALIVE]

    # --- sealing ------------------------------------------------------------------------------

    def seal(self, progress: Progress = silent) -> None:
        """Everything typed so far into segments, as many in a transaction as hold up nobody.
        ``progress`` is told the rows, and asked between two transactions; what it raises leaves
        the rest for another time."""
        with self._store.read_raw() as raw:
            (total,) = raw.execute("SELECT count(*) FROM sync_dirty").fetchone()
        pace, more, done = Pace(1, SEGMENTS_AT_ONCE), total > 0, 0
        while more:
            progress(min(done, total), total, PREPARING)
            with self.certain(), self._store.write_local(pace) as raw:
                for _ in range(pace.size):
                    more = more and self._seal_some(raw)
                    done += self.rows_in_segment

    def seal_in(self, raw: sqlite3.Connection) -> None:
        """The same within a transaction of the caller."""
        while self._seal_some(raw):
            pass

    def _seal_some(self, raw: sqlite3.Connection) -> bool:
        """One segment of what is dirty; whether there may be more."""
        taken = shop_births.take(raw, ORDER, self.rows_in_segment, BYTES_IN_SEGMENT)
        if not taken.count:
            return False
        owners = shop_births.live_owners(raw, shop_births.owners_named(taken))
        # What a row with a past is now a part of is brought in with it.
        taken.demote({owner for key in taken.others for owner in owners[key]}, owners)
        seq = self._last.seq + 1 if self._last else 1
        births = shop_births.pack(taken.born, owners, self._author, seq)
        above = {owner for key in taken.others for owner in owners[key]}
        loaded = above | taken.others.keys()
        dot = Dot(self._replica.chains.coming(self._last), seq)
        left = shop_rows.sign(raw, births.above - taken.born_among(births.above) - loaded, dot)
        signed, _ = self._load(raw, taken.others.keys(), above | left)
        unseen = self._unseen(raw)
        changes = []
        for key, mask in taken.others.items():
            change = self._local_write(key, mask, taken.rows[key], owners[key], unseen.get(key, {}))
            if change is not None:
                changes.append(change)
        if changes or births.blocks:
            owned = left | (births.above & loaded)
            self._seal(raw, changes, taken, births, signed, owned)
        raw.executemany(
            "DELETE FROM sync_keep WHERE tbl=? AND row=?",
            [key for key in taken.others if key in unseen],
        )
        raw.executemany("DELETE FROM sync_dirty WHERE tbl=? AND row<=?", taken.marked)
        return taken.full

    def _load(
        self, raw: sqlite3.Connection, keys: AbstractSet[RowKey], above: AbstractSet[RowKey]
    ) -> tuple[set[RowKey], shop_rows.Held]:
        """Load rows that are written to, and of those above them, of which only a sign of life
        is written, no more than that needs; which ones these are, and what the tables hold of the
        others."""
        self._replica.rows.clear()
        self._replica.sums.clear()
        signed = shop_rows.load_signs(raw, self._replica, above - keys)
        light = dict(self._replica.rows), dict(self._replica.sums)
        held = shop_rows.load(raw, self._replica, keys | (above - signed))
        self._replica.rows.update(light[0])
        self._replica.sums.update(light[1])
        return signed, held

    def _unseen(self, raw: sqlite3.Connection) -> dict[RowKey, dict[str, tuple[Mark, ...]]]:
        """What came in after the forms were opened that were saved since, see ``sync_keep``."""
        found: dict[RowKey, dict[str, tuple[Mark, ...]]] = defaultdict(dict)
        for table, row, group, chain, seq in raw.execute(
            "SELECT tbl, row, grp, chain, seq FROM sync_keep"
        ):
            held = found[RowKey(table, row)]
            held[group] = (*held.get(group, ()), self._replica.chains.mark(Dot(chain, seq)))
        return found

    def _files(self, taken: Taken) -> tuple[bytes, ...]:
        """The contents of attachments and photos that a segment names."""
        named = {name for table, column in FILES for name in taken.held(table, column)}
        return tuple(sorted(bytes.fromhex(name) for name in named if _HASH.fullmatch(name)))

    def _local_write(
        self,
        key: RowKey,
        mask: int,
        held: Mapping[str, Any],
        owners: tuple[RowKey, ...],
        unseen: Mapping[str, tuple[Mark, ...]],
    ) -> LocalWrite | None:
        shape = SHAPES[key.table]
        new = key not in self._replica.rows
        live = held["gone"] == LIVE
        if new and held["gone"] == UNDONE:
            return None  # made and taken back before anybody heard of it
        back = live and not new and bool(mask & shape.bits["alive"])
        again = key in self._reborn
        known = {} if new else self._replica.rows[key].cells
        if again:
            # What is empty here too: another PC may hold something in its place.
            edited, cells, rest = [], [], list(shape.groups)
        elif new:
            cells = shape.written(held)
            edited, rest = [group for group, _ in cells], []
        else:
            edited = [g for g in shape.groups if mask & shape.bits[g]]
            rest = [g for g in shape.groups if back and g in known and g not in edited]
            cells = [(group, shape.value(group, held)) for group in edited]
        # Of a row in the trash that holds nothing else nothing would be left elsewhere, not even
        # its place in the trash.
        bare = not live and not cells and not known
        if mask & shape.bits["alive"] and (held["gone"] == UNDONE or ALIVE in known or bare):
            cells.append((ALIVE, (("gone", held["gone"]),)))
        return LocalWrite(
            key,
            live,
            new or back or again,
            tuple(cells),
            tuple((group, shape.value(group, held)) for group in rest),
            tuple((group, tuple(sorted(unseen[group]))) for group in edited if group in unseen),
            owners,
        )

    def _seal(  # noqa: PLR0917 - one thing each
        self,
        raw: sqlite3.Connection,
        changes: list[LocalWrite],
        taken: Taken,
        births: Packed,
        signed: set[RowKey],
        owners: AbstractSet[RowKey],
    ) -> None:
        """``signed``: see ``_load``; ``owners``: of births, as far as they were loaded."""
        last = taken.last_born() or changes[-1].row
        acts = {_act_of(raw, key) for key in taken.samples()}
        batch, label, person = _act_of(raw, last)
        if len(acts) > 1:
            label = ""  # no name of one of them is that of all
        about = Circumstances(self._store.clock(), SCHEMA_VERSION, MIN_READER, batch, label, person)
        sealed = self._replica.draft(self._author, self._last, changes, (), about)
        files = self._files(taken)
        sealed = replace(sealed, blobs=files)
        content = segment.encode(sealed, self.library, self.key, self._random, births.blocks)
        mark = Mark(sealed.author, sealed.seq, segment.head_of(content))
        touched = self._replica.apply(sealed, mark.head, owners)
        self._replica.count_in(births.total)
        shop_rows.save(raw, self._replica, touched - signed)
        shop_rows.save_signs(raw, self._replica, touched & signed)
        dot = self._note(raw, mark, sealed, content, own=True)
        shop_births.save(raw, births, dot)
        raw.execute("UPDATE sync_state SET last_seq=?, last_head=?", (mark.seq, mark.head))
        raw.executemany(
            "INSERT OR IGNORE INTO sync_blob VALUES (?, 0, ?, ?)",
            [(name.hex(), *dot) for name in files],
        )
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
        step: int | None = None,
        arrived: int = 0,
    ) -> Dot:
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
            "INSERT INTO sync_segment(chain, seq, head, hlc, own, content, wall, size, batch,"
            " step, person, arrived) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*dot, mark.head, found.hlc, int(own), content, found.wall, len(content or b""),
             found.batch, step, peers.shown(found.person), arrived),
        )  # fmt: skip
        raw.execute(
            "UPDATE sync_state SET hlc=?, digest=?", (self._replica.last_hlc, self._replica.digest)
        )
        return dot

    # --- applying -----------------------------------------------------------------------------

    def apply(self, found: Segment, mark: Mark, asked: Callable[[], object] | None = None) -> None:
        """One segment that the gate let through, in one transaction; ``asked`` is called all
        along, and nothing was done if it raises.

        What one exchange brings makes one step here, see ``received``. Raises
        ``BadSegmentError`` if the tables refuse it: written by a program with a fault, or forged;
        ``HeldError`` if it hides very much and nobody has let it in.
        """
        with self._store.read_raw() as raw:
            if not self._allowed(raw, found, mark):
                raise HeldError
            alone = len(found.hides) >= FEW_HIDDEN
            step = self.exchange.step_for(raw, found, mark, alone=alone)
        try:
            with (
                self.certain(),
                self._store.transact(
                    peers.shown(found.label), origin="sync", person=peers.shown(found.person),
                    batch=self.catching_up or step, asked=asked,
                ) as tx,
            ):  # fmt: skip
                self._apply(tx, found, mark)
        except sqlite3.IntegrityError as error:
            raise segment.BadSegmentError(f"the tables refuse it: {error}") from error

    def _apply(self, tx: Transaction, found: Segment, mark: Mark) -> None:
        raw = tx.raw
        self.seal_in(raw)
        (arrived,) = raw.execute("SELECT coalesce(max(n), 0) FROM change").fetchone()
        some = shop_arrivals.arrivals(raw, found)
        keys = {*(write.row for write in some.rest), *found.hides, *found.purges}
        above = {owner for write in some.rest for owner in write.owners}
        signed, before = self._load(raw, keys, above | some.above)
        touched = self._replica.apply(replace(found, writes=some.rest), mark.head, some.above)
        at = self._replica.chains.locate(mark)
        assert at is not None
        self._replica.count_in(some.bring_in(raw, mark.author, at))
        bring_into_tables(raw, self._replica, touched - signed, before)
        shop_rows.save(raw, self._replica, touched - signed)
        shop_rows.save_signs(raw, self._replica, touched & signed)
        dot = self._note(raw, mark, found, None, own=False, step=tx.batch, arrived=arrived)
        raw.executemany(
            "INSERT OR IGNORE INTO sync_blob VALUES (?, 1, ?, ?)",
            [(name.hex(), *dot) for name in found.blobs],
        )
        if self.catching_up is None:
            self.exchange.note(
                raw, tx.batch, found, mark, arrived, peers.label_of(raw, mark.author.device),
                alone=len(found.hides) >= FEW_HIDDEN,
            )  # fmt: skip
        raw.execute("DELETE FROM sync_dirty")

    def _allowed(self, raw: sqlite3.Connection, found: Segment, mark: Mark) -> bool:
        if len(found.hides) < FEW_HIDDEN:
            return True
        if raw.execute("SELECT 1 FROM sync_allowed WHERE head=?", (mark.head,)).fetchone():
            return True
        for name, hidden in _live_of(raw, found).items():
            if hidden > MOST_HIDDEN:
                return False
            if hidden < FEW_HIDDEN or name in _LINKS:
                continue
            (all_,) = raw.execute(f"SELECT count(*) FROM {name} WHERE gone={LIVE}").fetchone()
            if hidden * 100 > all_ * MOST_HIDDEN_PERCENT:
                return False
        return True

    def would_hide(self, found: Segment) -> dict[str, int]:
        """Table -> the rows that are seen now and would go into the trash."""
        with self._store.read_raw() as raw:
            return _live_of(raw, found)

    def allow(self, marks: Collection[Mark]) -> None:
        """Let in what hides very much: a person has looked and said yes."""
        with self._store.write_local() as raw:
            raw.executemany(
                "INSERT OR IGNORE INTO sync_allowed VALUES (?)", [(mark.head,) for mark in marks]
            )

    # --- mending ------------------------------------------------------------------------------

    def write_again(self, keys: Collection[RowKey]) -> None:
        """Seal these rows as they stand here, as if they were made now: other PCs hold something
        else although they saw the same. Values beside one another stay so."""
        for part in shop_rows.in_parts(sorted(keys)):
            with self.certain(), self._store.write_local() as raw:
                self.seal_in(raw)
                for table, ids in shop_rows.by_table(part).items():
                    shape = SHAPES.get(table)
                    if shape is None:
                        continue  # of a newer program, which mends it
                    raw.execute(
                        "INSERT INTO sync_dirty(tbl, row, mask)"
                        f" SELECT {table}, n, {sum(shape.bits.values())} FROM {shape.name}"
                        f" WHERE id IN ({shop_rows.marks(ids)})", ids
                    )  # fmt: skip
                self._reborn = frozenset(part)
                try:
                    self.seal_in(raw)
                finally:
                    self._reborn = frozenset()

    def set_apart(self, found: Segment) -> None:
        """Its author held something else although both saw the same: what we hold of the rows that
        it writes must not be taken for something that its author had seen and replaced."""
        differing = []
        with self._store.read_raw() as raw:
            for part in shop_rows.in_parts(found.writes):
                shop_rows.load(raw, self._replica, {write.row for write in part})
                for write in part:
                    shown = {g: self._replica.shown(write.row, g) for g, _ in write.cells}
                    if write.row in self._replica.rows and any(
                        repr(shown[group]) != repr(value) for group, value in write.cells
                    ):
                        differing.append(write.row)
        self.write_again(differing)

    # --- erasing ------------------------------------------------------------------------------

    def purge(self, keys: Collection[RowKey]) -> None:
        """Erase rows of the trash on all PCs, as one segment; ``emptying`` decides which. What
        somebody writes to them without knowing of it survives as recovered."""
        with self.certain(), self._store.transact(EMPTYING, origin="sync") as tx:
            raw = tx.raw
            self.seal_in(raw)
            self._load(raw, set(keys), set())
            about = Circumstances(self._store.clock(), SCHEMA_VERSION, MIN_READER, label=EMPTYING)
            sealed = self._replica.draft(self._author, self._last, (), sorted(keys), about)
            content = segment.encode(sealed, self.library, self.key, self._random)
            mark = Mark(sealed.author, sealed.seq, segment.head_of(content))
            touched = self._replica.apply(sealed, mark.head)
            bring_into_tables(raw, self._replica, touched)
            shop_rows.save(raw, self._replica, touched)
            self._note(raw, mark, sealed, content, own=True)
            raw.execute("UPDATE sync_state SET last_seq=?, last_head=?", (mark.seq, mark.head))
            raw.execute("DELETE FROM sync_dirty")
            self._last = mark
            self._own.add(mark)


def _act_of(raw: sqlite3.Connection, key: RowKey) -> tuple[bytes, str, str]:
    """Number, name and person of what wrote a row last."""
    found = raw.execute(
        "SELECT b.id, b.label, b.person FROM change c JOIN batch b ON b.n=c.batch"
        f" WHERE c.tbl=? AND c.row=(SELECT n FROM {SHAPES[key.table].name} WHERE id=?)"
        " ORDER BY c.n DESC LIMIT 1",
        key,
    ).fetchone()
    return found or (b"", "", "")


def _live_of(raw: sqlite3.Connection, found: Segment) -> dict[str, int]:
    counts: dict[str, int] = {}
    for table, ids in shop_rows.by_table(found.hides).items():
        if table not in SHAPES:
            continue
        name = SHAPES[table].name
        for part in shop_rows.in_parts(ids):
            chosen = shop_rows.marks(part)
            (live,) = raw.execute(
                f"SELECT count(*) FROM {name} WHERE gone={LIVE} AND id IN ({chosen})", part
            ).fetchone()
            counts[name] = counts.get(name, 0) + live
    return counts
