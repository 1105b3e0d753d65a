"""Files of what the shop holds: whole, safe to open, and read back without any change."""

import csv
import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from crm_desktop.domain.ids import natural_id
from crm_desktop.errors import CancelledError, UserError
from crm_desktop.import_export.export import WHAT, What, export
from crm_desktop.import_export.sheets import Column
from crm_desktop.import_export.write_table import CsvWriter, guarded
from crm_desktop.services.catalogue import find_or_make
from crm_desktop.store.store import Store, Transaction
from tests.helpers.imports import import_file
from tests.helpers.shop import NINE_O_CLOCK, FakeClock, open_shop

ADA = natural_id("test", "ada")
NOTE = 'first line\nsecond, with "quotes"; and a comma\n=not a formula'
TRICKY = [
    "=SUM(A1:A9)", "+49 30 901820", "-7", "@home", "'already quoted", "'=quoted formula",
    "''=twice", "0049 171 4440000", "000123", "1.5e3", "TRUE", "2020-02-30", "#N/A", "NULL-Modem",
    "Müller, Söhne & Töchter", 'says "hello"', "😀 Ωmega", "1/2", "00:15",
]  # fmt: skip
CUSTOM = {
    "text": "=danger()", "number": "-12.75", "money": "1250.5 USD", "percent": "-15",
    "date": "2024-02-29", "yes/no": "0", "list": "second choice", "link": "https://example.com/?a=b",
}  # fmt: skip
PHONES = [
    ("work", "+49 30 901820"), ("work", "030 / 90 18 21"), ("", "0171-4440000"),
    ("AssistantPhone", "(030) 5558"), ("fax", "030 901822"), ("fax", "030 901823"),
]  # fmt: skip


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Store]:
    """A person with several of everything in a company, tricky texts, deals and a timeline."""
    with open_shop(tmp_path / "shop", clock=FakeClock()) as store:
        with store.transact("fill") as tx:
            _fill(tx)
        yield store


def _insert(tx: Transaction, table: str, **values: Any) -> bytes:
    values = {"id": tx.ids.one(), **values}
    marks = ", ".join("?" * len(values))
    tx.raw.execute(
        f"INSERT INTO {table}({', '.join(values)}) VALUES ({marks})", list(values.values())
    )
    identity: bytes = values["id"]
    return identity


