"""Ready-made pipelines for common trades, in the languages of the program.

Chances are what a shop may believe at first: they rise step by step and none is sure before it is
won. Names become the shop's own data and may be changed; so they follow the shop's language.
"""

from __future__ import annotations

from dataclasses import dataclass

from crm_desktop.domain.pipeline import QUIET_DAYS, State

_TEXTS = dict[str, str]


@dataclass(frozen=True, slots=True)
class PresetStage:
    """A step as it is offered; ``probability`` in percent, ``quiet_days`` 0: no limit."""

    name: str
    state: State
    probability: int
    quiet_days: int


@dataclass(frozen=True, slots=True)
class Preset:
    """A pipeline for a trade, in one language."""

    code: str
    name: str
    stages: tuple[PresetStage, ...]


_Step = tuple[str, str, int, int]  # English, German, percent, quiet days

_WON, _LOST = ("Won", "Gewonnen"), ("Lost", "Verloren")

_TRADES: dict[str, tuple[tuple[str, str], tuple[_Step, ...]]] = {
    "retail": (
        ("Sales", "Verkauf"),
        (("New enquiry", "Neue Anfrage", 10, 14), ("Visit or trial", "Besuch oder Probe", 30, 14),
         ("Quote sent", "Angebot verschickt", 50, QUIET_DAYS),
         ("Agreeing terms", "In Abstimmung", 75, QUIET_DAYS),
         ("Ordered", "Bestellt", 90, QUIET_DAYS)),
    ),
    "repair": (
        ("Repairs", "Werkstatt"),
        (("Asked for", "Angefragt", 20, 7), ("Looked at", "Begutachtet", 40, 7),
         ("Estimate sent", "Kostenvoranschlag", 60, 10), ("In the workshop", "In Arbeit", 90, 14),
         ("Ready to collect", "Abholbereit", 95, 14)),
    ),
    "services": (
        ("Services", "Dienstleistungen"),
        (("First talk", "Erstes Gespräch", 15, 14), ("Needs are clear", "Bedarf geklärt", 30, 14),
         ("Offer sent", "Angebot verschickt", 50, QUIET_DAYS),
         ("Agreeing terms", "In Abstimmung", 70, QUIET_DAYS),
         ("Promised", "Zugesagt", 90, 14)),
    ),
    "bookings": (
        ("Bookings", "Buchungen"),
        (("Asked for a date", "Termin angefragt", 20, 5), ("Offered", "Angeboten", 45, 7),
         ("Held for them", "Vorgemerkt", 70, 7), ("Deposit asked for", "Anzahlung erbeten", 85, 7)),
    ),
    "wholesale": (
        ("Wholesale", "Großhandel"),
        (("First contact", "Erster Kontakt", 10, 30), ("Samples sent", "Muster verschickt", 25, 30),
         ("Price list sent", "Preisliste verschickt", 40, 30),
         ("Trial order", "Probebestellung", 70, 30), ("Yearly agreement", "Jahresvertrag", 85, 30)),
    ),
}  # fmt: skip

_REASONS: tuple[tuple[str, str], ...] = (
    ("Too expensive", "Zu teuer"), ("Bought elsewhere", "Woanders gekauft"),
    ("No longer needed", "Nicht mehr nötig"), ("Took too long", "Hat zu lange gedauert"),
    ("We did not have it", "Hatten wir nicht"), ("No answer", "Keine Antwort"),
)  # fmt: skip

CODES = tuple(_TRADES)
DEFAULT = "retail"
"""The preset of the first deal in a shop without a pipeline."""


def preset(code: str, language: str) -> Preset:
    """A ready-made pipeline; languages other than German are given the English words.

    Raises:
        KeyError: no such preset.
    """
    which = 1 if language == "de" else 0
    name, steps = _TRADES[code]
    stages = [
        PresetStage(german if which else english, "open", probability, quiet)
        for english, german, probability, quiet in steps
    ]
    stages += [closing_stage("won", language), closing_stage("lost", language)]
    return Preset(code, name[which], tuple(stages))


def closing_stage(state: State, language: str) -> PresetStage:
    """The step for won or lost deals of a pipeline that has none."""
    which = 1 if language == "de" else 0
    if state == "won":
        return PresetStage(_WON[which], "won", 100, 0)
    return PresetStage(_LOST[which], "lost", 0, 0)


def lost_reasons(language: str) -> tuple[str, ...]:
    """Why deals are lost, as first offered."""
    which = 1 if language == "de" else 0
    return tuple(reason[which] for reason in _REASONS)
