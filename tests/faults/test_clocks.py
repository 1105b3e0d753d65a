"""A clock that is wrong or is changed loses no reminder and tells none twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import clocks


@pytest.mark.parametrize("kind", clocks.KINDS, ids=lambda kind: kind.name)
def test_each_reminder_is_told_once(tmp_path: Path, template: Path, kind: clocks.Kind) -> None:
    assert clocks.play(tmp_path / "shop", kind, 0, template)
