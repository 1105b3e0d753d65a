"""Who works where: a person's places in companies, with title and dates, now and earlier.

The primary one (a field of the contact) is the company that stands under the name. "Moved to
another company" either keeps the old place with its end, or replaces it as if it had been wrong.
"""

from __future__ import annotations

from collections.abc import Mapping

from crm_desktop.domain.dates import PartialDate
from crm_desktop.domain.text import collapse
from crm_desktop.errors import UserError
from crm_desktop.services.contact_record import (
    find_or_make_company,
    insert,
    kind_of,
    name_columns,
    update,
)
from crm_desktop.store.file_format import LIVE, TRASHED
from crm_desktop.store.store import Store, Transaction

_LONGEST = 500
_TEXTS = ("title", "department", "role")


def add_position(
    store: Store,
    person: bytes,
    company: bytes | str,
    *,
    title: str = "",
    department: str = "",
    role: str = "",
    started: PartialDate | None = None,
    ended: PartialDate | None = None,
) -> bytes:
    """Give a person a place in a company (id, or a name that is found or made). Returns its id.

    Raises:
        UserError: ``contact.gone``, ``position.self``, ``position.company``, ``position.period``.
    """
    _check_period(started, ended)
    with store.transact("Add company") as tx:
        found = _company(tx, person, company)
        return make_position(
            tx,
            person,
            found,
            title=title,
            department=department,
            role=role,
            started=started,
            ended=ended,
        )


def edit_position(
    store: Store,
    position: bytes,
    texts: Mapping[str, str],
    started: PartialDate | None,
    ended: PartialDate | None,
) -> bool:
    """Change a place as a whole: any of title, department and role, and its period. False: it is
    so already.

    Raises:
        UserError: ``position.gone``, ``position.period`` (it ends before it begins).
    """
    _check_period(started, ended)
    values = {name: collapse(texts[name])[:_LONGEST] for name in _TEXTS if name in texts}
    values |= {"started": _iso(started), "ended": _iso(ended)}
    with store.transact("Change position") as tx:
        person = _person(tx, position)
        done = update(tx, "position", position, values)
        if ended is not None:
            _choose_primary(tx, person, position)
        return done


def add_person(store: Store, company: bytes, person: bytes | str, *, title: str = "") -> bytes:
    """Somebody works at this company, or belongs to this household: a contact (id), or a name that
    is added as a new person. Returns the id of the person.

    Raises:
        UserError: ``contact.gone``, ``position.self``, ``position.person``.
    """
    with store.transact("Add person") as tx:
        kind_of(tx.raw, company)
        if isinstance(person, bytes):
            if person == company:
                raise _self()
            kind_of(tx.raw, person)
            identity = person
        else:
            values = name_columns("person", person, "")
            if not values["name"]:
                raise UserError("Please say who. Nothing was saved yet.", code="position.person")
            identity = tx.ids.one()
            insert(
                tx, "contact",
                {"id": identity, "kind": "person", "created_at": tx.now, **values},
            )  # fmt: skip
        make_position(tx, identity, company, title=title)
    return identity


def remove_position(store: Store, position: bytes) -> None:
    """Take a place away, as if it had never been.

    Raises:
        UserError: ``position.gone``.
    """
    with store.transact("Remove company") as tx:
        person = _person(tx, position)
        tx.raw.execute(f"UPDATE position SET gone={TRASHED} WHERE id=?", (position,))
        _choose_primary(tx, person, position)


def set_primary_position(store: Store, position: bytes) -> bool:
    """Show this company under the person's name; False: it is already.

    Raises:
        UserError: ``position.gone``.
    """
    with store.transact("Choose main company") as tx:
        person = _person(tx, position)
        return tx.raw.execute(
            "UPDATE contact SET position_id=?1 WHERE id=?2 AND position_id IS NOT ?1",
            (position, person),
        ).rowcount > 0  # fmt: skip


