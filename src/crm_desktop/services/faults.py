"""Reports of faults of the program for whoever helps: where it happened, never with what.

A report holds the version, the system, kinds of errors, and places in the program. Messages of
errors and values are left out, because they may name a customer; paths are cut to the part that
belongs to the program, because they may name the person. What a crash leaves behind (written by
Python's ``faulthandler``, which knows no values) is read through the same sieve.
"""

from __future__ import annotations

import logging
import os
import platform
import re
import sqlite3
from contextlib import suppress
from pathlib import Path
from traceback import print_exception, walk_tb
from types import TracebackType

from crm_desktop import __version__
from crm_desktop.services.crash_file import BEFORE, NOW

_log = logging.getLogger("crm_desktop")
_LARGEST = 64 * 1024
_DEEPEST = 60
"""Places named of one fault: the last ones."""
_FRAME = re.compile(r'\s*File "(?P<path>[^"]*)", line (?P<line>\d+) in (?P<name>[\w.<>]+)\s*')
_SAID = re.compile(
    r"(?:Fatal Python error: (?:Segmentation fault|Aborted|Bus error|Illegal instruction"
    r"|Floating-point exception)|Windows fatal exception: (?:access violation|stack overflow"
    r"|code 0x[0-9a-f]+)|(?:Current thread|Thread) 0x[0-9a-f]+ \(most recent call first\):"
    r"|Current thread's C stack trace \(most recent call first\):|Fault: [\w.]+(?: \(\d+\))?"
    r"|Because of: [\w.]+(?: \(\d+\))?)"
)


def surroundings_of_fault(*more: str) -> str:
    """The lines that every report begins with; ``more``: versions that only the caller knows."""
    return "\n".join(
        [
            f"CRM Desktop {__version__}",
            f"{platform.system()} {platform.release()} {platform.machine()}",
            f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}",
            *more,
        ]
    )


def describe(error: BaseException) -> str:
    """A fault, with those that it follows from: kinds and places, the deepest place first."""
    lines: list[str] = []
    seen: set[int] = set()
    found: BaseException | None = error
    while found is not None and id(found) not in seen:
        seen.add(id(found))
        kind = type(found)
        code = getattr(found, "sqlite_errorcode", None) or getattr(found, "errno", None)
        number = f" ({code})" if isinstance(code, int) else ""
        lines.append(f"{'Because of' if lines else 'Fault'}: {kind.__module__}.{kind.__qualname__}"
                     f"{number}")  # fmt: skip
        places = [
            f'  File "{_short(frame.f_code.co_filename)}", line {line} in {frame.f_code.co_name}'
            for frame, line in walk_tb(found.__traceback__)
        ]
        lines += places[: -_DEEPEST - 1 : -1]
        found = found.__cause__ or found.__context__
    return "\n".join(lines) + "\n"


def log(what: str, fault: str) -> None:
    """Log a fault as ``describe`` tells it: the system may keep what a program logs."""
    _log.error("%s\n%s", what, fault.rstrip())


def uncaught(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> None:
    """Log what nobody caught, in whatever thread."""
    if error is None:
        log("fault", f"Fault: {kind.__module__}.{kind.__qualname__}")
    elif isinstance(error, Exception):
        log("fault", describe(error))
    elif not isinstance(error, SystemExit):  # Ctrl+C in a terminal ends the program
        print_exception(kind, error, trace)


def _short(path: str) -> str:
    """The part of a path that belongs to the program or to what it is made of."""
    parts = re.split(r"[\\/]", path)
    if "crm_desktop" in parts:
        after = len(parts) - 1 - parts[::-1].index("crm_desktop")
        return "/".join(parts[after:])
    if "site-packages" in parts:
        return "/".join(parts[parts.index("site-packages") + 1 :])
    if path.startswith("<") and re.fullmatch(r"<[\w. ]+>", path):
        return path
    return parts[-1] if os.path.dirname(os.__file__) == os.path.dirname(path) else "elsewhere"


def sieved(text: str) -> str:
    """What of a text may stand in a report: known sentences and shortened places."""
    kept = []
    for line in text.splitlines():
        if found := _FRAME.fullmatch(line):
            kept.append(
                f'  File "{_short(found["path"])}", line {found["line"]} in {found["name"]}'
            )
        elif said := _SAID.fullmatch(line.strip()):
            kept.append(said.group())
    return "\n".join(kept) + "\n" if kept else ""


def record(folder: Path, text: str) -> None:
    """Keep a fault for the next start; where that cannot be written it is shown only."""
    with suppress(OSError):
        file = os.open(folder / NOW, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            if os.fstat(file).st_size < _LARGEST:
                os.write(file, text.encode())
        finally:
            os.close(file)


def left_behind(folder: Path) -> str:
    """What the time before told of its faults; empty where it had none, or could not tell."""
    try:
        with (folder / BEFORE).open("rb") as file:
            return sieved(file.read(_LARGEST).decode("utf-8", "replace"))
    except OSError:
        return ""
