"""The search index: what finds what, in which order, and that it never falls behind the data."""

import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.store import search_index, search_tables
from crm_desktop.store.connection import prepare
from crm_desktop.store.journal import all_triggers, written
from crm_desktop.store.schema import create_statements
from crm_desktop.store.schema_local import LOCAL_DDL
from crm_desktop.store.search_index import check, rebuild, rebuild_entries
from crm_desktop.store.search_query import search_contacts, search_entries
from crm_desktop.store.store import Store
from tests.helpers.people import add_company, add_person, add_phone, insert
from tests.helpers.shop import open_shop


def found(store: Store, text: str, limit: int = 50) -> list[str]:
    """Names of the contacts that a search finds, best first."""
    with store.read_raw() as raw:
        return [
            str(raw.execute("SELECT name FROM contact WHERE n=?", (n,)).fetchone()[0])
            for n in search_contacts(raw, text, limit)
        ]


def found_entries(store: Store, text: str, limit: int = 50) -> list[str]:
    with store.read_raw() as raw:
        return [
            str(raw.execute("SELECT subject FROM entry WHERE n=?", (n,)).fetchone()[0])
            for n in search_entries(raw, text, limit)
        ]


def findings(store: Store) -> list[str]:
    with store.write_local() as raw:
        return check(raw)


@pytest.fixture
def shop(store: Store) -> Store:
    """A shop to change."""
    describe(store)
    return store


@pytest.fixture(scope="module")
def read_only(tmp_path_factory: pytest.TempPathFactory, template: Path) -> Iterator[Store]:
    """The same for all tests that only search."""
    with open_shop(tmp_path_factory.mktemp("searched") / "shop", template) as store:
        describe(store)
        yield store


def describe(store: Store) -> None:
    """Add one well described person in a company, and two others."""
    with store.transact("Add") as tx:
        marta = add_person(
            tx, "Marta Müller", nickname="Tinka", note="Prefers oat milk", external_id="KD-10045"
        )
        bakery = add_company(tx, "Łukasiewicz & Söhne")
        insert(tx, "position", person_id=marta, company_id=bakery, title="Buyer")
        add_phone(tx, marta, "0171 1234567")
        insert(tx, "email", contact_id=marta, address="M.Mueller77@post.example.org")
        insert(
            tx, "address", contact_id=marta, street="Gerechtigkeitsgasse", street_number="12",
            postal_code="3011", city="Bern",
        )  # fmt: skip
        insert(tx, "website", contact_id=marta, url="https://www.oatlovers.example/team")
        tag = insert(tx, "tag", name="Wholesale")
        insert(tx, "tagging", contact_id=marta, tag_id=tag)
        field = insert(tx, "field", name="Shoe size", subject="contact", kind="text")
        insert(tx, "field_value", contact_id=marta, field_id=field, value="Forty-one")
        add_person(tx, "Bernd Straße")
        add_person(tx, "Ipek Işık")


@pytest.mark.parametrize(
    "text",
    [
        "m", "ma", "marta", "MARTA", "mül", "mul", "müller marta", "mueller", "tinka",
        "oat milk", "kd-10045", "10045", "lukas", "łukas", "sohne", "buyer", "wholes",
        "bern", "3011", "gerecht", "gerecht 12", "forty", "m.mueller", "m.mueller77@post",
        "example.org", "post.example", "ueller77", "@post", "oatlov", "lovers.exa",
        "https://www.oatlovers.example",
        "0171 1234567", "+49 171 1234567", "0049171 1234567", "0171/1234567", "(0171) 123-4567",
        "+49 (0)171 1234567", "491711234567", "1711234567", "234567", "4567", "0171", "567",
        "marta 4567", "müller bern", "4567 marta", "marta 3011 4567", "3011 4567", "4567 3011",
        "müller @post", "bern 0171",
    ],
)  # fmt: skip
def test_every_word_is_looked_for_everywhere(read_only: Store, text: str) -> None:
    assert "Marta Müller" in found(read_only, text)


