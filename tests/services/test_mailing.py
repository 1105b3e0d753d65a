"""Whom post goes to: addresses of one's own and of the company, households, who is left out."""

import random
from itertools import product
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm_desktop.services import contact_edit, contact_parts, positions
from crm_desktop.services.mailing import Mailing, block_of, read_mailing
from crm_desktop.services.settings import ShopSettings, change_settings
from crm_desktop.store.store import Store


@pytest.fixture(autouse=True)
def germany(store: Store) -> None:
    change_settings(store, ShopSettings("Kestrel Räder", "DE", "EUR", "de"))


def _person(store: Store, name: str, *, company: str = "", **address: str) -> bytes:
    made = contact_edit.new_contact(store, "person", name, company=company)
    if address:
        contact_parts.add_part(store, made, "address", **address)
    return made


def _mailing(store: Store, *contacts: bytes, **choices: object) -> Mailing:
    with store.read_raw() as raw:
        numbers = [
            raw.execute("SELECT n FROM contact WHERE id=?", (c,)).fetchone()[0] for c in contacts
        ]
        return read_mailing(raw, numbers, **choices)  # type: ignore[arg-type]


HOME = {"street": "Hauptstraße 12", "postal_code": "10115", "city": "Berlin"}


def test_an_address_of_ones_own_and_one_of_the_company(store: Store) -> None:
    own = _person(store, "Frau Dr. Anna Weber", company="Weber Kuriere", **HOME)
    there = _person(store, "Jonas Klein", company="Weber Kuriere")
    with store.read_raw() as raw:
        (company,) = raw.execute("SELECT id FROM contact WHERE kind='company'").fetchone()
    contact_parts.add_part(
        store, company, "address", street="Ring", street_number="5", postal_code="01067",
        city="Dresden", country="Deutschland",
    )  # fmt: skip
    found = _mailing(store, own, there, company)
    assert [one.block for one in found.recipients] == [
        ("Weber Kuriere", "Jonas Klein", "Ring 5", "01067 Dresden"),
        ("Weber Kuriere", "Ring 5", "01067 Dresden"),
        ("Frau Dr. Anna Weber", "Hauptstraße 12", "10115 Berlin"),
    ]
    assert found.skipped == ()


def test_a_title_that_the_name_holds_already_stands_once(store: Store) -> None:
    contact = _person(store, "Dr. Lena Roth", **HOME)
    with store.transact("As an import keeps it") as tx:
        tx.raw.execute("UPDATE contact SET name='Dr. Lena Roth' WHERE id=?", (contact,))
    (found,) = _mailing(store, contact).recipients
    assert found.block[0] == "Dr. Lena Roth"


def test_who_is_left_out_is_named(store: Store) -> None:
    none = _person(store, "Ohne Adresse")
    town = _person(store, "Nur Stadt", city="Bonn")
    refused = _person(store, "Bitte Nicht", **HOME)
    with store.read_raw() as raw:
        (number,) = raw.execute("SELECT n FROM contact WHERE id=?", (refused,)).fetchone()
    contact_edit.set_field(store, [number], "consent", False)
    with store.transact("no name") as tx:
        tx.raw.execute(
            "INSERT INTO contact(id, kind, created_at) VALUES (?, 'person', 1)", (b"n" * 16,)
        )
    contact_parts.add_part(store, b"n" * 16, "address", **HOME)
    (nameless,) = _mailing(store, b"n" * 16).skipped
    assert (nameless.name, nameless.reason) == ("Hauptstraße 12 Berlin", "no_name")
    found = _mailing(store, none, town, refused)
    assert [(one.name, one.reason) for one in found.skipped] == [
        ("Ohne Adresse", "no_address"), ("Nur Stadt", "no_address"), ("Bitte Nicht", "refused"),
    ]  # fmt: skip
    assert found.recipients == ()
    asked = _mailing(store, refused, with_refused=True)
    assert [one.names for one in asked.recipients] == [("Bitte Nicht",)]


def test_one_letter_for_a_household(store: Store) -> None:
    anna = _person(store, "Anna Weber", **HOME)
    jonas = _person(store, "Jonas Weber", **{**HOME, "street": "Hauptstr. 12"})
    other = _person(store, "Karl Klein", **HOME)
    found = _mailing(store, anna, other, jonas, per_household=True, order="list")
    assert [one.names for one in found.recipients] == [("Anna & Jonas Weber",), ("Karl Klein",)]
    assert found.recipients[0].contacts == (anna, jonas)
    assert found.shared == 1
    assert len(_mailing(store, anna, other, jonas).recipients) == 3


