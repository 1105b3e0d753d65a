"""Somebody without the key who may write to the shared folder: each thing they can do is noticed,
and changes nothing of what people see.

Noticed means that a turn says so: a trouble, a damaged or missing file, a content that is asked
for, a refusal to join. Who takes something away is not told from a sync program that lags, so that
it is named as missing, and put there again by whoever has it.
"""

from __future__ import annotations

import json
import shutil
import struct
import zlib
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

import pytest

from crm_desktop.errors import UserError
from crm_desktop.services import attachments
from crm_desktop.store import encryption
from crm_desktop.sync import ack, key_files, segment, setup, snapshot_file
from crm_desktop.sync.core.naming import Author, Mark
from crm_desktop.sync.engine import Trouble
from tests.sync.pcs import Pc, sync

STRANGE = b"s" * 32


class Folder:
    """The shop's folder as a stranger sees it: files with names, no key."""

    def __init__(self, office: list[Pc], earlier: Path) -> None:
        self.anna, self.ben, self.cem = office
        self.place = self.anna.work.folder
        self.earlier = earlier
        """The same folder as it was some time before."""
        self.library = self.place.joinpath("library.json")

    def log(self, pc: Pc) -> Path:
        device = pc.work._file.author().device.hex()
        return next(self.place.glob(f"d-{device}-*"))

    def segments(self, pc: Pc) -> list[Path]:
        return sorted(self.log(pc).glob("*.seg"))

    def earlier_segment(self) -> bytes:
        """Another one of Anna's, of before."""
        return min((self.earlier / self.log(self.anna).name).glob("*.seg")).read_bytes()

    def word(self, pc: Pc) -> Path:
        return max(self.log(pc).glob("ack-*.bin"))

    def snapshot(self) -> Path:
        return max((self.place / "snap").iterdir())

    def blob(self) -> Path:
        return min((self.place / "blob").rglob("*.bin"))

    def key_file(self) -> Path:
        return max((self.place / "keys").iterdir())


def again(content: bytes) -> bytes:
    """With a checksum that fits: anybody can work it out."""
    return content[:-32] + blake2b(content[:-32], digest_size=32).digest()


def header_again(content: bytes) -> bytes:
    size = segment.HEADER_BYTES - 4
    return again(
        content[:size] + struct.pack(">I", zlib.crc32(content[:size])) + content[size + 4 :]
    )


def edit(path: Path, change: Callable[[bytes], bytes]) -> None:
    path.write_bytes(change(path.read_bytes()))


def flipped(at: int) -> Callable[[bytes], bytes]:
    return lambda raw: raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]


# Each does one thing to the folder after Anna wrote something that Ben has not fetched yet.


def bit_of_a_segment(f: Folder) -> None:
    edit(f.segments(f.anna)[-1], flipped(200))


def bit_of_a_segment_with_its_sum(f: Folder) -> None:
    edit(f.segments(f.anna)[-1], lambda raw: again(flipped(200)(raw)))


def segment_cut_off(f: Folder) -> None:
    edit(f.segments(f.anna)[-1], lambda raw: raw[:-40])


def segment_under_another_author(f: Folder) -> None:
    device = f.ben.work._file.author().device
    edit(f.segments(f.anna)[-1], lambda raw: header_again(raw[:24] + device + raw[40:]))


def segment_with_another_number(f: Folder) -> None:
    edit(f.segments(f.anna)[-1], lambda raw: header_again(raw[:44] + bytes(7) + b"\x63" + raw[52:]))


def segment_said_to_be_open(f: Folder) -> None:
    edit(f.segments(f.anna)[-1], lambda raw: header_again(raw[:7] + b"\0" + raw[8:]))


def segment_of_another_shop(f: Folder) -> None:
    edit(f.segments(f.anna)[-1], lambda raw: header_again(raw[:8] + b"M" * 16 + raw[24:]))


def body_of_another_segment(f: Folder) -> None:
    other = f.earlier_segment()
    head = segment.HEADER_BYTES

    def changed(raw: bytes) -> bytes:
        body = other[head:-32]
        return header_again(raw[: head - 12] + struct.pack(">Q", len(body)) + raw[head - 4 : head]
                            + body + raw[-32:])  # fmt: skip

    edit(f.segments(f.anna)[-1], changed)


def segments_exchanged(f: Folder) -> None:
    """Who is named in a file counts, not its name; but the one that both names hold is missing."""
    f.segments(f.anna)[-1].write_bytes(f.earlier_segment())