@pytest.mark.parametrize(
    "text",
    [
        "arta", "marta x", "müller zürich", "com", "49 171 7654321", "0172 1234567", "marta 9999",
        "@other", "milk 4568", "", " ", "-", '"', "*", "()", "\0", "\U0001f642",
    ],
)  # fmt: skip
def test_what_does_not_fit_is_not_found(read_only: Store, text: str) -> None:
    assert "Marta Müller" not in found(read_only, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("strasse", "Bernd Straße"), ("straß", "Bernd Straße"), ("isik", "Ipek Işık"),
        ("IŞIK", "Ipek Işık"), ("işı", "Ipek Işık"), ("Lukasie", "Łukasiewicz & Söhne"),
        ("soehne", "Łukasiewicz & Söhne"),
    ],
)  # fmt: skip
def test_letters_are_folded(read_only: Store, text: str, name: str) -> None:
    assert name in found(read_only, text)


def test_a_number_kept_with_its_country_code_is_found_by_the_national_writing(store: Store) -> None:
    with store.transact("Add") as tx:
        add_phone(tx, add_person(tx, "Rosa Bianchi"), "+39 06 1234 5678")
        add_phone(tx, add_person(tx, "Jo Klein"), "030 123456", "+4930123456")
    assert found(store, "06 12345678") == ["Rosa Bianchi"]
    assert found(store, "0612345") == ["Rosa Bianchi"]
    assert found(store, "+49 30 123456") == ["Jo Klein"]
    assert found(store, "+4930") == ["Jo Klein"]


def test_names_without_blanks_are_found_from_any_character(store: Store) -> None:
    with store.transact("Add") as tx:
        add_person(tx, "王小明", first_name="小明", last_name="王")
        add_person(tx, "李 小丽", first_name="小丽", last_name="李")
        add_company(tx, "株式会社東京都港区南青山一丁目商店")
    assert found(store, "小明") == ["王小明"]
    assert found(store, "王小明") == ["王小明"]
    assert found(store, "明") == ["王小明"]
    assert found(store, "李小丽") == ["李 小丽"]
    assert found(store, "東京") == ["株式会社東京都港区南青山一丁目商店"]
    assert found(store, "東京都港区南青山一丁目商") == ["株式会社東京都港区南青山一丁目商店"]
    assert found(store, "東京都港区南青山二丁目商") == []


def test_names_come_first_and_whole_words_before_beginnings(store: Store) -> None:
    with store.transact("Add") as tx:
        tagged = add_person(tx, "Zoe Adler")
        insert(tx, "tagging", contact_id=tagged, tag_id=insert(tx, "tag", name="Anna"))
        employed = add_person(tx, "Yves Adler")
        company = add_company(tx, "Annabel Ltd")
        insert(tx, "position", person_id=employed, company_id=company)
        add_person(tx, "Carl Annas")
        add_person(tx, "Lea Anna")
        add_person(tx, "Anna Weiss")
    assert found(store, "anna") == [
        "Anna Weiss", "Lea Anna", "Annabel Ltd", "Carl Annas", "Yves Adler", "Zoe Adler",
    ]  # fmt: skip


def test_an_exact_name_is_found_among_many_longer_ones(store: Store) -> None:
    with store.transact("Add") as tx:
        for count in range(900):
            add_person(tx, f"Annabel Adam{count}")
        add_person(tx, "Zora Ann")
    assert found(store, "ann", 1) == ["Zora Ann"]


def test_one_letter_finds_the_list_order_first(store: Store) -> None:
    with store.transact("Add") as tx:
        for name in ("Berta Young", "Xaver Bauer", "Anna Beck", "Boris Abt"):
            add_person(tx, name)
    assert found(store, "b") == ["Xaver Bauer", "Anna Beck", "Berta Young", "Boris Abt"]
    assert found(store, "b", 1) == ["Xaver Bauer"]


def test_last_digits_come_before_digits_inside(store: Store) -> None:
    with store.transact("Add") as tx:
        add_phone(tx, add_person(tx, "Inside First"), "030 4567123")
        add_phone(tx, add_person(tx, "Ends With"), "030 1234567")
    assert found(store, "4567") == ["Ends With", "Inside First"]


