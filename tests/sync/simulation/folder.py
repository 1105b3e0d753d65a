"""A shared folder as folders are: listings are late, writes tear, names change, all of it vanishes.

A file becomes visible to each PC at a moment of its own. What goes wrong is drawn from the dice of
the action that is under way, so that the same script gives the same run.
"""

from __future__ import annotations

import errno
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from crm_desktop.sync.core.compaction import SnapshotFile
from crm_desktop.sync.core.naming import Author, Mark
from crm_desktop.sync.core.snapshot import Snapshot

if TYPE_CHECKING:
    from tests.sync.simulation.device import Device


class PowerCutError(Exception):
    """The PC stops here; its disk stays as it is."""


class BrokenRuleError(AssertionError):
    """Something happened that must never happen."""


@dataclass
class File:
    content: bytes
    writer: str
    visible_from: dict[str, int] = field(default_factory=dict)
    """PC -> virtual time from which its listing shows the file; others see it at once."""


@dataclass
class StoredSnapshot:
    snapshot: Snapshot
    applied: frozenset[Mark]
    verified: bool = False


@dataclass
class Folder:
    """What is on the share."""

    library: bytes | None
    files: dict[str, File] = field(default_factory=dict)
    words: dict[Author, bytes] = field(default_factory=dict)
    snapshots: list[StoredSnapshot] = field(default_factory=list)
    full: bool = False
    read_only: set[str] = field(default_factory=set)
    unreachable: set[str] = field(default_factory=set)


class SimCarrier:
    """One PC's way to the folder."""

    names_are_true = False

    def __init__(self, folder: Folder, device: Device) -> None:
        self._folder = folder
        self._device = device

    def _point(self, name: str) -> Random:
        dice = self._device.point(name)
        if self._device.name in self._folder.unreachable:
            raise ConnectionError(errno.ENOTCONN, "the share does not answer")
        return dice

    def library(self) -> bytes | None:
        self._point("look for the shop")
        return self._folder.library

    def segments(self) -> Collection[str]:
        self._point("list")
        now, me = self._device.world.now, self._device.name
        return [n for n, f in self._folder.files.items() if f.visible_from.get(me, 0) <= now]

    def read(self, name: str) -> bytes:
        dice = self._point("read")
        file = self._folder.files.get(name)
        if file is None:
            raise FileNotFoundError(name)
        if self._device.unlucky(0.03):
            return file.content[: dice.randrange(len(file.content) + 1)]
        if self._device.unlucky(0.02):
            raise OSError(errno.EIO, "a placeholder that is not downloaded")
        return file.content

    def publish(self, name: str, content: bytes) -> None:
        dice = self._point("publish")
        me, files = self._device.name, self._folder.files
        if self._folder.library != self._device.library:
            raise BrokenRuleError(f"{me} published into a folder that is not the shop's")
        if me in self._folder.read_only:
            raise PermissionError(errno.EACCES, "read-only")
        if self._folder.full:
            raise OSError(errno.ENOSPC, "full")
        held = files.get(name)
        if held is not None and held.writer != me and len(held.content) == len(content):
            same = held.content == content
            if not same and not self._device.world.damaged_files:
                raise BrokenRuleError(f"{me} wrote over {held.writer}'s {name}")
        shown: dict[str, int] = {}
        for other in self._device.world.devices:
            if other.name != me and self._device.unlucky(0.4):
                shown[other.name] = self._device.world.now + dice.randrange(10_000)
        if self._device.unlucky(0.03):
            files[name] = File(content[: dice.randrange(len(content))], me, shown)
            raise PowerCutError("in the middle of a write")
        files[name] = File(content, me, shown)
        if self._device.unlucky(0.03):
            files[name.replace(".seg", " (conflicted copy).seg")] = File(content, me, shown)
        self._point("published")

    def words(self) -> Iterable[bytes]:
        return list(self._folder.words.values())

    def say(self, author: Author, number: int, content: bytes) -> None:
        self._point("say")
        if self._device.name in self._folder.read_only:
            raise PermissionError(errno.EACCES, "read-only")
        if self._folder.full:
            raise OSError(errno.ENOSPC, "full")
        self._folder.words[author] = content

    def snapshot_files(self) -> list[SnapshotFile]:
        """The snapshots of which this PC can say what they cover."""
        chains = self._device.disk.replica.chains
        found = []
        for number, stored in enumerate(self._folder.snapshots):
            try:
                vector = chains.vector(stored.snapshot.seen)
            except LookupError:
                continue
            found.append(SnapshotFile(str(number), vector, stored.snapshot.hlc, stored.verified))
        return found
