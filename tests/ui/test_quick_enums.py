"""Enums of PySide6 are the same whichever way they were made."""

import enum
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from crm_desktop.ui import quick_enums

ROOT = Path(__file__).resolve().parents[2]

DESCRIBED = """
import enum, hashlib
from PySide6 import QtCore, QtGui, QtNetwork, QtPrintSupport, QtSvg, QtWidgets

def described(kind):
    yield kind.__module__, kind.__qualname__, kind.__doc__, kind.__bases__, len(kind)
    yield [(name, member.name, member.value, str(member), repr(member), hash(member))
           for name, member in kind.__members__.items()]
    yield [*kind] == [kind(member.value) for member in kind], [one.name for one in kind]
    yield sorted((name, repr(value) if not callable(value) else "")
                 for name, value in vars(kind).items())
    if issubclass(kind, enum.Flag) and kind.__members__:
        every = kind(0)
        for member in kind:
            every |= member
        yield every, ~every, kind(0), repr(kind(1 << 30))

found = set()
def look(owner):
    for name in (name for name in dir(owner) if name[0] != "_"):
        one = getattr(owner, name)
        if isinstance(one, type) and one not in found:
            if isinstance(one, enum.EnumType):
                found.add(one)
            elif one.__module__.startswith("PySide6"):
                found.add(one)
                look(one)
for module in (QtCore, QtGui, QtNetwork, QtPrintSupport, QtSvg, QtWidgets):
    look(module)
kinds = [one for one in found if isinstance(one, enum.EnumType)]
for kind in sorted(kinds, key=lambda one: (one.__module__, one.__qualname__)):
    print(kind, hashlib.sha1(repr([*described(kind)]).encode()).hexdigest())
"""


def _told(program: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONHASHSEED": "0"},
    )  # fmt: skip
    return done.stdout.splitlines()


def test_all_enums_of_qt_are_as_python_makes_them() -> None:
    theirs = _told(DESCRIBED)
    assert len(theirs) > 500
    assert _told("import crm_desktop.ui" + DESCRIBED) == theirs


def test_other_enums_are_made_by_python() -> None:
    assert sys.version_info[:2] in quick_enums.TRIED
    make: Any = enum.Enum
    make_flag: Any = enum.Flag
    color = make("Color", [("RED", 1), ("GREEN", 2)])
    both = make_flag("Both", [("A", 1), ("B", 2)], boundary=enum.KEEP, module="somewhere")
    assert color.__module__ == __name__
    assert both.__module__ == "somewhere"
    assert color["RED"].name == "RED"
    assert [*both] == [both["A"], both["B"]]
