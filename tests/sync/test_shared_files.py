"""Attached files on their way: pieces, lines that are cut, damage, and what nobody needs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from crm_desktop.errors import CancelledError, UserError
from crm_desktop.services import attachments
from crm_desktop.store.blobs import ATTACHMENTS
from crm_desktop.sync import emptying, shared_files
from crm_desktop.sync.core import compaction
from crm_desktop.sync.shared_files import ARRIVING, FETCHING, PIECE_BYTES, SENDING
from tests.sync.offices import some_random
from tests.sync.pcs import Pc, sync

LARGE = some_random("large")(2 * PIECE_BYTES + 12_345)


def attach(pc: Pc, content: bytes, name: str = "offer.pdf") -> bytes:
    """The id of the attachment."""
    with pc.store.transact("entry") as tx:
        (eva,) = tx.raw.execute("SELECT id FROM contact LIMIT 1").fetchone()
        entry = tx.ids.one()
        tx.raw.execute("INSERT INTO entry(id, contact_id) VALUES (?, ?)", (entry, eva))
    (made,) = attachments.attach(
        pc.store, entry, [attachments.keep_content(pc.store, name, content)]
    )
    return made


def pieces(pc: Pc) -> list[Path]:
    return sorted((pc.work.folder / "blob").rglob("*.bin"))


def stop_at(what: str, at: int) -> object:
    def progress(done: int, total: int, text: str) -> None:
        if text == what and done == at:
            raise CancelledError

    return progress


def test_a_large_file_goes_in_pieces_and_on_where_it_was_cut_off(office: list[Pc]) -> None:
    anna, ben, cem = office
    ben.work._files._unasked = len(LARGE)
    made = attach(anna, LARGE)
    with pytest.raises(CancelledError):
        anna.work.now(stop_at(SENDING, 2))  # type: ignore[arg-type]
    first = pieces(anna)
    assert len(first) == 2
    before = [path.stat().st_mtime_ns for path in first]
    assert ben.now().received == 0  # the segment that names it waits for it
    assert anna.now().files_sent == 1
    assert [path.stat().st_mtime_ns for path in first] == before
    assert len(pieces(anna)) == 3
    assert not any(LARGE[:64] in path.read_bytes() for path in pieces(anna))
    with pytest.raises(CancelledError):
        ben.work.now(stop_at(FETCHING, 2))  # type: ignore[arg-type]
    arriving = ben.store.folder / ATTACHMENTS / ARRIVING
    assert len(list(arriving.iterdir())) == 2
    for path in pieces(ben)[:2]:
        path.unlink()  # they came already
    ben.restart()
    ben.work._files._unasked = len(LARGE)
    assert ben.now().files_fetched == 1
    assert attachments.content_of(ben.store, made) == LARGE
    assert list(arriving.iterdir()) == []
    # On a PC that fetches no large ones by itself it comes when somebody wants to see it.
    cem.now()
    (missing,) = cem.work.missing_files()
    assert (missing.name, missing.size, missing.pc) == ("offer.pdf", len(LARGE), "Front desk")
    assert not cem.work.fetch_file(missing.sha256)
    cem.now()  # it is asked for
    anna.now()  # and put there again by whoever comes first
    assert cem.work.fetch_file(missing.sha256)
    assert cem.work.fetch_file(missing.sha256)
    assert attachments.content_of(cem.store, made) == LARGE
    assert cem.work.missing_files() == []


def test_the_same_content_is_sent_once(office: list[Pc]) -> None:
    anna, ben, _ = office
    attach(anna, b"the same")
    sync(*office)
    before = [(path, path.stat().st_mtime_ns) for path in pieces(anna)]
    attach(ben, b"the same", "again.txt")
    sync(*office)
    assert [(path, path.stat().st_mtime_ns) for path in pieces(anna)] == before
    assert len(before) == 1


def test_what_is_damaged_in_the_folder_is_asked_for_and_comes_from_any_pc(
    office: list[Pc],
) -> None:
    anna, ben, cem = office
    made = attach(anna, b"content" * 999)
    sync(anna, ben)
    (path,) = pieces(anna)
    path.write_bytes(bytes(path.stat().st_size))
    for _ in range(2):
        cem.now()
    assert cem.work.standing().files_missing == 1
    ben.now()  # the PC that attached it is away
    assert cem.now().files_fetched == 1
    assert attachments.content_of(cem.store, made) == b"content" * 999
    sync(*office)
    settled = path.stat().st_mtime_ns
    for _ in range(2):
        sync(*office)
    assert path.stat().st_mtime_ns == settled  # it is not put there for ever


def test_what_was_lost_or_damaged_on_this_disk_comes_again(office: list[Pc]) -> None:
    anna, ben, _ = office
    made = attach(anna, b"content" * 999)
    sync(anna, ben)
    (kept,) = [p for p in (ben.store.folder / ATTACHMENTS).rglob("*") if p.is_file()]
    kept.unlink()
    ben.work.verify()
    assert ben.now().files_fetched == 1
    kept.chmod(0o600)
    kept.write_bytes(b"damaged")
    assert ben.work.fetch_file(kept.name)
    assert attachments.content_of(ben.store, made) == b"content" * 999
    shutil.rmtree(ben.work.folder)
    assert ben.work.fetch_file(kept.name)
    with pytest.raises(UserError):
        ben.work.fetch_file("ab" * 32)


def test_nobody_s_content_leaves_the_folder_after_two_months(office: list[Pc]) -> None:
    anna, ben, cem = office
    attach(anna, b"wanted")
    attach(anna, b"given up", "old.txt")
    attach(anna, b"back in time", "back.txt")
    sync(*office)
    files, file, carrier = anna.work._files, anna.work._file, anna.work._carrier
    anna.do("UPDATE attachment SET gone=2 WHERE name IN ('old.txt', 'back.txt')")
    sync(*office)

    def months(number: int) -> None:
        for pc in office:
            pc.clock.advance(number * 31 * compaction.DAY)
            pc.add(f"A word {pc.clock()}")
        sync(*office)

    assert len(pieces(anna)) == 3
    emptying.note_unused(file, carrier, files, "first")
    emptying.note_unused(file, carrier, files, "first")
    months(3)
    assert emptying.remove_unused(file, carrier, files) == 0  # one snapshot is not enough
    anna.do("UPDATE attachment SET gone=0 WHERE name='back.txt'")
    emptying.note_unused(file, carrier, files, "second")
    assert emptying.remove_unused(file, carrier, files) == 1
    assert len(pieces(anna)) == 2
    assert anna.ask("SELECT count(*) FROM sync_unused") == [0]
    # A PC that is behind holds it up by its clock.
    anna.do("UPDATE attachment SET gone=2")
    emptying.note_unused(file, carrier, files, "third")
    anna.clock.advance(200 * compaction.DAY)
    emptying.note_unused(file, carrier, files, "fourth")
    assert emptying.remove_unused(file, carrier, files) == 0
    for pc in (ben, cem):
        pc.clock.advance(200 * compaction.DAY)
    months(0)
    emptying.remove_unused(file, carrier, files)
    assert pieces(anna) == []


def test_pieces_are_what_they_say() -> None:
    keys = shared_files.BlobKeys.of(bytes(32))
    name = "ab" * 32
    library = b"L" * 16
    files = [shared_files.locked(LARGE, n, name, library, keys) for n in range(3)]
    found = [shared_files.unlocked(f, n, name, library, keys) for n, f in enumerate(files)]
    assert b"".join(piece for piece, _ in filter(None, found)) == LARGE
    assert {count for _, count in filter(None, found)} == {3}
    assert shared_files.pieces(0) == shared_files.pieces(PIECE_BYTES) == 1
    for number, file in ((1, files[0]), (0, files[0][:-1]), (0, files[0] + b"x"), (0, b"")):
        assert shared_files.unlocked(file, number, name, library, keys) is None
    for other in ("cd" * 32, name):
        library_of = library if other != name else b"M" * 16
        assert shared_files.unlocked(files[0], 0, other, library_of, keys) is None
    assert shared_files.content_of("ab" * 32 + "-0001") == bytes.fromhex("ab" * 32)
    assert shared_files.content_of("tmp") is None
