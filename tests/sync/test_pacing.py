"""When automatic rounds are due."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.sync.pacing import (
    FIRST_RETRY_MS,
    JITTER,
    LAST_RETRY_MS,
    POLL_MS,
    next_wait,
)


@given(st.integers(0, 10_000), st.floats(0, 1))
def test_the_wait_is_never_short_and_never_longer_than_the_last(failures: int, dice: float) -> None:
    wait = next_wait(failures, lambda: dice)
    assert FIRST_RETRY_MS * (1 - JITTER) <= wait <= LAST_RETRY_MS * (1 + JITTER)


def test_what_cannot_be_reached_is_tried_more_and_more_seldom() -> None:
    waits = [next_wait(failures, lambda: 0.5) for failures in range(12)]
    assert waits[0] == POLL_MS
    assert waits[1:4] == [5_000, 10_000, 20_000]
    assert waits[1:] == sorted(waits[1:])
    assert waits[-1] == LAST_RETRY_MS


def test_not_all_pcs_look_at_the_same_moment() -> None:
    assert next_wait(0, lambda: 0.0) == 7_500
    assert next_wait(0, lambda: 1.0) == 12_500
