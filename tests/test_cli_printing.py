"""The command line prints: reports as PDF, their figures as a workbook."""

from pathlib import Path

import openpyxl
import pytest

from crm_desktop.domain import ids
from crm_desktop.domain.filters import Condition, Group
from crm_desktop.services.views import View, save_view
from tests.helpers.command_line import ask, call
from tests.helpers.deals import make_deal_shop
from tests.helpers.paper import texts
from tests.helpers.shop import open_shop


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    with open_shop(folder) as store:
        made = make_deal_shop(store)
        people = Group("and", (Condition("kind", "is", ("person",)),))
        save_view(store, "People", View(people))
        (tmp_path / "marta").write_text(ids.show(made.marta))
    return folder


def test_the_list_of_reports(data: Path) -> None:
    assert "pipeline     open deals by step" in call("--data", data, "report", "list").out
    assert {"customer", "day"} <= {one["name"] for one in ask(data, "report", "list")["reports"]}


def test_a_report_as_pdf(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "deals.pdf"
    told = ask(data, "report", "pipeline", "--out", out)
    assert (told["file"], told["pages"]) == (str(out), len(texts(out)))
    assert "Rental bikes" in " ".join(texts(out))


def test_of_one_customer_and_of_a_view(data: Path, tmp_path: Path) -> None:
    out, marta = tmp_path / "made.pdf", (tmp_path / "marta").read_text()
    ask(data, "report", "customer", "--contact", marta, "--out", out)
    assert "Marta Oliveira" in texts(out)[0]
    ask(data, "report", "history", "--contact", marta, "--from", "2026-01-01", "--out", out)
    assert "History of Marta Oliveira" in texts(out)[0]
    ask(data, "report", "contacts", "--view", "people", "--out", out)
    (page,) = texts(out)
    assert page.startswith("People")
    assert "1 contact ·" in page


def test_the_figures_as_a_workbook(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "deals.xlsx"
    assert ask(data, "report", "pipeline", "--out", out)["rows"] > 8
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["By step", "These deals need you", "All open deals"]
    assert book["By step"]["A2"].value == "New enquiry"
    book.close()


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing", "--out", "x.pdf"),
        ("pipeline",),
        ("pipeline", "--out", "x.docx"),
        ("history", "--out", "x.pdf"),
        ("contacts", "--view", "nobody", "--out", "x.pdf"),
        ("customer", "--contact", "00", "--out", "x.pdf"),
        ("customer", "--entries", "-5", "--out", "x.pdf"),
        ("activity", "--from", "2026-12-01", "--to", "2026-01-01", "--out", "x.pdf"),
        ("labels", "--start", "0", "--out", "x.pdf"),
        ("labels", "--start", "22", "--out", "x.pdf"),
    ],
)
def test_what_cannot_be_printed_is_refused(
    data: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    given = [tmp_path / one if one.startswith("x.") else one for one in arguments]
    answer = call("--data", data, "report", *given)
    assert answer.code == 1
    assert "Traceback" not in answer.err
    assert not list(tmp_path.glob("x.*"))


@pytest.mark.parametrize("report", ["activity", "outcomes", "birthdays"])
def test_the_ends_of_the_calendar(data: Path, tmp_path: Path, report: str) -> None:
    out = tmp_path / "made.pdf"
    for days in (("0001-01-01", "9999-12-31"), ("9999-12-31", "9999-12-31")):
        assert ask(data, "report", report, "--from", days[0], "--to", days[1], "--out", out)[
            "pages"
        ]
