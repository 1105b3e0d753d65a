"""Joining contacts that are the same, and taking them apart again.

What hung on the others (entries, deals, reminders, phones, relations ...) is moved to the one that
stays, in sets; what it has already stays with the other one, which is hidden (``merged_into``) with
all its values. So nothing is lost, and no value is kept twice: what lost is read from there.

Taking apart is an undo of the step, or of its part about one contact: what was moved goes back,
what was changed since is kept and listed. Which contacts a step joined stands in its summary.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from crm_desktop.domain.ids import natural_id
from crm_desktop.errors import UserError
from crm_desktop.progress import Progress, silent
from crm_desktop.services.backups import MANY_GROUPS, back_up_before
from crm_desktop.services.contact_record import update
from crm_desktop.services.history import History
from crm_desktop.services.merge_values import was_values, winning_values
from crm_desktop.store.schema import LIVE, SYNCED, TRASHED, number
from crm_desktop.store.store import Store, Transaction
from crm_desktop.store.undo import UndoResult, families, undone_batches

AT_ONCE = 50
"""Groups joined in one transaction, so that a save in between waits for these only."""
MOST = 20
"""Contacts that can be joined at once."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Contacts (``contact.n``) to be joined: ``others`` become ``into``.

    ``picks``: field (see ``merge_values.FIELDS``, or "field:" and the hex id of an own field) ->
    the contact whose value survives. Without one it is that of ``into``, else of the first that has
    one; notes are put one below the other.
    """

    into: int
    others: tuple[int, ...]
    picks: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Was:
    """A value that lost: ``field`` as in ``Merge.picks``, ``text`` as it is kept, whose it was."""

    field: str
    text: str
    contact: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What was done; ``batch`` 0: nothing."""

    batch: int
    into: int
    was: tuple[Was, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """A contact that became another one. ``at`` UTC milliseconds; ``batch`` None: not on this PC.
    ``was``: its values that are not those of the other one now."""

    n: int
    id: bytes
    name: str
    at: int | None
    person: str
    batch: int | None
    was: tuple[Was, ...]


@dataclass(frozen=True, slots=True)
class JoinedGroup:
    """One group of a step: the one that stayed, all names (its own first), the values that lost,
    and whether it is still joined."""

    into: int
    names: tuple[str, ...]
    was: tuple[Was, ...]
    still: bool


# Part -> what tells that x (of the one that goes) and y (of the one that stays) are the same.
_ADDRESS = ("street", "street2", "street_number", "postal_code", "city", "region", "country")
_PLACE = "y.title=x.title AND y.department=x.department AND y.started=x.started AND y.ended=x.ended"
_SAME: dict[tuple[str, str], str] = {
    ("phone", "contact_id"): "(y.match_key=x.match_key AND x.match_key<>'' OR y.typed=x.typed"
    " OR y.digits=x.digits AND x.digits<>'')",
    ("email", "contact_id"): "(y.match_key=x.match_key AND x.match_key<>'' OR y.address=x.address)",
    ("website", "contact_id"): "rtrim(lower(y.url), '/')=rtrim(lower(x.url), '/')",
    ("address", "contact_id"): " AND ".join(f"lower(y.{c})=lower(x.{c})" for c in _ADDRESS),
    ("position", "person_id"): f"y.company_id IS x.company_id AND {_PLACE}",
    # The primary place of a person goes along, so that the company stays under the name.
    ("position", "company_id"): f"y.person_id IS x.person_id AND {_PLACE} AND NOT EXISTS (SELECT 1"
    " FROM contact p WHERE p.id=x.person_id AND p.position_id=x.id)",
    ("participant", "contact_id"): "y.entry_id IS x.entry_id",
    ("relation", "contact_id"): "y.other_id IS x.other_id AND y.kind=x.kind",
    ("relation", "other_id"): "y.contact_id IS x.contact_id AND y.kind=x.kind",
}
_BOTH_ENDS = {("relation", "contact_id"): "other_id", ("relation", "other_id"): "contact_id"}
"""What relates the two with each other says nothing any more."""
_COPIED = {("tagging", "contact_id"), ("field_value", "contact_id")}
"""Their ids are made of the contact's, so another contact needs rows of its own."""
_DO_NOT_USE = ("phone", "email")
_PRIMARY = {"phone": "contact_id", "email": "contact_id", "address": "contact_id",
            "website": "contact_id", "position": "person_id"}  # fmt: skip


def merge(store: Store, one: Merge) -> Merged:
    """Join contacts as one undo step.

    Raises:
        UserError: ``merge.few``, ``merge.many``, ``merge.kinds``: a person and a company;
            ``contact.gone``.
    """
    with store.read_raw() as raw:
        names = _named(raw, [one])
    label = (
        f"Join {names[one.others[0]]} with {names[one.into]}"
        if len(one.others) == 1
        else f"Join {len(one.others) + 1} contacts to {names[one.into]}"
    )
    with store.transact(label) as tx:
        _named(tx.raw, [one])
        (was,) = _join(tx, [one])
        _remember(tx.raw, tx.batch, [(one, was)])
    return Merged(tx.batch, one.into, was)


def merge_groups(store: Store, groups: Sequence[Merge], *, progress: Progress = silent) -> Merged:
    """Join many groups as one undo step; those that changed meanwhile are passed over.

    Raises:
        UserError: ``merge.few``: there is none to join.
        CancelledError: from ``progress``; what was joined so far stays, as the step cut off.
    """
    with store.read_raw() as raw:
        fine = _still_fine(raw, groups)
    if not fine:
        raise _few()
    if len(fine) == 1:
        return merge(store, fine[0])
    if len(fine) > MANY_GROUPS:
        back_up_before(store, "merge")
    label = f"Join {len(fine)} groups of duplicates"
    batch = store.begin_batch(label, "user")
    done: list[tuple[Merge, tuple[Was, ...]]] = []
    for start in range(0, len(fine), AT_ONCE):
        progress(start, len(fine), label)
        with store.transact(label, batch=batch) as tx:
            part = _still_fine(tx.raw, fine[start : start + AT_ONCE])
            done += zip(part, _join(tx, part), strict=True)
            _remember(tx.raw, batch, done)
    with store.read_raw() as raw:
        (summary,) = raw.execute("SELECT summary FROM batch WHERE n=?", (batch,)).fetchone()
    store.end_batch(batch, summary)
    return Merged(batch, done[0][0].into if done else fine[0].into, ())


def joined_into(store: Store, contact: bytes) -> list[Joined]:
    """The contacts that became this one, the last one first; also those that became them."""
    with store.read_raw() as raw:
        rows = raw.execute(
            "WITH RECURSIVE gone(id) AS (SELECT id FROM contact WHERE merged_into=?1"
            f" AND gone={TRASHED} UNION SELECT c.id FROM gone g JOIN contact c"
            f" ON c.merged_into=g.id AND c.gone={TRASHED})"
            " SELECT c.n, c.id, c.name FROM gone g JOIN contact c ON c.id=g.id",
            (contact,),
        ).fetchall()
        here = raw.execute("SELECT n FROM contact WHERE id=?", (contact,)).fetchone()
        found = []
        for n, identity, name in rows:
            batch = _batch_of(raw, n)
            at, person = raw.execute(
                "SELECT started_at, person FROM batch WHERE n=?", (batch,)
            ).fetchone() or (None, "")
            was = tuple(Was(f, text, name) for f, text in was_values(raw, here[0], n))
            found.append(Joined(n, identity, name, at, person, batch, was))
    found.sort(key=lambda one: (-(one.at or 0), -one.n))
    return found


def was_in(summary: Mapping[str, Any]) -> list[Was]:
    """The values that lost in a step, from its summary."""
    return [
        Was(*map(str, one))
        for group in summary.get("joined", ())
        for one in group.get("was", ())
        if len(one) == 3
    ]


def groups_in(store: Store, summary: Mapping[str, Any]) -> list[JoinedGroup]:
    """What a step joined, from its summary, with the names as they are now."""
    groups = summary.get("joined", ())
    with store.read_raw() as raw:
        told = {
            n: (name, bool(joined))
            for n, name, joined in raw.execute(
                f"SELECT c.n, c.name, c.merged_into NOTNULL AND c.gone={TRASHED}"
                " FROM json_each(?) r JOIN contact c ON c.n=r.value",
                (json.dumps([n for group in groups for n in (group["into"], *group["from"])]),),
            )
        }
    nobody = ("", False)
    return [
        JoinedGroup(
            group["into"],
            tuple(told.get(n, nobody)[0] for n in (group["into"], *group["from"])),
            tuple(was_in({"joined": [group]})),
            any(told.get(n, nobody)[1] for n in group["from"]),
        )
        for group in groups
    ]


def take_apart(
    store: Store, contact: int, *, batch: int | None = None, progress: Progress = silent
) -> UndoResult:
    """Make what was joined several contacts again: of the step ``batch``, else of the last one.

    ``contact`` is the one that stayed, or one that became it. Later changes are kept and listed.

    Raises:
        UserError: ``merge.none``: nothing was joined there, or not on this PC.
    """
    with store.read_raw() as raw:
        if batch is None:
            batch = _last_batch(raw, contact)
        row = raw.execute("SELECT summary FROM batch WHERE n=?", (batch,)).fetchone()
        groups = json.loads(row[0] or "{}").get("joined", []) if row else []
        group = next((g for g in groups if contact in (g["into"], *g["from"])), None)
        if batch is None or group is None or not _is_hidden(raw, group["from"]):
            raise UserError(
                "There is nothing to take apart here: this contact was not joined with another "
                "one on this PC, or that is undone already. Nothing was changed.",
                code="merge.none",
            )
        (name,) = raw.execute("SELECT name FROM contact WHERE n=?", (group["into"],)).fetchone()
    history = History(store)
    if len(groups) == 1:
        return history.undo(batch, progress=progress)
    only = (group["into"], *group["from"])
    return history.undo_part(batch, only, f"Take {name} apart", progress=progress)


# -- inside ------------------------------------------------------------------------------------


def _few() -> UserError:
    return UserError("It takes two contacts to join. Nothing was changed.", code="merge.few")


def _named(raw: sqlite3.Connection, groups: Sequence[Merge]) -> dict[int, str]:
    """The names of all contacts of the groups, which can be joined."""
    found = {n: (kind, name) for n, kind, name in _contacts(raw, groups)}
    for one in groups:
        everyone = {one.into, *one.others}
        if not one.others or len(everyone) <= len(one.others):
            raise _few()
        if len(everyone) > MOST:
            raise UserError(
                f"At most {MOST} contacts can be joined at once. Nothing was changed.",
                code="merge.many",
            )
        if not everyone <= found.keys():
            raise UserError(
                "One of these contacts is not there any more, perhaps it was archived. Nothing "
                "was changed.",
                code="contact.gone",
            )
        if len({found[n][0] or "person" for n in everyone}) > 1:
            raise UserError(
                "A person and a company cannot become one contact. Nothing was changed. Change "
                "the kind of one of them first.",
                code="merge.kinds",
            )
    return {n: name or "(no name)" for n, (_, name) in found.items()}


def _contacts(raw: sqlite3.Connection, groups: Iterable[Merge]) -> list[tuple[int, str, str]]:
    listed = json.dumps([n for one in groups for n in (one.into, *one.others)])
    return raw.execute(
        "SELECT c.n, c.kind, c.name FROM json_each(?) r JOIN contact c ON c.n=r.value"
        f" WHERE c.gone={LIVE}",
        (listed,),
    ).fetchall()


def _still_fine(raw: sqlite3.Connection, groups: Sequence[Merge]) -> list[Merge]:
    """Those whose contacts are all there, each contact in one group only."""
    kinds = {n: kind for n, kind, _ in _contacts(raw, groups)}
    taken: set[int] = set()
    fine = []
    for one in groups:
        everyone = {one.into, *one.others}
        alike = len({kinds[n] for n in everyone if n in kinds}) == 1
        if everyone <= kinds.keys() and alike and one.others and taken.isdisjoint(everyone):
            taken |= everyone
            fine.append(one)
    return fine


def _join(tx: Transaction, groups: Sequence[Merge]) -> list[tuple[Was, ...]]:
    """Join each group; the values that lost, group by group."""
    raw = tx.raw
    raw.create_function("link_id", 3, natural_id, deterministic=True)
    # Plus signs and CROSS JOIN below: what hangs on a contact is found by the contact, of which
    # there are few, never by a tag or field that many share.
    raw.execute("CREATE TEMP TABLE IF NOT EXISTS joining (goes BLOB PRIMARY KEY, into_id BLOB)")
    raw.execute("CREATE INDEX IF NOT EXISTS temp.joining_into ON joining (into_id)")
    identity = dict(
        raw.execute(
            "SELECT c.n, c.id FROM json_each(?) r JOIN contact c ON c.n=r.value",
            (json.dumps([n for one in groups for n in (one.into, *one.others)]),),
        ).fetchall()
    )
    lost: list[tuple[Was, ...]] = []
    for one in groups:
        values, was = winning_values(raw, one.into, one.others, one.picks)
        update(tx, "contact", identity[one.into], values)
        lost.append(tuple(Was(*told) for told in was))
        _set_own_fields(tx, one, identity)
    # One after the other, so that what two of them have in common is moved once.
    for turn in range(max(len(one.others) for one in groups)):
        raw.execute("DELETE FROM joining")
        raw.executemany(
            "INSERT INTO joining VALUES (?, ?)",
            [(identity[one.others[turn]], identity[one.into])
             for one in groups if turn < len(one.others)],
        )  # fmt: skip
        _move(tx)
    raw.execute("DELETE FROM joining")
    return lost


def _move(tx: Transaction) -> None:
    """Move what hangs on the contacts of ``joining`` to those they become, and hide them."""
    raw = tx.raw
    goes = "(SELECT goes FROM joining)"
    for table in _DO_NOT_USE:  # said of one, it holds for both
        same = _SAME[table, "contact_id"]
        raw.execute(
            f"UPDATE {table} AS y SET do_not_use=1 WHERE y.do_not_use=0 AND y.gone={LIVE}"
            f" AND EXISTS (SELECT 1 FROM joining j CROSS JOIN {table} x ON x.contact_id=j.goes"
            f" AND x.gone={LIVE} AND x.do_not_use=1 WHERE j.into_id=y.contact_id AND {same})"
            " AND y.contact_id IN (SELECT into_id FROM joining)"
        )
    for table, column in _REFERENCES:
        if (table, column) in _COPIED:
            continue
        stays = ""
        alike = _SAME.get((table, column))
        if alike:
            stays = (
                f" AND NOT (x.gone={LIVE} AND EXISTS (SELECT 1 FROM joining j CROSS JOIN {table} y"
                f" ON y.{column}=j.into_id AND y.gone={LIVE} WHERE j.goes=x.{column} AND {alike}))"
            )
        if other := _BOTH_ENDS.get((table, column)):
            stays += (
                f" AND x.{other} IS NOT (SELECT into_id FROM joining j WHERE j.goes=x.{column})"
            )
        raw.execute(
            f"UPDATE {table} AS x SET {column}=(SELECT into_id FROM joining j"
            f" WHERE j.goes=x.{column}) WHERE x.{column} IN {goes}{stays}"
        )
    raw.execute(
        "INSERT INTO tagging(id, contact_id, tag_id)"
        " SELECT link_id('tagging', j.into_id, g.tag_id), j.into_id, g.tag_id FROM joining j"
        " CROSS JOIN tagging g ON g.contact_id=j.goes"
        f" AND g.gone={LIVE} WHERE NOT EXISTS (SELECT 1 FROM tagging h WHERE +h.tag_id=g.tag_id"
        f" AND h.contact_id=j.into_id AND h.gone={LIVE}) GROUP BY j.into_id, g.tag_id"
        f" ON CONFLICT(id) DO UPDATE SET gone={LIVE}"
    )
    raw.execute(
        "INSERT INTO field_value(id, field_id, contact_id, value, number)"
        " SELECT link_id('field_value', v.field_id, j.into_id), v.field_id, j.into_id, v.value,"
        " v.number FROM joining j CROSS JOIN field_value v ON v.contact_id=j.goes"
        f" AND v.gone={LIVE} AND v.value<>'' WHERE NOT EXISTS (SELECT 1 FROM field_value w"
        f" WHERE +w.field_id=v.field_id AND w.contact_id=j.into_id AND w.gone={LIVE}"
        " AND w.value<>'') GROUP BY j.into_id, v.field_id"
        f" ON CONFLICT(id) DO UPDATE SET gone={LIVE}, value=excluded.value, number=excluded.number"
    )
    for table, owner in _PRIMARY.items():
        theirs = f"p.{owner}=c.id AND p.gone={LIVE}"
        raw.execute(
            f"UPDATE contact AS c SET {table}_id=coalesce((SELECT p.id FROM joining j"
            f" CROSS JOIN contact l ON l.id=j.goes CROSS JOIN {table} p"
            f" ON p.id=l.{table}_id AND {theirs} WHERE j.into_id=c.id),"
            f" (SELECT p.id FROM {table} p WHERE {theirs} ORDER BY p.n LIMIT 1))"
            " WHERE c.id IN (SELECT into_id FROM joining) AND NOT EXISTS"
            f" (SELECT 1 FROM {table} p WHERE p.id=c.{table}_id AND {theirs})"
            f" AND EXISTS (SELECT 1 FROM {table} p WHERE {theirs})"
        )
    raw.execute(
        f"UPDATE contact AS c SET gone={TRASHED}, merged_into=(SELECT into_id FROM joining j"
        f" WHERE j.goes=c.id) WHERE c.id IN {goes}"
    )


def _set_own_fields(tx: Transaction, one: Merge, identity: Mapping[int, bytes]) -> None:
    """The picked values of own fields; those that were not picked are filled by ``_move``."""
    for name, n in one.picks.items():
        if not name.startswith("field:") or n == one.into or n not in one.others:
            continue
        field_id, into = bytes.fromhex(name.removeprefix("field:")), identity[one.into]
        row = tx.raw.execute(
            "SELECT value, number FROM field_value WHERE +field_id=? AND contact_id=?"
            f" AND gone={LIVE} AND value<>''",
            (field_id, identity[n]),
        ).fetchone()
        if row is None:
            continue
        done = tx.raw.execute(
            "UPDATE field_value SET value=?, number=? WHERE +field_id=? AND contact_id=?"
            f" AND gone={LIVE}",
            (*row, field_id, into),
        )
        if not done.rowcount:
            tx.raw.execute(
                "INSERT INTO field_value(id, field_id, contact_id, value, number)"
                " VALUES (link_id('field_value', ?1, ?2), ?1, ?2, ?3, ?4) ON CONFLICT(id)"
                f" DO UPDATE SET gone={LIVE}, value=excluded.value, number=excluded.number",
                (field_id, into, *row),
            )


def _remember(
    raw: sqlite3.Connection, batch: int, done: Sequence[tuple[Merge, tuple[Was, ...]]]
) -> None:
    """Note in the step which contacts it joined and what lost."""
    told = [
        {
            "into": one.into,
            "from": list(one.others),
            "was": [(w.field, w.text, w.contact) for w in was],
        }
        for one, was in done
    ]
    raw.execute("UPDATE batch SET summary=? WHERE n=?", (json.dumps({"joined": told}), batch))


def _is_hidden(raw: sqlite3.Connection, numbers: Sequence[int]) -> bool:
    return bool(
        raw.execute(
            "SELECT 1 FROM contact WHERE n IN (SELECT value FROM json_each(?))"
            f" AND merged_into NOTNULL AND gone={TRASHED} LIMIT 1",
            (json.dumps(list(numbers)),),
        ).fetchone()
    )


def _batch_of(raw: sqlite3.Connection, n: int) -> int | None:
    """The step in which a contact became another one, if it was done on this PC and stands."""
    row = raw.execute(
        'SELECT batch FROM change WHERE tbl=? AND row=? AND new LIKE \'%"merged_into":"%\''
        " ORDER BY n DESC LIMIT 1",
        (number(SYNCED["contact"]), n),
    ).fetchone()
    if row is None:
        return None
    first: int = families(raw).get(row[0], (row[0], 0))[0]
    (summary,) = raw.execute("SELECT summary FROM batch WHERE n=?", (first,)).fetchone()
    joined = "joined" in json.loads(summary or "{}")
    return first if joined and first not in undone_batches(raw) else None


def _last_batch(raw: sqlite3.Connection, n: int) -> int | None:
    """The last step that joined ``n`` with another one: as the one that went, or that stayed."""
    if (own := _batch_of(raw, n)) is not None and _is_hidden(raw, [n]):
        return own
    others = raw.execute(
        f"SELECT o.n FROM contact c JOIN contact o ON o.merged_into=c.id AND o.gone={TRASHED}"
        " WHERE c.n=?",
        (n,),
    ).fetchall()
    return max((b for (o,) in others if (b := _batch_of(raw, o)) is not None), default=None)


def _references() -> list[tuple[str, str]]:
    """(table, column) of everything that points at a contact."""
    return [
        (table.name, column.name)
        for table in SYNCED.values()
        for column in table.columns
        if any(key.column.table.name == "contact" for key in column.foreign_keys)
        and column.name != "merged_into"
    ]


_REFERENCES = _references()
