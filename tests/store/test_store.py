"""The one door for writing: what a transaction leaves behind, who is told, and whose turn it is."""

import sqlite3
import threading

import pytest

from crm_desktop.store import search_index
from crm_desktop.store.change_set import MANY_ROWS, ChangeSet
from crm_desktop.store.store import Store
from tests.helpers.people import add_person, add_phone
from tests.helpers.shop import FakeClock, add_contact, names


def batches(store: Store) -> list[tuple[object, ...]]:
    with store.read_raw() as raw:
        return raw.execute("SELECT n, label, origin, ended_at FROM batch ORDER BY n").fetchall()


def state(store: Store) -> tuple[object, ...]:
    with store.read_raw() as raw:
        found = raw.execute(
            "SELECT s.batch, s.muted, (SELECT count(*) FROM change), (SELECT count(*) FROM batch),"
            " (SELECT count(*) FROM sync_dirty), (SELECT count(*) FROM search_contact)"
            " FROM journal_state s"
        ).fetchone()
    assert isinstance(found, tuple)
    return found


@pytest.fixture
def told(store: Store) -> list[ChangeSet]:
    heard: list[ChangeSet] = []
    store.on_commit(heard.append)
    return heard


# ------------------------------------------------------------------------- one transaction


def test_a_transaction_is_one_step(store: Store, clock: FakeClock) -> None:
    with store.transact("Add Anna", person="Bo") as tx:
        add_contact(tx, "Anna")
        clock.advance(5)
    assert batches(store) == [(1, "Add Anna", "user", clock.now)]
    with store.read_raw() as raw:
        assert raw.execute(
            "SELECT person, started_at, after_change, undoes, complete FROM batch"
        ).fetchone() == ("Bo", clock.now - 5, 0, None, 1)
    assert state(store) == (None, 0, 1, 1, 1, 1)


class MishapError(BaseException):
    """Anything, also what is no ``Exception``."""


def add_and_fail(store: Store, mishap: type[BaseException], batch: int | None = None) -> None:
    with store.transact("Add", batch=batch) as tx:
        add_contact(tx, "Never")
        raise mishap


@pytest.mark.parametrize("mishap", [ValueError, KeyboardInterrupt, MishapError])
def test_a_failed_transaction_leaves_nothing(
    store: Store, told: list[ChangeSet], mishap: type[BaseException]
) -> None:
    with pytest.raises(mishap):
        add_and_fail(store, mishap)
    assert state(store) == (None, 0, 0, 0, 0, 0)
    assert names(store) == []
    assert told == []
    with store.transact("Add") as tx:
        add_contact(tx, "Bo")
    assert names(store) == ["Bo"]
    assert [change.batch for change in told] == [1]


def test_a_failed_statement_or_commit_leaves_nothing(store: Store, told: list[ChangeSet]) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"), store.transact("Add") as tx:
        tx.raw.executemany("INSERT OR FAIL INTO contact(id) VALUES (?)", [(b"a",), (b"a",)])
    # References are checked by the commit itself.
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN"), store.transact("Add") as tx:
        add_phone(tx, b"nobody", "030 1")
    assert state(store) == (None, 0, 0, 0, 0, 0)
    assert told == []
    with store.transact("Add") as tx:
        add_contact(tx, "Bo")
    assert names(store) == ["Bo"]


def test_an_empty_transaction_leaves_no_step(store: Store, told: list[ChangeSet]) -> None:
    with store.transact("Look"):
        pass
    with store.transact("Change nothing") as tx:
        tx.raw.execute("UPDATE contact SET name='x' WHERE n=99")
    assert batches(store) == []
    assert told == []


def test_a_transaction_inside_another_is_refused(store: Store) -> None:
    with store.transact("Outer") as tx:
        add_contact(tx, "Anna")
        with pytest.raises(RuntimeError, match="transact inside transact"), store.transact("Inner"):
            pass
        with pytest.raises(RuntimeError, match="transact inside transact"), store.write_local():
            pass
        add_contact(tx, "Bo")
    assert names(store) == ["Anna", "Bo"]
    assert [label for _, label, *_ in batches(store)] == ["Outer"]


