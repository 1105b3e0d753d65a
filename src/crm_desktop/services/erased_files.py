"""What stands beside the shop file and concerns erased contacts: the ledger's copy, and drafts.

The copy of the ledger outlives going back to a backup that was made before the erasure. Like the
ledger it says nothing about who was erased. A file that cannot be read counts as empty.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crm_desktop.errors import StoreError
from crm_desktop.store import sealed
from crm_desktop.store.durable import sync_folder, write_private
from crm_desktop.store.file_format import SHOP_FILE, UNDONE

if TYPE_CHECKING:
    from crm_desktop.store.store import Store

LEDGER = "erased.json"
PENDING = "erasing"
"""In ``meta``: erased rows are blank, and what they said may still be somewhere in the file."""
_LARGEST = 64_000_000
_FIELDS = {"erased_id": str, "erased_at": int, "person": str, "counts": str, "kept": str,
           "salt": str, "marks": str}  # fmt: skip
_ID_SIGNS = 32


def read(folder: Path) -> list[dict[str, Any]]:
    """The lines of the ledger beside the shop file, ids in hex."""
    found = _json(folder / LEDGER)
    lines = found.get("erased", []) if isinstance(found, dict) else []
    return [line for line in lines if _is_line(line)] if isinstance(lines, list) else []


def erased_ids(folder: Path) -> frozenset[str]:
    """Ids (hex) of the erased contacts of a shop."""
    return frozenset(line["erased_id"] for line in read(folder))


def write(folder: Path, lines: Sequence[Mapping[str, Any]]) -> None:
    """Keep these lines, and those that are there already."""
    known = {line["erased_id"]: line for line in read(folder)}
    known.update({line["erased_id"]: dict(line) for line in lines})
    content = json.dumps({"erased": list(known.values())}, ensure_ascii=False)
    _replace(folder / LEDGER, content.encode())
    sync_folder(folder)


def forget_drafts(folder: Path, ids: Collection[str], names: Collection[str]) -> None:
    """Take out of the files with drafts what was typed for these contacts (ids in hex), or names
    one of them, also with one letter more ("Annas"); "Al" does not stand in "also"."""
    some = "|".join(re.escape(name.casefold()) for name in names if name)
    told = re.compile(rf"\b(?:{some})\w?\b" if some else r"(?!)")
    for path in (folder / name for name in sealed.DRAFTS):  # never a key, which is a .json too
        found = _draft(path)
        if not isinstance(found, dict):
            continue
        left = {
            key: value
            for key, value in found.items()
            if not any(one in key or one in json.dumps(value) for one in ids)
            and not told.search(json.dumps(value, ensure_ascii=False).casefold())
        }
        if left != found:
            with suppress(OSError):
                plain = json.dumps(left, ensure_ascii=False).encode()
                _replace(path, sealed.content(folder / SHOP_FILE, plain, "draft"))


def needs_replay(store: Store) -> bool:
    """Whether a shop that was opened just now holds what was erased: an older copy of it is back,
    or an erasure was cut off. Reads little, and loads nothing: it is asked at every start."""
    noted = {bytes.fromhex(line["erased_id"]) for line in read(store.folder)}
    with store.read_raw() as raw:
        known = {bytes(row) for (row,) in raw.execute("SELECT erased_id FROM erasure")}
        if noted - known or raw.execute("SELECT 1 FROM meta WHERE name=?", (PENDING,)).fetchone():
            return True
        return any(
            raw.execute(f"SELECT 1 FROM contact WHERE id=? AND gone<>{UNDONE}", (one,)).fetchone()
            for one in known
        )


def _json(path: Path) -> Any:
    try:
        return json.loads(_content(path))
    except (OSError, ValueError, RecursionError):
        return None


def _draft(path: Path) -> Any:
    try:
        return json.loads(sealed.opened(_content(path), "draft"))
    except (OSError, ValueError, RecursionError, StoreError):
        return None


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.stat().st_size <= _LARGEST else b""


def _is_line(line: object) -> bool:
    if not isinstance(line, dict) or line.keys() != _FIELDS.keys():
        return False
    if not all(isinstance(line[name], kind) for name, kind in _FIELDS.items()):
        return False
    try:
        return len(bytes.fromhex(line["erased_id"])) * 2 == _ID_SIGNS
    except ValueError:
        return False


def _replace(path: Path, content: bytes) -> None:
    making = path.with_suffix(".new")
    making.unlink(missing_ok=True)
    write_private(making, content)
    making.replace(path)