def test_a_household_has_its_own_name_and_address(store: Store) -> None:
    home = contact_edit.new_contact(store, "household", "Familie Weber")
    contact_parts.add_part(store, home, "address", **HOME)
    anna, jonas = _person(store, "Anna Weber"), _person(store, "Jonas Sommer")
    for member in (anna, jonas):
        positions.add_position(store, member, home)
    alone = _mailing(store, anna, jonas, order="name")
    assert [one.block[0] for one in alone.recipients] == ["Jonas Sommer", "Anna Weber"]
    both = _mailing(store, anna, jonas, home, per_household=True)
    assert [one.block for one in both.recipients] == [
        ("Familie Weber", "Hauptstraße 12", "10115 Berlin")
    ]
    assert set(both.recipients[0].contacts) == {anna, jonas, home}


def test_abroad_comes_last_with_its_country(store: Store) -> None:
    far = _person(
        store, "Marta Oliveira", street="Rua Nova", street_number="3", postal_code="1100-001",
        city="Lisboa", country="Portugal",
    )  # fmt: skip
    near = _person(store, "Zoe Adler", **HOME)
    found = _mailing(store, far, near)
    assert found.recipients[1].lines == ("Rua Nova, 3", "1100-001 Lisboa", "PORTUGAL")
    with store.read_raw() as raw:
        assert block_of(raw, far)[0] == "Marta Oliveira"
    nobody = _person(store, "Ohne")
    with store.read_raw() as raw:
        assert block_of(raw, nobody) == ("Ohne",)


_ADDRESSES = (
    ("Weg 1", "10115", "Berlin", ""), ("Weg  1", " 10 115", "berlin", "DE"),
    ("Hauptstr. 2", "9", "Bonn", ""), ("Hauptstraße 2", "9", "Bonn", "Deutschland"),
    ("Weg 1", "", "Bonn", ""), ("Weg 1", "Bonn", "", ""),
    ("Weg 1", "９", "Bonn", ""), ("Weg 1", "１０１１５", "Faro", "Portugal"),
    ("Weg 1", "1", "Nowhere", "Nirgendwo"), ("", "01067", "Dresden", ""),
)  # fmt: skip
_someone = st.tuples(
    st.sampled_from(("person", "person", "household", "person", "company")),
    st.sampled_from(("Weber", "weber", "Klein", "")),
    st.sampled_from(("Anna", "Jonas", "Zoe", "")),
    st.one_of(st.none(), st.sampled_from(_ADDRESSES)),
    st.integers(0, 5),  # who they are at, where that can be
    st.sampled_from((None, None, None, False)),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_someone, min_size=6, max_size=12), st.randoms(use_true_random=False))
def test_the_first_letters_are_those_of_all(
    store: Store, people: list[Any], chance: random.Random
) -> None:
    ids = [uuid4().bytes for _ in people]  # the shop is that of the examples before
    with store.transact("a shop") as tx:
        for identity, (kind, last, first, address, _, consent) in zip(ids, people, strict=True):
            name = f"{first} {last}".strip()
            tx.raw.execute(
                "INSERT INTO contact(id, kind, name, first_name, last_name, sort_key, consent,"
                " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, 1)",
                (identity, kind, name, first, last, f"{last} {first}".lower(), consent),
            )
            if address is not None:
                tx.raw.execute(
                    "INSERT INTO address(id, contact_id, street, postal_code, city, country)"
                    " VALUES (?, ?, ?, ?, ?, ?)", (uuid4().bytes, identity, *address)
                )  # fmt: skip
        for identity, (kind, *_, at, _consent) in zip(ids, people, strict=True):
            if kind == "person" and people[at][0] != "person":
                tx.raw.execute(
                    "INSERT INTO position(id, person_id, company_id) VALUES (?, ?, ?)",
                    (uuid4().bytes, identity, ids[at]),
                )
    chosen = chance.sample(ids, chance.randint(2, len(ids)))
    for order, per_household in product(("name", "list", "post_code"), (False, True)):
        choices = {"order": order, "per_household": per_household}
        whole = _mailing(store, *chosen, **choices)
        for most in (1, 2, 5):
            found = _mailing(store, *chosen, **choices, most=most)
            assert found.recipients == whole.recipients[:most]
            assert set(found.skipped) <= set(whole.skipped)
