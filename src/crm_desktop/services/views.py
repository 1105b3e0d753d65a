"""Saved views: a filter with its columns, order and colour under a name, shared by all PCs.

A view that a newer program made may hold a filter that is not understood here: it is listed, but
has no filter and no count, and is never written over unknowingly.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from crm_desktop.domain import filters
from crm_desktop.domain.filters import EVERYONE, Condition, Group
from crm_desktop.domain.text import collapse
from crm_desktop.errors import UserError
from crm_desktop.services.contact_list import ContactList
from crm_desktop.services.contact_record import insert, update
from crm_desktop.store.file_format import LIVE, TRASHED
from crm_desktop.store.store import Store, Transaction

_LONGEST = 100
_SUBJECT = "contact"


@dataclass(frozen=True, slots=True)
class View:
    """What a view shows. ``columns`` and ``sort`` are codes of the list; ``colour`` is a code."""

    filter: Group = EVERYONE
    columns: tuple[str, ...] = ()
    sort: str = "name"
    descending: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view under its name. ``view`` and ``count`` (of contacts that fit) are None where this
    program cannot read it."""

    id: bytes
    name: str
    view: View | None
    count: int | None


def _all(*conditions: Condition) -> Group:
    return Group("and", conditions)


BUILT_IN: dict[bytes, View] = {
    b"quiet": View(
        _all(Condition("last_contact", "older_than_days", (90,))), sort="last_contact",
        colour="amber",
    ),
    b"birthdays": View(
        _all(Condition("birthday", "this_month")), ("name", "birthday", "phone", "email", "tags"),
        sort="birthday", colour="plum",
    ),
}  # fmt: skip
"""Views that every shop has, by a code; the window has words for them. They are not kept in the
shop and cannot be changed: what is made of them is saved as another view."""


def find_view(store: Store, identity: bytes) -> SavedView | None:
    """A view by its id, without counting; None: it is not there (any more)."""
    if identity in BUILT_IN:
        return SavedView(identity, "", BUILT_IN[identity], None)
    with store.read_raw() as raw:
        row = raw.execute(
            f"SELECT name, definition FROM saved_view WHERE id=? AND gone={LIVE}", (identity,)
        ).fetchone()
    return None if row is None else SavedView(identity, row[0], _read(row[1]), None)


def saved_views(store: Store) -> list[SavedView]:
    """All views in the order of the shop, without counting."""
    with store.read_raw() as raw:
        rows = raw.execute(
            f"SELECT id, name, definition FROM saved_view WHERE subject=? AND gone={LIVE}"
            " ORDER BY rank, n",
            (_SUBJECT,),
        ).fetchall()
    return [SavedView(identity, name, _read(text), None) for identity, name, text in rows]


def list_views(
    store: Store, contacts: ContactList, today: dt.date, *, built_in: bool = False
) -> list[SavedView]:
    """All views in the order of the shop, with how many contacts fit each now; ``built_in``: then
    those that every shop has."""
    found = saved_views(store)
    if built_in:
        found += [SavedView(code, "", view, None) for code, view in BUILT_IN.items()]
    counts = iter(contacts.counts(today, [one.view.filter for one in found if one.view]))
    return [replace(one, count=next(counts) if one.view else None) for one in found]


def save_view(store: Store, name: str, view: View) -> bytes:
    """Keep a view under a name, as the last one; returns its id. Names may repeat.

    Raises:
        UserError: ``view.empty``.
    """
    shown = _checked(name)
    with store.transact(f"Save view “{shown}”") as tx:
        (last,) = tx.raw.execute("SELECT max(rank) FROM saved_view").fetchone()
        identity = tx.ids.one()
        insert(
            tx, "saved_view",
            {"id": identity, "name": shown, "subject": _SUBJECT, "definition": _written(view),
             "rank": _next_rank(last)},
        )  # fmt: skip
    return identity


def change_view(store: Store, identity: bytes, view: View) -> bool:
    """Let a view show something else; False: it shows that already.

    Raises:
        UserError: ``view.gone``.
    """
    with store.transact("Change view") as tx:
        _require(tx, identity)
        return update(tx, "saved_view", identity, {"definition": _written(view)})


def rename_view(store: Store, identity: bytes, name: str) -> bool:
    """Give a view another name; False: it has it already.

    Raises:
        UserError: ``view.gone``, ``view.empty``.
    """
    shown = _checked(name)
    with store.transact(f"Rename view to “{shown}”") as tx:
        _require(tx, identity)
        return update(tx, "saved_view", identity, {"name": shown})


def remove_view(store: Store, identity: bytes) -> None:
    """Take a view away; its contacts stay.

    Raises:
        UserError: ``view.gone``.
    """
    with store.transact("Remove view") as tx:
        _require(tx, identity)
        update(tx, "saved_view", identity, {"gone": TRASHED})


def order_views(store: Store, identities: Sequence[bytes]) -> None:
    """Put the views in this order."""
    with store.transact("Order views") as tx:
        for place, identity in enumerate(identities, 1):
            update(tx, "saved_view", identity, {"rank": f"{place:04d}"})


def _next_rank(last: str | None) -> str:
    return f"{int(last) + 1:04d}" if last and last.isdecimal() and last.isascii() else "0001"


def _written(view: View) -> str:
    return json.dumps(
        {
            "filter": json.loads(filters.to_json(view.filter)), "columns": list(view.columns),
            "sort": view.sort, "descending": view.descending, "colour": view.colour,
        },
        ensure_ascii=False,
    )  # fmt: skip


def _read(definition: str) -> View | None:
    try:
        kept: Any = json.loads(definition)
        if not isinstance(kept, dict):
            return None
        columns, sort, colour = kept.get("columns", []), kept.get("sort"), kept.get("colour", "")
        if not (isinstance(columns, list) and isinstance(sort, str) and isinstance(colour, str)):
            return None
        group = filters.from_json(json.dumps(kept.get("filter")))
    except (ValueError, RecursionError):
        return None
    return View(group, tuple(map(str, columns)), sort, kept.get("descending") is True, colour)


def _checked(name: str) -> str:
    shown = collapse(name)[:_LONGEST]
    if not shown:
        raise UserError("A view needs a name. Nothing was saved yet.", code="view.empty")
    return shown


def _require(tx: Transaction, identity: bytes) -> None:
    if not tx.raw.execute(
        f"SELECT 1 FROM saved_view WHERE id=? AND gone={LIVE}", (identity,)
    ).fetchone():
        raise UserError("This view is not there any more. Nothing was changed.", code="view.gone")
