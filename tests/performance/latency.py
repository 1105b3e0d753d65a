"""How long until the other PC shows an edit: `python tests/performance/latency.py [NAME ...]`.

Two processes, each with the whole window and its own shop, share one: ``postgresql`` on a server of
this computer, ``folder`` where the system tells of new files, ``polled`` where nothing tells of
them, as on a drive in the network. One PC saves a contact every few seconds; the time ends when the
window of the other one hears that there is something new to show. Afterwards both are left alone,
and whatever is written then is counted. ``--edits N`` (default 20).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:1] = [str(ROOT), str(ROOT / "src")]

from crm_desktop.store.key_ring import KeyRing  # noqa: E402
from crm_desktop.store.store import Store  # noqa: E402
from crm_desktop.sync import connect, pacing, setup  # noqa: E402
from crm_desktop.sync.setup import Surroundings  # noqa: E402
from crm_desktop.sync.tree import Tree  # noqa: E402

SETTLE, IDLE = 15.0, 30.0
"""Seconds until the last words are said, and during which nothing may be written."""
SERVER, LIMIT, POLLED, ROUND_TRIP = "postgresql", 300.0, 3_000.0, 50.0
"""Milliseconds over the limit that are allowed; a round trip, for which none is measured here."""


def _clock() -> int:
    return time.time_ns() // 1_000_000


def _here(shop: Path) -> Surroundings:
    return Surroundings(KeyRing(None), shop.parent / f"{shop.name}-settings", shop.name.encode())


# --- one PC, in a process of its own --------------------------------------------------------------


def be_a_pc(shop: Path, edits: int, password: str, *, hints: bool) -> None:
    """Show the window; save ``edits`` contacts named by their time, and print those of the other
    one as they are heard of. Ends when standard input does."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSocketNotifier, QTimer

    from crm_desktop.ui.pc_settings import PcSettings
    from crm_desktop.ui.start import application, open_window

    app = application()
    store = Store.open(shop, clock=_clock)
    settings = PcSettings(store.folder)
    settings.started = True
    window = open_window(
        store, settings, "Shop", shop.name, clock=_clock, surroundings=lambda: _here(shop)
    )
    if password:
        window.syncing.rounds.log_in(password)
    window.syncing._hints.blockSignals(not hints)
    heard: set[str] = set()
    dice = random.Random(1)

    def names() -> list[str]:
        with store.read_raw() as raw:
            return [one for (one,) in raw.execute("SELECT name FROM contact WHERE name>='at '")]

    def look(_changes: object) -> None:
        now = time.monotonic_ns()
        for name in names():
            if name not in heard:
                heard.add(name)
                print(json.dumps((now - int(name[3:])) / 1e6), flush=True)

    def edit() -> None:
        with store.transact("a contact") as tx:
            name = f"at {time.monotonic_ns()}"
            tx.raw.execute("INSERT INTO contact(id, name) VALUES (?, ?)", (tx.ids.one(), name))
        left[0] -= 1
        if left[0]:
            QTimer.singleShot(dice.randrange(3_000, 6_000), edit)

    left = [edits]
    if edits:
        QTimer.singleShot(6_000, edit)
    else:
        window.syncing.came.connect(look)
    window.show()
    ended = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    ended.activated.connect(lambda *_: app.quit())
    app.exec()
    window.close()
    store.close()


# --- both of them ---------------------------------------------------------------------------------


@contextmanager
def _place(name: str, folder: Path) -> Iterator[tuple[list[Tree], Any]]:
    """The place for each PC, and the server if it is one."""
    if name != SERVER:
        share = folder / "share"
        share.mkdir()
        yield [connect.open_address(str(share)) for _ in range(2)], None
        return
    from tests.sync.servers import postgres, postgres_programs

    with postgres(max(postgres_programs())) as server:
        address = server.new_database()
        yield [connect.open_address(address, server.let_in(address, n)) for n in "ab"], server


def _begin(server: Any, shops: list[Path], places: list[Tree]) -> None:
    """Both share the same shop."""
    with closing(Store.open(shops[0], clock=_clock)) as store:
        setup.begin(store, places[0], None, _here(shops[0]))
        library = setup.shared_state(store).library
    if server is not None:
        address = places[1].where
        places[1] = connect.open_address(address, server.let_in(address, "b", library))
    with closing(Store.open(shops[1], clock=_clock)) as store:
        setup.join(store, places[1], None, _here(shops[1]))


def _written(folder: Path, server: Any, places: list[Tree]) -> dict[str, object]:
    """Files with size and time, and how many rows a server changed."""
    found: dict[str, object] = {}
    for path in folder.rglob("*"):
        if path.is_file():
            held = path.stat()
            found[str(path.relative_to(folder))] = (held.st_size, held.st_mtime_ns)
    if server is not None:
        with closing(server.connect(places[0].where.rpartition("/")[2])) as raw:
            found["rows"] = raw.execute(
                "SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_user_tables"
            ).fetchone()
    return found


def measure(name: str, edits: int) -> dict[str, Any]:
    """Milliseconds of each edit, and what was written while nobody did anything."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="crm-latency-")))
        places, server = stack.enter_context(_place(name, folder))
        shops = [folder / "a", folder / "b"]
        _begin(server, shops, places)
        pcs = []
        for shop, place, number in zip(shops, places, (edits, 0), strict=True):
            command = [sys.executable, __file__, "--pc", str(shop), "--edits", str(number)]
            if name == "polled":
                command.append("--deaf")
            pcs.append(
                stack.enter_context(
                    subprocess.Popen(
                        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                        env={**os.environ, "CRM_WORD": place.password},
                    )
                )
            )  # fmt: skip
        assert pcs[1].stdout is not None
        took = [float(json.loads(pcs[1].stdout.readline())) for _ in range(edits)]
        time.sleep(SETTLE)
        before = _written(folder, server, places)
        time.sleep(IDLE)
        after = _written(folder, server, places)
        for pc in pcs:
            pc.communicate()
        for place in places:
            place.close()
    changed = sorted(
        key for key in before.keys() | after.keys() if before.get(key) != after.get(key)
    )
    return {"took": sorted(took), "written": changed}


def _limit(name: str) -> float:
    """Milliseconds, with what may be added."""
    if name == SERVER:
        return pacing.AFTER_CHANGE_MS + ROUND_TRIP + LIMIT
    return pacing.POLL_MS + POLLED


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--pc", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--deaf", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.pc is not None:
        be_a_pc(options.pc, options.edits, os.environ.get("CRM_WORD", ""), hints=not options.deaf)
        return
    for name in options.names or [SERVER, "folder", "polled"]:
        found = measure(name, options.edits)
        took = found["took"]
        at = [took[min(len(took) - 1, int(len(took) * part))] for part in (0.5, 0.95)]
        print(
            f"{name}: {len(took)} edits, median {at[0]:.0f} ms, p95 {at[1]:.0f} ms, "
            f"longest {took[-1]:.0f} ms, goal p95 {_limit(name):.0f} ms; "
            f"written while idle for {IDLE:.0f} s: {', '.join(found['written']) or 'nothing'}"
        )


if __name__ == "__main__":
    main()
