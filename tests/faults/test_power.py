"""The power fails in the middle of each flow."""

from __future__ import annotations

import pytest

from tests.faults.flows import FLOWS
from tests.faults.points import Walk
from tests.faults.power import PowerCuts

IMAGES = 334
"""Per flow; ``python run.py soak --power 20000`` looks at more."""


@pytest.mark.parametrize("flow", FLOWS)
def test_what_a_disk_may_hold_is_a_whole_shop(walk: Walk, flow: str) -> None:
    count = PowerCuts(walk, flow).look(IMAGES)
    assert count.unlike > IMAGES // 3
    assert count.states > 2  # before, after, and something between
    assert count.judged
