"""Finding all pairs of contacts that look alike in a whole shop; runs in a process of its own.

SQLite picks the pairs worth comparing: two contacts that share an e-mail address, a phone, a number
of record, or that have something of their names in common and besides a birthday, a place or a
company. Nothing else reaches ``matching.OFFERED``, so nothing else is read into Python.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import combinations, groupby
from pathlib import Path
from typing import Any

from crm_desktop.domain.matching import OFFERED, compare
from crm_desktop.progress import Progress, silent
from crm_desktop.services.candidates import employer, read_candidates
from crm_desktop.store import at_hand
from crm_desktop.store.connection import connect_bare
from crm_desktop.store.file_format import LIVE

Pair = tuple[int, int, int, str]
"""Two contacts (``contact.n``, the lower first), the score and the reason."""

ASIDE = 2000
"""From this many contacts on the work is done by a process of its own."""
BLOCK = 50
"""Contacts that share one key; of more, each is compared with the first one only."""
BRANCHES = 65
"""Companies from here on: those that have nothing but the name in common are mostly branches."""
_NEIGHBOURS = 3
_SLICE = 5000
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from crm_desktop.services.duplicate_pairs import main; main(sys.argv[2])"
)

_LOOK = f"""
CREATE TEMP TABLE look AS SELECT c.n, c.kind, c.match_key name, c.sort_key sort,
 lower(c.first_name) first, lower(c.last_name) last, substr(lower(c.last_name), 1, 4) last4,
 c.birth_year y, c.birth_month m, c.birth_day d, c.external_id ext,
 lower(coalesce(a.postal_code, '')) postal, lower(coalesce(a.city, '')) city,
 lower(trim(coalesce(a.street, '')||' '||coalesce(a.street_number, ''))) street,
 {employer("match_key")} company
