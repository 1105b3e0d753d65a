"""A shop in folders with long names and letters of all the world is a shop like any other."""

import os
from pathlib import Path

import pytest

from tests.helpers.command_line import ask, call

DEEP = ("Zażółć gęślą jaźń", "語 Ελλάδα 😀", "x" * 120, "y" * 120)


@pytest.mark.skipif(os.name == "nt", reason="Windows has such paths only where they are allowed")
def test_in_and_out_and_back_again(tmp_path: Path) -> None:
    data = tmp_path.joinpath(*DEEP, "Ładen")
    assert len(str(data)) > 300
    source = data.parent / "Kundenliste „neu“ 語.csv"
    source.parent.mkdir(parents=True)
    source.write_text("Name;E-Mail\nÄnne Müller;a@x.example\n", "utf-8")
    assert call("--data", data, "import", source).code == 0
    assert ask(data, "backup")
    out = data.parent / "Все 列表.csv"
    assert call("--data", data, "export", "contacts", out).code == 0
    assert "Änne Müller" in out.read_text("utf-8-sig")
    assert call("--data", data, "check").code == 0
