"""Which contacts the first letters may be for, without a look at the addresses of all.

A head grows until enough letters were found in it. It names contacts generously, who are then read
as for all letters: what is printed first is exactly what stands first among all. Post codes are
known from the addresses alone; a contact may be reached at another's, so those who are there now
are named with them.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from crm_desktop.domain.postal_address import PostalAddress, sort_key, town_key
from crm_desktop.domain.text import fold
from crm_desktop.store.file_format import LIVE

_FASTER = 4
"""How many times as many are looked at, where the ones before did not do."""

_AT_ONCE = 500
"""Households that one question names."""

_PLACE = "a.country, a.postal_code, CASE a.postal_code WHEN '' THEN a.city ELSE '' END"
_THERE = (
    f"SELECT DISTINCT a.contact_id FROM address a WHERE a.gone=0 AND ({_PLACE}) IN"
    " (SELECT j.value->>0, j.value->>1, j.value->>2 FROM json_each(?) j)"
)
_NOW_AT = f"o.gone={LIVE} AND o.ended=''"
_REACHED = (
    f"WITH there(id) AS MATERIALIZED ({_THERE})"
    " SELECT c.n FROM there CROSS JOIN contact c ON c.id=there.id UNION ALL"
    " SELECT c.n FROM there CROSS JOIN position o ON o.company_id=there.id"
    f" CROSS JOIN contact c ON c.id=o.person_id WHERE {_NOW_AT}"
)
_WANTED = "(SELECT j.value->>0, j.value->>1, j.value->>2, j.value->>3 FROM json_each(:families) j)"
_OF_FAMILY = (
    "SELECT c.n FROM contact c CROSS JOIN address a ON a.contact_id=c.id AND a.gone=0"
    " WHERE c.last_name IN (SELECT value FROM json_each(:names))"
    f" AND ({_PLACE}, c.last_name) IN {_WANTED}"
    # Who lives at the address of a household has its letter, whatever the name.
    " UNION ALL SELECT c.n FROM contact h CROSS JOIN address a ON a.contact_id=h.id AND a.gone=0"
    " CROSS JOIN position o ON o.company_id=h.id CROSS JOIN contact c ON c.id=o.person_id"
    f" WHERE h.kind='household' AND {_NOW_AT} AND ({_PLACE}, c.last_name) IN {_WANTED}"
)

_Place = tuple[str, str, str]
"""Country, post code, and the town where there is no post code, as they were typed."""


class FirstListed:
    """The first ones of a list."""

    def __init__(self, contacts: Sequence[int], most: int) -> None:
        self._contacts, self._most = contacts, most
        self._size = 0
        self.inside: set[int] = set()

    def further(self) -> Collection[int]:
        """Let it grow; who is inside now."""
        self._size = _FASTER * self._size or self._most
        self.inside = set(self._contacts[: self._size])
        return self.inside

    def is_whole(self) -> bool:
        """Whether nobody is outside any more."""
        return self._size >= len(self._contacts)


class FirstPostCodes:
    """Those with the first post codes, own country first."""

    def __init__(
        self, raw: sqlite3.Connection, contacts: Sequence[int], home: str, most: int
    ) -> None:
        self._raw, self._home, self._contacts = raw, home, contacts
        places: defaultdict[tuple[bool, str, str], list[_Place]] = defaultdict(list)
        for place in _places(raw):
            places[sort_key(_address(place), home)[:3]].append(place)
        self._places = places
        self._order = sorted(places)
        self._size = 0
        self._step = max(1, len(self._order) * most * 3 // 2 // max(1, len(contacts)))

    def further(self) -> Collection[int]:
        """Let it grow; who is inside now, and perhaps others."""
        self._size = _FASTER * self._size or self._step
        if self._size * 2 > len(self._order):
            self._size = len(self._order)
            return self._contacts
        chosen = [one for key in self._order[: self._size] for one in self._places[key]]
        return {n for (n,) in self._raw.execute(_REACHED, (json.dumps(chosen),))}

    def is_whole(self) -> bool:
        """Whether nobody is outside any more."""
        return self._size >= len(self._order)

    def holds(self, address: PostalAddress) -> bool:
        """Whether everyone with this post code, or one before it, is inside."""
        return self.is_whole() or sort_key(address, self._home)[:3] <= self._order[self._size - 1]

    def towns(self) -> set[str]:
        """``town_key`` of those whose contacts are all inside."""
        inside, outside = (
            {town_key(_address(place), self._home) for key in keys for place in self._places[key]}
            for keys in (self._order[: self._size], self._order[self._size :])
        )
        return inside - outside


class Related:
    """Who may share a letter: members of a household, and a family at one place."""

    def __init__(self, raw: sqlite3.Connection, home: str) -> None:
        self._raw, self._home = raw, home
        self._households: set[bytes] = set()
        self._families: set[tuple[str, str]] = set()
        self._towns: dict[str, list[_Place]] | None = None
        self._names: dict[str, list[str]] | None = None

    def of_households(self, households: Iterable[bytes]) -> Iterator[int]:
        """Who is in one of these now, and the households themselves; each is asked for once."""
        new = set(households) - self._households
        self._households |= new
        known = sorted(new)
        for some in (known[at : at + _AT_ONCE] for at in range(0, len(known), _AT_ONCE)):
            marks = ",".join("?" * len(some))
            yield from (
                n
                for (n,) in self._raw.execute(
                    f"SELECT n FROM contact WHERE id IN ({marks}) UNION ALL SELECT c.n"
                    " FROM position o CROSS JOIN contact c ON c.id=o.person_id"
                    f" WHERE o.company_id IN ({marks}) AND {_NOW_AT}", (*some, *some)
                )
            )  # fmt: skip

    def of_families(self, families: Iterable[tuple[str, str]]) -> Iterator[int]:
        """All of these families (``town_key``, folded family name); each is asked for once."""
        new = set(families) - self._families
        if not new:
            return
        self._families |= new
        if self._towns is None or self._names is None:
            self._towns, self._names = defaultdict(list), defaultdict(list)
            for place in _places(self._raw):
                self._towns[town_key(_address(place), self._home)].append(place)
            for (name,) in self._raw.execute("SELECT DISTINCT last_name FROM contact"):
                self._names[fold(name)].append(name)
        wanted = [
            (*place, name)
            for town, family in new
            for place in self._towns.get(town, ())
            for name in self._names.get(family, ())
        ]
        names = sorted({name for *_, name in wanted})
        values = {"families": json.dumps(wanted), "names": json.dumps(names)}
        yield from (n for (n,) in self._raw.execute(_OF_FAMILY, values))


def _places(raw: sqlite3.Connection) -> list[_Place]:
    return raw.execute(f"SELECT DISTINCT {_PLACE} FROM address a WHERE a.gone=0").fetchall()


def _address(place: _Place) -> PostalAddress:
    country, postal_code, city = place
    return PostalAddress(postal_code=postal_code, city=city, country=country)
