"""What a disk may hold after the power fails at any moment of a flow, and whether that is a shop.

A flow is played once while the shim writes down all that it does to files (``Walk.play``). From
that come images: at some moment the power fails; what was not synced by then arrives wholly, not at
all, in part, out of order, torn between sectors of 512 bytes, or as other bytes where the file was
longer than what arrived. Names change in their order, as far as they get; a synced folder has its
names, a synced file has its bytes but perhaps no name. Disks that lie about syncing are not tested.

The image is recovered by SQLite itself; what was said to be safe before that moment must be in it.
"""

from __future__ import annotations

import hashlib
import shutil
import struct
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from crm_desktop.store.backup import hash_of, list_backups
from crm_desktop.store.connection import connect
from crm_desktop.store.file_format import BACKUPS, SHOP_FILE
from crm_desktop.store.replace import finish_replacing
from tests.faults.flows import SHOP
from tests.faults.judge import Content, content_of, holds, judge, said
from tests.faults.points import Point, Walk

_ENTRY = struct.Struct("=QqqIIc7x")
SECTOR = 512
WAYS = ("nothing", "all", "some", "torn", "sectors")
"""How much of what is not synced arrives."""


@dataclass(frozen=True)
class Deed:
    """One thing that was done: ``what`` is (w)rite, (s)ync, (t)runcate, (c)reate, make a folder
    (d), (u)nlink, (r)ename or (m)ark, whose text is ``path``."""

    what: str
    file: int
    place: int
    path: str
    other: str
    data: bytes


def read_record(path: Path) -> list[Deed]:
    """All that the shim wrote down."""
    raw, at, deeds = path.read_bytes(), 0, []
    while at < len(raw):
        file, place, size, path_size, other_size, what = _ENTRY.unpack_from(raw, at)
        at += _ENTRY.size
        texts = []
        for length in (path_size, other_size):
            texts.append(raw[at : at + length].decode())
            at += length
        data = raw[at : at + size]
        at += size
        deeds.append(Deed(what.decode(), file, place, texts[0], texts[1], data))
    return deeds


@dataclass
class _File:
    kept: bytearray = field(default_factory=bytearray)
    late: list[Deed] = field(default_factory=list)


