"""Rows of one table as a small database, as they stand in a part of a snapshot.

Filling an empty shop is then one statement of SQLite for thousands of rows, which takes a quarter
of the time that it takes to hand each of them over; whoever wants them as lists opens the image
beside the shop. It holds one table and nothing else, whose columns are numbered: what they are
called stands in the part, so no word of a snapshot gets into a statement.

    r: n (1, 2, ...), id, sum, c0, c1, ...

An image may come from anybody who can write into the folder. Before a row of it is read its schema
must be, to the letter, the one that is made here, its pages must be whole, its ids and sums of
their kind, and its texts texts; anything else raises ``BadSegmentError``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any

from crm_desktop.sync.segment import BadSegmentError

ID_BYTES, SUM_BYTES = 16, 17
"""Of a sum as ``sync_row`` has it: the first byte is 0."""
_VERSION = slice(96, 100)
"""In the head of the file, the version of SQLite that wrote it; nobody asks."""


def make(columns: int, rows: Iterable[Sequence[Any]]) -> bytes:
    """The image of ``rows``: id, sum, and as many values as there are ``columns``."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as raw:
        raw.execute("BEGIN")
        raw.execute(_schema(columns))
        raw.executemany(f"INSERT INTO r VALUES (NULL,?,?{',?' * columns})", rows)
        raw.execute("COMMIT")
        content = bytearray(raw.serialize())
    content[_VERSION] = bytes(4)
    return bytes(content)


def _schema(columns: int) -> str:
    numbered = "".join(f",c{at}" for at in range(columns))
    return f"CREATE TABLE r(n INTEGER PRIMARY KEY,id,sum{numbered})"


def place(raw: sqlite3.Connection, name: str, content: bytes, columns: int, count: int) -> None:
    """Have an image of ``count`` rows as the database ``name`` of a connection, which is replaced.

    Raises:
        BadSegmentError: it is not what ``make`` makes; the database is not to be read then.
    """
    try:
        raw.deserialize(content, name=name)
        found = raw.execute(f"SELECT type, name, tbl_name, sql FROM {name}.sqlite_schema")
        if found.fetchall() != [("table", "r", "r", _schema(columns))]:
            raise BadSegmentError("an image that is laid out otherwise")
        if raw.execute(f"PRAGMA {name}.quick_check(1)").fetchall() != [("ok",)]:
            raise BadSegmentError("an image that is not whole")
        # Reading the texts shows whether they are texts; the shop would keep any bytes.
        texts = "".join(
            f",group_concat(c{at}) FILTER (WHERE typeof(c{at})='text')" for at in range(columns)
        )
        first, last, rows, right, *_ = raw.execute(
            "SELECT min(n), max(n), count(*), count(*) FILTER (WHERE typeof(id)='blob'"
            f" AND length(id)={ID_BYTES} AND typeof(sum)='blob' AND length(sum)={SUM_BYTES}"
            f" AND substr(sum, 1, 1)=x'00'){texts} FROM {name}.r"
        ).fetchone()
    except (sqlite3.DatabaseError, OverflowError) as error:
        raise BadSegmentError(f"an image that makes no sense: {error}") from error
    if (first, last, rows, right) != (1, count, count, count):
        raise BadSegmentError("an image with other rows than it should have")


def read(content: bytes, columns: int, count: int) -> Iterator[list[Any]]:
    """The ids, the sums, and each column of an image; raises as ``place``."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as raw:
        place(raw, "main", content, columns, count)
        lines = raw.execute("SELECT * FROM r ORDER BY n").fetchall()
    _, *found = zip(*lines, strict=True)
    yield from map(list, found)
