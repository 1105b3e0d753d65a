"""Whom post goes to: names and addresses of many contacts, households, and who is left out.

A person without an address of their own is reached at the company or household where they are now;
then the company's name stands above theirs. Whoever said that they do not agree to be contacted is
left out, unless it is asked otherwise (a parcel they ordered).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from crm_desktop.domain.names import with_prefix
from crm_desktop.domain.postal_address import PostalAddress, address_lines, same_place, sort_key
from crm_desktop.domain.text import fold
from crm_desktop.services.consent import refused
from crm_desktop.services.settings import ShopSettings, read_settings
from crm_desktop.store.file_format import LIVE

Order = Literal["post_code", "name", "list"]
LeftOut = Literal["no_address", "no_name", "refused"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """One letter: ``names`` stand above the address; ``contacts`` are all it is for (ids), the one
    it is addressed to first. ``lines`` are those of the address, country included where abroad."""

    n: int
    contacts: tuple[bytes, ...]
    names: tuple[str, ...]
    lines: tuple[str, ...]
    address: PostalAddress

    @property
    def block(self) -> tuple[str, ...]:
        """Everything that is printed, line by line."""
        return self.names + self.lines


@dataclass(frozen=True, slots=True)
class Skipped:
    """Who gets nothing, and why."""

    n: int
    id: bytes
    name: str
    reason: LeftOut


@dataclass(frozen=True, slots=True)
class Mailing:
    """``shared`` contacts have no letter of their own, since their household gets one."""

    recipients: tuple[Recipient, ...]
    skipped: tuple[Skipped, ...]
    shared: int


@dataclass(frozen=True, slots=True)
class _Row:
    n: int
    id: bytes
    kind: str
    name: str
    formal: str
    first: str
    last: str
    sort_key: str
    household: bytes | None
    household_name: str
    company: str
    address: PostalAddress


_AT_ONCE = 200
"""Contacts that are read in one go, where only the first letters are wanted."""
_ADDRESS = ("street", "street2", "street_number", "postal_code", "city", "region", "country")
_ADDRESS_OF = (
    "(SELECT x.n FROM contact y CROSS JOIN address x ON x.contact_id=y.id"
    " WHERE y.id={owner}.id AND x.gone=0"
    " AND trim(x.street||x.street2)<>'' AND trim(x.postal_code||x.city)<>''"
    " ORDER BY x.id IS NOT y.address_id, x.n LIMIT 1)"
)
_READ = (
    "WITH f AS MATERIALIZED (SELECT c.n, c.id, c.kind, c.name, c.prefix,"
    f" c.first_name, c.last_name, c.sort_key, 1-{refused('post')} consent,"
    f" {_ADDRESS_OF.format(owner='c')} own,"
    " (SELECT o.company_id FROM contact y CROSS JOIN position o ON o.person_id=y.id JOIN"
    f" contact h ON h.id=o.company_id AND h.gone={LIVE} WHERE y.id=c.id AND o.gone={LIVE}"
    " AND o.ended='' ORDER BY o.id IS NOT y.position_id, o.n LIMIT 1) at"
    f" FROM json_each(?) r CROSS JOIN contact c ON c.n=r.value WHERE c.gone={LIVE}),"
    f" g AS MATERIALIZED (SELECT f.*, k.kind at_kind, k.name at_name,"
    f" coalesce(f.own, {_ADDRESS_OF.format(owner='k')}) address"
    " FROM f LEFT JOIN contact k ON k.id=f.at)"
    " SELECT g.n, g.id, g.kind, g.name, g.prefix, g.first_name, g.last_name, g.sort_key, g.consent,"
    " g.at, g.at_kind, g.at_name, g.own, "
    + ", ".join(f"coalesce(a.{column}, '')" for column in _ADDRESS)
    + " FROM g LEFT JOIN address a ON a.n=g.address"
)


def read_mailing(
    raw: sqlite3.Connection,
    contacts: Sequence[int],
    *,
    order: Order = "post_code",
    per_household: bool = False,
    with_refused: bool = False,
    most: int | None = None,
) -> Mailing:
    """The letters for these contacts (row numbers, in the order of a list) and who gets none.

    ``most``: only the first letters are wanted, and those left out among them.
    """
    settings = read_settings(raw)
    wanted: Sequence[int] = contacts
    if len(contacts) <= _AT_ONCE:
        most = None
    if most is not None and order == "name":
        known = raw.execute(f"SELECT n FROM contact WHERE gone={LIVE} ORDER BY sort_key, n")
        place = {n: at for at, (n,) in enumerate(known)}
        wanted = sorted(contacts, key=lambda n: place.get(n, -1))
    found: list[_Row] = []
    skipped: list[Skipped] = []
    # Whoever comes later may belong to the first household, or have the first post code.
    together = per_household or order == "post_code" or most is None
    size = len(wanted) if together else _AT_ONCE
    for start in range(0, len(wanted), size or 1):
        _read(raw, wanted[start : start + size], with_refused, found, skipped)
        if most is not None and not together and len(found) >= most:
            break
    groups = _households(found, settings.country) if per_household else [[row] for row in found]
    shared = len(found) - len(groups)
    leading = [(_leading(group), group) for group in groups]
    if order == "post_code":
        home = settings.country
        leading.sort(key=lambda one: (*sort_key(one[0].address, home), *_by_name(one[0])))
    elif order == "name":
        leading.sort(key=lambda one: _by_name(one[0]))
    letters = [_recipient(first, group, settings) for first, group in leading[:most]]
    return Mailing(tuple(letters), tuple(skipped), shared)


def _read(
    raw: sqlite3.Connection, contacts: Sequence[int], with_refused: bool, found: list[_Row],
    skipped: list[Skipped],
) -> None:  # fmt: skip
    """Add the contacts that get a letter, and those that get none, in the order given."""
    # Asked for in the order of the file: rows that lie together are read together.
    rows = raw.execute(_READ, (json.dumps(sorted(contacts)),)).fetchall()
    place = {n: at for at, n in enumerate(contacts)}
    rows.sort(key=lambda row: place[row[0]])
    for row in rows:
        n, identity, kind, name, prefix, first, last, sorting, consent, at, *more = row
        at_kind, at_name, own, *where = more
        address = PostalAddress(*where)
        if consent == 0 and not with_refused:
            skipped.append(Skipped(n, identity, name, "refused"))
        elif not address.reaches:
            skipped.append(Skipped(n, identity, name, "no_address"))
        elif not name.strip():
            street = " ".join(filter(None, (address.street, address.city)))
            skipped.append(Skipped(n, identity, street, "no_name"))
        else:
            home = at_kind == "household"
            works = kind == "person" and own is None and at_kind == "company"
            found.append(
                _Row(
                    n, identity, kind, name, with_prefix(prefix, name), first, last, sorting,
                    identity if kind == "household" else at if home else None,
                    name if kind == "household" else at_name if home else "",
                    at_name if works else "", address,
                )
            )  # fmt: skip


def block_of(raw: sqlite3.Connection, contact: bytes) -> tuple[str, ...]:
    """Name and address of one contact in lines, as they stand on a letter; the name alone where no
    address is known."""
    row = raw.execute("SELECT n, prefix, name FROM contact WHERE id=?", (contact,)).fetchone()
    if row is None:
        return ()
    found = read_mailing(raw, [row[0]], with_refused=True).recipients
    return found[0].block if found else (with_prefix(row[1], row[2]),)


def _by_name(one: _Row) -> tuple[str, int]:
    return one.sort_key, one.n


def _households(rows: Sequence[_Row], home: str) -> list[list[_Row]]:
    """Members of one household together: by its record, else by family name and address."""
    groups: dict[object, list[_Row]] = {}
    of_place: dict[tuple[str, str], object] = {}
    for row in rows:
        place = same_place(row.address, home)
        family = (place, fold(row.last))
        alike = place and row.kind == "person" and family[1] and not row.company
        key: object = row.household or (of_place.get(family) if alike else None) or row.id
        if alike:
            of_place.setdefault(family, key)
        groups.setdefault(key, []).append(row)
    return list(groups.values())


def _leading(group: Sequence[_Row]) -> _Row:
    # The household itself, where it is among them, has the name and the address that count.
    return next((row for row in group if row.kind == "household"), group[0])


def _recipient(first: _Row, group: Sequence[_Row], settings: ShopSettings) -> Recipient:
    others = [row.id for row in group if row is not first]
    return Recipient(
        first.n, (first.id, *others), _names(first, group),
        address_lines(first.address, settings.country, settings.language), first.address,
    )  # fmt: skip


def _names(first: _Row, group: Sequence[_Row]) -> tuple[str, ...]:
    if len(group) == 1:
        if first.company:
            return (first.company, first.formal) if first.formal else (first.company,)
        return (first.formal,) if first.formal else ()
    if first.household_name:
        return (first.household_name,)
    given = [row.first for row in group]
    if all(given):
        return (f"{', '.join(given[:-1])} & {given[-1]} {first.last}",)
    return tuple(row.formal for row in group)
