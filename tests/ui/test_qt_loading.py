"""PySide6 starts without its helpers, and tells the same as ever once they are needed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import shiboken6

from crm_desktop.ui import qt_loading

ROOT = Path(__file__).resolve().parents[2]

WRONG_CALLS = """
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid
import inspect, linecache, sys

application = QApplication([])
print("loaded early:", "shibokensupport.signature.parser" in sys.modules, file=sys.stderr)
print(isValid(QObject()))
for wrong in (lambda: QWidget().resize("wide"), lambda: QWidget(height_=3),
              lambda: QLabel("A").setAlignment(1), lambda: QWidget().show(1)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
print(QWidget.resize.__doc__, QWidget.__doc__)
import PySide6.support.signature.parser, shiboken6
print(shiboken6.__file__, shiboken6.__version__, len(sys.meta_path))
import some_module
print("source kept:", some_module.__file__ in linecache.cache, file=sys.stderr)
"""


def _told(program: str, folder: Path) -> tuple[str, str]:
    """What a program of its own says, and what it says about itself."""
    (folder / "some_module.py").write_text("ANSWER = 42\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, check=True,
        encoding="utf-8", env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{folder}"},
    )  # fmt: skip
    return done.stdout, done.stderr


@pytest.mark.skipif(
    sys.platform not in qt_loading.SYSTEMS, reason="the helpers are put off on Linux alone"
)
def test_wrong_calls_and_help_say_the_same_as_without_it(tmp_path: Path) -> None:
    theirs, _ = _told(WRONG_CALLS, tmp_path)
    ours, early = _told("import crm_desktop.ui" + WRONG_CALLS, tmp_path)
    assert ours == theirs
    assert "Supported signatures" in ours
    assert "loaded early: False" in early
    assert "source kept: False" in early  # imports are not watched


def test_where_qt_is_loaded_already_only_the_watch_over_imports_ends(tmp_path: Path) -> None:
    program = "import PySide6.QtCore\nimport crm_desktop.ui" + WRONG_CALLS
    _, told = _told(program, tmp_path)
    assert "loaded early: True" in told
    assert "source kept: False" in told


def test_the_version_that_is_here_was_tried() -> None:
    assert shiboken6.__version__.startswith(qt_loading.TRIED)
