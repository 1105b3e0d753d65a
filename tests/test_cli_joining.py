"""The command line about duplicates, joining, and what was archived."""

from pathlib import Path

import pytest

from crm_desktop.domain import ids
from crm_desktop.services import contact_edit
from tests.helpers.command_line import ask, call
from tests.helpers.shop import open_shop


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "shop"


@pytest.fixture
def people(data: Path) -> list[str]:
    """The ids of two that are surely the same, and one who is not."""
    with open_shop(data) as store:
        return [
            ids.show(contact_edit.new_contact(store, "person", name, phones=phones))
            for name, phones in (
                ("Anna Meier", ["030 90182011"]),
                ("Anna Meier", ["030 90182011", "040 7771112"]),
                ("Bo Ek", []),
            )
        ]


def test_found_joined_and_taken_apart(data: Path, people: list[str]) -> None:
    (group,) = ask(data, "duplicates")["groups"]
    assert {one["id"] for one in group["contacts"]} == set(people[:2])
    assert (group["score"], group["sure"], group["reason"]) == (92, True, "same phone, same name")
    told = call("--data", data, "duplicates").out
    assert told.startswith(" 92  same phone, same name  (sure)\n")
    made = ask(data, "merge", *people[:2])
    assert made["was"] == []
    assert ask(data, "duplicates") == {"groups": []}
    assert call("--data", data, "duplicates").out == "No duplicates were found.\n"
    undone = ask(data, "unmerge", people[1])
    assert (undone["undoes"], undone["kept_count"]) == (made["batch"], 0)
    assert len(ask(data, "duplicates")["groups"]) == 1


def test_what_lost_is_told_and_how_to_take_it_apart(data: Path, people: list[str]) -> None:
    answer = call("--data", data, "merge", people[0], people[2])
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert lines[:2] == ["One contact now: Anna Meier", "  name was “Bo Ek” (Bo Ek)"]
    assert lines[2].endswith(f"unmerge {people[0]}")
    answer = call("--data", data, "unmerge", people[0])
    assert answer.out.startswith("Taken apart: Join Bo Ek with Anna Meier")


def test_archived_and_brought_back(data: Path, people: list[str]) -> None:
    assert call("--data", data, "trash").out == "Nothing is archived.\n"
    with open_shop(data) as store:
        contact_edit.archive(store, [3])
    (row,) = ask(data, "trash")["archived"]
    assert (row["id"], row["table"], row["name"]) == (people[2], "contact", "Bo Ek")
    assert "contact   Bo Ek" in call("--data", data, "trash").out
    assert ask(data, "restore", people[2]) == {"restored": 1, "table": "contact"}
    assert ask(data, "trash") == {"archived": []}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["merge", "ffff", "eeee"], "There is no contact with the id “ffff”."),
        (["merge", "0"], "It takes two contacts"),
        (["unmerge", "0"], "There is nothing to take apart here"),
        (["restore", "0"], "Nothing archived has the id “0”."),
    ],
)
def test_refused_with_a_sentence(data: Path, arguments: list[str], says: str) -> None:
    with open_shop(data) as store:
        contact_edit.new_contact(store, "person", "Anna Meier")
    answer = call("--data", data, *arguments)
    assert answer.code == 1
    assert answer.err.startswith(says)
