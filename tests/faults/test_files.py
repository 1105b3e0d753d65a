"""Files that people bring, and backup copies, with something of them changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import copies, fuzz

FILES = 300
"""Of each kind; ``python run.py soak --files 40000`` reads more."""


@pytest.mark.skipif(not fuzz.can_fork(), reason="needs a system where a process can be forked")
@pytest.mark.parametrize("kind", fuzz.KINDS)
def test_what_is_brought_is_read_or_refused(kind: str) -> None:
    found = fuzz.play(kind, 0, FILES)
    assert set(found) == {"read", "refused"}
    assert sum(found.values()) == FILES


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("sheets", 3239),  # a workbook without any sheet
        ("cards", 18381),  # a table whose rows are blank wherever it is looked at
    ],
)
def test_what_once_had_no_sentence(tmp_path: Path, kind: str, number: int) -> None:
    assert fuzz.read(tmp_path, kind, number) in {"read", "refused"}


def test_a_changed_copy_is_not_taken_for_good(tmp_path: Path) -> None:
    copies.build(tmp_path / "shop")
    assert copies.play(tmp_path / "shop", range(FILES)) > FILES // 2
