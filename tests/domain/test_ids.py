from __future__ import annotations

import itertools
import os
import threading
import uuid

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.domain.ids import IdMaker, natural_id, new_id, parse, show

PART = st.one_of(st.text(max_size=8), st.binary(max_size=8))


def test_new_id_is_a_uuid_7_of_its_instant() -> None:
    id_ = uuid.UUID(bytes=new_id(0x0123456789AB, lambda n: b"\xff" * n))
    assert (id_.version, id_.variant, id_.int >> 80) == (7, uuid.RFC_4122, 0x0123456789AB)
    assert id_.int & ((1 << 62) - 1) == (1 << 62) - 1
    assert new_id(5, lambda n: b"\x00" * n).hex() == "00000000000570008000000000000000"


@pytest.mark.parametrize("unix_ms", [-1, 1 << 48])
def test_an_instant_out_of_range_is_refused(unix_ms: int) -> None:
    with pytest.raises(ValueError, match="instant"):
        new_id(unix_ms, os.urandom)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.lists(st.tuples(st.integers(-10, 2**49), st.integers(0, 20)), max_size=20),
    st.binary(min_size=10, max_size=10),
)
def test_ids_strictly_increase_whatever_the_clock_does(
    ticks: list[tuple[int, int]], bits: bytes
) -> None:
    now = [0]
    maker = IdMaker(lambda: now[0], lambda n: bits[:n])
    made: list[bytes] = []
    for now[0], count in ticks:
        made += maker.take(count)
    assert all(a < b for a, b in itertools.pairwise(made))
    assert all(uuid.UUID(bytes=i).version == 7 for i in made)
    assert all(uuid.UUID(bytes=i).variant == uuid.RFC_4122 for i in made)


def test_threads_never_get_the_same_id() -> None:
    maker = IdMaker(lambda: 1000, os.urandom)
    got: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: got.extend(maker.one() for _ in range(500)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(got)) == 2000


def test_natural_ids_do_not_change_between_releases() -> None:
    assert show(natural_id("tag", "VIP")) == "5919fb57-4f34-5745-b07a-d639fa41a2e7"
    assert uuid.UUID(bytes=natural_id("tag", "VIP")).version == 5


def test_natural_ids_see_names_folded_and_parts_apart() -> None:
    assert natural_id("tag", " Stammkunde ") == natural_id("tag", "STAMMKUNDE")
    assert natural_id("tag", "vip") != natural_id("stage", "vip")
    assert natural_id("tag", "ab", "c") != natural_id("tag", "a", "bc")
    assert natural_id("tag", "ab") != natural_id("tag", b"ab")


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=5), st.lists(PART, max_size=3))
def test_ids_are_shown_and_parsed(kind: str, parts: list[str | bytes]) -> None:
    id_ = natural_id(kind, *parts)
    assert parse(show(id_)) == id_
    assert show(id_) == str(uuid.UUID(bytes=id_))
    assert parse(f" {show(id_).upper()} ") == parse(id_.hex()) == id_


@pytest.mark.parametrize("text", ["", "x", "0" * 31, "0" * 33, "{" + "0" * 32 + "}", "g" * 32,
                                  "0000-0000-0000-0000-0000-0000-0000-0000"])  # fmt: skip
def test_what_is_no_id_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an id"):
        parse(text)


def test_only_16_bytes_are_shown() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        show(b"short")
