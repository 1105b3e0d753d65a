"""What several rows say about one company, and what stands in the staging file."""

from pathlib import Path
from typing import Any

import pytest

from crm_desktop.domain.ids import IdMaker
from crm_desktop.import_export import plan
from crm_desktop.import_export.model import Address, Deal, Entry, Party, Position, Problem, Record
from crm_desktop.import_export.stage import Stage
from crm_desktop.progress import silent
from tests.helpers.shop import FakeClock, repeatable_random


def staged(
    path: Path,
    records: list[Record],
    kinds: dict[str, str] | None = None,
    *,
    separate: bool = False,
) -> Any:
    """The open staging file of these records."""
    stage = Stage(
        path / "staged",
        maker=IdMaker(FakeClock(), repeatable_random()),
        region={"Germany": "DE"}.get,
        custom_kinds=kinds or {},
        one_party_per_company_row=separate,
    )
    stage.write(records, len(records), silent)
    stage.note(file="a.csv")
    stage.close()
    return plan.opened(path / "staged")


def employed(number: int, company: Party) -> Record:
    person = Party("person", {"full_name": f"Person {number}"})
    return Record(number, number, person, [Position(company)])


def company(name: str = "Acme", **values: Any) -> Party:
    lists = {
        kind: values.pop(kind)
        for kind in ("phones", "emails", "addresses", "websites", "tags", "custom", "photo")
        if kind in values
    }
    return Party("company", {"name": name, **values}, **lists)


def parts(db: Any, table: str, column: str) -> list[Any]:
    return [value for (value,) in db.execute(f"SELECT {column} FROM {table} ORDER BY n")]


def test_one_company_however_it_is_written(tmp_path: Path) -> None:
    names = ["Wolski  Zajazd", "WOLSKI ZAJAZD", "Wolski Zajazd "]
    with staged(tmp_path, [employed(n, company(name)) for n, name in enumerate(names, 1)]) as db:
        assert parts(db, "party WHERE kind='company'", "name") == ["Wolski  Zajazd"]
        assert db.execute("SELECT count(DISTINCT company) FROM position").fetchone() == (1,)


def test_a_company_list_has_one_company_for_each_row(tmp_path: Path) -> None:
    records = [Record(n, n, company=company()) for n in (1, 2)]
    with staged(tmp_path, records, separate=True) as db:
        assert len(parts(db, "party", "name")) == 2


@pytest.mark.parametrize(
    ("numbers", "companies"),
    [(["1", "2", ""], ["1", "2"]), (["", "7", "7"], ["7"]), (["7", "", "7"], ["7"])],
)
def test_two_numbers_are_two_companies(
    tmp_path: Path, numbers: list[str], companies: list[str]
) -> None:
    records = [employed(n, company(external_id=no)) for n, no in enumerate(numbers, 1)]
    with staged(tmp_path, records) as db:
        assert parts(db, "party WHERE kind='company'", "external_id") == companies


def test_later_rows_add_what_earlier_ones_left_open(tmp_path: Path) -> None:
    first = company(tags=["vip"], industry="", custom={"Size": "5"})
    second = company(
        industry="Toys", owner="Eva", phones=[("", "030 1234567")], emails=[("", "a@acme.de")],
        addresses=[Address(city="Köln", country="Germany")], websites=[("", "acme.de")],
        tags=["VIP", "new"], custom={"Size": "5", "Colour": "red"}, photo=b"photo",
    )  # fmt: skip
    third = company(phones=[("work", "+49 30 1234567"), ("", "030 7654321")])
    with staged(tmp_path, [employed(n, c) for n, c in enumerate((first, second, third), 1)]) as db:
        row = db.execute(
            "SELECT c.industry, c.owner, p.typed, p.e164, e.address, a.city, w.url, c.photo<>''"
            " FROM party c JOIN phone p ON p.id=c.phone_id JOIN email e ON e.id=c.email_id"
            " JOIN address a ON a.id=c.address_id JOIN website w ON w.id=c.website_id"
        ).fetchone()
        assert row == (
            "Toys", "Eva", "030 1234567", "+49301234567", "a@acme.de", "Köln", "acme.de", 1,
        )  # fmt: skip
        assert parts(db, "phone", "typed") == ["030 1234567", "030 7654321"]
        assert parts(db, "tagging", "tag") == ["vip", "new"]
        assert parts(db, "field_value", "value") == ["5", "red"]
        assert parts(db, "problem", "reason") == []


