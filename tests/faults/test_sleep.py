"""A PC sleeps for an hour in the middle of something, and a second program is started meanwhile."""

from __future__ import annotations

import pytest

from tests.faults.flows import FLOWS, LOCKED_FLOWS
from tests.faults.points import Walk, share
from tests.faults.sleep import sleeps

PLAIN = [flow for flow in FLOWS if flow not in LOCKED_FLOWS]
"""``python run.py soak --asleep 300`` sleeps in all, at more of their writes, and in the window."""


@pytest.mark.parametrize("flow", PLAIN)
def test_what_was_begun_goes_on_and_nobody_else_gets_in(walk: Walk, flow: str) -> None:
    (point,) = share(flow, walk.count(flow), 2)[1:]
    assert sleeps(walk, point)
