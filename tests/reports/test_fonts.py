"""Fonts that the program brings: every script has its signs, marks stand above each other."""

from pathlib import Path

import pytest

from crm_desktop.reports.fonts import runs
from crm_desktop.reports.layout import Document
from crm_desktop.reports.looks import TextStyle, Weight
from crm_desktop.reports.marks import Placed, placed
from tests.helpers.paper import texts

_NAMES = {
    "NotoSansHebrew": "כהן",
    "NotoSansArabic": "محمد",
    "NotoSansThai": "น้ำทิพย์",
    "DroidSansFallback": "王小明山田太郎ヤマダきょう김철수（）、々",
}


@pytest.mark.parametrize("weight", ["regular", "medium", "semibold"])
@pytest.mark.parametrize("font", _NAMES)
def test_names_of_every_script_are_drawn_with_a_font_of_the_program(
    font: str, weight: Weight
) -> None:
    (run,) = runs(_NAMES[font], weight)
    style = "Bold" if weight == "semibold" else "Regular"
    assert run.face.font.fontName in {font, f"{font}-{style}"}
    assert all(run.face.glyphs[ord(sign)] > 0 for sign in run.text)
    assert "□" not in run.text


def test_names_of_every_script_can_be_copied(tmp_path: Path) -> None:
    said = [*_NAMES.values(), "王小明 Wang", "สมชาย น้ำทิพย์ ผู้ ที่", "محمد عبد الله", "שלום (כהן)"]
    out = tmp_path / "made.pdf"
    doc = Document(out, title="T")
    for text in said:
        doc.new_page()
        doc.text(50, 50, text, TextStyle())
        doc.text(300, 50, text, TextStyle(weight="semibold"))
    doc.close()
    assert texts(out) == [f"{text} {text}" for text in said]


def _moved(text: str) -> dict[str, Placed]:
    (run,) = runs(text, "regular")
    pieces = placed(run.face.font.face, run.text)
    assert "".join(piece.text for piece in pieces) == run.text
    return {piece.text: piece for piece in pieces}


def test_a_tone_stands_above_the_vowel_of_its_letter() -> None:
    tone, vowel = "\u0e48", "\u0e35"
    alone = _moved(f"ท{tone}")[tone]
    both = _moved(f"ท{vowel}{tone}")
    assert alone.up < both[tone].up - 0.1
    assert both[vowel].up < both[tone].up


def test_a_tone_stands_above_the_ring_of_sara_am() -> None:
    tone = "\u0e49"
    assert _moved(f"น{tone}\u0e33")[tone].up > _moved(f"น{tone}\u0e32")[tone].up + 0.1


def test_a_mark_keeps_left_of_a_high_letter() -> None:
    tone = "\u0e48"
    assert _moved(f"ฝ{tone}")[tone].right < _moved(f"ผ{tone}")[tone].right - 0.05


def test_text_without_marks_is_one_piece() -> None:
    for text in ("สมชาย", "王小明", "Anna"):
        (run,) = runs(text, "regular")
        assert placed(run.face.font.face, run.text) == [Placed(text, 0.0, 0.0)]
