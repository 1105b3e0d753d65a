"""A disk that is really full, at sizes from too small to just enough."""

from __future__ import annotations

import pytest

from tests.faults.disks import can_mount, mounted

SIZES = 5
"""Of two flows; ``python run.py soak --disks 240`` takes more of all."""


@pytest.mark.skipif(not can_mount(), reason="root of Linux mounts small disks")
def test_a_full_disk_takes_nothing_that_was_saved() -> None:
    found = mounted(["edit", "backup"], SIZES)
    assert [size["error"] for size in found] == [None] * (2 * SIZES)
    for flow in ("edit", "backup"):
        told = [size["told"] for size in found if size["flow"] == flow]
        refused = [any(line.startswith("refused") for line in lines) for lines in told]
        assert refused[0]
        assert not refused[-1]