def test_last_digits_come_first_however_many_have_them_inside(store: Store) -> None:
    with store.transact("Add") as tx:
        for number in range(400):
            add_phone(tx, add_person(tx, f"Inside {number}"), f"0171 98765 {number:03}")
        ending = add_person(tx, "Ending")
        add_phone(tx, ending, "030 444")
        add_phone(tx, ending, "+49 30 1198765")
    assert found(store, "98765")[0] == "Ending"
    assert found(store, "0 11 98 765", limit=3) == ["Ending"]
    assert len(found(store, "98765")) == 50
    with store.transact("Change") as tx:
        tx.raw.execute("UPDATE phone SET digits='49301122333' WHERE n=402")
    assert found(store, "22333") == ["Ending"]
    assert "Ending" not in found(store, "98765", limit=500)


def test_an_address_is_looked_for_among_addresses_first(store: Store) -> None:
    with store.transact("Add") as tx:
        insert(tx, "email", contact_id=add_person(tx, "Lin"), address="mo@shop.example")
        add_person(tx, "Mo Shopman")
    assert found(store, "mo@shop") == ["Lin", "Mo Shopman"]
    assert found(store, "o@shop.ex") == ["Lin"]


def test_digits_as_typed_come_before_the_same_inside(store: Store) -> None:
    with store.transact("Add") as tx:
        add_phone(tx, add_person(tx, "Inside First"), "030 9171456")
        add_phone(tx, add_person(tx, "Begins With"), "0171 9999999")
    assert found(store, "0171") == ["Begins With", "Inside First"]


def test_beginnings_of_any_length_find_entries(store: Store) -> None:
    for count in range(320):  # more words with the same beginning than are tried one by one
        add_entry(store, f"Warehouse{count:03}", count)
    add_entry(store, "Warehouse rent", 400)
    for length in range(1, 10):
        assert found_entries(store, "warehouse"[:length], 1) == ["Warehouse rent"]
    assert found_entries(store, "warehouse00", 9) == [f"Warehouse00{n}" for n in range(9, 0, -1)]
    assert found_entries(store, "warehouse9") == []


def test_post_codes_do_not_crowd_out_telephones(store: Store) -> None:
    with store.transact("Add") as tx:
        for count in range(60):
            person = add_person(tx, f"Town {count}")
            insert(tx, "address", contact_id=person, postal_code="3011")
        add_phone(tx, add_person(tx, "Has Phone"), "0171 9993011")
    hits = found(store, "3011")
    assert len(hits) == 50
    assert "Has Phone" in hits


def test_the_index_follows_every_change(shop: Store) -> None:
    def change(statement: str) -> None:
        with shop.transact("Change") as tx:
            tx.raw.execute(statement)

    steps = [
        ("UPDATE contact SET name='Marta Huber', last_name='Huber' WHERE last_name='Müller'",
         "muller 4567", "huber"),
        ("UPDATE phone SET typed='99 88 77', digits='998877'", "1234567", "998877"),
        ("UPDATE email SET gone=1", "m.mueller77@post", "marta"),
        ("UPDATE address SET city='Thun'", "bern gerecht", "thun gerecht"),
        ("UPDATE tag SET name='Retail'", "wholesale", "retail"),
        ("UPDATE tag SET gone=1", "retail", "marta"),
        ("UPDATE tag SET gone=0", "nothing", "retail"),
        ("UPDATE contact SET name='Nowak' WHERE kind='company'", "marta lukas", "marta nowak"),
        ("UPDATE contact SET gone=1 WHERE kind='company'", "nowak", "marta"),
        ("UPDATE contact SET gone=0 WHERE kind='company'", "nothing", "marta nowak"),
        ("UPDATE position SET gone=1", "marta nowak", "nowak"),
        ("UPDATE field_value SET value='Fifty'", "forty", "fifty"),
        ("UPDATE field SET gone=1", "fifty", "marta"),
        ("UPDATE website SET gone=1", "oatlov", "marta"),
        ("UPDATE contact SET note='Tea'", "oat", "marta tea"),
        ("UPDATE contact SET gone=2 WHERE last_name='Huber'", "huber", "isik"),
        ("UPDATE contact SET gone=0 WHERE last_name='Huber'", "oat", "huber"),
    ]  # fmt: skip
    for statement, lost, kept in steps:
        change(statement)
        assert found(shop, lost) == [], statement
        assert found(shop, kept), statement
        assert findings(shop) == [], statement


