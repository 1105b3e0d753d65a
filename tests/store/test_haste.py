"""Reading for a limited time."""

import threading

import pytest

from crm_desktop.store.haste import GivenUpError, at_most, until
from crm_desktop.store.store import Store

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM n) SELECT count(*) FROM n"
LONG = f"{ENDLESS.removesuffix('FROM n')} FROM (SELECT x FROM n LIMIT 30000)"


def test_what_takes_longer_is_given_up(store: Store) -> None:
    with at_most(0.01), pytest.raises(GivenUpError), store.read_raw() as raw:
        raw.execute(ENDLESS).fetchone()
    with store.read_raw() as again:
        assert again is raw
        assert again.execute(LONG).fetchone() == (30_000,)


def test_the_limit_counts_for_all_that_is_read_meanwhile(store: Store) -> None:
    with at_most(0), pytest.raises(GivenUpError), store.read_raw():
        raise AssertionError("there is no time left to begin")


def test_what_is_soon_enough_is_read_as_ever(store: Store) -> None:
    with at_most(60), store.read_raw() as raw:
        assert raw.execute(LONG).fetchone() == (30_000,)
    with at_most(60), pytest.raises(ValueError, match="of the caller"), store.read_raw():
        raise ValueError("of the caller")


def test_another_thread_has_all_the_time(store: Store) -> None:
    found: list[object] = []

    def read() -> None:
        with store.read_raw() as raw:
            found.append(raw.execute(LONG).fetchone())

    with at_most(0):
        thread = threading.Thread(target=read)
        thread.start()
        thread.join()
    assert found == [(30_000,)]


def test_what_nobody_wants_any_more_is_given_up(store: Store) -> None:
    asked: list[int] = []

    def is_over() -> bool:
        asked.append(1)
        return len(asked) == 3

    with until(is_over), pytest.raises(GivenUpError), store.read_raw() as raw:
        raw.execute(ENDLESS).fetchone()
    assert len(asked) == 3
