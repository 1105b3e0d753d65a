"""Rows as records: what becomes of every value, and that none is lost."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.import_export.cell_values import Circumstances
from crm_desktop.import_export.fields import FIELDS
from crm_desktop.import_export.model import (
    Bounds,
    ColumnMap,
    Party,
    Proposal,
    Record,
    Table,
    TableKind,
)
from crm_desktop.import_export.normalise import Normaliser
from crm_desktop.import_export.profile import profile_columns

Columns = dict[str, str]


def normaliser(
    columns: Columns, rows: list[list[Any]], kind: TableKind = "people", **around: Any
) -> Normaliser:
    """A table with these headers (header -> field) and records; "A#2" is another column "A"."""
    headers = [header.partition("#")[0] for header in columns]
    bounds = Bounds(0, 0, 1, len(rows), 0, len(headers) - 1)
    table = Table("", bounds, headers, rows, list(range(1, len(rows) + 1)))
    profiles = profile_columns(table)
    maps = [
        ColumnMap(header, index, name, "sure", "", profile.kind, profile.date_order,
                  profile.decimal_mark)
        for index, (header, name, profile) in enumerate(
            zip(headers, columns.values(), profiles, strict=True)
        )
    ]  # fmt: skip
    settings = {"region": None, "year": 2026, "text_file": True, **around}
    return Normaliser(table, Proposal(kind, maps), profiles, Circumstances(**settings))


def records(
    columns: Columns, rows: list[list[Any]], kind: TableKind = "people", **around: Any
) -> list[Record]:
    return list(normaliser(columns, rows, kind, **around).records())


def one(columns: Columns, row: list[Any], kind: TableKind = "people", **around: Any) -> Record:
    return records(columns, [row], kind, **around)[0]


def person(record: Record) -> Party:
    assert record.person is not None
    return record.person


NAME = {"Name": "contact.full_name"}


# -- single values -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "cell", "expected"),
    [
        ("contact.external_id", "00123", "00123"),
        ("contact.external_id", 12345678901234567, "12345678901234567"),
        ("contact.external_id", "1E5", "1E5"),
        ("contact.external_id", "MAR1", "MAR1"),
        ("contact.external_id", 0, "0"),
        ("contact.birthday", dt.date(1980, 2, 29), "1980-02-29"),
        ("contact.birthday", dt.datetime(1980, 2, 29, 0, 0), "1980-02-29"),
        ("contact.birthday", "19990219", "1999-02-19"),
        ("contact.birthday", "31.12.26", "2026-12-31"),
        ("contact.birthday", "31.12.27", "1927-12-31"),
        ("contact.birthday", "--12-24", "--12-24"),
        ("contact.job_title", "  Head  of\tsales ", "Head of sales"),
        ("contact.job_title", "\x00Boss\u202e", "Boss"),
        ("contact.note", "two\r\nlines ", "two\nlines"),
        ("contact.newsletter", "Oui", True),
        ("contact.newsletter", "nein", False),
        ("contact.newsletter", 1, True),
        ("contact.created_at", "2024-05-01 10:00", dt.datetime(2024, 5, 1, 10, tzinfo=dt.UTC)),
        ("contact.created_at", dt.date(2024, 5, 1), dt.datetime(2024, 5, 1, tzinfo=dt.UTC)),
        ("contact.job_title", "=HYPERLINK(1)", "=HYPERLINK(1)"),
        ("contact.job_title", "'=1+1", "=1+1"),
        ("contact.job_title", "''=1+1", "'=1+1"),
        ("contact.job_title", "'quoted'", "'quoted'"),
    ],
)
def test_value(field: str, cell: Any, expected: Any) -> None:
    record = one({**NAME, "X": field}, ["Anna Berg", cell])
    assert person(record).values[field.partition(".")[2]] == expected
    assert record.problems == []


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        ("contact.birthday", "31.04.1980"),
        ("contact.birthday", "29.02.1900"),
        ("contact.birthday", "01.01.0024"),
        ("contact.birthday", dt.date(9999, 12, 31)),
        ("contact.birthday", "soon"),
        ("contact.newsletter", "perhaps"),
        ("contact.created_at", "2024-13-01"),
        ("deal.amount", "1e400"),
        ("deal.amount", "$101,2000.00"),
        ("deal.amount", "9" * 30),
        ("deal.currency", "Taler"),
        ("deal.currency", "$"),
        ("deal.probability", "150%"),
        ("deal.probability", "-1"),
    ],
)
def test_what_does_not_fit_is_kept_as_text_and_listed(field: str, cell: Any) -> None:
    record = one({**NAME, "Column": field, "Deal": "deal.name"}, ["Anna", cell, "Boat"], "deals")
    assert record.deal is not None
    assert record.deal.custom == {"Column": str(cell)}
    ((number, column, reason, value),) = [
        (p.record, p.column, p.reason, p.value) for p in record.problems
    ]
    assert (number, column, value) == (1, "Column", str(cell))
    assert reason.startswith("This ")


@pytest.mark.parametrize(
    ("cell", "amount", "currency"),
    [
        ("1.234,56 €", "1234.56", "EUR"),
        ("1,234.56", "1234.56", None),
        ("1'234 CHF", "1234", "CHF"),
        ("١٢٣", "123", None),
        ("(5.00)", "-5", None),
        ("-0", "0", None),
        (0.1 + 0.2, "0.30000000000000004", None),
    ],
)
def test_amounts(cell: Any, amount: str, currency: str | None) -> None:
    record = one({"Deal": "deal.name", "Value": "deal.amount"}, ["Boat", cell], "deals")
    assert record.deal is not None
    assert record.deal.values == {
        "name": "Boat", "amount": amount, **({"currency": currency} if currency else {}),
    }  # fmt: skip


def test_an_empty_amount_is_not_zero() -> None:
    record = one({"Deal": "deal.name", "Value": "deal.amount"}, ["Boat", None], "deals")
    assert record.deal is not None
    assert "amount" not in record.deal.values


def test_a_column_of_currencies_goes_before_signs_beside_amounts() -> None:
    columns = {"D": "deal.name", "A": "deal.amount", "C": "deal.currency"}
    record = one(columns, ["Boat", "5 €", "chf"], "deals")
    assert record.deal is not None
    assert record.deal.values["currency"] == "CHF"


def test_percent_of_a_spreadsheet_and_as_written() -> None:
    columns = {"D": "deal.name", "P": "deal.probability"}

    def shares(cells: list[Any]) -> list[Any]:
        rows = [[f"Deal {n}", cell] for n, cell in enumerate(cells)]
        return [r.deal.values["probability"] for r in records(columns, rows, "deals") if r.deal]

    assert shares([0.75, 1, 0]) == ["75", "100", "0"]
    assert shares([75, 1, 0]) == ["75", "1", "0"]
    assert shares(["75%", "0.5%"]) == ["75", "0.5"]


def test_thousands_beside_small_numbers() -> None:
    columns = {**NAME, "Beds": "(custom)"}
    names = ["Ann", "Bea", "Cem", "Dan", "Eva"]
    found = records(
        columns, [[n, v] for n, v in zip(names, ["1,644", "9", "12", "7", "0"], strict=True)]
    )
    assert person(found[0]).custom["Beds"] == "1644"
    unclear = records(
        columns, [[n, v] for n, v in zip(names, ["1,644", "1644", "12", "7", "0"], strict=True)]
    )
    assert person(unclear[0]).custom["Beds"] == "1,644"
    assert [p.record for p in unclear[0].problems] == [1]


def test_the_order_of_dates_is_found_for_a_column_chosen_by_hand() -> None:
    maker = normaliser({**NAME, "X": "contact.birthday"}, [["Anna", "05.03.1980"]])
    column = ColumnMap("X", 1, "contact.birthday", "sure")
    again = Normaliser(
        maker._table,
        Proposal("people", [ColumnMap("Name", 0, "contact.full_name", "sure"), column]),
        [],
        Circumstances(None, 2026, text_file=True),
    )
    assert person(next(again.records())).values["birthday"] == "1980-03-05"


def test_whole_numbers_lose_what_a_spreadsheet_added() -> None:
    rows: list[list[Any]] = [
        ["Ann", "10002.0", "8836.0"],
        ["Bea", 10003, 88360],
        ["Cem", "10004", 12345],
    ]
    columns = {**NAME, "No": "contact.external_id", "Zip": "contact.address.postal_code"}
    found = [person(r) for r in records(columns, rows)]
    assert [p.values["external_id"] for p in found] == ["10002", "10003", "10004"]
    assert [p.addresses[0].postal_code for p in found] == ["8836", "88360", "12345"]


def test_placeholders_are_empty() -> None:
    rows = [["Anna", "NULL"], ["Bea", "n/a"], ["Cem", "-"], ["Dan", "Baker"]]
    found = records({**NAME, "Job": "contact.job_title"}, rows)
    assert [person(r).values.get("job_title") for r in found] == [None, None, None, "Baker"]


def test_an_apostrophe_of_an_export_is_a_guard_only_in_text_files() -> None:
    columns = {**NAME, "Job": "contact.job_title"}
    assert person(one(columns, ["A", "'+x"])).values["job_title"] == "+x"
    assert person(one(columns, ["A", "'+x"], text_file=False)).values["job_title"] == "'+x"


def test_repairs_are_made_on_request_only() -> None:
    columns = {**NAME, "Zip": "contact.address.postal_code"}
    rows = [["MÃ¼ller", "8836"], *[[f"N{n}", f"1234{n}"] for n in range(9)]]
    asis = records(columns, rows, region="DE")[0]
    assert (person(asis).values["full_name"], person(asis).addresses[0].postal_code) == (
        "MÃ¼ller", "8836",
    )  # fmt: skip
    mended = records(columns, rows, region="DE", repair_numbers=True, repair_texts=True)[0]
    assert (person(mended).values["full_name"], person(mended).addresses[0].postal_code) == (
        "Müller", "08836",
    )  # fmt: skip


def test_lists_in_cells() -> None:
    columns = {
        **NAME, "T": "contact.tags", "P": "contact.phone", "F": "contact.fax",
        "E": "contact.email.work",
    }  # fmt: skip
    row = ["Anna", "vip; new,x", "030 123456 / 0171 234567", "030 9", "a@b.de, c@d.de"]
    found = person(one(columns, row))
    assert found.tags == ["vip", "new", "x"]
    assert found.phones == [("", "030 123456"), ("", "0171 234567"), ("fax", "030 9")]
    assert found.emails == [("work", "a@b.de"), ("work", "c@d.de")]


def test_a_wrong_e_mail_address_is_kept_and_named() -> None:
    record = one({**NAME, "Mail": "contact.email"}, ["Anna", "info@tours.it/Adventure/"])
    assert person(record).emails == [("", "info@tours.it/Adventure/")]
    assert [(p.column, p.value) for p in record.problems] == [("Mail", "info@tours.it/Adventure/")]


# -- names -------------------------------------------------------------------------------------


def test_full_names_are_divided_and_parts_put_together() -> None:
    split = person(one(NAME, ["Dr. Ludwig van der Berg"])).values
    assert (split["prefix"], split["first_name"], split["last_name"]) == (
        "Dr.", "Ludwig", "van der Berg",
    )  # fmt: skip
    joined = one({"F": "contact.first_name", "L": "contact.last_name"}, ["Anna", "Berg"])
    assert person(joined).values["full_name"] == "Anna Berg"
    nick = one({"N": "contact.nickname"}, ["Bobby"])
    assert person(nick).values["full_name"] == "Bobby"


def test_whoever_can_be_reached_is_somebody() -> None:
    columns = {"P": "contact.phone", "Job": "contact.job_title"}
    reached, nobody = records(columns, [["030 123456", "Boss"], [None, "Boss"]])
    assert reached.person is not None
    assert nobody.person is None
    assert [p.reason for p in nobody.problems] == ["There is no name, e-mail or phone to go by."]


# -- nothing is lost ---------------------------------------------------------------------------


def test_a_second_different_value_stands_beside_the_first() -> None:
    columns = {
        **NAME, "Job": "contact.job_title", "Job#2": "contact.job_title",
        "Town": "contact.address.city", "Place": "contact.address.city",
    }  # fmt: skip
    found = person(one(columns, ["Anna", "Boss", "Baker", "Köln", "Bonn"]))
    assert found.values["job_title"] == "Boss"
    assert found.custom == {"Job (2)": "Baker", "Place": "Bonn"}
    assert person(one(columns, ["Anna", "Boss", "Boss", "Köln", "Köln"])).custom == {}


def test_columns_of_one_name_and_without_any() -> None:
    columns = {**NAME, "X": "(custom)", "X#2": "(custom)", "x#3": "(custom)", "#4": "(custom)"}
    found = person(one(columns, ["Anna", "1", "2", "3", "4"]))
    assert found.custom == {"X": "1", "X (2)": "2", "x (3)": "3", "Column 5": "4"}


def test_unusable_values_of_two_columns_of_one_name() -> None:
    columns = {**NAME, "Born": "contact.birthday", "Born#2": "(custom)"}
    rows = [["Anna", "31.04.1980", "01.02.1980"], ["Bea", "01.02.1980", "05.06.1980"]]
    found = person(records(columns, rows)[0])
    assert found.custom == {"Born": "1980-02-01", "Born (2)": "31.04.1980"}


def test_what_a_row_tells_about_nobody_is_the_companys() -> None:
    columns = {
        "Company": "company.name", "Name": "contact.full_name", "Job": "contact.job_title",
        "Phone": "contact.phone", "City": "contact.address.city", "Note": "contact.note",
        "Since": "contact.created_at", "T": "contact.tags", "No": "contact.external_id",
    }  # fmt: skip
    row = ["Acme", None, "Boss", "030 1", "Köln", "hello", dt.date(2024, 1, 2), "vip", "7"]
    record = one(columns, row, "people and companies")
    assert record.person is None
    company = record.company
    assert company is not None
    assert company.phones == [("", "030 1")]
    assert company.addresses[0].city == "Köln"
    assert company.tags == ["vip"]
    assert company.custom == {"Job": "Boss"}
    assert company.values == {
        "name": "Acme", "note": "hello", "external_id": "7",
        "created_at": dt.datetime(2024, 1, 2, tzinfo=dt.UTC),
    }  # fmt: skip


@pytest.mark.parametrize(("mail", "is_person"), [("info@acme.de", False), ("jo@acme.de", True)])
def test_a_nameless_address_beside_a_company(mail: str, *, is_person: bool) -> None:
    columns = {"C": "company.name", "N": "contact.full_name", "E": "contact.email"}
    record = one(columns, ["Acme", None, mail], "people and companies")
    assert (record.person is not None) == is_person
    assert (record.company is None) == is_person


def test_what_a_row_tells_about_a_company_it_does_not_name_is_the_persons() -> None:
    columns = {
        **NAME, "C": "company.name", "Phone": "company.phone", "City": "company.address.city",
        "VAT": "company.tax_id", "Customer": "company.external_id",
    }  # fmt: skip
    record = one(columns, ["Anna", None, "030 1", "Köln", "DE1", "K7"], "people and companies")
    found = person(record)
    assert record.positions == []
    assert found.phones == [("", "030 1")]
    assert found.addresses[0].city == "Köln"
    assert found.values["external_id"] == "K7"
    assert found.custom == {"VAT": "DE1"}


def test_a_company_list_knows_a_company_by_its_number() -> None:
    columns = {"No": "company.external_id", "Name": "company.name"}
    record = records(columns, [["8CE31", "-"], ["9", "Acme"]], "companies")[0]
    assert record.company is not None
    assert record.company.values["name"] == "8CE31"
    assert len(record.problems) == 1


def test_a_deal_keeps_what_belongs_to_nobody() -> None:
    columns = {
        "D": "deal.name", "No": "company.external_id", "City": "company.address.city",
        "Seen": "deal.updated_at", "Expected": "deal.expected_amount", "Extra": "(custom)",
    }  # fmt: skip
    record = one(columns, ["Boat", "K7", "Köln", "2024-01-02 10:00", "5 €", "red"], "deals")
    assert record.deal is not None
    assert record.deal.values == {"name": "Boat", "company_external_id": "K7"}
    assert record.deal.custom == {
        "City": "Köln", "Seen": "2024-01-02 10:00:00+00:00", "Expected": "5 EUR", "Extra": "red",
    }  # fmt: skip


def test_one_row_is_a_company_a_person_a_deal_a_note_and_a_reminder() -> None:
    columns = {
        "C": "company.name", "N": "contact.full_name", "Job": "contact.job_title",
        "D": "deal.name", "A": "deal.amount", "T": "entry.text", "K": "entry.kind",
        "W": "entry.date", "R": "reminder.text", "F": "reminder.due",
    }  # fmt: skip
    row = [
        "Acme",
        "Anna",
        "Boss",
        "Boat",
        "5",
        "spoke",
        "Anruf",
        "2024-01-02",
        "call",
        "2026-12-01",
    ]
    record = one(columns, row, "deals")
    assert person(record).values["full_name"] == "Anna"
    assert (record.positions[0].title, record.positions[0].company.values["name"]) == (
        "Boss", "Acme",
    )  # fmt: skip
    assert record.deal is not None
    (entry,) = record.entries
    assert (entry.kind, entry.body) == ("call", "spoke")
    assert entry.happened_at == dt.datetime(2024, 1, 2, tzinfo=dt.UTC)
    (reminder,) = record.reminders
    assert (reminder.text, reminder.due) == ("call", dt.date(2026, 12, 1))


def test_halves_of_entries_and_reminders_are_kept() -> None:
    columns = {**NAME, "Last": "entry.date", "Todo": "reminder.text", "Due": "reminder.due"}
    first, second = records(
        columns, [["Anna", "2024-01-02", "call", None], ["Bea", None, None, "2026-12-01"]]
    )
    assert person(first).custom == {"Last": "2024-01-02 00:00:00+00:00", "Todo": "call"}
    assert [(r.text, r.due.isoformat()) for r in second.reminders] == [("Due", "2026-12-01")]


def test_a_row_that_names_nobody_leaves_no_note_behind() -> None:
    record = one({**NAME, "T": "entry.text", "D": "reminder.due"}, [None, "x", "2026-01-01"])
    assert (record.person, record.entries, record.reminders) == (None, [], [])


def test_a_date_in_three_columns() -> None:
    columns = {
        **NAME, "Month": "(part of a date)", "Day": "(part of a date)",
        "Year": "(part of a date)",
    }  # fmt: skip
    rows: list[list[Any]] = [
        ["Anna", 1, 10, 2015],
        ["Bea", "2", "31", "2015"],
        ["Cem", None, None, "2015"],
    ]
    maker = normaliser(columns, rows)
    found = list(maker.records())
    assert [person(r).custom for r in found] == [
        {"Month Day Year": "2015-01-10"}, {"Month Day Year": "2 31 2015"},
        {"Month Day Year": "2015"},
    ]  # fmt: skip
    assert [len(r.problems) for r in found] == [0, 1, 1]
    assert maker.custom_kinds == {"Month Day Year": "date"}


# -- whatever comes ----------------------------------------------------------------------------

_CELLS = st.one_of(
    st.none(), st.text(max_size=30), st.integers(-(10**25), 10**25), st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False), st.dates(), st.datetimes(), st.times(),
    st.timedeltas(), st.sampled_from(["31.04.1980", "1e400", "NaN", "'=x", "a@b.de;c", "Ünï"]),
)  # fmt: skip
_NAMES = [*FIELDS, "(custom)", "(part of a date)", "contact.phone.work", "company.address.x.city"]
_TABLES = st.integers(1, 6).flatmap(
    lambda width: st.tuples(
        st.lists(st.sampled_from(_NAMES), min_size=width, max_size=width),
        st.lists(st.text(max_size=6), min_size=width, max_size=width),
        st.lists(st.lists(_CELLS, min_size=width, max_size=width), min_size=1, max_size=5),
        st.sampled_from(["people", "companies", "people and companies", "deals", "none"]),
        st.booleans(),
    )
)


@settings(max_examples=300)
@given(_TABLES)
def test_no_cell_is_too_much(
    table: tuple[list[str], list[str], list[list[Any]], Any, bool],
) -> None:
    names, headers, rows, kind, repair = table
    columns = {
        f"{header}#{n}": name for n, (header, name) in enumerate(zip(headers, names, strict=True))
    }
    found = records(columns, rows, kind, repair_numbers=repair, repair_texts=repair, region="DE")
    assert len(found) == len(rows)
    for record in found:
        used = record.person or record.company or record.positions or record.deal
        assert used or record.problems
        for party in filter(None, (record.person, record.company)):
            assert all(isinstance(value, str) and value for value in party.custom.values())
