"""Text that is typed but not saved yet, kept beside the shop file so that a crash does not take it.

One small file, readable by its owner only, replaced as a whole. Drafts stay on this PC. A file that
cannot be read counts as empty, and one that cannot be written is no reason to stop anybody typing:
the text is still on the screen then. Beside an encrypted shop the file is encrypted too.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from crm_desktop.errors import StoreError
from crm_desktop.services.erased_files import erased_ids
from crm_desktop.store import sealed
from crm_desktop.store.durable import write_private
from crm_desktop.store.file_format import SHOP_FILE

_log = logging.getLogger(__name__)

FILE = "drafts.json"
_ID = 32
"""Signs of an id as hexadecimal text."""
_LARGEST = 4_000_000
"""Bytes of a file that is read; more was not written by this program."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in a composer: kind of entry, text, when it was typed (UTC milliseconds), and the
    other fields by their names. An open field or form is kept the same way: ``text`` names it."""

    kind: str
    text: str
    at: int
    fields: Mapping[str, str] = field(default_factory=dict)


class Drafts:
    """Drafts by contact id (as hexadecimal text in the file) and what they are of."""

    def __init__(self, folder: Path, file: str = FILE) -> None:
        """``file``: whoever keeps drafts has a file of its own, since it is written as a whole."""
        self._path = folder / file
        self._drafts = _read(self._path)

    def of(self, contact: bytes, what: str = "") -> Draft | None:
        """The draft for a contact: of its composer, or of something else that is named."""
        return self._drafts.get(contact.hex() + what)

    def keep(self, contact: bytes, draft: Draft | None, what: str = "") -> None:
        """Keep a draft instead of the one before; None forgets it."""
        key = contact.hex() + what
        if draft is None:
            if self._drafts.pop(key, None) is None:
                return
        elif self._drafts.get(key) == draft:
            return
        else:
            self._drafts[key] = draft
        self._write()

    def _write(self) -> None:
        if erased := erased_ids(self._path.parent):
            self._drafts = {k: d for k, d in self._drafts.items() if k[:_ID] not in erased}
        content = json.dumps({key: asdict(draft) for key, draft in self._drafts.items()})
        making = self._path.with_suffix(".new")
        try:
            shown = sealed.content(self._path.with_name(SHOP_FILE), content.encode(), "draft")
            making.unlink(missing_ok=True)
            write_private(making, shown)
            making.replace(self._path)
        except OSError as error:
            _log.warning("drafts could not be kept: %s", type(error).__name__)


def _read(path: Path) -> dict[str, Draft]:
    try:
        if path.stat().st_size > _LARGEST:
            return {}
        found = json.loads(sealed.opened(path.read_bytes(), "draft"))
    except (OSError, ValueError, RecursionError, StoreError):
        return {}
    drafts = {}
    for key, value in found.items() if isinstance(found, dict) else ():
        if isinstance(value, dict) and value.keys() >= {"kind", "text", "at"}:
            kind, text, at = value["kind"], value["text"], value["at"]
            rest = value.get("fields", {})
            texts = {n: v for n, v in rest.items() if isinstance(v, str)} if isinstance(
                rest, dict
            ) else {}  # fmt: skip
            if isinstance(kind, str) and isinstance(text, str) and isinstance(at, int):
                drafts[key] = Draft(kind, text, at, texts)
    return drafts
