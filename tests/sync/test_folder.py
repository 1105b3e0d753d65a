"""Real folders: what is put there, what is believed of it, and what is never done to it."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from crm_desktop.sync import tree
from crm_desktop.sync.core.naming import Author
from crm_desktop.sync.engine import Engine, Trouble, Turn, file_name, hinted
from crm_desktop.sync.folder import (
    LIBRARY_FILE,
    FolderCarrier,
    Library,
    found_shop,
    library_in,
    shops_in,
)
from tests.sync.offices import shared_folder
from tests.sync.simulation.device import Device
from tests.sync.simulation.world import World, check_everything


class Office:
    """Simulated PCs over a real folder."""

    def __init__(self, share: Path, devices: int = 2) -> None:
        self.world = World(0, 0)
        self.shop = shared_folder(share, self.world.library)
        for n in range(devices):
            self.world.new_device(Random(n), 3, Author(bytes([n]) * 16, 1))
        self.engines = [Engine(d, FolderCarrier(self.shop)) for d in self.world.devices]

    def type(self, device: int, dice: int) -> None:
        who: Device = self.world.devices[device]
        who.do_make(Random(dice))
        who.type_something(Random(dice + 1))

    def sync(self, rounds: int = 3) -> list[Turn]:
        return [engine.turn() for _ in range(rounds) for engine in self.engines][-2:]

    def files(self) -> set[str]:
        return {
            path.relative_to(self.shop).as_posix()
            for path in self.shop.rglob("*")
            if path.is_file()
        }


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(tmp_path)
    for dice in range(4):
        office.type(dice % 2, dice)
    return office


def test_two_pcs_become_level_and_then_write_nothing(office: Office) -> None:
    office.sync()
    check_everything(office.world)
    before = {path: path.stat().st_mtime_ns for path in office.shop.rglob("*")}
    office.sync()
    assert {path: path.stat().st_mtime_ns for path in office.shop.rglob("*")} == before


def test_names_are_short_and_plain(office: Office) -> None:
    office.sync()
    segments = [name for name in office.files() if name.endswith(".seg")]
    assert segments
    for name in segments:
        mark = hinted(name)
        assert mark is not None
        assert file_name(mark) == name
        assert len(name) < 120
        assert name == name.lower()
    assert hinted("d-x/whatever.seg") is None


def test_a_pc_keeps_only_its_last_word(office: Office) -> None:
    office.sync()
    office.type(0, 50)
    office.sync()
    words = [name for name in office.files() if "ack-" in name]
    assert len(words) == 2
    assert len(list(FolderCarrier(office.shop).words())) == 2


class _Overtaken(tree.DiskTree):
    """Before a word is read, the PC that said it says something new."""

    def __init__(self, shop: Path, author: Author) -> None:
        super().__init__(shop)
        self._author, self.said = author, 1

    def read(self, path: str, most: int) -> bytes:
        if self.said == 1:
            self.said += 1
            FolderCarrier(self.folder).say(self._author, self.said, b"new")
        return super().read(path, most)


def test_a_word_that_is_overtaken_while_it_is_read_is_not_missed(tmp_path: Path) -> None:
    author = Author(b"a" * 16, 1)
    shop = shared_folder(tmp_path, b"l" * 16)
    FolderCarrier(shop).say(author, 1, b"old")
    shared = _Overtaken(shop, author)
    assert list(FolderCarrier(shared).words()) == [b"new"]
    assert shared.said == 2


class _Reluctant(tree.DiskTree):
    """A share that cannot be read just now."""

    def read(self, path: str, most: int) -> bytes:
        raise OSError(errno.EIO, "Input/output error", path)


def test_a_share_that_cannot_be_read_is_not_taken_for_another_folder(tmp_path: Path) -> None:
    shop = shared_folder(tmp_path, b"l" * 16)
    assert library_in(shop) == Library(b"l" * 16, locked=False)
    with pytest.raises(OSError, match="Input/output"):
        library_in(_Reluctant(shop))
    (shop / "library.json").write_text("{}")
    assert library_in(shop) is None


def test_a_missing_share_is_neither_made_nor_written_to(office: Office) -> None:
    office.sync()
    away = office.shop.rename(office.shop.with_name("unmounted"))
    office.type(0, 60)
    turns = office.sync(1)
    assert {t for turn in turns for t in turn.trouble} == {Trouble.NO_FOLDER}
    assert not office.shop.exists()
    office.shop.mkdir()  # the empty place where a share is mounted
    office.sync(1)
    assert office.files() == set()
    office.shop.rmdir()
    away.rename(office.shop)
    office.sync()
    check_everything(office.world)


def test_a_share_that_vanishes_in_between_is_told(office: Office) -> None:
    carrier = FolderCarrier(office.shop)
    shutil.rmtree(office.shop)
    for call in (
        carrier.segments, lambda: list(carrier.words()), lambda: carrier.publish("d-x/1.seg", b"x"),
        lambda: carrier.say(Author(b"x" * 16, 1), 1, b"x"), lambda: carrier.read("d-x/1.seg"),
    ):  # fmt: skip
        with pytest.raises(FileNotFoundError):
            call()
    assert carrier.library() is None
    assert not office.shop.exists()


def test_copies_renamed_by_sync_programs_and_half_files_do_no_harm(office: Office) -> None:
    office.engines[0].turn()
    (first, *_) = sorted(name for name in office.files() if name.endswith(".seg"))
    path = office.shop / first
    path.with_name(path.stem + " (Anna's conflicted copy).seg").write_bytes(path.read_bytes())
    path.rename(path.with_name(path.stem + "-DESKTOP-7.seg"))
    (path.parent / "tmp-00.part").write_bytes(b"half")
    (path.parent / "~lock.seg").write_bytes(b"")
    (office.shop / "desktop.ini").write_bytes(b"")
    office.sync()
    check_everything(office.world)


@pytest.mark.parametrize("damage", ["torn", "rotten", "empty"])
def test_a_damaged_file_is_asked_for_and_published_again(office: Office, damage: str) -> None:
    office.engines[0].turn()
    path = min(office.shop.rglob("*.seg"))
    whole = path.read_bytes()
    broken = {"torn": whole[:40], "empty": b"", "rotten": whole[:60] + b"?" + whole[61:]}[damage]
    path.write_bytes(broken)
    turn = office.engines[1].turn()
    assert turn.damaged == (path.relative_to(office.shop).as_posix(),)
    office.sync()
    assert path.read_bytes() == whole
    check_everything(office.world)


def test_a_file_that_was_torn_is_read_as_soon_as_it_is_whole(office: Office) -> None:
    office.engines[0].turn()
    path = min(office.shop.rglob("*.seg"))
    mark = hinted(path.relative_to(office.shop).as_posix())
    assert mark is not None
    whole = path.read_bytes()
    path.write_bytes(whole[:-7])
    assert office.engines[1].turn().damaged
    assert not office.world.devices[1].has(mark)
    path.write_bytes(whole)  # it was only arriving; nobody had to be asked
    assert not office.engines[1].turn().damaged
    assert office.world.devices[1].has(mark)


def test_one_of_its_own_files_that_vanished_is_put_back_before_anybody_asks(
    office: Office,
) -> None:
    for dice in (60, 70, 80):
        office.type(0, dice)
        office.engines[0].turn()
    first, second, *_ = sorted(office.shop.rglob("*.seg"))
    whole = first.read_bytes()
    first.unlink()
    office.engines[0].turn()
    assert first.read_bytes() == whole
    assert second.exists()


def test_a_wiped_folder_is_filled_again_by_its_owners(office: Office) -> None:
    office.sync()
    before = {name for name in office.files() if name.endswith(".seg")}
    for entry in office.shop.glob("d-*"):
        shutil.rmtree(entry)
    office.sync()
    assert {name for name in office.files() if name.endswith(".seg")} == before
    check_everything(office.world)


def test_a_full_or_read_only_folder_lets_in_what_comes(office: Office) -> None:
    office.engines[1].turn()
    own = office.shop / f"d-{bytes([0]).hex() * 16}-00000001"
    own.write_bytes(b"")  # nothing can be put below it, as if forbidden; works for root too
    turn = office.engines[0].turn()
    assert turn.received > 0
    assert turn.sent == 0
    assert turn.trouble == {Trouble.CANNOT_WRITE}
    own.unlink()
    office.sync()
    check_everything(office.world)


def test_founding_is_harmless_to_repeat_and_takes_no_other_shops_place(tmp_path: Path) -> None:
    library, other = b"L" * 16, b"LLLL" + b"x" * 12
    shop = shared_folder(tmp_path, library)
    assert shared_folder(tmp_path, library) == shop
    found = [(Path(place.where), which) for place, which in shops_in(tmp_path)]
    assert found == [(shop, Library(library, locked=False))]
    with pytest.raises(FileExistsError):
        found_shop(tmp_path, other)
    (shop / LIBRARY_FILE).write_bytes(b"{")
    assert FolderCarrier(shop).library() is None
    with pytest.raises(FileExistsError):
        found_shop(tmp_path, library)
    assert shops_in(tmp_path / "nowhere") == []
    with pytest.raises(FileNotFoundError):
        found_shop(tmp_path / "nowhere", library)


WRITER = """
import sys
from pathlib import Path
from crm_desktop.sync.folder import FolderCarrier
carrier, n = FolderCarrier(Path(sys.argv[1])), 0
print("ready", flush=True)
while True:
    n += 1
    carrier.publish(f"{sys.argv[2]}/{n:010d}-0.seg", b"%010d" % n * 20_000)
"""


def test_a_killed_writer_leaves_whole_files_only(tmp_path: Path) -> None:
    shop = shared_folder(tmp_path, b"L" * 16)
    for life in range(3):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(shop), f"d-{life}"], stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )  # fmt: skip
        assert writer.stdout is not None
        with writer.stdout as said:
            said.readline()
            while not (shop / f"d-{life}" / "0000000003-0.seg").exists():
                time.sleep(0.002)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    found = list(shop.rglob("*.seg"))
    assert len(found) >= 9
    for path in found:
        assert path.read_bytes() == path.name[:10].encode() * 20_000


class HeldError(PermissionError):
    """What Windows says of a file that a virus scanner looks at."""

    winerror = 32


def test_windows_refusals_are_waited_out() -> None:
    pauses: list[float] = []
    refusals = [HeldError(), HeldError()]

    def step() -> None:
        if refusals:
            raise refusals.pop()

    tree._patiently(step, pauses.append)
    assert len(pauses) == 2
    with pytest.raises(PermissionError):
        tree._patiently(lambda: (_ for _ in ()).throw(PermissionError(1)), pauses.append)
