"""An entry of the timeline as the window says it: who did what, how long, and with what outcome."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from crm_desktop.ui import words
from crm_desktop.ui.words import tr

if TYPE_CHECKING:  # the first page needs no card
    from crm_desktop.services.contact_card import DealMove
    from crm_desktop.services.reminders import Reminder
    from crm_desktop.services.timeline import Attached, Entry
    from crm_desktop.ui.models.timeline import Happened


def outcome_words(outcome: str) -> str:
    """The outcomes that the composer offers in the program's language, others as they are."""
    known = {
        "reached": tr("reached"), "no answer": tr("no answer"),
        "left a message": tr("left a message"),
    }  # fmt: skip
    return known.get(outcome, outcome)


def happened(
    entry: Entry, name: str, today: dt.date, zone: dt.tzinfo, me: bytes = b"",
    is_here: Callable[[str], bool] | None = None,
) -> Happened:  # fmt: skip
    """The entry as a row; ``name`` is how the contact is called in a sentence, ``me`` the colleague
    at this PC, whose entries say "You". ``is_here``: whether the content of that hash has come; not
    asked where nobody else could have it."""
    from crm_desktop.ui.models.timeline import Happened  # noqa: PLC0415 - the first page has none

    rest = []
    named = bool(entry.who) or (entry.direction == "in" and entry.kind in {"call", "email"})
    if entry.kind == "visit" and named:
        rest.append(tr("visit"))
    if entry.contact_name:
        rest.append(entry.contact_name)
    body = entry.body
    if entry.subject and entry.kind in {"email", "other"}:
        rest.append(entry.subject)
    elif entry.subject:
        body = f"{entry.subject}\n{body}"
    if entry.outcome:
        rest.append(outcome_words(entry.outcome))
    if entry.minutes:
        rest.append(tr("%n min", entry.minutes))
    if entry.edited_at is not None:
        day = words.day(words.moment(entry.edited_at, zone).date(), today, weekday=True)
        rest.append(tr("edited %1").replace("%1", day))
    return Happened(
        entry.id, entry.kind, entry.happened_at, _who(entry, entry.contact_name or name, me),
        " · ".join(rest), body, entry.pinned,
        tuple(
            (file.id, _file_words(file, is_here), file.media_type) for file in entry.attachments
        ),
    )  # fmt: skip


def _file_words(file: Attached, is_here: Callable[[str], bool] | None) -> str:
    if is_here is None or is_here(file.sha256):
        return file.name
    return tr("%1 (not here yet)").replace("%1", file.name)


def kind_words(kind: str) -> str:
    """A kind of entry, or of reminder, by its name."""
    return {
        "call": tr("Call"), "email": tr("E-mail"), "meeting": tr("Meeting"),
        "visit": tr("Visit"), "note": tr("Note"), "": tr("Reminder"),
    }.get(kind, tr("Entry"))  # fmt: skip


def planned(reminder: Reminder, now: int, today: dt.date) -> Happened:
    """A next step as a row above what happened."""
    from crm_desktop.ui.models.timeline import Happened  # noqa: PLC0415 - the first page has none

    when, _ = words.due(reminder.due, reminder.time, today)
    if reminder.due is not None and reminder.days_late:
        when = f"{words.day(reminder.due, today, weekday=True)}, {when}"
    title = reminder.title or kind_words(reminder.kind)
    return Happened(
        reminder.id, reminder.kind or "other", now, title, "", reminder.note, planned=True,
        late=reminder.days_late > 0, when=when,
    )  # fmt: skip


def moved(move: DealMove) -> Happened:
    """A deal that came into another step, as a small row."""
    from crm_desktop.ui.models.timeline import Happened  # noqa: PLC0415 - the first page has none

    if move.state == "won":
        rest, ends = tr("won"), ""
    elif move.state == "lost":
        rest, ends = tr("lost"), ""
    else:
        rest, ends = (tr("new deal, %1") if move.first else tr("moved to %1")), move.step
    return Happened(b"", "change", move.at, move.title, rest, "", change=True, ends=ends)


def _who(entry: Entry, name: str, me: bytes) -> str:
    if entry.direction == "in" and entry.kind in {"call", "email"}:
        sentence = tr("%1 called") if entry.kind == "call" else tr("%1 wrote")
        return sentence.replace("%1", name)
    if not entry.who:
        return kind_words(entry.kind)
    if me and entry.who_id == me:
        sentence = {
            "call": tr("You called"), "email": tr("You wrote"), "meeting": tr("You met %2"),
            "visit": tr("You saw %2"), "note": tr("You noted"),
        }.get(entry.kind, tr("You"))  # fmt: skip
        return sentence.replace("%2", name)
    sentence = {
        "call": tr("%1 called"), "email": tr("%1 wrote"), "meeting": tr("%1 met %2"),
        "visit": tr("%1 saw %2"), "note": tr("%1 noted"),
    }.get(entry.kind, "%1")  # fmt: skip
    return sentence.replace("%2", name).replace("%1", entry.who)
