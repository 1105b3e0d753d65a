"""Three backups of shops at work are brought back; a hundred and more by ``run.py soak``."""

from pathlib import Path

import pytest

from tests.faults.drills import drill


@pytest.mark.parametrize("seed", range(3))
def test_a_drill(tmp_path: Path, template: Path, seed: int) -> None:
    drill(tmp_path / "shop", template, seed)
