"""Where the marks of a font stand: vowels and tones above and below Thai, Hebrew, Arabic letters.

A PDF draws sign after sign at the base line, so two marks on one letter would lie on each other.
The font tells the right places in the OpenType table GPOS (mark to base, mark to mark); this reads
them. A font without that table, or a mark without a place, is drawn as it comes.
"""

from __future__ import annotations

import struct
import unicodedata
from functools import lru_cache
from typing import Any, NamedTuple

from crm_desktop.reports.figures import covered_by, u16

_TO_BASE, _TO_MARK, _EXTENSION = 4, 6, 9
_AM, _RING = 0x0E33, 0x0E4D
"""Thai SARA AM begins with a ring (NIKHAHIT) above the letter before it; a tone stands above that
ring, though it is written first."""

_Point = tuple[int, int]


class _Lookup(NamedTuple):
    """Marks with (class, where they take hold), and where what carries them offers each class."""

    kind: int
    marks: dict[int, tuple[int, _Point]]
    carriers: dict[int, list[_Point | None]]


class Placed(NamedTuple):
    """A piece of a run: its text, and how far it is moved right and up (1 = the size)."""

    text: str
    right: float
    up: float


def is_mark(sign: str) -> bool:
    """Whether a sign stands on another one."""
    return unicodedata.category(sign) == "Mn"


def placed(face: Any, text: str) -> list[Placed]:
    """Text of one loaded face of reportlab in pieces, every mark where the font wants it."""
    if text.isascii() or not any(map(is_mark, text)):
        return [Placed(text, 0.0, 0.0)]
    lookups = _lookups(face)
    found: list[Placed] = []
    plain: list[str] = []
    base = ""
    on_it: list[tuple[str, _Point]] = []
    for at, sign in enumerate(text):
        if not is_mark(sign) or not lookups or not base:
            base, on_it = sign, []
            plain.append(sign)
            continue
        ahead = text[at + 1 : at + 2]
        under = [*on_it, (chr(_RING), (0, 0))] if ahead == chr(_AM) else on_it
        where = _place(face, lookups, base, under, sign)
        if where is None:
            plain.append(sign)
            continue
        if plain:
            found.append(Placed("".join(plain), 0.0, 0.0))
            plain.clear()
        on_it.append((sign, where))
        found.append(Placed(sign, where[0] / _unit(face), where[1] / _unit(face)))
    if plain:
        found.append(Placed("".join(plain), 0.0, 0.0))
    return found


def _place(
    face: Any, lookups: list[_Lookup], base: str, on_it: list[tuple[str, _Point]], mark: str
) -> _Point | None:
    """How far the mark is moved from where the text would go on, in units of the font."""
    glyph = face.charToGlyph.get(ord(mark), -1)
    if on_it:
        under, (right, up) = on_it[-1]
        offered = _offered(lookups, _TO_MARK, face.charToGlyph.get(ord(under), -1), glyph)
        if offered is not None:
            return right + offered[0], up + offered[1]
    offered = _offered(lookups, _TO_BASE, face.charToGlyph.get(ord(base), -1), glyph)
    if offered is None:
        return None
    return offered[0] - _advance(face, base), offered[1]


def _offered(lookups: list[_Lookup], kind: int, carrier: int, mark: int) -> _Point | None:
    for lookup in lookups:
        if lookup.kind != kind or mark not in lookup.marks or carrier not in lookup.carriers:
            continue
        group, (x, y) = lookup.marks[mark]
        place = lookup.carriers[carrier][group]
        if place is not None:
            return place[0] - x, place[1] - y
    return None


def _advance(face: Any, sign: str) -> int:
    return round(float(face.getCharWidth(ord(sign))) * _unit(face) / 1000)


@lru_cache(maxsize=16)
def _unit(face: Any) -> int:
    return u16(face.get_table("head"), 18)


@lru_cache(maxsize=16)
def _lookups(face: Any) -> list[_Lookup]:
    try:
        return _read(face.get_table("GPOS"))
    except (KeyError, struct.error, IndexError):
        return []


def _read(table: bytes) -> list[_Lookup]:
    found: list[_Lookup] = []
    lookups = u16(table, 8)
    for number in range(u16(table, lookups)):
        lookup = lookups + u16(table, lookups + 2 + 2 * number)
        for place in range(u16(table, lookup + 4)):
            at, kind = lookup + u16(table, lookup + 6 + 2 * place), u16(table, lookup)
            if kind == _EXTENSION:
                kind, at = u16(table, at + 2), at + struct.unpack_from(">I", table, at + 4)[0]
            if kind in {_TO_BASE, _TO_MARK}:
                found.append(_subtable(table, at, kind))
    return found


def _subtable(table: bytes, at: int, kind: int) -> _Lookup:
    classes = u16(table, at + 6)
    marks: dict[int, tuple[int, _Point]] = {}
    records = at + u16(table, at + 8)
    for place, glyph in enumerate(covered_by(table, at + u16(table, at + 2))):
        record = records + 2 + 4 * place
        marks[glyph] = u16(table, record), _point(table, records + u16(table, record + 2))
    carriers: dict[int, list[_Point | None]] = {}
    records = at + u16(table, at + 10)
    for place, glyph in enumerate(covered_by(table, at + u16(table, at + 4))):
        record = records + 2 + 2 * classes * place
        offsets = [u16(table, record + 2 * one) for one in range(classes)]
        carriers[glyph] = [_point(table, records + offset) if offset else None
                           for offset in offsets]  # fmt: skip
    return _Lookup(kind, marks, carriers)


def _point(table: bytes, at: int) -> _Point:
    x, y = struct.unpack_from(">hh", table, at + 2)
    return x, y
