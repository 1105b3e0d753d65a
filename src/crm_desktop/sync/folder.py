"""A shared folder that carries the files of one shop: NAS share, cloud-synced folder, USB stick.

    CRM-<first 8 of the shop's id>/
      library.json                        written once; says which shop this is
      keys/k000001.json                   the wrapped key of an encrypted shop
      d-<device>-<incarnation>/           written only by that PC
        0000000412-<head>.seg             segments
        r-0000000001-0000000400-<head>.seg  segments that were joined
        ack-000017.bin                    its last word; older ones are removed
      snap/<clock>-<device>-<digest>/     p0001.bin ..., and described.bin when all is verified
      blob/ab/<name>.bin                  contents of attachments

A file gets its name only after its content is on the disk of the file server, and is then looked
at again. No lock, no time of a file, no hard link and no difference of case is relied on. Nothing
is made above a PC's own folder, except when a shop is founded: a share that is not mounted leaves
an empty folder in its place, and writing there would look like success.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from crm_desktop.sync import segment
from crm_desktop.sync.ack import MOST_BYTES
from crm_desktop.sync.core.naming import Author
from crm_desktop.sync.snapshot_file import MOST_PART_BYTES

LIBRARY_FILE = "library.json"
SNAPSHOTS, BLOBS, DESCRIPTION = "snap", "blob", "described.bin"
MOST_BLOB_BYTES = 128 << 20
PART = ".part"
_FORMAT = 1
_SHOP = re.compile(r"CRM-[0-9a-f]{8}")
_WORD = re.compile(r"ack-([0-9]{6,})\.bin")
_SNAPSHOT = re.compile(r"[0-9a-f]{16}-[0-9a-f]{32}-[0-9a-f]{16}")
_LARGEST = segment.MOST_BODY_BYTES + 4096

# Codes of Windows for a file that a virus scanner or the sync program holds just now.
_HELD = {5, 32, 33}
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 2.0)


@dataclass(frozen=True, slots=True)
class Library:
    """Which shop a folder carries."""

    id: bytes
    locked: bool
    """It is encrypted."""


def shops_in(folder: Path) -> list[tuple[Path, Library]]:
    """The shops whose files are in a folder; empty if it cannot be read."""
    try:
        places = [folder / name for name in sorted(os.listdir(folder)) if _SHOP.fullmatch(name)]
    except OSError:
        return []
    return [(place, library) for place in places if (library := library_in(place))]


def place_of(folder: Path, library: bytes) -> Path:
    """Where the files of a shop are, within the folder that a person chose."""
    return folder / f"CRM-{library.hex()[:8]}"


def found_shop(folder: Path, library: bytes, *, locked: bool = False) -> Path:
    """Begin to share a shop in an existing folder; harmless to repeat. Returns the shop's folder.

    Of an encrypted shop the keys are put there before (``key_files``).

    Raises:
        OSError: the folder is missing, full or read-only.
        FileExistsError: another shop has that place.
    """
    shop = place_of(folder, library)
    with contextlib.suppress(FileExistsError):
        shop.mkdir()
    held = library_in(shop)
    if held is None and not (shop / LIBRARY_FILE).exists():
        said = {"format": _FORMAT, "library": library.hex(), "locked": locked}
        write(shop / LIBRARY_FILE, json.dumps(said).encode(), time.sleep)
    elif held != Library(library, locked):
        raise FileExistsError(errno.EEXIST, "the place of another shop", str(shop))
    return shop


def library_in(shop: Path) -> Library | None:
    """The shop whose folder this is; none if it says nothing that this program knows."""
    try:
        with (shop / LIBRARY_FILE).open("rb") as file:
            said = json.loads(file.read(4096))
        library = Library(bytes.fromhex(said["library"]), bool(said.get("locked", False)))
        known = said["format"] == _FORMAT
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return library if known and len(library.id) == 16 else None


def _patiently(step: Callable[[], None], sleep: Callable[[float], None]) -> None:
    """Do ``step``, again after a pause while Windows says that somebody else holds the file."""
    for pause in _PAUSES:
        try:
            return step()
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
        sleep(pause)
    return step()


def write(path: Path, content: bytes, sleep: Callable[[float], None]) -> None:
    """Put ``content`` under ``path``, whole or not at all; its folder must exist."""
    part = path.with_name(f"tmp-{secrets.token_hex(8)}{PART}")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _patiently(lambda: os.replace(part, path), sleep)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    if os.name != "nt":
        # Shares that cannot do this are not worse off than without.
        with contextlib.suppress(OSError):
            descriptor = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
    if path.stat().st_size != len(content):
        raise OSError(errno.EIO, "the file server did not keep the whole file", str(path))


class FolderCarrier:
    """The folder of one shop, as ``Carrier``. Every call may raise ``OSError``.

    ``shop``: the folder with ``library.json``. ``sleep`` takes seconds.
    """

    def __init__(self, shop: Path, sleep: Callable[[float], None] = time.sleep) -> None:
        self._shop = shop
        self._sleep = sleep

    def library(self) -> bytes | None:
        """The shop's id; none if the folder is missing, empty, or says nothing."""
        found = library_in(self._shop)
        return found.id if found else None

    def _folders(self) -> Iterator[Path]:
        for name in sorted(os.listdir(self._shop)):
            if name.startswith("d-") and (self._shop / name).is_dir():
                yield self._shop / name

    def segments(self) -> Collection[str]:
        """Names of all segment files, whatever a sync program made of them."""
        return [
            f"{folder.name}/{name}"
            for folder in self._folders()
            for name in os.listdir(folder)
            if name.endswith(".seg") and not name.startswith((".", "~"))
        ]

    def read(self, name: str) -> bytes:
        """Content of a listed file; never more than a segment can have."""
        with (self._shop / name).open("rb") as file:
            return file.read(_LARGEST)

    def publish(self, name: str, content: bytes) -> None:
        """Put a segment under its name; the folder of the PC it belongs to is made if need be."""
        path = self._shop / name
        with contextlib.suppress(FileExistsError):
            path.parent.mkdir()
        write(path, content, self._sleep)

    def words(self) -> Iterable[bytes]:
        """The last word of every PC; one that vanishes while it is read is left out."""
        for folder in self._folders():
            numbered = sorted(_words_in(folder))
            if numbered:
                with (
                    contextlib.suppress(FileNotFoundError),
                    (folder / numbered[-1][1]).open("rb") as file,
                ):
                    yield file.read(MOST_BYTES)

    def say(self, author: Author, number: int, content: bytes) -> None:
        """Put our word, then remove our earlier ones."""
        folder = self._shop / f"d-{author.device.hex()}-{author.incarnation:08x}"
        with contextlib.suppress(FileExistsError):
            folder.mkdir()
        write(folder / f"ack-{number:06d}.bin", content, self._sleep)
        for said, name in _words_in(folder):
            if said < number:
                with contextlib.suppress(OSError):
                    (folder / name).unlink()

    def remove(self, name: str) -> None:
        """Remove a file of our own that ``compaction`` found to be needed by nobody."""
        (self._shop / name).unlink(missing_ok=True)

    # --- snapshots and contents ---------------------------------------------------------------

    def snapshots(self) -> list[str]:
        """Names of the snapshots that are described, the oldest first by the clock in the name."""
        place = self._shop / SNAPSHOTS
        try:
            names = sorted(name for name in os.listdir(place) if _SNAPSHOT.fullmatch(name))
        except FileNotFoundError:
            return []
        return [name for name in names if (place / name / DESCRIPTION).exists()]

    def begun(self) -> list[str]:
        """Names of all snapshots, also of those that nobody described (yet)."""
        try:
            return sorted(n for n in os.listdir(self._shop / SNAPSHOTS) if _SNAPSHOT.fullmatch(n))
        except FileNotFoundError:
            return []

    def put_part(self, snapshot: str, part: str, content: bytes) -> None:
        """Put a part of a snapshot under its name."""
        for place in (self._shop / SNAPSHOTS, self._shop / SNAPSHOTS / snapshot):
            with contextlib.suppress(FileExistsError):
                place.mkdir()
        write(self._shop / SNAPSHOTS / snapshot / part, content, self._sleep)

    def part(self, snapshot: str, part: str) -> bytes:
        """Content of a part; never more than one can have."""
        with (self._shop / SNAPSHOTS / snapshot / part).open("rb") as file:
            return file.read(MOST_PART_BYTES + 4096)

    def remove_snapshot(self, snapshot: str) -> None:
        """Remove a snapshot; its description first, so that nobody begins to read half of it."""
        place = self._shop / SNAPSHOTS / snapshot
        with contextlib.suppress(FileNotFoundError):
            (place / DESCRIPTION).unlink(missing_ok=True)
            for name in os.listdir(place):
                (place / name).unlink(missing_ok=True)
            place.rmdir()

    def blob_size(self, name: str) -> int | None:
        """Bytes of a content that is there; none if it is not to be seen."""
        try:
            return self._blob(name).stat().st_size
        except FileNotFoundError:
            return None

    def has_blobs(self) -> bool:
        """Whether there is a place for contents."""
        return (self._shop / BLOBS).is_dir()

    def put_blob(self, name: str, content: bytes) -> None:
        """Put a content under its name (hexadecimal)."""
        path = self._blob(name)
        for place in (path.parent.parent, path.parent):
            with contextlib.suppress(FileExistsError):
                place.mkdir()
        write(path, content, self._sleep)

    def blob(self, name: str) -> bytes:
        """What lies under the name."""
        with self._blob(name).open("rb") as file:
            return file.read(MOST_BLOB_BYTES)

    def _blob(self, name: str) -> Path:
        return self._shop / BLOBS / name[:2] / f"{name}.bin"

    def free_bytes(self) -> int:
        """Room that is left in the folder."""
        return shutil.disk_usage(self._shop).free


def _words_in(folder: Path) -> list[tuple[int, str]]:
    return [
        (int(match[1]), name)
        for name in os.listdir(folder)
        if (match := _WORD.fullmatch(name)) is not None
    ]
