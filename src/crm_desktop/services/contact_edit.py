"""Making contacts and changing what they are: name, single fields, birthday, kind, archive.

Every function is one transaction and one undo step, named by a sentence of the history. Contacts
are given by id; whatever works on many takes row numbers (``contact.n``), as lists hold them, and
works in sets. Values that are already so are left alone: then there is no undo step.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from crm_desktop.domain.dates import PartialDate
from crm_desktop.domain.names import PersonName, with_prefix
from crm_desktop.domain.text import collapse
from crm_desktop.errors import UserError
from crm_desktop.services.catalogue import find_or_make
from crm_desktop.services.contact_parts import PartKind, make_part
from crm_desktop.services.contact_record import (
    find_or_make_company,
    insert,
    kept_text,
    kind_of,
    name_columns,
    update,
)
from crm_desktop.services.positions import make_position
from crm_desktop.store.file_format import LIVE, TRASHED
from crm_desktop.store.store import Store, Transaction

KINDS = ("person", "company", "household")
TEXTS = (
    "nickname", "gender", "job_title", "department", "status", "industry", "tax_id", "lead_source",
    "note", "external_id", "photo",
)  # fmt: skip
"""Single fields that hold a text."""
YES_NO = ("newsletter", "consent", "active")
"""Single fields that hold yes, no or nothing (None)."""
OWNER = "owner"
"""The colleague who looks after a contact, by name; empty: nobody."""
SHOWN_FIELDS = {
    "nickname": "nickname", "gender": "gender", "job_title": "job title",
    "department": "department", "status": "status", "industry": "trade",
    "tax_id": "tax number", "lead_source": "where they came from", "note": "note",
    "external_id": "customer number", "photo": "photo", "newsletter": "newsletter",
    "consent": "consent", "active": "whether active", "owner": "colleague in charge",
}  # fmt: skip
"""How a step of the history calls a field."""
_SHOWN = {
    "person": "Make it a person", "company": "Make it a company",
    "household": "Make it a household",
}  # fmt: skip
_MANY = "%1 contacts"
_LINES = ("note",)


def new_contact(
    store: Store,
    kind: str,
    name: str | PersonName,
    *,
    phones: Sequence[str] = (),
    emails: Sequence[str] = (),
    company: str = "",
    title: str = "",
    mobile: str = "",
    mobile_label: str = "",
    address: Mapping[str, str] | None = None,
    birthday: PartialDate | None = None,
    note: str = "",
) -> bytes:
    """Add a contact; the name of a person is taken apart. Returns the id.

    The first phone and e-mail address are the primary ones; a company that is not there yet is
    made. A contact without a name needs a phone or an e-mail address. ``mobile`` is another phone,
    called ``mobile_label``; ``address`` holds the fields of an address, of which any may be empty.

    Raises:
        UserError: ``contact.empty``, ``contact.kind``, ``part.empty``.
    """
    _check_kind(kind)
    phones, emails = [p for p in phones if p.strip()], [e for e in emails if e.strip()]
    values: dict[str, Any] = {**name_columns(kind, name, emails[0] if emails else "")}
    place = {name: text for name, text in (address or {}).items() if text.strip()}
    if not (values["name"] or phones or emails or mobile.strip()):
        raise UserError(
            "A contact needs a name, a phone number or an e-mail address. Nothing was saved yet.",
            code="contact.empty",
        )
    shown = values["name"] or (*emails, *phones, mobile)[0]
    if birthday is not None and kind == "person":
        values |= _birthday_columns(birthday)
    with store.transact(f"Add {shown}") as tx:
        identity = tx.ids.one()
        values |= {"note": kept_text(note)}
        insert(tx, "contact", {"id": identity, "kind": kind, "created_at": tx.now, **values})
        parts: tuple[tuple[PartKind, Sequence[str]], ...] = (("phone", phones), ("email", emails))
        for part, typed in parts:
            for text in typed:
                make_part(tx, identity, part, text)
        if mobile.strip():
            make_part(tx, identity, "phone", mobile, mobile_label)
        if place:
            make_part(tx, identity, "address", **place)
        if company.strip() and kind != "company":
            make_position(tx, identity, find_or_make_company(tx, company), title=title)
        elif title.strip():
            tx.raw.execute("UPDATE contact SET job_title=? WHERE id=?", (collapse(title), identity))
    return identity


def rename(store: Store, contact: bytes, name: str | PersonName) -> bool:
    """Give a contact another name; False: it has it already.

    A text is taken apart for persons; a ``PersonName`` is kept as it is.

    Raises:
        UserError: ``contact.gone``, ``contact.nameless``.
    """
    with store.transact("Rename contact") as tx:
        kind = kind_of(tx.raw, contact)
        values = name_columns(kind, name, "")
        if not values["name"]:
            raise UserError(
                "Please keep a name, so that you find this contact again. Nothing was changed.",
                code="contact.nameless",
            )
        return update(tx, "contact", contact, values)


def set_birthday(store: Store, contact: bytes, birthday: PartialDate | None) -> bool:
    """Set or take away (None) the birthday; parts may be unknown. False: nothing changes.

    Raises:
        UserError: ``contact.gone``.
    """
    with store.transact("Change birthday") as tx:
        kind_of(tx.raw, contact)
        return update(tx, "contact", contact, _birthday_columns(birthday))


def _birthday_columns(birthday: PartialDate | None) -> dict[str, int | None]:
    if birthday is None:
        return {"birth_year": None, "birth_month": None, "birth_day": None}
    return {
        "birth_year": birthday.year, "birth_month": birthday.month, "birth_day": birthday.day,
    }  # fmt: skip


def set_known_since(
    store: Store, contact: bytes, since: PartialDate | None, zone: dt.tzinfo
) -> bool:
    """Since when the contact is known to the shop; a year, or a month of it, is kept as such, a day
    begins in ``zone``. None: not known. False: nothing changes.

    Raises:
        UserError: ``contact.gone``, ``contact.field`` (a day without its year).
    """
    at, known_from = None, ""
    if since is not None:
        if since.year is None:
            raise UserError(
                "Please give a day or a year, like 11 March 2022 or 2022. Nothing was changed.",
                code="contact.field",
            )
        whole = since.day is not None
        known_from = "" if whole else since.iso()
        day = dt.datetime(since.year, since.month or 1, since.day or 1)  # noqa: DTZ001 - zone below
        at = round(day.replace(tzinfo=zone if whole else dt.UTC).timestamp() * 1000)
    with store.transact("Change customer since") as tx:
        kind_of(tx.raw, contact)
        return update(tx, "contact", contact, {"known_since": at, "known_from": known_from})


def usual_values(store: Store, what: str, limit: int = 30) -> list[str]:
    """What stands in a field of the contacts already, the most frequent first: to be offered.

    ``what``: one of ``TEXTS``, ``OWNER``, or "phone label", "email label", "address label",
    "website label", "role", "relation", "city", "country".
    """
    column, table = _OFFERED.get(what, (what, "contact"))
    if what not in _OFFERED and what not in TEXTS:
        raise TypeError(f"no values of {what!r} are offered")
    with store.read_raw() as raw:
        return [
            value
            for (value,) in raw.execute(
                f"SELECT {column} FROM {table} WHERE gone={LIVE} AND {column}<>''"
                f" GROUP BY {column} ORDER BY count(*) DESC, {column} LIMIT +?",
                (limit,),
            )
        ]


_OFFERED = {
    "phone label": ("label", "phone"), "email label": ("label", "email"),
    "address label": ("label", "address"), "website label": ("label", "website"),
    "role": ("role", "position"), "relation": ("kind", "relation"), OWNER: ("name", "colleague"),
    "city": ("city", "address"), "country": ("country", "address"),
}  # fmt: skip


def set_field(store: Store, contacts: Sequence[int], field: str, value: object) -> int:
    """Set one field (``TEXTS``, ``YES_NO`` or ``OWNER``) of some contacts; returns how many change.

    Raises:
        UserError: ``contact.field``: no such field, or not a value for it.
    """
    with store.transact(f"Change {SHOWN_FIELDS.get(field, field)}") as tx:
        column, new = field_column(tx, field, value)
        return tx.raw.execute(
            f"UPDATE contact SET {column}=?1 WHERE n IN (SELECT value FROM json_each(?2))"
            f" AND gone={LIVE} AND {column} IS NOT ?1",
            (new, str(list(contacts))),
        ).rowcount


def change_kind(store: Store, contact: bytes, kind: str) -> bool:
    """Make a person a company, or the other way round; False: it is one already.

    Everything else stays: phones, entries, tags, and the positions, which are shown again when the
    kind is changed back.

    Raises:
        UserError: ``contact.gone``, ``contact.kind``.
    """
    _check_kind(kind)
    with store.transact(_SHOWN[kind]) as tx:
        if kind_of(tx.raw, contact) == kind:
            return False
        name = with_prefix(
            *tx.raw.execute("SELECT prefix, name FROM contact WHERE id=?", (contact,)).fetchone()
        )
        values = name_columns(kind, name, "") if name else {}
        return update(tx, "contact", contact, {"kind": kind, **values})


def archive(store: Store, contacts: Sequence[int]) -> int:
    """Take contacts out of lists and search; what hangs on them stays. Returns how many."""
    return _set_gone(store, contacts, LIVE, TRASHED, "Archive %1")


def bring_back(store: Store, contacts: Sequence[int]) -> int:
    """Bring archived contacts back with all that hung on them. Returns how many."""
    return _set_gone(store, contacts, TRASHED, LIVE, "Bring back %1")


def archived(store: Store, limit: int = 1000) -> list[tuple[int, bytes, str, str]]:
    """(n, id, kind, name) of the archived contacts, the last one archived first."""
    with store.read_raw() as raw:
        return raw.execute(
            "SELECT c.n, c.id, c.kind, c.name FROM contact c"
            f" WHERE c.gone={TRASHED} ORDER BY (SELECT max(h.n) FROM change h WHERE h.tbl=3"
            " AND h.row=c.n) DESC, c.n DESC LIMIT +?",
            (limit,),
        ).fetchall()


# ----------------------------------------------------------------------------------------- inside


def _check_kind(kind: str) -> None:
    if kind not in KINDS:
        raise UserError(
            "A contact is a person, a company or a household. Nothing was changed.",
            code="contact.kind",
        )


def plain_column(field: str, value: object) -> tuple[str, object]:
    """Column and value of one of ``TEXTS`` and ``YES_NO`` as a person gives it.

    Raises:
        UserError: ``contact.field``.
    """
    if field in TEXTS and isinstance(value, str):
        text = value.strip() if field in _LINES else collapse(value)
        return field, kept_text(text)
    if field in YES_NO and (value is None or isinstance(value, bool)):
        return field, None if value is None else int(value)
    raise UserError(
        "This field cannot be set like that. Nothing was changed.", code="contact.field"
    )


def field_column(tx: Transaction, field: str, value: object) -> tuple[str, object]:
    """``plain_column``, or the owner by name; a new colleague is made.

    Raises:
        UserError: ``contact.field``.
    """
    if field == OWNER and isinstance(value, str):
        return "owner_id", find_or_make(tx, "colleague", value) if value.strip() else None
    return plain_column(field, value)


def _set_gone(store: Store, contacts: Sequence[int], before: int, now: int, label: str) -> int:
    listed = str(list(contacts))
    where = f"n IN (SELECT value FROM json_each(?)) AND gone={before}"
    with store.read_raw() as raw:
        named = raw.execute(f"SELECT name FROM contact WHERE {where}", (listed,)).fetchall()
    what = named[0][0] if len(named) == 1 else _MANY.replace("%1", f"{len(named):,}")
    with store.transact(label.replace("%1", what)) as tx:
        return tx.raw.execute(f"UPDATE contact SET gone={now} WHERE {where}", (listed,)).rowcount
