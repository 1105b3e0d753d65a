"""The process that prepares pages: one for a window, started while nobody waits."""

import subprocess
import sys

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