def test_a_part_that_moves_is_found_at_its_new_owner_only(store: Store) -> None:
    with store.transact("Add") as tx:
        old, new = add_person(tx, "Old Owner"), add_person(tx, "New Owner")
        phone = add_phone(tx, old, "0171 1234567")
    with store.transact("Move") as tx:
        tx.raw.execute("UPDATE phone SET contact_id=? WHERE id=?", (new, phone))
    assert found(store, "1234567") == ["New Owner"]
    assert findings(store) == []


def test_a_rolled_back_change_leaves_the_index_alone(shop: Store) -> None:
    def fail() -> None:
        with shop.transact("Fail") as tx:
            tx.raw.execute("UPDATE contact SET name='Gone Astray', last_name='Astray'")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert found(shop, "astray") == []
    assert findings(shop) == []


def test_a_tag_of_very_many_contacts_is_renamed(store: Store) -> None:
    with store.transact("Add") as tx:
        tag = insert(tx, "tag", name="Before")
        for count in range(2500):
            insert(tx, "tagging", contact_id=add_person(tx, f"Person {count}"), tag_id=tag)
    with store.transact("Rename") as tx:
        tx.raw.execute("UPDATE tag SET name='After'")
    assert found(store, "before") == []
    assert len(found(store, "after", 3000)) > 50
    assert findings(store) == []


def add_entry(store: Store, subject: str, day: int, body: str = "", contact: str = "Li Wu") -> None:
    with store.transact("Add") as tx:
        row = tx.raw.execute("SELECT id FROM contact WHERE name=?", (contact,)).fetchone()
        owner = row[0] if row else add_person(tx, contact)
        insert(
            tx, "entry", contact_id=owner, kind="note", subject=subject, body=body,
            happened_at=day * 86_400_000,
        )  # fmt: skip


def test_entries_are_found_newest_day_first_whenever_they_were_written(store: Store) -> None:
    add_entry(store, "Invoice middle", 12_000)
    add_entry(store, "Invoice new", 20_000)
    add_entry(store, "Invoice old", -300, "before 1970")
    add_entry(store, "Other", 15_000, "about the INVÓICE")
    assert found_entries(store, "invoic") == [
        "Invoice new", "Other", "Invoice middle", "Invoice old",
    ]  # fmt: skip
    assert found_entries(store, "invoice", 2) == ["Invoice new", "Other"]
    assert found_entries(store, "invoice old") == ["Invoice old"]
    assert found_entries(store, "old paper") == []
    assert found_entries(store, "") == []
    with store.transact("Change") as tx:
        tx.raw.execute("UPDATE entry SET happened_at=30000*86400000 WHERE subject='Invoice old'")
    assert found_entries(store, "invoice", 1) == ["Invoice old"]
    assert findings(store) == []


def test_words_side_by_side_come_first(store: Store) -> None:
    add_entry(store, "Old", 100, "please send the red paint")
    add_entry(store, "New", 200, "paint it red")
    assert found_entries(store, "paint") == ["New", "Old"]
    assert found_entries(store, "red paint") == ["Old", "New"]


def test_hidden_entries_and_those_of_hidden_contacts_are_not_found(store: Store) -> None:
    add_entry(store, "Stays", 1, "paint")
    add_entry(store, "Goes", 2, "paint", contact="Jo Max")
    with store.transact("Trash") as tx:
        tx.raw.execute("UPDATE contact SET gone=1 WHERE name='Jo Max'")
    assert found_entries(store, "paint") == ["Stays"]
    with store.transact("Trash") as tx:
        tx.raw.execute("UPDATE entry SET gone=1 WHERE subject='Stays'")
    assert found_entries(store, "paint") == []
    assert findings(store) == []
    with store.transact("Restore") as tx:
        tx.raw.execute("UPDATE contact SET gone=0 WHERE name='Jo Max'")
    assert found_entries(store, "paint") == ["Goes"]
    assert findings(store) == []


