"""Backups, going back and repair by the command line."""

from pathlib import Path

import pytest

from crm_desktop import app
from crm_desktop.store.backup import list_backups
from crm_desktop.store.file_format import SHOP_FILE
from tests.helpers.command_line import ask, call
from tests.helpers.shop import add_contact, copy_shop, names, open_shop


@pytest.fixture
def data(tmp_path: Path, template: Path) -> Path:
    """A shop with Anna, backed up, and with Bert since."""
    folder = tmp_path / "shop"
    copy_shop(folder, template)
    add(folder, "Anna")
    ask(folder, "backup")
    add(folder, "Bert")
    return folder


def add(folder: Path, name: str) -> None:
    with app.open_shop(folder) as store, store.transact(f"Add {name}") as tx:
        add_contact(tx, name)


def people(folder: Path) -> list[str]:
    with open_shop(folder) as store:
        return names(store)


def test_go_back_and_return(data: Path) -> None:
    plan = ask(data, "restore", "newest", "--plan")
    assert (plan["now"]["contact"], plan["then"]["contact"], plan["done"]) == (2, 1, False)
    assert [step["label"] for step in plan["steps"]] == ["Add Bert"]
    assert people(data) == ["Anna", "Bert"]
    assert ask(data, "restore", "newest")["done"]
    assert people(data) == ["Anna"]
    (before,) = [b for b in list_backups(data / "backups") if b.reason == "before-restore"]
    ask(data, "restore", before.name)
    assert people(data) == ["Anna", "Bert"]
    assert call("--data", data, "restore", "shop-nothing").code == 1


def test_bring_back_one(data: Path) -> None:
    with app.open_shop(data) as store, store.transact("Archive") as tx:
        tx.raw.execute("UPDATE contact SET gone=1 WHERE name='Anna'")
        (id_,) = tx.raw.execute("SELECT hex(id) FROM contact WHERE name='Anna'").fetchone()
    assert ask(data, "restore", "newest", "--only", id_.lower())["brought_back"] == 1
    with open_shop(data) as store, store.read_raw() as raw:
        assert raw.execute("SELECT count(*) FROM contact WHERE gone=0").fetchone() == (2,)
    assert call("--data", data, "restore", "newest", "--only", "ff").code == 1


def test_a_backup_that_cannot_be_read(data: Path) -> None:
    assert ask(data, "backups", "--verify")["good"]
    (backup,) = list_backups(data / "backups")
    content = bytearray(backup.path.read_bytes())
    content[len(content) // 2] ^= 4
    backup.path.write_bytes(content)
    answer = call("--data", data, "backups", "--verify")
    assert answer.code == 1
    assert "CANNOT BE READ" in answer.out
    assert call("--data", data, "restore", "newest").code == 1
    assert people(data) == ["Anna", "Bert"]


def test_repair(data: Path, tmp_path: Path) -> None:
    assert call("--data", data, "repair", "salvage").code == 1  # it is whole
    (data / SHOP_FILE).write_bytes(b"")
    assert call("--data", data, "search", "Anna").code == 1
    assert ask(data, "repair")["good"] == list_backups(data / "backups")[0].name
    ask(data, "repair", "help", "--out", tmp_path / "help.zip")
    assert (tmp_path / "help.zip").exists()
    told = ask(data, "repair", "last-good")
    assert Path(told["kept"]).is_dir()
    assert people(data) == ["Anna"]


def test_copies_outside_of_this_pc(data: Path, tmp_path: Path) -> None:
    stick, secret, new = tmp_path / "stick", tmp_path / "secret", tmp_path / "new"
    stick.mkdir()
    secret.write_text("correct horse battery\n")
    made = ask(data, "backup", "--outside", stick, "--passphrase-file", secret)
    for path in stick.rglob("*.crmbackup"):
        assert b"SQLite" not in path.read_bytes()
    new.mkdir()
    found = call("--data", new, "--json", "backups", "--fetch", stick, "--passphrase-file", secret)
    assert [told["sha256"] for told in found.told] == [made["sha256"]]
    ask(new, "restore", "newest")
    assert people(new) == ["Anna", "Bert"]
    secret.write_text("wrong")
    again = call("--data", new, "backups", "--fetch", stick, "--passphrase-file", secret)
    assert again.code == 1
