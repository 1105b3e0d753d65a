"""Changing the passphrase and the recovery code, removing a PC, and key files of strangers."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from crm_desktop.errors import UserError
from crm_desktop.services import attachments
from crm_desktop.store import encryption
from crm_desktop.store.key_ring import KeyRing
from crm_desktop.sync import key_files, setup
from crm_desktop.sync.engine import Trouble
from crm_desktop.sync.key_files import Found
from tests.sync.pcs import Pc, sync

KEY = bytes(range(32))


def refused(pc: Pc, share: Path, secret: str) -> str:
    with pytest.raises(UserError) as error:
        setup.join(pc.store, share, secret, pc.here)
    return error.value.code


def joins(place: Path, name: str, share: Path, secret: str) -> list[object]:
    """What a new PC holds that joins now."""
    late = Pc(place, name)
    try:
        setup.join(late.store, share, secret, late.here)
        assert not late.now().turn.trouble
        assert late.work.missing_files() == []
        return late.names()
    finally:
        late.store.close()


def test_a_new_passphrase_opens_the_shop_and_the_old_one_no_longer(
    office: list[Pc], share: Path, tmp_path: Path
) -> None:
    anna, ben, _ = office
    with pytest.raises(UserError) as error:
        anna.work.change_passphrase("short")
    assert error.value.code == "sync.short_passphrase"
    code = anna.work.change_passphrase("something better")
    dora = Pc(tmp_path, "dora")
    assert refused(dora, share, "a good passphrase") == "sync.wrong_key"
    dora.store.close()
    assert joins(tmp_path, "emil", share, "something better") == ["Eva"]
    assert joins(tmp_path, "fay", share, code) == ["Eva"]
    # Nothing is asked of the others, also after a start.
    ben.restart()
    ben.add("Bo")
    sync(*office)
    assert anna.names() == ["Bo", "Eva"]


def test_a_new_recovery_code_leaves_the_passphrase(
    office: list[Pc], share: Path, tmp_path: Path
) -> None:
    first = office[0].work.change_recovery_code()
    second = office[1].work.change_recovery_code()
    dora = Pc(tmp_path, "dora")
    assert refused(dora, share, first) == "sync.wrong_key"
    dora.store.close()
    assert joins(tmp_path, "emil", share, second) == ["Eva"]
    assert joins(tmp_path, "fay", share, "a good passphrase") == ["Eva"]
    sync(*office)


def test_a_removed_pc_reads_nothing_that_is_written_later(
    office: list[Pc], share: Path, tmp_path: Path
) -> None:
    anna, ben, cem = office
    kept = attachments.keep_content(anna.store, "offer.txt", b"an offer")
    anna.do(
        "INSERT INTO attachment(id, name, sha256) VALUES (?, ?, ?)", b"a" * 16, "x", kept.sha256
    )
    sync(*office)
    for passphrase, expected in (
        ("short", "sync.short_passphrase"), ("a good passphrase", "sync.same_passphrase"),
    ):  # fmt: skip
        with pytest.raises(UserError) as error:
            anna.work.remove("Home", passphrase)
        assert error.value.code == expected
    with pytest.raises(UserError) as error:
        anna.work.remove("Nobody", "something better")
    assert error.value.code == "sync.no_such_pc"
    (piece,) = (share / anna.work.folder.name / "blob").rglob("*.bin")
    put_at = piece.stat().st_mtime_ns
    done, code = anna.work.remove("Home", "something better")
    assert done.kept.snapshot
    assert not done.turn.trouble
    anna.add("Later")
    anna.now()
    # The other PC asks for the new passphrase, once; nothing goes in or out before.
    ben.add("Typed meanwhile")
    turn = ben.now().turn
    assert turn.trouble == {Trouble.NEW_KEY}
    assert (turn.sent, turn.received) == (0, 0)
    with pytest.raises(UserError):
        setup.unlock(ben.store, "a good passphrase", ben.here)
    setup.unlock(ben.store, "something better", ben.here)
    ben.restart()
    sync(anna, ben)
    assert anna.names() == ben.names() == ["Eva", "Later", "Typed meanwhile"]
    assert {c.label: c.retired for c in ben.work.colleagues()}["Home"]
    # Who was removed has what it had, and cannot read what came later.
    assert cem.now().turn.trouble == {Trouble.NEW_KEY}
    assert cem.names() == ["Eva"]
    cem.work._key = None  # as a program would that does not care
    assert cem.now().received == 0
    assert cem.names() == ["Eva"]
    # What was written under the first key stays readable to all others.
    assert piece.stat().st_mtime_ns == put_at
    everything = ["Eva", "Later", "Typed meanwhile"]
    assert joins(tmp_path, "dora", share, "something better") == everything
    assert joins(tmp_path, "emil", share, code) == everything
    anna.restart()
    sync(anna, ben)


def test_what_a_removed_pc_writes_later_comes_to_nobody(
    office: list[Pc], share: Path, tmp_path: Path
) -> None:
    anna, ben, cem = office
    ben.add("Sealed before he hears of it")
    ben.work._file.seal()
    cem.add("Sent before")
    cem.now()
    anna.work.remove("Home", "something better")
    # As a program would do it that does not care for the new key.
    cem.work._key = None
    cem.add("Forged")
    cem.now()
    forged = cem.work._upkeep.make_snapshot()
    assert forged in anna.work._carrier.snapshots()
    assert forged not in anna.work._upkeep.usable()
    anna.add("Later")
    anna.now()
    setup.unlock(ben.store, "something better", ben.here)
    ben.restart()
    sync(anna, ben)
    expected = ["Eva", "Later", "Sealed before he hears of it", "Sent before"]
    assert anna.names() == ben.names() == expected
    assert joins(tmp_path, "dora", share, "something better") == expected
    assert {c.label for c in ben.work.colleagues() if c.retired} == {"Home"}
    # A step of that PC that removes somebody is not believed either.
    with cem.store.write_local() as raw:
        raw.execute("UPDATE sync_peer SET retired=1000 WHERE label='Back office'")
    cem.add("Forged again")
    cem.now()
    sync(anna, ben)
    assert not any(c.retired for c in anna.work.colleagues() if c.label == "Back office")
    for pc in (anna, ben):
        pc.restart()
    sync(anna, ben)
    assert anna.names() == expected


def test_there_is_no_passphrase_of_a_shop_that_is_not_encrypted(pcs: list[Pc], share: Path) -> None:
    anna = pcs[0]
    setup.begin(anna.store, share, None, anna.here)
    with pytest.raises(UserError) as error:
        anna.work.change_passphrase("something better")
    assert error.value.code == "sync.not_encrypted"


def test_a_passphrase_is_kept_once_it_was_given(office: list[Pc]) -> None:
    ben = office[1]
    ring = KeyRing(None)
    with pytest.raises(UserError):
        type(ben.work)(ben.store, setup.Surroundings(ring, ben.here.settings, b"ben"))
    ben.here.ring.forget(_library(ben))
    type(ben.work)(ben.store, ben.here, "a good passphrase")
    assert ben.here.ring.kept(_library(ben)) is not None


def _library(pc: Pc) -> bytes:
    (library,) = pc.ask("SELECT library FROM sync_state")
    assert isinstance(library, bytes)
    return library


# --- files of keys ------------------------------------------------------------------------------


def write(shop: Path, key: bytes, passphrase: str = "word") -> bytes:
    wrapped = encryption.wrap_with_passphrase(key, passphrase, passes=1, memory=8192)
    return key_files.put(shop, [wrapped], key)


def newest(shop: Path) -> Path:
    return max((shop / key_files.KEYS).iterdir())


def test_key_files_are_compared_with_what_was_kept(tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    assert key_files.look(shop, KEY, b"") == (Found.SAME, b"")
    first = write(shop, KEY)
    assert key_files.look(shop, KEY, b"") == (Found.NEWER, first)
    assert key_files.look(shop, KEY, first) == (Found.SAME, first)
    second = write(shop, KEY, "other")
    assert key_files.look(shop, KEY, first) == (Found.NEWER, second)
    assert key_files.unlock(shop, "other") == KEY
    # Of another key, by somebody who has this one too: a PC was removed.
    later = encryption.LibraryKey(bytes(32), (KEY,))
    write(shop, later)
    assert key_files.look(shop, KEY, second) == (Found.CHANGED, second)
    opened = key_files.unlock(shop, "word")
    assert encryption.all_of(opened) == (bytes(32), KEY)
    assert key_files.fits(shop, opened)


@pytest.mark.parametrize("what", ["all gone", "newest gone", "folder gone", "older in its place"])
def test_key_files_that_vanished_are_put_back(tmp_path: Path, what: str) -> None:
    shop = tmp_path / "shop"
    write(shop, KEY)
    kept = write(shop, KEY, "other")
    if what == "folder gone":
        shutil.rmtree(shop / key_files.KEYS)
    elif what == "older in its place":
        shutil.copy(min((shop / key_files.KEYS).iterdir()), newest(shop))
    else:
        newest(shop).unlink()
        if what == "all gone":
            newest(shop).unlink()
    found, still = key_files.look(shop, KEY, kept)
    assert found is (Found.FORGED if what == "older in its place" else Found.MENDED)
    assert still == kept
    assert newest(shop).read_bytes() == kept
    assert key_files.look(shop, KEY, kept) == (Found.SAME, kept)


def test_a_key_file_of_a_stranger_is_taken_away_and_a_torn_one_is_waited_for(
    tmp_path: Path,
) -> None:
    shop = tmp_path / "shop"
    kept = write(shop, KEY)
    write(shop, b"x" * 32, "known to a stranger")
    assert key_files.look(shop, KEY, kept) == (Found.FORGED, kept)
    assert newest(shop).read_bytes() == kept
    # The same number, cheaper to guess: the stretching is part of what the code is over.
    said = json.loads(kept)
    said["keys"][0]["passes"] = 2
    newest(shop).write_text(json.dumps(said))
    assert key_files.look(shop, KEY, kept)[0] is Found.FORGED
    assert newest(shop).read_bytes() == kept
    torn = shop / key_files.KEYS / "k000002.json"
    torn.write_bytes(kept[:-7])
    assert key_files.look(shop, KEY, kept) == (Found.SAME, kept)
    assert torn.exists()
