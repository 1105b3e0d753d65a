"""How long a search takes on a large shop, against looking through the tables with LIKE.

``measure`` is called by the benchmark on the generated shop (100,000 contacts, 20,000 companies,
1,000,000 timeline entries). Goals: contacts p99 at most 16 ms and 0.25 of LIKE, entries p99 at
most 50 ms, parts of telephone numbers and e-mail addresses p50 at most 0.1 of LIKE.

Invented numbers begin alike and invented addresses end alike, so of some parts LIKE soon has enough
hits and stops. Parts that tell one number or address from the others (``ends``, ``names``) are
therefore asked for beside parts from anywhere (``phones``, ``emails``): both must be quick.
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Sequence

from crm_desktop.store.search_query import search_contacts, search_entries

LIMIT = 50
SAMPLES = 60
"""Names, numbers, addresses and entries that the typed texts are taken from."""

_LIKE_CONTACTS = (
    "SELECT c.n FROM contact c WHERE c.gone=0 AND (c.name LIKE ?1 OR EXISTS (SELECT 1 FROM email e"
    " WHERE e.contact_id=c.id AND e.gone=0 AND e.address LIKE ?1)) LIMIT ?2"
)
_LIKE_PHONE = (
    "SELECT c.n FROM phone p JOIN contact c ON c.id=p.contact_id"
    " WHERE p.digits LIKE ? AND p.gone=0 AND c.gone=0 LIMIT ?"
)
_LIKE_EMAIL = (
    "SELECT c.n FROM email p JOIN contact c ON c.id=p.contact_id"
    " WHERE p.address LIKE ? AND p.gone=0 AND c.gone=0 LIMIT ?"
)


def measure(raw: sqlite3.Connection, seed: int = 1) -> dict[str, float]:
    """Milliseconds ``<what>_p50`` and ``<what>_p99``, and the ratios that the goals are about.

    ``raw`` is a reading connection of a shop (``Store.read_raw``). Each search runs once before it
    is timed, since a person's second key press meets warm pages too.
    """
    chance = random.Random(seed)
    typed = _typed_names(raw, chance)
    numbers = _column(raw, "phone", "digits", chance)
    addresses = _column(raw, "email", "address", chance)
    parts = {
        "phones": _parts(numbers, chance, 5),
        "ends": [digits[-5:] for digits in numbers],
        "emails": _parts(addresses, chance, 6),
        "names": _parts([address.partition("@")[0] for address in addresses], chance, 6),
    }
    words = _typed_words(raw, chance)
    timed: dict[str, list[float]] = {
        f"contacts_{length}": _time(lambda text: search_contacts(raw, text, LIMIT), texts)
        for length, texts in typed.items()
    }
    timed["contacts"] = [one for times in timed.values() for one in times]
    timed["entries"] = _time(lambda text: search_entries(raw, text, LIMIT), words)
    every = [text for texts in typed.values() for text in texts]
    some = every[:: max(1, len(every) // SAMPLES)]
    timed["like_contacts"] = _time(_like(raw, _LIKE_CONTACTS), some)
    for name, texts in parts.items():
        statement = _LIKE_PHONE if name in {"phones", "ends"} else _LIKE_EMAIL
        timed[name] = _time(lambda text: search_contacts(raw, text, LIMIT), texts)
        timed[f"like_{name}"] = _time(_like(raw, statement), texts)
    figures = {
        f"{name}_{label}": _percentile(times, part)
        for name, times in timed.items()
        for label, part in (("p50", 0.5), ("p99", 0.99))
    }
    figures["contacts_ratio"] = figures["contacts_p99"] / figures["like_contacts_p99"]
    for name in parts:
        figures[f"{name}_ratio"] = figures[f"{name}_p50"] / figures[f"like_{name}_p50"]
    return figures


def _like(raw: sqlite3.Connection, statement: str) -> Callable[[str], object]:
    return lambda text: raw.execute(statement, (f"%{text}%", LIMIT)).fetchall()


def _time(search: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    times = []
    for text in texts:
        search(text)
        started = time.perf_counter()
        search(text)
        times.append((time.perf_counter() - started) * 1000)
    return times


def _percentile(times: Sequence[float], part: float) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def _column(raw: sqlite3.Connection, table: str, column: str, chance: random.Random) -> list[str]:
    """Values of rows chosen evenly over the table."""
    (last,) = raw.execute(f"SELECT max(n) FROM {table}").fetchone()
    values = []
    for _ in range(SAMPLES):
        row = raw.execute(
            f"SELECT {column} FROM {table} WHERE n>=? AND length({column})>=3 ORDER BY n LIMIT 1",
            (chance.randint(1, last),),
        ).fetchone()
        if row is not None:
            values.append(str(row[0]))
    return values


def _typed_names(raw: sqlite3.Connection, chance: random.Random) -> dict[int, list[str]]:
    """What stands in the field after 1 to 8 key presses, by their number."""
    names = [
        chance.choice((name, *name.split())) for name in _column(raw, "contact", "name", chance)
    ]
    return {length: [name[:length] for name in names] for length in range(1, 9)}


def _parts(values: Sequence[str], chance: random.Random, length: int) -> list[str]:
    """A part of each value, from anywhere inside."""
    starts = [chance.randint(0, max(0, len(value) - length)) for value in values]
    return [value[start : start + length] for value, start in zip(values, starts, strict=True)]


def _typed_words(raw: sqlite3.Connection, chance: random.Random) -> list[str]:
    """Single words, their beginnings, and pairs of words of timeline entries."""
    texts = []
    for body in _column(raw, "entry", "subject||' '||body", chance):
        words = body.split()
        word = chance.choice(words)
        texts += [word, word[: chance.randint(1, 4)], f"{word} {chance.choice(words)}"]
    return texts
