"""Saved views with live counts, also such as this program cannot read."""

import datetime as dt

import pytest

from crm_desktop.domain.filters import Condition, Group
from crm_desktop.services import views
from crm_desktop.services.contact_list import ContactList
from crm_desktop.services.views import View
from crm_desktop.store.store import Store
from tests.helpers.people import add_company, add_person

TODAY = dt.date(2026, 11, 22)
PEOPLE = View(
    Group("and", (Condition("kind", "is", ("person",)),)), ("name", "town"), "town", True, "olive"
)


@pytest.fixture
def contacts(store: Store) -> ContactList:
    with store.transact("Add") as tx:
        add_person(tx, "Marta Müller")
        add_person(tx, "Bo Ek")
        add_company(tx, "Café")
    return ContactList(store)


def test_views_are_kept_whole_and_counted(store: Store, contacts: ContactList) -> None:
    first = views.save_view(store, " People ", PEOPLE)
    second = views.save_view(store, "People", View())
    assert views.list_views(store, contacts, TODAY) == [
        views.SavedView(first, "People", PEOPLE, 2), views.SavedView(second, "People", View(), 3),
    ]  # fmt: skip
    with store.transact("Add") as tx:
        add_person(tx, "Zoë")
    assert [v.count for v in views.list_views(store, contacts, TODAY)] == [3, 4]
    assert views.list_views(store, contacts, TODAY)[0].view == PEOPLE


def test_order_name_and_removal(store: Store, contacts: ContactList) -> None:
    ids = [views.save_view(store, name, View()) for name in "ABC"]
    views.order_views(store, [ids[2], ids[0], ids[1]])
    ids.append(views.save_view(store, "D", View()))
    views.rename_view(store, ids[0], "Z")
    views.remove_view(store, ids[1])
    assert [v.name for v in views.list_views(store, contacts, TODAY)] == ["C", "Z", "D"]


@pytest.mark.parametrize(
    "definition",
    [
        "", "[]", "{}", "null", '{"filter":{"and":[]}}', '{"filter":{"xor":[]},"sort":"name"}',
        '{"filter":{"and":[{"field":"mood","is":"is","values":["x"]}]},"sort":"name"}',
        '{"filter":{"and":[]},"sort":5}', '{"filter":{"and":[]},"sort":"name","columns":5}',
        "[" * 100_000,
    ],
)  # fmt: skip
def test_a_view_of_a_newer_program_is_listed_without_a_count(
    store: Store, contacts: ContactList, definition: str
) -> None:
    good = views.save_view(store, "Good", PEOPLE)
    newer = views.save_view(store, "Newer", View())
    with store.transact("Sync") as tx:
        tx.raw.execute("UPDATE saved_view SET definition=? WHERE id=?", (definition, newer))
    assert views.list_views(store, contacts, TODAY) == [
        views.SavedView(good, "Good", PEOPLE, 2), views.SavedView(newer, "Newer", None, None),
    ]  # fmt: skip
