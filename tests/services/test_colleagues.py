"""Colleagues: found by name whatever its writing, renamed everywhere, named in the history."""

import pytest

from crm_desktop.errors import UserError
from crm_desktop.services.colleagues import (
    Colleague,
    colleague_of,
    find_or_make_colleague,
    list_colleagues,
    rename_colleague,
)
from crm_desktop.services.history import History
from crm_desktop.store.store import Store
from tests.helpers.dump import live_dump


def test_made_once_and_found_again(store: Store) -> None:
    anna = find_or_make_colleague(store, " Anna  Berg ")
    assert anna.name == "Anna Berg"
    assert find_or_make_colleague(store, "anna berg") == anna
    assert list_colleagues(store) == [anna]
    with store.read_raw() as raw:
        assert colleague_of(raw, anna.id) == anna
        assert colleague_of(raw, b"\0" * 16) is None


def test_renamed_with_undo(store: Store) -> None:
    anna, ben = (find_or_make_colleague(store, name) for name in ("Anna", "Ben"))
    before = live_dump(store)
    assert rename_colleague(store, anna.id, "Anna Berg")
    assert list_colleagues(store) == [Colleague(anna.id, "Anna Berg"), ben]
    History(store).undo()
    assert live_dump(store) == before


@pytest.mark.parametrize(("name", "code"), [(" ", "colleague.empty"), ("ben", "colleague.taken")])
def test_refused(store: Store, name: str, code: str) -> None:
    anna, _ = (find_or_make_colleague(store, name) for name in ("Anna", "Ben"))
    with pytest.raises(UserError) as refused:
        rename_colleague(store, anna.id, name)
    assert refused.value.code == code


def test_the_history_names_who_sits_here(store: Store) -> None:
    store.person = "Anna"
    find_or_make_colleague(store, "Ben")
    with store.transact("By somebody else", person="Carl") as tx:
        tx.raw.execute("UPDATE colleague SET name='Benno'")
    assert [batch.person for batch in History(store).batches(2)] == ["Carl", "Anna"]
