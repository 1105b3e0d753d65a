"""Sheets of labels, label rolls and envelopes that can be bought, with their real measures.

All measures are millimetres from the upper left corner of the paper. They come from
``resources/label_formats.json``; a new product is a line there.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from crm_desktop.paths import resource

FormatKind = Literal["sheet", "roll", "envelope"]
_PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}


@dataclass(frozen=True, slots=True)
class LabelFormat:
    """``codes`` are the products it fits; ``paper`` "A4", "Letter" or empty (the label is the
    paper). A sheet has ``columns`` times ``rows`` labels of ``width`` times ``height``, the first
    at (``left``, ``top``), the others ``across`` and ``down`` from it. ``to`` is where the address
    begins on an envelope."""

    id: str
    kind: FormatKind
    codes: str
    paper: str
    paper_width: float
    paper_height: float
    columns: int
    rows: int
    width: float
    height: float
    left: float = 0.0
    top: float = 0.0
    across: float = 0.0
    down: float = 0.0
    to: tuple[float, float] = (0.0, 0.0)

    @property
    def slots(self) -> int:
        """How many labels one sheet has."""
        return self.columns * self.rows

    def corner(self, slot: int) -> tuple[float, float]:
        """The upper left corner of a label, counted from 0 row by row."""
        row, column = divmod(slot, self.columns)
        return self.left + column * self.across, self.top + row * self.down


@lru_cache(maxsize=1)
def label_formats() -> dict[str, LabelFormat]:
    """All formats by id, in the order they are offered."""
    data = json.loads(resource("label_formats.json").read_text(encoding="utf-8"))
    found = []
    for one in data["sheets"]:
        width, height = _PAPERS[one["paper"]]
        found.append(LabelFormat(kind="sheet", paper_width=width, paper_height=height, **one))
    for kind in ("roll", "envelope"):
        for one in data[f"{kind}s"]:
            to = one.pop("to_left", 0.0), one.pop("to_top", 0.0)
            found.append(
                LabelFormat(
                    kind=kind, paper="", paper_width=one["width"], paper_height=one["height"],
                    columns=1, rows=1, to=to, **one,
                )
            )  # fmt: skip
    return {one.id: one for one in found}


def usual_format(letter_paper: bool) -> LabelFormat:
    """What is offered first: the commonest address label of the shop's paper."""
    return label_formats()["avery-5160" if letter_paper else "avery-l7160"]
