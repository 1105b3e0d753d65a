"""The colours of a system that asks for high contrast, in the names of our tokens.

Tints go, every edge takes the colour of the text, and what is chosen or under the mouse is only a
shade off its background. The system's own palette is taken; where that is no palette of high
contrast (the wish comes from our setting alone), it is black on white or white on black.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QColor, QPalette

LEAST = 7.0
"""What every pair of text and background reaches (WCAG 2.2, 1.4.6)."""
_SHADES = {"hover": 0.1, "pressed": 0.16, "selected": 0.16, "selected_inactive": 0.1,
           "sidebar_hover": 0.1, "sidebar_selected": 0.16, "accent_tint": 0.16,
           "accent_hover": 0.2, "accent_pressed": 0.3, "danger_hover": 0.2}  # fmt: skip
"""How far these go from their ground towards the ink on it, as a part of 1."""
_ON_INK = ("text_on_accent", "text_on_danger", "toast_text", "toast_action", "tooltip_text")
_INK_GROUNDS = ("accent", "accent_hover", "accent_pressed", "toast", "tooltip", "danger_hover")
_WINDOWS = ("canvas", "sidebar", "sunken")
_KEPT = ("shadow", "scrim", "chart")


def luminance(color: QColor) -> float:
    """Relative luminance, 0 to 1, as WCAG 2.2 defines it."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def ratio(one: QColor, other: QColor) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2.2 defines it."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def plain_palette(*, dark: bool) -> QPalette:
    """Black on white, or white on black."""
    ground, ink = ("black", "white") if dark else ("white", "black")
    palette = QPalette()
    for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
        palette.setColor(role, QColor(ground))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.Link):
        palette.setColor(role, QColor(ink))
    return palette


def high_contrast(colors: Mapping[str, Any], system: QPalette, *, dark: bool) -> dict[str, Any]:
    """The colours of a mode (names and hex values of the tokens) in high contrast."""
    roles = (QPalette.ColorRole.Base, QPalette.ColorRole.Text, QPalette.ColorRole.Window,
             QPalette.ColorRole.Link)  # fmt: skip
    ground, ink, window, link = (system.color(role) for role in roles)
    if min(ratio(ink, ground), ratio(ink, window)) < LEAST:
        plain = plain_palette(dark=dark)
        ground, ink, window, link = (plain.color(role) for role in roles)
    if min(ratio(link, ground), ratio(link, window)) < LEAST:
        link = ink
    known = {
        **dict.fromkeys(_ON_INK, ground), **dict.fromkeys(_WINDOWS, window),
        "link": link, "surface": ground, "text_disabled": _between(ink, ground, 0.5),
    }  # fmt: skip

    def of(name: str) -> QColor:
        if name in _SHADES:
            near, far = (ink, ground) if name in _INK_GROUNDS else (ground, ink)
            return _between(near, far, _SHADES[name])
        # What is named nowhere is a text, an edge, a mark or the ground of a button or toast.
        return known.get(name, ground if name.endswith("_tint") else ink)

    pair = {"bg": ground.name(), "fg": ink.name()}
    found: dict[str, Any] = {name: of(name).name() for name in colors if name not in _KEPT}
    return (
        found | {name: colors[name] for name in _KEPT} | {"tag": dict.fromkeys(colors["tag"], pair)}
    )


def _between(near: QColor, far: QColor, part: float) -> QColor:
    """A colour on the way; nearer where it would take the ink on it below ``LEAST``."""
    while True:
        found = QColor.fromRgbF(
            near.redF() + (far.redF() - near.redF()) * part,
            near.greenF() + (far.greenF() - near.greenF()) * part,
            near.blueF() + (far.blueF() - near.blueF()) * part,
        )
        if part < 0.01 or part >= 0.5 or ratio(found, far) >= LEAST:
            return found
        part /= 2
