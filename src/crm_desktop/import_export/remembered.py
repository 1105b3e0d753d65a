"""The mappings that are remembered: which fields the columns of such files went to.

A mapping belongs to a set of headings (their fingerprint), whatever the file is called. Remembering
it after an import is no step to be undone; changing and forgetting one by hand is.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from crm_desktop.domain import ids
from crm_desktop.errors import UserError
from crm_desktop.import_export import fields
from crm_desktop.import_export.model import DateOrder, TableKind
from crm_desktop.services.contact_record import update
from crm_desktop.store.file_format import LIVE, TRASHED
from crm_desktop.store.store import Store

Kind = TableKind | Literal["records"]


@dataclass(frozen=True, slots=True)
class RememberedColumn:
    """``replacements``: value of the file -> what is read instead; ``date_order`` only where the
    person chose it."""

    header: str
    field: str
    replacements: Mapping[str, str] = dataclasses.field(default_factory=dict)
    date_order: DateOrder | None = None


@dataclass(frozen=True, slots=True)
class RememberedMapping:
    """``file`` is the name of the last file of that kind; ``used_at`` UTC milliseconds.

    ``chosen``: the person had a say, so it holds for tables of any kind.
    """

    id: bytes
    file: str
    kind: Kind
    used_at: int
    columns: tuple[RememberedColumn, ...]
    chosen: bool = False


class Remembered:
    """What the shop remembers of earlier files."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[RememberedMapping]:
        """Every mapping, the last used first."""
        with self._store.read_raw() as raw:
            rows = raw.execute(
                "SELECT id, columns, used_at FROM remembered_mapping"
                f" WHERE gone={LIVE} ORDER BY used_at DESC, n DESC"
            ).fetchall()
        return [_read(*row) for row in rows]

    def find(self, fingerprint: str) -> RememberedMapping | None:
        """The mapping for these headings (see ``mapping.header_fingerprint``)."""
        with self._store.read_raw() as raw:
            row = raw.execute(
                "SELECT id, columns, used_at FROM remembered_mapping"
                f" WHERE fingerprint=? AND gone={LIVE} ORDER BY used_at DESC LIMIT 1",
                (fingerprint,),
            ).fetchone()
        return None if row is None else _read(*row)

    def keep(
        self,
        fingerprint: str,
        file: str,
        kind: Kind,
        columns: list[RememberedColumn],
        *,
        chosen: bool,
    ) -> None:
        """Remember a mapping in place of the earlier one for these headings."""
        identity = ids.natural_id("remembered_mapping", fingerprint)
        with self._store.transact("Remember the columns", origin="memory") as tx:
            tx.raw.execute(
                "INSERT INTO remembered_mapping(id, fingerprint, columns, used_at)"
                " VALUES (?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET columns=excluded.columns,"
                f" used_at=excluded.used_at, gone={LIVE}",
                (identity, fingerprint, _written(file, kind, columns, chosen=chosen), tx.now),
            )

    def change(
        self,
        identity: bytes,
        chosen: Mapping[int, str],
        replacements: Mapping[int, Mapping[str, str]] | None = None,
    ) -> None:
        """Let columns (from 0) go to other fields from now on, and read other values in them.

        Raises:
            UserError: ``import.no_field``, ``import.not_remembered``.
        """
        known = self._get(identity)
        for name in chosen.values():
            if not fields.is_target(name):
                raise UserError(f"There is no field “{name}”.", code="import.no_field")
        columns = [
            RememberedColumn(
                column.header,
                chosen.get(at, column.field),
                (replacements or {}).get(at, column.replacements),
                column.date_order if chosen.get(at, column.field) == column.field else None,
            )
            for at, column in enumerate(known.columns)
        ]
        kind = table_kind([column.field for column in columns]) or known.kind
        text = _written(known.file, kind, columns, chosen=True)
        with self._store.transact(f"Columns of “{known.file}”") as tx:
            update(tx, "remembered_mapping", identity, {"columns": text})

    def forget(self, identity: bytes) -> None:
        """Let the program propose the columns of such files by itself again.

        Raises:
            UserError: ``import.not_remembered``.
        """
        known = self._get(identity)
        with self._store.transact(f"Forget the columns of “{known.file}”") as tx:
            update(tx, "remembered_mapping", identity, {"gone": TRASHED})

    def _get(self, identity: bytes) -> RememberedMapping:
        for known in self.all():
            if known.id == identity:
                return known
        raise UserError("These columns are not remembered any more.", code="import.not_remembered")


def table_kind(chosen: list[str]) -> TableKind | None:
    """What a row is, by the fields that its columns go to; None: they do not say."""
    used = {name.partition(".")[0] for name in chosen}
    if "deal" in used:
        return "deals"
    if "contact" in used and "company" in used:
        return "people and companies"
    if "contact" in used:
        return "people"
    return "companies" if "company" in used else None


def _written(file: str, kind: Kind, columns: list[RememberedColumn], *, chosen: bool) -> str:
    by_column: list[dict[str, Any]] = [
        {"header": column.header, "field": column.field}
        | ({"replacements": dict(column.replacements)} if column.replacements else {})
        | ({"date_order": column.date_order} if column.date_order else {})
        for column in columns
    ]
    return json.dumps({"file": file, "kind": kind, "chosen": chosen, "columns": by_column})


def _read(identity: bytes, text: str, used_at: int) -> RememberedMapping:
    told = json.loads(text)
    columns = tuple(
        RememberedColumn(
            column["header"],
            column["field"],
            column.get("replacements", {}),
            column.get("date_order"),
        )
        for column in told["columns"]
    )
    return RememberedMapping(identity, told["file"], told["kind"], used_at, columns, told["chosen"])
