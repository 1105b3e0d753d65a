"""Rows of one table as a small database, as they stand in a part of a snapshot.

Filling an empty shop is then one statement of SQLite for thousands of rows, which takes a quarter
of the time that it takes to hand each of them over; whoever wants them as lists opens the image
beside the shop. It holds one table and nothing else, whose columns are numbered: what they are
called stands in the part, so no word of a snapshot gets into a statement. Ids stand in the part
too, in planes, which take half the room.

    r: n (1, 2, ...), c0, c1, ...

An image may come from anybody who can write into the folder. Before a row of it is read its schema
must be, to the letter, the one that is made here, its pages must be whole and its texts texts;
anything else raises ``BadSegmentError``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

from crm_desktop.sync.segment import BadSegmentError

_VERSION = slice(96, 100)
"""In the head of the file, the version of SQLite that wrote it; nobody asks."""


def make(columns: int, rows: Iterable[Sequence[Any]]) -> bytes:
    """The image of ``rows``: of each as many values as there are ``columns``."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as raw:
        raw.execute("BEGIN")
        raw.execute(_schema(columns))
        raw.executemany(f"INSERT INTO r VALUES (NULL{',?' * columns})", rows)
        raw.execute("COMMIT")
        content = bytearray(raw.serialize())
    content[_VERSION] = bytes(4)
    return bytes(content)


def _schema(columns: int) -> str:
    numbered = "".join(f",c{at}" for at in range(columns))
    return f"CREATE TABLE r(n INTEGER PRIMARY KEY{numbered})"


def check(content: bytes, columns: int, count: int) -> None:
    """Look whether it is an image of ``count`` rows.

    Raises:
        BadSegmentError: it is not what ``make`` makes.
    """
    with _opened(content, columns, count):
        pass


def place(raw: sqlite3.Connection, name: str, content: bytes) -> None:
    """Have an image that ``check`` took as the database ``name`` of a connection, in the place of
    what was there."""
    raw.deserialize(content, name=name)


def read(content: bytes, columns: int, count: int) -> Iterator[list[Any]]:
    """Each column of an image; raises as ``check``."""
    with _opened(content, columns, count) as raw:
        lines = raw.execute("SELECT * FROM r ORDER BY n").fetchall()
    _, *found = zip(*lines, strict=True)
    yield from map(list, found)


@contextmanager
def _opened(content: bytes, columns: int, count: int) -> Iterator[sqlite3.Connection]:
    if not content:
        raise BadSegmentError("an image of nothing")  # which SQLite takes for too little memory
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as raw:
        try:
            raw.deserialize(content)
            _look(raw, columns, count)
        except (sqlite3.Error, UnicodeError) as error:
            raise BadSegmentError(f"an image that makes no sense: {error}") from error
        yield raw


def _look(raw: sqlite3.Connection, columns: int, count: int) -> None:
    found = raw.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema")
    if found.fetchall() != [("table", "r", "r", _schema(columns))]:
        raise BadSegmentError("an image that is laid out otherwise")
    if raw.execute("PRAGMA encoding").fetchone() != ("UTF-8",):
        raise BadSegmentError("an image that no shop would have beside itself")
    if raw.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        raise BadSegmentError("an image that is not whole")
    # Reading the texts shows whether they are texts; the shop would keep any bytes. They are what
    # is greater than no text and less than no bytes: that is asked faster than a kind.
    texts = "".join(
        f",group_concat(c{at}) FILTER (WHERE c{at}>'' AND c{at}<x'')" for at in range(columns)
    )
    found = raw.execute(f"SELECT min(n), max(n), count(*){texts} FROM r")
    if found.fetchone()[:3] != (1, count, count):
        raise BadSegmentError("an image with other rows than it should have")
