"""The list of contacts: which ones, in which order, and the rows of a page.

Sorting happens once per heading: the order of all contacts is kept until a commit touches what it
rests on. A filter or a filter text only says who is in; the kept order is then thinned out. So
typing and clicking chips never sorts; what a filter leaves of an order is kept too, for the letters
typed beside it, until anything changes. Contacts without a value stand last in both directions.
Where a text fits very many, the beginning of the list can be had long before the whole of it.

May be used from any thread.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import threading
from array import array
from bisect import bisect_left
from collections import Counter, OrderedDict
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from crm_desktop.domain.consent import COLUMNS
from crm_desktop.domain.filters import EVERYONE, Group
from crm_desktop.domain.text import fold
from crm_desktop.services.contact_filter import sql_test
from crm_desktop.services.contact_rows import ContactRow, read_rows
from crm_desktop.services.last_word import last_word

if TYPE_CHECKING:  # the first page is read before the mapping of the tables is loaded
    from crm_desktop.store.change_set import ChangeSet
    from crm_desktop.store.store import Store

_SUMMARY = "contact_summary s"
_CONTACTS = f"FROM {_SUMMARY} JOIN contact c ON c.n=s.n"
_FIRST = (
    "coalesce((SELECT {column} FROM {table} WHERE id=c.{table}_id AND gone=0),"
    " (SELECT {column} FROM {table} WHERE contact_id=c.id AND gone=0 ORDER BY n LIMIT 1))"
)


def _row(column: str, ties: str = "s.name_key, s.n") -> str:
    """Those that have something in a column of the row, which is ready for sorting."""
    there = f"{column} NOTNULL AND {column}<>''"
    return f"SELECT s.n FROM {_SUMMARY} WHERE {there} ORDER BY {column}{{0}}, {ties}"


def _own(column: str) -> str:
    """Those that have a text in a column of the contact."""
    return (
        f"SELECT s.n {_CONTACTS} WHERE c.{column}<>'' ORDER BY c.{column} COLLATE NOCASE{{0}},"
        " s.name_key, s.n"
    )


def _part(table: str, column: str) -> str:
    """Those that have a phone or e-mail address, by the main one."""
    first = _FIRST.format(table=table, column=column)
    return (
        f"SELECT n FROM (SELECT s.n, s.name_key, {first} k {_CONTACTS}) WHERE k<>''"
        " ORDER BY k{0}, name_key, n"
    )


def _channel(channel: str) -> str:
    """Those that said something about a way of reaching them, by the last word about it."""
    said = f"SELECT contact_id FROM consent WHERE channel='{channel}' AND gone=0"
    return (
        f"SELECT n FROM (SELECT s.n, s.name_key, {last_word(channel)} k {_CONTACTS}"
        f" WHERE c.id IN ({said})) ORDER BY k{{0}}, name_key, n"
    )


# Heading -> the contacts that have a value, in its order, and the tables whose changes move them.
# Instants come from an index and are hardly ever equal: no need to sort those by name.
_HEADINGS: dict[str, tuple[str, frozenset[str]]] = {
    "name": ("SELECT n FROM contact_summary ORDER BY name_key{0}, n{0}", frozenset({"contact"})),
    "family_name": (
        "SELECT n FROM contact WHERE gone=0 ORDER BY sort_key{0}, n{0}", frozenset({"contact"}),
    ),
    "kind": (_row("s.kind"), frozenset({"contact"})),
    "company": (_row("s.company_key"), frozenset({"contact", "position"})),
    "town": (_row("s.town_key"), frozenset({"contact", "address"})),
    "tags": (_row("s.tag_key"), frozenset({"contact", "tagging", "tag"})),
    "status": (_own("status"), frozenset({"contact"})),
    "industry": (_own("industry"), frozenset({"contact"})),
    "lead_source": (_own("lead_source"), frozenset({"contact"})),
    "owner": (
        f"SELECT s.n {_CONTACTS} JOIN colleague w ON w.id=c.owner_id"
        " ORDER BY w.match_key{0}, s.name_key, s.n",
        frozenset({"contact", "colleague"}),
    ),
    "phone": (_part("phone", "digits"), frozenset({"contact", "phone"})),
    "email": (_part("email", "match_key"), frozenset({"contact", "email"})),
    "birthday": (
        f"SELECT s.n {_CONTACTS} WHERE c.birth_month NOTNULL"
        " ORDER BY c.birth_month{0}, coalesce(c.birth_day, 0){0}, s.name_key, s.n",
        frozenset({"contact"}),
    ),
    "last_contact": (
        _row("s.last_at", "s.n{0}"), frozenset({"contact", "entry", "participant", "position"}),
    ),
    "next_step": (_row("s.next_due"), frozenset({"contact", "reminder"})),
    "open_deals": (_row("s.open_sum"), frozenset({"contact", "deal"})),
    "created": (_row("s.created_at", "s.n{0}"), frozenset({"contact"})),
    **{
        column: (_channel(channel), frozenset({"contact", "consent"}))
        for column, channel in COLUMNS.items()
    },
}  # fmt: skip
_WHOLE = ("name", "family_name")
"""Headings of which every contact has a value."""
_BY_INDEX = (*_WHOLE, "last_contact", "created")
"""Headings whose order an index gives: how it begins is known at once."""
_SOME = "json_each(?) r CROSS JOIN contact_summary s ON s.n=r.value"
_FEW_BY_NAME = {
    "name": f"SELECT s.n FROM {_SOME} ORDER BY s.name_key{{0}}, s.n{{0}}",
    "family_name": (
        f"SELECT s.n FROM {_SOME} CROSS JOIN contact c ON c.n=s.n"
        " ORDER BY c.sort_key{0}, s.n{0}"
    ),
}
_FAMILY_NAME = "family_name"
_CUSTOM = "custom:"
# Numbers before texts, where a field has both (its kind was changed).
_BY_CUSTOM = (
    "SELECT s.n FROM field_value v CROSS JOIN contact c ON c.id=v.contact_id"
    f" CROSS JOIN {_SUMMARY} ON s.n=c.n WHERE v.field_id=? AND v.gone=0 AND v.value<>''"
    " ORDER BY v.number ISNULL{0}, v.number{0}, iif(v.number ISNULL, fold(v.value), ''){0},"
    " s.name_key, s.n"
)
_CUSTOM_TABLES = frozenset({"contact", "field_value", "field"})
SORTS = tuple(_HEADINGS)
"""What a list can be sorted by, besides "custom:" and the id of a custom field in hex."""
_KEPT_ORDERS = 8
_KEPT_THINNED = 2
"""Orders that a filter thinned out: the one of the list, and of the other direction."""
_MANY = 2000
"""Up to so many that fit a text, all of them are found within a few milliseconds."""
_STEPS = (64, 128, 256, 512)
"""How many contacts of the order are looked at together for the beginning of a list."""
_LOOKED_THROUGH = 400_000
"""Characters of their texts after which that is not the quicker way any more."""
_SPARSE = 8
"""Where fewer than one in so many fit, sorting them is quicker than going through all."""
_ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class OwnField:
    """One of the shop's own fields; ``id`` in hex, ``options`` the choices of kind list."""

    id: str
    name: str
    kind: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first rows (``contact.n``) of a list, and how many it has in all."""

    ids: array[int]
    count: int


class _Thinned(NamedTuple):
    """What a thinned order rests on, besides the shop."""

    filter: Group
    today: dt.date
    sort: str
    descending: bool


class _Order:
    """Contacts in an order. ``state``: how often what it rests on had changed then."""

    def __init__(self, state: tuple[int, ...], ids: array[int]) -> None:
        self.state, self.ids = state, ids

    @cached_property
    def marks(self) -> bytes:
        """``contact.n`` -> 1, where it is there."""
        marks = bytearray(max(self.ids, default=-1) + 1)
        for n in self.ids:
            marks[n] = 1
        return bytes(marks)

    def get_ready(self, *, marked: bool) -> None:
        """Work out now what ``of`` needs, and ``marks``."""
        self._places  # noqa: B018 - kept from now on
        if marked:
            self.marks  # noqa: B018

    @cached_property
    def _places(self) -> array[int]:
        """``contact.n`` -> the place in ``ids``; behind the last one where it is not there."""
        places = array("q", [len(self.ids)]) * (max(self.ids, default=-1) + 1)
        for place, n in enumerate(self.ids):
            places[n] = place
        return places

    def of(self, wanted: Collection[int]) -> array[int]:
        """Those of ``wanted`` that are there, in this order."""
        ids, places = self.ids, self._places
        if wanted and max(wanted) >= len(places):
            wanted = [n for n in wanted if n < len(places)]
        if len(wanted) * _SPARSE < len(ids):
            found = sorted(map(places.__getitem__, wanted))
            while found and found[-1] == len(ids):
                found.pop()
            return array("q", map(ids.__getitem__, found))
        marked = bytearray(len(ids) + 1)
        for n in wanted:
            marked[places[n]] = 1
        return array("q", compress(ids, marked))


class ContactList:
    """The contacts of one shop. ``zone`` says where days begin.

    ``many``: from so many on that fit, ``beginning`` gives only the beginning.
    """

    def __init__(self, store: Store, zone: dt.tzinfo = dt.UTC, *, many: int = _MANY) -> None:
        self._store = store
        self._zone = zone
        self._many = many
        self._lock = threading.Lock()
        self._changes: Counter[str] = Counter()
        self._orders: OrderedDict[tuple[str, bool], _Order] = OrderedDict()
        self._thinned: OrderedDict[_Thinned, _Order] = OrderedDict()
        self._stop = store.on_commit(self._committed)

    def close(self) -> None:
        """Stop listening to the store."""
        self._stop()

    def ids(
        self,
        today: dt.date,
        filter_: Group = EVERYONE,
        text: str = "",
        sort: str = "name",
        *,
        descending: bool = False,
    ) -> array[int]:
        """Rows (``contact.n``) of the contacts that fit the filter and hold every word of ``text``.

        Raises:
            ValueError: there is no such heading.
        """
        states = {heading: self._state(heading) for heading in {sort, "name"}}
        every = self._every_state()
        asked = _Thinned(filter_, today, sort, descending)
        with self._store.read_raw() as raw:
            if filter_.parts:
                order = self._kept_thinned(asked, every)
            else:
                order = self._kept(sort, descending, states[sort])
            wanted = _matching(raw, text, order if filter_.parts else None)
            if order is None:
                if wanted is not None and len(wanted) <= _MANY and sort in _HEADINGS:
                    return self._few(raw, list(wanted), asked)
                order = self._order(raw, sort, descending, states)
                if filter_.parts:
                    order = self._thin(raw, order, asked, every)
        return array("q", order.ids) if wanted is None else order.of(wanted)

    def beginning(
        self,
        rows: int,
        today: dt.date,
        filter_: Group,
        text: str,
        sort: str = "name",
        *,
        descending: bool = False,
    ) -> Beginning | None:
        """How ``ids`` of a text begins, by ``rows`` or more, where that is known much sooner; None:
        ask ``ids``.

        Raises:
            ValueError: there is no such heading.
        """
        from crm_desktop.store.search_wide import wide_search  # noqa: PLC0415 - as in _matching

        search = wide_search(text)
        asked = _Thinned(filter_, today, sort, descending)
        kept = (
            self._kept_thinned(asked, self._every_state())
            if filter_.parts
            else self._kept(sort, descending, self._state(sort))
        )
        # After a commit the order is not known any more, but often how it begins is found soon.
        if search is None or (kept is None and (filter_.parts or sort not in _BY_INDEX)):
            return None
        with self._store.read_raw() as raw:
            count = search.count(raw, kept.marks if kept is not None and filter_.parts else None)
            if count < self._many:
                return None
            looked_at = sum(_STEPS)
            if kept is not None:
                order, size = kept.ids, len(kept.ids)
            else:
                order = _first(raw, looked_at, sort, descending=descending)
                (size,) = raw.execute(f"SELECT count(*) FROM {_SUMMARY}").fetchone()
            if count * looked_at < 2 * rows * size:
                return None
            found: array[int] = array("q")
            start = looked_through = 0
            for step in _STEPS:
                fitting, characters = search.among(raw, order[start : start + step])
                found.extend(fitting)
                start += step
                looked_through += characters
                if len(found) >= rows:
                    return Beginning(found, count)
                if looked_through > _LOOKED_THROUGH or 2 * len(found) * looked_at < rows * start:
                    break  # at this rate it would not be enough by far
        return None

    def get_ready(
        self, today: dt.date, filter_: Group, sort: str = "name", *, descending: bool = False
    ) -> None:
        """Work out before somebody types what a text needs beside a list.

        Raises:
            ValueError: there is no such heading.
        """
        states = {heading: self._state(heading) for heading in {sort, "name"}}
        every = self._every_state()
        with self._store.read_raw() as raw:
            order = self._order(raw, sort, descending, states)
            if filter_.parts:
                asked = _Thinned(filter_, today, sort, descending)
                order = self._kept_thinned(asked, every) or self._thin(raw, order, asked, every)
        order.get_ready(marked=bool(filter_.parts))

    def first(self, count: int, sort: str = "name", *, descending: bool = False) -> array[int]:
        """The first contacts of the unfiltered list; by name long before all of them are known.

        Raises:
            ValueError: there is no such heading.
        """
        if sort not in _WHOLE:
            return self.ids(dt.date.min, sort=sort, descending=descending)[:count]
        with self._store.read_raw() as raw:
            return _first(raw, count, sort, descending=descending)

    def page(
        self,
        numbers: Sequence[int],
        today: dt.date,
        fields: Sequence[str] = (),
        *,
        shown: Collection[str] | None = None,
    ) -> list[ContactRow]:
        """The rows of some contacts, in the order given; gone ones are left out.

        ``fields``: ids (hex) of the custom fields whose values are wanted too; ``shown``: see
        ``read_rows``.
        """
        with self._store.read_raw() as raw:
            return read_rows(raw, numbers, today, fields, shown=shown)

    def own_fields(self) -> list[OwnField]:
        """The shop's own fields of contacts, in the order of the shop."""
        with self._store.read_raw() as raw:
            rows = raw.execute(
                "SELECT lower(hex(id)), name, kind, options FROM field WHERE subject='contact'"
                " AND gone=0 ORDER BY rank, n"
            ).fetchall()
        return [
            OwnField(identity, name, kind, tuple(map(str, json.loads(options or "[]"))))
            for identity, name, kind, options in rows
        ]

    def count(self, today: dt.date, filter_: Group = EVERYONE, text: str = "") -> int:
        """How many contacts fit."""
        with self._store.read_raw() as raw:
            if text.strip():
                return len(self._fitting(raw, filter_, text, today) or ())
            if not filter_.parts and (kept := self._kept("name", False, self._state("name"))):
                return len(kept.ids)
            test, values = sql_test(filter_, today, self._zone)
            (found,) = raw.execute(
                f"SELECT count(*) FROM {_SUMMARY} WHERE {test}", values
            ).fetchone()
            return int(found)

    def counts(self, today: dt.date, filters: Iterable[Group]) -> list[int]:
        """How many contacts fit each filter, looked at together."""
        tests = [sql_test(group, today, self._zone) for group in filters]
        if not tests:
            return []
        sums = ", ".join(f"coalesce(sum({test}), 0)" for test, _ in tests)
        values = [value for _, own in tests for value in own]
        with self._store.read_raw() as raw:
            return list(raw.execute(f"SELECT {sums} FROM {_SUMMARY}", values).fetchone())

    def first_starting(self, numbers: Sequence[int], prefix: str, sort: str = "name") -> int | None:
        """The place in ``numbers`` of the first contact whose name begins so; None: there is none.

        A list by name is searched in halves, any other from its beginning. In a list by family
        name that is what must begin so.
        """
        wanted = fold(prefix)
        if not wanted or not numbers:
            return None
        column = "c.sort_key" if sort == _FAMILY_NAME else "s.name_key"
        with self._store.read_raw() as raw:
            if sort in ("name", _FAMILY_NAME) and len(numbers) > 1:
                return _place_by_name(raw, numbers, wanted, column)
            fitting = _all(
                raw,
                "SELECT json_group_array(n) FROM contact_summary WHERE name_key>=? AND name_key<?",
                (wanted, wanted + "\U0010ffff"),
            )
        return next((place for place, n in enumerate(numbers) if n in fitting), None)

    # -- inside --------------------------------------------------------------------------------

    def _committed(self, changes: ChangeSet) -> None:
        with self._lock:
            self._changes.update(changes.rows.keys())

    def _fitting(
        self, raw: sqlite3.Connection, filter_: Group, text: str, today: dt.date
    ) -> AbstractSet[int] | None:
        """The contacts that may be shown; None: all."""
        found = _matching(raw, text)
        if not filter_.parts or (found is not None and not found):
            return found
        fitting = self._filtered(raw, filter_, today)
        return fitting if found is None else fitting & found

    def _few(self, raw: sqlite3.Connection, wanted: list[int], asked: _Thinned) -> array[int]:
        """So few contacts that they are filtered and sorted sooner than the order of all is
        known."""
        if asked.filter.parts:
            test, values = sql_test(asked.filter, asked.today, self._zone)
            sql = f"SELECT s.n FROM {_SOME} WHERE {test}"
            wanted = [n for (n,) in raw.execute(sql, (str(wanted), *values))]
        found = _sorted_few(raw, wanted, asked.sort, descending=asked.descending)
        some = set(found)
        return found + _sorted_few(raw, [n for n in wanted if n not in some], "name")

    def _filtered(self, raw: sqlite3.Connection, filter_: Group, today: dt.date) -> set[int]:
        test, values = sql_test(filter_, today, self._zone)
        return _all(raw, f"SELECT json_group_array(s.n) FROM {_SUMMARY} WHERE {test}", values)

    def _thin(
        self, raw: sqlite3.Connection, order: _Order, asked: _Thinned, every: tuple[int, ...]
    ) -> _Order:
        found = _Order(every, order.of(self._filtered(raw, asked.filter, asked.today)))
        with self._lock:
            self._thinned[asked] = found
            while len(self._thinned) > _KEPT_THINNED:
                self._thinned.popitem(last=False)
        return found

    def _kept_thinned(self, asked: _Thinned, every: tuple[int, ...]) -> _Order | None:
        with self._lock:
            kept = self._thinned.get(asked)
            if kept is None or kept.state != every:
                return None
            self._thinned.move_to_end(asked)
            return kept

    def _every_state(self) -> tuple[int, ...]:
        """As ``_state``, for a filter: it may rest on any table."""
        with self._lock:
            return (self._changes.total(),)

    def _state(self, sort: str) -> tuple[int, ...]:
        """How often each table changed; taken before reading, so that an order that a commit came
        across counts as older than it is, never as newer."""
        with self._lock:
            return tuple(self._changes[table] for table in sorted(_tables(sort)))

    def _order(
        self,
        raw: sqlite3.Connection,
        sort: str,
        descending: bool,
        states: Mapping[str, tuple[int, ...]],
    ) -> _Order:
        kept = self._kept(sort, descending, states[sort])
        if kept is not None:
            return kept
        if sort.startswith(_CUSTOM):
            field = bytes.fromhex(sort.removeprefix(_CUSTOM))
            order = _listed(raw, _BY_CUSTOM, field, descending=descending)
        else:
            order = _listed(raw, _HEADINGS[sort][0], descending=descending)
        if sort not in _WHOLE:
            named = self._order(raw, "name", False, states)
            if len(order) < len(named.ids):
                some = set(order)
                order.extend([n for n in named.ids if n not in some])
        found = _Order(states[sort], order)
        with self._lock:
            self._orders[sort, descending] = found
            while len(self._orders) > _KEPT_ORDERS:
                self._orders.popitem(last=False)
        return found

    def _kept(self, sort: str, descending: bool, state: tuple[int, ...]) -> _Order | None:
        with self._lock:
            kept = self._orders.get((sort, descending))
            if kept is None or kept.state != state:
                return None
            self._orders.move_to_end((sort, descending))
            return kept


