"""Colours: every pair that is used is computed; painting does not wear the interpreter down."""

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from crm_desktop.ui.theme import TAG_HUES, Mode, Theme, tokens
from crm_desktop.ui.widgets.contact_painter import BOX_EDGE

MODES: tuple[Mode, ...] = ("light", "dark")
BACKGROUNDS = ("canvas", "sidebar", "surface", "sunken", "hover", "pressed", "selected",
               "selected_inactive", "sidebar_hover", "sidebar_selected")  # fmt: skip
TEXTS = ("text", "text_2", "text_3")
PAIRS: list[tuple[str, str, float]] = [
    *((text, ground, 4.5) for text in TEXTS for ground in BACKGROUNDS),
    *((signal, "surface", 4.5) for signal in ("danger", "warning", "success", "link", "accent")),
    *((signal, f"{signal}_tint", 4.5) for signal in ("danger", "warning", "success")),
    ("accent", "accent_tint", 4.5), ("text", "accent_tint", 4.5),
    ("text", "warning_tint", 4.5), ("text_2", "warning_tint", 4.5),
    *(("text_on_accent", ground, 4.5) for ground in ("accent", "accent_hover", "accent_pressed")),
    ("text_on_danger", "danger", 4.5), ("text_on_danger", "danger_hover", 4.5),
    ("toast_text", "toast", 4.5), ("toast_action", "toast", 4.5), ("tooltip_text", "tooltip", 4.5),
    *(("border_strong", ground, 3) for ground in ("canvas", "surface", "sunken")),
    *((BOX_EDGE, ground, 3) for ground in ("hover", "selected", "selected_inactive", "surface")),
    *(("focus", ground, 3) for ground in BACKGROUNDS),
    *((mark, "surface", 3) for mark in ("warning_mark", "success_mark", "accent")),
]  # fmt: skip


def luminance(color: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", MODES)
def test_every_pair_that_is_used_can_be_read(mode: Mode) -> None:
    theme = Theme(mode)
    weak = [
        f"{ink} on {ground}: {found:.2f}"
        for ink, ground, least in PAIRS
        if (found := contrast(theme.color(ink), theme.color(ground))) < least
    ]
    for hue in TAG_HUES:
        fill, ink = theme.tag_colors(hue)
        if contrast(fill, ink) < 4.5:
            weak.append(f"tag {hue}: {contrast(fill, ink):.2f}")
    assert weak == []


@pytest.mark.parametrize("mode", MODES)
def test_the_figures_of_the_tokens_are_true(mode: Mode) -> None:
    theme = Theme(mode)
    known = set(tokens()["color"][mode])
    checked = 0
    for pair, told in tokens()["contrast"][mode].items():
        ink, _, ground = pair.partition(" on ")
        if ink in known and ground in known:
            found = contrast(theme.color(ink), theme.color(ground))
            assert found == pytest.approx(told, abs=0.02), pair
            checked += 1
    assert checked > 60


@pytest.mark.parametrize("mode", MODES)
def test_the_palette_of_qt_can_be_read(mode: Mode) -> None:
    palette = Theme(mode).palette()
    role = QPalette.ColorRole
    for ink, ground in (
        (role.WindowText, role.Window), (role.Text, role.Base), (role.Text, role.AlternateBase),
        (role.ButtonText, role.Button), (role.HighlightedText, role.Highlight),
        (role.ToolTipText, role.ToolTipBase), (role.Link, role.Base),
        (role.PlaceholderText, role.Base),
    ):  # fmt: skip
        assert contrast(palette.color(ink), palette.color(ground)) >= 4.5, (ink, ground)


def test_no_colour_is_typed_into_the_code() -> None:
    ui = Path(sys.modules[Theme.__module__].__file__ or "").parent
    typed = [
        f"{path.name}:{number}"
        for path in sorted(ui.rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(r"[\"']#[0-9a-fA-F]{6}\b|rgb\(", line)
    ]
    assert typed == []


def test_fifty_thousand_painter_calls_survive(qtbot: QtBot) -> None:
    theme = Theme("light")
    image = QImage(64, 64, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    pen, font = theme.color("text"), theme.font("body")
    before = sys.getrefcount(None)
    for _ in range(17_000):
        painter.setPen(pen)
        painter.setBrush(pen)
        painter.setFont(font)
    painter.end()
    label = QLabel()
    qtbot.addWidget(label)
    for number in range(1_000):
        label.setText(str(number))
    # A binding that drops one reference to None a call would be 52,000 below.
    assert sys.getrefcount(None) > before - 500
