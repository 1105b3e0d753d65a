"""Takes away what PySide does at every import of a module, for a switch that nobody here uses.

PySide6 reads and keeps the source of each module that is imported after it, however large, to see
whether the name PySide6 stands in it: only then ``from __feature__ import snake_case`` may be meant
for it. That is a third of the time in which the window starts, and megabytes of text kept.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - it is what installs the watch


def stop() -> None:
    """Import as Python does; where PySide6 works otherwise, do nothing."""
    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original
