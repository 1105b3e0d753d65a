"""Filling an empty shop in a file beside it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager

import pytest

from crm_desktop.errors import CancelledError
from crm_desktop.store import filling
from crm_desktop.store.change_set import ChangeSet
from crm_desktop.store.connection import connect
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


def is_ready(store: Store) -> bool:
    """Whether the file beside the shop is all that the shop is to be."""
    path = store.folder / "shop-filling.sqlite3"
    return path.exists() and path.read_bytes()[18:20] == b"\2\2"


@contextmanager
def open_elsewhere(store: Store) -> Iterator[None]:
    with closing(connect(store.path)) as other:
        other.execute("SELECT 1 FROM contact").fetchall()
        yield


@contextmanager
def while_undoing(store: Store) -> Iterator[None]:
    with store.inverting:
        yield


@contextmanager
def with_a_file_attached(store: Store) -> Iterator[None]:
    path = store.folder / "staged.sqlite3"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE t (n)")
    with store.attached(path, "staged"):
        yield
        with store.write_local() as raw:
            assert raw.execute("SELECT * FROM staged.t").fetchall() == []


IN_USE = pytest.mark.parametrize("use", [open_elsewhere, while_undoing, with_a_file_attached])
Use = Callable[[Store], AbstractContextManager[None]]

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


def test_what_was_filled_is_written_once(store: Store) -> None:
    fill(store, LARGE)
    log = store.path.with_name(f"{store.path.name}-wal")
    assert not log.exists() or log.stat().st_size < LARGE
    assert found(store)[1] == [(LARGE,)]
    assert left(store) == []


def test_a_shop_that_was_filled_goes_on_as_any(store: Store, clock: FakeClock) -> None:
    with store.transact("Before") as tx:
        tx.raw.execute("UPDATE meta SET value='7' WHERE name='created_at'")
    fill(store, 3)
    fill_more(store)
    before = found(store)
    assert before[2] == [("eva",), ("udo",)]
    store.close()
    with Store.open(store.folder, clock=clock) as again:
        assert found(again) == before
        assert again.notices == []


def test_whoever_reads_is_waited_for(store: Store) -> None:
    may_end, ended, saw = threading.Event(), threading.Event(), list[object]()

    def read() -> None:
        with store.read_raw() as raw:
            raw.execute("SELECT 1 FROM contact").fetchall()
            started.set()
            assert may_end.wait(20)
            saw.extend(raw.execute("SELECT name FROM contact").fetchall())
        ended.set()

    def asked() -> None:
        if is_ready(store):
            may_end.set()
            assert ended.wait(20)

    started = threading.Event()
    reader = threading.Thread(target=read)
    reader.start()
    assert started.wait(20)
    fill(store, LARGE, asked)
    reader.join()
    assert saw == []
    assert store.path.with_name(f"{store.path.name}-wal").stat().st_size < LARGE
    assert found(store)[1] == [(LARGE,)]


@IN_USE
def test_a_shop_that_is_in_use_is_filled_as_it_is(store: Store, use: Use) -> None:
    was = store.path.stat().st_ino
    with use(store):
        fill(store, LARGE)
        assert store.path.stat().st_ino == was
    assert found(store)[1] == [(LARGE,)]
    assert left(store) == []


def test_whoever_goes_on_reading_sees_the_empty_shop(store: Store) -> None:
    with closing(connect(store.path)) as other:
        other.execute("BEGIN")
        assert other.execute("SELECT name FROM contact").fetchall() == []
        fill(store, LARGE)
        assert other.execute("SELECT name FROM contact").fetchall() == []
        other.execute("COMMIT")
        assert other.execute("SELECT name FROM contact").fetchall() == [("Eva",)]


@IN_USE
def test_a_shop_that_is_not_wanted_while_it_is_copied_stays_empty(store: Store, use: Use) -> None:
    copied = False

    def asked() -> None:
        nonlocal copied
        with closing(sqlite3.connect(store.path, timeout=0)) as other:
            try:
                other.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:  # somebody writes into the shop itself
                copied = True
                raise CancelledError from None

    with use(store), pytest.raises(CancelledError):
        fill(store, LARGE, asked)
    assert copied
    assert found(store) == NO_ROWS
    assert left(store) == []
    fill(store, LARGE)
    assert found(store)[1] == [(LARGE,)]


def test_a_shop_that_is_not_wanted_when_it_is_ready_stays_empty(store: Store) -> None:
    def asked() -> None:
        if is_ready(store):
            raise CancelledError

    with pytest.raises(CancelledError):
        fill(store, 3, asked)
    assert found(store) == NO_ROWS
    assert left(store) == []


def test_a_file_that_cannot_take_the_place_leaves_the_shop(store: Store, clock: FakeClock) -> None:
    fill(store, 3)
    before = found(store)
    store.close()
    assert not filling.put_in_place(store.folder / "nothing", connect(store.path))
    with Store.open(store.folder, clock=clock) as again:
        assert found(again) == before
        fill_more(again)


def fill_more(store: Store) -> None:
    with store.transact("More") as tx:
        tx.raw.execute("INSERT INTO contact(id, name) VALUES (?, 'Udo')", (b"u" * 16,))


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
