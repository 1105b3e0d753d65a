"""Figures of one width: in columns of numbers the digits stand below each other.

Inter has them as other signs, named by the feature "tnum" of the OpenType table GSUB. Here they
take the places of the usual digits in a loaded font, so that all text on paper has them, and what
is copied are still digits. A font without them stays as it is.
"""

from __future__ import annotations

import struct
from typing import Any

_DIGITS = range(0x30, 0x3A)
_SINGLE, _EXTENSION = 1, 7


def use_equal_figures(face: Any) -> bool:
    """Let a face of reportlab draw digits of one width; False: it has none."""
    try:
        other = _substitutes(face.get_table("GSUB"))
        widths = _widths(face)
    except (KeyError, struct.error, IndexError):
        return False
    found = {code: other.get(face.charToGlyph.get(code, -1)) for code in _DIGITS}
    if None in found.values():
        return False
    for code, glyph in found.items():
        face.charToGlyph[code] = glyph
        face.charWidths[code] = widths(glyph)
    return True


def u16(table: bytes, at: int) -> int:
    """The number in two bytes of a font's table."""
    return int(struct.unpack_from(">H", table, at)[0])


def _substitutes(table: bytes) -> dict[int, int]:
    """Glyph -> the one that takes its place with the feature "tnum"."""
    features, lookups = u16(table, 6), u16(table, 8)
    wanted: set[int] = set()
    for place in range(u16(table, features)):
        record = features + 2 + 6 * place
        if table[record : record + 4] == b"tnum":
            feature = features + u16(table, record + 4)
            count = u16(table, feature + 2)
            wanted |= {u16(table, feature + 4 + 2 * one) for one in range(count)}
    found: dict[int, int] = {}
    for number in sorted(wanted):
        lookup = lookups + u16(table, lookups + 2 + 2 * number)
        for place in range(u16(table, lookup + 4)):
            at = lookup + u16(table, lookup + 6 + 2 * place)
            kind = u16(table, lookup)
            if kind == _EXTENSION:
                kind, at = u16(table, at + 2), at + struct.unpack_from(">I", table, at + 4)[0]
            if kind == _SINGLE:
                found |= _single(table, at)
    return found


def _single(table: bytes, at: int) -> dict[int, int]:
    covered = covered_by(table, at + u16(table, at + 2))
    if u16(table, at) == 1:
        shift = struct.unpack_from(">h", table, at + 4)[0]
        return {glyph: (glyph + shift) & 0xFFFF for glyph in covered}
    return {glyph: u16(table, at + 6 + 2 * place) for place, glyph in enumerate(covered)}


def covered_by(table: bytes, at: int) -> list[int]:
    """The glyphs of an OpenType coverage table, in its order."""
    count = u16(table, at + 2)
    if u16(table, at) == 1:
        return [u16(table, at + 4 + 2 * place) for place in range(count)]
    found: list[int] = []
    for place in range(count):
        first, last = struct.unpack_from(">HH", table, at + 4 + 6 * place)
        found.extend(range(first, last + 1))
    return found


def _widths(face: Any) -> Any:
    """Glyph -> its width in thousandths of the size."""
    head, across = face.get_table("head"), face.get_table("hmtx")
    count, scale = u16(face.get_table("hhea"), 34), 1000 / u16(head, 18)
    return lambda glyph: u16(across, 4 * min(glyph, count - 1)) * scale
