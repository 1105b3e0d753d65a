"""Messages as entries: filed under the contact whose address they carry, each only once.

A message belongs to the one contact it is about, and everybody else who has one of its addresses
took part in it, so that it stands on all their cards. Which of the addresses is the shop's own is
told by who of them is no contact.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from crm_desktop.domain.emails import email_key
from crm_desktop.domain.ids import natural_id
from crm_desktop.domain.text import collapse
from crm_desktop.services.attachments import KeptFile, make_attachments
from crm_desktop.services.contact_record import LONGEST, insert, kind_of
from crm_desktop.store.file_format import LIVE
from crm_desktop.store.store import Store, Transaction

_SUBJECT = 500
_SAME = 20
"""Contacts that one address may name: families share a mailbox."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A message; ``at`` is UTC milliseconds or None (now counts), ``sender`` and ``recipients``
    are addresses, ``message_id`` is empty where the message has none."""

    message_id: str
    at: int | None
    sender: str
    recipients: tuple[str, ...]
    subject: str
    body: str
    files: tuple[KeptFile, ...] = ()


@dataclass(frozen=True, slots=True)
class FiledMails:
    """What became of the messages: ids of new entries, how many were there already, and how many
    belong to nobody; ``elsewhere`` names contacts other than the one asked for."""

    entries: tuple[bytes, ...]
    known: int
    nobody: int
    elsewhere: tuple[str, ...]


def file_mails(
    store: Store, mails: Sequence[Mail], *, zone: str, contact: bytes | None = None,
    who: bytes | None = None,
) -> FiledMails:  # fmt: skip
    """File messages as entries, as one undo step.

    ``contact``: where they were dropped; a message that carries none of its addresses goes to the
    contacts whose addresses it carries, and only if there are none to this one. ``who``: the
    colleague at this PC, for messages that were sent.

    Raises:
        UserError: ``contact.gone``, ``attachment.too_many``.
    """
    label = "File an e-mail" if len(mails) == 1 else f"File {len(mails)} e-mails"
    entries: list[bytes] = []
    elsewhere: dict[str, None] = {}
    known = nobody = 0
    with store.transact(label) as tx:
        if contact is not None:
            kind_of(tx.raw, contact)
        for mail in mails:
            if _is_known(tx.raw, mail):
                known += 1
                continue
            senders = _contacts(tx.raw, [mail.sender])
            found = [*senders, *_contacts(tx.raw, mail.recipients)]
            if contact is not None and (contact in found or not found):
                owner = contact
            elif found:
                owner = found[0]
                name = tx.raw.execute("SELECT name FROM contact WHERE id=?", (owner,)).fetchone()
                elsewhere[name[0] or mail.sender] = None
            else:
                nobody += 1
                continue
            others = [one for one in dict.fromkeys(found) if one != owner]
            direction = "in" if owner in senders else "out" if owner in found else ""
            values: dict[str, object] = {
                "contact_id": owner, "direction": direction, "zone": zone,
                "who_id": who if direction == "out" else None,
            }  # fmt: skip
            entries.append(_file(tx, mail, values, others))
    return FiledMails(tuple(entries), known, nobody, tuple(elsewhere))


def _file(tx: Transaction, mail: Mail, values: dict[str, object], others: Sequence[bytes]) -> bytes:
    entry = tx.ids.one()
    insert(
        tx, "entry",
        {"id": entry, "kind": "email", "subject": collapse(mail.subject)[:_SUBJECT],
         "body": mail.body.strip()[:LONGEST], "message_id": mail.message_id,
         "happened_at": tx.now if mail.at is None else mail.at, "sender": mail.sender,
         "created_at": tx.now, **values},
    )  # fmt: skip
    for other in others:
        insert(
            tx, "participant",
            {"id": natural_id("participant", entry, other), "entry_id": entry,
             "contact_id": other},
        )  # fmt: skip
    make_attachments(tx, entry, mail.files)
    return entry


def _is_known(raw: sqlite3.Connection, mail: Mail) -> bool:
    """Whether a message is filed already: by its own id, else by sender, moment and subject."""
    if mail.message_id:
        test, values = "message_id=? AND message_id<>''", (mail.message_id,)
        row = raw.execute(f"SELECT 1 FROM entry WHERE {test} AND gone={LIVE}", values).fetchone()
        return row is not None
    if mail.at is None:
        return False
    owners = _contacts(raw, [mail.sender, *mail.recipients])
    return any(
        raw.execute(
            "SELECT 1 FROM entry WHERE contact_id=? AND happened_at=? AND kind='email'"
            f" AND subject=? AND gone={LIVE}",
            (owner, mail.at, collapse(mail.subject)[:_SUBJECT]),
        ).fetchone()
        for owner in owners
    )


def _contacts(raw: sqlite3.Connection, addresses: Sequence[str]) -> list[bytes]:
    found: dict[bytes, None] = {}
    for address in addresses:
        match_key = email_key(address)
        if match_key:
            found.update(
                (identity, None)
                for (identity,) in raw.execute(
                    "SELECT c.id FROM email p JOIN contact c ON c.id=p.contact_id WHERE"
                    f" p.match_key=? AND p.gone={LIVE} AND c.gone={LIVE} ORDER BY p.n LIMIT +?",
                    (match_key, _SAME),
                )
            )
    return list(found)
