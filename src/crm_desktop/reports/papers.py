"""Sizes of paper, in points. Loads nothing: the window asks for them too."""

from __future__ import annotations

from typing import NamedTuple

MM = 72 / 25.4
"""Points in a millimetre."""


class Paper(NamedTuple):
    """A size of paper in points."""

    name: str
    width: float
    height: float


A4 = Paper("A4", 210 * MM, 297 * MM)
LETTER = Paper("Letter", 612.0, 792.0)
PAPERS = {paper.name: paper for paper in (A4, LETTER)}
_LETTER_COUNTRIES = frozenset(
    ("US", "CA", "MX", "PH", "CL", "CO", "CR", "DO", "GT", "HN", "NI", "PA", "PR", "SV", "VE", "BZ")
)


def paper_for(country: str) -> Paper:
    """The office paper of a country (ISO 3166 code; empty: A4)."""
    return LETTER if country.upper() in _LETTER_COUNTRIES else A4
