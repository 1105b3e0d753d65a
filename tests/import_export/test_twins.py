"""Rows of one file that look like one contact: offered with reasons, united only by a wish."""

from pathlib import Path
from typing import Any

import pytest

from crm_desktop.import_export import plan
from crm_desktop.import_export.offers import Wishes
from crm_desktop.import_export.pairs import compare_twins
from crm_desktop.import_export.twins import Wish, twins
from crm_desktop.services.history import History
from crm_desktop.store.store import Store
from tests.helpers.dump import live_dump
from tests.helpers.imports import Outcome, import_file, stage, told, write_csv

HEADER = "First name;Last name;E-mail;Phone;Company;Town;Status;Birthday;Notes;Shoe size;Tags\n"
ROWS = (
    "Anna;Berg;a@berg.example;030 1111111;Hof AG;Ulm;;1.2.1980;Likes tea;38;vip\n"
    "Bob;Stone;;;;Bonn;;;;;\n"
    "Anne;Berg;A@berg.example;030 2222222;Hof AG;;new;;Likes coffee;39;vip, x\n"
    "Bob;Stone;;;;;;;;;\n"
)
PAIR = "3/person/Anne Berg = 1/person/Anna Berg"


def bring(store: Store, folder: Path, rows: str = ROWS, **wishes: Any) -> Outcome:
    return import_file(store, write_csv(folder / "a.csv", HEADER + rows), wishes=Wishes(**wishes))


def pairs(store: Store, folder: Path, rows: str) -> list[tuple[int, int, int, str]]:
    """(record, earlier record, score, reason) of the pairs that are offered."""
    staged, _, _ = stage(store, write_csv(folder / "p.csv", HEADER + rows))
    plan.build(staged, store.path)
    with plan.opened(staged) as db:
        return [(t.record, t.earlier_record, t.score, t.reason) for t in twins(db)]


def people(store: Store) -> dict[str, dict[str, Any]]:
    return {record["contact.full_name"]: record for record in told(store, "contacts")}


def test_pairs_are_offered_with_score_and_reason(store: Store, tmp_path: Path) -> None:
    assert pairs(store, tmp_path, ROWS) == [(3, 1, 80, "same e-mail address, similar names")]
    done = bring(store, tmp_path)
    assert done.summary.duplicates["likely"] == {"pairs": 1, "sure": 0}
    assert done.creates["contacts"] == 4  # nobody is united without being asked for


def test_equal_names_alone_are_no_pair(store: Store, tmp_path: Path) -> None:
    assert pairs(store, tmp_path, "Bob;Stone;;;;;;;;;\n" * 3) == []


def test_who_is_here_already_twice_is_no_matter_of_the_file(store: Store, tmp_path: Path) -> None:
    bring(store, tmp_path)
    assert pairs(store, tmp_path, ROWS) == []
    assert pairs(store, tmp_path, ROWS + "A;Berg;a@berg.example;;;;;;;;\n") != []


def test_uniting_fills_the_gaps_of_the_earlier_row(store: Store, tmp_path: Path) -> None:
    done = bring(store, tmp_path, twins={PAIR: "fill"})
    assert done.creates == {"contacts": 3, "companies": 1, "entries": 1}
    assert done.statuses == {1: "new", 2: "new", 3: "new", 4: "new"}  # a note of its own
    assert done.reasons == {3: "The same as record 1."}
    anna = people(store)["Anna Berg"]
    assert "Anne Berg" not in people(store)
    assert anna["contact.phone"] == "030 1111111"
    assert (anna["contact.status"], anna["contact.birthday"]) == ("new", "1980-02-01")
    assert anna["custom"] == {"Shoe size": "38"}
    assert anna["contact.tags"] == "vip, x"
    assert anna["company.name"] == "Hof AG"
    assert [entry["entry.text"] for entry in told(store, "timeline")] == ["Likes coffee"]
    parts = ("email", "phone", "position")
    counts = " UNION ALL ".join(f"SELECT count(*) FROM {part}" for part in parts)
    with store.read_raw() as raw:
        assert [n for (n,) in raw.execute(counts)] == [1, 2, 1]


