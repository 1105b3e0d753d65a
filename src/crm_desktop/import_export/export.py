"""Writing files of what the shop holds: the format follows the ending of the name.

A file gets its name only when it is whole: it is written beside under another name, brought to the
disk and looked at; an earlier file of that name stays until then.
"""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Literal, get_args

from crm_desktop.errors import UserError
from crm_desktop.import_export import vocabulary
from crm_desktop.progress import Progress, silent
from crm_desktop.store.durable import create_private, sync_folder
from crm_desktop.store.store import Store

What = Literal["contacts", "companies", "deals", "timeline", "all"]
WHAT: tuple[What, ...] = get_args(What)


@dataclass(slots=True)
class Exported:
    """The files written, and how many records of each kind stand in them."""

    files: list[Path] = field(default_factory=list)
    records: dict[str, int] = field(default_factory=dict)


def export(store: Store, what: What, path: Path, progress: Progress = silent) -> Exported:
    """Write ``what`` to ``path`` (.json).

    Raises:
        UserError: the format cannot hold it, or the file cannot be written; what was there under
            that name is untouched.
    """
    writers: dict[str, Callable[[Store, What, Path, Progress], Exported]] = {
        ".json": _write_json,
    }
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise UserError(
            f"“{path.name}” says no format. Nothing was written. Please let the name end in "
            f"{', '.join(writers)}.",
            code="export.format",
        )
    return writer(store, what, path, progress)


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
            with os.fdopen(descriptor, "wb") as file:
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
        raise UserError(
            f"“{path.name}” could not be written ({error.strerror or error}). Your data is safe, "
            "and an earlier file of that name is unchanged. Please check the folder, the free "
            "space, and whether another program holds the file open.",
            code="export.not_written",
        ) from error


def _write_json(store: Store, what: What, path: Path, progress: Progress) -> Exported:
    exported = Exported([path])
    encode = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode
    with store.read_raw() as raw, fresh_file(path) as file:
        file.write(b'{"vocabulary": 1')
        for name, reader in vocabulary.READERS[what].items():
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
