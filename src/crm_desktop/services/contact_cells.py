"""One cell of the contact list: its value as it is typed, and changing it there.

A cell is a contact (``contact.n``) and the code of a column. A phone, e-mail address or town is the
main one of the contact; an emptied one is taken away. Each change is one undo step.
"""

from __future__ import annotations

import json
import sqlite3

from crm_desktop.domain.dates import parse_partial, partial_iso
from crm_desktop.domain.names import with_prefix
from crm_desktop.domain.text import collapse
from crm_desktop.errors import UserError
from crm_desktop.services import contact_edit, contact_parts, fields
from crm_desktop.services.contact_parts import PartKind
from crm_desktop.store.schema import LIVE
from crm_desktop.store.store import Store

CUSTOM = "custom:"
_PARTS: dict[str, tuple[PartKind, str]] = {
    "phone": ("phone", "typed"), "email": ("email", "address"), "town": ("address", "city"),
}  # fmt: skip
_TEXTS = ("status", "industry", "lead_source")
_OFFERED = 200


def read_cell(store: Store, n: int, column: str) -> tuple[str, tuple[str, ...]]:
    """The value as it is typed, and what to choose from; ("", ()) where the contact is gone.

    Raises:
        ValueError: the column cannot be changed in the list.
    """
    with store.read_raw() as raw:
        if column.startswith(CUSTOM):
            return _read_own(raw, n, bytes.fromhex(column.removeprefix(CUSTOM)))
        if column in _PARTS:
            table, text = _PARTS[column]
            found = _main_part(raw, n, table, text)
            return (found[1] if found else ""), ()
        return _read_field(raw, n, column)


def _read_field(raw: sqlite3.Connection, n: int, column: str) -> tuple[str, tuple[str, ...]]:
    row = raw.execute(
        "SELECT c.name, coalesce(w.name, ''), c.status, c.industry,"
        " c.lead_source, c.birth_year, c.birth_month, c.birth_day, c.prefix FROM contact c"
        f" LEFT JOIN colleague w ON w.id=c.owner_id WHERE c.n=? AND c.gone={LIVE}",
        (n,),
    ).fetchone() or ("", "", "", "", "", None, None, None, "")
    values = {
        "name": with_prefix(row[8], row[0]), "owner": row[1], "birthday": partial_iso(*row[5:8]),
        **dict(zip(_TEXTS, row[2:5], strict=True)),
    }  # fmt: skip
    if column not in values:
        raise ValueError(f"cannot be changed in the list: {column[:60]}")
    offered: tuple[str, ...] = ()
    if column == "owner":
        offered = _listed(raw, f"SELECT name FROM colleague WHERE gone={LIVE} ORDER BY name")
    elif column in _TEXTS:
        used = f"SELECT {column} FROM contact WHERE gone={LIVE} AND {column}<>'' GROUP BY {column}"
        offered = _listed(raw, f"{used} ORDER BY count(*) DESC")
    return values[column], offered


def change_cell(store: Store, n: int, column: str, typed: str) -> bool:
    """Keep what was typed in a cell; False: it stands there already.

    Raises:
        UserError: the contact is gone, or it is not a value for this column.
        ValueError: the column cannot be changed in the list.
    """
    with store.read_raw() as raw:
        row = raw.execute(f"SELECT id FROM contact WHERE n=? AND gone={LIVE}", (n,)).fetchone()
        if row is None:
            raise UserError(
                "This contact is not there any more. Nothing was changed.", code="contact.gone"
            )
        contact = bytes(row[0])
        part = None
        if column in _PARTS:
            table, text = _PARTS[column]
            part = _main_part(raw, n, table, text)
    if column.startswith(CUSTOM):
        field = bytes.fromhex(column.removeprefix(CUSTOM))
        return fields.set_value(store, [n], field, typed) > 0
    if column == "name":
        return contact_edit.rename(store, contact, typed)
    if column == "birthday":
        return _set_birthday(store, contact, typed)
    if column in _PARTS:
        return _change_part(store, contact, column, part, typed)
    if column != contact_edit.OWNER and column not in _TEXTS:
        raise ValueError(f"cannot be changed in the list: {column[:60]}")
    return contact_edit.set_field(store, [n], column, typed) > 0


def _set_birthday(store: Store, contact: bytes, typed: str) -> bool:
    date = parse_partial(typed) if typed.strip() else None
    if date is None and typed.strip():
        raise UserError(
            f"“{collapse(typed)[:60]}” is no date, so it was not saved.", code="field.value"
        )
    return contact_edit.set_birthday(store, contact, date)


def _change_part(
    store: Store, contact: bytes, column: str, part: tuple[bytes, str, bool] | None, typed: str
) -> bool:
    table, _ = _PARTS[column]
    town = {"city": typed} if column == "town" else {}
    text = "" if town else typed
    if part is None:
        if not typed.strip():
            return False
        contact_parts.add_part(store, contact, table, text, **town)
        return True
    identity, _, more = part
    if not typed.strip() and not (town and more):
        contact_parts.remove_part(store, table, identity)
        return True
    if town:
        return contact_parts.change_part(store, table, identity, **town)
    return contact_parts.change_part(store, table, identity, typed)


def _main_part(
    raw: sqlite3.Connection, n: int, table: str, text: str
) -> tuple[bytes, str, bool] | None:
    """Id and text of the main phone, e-mail address or address, and whether it holds more."""
    more = "p.street<>'' OR p.postal_code<>'' OR p.country<>''" if table == "address" else "0"
    row = raw.execute(
        f"SELECT p.id, p.{text}, {more} FROM contact c JOIN {table} p ON p.contact_id=c.id"
        f" AND p.gone={LIVE} WHERE c.n=? ORDER BY p.id IS NOT c.{table}_id, p.n LIMIT 1",
        (n,),
    ).fetchone()
    return None if row is None else (bytes(row[0]), str(row[1]), bool(row[2]))


def _read_own(raw: sqlite3.Connection, n: int, field: bytes) -> tuple[str, tuple[str, ...]]:
    row = raw.execute(
        "SELECT f.kind, f.options, coalesce((SELECT v.value FROM field_value v JOIN contact c"
        f" ON c.id=v.contact_id WHERE v.field_id=f.id AND c.n=? AND v.gone={LIVE}), '')"
        f" FROM field f WHERE f.id=? AND f.gone={LIVE}",
        (n, field),
    ).fetchone()
    if row is None:
        return "", ()
    kind, options, value = row
    if kind == "yes/no":
        return value, ("", "1", "0")
    offered = json.loads(options or "[]") if kind == "list" else []
    return value, ("", *map(str, offered)) if offered else ()


def _listed(raw: sqlite3.Connection, sql: str) -> tuple[str, ...]:
    return ("", *(str(text) for (text,) in raw.execute(f"{sql} LIMIT {_OFFERED}")))
