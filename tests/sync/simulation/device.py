"""A PC of the simulation: a shop file in miniature, a person who types, and the real engine.

The disk survives power cuts and can be copied; everything else is made anew at each start. A
change of the disk is one transaction: a power cut comes before or after it, never within.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from crm_desktop.progress import Progress, silent
from crm_desktop.sync import segment as segment_file
from crm_desktop.sync.ack import Ack
from crm_desktop.sync.core import gate, schema_skew, snapshot
from crm_desktop.sync.core.gate import Verdict
from crm_desktop.sync.core.naming import HEAD_BYTES, Author, Mark
from crm_desktop.sync.core.operations import RowKey, Segment
from crm_desktop.sync.core.replica import Circumstances, LocalWrite, Replica
from crm_desktop.sync.core.rows import Standing
from crm_desktop.sync.core.values import Value
from crm_desktop.sync.engine import Engine, Trouble, Turn
from tests.sync.simulation.folder import BrokenRuleError, PowerCutError, SimCarrier
from tests.sync.simulation.oracle import Cell, Sealed, expected

if TYPE_CHECKING:
    from tests.sync.simulation.world import World

CONTACT, TAG, ENTRY, PART, GADGET = 1, 2, 3, 4, 5
OWNER_OF = {ENTRY: CONTACT, PART: ENTRY}
GROUPS: dict[int, dict[int, frozenset[str]]] = {
    1: {
        CONTACT: frozenset({"name", "phone", "note"}),
        TAG: frozenset({"name", "colour"}),
        ENTRY: frozenset({"text", "owner"}),
        PART: frozenset({"text", "owner"}),
    },
}
"""Schema -> table -> merge groups; 2 knows more, 3 says what 2 cannot read."""
GROUPS[2] = GROUPS[1] | {
    CONTACT: frozenset({"name", "phone", "note", "birthday"}),
    GADGET: frozenset({"name"}),
}
GROUPS[3] = GROUPS[2]
NEWEST = 3
ROWS_IN_SEGMENT = 3


@dataclass
class LocalRow:
    """A row as the tables hold it."""

    values: dict[str, Value]
    standing: Standing = Standing.LIVE

    @property
    def live(self) -> bool:
        return self.standing is not Standing.HIDDEN


@dataclass
class Form:
    """What a person has open on the screen."""

    cell: Cell
    remembered: tuple[Mark, ...]
    seen: frozenset[Mark]


@dataclass
class Dirty:
    groups: set[str] = field(default_factory=set)
    keep: dict[str, set[Mark]] = field(default_factory=dict)
    seen: dict[str, frozenset[Mark]] = field(default_factory=dict)
    brought_back: bool = False


@dataclass
class Disk:
    """The shop file."""

    author: Author
    replica: Replica = field(default_factory=Replica)
    last: Mark | None = None
    table: dict[RowKey, LocalRow] = field(default_factory=dict)
    dirty: dict[RowKey, Dirty] = field(default_factory=dict)
    outbox: dict[Mark, bytes] = field(default_factory=dict)
    contents: dict[Mark, bytes] = field(default_factory=dict)
    wrote: set[Mark] = field(default_factory=set)
    hidden: dict[RowKey, Mark] = field(default_factory=dict)
    words: int = 0
    # The harness's own books, independent of vectors.
    applied: set[Mark] = field(default_factory=set)
    typed: dict[Cell, Value] = field(default_factory=dict)
    """What the person last typed and has not been sealed yet."""


class Device:
    """One PC. Plays the keeper of its engine."""

    def __init__(self, world: World, name: str, author: Author, schema: int) -> None:
        self.world = world
        self.name = name
        self.schema = schema
        self.disk = Disk(author)
        self.skew = 0
        self.retired = False
        self.forms: list[Form] = []
        self.dice = Random(0)
        self.calm = True
        self.library: bytes = world.library
        self.key: bytes | None = None
        self.word_key: bytes | None = None
        self.last_turn = Turn()
        self.start()

    # --- power ------------------------------------------------------------------------------

    def start(self) -> None:
        """Switch on: what was only in memory is gone."""
        self.forms = []
        self.carrier = SimCarrier(self.world.folder, self)
        self.engine = Engine(self, self.carrier)

    def copy_of_disk(self) -> bytes:
        return pickle.dumps(self.disk)

    def put_disk(self, copied: bytes) -> None:
        self.disk = pickle.loads(copied)
        self.start()

    def unlucky(self, chance: float) -> bool:
        return not self.calm and self.dice.random() < chance

    def cut(self, name: str) -> None:
        """A transaction of the shop file is about to begin, or has just ended."""
        if self.unlucky(0.02):
            self.world.log.append(f"{self.name} power cut at {name}")
            raise PowerCutError(name)

    def point(self, name: str) -> Random:
        """Something outside is about to be done, or has just been; people go on typing."""
        self.cut(name)
        if self.unlucky(0.02):
            raise OSError(5, f"trouble at {name}")
        if self.unlucky(0.05):
            self.type_something(self.dice)
        return self.dice

    def wall(self) -> int:
        return max(0, self.world.now + self.skew)

    def sync(self) -> None:
        try:
            self.last_turn = self.engine.turn()
            if Trouble.DIVERGED in self.last_turn.trouble:
                raise BrokenRuleError(f"{self.name}: digests differ")
        except PowerCutError:
            self.start()

    # --- the person -------------------------------------------------------------------------

    @property
    def known(self) -> Mapping[int, frozenset[str]]:
        return GROUPS[self.schema]

    def some_row(self, dice: Random, tables: Collection[int] | None = None) -> RowKey | None:
        fitting = sorted(
            key
            for key in self.disk.table
            if key.table in self.known and (tables is None or key.table in tables)
        )
        return dice.choice(fitting) if fitting else None

    def type_something(self, dice: Random) -> None:
        """One thing a person does; what is not possible just now is not done."""
        act = dice.choices(
            ("make", "edit", "trash", "restore", "open", "save", "tag", "move"),
            (3, 8, 2, 2, 3, 3, 1, 1),
        )[0]
        getattr(self, f"do_{act}")(dice)

    def _value(self, dice: Random, column: str) -> Value:
        held = dice.choice([
            f"t{self.world.fresh()}", f"t{self.world.fresh()}", f"t{self.world.fresh()}",
            "same", "", None, 0, 1, 1.0, -0.0, "a\0b", "😀", b"\xff",
        ])  # fmt: skip
        return ((column, held),)

    def do_make(self, dice: Random) -> None:
        table = dice.choice(sorted(self.known.keys() - {TAG}))
        row = LocalRow({})
        for group in sorted(self.known[table]):
            row.values[group] = self._value(dice, group)
        if table in OWNER_OF:
            owner = self.some_row(dice, (OWNER_OF[table],))
            if owner is None or not self.disk.table[owner].live:
                return
            row.values["owner"] = (("owner", owner.row),)
        self._put(RowKey(table, self.world.fresh().to_bytes(16)), row, row.values.keys())

    def do_tag(self, dice: Random) -> None:
        """Tags have the same id wherever they are made; one that exists is brought back."""
        key = RowKey(TAG, dice.randrange(3).to_bytes(16))
        if key in self.disk.table:
            self._bring_back(key)
            return
        values = {group: self._value(dice, group) for group in sorted(self.known[TAG])}
        self._put(key, LocalRow(values), values.keys())

    def _put(self, key: RowKey, row: LocalRow, groups: Collection[str]) -> None:
        self.disk.table[key] = row
        for group in groups:
            self._wrote(key, group, frozenset(self.disk.applied), ())

    def _wrote(
        self, key: RowKey, group: str, seen: frozenset[Mark], keep: Collection[Mark]
    ) -> None:
        dirty = self.disk.dirty.setdefault(key, Dirty())
        dirty.groups.add(group)
        dirty.keep.setdefault(group, set()).update(keep)
        dirty.seen[group] = dirty.seen.get(group, seen) & seen
        self.disk.typed[key, group] = self.disk.table[key].values[group]

    def do_edit(self, dice: Random) -> None:
        key = self.some_row(dice)
        if key is None:
            return
        group = dice.choice(sorted(self.known[key.table] - {"owner"}))
        self.disk.table[key].values[group] = self._value(dice, group)
        self._wrote(key, group, frozenset(self.disk.applied), ())

    def do_move(self, dice: Random) -> None:
        key = self.some_row(dice, OWNER_OF)
        owner = self.some_row(dice, (OWNER_OF[key.table],)) if key else None
        if key is None or owner is None or not self.disk.table[owner].live:
            return
        self.disk.table[key].values["owner"] = (("owner", owner.row),)
        self._wrote(key, "owner", frozenset(self.disk.applied), ())

    def do_trash(self, dice: Random) -> None:
        key = self.some_row(dice)
        if key is not None:
            self.disk.table[key].standing = Standing.HIDDEN
            self.disk.dirty.setdefault(key, Dirty()).brought_back = False

    def do_restore(self, dice: Random) -> None:
        key = self.some_row(dice)
        if key is not None:
            self._bring_back(key)

    def _bring_back(self, key: RowKey) -> None:
        row = self.disk.table[key]
        if row.standing is not Standing.LIVE:
            row.standing = Standing.LIVE
            self.disk.dirty.setdefault(key, Dirty()).brought_back = True

    def do_open(self, dice: Random) -> None:
        key = self.some_row(dice)
        if key is not None:
            group = dice.choice(sorted(self.known[key.table] - {"owner"}))
            shown = self.disk.replica.dots_shown(key, group)
            self.forms.append(Form((key, group), shown, frozenset(self.disk.applied)))

    def do_save(self, dice: Random) -> None:
        if not self.forms:
            return
        form = self.forms.pop(dice.randrange(len(self.forms)))
        key, group = form.cell
        if key not in self.disk.table:
            return
        keep = self.disk.replica.missed(key, group, form.remembered)
        self.disk.table[key].values[group] = self._value(dice, group)
        self._wrote(key, group, form.seen, keep)

    # --- the keeper -------------------------------------------------------------------------

    def author(self) -> Author:
        return self.disk.author

    def seal(self, progress: Progress = silent) -> None:
        if not self.disk.dirty:
            return
        self.cut("seal")
        dirty = sorted(self.disk.dirty.items())
        for start in range(0, len(dirty), ROWS_IN_SEGMENT):
            part = dict(dirty[start : start + ROWS_IN_SEGMENT])
            self._seal({key: part[key] for key in part}, ())
        self.disk.dirty.clear()
        if self.disk.typed:
            raise BrokenRuleError(f"{self.name}: typed and not sealed: {self.disk.typed}")
        self.cut("sealed")

    def _owners(self, key: RowKey) -> tuple[RowKey, ...]:
        found: list[RowKey] = []
        while (held := self.disk.table.get(key)) is not None and key.table in OWNER_OF:
            value = held.values.get("owner")
            if not value or not isinstance(value[0][1], bytes):
                break
            key = RowKey(OWNER_OF[key.table], value[0][1])
            owner = self.disk.table.get(key)
            if owner is None or not owner.live:
                break
            found.append(key)
        return tuple(found)

    def _local_write(self, key: RowKey, dirty: Dirty) -> LocalWrite:
        row, replica = self.disk.table[key], self.disk.replica
        new = key not in replica.rows
        back = dirty.brought_back and not new
        rest = sorted(row.values.keys() - dirty.groups) if back else ()
        return LocalWrite(
            key,
            row.live,
            new or back,
            tuple((group, row.values[group]) for group in sorted(dirty.groups)),
            tuple((group, row.values[group]) for group in rest),
            tuple((group, tuple(sorted(m))) for group, m in sorted(dirty.keep.items()) if m),
            self._owners(key),
        )

    def _seal(self, dirty: Mapping[RowKey, Dirty], purges: Collection[RowKey]) -> None:
        disk, replica = self.disk, self.disk.replica
        changes = [self._local_write(key, marks) for key, marks in dirty.items()]
        min_reader = NEWEST if self.schema == NEWEST else 1
        about = Circumstances(self.wall(), self.schema, min_reader)
        sealed = replica.draft(disk.author, disk.last, changes, purges, about)
        content = segment_file.encode(sealed, self.library)
        mark = Mark(sealed.author, sealed.seq, segment_file.head_of(content))
        # Of what came along unedited the person had seen only what was shown.
        seen_of: dict[Cell, frozenset[Mark]] = {}
        applied = frozenset(disk.applied)
        before = None
        for change in changes:
            for group, seen in dirty[change.row].seen.items():
                seen_of[change.row, group] = seen
                if (
                    disk.typed.pop((change.row, group), None)
                    != disk.table[change.row].values[group]
                ):
                    raise BrokenRuleError(f"{self.name}: something else was sealed than was typed")
            for group, _ in change.rest:
                before = before or expected(self.world.history[m] for m in applied)
                beside = before.values.get(change.row, {}).get(group, {})
                losers = sorted(beside, key=self.world.clock_of)[:-1]
                seen_of[change.row, group] = applied - frozenset(losers)
        self.world.history[mark] = Sealed(mark, sealed, applied, seen_of)
        touched = replica.apply(sealed, mark.head)
        disk.applied.add(mark)
        disk.last = mark
        disk.outbox[mark] = disk.contents[mark] = content
        disk.wrote.add(mark)
        self.world.log.append(f"{self.name} sealed {mark.seq} {mark.head.hex()}")
        for change in changes:
            if replica.standing(change.row) is Standing.HIDDEN and change.live:
                raise BrokenRuleError(f"{self.name}: own row vanished by sealing")
            for group, value in change.cells + change.rest:
                if replica.shown(change.row, group) is not value:
                    raise BrokenRuleError(f"{self.name}: own edit is not what is shown")
        # A row that held nothing is gone for everybody once it is in the trash.
        emptied = {key for key in dirty if replica.standing(key) is None}
        self._bring_into_tables(emptied | (touched - self.disk.dirty.keys()), mark)
        for key in dirty:
            self._note_hidden(key, mark)

    def _note_hidden(self, key: RowKey, mark: Mark) -> None:
        if self.disk.replica.standing(key) is Standing.HIDDEN:
            self.disk.hidden.setdefault(key, mark)
        else:
            self.disk.hidden.pop(key, None)

    def _bring_into_tables(self, touched: Collection[RowKey], mark: Mark) -> None:
        replica, table = self.disk.replica, self.disk.table
        for key in touched:
            self._note_hidden(key, mark)
            standing = replica.standing(key)
            if standing is None:
                table.pop(key, None)
                continue
            if key.table not in self.known:
                continue
            groups = schema_skew.visible_groups(replica, key, self.known)
            values = {group: replica.shown(key, group) for group in groups}
            table[key] = LocalRow({g: v for g, v in values.items() if v is not None}, standing)

    def outbox(self) -> Mapping[Mark, bytes]:
        return dict(self.disk.outbox)

    def content(self, mark: Mark) -> bytes | None:
        return self.disk.contents.get(mark)

    def has(self, mark: Mark) -> bool:
        return self.disk.replica.has(mark)

    def wrote(self, mark: Mark) -> bool:
        return mark in self.disk.wrote

    def judge(self, found: Segment, mark: Mark) -> Verdict:
        return gate.judge(self.disk.replica, found, mark.head, self.schema)

    def set_apart(self, found: Segment) -> None:
        raise BrokenRuleError(f"{self.name}: digests differ")

    def agrees(self, found: Segment) -> bool | None:
        return self.disk.replica.agrees(found)

    def apply(self, found: Segment, mark: Mark, asked: Callable[[], object]) -> None:
        self.cut("apply")
        if found.min_reader > self.schema:
            raise BrokenRuleError(f"{self.name} applied what it cannot make sense of")
        before = self.disk.dirty.keys()
        touched = self.disk.replica.apply(found, mark.head)
        self.disk.applied.add(mark)
        self._bring_into_tables(touched, mark)
        if self.disk.dirty.keys() != before:
            raise BrokenRuleError("applying made something to seal")
        if mark.author.device == self.disk.author.device:
            self.disk.contents[mark] = segment_file.encode(found, self.library)
        self.world.log.append(f"{self.name} applied {mark.seq} {mark.head.hex()}")
        self.cut("applied")

    def new_life(self) -> None:
        incarnation = self.dice.getrandbits(32)
        self.disk.author = Author(self.disk.author.device, incarnation)
        self.disk.last = None
        self.world.log.append(f"{self.name} lives on as {incarnation:08x}")

    def word(self, wanted: Collection[Mark]) -> Ack:
        replica = self.disk.replica
        return Ack(
            self.disk.author, self.disk.words + 1, replica.seen, replica.digest, self.wall(),
            self.schema, tuple(sorted(wanted)),
        )  # fmt: skip

    def will_say(self, word: Ack) -> None:
        self.disk.words = word.number

    # --- rarer work -------------------------------------------------------------------------

    def purge(self, keys: Collection[RowKey]) -> None:
        """Erase rows that are in the trash; everything typed is sealed first."""
        self.seal()
        gone = [key for key in keys if self.disk.replica.standing(key) is Standing.HIDDEN]
        if gone:
            self._seal({}, gone)

    def merge(self, found: snapshot.Snapshot, applied: frozenset[Mark]) -> None:
        """Catch up by a snapshot; everything typed is sealed first."""
        self.seal()
        self.cut("merge")
        touched = snapshot.merge(self.disk.replica, found)
        self.disk.applied |= applied
        for key in touched:
            self._bring_into_tables([key], self.disk.last or min(applied))
        self.cut("merged")

    def upgrade(self) -> None:
        """A newer program: what waited for it comes into the tables."""
        if self.schema == NEWEST:
            return
        self.seal()
        before, self.schema = self.known, self.schema + 1
        waiting = schema_skew.newly_known(self.disk.replica, before, self.known)
        self._bring_into_tables({key for key, _ in waiting}, self.disk.last or Mark(
            self.disk.author, 1, bytes(HEAD_BYTES)))  # fmt: skip

    def bring_everything(self) -> None:
        """An older copy of the shop file is opened by the program as it is now."""
        clean = self.disk.replica.rows.keys() - self.disk.dirty.keys()
        for key in clean:
            mark = self.disk.hidden.get(key) or self.disk.last
            self._bring_into_tables([key], mark or min(self.disk.applied))

    def shown_questions(self) -> list[Cell]:
        return self.disk.replica.questions()

    def siblings(self) -> dict[RowKey, dict[str, dict[Mark, Value]]]:
        """What the replica holds, under the names that all PCs share."""
        mark = self.disk.replica.chains.mark
        return {
            key: {g: {mark(d): v for d, v in held.items()} for g, held in row.cells.items()}
            for key, row in self.disk.replica.rows.items()
        }

    def standings(self) -> dict[RowKey, str]:
        return {key: row.standing.value for key, row in self.disk.replica.rows.items()}
