"""The keys of a shop and what they lock: passphrase, recovery code, chunks of a file.

A random library key encrypts everything; a passphrase (through Argon2id) and a printed recovery
code each wrap that key, so changing the passphrase rewrites one small file. When a PC is removed,
the next library key takes over for everything that is written from then on; what was written
before stays readable, to the PC that was removed as well. Purposes have keys of their own, derived
from the library key. Content is XChaCha20-Poly1305 in chunks, each tied to the
file's clear header, its place and whether it is the last: chunks cannot be exchanged, left out or
cut off. All cryptography is libsodium's.

Who loses the passphrase and the recovery code loses the shared copy only: each PC holds the data.
"""

from __future__ import annotations

import base64
import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from nacl import bindings, pwhash, utils
from nacl.exceptions import CryptoError

Randomness = Callable[[int], bytes]

random_bytes: Randomness = utils.random

KEY_BYTES = 32
SALT_BYTES = pwhash.argon2id.SALTBYTES
NONCE_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
TAG_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_ABYTES
CHUNK_BYTES = 1 << 20
PASSES = 3
MEMORY_BYTES = 256 << 20
MOST_PASSES = 16
MOST_MEMORY_BYTES = 1 << 30
"""A key file from outside must not make this PC compute for hours or eat its memory."""
RECOVERY_BYTES = 20
_CHECK_BYTES = 2
_GROUP = 6
_KEY_FILE = b"crm-desktop key 1"


class WrongKeyError(Exception):
    """The passphrase, the recovery code or the key does not fit, or what it locks was changed."""


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """The library key under a passphrase or a recovery code; may be read by anybody."""

    kind: str
    """``passphrase`` or ``recovery``."""
    salt: bytes
    passes: int
    memory: int
    """Bytes; 0, as ``passes``, for a recovery code, which is random and needs no stretching."""
    sealed: bytes


class LibraryKey(bytes):
    """A key that knows those before it: it locks like any key, and unlocks what any of them locked.

    The bytes are the newest one; so it can stand wherever one key can.
    """

    older: tuple[bytes, ...]
    """The keys before it, the newest first."""

    def __new__(cls, newest: bytes, older: Sequence[bytes] = ()) -> LibraryKey:
        made = super().__new__(cls, newest)
        made.older = tuple(older)
        return made


def all_of(key: bytes) -> tuple[bytes, ...]:
    """A key and those before it, the newest first."""
    return (bytes(key), *key.older) if isinstance(key, LibraryKey) else (key,)


def first_of(key: bytes) -> bytes:
    """The key that a shop began with: for names that must stay when the key changes."""
    return all_of(key)[-1]


def new_library_key(random: Randomness = random_bytes) -> bytes:
    """32 random bytes, drawn once for each shop."""
    return random(KEY_BYTES)


def subkey(library_key: bytes, purpose: str) -> bytes:
    """The key for ``segment``, ``snapshot``, ``blob``, ``name``, ``word`` or ``keys``: 32 bytes;
    of a ``LibraryKey`` another one."""
    newest, *older = (
        blake2b(purpose.encode(), key=key, digest_size=KEY_BYTES, person=b"crm-desktop key1")
        for key in all_of(library_key)
    )
    return LibraryKey(newest.digest(), [one.digest() for one in older])


def _stretched(passphrase: str, salt: bytes, passes: int, memory: int) -> bytes:
    return pwhash.argon2id.kdf(
        KEY_BYTES, passphrase.encode(), salt, opslimit=passes, memlimit=memory
    )


def wrap_with_passphrase(
    library_key: bytes,
    passphrase: str,
    *,
    random: Randomness = random_bytes,
    passes: int = PASSES,
    memory: int = MEMORY_BYTES,
) -> WrappedKey:
    """The library key as only this passphrase opens it. Takes about a second, on purpose."""
    salt = random(SALT_BYTES)
    key = _stretched(passphrase, salt, passes, memory)
    return WrappedKey("passphrase", salt, passes, memory, _lock(library_key, key, random))


def wrap_with_recovery_code(
    library_key: bytes, code: str, *, random: Randomness = utils.random
) -> WrappedKey:
    """The library key as only this recovery code opens it."""
    key = subkey(_from_code(code), "recovery")
    return WrappedKey("recovery", b"", 0, 0, _lock(library_key, key, random))


def wrap_older(older: bytes, library_key: bytes, random: Randomness = random_bytes) -> bytes:
    """An earlier library key as only a later one opens it."""
    return _lock(older, subkey(library_key, "older"), random)


def unwrap_older(sealed: bytes, library_key: bytes) -> bytes:
    """What ``wrap_older`` wrapped; ``WrongKeyError`` if it was not under this key."""
    nonce, body = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    return _opened(body, _KEY_FILE, nonce, subkey(library_key, "older"))


