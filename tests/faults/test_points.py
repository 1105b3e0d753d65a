"""A fault at the writes of each flow: killed, half written, the disk fails or is full."""

from __future__ import annotations

import pytest

from tests.faults.flows import FLOWS, LOCKED_FLOWS
from tests.faults.points import Walk, share

POINTS, MORE_POINTS = 36, 6
"""Per flow, and per flow of an encrypted shop; ``python run.py soak --faults 100000`` goes through
all writes."""
PLAIN = [flow for flow in FLOWS if flow not in LOCKED_FLOWS]


@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("flow", PLAIN)
def test_nothing_that_was_said_to_be_saved_is_lost(walk: Walk, flow: str, part: int) -> None:
    points = share(flow, walk.count(flow), POINTS)[part::4]
    killed = sum(walk.meet(point)["killed"] for point in points)
    assert killed >= len(points) // 4  # the faults were really met


@pytest.mark.parametrize("flow", LOCKED_FLOWS)
def test_nothing_is_lost_in_an_encrypted_shop(walk: Walk, flow: str) -> None:
    points = share(flow, walk.count(flow), MORE_POINTS)
    assert sum(walk.meet(point)["killed"] for point in points) >= 2
