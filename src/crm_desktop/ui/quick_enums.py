"""Makes the enums of PySide6 in the quick way that Python keeps for those of its own library.

At a start PySide6 makes 200 enums with 3,600 members, and Python looks at each of these for what
only a class statement may hold: a tenth of the start. The enums of Python's own library are made by
``enum._simple_enum``, which takes names and values as they are. Python compares both ways in its
tests; ``tests/ui/test_quick_enums.py`` does so with all enums of the modules that are used here.
"""

from __future__ import annotations

import enum
import sys
from collections.abc import Sequence
from typing import Any

TRIED = ((3, 11), (3, 12), (3, 13))
"""Versions of Python in which both ways give the same; elsewhere nothing is changed."""
_KINDS = frozenset((enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag))
_OF_EVERY_MEMBER = frozenset(("name", "value"))
_by_python: Any = enum.EnumType.__dict__["_create_"]


def install() -> None:
    """From now on enums that C++ describes are made so."""
    if sys.version_info[:2] in TRIED:
        enum.EnumType._create_ = _create  # type: ignore[attr-defined]


def _create(
    cls: Any,
    class_name: str,
    names: Sequence[tuple[str, int]],
    *,
    boundary: Any = None,
    **named: Any,
) -> type[enum.Enum]:
    """What ``Enum("Name", [(name, number), ...])`` calls; PySide6 says the boundary, too, and tells
    the module later."""
    told = any(named.get(what) is not None for what in ("module", "qualname", "type"))
    if told or boundary is None or cls not in _KINDS or not isinstance(names, list):
        if named.get("module") is None:  # Python would look for its caller, and find this
            named["module"] = sys._getframe(2).f_globals.get("__name__")
        made: type[enum.Enum] = _by_python(cls, class_name, names, boundary=boundary, **named)
        return made
    described = type(class_name, (), {**dict(names), "__module__": __name__})
    made = enum._simple_enum(cls, boundary=boundary)(described)  # type: ignore[attr-defined]
    made.__doc__ = None
    for name, member in made.__members__.items():
        if name not in _OF_EVERY_MEMBER:  # found without a detour, as members of other enums are
            type.__setattr__(made, name, member)
    return made
