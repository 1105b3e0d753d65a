"""Guards the pin of PySide6: 6.12 under Python 3.11 loses references to None and then aborts."""

import subprocess
import sys

import pytest

import run

MISSING = [library for library in run.QT_LIBRARIES if not run.can_load(library)]

PAINT = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QGuiApplication, QPainter, QPen, QPixmap

application = QGuiApplication([])
pixmap = QPixmap(8, 8)
painter = QPainter(pixmap)
pen, brush, font = QPen(Qt.GlobalColor.red), QBrush(QColor(1, 2, 3)), QFont()
before = sys.getrefcount(None)
for _ in range(50_000 // 3 + 1):
    painter.setPen(pen)
    painter.setBrush(brush)
    painter.setFont(font)
lost = before - sys.getrefcount(None)
painter.end()
print("lost", lost)
"""


@pytest.mark.skipif(
    sys.platform == "linux" and bool(MISSING),
    reason=f"Qt cannot be imported here without {MISSING}",
)
def test_painting_50_000_times_loses_no_reference_to_none() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PAINT], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    word, lost = done.stdout.split()
    assert word == "lost"
    assert int(lost) < 100