def segment_dropped(f: Folder) -> None:
    f.segments(f.anna)[-1].unlink()


def log_dropped(f: Folder) -> None:
    shutil.rmtree(f.log(f.anna))


def segment_by_a_stranger(f: Folder) -> None:
    found, _ = segment.decode(f.segments(f.anna)[-1].read_bytes(), f.anna.work._file.library,
                              f.anna.work._file.key)  # fmt: skip
    forged = segment.encode(found, f.anna.work._file.library, STRANGE)
    (f.log(f.anna) / f"0000000009-{segment.head_of(forged).hex()}.seg").write_bytes(forged)


def segment_in_clear(f: Folder) -> None:
    found, _ = segment.decode(f.segments(f.anna)[-1].read_bytes(), f.anna.work._file.library,
                              f.anna.work._file.key)  # fmt: skip
    forged = segment.encode(found, f.anna.work._file.library)
    (f.log(f.anna) / f"0000000009-{segment.head_of(forged).hex()}.seg").write_bytes(forged)


def log_rolled_back(f: Folder) -> None:
    log = f.log(f.anna)
    shutil.rmtree(log)
    shutil.copytree(f.earlier / log.name, log)


def word_by_a_stranger(f: Folder) -> None:
    said = ack.decode(f.word(f.anna).read_bytes(), f.anna.work._file.word_key)
    assert said is not None
    f.word(f.anna).write_bytes(ack.encode(said, STRANGE))


def word_in_clear(f: Folder) -> None:
    said = ack.decode(f.word(f.anna).read_bytes(), f.anna.work._file.word_key)
    assert said is not None
    f.word(f.anna).write_bytes(ack.encode(said))


def word_changed(f: Folder) -> None:
    edit(f.word(f.anna), flipped(30))


def word_of_a_higher_number_by_a_stranger(f: Folder) -> None:
    author = f.ben.work._file.author()
    mark = Mark(Author(b"d" * 16, 1), 7, b"h" * 8)
    forged = ack.Ack(author, 999, (mark,), bytes(16), 0, 1, (), "", (), leaving=True)
    (f.log(f.ben) / "ack-000999.bin").write_bytes(ack.encode(forged, STRANGE))


def word_rolled_back(f: Folder) -> None:
    name = f.log(f.cem).name
    f.word(f.cem).unlink()
    earlier = max((f.earlier / name).glob("ack-*.bin"))
    shutil.copy(earlier, f.place / name / earlier.name)


def folder_rolled_back(f: Folder) -> None:
    shutil.rmtree(f.place)
    shutil.copytree(f.earlier, f.place)


def said_to_be_open(f: Folder) -> None:
    said = json.loads(f.library.read_text())
    f.library.write_text(json.dumps(said | {"locked": False}))


def said_to_be_another_shop(f: Folder) -> None:
    said = json.loads(f.library.read_text())
    f.library.write_text(json.dumps(said | {"library": "00" * 16}))


def library_dropped(f: Folder) -> None:
    f.library.unlink()


def cheaper_stretching(f: Folder) -> None:
    def changed(raw: bytes) -> bytes:
        said = json.loads(raw)
        for one in said["keys"]:
            one["passes"], one["memory"] = 2, 8192
        return json.dumps(said).encode()

    edit(f.key_file(), changed)


def keys_of_a_stranger(f: Folder) -> None:
    wrapped = encryption.wrap_with_passphrase(STRANGE, "known", passes=1, memory=8192)
    key_files.put(f.place, [wrapped], STRANGE)


def first_passphrase_again(f: Folder) -> None:
    f.key_file().unlink()


def older_keys_under_a_new_name(f: Folder) -> None:
    shutil.copy(min((f.place / "keys").iterdir()), f.place / "keys" / "k000009.json")


def keys_dropped(f: Folder) -> None:
    shutil.rmtree(f.place / "keys")


def blob_changed(f: Folder) -> None:
    edit(f.blob(), lambda raw: again(flipped(150)(raw)))


def blob_of_another_content(f: Folder) -> None:
    first, second = sorted((f.place / "blob").rglob("*.bin"))
    first.write_bytes(second.read_bytes())


def blob_dropped(f: Folder) -> None:
    f.blob().unlink()


def snapshot_part_changed(f: Folder) -> None:
    edit(f.snapshot() / "p0002.bin", lambda raw: again(flipped(100)(raw)))


def snapshot_parts_exchanged(f: Folder) -> None:
    (f.snapshot() / "p0002.bin").write_bytes((f.snapshot() / "p0001.bin").read_bytes())


