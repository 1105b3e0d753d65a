"""Tracks and their steps as the window says them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from crm_desktop.domain.opening_days import OffsetUnit
from crm_desktop.services.tracks import Anchor, Run, Step

UNITS: tuple[OffsetUnit, ...] = ("day", "work day", "week")


def tr(text: str, n: int = -1) -> str:
    """Translate a sentence about tracks."""
    return QCoreApplication.translate("tracks", text, None, n)


def unit_words(unit: OffsetUnit) -> str:
    """A unit, as the choice names it."""
    return {"day": tr("days"), "work day": tr("work days"), "week": tr("weeks")}[unit]


def from_words(anchor: Anchor, *, previous: bool) -> str:
    """What a step is counted from."""
    if previous:
        return tr("after the step before")
    return tr("before the end") if anchor == "end" else tr("after the start")


def anchor_words(anchor: Anchor) -> str:
    """How a track is counted."""
    return tr("From a start on") if anchor == "start" else tr("Back from an end")


def run_words(run: Run) -> str:
    """How far a track of a contact has come: "2 of 5 done"."""
    text = tr("%1 of %2 done").replace("%1", str(run.done))
    return text.replace("%2", str(run.done + run.open))


def kept(steps: list[Step]) -> tuple[Step, ...]:
    """The steps that say what is to be done; rows that were left empty count as not there."""
    return tuple(step for step in steps if step.title.strip() or step.kind)
