"""Encrypting a shop file, or taking its encryption away: a new file, compared row by row.

The shop is closed meanwhile. The new file lies ready beside the old one, and takes its place by
``replace`` only after everything in it was compared; so a cut at any moment leaves the old shop
whole, or the new one. A header is on the disk before the first file that needs it.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from crm_desktop.errors import StoreError
from crm_desktop.progress import Progress, silent
from crm_desktop.store import at_hand, cipher, sealed
from crm_desktop.store.at_hand import FileKey, ShopKey
from crm_desktop.store.blobs import ATTACHMENTS, Blobs
from crm_desktop.store.connection import prepare
from crm_desktop.store.disk_trouble import explain, explain_file
from crm_desktop.store.durable import create_private, sync_file, write_private

_LINES = 2000
"""Rows between two reports of progress."""


def copy_as(source: Path, target: Path, key: FileKey | None, progress: Progress = silent) -> None:
    """Copy the closed database ``source`` to the new file ``target``, under ``key`` or plain.

    Raises:
        StoreError: ``convert.not_equal``, ``store.locked`` and what the disk says; ``target`` is
            gone then.
    """
    try:
        target.unlink(missing_ok=True)
        os.close(create_private(target))
        _export(source, target, key)
        _compare(source, target, progress)
        sync_file(target)
    except BaseException as error:
        with suppress(OSError):
            target.unlink(missing_ok=True)
        if isinstance(error, sqlite3.DatabaseError):
            raise explain(error, target.parent) or _not_equal() from error
        if isinstance(error, OSError):
            raise explain_file(error) from error
        raise


def reseal_all(folder: Path, key: ShopKey | None, progress: Progress = silent) -> None:
    """Encrypt attachments and drafts of the shop in ``folder``, or keep them plain from now on;
    damaged ones stay as they are. It may be cut off, and begun again: each says what it is."""
    for draft in (folder / name for name in sealed.DRAFTS):
        if draft.exists():
            with suppress(StoreError):  # under a key that nobody has
                plain = sealed.opened(draft.read_bytes(), "draft")
                making = draft.with_suffix(".new")
                making.unlink(missing_ok=True)
                write_private(making, plain if key is None else sealed.seal(plain, key, "draft"))
                making.replace(draft)
    blobs = Blobs(folder / ATTACHMENTS)
    names = blobs.names()
    for at, name in enumerate(names):
        progress(at, len(names), "Attachments")
        try:
            blobs.reseal(name, key)
        except StoreError as error:
            if error.code not in {"blob.damaged", "blob.missing"}:
                raise


def _open(path: Path) -> sqlite3.Connection:
    """A closed file by the build of SQLite that knows both kinds; nobody else has it open."""
    raw: sqlite3.Connection = cipher.driver().connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None
    )
    key = at_hand.file_key(path)
    if key is not None:
        cipher.unlock(raw, key)
    elif at_hand.identity_of(path) is not None:
        raw.close()
        raise at_hand.locked()
    raw.executescript("PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536;")
    return raw


def _export(source: Path, target: Path, key: FileKey | None) -> None:
    with closing(_open(source)) as raw:
        prepare(raw)
        numbers = {
            name: raw.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("user_version", "application_id")
        }
        raw.execute(
            "ATTACH DATABASE ? AS target KEY ?",
            (target.absolute().as_uri() + "?mode=rw", "" if key is None else key.words),
        )
        raw.execute("SELECT sqlcipher_export('target')").fetchone()
        for name, value in numbers.items():
            raw.execute(f"PRAGMA target.{name}={value}")
        raw.execute("PRAGMA target.journal_mode=WAL").fetchone()
        raw.execute("DETACH DATABASE target")
    for left in ("-wal", "-shm"):
        target.with_name(target.name + left).unlink(missing_ok=True)


def _compare(source: Path, target: Path, progress: Progress) -> None:
    with closing(_open(source)) as old, closing(_open(target)) as new:
        if new.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise _not_equal()
        described = (
            "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%'"
            " ESCAPE '\\' ORDER BY type, name"
        )
        if old.execute(described).fetchall() != new.execute(described).fetchall():
            raise _not_equal()
        tables = [
            name
            for (name,) in old.execute(
                "SELECT name FROM pragma_table_list WHERE schema='main' AND type IN"
                " ('table', 'shadow') AND name NOT LIKE 'sqlite\\_schema' ESCAPE '\\' ORDER BY name"
            ).fetchall()
        ]
        for at, name in enumerate(tables):
            progress(at, len(tables), "Comparing")
            if _digest(old, name) != _digest(new, name):
                raise _not_equal()


def _digest(raw: sqlite3.Connection, table: str) -> tuple[int, str]:
    """Rows of a table and the hash of all that they hold."""
    key = [
        name
        for (name,) in raw.execute(
            "SELECT name FROM pragma_table_xinfo(?) WHERE pk>0 ORDER BY pk", (table,)
        )
    ]
    columns = [
        name
        for (name,) in raw.execute(
            "SELECT name FROM pragma_table_xinfo(?) WHERE hidden=0 ORDER BY cid", (table,)
        )
    ]
    line = "||','||".join(f'quote("{name}")' for name in columns)
    keys = ", ".join(f'"{name}"' for name in key)
    order = f" ORDER BY {keys}" if keys else ""
    digest, count = hashlib.sha256(), 0
    rows = raw.execute(f'SELECT {line} FROM "{table}"{order}')
    while portion := rows.fetchmany(_LINES):
        count += len(portion)
        digest.update("\n".join([text for (text,) in portion]).encode("utf-8", "surrogatepass"))
    return count, digest.hexdigest()


def _not_equal() -> StoreError:
    return StoreError(
        "The new file was not the same as the shop, so it was not used. Nothing was changed. "
        "Please run the check of the shop, and try again.",
        code="convert.not_equal",
    )
