"""Text broken into lines of a width: words, too long words, East Asian text, right to left.

Widths are in points. Text is taken literally: line ends separate paragraphs, other control signs
and invisible signs of direction are left out, nothing is ever cut off.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from crm_desktop.reports.bidi import has_right_to_left, reads_from_right
from crm_desktop.reports.fonts import face_of, is_plain, runs
from crm_desktop.reports.looks import TextStyle, Weight


class Line(NamedTuple):
    """One line as typed, its width in points, and whether it reads from the right."""

    text: str
    width: float
    from_right: bool


_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_TAKES_ANY_BREAK = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff"
                              "\uff00-\uffef\U00020000-\U0003ffff]")  # fmt: skip
_NEVER_FIRST = frozenset(
    "、。，．・：；？！）］｝〉》」』】〕ー々ゝゞっゃゅょッャュョ%,.:;?!)]}»”’"
)
_GOOD_END = frozenset("-/@._–—,;:&=?")
_NARROWEST = 0.2
"""Hardly a letter is narrower (of the size): longer text is broken without measuring it whole."""


@lru_cache(maxsize=16384)
def _word_width(word: str, weight: Weight) -> float:
    return _measured(word, weight)


def _measured(text: str, weight: Weight) -> float:
    if is_plain(text, weight):
        return sum(map(face_of(weight).widths.__getitem__, text))
    turned = has_right_to_left(text)
    return sum(run.width() for run in runs(text, weight, from_right=turned))


def width_of(text: str, style: TextStyle) -> float:
    """The width of one line in points."""
    return _measured(text, style.weight) * style.size


def plain_text(text: str) -> str:
    """The text as paper takes it: line ends alike, other control signs as blanks."""
    if text.isprintable():
        return text
    return _CONTROL.sub(" ", _LINE_ENDS.sub("\n", text))


def wrap(text: str, style: TextStyle, width: float) -> list[Line]:
    """The text in lines that are at most ``width`` points wide (one sign is never split)."""
    limit = max(width, style.size) / style.size
    found: list[Line] = []
    for paragraph in plain_text(text).rstrip().split("\n"):
        shown = paragraph.rstrip()
        from_right = has_right_to_left(shown) and reads_from_right(shown)
        if len(shown) * _NARROWEST <= limit:
            whole = _measured(shown, style.weight)
            if whole <= limit:
                found.append(Line(shown, whole * style.size, from_right))
                continue
        found.extend(
            Line(line, _measured(line, style.weight) * style.size, from_right)
            for line in _broken(shown, style.weight, limit)
        )
    return found


def _broken(text: str, weight: Weight, limit: float) -> list[str]:
    blank = _word_width(" ", weight)
    lines: list[str] = []
    line: list[str] = []
    filled = 0.0
    for unit, spaced in _units(text):
        length = _word_width(unit, weight) if len(unit) < 40 else _measured(unit, weight)
        gap = blank if spaced and line else 0.0
        if filled + gap + length <= limit:
            if gap:
                line.append(" ")
            line.append(unit)
            filled += gap + length
            continue
        if line:
            lines.append("".join(line))
        line, filled = [unit], length
        if length > limit:
            *whole, rest = _parts_of_long(unit, weight, limit)
            lines.extend(whole)
            line, filled = [rest], _measured(rest, weight)
    if line:
        lines.append("".join(line))
    return lines


def _units(text: str) -> list[tuple[str, bool]]:
    """What may stand on a line of its own, and whether a blank belongs before it."""
    units: list[tuple[str, bool]] = []
    for word in text.split(" "):
        if not word:
            continue
        if not _TAKES_ANY_BREAK.search(word):
            units.append((word, True))
            continue
        parts: list[str] = []
        for sign in word:
            if parts and (
                sign in _NEVER_FIRST
                or unicodedata.category(sign) in {"Mn", "Mc", "Me"}
                or not (_TAKES_ANY_BREAK.match(sign) or _TAKES_ANY_BREAK.match(parts[-1][-1]))
                or "\u0e40" <= parts[-1][-1] <= "\u0e44"  # a Thai vowel before its letter
            ):
                parts[-1] += sign
            else:
                parts.append(sign)
        units.extend((part, place == 0) for place, part in enumerate(parts))
    return units


def _parts_of_long(word: str, weight: Weight, limit: float) -> list[str]:
    """A word wider than the line, broken after a fitting sign where there is one near the end."""
    parts: list[str] = []
    start, filled, good = 0, 0.0, 0
    index = 0
    widths = face_of(weight).widths if is_plain(word, weight) else None
    while index < len(word):
        sign = word[index]
        mark = unicodedata.combining(sign) > 0
        length = widths[sign] if widths is not None else _word_width(sign, weight)
        if filled + length > limit and index > start and not mark:
            end = good if good - start > (index - start) * 0.6 else index
            parts.append(word[start:end])
            start, index, filled, good = end, end, 0.0, 0
            continue
        filled += length
        index += 1
        if sign in _GOOD_END:
            good = index
    parts.append(word[start:])
    return parts
