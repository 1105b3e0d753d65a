"""The command line about keys, older copies, recovered items and attached files."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from crm_desktop.app import surroundings
from crm_desktop.services import attachments
from crm_desktop.store import restored
from crm_desktop.store.store import Store
from crm_desktop.sync import setup
from tests.helpers.command_line import ask, call
from tests.helpers.shop import FakeClock, repeatable_random
from tests.test_cli_sync import add, own_settings, share

__all__ = ["own_settings", "share"]


def put(path: Path, text: str) -> Path:
    path.write_text(text + "\n", "utf-8")
    return path


def shown(data: Path) -> list[str]:
    with (
        Store.open(data, clock=FakeClock(), random=repeatable_random(1)) as store,
        store.read_raw() as raw,
    ):
        return [name for (name,) in raw.execute("SELECT name FROM contact WHERE gone=0 ORDER BY 1")]


def test_a_code_is_changed_and_a_pc_removed(tmp_path: Path, share: Path) -> None:
    anna, ben = tmp_path / "anna", tmp_path / "ben-"
    add(anna, "Eva")
    # The first passphrase is stretched less than the program does, which takes long on purpose.
    here = replace(surroundings(), passes=1, memory=8192)
    with Store.open(anna, clock=FakeClock(), random=repeatable_random(3)) as store:
        begun = setup.begin(store, share, "a good passphrase", here)
    first = put(tmp_path / "first", begun.recovery_code)
    code = put(
        tmp_path / "code",
        ask(anna, "sync", "recovery-code", "--passphrase-file", first)["recovery_code"],
    )
    assert call("--data", ben, "sync", "join", share, "--passphrase-file", first).code == 1
    ask(ben, "sync", "join", share, "--passphrase-file", code, "--name", "Back office")
    ask(anna, "sync", "now", "--passphrase-file", code)
    short = put(tmp_path / "short", "abc")
    options = ("--passphrase-file", code, "--new-passphrase-file")
    refused = call("--data", anna, "sync", "passphrase", *options, short)
    assert (refused.code, "at least 8 letters" in refused.err) == (1, True)
    removed = call("--data", anna, "--json", "sync", "remove", "Back office", *options,
                   put(tmp_path / "new", "something better"))  # fmt: skip
    assert removed.code == 0, removed.err
    new = put(tmp_path / "newer", removed.told[0]["recovery_code"])
    assert call("--data", ben, "sync", "now", "--passphrase-file", code).code == 1
    assert ask(ben, "sync", "unlock", "--passphrase-file", new)["trouble"] == []
    assert ask(ben, "sync", "status", "--passphrase-file", new)["devices"]


def test_an_older_copy_asks(tmp_path: Path, share: Path) -> None:
    anna, ben = tmp_path / "anna", tmp_path / "ben-"
    add(anna, "Eva")
    ask(anna, "sync", "init", share)
    ask(ben, "sync", "join", share)
    assert ask(anna, "sync", "restored") == {"older": False}
    copied = tmp_path / "copied"
    shutil.copytree(anna, copied)
    add(ben, "Bo")
    ask(ben, "sync", "now")
    for number, choice in enumerate(("--catch-up", "--keep-older")):
        data = tmp_path / f"anna{number}"
        shutil.copytree(copied, data)
        with (
            Store.open(data, clock=FakeClock(), random=repeatable_random(number + 5)) as store,
            store.write_local() as raw,
        ):
            restored.mark(raw, os.urandom)
        waiting = call("--data", data, "sync", "now")
        assert (waiting.code, "older copy" in waiting.err) == (1, True)
        told = ask(data, "sync", "restored")
        assert (told["complete"], told["made"]) == (True, {"contact": 1})
        assert "contact new" in call("--data", data, "sync", "restored").out
        assert ask(data, "sync", "restored", choice)["older"] is False
        ask(ben, "sync", "now")
        assert shown(data) == shown(ben) == (["Bo", "Eva"] if number == 0 else ["Eva"])


def test_attached_files_and_recovered_items_are_listed(tmp_path: Path, share: Path) -> None:
    anna, ben = tmp_path / "anna", tmp_path / "ben-"
    add(anna, "Eva")
    ask(anna, "sync", "init", share, "--name", "Front desk")
    ask(ben, "sync", "join", share)
    with Store.open(anna, clock=FakeClock(), random=repeatable_random(9)) as store:
        with store.transact("entry") as tx:
            (eva,) = tx.raw.execute("SELECT id FROM contact").fetchone()
            entry = tx.ids.one()
            tx.raw.execute("INSERT INTO entry(id, contact_id) VALUES (?, ?)", (entry, eva))
        kept = attachments.keep_content(store, "offer.pdf", b"an offer")
        attachments.attach(store, entry, [kept])
    ask(anna, "sync", "now")
    (piece,) = share.rglob("blob/*/*.bin")
    away = piece.rename(tmp_path / "away")
    ask(ben, "sync", "now")
    (missing,) = ask(ben, "sync", "files")["files"]
    assert (missing["name"], missing["from"]) == ("offer.pdf", "Front desk")
    assert "not here yet, ask Front desk" in call("--data", ben, "sync", "files").out
    assert call("--data", ben, "sync", "files", "--fetch", "offer.pdf").code == 1
    assert call("--data", ben, "sync", "files", "--fetch", "another").code == 1
    away.rename(piece)
    assert ask(ben, "sync", "files", "--fetch", "offer.pdf")["fetched"] == 1
    assert "are here" in call("--data", ben, "sync", "files").out
    assert ask(ben, "sync", "recovered") == {"recovered": []}
    assert "no recovered items" in call("--data", ben, "sync", "recovered").out
    assert call("--data", ben, "sync", "recovered", "--bring-back", "1").code == 1


@pytest.mark.parametrize("name", ["passphrase", "recovery-code", "remove"])
def test_a_shop_that_is_not_encrypted_has_no_key(tmp_path: Path, share: Path, name: str) -> None:
    anna = tmp_path / "anna"
    add(anna, "Eva")
    ask(anna, "sync", "init", share)
    new = put(tmp_path / "new", "something better")
    more = {"remove": ["Home"], "recovery-code": []}.get(name, [])
    options = [] if name == "recovery-code" else ["--new-passphrase-file", new]
    refused = call("--data", anna, "sync", name, *more, *options)
    assert (refused.code, "without encryption" in refused.err) == (1, True)
