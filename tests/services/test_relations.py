"""Relations between contacts: seen from both sides, hidden with either, undone as one step."""

import pytest

from crm_desktop.errors import UserError
from crm_desktop.services import contact_edit
from crm_desktop.services.changes import read_changes
from crm_desktop.services.history import History
from crm_desktop.services.relations import (
    Relation,
    add_relation,
    change_relation,
    relations_of,
    remove_relation,
)
from crm_desktop.store.store import Store
from tests.helpers.dump import live_dump


@pytest.fixture
def two(store: Store) -> tuple[bytes, bytes]:
    """Marta, and Ana who is her daughter."""
    marta, ana = (contact_edit.new_contact(store, "person", n) for n in ("Marta Ek", "Ana Ek"))
    add_relation(store, marta, ana, "daughter", back="mother", note="works here too")
    return marta, ana


def seen(store: Store, contact: bytes) -> list[Relation]:
    with store.read_raw() as raw:
        return relations_of(raw, contact)


def test_each_card_says_it_in_its_own_words(store: Store, two: tuple[bytes, bytes]) -> None:
    marta, ana = two
    (hers,), (theirs,) = seen(store, marta), seen(store, ana)
    assert (hers.other, hers.kind, hers.back, hers.note) == (
        "Ana Ek", "daughter", "mother", "works here too",
    )  # fmt: skip
    assert (theirs.other, theirs.other_id, theirs.kind, theirs.back) == (
        "Marta Ek", marta, "mother", "daughter",
    )  # fmt: skip
    assert hers.id == theirs.id


def test_changed_from_the_other_side(store: Store, two: tuple[bytes, bytes]) -> None:
    marta, ana = two
    (theirs,) = seen(store, ana)
    assert change_relation(store, theirs.id, ana, "aunt", back="niece")
    assert [(r.kind, r.back) for r in seen(store, marta)] == [("niece", "aunt")]
    assert [(r.kind, r.back) for r in seen(store, ana)] == [("aunt", "niece")]
    assert not change_relation(store, theirs.id, ana, "aunt", back="niece")


@pytest.mark.parametrize("which", [0, 1])
def test_hidden_while_either_is_archived(
    store: Store, two: tuple[bytes, bytes], which: int
) -> None:
    with store.read_raw() as raw:
        (n,) = raw.execute("SELECT n FROM contact WHERE id=?", (two[which],)).fetchone()
    contact_edit.archive(store, [n])
    assert seen(store, two[1 - which]) == []
    contact_edit.bring_back(store, [n])
    assert len(seen(store, two[1 - which])) == 1


def test_every_step_is_undone_to_an_equal_dump(store: Store, two: tuple[bytes, bytes]) -> None:
    marta, ana = two
    (relation,) = seen(store, marta)
    for step in (
        lambda: add_relation(store, ana, marta, "neighbour"),
        lambda: change_relation(store, relation.id, marta, "sister", back="sister"),
        lambda: remove_relation(store, relation.id),
    ):
        before = live_dump(store)
        step()
        assert live_dump(store) != before
        History(store).undo()
        assert live_dump(store) == before


def test_refused(store: Store, two: tuple[bytes, bytes]) -> None:
    marta, ana = two
    (relation,) = seen(store, marta)
    remove_relation(store, relation.id)
    for code, do in (
        ("relation.self", lambda: add_relation(store, marta, marta, "friend")),
        ("relation.empty", lambda: add_relation(store, marta, ana, " ")),
        ("relation.gone", lambda: remove_relation(store, relation.id)),
        ("contact.gone", lambda: add_relation(store, marta, b"\0" * 16, "friend")),
    ):
        with pytest.raises(UserError) as refused:
            do()
        assert refused.value.code == code


def test_stands_among_the_changes_of_a_contact(store: Store, two: tuple[bytes, bytes]) -> None:
    (relation,) = seen(store, two[0])
    change_relation(store, relation.id, two[0], "child", back="mother", note=relation.note)
    with store.read_raw() as raw:
        found = read_changes(raw, two[0])
    assert [(c.table, c.what, c.about, c.old) for c in found if c.table == "relation"] == [
        ("relation", "changed", "Ana Ek", "daughter"),
        ("relation", "added", "Ana Ek", ""),
    ]
