"""What a search shows: contacts with their main data and the reason, entries with a snippet."""

import datetime as dt
from collections.abc import Iterator

import pytest

from crm_desktop.domain.short_codes import short_code
from crm_desktop.services.contact_list import ContactList
from crm_desktop.services.search import ContactHit, Search
from crm_desktop.store.store import Store
from tests.helpers.people import add_company, add_person, add_phone, insert
from tests.helpers.shop import make_template, open_shop

DAY = 86_400_000


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("shop")
    with open_shop(folder / "shop", make_template(folder / "template")) as opened:
        with opened.transact("Add") as tx:
            marta = add_person(tx, "Marta Müller", nickname="Tinka", note="Prefers oat milk")
            old = add_company(tx, "Old Mill")
            bakery = add_company(tx, "Söhne & Co")
            insert(tx, "position", person_id=marta, company_id=old, ended="2020")
            insert(tx, "position", person_id=marta, company_id=bakery, title="Buyer")
            add_phone(tx, marta, "030 99 88 77")
            mobile = add_phone(tx, marta, "0171 / 1234567")
            hidden = add_phone(tx, marta, "0999 555")
            mail = insert(tx, "email", contact_id=marta, address="Tinka.M@Post.example.org")
            insert(
                tx, "address", contact_id=marta, street="Marktgasse", street_number="12",
                postal_code="3011", city="Bern",
            )  # fmt: skip
            tag = insert(tx, "tag", name="Wholesale")
            insert(tx, "tagging", contact_id=marta, tag_id=tag)
            tx.raw.execute(
                "UPDATE contact SET phone_id=?, email_id=? WHERE id=?", (mobile, mail, marta)
            )
            tx.raw.execute("UPDATE phone SET gone=1 WHERE id=?", (hidden,))
            insert(
                tx, "entry", contact_id=marta, kind="call", subject="Offer", happened_at=DAY,
                body="word " * 100 + "about   the\nCRÊPE maker " + "and more " * 50,
            )  # fmt: skip
            insert(
                tx, "entry", contact_id=marta, kind="note", subject="Crepe", happened_at=2 * DAY,
                body="Short text",
            )  # fmt: skip
            insert(tx, "entry", kind="note", subject="Nobody's 王小明", body="给王小明打电话")
        yield opened


def only(store: Store, text: str) -> ContactHit:
    (hit,) = Search(store).find(text).contacts
    return hit


def test_a_contact_is_shown_with_its_main_data(store: Store) -> None:
    hit = only(store, "marta")
    assert (hit.n, len(hit.id), hit.kind) == (1, 16, "person")
    assert hit.name == "Marta Müller"
    assert hit.company == "Söhne & Co"  # the other position ended
    assert hit.phone == "0171 / 1234567"
    assert hit.email == "Tinka.M@Post.example.org"
    assert hit.city == "Bern"


@pytest.mark.parametrize(
    ("text", "matched", "value"),
    [
        ("muell", "name", "Marta Müller"), ("marta mill", "company", "Old Mill"),
        ("tinka", "nickname", "Tinka"), ("buyer", "job_title", "Buyer"),
        ("+49 171 1234567", "phone", "0171 / 1234567"), ("marta 4567", "phone", "0171 / 1234567"),
        ("998877", "phone", "030 99 88 77"), ("ost.exam", "email", "Tinka.M@Post.example.org"),
        ("3011", "postal_code", "3011"), ("müller bern", "city", "Bern"),
        ("marktg", "street", "Marktgasse 12"), ("wholes", "tag", "Wholesale"),
        ("oat", "note", "Prefers oat milk"),
    ],
)  # fmt: skip
def test_a_hit_says_why(store: Store, text: str, matched: str, value: str) -> None:
    hit = only(store, text)
    assert (hit.matched, hit.matched_text) == (matched, value)


def test_nothing_found_is_an_empty_result(store: Store) -> None:
    result = Search(store).find("xyzzy")
    assert result.contacts == ()
    assert result.entries == ()


def test_entries_are_shown_with_their_contact_and_a_snippet(store: Store) -> None:
    newer, older = Search(store).find("crepe").entries
    assert (newer.subject, newer.snippet, newer.contact_name) == (
        "Crepe", "Short text", "Marta Müller",
    )  # fmt: skip
    assert (older.kind, older.happened_at) == ("call", DAY)
    assert older.contact_id is not None
    assert older.snippet.startswith("…word ")
    assert "about the CRÊPE maker and" in older.snippet
    assert older.snippet.endswith("…")
    assert len(older.snippet) <= 162


def test_an_entry_without_contact_is_found(store: Store) -> None:
    (hit,) = Search(store).entries("王小明")
    assert (hit.contact_id, hit.contact_name) == (None, "")
    assert hit.snippet == "给王小明打电话"


def test_the_limit_holds_for_each_list(store: Store) -> None:
    search = Search(store)
    assert len(search.contacts("m", 1)) == 1
    assert len(search.find("crepe", 1).entries) == 1


def test_the_code_on_a_sheet_of_paper_finds_its_customer(store: Store) -> None:
    (marta,) = Search(store).contacts("tinka")
    code = short_code(marta.id)
    listed = ContactList(store)
    for typed in (code, code.lower(), f" {code.replace('-', ' - ')} "):
        (hit,) = Search(store).contacts(typed)
        assert (hit.n, hit.matched) == (marta.n, "name")
        assert list(listed.ids(dt.date(2026, 11, 22), text=typed)) == [marta.n]
    slip = code[:-1] + ("2" if code[-1] != "2" else "3")
    assert Search(store).contacts(slip) == ()
    listed.close()
