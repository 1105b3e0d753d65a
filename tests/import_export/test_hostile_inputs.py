"""Nasty tables: what the shop holds afterwards, and that nothing of the file is lost."""

import datetime as dt
from pathlib import Path
from typing import Any, get_args

import pytest

from crm_desktop.import_export import plan
from crm_desktop.import_export.importing import ImportFile
from crm_desktop.import_export.offers import Existing, Wishes, grant, match_parties
from crm_desktop.import_export.plan_changes import plan_changes
from crm_desktop.services.history import History
from crm_desktop.store.store import Store
from tests.helpers.imports import YEAR, import_file, stage, told, write_csv, write_xlsx
from tests.helpers.shop import open_shop

FIRST = ["Anna", "Bob", "Cem", "Dora", "Eva", "Fritz"]
PEOPLE = {"Name": "contact.full_name", "X": "(custom)"}


def customs(store: Store) -> list[Any]:
    return [record.get("custom", {}).get("X") for record in told(store, "contacts")]


# 6: formulas

FORMULAS = ['=HYPERLINK("http://evil")', "=cmd|'/c calc'!A0", "@SUM(A1)", "-5+1", "+x", "\t=1"]


def test_formulas_are_text(store: Store, tmp_path: Path) -> None:
    rows = [["Name", "X"], *([f"N{n}", f] for n, f in enumerate(FORMULAS))]
    path = write_csv(tmp_path / "a.csv", "".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows
    ))  # fmt: skip
    import_file(store, path, mapping=PEOPLE, kind="people")
    assert customs(store) == [formula.strip() for formula in FORMULAS]


