"""How text looks on paper: colours, sizes, weights. Loads no library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Weight = Literal["regular", "medium", "semibold"]
Align = Literal["left", "right", "center"]
Colour = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""

BLACK: Colour = (0.0, 0.0, 0.0)
INK: Colour = (0.11, 0.12, 0.12)
GREY: Colour = (0.36, 0.38, 0.39)
RULE: Colour = (0.85, 0.85, 0.84)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How text looks: ``size`` and ``leading`` (from line to line) in points."""

    size: float = 9.0
    weight: Weight = "regular"
    colour: Colour = INK
    leading: float = 12.5