def unwrap(wrapped: WrappedKey, secret: str) -> bytes:
    """The library key; ``WrongKeyError`` if the passphrase or code is not the right one."""
    if wrapped.kind == "recovery":
        key = subkey(_from_code(secret), "recovery")
    else:
        if (
            len(wrapped.salt) != SALT_BYTES
            or not 1 <= wrapped.passes <= MOST_PASSES
            or not 8192 <= wrapped.memory <= MOST_MEMORY_BYTES
        ):
            raise WrongKeyError("a key file with impossible settings")
        key = _stretched(secret, wrapped.salt, wrapped.passes, wrapped.memory)
    nonce, body = wrapped.sealed[:NONCE_BYTES], wrapped.sealed[NONCE_BYTES:]
    library_key = _opened(body, _KEY_FILE, nonce, key)
    if len(library_key) != KEY_BYTES:
        raise WrongKeyError("a key of the wrong length")
    return library_key


def _lock(library_key: bytes, key: bytes, random: Randomness) -> bytes:
    nonce = random(NONCE_BYTES)
    return nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(
        library_key, _KEY_FILE, nonce, key
    )


def _opened(body: bytes, said: bytes, nonce: bytes, key: bytes) -> bytes:
    if len(nonce) != NONCE_BYTES or len(body) < TAG_BYTES:
        raise WrongKeyError("too short")
    try:
        plain: bytes = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(body, said, nonce, key)
    except CryptoError as error:
        raise WrongKeyError("the key does not fit, or the content was changed") from error
    return plain


# --- the printed code ---------------------------------------------------------------------------


def _check(raw: bytes) -> bytes:
    return blake2b(raw, digest_size=_CHECK_BYTES, person=b"crm-desktop rec1").digest()


def new_recovery_code(random: Randomness = random_bytes) -> str:
    """160 random bits as groups of letters and digits, with a check against typing errors."""
    raw = random(RECOVERY_BYTES)
    letters = base64.b32encode(raw + _check(raw)).decode().rstrip("=")
    return "-".join(letters[i : i + _GROUP] for i in range(0, len(letters), _GROUP))


def _from_code(code: str) -> bytes:
    """What a person typed, forgiving case, gaps and digits that look like letters."""
    letters = "".join(c for c in code.upper() if c.isalnum())
    letters = letters.replace("0", "O").replace("1", "I").replace("8", "B")
    try:
        whole = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError as error:
        raise WrongKeyError("not a recovery code") from error
    raw, check = whole[:RECOVERY_BYTES], whole[RECOVERY_BYTES:]
    if len(whole) != RECOVERY_BYTES + _CHECK_BYTES or _check(raw) != check:
        raise WrongKeyError("a typing error in the recovery code")
    return raw.ljust(KEY_BYTES, b"\0")


# --- content ------------------------------------------------------------------------------------


def locked_size(size: int) -> int:
    """Bytes that ``lock`` makes of ``size`` bytes."""
    chunks = max(1, -(-size // CHUNK_BYTES))
    return NONCE_BYTES + size + chunks * TAG_BYTES


def plain_size(size: int) -> int:
    """The bytes of which ``lock`` made ``size`` bytes."""
    body = size - NONCE_BYTES
    return body - max(1, -(-body // (CHUNK_BYTES + TAG_BYTES))) * TAG_BYTES


def _places(size: int, step: int) -> Iterator[tuple[int, int, bool]]:
    """Number, offset and whether it is the last, of each chunk; content has at least one."""
    count = max(1, -(-size // step))
    return ((i, i * step, i == count - 1) for i in range(count))


def _nonce(first: bytes, index: int) -> bytes:
    """One random nonce a file; the chunk's number is added into its last 8 bytes."""
    (tail,) = struct.unpack(">Q", first[-8:])
    return first[:-8] + struct.pack(">Q", (tail + index) & 0xFFFFFFFFFFFFFFFF)


def lock(plain: bytes, header: bytes, key: bytes, random: Randomness = random_bytes) -> bytes:
    """``plain`` encrypted, tied to ``header``, which stays readable and is not part of it."""
    nonce = random(NONCE_BYTES)
    parts = [nonce]
    for index, at, last in _places(len(plain), CHUNK_BYTES):
        said = header + struct.pack(">QB", index, last)
        parts.append(
            bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(
                plain[at : at + CHUNK_BYTES], said, _nonce(nonce, index), key
            )
        )
    return b"".join(parts)


def unlock(locked: bytes, header: bytes, key: bytes) -> bytes:
    """What ``lock`` encrypted; ``WrongKeyError`` if a single bit of it or of ``header`` differs."""
    *newer, oldest = all_of(key)
    for one in newer:
        try:  # another key is found out by the first chunk
            return _unlocked(locked, header, one)
        except WrongKeyError:
            continue
    return _unlocked(locked, header, oldest)


def is_locked_by(locked: bytes, header: bytes, key: bytes) -> bool:
    """Whether this very key, and none before it, opens what ``lock`` encrypted."""
    try:
        _unlocked(locked, header, bytes(key))
    except WrongKeyError:
        return False
    return True


def _unlocked(locked: bytes, header: bytes, key: bytes) -> bytes:
    if len(locked) < NONCE_BYTES + TAG_BYTES:
        raise WrongKeyError("too short")
    nonce, body = locked[:NONCE_BYTES], locked[NONCE_BYTES:]
    parts = []
    step = CHUNK_BYTES + TAG_BYTES
    for index, at, last in _places(len(body), step):
        said = header + struct.pack(">QB", index, last)
        parts.append(_opened(body[at : at + step], said, _nonce(nonce, index), key))
    return b"".join(parts)