def _tables(sort: str) -> frozenset[str]:
    if sort in _HEADINGS:
        return _HEADINGS[sort][1]
    if sort.startswith(_CUSTOM) and len(bytes.fromhex(sort.removeprefix(_CUSTOM))) == _ID_BYTES:
        return _CUSTOM_TABLES
    raise ValueError(f"no such heading: {sort[:60]}")


def _sorted_few(
    raw: sqlite3.Connection, numbers: list[int], sort: str, *, descending: bool = False
) -> array[int]:
    """Those of a few contacts that have a value, in its order."""
    if not numbers:
        return array("q")
    sql = _FEW_BY_NAME.get(sort) or _HEADINGS[sort][0].replace(_SUMMARY, _SOME)
    rows = raw.execute(sql.format(" DESC" if descending else ""), (str(numbers),))
    return array("q", [n for (n,) in rows])


def _first(raw: sqlite3.Connection, count: int, sort: str, *, descending: bool) -> array[int]:
    """How an order begins, as an index gives it; no more than those that have a value."""
    sql = _HEADINGS[sort][0].format(" DESC" if descending else "")
    return array("q", [n for (n,) in raw.execute(f"{sql} LIMIT +?", (count,))])


def _matching(
    raw: sqlite3.Connection, text: str, order: _Order | None = None
) -> AbstractSet[int] | None:
    """The contacts that a text fits, of those in ``order`` at least; None: all."""
    if not text.strip():
        return None
    # Not before somebody types: the first page is painted without it.
    from crm_desktop.store.search_filter import matching_contacts  # noqa: PLC0415
    from crm_desktop.store.search_wide import wide_search  # noqa: PLC0415

    # To take over only those of the list spares tens of thousands of others; where there are none,
    # it depends on these how the text is understood.
    search = wide_search(text) if order is not None else None
    found = search.inside(raw, order.marks) if order is not None and search is not None else None
    return found or matching_contacts(raw, text)


