"""The command line about sharing a shop, from beginning to leaving."""

from __future__ import annotations

from pathlib import Path

import pytest

from crm_desktop.store.store import Store
from tests.helpers.command_line import ask, call
from tests.helpers.shop import FakeClock, add_contact, names, repeatable_random


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the person who runs the tests is used."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "settings"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "settings"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@pytest.fixture
def share(tmp_path: Path) -> Path:
    place = tmp_path / "share"
    place.mkdir()
    return place


@pytest.fixture
def word(tmp_path: Path) -> Path:
    path = tmp_path / "word.txt"
    path.write_text("a good passphrase\n", "utf-8")
    return path


def add(data: Path, *people: str) -> None:
    with (
        Store.open(
            data, clock=FakeClock(), random=repeatable_random(sum(data.name.encode()))
        ) as store,
        store.transact("people") as tx,
    ):
        for name in people:
            add_contact(tx, name)


def known(data: Path) -> list[str]:
    with Store.open(data, clock=FakeClock(), random=repeatable_random(1)) as store:
        return sorted(names(store))


def note(data: Path, text: str) -> None:
    with (
        Store.open(data, clock=FakeClock(), random=repeatable_random(1)) as store,
        store.transact("note") as tx,
    ):
        tx.raw.execute("UPDATE contact SET note=?", (text,))


def test_two_pcs_from_beginning_to_leaving(tmp_path: Path, share: Path) -> None:
    anna, ben = tmp_path / "anna", tmp_path / "ben-"
    add(anna, "Eva")
    begun = ask(anna, "sync", "init", share, "--name", "Front desk")
    assert (begun["encrypted"], begun["sent"], begun["recovery_code"]) == (False, 1, "")
    assert ask(anna, "sync", "init", share)["repeated"]
    joined = ask(ben, "sync", "join", share, "--name", "Back office")
    assert (joined["received"], joined["trouble"]) == (1, [])
    assert joined["here_now"] == {"contact": 1, "entry": 0, "deal": 0, "reminder": 0}
    assert ask(ben, "sync", "join", share)["repeated"]
    assert known(ben) == ["Eva"]
    add(ben, "Bo")
    assert ask(ben, "sync", "now")["sent"] == 1
    assert ask(anna, "sync", "now")["received"] == 1
    assert ask(anna, "sync", "now")["received"] == 0
    status = ask(anna, "sync", "status")
    assert (status["device"], status["to_send"]) == ("Front desk", 0)
    assert [one["name"] for one in status["devices"]] == ["Back office"]
    assert ask(anna, "sync", "verify")["ok"]
    assert ask(ben, "sync", "leave") == {"shared": False}
    assert ask(ben, "sync", "leave") == {"shared": False}
    assert ask(ben, "sync", "status") == {"shared": False}
    assert known(ben) == known(anna) == ["Bo", "Eva"]
    assert ask(anna, "sync", "now")["trouble"] == []
    assert ask(anna, "sync", "status")["devices"][0]["gone"]


def test_questions_are_listed_and_settled(tmp_path: Path, share: Path) -> None:
    anna, ben = tmp_path / "anna", tmp_path / "ben-"
    add(anna, "Eva")
    ask(anna, "sync", "init", share)
    ask(ben, "sync", "join", share)
    note(anna, "tea")
    note(ben, "coffee")
    for data in (anna, ben, anna):
        ask(data, "sync", "now")
    (question,) = ask(anna, "sync", "questions")["questions"]
    assert question["about"] == "Eva"
    assert {value["text"] for value in question["values"]} == {"tea", "coffee"}
    said = call("--data", anna, "sync", "questions").out
    assert question["key"] in said
    assert call("--data", anna, "sync", "resolve", question["key"], "x").code == 1
    assert ask(anna, "sync", "resolve", question["key"], "both")["settled"]
    assert not ask(anna, "sync", "resolve", question["key"], "1")["settled"]
    for data in (anna, ben):
        ask(data, "sync", "now")
    assert ask(ben, "sync", "questions") == {"questions": []}
    assert "nothing to look at" in call("--data", ben, "sync", "questions").out


def test_an_encrypted_shop_needs_its_passphrase(tmp_path: Path, share: Path, word: Path) -> None:
    anna, ben = tmp_path / "anna", tmp_path / "ben-"
    add(anna, "Eva")
    begun = ask(anna, "sync", "init", share, "--passphrase-file", word)
    assert begun["encrypted"]
    assert not begun["key_kept"]
    assert begun["recovery_code"]
    refused = call("--data", ben, "sync", "join", share)
    assert refused.code == 1
    assert "passphrase" in refused.err
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("another", "utf-8")
    assert call("--data", ben, "sync", "join", share, "--passphrase-file", wrong).code == 1
    assert call("--data", ben, "sync", "join", share, "--passphrase-file", share).code == 1
    code = tmp_path / "code.txt"
    code.write_text(begun["recovery_code"], "utf-8")
    assert ask(ben, "sync", "join", share, "--passphrase-file", code)["received"] == 1
    assert call("--data", ben, "sync", "now").code == 1
    assert ask(ben, "sync", "now", "--passphrase-file", code)["trouble"] == []


def test_troubles_are_told_in_words(tmp_path: Path, share: Path) -> None:
    anna = tmp_path / "anna"
    add(anna, "Eva")
    assert call("--data", anna, "sync", "now").code == 1
    assert "not shared" in call("--data", anna, "sync", "status").out
    assert call("--data", anna, "sync", "join", share).code == 1
    assert call("--data", anna, "sync").code == 2
    said = call("--data", anna, "sync", "init", share)
    assert (said.code, "is shared in" in said.out) == (0, True)
    share.rename(tmp_path / "unplugged")
    away = call("--data", anna, "sync", "now")
    assert away.code == 1
    assert "safe here" in away.err
    assert call("--data", anna, "sync", "leave").code == 1
    assert call("--data", anna, "sync", "verify").code == 1
    assert call("--data", anna, "sync", "leave", "--forget").code == 0


def test_much_in_the_trash_and_a_pc_that_is_gone(tmp_path: Path, share: Path) -> None:
    anna, ben = tmp_path / "anna", tmp_path / "ben-"
    add(anna, *(f"Contact {n}" for n in range(30)))
    ask(anna, "sync", "init", share)
    ask(ben, "sync", "join", share, "--name", "Back office")
    with (
        Store.open(ben, clock=FakeClock(), random=repeatable_random(1)) as store,
        store.transact("all") as tx,
    ):
        tx.raw.execute("UPDATE contact SET gone=1")
    ask(ben, "sync", "now")
    held = call("--data", anna, "sync", "now")
    assert held.code == 1
    assert "--let-in" in held.err
    assert ask(anna, "sync", "now", "--let-in")["received"] == 1
    assert ask(anna, "sync", "retire", "Back office")["gone"]
    assert call("--data", anna, "sync", "retire", "Nobody").code == 1
