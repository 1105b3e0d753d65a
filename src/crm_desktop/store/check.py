"""The check of a shop: is the file whole, and do its parts agree with each other?

It changes nothing and may run while people work. Sentences and details carry no data of the shop,
only names of tables and numbers of rows.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from crm_desktop.errors import StoreError
from crm_desktop.store import search_index, search_tables, summary
from crm_desktop.store.connection import prepare
from crm_desktop.store.journal import all_triggers, journal_value, wrong_triggers
from crm_desktop.store.schema import BY_NUMBER, LIVE, SYNCED, create_statements, number
from crm_desktop.store.schema_local import LOCAL_DDL
from crm_desktop.store.store import Store

_DETAILS = 20
_ODD = (
    sqlite3.DatabaseError, TypeError, ValueError, LookupError, ArithmeticError, AttributeError
)  # fmt: skip
"""Of a damaged file any statement may fail, and what is read may be of another kind than what was
ever written."""
_Look = Callable[[sqlite3.Connection], list[str]]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: ``code`` is stable, ``details`` are for whoever repairs."""

    code: str
    sentence: str
    ok: bool
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What the check found, in the order it looked."""

    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Nothing is wrong."""
        return all(finding.ok for finding in self.findings)


def check_shop(store: Store) -> Report:
    """Look at everything; on a shop with a million entries this takes seconds."""
    looks: list[tuple[str, str, str, _Look]] = [
        (
            "integrity",
            "The shop file is whole.",
            "The shop file is damaged. Please bring back a backup copy.",
            _integrity,
        ),
        (
            "references",
            "Everything that is linked is there.",
            "Some records point at records that are not there.",
            _references,
        ),
        (
            "tables",
            "The shop file is built as this version of the program expects.",
            "The shop file is not built as this version of the program expects.",
            _tables,
        ),
        (
            "triggers",
            "Every change is recorded.",
            "Changes are not recorded as they should be. Close the program and start it again.",
            wrong_triggers,
        ),
        (
            "settings",
            "The shop file is kept safe against a loss of power.",
            "The shop file is not kept safe against a loss of power. Close the program and start "
            "it again.",
            _settings,
        ),
        (
            "journal",
            "The history is complete.",
            "The history has gaps. Your records are safe, but some steps cannot be undone.",
            _journal,
        ),
        (
            "replay",
            "Every record is as the history says.",
            "Some records are not what the history says they were last. The history of such a "
            "record shows its right values.",
            _replay,
        ),
        (
            "unsent",
            "The list of what other PCs do not know yet is right.",
            "The list of what other PCs do not know yet is wrong.",
            _unsent,
        ),
        (
            "summary",
            "Lists show every contact as it is.",
            "Lists may show old figures of some contacts. The contacts themselves are safe.",
            summary.check,
        ),
    ]
    findings = []
    with store.read_raw() as raw:
        for code, good, bad, look in looks:
            findings.append(_finding(code, good, bad, _safely(look, raw)))
        findings += _cut_off(raw)
    # SQLite checks an index of words by a statement that counts as writing.
    try:
        with store.write_local() as raw:
            problems = search_index.check(raw)
    except StoreError as error:
        problems = [f"the check stopped: {error.code}"]
    except _ODD as error:
        problems = [f"the check stopped: {_name(error)}"]
    findings.append(
        _finding(
            "search", "The search knows every record.", "The search may miss records.", problems
        )
    )
    findings += [Finding("notice", sentence, ok=True) for sentence in store.notices]
    return Report(tuple(findings))


def _safely(look: _Look, raw: sqlite3.Connection) -> list[str]:
    try:
        return look(raw)
    except _ODD as error:
        return [f"the check stopped: {_name(error)}"]


def _name(error: Exception) -> str:
    """Of values that cannot be read there is no name by SQLite."""
    return getattr(error, "sqlite_errorname", "values that cannot be read")


def _finding(code: str, good: str, bad: str, problems: list[str]) -> Finding:
    return Finding(code, bad if problems else good, not problems, tuple(problems[:_DETAILS]))


def schema_shape(raw: sqlite3.Connection) -> dict[str, object]:
    """What a file is built of, comparable between a new file and one that grew by migrations.

    The order of columns and the spacing of statements do not count, for ``ADD COLUMN`` sets its
    own.
    """
    shape: dict[str, object] = {}
    for name, kind in raw.execute(
        "SELECT name, type FROM pragma_table_list WHERE schema='main'"
        " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    ).fetchall():
        columns = raw.execute(
            'SELECT name, upper(type), "notnull", dflt_value, pk, hidden'
            " FROM pragma_table_xinfo(?) ORDER BY name",
            (name,),
        ).fetchall()
        references = raw.execute(
            'SELECT "table", "from", "to", on_update, on_delete FROM pragma_foreign_key_list(?)'
            ' ORDER BY "table", "from"',
            (name,),
        ).fetchall()
        unique = [
            tuple(
                column
                for (column,) in raw.execute(
                    "SELECT name FROM pragma_index_info(?) ORDER BY seqno", (index,)
                )
            )
            for (index,) in raw.execute(
                "SELECT name FROM pragma_index_list(?) WHERE origin='u'", (name,)
            ).fetchall()
        ]
        shape[f"{kind} {name}"] = (columns, references, sorted(unique))
    for kind, name, sql in raw.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        " AND (type <> 'table' OR sql LIKE 'CREATE VIRTUAL%')"
    ):
        shape[f"{kind} {name} statement"] = _spaced_alike(sql)
    return shape