def test_a_phone_stays_a_phone(store: Store, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", "Name;Phone\nAnna Berg;+49 30 1234567\nBob;'+49 30 7\n")
    import_file(store, path)
    assert [r["contact.phone"] for r in told(store, "contacts")] == ["+49 30 1234567", "+49 30 7"]


# 8: dates


def test_impossible_dates_stay_text_and_are_listed(store: Store, tmp_path: Path) -> None:
    dates = ["31.04.1980", "29.02.1900", "13.05.0024", "31.12.9999", "13.05.1980", "29.02.2000"]
    lines = "".join(f"{n} Berg;{date}\n" for n, date in zip(FIRST, dates, strict=True))
    done = import_file(store, write_csv(tmp_path / "a.csv", "Name;Birthday\n" + lines))
    found = told(store, "contacts")
    assert [r.get("contact.birthday") for r in found] == [None] * 4 + ["1980-05-13", "2000-02-29"]
    assert [r.get("custom") for r in found[:4]] == [{"Birthday": date} for date in dates[:4]]
    assert [(p[0], p[1], p[3]) for p in done.problems] == [
        (n, "Birthday", date) for n, date in enumerate(dates[:4], 1)
    ]


def test_dates_that_can_be_read_in_two_ways_are_asked_for(store: Store, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", "Name,Birthday\nAnna Berg,03/04/05\nBob,05/06/07\n")
    with ImportFile(store, path) as file:
        column = file.look().columns[1]
        assert column.confidence == "check"
        file.read_dates(1, "mdy")
        file.make_plan(year=YEAR)
        file.apply()
    assert [r["contact.birthday"] for r in told(store, "contacts")] == ["2005-03-04", "2007-05-06"]


def test_a_spreadsheet_of_the_year_9999(store: Store, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Name", "Birthday"],
        ["Anna Berg", dt.datetime(9999, 12, 31)],
        ["Bob Stone", dt.datetime(1980, 5, 6)],
        ["Eva Kiss", dt.datetime(1981, 5, 6)],
    ]
    done = import_file(store, write_xlsx(tmp_path / "a.xlsx", rows))
    assert [p[0] for p in done.problems] == [1]
    assert [r.get("contact.birthday") for r in told(store, "contacts")] == [
        None, "1980-05-06", "1981-05-06",
    ]  # fmt: skip


# 9: numbers


@pytest.mark.parametrize(
    ("cells", "amounts"),
    [
        (["1.234,56", "7,5", "-0"], [1234.56, 7.5, 0]),
        (["1,234.56", "7.5", "(3.10)"], [1234.56, 7.5, -3.1]),
        (["1'234", "1'000'000.5", "١٢٣"], [1234, 1000000.5, 123]),
        (["0.1", "0.2", "1e400"], [0.1, 0.2, None]),
        (["5.25", "inf", "9" * 40], [5.25, None, None]),
    ],
)
def test_money_is_exact_or_text(
    store: Store, tmp_path: Path, cells: list[str], amounts: list[Any]
) -> None:
    lines = "".join(f"Deal {n}|Offer|{cell}\n" for n, cell in enumerate(cells))
    path = write_csv(tmp_path / "a.csv", "Deal|Stage|Amount\n" + lines)
    done = import_file(store, path, kind="deals", mapping={"Amount": "deal.amount"})
    found = told(store, "deals")
    assert [record.get("deal.amount") for record in found] == amounts
    kept = [cell for cell, amount in zip(cells, amounts, strict=True) if amount is None]
    assert [r["custom"]["Amount"] for r in found if "custom" in r] == kept
    assert [p[3] for p in done.problems] == kept


# 10: numbers that are names


def test_identifiers_keep_their_zeros(store: Store, tmp_path: Path) -> None:
    ids = ["00123", "12345678901234567", "1E5", "MAR1", "0"]
    lines = "".join(f"{identity};{n} Berg\n" for n, identity in zip(FIRST, ids, strict=False))
    import_file(store, write_csv(tmp_path / "a.csv", "Customer no;Name\n" + lines),
                mapping={"Customer no": "contact.external_id"}, kind="people")  # fmt: skip
    assert [r["contact.external_id"] for r in told(store, "contacts")] == ids


def test_identifiers_of_a_spreadsheet(store: Store, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Account", "Company"],
        [714466, "Acme GmbH"],
        [218895, "Metro AG"],
        [0, "Zero AG"],
    ]
    import_file(store, write_xlsx(tmp_path / "a.xlsx", rows))
    found = told(store, "companies")
    assert [r["company.external_id"] for r in found] == ["714466", "218895", "0"]


# 11: headings


@pytest.mark.parametrize(
    "rows",
    [
        [["Our customers"], [], ["Name", "Email", "Email"]],
        [["Our customers", None, None], ["as of", "today"], ["by", "Eva"], [], [], [],
         ["Name", "Email", "Email"]],
        [["Name", "Email", "Email"]],
    ],
)  # fmt: skip
def test_headings_anywhere_and_twice(store: Store, tmp_path: Path, rows: list[Any]) -> None:
    people: list[list[Any]] = [
        ["Anna Berg", "a@berg.de", "a2@berg.de"],
        ["Bob Stone", "b@stone.uk", None],
    ]
    done = import_file(store, write_xlsx(tmp_path / "a.xlsx", [*rows, *people]))
    assert done.records == 2
    anna, bob = told(store, "contacts")
    assert anna["contact.emails"] == ["a@berg.de", "a2@berg.de"]
    assert bob["contact.full_name"] == "Bob Stone"


def test_no_headings_and_empty_headings(store: Store, tmp_path: Path) -> None:
    text = "Anna Berg,a@berg.de,030 1234567\nBob Stone,b@stone.uk,030 1234568\n"
    done = import_file(store, write_csv(tmp_path / "a.csv", text))
    assert (done.records, done.creates) == (2, {"contacts": 2})
    text = "Name,,,\nAnna Berg,a@berg.de,5 cm,5\nEva Kiss,e@kiss.hu,6 cm,6\n"
    import_file(store, write_csv(tmp_path / "b.csv", text))
    eva = told(store, "contacts")[-1]
    assert (eva["contact.full_name"], eva["contact.email"]) == ("Eva Kiss", "e@kiss.hu")
    assert sorted(eva["custom"].items()) == [("Column 3", "6 cm"), ("Column 4", "6")]


# 16: twice


def test_the_same_file_twice_doubles_nothing(store: Store, tmp_path: Path) -> None:
    text = "Name;Phone\nAnna;\nAnna;\nBob Stone;030 1234567\nCem Stone;030 1234567\n"
    path = write_csv(tmp_path / "a.csv", text)
    assert import_file(store, path).creates == {"contacts": 4}
    for existing in get_args(Existing)[:3]:
        again = import_file(store, path, existing)
        assert (again.creates, again.summary.updates, again.batch) == ({}, 0, None)
        assert set(again.statuses.values()) == {"skip"}
    assert import_file(store, path, "add").creates == {"contacts": 4}
    History(store).undo()
    assert len(told(store, "contacts")) == 4


# 17: one mailbox for all


@pytest.mark.parametrize("named", [True, False])
def test_thousands_with_one_mailbox_stay_apart_and_fast(
    store: Store, tmp_path: Path, *, named: bool
) -> None:
    """A comparison of each with each would take 16 million steps, and minutes."""
    lines = "".join(
        f"{f'Person Nr{n}' if named else ''};{'info@acme.de' if n % 5 else f'p{n}@x.de'};{n}\n"
        for n in range(5000)
    )
    choices: dict[str, Any] = {"kind": "people", "mapping": {
        "Name": "contact.full_name", "Email": "contact.email", "Size": "(custom)",
    }}  # fmt: skip
    first = write_csv(tmp_path / "a.csv", "Name;Email;Size\n" + lines)
    assert import_file(store, first, **choices).creates == {"contacts": 5000}
    again = import_file(store, write_csv(tmp_path / "b.csv", "Name;Email;Size\n" + lines + "\n"),
                        only_plan=True, **choices)  # fmt: skip
    assert again.creates == ({} if named else {"contacts": 4000})
    # The mailbox says nothing about somebody of another name.
    other = "Name;Email;Size\nEva Kiss;info@acme.de;1\n"
    done = import_file(store, write_csv(tmp_path / "c.csv", other), only_plan=True, **choices)
    assert done.statuses == {1: "new"}
    assert done.summary.duplicates["by_email"] == {"groups": 0, "surplus": 0}


def _crowd(count: int) -> str:
    """Shared names, mailboxes, phones and towns, and some that are their own."""
    lines = (
        f"{f'Anna Berg{n % 700}' if n % 3 else ''};{'info@acme.de' if n % 5 else f'p{n}@x.de'};"
        f"{'030 1234567' if n % 2 else f'030 9{n:05}'};Ring {n % 9};Köln;Firm {n % 8};{n % 4}\n"
        for n in range(count)
    )
    return "Name;Email;Phone;Street;City;Company;Size\n" + "".join(lines)


def _steps(folder: Path, template: Path, count: int, kind: str) -> int:
    """Instructions of SQLite, in thousands, that planning the same list anew takes."""
    steps = 0

    def tick() -> None:
        nonlocal steps
        steps += 1

    mapping = {
        "Name": "contact.full_name", "Email": "contact.email", "Phone": "contact.phone",
        "Street": "contact.address.street", "City": "contact.address.city",
        "Company": "company.name" if "companies" in kind else "(ignore)", "Size": "(custom)",
    }  # fmt: skip
    choices: dict[str, Any] = {"kind": kind, "mapping": mapping}
    with open_shop(folder / f"shop{count}", template) as shop:
        import_file(shop, write_csv(folder / f"a{count}.csv", _crowd(count)), **choices)
        again = write_csv(folder / f"b{count}.csv", _crowd(count) + "\n")
        staged, *_ = stage(shop, again, **choices)
        plan.build(staged, shop.path, "overwrite")
        with plan.opened(staged, shop.path) as db:
            db.set_progress_handler(tick, 1000)
            db.execute("DELETE FROM offer")
            match_parties(db)
            grant(db, Wishes())
            db.execute("DELETE FROM cell")
            plan_changes(db, "overwrite")
    return steps


@pytest.mark.parametrize("kind", ["people and companies", "people"])
def test_the_work_of_planning_grows_with_the_list(
    tmp_path: Path, template: Path, kind: str
) -> None:
    few, many = (_steps(tmp_path, template, count, kind) for count in (400, 1600))
    assert few > 20
    assert many < 6 * few, "four times the records, but far more than four times the work"
