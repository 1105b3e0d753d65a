"""The file beside the shop into which a crash of the program writes its places.

Python's ``faulthandler`` does that when nothing else works any more: it knows files and lines, no
values. ``services.faults`` reads the file, and adds faults that did not end the program.
"""

from __future__ import annotations

import faulthandler
import os
from contextlib import suppress
from pathlib import Path

NOW, BEFORE = "fault.txt", "fault-before.txt"
"""Faults since the program was started, and those of the time before."""


class Listening:
    """While it lives a crash leaves its places in ``NOW``. Where somebody else listens already (a
    developer, a test) that one goes on alone."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NOW
        self._file: int | None = None
        with suppress(OSError):
            if self._path.stat().st_size:
                self._path.replace(folder / BEFORE)
        if faulthandler.is_enabled():
            return
        with suppress(OSError):
            self._file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            faulthandler.enable(self._file, all_threads=True)

    def close(self) -> None:
        """Stop; a file that says nothing goes."""
        if self._file is not None:
            faulthandler.disable()
            os.close(self._file)
            self._file = None
        with suppress(OSError):
            if not self._path.stat().st_size:
                self._path.unlink()
