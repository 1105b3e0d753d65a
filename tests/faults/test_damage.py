"""Damaged shop files are noticed before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import damage


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return damage.build(tmp_path_factory.mktemp("damage") / "shop")


@pytest.mark.parametrize("how", damage.HOWS)
def test_damage_is_noticed(tmp_path: Path, content: bytes, how: damage.How) -> None:
    found = damage.play(tmp_path / "shop", content, how, range(60))
    assert sum(found.values()) > 30