def test_entries_of_many_contacts_that_go_are_tidied_up_later(store: Store) -> None:
    with store.transact("Add") as tx:
        for n in range(60):
            contact = add_person(tx, f"Person {n}")
            insert(tx, "entry", contact_id=contact, subject=f"Sourdough {n}", happened_at=n)
        insert(tx, "entry", subject="Sourdough of nobody", happened_at=0)

    def everybody(gone: int) -> None:
        with store.transact("Change") as tx:
            tx.raw.execute("UPDATE contact SET gone=?", (gone,))

    def state() -> tuple[int, int, list[str]]:
        """Entries found, documents, and what is wrong."""
        with store.read_raw() as raw:
            (documents,) = raw.execute("SELECT count(*) FROM search_entry").fetchone()
        return len(found_entries(store, "sourdough", 100)), documents, findings(store)

    everybody(gone=1)
    assert state() == (1, 61, [])
    while store.tidy():
        pass
    assert state() == (1, 1, [])
    everybody(gone=0)
    assert state() == (1, 1, [])
    while store.tidy():
        pass
    assert state() == (61, 61, [])
    everybody(gone=1)
    everybody(gone=0)  # before anything was tidied up
    assert state() == (61, 61, [])
    while store.tidy():
        pass
    with store.transact("Change") as tx:  # those of few follow at once
        tx.raw.execute("UPDATE contact SET gone=1 WHERE n<=10")
    assert state() == (51, 51, [])


def test_very_many_entries_of_a_new_index_wait_for_tidying_up(shop: Store) -> None:
    for text in ("paint", "brush"):
        add_entry(shop, text, 1, text)
    with shop.write_local() as raw:
        rebuild_entries(raw, at_once=1)
    assert found_entries(shop, "paint", 100) == []
    assert found(shop, "marta") == ["Marta Müller"]
    assert findings(shop) == []
    while shop.tidy():
        pass
    assert len(found_entries(shop, "paint", 100)) == 1
    assert findings(shop) == []
    with shop.write_local() as raw:
        rebuild_entries(raw, at_once=100)
    assert len(found_entries(shop, "paint", 100)) == 1


def test_check_names_what_is_wrong(shop: Store) -> None:
    add_entry(shop, "Stays", 1, "paint")
    assert findings(shop) == []
    with shop.write_local() as raw:
        raw.execute("UPDATE journal_state SET muted=1")
        raw.execute("UPDATE contact SET note='Behind its back'")
        raw.execute("UPDATE entry SET body='Behind its back'")
        raw.execute("UPDATE journal_state SET muted=0")
    assert findings(shop) == [
        "The search texts of 5 contacts are not up to date.",
        "The search texts of 1 timeline entries are not up to date.",
        "The search does not know 1 words of the timeline.",
    ]
    with shop.write_local() as raw:
        rebuild(raw)
    assert findings(shop) == []
    assert "Marta Müller" in found(shop, "behind")
    with shop.write_local() as raw:
        raw.execute("UPDATE search_contact SET names='nobody' WHERE n=1")
    assert findings(shop) == [
        "The search index contact_fts does not hold what its texts hold.",
        "The search texts of 1 contacts are not up to date.",
    ]


# ------------------------------------------------------------------------------- any text


def _empty() -> sqlite3.Connection:
    raw = sqlite3.connect(":memory:", isolation_level=None)
    prepare(raw)
    for statement in create_statements():
        raw.execute(statement)
    raw.executescript(LOCAL_DDL)
    search_tables.create(raw)
    for statement in all_triggers().values():
        raw.execute(statement)
    return raw


