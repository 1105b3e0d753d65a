"""The people who work in the shop, and which of them sits at this PC.

A colleague is a row of the shop that every PC knows. Who sits here is a setting of the PC and not
of the shop: the window tells the store its name, so that every step of the history carries it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from crm_desktop.domain.text import collapse
from crm_desktop.errors import UserError
from crm_desktop.services.catalogue import find_or_make, natural_key
from crm_desktop.services.contact_record import update
from crm_desktop.store.file_format import LIVE
from crm_desktop.store.store import Store

_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works in the shop."""

    id: bytes
    name: str


def list_colleagues(store: Store) -> list[Colleague]:
    """All colleagues by name."""
    with store.read_raw() as raw:
        rows = raw.execute(
            f"SELECT id, name FROM colleague WHERE gone={LIVE} ORDER BY match_key, n"
        ).fetchall()
    return [Colleague(*row) for row in rows]


def colleague_of(raw: sqlite3.Connection, identity: bytes) -> Colleague | None:
    """The colleague with this id; None: there is none (any more)."""
    row = raw.execute(
        f"SELECT id, name FROM colleague WHERE id=? AND gone={LIVE}", (identity,)
    ).fetchone()
    return None if row is None else Colleague(*row)


def find_or_make_colleague(store: Store, name: str) -> Colleague:
    """The colleague of this name, made where there is none: who says so at the first start.

    Raises:
        UserError: ``colleague.empty``.
    """
    shown = _checked(name)
    with store.transact(f"Add colleague {shown}") as tx:
        identity = find_or_make(tx, "colleague", shown)
        (kept,) = tx.raw.execute("SELECT name FROM colleague WHERE id=?", (identity,)).fetchone()
    return Colleague(identity, kept)


def rename_colleague(store: Store, colleague: bytes, name: str) -> bool:
    """Give a colleague another name, on everything that carries it; False: it is so already.

    Raises:
        UserError: ``colleague.empty``, ``colleague.gone``, ``colleague.taken``.
    """
    shown = _checked(name)
    with store.transact(f"Rename colleague to {shown}") as tx:
        if colleague_of(tx.raw, colleague) is None:
            raise UserError(
                "This colleague is not there any more. Nothing was changed.", code="colleague.gone"
            )
        match_key = natural_key(shown)
        if tx.raw.execute(
            f"SELECT 1 FROM colleague WHERE match_key=? AND id<>? AND gone={LIVE}",
            (match_key, colleague),
        ).fetchone():
            raise UserError(
                f"There is a colleague “{shown}” already. Nothing was changed.",
                code="colleague.taken",
            )
        return update(tx, "colleague", colleague, {"name": shown, "match_key": match_key})


def _checked(name: str) -> str:
    shown = collapse(name)[:_LONGEST]
    if not shown:
        raise UserError("A colleague needs a name. Nothing was saved.", code="colleague.empty")
    return shown