def test_what_differs_is_told(store: Store, tmp_path: Path) -> None:
    rows = ROWS.replace("Ulm;;1.2.1980", "Ulm;old;1.2.1980").replace("new;;", "new;1.3.1980;")
    done = bring(store, tmp_path, rows, twins={PAIR: "fill"})
    told_again = "Another row, which is the same contact, tells something else."
    assert done.problems == [
        (3, "contact.status", told_again, "new"), (3, "contact.birthday", told_again, "1980-3-1"),
    ]  # fmt: skip


def test_the_later_row_is_left_out(store: Store, tmp_path: Path) -> None:
    done = bring(store, tmp_path, twins={PAIR: "skip"})
    assert (done.creates["contacts"], done.summary.left_out) == (3, 1)
    assert done.reasons == {3: "Left out as the same as record 1."}
    assert people(store)["Anna Berg"].get("contact.status") is None


@pytest.mark.parametrize(("wish", "contacts"), [("fill", 1), ("skip", 1), ("add", 3)])
def test_one_wish_for_all(store: Store, tmp_path: Path, wish: Wish, contacts: int) -> None:
    rows = "".join(f"Anna;Berg;a@berg.example;030 111111{n};;;;;;;\n" for n in range(3))
    done = bring(store, tmp_path, rows, all_twins=wish)
    assert done.creates == {"contacts": contacts}
    with store.read_raw() as raw:
        (phones,) = raw.execute("SELECT count(*) FROM phone").fetchone()
    assert phones == (1 if wish == "skip" else 3)


def test_companies_take_their_people_along(store: Store, tmp_path: Path) -> None:
    text = (
        "Name;Company;Company phone;Company town\nAnna Berg;Hofmann Bau AG;030 1111111;Ulm\n"
        "Bob Stone;Hofman Bau AG;030 1111111;Ulm\n"
    )
    path = write_csv(tmp_path / "a.csv", text)
    for wish in ("fill", "skip"):
        done = import_file(store, path, wishes=Wishes(all_twins=wish))
        assert done.creates == {"contacts": 2, "companies": 1}
        assert {r["company.name"] for r in told(store, "contacts")} == {"Hofmann Bau AG"}
        History(store).undo()


def test_uniting_with_somebody_who_is_here_already(store: Store, tmp_path: Path) -> None:
    bring(store, tmp_path, ROWS.splitlines(keepends=True)[0])
    done = import_file(store, write_csv(tmp_path / "b.csv", HEADER + ROWS),
                       wishes=Wishes(twins={PAIR: "fill"}))  # fmt: skip
    assert done.creates == {"contacts": 2, "entries": 1}
    anna = people(store)["Anna Berg"]
    assert (anna["contact.status"], anna["contact.tags"]) == ("new", "vip, x")


def test_another_wish_takes_everything_back(store: Store, tmp_path: Path) -> None:
    staged, _, _ = stage(store, write_csv(tmp_path / "a.csv", HEADER + ROWS))

    def content() -> list[Any]:
        with plan.opened(staged) as db:
            names = [n for (n,) in db.execute("SELECT name FROM sqlite_master WHERE type='table'")]
            return [db.execute(f"SELECT * FROM {name}").fetchall() for name in names]

    plan.build(staged, store.path)
    before = content()
    plan.build(staged, store.path, wishes=Wishes(all_twins="fill"))
    assert content() != before
    with plan.opened(staged) as db:
        (twin,) = twins(db)
        lines = {line.name: line for line in compare_twins(db, twin.later, twin.earlier)}
    assert lines["phone"].new == [("030 2222222", False)]
    assert lines["phone"].existing == [("030 1111111", False)]
    assert lines["email"].existing == [("a@berg.example", True)]
    plan.build(staged, store.path)
    assert content() == before


def test_undoing_such_an_import(store: Store, tmp_path: Path) -> None:
    before = live_dump(store)
    bring(store, tmp_path, all_twins="fill")
    History(store).undo()
    assert live_dump(store) == before