def _fill(tx: Transaction) -> None:
    source = _insert(tx, "source", file="old.csv", sheet="")
    company = _insert(
        tx, "contact", kind="company", name="=Acme & Co", match_key="acmeco", tax_id="00123",
        external_id="0007", active=1,
    )  # fmt: skip
    owner = find_or_make(tx, "colleague", "Zoë")
    place = tx.ids.one()
    ada = _insert(
        tx, "contact", id=ADA, kind="person", name="Ada King Lovelace", first_name="Ada",
        middle_name="King", last_name="Lovelace", match_key="adalovelace", birth_month=12,
        birth_day=10, note=NOTE, newsletter=0, consent=1, known_since=1_723_609_105_313,
        owner_id=owner, position_id=place, source_id=source, source_record=3,
    )  # fmt: skip
    _insert(tx, "position", id=place, person_id=ada, company_id=company, title="Head of engines")
    for label, typed in PHONES:
        digits = "".join(filter(str.isdigit, typed))
        _insert(tx, "phone", contact_id=ada, label=label, typed=typed, digits=digits,
                match_key=digits[-9:])  # fmt: skip
    _insert(tx, "email", contact_id=ada, label="home", address="ada@example.com",
            match_key="ada@example.com")  # fmt: skip
    for street in ("Brunnengasse 4\nHinterhaus", "Elbufer 12b"):
        _insert(tx, "address", contact_id=ada, label="home", street=street, postal_code="01067",
                city="Dresden")  # fmt: skip
    _insert(tx, "website", contact_id=ada, label="linkedin", url="https://linkedin.com/in/ada")
    for name in ("VIP", "first customer"):
        tag = find_or_make(tx, "tag", name)
        _insert(tx, "tagging", contact_id=ada, tag_id=tag)
    for kind, value in CUSTOM.items():
        field = find_or_make(tx, "field", f"My {kind}", subject="contact", kind=kind)
        _insert(tx, "field_value", field_id=field, contact_id=ada, value=value)
    # A field whose name could mean something else.
    field = find_or_make(tx, "field", "E-mail", subject="contact", kind="text")
    _insert(tx, "field_value", field_id=field, contact_id=ada, value="answers late")
    for count, text in enumerate(TRICKY):
        _insert(tx, "contact", kind="person", name=f"P{count} Tricky", first_name=f"P{count}",
                last_name="Tricky", match_key=f"p{count}tricky", note=text, status=text,
                external_id=text, nickname=text, birth_year=1980, birth_month=5,
                birth_day=count + 1)  # fmt: skip
    pipeline = find_or_make(tx, "pipeline", "Sales", currency="EUR")
    stage = find_or_make(tx, "stage", "Offer", within=pipeline, pipeline_id=pipeline,
                         state="open", probability=40)  # fmt: skip
    deal = _insert(
        tx, "deal", title="-12 engines", contact_id=ada, company_id=company, pipeline_id=pipeline,
        stage_id=stage, state="open", amount_minor=1_234_567, currency="EUR",
        expected_close="2027-01-31", next_step="@call", external_id="006x",
        opened_at=NINE_O_CLOCK,
    )  # fmt: skip
    _insert(tx, "deal_line", deal_id=deal, title="Engine", quantity="2.5")
    for kind, subject, body in (
        ("call", "", "=asked for a price"), ("email", "Re: offer", "Dear Ada,\n\n-- \nBob "),
        ("other", "only a subject", ""), ("visit", "", ""),
    ):  # fmt: skip
        _insert(tx, "entry", contact_id=ada, kind=kind, subject=subject, body=body,
                happened_at=NINE_O_CLOCK - 3, minutes=15, direction="in")  # fmt: skip
    _insert(tx, "entry", contact_id=company, kind="note", body="about the company",
            happened_at=NINE_O_CLOCK)  # fmt: skip
    _insert(tx, "reminder", contact_id=ada, title="Call", due_date="2027-01-02", due_time="10:30",
            zone="Europe/Berlin", due_at=NINE_O_CLOCK, location="office")  # fmt: skip
    _insert(tx, "reminder", contact_id=ada, title="Birthday", due_date="2027-12-10",
            due_at=NINE_O_CLOCK)  # fmt: skip


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def lines_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def changes(store: Store, path: Path, existing: Any = "overwrite", **choices: Any) -> Any:
    """What importing a file would do, without zeros."""
    found = import_file(store, path, existing, only_plan=True, **choices)
    return found.creates, found.summary.updates, found.changes


# -- reading back ------------------------------------------------------------------------------


