"""How the pipeline was last looked at on this PC: mode, order, sorting and filters.

What was typed into the filter field is not kept: a board that hides deals because of a word of
last week would look as if they were lost.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from crm_desktop.services.deal_list import SORTS
from crm_desktop.ui.pc_settings import PcSettings

_MODES = range(3)


@dataclass(frozen=True, slots=True)
class PipelineLook:
    """``which``, ``person``, ``tag``: ids in hex, "" for all, "-" for nobody."""

    mode: int = 0
    by_hand: bool = False
    which: str = ""
    person: str = ""
    closing: str = "any"
    tag: str = ""
    state: str = "open"
    attention: bool = False
    sort: str = "opened"
    falling: bool = True


def read_look(settings: PcSettings) -> PipelineLook:
    """What was kept; anything that cannot be read counts as not kept."""
    try:
        found = json.loads(settings.pipeline or "{}")
        kept = PipelineLook(**found)
    except (ValueError, TypeError):
        return PipelineLook()
    usual = PipelineLook()
    same = all(type(getattr(kept, name)) is type(value) for name, value in asdict(usual).items())
    return kept if same and kept.mode in _MODES and kept.sort in SORTS else usual


def keep_look(settings: PcSettings, look: PipelineLook) -> None:
    """Keep it for the next start."""
    settings.pipeline = json.dumps(asdict(look))


def id_text(value: object) -> str:
    """The value of a filter chip as it is kept."""
    return (value.hex() or "-") if isinstance(value, bytes) else ""


def id_value(text: str) -> bytes | None:
    """And back."""
    if not text:
        return None
    try:
        return b"" if text == "-" else bytes.fromhex(text)
    except ValueError:
        return None
