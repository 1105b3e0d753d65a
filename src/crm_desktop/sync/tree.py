"""Named files in folders, wherever they lie: on a disk, a share, a WebDAV server, in a database.

``Tree`` is all that sharing asks of a place, so that the files of a shop (``folder``) are the same
bytes everywhere. Paths are relative and have ``/`` between their parts. Any call may raise
``OSError`` at any time; ``FileNotFoundError`` and ``ConnectionError`` mean that the place as a
whole may be gone. What only a server can have wrong is a ``PlaceError``.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import time
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Protocol

PART = ".part"
# Codes of Windows for a file that a virus scanner or the sync program holds just now.
_HELD = {5, 32, 33}
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 2.0)


class Refusal(Enum):
    """Why a server is not asked again until a person has done something."""

    PASSWORD = "password"  # noqa: S105 - a name
    """It does not accept the user name or the password."""
    NOT_TRUSTED = "not trusted"
    """It cannot prove who it is: nothing was sent to it, not even the password."""
    NOT_A_SERVER = "not a server"
    """Something else answers at this address: a page to log in, a redirection to an open line."""
    CANNOT_LIST = "cannot list"
    """Half of a WebDAV server: it keeps files, or serves pages, and cannot tell what there is."""
    SERVER_BACK = "server set back"
    """It has lost what it had already: it was restored from an older copy."""


class PlaceError(ConnectionError):
    """A server refuses or must not be used; every further call says the same at once."""

    def __init__(self, refusal: Refusal, detail: str = "") -> None:
        super().__init__(errno.EPROTO, detail or refusal.value)
        self.refusal = refusal


class Tree(Protocol):
    """A folder with what is below it."""

    @property
    def where(self) -> str:
        """Its path or address, without any secret; what ``connect`` finds it by."""

    @property
    def kept(self) -> str:
        """What has to be known of it besides, to find it again; no secret either."""

    @property
    def can_join(self) -> bool:
        """Whether files are joined there, as many small ones are a burden to a folder."""

    @property
    def password(self) -> str:
        """What has to be kept of it in a key ring; empty where there is none."""

    @property
    def names_are_true(self) -> bool:
        """Whether nobody but this program gives names there, so that what is known by its name
        need not be read."""

    def forgive(self) -> None:
        """A person knows that the server was set back: take it as it is now, see
        ``Refusal.SERVER_BACK``."""

    def check(self) -> None:
        """Find out whether and how it can be used; before sharing begins there.

        Raises:
            OSError: it cannot be used.
        """

    def news(self, seconds: float) -> bool | None:
        """Wait for a hint that another PC put something there, at most ``seconds``; what
        ``attend`` named is asked meanwhile. None, at once: such a place gives no hints."""

    def below(self, name: str) -> Tree:
        """The tree of a folder in this one, which need not be there."""

    def names(self, folder: str = "") -> list[str]:
        """What is in a folder, in no order; ``FileNotFoundError`` if there is none."""

    def read(self, path: str, most: int) -> bytes:
        """The first ``most`` bytes of a file; short or wrong while it is still arriving."""

    def size(self, path: str) -> int | None:
        """Bytes of a file; none if it is not to be seen."""

    def write(self, path: str, content: bytes) -> None:
        """Put ``content`` under ``path``, whole or not at all; its folder must exist."""

    def make(self, folder: str = "") -> None:
        """Make a folder in one that exists; harmless to repeat."""

    def remove(self, path: str) -> None:
        """Remove a file; harmless to repeat."""

    def remove_folder(self, folder: str) -> None:
        """Remove an empty folder."""

    def attend(self, check: Callable[[], None]) -> None:
        """From now on ask ``check`` while waiting, at least every 200 ms; what it raises ends the
        call. A disk, whose calls cannot be left, does not ask."""

    def close(self) -> None:
        """Give back connections; used again, it connects anew."""


class DiskTree:
    """A folder of this PC, of a share or a stick. ``sleep`` takes seconds."""

    can_join = True
    names_are_true = False
    kept = ""
    password = ""

    def __init__(self, folder: Path, sleep: Callable[[float], None] = time.sleep) -> None:
        self.folder = folder
        self._sleep = sleep

    @property
    def where(self) -> str:
        """The path of the folder."""
        return str(self.folder)

    def forgive(self) -> None:
        """See ``Tree``."""

    def check(self) -> None:
        """See ``Tree``."""
        self.names()

    def news(self, seconds: float) -> bool | None:
        """See ``Tree``."""

    def below(self, name: str) -> DiskTree:
        """See ``Tree``."""
        return DiskTree(self.folder / name, self._sleep)

    def names(self, folder: str = "") -> list[str]:
        """See ``Tree``; ``NotADirectoryError`` for a file."""
        return os.listdir(self.folder / folder)

    def read(self, path: str, most: int) -> bytes:
        """See ``Tree``."""
        with (self.folder / path).open("rb") as file:
            return file.read(most)

    def size(self, path: str) -> int | None:
        """See ``Tree``."""
        try:
            return (self.folder / path).stat().st_size
        except FileNotFoundError:
            return None

    def write(self, path: str, content: bytes) -> None:
        """See ``Tree``."""
        write(self.folder / path, content, self._sleep)

    def make(self, folder: str = "") -> None:
        """See ``Tree``."""
        with contextlib.suppress(FileExistsError):
            (self.folder / folder).mkdir()

    def remove(self, path: str) -> None:
        """See ``Tree``."""
        (self.folder / path).unlink(missing_ok=True)

    def remove_folder(self, folder: str) -> None:
        """See ``Tree``."""
        (self.folder / folder).rmdir()

    def attend(self, check: Callable[[], None]) -> None:
        """See ``Tree``."""

    def close(self) -> None:
        """See ``Tree``."""


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


def tree_of(place: Path | Tree) -> Tree:
    """The tree of a folder, or the tree itself."""
    return DiskTree(place.expanduser().absolute()) if isinstance(place, Path) else place