@pytest.mark.parametrize("existing", ["fill", "overwrite"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("what", ["contacts", "companies", "deals", "timeline"])
def test_a_table_read_back_changes_nothing(
    shop: Store, tmp_path: Path, what: What, ending: str, existing: str
) -> None:
    path = tmp_path / f"out.{ending}"
    made = export(shop, what, path)
    assert made.records[what] > 0
    assert changes(shop, path, existing) == ({}, 0, [])


@pytest.mark.parametrize("sheet", ["contacts", "companies", "deals", "timeline", "reminders"])
def test_each_sheet_of_everything_read_back_changes_nothing(
    shop: Store, tmp_path: Path, sheet: str
) -> None:
    path = tmp_path / "all.xlsx"
    made = export(shop, "all", path)
    assert load_workbook(path).sheetnames == list(made.records)
    assert changes(shop, path, sheet=sheet) == ({}, 0, [])


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_cards_read_back_change_nothing(shop: Store, tmp_path: Path, version: Any) -> None:
    path = tmp_path / "all.vcf"
    made = export(shop, "all", path, vcard=version)
    assert made.records == {"contacts": 1 + len(TRICKY), "companies": 1}
    assert f"VERSION:{version}" in path.read_text("utf-8")
    assert changes(shop, path) == ({}, 0, [])


def test_a_table_makes_the_same_contacts_in_another_shop(shop: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    export(shop, "contacts", path)
    with open_shop(tmp_path / "other", clock=FakeClock()) as other:
        import_file(other, path)
        again = tmp_path / "again.csv"
        export(other, "contacts", again)
    header, *first = lines_of(path)
    assert lines_of(again)[0] == header
    for before, after in zip(first, lines_of(again)[1:], strict=True):
        for name, old, new in zip(header, before, after, strict=True):
            # A spreadsheet's error counts as nothing; a street in a table has one line.
            wanted = old.replace("#N/A", "")
            wanted = " ".join(wanted.splitlines()) if "street" in name else wanted
            if name not in {"contact.id", "company.id"}:
                assert (name, new) == (name, wanted)


# -- what stands in the files ------------------------------------------------------------------


def test_columns_are_named_like_fields_and_hold_something(shop: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    export(shop, "contacts", path)
    header, *rows = lines_of(path)
    assert header.count("contact.phone.work") == 2
    assert header.count("contact.fax") == 2
    assert {"contact.phone", "contact.phone.AssistantPhone", "contact.address.home.street",
            "contact.address.home 2.street", "company.name", "My money"} <= set(header)  # fmt: skip
    assert "contact.gender" not in header
    assert all(any(row[place] for row in rows) for place in range(len(header)))
    ada = dict(zip(header, rows[0], strict=True))
    assert ada["contact.birthday"] == "--12-10"
    assert ada["contact.tags"] == "VIP; first customer"
    assert ada["contact.newsletter"] == "false"
    assert ada["contact.created_at"] == "2024-08-14T04:18:25.313+00:00"
    assert ada["company.name"] == "'=Acme & Co"


def test_nothing_in_text_starts_a_calculation(shop: Store, tmp_path: Path) -> None:
    export(shop, "all", tmp_path / "out.csv")
    for path in (tmp_path / "out").iterdir():
        for row in rows_of(path):
            for value in row.values():
                assert value[:1] not in {"=", "@", "\t", "\r"}
                assert value[:1] not in {"+", "-"} or set(value) <= set("0123456789 +-().,")


def test_cells_are_what_they_are_and_never_formulas(shop: Store, tmp_path: Path) -> None:
    path = tmp_path / "all.xlsx"
    export(shop, "all", path)
    book = load_workbook(path)
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet["A1"].font.b
        assert {cell.data_type for row in sheet.rows for cell in row} <= {"s", "n", "d", "b"}

    def value(name: str, header: str, row: int = 2) -> Any:
        headers = [cell.value for cell in book[name][1]]
        return book[name].cell(row, headers.index(header) + 1)

    assert value("contacts", "My number").value == -12.75
    assert value("contacts", "My yes/no").value is False
    assert value("contacts", "My date").value == dt.datetime(2024, 2, 29)
    assert value("contacts", "contact.birthday").value == "--12-10"
    assert value("contacts", "contact.birthday", 3).value == dt.datetime(1980, 5, 1)
    assert value("contacts", "contact.created_at").value == dt.datetime(
        2024, 8, 14, 4, 18, 25, 313000
    )
    assert value("contacts", "contact.external_id", 3 + TRICKY.index("000123")).value == "000123"
    assert value("deals", "deal.amount").value == 12345.67
    assert value("deals", "deal.amount").number_format == "#,##0.00"
    assert value("deals", "deal.close_date").number_format == "yyyy-mm-dd"
    assert value("deals", "deal.name").value == "-12 engines"
    assert value("companies", "company.tax_id").value == "00123"


def test_characters_that_workbooks_cannot_hold_are_left_out(shop: Store, tmp_path: Path) -> None:
    with shop.transact("odd") as tx:
        tx.raw.execute(
            "UPDATE contact SET name='A\x01B\x0b', note=? WHERE id=?", ("x" * 40000, ADA)
        )
    path = tmp_path / "out.xlsx"
    export(shop, "contacts", path)
    sheet = load_workbook(path).worksheets[0]
    assert sheet["B2"].value == "AB"
    assert max(len(str(cell.value)) for cell in sheet[2]) == 32_767


def test_json_tells_everything_in_the_vocabulary(shop: Store, tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    made = export(shop, "all", path)
    document = json.loads(path.read_text("utf-8"))
    assert document.pop("vocabulary") == 1
    assert {name: len(found) for name, found in document.items()} == made.records
    ada = document["contacts"][0]
    assert ada["kind"] == "person"
    assert ada["source"] == {"file": "old.csv", "sheet": "", "record": 3}
    assert ada["contact.phone"] == "+49 30 901820"
    assert ada["contact.phones"] == [typed for label, typed in PHONES if label != "fax"]
    assert ada["contact.phone.work"] == "+49 30 901820"
    assert ada["contact.fax"] == "030 901822"
    assert ada["contact.linkedin"] == "https://linkedin.com/in/ada"
    assert ada["contact.job_title"] == "Head of engines"
    assert ada["contact.address.postal_code"] == ada["contact.address.home.postal_code"] == "01067"
    assert ada["contact.tags"] == "VIP, first customer"
    assert ada["contact.newsletter"] is False
    assert ada["company.name"] == "=Acme & Co"
    assert ada["company.tax_id"] == "00123"
    assert ada["company.names"] == ["=Acme & Co"]
    assert ada["custom"]["My yes/no"] is False
    assert ada["custom"]["My money"] == "1250.5 USD"
    assert "contact.gender" not in ada
    (deal,) = document["deals"]
    assert (deal["deal.amount"], deal["deal.currency"]) == (12345.67, "EUR")
    assert deal["deal.probability"] == 40
    assert (deal["deal.is_won"], deal["deal.is_closed"]) == (False, False)
    mail = next(e for e in document["timeline"] if e["entry.kind"] == "email")
    assert mail["message.subject"] == "Re: offer"
    timed, all_day = document["reminders"]
    assert (timed["event.start"], timed["event.all_day"]) == ("2027-01-02T10:30", False)
    assert (all_day["event.start"], all_day["event.all_day"]) == ("2027-12-10", True)


def test_what_is_in_the_trash_is_not_written(shop: Store, tmp_path: Path) -> None:
    with shop.transact("trash") as tx:
        tx.raw.execute("UPDATE contact SET gone=1 WHERE id=?", (ADA,))
    path = tmp_path / "all.json"
    export(shop, "all", path)
    text = path.read_text("utf-8")
    assert "Lovelace" not in text
    assert "=Acme & Co" in text
    export(shop, "contacts", tmp_path / "out.csv")
    header = list(rows_of(tmp_path / "out.csv")[0])
    assert not [name for name in header if "phone" in name]  # only hers


# -- files -------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["xlsx", "csv", "json", "vcf"])
def test_an_empty_shop_can_be_written(tmp_path: Path, ending: str) -> None:
    with open_shop(tmp_path / "shop") as store:
        made = export(store, "all", tmp_path / f"out.{ending}")
    assert made.files
    assert not any(made.records.values())


@pytest.mark.parametrize("what", WHAT)
@pytest.mark.parametrize("ending", ["xlsx", "csv", "json", "vcf"])
def test_the_earlier_file_stays_until_the_new_one_is_whole(
    shop: Store, tmp_path: Path, what: What, ending: str
) -> None:
    if ending == "vcf" and what in {"deals", "timeline"}:
        pytest.skip("cards hold people and companies only")
    path = tmp_path / "files" / f"out.{ending}"
    earlier = path.with_suffix("") / "contacts.csv" if (what, ending) == ("all", "csv") else path
    earlier.parent.mkdir(parents=True)
    earlier.write_text("good")

    def stop(done: int, total: int, text: str) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        export(shop, what, path, progress=stop)
    assert earlier.read_text() == "good"
    assert list(earlier.parent.iterdir()) == [earlier]


def test_an_unknown_ending_is_refused_with_those_that_are_known(
    shop: Store, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match=r"\.xlsx, \.csv, \.json or \.vcf"):
        export(shop, "contacts", tmp_path / "out.pdf")
    with pytest.raises(UserError, match="Cards hold people and companies only"):
        export(shop, "deals", tmp_path / "out.vcf")
    assert not list(tmp_path.glob("out*"))


def test_a_folder_that_is_not_there_is_told(shop: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be written"):
        export(shop, "contacts", tmp_path / "nowhere" / "out.csv")


def test_a_damaged_workbook_is_noticed_before_it_gets_its_name(
    shop: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipfile.ZipFile, "testzip", lambda self: "xl/workbook.xml")
    with pytest.raises(UserError, match="could not be written"):
        export(shop, "contacts", tmp_path / "out.xlsx")
    assert not list(tmp_path.glob("*out*"))


# -- the guard ---------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["+49 30 (0) 1.2,3-4", "-12.50", "Ada", "", "a=b", "'tis"])
def test_harmless_text_is_left_as_it_is(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize("text", ["=1", "+1a", "-x", "@x", "\tx", "\rx", "'=1", "''+1", "+½"])
def test_text_that_calculates_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == "'" + text


@given(st.lists(st.text(alphabet="ab=+-@'\t\r\n,\"; 1é😀", max_size=8), min_size=3, max_size=3))
@settings(max_examples=200)
def test_csv_lines_read_back_as_they_were(values: list[str]) -> None:
    target = io.BytesIO()
    writer = CsvWriter(target, [Column("a"), Column("b"), Column("c")])
    writer.rows([list(values), ["x", "", "y"]])
    lines = list(csv.reader(io.StringIO(target.getvalue().decode("utf-8-sig"), newline="")))
    assert lines == [["a", "b", "c"], [guarded(value) for value in values], ["x", "", "y"]]
