"""The narrow rows of the contacts follow every change, undo included."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.errors import UserError
from crm_desktop.services.history import History
from crm_desktop.store import summary
from crm_desktop.store.check import check_shop
from crm_desktop.store.store import Store
from tests.helpers.people import add_company, add_person, insert
from tests.helpers.random_work import Action, steps, work
from tests.helpers.shop import open_shop

DAY = 86_400_000


@contextmanager
def scratch_shop(template: Path) -> Iterator[Store]:
    folder = Path(tempfile.mkdtemp())
    try:
        with open_shop(folder / "shop", template) as store:
            yield store
    finally:
        shutil.rmtree(folder)


def row(store: Store, name: str) -> dict[str, object]:
    with store.read_raw() as raw:
        cursor = raw.execute(
            "SELECT s.* FROM contact_summary s JOIN contact c ON c.n=s.n WHERE c.name=?", (name,)
        )
        values = cursor.fetchone()
    return (
        {} if values is None else {c[0]: v for c, v in zip(cursor.description, values, strict=True)}
    )


def assert_right(store: Store) -> None:
    with store.read_raw() as raw:
        assert summary.check(raw) == []


@settings(max_examples=40)
@given(st.lists(steps, min_size=1, max_size=4), st.integers(0, 4))
def test_whatever_happens_the_rows_tell_what_the_data_tells(
    template: Path, batches: list[list[Action]], undos: int
) -> None:
    with scratch_shop(template) as store:
        for done in batches:
            work(store, done)
            assert_right(store)
        for _ in range(undos):
            try:
                History(store).undo()
            except UserError:
                break
            assert_right(store)


@pytest.fixture
def shop(store: Store) -> Store:
    with store.transact("Add") as tx:
        marta = add_person(tx, "Marta Müller")
        cafe = add_company(tx, "Blue Door Café")
        job = insert(tx, "position", person_id=marta, company_id=cafe)
        tx.raw.execute("UPDATE contact SET position_id=? WHERE id=?", (job, marta))
        insert(tx, "entry", contact_id=marta, kind="call", happened_at=5 * DAY)
    return store


def change(store: Store, sql: str, *values: object) -> None:
    with store.transact("Change") as tx:
        tx.raw.execute(sql, values)


def test_the_last_contact_of_a_company_is_that_of_its_people(shop: Store) -> None:
    assert row(shop, "Marta Müller")["last_at"] == 5 * DAY
    assert row(shop, "Blue Door Café")["last_at"] == 5 * DAY
    change(shop, "UPDATE entry SET happened_at=?, kind='visit'", 9 * DAY)
    assert row(shop, "Blue Door Café")["last_at"] == 9 * DAY
    assert row(shop, "Blue Door Café")["last_kind"] == "visit"
    change(shop, "UPDATE position SET ended='2026-01'")
    assert row(shop, "Blue Door Café")["last_at"] is None
    assert row(shop, "Marta Müller")["company_key"] == "blue door cafe"
    assert_right(shop)


def test_of_entries_at_the_same_time_the_newer_one_counts(shop: Store) -> None:
    with shop.transact("Add") as tx:
        (marta,) = tx.raw.execute("SELECT id FROM contact WHERE kind='person'").fetchone()
        for kind in ("visit", "email"):
            insert(tx, "entry", contact_id=marta, kind=kind, happened_at=6 * DAY)
    assert row(shop, "Marta Müller")["last_kind"] == "email"
    assert_right(shop)


def test_who_took_part_was_in_contact_too(shop: Store) -> None:
    with shop.transact("Add") as tx:
        (entry,) = tx.raw.execute("SELECT id FROM entry").fetchone()
        insert(tx, "participant", entry_id=entry, contact_id=add_person(tx, "Bo Ek"))
    assert row(shop, "Bo Ek")["last_at"] == 5 * DAY
    change(shop, "UPDATE entry SET happened_at=?", 7 * DAY)
    assert row(shop, "Bo Ek")["last_at"] == 7 * DAY
    change(shop, "UPDATE entry SET gone=1")
    assert row(shop, "Bo Ek")["last_at"] is None
    assert_right(shop)


def test_a_renamed_company_is_renamed_at_its_people(shop: Store) -> None:
    change(shop, "UPDATE contact SET name='Ärger & Söhne' WHERE kind='company'")
    assert row(shop, "Marta Müller")["company_key"] == "arger & sohne"
    change(shop, "UPDATE contact SET gone=1 WHERE kind='company'")
    assert row(shop, "Marta Müller")["company_key"] == ""
    assert row(shop, "Ärger & Söhne") == {}


def test_the_next_step_is_the_earliest_open_reminder(shop: Store) -> None:
    with shop.transact("Add") as tx:
        (marta,) = tx.raw.execute("SELECT id FROM contact WHERE kind='person'").fetchone()
        add = {"contact_id": marta, "title": "Call"}
        insert(tx, "reminder", **add, due_date="2026-12-01")
        insert(tx, "reminder", **add, due_date="2026-12-01", due_time="16:00")
        insert(tx, "reminder", **add, due_date="2026-11-01", done_at=DAY)
        insert(tx, "reminder", **add, due_at=2 * DAY, due_date="2027-01-01")
    assert row(shop, "Marta Müller")["next_due"] == "2026-12-01 16:00"  # before "any time"
    change(shop, "UPDATE reminder SET done_at=1 WHERE due_time='16:00'")
    assert row(shop, "Marta Müller")["next_due"] == "2026-12-01 ~"
    change(shop, "UPDATE reminder SET gone=1")
    assert row(shop, "Marta Müller")["next_due"] is None


def test_open_deals_count_for_contact_and_company_and_currencies_are_not_added(
    shop: Store,
) -> None:
    with shop.transact("Add") as tx:
        ids = dict(tx.raw.execute("SELECT kind, id FROM contact").fetchall())
        deal = {"contact_id": ids["person"], "company_id": ids["company"], "state": "open"}
        insert(tx, "deal", **deal, amount_minor=250_00, currency="EUR")
        insert(tx, "deal", **deal, amount_minor=30_00, currency="EUR")
        insert(tx, "deal", **deal, amount_minor=900, currency="JPY")
        insert(tx, "deal", **deal)
        insert(tx, "deal", **{**deal, "state": "won"}, amount_minor=1, currency="EUR")
    for name in ("Marta Müller", "Blue Door Café"):
        assert (row(shop, name)["open_deals"], row(shop, name)["open_sum"]) == (4, 900.0)
    change(shop, "UPDATE deal SET contact_id=NULL, state='lost' WHERE currency='JPY'")
    assert (row(shop, "Marta Müller")["open_deals"], row(shop, "Marta Müller")["open_sum"]) == (
        3, 280.0,
    )  # fmt: skip
    assert_right(shop)


def test_what_moves_to_another_contact_leaves_the_first(shop: Store) -> None:
    with shop.transact("Add") as tx:
        bo = add_person(tx, "Bo Ek")
    change(shop, "UPDATE entry SET contact_id=?", bo)
    assert row(shop, "Marta Müller")["last_at"] is None
    assert row(shop, "Bo Ek")["last_at"] == 5 * DAY
    assert_right(shop)


def test_a_place_that_passes_to_somebody_else(shop: Store) -> None:
    with shop.transact("Add") as tx:
        bo = add_person(tx, "Bo Ek")
    change(shop, "UPDATE position SET person_id=?", bo)
    assert row(shop, "Blue Door Café")["last_at"] is None
    assert row(shop, "Bo Ek")["company_key"] == "blue door cafe"
    assert_right(shop)


def test_a_company_does_not_pass_on_what_its_own_people_did(shop: Store) -> None:
    with shop.transact("Add") as tx:
        (cafe,) = tx.raw.execute("SELECT id FROM contact WHERE kind='company'").fetchone()
        group = add_company(tx, "Group")
        insert(tx, "position", person_id=cafe, company_id=group)
    assert row(shop, "Group")["last_at"] is None
    change(shop, "UPDATE contact SET kind='company' WHERE name='Marta Müller'")
    assert row(shop, "Blue Door Café")["last_at"] is None  # nobody works there any more
    assert_right(shop)
    change(shop, "UPDATE contact SET kind='person' WHERE name='Marta Müller'")
    assert row(shop, "Blue Door Café")["last_at"] == 5 * DAY
    assert_right(shop)


def test_tags_and_towns(shop: Store) -> None:
    with shop.transact("Add") as tx:
        (marta,) = tx.raw.execute("SELECT id FROM contact WHERE kind='person'").fetchone()
        insert(tx, "address", contact_id=marta, city="Ulm")
        main = insert(tx, "address", contact_id=marta, city="Łódź")
        tx.raw.execute("UPDATE contact SET address_id=? WHERE id=?", (main, marta))
        for name in ("VIP", "Fleet"):
            insert(tx, "tagging", contact_id=marta, tag_id=insert(tx, "tag", name=name))
    assert row(shop, "Marta Müller")["town_key"] == "lodz"
    assert row(shop, "Marta Müller")["tag_key"] == "fleet\nvip"
    change(shop, "UPDATE tag SET name='Zebra' WHERE name='Fleet'")
    change(shop, "UPDATE address SET gone=1 WHERE city<>'Ulm'")
    assert row(shop, "Marta Müller")["tag_key"] == "vip\nzebra"
    assert row(shop, "Marta Müller")["town_key"] == "ulm"


def test_the_check_of_the_shop_sees_a_wrong_row_and_rebuilding_mends_it(shop: Store) -> None:
    with shop.write_local() as raw:
        raw.execute("UPDATE contact_summary SET last_at=1 WHERE kind='person'")
        raw.execute("DELETE FROM contact_summary WHERE kind='company'")
    (finding,) = [f for f in check_shop(shop).findings if f.code == "summary"]
    assert finding.details == ("What lists show of 2 contacts is not up to date.",)
    with shop.write_local() as raw:
        summary.rebuild(raw)
    assert check_shop(shop).ok