def move_to_company(
    store: Store,
    position: bytes,
    company: bytes | str,
    *,
    keep_history: bool,
    when: PartialDate,
    title: str = "",
) -> bytes:
    """The person works for another company now; returns the id of the new place, the primary one.

    ``keep_history``: the old place stays, ended at ``when``; else the new one replaces it.

    Raises:
        UserError: ``position.gone``, ``position.self``, ``position.company``.
    """
    with store.transact("Move to another company") as tx:
        person = _person(tx, position)
        found = _company(tx, person, company)
        if keep_history:
            update(tx, "position", position, {"ended": when.iso()})
        else:
            tx.raw.execute(f"UPDATE position SET gone={TRASHED} WHERE id=?", (position,))
        new = make_position(tx, person, found, title=title, started=when if keep_history else None)
        tx.raw.execute("UPDATE contact SET position_id=? WHERE id=?", (new, person))
    return new


def make_position(
    tx: Transaction,
    person: bytes,
    company: bytes,
    *,
    title: str = "",
    department: str = "",
    role: str = "",
    started: PartialDate | None = None,
    ended: PartialDate | None = None,
) -> bytes:
    """``add_position`` inside a transaction; it becomes the primary one where there is none."""
    identity = tx.ids.one()
    texts = {"title": title, "department": department, "role": role}
    values = {name: collapse(text)[:_LONGEST] for name, text in texts.items()}
    values |= {"started": _iso(started), "ended": _iso(ended)}
    insert(tx, "position", {"id": identity, "person_id": person, "company_id": company, **values})
    tx.raw.execute(
        "UPDATE contact SET position_id=?1 WHERE id=?2 AND NOT EXISTS (SELECT 1 FROM position p"
        f" WHERE p.id=contact.position_id AND p.gone={LIVE} AND p.ended='')",
        (identity, person),
    )
    return identity


def _choose_primary(tx: Transaction, person: bytes, left: bytes) -> None:
    """Where the primary place was ended or removed, the oldest that still holds takes over; an
    ended one stays primary when there is no other."""
    tx.raw.execute(
        f"UPDATE contact SET position_id=coalesce((SELECT id FROM position WHERE person_id=?1"
        f" AND gone={LIVE} AND ended='' ORDER BY n LIMIT 1), (SELECT id FROM position"
        f" WHERE person_id=?1 AND gone={LIVE} ORDER BY id IS NOT ?2, n LIMIT 1))"
        " WHERE id=?1 AND position_id=?2",
        (person, left),
    )


def _check_period(started: PartialDate | None, ended: PartialDate | None) -> None:
    first, last = _iso(started), _iso(ended)
    whole = first[:1].isdigit() and last[:1].isdigit()  # a year is needed to compare them
    if whole and last[: len(first)] < first[: len(last)]:
        raise UserError(
            "This place would end before it begins. Please look at the two dates; nothing was "
            "changed.",
            code="position.period",
        )


def _iso(date: PartialDate | None) -> str:
    return "" if date is None else date.iso()


def _person(tx: Transaction, position: bytes) -> bytes:
    row = tx.raw.execute(
        "SELECT p.person_id FROM position p JOIN contact c ON c.id=p.person_id"
        f" WHERE p.id=? AND p.gone={LIVE} AND c.gone={LIVE}",
        (position,),
    ).fetchone()
    if row is None:
        raise UserError(
            "This place at a company is not there any more. Nothing was changed.",
            code="position.gone",
        )
    return bytes(row[0])


def _company(tx: Transaction, person: bytes, company: bytes | str) -> bytes:
    kind_of(tx.raw, person)
    if isinstance(company, str):
        if not collapse(company):
            raise UserError(
                "Please name the company. Nothing was changed.", code="position.company"
            )
        return find_or_make_company(tx, company)
    if company == person:
        raise _self()
    kind_of(tx.raw, company)
    return company


def _self() -> UserError:
    return UserError(
        "Nobody can work for themselves here. Please choose another company.",
        code="position.self",
    )
