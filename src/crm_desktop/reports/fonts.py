"""Fonts on paper: which sign is drawn with which font, how wide it is, and how PDF writes it.

Inter (Latin, Greek, Cyrillic, Vietnamese) is embedded from the program's resources, and so are the
fonts for Hebrew, Arabic, Thai and East Asia, each loaded when a text first needs it. A sign that
all of them lack is taken from the first font of this PC that has it and that may be embedded
(TrueType outlines). Faces are loaded once per process and never change; what a document has used of
them belongs to the document (``Letters``).
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from reportlab.pdfbase.ttfonts import TTFError, TTFont

from crm_desktop.paths import resource
from crm_desktop.reports.bidi import drawn_order, has_right_to_left, without_controls
from crm_desktop.reports.figures import use_equal_figures
from crm_desktop.reports.looks import Weight

_FILES: dict[Weight, str] = {
    "regular": "Inter-Regular.ttf",
    "medium": "Inter-Medium.ttf",
    "semibold": "Inter-SemiBold.ttf",
}
WEIGHTS = tuple(_FILES)
# What the program brings along for other scripts: signs, file, file of heavier weights.
_SCRIPTS = tuple(
    (re.compile(f"[{signs}]"), file, bold)
    for signs, file, bold in (
        ("\u0590-\u05ff\ufb1d-\ufb4f", "NotoSansHebrew-Regular.ttf", "NotoSansHebrew-Bold.ttf"),
        ("\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
         "NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf"),
        ("\u0e00-\u0e7f", "NotoSansThai-Regular.ttf", "NotoSansThai-Bold.ttf"),
        ("\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef",
         "DroidSansFallback.ttf", "DroidSansFallback.ttf"),
    )
)  # fmt: skip
# Files of common systems with TrueType outlines for all other signs, the broadest first.
_FALLBACKS = (
    "DejaVuSans.ttf", "arial.ttf", "Arial.ttf", "tahoma.ttf", "Arial Unicode.ttf",
    "Nirmala.ttf", "Nirmala.ttc", "NotoSansDevanagari-Regular.ttf", "sylfaen.ttf",
    "leelawui.ttf", "malgun.ttf", "msyh.ttc", "msjh.ttc", "simsun.ttc", "YuGothM.ttc",
    "wqy-microhei.ttc", "wqy-zenhei.ttc", "seguisym.ttf", "seguiemj.ttf", "Symbola.ttf",
)  # fmt: skip
_THOUSANDTH = 0.001
_NO_FONT = "□"


class Face:
    """One font that can be embedded: what it covers and how wide its signs are (1 = the size)."""

    def __init__(self, font: Any) -> None:
        self.font = font
        self.glyphs: dict[int, int] = font.face.charToGlyph
        self.widths = _Widths(self)

    def covers(self, sign: str) -> bool:
        """Whether the font has this sign."""
        return ord(sign) in self.glyphs

    def measure(self, sign: str) -> float:
        """The width of one sign at size 1."""
        return float(self.font.face.getCharWidth(ord(sign))) * _THOUSANDTH

    @property
    def gaps(self) -> re.Pattern[str]:
        """Finds the first sign that this font lacks (or that is drawn from the right)."""
        return _gaps(self)


class _Widths(dict[str, float]):
    """Sign -> width at size 1, measured when first asked."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, sign: str) -> float:
        width = self[sign] = self._face.measure(sign)
        return width


@lru_cache(maxsize=8)
def _gaps(face: Face) -> re.Pattern[str]:
    codes = sorted(face.glyphs)
    ranges: list[list[int]] = []
    for code in codes:
        if code < 0x20 or has_right_to_left(chr(code)) or without_controls(chr(code)) == "":
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    inside = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)
    return re.compile(f"[^{inside}]")


@lru_cache(maxsize=3)
def face_of(weight: Weight) -> Face:
    """The program's own font in this weight."""
    font = TTFont(f"Inter-{weight}", str(resource(f"fonts/{_FILES[weight]}")))
    use_equal_figures(font.face)
    return Face(font)


def _folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        return [
            Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "Fonts",
            home / "AppData/Local/Microsoft/Windows/Fonts",
        ]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts"]


