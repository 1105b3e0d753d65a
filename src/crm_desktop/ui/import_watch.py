"""Takes away what PySide does at every import of a module, for a switch that nobody here uses.

PySide6 reads and keeps the source of each module that is imported after it, however large, to see
whether the name PySide6 stands in it: only then ``from __feature__ import snake_case`` may be meant
for it. That is a third of the time in which the window starts, and megabytes of text kept.
"""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401 - it is what installs the watch


def stop() -> None:
    """Take all modules for such that use no features; where PySide6 works otherwise, do nothing."""
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda _module: False  # type: ignore[union-attr]
