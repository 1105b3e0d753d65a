"""The command ``self-test``: whether the program works on this computer, part by part.

It works in a folder of its own, which is removed; of the person's shop it looks at the folder only.
"""

from __future__ import annotations

import argparse
import csv
import os
import sqlite3
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Callable
from pathlib import Path

from crm_desktop import paths
from crm_desktop.app import open_shop
from crm_desktop.cli.session import Session
from crm_desktop.errors import UserError
from crm_desktop.import_export.export import export
from crm_desktop.import_export.importing import ImportFile
from crm_desktop.services.contacts import overview
from crm_desktop.services.history import History
from crm_desktop.services.search import Search
from crm_desktop.store import guard, place
from crm_desktop.store.check import check_shop

_RESOURCES = ("header_synonyms.json", "sample_shop")
_CSV = (
    "Name,Phone,E-mail\nAda Lovelace,020 7946 0123,ada@example.com\nGrace Hopper,,g@example.com\n"
)


class _NotSoError(Exception):
    """A part does not work; the text says what."""


def self_test(session: Session, options: argparse.Namespace) -> int:
    """Look at every part, even when one fails."""
    results = []
    with tempfile.TemporaryDirectory(prefix="crm-self-test-") as name:
        folder = Path(name)
        parts: list[tuple[str, Callable[[], str]]] = [
            ("data folder", lambda: _data_folder(session.folder)),
            ("database", _database),
            ("resources", _resources),
            ("import, search, export, undo", lambda: _round_trip(folder)),
            ("window parts (Qt)", _qt),
        ]
        for part, look in parts:
            try:
                ok, told = True, look()
            except (UserError, OSError, sqlite3.Error, _NotSoError) as error:
                ok, told = False, getattr(error, "sentence", str(error))
            results.append({"part": part, "ok": ok, "told": told})
            session.say(f"{'ok    ' if ok else 'FAILED'}  {part}: {told}")
    passed = all(result["ok"] for result in results)
    session.give({"ok": passed, "parts": results})
    if not passed:
        session.warn("The program does not work as it should on this computer; see above.")
    return 0 if passed else 1


def _data_folder(folder: Path) -> str:
    place.check_place(folder)
    nearest = next(one for one in (folder, *folder.parents) if one.exists())
    if folder.exists():
        probe = folder / f".probe-{uuid.uuid4().hex[:8]}"
        probe.write_bytes(b"x")
        probe.unlink()
    elif not os.access(nearest, os.W_OK):
        raise _NotSoError(f"{nearest} may not be written to")
    return str(folder)


def _database() -> str:
    guard.check_sqlite_version(sqlite3.sqlite_version)
    raw = sqlite3.connect(":memory:")
    try:
        raw.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize='trigram')")
    finally:
        raw.close()
    return f"SQLite {sqlite3.sqlite_version} with full-text search"


def _resources() -> str:
    for name in _RESOURCES:
        paths.resource(name)
    return "all there"


def _round_trip(folder: Path) -> str:
    source, target = folder / "people.csv", folder / "out.csv"
    source.write_text(_CSV, "utf-8")
    with open_shop(folder / "shop") as store:
        with ImportFile(store, source) as file:
            file.look()
            file.make_plan(year=2000)
            file.apply()
        if not Search(store).contacts("lovel"):
            raise _NotSoError("a contact that was imported is not found")
        export(store, "contacts", target)
        with target.open(encoding="utf-8-sig", newline="") as text:
            if [row["contact.full_name"] for row in csv.DictReader(text)] != [
                "Ada Lovelace",
                "Grace Hopper",
            ]:
                raise _NotSoError("the exported file does not hold what was imported")
        History(store).undo()
        if overview(store)["contact"]:
            raise _NotSoError("an import could not be undone")
        if not check_shop(store).ok:
            raise _NotSoError("the check of a fresh shop finds faults")
    return "a small list went in, out and away again"


def _qt() -> str:
    if getattr(sys, "frozen", False):
        return "not looked at: they are part of this package"
    # In a process of its own: without its system libraries Qt ends the whole process.
    done = subprocess.run(
        [sys.executable, "-c", "import PySide6.QtWidgets as w; print(w.__name__)"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    if done.returncode:
        return "not usable here, so only the command line works"
    return "there"