@lru_cache(maxsize=1)
def _found_fonts() -> tuple[Path, ...]:
    """The fallback fonts that this PC has, in the order of ``_FALLBACKS``."""
    wanted = {name.lower(): place for place, name in reversed(list(enumerate(_FALLBACKS)))}
    found: dict[int, Path] = {}
    for folder in _folders():
        for where, _folders_inside, names in os.walk(folder):
            for name in names:
                place = wanted.get(name.lower())
                if place is not None:
                    found.setdefault(place, Path(where) / name)
    return tuple(found[place] for place in sorted(found))


@lru_cache(maxsize=64)
def _load(path: Path) -> Face | None:
    try:
        return Face(TTFont(path.stem, str(path)))
    except (TTFError, OSError):
        return None  # PostScript outlines, damaged, not permitted: the next one


@lru_cache(maxsize=4096)
def face_for(sign: str, weight: Weight) -> Face | None:
    """The font that has a sign which the program's own lacks; None: there is none on this PC."""
    for signs, file, bold in _SCRIPTS:
        if signs.match(sign):
            face = _load(resource(f"fonts/{bold if weight == 'semibold' else file}"))
            if face is not None and face.covers(sign):
                return face
    for path in _found_fonts():
        face = _load(path)
        if face is not None and face.covers(sign):
            return face
    return None


class Run(NamedTuple):
    """Signs of one font as they stand from left to right."""

    face: Face
    text: str

    def width(self) -> float:
        """At size 1."""
        return sum(map(self.face.widths.__getitem__, self.text))


def is_plain(text: str, weight: Weight) -> bool:
    """Whether the program's own font draws this text just as it stands."""
    return face_of(weight).gaps.search(text) is None


def runs(text: str, weight: Weight, *, from_right: bool = False) -> list[Run]:
    """One line as runs from left to right; a sign that no font of this PC has is a box."""
    own = face_of(weight)
    if own.gaps.search(text) is None:
        return [Run(own, text)] if text else []
    if from_right or has_right_to_left(text):
        text = drawn_order(text, from_right=from_right)
    else:
        text = without_controls(text)
    found: list[tuple[Face, list[str]]] = []
    for sign in text:
        shown = " " if sign < " " else sign
        face: Face | None = own
        if not own.covers(shown):
            last = found[-1][0] if found else own
            face = last if last.covers(shown) else face_for(shown, weight)
        if face is None:
            face, shown = own, _NO_FONT
        if found and found[-1][0] is face:
            found[-1][1].append(shown)
        else:
            found.append((face, [shown]))
    return [Run(face, "".join(signs)) for face, signs in found]


# --- What one document has used ------------------------------------------------------------------

_NEEDS_ESCAPE = {0x28: "\\(", 0x29: "\\)", 0x5C: "\\\\"}


@dataclass(slots=True)
class _Coded:
    """One face in one document: the table that turns text into the codes of its first subset."""

    face: Face
    table: dict[int, str]
    beyond: set[str] = field(default_factory=set)


class _Table(dict[int, str]):
    """Code point -> what stands in a PDF string, for the first 256 signs that are used."""

    def __init__(self, face: Face, doc: Any, beyond: set[str]) -> None:
        super().__init__()
        self._face, self._doc, self._beyond = face, doc, beyond

    def __missing__(self, code: int) -> str:
        (subset, byte), *_ = self._face.font.splitString(chr(code), self._doc)
        if subset:
            self._beyond.add(chr(code))
        written = self[code] = _escaped(byte)
        return written


def _escaped(data: bytes) -> str:
    return "".join(
        _NEEDS_ESCAPE.get(byte) or (chr(byte) if 32 <= byte < 127 else f"\\{byte:03o}")
        for byte in data
    )


class Letters:
    """What one PDF document has used of each face."""

    def __init__(self, doc: Any) -> None:
        self._doc = doc
        self._coded: dict[int, _Coded] = {}

    def shown(self, face: Face, text: str) -> list[tuple[str, str]]:
        """(name of the font in the file, text as a PDF string) for text of one face."""
        coded = self._coded.get(id(face))
        if coded is None:
            beyond: set[str] = set()
            coded = _Coded(face, _Table(face, self._doc, beyond), beyond)
            self._coded[id(face)] = coded
        if not coded.beyond or coded.beyond.isdisjoint(text):
            written = text.translate(coded.table)
            if not coded.beyond or coded.beyond.isdisjoint(text):
                return [(self._name(face, 0), f"({written})")]
        return [
            (self._name(face, subset), f"({_escaped(part)})")
            for subset, part in face.font.splitString(text, self._doc)
        ]

    def _name(self, face: Face, subset: int) -> str:
        return str(face.font.getSubsetInternalName(subset, self._doc))
