"""Groups of contacts that look alike in the whole shop, kept fresh, and "not a duplicate".

The pairs of the whole shop are found once, when somebody asks (``refresh``, in a job); after that
only contacts that a commit touched are compared again. What a person said is no duplicate is a
synced row with an id made of both, so two PCs that say it say the same.

May be used from any thread.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from crm_desktop.domain.ids import natural_id
from crm_desktop.domain.matching import AUTOMATIC, compare
from crm_desktop.errors import UserError
from crm_desktop.progress import Progress, silent
from crm_desktop.services.candidates import read_candidates
from crm_desktop.services.duplicate_pairs import (
    ASIDE,
    find_pairs,
    find_pairs_aside,
    pairs_near,
)
from crm_desktop.services.merge import Merge
from crm_desktop.store.change_set import ChangeSet
from crm_desktop.store.schema import LIVE
from crm_desktop.store.store import Store

LARGEST = 12
"""Contacts of one group; more that hang together are divided, the most alike first."""
FEW = 200
"""Touched contacts that are compared anew; after more, the whole shop is looked through."""
_PARTS = {"phone": "contact_id", "email": "contact_id", "address": "contact_id",
          "position": "person_id"}  # fmt: skip
_TABLES = frozenset(_PARTS) | {"contact", "not_duplicate"}


@dataclass(frozen=True, slots=True)
class Alike:
    """A contact of a group; ``second_line`` is its company or town."""

    n: int
    id: bytes
    kind: str
    name: str
    second_line: str


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """Contacts that look alike, the one that would stay first (most complete, then oldest).

    ``score`` and ``reason`` are those of its likeliest pair; ``sure``: every two of them score
    ``matching.AUTOMATIC`` or more.
    """

    contacts: tuple[Alike, ...]
    score: int
    reason: str
    sure: bool

    def merge(self) -> Merge:
        """Joining all of it."""
        return Merge(self.contacts[0].n, tuple(one.n for one in self.contacts[1:]))


class Duplicates:
    """The groups of one store; ``close`` stops listening."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._pairs: dict[tuple[int, int], tuple[int, str]] | None = None
        self._told: dict[int, tuple[Alike, int]] = {}
        """What was read about contacts, until a commit touches them."""
        self._touched: set[int] = set()
        self._stale = False
        self._stop: Callable[[], None] = store.on_commit(self._committed)

    def close(self) -> None:
        """Stop listening to commits."""
        self._stop()

    @property
    def is_ready(self) -> bool:
        """``refresh`` would only look at what changed: a moment, not a job of seconds."""
        with self._lock:
            return self._pairs is not None and not self._stale and len(self._touched) <= FEW

    def refresh(self, progress: Progress = silent) -> list[DuplicateGroup]:
        """The groups as the shop stands now, the likeliest first.

        Raises:
            CancelledError: from ``progress``; what was found before is kept.
        """
        with self._lock:
            whole = self._pairs is None or self._stale or len(self._touched) > FEW
            touched, self._touched, self._stale = self._touched, set(), False
        try:
            with self._store.read_raw() as raw:
                if whole:
                    (count,) = raw.execute("SELECT count(*) FROM contact").fetchone()
                    find = find_pairs_aside if count >= ASIDE else find_pairs
                    fresh = find(self._store.path, progress)
                else:
                    fresh = pairs_near(raw, touched) if touched else []
        except BaseException:
            with self._lock:
                self._touched |= touched
                self._stale |= whole
            raise
        with self._lock:
            kept = {} if whole or self._pairs is None else {
                pair: found for pair, found in self._pairs.items() if touched.isdisjoint(pair)
            }  # fmt: skip
            kept |= {(a, b): (score, reason) for a, b, score, reason in fresh}
            self._pairs = kept
            pairs = dict(kept)
            told = {} if whole else {n: t for n, t in self._told.items() if n not in touched}
        with self._store.read_raw() as raw:
            groups = _groups(raw, pairs, told)
        with self._lock:
            self._told = told
        return groups

    def _committed(self, changes: ChangeSet) -> None:
        with self._lock:
            if self._pairs is None or _TABLES.isdisjoint(changes.rows):
                return
        touched: set[int] = set()
        stale = False
        with self._store.read_raw() as raw:
            for table in _TABLES.intersection(changes.rows) - {"not_duplicate"}:
                rows = changes.rows[table]
                if rows is None:
                    stale = True
                elif table == "contact":
                    touched |= rows
                else:
                    touched |= _owners(raw, table, rows)
        with self._lock:
            self._touched |= touched
            self._stale |= stale


