"""Commands that look: search, show, and writing files of what is there."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from crm_desktop.cli.keeping import when
from crm_desktop.cli.session import Session
from crm_desktop.domain import ids
from crm_desktop.errors import UserError
from crm_desktop.import_export import vocabulary
from crm_desktop.import_export.export import export as write_export
from crm_desktop.services import contacts
from crm_desktop.services.search import Search

_ONE = {
    "contacts": "contact", "companies": "company", "deals": "deal", "reminders": "reminder",
}  # fmt: skip
"""Kind of records as an export names it -> one of them."""


def export(session: Session, options: argparse.Namespace) -> int:
    """Write a file of what the shop holds."""
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
        card = contacts.card(store, identity)
    session.give(
        {
            **record,
            "staff": card.staff,
            **{
                name: [{**asdict(one), "id": ids.show(one.id)} for one in getattr(card, name)]
                for name in ("deals", "reminders", "entries")
            },
        }
    )
    _say_card(session, card)
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


def _say_card(session: Session, card: contacts.ContactCard) -> None:
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
    if card.staff:
        session.say("", "People")
        session.say(*(f"  {name}  {title}".rstrip() for name, title in card.staff))
    for title, happenings in (
        ("Deals", card.deals), ("Reminders", card.reminders), ("Timeline", card.entries),
    ):  # fmt: skip
        if happenings:
            session.say("", title)
        for one in happenings:
            text = " ".join(filter(None, (one.title, _one_line(one.text))))
            session.say(f"  {when(one.at) or one.day:<16}  {one.kind:<8}  {text}".rstrip())


def _labelled(name: str, label: str) -> str:
    return f"{name} ({label})" if label else name


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"
