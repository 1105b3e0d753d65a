"""What is remembered of earlier files: listed, changed and forgotten."""

from pathlib import Path

import pytest

from crm_desktop.errors import UserError
from crm_desktop.import_export.importing import ImportFile
from crm_desktop.import_export.remembered import Remembered, RememberedColumn
from crm_desktop.services.history import History
from crm_desktop.store.store import Store
from tests.helpers.dump import live_dump
from tests.helpers.imports import YEAR, write_csv
from tests.helpers.shop import FakeClock

COLUMNS = [
    RememberedColumn("Name", "contact.full_name"),
    RememberedColumn("State", "contact.status", {"Custmer": "Customer"}),
    RememberedColumn("Born", "contact.birthday", date_order="mdy"),
]


@pytest.fixture
def remembered(store: Store, clock: FakeClock) -> Remembered:
    found = Remembered(store)
    found.keep("one", "old.csv", "people", COLUMNS[:1], chosen=False)
    clock.advance(1000)
    found.keep("two", "list.xlsx", "people", COLUMNS, chosen=True)
    return found


def test_all_of_them(remembered: Remembered) -> None:
    newest, oldest = remembered.all()
    assert (newest.file, newest.kind, newest.chosen) == ("list.xlsx", "people", True)
    assert newest.columns == tuple(COLUMNS)
    assert (oldest.file, oldest.columns, oldest.chosen) == ("old.csv", (COLUMNS[0],), False)
    assert newest.used_at == oldest.used_at + 1000
    assert remembered.find("one") == oldest
    assert remembered.find("three") is None


def test_the_later_one_takes_the_place(remembered: Remembered) -> None:
    remembered.keep("one", "new.csv", "companies", COLUMNS[:1], chosen=True)
    assert [(m.file, m.kind) for m in remembered.all()] == [
        ("list.xlsx", "people"), ("new.csv", "companies"),
    ]  # fmt: skip


def test_changing_one(store: Store, remembered: Remembered) -> None:
    before = live_dump(store)
    newest, _ = remembered.all()
    remembered.change(newest.id, {0: "company.name", 2: "(ignore)"}, {1: {}})
    changed = remembered.find("two")
    assert changed is not None
    assert changed.columns == (
        RememberedColumn("Name", "company.name"),
        RememberedColumn("State", "contact.status"),
        RememberedColumn("Born", "(ignore)"),
    )
    assert changed.kind == "people and companies"
    with pytest.raises(UserError, match="no field"):
        remembered.change(newest.id, {0: "contact.hat"})
    History(store).undo()
    assert live_dump(store) == before


def test_forgetting_one(store: Store, remembered: Remembered) -> None:
    before = live_dump(store)
    newest, oldest = remembered.all()
    remembered.forget(newest.id)
    assert remembered.all() == [oldest]
    assert remembered.find("two") is None
    with pytest.raises(UserError, match="not remembered"):
        remembered.forget(newest.id)
    History(store).undo()
    assert live_dump(store) == before


def test_a_date_order_that_was_chosen_holds_for_the_next_file(store: Store, tmp_path: Path) -> None:
    text = "Name;Birthday\nAnna Berg;03/04/1980\nBob Stone;05/06/1981\n"
    with ImportFile(store, write_csv(tmp_path / "a.csv", text)) as file:
        other = {"dmy": "mdy", "mdy": "dmy"}[file.look().columns[1].date_order or ""]
        file.read_dates(1, other)  # type: ignore[arg-type]
        file.make_plan(year=YEAR)
        file.apply()
    assert [c.date_order for c in Remembered(store).all()[0].columns] == [None, other]
    with ImportFile(store, write_csv(tmp_path / "b.csv", text.replace("Anna", "Zoe"))) as file:
        column = file.look().columns[1]
        assert (column.date_order, column.confidence) == (other, "sure")
