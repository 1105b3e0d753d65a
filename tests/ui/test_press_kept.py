"""The process that prepares pages: one for a window, started while nobody waits."""

import os
import subprocess
import sys
from pathlib import Path

from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.press_kept import memory, press_of, remove_left, start_early

FIRST_PLACE = "trash"


def test_a_window_has_one_press_and_it_can_be_started_early(window: MainWindow) -> None:
    press = press_of(window)
    assert press_of(window) is press
    assert press._process is None
    start_early(window)
    assert press._process is not None
    assert press._process.poll() is None
    press.close()


def test_what_was_left_for_printers_and_mail_programs_goes_after_a_day(tmp_path: Path) -> None:
    now = 1_800_000_000.0
    for name, age in (("crm-mail-old", 90_000), ("crm-mail-new", 3_600), ("crm-print-old", 90_000)):
        made = tmp_path / name
        made.mkdir()
        (made / "Offer.pdf").write_bytes(b"%PDF")
        os.utime(made, (now - age, now - age))
    other = tmp_path / "others-old"
    other.mkdir()
    os.utime(other, (0, 0))
    remove_left(tmp_path, now - 86_400)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["crm-mail-new", "others-old"]


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