FROM contact c LEFT JOIN address a ON a.id=c.address_id AND a.gone={LIVE}
WHERE c.gone={LIVE} ORDER BY c.sort_key, c.n
"""
_PLACE = "(a.postal=b.postal AND a.postal<>'' OR a.street=b.street AND a.street<>''"
_PLACE += " OR a.city=b.city AND a.city<>'')"
# Two of three parts: the third may be missing or wrong.
_BORN = "(coalesce(a.y=b.y, 0)+coalesce(a.m=b.m, 0)+coalesce(a.d=b.d, 0)>=2)"
_COMPANY = "(a.company=b.company AND a.company<>'')"
_BARE = "(b.postal='' AND b.city='' OR a.postal='' AND a.city='')"
"""A company without further details may be the same as one with."""
_NAMES = (
    "(substr(a.sort, 1, 2)=substr(b.sort, 1, 2) OR a.first=b.first OR a.first=b.last"
    " OR a.last=b.last)"
)
_FIRST = (
    "a.name<>b.name AND (a.first='' OR b.first='' OR substr(a.first, 1, 1)=substr(b.first, 1, 1)"
    " AND (substr(a.first, 2, 1)=substr(b.first, 2, 1) OR length(rtrim(a.first, '.'))=1"
    " OR length(rtrim(b.first, '.'))=1))"
)
# Columns of the block -> which rows, and what else two of them must have in common.
_BLOCKS = (
    ("ext", "ext<>''", "1"),
    ("name", "name<>''", f"({_PLACE} OR {_BORN} OR {_COMPANY} OR a.kind='company' AND {_BARE})"),
    ("d, m, y", "d NOTNULL AND m NOTNULL AND kind<>'company'", _NAMES),
    ("street, postal", "postal<>'' AND street<>''", _NAMES),
    ("last, postal", "postal<>'' AND last<>''", _FIRST),
    ("street, first", "street<>'' AND first<>''",
     f"a.name<>b.name AND (substr(a.sort, 1, 2)=substr(b.sort, 1, 2) OR {_BORN})"),
    ("last4, m, d", "last4<>'' AND d NOTNULL AND m NOTNULL", _FIRST),
    ("last4, y, m", "last4<>'' AND m NOTNULL AND y NOTNULL",
     f"a.name<>b.name AND {_NAMES} AND (a.d/10=b.d/10 OR a.d%10=b.d%10)"),
)  # fmt: skip


def find_pairs(shop: Path, progress: Progress = silent) -> list[Pair]:
    """All pairs that score ``matching.OFFERED`` or more; ``shop`` is only read."""
    raw = connect_bare(shop, "ro")
    try:
        raw.executescript("PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF;")
        pairs = sorted(_worth_comparing(raw, progress))
        return _compared(raw, pairs, progress)
    finally:
        raw.close()


def find_pairs_aside(shop: Path, progress: Progress = silent) -> list[Pair]:
    """``find_pairs`` in a process of its own, so that the window keeps its time.

    Raises:
        CancelledError: from ``progress``; the process is ended then.
        RuntimeError: the process did not do its work.
    """
    if getattr(sys, "frozen", False):
        command = [sys.executable, "--duplicates-worker", str(shop)]
    else:
        root = str(Path(__file__).resolve().parents[2])
        command = [sys.executable, "-I", "-c", _START, root, str(shop)]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    process = subprocess.Popen(  # noqa: S603 - our own interpreter
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=environment, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        with suppress(OSError), process.stdin:  # an end that comes early is told below
            process.stdin.write(at_hand.hand_on().encode() + b"\n")
        found: list[Pair] | None = None
        for line in process.stdout:
            told: dict[str, Any] = json.loads(line)
            if "pairs" in told:
                found = [(a, b, score, reason) for a, b, score, reason in told["pairs"]]
            else:
                progress(told["done"], told["total"], "")
        if process.wait() != 0 or found is None:
            raise RuntimeError("looking for duplicates ended early")
        return found
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        process.stdout.close()


def main(shop: str) -> None:
    """The process: the keys come as a line, progress and the result go as lines of JSON."""
    at_hand.take_over(sys.stdin.readline())

    def told(done: int, total: int, text: str) -> None:
        print(json.dumps({"done": done, "total": total}), flush=True)

    print(json.dumps({"pairs": find_pairs(Path(shop), told)}), flush=True)


def pairs_near(raw: sqlite3.Connection, numbers: Iterable[int]) -> list[Pair]:
    """The pairs that some contacts make with any other, looked up by index; not those that only a
    place has in common beside names that are spelled differently from the start."""
    listed = json.dumps(sorted(set(numbers)))
    start = "FROM json_each(?1) r CROSS JOIN contact a ON a.n=r.value CROSS JOIN"
    live = f"a.gone={LIVE} AND b.gone={LIVE} AND b.kind=a.kind AND b.n<>a.n"
    shared = [
        f"SELECT a.n, b.n {start} {part} p ON p.contact_id=a.id AND p.gone={LIVE}"
        f" AND p.match_key<>'' JOIN {part} q ON q.match_key=p.match_key AND q.match_key<>''"
        f" AND q.gone={LIVE} JOIN contact b ON b.id=q.contact_id WHERE {live}"
        for part in ("email", "phone")
    ]
    # The same last name and first letter, or where that is short, names that begin alike.
    begin = "substr(a.sort_key, 1, max(5, length(a.last_name)+2))"
    for same in (
        "b.match_key=a.match_key AND a.match_key<>''",
        "b.external_id=a.external_id AND b.external_id<>''",
        "b.birth_month=a.birth_month AND b.birth_day=a.birth_day AND b.birth_month NOTNULL",
        f"b.sort_key>={begin} AND b.sort_key<{begin}||char(1114111) AND a.sort_key<>''",
    ):
        shared += [f"SELECT a.n, b.n {start} contact b ON {same} WHERE {live}"]
    pairs: set[tuple[int, int]] = set()
    for sql in shared:
        seen: dict[int, int] = {}
        for one, other in raw.execute(sql, (listed,)):
            seen[one] = seen.get(one, 0) + 1
            if seen[one] <= BLOCK * 4:
                pairs.add((min(one, other), max(one, other)))
    return _compared(raw, sorted(pairs), silent)


def _worth_comparing(raw: sqlite3.Connection, progress: Progress) -> set[tuple[int, int]]:
    total = len(_BLOCKS) + 4
    progress(0, total, "")
    raw.execute(_LOOK)
    progress(1, total, "")
    pairs: set[tuple[int, int]] = set()
    for part in ("email", "phone"):
        pairs.update(_sharing(raw, part))
    for done, (keys, which, common) in enumerate(_BLOCKS):
        progress(done + 2, total, "")
        pairs.update(_in_blocks(raw, keys, which, common))
    # Who stands beside each other in the order of names: typing errors.
    near = " UNION ALL ".join(
        f"SELECT min(a.n, b.n), max(a.n, b.n) FROM look a JOIN look b ON b.rowid=a.rowid+{step}"
        f" AND b.kind=a.kind AND b.name<>a.name WHERE {_PLACE} OR {_BORN}"
        for step in range(1, _NEIGHBOURS + 1)
    )
    pairs.update(raw.execute(near))
    return pairs


def _sharing(raw: sqlite3.Connection, part: str) -> Iterator[tuple[int, int]]:
    """Pairs that share an e-mail address or a phone; of those that many share (info@) only the
    ones of the same name."""
    rows = raw.execute(
        f"SELECT p.match_key, c.kind, c.match_key, c.n FROM {part} p JOIN contact c"
        f" ON c.id=p.contact_id AND c.gone={LIVE} WHERE p.gone={LIVE} AND p.match_key IN"
        f" (SELECT match_key FROM {part} WHERE gone={LIVE} AND match_key<>'' GROUP BY match_key"
        " HAVING count(*)>1) ORDER BY 1, 2, c.n"
    )
    for _, block in groupby(rows, key=lambda row: row[:2]):
        members = list(block)
        if len(members) <= BLOCK:
            yield from combinations(sorted({row[3] for row in members}), 2)
            continue
        first: dict[str, int] = {}
        for *_, name, n in members:
            head = first.setdefault(name, n)
            if head != n:
                yield min(head, n), max(head, n)


def _in_blocks(
    raw: sqlite3.Connection, keys: str, which: str, common: str
) -> Iterator[tuple[int, int]]:
    """Pairs with the same ``keys`` and something else in ``common``; a block that is larger than
    ``BLOCK`` says nothing about who is the same."""
    columns = [key.strip() for key in keys.split(",")]
    raw.execute("DROP INDEX IF EXISTS temp.look_block")
    raw.execute(f"CREATE INDEX temp.look_block ON look ({keys}, kind) WHERE {which}")
    same = " AND ".join(f"b.{column}=a.{column}" for column in (*columns, "kind"))
    a, b = (re.sub(r"\b(?=[a-z0-9]+\b(?:<>| NOTNULL))", f"{x}.", which) for x in "ab")
    too_large = (
        f"({', '.join(f'a.{c}' for c in columns)}) NOT IN (SELECT {keys} FROM look WHERE {which}"
        f" GROUP BY {keys} HAVING count(*)>{BLOCK})"
    )
    yield from raw.execute(
        "SELECT min(a.n, b.n), max(a.n, b.n) FROM look a CROSS JOIN look b INDEXED BY look_block"
        f" ON {same} AND b.rowid>a.rowid WHERE {a} AND {b} AND ({common}) AND {too_large}"
    )


def _compared(
    raw: sqlite3.Connection, pairs: list[tuple[int, int]], progress: Progress
) -> list[Pair]:
    found: list[Pair] = []
    for start in range(0, len(pairs), _SLICE):
        part = pairs[start : start + _SLICE]
        candidates = read_candidates(raw, {n for pair in part for n in pair})
        for one, other in part:
            evidence = compare(candidates[one], candidates[other])
            if evidence.score >= (BRANCHES if candidates[one].kind == "company" else OFFERED):
                found.append((one, other, evidence.score, evidence.reason))
        progress(start, len(pairs), "")
    return found
