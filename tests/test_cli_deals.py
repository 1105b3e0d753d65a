"""The command line about deals."""

from pathlib import Path
from typing import Any

import pytest

from crm_desktop.services import deals
from tests.helpers.command_line import ask, call
from tests.helpers.deals import TODAY, make_deal_shop
from tests.helpers.shop import open_shop


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    with open_shop(folder) as store:
        shop = make_deal_shop(store)
        deals.set_closing(store, [shop.made["Trailer"]], TODAY.replace(year=2020))
    return folder


def one(data: Path, title: str) -> dict[str, Any]:
    found: dict[str, Any] = next(
        deal for deal in ask(data, "deals")["deals"] if deal["title"] == title
    )
    return found


def test_the_list_and_its_filters(data: Path) -> None:
    told = ask(data, "deals")
    assert [deal["title"] for deal in told["deals"]] == [
        "Cargo bikes", "Guest bikes", "Trailer", "Rental bikes",
    ]  # fmt: skip
    assert told["sums"] == [["EUR", 49_350.0]]
    assert [d["title"] for d in ask(data, "deals", "--stage", "quote sent")["deals"]] == ["Trailer"]
    assert ask(data, "deals", "--state", "won")["deals"] == []
    trailer = one(data, "Trailer")
    assert (trailer["amount"], trailer["expected"], trailer["who"]) == (1150, 575, "Blue Door Café")
    assert trailer["attention"][0]["code"] == "closing_passed"
    assert "Together: 49,350.00 EUR" in call("--data", data, "deals").out


def test_through_the_pipeline(data: Path) -> None:
    identity = one(data, "Trailer")["id"]
    assert ask(data, "deal", "move", identity, "Ordered")["stage"] == "Ordered"
    lost = ask(data, "deal", "lost", identity, "--reason", "No answer")
    assert (lost["state"], lost["close_reason"]) == ("lost", "No answer")
    assert ask(data, "deal", "reopen", identity)["stage"] == "Ordered"
    assert ask(data, "deal", "won", identity)["state"] == "won"
    assert [d["title"] for d in ask(data, "deals", "--state", "won")["deals"]] == ["Trailer"]
    ask(data, "undo")
    assert one(data, "Trailer")["state"] == "open"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [(("move", "ID", "Nowhere"), "There is no step “Nowhere”. There are: New enquiry"),
     (("move", "ID"), "Please name the step"), (("won", "fffff"), "There is no deal")],
)  # fmt: skip
def test_what_is_not_possible_is_said(data: Path, words: tuple[str, ...], sentence: str) -> None:
    identity = one(data, "Trailer")["id"]
    answer = call("--data", data, "deal", *(identity if word == "ID" else word for word in words))
    assert answer.code == 1
    assert sentence in answer.err
