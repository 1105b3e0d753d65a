"""Where the key of an encrypted shop lies: wrapped in the shared folder, open in the key ring.

A key file is never changed: a new passphrase makes the next file, and the newest one counts. It has
codes that only who has the key can make, so that a PC that has it notices a file that was
changed, put back or made by a stranger, and puts its own copy of the last genuine one there again.
When a PC was removed, the next file is about another key, and holds the earlier ones under it. On
each PC the key is kept by the system's own key ring, if that is one that is known to keep secrets;
if not, the passphrase is asked for at each start. It is never written into a plain file.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path

from crm_desktop.store import encryption
from crm_desktop.store.encryption import LibraryKey, WrappedKey, WrongKeyError
from crm_desktop.sync.tree import Tree, tree_of

KEYS = "keys"
_NAME = re.compile(r"k([0-9]{6})\.json")
_MOST_BYTES = 65536


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What a key file says."""

    number: int
    content: bytes
    wrapped: tuple[WrappedKey, ...]
    check: str
    """Which library key it is about."""
    older: tuple[bytes, ...]
    """The keys before it, each as only the one of this file opens it."""
    macs: tuple[str, ...]
    """Codes over the rest, by the newest key and by those before it."""

    def is_by(self, key: bytes) -> bool:
        """Whether somebody who has this library key wrote it."""
        mine = _mac(json.loads(self.content), key)
        return any(compare_digest(mine, mac) for mac in self.macs)

    def is_about(self, key: bytes) -> bool:
        """Whether this library key is the one that it wraps."""
        return self.check == _check(key)


class Found(Enum):
    """How the key files of a shop look to a PC that has the key."""

    SAME = "same"
    NEWER = "newer"
    """Another PC wrote the next one, and the key is the same."""
    CHANGED = "changed"
    """Another PC was removed, and the key is another one: the new passphrase has to be given."""
    MENDED = "mended"
    """Files were missing, or older ones came in their place; what this PC keeps was put back."""
    FORGED = "forged"
    """Somebody without the key wrote or changed one; what this PC keeps was put back."""


def put(
    shop: Path | Tree,
    wrapped: Sequence[WrappedKey],
    library_key: bytes,
    random: encryption.Randomness = encryption.random_bytes,
) -> bytes:
    """Write the next key file into the shop's folder, which is made if need be; its content.

    Raises:
        OSError: the folder is out of reach, full or read-only.
    """
    tree = tree_of(shop)
    tree.make()
    tree.make(KEYS)
    newest, *older = encryption.all_of(library_key)
    number = max((n for n, _ in _files(tree)), default=0) + 1
    said: dict[str, object] = {
        "format": 1,
        "number": number,
        "check": _check(newest),
        "keys": [
            {"kind": w.kind, "salt": w.salt.hex(), "passes": w.passes, "memory": w.memory,
             "sealed": w.sealed.hex()}
            for w in wrapped
        ],
        "older": [encryption.wrap_older(key, newest, random).hex() for key in older],
    }  # fmt: skip
    said["macs"] = [_mac(said, key) for key in (newest, *older)]
    content = json.dumps(said).encode()
    tree.write(_path(number), content)
    return content


def unlock(shop: Path | Tree, secret: str) -> LibraryKey:
    """The shop's key by its passphrase or its recovery code, with those before it.

    Raises:
        WrongKeyError: neither fits.
        OSError: there is no key file to be read.
    """
    file = newest(shop)
    for one in sorted(file.wrapped, key=lambda w: w.kind != "recovery"):  # the quick one first
        with contextlib.suppress(WrongKeyError):
            key = encryption.unwrap(one, secret)
            if file.is_about(key) and file.is_by(key):
                return with_older(file, key)
    raise WrongKeyError("neither the passphrase nor the recovery code")


def with_older(file: KeyFile, key: bytes) -> LibraryKey:
    """The key that a file is about, with those before it; ``WrongKeyError`` if it is another."""
    return LibraryKey(key, [encryption.unwrap_older(sealed, key) for sealed in file.older])


def newest(shop: Path | Tree) -> KeyFile:
    """The last key file that makes sense; ``FileNotFoundError`` if there is none."""
    tree = tree_of(shop)
    for number, path in reversed(_files(tree)):
        file = parse(tree.read(path, _MOST_BYTES))
        if file is not None and file.number == number:
            return file
    raise FileNotFoundError(2, "no key file", tree.where)


def fits(shop: Path | Tree, library_key: bytes) -> bool:
    """Whether this is the shop's key. ``OSError`` if there is no key file to be read."""
    return newest(shop).is_about(library_key)


def look(shop: Path | Tree, key: bytes, kept: bytes) -> tuple[Found, bytes]:
    """Compare the key files with ``kept``, the last genuine one that this PC knows (none if it is
    empty), and put right what somebody without the key did to them; what is to be kept from now on.

    Raises:
        OSError: the folder is out of reach.
    """
    tree, last = tree_of(shop), parse(kept)
    answer = Found.SAME
    for number, path in reversed(_files(tree)):
        content = tree.read(path, _MOST_BYTES)
        if last is not None and content == last.content and number == last.number:
            return answer, kept
        file = parse(content)
        if file is None:
            if last is not None and number == last.number:
                break
            continue  # still arriving, or of a newer program
        if file.number == number and file.is_by(encryption.all_of(key)[0]):
            if last is not None and number < last.number:
                break
            same = file.is_about(key)
            if same or last is None or number > last.number:
                return (Found.NEWER if same else Found.CHANGED), (content if same else kept)
        answer = Found.FORGED
        if last is None or number > last.number:
            tree.remove(path)
    if last is not None:
        tree.make(KEYS)
        tree.write(_path(last.number), last.content)
        return (Found.FORGED if answer is Found.FORGED else Found.MENDED), kept
    return answer, kept


def parse(content: bytes) -> KeyFile | None:
    """What a key file says; none if it makes no sense."""
    try:
        said = json.loads(content)
        if said["format"] != 1:
            return None
        return KeyFile(
            int(said["number"]),
            content,
            tuple(
                WrappedKey(
                    str(k["kind"]), bytes.fromhex(k["salt"]), int(k["passes"]), int(k["memory"]),
                    bytes.fromhex(k["sealed"]),
                )
                for k in said["keys"]
            ),
            str(said["check"]),
            tuple(bytes.fromhex(sealed) for sealed in said["older"]),
            tuple(str(mac) for mac in said["macs"]),
        )  # fmt: skip
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _mac(said: Mapping[str, object], key: bytes) -> str:
    rest = {name: value for name, value in said.items() if name != "macs"}
    text = json.dumps(rest, sort_keys=True).encode()
    return blake2b(text, key=bytes(encryption.subkey(key, "keys")), digest_size=16).hexdigest()


def _check(library_key: bytes) -> str:
    newest_key = encryption.all_of(library_key)[0]
    return blake2b(newest_key, digest_size=16, person=b"crm-desktop chk1").hexdigest()


def _path(number: int) -> str:
    return f"{KEYS}/k{number:06d}.json"


def _files(tree: Tree) -> list[tuple[int, str]]:
    try:
        names = tree.names(KEYS)
    except FileNotFoundError:
        return []
    return sorted((int(m[1]), f"{KEYS}/{name}") for name in names if (m := _NAME.fullmatch(name)))
