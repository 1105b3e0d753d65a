"""Keys and locked content: the right secret opens it, anything else does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.store import encryption
from crm_desktop.store.encryption import WrappedKey, WrongKeyError

KEY = bytes(range(32))


def cheaply(passphrase: str) -> WrappedKey:
    """Argon2id at its lowest: what is tested here is not its cost."""
    return encryption.wrap_with_passphrase(KEY, passphrase, passes=1, memory=8192)


def fixed(size: int) -> bytes:
    return bytes(i % 251 for i in range(size))


def test_the_passphrase_opens_the_library_key() -> None:
    wrapped = cheaply("Pferde im Regen")
    assert encryption.unwrap(wrapped, "Pferde im Regen") == KEY
    with pytest.raises(WrongKeyError):
        encryption.unwrap(wrapped, "Pferde im regen")
    assert KEY not in wrapped.sealed


def test_the_usual_cost_is_three_passes_over_256_mib() -> None:
    assert (encryption.PASSES, encryption.MEMORY_BYTES) == (3, 256 * 1024 * 1024)


def test_a_key_file_cannot_make_this_pc_compute_for_hours() -> None:
    good = cheaply("x")
    for salt, passes, memory in (
        (good.salt, 10_000, 8192), (good.salt, 1, 1 << 40), (good.salt, 0, 8192),
        (good.salt, 1, 1), (b"short", 1, 8192),
    ):  # fmt: skip
        with pytest.raises(WrongKeyError):
            encryption.unwrap(WrappedKey("passphrase", salt, passes, memory, good.sealed), "x")


def test_the_recovery_code_opens_it_too_as_people_type_it() -> None:
    code = encryption.new_recovery_code()
    assert [len(group) for group in code.split("-")] == [6] * 6
    wrapped = encryption.wrap_with_recovery_code(KEY, code)
    assert encryption.unwrap(wrapped, code) == KEY
    typed = " ".join(code.lower().split("-")).replace("o", "0").replace("i", "1")
    assert encryption.unwrap(wrapped, typed) == KEY


def test_a_typing_error_in_the_code_is_told_from_a_wrong_code() -> None:
    code = encryption.new_recovery_code(fixed)
    wrapped = encryption.wrap_with_recovery_code(KEY, code)
    swapped = code[:-1] + ("A" if code[-1] != "A" else "Q")
    with pytest.raises(WrongKeyError, match="typing error"):
        encryption.unwrap(wrapped, "B" + swapped[1:])
    with pytest.raises(WrongKeyError):
        encryption.unwrap(wrapped, "hello!")
    with pytest.raises(WrongKeyError, match="does not fit"):
        encryption.unwrap(wrapped, encryption.new_recovery_code())


def test_each_purpose_has_its_key() -> None:
    purposes = ("segment", "snapshot", "blob", "name")
    keys = {encryption.subkey(KEY, purpose) for purpose in purposes}
    assert len(keys) == len(purposes)
    assert all(len(key) == 32 and key != KEY for key in keys)
    # A known answer: the files of released versions depend on it.
    assert encryption.subkey(KEY, "segment").hex() == KNOWN_SUBKEY


KNOWN_SUBKEY = "99b068219cc829fb5da324087061eecc36247b3cd9eab78465434a61a05d3e40"


@settings(max_examples=30)
@given(st.binary(max_size=300), st.binary(max_size=20))
def test_content_comes_back(plain: bytes, header: bytes) -> None:
    locked = encryption.lock(plain, header, KEY)
    assert len(locked) == encryption.locked_size(len(plain))
    assert encryption.unlock(locked, header, KEY) == plain


def test_no_bit_can_be_changed() -> None:
    locked = encryption.lock(b"a short text", b"head", KEY)
    for at in range(len(locked)):
        raw = bytearray(locked)
        raw[at] ^= 1 << at % 8
        with pytest.raises(WrongKeyError):
            encryption.unlock(bytes(raw), b"head", KEY)
        with pytest.raises(WrongKeyError):
            encryption.unlock(locked[:at], b"head", KEY)
    with pytest.raises(WrongKeyError):
        encryption.unlock(locked, b"tail", KEY)
    with pytest.raises(WrongKeyError):
        encryption.unlock(locked, b"head", bytes(32))


def test_chunks_cannot_be_swapped_dropped_or_taken_from_elsewhere() -> None:
    plain = fixed(2 * encryption.CHUNK_BYTES + 5)
    locked = encryption.lock(plain, b"head", KEY)
    assert len(locked) == encryption.locked_size(len(plain))
    assert encryption.unlock(locked, b"head", KEY) == plain
    step = encryption.CHUNK_BYTES + encryption.TAG_BYTES
    nonce, body = locked[: encryption.NONCE_BYTES], locked[encryption.NONCE_BYTES :]
    one, two, three = body[:step], body[step : 2 * step], body[2 * step :]
    for forged in ((two, one, three), (one, two), (one, three), (one,), (one, two, two)):
        with pytest.raises(WrongKeyError):
            encryption.unlock(nonce + b"".join(forged), b"head", KEY)
    other = encryption.lock(plain, b"head", KEY)[encryption.NONCE_BYTES :]
    with pytest.raises(WrongKeyError):
        encryption.unlock(nonce + one + other[step:], b"head", KEY)


def test_no_nonce_is_used_twice() -> None:
    assert (
        len({encryption.lock(b"", b"", KEY)[: encryption.NONCE_BYTES] for _ in range(200)}) == 200
    )


def test_a_known_answer() -> None:
    assert encryption.lock(b"a line", b"head", KEY, fixed).hex() == KNOWN_LOCKED


KNOWN_LOCKED = (
    "000102030405060708090a0b0c0d0e0f1011121314151617ffe26316feb774f06d689507d9474413dc096b22dec5"
)
