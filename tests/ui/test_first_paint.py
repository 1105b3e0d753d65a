"""What may not be loaded before the first rows are painted, seen in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

from crm_desktop.store.store import Store

ROOT = Path(__file__).resolve().parents[2]


def test_the_first_rows_are_painted_before_anything_heavy_is_loaded(store: Store) -> None:
    with store.transact("Remind") as tx:
        tx.raw.execute(
            "INSERT INTO reminder(id, contact_id, title, due_date, due_at)"
            " SELECT ?, id, 'Call about the bell', '2020-01-02', 0 FROM contact WHERE n=1",
            (tx.ids.one(),),
        )
    folder = store.folder
    store.close()
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "performance" / "window.py"), "ours", str(folder)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "QT_QPA_PLATFORM": "offscreen",
             "WINDOW_SECONDS": "0"},
        capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["loaded"] == []
    assert told["rows"] > 1  # a heading, and what is late


def test_the_commands_of_all_screens_load_nothing_heavy() -> None:
    # They are made on the main thread, right after the first paint.
    code = (
        "import sys; from crm_desktop.ui.screens import order; list(order.adders());"
        " print({'sqlalchemy', 'crm_desktop.store.schema', 'crm_desktop.sync'} & {*sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    assert done.stdout.strip() == "set()"
