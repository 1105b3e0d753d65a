"""Joining contacts and taking them apart: nothing lost, nothing twice, and back as it was."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.errors import UserError
from crm_desktop.services import merge as merging
from crm_desktop.services.fields import make_field, set_value
from crm_desktop.services.history import History
from crm_desktop.services.merge import (
    Merge,
    Merged,
    Was,
    joined_into,
    merge,
    merge_groups,
    take_apart,
)
from crm_desktop.services.tags import tag_contacts
from crm_desktop.store.check import check_shop
from crm_desktop.store.store import Store
from tests.helpers.dump import live_dump
from tests.helpers.people import add_company, add_person, add_phone, insert
from tests.helpers.random_work import steps, work
from tests.helpers.shop import make_template, open_shop


@dataclass
class Shop:
    store: Store

    def n(self, identity: bytes) -> int:
        with self.store.read_raw() as raw:
            found: int = raw.execute("SELECT n FROM contact WHERE id=?", (identity,)).fetchone()[0]
        return found

    def person(self, name: str, *phones: str, **values: object) -> int:
        with self.store.transact(f"Add {name}") as tx:
            identity = add_person(tx, name, created_at=tx.now, **values)
            for typed in phones:
                add_phone(tx, identity, typed)
        return self.n(identity)

    def add(self, table: str, n: int, owner: str = "contact_id", **values: object) -> bytes:
        with self.store.transact(f"Add {table}") as tx:
            return insert(tx, table, **{owner: self.id(n)}, **values)

    def id(self, n: int) -> bytes:
        with self.store.read_raw() as raw:
            found: bytes = raw.execute("SELECT id FROM contact WHERE n=?", (n,)).fetchone()[0]
        return found

    def all(self, sql: str, *values: object) -> list[object]:
        with self.store.read_raw() as raw:
            return [row[0] if len(row) == 1 else row for row in raw.execute(sql, values)]

    def of(self, n: int, table: str, column: str, owner: str = "contact_id") -> list[object]:
        """A column of the live parts of a contact."""
        return self.all(
            f"SELECT t.{column} FROM {table} t JOIN contact c ON c.id=t.{owner}"
            " WHERE c.n=? AND t.gone=0 ORDER BY t.n", n,
        )  # fmt: skip

    def live(self) -> list[object]:
        return self.all("SELECT name FROM contact WHERE gone=0 ORDER BY n")


@pytest.fixture
def shop(store: Store) -> Shop:
    return Shop(store)


def refused(code: str) -> object:
    return pytest.raises(UserError, check=lambda error: error.code == code)


# ------------------------------------------------------------------------------- what is joined


def test_lists_are_united_and_what_both_have_is_there_once(shop: Shop) -> None:
    anna = shop.person("Anna Meier", "030 901820", "0171 5550001")
    other = shop.person("A. Meier", "(030) 90-1820", "040 777")
    for n, address in ((anna, "Anna@example.com"), (other, "anna@example.com"), (other, "a@b.de")):
        shop.add("email", n, address=address, match_key=address.lower())
    for n in (anna, other):
        shop.add("website", n, url=f"https://meier.example{'/' if n == anna else ''}")
    tag_contacts(shop.store, [anna], "VIP")
    tag_contacts(shop.store, [other], "VIP")
    tag_contacts(shop.store, [other], "Fleet")
    for table in ("entry", "reminder"):
        shop.add(table, other, kind="call")
    shop.add("deal", other, title="Bike")
    merge(shop.store, Merge(anna, (other,)))
    assert shop.live() == ["Anna Meier"]
    assert shop.of(anna, "phone", "typed") == ["030 901820", "0171 5550001", "040 777"]
    assert shop.of(anna, "email", "address") == ["Anna@example.com", "a@b.de"]
    assert len(shop.of(anna, "website", "url")) == 1
    assert len(shop.of(anna, "tagging", "tag_id")) == 2
    for table in ("entry", "reminder", "deal"):
        assert len(shop.of(anna, table, "n")) == 1
    assert check_shop(shop.store).ok


def test_gaps_are_filled_and_what_lost_is_told(shop: Shop) -> None:
    anna = shop.person("Anna Meier", status="customer", last_seen=5, known_since=9)
    other = shop.person(
        "Anne Meier", status="prospect", industry="Bakery", birth_month=3, birth_day=4,
        last_seen=7, known_since=8, gender="f",
    )  # fmt: skip
    done = merge(shop.store, Merge(anna, (other,), {"gender": anna}))
    assert shop.all(
        "SELECT name, status, industry, birth_month, birth_day, last_seen, known_since, gender"
        " FROM contact WHERE n=?", anna,
    ) == [("Anna Meier", "customer", "Bakery", 3, 4, 7, 8, "")]  # fmt: skip
    lost = {Was("name", "Anne Meier", "Anne Meier"), Was("status", "prospect", "Anne Meier"),
            Was("gender", "f", "Anne Meier")}  # fmt: skip
    assert set(done.was) == lost
    (became,) = joined_into(shop.store, shop.id(anna))
    assert (became.n, became.name, set(became.was)) == (other, "Anne Meier", lost)
    (batch,) = History(shop.store).batches(1)
    assert set(merging.was_in(batch.summary)) == lost


def test_the_chosen_values_survive(shop: Shop) -> None:
    anna = shop.person("Anna Meier", status="customer", note="Likes tea")
    other = shop.person("Anne Meier", status="prospect", note="Pays late")
    field = make_field(shop.store, "Size", "text")
    set_value(shop.store, [anna], field, "M")
    set_value(shop.store, [other], field, "L")
    picks = {"name": other, "status": other, f"field:{field.hex()}": other}
    done = merge(shop.store, Merge(anna, (other,), picks))
    assert shop.all("SELECT name, last_name, status, note FROM contact WHERE n=?", anna) == [
        ("Anne Meier", "Meier", "prospect", "Likes tea\n\nPays late")
    ]
    assert shop.of(anna, "field_value", "value") == ["L"]
    assert {(w.field, w.text) for w in done.was} == {
        ("name", "Anna Meier"), ("status", "customer"), (f"field:{field.hex()}", "M"),
    }  # fmt: skip


def test_a_no_wins_and_do_not_use_stays(shop: Shop) -> None:
    anna = shop.person("Anna Meier", "030 901820", newsletter=1, consent=None)
    other = shop.person("Anna Meier", newsletter=0, consent=1)
    shop.add("phone", other, typed="030 901820", match_key="030901820", do_not_use=1)
    merge(shop.store, Merge(anna, (other,)))
    assert shop.all("SELECT newsletter, consent FROM contact WHERE n=?", anna) == [(0, 1)]
    assert shop.of(anna, "phone", "do_not_use") == [1]


def test_three_at_once_take_what_two_have_in_common_once(shop: Shop) -> None:
    one = shop.person("Anna Meier")
    two = shop.person("Anna Meier", "040 777")
    three = shop.person("Anna Meier", "040-777", "0171 1", status="customer")
    merge(shop.store, Merge(one, (two, three)))
    assert shop.of(one, "phone", "typed") == ["040 777", "0171 1"]
    primary = "SELECT p.typed FROM contact c JOIN phone p ON p.id=c.phone_id WHERE c.n=?"
    assert shop.all(primary, one) == ["040 777"]
    assert shop.all("SELECT status FROM contact WHERE n=?", one) == ["customer"]


def test_companies_keep_their_people(shop: Shop) -> None:
    with shop.store.transact("Add") as tx:
        bakery, other = add_company(tx, "Bakery"), add_company(tx, "Bakery Ltd")
        bo, cem = add_person(tx, "Bo Ek"), add_person(tx, "Cem Öz")
        for company in (bakery, other):
            insert(tx, "position", person_id=bo, company_id=company, title="Baker")
        insert(tx, "position", person_id=cem, company_id=other, title="Boss")
    merge(shop.store, Merge(shop.n(bakery), (shop.n(other),)))
    names = (
        "SELECT p.name FROM position o JOIN contact p ON p.id=o.person_id WHERE o.company_id=?"
        " AND o.gone=0 ORDER BY p.name"
    )
    assert shop.all(names, bakery) == ["Bo Ek", "Cem Öz"]


def test_relations_come_along_but_not_to_oneself(shop: Shop) -> None:
    anna, other = shop.person("Anna Meier"), shop.person("A. Meier")
    child = shop.person("Cem Meier")
    for n, to in ((other, child), (other, anna), (anna, other), (child, other)):
        shop.add("relation", n, other_id=shop.id(to), kind="family")
    merge(shop.store, Merge(anna, (other,)))
    ends = (
        "SELECT a.name, b.name FROM relation r JOIN contact a ON a.id=r.contact_id AND a.gone=0"
        " JOIN contact b ON b.id=r.other_id AND b.gone=0 ORDER BY r.n"
    )
    assert shop.all(ends) == [("Anna Meier", "Cem Meier"), ("Cem Meier", "Anna Meier")]


def test_what_cannot_be_joined_is_refused(shop: Shop) -> None:
    anna = shop.person("Anna Meier")
    with shop.store.transact("Add") as tx:
        company = add_company(tx, "Bakery")
    for others, code in (
        ((), "merge.few"), ((anna,), "merge.few"), ((99,), "contact.gone"),
        ((shop.n(company),), "merge.kinds"), (tuple(range(100, 130)), "merge.many"),
    ):  # fmt: skip
        with refused(code):  # type: ignore[attr-defined]
            merge(shop.store, Merge(anna, others))
    assert History(shop.store).batches(1)[0].label == "Add"


# --------------------------------------------------------------------------------- taking apart


def test_taken_apart_is_as_before(shop: Shop) -> None:
    anna = shop.person("Anna Meier", "030 901820", status="customer")
    other = shop.person("Anne Meier", "030 901820", "040 777", industry="Bakery")
    tag_contacts(shop.store, [other], "VIP")
    shop.add("entry", other, kind="call", happened_at=5)
    before = live_dump(shop.store)
    merge(shop.store, Merge(anna, (other,)))
    joined = live_dump(shop.store)
    assert joined != before
    take_apart(shop.store, anna)
    assert live_dump(shop.store) == before
    History(shop.store).redo()
    assert live_dump(shop.store) == joined
    take_apart(shop.store, other)  # by the one that went, after a redo
    assert live_dump(shop.store) == before
    assert check_shop(shop.store).ok
    with refused("merge.none"):  # type: ignore[attr-defined]
        take_apart(shop.store, anna)


def test_what_was_changed_since_is_kept_and_listed(shop: Shop) -> None:
    anna = shop.person("Anna Meier")
    other = shop.person("Anne Meier", "040 777", industry="Bakery")
    merge(shop.store, Merge(anna, (other,)))
    with shop.store.transact("Edit") as tx:
        tx.raw.execute("UPDATE contact SET industry='Café' WHERE n=?", (anna,))
        tx.raw.execute("UPDATE phone SET typed='040 778'")
    shop.add("entry", anna, kind="note", body="after")
    result = take_apart(shop.store, anna)
    assert [(left.table, left.label, left.reason) for left in result.kept] == [
        ("contact", "Anna Meier", "changed since")
    ]
    assert shop.all("SELECT name, industry FROM contact WHERE gone=0") == [
        ("Anna Meier", "Café"), ("Anne Meier", "Bakery"),
    ]  # fmt: skip
    assert shop.of(other, "phone", "typed") == ["040 778"]
    assert shop.of(anna, "entry", "body") == ["after"]


def test_after_a_second_one_on_top(shop: Shop) -> None:
    first = shop.person("Anna Meier", "030 1")
    second = shop.person("Anne Meier", "040 2")
    third = shop.person("Annie Meier", "050 3")
    shop.add("entry", first, kind="call", body="of the first")
    before = live_dump(shop.store)
    merge(shop.store, Merge(second, (first,)))
    merge(shop.store, Merge(third, (second,)))
    assert [one.name for one in joined_into(shop.store, shop.id(third))] == [
        "Anne Meier", "Anna Meier",
    ]  # fmt: skip
    result = take_apart(shop.store, first)
    assert (result.kept_count, result.failed_count) == (0, 0)
    assert shop.of(first, "phone", "typed") == ["030 1"]
    assert shop.of(first, "entry", "body") == ["of the first"]
    assert shop.of(third, "phone", "typed") == ["040 2", "050 3"]
    take_apart(shop.store, second)
    assert live_dump(shop.store) == before


def test_after_the_import_that_brought_one_was_undone(shop: Shop) -> None:
    anna = shop.person("Anna Meier")
    with shop.store.transact("Import", origin="import") as tx:
        imported = add_person(tx, "Anne Meier")
        add_phone(tx, imported, "040 777")
        batch = tx.batch
    n = shop.n(imported)
    merge(shop.store, Merge(anna, (n,)))
    History(shop.store).undo(batch)
    assert shop.of(anna, "phone", "typed") == ["040 777"]
    take_apart(shop.store, anna)
    assert shop.live() == ["Anna Meier", "Anne Meier"]
    assert shop.of(n, "phone", "typed") == ["040 777"]


def test_an_import_stays_for_who_was_joined_into_it(shop: Shop) -> None:
    bare = shop.person("Anna Meier")
    with shop.store.transact("Import", origin="import") as tx:
        imported = add_person(tx, "Anna Meier")
        batch = tx.batch
    merge(shop.store, Merge(shop.n(imported), (bare,)))
    result = History(shop.store).undo(batch)
    assert result.kept_count == 1
    assert shop.live() == ["Anna Meier"]


# ------------------------------------------------------------------------------- many at once


def test_many_groups_are_one_step_and_each_can_be_taken_out(shop: Shop) -> None:
    people = [shop.person(f"Person{i // 2} Ek", f"030 {i}", industry=f"{i}" if i % 2 else "")
              for i in range(6)]  # fmt: skip
    groups = [Merge(people[i], (people[i + 1],)) for i in (0, 2, 4)]
    before = live_dump(shop.store)
    done = merge_groups(shop.store, groups)
    joined = live_dump(shop.store)
    assert len(shop.live()) == 3
    take_apart(shop.store, people[3])
    assert len(shop.live()) == 4
    assert shop.of(people[3], "phone", "typed") == ["030 3"]
    assert shop.of(people[0], "phone", "typed") == ["030 0", "030 1"]
    assert History(shop.store).batches(1)[0].label == "Take Person1 Ek apart"
    History(shop.store).undo()  # of the taking apart
    assert live_dump(shop.store) == joined
    take_apart(shop.store, people[2], batch=done.batch)
    History(shop.store).undo(done.batch)
    assert live_dump(shop.store) == before


def test_a_group_that_changed_meanwhile_is_passed_over(shop: Shop) -> None:
    people = [shop.person(f"Person{i} Ek") for i in range(6)]
    with shop.store.transact("Archive") as tx:
        tx.raw.execute("UPDATE contact SET gone=1 WHERE n=?", (people[1],))
    pairs = ((0, 1), (2, 3), (3, 4), (4, 5))
    merge_groups(shop.store, [Merge(people[a], (people[b],)) for a, b in pairs])
    assert shop.live() == ["Person0 Ek", "Person2 Ek", "Person4 Ek"]


# --------------------------------------------------------------------------------- anything at all


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("template") / "shop")


def _persons(store: Store) -> list[int]:
    with store.read_raw() as raw:
        rows = raw.execute("SELECT n FROM contact WHERE gone=0 AND kind='person' ORDER BY id")
        return [n for (n,) in rows]


@settings(max_examples=6)
@given(data=st.data(), before=st.lists(steps, min_size=2, max_size=4))
def test_joined_and_taken_apart_is_as_before(
    data: st.DataObject, before: list[list[tuple[str, int, int]]],
    tmp_path_factory: pytest.TempPathFactory, empty: Path,
) -> None:  # fmt: skip
    with open_shop(tmp_path_factory.mktemp("random") / "shop", empty) as store:
        for done in [[("add person", 0, 1), ("add person", 0, 3)], *before]:
            work(store, done)
        states, joined = [live_dump(store)], []
        for _ in range(data.draw(st.integers(1, 3))):
            there = _persons(store)
            if len(there) < 2:
                break
            chosen = data.draw(st.lists(st.sampled_from(there), min_size=2, max_size=3,
                                        unique=True))  # fmt: skip
            joined.append(merge(store, Merge(chosen[0], tuple(chosen[1:]))))
            states.append(live_dump(store))
        for one in reversed(joined):
            assert live_dump(store) == states.pop()
            take_apart(store, one.into, batch=one.batch)
        assert live_dump(store) == states.pop()


@settings(max_examples=6)
@given(data=st.data(), before=steps)
def test_crossing_ones_taken_apart_in_any_order(
    data: st.DataObject, before: list[tuple[str, int, int]],
    tmp_path_factory: pytest.TempPathFactory, empty: Path,
) -> None:  # fmt: skip
    with open_shop(tmp_path_factory.mktemp("random") / "shop", empty) as store:
        work(store, [("add person", 0, i) for i in range(4)])
        work(store, before)
        original = live_dump(store)
        joined: list[Merged] = []
        while len(there := _persons(store)) > 1 and len(joined) < 3:
            pair = data.draw(st.permutations(there).map(lambda p: p[:2]))
            joined.append(merge(store, Merge(pair[0], (pair[1],))))
        for one in data.draw(st.permutations(joined)):
            take_apart(store, one.into, batch=one.batch)
        assert live_dump(store) == original
