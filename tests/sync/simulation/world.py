"""An office of PCs, what befalls it, and what must be true of it at the end.

A script is a list of actions (what, which PC, dice): the same script gives the same run, and with
an action left out it is still a script, so that a failing one can be made short (see ``shrink``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from crm_desktop.sync import ack
from crm_desktop.sync import segment as segment_file
from crm_desktop.sync.core import compaction, gate, snapshot
from crm_desktop.sync.core.compaction import DAY, LogFile, Peer
from crm_desktop.sync.core.naming import Author, Mark
from crm_desktop.sync.core.operations import RowKey
from crm_desktop.sync.core.replica import Replica
from crm_desktop.sync.core.rows import Standing
from crm_desktop.sync.engine import ASK_AGAIN, file_name
from tests.sync.simulation.device import NEWEST, Device
from tests.sync.simulation.folder import (
    BrokenRuleError,
    File,
    Folder,
    PowerCutError,
    StoredSnapshot,
)
from tests.sync.simulation.oracle import Sealed, expected

YEAR = 365 * DAY
START = 1_800_000_000_000


class Action(NamedTuple):
    kind: str
    device: int
    dice: int


Script = list[Action]

CHANCES = {
    "type": 60, "sync": 100, "wait": 6, "skew": 1, "clone": 1, "backup": 1, "restore": 1, "wipe": 1,
    "roll_back": 1, "rot": 1, "full": 1, "read_only": 1, "unplug": 2, "wrong_folder": 1,
    "repair": 12, "join": 1, "snapshot": 2, "verify": 2, "merge": 1, "prune": 2, "years": 1,
    "purge": 2, "rash_purge": 3, "quiet_hour": 3, "upgrade": 2, "lose": 1, "retire": 1, "check": 1,
}  # fmt: skip
MOST_DEVICES = 6


class World:
    """All PCs and their folder."""

    def __init__(self, devices: int, seed: int) -> None:
        dice = Random(seed)
        self.library = bytes([7] * 16)
        self.now = START
        self.folder = Folder(self.library)
        self.history: dict[Mark, Sealed] = {}
        self.log: list[str] = []
        self.damaged_files = False
        self.devices: list[Device] = []
        self.backups: dict[str, bytes] = {}
        self.earlier: dict[str, File] = {}
        self._last = 1000
        self._names = 0
        for _ in range(devices):
            self.new_device(dice, dice.choice((1, 1, 2, 3)))

    def fresh(self) -> int:
        self._last += 1
        return self._last

    def clock_of(self, mark: Mark) -> tuple[object, ...]:
        return self.history[mark].segment.hlc, mark.author, mark.seq, mark.head

    def new_device(self, dice: Random, schema: int, author: Author | None = None) -> Device:
        self._names += 1
        name = f"pc{self._names}"
        author = author or Author(dice.getrandbits(128).to_bytes(16), 1)
        device = Device(self, name, author, schema)
        self.devices.append(device)
        return device

    # --- actions ----------------------------------------------------------------------------

    def do(self, action: Action) -> None:
        device = self.devices[action.device % len(self.devices)]
        dice = Random(action.dice)
        device.dice, device.calm = dice, action.kind != "sync" or dice.random() < 0.3
        self.now += dice.randrange(4000)
        self.log.append(f"{action.kind} {device.name}")
        act: Callable[[Device, Random], None] = getattr(self, f"_{action.kind}")
        try:
            act(device, dice)
        except PowerCutError:
            device.start()
        device.calm = True

    def _type(self, device: Device, dice: Random) -> None:
        for _ in range(dice.randrange(1, 6)):
            device.type_something(dice)

    def _sync(self, device: Device, dice: Random) -> None:
        device.sync()

    def _wait(self, device: Device, dice: Random) -> None:
        self.now += dice.choice((20_000, 3_600_000, DAY))

    def _years(self, device: Device, dice: Random) -> None:
        self.now += dice.choice((YEAR // 2, 2 * YEAR))

    def _skew(self, device: Device, dice: Random) -> None:
        device.skew = dice.choice((0, -3 * YEAR, 2 * YEAR, -60_000, 300_000))

    def _clone(self, device: Device, dice: Random) -> None:
        if len(self.devices) < MOST_DEVICES:
            twin = self.new_device(dice, device.schema, device.disk.author)
            twin.put_disk(device.copy_of_disk())
            twin.skew = device.skew

    def _backup(self, device: Device, dice: Random) -> None:
        self.backups[device.name] = device.copy_of_disk()

    def _restore(self, device: Device, dice: Random) -> None:
        if device.name in self.backups:
            schema = device.schema
            device.put_disk(self.backups[device.name])
            device.schema = schema
            device.bring_everything()

    def _wipe(self, device: Device, dice: Random) -> None:
        self.earlier = dict(self.folder.files)
        self.folder.files.clear()
        self.folder.words.clear()

    def _roll_back(self, device: Device, dice: Random) -> None:
        self.folder.files, self.earlier = dict(self.earlier), dict(self.folder.files)

    def _rot(self, device: Device, dice: Random) -> None:
        if self.folder.files:
            file = self.folder.files[dice.choice(sorted(self.folder.files))]
            if file.content:
                raw = bytearray(file.content)
                raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
                file.content = bytes(raw)
                self.damaged_files = True

    def _full(self, device: Device, dice: Random) -> None:
        self.folder.full = True

    def _read_only(self, device: Device, dice: Random) -> None:
        self.folder.read_only.add(device.name)

    def _unplug(self, device: Device, dice: Random) -> None:
        self.folder.unreachable.add(device.name)

    def _wrong_folder(self, device: Device, dice: Random) -> None:
        self.folder.library = dice.choice((None, bytes(16)))

    def _repair(self, device: Device, dice: Random) -> None:
        self.folder.full = False
        self.folder.read_only.clear()
        self.folder.unreachable.clear()
        self.folder.library = self.library

    def _join(self, device: Device, dice: Random) -> None:
        if len(self.devices) < MOST_DEVICES:
            self.new_device(dice, dice.choice((1, 2, 3)))

    def _snapshot(self, device: Device, dice: Random) -> None:
        device.seal()
        taken = snapshot.take(device.disk.replica)
        if taken.seen:
            self.folder.snapshots.append(StoredSnapshot(taken, frozenset(device.disk.applied)))

    def _verify(self, device: Device, dice: Random) -> None:
        for stored in self.folder.snapshots:
            if not stored.verified:
                stored.verified = snapshot.verified(stored.snapshot)
                if not stored.verified:
                    raise BrokenRuleError("a snapshot that does not match its digest")

    def _merge(self, device: Device, dice: Random) -> None:
        if self.folder.snapshots:
            stored = self.folder.snapshots[-1]
            device.merge(stored.snapshot, stored.applied)

    def _peers(self, device: Device) -> list[Peer]:
        """Everybody the device knows of, by the last words in the folder."""
        chains = device.disk.replica.chains
        found = {}
        for content in self.folder.words.values():
            word = ack.decode(content)
            if word is None:
                raise BrokenRuleError("a word that cannot be read")
            try:
                vector = chains.vector(word.seen)
            except LookupError:
                vector = {}
            found[word.author.device] = Peer(word.author, vector, word.wall)
        for author in chains.authors():
            found.setdefault(author.device, Peer(author, {}))
        retired = {d.disk.author.device for d in self.devices if d.retired}
        return [
            Peer(peer.author, peer.vector, peer.wall, peer.author.device in retired)
            for peer in found.values()
        ]

    def _prune(self, device: Device, dice: Random) -> None:
        """Remove own files that nobody needs, from the outbox first: else they would come back."""
        chains, disk = device.disk.replica.chains, device.disk
        own = []
        for mark, content in disk.outbox.items():
            dot = chains.locate(mark)
            if dot is None:
                raise BrokenRuleError("an own segment that is not known")
            own.append(LogFile(dot, self.history[mark].segment.wall, len(content)))
        newest = max((s.segment.wall for s in self.history.values()), default=0)
        done = compaction.removable(
            own, device.carrier.snapshot_files(), self._peers(device), newest
        )
        for file in done:
            mark = chains.mark(file.last)
            if not any(s.verified and mark in s.applied for s in self.folder.snapshots):
                raise BrokenRuleError("removed what no verified snapshot holds")
            disk.outbox.pop(mark)
            disk.contents.pop(mark)
            self.folder.files.pop(file_name(mark), None)

    def _purge(self, device: Device, dice: Random) -> None:
        chains = device.disk.replica.chains
        hidden = {}
        for key, mark in device.disk.hidden.items():
            dot = chains.locate(mark)
            if dot is not None:
                hidden[key] = dot, chains.link(dot).hlc
        device.purge(compaction.erasable(hidden, self._peers(device)))

    def _rash_purge(self, device: Device, dice: Random) -> None:
        """Erase without waiting: nothing but the age of what can be brought back depends on it."""
        keys = sorted(device.disk.hidden)
        device.purge(dice.sample(keys, min(2, len(keys))))

    def _quiet_hour(self, device: Device, dice: Random) -> None:
        """Nobody types and nothing breaks for once: time for tidying up."""
        self._repair(device, dice)
        for _ in range(2):
            self.now += 20_000
            for each in self.devices:
                each.calm = True
                each.sync()
        self._snapshot(device, dice)
        self._verify(device, dice)
        for each in self.devices:
            self._prune(each, dice)
            self._purge(each, dice)

    def _upgrade(self, device: Device, dice: Random) -> None:
        device.upgrade()

    def _lose(self, device: Device, dice: Random) -> None:
        """A PC is stolen."""
        if len(self.devices) > 2:
            self.devices.remove(device)

    def _retire(self, device: Device, dice: Random) -> None:
        device.retired = True

    def _check(self, device: Device, dice: Random) -> None:
        check_against_oracle(self, device)

    # --- the end ----------------------------------------------------------------------------

    def settle(self) -> None:
        """All trouble ends; everybody syncs until nothing more happens."""
        self._repair(self.devices[0], Random(0))
        for device in self.devices:
            device.calm = True
            device.dice = Random(device.name)
            while device.schema < NEWEST:
                device.upgrade()
        quiet = 0
        for _ in range(60 + 2 * ASK_AGAIN):
            self.now += 20_000
            before = [len(d.disk.applied) for d in self.devices]
            sent = 0
            for device in self.devices:
                device.sync()
                sent += device.last_turn.sent
            moved = before != [len(d.disk.applied) for d in self.devices] or sent
            quiet = 0 if moved else quiet + 1
            # Who was answered and found the same damaged once more asks again after a while.
            asking = any(d.last_turn.missing or d.last_turn.damaged for d in self.devices)
            level = len({frozenset(d.disk.applied) for d in self.devices}) == 1
            if level and quiet == 2:
                return
            if quiet == (ASK_AGAIN + 2 if asking else 2):
                self._heal()
                quiet = 0
        raise BrokenRuleError("the PCs never became level")

    def _heal(self) -> None:
        """What nobody has as a file any more comes by a snapshot of whoever has most."""
        kept = {mark for device in self.devices for mark in device.disk.outbox}
        for device in self.devices:
            applied = device.disk.applied
            possible = [m for m in kept - applied if self.history[m].seen <= applied]
            if possible:
                raise BrokenRuleError(f"{device.name} never got {possible}")
        for giver in self.devices:
            taken = snapshot.take(giver.disk.replica)
            for device in self.devices:
                if device is not giver:
                    device.merge(taken, frozenset(giver.disk.applied))


def check_against_oracle(world: World, device: Device) -> None:
    """Compare what a PC holds with what follows from what it has applied."""
    disk = device.disk
    right = expected(world.history[mark] for mark in sorted(disk.applied))
    _same(device, "current values", device.siblings(), right.values)
    _same(device, "standing", device.standings(), right.standing)
    _same(device, "questions", device.shown_questions(), right.questions)
    for (key, group), value in right.shown.items():
        _same(device, "shown value", disk.replica.shown(key, group), value)
        if key in disk.dirty or group not in device.known.get(key.table, ()):
            continue
        row = disk.table.get(key)
        if row is None:
            raise BrokenRuleError(f"{device.name}: {key} is missing in the tables")
        _same(device, "value in the tables", row.values.get(group), value)
        _same(device, "standing in the tables", row.standing.value, right.standing[key])
    extra = [k for k in disk.table if k not in right.values and k not in disk.dirty]
    _same(device, "rows that should not be", extra, [])


def _same(device: Device, what: str, found: object, right: object) -> None:
    # By the text: 1 and 1.0 are different here.
    if found != right or repr(_sorted(found)) != repr(_sorted(right)):
        raise BrokenRuleError(f"{device.name}: {what}\n found {found!r}\n right {right!r}")


def _sorted(found: object) -> object:
    if isinstance(found, dict):
        return [(key, _sorted(found[key])) for key in sorted(found)]
    return found


def check_everything(world: World) -> None:
    """All that must hold when everybody is level."""
    first = world.devices[0]
    for device in world.devices:
        check_against_oracle(world, device)
        if device.disk.replica.digest != first.disk.replica.digest:
            raise BrokenRuleError(f"{device.name}: same content, other digest")
        if device.disk.typed or device.disk.dirty:
            raise BrokenRuleError(f"{device.name}: something typed was never sealed")
        held = device.disk.replica
        for key, row in held.rows.items():
            if held.row_sum(key, row) != held.sums[key]:
                raise BrokenRuleError(f"{device.name}: {key} has another sum than remembered")
        whole = sum(held.row_sum(key, row) for key, row in held.rows.items()) % (1 << 128)
        if whole.to_bytes(16) != held.digest:
            raise BrokenRuleError(f"{device.name}: the digest drifted from the content")
        for key, local in device.disk.table.items():
            _check_owner(device, key, local.standing)
    _check_rebuilt(world, first)


def _check_owner(device: Device, key: RowKey, standing: Standing) -> None:
    for owner in device._owners(key):
        if owner not in device.disk.table:
            raise BrokenRuleError(f"{device.name}: {key} without its owner")


def _check_rebuilt(world: World, device: Device) -> None:
    """The same segments in another order that respects causes, delivered twice, give the same."""
    dice = Random(1)
    waiting = [world.history[mark] for mark in sorted(device.disk.applied)]
    dice.shuffle(waiting)
    fresh = Replica()
    while waiting:
        later = []
        for sealed in waiting:
            verdict = gate.judge(fresh, sealed.segment, sealed.mark.head, NEWEST)
            if verdict.answer is gate.Answer.READY:
                if fresh.agrees(sealed.segment) is False:
                    raise BrokenRuleError("rebuilt: digests differ")
                fresh.apply(sealed.segment, sealed.mark.head)
                again = gate.judge(fresh, sealed.segment, sealed.mark.head, NEWEST)
                if again.answer is not gate.Answer.KNOWN:
                    raise BrokenRuleError("delivered twice, applied twice")
            else:
                later.append(sealed)
        if len(later) == len(waiting):
            raise BrokenRuleError("segments that can never be applied")
        waiting = later
    if fresh.digest != device.disk.replica.digest:
        raise BrokenRuleError("rebuilt from the segments it is another state")


# --- scripts ------------------------------------------------------------------------------------


def make_script(seed: int) -> tuple[int, Script]:
    """Number of PCs at the beginning, and what happens."""
    dice = Random(seed)
    devices = dice.choice((2, 2, 3, 3, 4, 5, 6))
    kinds, weights = list(CHANCES), list(CHANCES.values())
    length = dice.randrange(30, 110)
    return devices, [
        Action(dice.choices(kinds, weights)[0], dice.randrange(MOST_DEVICES), dice.getrandbits(32))
        for _ in range(length)
    ]


def run(devices: int, script: Sequence[Action], seed: int = 0) -> World:
    """Play a script to its end; ``BrokenRuleError`` if a rule does not hold."""
    world = World(devices, seed)
    for action in script:
        world.do(action)
    world.settle()
    check_everything(world)
    return world


def run_seed(seed: int) -> World:
    devices, script = make_script(seed)
    return run(devices, script, seed)


def fails(devices: int, script: Sequence[Action], seed: int) -> str | None:
    """What goes wrong, shortly; none if all is well."""
    try:
        run(devices, script, seed)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong is a finding
        return f"{type(error).__name__}: {error}"
    return None


def shrink(devices: int, script: Script, seed: int) -> Script:
    """A script that still fails and from which no single action can be left out."""
    step = max(1, len(script) // 2)
    while step:
        at = 0
        while at < len(script):
            shorter = script[:at] + script[at + step :]
            if fails(devices, shorter, seed):
                script = shorter
            else:
                at += step
        step //= 2
    return script


def as_json(devices: int, script: Script, seed: int, why: str) -> str:
    """A script to store beside the tests."""
    return json.dumps(
        {"why": why, "devices": devices, "seed": seed, "script": [list(a) for a in script]},
        indent=1,
    )


def from_json(text: str) -> tuple[int, Script, int]:
    stored = json.loads(text)
    return stored["devices"], [Action(*a) for a in stored["script"]], stored["seed"]


def segment_of(world: World, mark: Mark) -> bytes:
    """The file of a segment of the history."""
    return segment_file.encode(world.history[mark].segment, world.library)
