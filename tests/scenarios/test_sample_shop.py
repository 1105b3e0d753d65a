"""The main job on a machine without a screen, from the messy lists to the exported files."""

import json
import sys
from pathlib import Path

import pytest

import run


def answers(printed: str, command: str) -> list[str]:
    """What the program said each time it was called with the command."""
    steps = printed.split("\n> crm-desktop ")
    return [step.partition("\n")[2] for step in steps if step.startswith(command)]


def test_the_sample_shop_is_imported_searched_exported_undone_and_redone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "sample-shop"
    run.show_sample_shop(sys.executable, folder)
    printed = capsys.readouterr().out
    assert len(answers(printed, "import ")) == 5
    assert "31.02.2020" in printed  # a date that cannot be is told
    (family,) = answers(printed, "search muller")
    assert all(name in family for name in ("Anneliese", "Karl-Heinz", "Anna"))
    (phone,) = answers(printed, "search 5904")
    assert "Ngozi" in phone
    before, undone, redone = answers(printed, "search sattel")
    assert "Sattelmanufaktur Grünwald" in before
    assert "Sattelmanufaktur" not in undone
    assert redone == before
    exported = json.loads((folder / "results" / "all.json").read_text(encoding="utf-8"))
    assert exported
    assert (folder / "results" / "contacts.xlsx").read_bytes()[:2] == b"PK"
    cards = (folder / "results" / "contacts.vcf").read_text(encoding="utf-8")
    assert "Wiśniewska" in cards
    assert "Total customers" not in cards
