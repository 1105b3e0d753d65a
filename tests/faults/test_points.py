"""A fault at the writes of each flow: killed, half written, the disk fails or is full."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.faults.flows import FLOWS
from tests.faults.points import Walk, can_inject, share

pytestmark = pytest.mark.skipif(
    not can_inject(), reason="needs Linux and a C compiler to let writes fail"
)
POINTS = 40
"""Per flow; ``python run.py soak --faults`` goes through all writes."""


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    with Walk(tmp_path_factory.mktemp("faults")) as made:
        yield made


@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("flow", FLOWS)
def test_nothing_that_was_said_to_be_saved_is_lost(walk: Walk, flow: str, part: int) -> None:
    points = share(flow, walk.count(flow), POINTS)[part::4]
    killed = sum(walk.meet(point)["killed"] for point in points)
    assert killed >= len(points) // 4  # the faults were really met
