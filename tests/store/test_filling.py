"""Filling an empty shop in a file beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from crm_desktop.errors import CancelledError
from crm_desktop.store.change_set import ChangeSet
from crm_desktop.store.journal import wrong_triggers
from crm_desktop.store.store import Store
from tests.helpers.shop import FakeClock

LARGE = 5 << 20
"""Bytes: more than is copied without asking."""


def nothing() -> None:
    """Asks for nothing."""


def fill(store: Store, size: int, asked: Callable[[], object] = nothing) -> None:
    with store.refill("Fill", "sync", asked, nothing) as tx:
        tx.raw.execute("INSERT INTO meta VALUES ('filled', ?)", ("x" * size,))
        tx.raw.execute("INSERT INTO contact(id, name) VALUES (?, 'Eva')", (b"e" * 16,))


def found(store: Store) -> tuple[object, ...]:
    with store.read_raw() as raw:
        assert wrong_triggers(raw) == []
        return tuple(
            raw.execute(question).fetchall()
            for question in (
                "SELECT label, origin, ended_at FROM batch",
                "SELECT length(value) FROM meta WHERE name='filled'",
                "SELECT names FROM search_contact",
                "SELECT name_key FROM contact_summary",
            )
        )


def left(store: Store) -> list[str]:
    return [file.name for file in store.folder.glob("shop-filling*")]


NO_ROWS: tuple[object, ...] = ([], [], [], [])


def test_what_was_filled_is_a_step_of_the_shop(store: Store, clock: FakeClock) -> None:
    told: list[ChangeSet] = []
    store.on_commit(told.append)
    (store.folder / "shop-filling.sqlite3").write_bytes(b"cut off")
    (store.folder / "shop-filling-search.sqlite3").write_bytes(b"cut off")
    fill(store, 3)
    assert found(store) == ([("Fill", "sync", clock.now)], [(3,)], [("eva",)], [("eva",)])
    assert [change.label for change in told] == ["Fill"]
    assert left(store) == []


def test_a_shop_that_is_not_wanted_while_it_is_copied_stays_empty(store: Store) -> None:
    copied = False

    def asked() -> None:
        nonlocal copied
        with closing(sqlite3.connect(store.path, timeout=0)) as other:
            try:
                other.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:  # somebody writes into the shop itself
                copied = True
                raise CancelledError from None

    with pytest.raises(CancelledError):
        fill(store, LARGE, asked)
    assert copied
    assert found(store) == NO_ROWS
    assert left(store) == []
    fill(store, LARGE)
    assert found(store)[1] == [(LARGE,)]


def test_a_shop_that_is_not_wanted_while_it_becomes_searchable_stays_empty(store: Store) -> None:
    def asked() -> None:
        if (store.folder / "shop-filling-search.sqlite3").exists():
            raise CancelledError

    with pytest.raises(CancelledError):
        fill(store, 3, asked)
    assert found(store) == NO_ROWS
    assert left(store) == []


def test_rows_that_do_not_fit_leave_it_empty(store: Store) -> None:
    def twice() -> None:
        with store.refill("Fill", "sync", nothing, nothing) as tx:
            for _ in range(2):
                tx.raw.execute("INSERT INTO contact(id) VALUES (?)", (b"e" * 16,))

    with pytest.raises(sqlite3.IntegrityError):
        twice()
    assert found(store) == NO_ROWS
    assert left(store) == []
