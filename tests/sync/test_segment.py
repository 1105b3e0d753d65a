"""Segment files: whole, torn, damaged, forged, and those of earlier versions."""

from __future__ import annotations

import contextlib
import zlib
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from random import Random

import msgpack
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.store import encryption
from crm_desktop.sync import ack, segment
from crm_desktop.sync.core.naming import Author, Mark
from crm_desktop.sync.core.operations import RowKey, Segment, Write
from crm_desktop.sync.core.values import group_value, value_bytes

GOLDEN = Path(__file__).parent / "golden"
LIBRARY, KEY = b"L" * 16, bytes(range(32))
ANNA = Author(bytes(range(16)), 3)
EARLIER = Mark(ANNA, 6, b"earlier!")
EXAMPLE = Segment(
    author=ANNA, seq=7, previous=b"earlier!", hlc=1_800_000_000_000 << 16, wall=1_800_000_000_000,
    seen=(EARLIER, Mark(Author(b"b" * 16, 1), 2, b"by ben 2")), digest=b"d" * 16, schema=1,
    min_reader=1, batch=b"B" * 16, label="Kontakt geändert", person="Anna",
    writes=(
        Write(
            RowKey(3, b"c" * 16), False,
            (("name", group_value({"first": "Zoë", "last": "a\0b 😀"})), ("score", (("n", 0.1),))),
            (("name", (EARLIER,)),), (),
        ),
        Write(RowKey(4, b"p" * 16), True, (("number", (("typed", "030 1"), ("e164", None))[::-1]),),
              owners=(RowKey(3, b"c" * 16),)),
    ),
    hides=(RowKey(19, b"e" * 16),), purges=(RowKey(19, b"f" * 16),), blobs=(b"k" * 32,),
)  # fmt: skip
MANY = replace(
    EXAMPLE,
    writes=(
        *EXAMPLE.writes[:1],
        *(
            Write(
                RowKey(19, bytes(14) + n.to_bytes(2)),
                True,
                (("body", (("body", f"called {n}"),)), ("when", (("at", n), ("zone", None)))),
                owners=(RowKey(3, b"c" * 15 + bytes([n % 3])), RowKey(3, b"o" * 16))[n % 2 :],
            )
            for n in range(300)
        ),
        Write(RowKey(3, b"d" * 16), False, ()),
        Write(
            RowKey(3, b"d" * 16), False, (("z", (("n", -1),)), ("a", ())),
            owners=(RowKey(1, b"c" * 16),),
        ),
    ),
)  # fmt: skip
"""With blocks of format 2."""
FEW = replace(MANY, writes=MANY.writes[:4])


def fixed(size: int) -> bytes:
    return bytes(i % 251 for i in range(size))


def forged(body: object, *, packed: bytes | None = None) -> bytes:
    """A file with a right hash around any body."""
    raw = packed if packed is not None else zstandard.compress(msgpack.packb(body))
    whole = segment.encode(EXAMPLE, LIBRARY)
    clear = whole[: segment.HEADER_BYTES - 12] + len(raw).to_bytes(8)
    content = clear + zlib.crc32(clear).to_bytes(4) + raw
    return content + blake2b(content, digest_size=32).digest()


@pytest.mark.parametrize("said", [EXAMPLE, MANY])
@pytest.mark.parametrize("key", [None, KEY])
def test_what_is_written_is_read(key: bytes | None, said: Segment) -> None:
    content = segment.encode(said, LIBRARY, key)
    found, mark = segment.decode(content, LIBRARY, key)
    assert found == said
    assert mark == Mark(ANNA, 7, segment.head_of(content))
    assert segment.read_header(content).previous == EXAMPLE.previous
    assert (b"Anna" in content) is False or key is None


@pytest.mark.parametrize(("name", "key"), [("clear", None), ("locked", KEY)])
def test_files_of_released_versions_are_read(name: str, key: bytes | None) -> None:
    for version, said in ((1, EXAMPLE), (2, MANY)):
        content = (GOLDEN / f"{name}-{version}.seg").read_bytes()
        assert segment.decode(content, LIBRARY, key)[0] == said


def test_a_file_is_the_same_each_time() -> None:
    assert segment.encode(EXAMPLE, LIBRARY) == segment.encode(EXAMPLE, LIBRARY)
    with_nonce = segment.encode(MANY, LIBRARY, KEY, fixed)
    assert with_nonce == (GOLDEN / "locked-2.seg").read_bytes()


def test_a_first_segment_follows_none() -> None:
    first = Segment(ANNA, 1, b"", 1, 1, (), b"d" * 16, 1, 1, b"", "", "")
    found, _ = segment.decode(segment.encode(first, LIBRARY), LIBRARY)
    assert found == first


