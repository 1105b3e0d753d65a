"""The power fails in the middle of each flow."""

from __future__ import annotations

import pytest

from tests.faults.flows import FLOWS, LOCKED_FLOWS
from tests.faults.points import Walk
from tests.faults.power import PowerCuts

IMAGES, MORE_IMAGES = 280, 40
"""Per flow, and per flow of an encrypted shop; more by ``python run.py soak --power 20000``."""


@pytest.mark.parametrize("flow", FLOWS)
def test_what_a_disk_may_hold_is_a_whole_shop(walk: Walk, flow: str) -> None:
    images = MORE_IMAGES if flow in LOCKED_FLOWS else IMAGES
    count = PowerCuts(walk, flow, judge_each=images // 6).look(images)
    assert count.unlike > images // 3
    assert count.states > 2  # before, after, and something between
    assert count.judged