def mark_not_duplicates(store: Store, contacts: Sequence[int]) -> int:
    """Remember that no two of these contacts (``contact.n``) are the same; returns how many pairs
    that is new for."""
    return _mark(store, contacts, "Not duplicates", LIVE)


def forget_not_duplicates(store: Store, contacts: Sequence[int]) -> int:
    """Offer these contacts as duplicates again; returns how many pairs had been marked."""
    return _mark(store, contacts, "May be duplicates again", 1)


@dataclass(frozen=True, slots=True)
class ToldApart:
    """Two contacts (``contact.n``) of which somebody said that they are not the same."""

    first: int
    second: int
    names: tuple[str, str]


def list_told_apart(store: Store) -> list[ToldApart]:
    """All of them whose contacts are both there, the newest first."""
    with store.read_raw() as raw:
        rows = raw.execute(
            "SELECT a.n, b.n, a.name, b.name FROM not_duplicate d"
            f" JOIN contact a ON a.id=d.first_id AND a.gone={LIVE}"
            f" JOIN contact b ON b.id=d.second_id AND b.gone={LIVE}"
            f" WHERE d.gone={LIVE} ORDER BY d.n DESC"
        ).fetchall()
    return [ToldApart(first, second, (one, other)) for first, second, one, other in rows]


def compare_contacts(store: Store, contacts: Sequence[int]) -> tuple[int, str]:
    """Score and reason of the likeliest two of some contacts.

    Raises:
        UserError: ``merge.few``.
    """
    with store.read_raw() as raw:
        candidates = read_candidates(raw, contacts)
    pairs = [compare(a, b) for a, b in combinations(candidates.values(), 2)]
    if not pairs:
        raise UserError("It takes two contacts to join. Nothing was changed.", code="merge.few")
    best = max(pairs, key=lambda evidence: evidence.score)
    return best.score, best.reason


# -- inside ------------------------------------------------------------------------------------


def _mark(store: Store, contacts: Sequence[int], label: str, gone: int) -> int:
    with store.transact(label) as tx:
        ids = sorted(
            identity
            for (identity,) in tx.raw.execute(
                "SELECT DISTINCT c.id FROM json_each(?) r JOIN contact c ON c.n=r.value",
                (json.dumps(list(contacts)),),
            )
        )
        done = 0
        for first, second in combinations(ids, 2):
            identity = natural_id("not_duplicate", first, second)
            if gone == LIVE:
                done += tx.raw.execute(
                    "INSERT INTO not_duplicate(id, first_id, second_id) VALUES (?, ?, ?)"
                    f" ON CONFLICT(id) DO UPDATE SET gone={LIVE} WHERE gone<>{LIVE}",
                    (identity, first, second),
                ).rowcount
            else:
                done += tx.raw.execute(
                    f"UPDATE not_duplicate SET gone={gone} WHERE id=? AND gone={LIVE}", (identity,)
                ).rowcount
        return done


def _owners(raw: sqlite3.Connection, table: str, rows: Iterable[int]) -> set[int]:
    """The contacts that have these parts."""
    listed = json.dumps(list(rows))
    owner = _PARTS[table]
    return {
        n
        for (n,) in raw.execute(
            f"SELECT c.n FROM json_each(?) r JOIN {table} p ON p.n=r.value JOIN contact c"
            f" ON c.id=p.{owner}",
            (listed,),
        )
    }


