"""The import as its users drive it: look, choose, plan, apply, and what is remembered."""

from pathlib import Path
from typing import Any

import pytest

from crm_desktop.errors import CancelledError, UserError
from crm_desktop.import_export.importing import NO_HEADINGS, ImportFile
from crm_desktop.services.history import History
from crm_desktop.store.store import Store
from tests.helpers.imports import YEAR, told, write_csv, write_xlsx

TEXT = "First name;Surname;E-Mail;Shoe size\nAnna;Berg;a@berg.de;38\nBob;Stone;b@stone.uk;41\n"


def run(store: Store, path: Path, chosen: dict[str, str] | None = None, **plan: Any) -> ImportFile:
    """The whole way of one file."""
    with ImportFile(store, path) as file:
        file.look()
        if chosen:
            file.assign(chosen)
        file.make_plan(year=YEAR, **plan)
        file.apply()
    return file


def mapping(file: ImportFile) -> list[str]:
    return [column.field for column in file.found.columns]


def test_from_a_file_to_contacts(store: Store, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", TEXT)
    with ImportFile(store, path) as file:
        found = file.look()
        assert (found.format, found.encoding, found.delimiter) == ("csv", "utf-8", ";")
        assert (found.records, found.header_row, found.table_kind) == (2, 0, "people")
        assert (found.has_records, found.remembered) == (True, False)
        summary = file.make_plan(year=YEAR)
        assert summary.creates["contacts"] == 2
        assert told(store, "contacts") == []  # nothing is written before the go
        assert file.cells([2])[1] == [["Bob", "Stone", "b@stone.uk", "41"]]
        assert file.rows([1], year=YEAR)[0]["values"]["contact.last_name"] == "Berg"
        staged = file.staged
        assert staged.stat().st_mode & 0o077 == 0
        applied = file.apply()
    assert applied.batch is not None
    assert [r["contact.full_name"] for r in told(store, "contacts")] == ["Anna Berg", "Bob Stone"]
    assert list((store.folder / "imports").iterdir()) == []
    assert path.read_text() == TEXT


def test_a_plan_that_is_not_carried_out_leaves_nothing(store: Store, tmp_path: Path) -> None:
    with ImportFile(store, write_csv(tmp_path / "a.csv", TEXT)) as file:
        file.look()
        for existing in ("fill", "add", "skip"):
            file.make_plan(existing, year=YEAR)
            assert len(list((store.folder / "imports").iterdir())) == 1
    assert list((store.folder / "imports").iterdir()) == []
    assert told(store, "contacts") == []


def test_columns_are_chosen_by_heading_or_place(store: Store, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", TEXT)
    file = run(store, path, {"SURNAME": "contact.nickname", "#4": "(ignore)"})
    assert mapping(file) == [
        "contact.first_name", "contact.nickname", "contact.email", "(ignore)",
    ]  # fmt: skip
    anna = told(store, "contacts")[0]
    assert anna["contact.nickname"] == "Berg"
    assert "custom" not in anna


@pytest.mark.parametrize(
    ("chosen", "code"),
    [({"Hat": "contact.email"}, "import.no_column"), ({"#9": "contact.email"}, "import.no_column"),
     ({"E-Mail": "contact.hat"}, "import.no_field")],
)  # fmt: skip
def test_wrong_choices(store: Store, tmp_path: Path, chosen: dict[str, str], code: str) -> None:
    with ImportFile(store, write_csv(tmp_path / "a.csv", TEXT)) as file:
        file.look()
        with pytest.raises(UserError) as refused:
            file.assign(chosen)
    assert refused.value.code == code
    assert "Nothing was imported" in refused.value.sentence


def test_choices_say_what_a_row_is(store: Store, tmp_path: Path) -> None:
    text = "A,B,C\nx1,y1,z1\nx2,y2,z2\n"
    with ImportFile(store, write_csv(tmp_path / "a.csv", text)) as file:
        file.look()
        for chosen, kind in (
            ({"A": "company.name"}, "companies"), ({"B": "contact.full_name"},
            "people and companies"), ({"C": "deal.next_step"}, "deals"),
        ):  # fmt: skip
            file.assign(chosen)
            assert file.found.table_kind == kind


def test_the_columns_are_remembered(store: Store, tmp_path: Path) -> None:
    first = run(store, write_csv(tmp_path / "a.csv", TEXT), {"Shoe size": "contact.nickname"})
    batch = History(store).batches()[-1].n
    other = write_csv(tmp_path / "b.csv", TEXT.replace("Anna", "Zoe").replace("a@berg", "z@berg"))
    with ImportFile(store, other) as file:
        assert file.look().remembered
        assert mapping(file) == mapping(first)
        assert file.found.columns[3].reason == "As in the last import of such a file."
    # Undoing the import does not unlearn, and what is remembered is no step to be undone.
    History(store).undo()
    assert [b.n for b in History(store).batches() if b.undone_by] == [batch]
    with ImportFile(store, other) as file:
        assert file.look().remembered
    with store.transact("forget") as tx:
        tx.raw.execute("UPDATE remembered_mapping SET gone=2")
    with ImportFile(store, other) as file:
        assert not file.look().remembered
    run(store, other)
    with ImportFile(store, other) as file:
        assert file.look().remembered
        assert mapping(file)[3] == "(custom)"


def test_what_is_remembered_belongs_to_its_headings(store: Store, tmp_path: Path) -> None:
    run(store, write_csv(tmp_path / "a.csv", TEXT), {"Shoe size": "contact.nickname"})
    longer = TEXT.replace("size", "size;Hat").replace("38", "38;5").replace("41", "41;6")
    with ImportFile(store, write_csv(tmp_path / "b.csv", longer)) as file:
        assert not file.look().remembered


def test_lists_without_headings_are_not_taken_for_each_other(store: Store, tmp_path: Path) -> None:
    people = "Anna Berg,anna@berg.de\nBob Stone,bob@stone.uk\nCem Kaya,cem@kaya.tr\n"
    first = run(store, write_csv(tmp_path / "a.csv", people))
    assert first.found.header_row is None
    with ImportFile(store, write_csv(tmp_path / "b.csv", "b@x.de,Bob\nc@x.de,Cem\n")) as file:
        assert not file.look().remembered


def test_one_heading_two_kinds_of_table(store: Store, tmp_path: Path) -> None:
    header = "Name,City,Phone\n"
    people = "Anna Berg,Köln,030 1234567\nBob Stone,Bonn,030 1234568\nEva Kiss,Ulm,030 1234569\n"
    firms = "Acme GmbH,Köln,030 1234567\nMetro AG,Bonn,030 1234568\nBerg & Co. KG,Ulm,030 1234569\n"
    assert run(store, write_csv(tmp_path / "a.csv", header + people)).found.table_kind == "people"
    with ImportFile(store, write_csv(tmp_path / "b.csv", header + firms)) as file:
        found = file.look()
        assert (found.table_kind, found.remembered) == ("companies", False)


def test_sheets(store: Store, tmp_path: Path) -> None:
    sheet = [["Name", "Email"], ["Anna Berg", "a@berg.de"]]
    path = write_xlsx(tmp_path / "a.xlsx", sheet, More=[*sheet[:1], ["Bob Stone", "b@stone.uk"]])
    with ImportFile(store, path) as file:
        found = file.look()
        assert found.sheet == "Sheet"
        assert [(o["sheet"], o["records"]) for o in found.others] == [("More", 1)]
        assert file.look("more").sheet == "More"
        file.make_plan(year=YEAR)
        file.apply()
        with pytest.raises(UserError) as refused:
            file.look("Nowhere")
    assert refused.value.code == "file.no_sheet"
    assert [r["contact.full_name"] for r in told(store, "contacts")] == ["Bob Stone"]


def test_no_customers_nothing_created(store: Store, tmp_path: Path) -> None:
    text = "Year;Rooms;Rate\n2015;120;0,61\n2016;130;0,65\n2017;125;0,62\n"
    with ImportFile(store, write_csv(tmp_path / "a.csv", text)) as file:
        found = file.look()
        assert (found.table_kind, found.has_records) == ("none", False)
        assert found.notices
        assert not file.make_plan(year=YEAR).changes_something
        assert file.apply().batch is None
    assert told(store, "contacts") == told(store, "companies") == []


def test_two_digit_years_follow_the_year_of_the_import(store: Store, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", "Name;Birthday\nAnna Berg;31.12.27\nBob;13.12.26\n")
    run(store, path)
    days = [record["contact.birthday"] for record in told(store, "contacts")]
    assert days == ["1927-12-31", "2026-12-13"]


def test_pasted_text_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    for turn in range(2):
        with ImportFile(store, Path("Pasted"), pasted="Name\tCity\nAnna Berg\tKöln\n") as file:
            file.look()
            assert file.make_plan(year=YEAR).creates["contacts"] == 1 - turn
            file.apply()


def test_an_import_that_is_stopped_can_be_taken_back(store: Store, tmp_path: Path) -> None:
    def stop(done: int, total: int, text: str) -> None:
        raise CancelledError

    with ImportFile(store, write_csv(tmp_path / "a.csv", TEXT)) as file:
        file.look()
        file.make_plan(year=YEAR)
        with pytest.raises(CancelledError):
            file.apply(stop)
        assert file.take_back() is not None
    assert History(store).unfinished() == []
    assert list((store.folder / "imports").iterdir()) == []


def test_another_separator_and_other_letters(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        "Name;Town, Country\nZoë Müller;Łódź, PL\nA B;C, D\n".encode("cp1250", "replace")
    )
    with ImportFile(store, path) as file:
        found = file.look()
        assert found.delimiter == ";"
        found = file.look(encoding="cp1250", delimiter=",")
        assert (found.encoding, found.delimiter) == ("cp1250", ",")
        assert [c.column for c in found.columns] == ["Name;Town", "Country"]
        found = file.look(encoding="cp1250")
        assert file.cells([1])[1][0][1] == "Łódź, PL"
        assert len(file.look(delimiter="").columns) == 1
        with pytest.raises(UserError) as refused:
            file.look(encoding="utf-8")
        assert refused.value.code == "file.wrong_encoding"
        assert file.look().delimiter == ";"


def test_only_text_is_read_in_another_way(store: Store, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [["Name", "Email"], ["Anna Berg", "a@berg.de"]])
    with ImportFile(store, path) as file:
        with pytest.raises(UserError) as refused:
            file.look(delimiter=";")
        assert refused.value.code == "file.not_text"
        assert file.look().records == 1


def test_pasted_text_with_another_separator(store: Store) -> None:
    with ImportFile(store, Path("Pasted"), pasted="Name|City,Town\nAnna Berg|Köln\n") as file:
        assert file.look().delimiter == "|"
        assert [c.column for c in file.look(delimiter=",").columns] == ["Name|City", "Town"]


def test_the_first_row_is_chosen(store: Store, tmp_path: Path) -> None:
    rows = [["My customers"], [], ["Name", "City"], ["Anna Berg", "Köln"], ["Bob Stone", "Bonn"]]
    path = write_xlsx(tmp_path / "a.xlsx", rows, More=[["x", "y"], ["1", "2"]])
    with ImportFile(store, path) as file:
        found = file.look()
        assert (found.header_row, found.first_row) == (2, 3)
        assert [(s["name"], s["rows"]) for s in found.sheets] == [("Sheet", 5), ("More", 2)]
        assert file.top(4) == [["My customers"], [], ["Name", "City"], ["Anna Berg", "Köln"]]
        found = file.look(header_row=NO_HEADINGS)
        assert (found.header_row, found.first_row, found.records) == (None, 2, 3)
        found = file.look(header_row=3)
        assert (found.header_row, found.first_row, found.records) == (3, 4, 1)
        assert file.look("More").sheet == "More"
        assert file.top(1) == [["x", "y"]]
