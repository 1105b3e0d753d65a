"""The contact list of the large shop in its window: first paint, pages, jumps, sorting, typing.

Jobs for ``measured``: each runs in a fresh process, offscreen, and gives milliseconds by the clock
(``wall``) and of the main thread's processor time (``cpu``), lists of them where many were taken.
"""

from __future__ import annotations

import gc
import os
import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PAGES = 120
TYPED = ("mar", "weber", "oli", "schm", "0171", "ann", "berlin", "a", "kai", "sus")
_PATIENCE = 20.0
SIZE = (1366, 768)


def _median(times: list[tuple[float, float]], which: int) -> float:
    return sorted(one[which] for one in times)[len(times) // 2]


@contextmanager
def _window(shop: str) -> Iterator[Any]:
    from crm_desktop import app
    from crm_desktop.cli.window import SWITCH_S
    from crm_desktop.ui import start
    from crm_desktop.ui.pc_settings import PcSettings

    _read_through(Path(shop))
    sys.setswitchinterval(SWITCH_S)  # as the program does,
    gc.disable()  # and this while it starts
    with app.open_shop(Path(shop)) as store:
        window = start.open_window(store, PcSettings(store.folder), "Shop", "PC", clock=app.clock)
        window.resize(*SIZE)
        window.show()
        _settle(window, 5.0)  # all is loaded that comes after the first paint
        gc.freeze()
        gc.enable()
        window.go("contacts")
        window.activateWindow()  # keys go to a window that has the focus
        _settle(window)
        yield window
        window.close()


def _read_through(shop: Path) -> None:
    """Have the shop in memory as far as the system keeps it there, as of a program in use: a system
    that gives unused memory back would have the first keys measure the disk."""
    with (shop / "shop.sqlite3").open("rb", buffering=0) as file:
        while file.read(1 << 20):
            pass


def _settle(window: Any, seconds: float = 1.0) -> None:
    from PySide6.QtWidgets import QApplication

    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QApplication.processEvents()


def _taken(act: Callable[[], object]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.thread_time()
    act()
    return (time.perf_counter() - wall) * 1000, (time.thread_time() - cpu) * 1000


def _until_answered(page: Any, act: Callable[[], object]) -> Callable[[], None]:
    """Does ``act``, waits for the other rows that it brings, and paints them."""
    from PySide6.QtWidgets import QApplication

    def done() -> None:
        _answered((page.table.modelReset, page.table.dataChanged), act)
        QApplication.processEvents()  # paints what is not painted yet

    return done


def _answered(signals: Sequence[Any], act: Callable[[], object]) -> None:
    """Does ``act`` and sleeps in the event loop until one of the signals comes."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtTest import QSignalSpy

    spies = [QSignalSpy(signal) for signal in signals]
    loop = QEventLoop()
    for signal in signals:
        signal.connect(loop.quit)
    act()
    if not any(spy.count() for spy in spies):
        QTimer.singleShot(int(_PATIENCE * 1000), loop.quit)
        loop.exec()
    for signal in signals:
        signal.disconnect(loop.quit)
    if not any(spy.count() for spy in spies):
        raise RuntimeError("the list did not answer")


def first_paint(shop: str, *, rounds: int = 5) -> dict[str, Any]:
    """The list and a model of constant text, from nothing to painted, in turn; memory after."""
    from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
    from PySide6.QtWidgets import QTableView

    from crm_desktop import app
    from crm_desktop.services.contact_list import ContactList
    from crm_desktop.ui import start
    from crm_desktop.ui.models.contact_table import ContactTable
    from crm_desktop.ui.theme import Theme
    from crm_desktop.ui.widgets.contact_list_view import ContactListView

    start.application()
    theme, zone = Theme("light"), start.local_zone()
    display = int(Qt.ItemDataRole.DisplayRole)

    class Constant(QAbstractTableModel):
        def rowCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008
            return 0 if parent.isValid() else 100_000

        def columnCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008
            return 0 if parent.isValid() else 5

        def data(self, index: Any, role: int = display) -> Any:
            return "Some text" if role == display else None

    with app.open_shop(Path(shop)) as store:
        contacts = ContactList(store, zone)

        def today() -> Any:
            return app_today(zone)

        def constant() -> None:
            view = QTableView()
            view.setModel(Constant(view))
            view.verticalHeader().setDefaultSectionSize(theme.row_height)
            view.resize(*SIZE)
            view.show()
            view.grab()
            view.deleteLater()

        def ours() -> None:
            table = ContactTable(contacts, today, zone)
            view = ContactListView(theme, table, today, lambda _n, _code: ("", ()))
            table.start()
            view.resize(*SIZE)
            view.show()
            view.grab()
            view.deleteLater()

        result: dict[str, Any] = {"ours": [], "constant": []}
        ours()  # what is made once for all lists
        constant()
        for _ in range(rounds):
            result["ours"].append(_taken(ours))
            result["constant"].append(_taken(constant))
        contacts.close()
    return result


def app_today(zone: Any) -> Any:
    """Today, as the window has it."""
    import datetime as dt

    return dt.datetime.now(zone).date()


def pages(shop: str) -> dict[str, Any]:
    """Turning pages and jumping anywhere; each to painted rows. Memory of the open window."""
    chance = random.Random(1)
    with _window(shop) as window:
        view = window.contacts.list
        bar = view.verticalScrollBar()

        def to(value: int) -> Callable[[], None]:
            def act() -> None:
                bar.setValue(value)
                view.viewport().repaint()

            return act

        to(bar.maximum() // 2)()
        found: dict[str, Any] = {"page": [], "jump": []}
        value = bar.maximum() // 3
        for _ in range(PAGES):
            value += bar.pageStep()
            found["page"].append(_taken(to(value)))
        for _ in range(PAGES):
            found["jump"].append(_taken(to(chance.randrange(bar.maximum()))))
        found["rows"] = window.contacts.table.rowCount()
        found["mib"] = _resident_mib()
    return found


def sorting(shop: str, *, rounds: int = 5) -> dict[str, Any]:
    """Clicking a heading to painted rows, beside the bare SELECT of the same order."""
    orders = {"last_contact": "last_at", "open_deals": "open_sum"}
    raw = sqlite3.connect(f"file:{Path(shop) / 'shop.sqlite3'}?mode=ro", uri=True)
    found: dict[str, Any] = {}
    with _window(shop) as window:
        page = window.contacts

        def select(name: str, direction: str) -> Callable[[], object]:
            sql = f"SELECT n FROM contact_summary ORDER BY {name} IS NULL, {name}{direction}, n"
            return lambda: raw.execute(sql).fetchall()

        for heading, name in orders.items():
            ours, bare = [], []
            for _ in range(rounds):
                ours.append(_taken(_until_answered(page, partial(page.look.sort_by, heading))))
                bare.append(_taken(select(name, " DESC" if page.look.descending else "")))
            found[name] = {"ours": ours, "bare": bare}
    raw.close()
    return found


def typing(shop: str) -> dict[str, Any]:
    """Each key typed into the filter to painted rows: by the clock, and the main thread alone."""
    from PySide6.QtTest import QTest

    taken: list[tuple[float, float]] = []
    with _window(shop) as window:
        page = window.contacts
        page.filter.setFocus()
        for text in (*TYPED[:2], *TYPED):
            taken += [
                _taken(_until_answered(page, partial(QTest.keyClicks, page.filter, key)))
                for key in text
            ]
            page.filter.clear()
            _settle(window, 0.3)
        known = sum(len(text) for text in TYPED[:2])
    return {"keys": taken[known:]}


def _typed(shown: Any, key: str) -> Callable[[], None]:
    """A key typed into the palette, its answer painted."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    def act() -> None:
        _answered((shown.rows.modelReset,), lambda: QTest.keyClicks(shown.field, key))
        QApplication.processEvents()

    return act


def palette(shop: str) -> dict[str, Any]:
    """Keys typed into the palette: what each costs the main thread until its answer is painted."""
    taken: list[tuple[float, float]] = []
    with _window(shop) as window:
        for text in (TYPED[0], *TYPED):
            window.actions_["palette"].trigger()
            shown = next(w for w in window.children() if type(w).__name__ == "Palette")
            _settle(window, 0.3)
            taken.extend(_taken(_typed(shown, key)) for key in text)
            shown.close_()
            _settle(window, 0.2)
    return {"keys": taken[len(TYPED[0]) :]}


def scrolling(shop: str, *, seconds: float = 6.0, sheet: str = "") -> dict[str, Any]:
    """Frames of the scrolling list, 60 a second, while ``sheet`` is imported ("": nothing is)."""
    from PySide6.QtWidgets import QApplication

    with _window(shop) as window:
        job = None
        if sheet:
            job = _import_beside(window, sheet)
        view = window.contacts.list
        bar = view.verticalScrollBar()
        frames: list[tuple[float, float]] = []
        until, value = time.monotonic() + seconds, 0

        def frame() -> None:
            bar.setValue(value)
            QApplication.processEvents()
            view.viewport().repaint()

        while time.monotonic() < until:
            value = (value + 60) % max(1, bar.maximum())
            frames.append(_taken(frame))
            time.sleep(max(0.0, 1 / 60 - frames[-1][0] / 1000))
        if job is not None:
            job.cancel()
            until = time.monotonic() + 60
            while window.jobs.heavy is not None and time.monotonic() < until:
                _settle(window, 0.1)
    return {"frames": frames}


def _import_beside(window: Any, sheet: str) -> Any:
    from crm_desktop.import_export.importing import ImportFile
    from tests.performance.sheets import TODAY

    store = window.store

    def work(progress: Any) -> None:
        with ImportFile(store, Path(sheet)) as file:
            file.look()
            file.make_plan(year=TODAY.year, country="DE")
            file.apply(progress=progress)

    return window.jobs.start(
        "Import", work, done=lambda _r: None, failed=print, cancelled=lambda: None, heavy=True
    )


def _resident_mib() -> float:
    try:
        pages_ = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:  # not Linux
        return 0.0
    return pages_ * os.sysconf("SC_PAGE_SIZE") / 2**20
