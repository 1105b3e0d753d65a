"""How long writing all contacts takes, against only asking the shop for them.

``measure`` is called by the benchmark on the generated shop. Goal: comma-separated text at most 2.0
times its queries (which columns hold something, the rows, and their parts).
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from crm_desktop.import_export.export import export
from crm_desktop.import_export.sheets import AT_ONCE, Sheet, sheets
from crm_desktop.store.store import Store


def measure(store: Store, folder: Path) -> dict[str, float]:
    """Seconds of the queries (``rows_s``: without those for the columns), of .csv and of .xlsx, and
    their ratios to the queries; the files go into ``folder``."""
    with store.read_raw() as raw:
        _fetch(raw, sheets(raw, "contacts")[0])  # so that all of them meet warm pages
        started = time.perf_counter()
        (sheet,) = sheets(raw, "contacts")
        rows = _time(lambda: _fetch(raw, sheet))
        query = time.perf_counter() - started
    csv = _time(lambda: export(store, "contacts", folder / "contacts.csv"))
    xlsx = _time(lambda: export(store, "contacts", folder / "contacts.xlsx"))
    return {
        "query_s": query,
        "rows_s": rows,
        "csv_s": csv,
        "csv_ratio": csv / query,
        "xlsx_s": xlsx,
        "xlsx_ratio": xlsx / query,
    }


def _time(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _fetch(raw: sqlite3.Connection, sheet: Sheet) -> None:
    """All that a sheet is made of, in the same portions, as the database gives it."""
    cursor = raw.execute(sheet.query())
    while portion := cursor.fetchmany(AT_ONCE):
        for sql, _ in sheet.parts:
            raw.execute(sql, (portion[0][-1], portion[-1][-1])).fetchall()