def test_one_step_of_many_transactions(
    store: Store, clock: FakeClock, told: list[ChangeSet]
) -> None:
    batch = store.begin_batch("Import", "import", person="Bo")
    for name in ("Anna", "Bo"):
        with store.transact("Import", origin="import", batch=batch) as tx:
            add_contact(tx, name)
    with store.transact("Save") as tx:
        add_contact(tx, "Cem")
    with pytest.raises(MishapError):
        add_and_fail(store, MishapError, batch)
    assert batches(store) == [(1, "Import", "import", None), (2, "Save", "user", clock.now)]
    store.end_batch(batch, '{"records": 2}')
    assert batches(store)[0] == (1, "Import", "import", clock.now)
    with store.read_raw() as raw:
        assert raw.execute("SELECT batch, row FROM change ORDER BY n").fetchall() == [
            (1, 1), (1, 2), (2, 3),
        ]  # fmt: skip
        assert raw.execute("SELECT summary FROM batch WHERE n=1").fetchone() == ('{"records": 2}',)
    assert [change.rows for change in told] == [
        {"contact": frozenset({1})}, {"contact": frozenset({2})}, {"contact": frozenset({3})},
    ]  # fmt: skip


# --------------------------------------------------------------------------------- telling


def test_a_change_names_tables_and_rows(store: Store, told: list[ChangeSet]) -> None:
    with store.transact("Add", origin="sample") as tx:
        add_phone(tx, add_person(tx, "Anna Meier"), "030 1")
        add_person(tx, "Bo Ek")
        tx.raw.execute("UPDATE contact SET note='x' WHERE n=1")
    assert told == [
        ChangeSet(1, "Add", "sample", {"contact": frozenset({1, 2}), "phone": frozenset({1})})
    ]


def test_many_rows_are_not_named(store: Store, told: list[ChangeSet]) -> None:
    for count in (MANY_ROWS, MANY_ROWS + 1):
        with store.transact("Add") as tx:
            tx.raw.executemany("INSERT INTO tag(id) VALUES (?)", zip(tx.ids.take(count)))
            add_contact(tx, "Anna")
    assert told[0].rows == {
        "tag": frozenset(range(1, MANY_ROWS + 1)), "contact": frozenset({1}),
    }  # fmt: skip
    assert told[1].rows == {"tag": None, "contact": frozenset({2})}


def test_listeners_are_told_once_after_the_commit_until_they_stop(store: Store) -> None:
    seen: list[tuple[str, int, list[str]]] = []

    def first(changes: ChangeSet) -> None:
        seen.append(("first", changes.batch, names(store)))

    def second(changes: ChangeSet) -> None:
        seen.append(("second", changes.batch, names(store)))
        stop()

    def third(changes: ChangeSet) -> None:
        seen.append(("third", changes.batch, names(store)))

    store.on_commit(first)
    stop = store.on_commit(second)
    store.on_commit(third)
    for name in ("Anna", "Bo"):
        with store.transact("Add") as tx:
            add_contact(tx, name)
    assert seen == [
        ("first", 1, ["Anna"]), ("second", 1, ["Anna"]), ("third", 1, ["Anna"]),
        ("first", 2, ["Anna", "Bo"]), ("third", 2, ["Anna", "Bo"]),
    ]  # fmt: skip


def test_a_listener_may_write(store: Store) -> None:
    def follow(changes: ChangeSet) -> None:
        if changes.label == "Add":
            with store.transact("Follow") as tx:
                add_contact(tx, "Bo")

    store.on_commit(follow)
    with store.transact("Add") as tx:
        add_contact(tx, "Anna")
    assert names(store) == ["Anna", "Bo"]


# ----------------------------------------------------------------------------------- turns