def test_another_address_stands_beside_the_first(tmp_path: Path) -> None:
    towns = ["Köln", "KÖLN", "Bonn", "Köln"]
    records = [employed(n, company(addresses=[Address(city=t)])) for n, t in enumerate(towns, 1)]
    with staged(tmp_path, records) as db:
        assert parts(db, "address", "city") == ["Köln", "Bonn"]


def test_a_value_that_differs_is_listed_once_and_a_note_becomes_an_entry(tmp_path: Path) -> None:
    said = [("Toys", "one"), ("Cars", "two"), ("Cars", "two"), ("Toys", "one")]
    records = [
        employed(n, company(industry=industry, note=note, custom={"Size": str(n)}))
        for n, (industry, note) in enumerate(said, 1)
    ]
    with staged(tmp_path, records) as db:
        assert parts(db, "party WHERE kind='company'", "industry||note") == ["Toysone"]
        assert parts(db, "entry", "body") == ["two"]
        assert list(db.execute('SELECT record, "column", value FROM problem ORDER BY n')) == [
            (2, "company.industry", "Cars"), (2, "Size", "2"), (3, "Size", "3"), (4, "Size", "4"),
        ]  # fmt: skip


def test_staging_changes_no_record(tmp_path: Path) -> None:
    """The records of a card file are staged anew with every other choice."""
    records = [employed(1, company(custom={"A": "1"})), employed(2, company(custom={"B": "2"}))]
    before = repr(records)
    with staged(tmp_path, records) as db:
        assert parts(db, "field_value", "value") == ["1", "2"]
    assert repr(records) == before


def test_fields_that_differ_by_case_are_one_and_keep_both_values(tmp_path: Path) -> None:
    person = Party("person", {"full_name": "Anna"}, custom={"Size": "1", "SIZE": "2"})
    with staged(tmp_path, [Record(1, 0, person)]) as db:
        assert parts(db, "field", "heading") == ["Size"]
        assert parts(db, "field_value", "value") == ["1\n2"]


def test_numbers_of_custom_fields_can_be_sorted(tmp_path: Path) -> None:
    values = {"A": "12.50 EUR", "B": "7", "C": "many", "D": "7"}
    deal = Deal({"name": "Boat"}, custom=values)
    kinds = {"A": "money", "B": "number", "C": "number"}
    with staged(tmp_path, [Record(1, 0, deal=deal)], kinds) as db:
        assert parts(db, "field_value", "number") == [12.5, 7.0, None, None]
        assert parts(db, "field", "kind") == ["money", "number", "number", "text"]
        assert parts(db, "field", "subject") == ["deal"] * 4


def test_a_note_of_a_row_with_a_deal_belongs_to_the_deal(tmp_path: Path) -> None:
    record = Record(1, 0, deal=Deal({"name": "Boat"}), entries=[Entry("note", "hello")])
    with staged(tmp_path, [record]) as db:
        assert db.execute("SELECT party, deal FROM entry").fetchone() == (None, 1)


def test_a_record_without_anything_is_a_problem(tmp_path: Path) -> None:
    records = [Record(1, 0), Record(2, 1, problems=[Problem(2, "", "There is no name.")])]
    with staged(tmp_path, records) as db:
        assert list(db.execute("SELECT n, status, reason FROM record")) == [
            (1, "problem", "There is nothing in it."), (2, "problem", "There is no name."),
        ]  # fmt: skip
