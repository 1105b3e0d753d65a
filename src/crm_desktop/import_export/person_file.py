"""One file with all that the shop holds about one contact: what it asks for by right.

A .zip with ``data.json`` (every field, for other programs), ``sheet.pdf`` (to be read), and the
attachments under ``files``.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

from crm_desktop.errors import StoreError
from crm_desktop.import_export.export import fresh_file
from crm_desktop.services.person_data import PersonData, read_person
from crm_desktop.store.blobs import ATTACHMENTS, Blobs
from crm_desktop.store.store import Store

DATA, SHEET, FILES = "data.json", "sheet.pdf", "files"


def write_person(
    store: Store, n: int, path: Path, draw: Callable[[IO[bytes]], object]
) -> PersonData:
    """Write the file; ``draw`` writes the PDF. What it holds; contents that are not on this PC are
    left out of the files and named in the data.

    Raises:
        UserError: ``contact.gone``; it cannot be written, and what was there is untouched.
    """
    found = read_person(store, n)
    blobs = Blobs(store.folder / ATTACHMENTS)
    missing = []
    with fresh_file(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, sha256 in found.files.items():
            try:
                archive.writestr(f"{FILES}/{name}", blobs.read(sha256))
            except StoreError:
                missing.append(name)
        sheet = io.BytesIO()
        draw(sheet)
        archive.writestr(SHEET, sheet.getvalue())
        said = {"contact": found.name, **found.tables, "files_not_here": missing}
        archive.writestr(DATA, json.dumps(said, ensure_ascii=False, indent=1).encode())
    return found
