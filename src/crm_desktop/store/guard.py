"""Who may read a shop, that its file is what it seems, and that only one program has it open."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from pathlib import Path

from crm_desktop.errors import StoreError
from crm_desktop.store.durable import sync_folder
from crm_desktop.store.place import unwritable

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

SQLITE_FLOOR = (3, 40, 0)
LOCK_FILE = "shop.lock"
_LOG = b" log "
_LOCKED_AT = 1 << 20
"""Far behind the content: a locked byte cannot be read by others on Windows."""
_NOTE_BYTES = 48
"""Always as many, so that a full disk has room for the next note."""

_OUR_NAMES = ("shop.", "shop-")
"""What the names of our files begin with; folders of ours:"""
_OUR_FOLDERS = {"backups", "attachments"}


def check_file(path: Path) -> None:
    """Refuse a shop file that is not the only way to its content, or that left its log behind.

    Raises:
        StoreError: ``store.linked``, ``store.hard_link``, ``store.not_a_file``,
            ``store.missing``.
    """
    try:
        found = path.lstat()
    except FileNotFoundError:
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            # A new file beside an old log would be filled from that log.
            raise StoreError(
                f"The shop file {path.name} is missing, but its newest changes are still beside "
                "it. Nothing was changed. Please put the file back where it was, or move the "
                f"file {log.name} away to begin with an empty shop.",
                code="store.missing",
            ) from None
        return
    if stat.S_ISLNK(found.st_mode):
        raise StoreError(
            "The shop file is only a link to a file elsewhere. Please open the folder in which "
            "the file itself lies.",
            code="store.linked",
        )
    if not stat.S_ISREG(found.st_mode):
        raise StoreError(
            f"{path.name} is not a file. Please choose another folder for the shop.",
            code="store.not_a_file",
        )
    if found.st_nlink > 1:
        raise StoreError(
            "The shop file has a second name elsewhere on this disk (a hard link), so another "
            "program could change it unseen. Nothing was changed. Please make a real copy of the "
            "file, or remove the other name.",
            code="store.hard_link",
        )


def make_private(folder: Path) -> None:
    """Make the folder, and those above it that are missing, for this person only (0700).

    An existing folder is closed to others when nothing but a shop is in it: what else lies there
    may be meant for others, and could be a folder of the system. Files of the shop become 0600.

    Raises:
        StoreError: ``store.unwritable``.
    """
    folder = folder.resolve()
    try:
        for missing in reversed([f for f in (folder, *folder.parents) if not f.exists()]):
            missing.mkdir(mode=0o700, exist_ok=True)
            sync_folder(missing.parent)
        _close_to_others(folder)
    except OSError as error:
        raise unwritable() from error


class ShopLock:
    """Holds a shop for this program; the system lets go of it however the program ends.

    The lock is on the file, not on its name, so another way to the same folder meets it too.
    Child processes must be spawned, not forked: a forked one would keep the lock.

    Raises:
        StoreError: ``store.in_use``, ``store.unwritable``.
    """

    def __init__(self, folder: Path) -> None:
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        try:
            self._descriptor: int | None = os.open(folder / LOCK_FILE, flags, 0o600)
        except OSError as error:
            raise unwritable() from error
        self._expects = 0
        try:
            _lock(self._descriptor)
            with contextlib.suppress(OSError):
                _, _, last = os.read(self._descriptor, 64).partition(_LOG)
                self._expects = int(last) if last.strip().isdigit() else 0
            self._write()
        except BaseException:
            self.release()
            raise

    def expects_log(self) -> int:
        """The last change (``change.n``) that was saved since the shop was closed: it is in the
        file or in the log beside it. 0: none."""
        return self._expects

    def note_log(self, last: int) -> None:
        """Saved up to this change."""
        if self._expects != last:
            self._expects = last
            self._write()

    def expect_at_most(self, last: int) -> None:
        """Whoever erases takes the newest changes away too. This note is on the disk before they
        are gone: an older one would miss them after a loss of power."""
        if last < self._expects:
            self.note_log(last)
            if self._descriptor is not None:
                with contextlib.suppress(OSError):
                    os.fsync(self._descriptor)

    def forget_log(self) -> None:
        """All that was saved is in the file, or soon will be."""
        self.note_log(0)

    def _write(self) -> None:
        """The process, for whoever has to look. It need not be on the disk at once: what fails here
        is only that a missing log is not noticed."""
        if self._descriptor is None:
            return
        note = _LOG + str(self._expects).encode() if self._expects else b""
        with contextlib.suppress(OSError):
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, (str(os.getpid()).encode() + note).ljust(_NOTE_BYTES))

    def release(self) -> None:
        """Let another program open the shop; a second call does nothing."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            if sys.platform == "win32":  # it lets go some time after the end of the file else
                with contextlib.suppress(OSError):
                    os.lseek(descriptor, _LOCKED_AT, os.SEEK_SET)
                    msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
            os.close(descriptor)


def check_sqlite_version(version: str) -> None:
    """Refuse a SQLite before 3.40 (``version`` as in ``sqlite3.sqlite_version``).

    Raises:
        StoreError: ``store.sqlite``.
    """
    if tuple(int(part) for part in version.split(".")[:3]) < SQLITE_FLOOR:
        raise StoreError(
            f"The Python on this PC carries SQLite {version}; 3.40 or newer is needed to keep the "
            "shop safe. Nothing was changed. Please install a newer Python.",
            code="store.sqlite",
        )


def _close_to_others(folder: Path) -> None:
    if sys.platform == "win32":
        return  # the folders of a person are closed to others there
    me = os.getuid()
    with os.scandir(folder) as entries:
        inside = list(entries)
    ours = [entry for entry in inside if entry.name.startswith(_OUR_NAMES)]
    others = [e for e in inside if e not in ours and e.name not in _OUR_FOLDERS]
    for entry in ours:
        found = entry.stat(follow_symlinks=False)
        if stat.S_ISREG(found.st_mode) and found.st_uid == me and found.st_mode & 0o077:
            _chmod(Path(entry.path), 0o600)
    found = folder.stat()
    if not others and found.st_uid == me and found.st_mode & 0o077:
        _chmod(folder, 0o700)


def _chmod(path: Path, mode: int) -> None:
    with contextlib.suppress(PermissionError):  # a FAT stick knows no rights
        path.chmod(mode)


def _lock(descriptor: int) -> None:
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, _LOCKED_AT, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            raise StoreError(
                "This shop is already open in another window of CRM Desktop. Nothing was changed. "
                "Please use that window, or close it and try again.",
                code="store.in_use",
            ) from error
        raise unwritable() from error
