"""History: what undo and redo pick, what the steps are called, and what counts as cut off."""

import threading
from collections.abc import Callable
from functools import partial

import pytest

from crm_desktop.errors import CancelledError, UserError
from crm_desktop.services.history import History
from crm_desktop.store.store import Store
from tests.helpers.shop import FakeClock, add_contact


@pytest.fixture
def history(store: Store) -> History:
    return History(store)


def do(store: Store, *names: str, origin: str = "user") -> None:
    """One step for each name, which adds a contact called so."""
    for name in names:
        with store.transact(f"Add {name}", origin=origin) as tx:
            add_contact(tx, name)


def shown(store: Store) -> str:
    with store.read_raw() as raw:
        return " ".join(n for (n,) in raw.execute("SELECT name FROM contact WHERE gone=0"))


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        act()
    assert caught.value.sentence.endswith(".")
    return caught.value.code


def stop(done: int, total: int, text: str) -> None:
    raise CancelledError


# ------------------------------------------------------------------------------- the order


def test_undo_and_redo_walk_like_in_any_program(store: Store, history: History) -> None:
    assert refused(history.undo) == "history.nothing_to_undo"
    assert refused(history.redo) == "history.nothing_to_redo"
    do(store, "a", "b", "c")
    assert refused(history.redo) == "history.nothing_to_redo"
    seen = []
    for act in (history.undo, history.undo, history.redo, history.undo, history.undo):
        act()
        seen.append(shown(store))
    assert seen == ["a b", "a", "a b", "a", ""]
    assert refused(history.undo) == "history.nothing_to_undo"
    for expected in ("a", "a b", "a b c"):
        history.redo()
        assert shown(store) == expected
    assert refused(history.redo) == "history.nothing_to_redo"
    for expected in ("a b", "a", ""):
        history.undo()
        assert shown(store) == expected
    assert refused(history.undo) == "history.nothing_to_undo"


def test_something_new_ends_what_can_be_redone(store: Store, history: History) -> None:
    do(store, "a", "b", "c")
    history.undo()
    history.undo()
    history.redo()
    do(store, "d")
    assert refused(history.redo) == "history.nothing_to_redo"
    seen = []
    for _ in range(3):
        history.undo()
        seen.append(shown(store))
    assert seen == ["a b", "a", ""]
    for expected in ("a", "a b", "a b d"):  # c was given up
        history.redo()
        assert shown(store) == expected
    assert refused(history.redo) == "history.nothing_to_redo"


@pytest.mark.parametrize("origin", ["user", "import", "sample"])
def test_what_a_person_did_is_undone(store: Store, history: History, origin: str) -> None:
    do(store, "a", origin=origin)
    history.undo()
    assert shown(store) == ""
    history.redo()
    assert shown(store) == "a"
    history.undo()
    do(store, "b", origin=origin)
    assert refused(history.redo) == "history.nothing_to_redo"


@pytest.mark.parametrize("origin", ["sync", "memory", "migration"])
def test_what_happened_by_itself_is_passed_over(
    store: Store, history: History, origin: str
) -> None:
    do(store, "a")
    do(store, "b", origin=origin)
    history.undo()
    assert shown(store) == "b"
    do(store, "c", origin=origin)
    history.redo()
    assert shown(store) == "a b c"
    history.undo()
    assert refused(history.undo) == "history.nothing_to_undo"
    history.undo(2)  # by its number it can be
    assert shown(store) == "c"


# ------------------------------------------------------------------------------ by number


def test_a_step_in_the_middle(store: Store, history: History) -> None:
    do(store, "a", "b", "c")
    history.undo(1)
    assert shown(store) == "b c"
    assert refused(lambda: history.undo(1)) == "history.already_undone"
    history.redo()
    assert shown(store) == "a b c"
    history.undo()  # the newest thing done was to bring a back
    assert shown(store) == "b c"
    history.undo()
    history.undo()
    assert shown(store) == ""


def test_a_step_that_was_redone_can_be_undone_by_its_number(store: Store, history: History) -> None:
    do(store, "a")
    history.undo()
    history.redo()
    assert [batch.undone_by for batch in history.batches()] == [None, 3, None]
    history.undo(1)
    assert shown(store) == ""
    assert [batch.undone_by for batch in history.batches()] == [None, 4, None, 4]
    for batch in (1, 3):
        assert refused(partial(history.undo, batch)) == "history.already_undone"
    assert refused(history.undo) == "history.nothing_to_undo"
    history.redo()
    assert shown(store) == "a"


