"""Right-to-left text: the order in which the signs of one printed line stand, and joined Arabic.

PDF wants the signs of a line from left to right as they are seen. This is the implicit part of the
Unicode bidirectional algorithm (UAX 9: W1 to W7, N0 to N2, I1, I2, L1, L2, L4). Signs that override
directions are taken out: they are invisible, and a name must not turn the words around it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

_RTL = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_CONTROLS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff\u00ad]")
_MIRRORED = str.maketrans("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤")
_PAIRS = {"(": ")", "[": "]", "{": "}"}


def has_right_to_left(text: str) -> bool:
    """Whether anything in the text is written from the right."""
    return _RTL.search(text) is not None


def without_controls(text: str) -> str:
    """The text without invisible signs that order, join or hide others."""
    return _CONTROLS.sub("", text)


def reads_from_right(paragraph: str) -> bool:
    """The direction of a paragraph: that of its first letter (UAX 9, P2 and P3)."""
    for sign in paragraph:
        kind = unicodedata.bidirectional(sign)
        if kind == "L":
            return False
        if kind in {"R", "AL"}:
            return True
    return False


def drawn_order(line: str, *, from_right: bool) -> str:
    """One line, already broken, with its signs in the order in which they stand from the left."""
    line = without_controls(line)
    if not line:
        return ""
    levels = _levels(line, 1 if from_right else 0)
    parts: list[tuple[int, str]] = []
    at = 0
    for level, group in groupby(levels):
        length = len(list(group))
        parts.append((level, line[at : at + length]))
        at += length
    highest = max(level for level, _ in parts)
    order = list(range(len(parts)))
    for level in range(highest, 0, -1):  # L2, on whole stretches
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and parts[order[end]][0] >= level:
                end += 1
            if end > start:
                order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return "".join(
        _turned(text) if level % 2 else text for level, text in (parts[index] for index in order)
    )


def _clusters(text: str) -> list[str]:
    """Letters, each with the marks that stand on it."""
    clusters: list[str] = []
    for sign in text:
        if clusters and unicodedata.combining(sign):
            clusters[-1] += sign
        else:
            clusters.append(sign)
    return clusters


def _turned(text: str) -> str:
    """A right-to-left stretch as drawn: joined, mirrored, marks staying behind their letter."""
    return "".join(reversed(_clusters(joined(text).translate(_MIRRORED))))


def _levels(line: str, base: int) -> list[int]:
    kinds = [unicodedata.bidirectional(sign) or "L" for sign in line]
    kinds = ["ON" if kind in {"BN", "B", "S", "WS"} else kind for kind in kinds]
    outer = "R" if base else "L"
    _weak(kinds, outer)
    _brackets(line, kinds, outer)
    _neutral(kinds, outer)
    levels = [
        base + (kind == "R") + 2 * (kind in {"EN", "AN"})
        if not base
        else base + (kind in {"L", "EN", "AN"})
        for kind in kinds
    ]
    for index in range(len(line) - 1, -1, -1):  # L1: blanks at the end stand at the paragraph's end
        if not line[index].isspace():
            break
        levels[index] = base
    return levels


def _weak(kinds: list[str], outer: str) -> None:
    """W1 to W7: marks, numbers and what stands around them."""
    strong = outer
    for index in range(len(kinds)):
        if kinds[index] == "NSM":
            kinds[index] = kinds[index - 1] if index else outer
        if kinds[index] in {"L", "R", "AL"}:
            strong = kinds[index]
        elif kinds[index] == "EN" and strong == "AL":
            kinds[index] = "AN"
    for index in range(1, len(kinds) - 1):
        left, kind, right = kinds[index - 1 : index + 2]
        if left == right and (
            (kind == "ES" and left == "EN") or (kind == "CS" and left in {"EN", "AN"})
        ):
            kinds[index] = left
    for index, kind in enumerate(kinds):
        if kind == "AL":
            kinds[index] = "R"
    _signs_of_numbers(kinds, outer)


def _signs_of_numbers(kinds: list[str], outer: str) -> None:
    """W5 to W7: currency and percent go with their number, other signs with nothing."""
    at = 0
    for kind, group in groupby(list(kinds)):
        end = at + len(list(group))
        if kind == "ET" and "EN" in {*kinds[max(at - 1, 0) : at], *kinds[end : end + 1]}:
            kinds[at:end] = ["EN"] * (end - at)
        at = end
    strong = outer
    for index, kind in enumerate(kinds):
        if kind in {"L", "R"}:
            strong = kind
        elif kind in {"ES", "ET", "CS"}:
            kinds[index] = "ON"
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"


def _side(kind: str) -> str:
    return "R" if kind in {"R", "EN", "AN"} else kind


def _brackets(line: str, kinds: list[str], outer: str) -> None:
    """N0: a pair of brackets goes with what it holds."""
    open_ones: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index, sign in enumerate(line):
        if kinds[index] != "ON":
            continue
        if sign in _PAIRS:
            open_ones.append((_PAIRS[sign], index))
        for place in range(len(open_ones) - 1, -1, -1):
            if open_ones[place][0] == sign:
                pairs.append((open_ones[place][1], index))
                del open_ones[place:]
                break
    for start, end in sorted(pairs):
        inside = {_side(kind) for kind in kinds[start + 1 : end]} & {"L", "R"}
        if outer in inside:
            side = outer
        elif inside:
            ahead = [_side(kind) for kind in kinds[:start] if _side(kind) in {"L", "R"}]
            other = inside.pop()
            side = other if (ahead[-1] if ahead else outer) == other else outer
        else:
            continue
        kinds[start] = kinds[end] = side


def _neutral(kinds: list[str], outer: str) -> None:
    """N1 and N2: blanks and marks between words of one direction go with them."""
    at = 0
    for kind, group in groupby(list(kinds)):
        end = at + len(list(group))
        if kind == "ON":
            left = _side(kinds[at - 1]) if at else outer
            right = _side(kinds[end]) if end < len(kinds) else outer
            kinds[at:end] = [left if left == right else outer] * (end - at)
        at = end


# --- Joined Arabic letters -----------------------------------------------------------------------

_LAM = "\u0644"


@lru_cache(maxsize=1)
def _forms() -> dict[str, dict[str, str]]:
    """Letter -> its written forms by place in the word, from the presentation forms of Unicode."""
    forms: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBFF), *range(0xFE80, 0xFEFD)):
        shape, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if shape in {"<isolated>", "<initial>", "<medial>", "<final>"}:
            base = "".join(chr(int(letter, 16)) for letter in letters)
            forms.setdefault(base, {}).setdefault(shape[1:-1], chr(code))
    return forms


def joined(text: str) -> str:
    """Arabic letters in the form that their neighbours ask for; other text unchanged."""
    if not any("\u0620" <= sign <= "\u06ff" for sign in text):
        return text
    forms = _forms()
    letters: list[tuple[str, str]] = []  # (letter or lam with alef, the marks on it)
    for sign in text:
        if unicodedata.combining(sign) and letters:
            letters[-1] = (letters[-1][0], letters[-1][1] + sign)
        elif letters and letters[-1] == (_LAM, "") and _LAM + sign in forms:
            letters[-1] = (_LAM + sign, "")
        else:
            letters.append((sign, ""))

    def passes_on(letter: str) -> bool:
        return letter == "\u0640" or "initial" in forms.get(letter, ())

    def takes(letter: str) -> bool:
        return letter == "\u0640" or "final" in forms.get(letter, ())

    out: list[str] = []
    for index, (letter, marks) in enumerate(letters):
        before = index > 0 and passes_on(letters[index - 1][0]) and takes(letter)
        after = index + 1 < len(letters) and passes_on(letter) and takes(letters[index + 1][0])
        shape = ("medial" if after else "final") if before else ("initial" if after else "isolated")
        out.append(forms.get(letter, {}).get(shape, letter) + marks)
    return "".join(out)
