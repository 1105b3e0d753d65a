"""Ready-made tracks for common occasions, in the languages of the program.

They are offered and never forced; taken up, they become the shop's own and may be changed, so they
follow the shop's language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crm_desktop.domain.opening_days import OffsetUnit


@dataclass(frozen=True, slots=True)
class PresetStep:
    """A step as it is offered; ``amount`` units after the start (before the end), or after the
    step before it."""

    title: str
    kind: str
    amount: int
    unit: OffsetUnit
    after_previous: bool


@dataclass(frozen=True, slots=True)
class Preset:
    """A track in one language."""

    code: str
    name: str
    anchor: Literal["start", "end"]
    steps: tuple[PresetStep, ...]


_Step = tuple[str, str, str, int, OffsetUnit, bool]
"""English, German, kind, amount, unit, whether it counts from the step before."""

_TRACKS: dict[str, tuple[tuple[str, str], Literal["start", "end"], tuple[_Step, ...]]] = {
    "delivery": (
        ("After a delivery", "Nach einer Lieferung"), "start",
        (("Ask whether everything arrived well", "Nachfragen, ob alles gut ankam", "call", 2,
          "work day", False),
         ("Ask for a review", "Um eine Bewertung bitten", "email", 2, "week", False),
         ("Offer the first service", "Erste Wartung anbieten", "call", 10, "week", False)),
    ),
    "quote": (
        ("After a quote", "Nach einem Angebot"), "start",
        (("Did the quote arrive?", "Ist das Angebot angekommen?", "call", 2, "work day", False),
         ("Are there questions about the quote?", "Gibt es Fragen zum Angebot?", "call", 5,
          "work day", True),
         ("Ask for a decision", "Um eine Entscheidung bitten", "email", 1, "week", True)),
    ),
    "fair": (
        ("Before a trade fair", "Vor einer Messe"), "end",
        (("Invite to the stand", "An den Stand einladen", "email", 6, "week", False),
         ("Agree a meeting at the stand", "Termin am Stand vereinbaren", "call", 2, "week", False),
         ("Confirm the meeting", "Termin bestätigen", "email", 2, "work day", False)),
    ),
    "new": (
        ("New customer", "Neuer Kunde"), "start",
        (("Thank you and welcome", "Dank und Willkommen", "email", 0, "work day", False),
         ("Ask how the first weeks went", "Fragen, wie die ersten Wochen waren", "call", 4, "week",
          False),
         ("Look at it together after half a year", "Nach einem halben Jahr gemeinsam ansehen",
          "visit", 26, "week", False)),
    ),
}  # fmt: skip

CODES = tuple(_TRACKS)


def preset(code: str, language: str) -> Preset:
    """A track by its code ("delivery"), in German for "de", else in English."""
    german = language == "de"
    names, anchor, steps = _TRACKS[code]
    return Preset(
        code,
        names[german],
        anchor,
        tuple(
            PresetStep(in_german if german else in_english, kind, amount, unit, previous)
            for in_english, in_german, kind, amount, unit, previous in steps
        ),
    )
