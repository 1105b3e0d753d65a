"""Too little memory for the processes beside the window."""

from pathlib import Path

import pytest

from tests.faults import memory

LIMITS = 4
"""``python run.py soak --memory 20`` takes more of them."""

pytestmark = pytest.mark.skipif(
    not memory.can_limit(), reason="only Linux keeps a process to some memory"
)


def test_a_file_is_read_or_refused(tmp_path: Path) -> None:
    found = memory.reading(tmp_path, memory.steps(LIMITS))
    assert set(found) == {"read", "file.memory"}


def test_pages_come_or_are_refused_and_come_the_next_time(tmp_path: Path, template: Path) -> None:
    found = memory.printing(tmp_path / "shop", template, memory.steps(LIMITS)[::3])
    assert set(found) == {"printed", "report.failed"}
