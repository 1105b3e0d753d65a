"""Conditions on dates of which parts may be missing, on birthdays, and on yes or no."""

import datetime as dt

import pytest

from crm_desktop.domain.filters import Condition, Group, Value
from crm_desktop.services.catalogue import find_or_make
from crm_desktop.services.consent import Word, record
from crm_desktop.services.contact_list import ContactList
from crm_desktop.services.history import History
from crm_desktop.store.store import Store
from tests.helpers.people import add_person, add_phone, insert

TODAY = dt.date(2026, 12, 20)
DATES = {
    "a": "2026-12-19", "b": "2026-12-25", "c": "2026-11", "d": "2025", "e": "--12-24",
    "f": "2027-01-05", "g": "",
}  # fmt: skip
BIRTHDAYS = {"a": (12, 20), "b": (1, 3), "c": (12, 19), "d": (12, None), "e": (6, 1)}


@pytest.fixture
def field(store: Store) -> str:
    """Seven people, named a to g, with a date each (hex id of the field)."""
    with store.transact("Add") as tx:
        made = find_or_make(tx, "field", "Service", subject="contact", kind="date")
        for name, value in DATES.items():
            month, day = BIRTHDAYS.get(name, (None, None))
            consent = {"a": 1, "b": 0}.get(name)
            person = add_person(
                tx, name, birth_month=month, birth_day=day, consent=consent,
                industry="Food" if name == "a" else "",
            )  # fmt: skip
            if value:
                insert(tx, "field_value", field_id=made, contact_id=person, value=value)
    return made.hex()


def fitting(store: Store, field: str, operation: str, *values: Value) -> str:
    contacts = ContactList(store)
    group = Group("and", (Condition(field, operation, values),))
    rows = contacts.page(contacts.ids(TODAY, group), TODAY)
    assert contacts.counts(TODAY, [group]) == [len(rows)]
    return "".join(row.name for row in rows)


@pytest.mark.parametrize(
    ("operation", "values", "expected"),
    [
        ("on", ("2026-12",), "ab"), ("on", ("2025",), "d"), ("on", ("2026-12-19",), "a"),
        ("before", ("2026",), "d"), ("before", ("2026-12-19",), "cd"),
        ("after", ("2026",), "f"), ("after", ("2026-12-19",), "bf"),
        ("within_days", (1,), "a"), ("within_days", (0,), ""), ("older_than_days", (1,), "cd"),
        ("older_than_days", (0,), "acd"), ("next_days", (5,), "b"), ("next_days", (4,), ""),
        ("next_days", (16,), "bf"), ("in_month", (12,), "abe"), ("in_month", (1, 11), "cf"),
        ("empty", (), "g"), ("present", (), "abcdef"),
    ],
)  # fmt: skip
def test_dates_of_an_own_field(
    store: Store, field: str, operation: str, values: tuple[Value, ...], expected: str
) -> None:
    assert fitting(store, f"custom:{field}", operation, *values) == expected


@pytest.mark.parametrize(
    ("operation", "values", "expected"),
    [
        ("this_month", (), "acd"), ("in_month", (1, 6), "be"), ("next_days", (0,), "a"),
        ("next_days", (14,), "ab"), ("next_days", (13,), "a"), ("next_days", (365,), "abce"),
        ("next_days", (364,), "abce"), ("next_days", (363,), "abe"), ("empty", (), "fg"),
    ],
)  # fmt: skip
def test_birthdays(
    store: Store, field: str, operation: str, values: tuple[Value, ...], expected: str
) -> None:
    assert fitting(store, "birthday", operation, *values) == expected


def test_yes_no_and_several_texts(store: Store, field: str) -> None:
    assert fitting(store, "consent", "yes") == "a"
    assert fitting(store, "consent", "no") == "b"
    assert fitting(store, "consent", "empty") == "cdefg"
    assert fitting(store, "industry", "is", "Food") == "a"
    assert fitting(store, "name", "contains", "a", "B", "zz") == "ab"
    assert fitting(store, "name", "contains_not", "a", "b") == "cdefg"


def test_a_text_wherever_it_stands(store: Store, field: str) -> None:
    with store.transact("Add") as tx:
        people = dict(tx.raw.execute("SELECT name, id FROM contact").fetchall())
        add_phone(tx, people["b"], "030 555-0177")
        insert(tx, "address", contact_id=people["c"], street="Alte Straße 5", city="Köln")
        insert(tx, "address", contact_id=people["d"], city="Berlin")
        insert(tx, "email", contact_id=people["e"], address="e@koeln.example",
               match_key="e@koeln.example")  # fmt: skip
    for text, expected in (
        ("Köln", "ce"), ("koln", "c"), ("0305550177", "b"), ("030 555", "b"), ("KOELN", "ce"),
        ("berl", "d"), ("nobody", ""),
    ):  # fmt: skip
        assert fitting(store, "any", "contains", text) == expected, text
        # The same as what is typed above the list finds.
        assert set(ContactList(store).ids(TODAY, text=text)) == set(
            ContactList(store).ids(TODAY, Group("and", (Condition("any", "contains", (text,)),)))
        ), text
    assert fitting(store, "any", "contains", "Köln", "berlin") == "cde"
    assert fitting(store, "any", "contains_not", "koln", "berlin", "koeln") == "abfg"


def test_under_a_sum_also_fits_who_has_no_deal(store: Store, field: str) -> None:
    with store.transact("Add") as tx:
        (who,) = tx.raw.execute("SELECT id FROM contact WHERE name='a'").fetchone()
        insert(tx, "deal", contact_id=who, state="open", amount_minor=5000, currency="EUR")
    assert fitting(store, "open_deals", "under", 50) == "bcdefg"
    assert fitting(store, "open_deals", "under", 51) == "abcdefg"


def test_what_was_said_of_a_channel(store: Store, field: str) -> None:
    """The last word counts, the general consent is another question."""
    with store.read_raw() as raw:
        people = dict(raw.execute("SELECT name, id FROM contact").fetchall())
    for name, given, day in (("b", True, 1), ("c", True, 1), ("c", False, 2), ("d", False, 1)):
        said = Word("phone", given, dt.date(2026, 11, day), "", "")
        record(store, people[name], said)
    record(store, people["e"], Word("email", True, None, "", ""))
    assert fitting(store, "consent_phone", "yes") == "b"
    assert fitting(store, "consent_phone", "no") == "cd"
    assert fitting(store, "consent_phone", "empty") == "aefg"
    assert fitting(store, "consent_email", "yes") == "e"
    contacts = ContactList(store)
    ids = contacts.ids(TODAY, sort="consent_phone", descending=True)
    rows = contacts.page(ids, TODAY, shown=("name", "consent_phone"))
    assert "".join(row.name for row in rows) == "bcdaefg"
    assert [row.consents.get("phone") for row in rows][:4] == [True, False, False, None]
    History(store).undo()
    assert fitting(store, "consent_email", "yes") == ""