def test_a_save_gets_the_next_turn_of_a_long_writer(store: Store) -> None:
    """Turns are given in the order of asking, also when the holder asks again at once."""
    order: list[str] = []
    saving = threading.Event()

    def save(name: str) -> None:
        saving.set()
        with store.transact("Save") as tx:
            order.append(name)
            add_contact(tx, name)

    threads = [threading.Thread(target=save, args=(name,)) for name in ("Anna", "Bo", "Cem")]
    batch = store.begin_batch("Import", "import")
    for chunk in range(5):
        with store.transact("Import", origin="import", batch=batch) as tx:
            order.append(f"chunk {chunk}")
            add_contact(tx, f"chunk {chunk}")
            if chunk == 1:
                for waiting, thread in enumerate(threads, 1):
                    saving.clear()
                    thread.start()
                    assert saving.wait(10)
                    while len(store._turns._waiting) < waiting:  # until it has asked
                        saving.wait(0.001)
    for thread in threads:
        thread.join(10)
        assert not thread.is_alive()
    assert order == [
        "chunk 0", "chunk 1", "Anna", "Bo", "Cem", "chunk 2", "chunk 3", "chunk 4",
    ]  # fmt: skip
    assert names(store) == order
    with store.read_raw() as raw:  # and each kept to its own batch
        assert raw.execute("SELECT count(*) FROM change WHERE batch=?", (batch,)).fetchone() == (5,)


def test_the_turn_goes_on_after_a_failure(store: Store) -> None:
    done: list[str] = []

    def fail() -> None:
        with pytest.raises(MishapError):
            add_and_fail(store, MishapError)
        done.append("failed")

    thread = threading.Thread(target=fail)
    with store.transact("Save") as tx:
        thread.start()
        add_contact(tx, "Bo")
    thread.join(10)
    with store.transact("Save") as tx:
        add_contact(tx, "Cem")
    assert done == ["failed"]
    assert names(store) == ["Bo", "Cem"]


# --------------------------------------------------------------------------------- reading


def test_a_reader_sees_one_state_and_only_what_is_committed(store: Store) -> None:
    with store.read_raw() as raw:
        assert raw.execute("SELECT count(*) FROM contact").fetchone() == (0,)
        with store.transact("Add") as tx:
            add_contact(tx, "Anna")
            assert names(store) == []
        assert raw.execute("SELECT count(*) FROM contact").fetchone() == (0,)
    assert names(store) == ["Anna"]


# ------------------------------------------------------------------------------- tidying up


def _pieces(store: Store) -> int:
    """Of how many pieces the index of contacts is made."""
    with store.read_raw() as raw:
        (count,) = raw.execute("SELECT count(DISTINCT segid) FROM contact_fts_idx").fetchone()
    assert isinstance(count, int)
    return count


def add_many(store: Store, count: int) -> None:
    for number in range(count):
        with store.transact("Add") as tx:
            add_person(tx, f"Anna {number}")


def test_many_small_saves_join_pieces_of_the_index_now_and_then(store: Store) -> None:
    """Else FTS5 joins all of them in the 4,096th save (16 times 16 times 16), for 0.3 s."""
    add_many(store, 1)
    joined: list[str] = []
    store._raw.set_trace_callback(lambda sql: joined.append(sql) if "'merge'" in sql else None)
    for _ in range(14):
        with store.transact("Add") as tx:
            for number in range(8):
                add_person(tx, f"Bert {number}")
    store._raw.set_trace_callback(None)
    assert len(joined) == 2 * 2  # names and codes, for each 51 documents or a few more


def test_tidying_joins_the_index_and_copies_the_log(store: Store) -> None:
    file = store.path.stat().st_size
    add_many(store, 60)
    before = _pieces(store)
    assert before > 10
    assert store.path.stat().st_size == file  # no save has copied the log
    steps = 0
    while store.tidy():
        steps += 1
    assert 0 < steps < 100
    assert _pieces(store) < 5
    assert store.path.stat().st_size > file
    assert not store.tidy()
    with store.write_local() as raw:
        assert search_index.check(raw) == []


def test_tidying_waits_for_nobody(store: Store) -> None:
    add_many(store, 59)
    with store.transact("Save") as tx:
        add_contact(tx, "Bo")
        assert not store.tidy()
    assert store.tidy()


def test_a_bulk_writer_keeps_the_log_short(store: Store) -> None:
    file = store.path.stat().st_size
    batch = store.begin_batch("Import", "import")
    for _ in range(4):
        with store.transact("Import", origin="import", batch=batch) as tx:
            tx.raw.executemany("INSERT INTO tag(id) VALUES (?)", zip(tx.ids.take(1000)))
    assert store.path.stat().st_size > file
