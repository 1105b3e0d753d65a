"""Fields with several values in words: what is asked, and each value as people read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate

from crm_desktop.domain.dates import partial_iso
from crm_desktop.services.sync_questions import ALIVE, Question, Version
from crm_desktop.sync.restored import Preview
from crm_desktop.sync.rounds import Held
from crm_desktop.ui import batch_words, words
from crm_desktop.ui.sync_words import Times
from crm_desktop.ui.words import in_short

_YES_NO = {"newsletter", "consent", "active", "do_not_use", "pinned", "waiting", "yearly"}
_DAYS = {"expected_close", "issued_on", "valid_until", "day", "anchor_day"}
_MOMENTS = {"opened_at", "happened_at", "known_since", "last_seen"}


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("QuestionWords", text, None, n)


def field_words(question: Question) -> str:
    """What the field is called within a sentence: "phone number"."""
    if question.table == "field_value":
        return f"“{question.part}”" if question.part else _tr("own field")
    found = {
        ("contact", "name"): _tr("name"), ("contact", "birthday"): _tr("birthday"),
        ("contact", "note"): _tr("note"), ("contact", "status"): _tr("status"),
        ("contact", "job"): _tr("job"), ("contact", "nickname"): _tr("nickname"),
        ("contact", "industry"): _tr("line of business"),
        ("contact", "tax_id"): _tr("tax number"),
        ("contact", "lead_source"): _tr("source"), ("contact", "gender"): _tr("gender"),
        ("contact", "newsletter"): _tr("newsletter"), ("contact", "consent"): _tr("consent"),
        ("contact", "active"): _tr("active or not"), ("contact", "kind"): _tr("kind"),
        ("contact", "external_id"): _tr("customer number"),
        ("contact", "known_since"): _tr("customer since"),
        ("contact", "owner_id"): _tr("who looks after it"),
        ("contact", "phone_id"): _tr("main phone number"),
        ("contact", "email_id"): _tr("main e-mail address"),
        ("contact", "address_id"): _tr("main address"),
        ("contact", "website_id"): _tr("main website"),
        ("contact", "position_id"): _tr("main company"),
        ("contact", "photo"): _tr("picture"),
        ("contact", "merged_into"): _tr("joining with another contact"),
        ("contact", "keep_in_touch_days"): _tr("how often to keep in touch"),
        ("phone", "number"): _tr("phone number"), ("email", "address"): _tr("e-mail address"),
        ("website", "url"): _tr("website"), ("address", "address"): _tr("address"),
        ("position", "job"): _tr("job in a company"),
        ("position", "role"): _tr("role in a company"),
        ("position", "period"): _tr("time in a company"),
        ("deal", "title"): _tr("title"), ("deal", "amount"): _tr("amount"),
        ("deal", "outcome"): _tr("outcome"), ("deal", "expected_close"): _tr("closing date"),
        ("deal", "next_step"): _tr("next step"), ("deal", "note"): _tr("note"),
        ("deal", "probability"): _tr("chance"), ("deal", "contact_id"): _tr("contact"),
        ("deal", "company_id"): _tr("company"), ("deal", "owner_id"): _tr("who looks after it"),
        ("deal", "lead_source"): _tr("source"), ("deal", "kind"): _tr("kind"),
        ("entry", "body"): _tr("text of an entry"),
        ("entry", "subject"): _tr("subject of an entry"),
        ("entry", "when"): _tr("time of an entry"),
        ("entry", "outcome"): _tr("outcome of an entry"),
        ("entry", "kind"): _tr("kind of an entry"),
        ("reminder", "title"): _tr("reminder"), ("reminder", "due"): _tr("day of a reminder"),
        ("reminder", "done_at"): _tr("reminder done or not"),
        ("reminder", "note"): _tr("note of a reminder"),
        ("reminder", "repeat"): _tr("repeating of a reminder"),
        ("reminder", "owner_id"): _tr("who does a reminder"),
        ("deal_line", "price_minor"): _tr("price"), ("deal_line", "quantity"): _tr("quantity"),
        ("deal_line", "title"): _tr("line of a deal"),
        ("quote", "state"): _tr("state of a quote"),
        ("quote_line", "price_minor"): _tr("price in a quote"),
        ("quote_line", "quantity"): _tr("quantity in a quote"),
        ("product", "price"): _tr("price"),
        ("letter_template", "text"): _tr("text of a letter"),
        ("stage", "probability"): _tr("chance of a step"),
    }.get((question.table, question.group))  # fmt: skip
    if found is not None:
        return found
    if question.group in {"label"}:
        return _tr("label")
    if question.group == "do_not_use":
        return _tr("use or not")
    if question.group == "name":
        return _tr("name")
    return _tr("field “%1”").replace("%1", question.group.removesuffix("_id").replace("_", " "))


def heading(question: Question) -> str:
    """ "One thing to decide: Tom Achterberg’s phone number"."""
    if question.group == ALIVE:
        return _apart(
            _tr("One thing to decide: %1 was archived while %2 worked on it"), question
        ).replace("%1", question.about)
    if not question.about:
        return _tr("One thing to decide: %1").replace("%1", field_words(question))
    text = _tr("One thing to decide: %1’s %2").replace("%2", field_words(question))
    return text.replace("%1", question.about)


def on_card(question: Question) -> str:
    """The same where everybody sees whose field it is."""
    if question.group == ALIVE:
        return _apart(_tr("One thing to decide: archived while %2 worked on it"), question)
    return _tr("One thing to decide: %1").replace("%1", field_words(question))


def _apart(text: str, question: Question) -> str:
    worked = question.versions[0]
    return text.replace("%2", worked.person or worked.device)


def use(question: Question, place: int, value: str) -> str:
    """What the button says that settles it; ``place`` of the version, ``value`` as it is said."""
    if question.group == ALIVE:
        return _tr("Archive it") if place else _tr("Keep it")
    return _tr("Use %1").replace("%1", short_value(value))


def used(question: Question, place: int, value: str) -> str:
    """What was settled."""
    if question.group == ALIVE:
        said = _tr("%1 is archived, on all PCs.") if place else _tr("%1 stays, on all PCs.")
        return said.replace("%1", question.about)
    return _tr("Uses %1 now, on all PCs.").replace("%1", short_value(value))


def why(question: Question) -> str:
    """How it came about, and what is used until then."""
    if question.group == ALIVE:
        return _tr("Neither PC knew of the other. Until you choose it is kept, with everything.")
    text = _tr("Both PCs changed it while they were apart. Until you choose, the newer one is used "
               "and both are kept.")  # fmt: skip
    if question.part and question.table != "field_value":
        return f"“{in_short(question.part)}”. {text}"
    return text


def value_words(question: Question, version: Version, currency: str) -> str:
    """A value, as it is read elsewhere in the window; "(empty)" where there is none."""
    group = question.group
    said = _SAID.get(group)
    if group == ALIVE:
        return _tr("Kept") if version.shown else _tr("Archived")
    if said is not None:
        text = said(version.values)
    elif group in _YES_NO:
        text = _tr("Yes") if version.values.get(group) else _tr("No")
    elif group in _DAYS:
        text = _day(version.values.get(group))
    else:
        text = _price(version.values, currency) or _moment(version.values) or version.text
    return text or _tr("(empty)")


_Values = Mapping[str, Any]


def _price(values: _Values, currency: str) -> str:
    for minor in ("amount_minor", "price_minor"):
        if isinstance(values.get(minor), int):
            return words.money(values[minor], str(values.get("currency") or currency))
    return ""


def _moment(values: _Values) -> str:
    for moment in sorted(_MOMENTS & values.keys()):
        if isinstance(values[moment], int):
            at = words.moment(values[moment], dt.UTC)
            return words.spelled(QDate(at.year, at.month, at.day), "d MMM yyyy")
    return ""


def _outcome(values: _Values) -> str:
    if "state" not in values:  # of an entry
        return str(values.get("outcome") or "")
    state = {"open": _tr("open"), "won": _tr("won"), "lost": _tr("lost")}
    said = (state.get(str(values["state"]), str(values["state"])),
            _day(values.get("closed_on")), str(values.get("close_reason") or ""))  # fmt: skip
    return ", ".join(filter(None, said))


def _due(values: _Values) -> str:
    said = (_day(values.get("due_date")), str(values.get("due_time") or ""))
    return " ".join(filter(None, said))


def _kind(values: _Values) -> str:
    kind = {"person": _tr("Person"), "company": _tr("Company"), "household": _tr("Household")}
    return kind.get(str(values["kind"]), str(values["kind"] or ""))


def _number(values: _Values) -> str:
    return str(values.get("typed") or values.get("number") or "")


_SAID: Mapping[str, Callable[[_Values], str]] = {
    "birthday": lambda v: _partial(v.get("birth_year"), v.get("birth_month"), v.get("birth_day")),
    "due": _due,
    "outcome": _outcome,
    "done_at": lambda v: _tr("done") if v.get("done_at") else _tr("not done"),
    "kind": _kind,
    "number": _number,
    "photo": lambda v: _tr("a picture") if v.get("photo") else _tr("no picture"),
}
"""Merge group -> how its values are said."""


def short_value(text: str) -> str:
    """A value in one line, for a button."""
    return in_short(text)


def who(version: Version, me: str, own: str, times: Times) -> str:
    """ "You, Front desk PC, yesterday 17:05". ``me``: who works at this PC, ``own``: its name."""
    person = version.person
    if version.device == own and (not person or person == me):
        person = _tr("You")
    parts = [person, version.device]
    if version.written_at:
        parts.append(times.written(version.written_at))
    return ", ".join(filter(None, parts))


def held_heading(held: Held) -> str:
    """What another PC put into the trash: "Workshop PC archived 640 contacts"."""
    return _tr("%1 archived %2").replace("%2", batch_words.rows(held.rows)).replace("%1", held.pc)


def since_copy(since: Preview) -> str:
    """What others wrote since an older copy was made: "New: 3 contacts. Changed: 2 deals."."""
    parts = [
        said.replace("%1", batch_words.rows(rows))
        for said, rows in (
            (_tr("New: %1."), since.made), (_tr("Changed: %1."), since.changed),
            (_tr("Archived: %1."), since.trashed),
        )
        if rows
    ]  # fmt: skip
    return " ".join(parts)


def _day(iso: object) -> str:
    try:
        day = dt.date.fromisoformat(str(iso))
    except ValueError:
        return ""
    return words.spelled(QDate(day.year, day.month, day.day), "d MMM yyyy")


def _partial(year: int | None, month: int | None, day: int | None) -> str:
    from crm_desktop.ui.widgets.card_about import partial_words  # noqa: PLC0415 - rarely asked

    iso = partial_iso(year, month, day)
    return partial_words(iso) if iso else _tr("(empty)")