@lru_cache(maxsize=1024)
def _spaced_alike(statement: str) -> str:
    """Kept: nearly all are those of the shape that they are compared with."""
    return re.sub(r"[\s\"]+", " ", statement).strip().lower()


@cache
def fresh_shape() -> Mapping[str, object]:
    """The shape of a file that is made by this version."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as raw:
        prepare(raw)
        for statement in create_statements():
            raw.execute(statement)
        raw.executescript(LOCAL_DDL)
        search_tables.create(raw)
        summary.create(raw)
        for statement in all_triggers().values():
            raw.execute(statement)
        return MappingProxyType(schema_shape(raw))


def _integrity(raw: sqlite3.Connection) -> list[str]:
    lines = [line for (line,) in raw.execute("PRAGMA integrity_check")]
    return [] if lines == ["ok"] else lines


def _references(raw: sqlite3.Connection) -> list[str]:
    return [
        f"{table} {row}: no such {parent}"
        for table, row, parent, _ in raw.execute("PRAGMA foreign_key_check")
    ]


def _tables(raw: sqlite3.Connection) -> list[str]:
    found, expected = schema_shape(raw), fresh_shape()
    return sorted(
        name for name in found.keys() | expected.keys() if found.get(name) != expected.get(name)
    )


def _settings(raw: sqlite3.Connection) -> list[str]:
    (mode,) = raw.execute("PRAGMA journal_mode").fetchone()
    return [] if mode == "wal" else [f"journal_mode is {mode}"]


def _journal(raw: sqlite3.Connection) -> list[str]:
    return list(_journal_gaps(raw))


def _journal_gaps(raw: sqlite3.Connection) -> Iterator[str]:
    if raw.execute("SELECT one, batch, muted FROM journal_state").fetchall() != [(1, None, 0)]:
        yield "journal_state: a batch is open, or the journal is muted"
    (strays,) = raw.execute(
        "SELECT count(*) FROM change WHERE batch NOT IN (SELECT n FROM batch)"
    ).fetchone()
    if strays:
        yield f"change: {strays} entries without a batch"
    for (num,) in raw.execute("SELECT DISTINCT tbl FROM change").fetchall():
        if num not in BY_NUMBER:
            yield f"change: there is no table {num}"
            continue
        name = BY_NUMBER[num].name
        (lost,) = raw.execute(
            f"SELECT count(*) FROM change c WHERE tbl=?"
            f" AND NOT EXISTS (SELECT 1 FROM {name} t WHERE t.n=c.row)",
            (num,),
        ).fetchone()
        if lost:
            yield f"{name}: {lost} changes of rows that are not there"
    for name, table in SYNCED.items():
        (unknown,) = raw.execute(
            f"SELECT count(*) FROM {name} t WHERE gone=? AND NOT EXISTS"
            " (SELECT 1 FROM change c WHERE c.tbl=? AND c.row=t.n AND c.old IS NULL)",
            (LIVE, number(table)),
        ).fetchone()
        if unknown:
            yield f"{name}: {unknown} rows of which nothing was recorded"


def _replay(raw: sqlite3.Connection) -> list[str]:
    """Fields that do not hold what was written into them last, as the journal has it: damage that
    leaves the file itself in good order."""
    problems = []
    for name, table in SYNCED.items():
        columns = [column.name for column in table.columns]
        latest: dict[int, dict[str, object]] = {}
        for row, column, value, _ in raw.execute(
            "SELECT c.row, j.key, j.value, max(c.n) FROM change c, json_each(c.new) j"
            " WHERE c.tbl=? AND c.new NOT NULL GROUP BY c.row, j.key",
            (number(table),),
        ):
            latest.setdefault(row, {})[column] = value
        for row, values in latest.items():
            found = raw.execute(
                f"SELECT {', '.join(columns)} FROM {name} WHERE n=?", (row,)
            ).fetchone()
            if found is None:
                continue  # the look at the journal tells of it
            now = dict(zip(columns, found, strict=True))
            problems += [
                f"{name} {row}: {column}"
                for column, value in values.items()
                if column in now and now[column] != journal_value(table, column, value)
            ]
    return problems


def _unsent(raw: sqlite3.Connection) -> list[str]:
    problems = []
    for (num,) in raw.execute("SELECT DISTINCT tbl FROM sync_dirty").fetchall():
        if num not in BY_NUMBER:
            problems.append(f"sync_dirty: there is no table {num}")
            continue
        name = BY_NUMBER[num].name
        (lost,) = raw.execute(
            f"SELECT count(*) FROM sync_dirty d WHERE tbl=?"
            f" AND NOT EXISTS (SELECT 1 FROM {name} t WHERE t.n=d.row)",
            (num,),
        ).fetchone()
        if lost:
            problems.append(f"{name}: {lost} rows that are not there")
    return problems


def _cut_off(raw: sqlite3.Connection) -> list[Finding]:
    """Batches without an end; their labels may name a customer, so only numbers are told."""
    return [
        Finding(
            "cut_off",
            f"Step {batch} ({origin}) is still running, or was cut off and can be undone.",
            ok=True,
        )
        for batch, origin in raw.execute(
            "SELECT n, origin FROM batch WHERE ended_at IS NULL ORDER BY n"
        )
    ]
