"""Several programs on one shop."""

from __future__ import annotations

from tests.faults.points import Walk
from tests.faults.starts import race


def test_one_of_those_that_start_together_gets_the_shop(walk: Walk) -> None:
    for number in range(10):
        assert race(walk, number)
