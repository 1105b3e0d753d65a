"""The hint while a new contact is typed: who it may be, and why."""

import pytest

from crm_desktop.services import contact_edit
from crm_desktop.services.lookalikes import looks_like
from crm_desktop.store.store import Store


@pytest.fixture
def shop(store: Store) -> Store:
    def new(name: str, **rest: object) -> bytes:
        return contact_edit.new_contact(store, "person", name, **rest)  # type: ignore[arg-type]

    new("Marta Oliveira", phones=["01632 960 174"], emails=["marta@bluedoor.example"],
        company="Blue Door Café")  # fmt: skip
    new("Rui Oliveira", phones=["01632 960 174"])
    new("Nora Quinn")
    gone = new("Marta Oliveira", emails=["gone@x.example"])
    with store.transact("Archive") as tx:
        tx.raw.execute("UPDATE contact SET gone=1 WHERE id=?", (gone,))
    contact_edit.new_contact(store, "company", "Quinn Bookshop Ltd", emails=["info@quinn.example"])
    return store


@pytest.mark.parametrize(
    ("name", "phones", "emails", "expected"),
    [
        ("Marta Oliveira", [], [], [("Marta Oliveira", "only the same name")]),
        ("oliveira, marta", [], [], [("Marta Oliveira", "only the same name")]),
        ("Marta Olivera", ["960174 01632"], [], []),
        ("Marta Oliveria", ["+44 1632 960174"], [],
         [("Marta Oliveira", "same phone, similar names"),
          ("Rui Oliveira", "same phone, but different names")]),
        ("R Oliveira", ["01632960174"], [],
         [("Rui Oliveira", "same phone, names that fit"),
          ("Marta Oliveira", "same phone, but different names")]),
        ("", [], ["MARTA@bluedoor.example"],
         [("Marta Oliveira", "same e-mail address, one has no name")]),
        ("", [], ["gone@x.example"], []), ("Somebody Else", [], [], []),
        ("", [], [], []), ("M", ["1"], ["@", "x"], []),
    ],
)  # fmt: skip
def test_who_it_may_be_and_why(
    shop: Store, name: str, phones: list[str], emails: list[str], expected: list[tuple[str, str]]
) -> None:
    found = looks_like(shop, name, phones, emails)
    assert [(hit.name, hit.reason) for hit in found] == expected
    assert all(hit.score >= 30 for hit in found)


def test_the_second_line_tells_which_one_it_is(shop: Store) -> None:
    (hit,) = looks_like(shop, "Marta Oliveira")
    assert hit.second_line == "Blue Door Café"


def test_companies_are_compared_with_companies(shop: Store) -> None:
    (hit,) = looks_like(shop, "quinn bookshop", emails=["info@quinn.example"], kind="company")
    assert (hit.name, hit.score) == ("Quinn Bookshop Ltd", 95)
    assert looks_like(shop, "Nora Quinn", kind="company") == []


def test_a_crowd_of_the_same_name_is_no_burden(shop: Store) -> None:
    with shop.transact("Import") as tx:
        tx.raw.executemany(
            "INSERT INTO contact(id, kind, name, first_name, last_name, sort_key, match_key)"
            " VALUES (?, 'person', 'Max Muster', 'Max', 'Muster', 'muster max', 'max muster')",
            [(identity,) for identity in tx.ids.take(500)],
        )
    assert len(looks_like(shop, "Max Muster")) == 3
    assert len(looks_like(shop, "Max Muster", limit=1000)) <= 150
