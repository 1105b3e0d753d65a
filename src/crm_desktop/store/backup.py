"""Copies of the shop file that are known to be good before they get their name.

A copy is one state of the shop, also while someone writes: its bytes (``store.copying``), or what
``VACUUM INTO`` makes where that cannot be. It is brought to the disk, opened again read-only and
checked; beside it lies a small JSON file that says what is in it. A copy without that file, or a
file under a temporary name, is not a backup. No copy is ever overwritten, and messages carry no
data of the shop. Contents of attachments lie once in a folder beside the copies, under their own
hash, for all copies that name them.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crm_desktop.errors import StoreError
from crm_desktop.store import key_header
from crm_desktop.store.blobs import ATTACHMENTS, Blobs
from crm_desktop.store.connection import connect
from crm_desktop.store.copying import copy_bytes, stopped
from crm_desktop.store.durable import create_private, sync_file, sync_folder, write_private
from crm_desktop.store.file_check import check_version
from crm_desktop.store.file_format import LIVE, SCHEMA_VERSION
from crm_desktop.store.guard import make_private

_SPACE = 3
"""Room asked for, in sizes of the shop: the copy, and the shop's own log while people go on."""
_STALE_MS = 24 * 60 * 60 * 1000
_PART = ".part"
_OPERATIONS = 100_000
"""Of SQLite between two questions whether to give up: some milliseconds."""
_PAGES = "PRAGMA cache_size=-65536"
"""The check reads most pages more than once."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy: ``made_at`` in UTC milliseconds, ``rows`` by table, ``size`` in bytes.

    ``broken_links`` counts references to rows that are not there. They are a fault of the shop, of
    which a copy is needed all the more.
    """

    path: Path
    made_at: int
    reason: str
    size: int
    sha256: str
    schema_version: int
    broken_links: int
    rows: dict[str, int]
    serial: int = 0
    """Counts the copies in the order they were made, whatever the clock said."""
    device: str = ""
    """Which PC made it, where the shop is shared; in hex."""
    last_change: int = 0
    """The newest line of the journal in it, and the newest step."""
    last_step: int = 0
    journal: str = ""
    """SHA-256 of the journal, see ``journal_hash``."""
    live: dict[str, int] = field(default_factory=dict)
    """Contacts, entries and deals that are not archived."""
    blobs: tuple[str, ...] = ()
    """Hashes of the contents of attachments and photos."""

    @property
    def name(self) -> str:
        """What it is called, without the ending."""
        return self.path.stem


def make_backup(
    source: Path | sqlite3.Connection,
    folder: Path,
    *,
    reason: str,
    clock: Callable[[], int],
    free_bytes: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
    stop: Callable[[], bool] = lambda: False,
) -> Backup:
    """Copy a shop into ``folder``; ``reason`` is a short word for the name ("before-migration").

    ``source`` is the shop file (also an open one), or a connection outside of a transaction.
    ``stop`` is asked again and again whether to give up.

    Raises:
        StoreError: ``backup.no_space``, ``backup.damaged`` (the shop or its copy did not pass the
            check), ``backup.stopped``, ``backup.failed``, ``store.unwritable``. Nothing is left
            behind then.
    """
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", reason):
        raise ValueError("a reason is made of small letters, digits and hyphens")
    make_private(folder)
    now = clock()
    _remove_stale(folder, now)
    if not isinstance(source, Path):
        return _make(source, folder, reason, now, free_bytes=free_bytes, stop=stop)
    try:
        with closing(connect(source, "ro", prepared=False)) as raw:
            raw.set_progress_handler(stop, _OPERATIONS)
            return _make(raw, folder, reason, now, free_bytes=free_bytes, stop=stop)
    except sqlite3.Error as error:
        raise _explained(error) from error


def list_backups(folder: Path) -> list[Backup]:
    """The backups in ``folder``, newest first; files that do not belong together are left out."""
    found = [backup for path in folder.glob("shop-*.json") if (backup := _read_manifest(path))]
    return sorted(found, key=lambda made: (made.made_at, made.serial, made.name), reverse=True)