@pytest.fixture(scope="module")
def empty() -> Iterator[sqlite3.Connection]:
    raw = _empty()
    yield raw
    raw.close()


_SYNTAX = st.sampled_from(
    ['"', "*", "-", "^", "AND", "OR", "NOT", "NEAR(", "(", ")", "{names}:", ":", "\0", "'", "+49",
     "@", ".", "0171", "ab", "王小明", "\ud800", "%", "_", "é", "ß", "\u200b"]
)  # fmt: skip


@settings(max_examples=150)
@given(st.one_of(st.text(max_size=60), st.lists(_SYNTAX, max_size=14).map(" ".join),
                 st.lists(_SYNTAX, max_size=14).map("".join)))  # fmt: skip
def test_any_text_can_be_searched_for(text: str) -> None:
    assert search_contacts(_SHARED, text) == []
    assert search_entries(_SHARED, text) == []


_SHARED = _empty()


@pytest.mark.parametrize(
    "text", ["a" * 10_000, "ab " * 3334, "1" * 10_000, "王" * 10_000, "@." * 9]
)
def test_very_long_text_can_be_searched_for(empty: sqlite3.Connection, text: str) -> None:
    assert search_contacts(empty, text) == []
    assert search_entries(empty, text) == []


# ------------------------------------------------- whatever happens, the index tells the data

_NAMES = ("Marta Müller", "王小明", "Łukasz", "Bakery & Co", "", "o'Neill-Żak", "ab\ncd")
_CHANGES = (
    "UPDATE contact SET name=:text, nickname=:text WHERE n=:row",
    "UPDATE contact SET gone=:mark WHERE n=:row",
    "UPDATE contact SET birth_year=:row WHERE n=:row",
    "UPDATE phone SET digits='00'||:row||'55', gone=:mark WHERE n=:row",
    "UPDATE phone SET contact_id=(SELECT id FROM contact WHERE n=:row) WHERE n=:mark+1",
    "UPDATE email SET address=:text||'@example.org' WHERE n=:row",
    "UPDATE email SET contact_id=NULL WHERE n=:row",
    "UPDATE address SET city=:text, gone=:mark WHERE n=:row",
    "UPDATE website SET url='http://'||:text WHERE n=:row",
    "UPDATE position SET gone=:mark, title=:text WHERE n=:row",
    "UPDATE position SET company_id=(SELECT id FROM contact WHERE n=:row) WHERE n=:mark+1",
    "UPDATE tag SET name=:text, gone=:mark WHERE n=:row",
    "UPDATE tagging SET gone=:mark WHERE n=:row",
    "UPDATE tagging SET contact_id=(SELECT id FROM contact WHERE n=:row) WHERE n=:mark+1",
    "UPDATE field SET gone=:mark WHERE n=:row",
    "UPDATE field_value SET value=:text WHERE n=:row",
    "UPDATE entry SET subject=:text, gone=:mark WHERE n=:row",
    "UPDATE entry SET happened_at=:row*50000000 WHERE n=:mark+1",
    "UPDATE entry SET contact_id=(SELECT id FROM contact WHERE n=:row) WHERE n=:mark+1",
)


@contextmanager
def _transaction(raw: sqlite3.Connection) -> Iterator[None]:
    raw.execute("BEGIN")
    batch = raw.execute(
        "INSERT INTO batch(id, label, origin, started_at, after_change) VALUES (x'', '', '', 0, 0)"
    ).lastrowid
    assert batch is not None
    raw.execute("UPDATE journal_state SET batch=?", (batch,))
    (before,) = raw.execute("SELECT coalesce(max(n), 0) FROM change").fetchone()
    yield
    search_index.refresh(raw, written(raw, before), Counter())
    raw.execute("COMMIT")


