"""Privacy by the command line: the file for a person, erasing, proof, consent, old contacts."""

import json
import zipfile
from pathlib import Path

import pytest

from crm_desktop import app
from crm_desktop.services.backups import Backups
from crm_desktop.services.mailing import read_mailing
from crm_desktop.store.blobs import ATTACHMENTS, Blobs
from tests.helpers.command_line import ask, call
from tests.helpers.people import add_person, add_phone, insert
from tests.helpers.shop import copy_shop


@pytest.fixture
def data(tmp_path: Path, template: Path) -> Path:
    """A shop with Anna, who has a phone, an address and an entry with a file."""
    folder = tmp_path / "shop"
    copy_shop(folder, template)
    with app.open_shop(folder) as store, store.transact("Anna") as tx:
        content = Blobs(folder / ATTACHMENTS).put(b"plan of the kitchen")
        anna = add_person(tx, "Anna Meier", created_at=tx.now)
        add_phone(tx, anna, "030 901820")
        insert(tx, "address", contact_id=anna, street="Weg", postal_code="10115", city="Berlin")
        entry = insert(tx, "entry", contact_id=anna, kind="note", body="Bread", happened_at=1)
        insert(tx, "attachment", entry_id=entry, name="../plan.pdf", sha256=content)
        deal = insert(tx, "deal", contact_id=anna, title="Kitchen", state="open")
        assert deal
    return folder


def anna(data: Path) -> str:
    with app.open_shop(data) as store, store.read_raw() as raw:
        (found,) = raw.execute("SELECT hex(id) FROM contact").fetchone()
    return str(found).lower()


def test_all_that_is_held_in_one_file(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "anna.zip"
    ask(data, "privacy", "consent", anna(data), "--channel", "post", "--given")
    said = ask(data, "privacy", "export", anna(data), str(out))
    assert said["records"]["phone"] == said["records"]["entry"] == said["files"] == 1
    assert out.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(out) as archive:
        assert sorted(archive.namelist()) == ["data.json", "files/_plan.pdf", "sheet.pdf"]
        assert archive.read("files/_plan.pdf") == b"plan of the kitchen"
        assert archive.read("sheet.pdf").startswith(b"%PDF-")
        found = json.loads(archive.read("data.json"))
    assert found["contact"][0]["name"] == "Anna Meier"
    assert found["phone"][0]["typed"] == "030 901820"
    assert found["entry"][0]["body"] == "Bread"
    assert found["deal"][0]["title"] == "Kitchen"
    assert found["consent"][0]["channel"] == "post"
    assert call("--data", data, "privacy", "export", anna(data), str(tmp_path / "x.pdf")).code == 1


def test_erase_tells_first_and_asks_for_yes(data: Path, tmp_path: Path) -> None:
    with app.open_shop(data) as store:
        Backups(store).make("by-hand")
    one = anna(data)
    plan = ask(data, "privacy", "erase", one)
    assert (plan["erased"], plan["goes"]["phone"], plan["stays"]["deal"]) == (False, 1, 1)
    done = ask(data, "privacy", "erase", one, "--yes", "--backups")
    assert done["erased"]
    assert call("--data", data, "privacy", "erase", one).code == 1
    line = ask(data, "privacy", "proof", "--out", str(tmp_path / "proof.pdf"))
    assert line["counts"]["contact"] == 1
    assert (tmp_path / "proof.pdf").read_bytes().startswith(b"%PDF-")


def test_who_withdrew_gets_no_letter(data: Path) -> None:
    one = anna(data)

    def letters() -> int:
        with app.open_shop(data) as store, store.read_raw() as raw:
            return len(read_mailing(raw, [1]).recipients)

    assert letters() == 1
    ask(data, "privacy", "consent", one, "--channel", "email", "--withdrawn")
    assert letters() == 1
    call("--data", data, "privacy", "consent", one, "--channel", "post", "--withdrawn", "--on",
         "2026-01-02")  # fmt: skip
    assert letters() == 0
    call("--data", data, "privacy", "consent", one, "--channel", "post", "--given", "--on",
         "2026-02-02", "--how", "by phone")  # fmt: skip
    assert letters() == 1
    assert call("--data", data, "privacy", "consent", one, "--channel", "post").code == 1
    assert call("--data", data, "privacy", "consent", one, "--channel", "post", "--given", "--on",
                "2999-01-01").code == 1  # fmt: skip


def test_old_contacts(data: Path) -> None:
    assert "nobody" in call("--data", data, "privacy", "old").out
    with app.open_shop(data) as store, store.transact("Long ago") as tx:
        tx.raw.execute("UPDATE contact SET created_at=1000")
        tx.raw.execute("UPDATE deal SET gone=1")
        tx.raw.execute("UPDATE entry SET happened_at=2000")
    assert ask(data, "privacy", "old")["name"] == "Anna Meier"
    one = bytes.fromhex(anna(data))
    with app.open_shop(data) as store, store.transact("A reminder") as tx:
        insert(tx, "reminder", contact_id=one, title="Call", due_date="2026-12-01")
    assert "nobody" in call("--data", data, "privacy", "old").out
    assert call("--data", data, "privacy", "old", "--years", "0").code == 1
