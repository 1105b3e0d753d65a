"""What was done in a period: counted and read by the index, against a plain walk through it all."""

from __future__ import annotations

import random
import sqlite3

import pytest

from crm_desktop.services import activity
from crm_desktop.services.activity import Wanted, count_by_person, oldest_entry, read_done
from crm_desktop.store.store import Store

KINDS = ("call", "email", "note", "a kind of another version")


@pytest.fixture
def busy(store: Store) -> Store:
    """40 contacts, the last ones archived, with 600 entries on few different instants."""
    dice = random.Random(7)
    with store.transact("Much to do") as tx:
        raw = tx.raw
        for n in range(3):
            raw.execute("INSERT INTO colleague(id, name) VALUES (?, ?)", (b"w%d" % n, f"P{n % 2}"))
        for n in range(40):
            raw.execute(
                "INSERT INTO contact(id, kind, name, gone) VALUES (?, 'person', ?, ?)",
                (b"c%02d" % n, f"C{n:02}", int(n > 34)),
            )
        for n in range(600):
            raw.execute(
                "INSERT INTO entry(id, contact_id, kind, body, happened_at, who_id, gone)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    b"e%03d" % n, dice.choice([b"c%02d" % dice.randrange(40), None]),
                    dice.choice(KINDS), f"Text {n}", dice.randrange(-20, 100),
                    dice.choice([None, b"w0", b"w1", b"w2"]), int(dice.random() < 0.1),
                ),
            )  # fmt: skip
    return store


def _walked(raw: sqlite3.Connection, wanted: Wanted) -> list[tuple[str, str, str]]:
    """(text, kind, person) of all, the newest first."""
    found = []
    for text, kind, at, who, name, contact in raw.execute(
        "SELECT e.body, e.kind, e.happened_at, e.who_id, coalesce(w.name, ''), c.n FROM entry e"
        " JOIN contact c ON c.id=e.contact_id LEFT JOIN colleague w ON w.id=e.who_id"
        " WHERE e.gone=0 AND c.gone=0 ORDER BY e.happened_at DESC, e.n DESC"
    ):
        fits = wanted.first <= at < wanted.last and wanted.who in (None, who)
        if fits and (wanted.contacts is None or contact in wanted.contacts):
            found.append((text, kind, name))
    return found


@pytest.mark.parametrize("few", [1000, 2])
@pytest.mark.parametrize("contacts", [None, (3, 7, 20, 39), ()])
@pytest.mark.parametrize("who", [None, b"w1"])
def test_the_same_as_a_walk_through_everything(
    busy: Store, few: int, contacts: tuple[int, ...] | None, who: bytes | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(activity, "_FEW", few)
    with busy.read_raw() as raw:
        for first, last in ((10, 60), (-1000, 1000), (50, 50)):
            wanted = Wanted(first, last, contacts, who)
            walked = _walked(raw, wanted)
            assert [(one.text, one.kind, one.who) for one in read_done(raw, wanted)] == walked
            counted: dict[str, dict[str, int]] = {}
            for _, kind, name in walked:
                mine = counted.setdefault(name, {})
                mine[kind] = mine.get(kind, 0) + 1
            told = count_by_person(raw, wanted)
            assert dict(told) == counted
            sums = [sum(kinds.values()) for _, kinds in told]
            assert sums == sorted(sums, reverse=True)


def test_the_oldest_entry(busy: Store) -> None:
    with busy.read_raw() as raw:
        (first,) = raw.execute("SELECT min(happened_at) FROM entry WHERE gone=0").fetchone()
        assert oldest_entry(raw) == first
        (mine,) = raw.execute(
            "SELECT min(happened_at) FROM entry WHERE gone=0 AND who_id=x'7732'"
        ).fetchone()
        assert oldest_entry(raw, b"w2") == mine
        assert oldest_entry(raw, b"nobody") is None


def test_a_period_is_counted_in_the_index_and_read_without_sorting(busy: Store) -> None:
    asked: list[str] = []
    with busy.read_raw() as raw:
        raw.set_trace_callback(asked.append)
        wanted = Wanted(0, 50)
        count_by_person(raw, wanted)
        next(read_done(raw, wanted))
        raw.set_trace_callback(None)
        plans = [
            [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}")]
            for statement in asked
            if "entry" in statement
        ]
    steps = [step for plan in plans for step in plan]
    assert any("COVERING INDEX entry_who" in step for step in steps)
    assert not any(step.startswith("SCAN e") for step in steps)
    reading = [
        plan for plan, said in zip(plans, asked[-len(plans) :], strict=True) if "ORDER" in said
    ]
    assert reading
    assert not any("TEMP B-TREE" in step for plan in reading for step in plan)
