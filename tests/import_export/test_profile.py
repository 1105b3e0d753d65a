"""What the values of a column look like."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.import_export.model import Bounds, Cell, ColumnProfile, Table, ValueKind
from crm_desktop.import_export.profile import kind_of_text, profile_columns


def profile(*cells: Cell, header: str = "Column") -> ColumnProfile:
    bounds = Bounds(0, 0, 1, len(cells), 0, 0)
    table = Table("", bounds, [header], [[c] for c in cells], list(range(1, len(cells) + 1)))
    return profile_columns(table)[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("anna@example.org", "email"), ("a@b.example; c@d.example", "email"),
        ("+49 351 123456", "phone"), ("(509) 555-7969", "phone"), ("0351 1234567", "phone"),
        ("www.example.org", "url"), ("https://example.org/a", "url"), ("17", "integer"),
        ("-3", "integer"), ("000017", "text"), ("1.234,56", "number"), ("0.5", "number"),
        ("$1,200.00", "money"), ("12,50 €", "money"), ("CHF 30", "money"), ("30 %", "percent"),
        ("-15.00%", "percent"), ("31.12.2024", "date"), ("2024-12-31", "date"),
        ("2024-12-31T10:00:00Z", "datetime"), ("10:30", "duration"), ("ja", "bool"),
        ("FALSE", "bool"), ("x", "bool"), ("Hauptstr. 5", "text"), ("2010-11", "text"),
        ("St. Gallen", "text"), ("5C1", "text"),
    ],
)  # fmt: skip
def test_the_kind_of_one_value(text: str, kind: ValueKind) -> None:
    assert kind_of_text(text) == kind


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ((1, 2, None), "integer"), ((1, 2.5), "number"), ((True, False, 1 == 1), "bool"),
        ((dt.datetime(2024, 1, 2), dt.datetime(2024, 1, 3)), "date"),
        ((dt.datetime(2024, 1, 2, 9), dt.datetime(2024, 1, 3)), "datetime"),
        ((dt.timedelta(hours=2), dt.time(3, 4)), "duration"), ((None, "", "  "), "empty"),
        (("500", "700", "125", "75", "Closed"), "integer"), (("a", "17", "b@c.example"), "text"),
        (("red; blue", "blue", "red; green", "blue; green", "red"), "tags"),
        (("Meier, Anna", "Huber, Karl", "Weber, Eva", "Vogel, Max"), "text"),
        (("19990219", "19811231", "20010105"), "date"), (("$1.00", "2.00", "$3.00"), "money"),
    ],
)  # fmt: skip
def test_the_kind_of_a_column(cells: tuple[Cell, ...], kind: ValueKind) -> None:
    assert profile(*cells).kind == kind


def test_true_and_one_are_not_the_same() -> None:
    assert profile(True, 1, 1, 1, 2, 2).kind == "integer"


def test_counts_and_samples() -> None:
    found = profile("b ", "a", None, "NULL", "n/a", "NULL", " ", "b ", "c")
    assert (found.filled, found.distinct) == (4, 3)
    assert found.placeholders == {"NULL": 2, "n/a": 1}
    assert found.samples == ["b", "a", "c"]


def test_one_placeholder_among_many_values() -> None:
    found = profile(*[f"customer {n}" for n in range(5000)], "NULL", "-")
    assert found.placeholders == {"NULL": 1, "-": 1}
    assert found.filled == 5000


def test_a_placeholder_that_stands_often_among_many_values() -> None:
    found = profile(*[f"customer {n}" for n in range(5000)], *["keine Angabe"] * 9, "")
    assert found.placeholders == {"keine Angabe": 9}


def test_samples_of_typed_cells_are_written_plainly() -> None:
    found = profile(714466, 2.0, dt.datetime(2024, 1, 2), dt.datetime(2024, 1, 2, 3, 4))
    assert found.samples == ["714466", "2", "2024-01-02", "2024-01-02 03:04:00"]


def test_order_of_dates_comes_from_all_values() -> None:
    days = [f"{d:02d}/{m:02d}/2024" for d in range(1, 13) for m in range(1, 13)]
    open_order = profile(*days)
    assert (open_order.kind, open_order.date_sure) == ("date", False)
    closed = profile(*days, "12/31/2024")
    assert (closed.date_order, closed.date_sure) == ("mdy", True)


def test_order_of_very_many_dates() -> None:
    start = dt.date(1950, 1, 1)
    days = [(start + dt.timedelta(n)).strftime("%d.%m.%Y") for n in range(8000)]
    found = profile(*days)
    assert (found.kind, found.date_order, found.date_sure, found.share) == ("date", "dmy", True, 1)


def test_one_date_among_very_many_decides_the_order() -> None:
    days = [f"{d:02d}/{m:02d}/{y}" for y in range(1950, 2010) for d in range(1, 13)
            for m in range(1, 13)]  # fmt: skip
    assert not profile(*days).date_sure
    days.insert(1, "12/31/2024")
    assert (profile(*days).date_order, profile(*days).date_sure) == ("mdy", True)


@pytest.mark.parametrize(
    ("cells", "mark"),
    [(("0,61", "81,204"), ","), (("$1,200.50", "$3.10"), "."), (("1.234,5 €", "2,5 €"), ",")],
)
def test_decimal_mark(cells: tuple[Cell, ...], mark: str) -> None:
    assert profile(*cells).decimal_mark == mark


def test_damage_by_excel() -> None:
    phones = profile("0351 123456", "0351 998877", "1712345678", "4.9151E+12", header="Telefon")
    assert phones.damage == {"lost zero": 1, "exponent": 1}
    codes = profile(8836, 14118, 57838, 58394, 99362, 8836, 12345, header="PLZ")
    assert (codes.damage, codes.damaged) == ({"lost zero": 2}, "8836")
    numbers = profile("10002.0", "552278", header="Customer Number")
    assert numbers.damage == {"point zero": 1}
    assert profile("10002.0", "1E+5", header="Sales").damage == {}


def test_a_short_post_code_is_whole_where_its_country_has_short_ones() -> None:
    rows: list[list[Cell]] = [
        ["12209", "Germany"], ["05021", "Mexico"], ["97403", "USA"], ["59000", "France"],
        ["28034", "Spain"], ["41101", "Spain"], ["1010", "Austria"], ["8200", "Denmark"],
        ["8836", "Germany"], ["99362", "USA"], ["4980", "Nowhere"],
        ["80805", "Germany"], ["10115", "Germany"], ["20095", "Germany"],
    ]  # fmt: skip
    table = Table("", Bounds(0, 0, 1, 14, 0, 1), ["Post code", "Country"], rows, list(range(14)))
    codes = profile_columns(table)[0]
    assert (codes.damage, codes.damaged) == ({"lost zero": 2}, "8836")  # and where it is not known
    table.rows = [row for row in rows if row[0] not in ("8836", "4980")]
    codes = profile_columns(table)[0]
    assert (codes.damage, codes.damaged) == ({}, "")


def test_a_table_without_records_has_a_profile_of_each_column() -> None:
    table = Table("", Bounds(0, 0, 1, 0, 0, 1), ["Name", "City"], [], [])
    assert [(p.header, p.kind, p.filled) for p in profile_columns(table)] == [
        ("Name", "empty", 0), ("City", "empty", 0),
    ]  # fmt: skip


@settings(max_examples=150)
@given(
    st.lists(
        st.one_of(st.none(), st.text(max_size=20), st.integers(), st.floats(), st.booleans(),
                  st.dates(), st.datetimes(), st.times(), st.timedeltas()),
        max_size=12,
    )
)  # fmt: skip
def test_any_column_has_a_profile(cells: list[Cell]) -> None:
    found = profile(*cells, header="Telefon")
    assert 0 <= found.share <= 1
    assert found.filled + sum(found.placeholders.values()) <= len(cells)
    assert (found.kind == "empty") == (found.filled == 0)
