"""What tests need to open a shop: a clock that stands still, repeatable randomness, a template."""

import hashlib
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from crm_desktop.store.connection import connect
from crm_desktop.store.file_format import SHOP_FILE
from crm_desktop.store.store import Store, Transaction

NINE_O_CLOCK = 1_795_340_700_000
"""2026-11-22 09:45:00 UTC."""


class FakeClock:
    """UTC milliseconds that change only when a test says so."""

    def __init__(self, now: int = NINE_O_CLOCK) -> None:
        self.now = now

    def __call__(self) -> int:
        return self.now

    def advance(self, milliseconds: int) -> None:
        self.now += milliseconds


def repeatable_random(seed: int = 0) -> Callable[[int], bytes]:
    """A stand-in for ``os.urandom`` that gives the same bytes in every run."""
    calls = 0

    def random(count: int) -> bytes:
        nonlocal calls
        calls += 1
        return hashlib.shake_256(f"{seed}/{calls}".encode()).digest(count)

    return random


def make_template(folder: Path) -> Path:
    """An empty shop file, made once, to be copied by many tests."""
    Store.open(folder, clock=FakeClock(), random=repeatable_random()).close()
    return folder / SHOP_FILE


def copy_shop(folder: Path, template: Path) -> None:
    """Put a copy of ``template`` into ``folder``, as the shop of that place."""
    folder.mkdir(parents=True, mode=0o700, exist_ok=True)
    shutil.copyfile(template, folder / SHOP_FILE)


def open_shop(folder: Path, template: Path | None = None, clock: FakeClock | None = None) -> Store:
    """Open the shop in ``folder``; a new one is copied from ``template``."""
    if template is not None and not (folder / SHOP_FILE).exists():
        copy_shop(folder, template)
    return Store.open(folder, clock=clock or FakeClock(), random=repeatable_random())


def add_contact(tx: Transaction, name: str) -> int:
    """A bare contact; returns its row number."""
    cursor = tx.raw.execute(
        "INSERT INTO contact(id, name, created_at) VALUES (?, ?, ?)", (tx.ids.one(), name, tx.now)
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def cut_off(path: Path, left: Path) -> Path:
    """Copy the folder of a closed shop to ``left`` as a killed program leaves it that was writing
    before the file had a log; the file in it."""
    with closing(connect(path, "rw")) as raw:
        raw.execute("PRAGMA journal_mode=DELETE")
        raw.execute("PRAGMA cache_size=1")
        raw.execute("BEGIN")
        raw.execute("CREATE TABLE half (filling)")
        raw.execute("INSERT INTO half VALUES (zeroblob(400000))")  # more than waits in memory
        shutil.copytree(path.parent, left)
        raw.execute("ROLLBACK")
    assert (left / f"{path.name}-journal").stat().st_size
    return left / path.name


def names(store: Store) -> list[str]:
    """The names of all contacts, in the order they were made."""
    with store.read_raw() as raw:
        return [name for (name,) in raw.execute("SELECT name FROM contact ORDER BY n")]
