"""What the command palette says of a contact, a deal or a timeline entry that was found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from crm_desktop.domain.text import fold
from crm_desktop.services.deal_search import DealHit
from crm_desktop.services.search import ContactHit, EntryHit
from crm_desktop.ui import words
from crm_desktop.ui.models.palette_rows import Group, PaletteRow
from crm_desktop.ui.widgets.contact_painter import KIND_ICONS


def in_order(
    names: dict[Group, str],
    contacts: Sequence[ContactHit],
    commands: Sequence[PaletteRow],
    text: str,
) -> dict[Group, str]:
    """The headings, commands first where contacts are only found by a tag, and a command is called
    what is typed: after an import all of its contacts have a tag that begins with "Import"."""
    called = bool(commands) and fold(commands[0].text).startswith(fold(text.strip(" .…")))
    if called and contacts and all(hit.matched == "tag" for hit in contacts):
        return {"commands": names["commands"], **names}
    return names


def contact_row(hit: ContactHit) -> PaletteRow:
    """A contact, and by what it was found where its name does not say so."""
    second = [hit.company or (hit.city if hit.kind == "company" else "")]
    if hit.matched not in {"name", "company"} and hit.matched_text not in second:
        second.append(hit.matched_text)
    name = hit.name or hit.email or hit.phone
    shown = ", ".join(part for part in second if part)
    return PaletteRow("contact", "contacts", name, shown, item=hit)


def deal_row(hit: DealHit) -> PaletteRow:
    """A deal with its value, whose it is and its step."""
    amount = words.money(hit.amount_minor, hit.currency) if hit.amount_minor else ""
    icon = {"won": "trophy", "lost": "x"}.get(hit.state, "square-kanban")
    second = ", ".join(part for part in (hit.who, hit.stage) if part)
    return PaletteRow("deal", "deals", hit.title, second, amount, icon, item=hit)


def entry_row(hit: EntryHit, today: dt.date, zone: dt.tzinfo) -> PaletteRow:
    """A timeline entry: whose it is, what it says, and its day."""
    day = words.day(words.moment(hit.happened_at, zone).date(), today)
    said = hit.subject or hit.snippet
    second = hit.snippet if hit.subject else ""
    who = hit.contact_name
    told = (said if who else "", second)
    return PaletteRow(
        "entry", "entries", who or said, ", ".join(part for part in told if part), day,
        KIND_ICONS.get(hit.kind, "circle-check"), item=hit,
    )  # fmt: skip
