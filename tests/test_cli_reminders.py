"""Reminders by the command line: the list of the day, a new one, done."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from crm_desktop.domain import ids
from crm_desktop.services.contact_edit import new_contact
from tests.helpers.command_line import ask, call
from tests.helpers.shop import open_shop


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "shop"


@pytest.fixture
def marta(data: Path) -> str:
    with open_shop(data) as store:
        return ids.show(new_contact(store, "person", "Marta Oliveira"))


def test_a_reminder_from_writing_it_to_done(data: Path, marta: str) -> None:
    made = ask(data, "remind", marta, "Call about price", "24 Dec 2099 10:00")
    assert (made["date"], made["time"]) == ("2099-12-24", "10:00")
    page = ask(data, "today")
    (listed,) = page["later"]["reminders"]
    assert (listed["title"], listed["kind"], listed["contact"]["name"], page["later"]["count"]) == (
        "Call about price", "call", "Marta Oliveira", 1,
    )  # fmt: skip
    done = ask(data, "done", made["id"], "--note", "Agreed")
    assert done["next"] is None
    page = ask(data, "today")
    assert (page["later"]["count"], page["done"]) == (0, 1)
    ended = call("--data", data, "done", made["id"])
    assert (ended.code, "done already" in ended.err) == (1, True)


def test_what_repeats_comes_again(data: Path, marta: str) -> None:
    made = ask(data, "remind", marta, "Check stock", "every Monday")
    done = ask(data, "done", made["id"])
    monday = dt.date.fromisoformat(made["date"])
    assert done["next_date"] == (monday + dt.timedelta(days=7)).isoformat()


def test_said_plainly(data: Path, marta: str) -> None:
    assert "Nothing is planned." in call("--data", data, "today").out
    assert "Reminder set for 2099-12-24: Tree" in call(
        "--data", data, "remind", marta, "Tree", "2099-12-24"
    ).out  # fmt: skip
    assert "Later  1\n" in call("--data", data, "today").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["remind", "zz", "x", "today"], "no contact"), (["done", "ffff"], "no reminder"),
     (["remind", "", "x", "today"], "no contact")],
)  # fmt: skip
def test_what_is_not_there_is_refused(
    data: Path, marta: str, arguments: list[str], said: str
) -> None:
    ended = call("--data", data, *arguments)
    assert ended.code == 1
    assert said in ended.err


def test_what_is_no_date_is_refused_and_nothing_kept(data: Path, marta: str) -> None:
    ended = call("--data", data, "remind", marta, "Call", "some day soon")
    assert (ended.code, "is no date" in ended.err) == (1, True)
    assert "Nothing is planned." in call("--data", data, "today").out
