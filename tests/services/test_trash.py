"""The archived: what is listed, with when and who, and that all links come back."""

import pytest

from crm_desktop.errors import UserError
from crm_desktop.services import contact_edit
from crm_desktop.services.history import History
from crm_desktop.services.merge import Merge, merge
from crm_desktop.services.trash import Archived, bring_back, find_archived, list_trash
from crm_desktop.store.store import Store
from tests.helpers.dump import live_dump
from tests.helpers.people import add_company, add_person, add_phone, insert
from tests.helpers.shop import FakeClock


def make(store: Store) -> list[int]:
    """Anna with a phone, an entry, a deal and a reminder; Bo; a company where Anna works."""
    with store.transact("People") as tx:
        anna = add_person(tx, "Anna Meier")
        add_person(tx, "Bo Ek")
        company = add_company(tx, "Bakery")
        add_phone(tx, anna, "030 901820")
        for table, values in (
            ("entry", {"kind": "call", "subject": "Bread"}), ("deal", {"title": "Rolls"}),
            ("reminder", {"title": "Call back"}),
        ):  # fmt: skip
            insert(tx, table, contact_id=anna, **values)
        place = insert(tx, "position", person_id=anna, company_id=company)
        tx.raw.execute("UPDATE contact SET position_id=? WHERE id=?", (place, anna))
        return [n for (n,) in tx.raw.execute("SELECT n FROM contact ORDER BY n")]


def shown(rows: list[Archived]) -> list[tuple[str, str, str]]:
    return [(row.table, row.name, row.about) for row in rows]


def hide(store: Store, table: str) -> None:
    with store.transact("Archive", person="Marta") as tx:
        tx.raw.execute(f"UPDATE {table} SET gone=1")


def test_a_contact_comes_back_with_all_that_hung_on_it(store: Store, clock: FakeClock) -> None:
    anna, bo, _ = make(store)
    before = live_dump(store)
    contact_edit.archive(store, [bo])
    clock.advance(1000)
    contact_edit.archive(store, [anna])
    first, second = list_trash(store)
    assert shown([first, second]) == [("contact", "Anna Meier", "Bakery"), ("contact", "Bo Ek", "")]
    assert (first.at, first.parts, first.detail) == (clock.now, 3, "person")
    assert second.at == clock.now - 1000
    assert find_archived(store, first.id.hex()) == ("contact", anna)
    assert bring_back(store, [("contact", anna), ("contact", bo)]) == 2
    assert live_dump(store) == before
    assert list_trash(store) == []
    assert History(store).batches(1)[0].label == "Bring back 2 things"
    History(store).undo()
    assert len(list_trash(store)) == 2


def test_search_and_kinds(store: Store) -> None:
    make(store)
    for table in ("entry", "deal", "reminder"):
        hide(store, table)
    assert {row.table for row in list_trash(store)} == {"entry", "deal", "reminder"}
    (deal,) = list_trash(store, kind="deal")
    assert (deal.name, deal.about, deal.person) == ("Rolls", "Anna Meier", "Marta")
    assert shown(list_trash(store, "bread")) == [("entry", "Bread", "Anna Meier")]
    assert len(list_trash(store, "ANNA")) == 3
    assert bring_back(store, [("deal", deal.n)]) == 1
    assert History(store).batches(1)[0].label == "Bring back Rolls"


def test_things_of_an_archived_contact_come_back_with_it(store: Store) -> None:
    anna, *_ = make(store)
    hide(store, "deal")
    contact_edit.archive(store, [anna])
    assert shown(list_trash(store)) == [("contact", "Anna Meier", "Bakery")]


def test_who_became_another_contact_is_not_archived(store: Store) -> None:
    anna, bo, _ = make(store)
    merge(store, Merge(anna, (bo,)))
    assert list_trash(store) == []
    with pytest.raises(UserError) as caught:
        bring_back(store, [("contact", bo)])
    assert caught.value.code == "trash.nothing"
    with pytest.raises(UserError) as caught:
        find_archived(store, "00")
    assert caught.value.code == "trash.unknown"
