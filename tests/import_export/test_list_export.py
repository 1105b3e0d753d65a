"""A list as it is seen, in a file: columns, order, chosen contacts; nothing is overwritten."""

import csv
import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from crm_desktop.errors import CancelledError, UserError
from crm_desktop.import_export.list_export import ListColumn, export_list
from crm_desktop.services import contact_edit, fields
from crm_desktop.services.tags import tag_contacts
from crm_desktop.store.store import Store

TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def columns(store: Store) -> list[ListColumn]:
    """Three contacts with tags, phones and a number of their own."""
    for name in ("Marta Oliveira", "Bo Ek", "=Zoë"):
        contact_edit.new_contact(store, "person", name, phones=["030 5"], company="Café")
    tag_contacts(store, [1], "VIP")
    tag_contacts(store, [1], "Fleet")
    own = fields.make_field(store, "Bikes", "number")
    fields.set_value(store, [3], own, "12.5")
    return [
        ListColumn(f"custom:{own.hex()}", "Bikes", "number"), ListColumn("name", "Name"),
        ListColumn("tags", "Tags"), ListColumn("phone", "Phone"), ListColumn("created", "Added"),
    ]  # fmt: skip


def people(store: Store) -> list[int]:
    with store.read_raw() as raw:
        sql = "SELECT n FROM contact WHERE kind='person' ORDER BY n DESC"
        return [n for (n,) in raw.execute(sql)]


def test_csv(store: Store, columns: list[ListColumn], tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    assert export_list(store, path, columns, people(store)[:2], TODAY) == 2
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert rows[0] == ["Bikes", "Name", "Tags", "Phone", "Added"]
    assert [row[1] for row in rows[1:]] == ["'=Zoë", "Bo Ek"]
    assert rows[2][:4] == ["12.5", "Bo Ek", "", "030 5"]


def test_xlsx(store: Store, columns: list[ListColumn], tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    assert export_list(store, path, columns, people(store), TODAY) == 3
    rows = list(openpyxl.load_workbook(path)["Contacts"].values)
    assert rows[0] == ("Bikes", "Name", "Tags", "Phone", "Added")
    assert [row[1] for row in rows[1:]] == ["=Zoë", "Bo Ek", "Marta Oliveira"]
    assert rows[3][2] == "Fleet; VIP"
    assert isinstance(rows[1][4], dt.datetime)


def test_cards(store: Store, columns: list[ListColumn], tmp_path: Path) -> None:
    path = tmp_path / "list.vcf"
    assert export_list(store, path, columns, people(store)[1:], TODAY) == 2
    text = path.read_text("utf-8")
    assert text.count("BEGIN:VCARD") == 2
    assert text.index("Bo Ek") < text.index("Marta Oliveira")


def test_stopping_and_a_wrong_ending_leave_the_old_file(
    store: Store, columns: list[ListColumn], tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("old")

    def stop(done: int, total: int, text: str) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        export_list(store, path, columns, people(store), TODAY, progress=stop)
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".part"] == []
    with pytest.raises(UserError) as error:
        export_list(store, tmp_path / "list.pdf", columns, people(store), TODAY)
    assert error.value.code == "export.format"
