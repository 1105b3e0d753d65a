"""Commands that look: search, show, and writing files of what is there."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from crm_desktop.cli.keeping import when
from crm_desktop.cli.session import Session
from crm_desktop.domain import ids
from crm_desktop.errors import UserError
from crm_desktop.import_export import vocabulary
from crm_desktop.services import contacts
from crm_desktop.services.contact_card import ContactCard, read_card
from crm_desktop.services.reminders import Reminder, reminders_of
from crm_desktop.services.search import Search
from crm_desktop.services.timeline import Entry, read_timeline

_TIMELINE = 200
"""Entries that are shown; the newest."""
_ONE = {
    "contacts": "contact", "companies": "company", "deals": "deal", "reminders": "reminder",
}  # fmt: skip
"""Kind of records as an export names it -> one of them."""


@dataclass(frozen=True, slots=True)
class _Happened:
    """A deal, reminder or entry; ``at`` is UTC milliseconds or None, ``day`` a date as text."""

    id: bytes
    kind: str
    title: str
    text: str = ""
    at: int | None = None
    day: str = ""


def export(session: Session, options: argparse.Namespace) -> int:
    """Write a file of what the shop holds."""
    from crm_desktop.import_export.export import export as write_export  # noqa: PLC0415 - much

    with session.shop() as store, session.stoppable():
        made = write_export(
            store, options.what, options.out, vcard=options.vcard, progress=session.progress
        )
    session.give({"files": [str(file) for file in made.files], "records": made.records})
    for file in made.files:
        session.say(f"Written: {file}")
    for name, count in made.records.items():
        session.say(f"{count:>9,}  {_ONE.get(name, name) if count == 1 else name}")
    return 0


def search(session: Session, options: argparse.Namespace) -> int:
    """Find contacts and timeline entries."""
    with session.shop() as store:
        found = Search(store).find(" ".join(options.text), options.limit)
    session.give(
        {
            "contacts": [{**asdict(hit), "id": ids.show(hit.id)} for hit in found.contacts],
            "entries": [
                {
                    **asdict(hit),
                    "id": ids.show(hit.id),
                    "contact_id": hit.contact_id and ids.show(hit.contact_id),
                }
                for hit in found.entries
            ],
        }
    )
    for hit in found.contacts:
        facts = [hit.company, hit.phone, hit.email, hit.city]
        if hit.matched != "name" and hit.matched_text not in facts:
            facts.append(f"{hit.matched}: {_one_line(hit.matched_text)}")
        told = ", ".join(fact for fact in facts if fact)
        session.say(
            f"{ids.show(hit.id)}  {hit.name or '(no name)'}" + (f"  {told}" if told else "")
        )
    for entry in found.entries:
        who = f"{entry.contact_name}: " if entry.contact_name else ""
        session.say(
            f"{when(entry.happened_at)}  {entry.kind}  {who}{entry.subject}  {entry.snippet}"
        )
    if not (found.contacts or found.entries):
        session.say("Nothing was found.")
    return 0


def show(session: Session, options: argparse.Namespace) -> int:
    """Show a contact or a deal."""
    with session.shop() as store:
        with store.read_raw() as raw:
            found = {table: contacts.find_one(raw, options.id, table) for table in _CARDS}
            which = [(table, row) for table, row in found.items() if row is not None]
            if not which:
                raise UserError(
                    f"There is nothing with the id “{options.id}”.", code="show.unknown"
                )
            if len(which) > 1:
                raise UserError(
                    f"A contact and a deal begin with “{options.id}”. Please give more of the id.",
                    code="show.ambiguous",
                )
            ((table, (identity, n)),) = which
            (record,) = _CARDS[table](raw, [n])
        if table == "deal":
            session.give(record)
            _say_record(session, record)
            return 0
        today = dt.datetime.fromtimestamp(store.clock() / 1000, dt.UTC).astimezone().date()
        card = read_card(store, identity, today)
        with store.read_raw() as raw:
            done = reminders_of(raw, identity, today, done=True)
            entries = read_timeline(raw, identity, limit=_TIMELINE)
    happened = _happened(card, done, entries)
    session.give(
        {
            **record,
            "people": [
                {"id": ids.show(one.id), "name": one.name, "title": one.title,
                 "company": one.company}
                for one in card.people
            ],
            **{
                name: [{**asdict(one), "id": ids.show(one.id)} for one in listed]
                for name, listed in happened.items()
            },
        }
    )  # fmt: skip
    _say_card(session, card, happened)
    return 0


_CARDS = {"contact": vocabulary.party_records, "deal": vocabulary.deal_records}


def _say_record(session: Session, record: vocabulary.Vocabulary) -> None:
    told = {
        name: value
        for name, value in {**record, **record.get("custom", {})}.items()
        if not isinstance(value, dict)
    }
    wide = max(map(len, told))
    for name, value in told.items():
        session.say(f"{name:<{wide}}  {value}")


def _happened(
    card: ContactCard, done: Sequence[Reminder], entries: Sequence[Entry]
) -> dict[str, list[_Happened]]:
    """Deals, reminders (the open ones first) and entries, each as a line."""
    return {
        "deals": [_Happened(one.id, one.state if one.state != "open" else one.step, one.title,
                            day=one.closed_on) for one in card.deals],
        "reminders": [
            _Happened(one.id, "open" if one.done_at is None else "done", one.title, one.note,
                      day=f"{one.due or ''} {one.time}".strip())
            for one in (*card.reminders, *done)
        ],
        "entries": [_Happened(one.id, one.kind, one.subject, one.body, one.happened_at)
                    for one in entries],
    }  # fmt: skip


def _say_card(
    session: Session, card: ContactCard, happened: Mapping[str, Sequence[_Happened]]
) -> None:
    contact = card.contact
    session.say(f"{contact.name or '(no name)'}   {contact.kind}   {ids.show(contact.id)}")
    lines = [
        ("Nickname", contact.nickname), ("Birthday", contact.birthday),
        ("Job", ", ".join(filter(None, (contact.job_title, contact.department)))),
    ]  # fmt: skip
    for place in contact.positions:
        job = ", ".join(part for part in (place.title, place.department, place.role) if part)
        lines.append(("Company", f"{place.company}  {job}".rstrip()))
    lines += [(_labelled("Phone", one.label), one.text) for one in contact.phones]
    lines += [(_labelled("E-mail", one.label), one.text) for one in contact.emails]
    lines += [(_labelled("Web", one.label), one.text) for one in contact.websites]
    lines += [(_labelled("Address", one.label), one.one_line()) for one in contact.addresses]
    lines += [
        ("Tags", ", ".join(contact.tags)), ("Status", contact.status),
        ("Industry", contact.industry), ("Tax number", contact.tax_id),
        ("Number", contact.external_id), ("Looked after by", contact.owner),
        ("Known since", when(contact.known_since)), ("Last seen", when(contact.last_seen)),
    ]  # fmt: skip
    lines += [(one.name, one.value) for one in contact.custom]
    if contact.origin:
        record = f", record {contact.origin.record}" if contact.origin.record else ""
        sheet = f", sheet {contact.origin.sheet}" if contact.origin.sheet else ""
        lines.append(("From", f"{contact.origin.file}{sheet}{record}"))
    wide = max(len(name) for name, _ in lines)
    session.say(*(f"  {name:<{wide}}  {value}" for name, value in lines if value))
    if contact.note:
        session.say("", *(f"  {line}" for line in contact.note.splitlines()))
    if card.people:
        session.say("", "People" if contact.kind != "person" else "People at the same company")
        session.say(*(f"  {one.name}  {one.title}".rstrip() for one in card.people))
    if card.relations:
        session.say("", "Belongs with")
        session.say(*(f"  {one.other}  {one.kind}".rstrip() for one in card.relations))
    for title, name in (("Deals", "deals"), ("Reminders", "reminders"), ("Timeline", "entries")):
        if happened[name]:
            session.say("", title)
        for one in happened[name]:
            text = " ".join(filter(None, (one.title, _one_line(one.text))))
            session.say(f"  {when(one.at) or one.day:<16}  {one.kind:<8}  {text}".rstrip())


def _labelled(name: str, label: str) -> str:
    return f"{name} ({label})" if label else name


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"
