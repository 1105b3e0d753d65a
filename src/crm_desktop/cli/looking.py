"""Commands that look: search, show, and writing files of what is there."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from crm_desktop.cli.keeping import when
from crm_desktop.cli.session import Session
from crm_desktop.domain import ids
from crm_desktop.errors import UserError
from crm_desktop.import_export.export import export as write_export
from crm_desktop.services import contacts
from crm_desktop.services.search import Search


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
        session.say(f"{count:>9,}  {name}")
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
    """Show a contact."""
    with session.shop() as store:
        with store.read_raw() as raw:
            identity = contacts.find_one(raw, options.id, "contact")
        if identity is None:
            raise UserError(f"There is nothing with the id “{options.id}”.", code="show.unknown")
        card = contacts.card(store, identity)
    session.say(card.contact.name)
    return 0


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"
