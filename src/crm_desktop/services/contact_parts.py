"""Phones, e-mail, postal and web addresses of a contact: any number, each with a label.

One of each kind is the primary one, named by a field of the contact: the first that is added, until
a person chooses another. When it is removed, the oldest that is left takes its place. What is typed
is never refused for its form; it is kept as typed and compared by its keys.
"""

from __future__ import annotations

from typing import Literal

from crm_desktop.domain import phones
from crm_desktop.domain.emails import email_key
from crm_desktop.domain.text import collapse
from crm_desktop.errors import UserError
from crm_desktop.services.contact_record import insert, kind_of, update
from crm_desktop.services.settings import read_settings
from crm_desktop.store.file_format import LIVE, TRASHED
from crm_desktop.store.store import Store, Transaction

PartKind = Literal["phone", "email", "address", "website"]

ADDRESS = ("street", "street2", "street_number", "postal_code", "city", "region", "country")
"""The fields of an address."""
_SHOWN: dict[PartKind, str] = {
    "phone": "phone number", "email": "e-mail address", "address": "address",
    "website": "web address",
}  # fmt: skip
_LONGEST = 500


def add_part(
    store: Store, contact: bytes, kind: PartKind, text: str = "", label: str = "", **address: str
) -> bytes:
    """Add a phone, e-mail or web address (``text``), or an address (its fields). Returns its id.

    Raises:
        UserError: ``part.empty``, ``contact.gone``.
    """
    with store.transact(f"Add {_SHOWN[kind]}") as tx:
        kind_of(tx.raw, contact)
        return make_part(tx, contact, kind, text, label, **address)


def change_part(
    store: Store,
    kind: PartKind,
    part: bytes,
    text: str | None = None,
    label: str | None = None,
    **address: str,
) -> bool:
    """Change what is given of a part; False: it is so already.

    Raises:
        UserError: ``part.gone``, ``part.empty`` (remove it instead).
    """
    with store.transact(f"Change {_SHOWN[kind]}") as tx:
        _owner(tx, kind, part)
        values: dict[str, str] = {}
        if kind == "address":
            values = {name: collapse(value)[:_LONGEST] for name, value in address.items()}
            _check_address(values)
            kept = tx.raw.execute(
                f"SELECT {', '.join(ADDRESS)} FROM address WHERE id=?", (part,)
            ).fetchone()
            if not any((dict(zip(ADDRESS, kept, strict=True)) | values).values()):
                raise _empty(kind)
        elif text is not None:
            values = _values(tx, kind, text)
        if label is not None:
            values["label"] = collapse(label)[:_LONGEST]
        return update(tx, kind, part, values)


def set_do_not_use(
    store: Store, kind: Literal["phone", "email"], part: bytes, do_not_use: bool
) -> bool:
    """Mark a phone or e-mail address as not to be used, or take the mark away.

    Raises:
        UserError: ``part.gone``.
    """
    with store.transact(f"Change {_SHOWN[kind]}") as tx:
        _owner(tx, kind, part)
        return update(tx, kind, part, {"do_not_use": int(do_not_use)})


def remove_part(store: Store, kind: PartKind, part: bytes) -> None:
    """Take a part away.

    Raises:
        UserError: ``part.gone``.
    """
    with store.transact(f"Remove {_SHOWN[kind]}") as tx:
        owner = _owner(tx, kind, part)
        tx.raw.execute(f"UPDATE {kind} SET gone={TRASHED} WHERE id=?", (part,))
        tx.raw.execute(
            f"UPDATE contact SET {kind}_id=(SELECT id FROM {kind} WHERE contact_id=?1"
            f" AND gone={LIVE} ORDER BY n LIMIT 1) WHERE id=?1 AND {kind}_id=?2",
            (owner, part),
        )


def set_primary(store: Store, kind: PartKind, part: bytes) -> bool:
    """Make a part the primary one of its kind; False: it is already.

    Raises:
        UserError: ``part.gone``.
    """
    with store.transact(f"Choose main {_SHOWN[kind]}") as tx:
        owner = _owner(tx, kind, part)
        return tx.raw.execute(
            f"UPDATE contact SET {kind}_id=?1 WHERE id=?2 AND {kind}_id IS NOT ?1", (part, owner)
        ).rowcount > 0  # fmt: skip


def make_part(
    tx: Transaction, contact: bytes, kind: PartKind, text: str = "", label: str = "", **address: str
) -> bytes:
    """``add_part`` inside a transaction."""
    if kind == "address":
        values = {name: collapse(value)[:_LONGEST] for name, value in address.items()}
        _check_address(values)
        if not any(values.values()):
            raise _empty(kind)
    else:
        values = _values(tx, kind, text)
    identity = tx.ids.one()
    shown = collapse(label)[:_LONGEST]
    insert(tx, kind, {"id": identity, "contact_id": contact, "label": shown, **values})
    tx.raw.execute(
        f"UPDATE contact SET {kind}_id=?1 WHERE id=?2 AND NOT EXISTS (SELECT 1 FROM {kind} p"
        f" WHERE p.id=contact.{kind}_id AND p.gone={LIVE})",
        (identity, contact),
    )
    return identity


def _values(tx: Transaction, kind: PartKind, text: str) -> dict[str, str]:
    shown = collapse(text)[:_LONGEST]
    if not shown:
        raise _empty(kind)
    if kind == "phone":
        return {
            "typed": shown, "digits": phones.digits(shown), "match_key": phones.phone_key(shown),
            "e164": phones.to_e164(shown, read_settings(tx.raw).country or None) or "",
        }  # fmt: skip
    if kind == "email":
        return {"address": shown, "match_key": email_key(shown)}
    return {"url": shown}


def _check_address(values: dict[str, str]) -> None:
    unknown = values.keys() - set(ADDRESS)
    if unknown:
        raise TypeError(f"an address has no {', '.join(sorted(unknown))}")


def _owner(tx: Transaction, kind: PartKind, part: bytes) -> bytes:
    row = tx.raw.execute(
        f"SELECT p.contact_id FROM {kind} p JOIN contact c ON c.id=p.contact_id"
        f" WHERE p.id=? AND p.gone={LIVE} AND c.gone={LIVE}",
        (part,),
    ).fetchone()
    if row is None:
        raise UserError(
            f"This {_SHOWN[kind]} is not there any more. Nothing was changed.", code="part.gone"
        )
    return bytes(row[0])


def _empty(kind: PartKind) -> UserError:
    return UserError(f"The {_SHOWN[kind]} is empty. Nothing was changed.", code="part.empty")