def snapshot_described_by_a_stranger(f: Folder) -> None:
    described = f.snapshot() / "described.bin"
    said = snapshot_file.described(
        described.read_bytes(), f.anna.work._file.library, f.anna.work._snapshot_key
    )
    described.write_bytes(snapshot_file.describe(said, f.anna.work._file.library, STRANGE))


TAMPERED = {
    word_by_a_stranger, word_in_clear, word_changed, word_of_a_higher_number_by_a_stranger,
    said_to_be_open, cheaper_stretching, keys_of_a_stranger, older_keys_under_a_new_name,
}  # fmt: skip
OLDER = {
    log_rolled_back,
    log_dropped,
    word_rolled_back,
    folder_rolled_back,
    first_passphrase_again,
    keys_dropped,
}
DAMAGED = {
    bit_of_a_segment, bit_of_a_segment_with_its_sum, segment_cut_off,
    segment_under_another_author, segment_with_another_number, segment_said_to_be_open,
    segment_of_another_shop, body_of_another_segment, segment_by_a_stranger, segment_in_clear,
}  # fmt: skip
MISSING = {segments_exchanged, segment_dropped}
GONE = {said_to_be_another_shop, library_dropped}
BLOBS = {blob_changed, blob_of_another_content, blob_dropped}
SNAPSHOTS = {
    snapshot_part_changed, snapshot_parts_exchanged, snapshot_described_by_a_stranger,
}  # fmt: skip
CASES = sorted(TAMPERED | OLDER | DAMAGED | MISSING | GONE | BLOBS | SNAPSHOTS,
               key=lambda case: case.__name__)  # fmt: skip


def test_there_are_thirty() -> None:
    assert len(CASES) >= 30


@pytest.fixture
def tampered(office: list[Pc], share: Path, tmp_path: Path) -> Folder:
    """Anna wrote and attached something, a new passphrase and a snapshot are there; Ben and Cem
    have not fetched the last of it."""
    anna, ben, cem = office
    anna.work.change_passphrase("something better")
    sync(anna, ben, cem)
    shutil.copytree(anna.work.folder, tmp_path / "earlier")
    anna.add("Bo")
    ben.add("Cy")
    sync(anna, ben, cem)
    assert anna.work._upkeep.make_snapshot()
    with anna.store.transact("entry") as tx:
        (eva,) = tx.raw.execute("SELECT id FROM contact WHERE name='Eva'").fetchone()
        entry = tx.ids.one()
        tx.raw.execute("INSERT INTO entry(id, contact_id) VALUES (?, ?)", (entry, eva))
    kept = [attachments.keep_content(anna.store, f"{n}.txt", n.encode() * 99) for n in "ab"]
    attachments.attach(anna.store, entry, kept)
    anna.now()
    return Folder(office, tmp_path / "earlier")


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.__name__))
def test_what_a_stranger_does_is_noticed(
    tampered: Folder, share: Path, tmp_path: Path, case: Callable[[Folder], None]
) -> None:
    anna, ben, _ = tampered.anna, tampered.ben, tampered.cem
    before = ben.names()
    case(tampered)
    turns = [ben.now().turn for _ in range(2)]
    trouble = {one for turn in turns for one in turn.trouble}
    assert (Trouble.TAMPERED in trouble) == (case in TAMPERED)
    if case in OLDER:
        assert Trouble.OLDER_FOLDER in trouble
    if case in DAMAGED:
        assert turns[0].damaged
    if case in MISSING:
        assert turns[1].missing or turns[1].behind
    if case in GONE:
        assert trouble == {Trouble.NO_FOLDER}
    if case in BLOBS:
        assert ben.work.standing().files_missing == 1
        ben.now()
    if case in SNAPSHOTS:
        assert not ben.work.verify().ok
    if case is said_to_be_open:
        late = Pc(tmp_path, "dora")
        with pytest.raises(UserError) as refused:
            setup.join(late.store, share, None, late.here)
        assert refused.value.code == "sync.tampered"
        late.store.close()
    assert ben.names() == before
    if case in GONE | {said_to_be_open}:
        return  # nothing in the folder may be changed by us
    # Whoever has what was lost puts it there again; then everybody has everything.
    for pc in (anna, ben, anna, ben):
        pc.now()
    assert ben.work.standing().files_missing == 0
    assert ben.ask("SELECT count(*) FROM attachment") == [2]
    assert anna.work._file.replica.digest == ben.work._file.replica.digest
