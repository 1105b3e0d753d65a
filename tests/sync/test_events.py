"""Everything that befalls a shared folder, with real shops over real folders: no event loses a
line, and none of them is taken for a deletion."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from crm_desktop.services import attachments
from crm_desktop.store.check import check_shop
from crm_desktop.store.store import Store
from crm_desktop.sync import folder, mending, segment, setup
from crm_desktop.sync.core.compaction import DAY, Limits
from crm_desktop.sync.core.naming import Author
from crm_desktop.sync.core.operations import Segment
from crm_desktop.sync.engine import Trouble, file_name
from crm_desktop.sync.folder import FolderCarrier
from crm_desktop.sync.upkeep import Upkeep
from tests.sync.pcs import Pc, limit, sync

Event = Callable[[Path, Path], None]


@pytest.fixture
def share(tmp_path: Path) -> Path:
    place = tmp_path / "share"
    place.mkdir()
    return place


@pytest.fixture
def pair(tmp_path: Path, share: Path) -> Iterator[tuple[Pc, Pc]]:
    """Two PCs that are level, each with work that was not sent yet."""
    anna, ben = Pc(tmp_path, "anna"), Pc(tmp_path, "ben")
    anna.add("Eva")
    setup.begin(anna.store, share, None, anna.here, name="Front desk")
    anna.now()
    setup.join(ben.store, share, None, ben.here, name="Back office")
    sync(anna, ben)
    anna.add("By Anna")
    ben.add("By Ben")
    yield anna, ben
    for pc in (anna, ben):
        report = check_shop(pc.store)
        assert report.ok, report
        assert not mending.drift(pc.work._file).rows
        pc.store.close()


ALL = ["By Anna", "By Ben", "Eva"]


def files(share: Path) -> dict[str, bytes]:
    return {
        path.relative_to(share).as_posix(): path.read_bytes()
        for path in share.rglob("*")
        if path.is_file()
    }


def heals(*pcs: Pc, names: list[str] = ALL) -> None:
    """When the folder is as it should be again, everybody has everything."""
    for _ in range(4):
        for pc in pcs:
            pc.now()
    sync(*pcs)
    for pc in pcs:
        assert pc.names() == names


def unmounted(share: Path, shop: Path) -> None:
    share.rename(share.with_name("away"))


def empty(share: Path, shop: Path) -> None:
    unmounted(share, shop)
    share.mkdir()


def wrong_stick(share: Path, shop: Path) -> None:
    empty(share, shop)
    folder.found_shop(share, b"another shop 123")
    other = next(share.iterdir())
    other.rename(shop)


@pytest.mark.parametrize("event", [unmounted, empty, wrong_stick])
def test_a_folder_that_is_not_there_is_neither_made_nor_filled(
    pair: tuple[Pc, Pc], share: Path, event: Event
) -> None:
    anna, ben = pair
    event(share, anna.work.folder)
    before = files(share) if share.exists() else None
    for pc in pair:
        done = pc.now()
        assert done.turn.trouble == {Trouble.NO_FOLDER}
        assert (done.sent, done.received) == (0, 0)
        assert "Eva" in pc.names()
    assert (files(share) if share.exists() else None) == before
    shutil.rmtree(share, ignore_errors=True)
    share.with_name("away").rename(share)
    heals(anna, ben)


def test_a_folder_that_vanishes_in_the_middle_is_gone_on_with(
    pair: tuple[Pc, Pc], share: Path
) -> None:
    anna, ben = pair
    away = share.with_name("away")

    class Pulled(FolderCarrier):
        """The stick is pulled after the first file was written."""

        def publish(self, name: str, content: bytes) -> None:
            super().publish(name, content)
            share.rename(away)

    anna.work._engine._carrier = Pulled(anna.work.folder)
    anna.add("Second")
    done = anna.now()
    assert done.turn.trouble == {Trouble.UNREACHABLE}
    away.rename(share)
    anna.restart()
    heals(anna, ben, names=["By Anna", "By Ben", "Eva", "Second"])


def mounted(share: Path, options: str) -> bool:
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(share)], check=False,
        capture_output=True,
    )  # fmt: skip
    return done.returncode == 0


@pytest.fixture
def small_disk(share: Path) -> Iterator[Path]:
    """The share is a disk of 600 kB of its own."""
    if not shutil.which("mount") or not mounted(share, "size=600k"):
        pytest.skip("no disk of limited size can be mounted here (needs Linux and its root)")
    yield share
    subprocess.run(["umount", "--lazy", str(share)], check=True)


def test_a_full_disk_stops_sending_only(small_disk: Path, pair: tuple[Pc, Pc]) -> None:
    anna, ben = pair
    ben.now()
    filler = small_disk / "holiday.jpg"
    with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    with anna.store.transact("much") as tx:
        tx.raw.executemany(
            "INSERT INTO contact(id, name, note) VALUES (?, 'x', ?)",
            [(tx.ids.one(), os.urandom(400).hex()) for _ in range(100)],
        )
    done = anna.now()
    assert Trouble.CANNOT_WRITE in done.turn.trouble
    assert "By Ben" in anna.names()
    assert not list(small_disk.rglob("*.part"))
    filler.unlink()
    heals(anna, ben, names=[*ALL, *("x" for _ in range(100))])


def test_a_read_only_disk_stops_sending_only(small_disk: Path, pair: tuple[Pc, Pc]) -> None:
    anna, ben = pair
    ben.now()
    again = ["mount", "-o", "remount,ro", str(small_disk)]
    if subprocess.run(again, check=False, capture_output=True).returncode:
        pytest.skip("this disk cannot be made read-only")
    done = anna.now()
    assert done.turn.trouble == {Trouble.CANNOT_WRITE}
    assert "By Ben" in anna.names()
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    heals(anna, ben)


@pytest.mark.parametrize("damage", ["half", "empty", "longer", "one bit", "other content"])
def test_a_file_that_is_not_whole_is_waited_for_and_sent_again(
    pair: tuple[Pc, Pc], share: Path, damage: str
) -> None:
    anna, ben = pair
    anna.now()
    path = max(anna.work.folder.glob("d-*/*.seg"), key=lambda p: (p.name, p.stat().st_mtime_ns))
    whole = path.read_bytes()
    path.write_bytes({
        "half": whole[: len(whole) // 2], "empty": b"", "longer": whole + b"x",
        "one bit": whole[:90] + bytes([whole[90] ^ 1]) + whole[91:], "other content": b"hello" * 99,
    }[damage])  # fmt: skip
    done = ben.now()
    assert done.turn.damaged == (path.relative_to(anna.work.folder).as_posix(),)
    assert ben.names() == ["By Ben", "Eva"]
    heals(anna, ben)
    assert path.read_bytes() == whole


def test_copies_made_by_sync_programs_do_no_harm(pair: tuple[Pc, Pc], share: Path) -> None:
    anna, ben = pair
    anna.now()
    for path in list(anna.work.folder.glob("d-*/*.seg")):
        for name in (
            f"{path.stem} (1).seg", f"{path.stem} (Anna's conflicted copy 2026-11-22).seg",
            f"{path.stem}.sync-conflict-20261122-101500-ABCDEFG.seg",
        ):  # fmt: skip
            path.with_name(name).write_bytes(path.read_bytes())
        path.rename(path.with_name(f"{path.stem}-DESKTOP-7.seg"))
    heals(anna, ben)
    assert ben.work.verify().damaged == []


def test_a_placeholder_holds_up_nobody_else(pair: tuple[Pc, Pc], share: Path) -> None:
    anna, ben = pair
    anna.now()
    anna.add("Second")
    anna.now()
    names = sorted(FolderCarrier(anna.work.folder).segments())

    class Cloud(FolderCarrier):
        """One file has not been brought here yet."""

        held = True

        def read(self, name: str) -> bytes:
            if self.held and name == names[-1]:
                raise OSError(5, "the cloud file provider is not running")
            return super().read(name)

    carrier = Cloud(ben.work.folder)
    ben.restart()
    ben.work._engine._carrier = carrier
    done = ben.now()
    assert not done.turn.trouble
    assert done.turn.unreadable == (names[-1],)
    assert done.sent == 1
    carrier.held = False
    heals(anna, ben, names=["By Anna", "By Ben", "Eva", "Second"])


def test_a_gap_is_named_and_filled_by_its_author(pair: tuple[Pc, Pc], share: Path) -> None:
    anna, ben = pair
    anna.now()
    anna.add("Second")
    anna.now()
    newest = max(p for p in anna.work.folder.glob("d-*/*.seg") if _is_of(p, anna))
    middle = sorted(p for p in anna.work.folder.glob("d-*/*.seg") if _is_of(p, anna))[-2]
    middle.unlink()
    assert newest.exists()
    done = ben.now()
    assert {ben.work.called(mark) for mark in done.turn.missing} == {"Front desk"}
    assert ben.names() == ["By Ben", "Eva"]
    heals(anna, ben, names=["By Anna", "By Ben", "Eva", "Second"])


def _is_of(path: Path, pc: Pc) -> bool:
    return pc.work._file.author().device.hex() in path.parent.name


def test_a_gap_whose_author_is_gone_is_healed_by_a_snapshot(
    pair: tuple[Pc, Pc], share: Path, tmp_path: Path
) -> None:
    anna, ben = pair
    sync(anna, ben)
    ben.add("Second")
    sync(anna, ben)
    ben.store.close()  # its disk is broken; its first file is lost
    first = min(p for p in anna.work.folder.glob("d-*/*.seg") if _is_of(p, ben))
    first.unlink()
    cem = Pc(tmp_path, "cem")
    setup.join(cem.store, share, None, cem.here)
    assert cem.now().turn.missing
    anna.now()
    assert list(anna.work.folder.glob("snap/*/described.bin"))
    for _ in range(2):
        cem.now()
    assert cem.names() == anna.names() == ["By Anna", "By Ben", "Eva", "Second"]
    cem.store.close()
    ben.store = opened(ben)


def opened(pc: Pc) -> Store:
    """The shop of a PC that was closed."""
    pc.restart()
    return Store.open(pc.place / pc.name / "shop", clock=pc.clock, random=os.urandom)


def test_a_wiped_folder_is_filled_again(pair: tuple[Pc, Pc], share: Path, tmp_path: Path) -> None:
    anna, ben = pair
    kept = attachments.keep_content(anna.store, "a.txt", b"text")
    with anna.store.transact("attachment") as tx:
        (eva,) = tx.raw.execute("SELECT id FROM contact WHERE name='Eva'").fetchone()
        entry = tx.ids.one()
        tx.raw.execute("INSERT INTO entry(id, contact_id) VALUES (?, ?)", (entry, eva))
    attachments.attach(anna.store, entry, [kept])
    sync(anna, ben)
    before = {
        name for name in files(share) if name.endswith((".seg", ".bin")) and "ack" not in name
    }
    for path in anna.work.folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
    for pc in pair:
        assert pc.names() == ALL
    heals(anna, ben)
    assert before <= files(share).keys()
    cem = Pc(tmp_path, "cem")
    setup.join(cem.store, share, None, cem.here)
    assert cem.now().files_fetched == 1
    assert cem.names() == ALL
    cem.store.close()


def test_a_wiped_folder_of_which_only_snapshots_held_everything(
    pair: tuple[Pc, Pc], share: Path, tmp_path: Path
) -> None:
    limit(Limits(first_files=1), *pair)
    anna, ben = pair
    sync(anna, ben)
    for path in anna.work.folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
    sync(anna, ben)
    anna.add("After the wipe")
    sync(anna, ben)
    cem = Pc(tmp_path, "cem")
    setup.join(cem.store, share, None, cem.here)
    for _ in range(3):
        for pc in (cem, anna, ben):
            pc.now()
    assert cem.names() == anna.names() == ["After the wipe", *ALL]
    cem.store.close()


def test_a_folder_rolled_back_by_a_week_is_filled_again(
    pair: tuple[Pc, Pc], share: Path, tmp_path: Path
) -> None:
    anna, ben = pair
    shutil.copytree(share, tmp_path / "last week")
    sync(anna, ben)
    shutil.rmtree(share)
    (tmp_path / "last week").rename(share)
    heals(anna, ben)
    assert anna.ask("SELECT count(*) FROM sync_chain") == [2]


def test_two_perfect_clones_become_two_pcs(pair: tuple[Pc, Pc], tmp_path: Path) -> None:
    """The whole computer was copied, with everything by which it could be told apart."""
    anna, ben = pair
    sync(anna, ben)
    anna.store.close()
    shutil.copytree(tmp_path / "anna", tmp_path / "twin")
    anna.store = opened(anna)
    twin = Pc(tmp_path, "twin")
    twin.here = replace(anna.here, settings=tmp_path / "twin" / "settings", random=os.urandom)
    anna.here = replace(anna.here, random=os.urandom)
    anna.add("At the desk")
    twin.add("On the copy")
    anna.now()
    twin.now()
    assert anna.work._file.author() != twin.work._file.author()
    heals(anna, twin, ben, names=["At the desk", *ALL[:2], "Eva", "On the copy"])
    twin.store.close()


@pytest.mark.parametrize("years", [-3, 2])
def test_a_clock_that_is_years_wrong_hides_nothing(pair: tuple[Pc, Pc], years: int) -> None:
    anna, ben = pair
    ben.clock.advance(years * 365 * DAY)
    sync(anna, ben)
    ben.do("UPDATE contact SET note='by the wrong clock'")
    sync(anna, ben)
    anna.do("UPDATE contact SET note='later, having seen it'")
    sync(anna, ben)
    assert ben.ask("SELECT DISTINCT note FROM contact") == ["later, having seen it"]
    assert ben.work.standing().questions == 0
    heals(anna, ben)


def test_a_newer_program_in_the_office_stops_only_the_exchange(
    pair: tuple[Pc, Pc], share: Path
) -> None:
    anna, ben = pair
    newer = Segment(
        Author(b"n" * 16, 1), 1, b"", 1, 1, (), bytes(16), 999, 999, b"", "", "", (), (), ()
    )
    content = segment.encode(newer, anna.work._file.library)
    path = anna.work.folder / file_name(segment.read_header(content).mark)
    path.parent.mkdir()
    path.write_bytes(content)
    done = ben.now()
    assert done.turn.trouble == {Trouble.TOO_NEW}
    assert done.sent == 0
    ben.add("Work goes on")
    shutil.rmtree(path.parent)
    ben.restart()
    heals(anna, ben, names=[*ALL, "Work goes on"])


@pytest.mark.parametrize("part", ["p0001.bin", "p0002.bin", "described.bin"])
def test_a_damaged_snapshot_is_not_used(
    pair: tuple[Pc, Pc], tmp_path: Path, share: Path, part: str
) -> None:
    anna, ben = pair
    sync(anna, ben)
    name = anna.work._upkeep.make_snapshot()
    assert name is not None
    path = anna.work.folder / "snap" / name / part
    path.write_bytes(path.read_bytes()[:-1])
    cem = Pc(tmp_path, "cem")
    setup.join(cem.store, share, None, cem.here)
    assert not cem.now().caught_up
    assert cem.names() == ALL
    assert (name in anna.work.verify().damaged) is (part != "described.bin")
    cem.store.close()


def test_a_snapshot_that_was_cut_off_is_never_described(pair: tuple[Pc, Pc]) -> None:
    anna, ben = pair
    sync(anna, ben)

    class Cut(FolderCarrier):
        """The power goes while a part is written."""

        def put_part(self, snapshot: str, part: str, content: bytes) -> None:
            super().put_part(snapshot, part, content[: len(content) // 2])
            raise OSError(28, "no space left")

    file = anna.work._file
    broken = Upkeep(file, Cut(anna.work.folder), None)
    with pytest.raises(OSError, match="no space"):
        broken.make_snapshot()
    assert list(anna.work.folder.glob("snap/*"))
    assert anna.work._upkeep.usable() == {}
    anna.add("Next")
    anna.now()
    name = anna.work._upkeep.make_snapshot()
    assert [p.name for p in anna.work.folder.glob("snap/*")] == [name]
    heals(anna, ben, names=["By Anna", "By Ben", "Eva", "Next"])


def test_restoring_an_old_backup_erases_nothing_elsewhere(
    pair: tuple[Pc, Pc], tmp_path: Path
) -> None:
    anna, ben = pair
    anna.store.close()
    shutil.copytree(tmp_path / "anna" / "shop", tmp_path / "backup")
    anna.store = opened(anna)
    sync(anna, ben)
    anna.add("After the backup")
    anna.do("UPDATE contact SET note='changed' WHERE name='Eva'")
    sync(anna, ben)
    anna.set_aside("anna", tmp_path / "backup")
    heals(anna, ben, names=["After the backup", *ALL])
    assert anna.ask("SELECT note FROM contact WHERE name='Eva'") == ["changed"]
