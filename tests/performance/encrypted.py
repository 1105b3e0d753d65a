"""What encryption costs: the same work on a plain shop and on its encrypted copy, in turn.

Limits: warm list, search and card at most 1.1 times, import at most 1.5 times the processor time of
the plain shop.
"""

from __future__ import annotations

import datetime as dt
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from crm_desktop import app  # noqa: E402
from crm_desktop.import_export.importing import ImportFile  # noqa: E402
from crm_desktop.services import locking  # noqa: E402
from crm_desktop.services.contact_card import read_card  # noqa: E402
from crm_desktop.services.contact_list import ContactList  # noqa: E402
from crm_desktop.store.key_header import Effort  # noqa: E402
from crm_desktop.store.search_query import search_contacts, search_entries  # noqa: E402
from crm_desktop.store.store import Store  # noqa: E402

TODAY = dt.date(2026, 11, 22)
TURNS, ROWS, CARDS = 15, 4000, 5


def shops(folder: str, contacts: int) -> dict[str, list[float]]:
    """Make both shops in ``folder``; for each work its seconds, plain and encrypted."""
    place = Path(folder)
    both = [place / "plain", place / "encrypted"]
    shutil.rmtree(place, ignore_errors=True)
    subprocess.run(
        [sys.executable, "-m", "crm_desktop", "--data", str(both[0]), "demo", "--size",
         str(contacts)], cwd=ROOT / "src", check=True, capture_output=True,
    )  # fmt: skip
    shutil.copytree(both[0], both[1])
    locking.turn_on(both[1], "three good words", stamp="1", effort=Effort())
    opened = [app.open_shop(one) for one in both]
    works = [_works(store) for store in opened]
    found: dict[str, list[float]] = {}
    for name in works[0]:
        times: list[list[float]] = [[], []]
        for turn in range(TURNS):
            for side in (0, 1) if turn % 2 else (1, 0):
                times[side].append(_spent(works[side][name]))
        found[name] = [statistics.median(one[1:]) for one in times]  # the first one warms
    rows = place / "rows.csv"
    lines = [f"Person{n};Name{n * 7919};p{n}@example.org;+49 30 {n:07}" for n in range(ROWS)]
    rows.write_text("\n".join(["First name;Last name;E-mail;Phone", *lines]), "utf-8")
    times = [[], []]
    for _ in range(3):
        for side in (0, 1):
            store = opened[side]
            times[side].append(_spent(lambda store=store: _import(store, rows)))  # type: ignore[misc]
    found["import"] = [statistics.median(one[1:]) for one in times]
    for store in opened:
        store.close()
    return found


def _works(store: Store) -> dict[str, Callable[[], object]]:
    listed = ContactList(store)
    with store.read_raw() as raw:
        some = raw.execute("SELECT id, name FROM contact WHERE gone=0 LIMIT 60").fetchall()

    def show() -> None:
        listed.count(TODAY)
        numbers = listed.first(2000)
        for at in range(0, len(numbers), 100):
            listed.page(numbers[at : at + 100], TODAY)

    def search() -> None:
        with store.read_raw() as raw:
            for _, name in some:
                search_contacts(raw, name[:4])
                search_entries(raw, name.split()[0])

    def cards() -> None:
        for _ in range(CARDS):  # one is so quick that its time tells of other things
            for identity, _ in some:
                read_card(store, identity, TODAY)

    return {"list": show, "search": search, "card": cards}


def _import(store: Store, rows: Path) -> None:
    with ImportFile(store, rows) as file:
        file.look()
        file.make_plan("add", year=2026, country="DE", currency="EUR")
        file.apply()


def _spent(work: Callable[[], object]) -> float:
    """Seconds of processor, also of processes that ended meanwhile."""
    before, children = time.process_time(), resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (
        time.process_time() - before
        + after.ru_utime - children.ru_utime + after.ru_stime - children.ru_stime
    )  # fmt: skip
