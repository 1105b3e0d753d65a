"""Portions of bulk writes: their size follows the time that they take."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.store.pace import HOLDS, Pace
from crm_desktop.store.store import Store
from tests.helpers.shop import FakeClock, add_contact


@pytest.mark.parametrize(
    ("held", "then"),
    [
        (HOLDS, 100), (2 * HOLDS, 50), (100 * HOLDS, 50), (HOLDS * 2 // 3, 153), (1, 200), (0, 100),
        (-5000, 100),
    ],
)  # fmt: skip
def test_the_next_portion_fits_the_time(held: int, then: int) -> None:
    pace = Pace(100, 1000)
    pace.held(held)
    assert pace.size == then


@given(st.lists(st.integers(-10, 10_000)), st.integers(1, 500), st.integers(1, 500))
def test_a_portion_is_never_empty_or_too_large(times: list[int], first: int, most: int) -> None:
    pace = Pace(first, most)
    for milliseconds in times:
        pace.held(milliseconds)
        assert 1 <= pace.size <= max(first, most)


@given(st.floats(0.05, 20), st.integers(20, 1000))
def test_it_comes_to_the_size_that_fits(each: float, first: int) -> None:
    """``each``: milliseconds that one thing takes."""
    pace = Pace(first, 5000)
    for _ in range(20):
        pace.held(round(pace.size * each))
    assert pace.size * each <= 1.5 * HOLDS or pace.size <= 2
    assert pace.size * each >= HOLDS / 2 - each or pace.size == 5000


def test_only_the_time_of_the_turn_counts(store: Store, clock: FakeClock) -> None:
    pace = Pace(10, 1000)
    waiting = threading.Event()

    def bulk() -> None:
        waiting.set()
        with store.transact("Import", origin="import", batch=batch, pace=pace) as tx:
            add_contact(tx, "Anna")
            clock.advance(HOLDS // 2)

    batch = store.begin_batch("Import", "import")
    thread = threading.Thread(target=bulk)
    with store.transact("Save") as tx:
        add_contact(tx, "Bo")
        thread.start()
        assert waiting.wait(10)
        clock.advance(60_000)
    thread.join(10)
    assert pace.size == 20
