"""A fault at the writes of each flow: killed, half written, the disk fails or is full."""

from __future__ import annotations

import pytest

from tests.faults.flows import FLOWS
from tests.faults.points import Walk, share

POINTS = 36
"""Per flow; ``python run.py soak --faults 10000`` goes through all writes."""


@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("flow", FLOWS)
def test_nothing_that_was_said_to_be_saved_is_lost(walk: Walk, flow: str, part: int) -> None:
    points = share(flow, walk.count(flow), POINTS)[part::4]
    killed = sum(walk.meet(point)["killed"] for point in points)
    assert killed >= len(points) // 4  # the faults were really met
