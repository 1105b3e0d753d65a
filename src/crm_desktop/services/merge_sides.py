"""Contacts side by side before they are joined: every field, what is equal, and the result."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from crm_desktop.domain.emails import email_key
from crm_desktop.domain.phones import digits, phone_key
from crm_desktop.domain.text import fold
from crm_desktop.errors import UserError
from crm_desktop.services.contacts import Contact, read_contacts
from crm_desktop.services.merge_values import (
    FIELDS,
    own_values,
    read_values,
    shown,
    together,
    winner,
)
from crm_desktop.store.schema import LIVE
from crm_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a contact; ``equal``: another one has it, too."""

    text: str
    equal: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One field of all contacts, in their order, and what the joined contact will have.

    ``field`` as in ``merge.Merge.picks``, or a kind of list (phone, tag, entry ...); ``name`` of an
    own field. ``survives``: whose single value it is; 0 both notes; None for lists, which are
    united.
    """

    field: str
    name: str
    cells: tuple[tuple[Cell, ...], ...]
    result: tuple[str, ...]
    survives: int | None

    @property
    def is_choice(self) -> bool:
        """Whether the contacts say different things, of which one survives."""
        texts = {fold(cell.text) for cells in self.cells for cell in cells}
        return self.survives is not None and len(texts) > 1


@dataclass(frozen=True, slots=True)
class Side:
    """A contact as the head of its column; ``created_at`` UTC milliseconds."""

    n: int
    id: bytes
    kind: str
    name: str
    created_at: int


@dataclass(frozen=True, slots=True)
class SideBySide:
    """``sides``: the one that stays first."""

    sides: tuple[Side, ...]
    lines: tuple[Line, ...]


_LISTS: dict[str, tuple[Callable[[Contact], list[str]], Callable[[str], str]]] = {
    "phone": (lambda c: [p.text for p in c.phones],
              lambda text: phone_key(text) or digits(text) or text),
    "email": (lambda c: [e.text for e in c.emails], email_key),
    "address": (lambda c: [a.one_line() for a in c.addresses], fold),
    "position": (lambda c: [", ".join(filter(None, (p.title, p.company))) for p in c.positions],
                 fold),
    "website": (lambda c: [w.text for w in c.websites], lambda text: fold(text).rstrip("/")),
    "tag": (lambda c: [*c.tags], fold),
}  # fmt: skip
"""Kind of list -> its texts, and what tells that two are the same."""
_COUNTED = ("entry", "deal", "reminder", "relation")
_FIRST = ("name", "phone", "email", "address", "position", "birthday")


def side_by_side(
    store: Store, numbers: Sequence[int], picks: Mapping[str, int] | None = None
) -> SideBySide:
    """The contacts with these numbers; the first is the one that stays. Fields that nobody has are
    left out.

    Raises:
        UserError: ``merge.few``: fewer than two of them are there.
    """
    picks = picks or {}
    with store.read_raw() as raw:
        contacts = read_contacts(raw, numbers)
        there = [contact.n for contact in contacts]
        if len(there) < 2:
            raise UserError(
                "These contacts are not there any more, perhaps they were joined or archived.",
                code="merge.few",
            )
        values, own = read_values(raw, there), own_values(raw, there)
        names = _field_names(raw)
        counts = _counts(raw, there)
        created = dict(
            raw.execute(
                "SELECT c.n, c.created_at FROM json_each(?) r JOIN contact c ON c.n=r.value",
                (json.dumps(there),),
            ).fetchall()
        )
    lines = {
        field: _single(field, "", there, lambda n, f=field: shown(f, values[n]), picks)  # type: ignore[misc]
        for field in FIELDS
        if field != "photo"
    }
    for field, (texts, key) in _LISTS.items():
        lines[field] = _list(field, [texts(contact) for contact in contacts], key)
    for field in dict.fromkeys(field for n in there for field in own[n]):
        lines[field] = _single(
            field, names.get(field, ""), there, lambda n, f=field: own[n].get(f, ""), picks  # type: ignore[misc]
        )  # fmt: skip
    for table in _COUNTED:
        found = [counts.get((table, n), 0) for n in there]
        lines[table] = Line(
            table, "", tuple((Cell(str(c), False),) if c else () for c in found),
            (str(sum(found)),) if sum(found) else (), None,
        )  # fmt: skip
    order = (*_FIRST, *(field for field in lines if field not in _FIRST))
    return SideBySide(
        tuple(Side(c.n, c.id, c.kind, c.name, created[c.n]) for c in contacts),
        tuple(lines[field] for field in order if any(lines[field].cells)),
    )


def _single(
    field: str, name: str, there: Sequence[int], text: Callable[[int], str],
    picks: Mapping[str, int],
) -> Line:  # fmt: skip
    survives = winner(field, there, text, picks)
    result = together([text(n) for n in there]) if survives == 0 else text(survives)
    seen = [fold(text(n)) for n in there]
    return Line(
        field, name,
        tuple((Cell(text(n), seen.count(fold(text(n))) > 1),) if text(n) else () for n in there),
        (result,) if result else (), survives,
    )  # fmt: skip


def _list(field: str, lists: Sequence[Sequence[str]], key: Callable[[str], str]) -> Line:
    keys = [{key(text) for text in texts} for texts in lists]
    united: dict[str, str] = {}
    for texts in lists:
        for text in texts:
            united.setdefault(key(text), text)
    cells = tuple(
        tuple(Cell(text, sum(key(text) in other for other in keys) > 1) for text in texts if text)
        for texts in lists
    )
    return Line(field, "", cells, tuple(text for text in united.values() if text), None)


def _field_names(raw: sqlite3.Connection) -> dict[str, str]:
    rows = raw.execute(f"SELECT id, name FROM field WHERE gone={LIVE}")
    return {f"field:{identity.hex()}": name for identity, name in rows}


def _counts(raw: sqlite3.Connection, numbers: Sequence[int]) -> dict[tuple[str, int], int]:
    listed = (json.dumps(list(numbers)),)
    return {
        (table, n): count
        for table in _COUNTED
        for n, count in raw.execute(
            "SELECT c.n, count(*) FROM json_each(?) r JOIN contact c ON c.n=r.value"
            f" JOIN {table} t ON t.contact_id=c.id AND t.gone={LIVE} GROUP BY c.n",
            listed,
        )
    }
