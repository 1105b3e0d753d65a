"""The shop's own fields: what they are, and their values at contacts.

A value is kept in a canonical form, so that it sorts, filters and travels: a plain decimal, an ISO
date (parts may be missing), "1" or "0"; a text as typed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from crm_desktop.domain import numbers
from crm_desktop.domain.dates import parse_partial
from crm_desktop.domain.ids import natural_id
from crm_desktop.domain.numbers import DecimalMark
from crm_desktop.domain.text import collapse, strip_unsafe
from crm_desktop.errors import UserError
from crm_desktop.services.catalogue import find_or_make, natural_key
from crm_desktop.services.contact_record import update
from crm_desktop.store.file_format import LIVE, TRASHED
from crm_desktop.store.store import Store, Transaction

FIELD_KINDS = ("text", "number", "money", "percent", "date", "yes/no", "list", "link")
Subject = Literal["contact", "deal"]
"""What a field is of."""
_NUMERIC = ("number", "money", "percent")
_LONGEST = 10_000
_MOST_CHOICES = 200
_DIFFERENT = (
    f"SELECT value, count(*) FROM field_value WHERE field_id=? AND gone={LIVE} AND value<>''"
    " GROUP BY value ORDER BY count(*) DESC, value"
)
_YES = frozenset({"1", "yes", "y", "true", "ja", "j", "wahr", "x"})
_NO = frozenset({"0", "no", "n", "false", "nein", "falsch"})


@dataclass(frozen=True, slots=True)
class Field:
    """A custom field of contacts or deals; ``options`` are the choices of kind list, ``tag_id`` the
    tag whose contacts it belongs to (None: everyone), ``used`` at how many it has a value."""

    id: bytes
    name: str
    kind: str
    options: tuple[str, ...]
    tag_id: bytes | None
    used: int


def list_fields(store: Store, subject: Subject = "contact") -> list[Field]:
    """The custom fields of contacts (or deals), in the order of the shop."""
    owner = f"{subject}_id"
    with store.read_raw() as raw:
        used = dict(
            raw.execute(
                f"SELECT field_id, count(*) FROM field_value WHERE gone={LIVE} AND value<>''"
                f" AND {owner} NOTNULL GROUP BY field_id"
            ).fetchall()
        )
        rows = raw.execute(
            "SELECT id, name, kind, options, tag_id FROM field WHERE subject=?"
            f" AND gone={LIVE} ORDER BY rank, n",
            (subject,),
        ).fetchall()
    return [
        Field(identity, name, kind, _options(options), tag, used.get(identity, 0))
        for identity, name, kind, options, tag in rows
    ]


def make_field(
    store: Store, name: str, kind: str, *, options: Sequence[str] = (), tag: bytes | None = None,
    subject: Subject = "contact",
) -> bytes:  # fmt: skip
    """Add a field for contacts (or deals); returns its id.

    Raises:
        UserError: ``field.empty``, ``field.kind``, ``field.taken``.
    """
    shown = _checked(name)
    if kind not in FIELD_KINDS:
        raise UserError("There is no such kind of field. Nothing was changed.", code="field.kind")
    with store.transact(f"Add field “{shown}”") as tx:
        _refuse_taken(tx, shown, None, subject)
        return find_or_make(
            tx, "field", shown, subject=subject, kind=kind, tag_id=tag,
            options=json.dumps(_cleaned(options), ensure_ascii=False) if options else "",
        )  # fmt: skip


def rename_field(store: Store, field: bytes, name: str) -> bool:
    """Give a field another name, wherever it stands; False: it has it already.

    Raises:
        UserError: ``field.empty``, ``field.gone``, ``field.taken``.
    """
    shown = _checked(name)
    with store.transact(f"Rename field to “{shown}”") as tx:
        kind_of_field(tx.raw, field)
        (subject,) = tx.raw.execute("SELECT subject FROM field WHERE id=?", (field,)).fetchone()
        _refuse_taken(tx, shown, field, subject)
        return update(tx, "field", field, {"name": shown, "match_key": natural_key(shown)})


def set_options(store: Store, field: bytes, options: Sequence[str]) -> bool:
    """Set the choices of a field of kind list; values that are no choice any more stay.

    Raises:
        UserError: ``field.gone``.
    """
    with store.transact("Change choices of a field") as tx:
        kind_of_field(tx.raw, field)
        listed = json.dumps(_cleaned(options), ensure_ascii=False)
        return update(tx, "field", field, {"options": listed})


@dataclass(frozen=True, slots=True)
class KindChange:
    """What another kind would mean: how many values fit it, and those that do not (up to ten
    different ones; ``misfits`` counts all contacts or deals that have one)."""

    fits: int
    misfits: int
    samples: tuple[str, ...]


def look_at_kind(store: Store, field: bytes, kind: str) -> KindChange:
    """Whether the values of a field could be of another kind. Reads every different value.

    Raises:
        UserError: ``field.gone``.
    """
    with store.read_raw() as raw:
        before = kind_of_field(raw, field)
        fits = misfits = 0
        samples: list[str] = []
        for value, count in raw.execute(_DIFFERENT, (field,)):
            if _converted(before, kind, value) is not None:
                fits += count
                continue
            misfits += count
            if len(samples) < 10:
                samples.append(value)
    return KindChange(fits, misfits, tuple(samples))


def change_kind(store: Store, field: bytes, kind: str) -> bool:
    """Make a field one of another kind, where all of its values fit; False: it is of that kind.

    A field that becomes a list has its different values as choices, the frequent ones first.

    Raises:
        UserError: ``field.gone``, ``field.kind``, ``field.misfit``.
    """
    if kind not in FIELD_KINDS:
        raise UserError("There is no such kind of field. Nothing was changed.", code="field.kind")
    with store.transact("Change kind of a field") as tx:
        before = kind_of_field(tx.raw, field)
        if before == kind:
            return False
        changed = []
        choices = []
        for value, _count in tx.raw.execute(_DIFFERENT, (field,)).fetchall():
            converted = _converted(before, kind, value)
            if converted is None:
                raise UserError(
                    f"“{value[:60]}” does not fit this kind, so nothing was changed. Change such "
                    "values first.",
                    code="field.misfit",
                )
            changed.append((*converted, field, value))
            choices.append(converted[0])
        tx.raw.executemany(
            "UPDATE field_value SET value=?, number=? WHERE field_id=? AND value=?"
            f" AND gone={LIVE}",
            changed,
        )
        values = {"kind": kind}
        if kind == "list":
            values["options"] = json.dumps(_cleaned(choices)[:_MOST_CHOICES], ensure_ascii=False)
        return update(tx, "field", field, values)


def give_to(store: Store, field: bytes, tag: bytes | None) -> bool:
    """Let a field belong to the contacts of a tag only, or (None) to everyone; False: it does.

    Values of other contacts stay where they are.

    Raises:
        UserError: ``field.gone``.
    """
    with store.transact("Change whose field it is") as tx:
        kind_of_field(tx.raw, field)
        return update(tx, "field", field, {"tag_id": tag})


def order_fields(store: Store, fields: Sequence[bytes]) -> None:
    """Put the fields in this order; fields that are not named stand first."""
    with store.transact("Order fields") as tx:
        for place, field in enumerate(fields, 1):
            update(tx, "field", field, {"rank": f"{place:04d}"})


def remove_field(store: Store, field: bytes) -> None:
    """Take a field away; its values are kept with it and come back with an undo.

    Raises:
        UserError: ``field.gone``.
    """
    with store.transact("Remove field") as tx:
        kind_of_field(tx.raw, field)
        update(tx, "field", field, {"gone": TRASHED})


def set_value(
    store: Store,
    contacts: Sequence[int],
    field: bytes,
    value: str,
    decimal_mark: DecimalMark | None = None,
) -> int:
    """Set a field of contacts (``contact.n``); an empty text takes the value away. Returns how many
    change.

    Raises:
        UserError: ``field.gone``, ``field.value``: it is no number, date, choice ...
    """
    with store.transact("Change field") as tx:
        shown, number = canonical(kind_of_field(tx.raw, field), value, decimal_mark)
        return write_value(tx, contacts, field, shown, number)


def write_value(
    tx: Transaction, contacts: Sequence[int], field: bytes, shown: str, number: float | None
) -> int:
    """``set_value`` inside a transaction, with a value in its ``canonical`` form."""
    listed = str(list(contacts))
    if not shown:
        return tx.raw.execute(
            # "+": by the index on the contact. That on the field names all who have a value.
            f"UPDATE field_value SET gone={TRASHED} WHERE +field_id=? AND gone={LIVE}"
            " AND contact_id IN (SELECT c.id FROM json_each(?) r JOIN contact c"
            " ON c.n=r.value)",
            (field, listed),
        ).rowcount
    tx.raw.create_function("link_id", 3, natural_id, deterministic=True)
    return tx.raw.execute(
        "INSERT INTO field_value(id, field_id, contact_id, value, number)"
        " SELECT link_id('field_value', ?1, c.id), ?1, c.id, ?2, ?3 FROM json_each(?4) r"
        f" JOIN contact c ON c.n=r.value WHERE c.gone={LIVE}"
        " AND NOT EXISTS (SELECT 1 FROM field_value v WHERE v.contact_id=c.id"
        f" AND +v.field_id=?1 AND v.gone={LIVE} AND v.value=?2)"
        f" ON CONFLICT(id) DO UPDATE SET gone={LIVE}, value=excluded.value,"
        " number=excluded.number",
        (field, shown, number, listed),
    ).rowcount


def kind_of_field(raw: sqlite3.Connection, field: bytes) -> str:
    """The kind of a field that is there.

    Raises:
        UserError: ``field.gone``.
    """
    row = raw.execute(f"SELECT kind FROM field WHERE id=? AND gone={LIVE}", (field,)).fetchone()
    if row is None:
        raise UserError("This field is not there any more. Nothing was changed.", code="field.gone")
    return str(row[0])


def canonical(
    kind: str, value: str, decimal_mark: DecimalMark | None = None
) -> tuple[str, float | None]:
    """A value as it is kept, and as a number where it is one; ("", None) for an empty text.

    Raises:
        UserError: ``field.value``.
    """
    shown = (strip_unsafe(value).strip() if kind == "text" else collapse(value))[:_LONGEST]
    if not shown:
        return "", None
    if kind in _NUMERIC:
        read: Decimal | None = (
            numbers.parse_percent(shown, decimal_mark)
            if kind == "percent"
            else numbers.parse_number(shown, decimal_mark)
        )
        if read is None:
            raise UserError(
                f"“{shown[:60]}” is no number, so it was not saved.", code="field.value"
            )
        return numbers.plain(read), float(read)
    if kind == "date":
        date = parse_partial(shown)
        if date is None:
            raise UserError(f"“{shown[:60]}” is no date, so it was not saved.", code="field.value")
        return date.iso(), None
    if kind == "yes/no":
        if shown not in ("0", "1"):
            raise UserError(
                "This field is yes, no or empty. Nothing was saved.", code="field.value"
            )
        return shown, None
    return shown, None


def _converted(before: str, kind: str, value: str) -> tuple[str, float | None] | None:
    """A kept value as another kind keeps it; None: it does not fit."""
    shown = value
    if before == "yes/no":
        shown = "yes" if value == "1" else "no"
    if kind == "yes/no":
        folded = shown.casefold()
        shown = "1" if folded in _YES else "0" if folded in _NO else shown
    try:
        return canonical(kind, shown)
    except UserError:
        return None


def _options(listed: str) -> tuple[str, ...]:
    try:
        found = json.loads(listed or "[]")
    except ValueError:
        return ()
    return tuple(map(str, found)) if isinstance(found, list) else ()


def _cleaned(options: Sequence[str]) -> list[str]:
    return [*dict.fromkeys(shown for option in options if (shown := collapse(option)))]


def _checked(name: str) -> str:
    shown = collapse(name)[:100]
    if not shown:
        raise UserError("A field needs a name. Nothing was changed.", code="field.empty")
    return shown


def _refuse_taken(tx: Transaction, name: str, but: bytes | None, subject: str) -> None:
    if tx.raw.execute(
        f"SELECT 1 FROM field WHERE match_key=? AND subject=? AND gone={LIVE} AND id IS NOT ?",
        (natural_key(name), subject, but),
    ).fetchone():
        raise UserError(
            f"There is a field “{name}” already. Nothing was changed.", code="field.taken"
        )
