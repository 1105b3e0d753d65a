"""Whom post goes to: names and addresses of many contacts, households, and who is left out.

A person without an address of their own is reached at the company or household where they are now;
then the company's name stands above theirs. Whoever said that they do not agree to be contacted is
left out, unless it is asked otherwise (a parcel they ordered).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from crm_desktop.domain.names import with_prefix
from crm_desktop.domain.postal_address import (
    PostalAddress,
    address_lines,
    same_place,
    sort_key,
    town_key,
)
from crm_desktop.domain.text import fold
from crm_desktop.services.consent import refused
from crm_desktop.services.mailing_head import FirstListed, FirstPostCodes, Related
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


@dataclass(frozen=True, slots=True)
class _How:
    """The choices of a mailing; ``home`` is the country of the shop."""

    order: Order
    per_household: bool
    with_refused: bool
    home: str


_Letter = tuple[_Row, list[_Row]]
"""Whom a letter is addressed to, and all it is for."""

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

    ``most``: only the first letters are wanted, and those who were left out on the way to them.
    """
    settings = read_settings(raw)
    how = _How(order, per_household, with_refused, settings.country)
    if most is not None and most < len(contacts):
        found, skipped, letters = _read_first(raw, contacts, how, most)
    else:
        found, skipped = [], []
        _read(raw, contacts, with_refused, found, skipped)
        letters = _letters(found, how)
    shared = len(found) - len(letters)
    recipients = [_recipient(first, group, settings) for first, group in letters[:most]]
    return Mailing(tuple(recipients), tuple(skipped), shared)


def _letters(rows: Sequence[_Row], how: _How) -> list[_Letter]:
    """The letters for these rows (in the order of the list), in the order wanted."""
    groups = _households(rows, how.home) if how.per_household else [[row] for row in rows]
    letters = [(_leading(group), group) for group in groups]
    if how.order == "post_code":
        letters.sort(key=lambda one: (*sort_key(one[0].address, how.home), *_by_name(one[0])))
    elif how.order == "name":
        letters.sort(key=lambda one: _by_name(one[0]))
    return letters


def _read_first(
    raw: sqlite3.Connection, contacts: Sequence[int], how: _How, most: int
) -> tuple[list[_Row], list[Skipped], list[_Letter]]:
    """As for all, but no more than what surely are the first letters of all."""
    home = how.home
    place = {n: at for at, n in enumerate(contacts)}
    head: FirstPostCodes | FirstListed
    if how.order == "post_code":
        head = FirstPostCodes(raw, contacts, home, most)
    elif how.order == "name":
        by_name = raw.execute(f"SELECT n FROM contact WHERE gone={LIVE} ORDER BY sort_key, n")
        head = FirstListed([n for (n,) in by_name if n in place], most)
    else:
        head = FirstListed(contacts, most)
    related = Related(raw, home)
    found: dict[int, _Row] = {}
    skipped: list[Skipped] = []
    asked: set[int] = set()
    joined: set[int] = set()

    def read(numbers: Iterable[int]) -> None:
        rows: list[_Row] = []
        new = {n for n in numbers if n in place} - asked
        asked.update(new)
        _read(raw, sorted(new, key=place.__getitem__), how.with_refused, rows, skipped)
        found.update((row.n, row) for row in rows)

    while True:
        read(head.further())
        if how.per_household and not head.is_whole():
            known = head.towns() if isinstance(head, FirstPostCodes) else frozenset()
            circle = [row for row in found.values() if _holds(head, row)]
            while circle:
                joined.update(row.n for row in circle)
                more = {
                    *related.of_households(row.household for row in circle if row.household),
                    *related.of_families(_families(circle, home, known)),
                }
                read(more)
                circle = [found[n] for n in more if n in found and n not in joined]
        rows = sorted(found.values(), key=lambda row: place[row.n])
        letters = [
            (first, group)
            for first, group in _letters(rows, how)
            if _holds(head, group[0] if how.order == "list" else first)
        ]
        if len(letters) >= most or head.is_whole():
            return rows, skipped, letters


def _holds(head: FirstPostCodes | FirstListed, row: _Row) -> bool:
    """Whether all that come before this one are inside."""
    return head.holds(row.address) if isinstance(head, FirstPostCodes) else row.n in head.inside


def _families(rows: Sequence[_Row], home: str, known: Set[str]) -> set[tuple[str, str]]:
    """Families (town, name) of which others may share a letter, but not in towns known wholly."""
    found = {(town_key(row.address, home), fold(row.last)) for row in rows if _is_alike(row)}
    return {(town, name) for town, name in found if town and town not in known}


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
        alike = place and _is_alike(row)
        key: object = row.household or (of_place.get(family) if alike else None) or row.id
        if alike:
            of_place.setdefault(family, key)
        groups.setdefault(key, []).append(row)
    return list(groups.values())


def _is_alike(row: _Row) -> bool:
    """Whether others of the name may live where this one does."""
    return row.kind == "person" and not row.company and bool(fold(row.last))


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
