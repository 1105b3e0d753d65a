"""The page of the day with many reminders: opening it, and what follows on a key.

``day`` runs in a process of its own (offscreen) and tells seconds by the clock and of the
processor: building, reading and painting the page; reading it anew after a commit; counting for
the side bar; looking for the contact named in a line; and reading the right column, which is done
in a job.
"""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.performance.measured import Took

LINE = "call Weber about the lease price of the cargo bikes tomorrow 10:00"


def day(shop: str, rounds: int) -> dict[str, Any]:
    """Measure on a shop, which is only read."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from crm_desktop.services.attention import needs_attention
    from crm_desktop.services.named_contacts import NamedContacts
    from crm_desktop.services.today import due_count, recent_activity
    from crm_desktop.store.store import Store
    from crm_desktop.ui.jobs import Jobs
    from crm_desktop.ui.pages.today import TodayPage
    from crm_desktop.ui.start import application
    from crm_desktop.ui.theme import Theme

    app = application()
    assert isinstance(app, QApplication)
    theme = Theme("light")
    app.setStyleSheet(theme.style_sheet())
    told: dict[str, Any] = {name: [] for name in ("open", "again", "count", "line", "side")}
    now = round(dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC).timestamp() * 1000)
    with Store.open(Path(shop), clock=lambda: now) as store:
        with store.read_raw() as raw:
            (told["reminders"],) = raw.execute("SELECT count(*) FROM reminder").fetchone()
            row = raw.execute("SELECT max(due_date) FROM reminder WHERE done_at ISNULL").fetchone()
            (told["contacts"],) = raw.execute("SELECT count(*) FROM contact").fetchone()
        # A week before the last one: nearly all that is open is late, the worst there is.
        today = dt.date.fromisoformat(row[0]) - dt.timedelta(days=7)
        jobs = Jobs(at_once=True)

        def made() -> TodayPage:
            return TodayPage(
                theme, store, jobs, today=lambda: today, zone=dt.UTC, me=lambda: (b"", ""),
                recent=tuple,
            )  # fmt: skip

        def opened() -> None:
            page = made()
            page.resize(1146, 768)
            page.show()
            app.processEvents()
            page.hide()
            page.deleteLater()

        page = made()
        page.resize(1146, 768)
        page.show()

        def again() -> None:
            page.refresh()
            app.processEvents()

        def count() -> None:
            with store.read_raw() as raw:
                due_count(raw, today)

        def line() -> None:
            NamedContacts(store).find(LINE)

        def side() -> None:
            with store.read_raw() as raw:
                needs_attention(raw, today, dt.UTC)
                recent_activity(raw)

        work: dict[str, Callable[[], None]] = {
            "open": opened, "again": again, "count": count, "line": line, "side": side,
        }  # fmt: skip
        for name, do in work.items():
            for turn in range((rounds if name != "side" else 3) + 1):
                wall, cpu = time.perf_counter(), time.process_time()
                do()
                if turn:  # the first one reads the file into memory
                    told[name].append((time.perf_counter() - wall, time.process_time() - cpu))
        page.close()
    return told


def milliseconds(took: list[list[float]], *, busy: bool, part: float = 0.95) -> float:
    """The percentile of times as ``day`` gives them; of the processor where it is ``busy``."""
    times = [Took(*one) for one in took]
    ordered = sorted((one.cpu if busy else one.wall) * 1000 for one in times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]
