"""Who belongs to whom: mother and daughter, neighbours, the person who recommended us.

A relation is one row that both cards show, each in its own words. It is a part of the contact that
it was added to: while that one is archived, or the other one is, neither card shows it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from crm_desktop.domain.text import collapse
from crm_desktop.errors import UserError
from crm_desktop.services.contact_record import insert, kind_of, update
from crm_desktop.store.file_format import LIVE, TRASHED
from crm_desktop.store.store import Store, Transaction

_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation seen from one of its two contacts.

    ``kind`` is what the other one is to this contact, ``back`` what this contact is to the other
    one; either may be empty, not both.
    """

    id: bytes
    other_id: bytes
    other_n: int
    other: str
    kind: str
    back: str
    note: str


def relations_of(raw: sqlite3.Connection, contact: bytes) -> list[Relation]:
    """The relations of a contact, the oldest first."""
    return [
        Relation(*row)
        for row in raw.execute(
            "SELECT r.id, c.id, c.n, c.name, r.kind, r.back, r.note FROM (SELECT n, id, other_id"
            f" other, kind, back, note FROM relation WHERE contact_id=?1 AND gone={LIVE}"
            " UNION ALL SELECT n, id, contact_id, back, kind, note FROM relation"
            f" WHERE other_id=?1 AND gone={LIVE}) r JOIN contact c ON c.id=r.other"
            f" AND c.gone={LIVE} ORDER BY r.n",
            (contact,),
        )
    ]


def add_relation(
    store: Store, contact: bytes, other: bytes, kind: str, *, back: str = "", note: str = ""
) -> bytes:
    """Say that ``other`` is ``kind`` of ``contact`` ("daughter"), and ``contact`` is ``back`` of
    ``other`` ("mother"). Returns the id.

    Raises:
        UserError: ``contact.gone``, ``relation.self``, ``relation.empty``.
    """
    values = _checked(kind, back, note)
    if contact == other:
        raise UserError(
            "A contact cannot belong to itself. Please choose another one.", code="relation.self"
        )
    with store.transact("Add relation") as tx:
        kind_of(tx.raw, contact)
        kind_of(tx.raw, other)
        identity = tx.ids.one()
        insert(tx, "relation", {"id": identity, "contact_id": contact, "other_id": other, **values})
    return identity


def change_relation(
    store: Store, relation: bytes, contact: bytes, kind: str, *, back: str = "", note: str = ""
) -> bool:
    """Change a relation as ``contact`` sees it; False: it is so already.

    Raises:
        UserError: ``relation.gone``, ``relation.empty``.
    """
    values = _checked(kind, back, note)
    with store.transact("Change relation") as tx:
        if _owner(tx, relation) != contact:
            values["kind"], values["back"] = values["back"], values["kind"]
        return update(tx, "relation", relation, values)


def remove_relation(store: Store, relation: bytes) -> None:
    """Take a relation away from both cards.

    Raises:
        UserError: ``relation.gone``.
    """
    with store.transact("Remove relation") as tx:
        _owner(tx, relation)
        update(tx, "relation", relation, {"gone": TRASHED})


def _checked(kind: str, back: str, note: str) -> dict[str, str]:
    values = {"kind": kind, "back": back, "note": note}
    shown = {name: collapse(text)[:_LONGEST] for name, text in values.items()}
    if not (shown["kind"] or shown["back"]):
        raise UserError(
            "Please say how the two belong together, for example “sister”. Nothing was saved yet.",
            code="relation.empty",
        )
    return shown


def _owner(tx: Transaction, relation: bytes) -> bytes:
    row = tx.raw.execute(
        f"SELECT contact_id FROM relation WHERE id=? AND gone={LIVE}", (relation,)
    ).fetchone()
    if row is None:
        raise UserError(
            "This relation is not there any more. Nothing was changed.", code="relation.gone"
        )
    return bytes(row[0])