def _insert_some(raw: sqlite3.Connection, chance: random.Random) -> None:
    def one(table: str, **values: object) -> bytes:
        identity = chance.randbytes(16)
        raw.execute(
            f"INSERT INTO {table}(id,{','.join(values)}) VALUES (?{',?' * len(values)})",
            (identity, *values.values()),
        )
        return identity

    known = [identity for (identity,) in raw.execute("SELECT id FROM contact")]
    for _ in range(3):
        known.append(one("contact", kind="person", name=chance.choice(_NAMES), note="oat"))
        any_contact = chance.choice(known)
        one("phone", contact_id=any_contact, digits=str(chance.randrange(10**9)))
        one("email", contact_id=any_contact, address="X.Y@Example.org")
        one("address", contact_id=any_contact, city=chance.choice(_NAMES))
        one("website", contact_id=any_contact, url="https://www.example.org")
        one("position", person_id=any_contact, company_id=chance.choice(known), title="Buyer")
        tag = one("tag", name=chance.choice(_NAMES))
        one("tagging", contact_id=any_contact, tag_id=tag)
        field = one("field", name="Size")
        one("field_value", contact_id=any_contact, field_id=field, value="41")
        one("entry", contact_id=any_contact, subject="Call", body=chance.choice(_NAMES),
            happened_at=chance.randrange(10**9))  # fmt: skip


def _index(raw: sqlite3.Connection) -> list[object]:
    """Everything the index holds that does not depend on the order of writing."""
    texts = raw.execute("SELECT * FROM search_contact ORDER BY n").fetchall()
    entries = raw.execute("SELECT n, docid >> 22, words FROM search_entry ORDER BY n").fetchall()
    words = [
        raw.execute(f"SELECT * FROM temp.{fts}_v ORDER BY 1, 2, 3").fetchall()
        for fts in ("contact_fts", "contact_code", "entry_fts")
    ]
    return [texts, entries, words]


@settings(max_examples=40)
@given(
    st.integers(0, 2**32),
    st.lists(
        st.lists(
            st.one_of(
                st.none(),
                st.tuples(
                    st.sampled_from(_CHANGES), st.sampled_from(_NAMES), st.integers(1, 9),
                    st.integers(0, 2),
                ),
            ),
            min_size=1, max_size=5,
        ),
        min_size=1, max_size=5,
    ),
)  # fmt: skip
def test_refreshing_and_rebuilding_come_to_the_same(
    seed: int, transactions: list[list[tuple[str, str, int, int] | None]]
) -> None:
    raw = sqlite3.connect(":memory:", isolation_level=None)
    _SHARED.backup(raw)
    chance = random.Random(seed)
    with _transaction(raw):
        _insert_some(raw, chance)
    for commands in transactions:
        with _transaction(raw):
            for command in commands:
                if command is None:
                    _insert_some(raw, chance)
                else:
                    raw.execute(
                        command[0], dict(zip(("text", "row", "mark"), command[1:], strict=True))
                    )
    for fts in ("contact_fts", "contact_code", "entry_fts"):
        raw.execute(f"CREATE VIRTUAL TABLE temp.{fts}_v USING fts5vocab('main', {fts}, 'col')")
    assert check(raw) == []
    kept = _index(raw)
    rebuild(raw)
    assert _index(raw) == kept
    assert check(raw) == []
    raw.close()


def test_one_record_never_walks_through_a_table() -> None:
    raw = sqlite3.connect(":memory:", isolation_level=None)
    _SHARED.backup(raw)
    chance = random.Random(3)
    statements: list[str] = []
    with _transaction(raw):
        _insert_some(raw, chance)
    for change in _CHANGES:
        with _transaction(raw):
            raw.execute(change, {"text": "Jo", "row": 1, "mark": 1})
            _insert_some(raw, chance)
            raw.set_trace_callback(statements.append)
        raw.set_trace_callback(None)
    steps = {
        step: statement
        for statement in dict.fromkeys(statements)
        if statement.startswith(("SELECT", "INSERT", "DELETE")) and "fts" not in statement
        for *_, step in raw.execute(f"EXPLAIN QUERY PLAN {statement}")
    }
    assert len(steps) > 20
    walks = {step: statement for step, statement in steps.items() if step.startswith("SCAN")}
    # json_each holds the rows that were touched.
    assert [statement for step, statement in walks.items() if "VIRTUAL TABLE" not in step] == []
    raw.close()