def _put(content: bytearray, place: int, data: bytes, gap: bytes = b"\0") -> None:
    if place > len(content):
        missing = place - len(content)
        content += (gap * (missing // len(gap) + 1))[:missing]
    content[place : place + len(data)] = data


def _cut(content: bytearray, size: int) -> None:
    del content[size:]
    content += bytes(size - len(content))


class Disk:
    """A disk, deed by deed; ``images`` are what it may hold when the power fails now."""

    def __init__(self, folder: Path) -> None:
        self.top = str(folder)
        self._files: dict[int, _File] = {}
        self._names: dict[str, int] = {}
        self._folders = {self.top}
        self._late: list[Deed] = []
        self._numbers: dict[int, str] = {folder.stat().st_ino: self.top}
        for path in sorted(folder.rglob("*")):
            number = path.stat().st_ino
            if path.is_dir():
                self._folders.add(str(path))
                self._numbers[number] = str(path)
            else:
                self._names[str(path)] = number
                self._files[number] = _File(bytearray(path.read_bytes()))

    def do(self, deed: Deed) -> None:
        """One more thing is done."""
        if deed.what in "wt":
            self._files[deed.file].late.append(deed)
        elif deed.what == "s" and deed.file in self._numbers:
            self._sync_folder(self._numbers[deed.file])
        elif deed.what == "s":
            file = self._files[deed.file]
            for late in file.late:
                _apply(file.kept, late)
            file.late.clear()
        elif deed.what in "cdur":
            self._late.append(deed)
            if deed.what == "c":
                self._files[deed.file] = _File()
            elif deed.what == "d":
                self._numbers[deed.file] = deed.path

    def _sync_folder(self, folder: str) -> None:
        here = [d for d in self._late if folder in {_parent(d.path), _parent(d.other)}]
        self._late = [d for d in self._late if d not in here]
        for deed in here:
            _rename(self._names, self._folders, deed)

    def image(self, dice: Random) -> dict[str, bytes]:
        """One of the things that the disk may hold: bytes by path below the folder."""
        names, folders = dict(self._names), set(self._folders)
        arrived = dice.choice((0, len(self._late), dice.randint(0, len(self._late))))
        for deed in self._late[:arrived]:
            _rename(names, folders, deed)
        way = dice.choice(WAYS)
        return {
            path[len(self.top) + 1 :]: self._content(number, way, dice)
            for path, number in names.items()
            if _parent(path) in folders and not path.endswith("-shm")
        }

    def _content(self, number: int, way: str, dice: Random) -> bytes:
        file = self._files[number]
        if way == "nothing" or not file.late:
            return bytes(file.kept)
        content = bytearray(file.kept)
        gap = dice.choice((b"\0", dice.randbytes(SECTOR)))
        late = file.late
        if way == "torn":
            late = late[: dice.randint(0, len(late))]
        for count, deed in enumerate(late, 1):
            if way == "some" and dice.random() < 0.5:
                continue
            if way == "all" or deed.what == "t" or (way == "torn" and count < len(late)):
                _apply(content, deed, gap)
            elif way == "torn":
                _apply(content, deed, gap, dice.randrange(0, len(deed.data) + 1, SECTOR))
            elif way == "some":
                _apply(content, deed, gap)
            else:
                for at in range(0, len(deed.data), SECTOR):
                    if dice.random() < 0.5:
                        _put(content, deed.place + at, deed.data[at : at + SECTOR], gap)
        return bytes(content)


def _apply(content: bytearray, deed: Deed, gap: bytes = b"\0", size: int | None = None) -> None:
    if deed.what == "t":
        _cut(content, deed.place)
    else:
        _put(content, deed.place, deed.data[:size], gap)


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _rename(names: dict[str, int], folders: set[str], deed: Deed) -> None:
    if deed.what == "c":
        names[deed.path] = deed.file
    elif deed.what == "d":
        folders.add(deed.path)
    elif deed.what == "u":
        names.pop(deed.path, None)
    elif deed.path in names:
        names[deed.other] = names.pop(deed.path)


@dataclass
class Count:
    """What was looked at: images, those that were unlike all before them, states of the shop that
    SQLite recovered from them, and images that the whole judge looked at."""

    images: int = 0
    unlike: int = 0
    states: int = 0
    judged: int = 0


class PowerCuts:
    """Images of one flow, each looked at; states that were seen already are not checked again."""

    def __init__(self, walk: Walk, flow: str, *, judge_each: int = 50) -> None:
        self.count = Count()
        self._walk = walk
        self._flow = flow
        self._judge_each = judge_each
        self._seen: dict[tuple[object, ...], None] = {}
        self._contents: dict[str, Content] = {}
        folder = walk.lay_out(flow)
        self._disk = Disk(folder)
        record = walk.place / "record"
        record.unlink(missing_ok=True)
        answer = walk.play(Point(flow, 0, "nothing"), record=record)
        assert not answer["killed"]
        self._deeds = read_record(record)
        record.unlink()

    def look(self, images: int, seed: int = 0) -> Count:
        """Let the power fail so often, spread evenly over the flow.

        Raises:
            AssertionError: something was lost; a note says at which image, for ``seed``.
        """
        moments = [number for number, deed in enumerate(self._deeds) if deed.what != "m"]
        told: list[str] = []
        done = 0
        for number, image in self._images(moments, images):
            told += [deed.path for deed in self._deeds[done:number] if deed.what == "m"]
            done = number
            dice = Random(f"{self._flow}/{seed}/{image}")
            self.count.images += 1
            content = self._disk.image(dice)
            try:
                self._judge(content, told)
            except Exception as error:
                error.add_note(f"{self._flow}, image {image} of {images}, seed {seed}; {told}")
                raise
        return self.count

    def _images(self, moments: Sequence[int], images: int) -> Iterator[tuple[int, int]]:
        """Moment and number of each image, after the disk has all that was done before."""
        done = 0
        for image in range(images):
            number = moments[image * len(moments) // images] + 1
            for deed in self._deeds[done:number]:
                self._disk.do(deed)
            done = number
            yield number, image

    def _judge(self, image: dict[str, bytes], told: Sequence[str]) -> None:
        key = (len(told), *((name, hash(data)) for name, data in sorted(image.items())))
        if key in self._seen:
            return
        self._seen[key] = None
        self.count.unlike += 1
        whole = self.count.unlike % self._judge_each == 0
        folder = self._walk.now
        shutil.rmtree(folder, ignore_errors=True)
        for name, data in image.items():
            if whole or name.startswith(SHOP):
                path = folder / name
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                path.write_bytes(data)
        if whole:
            self.count.judged += 1
            judge(folder, told)
            return
        finish_replacing(folder / SHOP)
        holds(self._recovered(folder / SHOP / SHOP_FILE), told)
        held: set[str] = set()
        for backup in list_backups(folder / SHOP / BACKUPS):
            assert hash_of(backup.path) == backup.sha256, "a backup that is not whole"
            held |= self._known(backup.path, backup.sha256).names
        assert set(said(told, "backup")) <= held, "a backup was said to be made"

    def _recovered(self, path: Path) -> Content:
        assert path.exists(), "the shop has no file any more"
        with closing(connect(path, "rw", prepared=False)) as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        with path.open("rb") as file:
            state = hashlib.file_digest(file, "blake2b").hexdigest()
        if state not in self._contents:
            with closing(connect(path, "ro", prepared=False)) as raw:
                assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        return self._known(path, state)

    def _known(self, path: Path, state: str) -> Content:
        if state not in self._contents:
            self._contents[state] = content_of(path)
            self.count.states += 1
        return self._contents[state]
