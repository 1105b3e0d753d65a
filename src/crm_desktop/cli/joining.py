"""Commands about contacts that are the same, and about what was archived."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from crm_desktop.cli.keeping import tell_undo, when
from crm_desktop.cli.session import Session
from crm_desktop.domain import ids
from crm_desktop.errors import UserError
from crm_desktop.services import contacts
from crm_desktop.services import merge as joining
from crm_desktop.services import trash as archived
from crm_desktop.services.duplicates import Duplicates
from crm_desktop.store.schema import TRASHED
from crm_desktop.store.store import Store


def duplicates(session: Session, options: argparse.Namespace) -> int:
    """Contacts that look alike, the likeliest first."""
    with session.shop() as store, session.stoppable():
        found = Duplicates(store)
        try:
            groups = found.refresh(session.progress)
        finally:
            found.close()
    session.clear()
    session.give(
        {
            "groups": [
                {
                    "score": group.score,
                    "reason": group.reason,
                    "sure": group.sure,
                    "contacts": [
                        {"id": ids.show(one.id), "kind": one.kind, "name": one.name,
                         "about": one.second_line}
                        for one in group.contacts
                    ],
                }
                for group in groups
            ]
        }
    )  # fmt: skip
    for group in groups:
        session.say(f"{group.score:>3}  {group.reason}{'  (sure)' if group.sure else ''}")
        for one in group.contacts:
            about = f"  {one.second_line}" if one.second_line else ""
            session.say(f"     {ids.show(one.id)}  {one.name or '(no name)'}{about}")
    if not groups:
        session.say("No duplicates were found.")
    return 0


def merge(session: Session, options: argparse.Namespace) -> int:
    """Join contacts into the first one named."""
    with session.shop() as store:
        numbers = [_contact(store, text) for text in options.ids]
        done = joining.merge(store, joining.Merge(numbers[0], tuple(numbers[1:])))
        (name,) = _names(store, [done.into])
    session.give(
        {
            "batch": done.batch,
            "into": options.ids[0],
            "was": [{"field": w.field, "value": w.text, "contact": w.contact} for w in done.was],
        }
    )
    session.say(f"One contact now: {name or '(no name)'}")
    session.say(*(f"  {one.field} was “{one.text}” ({one.contact})" for one in done.was))
    session.say(f"Take it apart with: {session.call} unmerge {options.ids[0]}")
    return 0


def unmerge(session: Session, options: argparse.Namespace) -> int:
    """Take apart what was joined last with a contact."""
    with session.shop() as store, session.stoppable():
        number = _contact(store, options.id, gone=True)
        result = joining.take_apart(store, number, progress=session.progress)
        tell_undo(session, store, result, "Taken apart")
    return 0


def trash(session: Session, options: argparse.Namespace) -> int:
    """What was archived, the last first."""
    with session.shop() as store:
        rows = archived.list_trash(store)
    session.give({"archived": [{**asdict(row), "id": ids.show(row.id)} for row in rows]})
    for row in rows:
        about = f"  {row.about}" if row.about else ""
        session.say(
            f"{ids.show(row.id)}  {when(row.at):16}  {row.table:8}  "
            f"{row.name or '(no name)'}{about}"
        )
    if not rows:
        session.say("Nothing is archived.")
    return 0


def restore(session: Session, options: argparse.Namespace) -> int:
    """Bring back what was archived."""
    with session.shop() as store:
        table, n = archived.find_archived(store, options.id)
        count = archived.bring_back(store, [(table, n)])
    session.give({"restored": count, "table": table})
    session.say("It is back, with all that hung on it.")
    return 0


def _contact(store: Store, text: str, *, gone: bool = False) -> int:
    """The number of the contact whose id begins so; ``gone``: also one that became another."""
    with store.read_raw() as raw:
        found = contacts.find_one(raw, text, "contact")
        if found is None and gone:
            found = contacts.find_one(raw, text, "contact", gone=TRASHED)
    if found is None:
        raise UserError(f"There is no contact with the id “{text}”.", code="show.unknown")
    return found[1]


def _names(store: Store, numbers: list[int]) -> list[str]:
    with store.read_raw() as raw:
        return [contact.name for contact in contacts.read_contacts(raw, numbers)]
