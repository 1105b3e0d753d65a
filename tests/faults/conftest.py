"""What all faults share: the flows are laid out once, in one process that meets them all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.faults.points import Walk, can_inject


@pytest.fixture(scope="session")
def walk() -> Iterator[Walk]:
    """Flows to play; skips where writes cannot be made to fail."""
    if not can_inject():
        pytest.skip("needs Linux and a C compiler to let writes fail")
    with Walk() as made:
        yield made
