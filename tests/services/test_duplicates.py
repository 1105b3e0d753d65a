"""Duplicates of a whole shop: what is found, what stays fresh, and what was said to be none."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from crm_desktop.domain.matching import AUTOMATIC
from crm_desktop.domain.names import name_key
from crm_desktop.errors import CancelledError
from crm_desktop.progress import silent
from crm_desktop.services import contact_edit, contact_parts
from crm_desktop.services.duplicate_pairs import find_pairs, find_pairs_aside, pairs_near
from crm_desktop.services.duplicates import (
    DuplicateGroup,
    Duplicates,
    compare_contacts,
    forget_not_duplicates,
    mark_not_duplicates,
)
from crm_desktop.services.history import History
from crm_desktop.services.merge import merge
from crm_desktop.services.sample import make_sample_shop
from crm_desktop.store.store import Store
from tests.helpers.dump import live_dump


@pytest.fixture
def duplicates(store: Store) -> Iterator[Duplicates]:
    made = Duplicates(store)
    yield made
    made.close()


def person(store: Store, name: str, *phones: str, email: str = "", town: str = "") -> int:
    identity = contact_edit.new_contact(
        store, "person", name, phones=phones, emails=[email] if email else []
    )
    if town:
        contact_parts.add_part(store, identity, "address", postal_code=town, city=f"Town {town}")
    with store.read_raw() as raw:
        found: int = raw.execute("SELECT n FROM contact WHERE id=?", (identity,)).fetchone()[0]
    return found


def told(groups: list[DuplicateGroup]) -> list[tuple[set[int], bool]]:
    return [({one.n for one in group.contacts}, group.sure) for group in groups]


def test_groups_by_score_with_the_reason(store: Store, duplicates: Duplicates) -> None:
    a = person(store, "Anna Meier", "030 901820 11")
    b = person(store, "Anna Meier", "+49 30 90182011", email="anna@example.com")
    c = person(store, "A. Meier", email="anna@example.com")
    x, y = person(store, "Bo Ek", town="10115"), person(store, "Bo Ek", town="10115")
    first, second = duplicates.refresh()
    assert {one.n for one in first.contacts} == {a, b, c}
    assert (first.score, first.sure) == (95, False)  # a and c share nothing
    assert "same e-mail address" in first.reason
    assert first.contacts[0].n == b  # most is known of it
    assert {one.n for one in second.contacts} == {x, y}
    assert second.score < AUTOMATIC
    assert compare_contacts(store, [a, b])[0] == 92


def test_little_in_common_is_not_offered(store: Store, duplicates: Duplicates) -> None:
    person(store, "Anna Meier", "030 90182011")
    person(store, "Bo Ek", "030 90182011")  # one phone
    person(store, "Bo Ek", email="info@shop.example")  # one name
    person(store, "Cem Öz", email="cem@shop.example")  # one domain
    assert duplicates.refresh() == []


def test_not_a_duplicate_is_remembered_and_undone(store: Store, duplicates: Duplicates) -> None:
    numbers = [person(store, "Anna Meier", "030 90182011") for _ in range(3)]
    assert told(duplicates.refresh()) == [(set(numbers), True)]
    before = live_dump(store)
    assert mark_not_duplicates(store, numbers[:2]) == 1
    assert mark_not_duplicates(store, numbers[:2]) == 0
    (group,) = duplicates.refresh()
    assert len(group.contacts) == 2
    assert mark_not_duplicates(store, numbers) == 2
    assert duplicates.refresh() == []
    History(store).undo()
    History(store).undo()
    assert live_dump(store) == before
    assert told(duplicates.refresh()) == [(set(numbers), True)]
    mark_not_duplicates(store, numbers)
    assert forget_not_duplicates(store, numbers) == 3
    assert told(duplicates.refresh()) == [(set(numbers), True)]


def test_what_was_said_of_one_holds_for_what_it_became(
    store: Store, duplicates: Duplicates
) -> None:
    a, b, c = (person(store, "Anna Meier", "030 90182011") for _ in range(3))
    mark_not_duplicates(store, [a, c])
    mark_not_duplicates(store, [b, c])
    (group,) = duplicates.refresh()
    merge(store, group.merge())
    assert duplicates.refresh() == []


def test_kept_fresh_after_commits(store: Store, duplicates: Duplicates) -> None:
    a = person(store, "Anna Meier", "030 90182011")
    assert not duplicates.is_ready
    assert duplicates.refresh() == []
    assert duplicates.is_ready
    b = person(store, "Anna Meier", "030 90182011")
    assert duplicates.is_ready
    assert told(duplicates.refresh()) == [({a, b}, True)]
    with store.read_raw() as raw:
        (part,) = raw.execute(
            "SELECT p.id FROM phone p JOIN contact c ON c.id=p.contact_id WHERE c.n=?", (b,)
        ).fetchone()
    contact_parts.change_part(store, "phone", part, "040 111222333")
    assert duplicates.refresh() == []
    History(store).undo()
    assert told(duplicates.refresh()) == [({a, b}, True)]
    contact_edit.archive(store, [b])
    assert duplicates.refresh() == []
    contact_edit.bring_back(store, [b])
    (group,) = duplicates.refresh()
    merge(store, group.merge())
    assert duplicates.refresh() == []


def test_stopped_in_between_it_looks_again(store: Store, duplicates: Duplicates) -> None:
    a, b = (person(store, "Anna Meier", "030 90182011") for _ in range(2))

    def stop(done: int, total: int, text: str) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        duplicates.refresh(stop)
    assert not duplicates.is_ready
    assert told(duplicates.refresh()) == [({a, b}, True)]


def test_a_large_shop_finds_the_same_in_a_process_of_its_own(store: Store, tmp_path: Path) -> None:
    make_sample_shop(store, size=60, seed=1, today=dt.date(2026, 11, 22), progress=silent)
    for name in ("Anna Meier", "Anna Meyer"):
        person(store, name, "030 90182011", town="10115")
    seen: list[int] = []
    pairs = find_pairs_aside(store.path, lambda done, total, text: seen.append(done))
    assert pairs == find_pairs(store.path)
    assert seen
    with store.read_raw() as raw:
        everyone = [n for (n,) in raw.execute("SELECT n FROM contact WHERE gone=0")]
        near = pairs_near(raw, everyone)
    assert set(pairs) >= {pair for pair in near if pair[2] >= AUTOMATIC}
    assert any(reason.startswith("same phone") for *_, reason in pairs)
    with pytest.raises(RuntimeError):
        find_pairs_aside(tmp_path / "nothing.sqlite3")


def test_names_are_compared_with_a_place_a_birthday_or_a_company(store: Store) -> None:
    """One pair for each thing by which the whole shop is divided."""
    expected = set()
    cases: list[tuple[dict[str, object], dict[str, object]]] = [
        ({"name": "Ada Berg", "birth_year": 1980, "birth_month": 3, "birth_day": 4},) * 2,
        ({"name": "Ada Bergs", "birth_year": 1981, "birth_month": 5, "birth_day": 4},
         {"name": "Ada Berks", "birth_year": 1981, "birth_month": 5, "birth_day": 4}),
        ({"name": "Dora Kurz", "birth_year": 1982, "birth_month": 5, "birth_day": 14},
         {"name": "Dora Kurz", "birth_year": 1982, "birth_month": 5, "birth_day": 24}),
        ({"name": "Emil Lang", "external_id": "K-7"},
         {"name": "E. Lang", "external_id": "K-7"}),
        ({"name": "Fritz Moor", "street": "Weg 1", "postal_code": "1234"},
         {"name": "F. Moor", "street": "Weg 1", "postal_code": "1234"}),
        ({"name": "Gerd Nolte", "street": "Gasse 5", "postal_code": "1235", "city": "Ulm"},
         {"name": "Gerd Noltte", "street": "Gasse 5", "postal_code": "1236", "city": "Ulm"}),
    ]  # fmt: skip
    with store.transact("People") as tx:
        for pair in cases:
            numbers = []
            for values in pair:
                contact = {k: v for k, v in values.items() if k not in _PLACE}
                identity = tx.ids.one()
                first, last = str(contact["name"]).split()
                contact |= {"id": identity, "kind": "person", "first_name": first,
                            "last_name": last, "match_key": name_key(first, last),
                            "sort_key": f"{last} {first}".lower()}  # fmt: skip
                if place := {k: v for k, v in values.items() if k in _PLACE}:
                    contact["address_id"] = tx.ids.one()
                    _insert(tx.raw, "address", id=contact["address_id"], contact_id=identity,
                            **place)  # fmt: skip
                _insert(tx.raw, "contact", **contact)
                numbers.append(
                    tx.raw.execute("SELECT n FROM contact WHERE id=?", (identity,)).fetchone()[0]
                )
            expected.add(tuple(numbers))
    assert {pair[:2] for pair in find_pairs(store.path)} == expected


_PLACE = ("street", "postal_code", "city")


def _insert(raw: sqlite3.Connection, table: str, **values: object) -> None:
    raw.execute(
        f"INSERT INTO {table}({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",
        list(values.values()),
    )
