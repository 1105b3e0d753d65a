"""The files of one shop in a place that carries them: NAS share, cloud-synced folder, server.

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
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from crm_desktop.sync import segment
from crm_desktop.sync.ack import MOST_BYTES
from crm_desktop.sync.core.naming import Author
from crm_desktop.sync.snapshot_file import MOST_PART_BYTES
from crm_desktop.sync.tree import Tree, tree_of

LIBRARY_FILE = "library.json"
SNAPSHOTS, BLOBS, DESCRIPTION = "snap", "blob", "described.bin"
MOST_BLOB_BYTES = 128 << 20
_FORMAT = 1
_SHOP = re.compile(r"CRM-[0-9a-f]{8}")
_WORD = re.compile(r"ack-([0-9]{6,})\.bin")
_SNAPSHOT = re.compile(r"[0-9a-f]{16}-[0-9a-f]{32}-[0-9a-f]{16}")
_LARGEST = segment.MOST_BODY_BYTES + 4096
_LOOKS = 3
"""How often the last word of a PC is looked for that keeps saying something new."""


@dataclass(frozen=True, slots=True)
class Library:
    """Which shop a folder carries."""

    id: bytes
    locked: bool
    """It is encrypted."""


def shops_in(chosen: Path | Tree) -> list[tuple[Tree, Library]]:
    """The shops whose files are in a place that a person chose; none if it is no folder.

    Raises:
        OSError: a server cannot be asked.
    """
    tree = tree_of(chosen)
    try:
        places = [tree.below(name) for name in sorted(tree.names()) if _SHOP.fullmatch(name)]
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [(place, library) for place in places if (library := library_in(place))]


def place_name(library: bytes) -> str:
    """What the folder of a shop is called, within the place that a person chose."""
    return f"CRM-{library.hex()[:8]}"


def found_shop(chosen: Path | Tree, library: bytes, *, locked: bool = False) -> Tree:
    """Begin to share a shop in an existing place; harmless to repeat. Returns the shop's folder.

    Of an encrypted shop the keys are put there before (``key_files``).

    Raises:
        OSError: the place is missing, full or read-only.
        FileExistsError: another shop has that place.
    """
    shop = tree_of(chosen).below(place_name(library))
    shop.make()
    held = library_in(shop)
    if held is None and LIBRARY_FILE not in shop.names():
        said = {"format": _FORMAT, "library": library.hex(), "locked": locked}
        shop.write(LIBRARY_FILE, json.dumps(said).encode())
    elif held != Library(library, locked):
        raise FileExistsError(errno.EEXIST, "the place of another shop", shop.where)
    return shop


def library_in(shop: Path | Tree) -> Library | None:
    """The shop whose folder this is; none if it says nothing that this program knows.

    Raises:
        OSError: it cannot be read just now; a server refuses or does not answer.
    """
    try:
        content = tree_of(shop).read(LIBRARY_FILE, 4096)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    try:
        said = json.loads(content)
        library = Library(bytes.fromhex(said["library"]), bool(said.get("locked", False)))
        known = said["format"] == _FORMAT
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return library if known and len(library.id) == 16 else None


class FolderCarrier:
    """The folder of one shop, as ``Carrier``. Every call may raise ``OSError``.

    ``shop``: the folder with ``library.json``.
    """

    def __init__(self, shop: Path | Tree) -> None:
        self._tree = tree_of(shop)
        self._listed: list[tuple[str, list[str]]] = []
        """What ``segments`` saw: where that was a question to a server, ``words`` uses it."""
        self._said: dict[str, bytes] = {}
        """Path -> content of last words: where names are true, a numbered file is read once."""

    @property
    def names_are_true(self) -> bool:
        """See ``Tree``."""
        return self._tree.names_are_true

    @property
    def can_join(self) -> bool:
        """See ``Tree``."""
        return self._tree.can_join

    def library(self) -> bytes | None:
        """The shop's id; none if the folder is missing, empty, or says nothing."""
        found = library_in(self._tree)
        return found.id if found else None

    def _folders(self) -> Iterator[tuple[str, list[str]]]:
        """Folders of PCs with what is in them."""
        for folder in sorted(self._tree.names()):
            if folder.startswith("d-"):
                with contextlib.suppress(NotADirectoryError):
                    yield folder, self._tree.names(folder)

    def segments(self) -> Collection[str]:
        """Names of all segment files, whatever a sync program made of them."""
        self._listed = list(self._folders())
        return [
            f"{folder}/{name}"
            for folder, names in self._listed
            for name in names
            if name.endswith(".seg") and not name.startswith((".", "~"))
        ]

    def read(self, name: str) -> bytes:
        """Content of a listed file; never more than a segment can have."""
        return self._tree.read(name, _LARGEST)

    def publish(self, name: str, content: bytes) -> None:
        """Put a segment under its name; the folder of the PC it belongs to is made if need be."""
        self._tree.make(name.rpartition("/")[0])
        self._tree.write(name, content)

    def words(self) -> Iterable[bytes]:
        """The last word of every PC."""
        known, listed = self._said, self._listed
        self._said, self._listed = {}, []
        if not self._tree.names_are_true:
            known, listed = {}, []
        for folder, names in listed or self._folders():
            with contextlib.suppress(FileNotFoundError):
                yield from self._last_word(folder, names, known)

    def _last_word(
        self, folder: str, names: Iterable[str], known: Mapping[str, bytes]
    ) -> Iterator[bytes]:
        for _ in range(_LOOKS):
            numbered = sorted(_words_in(names))
            if not numbered:
                return
            path = f"{folder}/{numbered[-1][1]}"
            try:
                said = known[path] if path in known else self._tree.read(path, MOST_BYTES)
            except FileNotFoundError:
                # Who says something new removes what he said before, maybe since it was listed.
                names = self._tree.names(folder)
                continue
            self._said[path] = said
            yield said
            return

    def say(self, author: Author, number: int, content: bytes) -> None:
        """Put our word, then remove our earlier ones."""
        folder = f"d-{author.device.hex()}-{author.incarnation:08x}"
        self._tree.make(folder)
        self._tree.write(f"{folder}/ack-{number:06d}.bin", content)
        for said, name in _words_in(self._tree.names(folder)):
            if said < number:
                with contextlib.suppress(OSError):
                    self._tree.remove(f"{folder}/{name}")

    def remove(self, name: str) -> None:
        """Remove a file of our own that ``compaction`` found to be needed by nobody."""
        self._tree.remove(name)

    # --- snapshots and contents ---------------------------------------------------------------

    def snapshots(self) -> list[str]:
        """Names of the snapshots that are described, the oldest first by the clock in the name."""
        return [
            name for name in self.begun() if DESCRIPTION in self._tree.names(f"{SNAPSHOTS}/{name}")
        ]

    def begun(self) -> list[str]:
        """Names of all snapshots, also of those that nobody described (yet)."""
        try:
            return sorted(n for n in self._tree.names(SNAPSHOTS) if _SNAPSHOT.fullmatch(n))
        except FileNotFoundError:
            return []

    def put_part(self, snapshot: str, part: str, content: bytes) -> None:
        """Put a part of a snapshot under its name."""
        self._tree.make(SNAPSHOTS)
        self._tree.make(f"{SNAPSHOTS}/{snapshot}")
        self._tree.write(f"{SNAPSHOTS}/{snapshot}/{part}", content)

    def part(self, snapshot: str, part: str) -> bytes:
        """Content of a part; never more than one can have."""
        return self._tree.read(f"{SNAPSHOTS}/{snapshot}/{part}", MOST_PART_BYTES + 4096)

    def remove_snapshot(self, snapshot: str) -> None:
        """Remove a snapshot; its description first, so that nobody begins to read half of it."""
        place = f"{SNAPSHOTS}/{snapshot}"
        with contextlib.suppress(FileNotFoundError):
            self._tree.remove(f"{place}/{DESCRIPTION}")
            for name in self._tree.names(place):
                self._tree.remove(f"{place}/{name}")
            self._tree.remove_folder(place)

    def blob_size(self, name: str) -> int | None:
        """Bytes of a content that is there; none if it is not to be seen."""
        return self._tree.size(_blob(name))

    def has_blobs(self) -> bool:
        """Whether there is a place for contents."""
        return BLOBS in self._tree.names()

    def put_blob(self, name: str, content: bytes) -> None:
        """Put a content under its name (hexadecimal)."""
        self._tree.make(BLOBS)
        self._tree.make(f"{BLOBS}/{name[:2]}")
        self._tree.write(_blob(name), content)

    def blob(self, name: str) -> bytes:
        """What lies under the name."""
        return self._tree.read(_blob(name), MOST_BLOB_BYTES)

    def blobs(self) -> list[str]:
        """Names of all contents."""
        found: list[str] = []
        with contextlib.suppress(FileNotFoundError):
            for folder in self._tree.names(BLOBS):
                with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                    names = self._tree.names(f"{BLOBS}/{folder}")
                    found += [name[:-4] for name in names if name.endswith(".bin")]
        return found

    def remove_blob(self, name: str) -> None:
        """Remove a content that ``compaction`` found to be needed by nobody."""
        self._tree.remove(_blob(name))


def _blob(name: str) -> str:
    return f"{BLOBS}/{name[:2]}/{name}.bin"


def _words_in(names: Iterable[str]) -> list[tuple[int, str]]:
    return [(int(match[1]), name) for name in names if (match := _WORD.fullmatch(name)) is not None]