def _groups(
    raw: sqlite3.Connection,
    pairs: dict[tuple[int, int], tuple[int, str]],
    told: dict[int, tuple[Alike, int]],
) -> list[DuplicateGroup]:
    """``told`` is what is known of contacts already; what is missing is added to it."""
    alive = {
        n
        for (n,) in raw.execute(
            f"SELECT c.n FROM json_each(?) r JOIN contact c ON c.n=r.value AND c.gone={LIVE}",
            (json.dumps(sorted({n for pair in pairs for n in pair})),),
        )
    }
    refused = _not_duplicates(raw)
    joined: dict[int, list[int]] = {}
    ordered = sorted(pairs.items(), key=lambda pair: (-pair[1][0], pair[0]))
    for (one, other), _ in ordered:
        if one not in alive or other not in alive:
            continue
        a, b = joined.setdefault(one, [one]), joined.setdefault(other, [other])
        if a is b or len(a) + len(b) > LARGEST:
            continue
        if any((min(x, y), max(x, y)) in refused for x in a for y in b):
            continue
        a += b
        for n in b:
            joined[n] = a
    members = list({id(group): group for group in joined.values() if len(group) > 1}.values())
    told.update(_told(raw, [n for group in members for n in group if n not in told]))
    found_groups = []
    for group in members:
        group.sort(key=lambda n: (-told[n][1], n))
        scores = [pairs.get((min(a, b), max(a, b)), (0, ""))[0] for a, b in combinations(group, 2)]
        top = max(
            (pairs[k] for a, b in combinations(group, 2) if (k := (min(a, b), max(a, b))) in pairs),
            key=lambda one: one[0],
        )
        sure = min(scores) >= AUTOMATIC
        found_groups.append(DuplicateGroup(tuple(told[n][0] for n in group), top[0], top[1], sure))
    found_groups.sort(key=lambda g: (-g.score, g.contacts[0].name.casefold(), g.contacts[0].n))
    return found_groups


def _not_duplicates(raw: sqlite3.Connection) -> set[tuple[int, int]]:
    """Refused pairs; what was said of a contact that became another one holds for that one."""
    rows = raw.execute(
        "WITH RECURSIVE now(id, last) AS (SELECT id, id FROM contact WHERE id IN"
        f" (SELECT first_id FROM not_duplicate WHERE gone={LIVE} UNION SELECT second_id"
        f" FROM not_duplicate WHERE gone={LIVE}) UNION SELECT w.id, c.merged_into FROM now w"
        f" JOIN contact c ON c.id=w.last AND c.merged_into NOTNULL AND c.gone<>{LIVE})"
        " SELECT a.n, b.n FROM not_duplicate d JOIN now x ON x.id=d.first_id JOIN contact a"
        " ON a.id=x.last JOIN now y ON y.id=d.second_id JOIN contact b ON b.id=y.last"
        f" WHERE d.gone={LIVE}"
    )
    return {(min(pair), max(pair)) for pair in rows}


def _told(raw: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, tuple[Alike, int]]:
    """Contact -> how it is listed, and how much is known of it."""
    parts = " + ".join(
        f"(SELECT count(*) FROM {table} p WHERE p.{owner}=c.id AND p.gone={LIVE})"
        for table, owner in (*_PARTS.items(), ("entry", "contact_id"), ("deal", "contact_id"))
    )
    return {
        n: (Alike(n, identity, kind, name, (company or town) or ""), known)
        for n, identity, kind, name, company, town, known in raw.execute(
            "SELECT c.n, c.id, c.kind, c.name, (SELECT k.name FROM position p JOIN contact k"
            f" ON k.id=p.company_id AND k.gone={LIVE} WHERE p.id=c.position_id AND p.gone={LIVE}),"
            f" (SELECT a.city FROM address a WHERE a.id=c.address_id AND a.gone={LIVE}), {parts}"
            " FROM json_each(?) r JOIN contact c ON c.n=r.value",
            (json.dumps(list(numbers)),),
        )
    }