def _make(
    raw: sqlite3.Connection,
    folder: Path,
    reason: str,
    now: int,
    *,
    free_bytes: Callable[[Path], int],
    stop: Callable[[], bool],
) -> Backup:
    stem = f"shop-{datetime.fromtimestamp(now / 1000, UTC):%Y%m%d-%H%M%S}-{reason}"
    part: Path | None = None
    try:
        (pages,) = raw.execute("PRAGMA page_count").fetchone()
        (page_size,) = raw.execute("PRAGMA page_size").fetchone()
        if free_bytes(folder) < _SPACE * pages * int(page_size):  # SQLCipher tells it as text
            raise no_space()
        part = _reserve(folder, stem)
        made = _copied(raw, part, now, reason, stop)
        keep_blobs(made.blobs, folder.parent / ATTACHMENTS, folder / ATTACHMENTS)
        (_, _, shop) = raw.execute("PRAGMA database_list").fetchone()
        key_header.keep_beside(part, Path(shop).parent, folder)
        serial = 1 + max((backup.serial for backup in list_backups(folder)), default=0)
        return _publish(replace(made, serial=serial), folder / stem)
    except sqlite3.Error as error:
        raise _explained(error) from error
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise no_space() if full else _failed() from error
    finally:
        if part is not None:
            with suppress(OSError):  # what is left of it is removed before a later copy
                part.unlink(missing_ok=True)


def _copied(
    raw: sqlite3.Connection, part: Path, now: int, reason: str, stop: Callable[[], bool]
) -> Backup:
    """A copy that passed the check."""
    if not copy_bytes(raw, part, stop):
        os.truncate(part, 0)
        raw.execute("VACUUM INTO ?", (str(part),))
    sync_file(part)
    return _verified(part, now, reason, stop)


def _explained(error: sqlite3.Error) -> StoreError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return no_space()
    if code == sqlite3.SQLITE_INTERRUPT:
        return stopped()
    return _damaged() if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) else _failed()


def _reserve(folder: Path, stem: str) -> Path:
    """An empty private file: SQLite would make one that others may read, but fills an empty one."""
    for count in range(1000):
        part = folder / f"{stem}.{count}{_PART}"
        try:
            descriptor = create_private(part)
        except FileExistsError:
            continue
        with open(descriptor, "rb"):
            return part
    raise FileExistsError(stem)


def _verified(part: Path, now: int, reason: str, stop: Callable[[], bool]) -> Backup:
    """What is in a copy, which passed the check."""
    with closing(connect(part, "ro", prepared=False)) as copy:
        copy.set_progress_handler(stop, _OPERATIONS)
        copy.execute(_PAGES)
        if copy.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise _damaged()
        (broken,) = copy.execute("SELECT count(*) FROM pragma_foreign_key_check").fetchone()
        (version,) = copy.execute("PRAGMA user_version").fetchone()
        rows = row_counts(copy)
        told = _told(copy) if version == SCHEMA_VERSION else {}
    return Backup(
        part, now, reason, part.stat().st_size, hash_of(part), version, broken, rows, **told
    )


def _told(copy: sqlite3.Connection) -> dict[str, Any]:
    """What else the description of a copy of this version says."""
    ((change,), (step,)) = (
        copy.execute(f"SELECT coalesce(max(n), 0) FROM {table}").fetchone()
        for table in ("change", "batch")
    )
    live = {
        table: copy.execute(f"SELECT count(*) FROM {table} WHERE gone={LIVE}").fetchone()[0]
        for table in ("contact", "entry", "deal")
    }
    device = copy.execute("SELECT hex(device) FROM sync_state").fetchone()
    blobs = copy.execute(
        "SELECT sha256 FROM attachment WHERE sha256<>'' UNION"
        " SELECT photo FROM contact WHERE photo<>'' ORDER BY 1"
    ).fetchall()
    return {
        "last_change": change,
        "last_step": step,
        "journal": journal_hash(copy),
        "device": device[0].lower() if device else "",
        "live": live,
        "blobs": tuple(name for (name,) in blobs),
    }


def journal_hash(raw: sqlite3.Connection, last: int | None = None) -> str:
    """SHA-256 over the lines of the journal, up to the line ``last`` where that is given: two files
    with the same one have the same past."""
    digest, at = hashlib.sha256(), 0
    while True:
        # SQLite puts many lines into one text: beside a loop of Python the window would stutter.
        upto, lines = raw.execute(
            # Where the file is damaged, parts of a line may be missing, and the line with them.
            "SELECT max(n), coalesce(group_concat(n||' '||batch||' '||tbl||' '||row||' '"
            "||coalesce(old, '')||' '||coalesce(new, ''), char(10)), '') FROM"
            " (SELECT * FROM change WHERE n>? AND n<=? ORDER BY n LIMIT 5000)",
            (at, (1 << 62) if last is None else last),
        ).fetchone()
        if upto is None:
            return digest.hexdigest()
        digest.update(lines.encode())
        at = upto


def keep_blobs(names: Iterable[str], source: Path, folder: Path) -> None:
    """Copy the contents that are not in ``folder`` yet; those that are not in ``source`` (they may
    still be on another PC) are passed over, and so are damaged ones.

    Raises:
        StoreError: ``blob.not_saved``, ``store.unwritable``.
    """
    here, there = Blobs(source), Blobs(folder)
    for name in names:
        try:
            if there.path(name).exists():
                continue
            here.read(name)
        except StoreError:
            continue
        there.take(here, name)


