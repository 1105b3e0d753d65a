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


@pytest.mark.parametrize(
    ("how", "seed"),
    [
        ("cut", 139),  # of the last page some bytes are left
        ("swapped", 314),  # text where a number is looked for
        ("bit", 331),  # an id of the history that is none
    ],
)
def test_what_once_was_not_noticed(
    tmp_path: Path, content: bytes, how: damage.How, seed: int
) -> None:
    damage.play(tmp_path / "shop", content, how, range(seed, seed + 1))
