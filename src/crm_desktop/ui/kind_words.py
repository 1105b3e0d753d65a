"""What a row of some table is, as a word and as an icon, for lists of rows of many kinds."""

from __future__ import annotations

from crm_desktop.ui import entry_words
from crm_desktop.ui.words import tr

_ENTRY_ICONS = {"call": "phone", "email": "mail", "meeting": "users", "visit": "store"}


def kind_words(table: str, detail: str) -> str:
    """``detail``: the kind of a contact or of an entry."""
    if table == "contact":
        return {"company": tr("Company"), "household": tr("Household")}.get(detail, tr("Person"))
    if table == "entry":
        return entry_words.kind_words(detail)
    return {"deal": tr("Deal"), "quote": tr("Quote")}.get(table, tr("Reminder"))


def kind_icon(table: str, detail: str) -> str:
    """The name of the icon."""
    if table == "contact":
        return "building-2" if detail == "company" else "user"
    if table == "entry":
        return _ENTRY_ICONS.get(detail, "notebook-pen")
    return {"deal": "bookmark", "quote": "file-text"}.get(table, "circle-check")