def drop_backups(folder: Path, unwanted: Iterable[Backup]) -> None:
    """Delete copies, and the contents that no other copy names, from the disk too."""
    changed = {folder}
    for backup in unwanted:
        backup.path.unlink(missing_ok=True)
        backup.path.with_suffix(".json").unlink(missing_ok=True)
    named = {name for backup in list_backups(folder) for name in backup.blobs}
    for path in (folder / ATTACHMENTS).glob("??/*"):
        if path.name not in named:
            path.unlink(missing_ok=True)
            changed.add(path.parent)
    for place in changed:
        sync_folder(place)


def verify_backup(backup: Backup) -> None:
    """Read a copy again, and compare it with what was written down when it was made.

    Raises:
        StoreError: ``backup.unreadable``, ``store.newer``.
    """
    try:
        whole = backup.path.stat().st_size == backup.size and hash_of(backup.path) == backup.sha256
        if whole:
            with closing(connect(backup.path, "ro", prepared=False)) as copy:
                check_version(copy)
                whole = copy.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except (OSError, sqlite3.Error):
        whole = False
    if not whole:
        raise StoreError(
            "This backup cannot be read any more, so nothing was changed. Please use an older one.",
            code="backup.unreadable",
        )


def hash_of(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Rows of every table, without the search index."""
    tables = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema='main' AND type='table'"
        " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " AND name NOT LIKE 'search\\_%' ESCAPE '\\' ORDER BY name"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in tables
    }


def _publish(verified: Backup, stem: Path) -> Backup:
    """Give the copy its name, after what describes it has one; a taken name gets a number."""
    for count in range(1, 1000):
        suffix = f"-{count}" if count > 1 else ""
        path = stem.with_name(f"{stem.name}{suffix}.sqlite3")
        manifest = path.with_suffix(".json")
        if path.exists():
            continue
        described = {**asdict(verified), "path": path.name}
        try:
            write_private(manifest, json.dumps(described, indent=1).encode())
        except FileExistsError:
            continue
        try:
            verified.path.rename(path)
            sync_folder(path.parent)
        except BaseException:
            manifest.unlink(missing_ok=True)
            raise
        return replace(verified, path=path)
    raise FileExistsError(stem)


def _read_manifest(manifest: Path) -> Backup | None:
    path = manifest.with_suffix(".sqlite3")
    try:
        described = json.loads(manifest.read_text("utf-8"))
        size = path.stat().st_size
    except (OSError, ValueError, RecursionError):
        return None
    kinds = {"made_at": int, "reason": str, "size": int, "sha256": str}
    kinds |= {"schema_version": int, "broken_links": int}
    if not isinstance(described, dict) or described.get("path") != path.name:
        return None
    more = {"serial": int, "device": str, "last_change": int, "last_step": int, "journal": str}
    more |= {"rows": dict, "live": dict, "blobs": list}
    found = {name: described.get(name) for name in kinds}
    found |= {name: described.get(name, kind()) for name, kind in more.items()}
    if any(type(found[name]) is not kind for name, kind in (kinds | more).items()):
        return None
    counts = [*described.get("rows", {}).values(), *described.get("live", {}).values()]
    blobs = described.get("blobs", [])
    if "rows" not in described or described["size"] != size:
        return None
    if {type(count) for count in counts} - {int} or {type(name) for name in blobs} - {str}:
        return None
    known = {f.name: described[f.name] for f in fields(Backup) if f.name in described}
    return Backup(**known | {"path": path, "blobs": tuple(blobs)})


def _remove_stale(folder: Path, now: int) -> None:
    """Take away what a killed program left; a copy being made now is younger."""
    for part in folder.glob(f"shop-*{_PART}*"):  # and what SQLite had beside it
        try:
            if part.stat().st_mtime * 1000 < now - _STALE_MS:
                part.unlink()
        except FileNotFoundError:
            continue


def no_space() -> StoreError:
    """There is too little room for a copy."""
    return StoreError(
        "There is too little room on the disk for a backup copy, so none was made. The "
        "shop itself is unharmed. Free some space and try again.",
        code="backup.no_space",
    )


def _damaged() -> StoreError:
    return StoreError(
        "The shop did not pass the check of its backup copy, so the copy was not kept. Nothing "
        "was changed. Please run the check of the shop, and keep the earlier backups.",
        code="backup.damaged",
    )


def _failed() -> StoreError:
    return StoreError(
        "The backup copy could not be written, so none was made. The shop itself is unharmed. "
        "Check the disk and the folder of the backups, and try again.",
        code="backup.failed",
    )
