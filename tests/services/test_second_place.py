"""Copies outside of this PC: encrypted, whole or not there, and to be had back elsewhere."""

from pathlib import Path

import pytest

from crm_desktop.errors import StoreError, UserError
from crm_desktop.services import privacy
from crm_desktop.services.backups import Backups
from crm_desktop.services.second_place import (
    ENDING,
    FOLDER,
    choose_place,
    copy_newest,
    fetch,
    forget_place,
    let_go,
    place_of,
)
from crm_desktop.store.blobs import ATTACHMENTS, Blobs
from crm_desktop.store.store import Store
from tests.helpers.shop import FakeClock, add_contact

CHEAP = {"passes": 1, "memory": 8192}


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def backups(store: Store) -> Backups:
    photo = Blobs(store.folder / ATTACHMENTS).put(b"a photo of Anna")
    with store.transact("Add") as tx:
        n = add_contact(tx, "Anna Canary")
        tx.raw.execute("UPDATE contact SET photo=? WHERE n=?", (photo, n))
    made = Backups(store)
    made.make("time")
    return made


def test_a_copy_and_having_it_back(
    backups: Backups, stick: Path, tmp_path: Path, clock: FakeClock
) -> None:
    assert place_of(backups) is None
    assert copy_newest(backups, clock.now) is None
    choose_place(backups, stick, "correct horse", **CHEAP)
    assert copy_newest(backups, clock.now) == backups.listed()[0]
    place = place_of(backups)
    assert place is not None
    assert (place.last_at, place.connected) == (clock.now, True)
    for path in stick.rglob("*"):
        assert path.is_dir() or b"Canary" not in path.read_bytes()
    elsewhere = tmp_path / "elsewhere" / "backups"
    with pytest.raises(UserError) as refused:
        fetch(stick, "wrong", elsewhere)
    assert refused.value.code == "second.wrong_passphrase"
    (found,) = fetch(stick, "correct horse", elsewhere)
    assert found.sha256 == backups.listed()[0].sha256
    assert found.path.read_bytes() == backups.listed()[0].path.read_bytes()
    assert Blobs(elsewhere / ATTACHMENTS).read(found.blobs[0]) == b"a photo of Anna"
    forget_place(backups)
    assert place_of(backups) is None


def test_a_drive_that_is_not_there(backups: Backups, stick: Path, clock: FakeClock) -> None:
    choose_place(backups, stick, "correct horse", **CHEAP)
    stick.rename(stick.with_name("away"))
    with pytest.raises(StoreError) as refused:
        copy_newest(backups, clock.now)
    assert refused.value.code == "second.not_connected"
    assert not stick.exists()  # nothing is made in its place
    place = place_of(backups)
    assert place is not None
    assert not place.connected


def test_the_same_place_again(backups: Backups, stick: Path) -> None:
    choose_place(backups, stick, "correct horse", **CHEAP)
    with pytest.raises(UserError):
        choose_place(backups, stick, "another", **CHEAP)
    choose_place(backups, stick, "correct horse", **CHEAP)


@pytest.mark.parametrize("how", ["flipped", "cut", "swapped"])
def test_a_damaged_copy_is_passed_over(
    backups: Backups, stick: Path, tmp_path: Path, clock: FakeClock, how: str
) -> None:
    choose_place(backups, stick, "correct horse", **CHEAP)
    copy_newest(backups, clock.now)
    (path,) = (stick / FOLDER).glob(f"*{ENDING}")
    content = bytearray(path.read_bytes())
    if how == "flipped":
        content[len(content) // 2] ^= 1
    elif how == "cut":
        del content[-1000:]
    else:
        path.rename(path.with_name(f"shop-20200101-000000-time{ENDING}"))
    if path.exists():
        path.write_bytes(content)
    assert fetch(stick, "correct horse", tmp_path / "backups") == []
    assert not list((tmp_path / "backups").glob("*.part"))


@pytest.mark.parametrize("connected", [True, False])
def test_who_is_erased_goes_from_the_copies_there_too(
    backups: Backups, store: Store, stick: Path, clock: FakeClock, *, connected: bool
) -> None:
    (photo,) = backups.listed()[0].blobs
    choose_place(backups, stick, "correct horse", **CHEAP)
    old = copy_newest(backups, clock.now)
    assert old is not None
    with store.read_raw() as raw:
        (n,) = raw.execute("SELECT n FROM contact").fetchone()
    assert privacy.preview(store, n).outside
    clock.advance(60_000)
    away = stick.with_name("away")
    if not connected:
        stick.rename(away)
    privacy.erase(store, [n], backups=True)
    if not connected:
        assert (away / FOLDER / f"{old.name}{ENDING}").exists()
        away.rename(stick)
    new = copy_newest(backups, clock.now)
    assert new is not None
    assert [path.stem for path in (stick / FOLDER).glob(f"*{ENDING}")] == [new.name]
    assert not (stick / FOLDER / ATTACHMENTS / photo).exists()
    assert new.made_at > old.made_at


def test_contents_that_a_newer_copy_names_stay(
    backups: Backups, store: Store, stick: Path, tmp_path: Path, clock: FakeClock
) -> None:
    choose_place(backups, stick, "correct horse", **CHEAP)
    old = copy_newest(backups, clock.now)
    clock.advance(60_000)
    with store.transact("Add") as tx:
        add_contact(tx, "Ben")
    new = backups.make("time")
    copy_newest(backups, clock.now)
    let_go(backups, new.made_at)
    (found,) = fetch(stick, "correct horse", tmp_path / "elsewhere" / "backups")
    assert old is not None
    assert (found.name, found.blobs) == (new.name, old.blobs)
    there = Blobs(tmp_path / "elsewhere" / "backups" / ATTACHMENTS)
    assert there.read(found.blobs[0]) == b"a photo of Anna"
