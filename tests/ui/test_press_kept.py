"""The process that prepares pages: one for a window, started while nobody waits."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from crm_desktop.paths import TEMPORARY, new_temporary_folder
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.press_kept import memory, press_of, start_early

FIRST_PLACE = "trash"


def test_a_window_has_one_press_and_it_can_be_started_early(window: MainWindow) -> None:
    press = press_of(window)
    assert press_of(window) is press
    assert press._process is None
    start_early(window)
    assert press._process is not None
    assert press._process.poll() is None
    press.close()


def test_what_was_left_outside_the_data_folder_goes_after_a_day(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temp = tmp_path / "temp"
    temp.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    day = 24 * 60 * 60
    now = window.store.clock() / 1000
    kept = set()
    for kind in TEMPORARY:
        for age in (day + 60, day - 60):
            made = new_temporary_folder(kind)
            (made / "Anna Nowak.pdf").write_bytes(b"%PDF")
            os.utime(made, (now - age, now - age))
            if age < day:
                kept.add(made.name)
    other = temp / "others-old"
    other.mkdir()
    os.utime(other, (0, 0))
    start_early(window)
    assert {one.name for one in temp.iterdir()} == {*kept, "others-old"}
    press_of(window).close()


def test_a_pc_has_some_memory() -> None:
    assert memory() > 200_000_000


def test_the_page_of_reports_loads_no_library_for_pdf() -> None:
    said = (
        "import sys, crm_desktop.ui.pages.reports, crm_desktop.reports.press; print(*sys.modules)"
    )
    made = subprocess.run(
        [sys.executable, "-c", said], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = set(made.stdout.split())
    assert "crm_desktop.ui.pages.reports" in loaded
    assert not loaded & {"reportlab", "PIL", "pypdfium2"}