def test_a_number_that_is_none(store: Store, history: History) -> None:
    do(store, "a")
    assert refused(lambda: history.undo(99)) == "history.unknown"
    assert [batch.n for batch in history.batches()] == [1]


# ------------------------------------------------------------------------------- the list


def test_steps_are_listed_newest_first(store: Store, history: History, clock: FakeClock) -> None:
    start = clock.now
    with store.transact("Add a", person="Bo") as tx:
        add_contact(tx, "a")
        clock.advance(3)
    history.undo()
    history.redo()
    history.undo()
    found = history.batches()
    assert [(b.n, b.label, b.origin, b.undoes, b.undone_by) for b in found] == [
        (4, "Undo: Add a", "undo", 3, None),
        (3, "Redo: Add a", "redo", 2, 4),
        (2, "Undo: Add a", "undo", 1, None),
        (1, "Add a", "user", None, 4),
    ]
    assert (found[-1].person, found[-1].started_at, found[-1].ended_at) == ("Bo", start, start + 3)
    assert found[-1].summary == {}
    assert found[0].summary == {"reversed": {"contact": 1}, "kept": 0, "failed": 0}
    assert history.batches(limit=2) == found[:2]


# -------------------------------------------------------------------------------- cut off


def test_a_cut_off_step_is_listed_until_it_is_undone(store: Store, history: History) -> None:
    batch = store.begin_batch("Import", "import")
    with store.transact("Import", origin="import", batch=batch) as tx:
        add_contact(tx, "a")
    assert [b.n for b in history.unfinished()] == [batch]
    with pytest.raises(CancelledError):
        history.undo(progress=stop)
    assert [(b.n, b.undoes) for b in history.unfinished()] == [(2, 1)]
    history.undo()
    assert shown(store) == ""
    assert history.unfinished() == []
    history.redo()
    assert shown(store) == "a"
    assert [b.n for b in history.unfinished()] == [batch]


def test_a_cut_off_undo_is_continued_before_anything_else(store: Store, history: History) -> None:
    do(store, "a", "b")
    with pytest.raises(CancelledError):
        history.undo(progress=stop)
    do(store, "c")
    assert history.undo().batch == 3
    assert shown(store) == "a c"
    assert history.undo().undoes == 4


def test_a_cut_off_undo_is_continued_by_its_number(store: Store, history: History) -> None:
    do(store, "a", "b")
    with pytest.raises(CancelledError):
        history.undo(1, progress=stop)
    history.undo(2)
    assert shown(store) == "a"
    assert history.undo(1).batch == 3
    assert shown(store) == ""


def test_after_a_cut_off_undo_one_may_turn_round(store: Store, history: History) -> None:
    do(store, "a")
    with pytest.raises(CancelledError):
        history.undo(progress=stop)
    history.redo()
    assert shown(store) == "a"
    assert history.unfinished() == []
    history.undo()
    assert shown(store) == ""
    with pytest.raises(CancelledError):
        history.redo(progress=stop)
    assert shown(store) == ""
    assert history.redo().batch == 5  # the same one, continued
    assert shown(store) == "a"
    assert history.unfinished() == []
    history.undo()
    with pytest.raises(CancelledError):
        history.redo(progress=stop)
    history.undo()
    assert shown(store) == ""
    history.redo()
    assert shown(store) == "a"


# ------------------------------------------------------------------------------ at one time


def test_one_undo_at_a_time(store: Store, history: History) -> None:
    do(store, "a", "b")
    codes: list[str] = []

    def meanwhile(done: int, total: int, text: str) -> None:
        for act in (history.undo, History(store).redo):
            thread = threading.Thread(target=lambda act=act: codes.append(refused(act)))
            thread.start()
            thread.join(10)
            assert not thread.is_alive()

    history.undo(progress=meanwhile)
    assert codes == ["history.busy", "history.busy"]
    assert shown(store) == "a"
    history.undo()  # also after one that was stopped
    with pytest.raises(CancelledError):
        history.redo(progress=stop)
    history.redo()
    assert shown(store) == "a"
