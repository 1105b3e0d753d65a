"""Copies of the shop file that are known to be good before they get their name.

A copy is made by ``VACUUM INTO`` (one state of the shop, also while someone writes), brought to
the disk, opened again read-only and checked; beside it lies a small JSON file that says what is in
it. A copy without that file, or a file under a temporary name, is not a backup. No copy is ever
overwritten, and messages carry no data of the shop.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path

from crm_desktop.errors import StoreError
from crm_desktop.store.durable import create_private, sync_file, sync_folder, write_private
from crm_desktop.store.guard import make_private

_SPACE = 3
"""Room asked for, in sizes of the shop: the copy, and the shop's own log while people go on."""
_STALE_MS = 24 * 60 * 60 * 1000
_PART = ".part"


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


def make_backup(
    source: Path | sqlite3.Connection,
    folder: Path,
    *,
    reason: str,
    clock: Callable[[], int],
    free_bytes: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
) -> Backup:
    """Copy a shop into ``folder``; ``reason`` is a short word for the name ("before-migration").

    ``source`` is the shop file (also an open one), or a connection outside of a transaction.

    Raises:
        StoreError: ``backup.no_space``, ``backup.damaged`` (the shop or its copy did not pass the
            check), ``backup.failed``, ``store.unwritable``. Nothing is left behind then.
    """
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", reason):
        raise ValueError("a reason is made of small letters, digits and hyphens")
    make_private(folder)
    now = clock()
    _remove_stale(folder, now)
    if isinstance(source, sqlite3.Connection):
        return _make(source, folder, reason, now, free_bytes)
    uri = source.absolute().as_uri() + "?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as raw:
        return _make(raw, folder, reason, now, free_bytes)


def list_backups(folder: Path) -> list[Backup]:
    """The backups in ``folder``, newest first; files that do not belong together are left out."""
    found = [backup for path in folder.glob("shop-*.json") if (backup := _read_manifest(path))]
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def _make(
    raw: sqlite3.Connection,
    folder: Path,
    reason: str,
    now: int,
    free_bytes: Callable[[Path], int],
) -> Backup:
    stem = f"shop-{datetime.fromtimestamp(now / 1000, UTC):%Y%m%d-%H%M%S}-{reason}"
    part: Path | None = None
    try:
        (pages,) = raw.execute("PRAGMA page_count").fetchone()
        (page_size,) = raw.execute("PRAGMA page_size").fetchone()
        if free_bytes(folder) < _SPACE * pages * page_size:
            raise StoreError(
                "There is too little room on the disk for a backup copy, so none was made. The "
                "shop itself is unharmed. Free some space and try again.",
                code="backup.no_space",
            )
        part = _reserve(folder, stem)
        raw.execute("VACUUM INTO ?", (str(part),))
        sync_file(part)
        return _publish(_verified(part, now, reason), folder / stem)
    except sqlite3.Error as error:
        damaged = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
        raise (_damaged() if damaged else _failed()) from error
    except OSError as error:
        raise _failed() from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


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


def _verified(part: Path, now: int, reason: str) -> Backup:
    """What is in a copy, which passed the check."""
    with closing(sqlite3.connect(part.absolute().as_uri() + "?mode=ro", uri=True)) as copy:
        copy.executescript("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;")
        if copy.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise _damaged()
        (broken,) = copy.execute("SELECT count(*) FROM pragma_foreign_key_check").fetchone()
        (version,) = copy.execute("PRAGMA user_version").fetchone()
        rows = row_counts(copy)
    with part.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Backup(part, now, reason, part.stat().st_size, sha256, version, broken, rows)


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
    if any(type(described.get(name)) is not kind for name, kind in kinds.items()):
        return None
    rows = described.get("rows")
    if not isinstance(rows, dict) or described["size"] != size:
        return None
    return Backup(**{f.name: described[f.name] for f in fields(Backup)} | {"path": path})


def _remove_stale(folder: Path, now: int) -> None:
    """Take away what a killed program left; a copy being made now is younger."""
    for part in folder.glob("shop-*" + _PART):
        try:
            if part.stat().st_mtime * 1000 < now - _STALE_MS:
                part.unlink()
        except FileNotFoundError:
            continue


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