@pytest.mark.parametrize("key", [None, KEY])
def test_every_beginning_is_torn_and_every_flipped_bit_is_found(key: bytes | None) -> None:
    content = segment.encode(EXAMPLE, LIBRARY, key)
    for size in range(len(content)):
        with pytest.raises(segment.TornSegmentError):
            segment.decode(content[:size], LIBRARY, key)
    for at in range(len(content)):
        raw = bytearray(content)
        raw[at] ^= 1 << at % 8
        with pytest.raises(segment.BadSegmentError):
            segment.decode(bytes(raw), LIBRARY, key)
    with pytest.raises(segment.BadSegmentError):
        segment.decode(content + b"x", LIBRARY, key)


def test_it_must_be_of_this_shop_and_of_its_key() -> None:
    clear, locked = segment.encode(EXAMPLE, LIBRARY), segment.encode(EXAMPLE, LIBRARY, KEY)
    for content, library, key in (
        (clear, b"M" * 16, None), (clear, LIBRARY, KEY), (locked, LIBRARY, None),
        (locked, LIBRARY, b"k" * 32),
    ):  # fmt: skip
        with pytest.raises(segment.BadSegmentError):
            segment.decode(content, library, key)


def test_a_bomb_is_not_unpacked() -> None:
    bomb = zstandard.ZstdCompressor().compress(bytes(segment.MOST_PLAIN_BYTES + 1))
    assert len(bomb) < 10_000
    with pytest.raises(segment.BadSegmentError):
        segment.decode(forged(None, packed=bomb), LIBRARY)
    unsized = zstandard.ZstdCompressor(write_content_size=False).compress(b"x" * 100)
    with pytest.raises(segment.BadSegmentError):
        segment.decode(forged(None, packed=unsized), LIBRARY)


def parts(said: Segment = EXAMPLE) -> list[object]:
    plain = zstandard.decompress(
        segment.encode(said, LIBRARY)[segment.HEADER_BYTES : -segment.TRAILER_BYTES]
    )
    found: list[object] = msgpack.unpackb(plain)
    return found


def test_what_a_newer_program_appends_is_left_alone() -> None:
    found, _ = segment.decode(forged([*parts(), "more"]), LIBRARY)
    assert found == EXAMPLE


nonsense = st.recursive(
    st.none() | st.booleans() | st.integers(-(1 << 63), (1 << 64) - 1) | st.floats() | st.text()
    | st.binary(max_size=40),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=150)
@given(st.data())
def test_a_forged_body_is_refused_or_read_as_a_segment(data: st.DataObject) -> None:
    body = parts(data.draw(st.sampled_from((EXAMPLE, FEW))))
    place = body
    # Down into the lists: what is wrong inside of a block is found too.
    while True:
        at = data.draw(st.integers(0, len(place) - 1))
        below = place[at]
        if not isinstance(below, list) or not below or data.draw(st.booleans()):
            break
        place = below
    place[at] = data.draw(nonsense)
    try:
        found, _ = segment.decode(forged(body), LIBRARY)
    except segment.BadSegmentError:
        return
    for write in found.writes:
        for _, value in write.cells:
            value_bytes(value)
    again, _ = segment.decode(segment.encode(found, LIBRARY), LIBRARY)
    assert segment.encode(again, LIBRARY) == segment.encode(found, LIBRARY)


def test_thousands_of_damaged_files_end_in_one_kind_of_error() -> None:
    dice = Random(7)
    bodies = zstandard.compress(msgpack.packb(parts()))
    for _ in range(1_000):
        raw = bytearray(bodies)
        for _ in range(dice.randrange(1, 4)):
            raw[dice.randrange(len(raw))] = dice.randrange(256)
        content = forged(None, packed=bytes(raw[: dice.randrange(1, len(raw) + 1)]))
        with contextlib.suppress(segment.BadSegmentError):
            segment.decode(content, LIBRARY)


def test_the_word_of_a_pc() -> None:
    word = ack.Ack(ANNA, 5, (EARLIER,), b"d" * 16, 1_800_000_000_000, 2, (EARLIER,))
    content = ack.encode(word)
    assert ack.decode(content) == word
    for at in range(len(content)):
        assert ack.decode(content[:at]) is None
        assert ack.decode(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]) is None


def test_a_thousand_edits_need_little_more_room_than_their_content() -> None:
    dice = Random(1)
    words = ["saddle", "bridle", "asked", "for", "a", "price", "called", "back", "will", "come"]
    edits = [(dice.randbytes(16), " ".join(dice.choices(words, k=6))) for _ in range(1_000)]
    writes = tuple(
        Write(RowKey(3, row), False, (("note", (("note", text),)),)) for row, text in edits
    )
    size = len(segment.encode(
        Segment(ANNA, 7, b"earlier!", 1, 1, (EARLIER,), b"d" * 16, 1, 1, b"B" * 16, "", "", writes),
        LIBRARY, KEY,
    ))  # fmt: skip
    bare = b"".join(row + text.encode() + b"\0" for row, text in edits)
    limit = len(zstandard.ZstdCompressor(level=9).compress(bare))
    assert size <= 1.25 * limit + 200, (size, limit)
    assert encryption.locked_size(0) + segment.HEADER_BYTES + segment.TRAILER_BYTES <= 200
