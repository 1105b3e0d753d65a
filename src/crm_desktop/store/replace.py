"""Another file takes the place of a shop file: whole, or not at all.

The new file lies ready beside the shop under another name, on the disk. A note says that it is to
take the shop's place; whoever opens the shop after a crash does what the note says, so there is
the old shop or the new one, never the old log beside the new file. What was in the place is kept.
Whoever calls this holds the lock of the shop and has it closed.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from crm_desktop.errors import StoreError
from crm_desktop.store.durable import sync_file, sync_folder, write_private
from crm_desktop.store.file_format import BACKUPS, SHOP_FILE
from crm_desktop.store.guard import LOCK_FILE, make_private

NEXT = "shop-next.sqlite3"
"""The file that is to take the place."""
NOTE = "shop-next.json"
_OLD = (f"{SHOP_FILE}-wal", f"{SHOP_FILE}-shm", SHOP_FILE)


def replace_shop(folder: Path, kept: str) -> Path:
    """``NEXT`` takes the place of the shop in ``folder``; what was there goes into the folder
    ``kept`` of the backups, which is returned.

    Raises:
        StoreError: ``store.unwritable``, ``replace.failed``. The shop is as it was, or whoever
            opens it next finishes this.
    """
    place = folder / BACKUPS / kept
    make_private(place)
    try:
        sync_file(folder / NEXT)
        write_private(folder / NOTE, json.dumps({"kept": kept}).encode())
        sync_folder(folder)
    except OSError as error:
        raise _failed() from error
    finish_replacing(folder)
    return place


def finish_replacing(folder: Path) -> bool:
    """Do what was begun and cut off; a file that was laid ready and never used goes. Whether
    another file is in the shop's place now.

    Raises:
        StoreError: ``replace.failed``; it can be tried again.
    """
    note = folder / NOTE
    if not note.exists():
        with suppress(OSError):
            (folder / NEXT).unlink(missing_ok=True)
        return False
    try:
        replaced = (folder / NEXT).exists()
        if replaced:
            place = folder / BACKUPS / _kept(note)
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
            with suppress(OSError):  # the new one has no log yet
                (folder / LOCK_FILE).write_bytes(b"")
                sync_file(folder / LOCK_FILE)
            for name in _OLD:  # the file itself last: until then its log belongs to it
                if (folder / name).exists():
                    (folder / name).replace(place / name)
            sync_folder(place)
            (folder / NEXT).replace(folder / SHOP_FILE)
            sync_folder(folder)
        note.unlink()
    except OSError as error:
        raise _failed() from error
    return replaced


def _kept(note: Path) -> str:
    """The folder that the note names; a note that was cut off leads to one of its own."""
    try:
        name = json.loads(note.read_bytes())["kept"]
    except (ValueError, KeyError, TypeError):
        name = ""
    return name if isinstance(name, str) and name and Path(name).name == name else "damaged-unknown"


def _failed() -> StoreError:
    return StoreError(
        "The shop could not be put in its place. Nothing is lost: close what else uses its folder, "
        "and start the program again.",
        code="replace.failed",
    )
