"""What the program writes belongs to its owner alone, whatever the system proposes.

A person who is marked in the data is found in no file beside the shop, while it is there and after
it is erased.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from crm_desktop import app
from crm_desktop.services.backups import Backups
from tests.helpers.command_line import ask, call

MARK = "Zwqxkanari"
LIST = (
    "Name,E-mail,Phone,Notes,Company\n"
    f"{MARK} Nowak,{MARK}@x.example,030 5551162,{MARK} tea,{MARK} Ltd\n"
)


@pytest.fixture
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for temporary files of its own; everybody may do everything with new files."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    before = os.umask(0)
    yield folder
    os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    return [
        f"{path.relative_to(folder)} {path.stat().st_mode & 0o777:o}"
        for path in (folder, *folder.rglob("*"))
        if path.stat().st_mode & 0o077
    ]


def marked(folder: Path) -> list[str]:
    low = MARK.lower().encode()
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
        and (low in (found := path.read_bytes().lower()) or MARK.encode().hex().encode() in found)
    )


@pytest.mark.skipif(os.name == "nt", reason="rights are kept otherwise there")
def test_owner_only_and_no_trace(tmp_path: Path, temp: Path) -> None:
    data, out = tmp_path / "shop", tmp_path / "out"
    out.mkdir(mode=0o700)
    source = tmp_path / "list.csv"
    source.write_text(LIST, "utf-8")
    said = [call("--data", data, *command) for command in (
        ("import", source), ("search", MARK), ("backup",), ("export", "all", out / "all.xlsx"),
        ("export", "contacts", out / "contacts.csv"), ("export", "all", out / "all.json"),
        ("export", "contacts", out / "contacts.vcf"),
        ("report", "contacts", "--out", out / "list.pdf"), ("check",),
    )]  # fmt: skip
    assert [one.code for one in said] == [0] * len(said), [one.err for one in said]
    assert MARK not in "".join(one.err for one in said)
    assert open_to_others(data) == []
    assert open_to_others(out) == []
    assert list(temp.rglob("*")) == []
    assert {name.partition("/")[0] for name in marked(data)} <= {
        "shop.sqlite3", "shop.sqlite3-wal", "backups",
    }  # fmt: skip
    with app.open_shop(data) as store, store.read_raw() as raw:
        ids = [row.hex() for (row,) in raw.execute("SELECT id FROM contact ORDER BY n")]
    for one in ids:
        zipped = out / f"{one}.zip"
        assert call("--data", data, "privacy", "export", one, zipped).code == 0
        assert ask(data, "privacy", "erase", one, "--yes", "--backups")["erased"]
    assert call("--data", data, "privacy", "proof", "--out", out / "proof.pdf").code == 0
    assert open_to_others(data) == []
    assert open_to_others(out) == []
    assert marked(data) == []
    assert marked(temp) == []
    with app.open_shop(data) as store:
        assert len(Backups(store).listed()) == 1
