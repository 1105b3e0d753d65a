"""Real shop files over a real folder, for tests: PCs that are named, do something, and sync."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from crm_desktop.store.file_format import SHOP_FILE
from crm_desktop.store.schema import SYNCED, UNDONE
from crm_desktop.store.store import Store
from crm_desktop.sync import known
from crm_desktop.sync.engine import Engine, Turn
from crm_desktop.sync.folder import FolderCarrier, found_shop
from crm_desktop.sync.received import Exchange
from crm_desktop.sync.shop_file import ShopFile
from crm_desktop.sync.tree import DiskTree
from tests.helpers.shop import FakeClock, add_contact, make_template

LIBRARY, KEY = b"L" * 16, bytes(range(32))


def shared_folder(chosen: Path, library: bytes = LIBRARY) -> Path:
    """The folder of a shop that begins to be shared in ``chosen``."""
    place = found_shop(chosen, library)
    assert isinstance(place, DiskTree)
    return place.folder


def some_random(name: str) -> Callable[[int], bytes]:
    """Random bytes that are the same in every run."""
    dice = Random(name)
    return dice.randbytes


@cache
def _empty_shop() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return make_template(Path(folder) / "shop").read_bytes()


def new_shop(folder: Path, clock: FakeClock, name: str) -> Store:
    """An open shop; a new one if there is none. Its random bytes follow from ``name``."""
    if not (folder / SHOP_FILE).exists():
        folder.mkdir(parents=True, mode=0o700, exist_ok=True)
        (folder / SHOP_FILE).write_bytes(_empty_shop())
    return Store.open(folder, clock=clock, random=some_random(name))


class Shop:
    """One PC: its file and its engine."""

    def __init__(self, folder: Path, share: Path, name: str) -> None:
        self.clock = FakeClock()
        self.store = new_shop(folder, self.clock, name)
        device = hashlib.blake2b(name.encode(), digest_size=16).digest()
        known.begin(self.store, LIBRARY, device, 1)
        self.share, self.name = share, name
        self.start()

    def start(self) -> None:
        """As after starting the program: what is only in memory is gone."""
        self.file = ShopFile(self.store, KEY, some_random(self.name + "+"))
        self.engine = Engine(self.file, FolderCarrier(self.share))

    def turn(self) -> Turn:
        self.file.exchange = Exchange()
        return self.engine.turn()

    def do(self, statement: str, *values: object) -> None:
        with self.store.transact("something") as tx:
            tx.raw.execute(statement, values)

    def add(self, name: str) -> bytes:
        """A new contact; its id."""
        with self.store.transact("a contact") as tx:
            n = add_contact(tx, name)
            (row,) = tx.raw.execute("SELECT id FROM contact WHERE n=?", (n,)).fetchone()
        assert isinstance(row, bytes)
        return row

    def ask(self, statement: str, *values: object) -> list[object]:
        """The first column of what a query gives."""
        with self.store.read_raw() as raw:
            return [line[0] for line in raw.execute(statement, values).fetchall()]

    def content(self) -> dict[str, list[tuple[object, ...]]]:
        """All rows that may be seen or brought back, without local numbers."""
        found = {}
        with self.store.read_raw() as raw:
            for table in SYNCED.values():
                names = ",".join(c.name for c in table.columns if c.name != "n")
                found[table.name] = raw.execute(
                    f"SELECT {names} FROM {table.name} WHERE gone<>{UNDONE} ORDER BY id"
                ).fetchall()
        return found


def level(*shops: Shop) -> None:
    """Sync until everybody has everything; they must hold the same then."""
    for _ in range(3):
        for shop in shops:
            assert not shop.turn().trouble
    same(*shops)


def same(*shops: Shop) -> None:
    """They hold the same."""
    first = shops[0]
    for shop in shops:
        assert shop.content() == first.content()
        assert shop.file.replica.digest == first.file.replica.digest
        assert shop.ask("SELECT count(*) FROM sync_dirty") == [0]
