"""The command line about sharing over servers: prepare, invite, begin, join."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from crm_desktop.store.store import Store
from tests.helpers.command_line import ask, call
from tests.helpers.shop import FakeClock, add_contact, names, repeatable_random
from tests.sync.servers import (
    PASSWORD,
    USER,
    DavServer,
    Postgres,
    dav_server,
    postgres,
    postgres_programs,
)


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the person who runs the tests is used."""
    for name in ("XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "settings"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@pytest.fixture(scope="module")
def dav(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DavServer]:
    with dav_server(tmp_path_factory.mktemp("dav")) as server:
        yield server


@pytest.fixture(scope="module")
def pg() -> Iterator[Postgres]:
    versions = sorted(postgres_programs())
    if not versions:
        pytest.skip("no PostgreSQL is here")
    with postgres(versions[-1]) as server:
        yield server


def word_in(folder: Path, word: str) -> Path:
    path = folder / f"word-{len(word)}.txt"
    path.write_text(f"{word}\n", "utf-8")
    return path


def add(data: Path, name: str) -> None:
    random = repeatable_random(sum((data.name + name).encode()))
    with (
        Store.open(data, clock=FakeClock(), random=random) as store,
        store.transact("people") as tx,
    ):
        add_contact(tx, name)


def known(data: Path) -> list[str]:
    with Store.open(data, clock=FakeClock(), random=repeatable_random(1)) as store:
        return sorted(names(store))


def test_a_webdav_server(tmp_path: Path, dav: DavServer) -> None:
    anna, ben = tmp_path / "anna", tmp_path / "ben-"
    add(anna, "Eva")
    login = ("--user", USER, "--password-file", word_in(tmp_path, PASSWORD))
    begun = ask(anna, "sync", "init", dav.address, *login)
    assert begun["folder"].startswith(f"{dav.address}CRM-")
    joined = ask(ben, "sync", "join", dav.address, *login)
    assert (joined["received"], joined["trouble"]) == (1, [])
    assert known(ben) == ["Eva"]
    word = login[2:]
    add(ben, "Bo")
    assert ask(ben, "sync", "now", *word)["sent"] == 1
    assert ask(anna, "sync", "now", *word)["received"] == 1
    refused = call("--data", anna, "sync", "now")
    assert refused.code == 1
    assert "needs your password" in refused.err
    wrong = call("--data", anna, "sync", "now", "--password-file", word_in(tmp_path, "nonsense"))
    assert wrong.code == 1
    assert "does not accept" in wrong.err
    assert PASSWORD not in wrong.err + wrong.out
    assert ask(anna, "sync", "status", *word)["folder"] == begun["folder"]
    assert ask(ben, "sync", "leave", *word) == {"shared": False}


def test_a_postgresql_server(tmp_path: Path, pg: Postgres) -> None:
    anna, ben = tmp_path / "anna", tmp_path / "ben-"
    add(anna, "Eva")
    with closing(pg.connect("postgres")) as raw:
        raw.execute("DROP DATABASE IF EXISTS shop")
        raw.execute("CREATE DATABASE shop")
    address = pg.address("shop").replace("//", "//boss@")
    boss = ("--password-file", word_in(tmp_path, pg.admin))
    printed = call("--data", anna, "sync", "hub", "create", address, "--print")
    assert printed.code == 0
    assert "SECURITY DEFINER" in printed.out
    early = call(
        "--data", anna, "sync", "hub", "invite", address, tmp_path / "x", "--pc", "x", *boss
    )
    assert early.code == 1
    assert "not prepared" in early.err
    made = ask(anna, "sync", "hub", "create", address, *boss)
    assert made["created"]
    assert made["sql"] in printed.out
    assert ask(anna, "sync", "hub", "create", address, *boss)["created"]  # harmless to repeat
    first, second = tmp_path / "front.crm-invitation", tmp_path / "back.crm-invitation"
    invited = ask(anna, "sync", "hub", "invite", address, first, "--pc", "Front desk", *boss)
    assert not invited["joins"]
    assert first.stat().st_mode & 0o077 == 0
    word = ("--password-file", word_in(tmp_path, json.loads(first.read_text("utf-8"))["password"]))
    ask(anna, "sync", "init", first)
    invited = ask(anna, "sync", "hub", "invite", address, second, "--pc", "Back office", *boss)
    assert invited["joins"]
    joined = ask(ben, "sync", "join", second)
    assert (joined["received"], joined["trouble"]) == (1, [])
    assert known(ben) == ["Eva"]
    add(anna, "Bo")
    assert ask(anna, "sync", "now", *word)["sent"] == 1
    assert ask(anna, "sync", "hub", "prune", address, *boss) == {"pruned": 0}
    assert ask(anna, "sync", "now", *word, "--refill")["trouble"] == []
    # Another password for the same PC; the old one is worth nothing any more.
    old = json.loads(second.read_text("utf-8"))["password"]
    ask(anna, "sync", "hub", "invite", address, second, "--pc", "Back office", *boss)
    refused = call("--data", ben, "sync", "now", "--password-file", word_in(tmp_path, old))
    assert (refused.code, "password" in refused.err) == (1, True)
    again = ask(ben, "sync", "join", second)
    assert (again["repeated"], again["received"]) == (True, 1)
    assert known(ben) == ["Bo", "Eva"]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("http://example.com/dav", "https://"),
        ("ftp://example.com", "no address"),
        ("postgresql://example.com", "no address"),
        ("postgresql://example.com/db?sslmode=disable", "no address"),
        ("https://", "no address"),
        ("https://127.0.0.1:x/", "no address"),
        ("https://127.0.0.1:1/dav", "cannot be reached"),
    ],
)
def test_addresses_that_are_none(tmp_path: Path, place: str, said: str) -> None:
    refused = call("--data", tmp_path / "anna", "sync", "init", place)
    assert refused.code == 1
    assert said in refused.err


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", b"\xff\xfe", b'{"kind": "x", "format": 1}']
)
def test_files_that_are_no_invitation(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.crm-invitation"
    path.write_bytes(content)
    refused = call("--data", tmp_path / "anna", "sync", "join", path)
    assert refused.code == 1
    assert "not an invitation" in refused.err
