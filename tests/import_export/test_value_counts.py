"""The different values of a column: how often, how they read, and which a person should look at."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from crm_desktop.import_export import value_counts, worker_main, worker_operations
from crm_desktop.import_export.importing import ImportFile
from crm_desktop.import_export.model import ColumnMap, Proposal
from crm_desktop.import_export.worker_state import WorkerState
from crm_desktop.store.store import Store
from tests.helpers.imports import YEAR, import_file, told, write_csv


def look(
    folder: Path,
    column: list[str],
    field: str,
    *,
    kind: str = "text",
    replacements: dict[str, str] | None = None,
    known: list[str] | None = None,
    limit: int = 100,
    repair: tuple[str, ...] = (),
) -> dict[str, Any]:
    """What is told of a column with these values that goes to ``field``."""
    lines = "".join(f'Anna Berg{n};"{value}"\n' for n, value in enumerate(column))
    path = write_csv(folder / "a.csv", "Name;X\n" + lines)
    state = WorkerState()
    worker_main.open_file(state, {"path": str(path), "name": path.name})
    worker_operations.propose_mapping(state, {})
    columns = [
        ColumnMap("Name", 0, "contact.full_name", "sure"),
        ColumnMap("X", 1, field, "sure", kind=kind, replacements=replacements or {}),  # type: ignore[arg-type]
    ]
    request = {
        "proposal": asdict(Proposal("people", columns)), "region": "DE", "year": YEAR,
        "repair": repair, "known": {"1": known or []}, "index": 1, "limit": limit,
    }  # fmt: skip
    told = value_counts.values_of_column(state, request)
    doubts = value_counts.doubts_of_columns(state, request)["columns"]
    assert doubts.get("1", {"values": 0})["values"] == told["doubtful"]
    return told


def doubts(found: dict[str, Any]) -> dict[str, str]:
    return {value["text"]: value["doubt"] for value in found["values"] if value["doubt"]}


def test_values_are_counted_and_read(tmp_path: Path) -> None:
    found = look(tmp_path, ["1.2.1980", " 1.2.1980", "31.4.1980", "n/a", "", "2.3.80"],
                 "contact.birthday")  # fmt: skip
    assert found["values"] == [
        {"text": "31.4.1980", "count": 1, "reads": "", "doubt": "date", "suggestion": ""},
        {"text": "1.2.1980", "count": 2, "reads": "1980-02-01", "doubt": "", "suggestion": ""},
        {"text": "n/a", "count": 1, "reads": "", "doubt": "empty", "suggestion": ""},
        {"text": "2.3.80", "count": 1, "reads": "1980-03-02", "doubt": "", "suggestion": ""},
    ]
    assert (found["distinct"], found["doubtful"]) == (4, 1)
    assert len(look(tmp_path, ["a", "b", "c"], "contact.status", limit=2)["values"]) == 2


@pytest.mark.parametrize(
    ("field", "kind", "good", "bad", "doubt"),
    [
        ("contact.created_at", "text", "2024-01-31 9:30", "soon", "date"),
        ("deal.amount", "text", "12 €", "much", "amount"),
        ("deal.quantity", "text", "12", "many", "number"),
        ("deal.probability", "text", "50 %", "400 %", "percent"),
        ("contact.newsletter", "text", "yes", "perhaps", "yes_no"),
        ("deal.currency", "text", "EUR", "Taler", "currency"),
        ("(custom)", "date", "1.2.2020", "soon", "date"),
        ("contact.email.work", "text", "a@b.de", "a at b", "email"),
        ("contact.phone", "text", "030 1234567", "call me", "phone"),
        ("contact.phone", "text", "5095557969", "4.9E+11", "phone_damaged"),
        ("contact.address.home.country", "text", "Deutschland", "Utopia", "country"),
    ],
)
def test_kinds_of_doubt(
    tmp_path: Path, field: str, kind: str, good: str, bad: str, doubt: str
) -> None:
    assert doubts(look(tmp_path, [good, bad], field, kind=kind)) == {bad: doubt}


def test_a_damaged_number_that_is_repaired_is_no_doubt(tmp_path: Path) -> None:
    numbers = ["4.930123456E+9", "1.4E+10"]
    found = look(tmp_path, numbers, "contact.phone", repair=("numbers",))
    assert doubts(found) == {"1.4E+10": "phone_damaged"}


def test_nearly_the_same_words(tmp_path: Path) -> None:
    column = ["Customer"] * 12 + ["customer"] * 3 + ["Custmer", "Level 1", "Level 2", "Lead"] + [
        "Leads", "Old customer",
    ]  # fmt: skip
    found = look(tmp_path, column, "contact.status")
    assert {v["text"]: v["suggestion"] for v in found["values"] if v["doubt"]} == {
        "customer": "Customer", "Custmer": "Customer",
    }  # fmt: skip
    assert doubts(look(tmp_path, column, "(custom)")) == {
        "customer": "similar", "Custmer": "similar",
    }  # fmt: skip
    assert not doubts(look(tmp_path, column, "contact.last_name"))


def test_words_that_the_shop_does_not_have(tmp_path: Path) -> None:
    found = look(tmp_path, ["Won", "Lost", "negotiations", "Negotiation", "won"], "deal.stage",
                 known=["Negotiation", "Won"])  # fmt: skip
    assert {v["text"]: (v["doubt"], v["suggestion"]) for v in found["values"] if v["doubt"]} == {
        "Lost": ("stage", ""), "negotiations": ("stage", "Negotiation"),
        "won": ("similar", "Won"),
    }  # fmt: skip


def test_what_is_replaced_is_judged_as_it_will_be_read(tmp_path: Path) -> None:
    column = ["soon", "later", "never", "1.2.1980"]
    replacements = {"soon": "1980-05-06", "later": "at last", "never": ""}
    found = look(tmp_path, column, "contact.birthday", replacements=replacements)
    assert {v["text"]: (v["reads"], v["doubt"]) for v in found["values"]} == {
        "soon": ("1980-05-06", ""), "later": ("", "date"), "never": ("", ""),
        "1.2.1980": ("1980-02-01", ""),
    }  # fmt: skip


TEXT = (
    "Name;Status;Birthday\nAnna Berg;Custmer;soon\nBob Stone;Customer;soon\n"
    "Cem Kaya;;1.2.1980\nDora Lang;no idea;31.4.1980\n"
)


def test_a_value_is_fixed_once_for_all_rows(store: Store, tmp_path: Path) -> None:
    import_file(store, write_csv(tmp_path / "before.csv", "Name;Status\nEva Kiss;Customer\n"))
    with ImportFile(store, write_csv(tmp_path / "a.csv", TEXT)) as file:
        file.look()
        found = file.doubts(year=YEAR)
        assert {n: (d.kinds, d.values, d.rows) for n, d in found.items()} == {
            1: ({"status": 2}, 2, 2), 2: ({"date": 3}, 2, 3),
        }  # fmt: skip
        values = file.values(1, year=YEAR).values
        assert (values[0].text, values[0].suggestion) == ("Custmer", "Customer")
        file.replace_value(1, "Custmer", values[0].suggestion)
        file.replace_value(1, "no idea", "")
        file.replace_value(2, "soon", "7.8.1990")
        file.replace_value(2, "31.4.1980", "30.4.1980")
        file.replace_value(2, "31.4.1980", None)
        again = {v.text: v.replaced_by for v in file.values(1, year=YEAR).values}
        assert again == {"Custmer": "Customer", "Customer": None, "no idea": ""}
        file.make_plan(year=YEAR)
        assert [(p[0], p[3]) for p in file.problems()] == [(4, "31.4.1980")]
        file.apply()
    contacts = {r["contact.full_name"]: r for r in told(store, "contacts")}
    known = {n: (r.get("contact.status"), r.get("contact.birthday")) for n, r in contacts.items()}
    assert known == {
        "Anna Berg": ("Customer", "1990-08-07"), "Bob Stone": ("Customer", "1990-08-07"),
        "Cem Kaya": (None, "1980-02-01"), "Dora Lang": (None, None), "Eva Kiss": ("Customer", None),
    }  # fmt: skip
    assert contacts["Dora Lang"]["custom"] == {"Birthday": "31.4.1980"}


def test_replacements_are_remembered(store: Store, tmp_path: Path) -> None:
    with ImportFile(store, write_csv(tmp_path / "a.csv", TEXT)) as file:
        file.look()
        file.replace_value(2, "soon", "7.8.1990")
        file.make_plan(year=YEAR)
        file.apply()
    with ImportFile(store, write_csv(tmp_path / "b.csv", TEXT.replace("Anna", "Zoe"))) as file:
        assert file.look().remembered
        assert file.found.columns[2].replacements == {"soon": "7.8.1990"}
        file.make_plan(year=YEAR)
        assert [p[3] for p in file.problems()] == ["31.4.1980"]