def _listed(raw: sqlite3.Connection, sql: str, *values: object, descending: bool) -> array[int]:
    """Contacts in the order of the database."""
    ordered = sql.format(" DESC" if descending else "")
    # One text of JSON is taken over several times faster than rows.
    (listed,) = raw.execute(f"SELECT json_group_array(n) FROM ({ordered})", values).fetchone()
    return array("q", json.loads(listed))


def _all(raw: sqlite3.Connection, sql: str, values: Sequence[object]) -> set[int]:
    return set(json.loads(raw.execute(sql, values).fetchone()[0]))


def _place_by_name(
    raw: sqlite3.Connection, numbers: Sequence[int], wanted: str, column: str
) -> int | None:
    """Looked up in halves; ``numbers`` may rise or fall."""

    def name(place: int) -> str:
        row = raw.execute(
            f"SELECT {column} FROM {_SUMMARY} JOIN contact c ON c.n=s.n WHERE s.n=?",
            (numbers[place],),
        ).fetchone()
        return row[0] if row else ""

    if name(0) <= name(len(numbers) - 1):
        place = bisect_left(range(len(numbers)), wanted, key=name)
    else:
        # Falling: the first that begins so is the first not above all names that do.
        end = wanted + "\U0010ffff"
        place = bisect_left(range(len(numbers)), True, key=lambda at: name(at) <= end)
    return place if place < len(numbers) and name(place).startswith(wanted) else None
