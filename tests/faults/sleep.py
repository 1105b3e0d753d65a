"""A PC that falls asleep in the middle of something, for an hour, and goes on as if nothing was.

The program stops at a write, its clock jumps, and another program tries to open the same shop.
"""

from __future__ import annotations

from dataclasses import replace

from tests.faults.points import Point, Walk

_WARNED = ("refused ", "warned ")


def sleeps(walk: Walk, point: Point) -> bool:
    """Sleep at this write of a flow, and judge what is left; False: it was made too late.

    Raises:
        AssertionError: something is lost, the person was told of a fault that was none, or the
            other program got the shop.
    """
    answer = walk.meet(replace(point, kind="asleep", always=False, again=0))
    assert answer["second"] in {"store.in_use", None}, answer
    assert not [line for line in answer["told"] if line.startswith(_WARNED)], answer
    return answer["second"] is not None
