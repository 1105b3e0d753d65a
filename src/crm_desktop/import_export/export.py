"""Writing files of what the shop holds: the format follows the ending of the name.

A file gets its name only when it is whole: it is written beside under another name, brought to the
disk and looked at; an earlier file of that name stays until then.
"""

from __future__ import annotations

import json
import os
import sqlite3
import uuid
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Literal, get_args

from crm_desktop.errors import UserError
from crm_desktop.import_export import vocabulary
from crm_desktop.import_export.cards import cards
from crm_desktop.import_export.sheets import Sheet, sheets
from crm_desktop.import_export.write_book import XlsxWriter
from crm_desktop.import_export.write_table import CsvWriter, Row
from crm_desktop.import_export.write_vcard import Version, write_vcards
from crm_desktop.progress import Progress, silent
from crm_desktop.store.blobs import ATTACHMENTS, Blobs
from crm_desktop.store.durable import create_private, sync_folder
from crm_desktop.store.store import Store

What = Literal["contacts", "companies", "deals", "timeline", "all"]
WHAT: tuple[What, ...] = get_args(What)
_MOST_ROWS = 1_048_575
"""Of a sheet, besides its header."""


@dataclass(slots=True)
class Exported:
    """The files written, and how many records of each kind stand in them."""

    files: list[Path] = field(default_factory=list)
    records: dict[str, int] = field(default_factory=dict)


def export(
    store: Store,
    what: What,
    path: Path,
    *,
    vcard: Version = "3.0",
    progress: Progress = silent,
) -> Exported:
    """Write ``what`` to ``path``, in the format of its ending: .xlsx, .csv, .json or .vcf.

    A .csv file holds one table: the reminders of a timeline stand in a second file beside it, and
    for "all" a folder of that name gets a file for each. ``vcard`` is the version of .vcf.

    Raises:
        UserError: the format cannot hold it, or the file cannot be written; what was there under
            that name is untouched.
        CancelledError: from ``progress``; what was there under that name is untouched.
    """
    ending = path.suffix.lower()
    with store.read_raw() as raw:
        if ending == ".json":
            return _write_json(raw, what, path, progress)
        if ending == ".xlsx":
            return _write_xlsx(raw, what, path, progress)
        if ending == ".csv":
            return _write_csv(raw, what, path, progress)
        if ending == ".vcf":
            blobs = Blobs(store.folder / ATTACHMENTS)
            return _write_vcf(raw, blobs, what, path, version=vcard, progress=progress)
    raise UserError(
        f"The ending of “{path.name}” names no format that can be written. Nothing was written. "
        "Please let the name end in .xlsx, .csv, .json or .vcf.",
        code="export.format",
    )


@contextmanager
def fresh_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write into, which gets the name ``path`` when the block ends well.

    Raises:
        UserError: it cannot be written; nothing is left behind.
    """
    part = path.with_name(f".{path.name[:80]}.{uuid.uuid4().hex[:8]}.part")
    try:
        descriptor = create_private(part)
        try:
            with part.open("r+b") as file:
                os.close(descriptor)
                yield file
                file.flush()
                written = file.tell()
                os.fsync(file.fileno())
            if part.stat().st_size != written:
                raise OSError("the file is not as long as what was written")
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
    except OSError as error:
        raise not_written(path, error) from error


def not_written(path: Path, error: OSError) -> UserError:
    """The sentence for a file that could not be written."""
    return UserError(
        f"“{path.name}” could not be written ({error.strerror or error}). Your data is safe, "
        "and an earlier file of that name is unchanged. Please check the folder, the free "
        "space, and whether another program holds the file open.",
        code="export.not_written",
    )


def _write_json(raw: sqlite3.Connection, what: What, path: Path, progress: Progress) -> Exported:
    exported = Exported([path])
    encode = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode
    with fresh_file(path) as file:
        file.write(b'{"vocabulary": 1')
        for name, reader in vocabulary.READERS[what].items():
            progress(0, 0, f"Writing {name}")
            file.write(f',\n"{name}": ['.encode())
            count = 0
            for count, record in enumerate(reader(raw), start=1):
                file.write((",\n" if count > 1 else "\n").encode())
                file.write(encode(record).encode("utf-8", "replace"))
                if count % vocabulary.AT_ONCE == 0:
                    progress(count, 0, f"Writing {name}")
            file.write(b"\n]")
            exported.records[name] = count
        file.write(b"\n}\n")
    return exported


def _write_xlsx(raw: sqlite3.Connection, what: What, path: Path, progress: Progress) -> Exported:
    exported = Exported([path])
    with fresh_file(path) as file:
        with XlsxWriter(file) as book:
            for sheet in sheets(raw, what):
                count = exported.records[sheet.name] = sheet.count(raw)
                if count > _MOST_ROWS:
                    raise UserError(
                        f"A sheet has room for {_MOST_ROWS:,} rows, and these are {count:,} "
                        f"({sheet.name}). Nothing was written. Please choose .csv or .json.",
                        code="export.too_many",
                    )
                portions = _reporting(sheet, sheet.rows(raw), count, progress)
                book.sheet(sheet.name, sheet.columns, count, portions)
        file.flush()
        with zipfile.ZipFile(file.name) as written:
            if written.testzip() is not None:
                raise OSError("what was written cannot be read back")
    return exported


def _write_csv(raw: sqlite3.Connection, what: What, path: Path, progress: Progress) -> Exported:
    exported = Exported()
    folder = path.with_suffix("")
    if what == "all":
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise not_written(folder, error) from error
    for place, sheet in enumerate(sheets(raw, what)):
        count = exported.records[sheet.name] = sheet.count(raw)
        target = path
        if what == "all":
            target = folder / f"{sheet.name}.csv"
        elif place and count == 0:
            continue
        elif place:
            target = path.with_stem(f"{path.stem}-{sheet.name}")
        with fresh_file(target) as file:
            writer = CsvWriter(file, sheet.columns)
            for rows in _reporting(sheet, sheet.rows(raw), count, progress):
                writer.rows(rows)
        exported.files.append(target)
    return exported


def _reporting(
    sheet: Sheet, portions: Iterable[list[Row]], count: int, progress: Progress
) -> Iterator[list[Row]]:
    done = 0
    for rows in portions:
        progress(done, count, f"Writing {sheet.name}")
        done += len(rows)
        yield rows


def _write_vcf(
    raw: sqlite3.Connection,
    blobs: Blobs,
    what: What,
    path: Path,
    *,
    version: Version,
    progress: Progress,
) -> Exported:
    kinds = {"contacts": ["contact"], "companies": ["company"], "all": ["contact", "company"]}
    if what not in kinds:
        raise UserError(
            "Cards hold people and companies only. Nothing was written. "
            "Please choose .xlsx, .csv or .json.",
            code="export.no_cards",
        )
    exported = Exported([path])
    with fresh_file(path) as file:
        for kind in kinds[what]:
            name = {"contact": "contacts", "company": "companies"}[kind]
            progress(0, 0, f"Writing {name}")
            count = 0
            for count, card in enumerate(write_vcards(cards(raw, blobs, kind), version), start=1):
                file.write(card)
                if count % vocabulary.AT_ONCE == 0:
                    progress(count, 0, f"Writing {name}")
            exported.records[name] = count
    return exported
