"""Kinds of the shop's own fields, whose they are, and tags that become one; all of it undone."""

from pathlib import Path

import pytest

from crm_desktop.errors import UserError
from crm_desktop.services.fields import (
    KindChange,
    change_kind,
    give_to,
    list_fields,
    look_at_kind,
    make_field,
    set_value,
)
from crm_desktop.services.history import History
from crm_desktop.services.tags import list_tags, make_tag, merge_tags, tag_contacts
from crm_desktop.store.store import Store
from tests.helpers.dump import live_dump
from tests.helpers.shop import add_contact


@pytest.fixture
def people(store: Store) -> list[int]:
    with store.transact("People") as tx:
        return [add_contact(tx, f"Person {n}") for n in range(4)]


def values(store: Store, field: bytes) -> list[tuple[str, float | None]]:
    with store.read_raw() as raw:
        return raw.execute(
            "SELECT value, number FROM field_value WHERE field_id=? AND gone=0 ORDER BY n", (field,)
        ).fetchall()


def test_a_text_becomes_a_number_where_every_value_is_one(store: Store, people: list[int]) -> None:
    field = make_field(store, "Frame size", "text")
    for n, value in zip(people, ("52", "54", "54", "tall"), strict=True):
        set_value(store, [n], field, value)
    assert look_at_kind(store, field, "number") == KindChange(3, 1, ("tall",))
    before = live_dump(store)
    with pytest.raises(UserError) as refused:
        change_kind(store, field, "number")
    assert refused.value.code == "field.misfit"
    assert live_dump(store) == before
    set_value(store, people[3:], field, "58,5")
    before = live_dump(store)
    assert change_kind(store, field, "number")
    assert values(store, field) == [("52", 52.0), ("54", 54.0), ("54", 54.0), ("58.5", 58.5)]
    assert not change_kind(store, field, "number")
    History(store).undo()
    assert live_dump(store) == before


@pytest.mark.parametrize(
    ("before", "value", "kind", "after"),
    [
        ("yes/no", "1", "text", ("yes", None)),
        ("text", "Ja", "yes/no", ("1", None)),
        ("text", "no", "yes/no", ("0", None)),
        ("number", "12", "text", ("12", None)),
        ("text", "2024-05-01", "date", ("2024-05-01", None)),
        ("number", "3", "percent", ("3", 3.0)),
    ],
)
def test_values_are_kept_as_the_new_kind_keeps_them(
    store: Store, people: list[int], before: str, value: str, kind: str,
    after: tuple[str, float | None],
) -> None:  # fmt: skip
    field = make_field(store, "Field", before)
    set_value(store, people[:1], field, value)
    assert change_kind(store, field, kind)
    assert values(store, field) == [after]
    assert list_fields(store)[0].kind == kind


def test_a_list_takes_its_choices_from_the_values(store: Store, people: list[int]) -> None:
    field = make_field(store, "Bike", "text")
    for n, value in zip(people, ("Trike", "Cargo", "Cargo", "Kids"), strict=True):
        set_value(store, [n], field, value)
    change_kind(store, field, "list")
    assert list_fields(store)[0].options == ("Cargo", "Kids", "Trike")


def test_a_field_is_given_to_a_tag_and_back(store: Store, people: list[int]) -> None:
    field = make_field(store, "Field", "text")
    tag = make_tag(store, "Fleet")
    assert give_to(store, field, tag)
    assert list_fields(store)[0].tag_id == tag
    assert not give_to(store, field, tag)
    assert give_to(store, field, None)
    assert list_fields(store)[0].tag_id is None


def test_two_tags_become_one_and_two_again(store: Store, people: list[int]) -> None:
    tag_contacts(store, people[:3], "Fleet")
    tag_contacts(store, people[2:], "Fleets")
    fleet, fleets = (tag.id for tag in list_tags(store))
    field = make_field(store, "Bikes", "number", tag=fleets)
    before = live_dump(store)
    assert merge_tags(store, fleets, fleet) == 1
    assert [(tag.name, tag.contacts) for tag in list_tags(store)] == [("Fleet", 4)]
    assert next(f for f in list_fields(store) if f.id == field).tag_id == fleet
    History(store).undo()
    assert live_dump(store) == before
    with pytest.raises(UserError):
        merge_tags(store, fleet, fleet)


def test_what_is_gone_is_refused_in_words(store: Store, tmp_path: Path) -> None:
    for refused in (
        lambda: look_at_kind(store, b"x", "text"),
        lambda: change_kind(store, b"x", "text"),
        lambda: give_to(store, b"x", None),
        lambda: merge_tags(store, b"x", b"y"),
    ):
        with pytest.raises(UserError) as error:
            refused()
        assert error.value.code in {"field.gone", "tag.gone"}


def test_a_text_keeps_its_lines_and_nothing_that_breaks_files(
    store: Store, people: list[int]
) -> None:
    field = make_field(store, "Key box", "text")
    set_value(store, people[:1], field, " left\x00 of\r\n\u202ethe door\x07 ")
    assert values(store, field) == [("left of\nthe door", None)]
