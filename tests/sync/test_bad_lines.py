"""Two PCs work at the same time over a line that cuts, delays, and lets one overtake the other."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from crm_desktop.sync import connect, setup
from crm_desktop.sync.connect import Login
from crm_desktop.sync.engine import Trouble
from crm_desktop.sync.tree import Tree
from tests.helpers import random_work
from tests.sync.pcs import Pc, sync
from tests.sync.servers import PASSWORD, USER, DavServer, Postgres, Proxy, proxy

WORD = "a good passphrase"
ROUNDS = 5
Open = Callable[[Pc, bytes | None], Tree]


def through(way: Proxy, address: str) -> str:
    """The address by way of the proxy."""
    return re.sub(r":\d+/", f":{way.port}/", address)


@pytest.fixture(params=["webdav", "postgresql"])
def line(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Proxy, Open]]:
    if request.param == "webdav":
        dav: DavServer = request.getfixturevalue("dav")
        (dav.folder / tmp_path.name).mkdir()
        with proxy(dav.port) as way:
            address = through(way, f"{dav.address}{tmp_path.name}")
            yield way, lambda pc, _: connect.open_address(address, Login(USER, PASSWORD))
        return
    pg: Postgres = request.getfixturevalue("pg")
    database = pg.new_database()
    with proxy(pg.port) as way:
        yield (
            way,
            lambda pc, library: connect.open_address(
                through(way, database), pg.let_in(database, pc.name, library)
            ),
        )


def test_both_end_equal_and_nothing_is_lost(pcs: list[Pc], line: tuple[Proxy, Open]) -> None:
    anna, ben, _ = pcs
    way, opens = line
    anna.add("Eva")
    setup.begin(anna.store, opens(anna, None), WORD, anna.here)
    anna.now()
    setup.join(ben.store, opens(ben, setup.shared_state(anna.store).library), WORD, ben.here)
    sync(anna, ben)
    dice = Random("a bad line")
    fates = [(dice.choice([0, 0.001, 0.02]), dice.choice([None, 60, 400, 3_000, 9_000]))
             for _ in range(999)]  # fmt: skip
    way.fate = lambda n: fates[n % len(fates)]
    met: set[Trouble] = set()
    failed: list[BaseException] = []

    def work(pc: Pc, mine: Random) -> None:
        try:
            for n in range(ROUNDS):
                pc.add(f"{pc.name} {n}")
                steps = [(mine.choice(random_work.ACTIONS), mine.randrange(9), mine.randrange(9))
                         for _ in range(3)]  # fmt: skip
                random_work.work(pc.store, steps)
                met.update(pc.now().turn.trouble)
                way.hang_up()  # whoever is under way just now
        except BaseException as error:  # noqa: BLE001 - told below
            failed.append(error)

    threads = [threading.Thread(target=work, args=(pc, Random(pc.name))) for pc in (anna, ben)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert met == {Trouble.UNREACHABLE}
    way.fate = None
    way.hang_up()
    sync(anna, ben)
    assert not anna.now().turn.trouble
    assert not ben.now().turn.trouble
    assert anna.work._file.replica.digest == ben.work._file.replica.digest
    made = {f"{pc.name} {n}" for pc in (anna, ben) for n in range(ROUNDS)}
    for pc in (anna, ben):
        assert made <= set(pc.ask("SELECT name FROM contact"))
        assert pc.work.verify().ok
        pc.work.close()
