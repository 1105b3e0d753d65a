"""The shop is opened beside the loading of Qt, and never stays open without a window."""

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import cast

import pytest

from crm_desktop.app import open_shop
from crm_desktop.cli.aside import Aside
from crm_desktop.cli.session import Session
from crm_desktop.cli.window import _seen
from crm_desktop.errors import StoreError
from crm_desktop.services.crash_file import Listening
from crm_desktop.services.starts import failed_starts
from crm_desktop.store.file_format import SHOP_FILE
from crm_desktop.store.store import Store

ROOT = Path(__file__).resolve().parents[1]


def test_work_aside_goes_on_beside_its_maker_and_gives_its_result() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work() -> int:
        begun.set()
        assert go_on.wait(10)
        return 42

    aside = Aside(work)
    assert begun.wait(10)  # nobody has asked for the result yet
    go_on.set()
    assert aside.result() == 42


def test_what_work_aside_raises_comes_to_who_asks_for_it() -> None:
    def work() -> int:
        raise KeyError("no such shop")

    with pytest.raises(KeyError, match="no such shop"):
        Aside(work).result()


def test_where_qt_cannot_be_loaded_the_shop_is_closed_again(store: Store) -> None:
    folder = store.folder
    store.close()
    program = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from crm_desktop.cli.main import main\n"
        "from crm_desktop.app import open_shop\n"
        "from pathlib import Path\n"
        "print(main(['--data', sys.argv[1]]))\n"
        "open_shop(Path(sys.argv[1])).close()\n"  # refused while it is open somewhere
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], capture_output=True, check=False,
        encoding="utf-8", env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert done.stdout.strip() == "1", done.stderr
    assert done.returncode == 0, done.stderr
    assert failed_starts(folder) == 1
    assert not (folder / "fault.txt").exists()


def _without(folder: Path, table: str) -> None:
    """The page where this table begins is zeros; nobody has looked for damage yet."""
    with closing(sqlite3.connect(folder / SHOP_FILE)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = raw.execute(
            "SELECT rootpage FROM sqlite_master WHERE name=?", (table,)
        ).fetchone()
    with (folder / SHOP_FILE).open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(bytes(4096))


def test_damage_that_is_met_while_the_shop_is_opened_is_no_fault(store: Store) -> None:
    folder = store.folder
    store.close()
    _without(folder, "meta")
    for reads_first in (True, False):
        with pytest.raises(StoreError) as told:
            open_shop(folder, reads_first=reads_first)
        assert told.value.code == "store.damaged"


def test_damage_that_the_window_meets_before_it_is_seen_is_no_fault(store: Store) -> None:
    folder = store.folder
    start = ModuleType("a window that reads as its first page does")

    def run(*_: object, **__: object) -> int:
        with store.read_raw() as raw:
            return len(raw.execute("SELECT * FROM contact").fetchall())

    start.run = run  # type: ignore[attr-defined]
    _without(folder, "contact")
    session, listening = cast("Session", SimpleNamespace(folder=folder)), Listening(folder)
    with pytest.raises(StoreError) as told:
        _seen(session, start, store, listening, hidden=False, failed=False)
    assert told.value.code == "store.damaged"
    assert not (folder / "fault.txt").exists()
    open_shop(folder, reads_first=True).close()  # it was closed
