"""Erasing a contact for good: everywhere in the shop, and again whenever it comes back.

Erasing blanks the rows by ordinary statements, so that lists, the search index and other PCs follow
as with any edit, and then takes what they said out of journal, labels, index, drafts, attachments
and free pages. Deals and quotes stay for the sake of their sums; their words go. It cannot be
undone. What is noted of it (``erasure``, and a copy beside the shop file that outlives going back
to an older backup) says nothing about who it was.

Whatever brings such a contact back (an older backup, a PC that was away, a salvaged file) is met by
``replay``: rows of a contact in the ledger are blanked again. Backups themselves are left as they
are unless they are asked to go; what was printed or exported is out of reach.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Text

from crm_desktop.errors import StoreError, UserError
from crm_desktop.services import erased_files, second_place
from crm_desktop.services.backups import Backups
from crm_desktop.services.erased_files import PENDING
from crm_desktop.services.erasure_ledger import keys_of, mark_of, note
from crm_desktop.services.erasure_scope import (
    STAYING_LINKS,
    WORDS,
    Scope,
    came_back,
    doubled,
    kept_rows,
    numbered,
    scope_of,
    word_groups,
)
from crm_desktop.store.blobs import ATTACHMENTS, Blobs
from crm_desktop.store.durable import sync_folder
from crm_desktop.store.file_format import LIVE, UNDONE
from crm_desktop.store.forgetting import (
    Rows,
    forget_columns,
    forget_labels,
    forget_rows,
    forget_words,
    steps_of,
    texts_in_journal,
)
from crm_desktop.store.schema import SYNCED, merge_groups, number
from crm_desktop.store.store import Store, Transaction

ORIGIN = "erasure"
LABEL = "Erase a contact for good"
_TELLING_NAME = 5

_CATEGORIES = {"kind", "status", "label", "direction", "zone", "channel", "role", "gender",
               "recurrence", "format", "media_type", "country", "industry"}  # fmt: skip
_TELLING = {
    name: tuple(c.name for c in table.columns if isinstance(c.type, Text)
                and c.name not in _CATEGORIES)
    for name, table in SYNCED.items()
}  # fmt: skip
"""Columns with words of their own: the name of a step may repeat them."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What erasing a contact means. ``goes`` and ``stays`` count rows by table; ``named_in``
    counts entries of other contacts in which it took part: their text stays. ``backups`` still
    hold it, the oldest of ``oldest_backup`` (UTC milliseconds, None: there is none)."""

    n: int
    id: bytes
    name: str
    kind: str
    goes: Mapping[str, int]
    stays: Mapping[str, int]
    named_in: int
    open_deals: int
    files: int
    backups: int
    oldest_backup: int | None
    shared: bool
    outside: bool
    """Copies go to a second place, too."""


def preview(store: Store, n: int) -> Preview:
    """What would go and what would stay.

    Raises:
        UserError: ``contact.gone``.
    """
    with store.read_raw() as raw:
        identity, name, kind = _contact(raw, n)
        scope = scope_of(raw, [identity])
        (named,) = raw.execute(
            "SELECT count(DISTINCT e.n) FROM json_each(:contacts) j CROSS JOIN contact c"
            " ON c.n=j.value CROSS JOIN participant p ON p.contact_id=c.id CROSS JOIN entry e"
            f" ON e.id=p.entry_id WHERE p.gone={LIVE} AND e.gone={LIVE}"
            " AND e.n NOT IN (SELECT value FROM json_each(:entries))",
            {"contacts": json.dumps(scope.goes["contact"]),
             "entries": json.dumps(scope.goes.get("entry", []))},
        ).fetchone()  # fmt: skip
        live = {
            table: count
            for table, numbers in scope.goes.items()
            if (count := _live(raw, table, numbers))
        }
        open_deals = _live(raw, "deal", scope.stays.get("deal", []), " AND state='open'")
        files = len(_contents(raw, scope.goes))
    backups = Backups(store)
    copies = backups.listed()
    return Preview(
        n, identity, name, kind, live,
        {table: len(numbers) for table, numbers in scope.stays.items() if table != "field_value"},
        named, open_deals, files, len(copies), min((b.made_at for b in copies), default=None),
        store.is_shared(), second_place.place_of(backups) is not None,
    )  # fmt: skip


def erase(store: Store, numbers: Collection[int], *, backups: bool = False) -> int:
    """Erase contacts (``contact.n``) for good; returns how many rows went. ``backups``: the copies
    made before go too, with files that were put aside, and a new one is made.

    Raises:
        UserError: ``contact.gone``; ``privacy.import``: records of an unfinished import wait
            beside the shop.
        StoreError: ``privacy.unfinished``: the disk did not take all of it. The contact is gone
            from the shop then, and the next start does the rest. Others: nothing was changed.
    """
    with store.read_raw() as raw:
        found = [_contact(raw, n)[0] for n in numbers]
        if raw.execute("SELECT 1 FROM import_run").fetchone():
            raise UserError(
                "An import is not finished, and its records may name this contact. Nothing was "
                "changed. Please finish that import or take it back first.",
                code="privacy.import",
            )
    with store.transact(LABEL, origin=ORIGIN) as tx:
        scope = scope_of(tx.raw, found)
        texts, names = _texts(tx.raw, scope)
        _enter(tx, scope, store.person)
        contents = _contents(tx.raw, scope.goes)
        _blank(tx.raw, scope)
        _pend(tx.raw, scope, contents, backups=backups)
    try:
        _forget(store, scope, texts, names)
        _finish(store)
    except (StoreError, OSError) as error:
        raise _unfinished() from error
    return sum(len(rows) for rows in scope.goes.values())


def _unfinished() -> StoreError:
    return StoreError(
        "The contact is gone from the lists and will not come back, but the disk did not take the "
        "last part: what was said of it may still be in files of the shop or in its copies. Please "
        "free some space, or check the disk. The rest is done at the next start of the program.",
        code="privacy.unfinished",
    )


def replay(store: Store) -> int:
    """Erase again what came back of erased contacts; returns how many contacts. Also finishes an
    erasure that was cut off. Cheap where there is nothing to do (see ``is_due``).

    Raises:
        StoreError: it could not be written to the shop.
    """
    _take_in(store)
    done = 0
    while back := came_back(store):
        with store.transact(LABEL, origin=ORIGIN) as tx:
            scope = _with_pending(tx.raw, scope_of(tx.raw, back))
            texts, names = _texts(tx.raw, scope)
            contents = _contents(tx.raw, scope.goes)
            _blank(tx.raw, scope)
            _pend(tx.raw, scope, contents)
        _forget(store, scope, texts, names)
        done += len(back)
    with store.read_raw() as raw:
        left = _pending(raw)
    if left:
        if not done:  # it was cut off before the past was forgotten
            contacts = [bytes.fromhex(one) for one in left["contacts"]]
            _forget(store, Scope(contacts, left["goes"], left["stays"]), (), ())
        # On a full disk the next start tries it again: who is erased is in no row any more, and
        # whoever wants to work shall not wait for that.
        with suppress(StoreError, OSError):
            _finish(store)
    return done


def is_due(store: Store) -> bool:
    """Whether ``replay`` has something to do; reads only."""
    if _is_pending(store):
        return True
    noted = {line["erased_id"] for line in erased_files.read(store.folder)}
    with store.read_raw() as raw:
        known = {row.hex() for (row,) in raw.execute("SELECT erased_id FROM erasure")}
    return bool(noted - known) or bool(came_back(store))


# -- what is concerned -------------------------------------------------------------------------


def _contact(raw: sqlite3.Connection, n: int) -> tuple[bytes, str, str]:
    row = raw.execute(
        f"SELECT id, name, kind FROM contact WHERE n=? AND gone<>{UNDONE}", (n,)
    ).fetchone()
    if row is None:
        raise UserError("This contact is not there any more. Nothing was changed.",
                        code="contact.gone")  # fmt: skip
    return row[0], row[1], row[2]


def _with_pending(raw: sqlite3.Connection, scope: Scope) -> Scope:
    """With the rows of an erasure that was cut off."""
    left = _pending(raw)
    return Scope(
        scope.contacts,
        _joined(scope.goes, left.get("goes", {})),
        _joined(scope.stays, left.get("stays", {})),
    )


# -- doing it ----------------------------------------------------------------------------------


def _texts(raw: sqlite3.Connection, scope: Scope) -> tuple[set[str], set[str]]:
    """All that the rows say or said, and what the contacts are called among it."""
    texts: set[str] = set()
    for rows, telling in ((scope.goes, _TELLING), (scope.stays, WORDS)):
        for table, numbers in rows.items():
            if columns := [c for c in telling[table] if isinstance(SYNCED[table].c[c].type, Text)]:
                for row in raw.execute(
                    f"SELECT {', '.join(columns)} FROM {table}"
                    " WHERE n IN (SELECT value FROM json_each(?))", (json.dumps(numbers),),
                ):  # fmt: skip
                    texts.update(row)
    names: set[str] = set()
    for table, called in (("contact", "name"), ("email", "address"), ("phone", "typed")):
        names.update(
            name
            for (name,) in raw.execute(
                f"SELECT {called} FROM {table} WHERE n IN (SELECT value FROM json_each(?))",
                (json.dumps(scope.goes.get(table, [])),),
            )
            # One word alone may be anybody's.
            if len(name) >= _TELLING_NAME and not name.isalpha()
        )
    return texts, names


def _enter(tx: Transaction, scope: Scope, person: str) -> None:
    """Write the lines of the ledger; what it counts stands with the first contact."""
    raw = tx.raw
    emails = _column(raw, "email", "address", scope.goes)
    phones = _column(raw, "phone", "typed", scope.goes)
    (salt,) = raw.execute("SELECT max(salt) FROM erasure").fetchone()
    salt = salt or tx.ids.one().hex()
    marks = ",".join(sorted({mark_of(salt, key) for key in keys_of(emails, phones)}))
    counts = {table: _live(raw, table, numbers) for table, numbers in scope.goes.items()}
    counts = {table: count for table, count in counts.items() if count}
    kept = {
        table: [
            bytes(row).hex()
            for (row,) in raw.execute(
                f"SELECT id FROM {table} WHERE n IN (SELECT value FROM json_each(?))",
                (json.dumps(numbers),),
            )
        ]
        for table, numbers in scope.stays.items()
    }
    for at, identity in enumerate(scope.contacts):
        first = at == 0
        note(raw, {
            "erased_id": identity, "erased_at": tx.now, "person": person,
            "counts": json.dumps(counts if first else {}),
            "kept": json.dumps(kept if first else {}),
            "salt": salt, "marks": marks if first else "",
        })  # fmt: skip


def _blank(raw: sqlite3.Connection, scope: Scope) -> None:
    for table, numbers in scope.goes.items():
        stay = STAYING_LINKS.get(table, [])
        empty = {
            column.name: None if column.nullable else ("" if isinstance(column.type, Text) else 0)
            for column in SYNCED[table].columns
            if "merge" in column.info and column.name not in stay
        } | {"gone": UNDONE}
        _set(raw, table, numbers, empty)
        # Written over what others wrote at the same time, also where it is empty here already.
        every = (1 << len(merge_groups(SYNCED[table]))) - 1
        for (n,) in raw.execute(
            f"SELECT DISTINCT x.n FROM json_each(?) j CROSS JOIN {table} x ON x.n=j.value"
            " CROSS JOIN sync_cell c ON c.tbl=? AND c.row=x.id GROUP BY x.n, c.grp"
            " HAVING count(*)>1",
            (json.dumps(numbers), number(SYNCED[table])),
        ).fetchall():
            _mark_dirty(raw, table, n, every)
    for table, numbers in scope.stays.items():
        _set(raw, table, numbers, WORDS[table])
    _set_null(raw, "deal", "company_id", scope)
    for identity in scope.contacts:
        for (kept,) in raw.execute("SELECT kept FROM erasure WHERE erased_id=?", (identity,)):
            for table, ids in json.loads(kept or "{}").items():
                for row in doubled(raw, table, ids):
                    _say_again(raw, table, row)


def _set(
    raw: sqlite3.Connection, table: str, numbers: list[int], values: Mapping[str, object]
) -> None:
    differs = " OR ".join(f"{column} IS NOT ?" for column in values)
    raw.execute(
        f"UPDATE {table} SET {', '.join(f'{column}=?' for column in values)}"
        f" WHERE n IN (SELECT value FROM json_each(?)) AND ({differs})",
        (*values.values(), json.dumps(numbers), *values.values()),
    )


def _set_null(raw: sqlite3.Connection, table: str, column: str, scope: Scope) -> None:
    raw.executemany(
        f"UPDATE {table} SET {column}=NULL WHERE {column}=?", [(one,) for one in scope.contacts]
    )


def _say_again(raw: sqlite3.Connection, table: str, row: bytes) -> None:
    """The words are empty here: write that over what others wrote at the same time."""
    bits = 0
    for bit, group in enumerate(merge_groups(SYNCED[table])):
        bits |= 1 << bit if group in word_groups(table) else 0
    for n in numbered(raw, table, [row.hex()]):
        _set(raw, table, [n], WORDS[table])
        _mark_dirty(raw, table, n, bits)


def _mark_dirty(raw: sqlite3.Connection, table: str, n: int, bits: int) -> None:
    raw.execute(
        "INSERT INTO sync_dirty(tbl, row, mask) VALUES (?, ?, ?)"
        " ON CONFLICT(tbl, row) DO UPDATE SET mask=mask|excluded.mask",
        (number(SYNCED[table]), n, bits),
    )


def _forget(store: Store, scope: Scope, texts: Collection[str], names: Collection[str]) -> None:
    """Take what the rows said out of the past and out of drafts."""
    # A copy that is being made just now began before.
    with store.copying, store.write_local() as raw:
        stays = _joined(scope.stays, kept_rows(raw, scope.contacts))
        rows = _joined(scope.goes, stays)
        steps = steps_of(raw, rows)
        texts = {*texts, *texts_in_journal(raw, scope.goes, _TELLING),
                 *texts_in_journal(raw, stays, WORDS)}  # fmt: skip
        forget_labels(raw, steps, texts, names)
        forget_rows(raw, scope.goes)
        forget_columns(raw, stays, {table: set(words) for table, words in WORDS.items()})
        forget_words(raw)
        left = _pending(raw) | {"contacts": [], "goes": {}, "stays": {}}
        if left.get("copies") is True:  # by name: a copy of this note may be brought back one day
            copies = Backups(store)
            names_of = [copy.name for copy in copies.listed()]
            left["copies"] = [*names_of, *(folder.name for folder in copies.put_aside())]
        raw.execute("UPDATE meta SET value=? WHERE name=?", (json.dumps(left), PENDING))
    erased_files.forget_drafts(store.folder, [one.hex() for one in scope.contacts], names)


def _finish(store: Store) -> None:
    """The last part: copies that are to go, the ledger beside the file, and the file written
    anew."""
    _drop_copies(store)
    with store.read_raw() as raw:
        names = [column.name for column in SYNCED["erasure"].columns if "merge" in column.info]
        names.remove("gone")
        lines = [
            {n: v.hex() if isinstance(v, bytes) else v for n, v in zip(names, row, strict=True)}
            for row in raw.execute(
                f"SELECT {', '.join(names)} FROM erasure WHERE gone={LIVE} ORDER BY n"
            )
        ]
    erased_files.write(store.folder, lines)
    _remove_contents(store)
    if store.wipe():
        with store.write_local() as raw:
            raw.execute("DELETE FROM meta WHERE name=?", (PENDING,))


def _drop_copies(store: Store) -> None:
    """Let go of the copies that hold somebody who is erased, where that was wished, and of files
    that were put aside; there is another copy first."""
    with store.read_raw() as raw:
        named = _pending(raw).get("copies")
    copies = Backups(store)
    with store.copying:
        if named and (doomed := [copy for copy in copies.listed() if copy.name in named]):
            second_place.let_go(copies, copies.make("by-hand").made_at)
            copies.drop(doomed)
        for folder in copies.put_aside():
            if named and folder.name in named:
                shutil.rmtree(folder)
                sync_folder(copies.folder)


def _remove_contents(store: Store) -> None:
    """Remove the contents of erased attachments from the disk, where nobody else names them."""
    with store.write_local() as raw:
        gone = [
            content
            for content in _pending(raw).get("contents", ())
            if not raw.execute(
                "SELECT 1 FROM attachment WHERE sha256=?1 UNION SELECT 1 FROM contact"
                " WHERE photo=?1",
                (content,),
            ).fetchone()
        ]
        raw.executemany("DELETE FROM sync_blob WHERE sha256=?", [(one,) for one in gone])
    blobs = Blobs(store.folder / ATTACHMENTS)
    for content in gone:
        with suppress(OSError, StoreError):
            blobs.path(content).unlink(missing_ok=True)
            sync_folder(blobs.path(content).parent)


def _take_in(store: Store) -> None:
    """Lines of the ledger that stand beside the shop file alone: an older backup is back."""
    lines = erased_files.read(store.folder)
    with store.read_raw() as raw:
        known = {row.hex() for (row,) in raw.execute("SELECT erased_id FROM erasure")}
    if new := [line for line in lines if line["erased_id"] not in known]:
        with store.transact(LABEL, origin=ORIGIN) as tx:
            for line in new:
                note(tx.raw, {**line, "erased_id": bytes.fromhex(line["erased_id"])})


def _pend(
    raw: sqlite3.Connection, scope: Scope, contents: Collection[str], *, backups: bool = False
) -> None:
    """Note that the work is not finished: the rows, and the contents that are to go in the end;
    ``backups``: all copies made before too."""
    before = _pending(raw)
    waiting = {
        "contacts": [*before.get("contacts", ()), *(one.hex() for one in scope.contacts)],
        "goes": _joined(scope.goes, before.get("goes", {})),
        "stays": _joined(scope.stays, before.get("stays", {})),
        "contents": sorted({*contents, *before.get("contents", ())}),
        "copies": backups or before.get("copies", False),
    }
    raw.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (PENDING, json.dumps(waiting)))


def _pending(raw: sqlite3.Connection) -> dict[str, Any]:
    row = raw.execute("SELECT value FROM meta WHERE name=?", (PENDING,)).fetchone()
    found: dict[str, Any] = json.loads(row[0]) if row else {}
    return found


def _is_pending(store: Store) -> bool:
    with store.read_raw() as raw:
        return raw.execute("SELECT 1 FROM meta WHERE name=?", (PENDING,)).fetchone() is not None


# -- small things ------------------------------------------------------------------------------


def _joined(first: Rows, second: Rows) -> dict[str, list[int]]:
    return {
        table: sorted({*first.get(table, ()), *second.get(table, ())})
        for table in first.keys() | second.keys()
    }


def _live(raw: sqlite3.Connection, table: str, numbers: list[int], more: str = "") -> int:
    (count,) = raw.execute(
        f"SELECT count(*) FROM {table} WHERE n IN (SELECT value FROM json_each(?))"
        f" AND gone={LIVE}{more}",
        (json.dumps(numbers),),
    ).fetchone()
    return int(count)


def _column(raw: sqlite3.Connection, table: str, column: str, rows: Rows) -> list[str]:
    return [
        value
        for (value,) in raw.execute(
            f"SELECT {column} FROM {table} WHERE n IN (SELECT value FROM json_each(?))",
            (json.dumps([*rows.get(table, ())]),),
        )
        if value
    ]


def _contents(raw: sqlite3.Connection, goes: Rows) -> set[str]:
    """Hashes of the attachments and photos of these rows."""
    return {
        *_column(raw, "attachment", "sha256", goes), *_column(raw, "contact", "photo", goes)
    }  # fmt: skip
