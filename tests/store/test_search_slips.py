"""One slip in a word is forgiven where nothing else is found; numbers are never guessed."""

import pytest

from crm_desktop.store.search_query import search_contacts
from crm_desktop.store.store import Store
from tests.helpers.shop import add_contact

NAMES = ("Marta Oliveira", "Helen Marsh", "Omar Siddiqui", "Zoë Brandt", "Jonas Weber 12345")


@pytest.fixture
def shop(store: Store) -> Store:
    with store.transact("Five contacts") as tx:
        for name in NAMES:
            add_contact(tx, name)
    return store


def found(store: Store, text: str) -> list[str]:
    with store.read_raw() as raw:
        rows = search_contacts(raw, text)
    return [NAMES[n - 1] for n in rows]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("olivera", "Marta Oliveira"),
        ("olivveira", "Marta Oliveira"),
        ("olivaira", "Marta Oliveira"),
        ("loiveira", "Marta Oliveira"),
        ("olievi", "Marta Oliveira"),
        ("amrta oliveira", "Marta Oliveira"),
        ("marta olivera", "Marta Oliveira"),
        ("sidiqui", "Omar Siddiqui"),
        ("brnadt", "Zoë Brandt"),
    ],
)
def test_a_letter_wrong_missing_too_many_or_swapped(shop: Store, typed: str, meant: str) -> None:
    assert found(shop, typed) == [meant]


@pytest.mark.parametrize("typed", ["olbvera", "mta", "omr", "12346", "oliveira xyzzy", "qqqqq"])
def test_two_slips_short_words_and_numbers_are_not_guessed(shop: Store, typed: str) -> None:
    assert found(shop, typed) == []


def test_what_is_there_as_typed_is_not_changed(shop: Store) -> None:
    assert found(shop, "mars") == ["Helen Marsh"]
    with shop.transact("Another") as tx:
        tx.raw.execute("UPDATE contact SET name='Mart Older' WHERE n=3")
    assert found(shop, "mart older") == ["Omar Siddiqui"]


def test_a_new_name_is_known_at_once(shop: Store) -> None:
    assert found(shop, "kilimanjrao") == []
    with shop.transact("Rename") as tx:
        tx.raw.execute("UPDATE contact SET name='Ada Kilimanjaro' WHERE n=2")
    assert found(shop, "kilimanjrao") == ["Helen Marsh"]
