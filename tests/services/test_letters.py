"""Letters of the shop: ready ones, own ones, and what timelines say of those that were sent."""

from collections.abc import Callable

import pytest

from crm_desktop.errors import UserError
from crm_desktop.services import contact_edit, letters
from crm_desktop.services.history import History
from crm_desktop.services.settings import ShopSettings, change_settings
from crm_desktop.services.timeline import read_timeline
from crm_desktop.store.store import Store
from tests.helpers.dump import live_dump


def _names(store: Store) -> list[str]:
    return [one.name for one in letters.list_templates(store)]


def refused(code: str, act: Callable[[], object]) -> None:
    with pytest.raises(UserError) as caught:
        act()
    assert caught.value.code == code


def test_ready_letters_are_in_the_language_of_the_shop(store: Store) -> None:
    assert "Plain letter" in _names(store)
    change_settings(store, ShopSettings(language="de"))
    assert "Einfacher Brief" in _names(store)


def test_a_ready_letter_becomes_the_shops_own(store: Store) -> None:
    count = len(_names(store))
    made = letters.keep_template(store, "plain  LETTER", "Subject", "Hello {name}")
    found = letters.list_templates(store)
    assert len(found) == count
    assert (found[0].id, found[0].name, found[0].body) == (made, "plain LETTER", "Hello {name}")
    letters.keep_template(store, "Renamed", "Subject", "Hi", template=made)
    assert _names(store)[0] == "Renamed"
    assert "Plain letter" in _names(store)  # the ready one is free again


def test_a_renamed_letter_is_not_the_ready_one_any_more(store: Store) -> None:
    made = letters.keep_template(store, "Plain letter", "", "long and dear")
    letters.keep_template(store, "Renamed", "", "long and dear", template=made)
    letters.keep_template(store, "Plain letter", "", "another")
    assert {one.name: one.body for one in letters.list_templates(store) if one.id} == {
        "Renamed": "long and dear", "Plain letter": "another"
    }  # fmt: skip
    letters.remove_template(store, "Plain letter")
    assert [one.body for one in letters.list_templates(store) if one.id] == ["long and dear"]
    assert "Plain letter" not in _names(store)


def test_a_ready_letter_is_removed_beside_the_one_that_came_from_it(store: Store) -> None:
    made = letters.keep_template(store, "Plain letter", "", "long and dear")
    letters.keep_template(store, "Renamed", "", "long and dear", template=made)
    letters.remove_template(store, "Plain letter")
    assert [one.body for one in letters.list_templates(store) if one.id] == ["long and dear"]
    assert "Plain letter" not in _names(store)


def test_a_letter_is_removed_whether_own_or_ready(store: Store) -> None:
    letters.keep_template(store, "Mine", "", "x")
    for name in ("Mine", "Season's greetings"):
        letters.remove_template(store, name)
        assert name not in _names(store)
        with pytest.raises(UserError, match="There is no letter"):
            letters.remove_template(store, name)
    letters.keep_template(store, "Season's greetings", "", "again")
    assert "Season's greetings" in _names(store)


def test_what_is_refused(store: Store) -> None:
    letters.keep_template(store, "Mine", "", "x")
    other = letters.keep_template(store, "Other", "", "x")
    refused("letter.empty", lambda: letters.keep_template(store, " ", "", "x"))
    refused("letter.name", lambda: letters.keep_template(store, "mine", "", "x", template=other))
    refused("letter.long", lambda: letters.keep_template(store, "Long", "", "x" * 50_001))
    refused("contact.gone", lambda: letters.log_letters(store, [b"x" * 16], "s", zone="UTC"))


def test_letters_sent_stand_on_each_timeline_as_one_step(store: Store) -> None:
    people = [contact_edit.new_contact(store, "person", f"Person {i}") for i in range(3)]
    before = live_dump(store)
    said = {person: f"Dear {place}" for place, person in enumerate(people)}
    assert letters.log_letters(store, said, "News  from us", zone="Europe/Berlin") == 3
    with store.read_raw() as raw:
        (entry,) = read_timeline(raw, people[2])
    assert (entry.subject, entry.body, entry.direction) == ("News from us", "Dear 2", "out")
    History(store).undo()
    assert live_dump(store) == before


@pytest.mark.parametrize("command", ["keep", "remove ready", "remove own"])
def test_undo(store: Store, command: str) -> None:
    letters.keep_template(store, "Mine", "", "x")
    before = live_dump(store)
    if command == "keep":
        letters.keep_template(store, "New", "s", "b")
    else:
        letters.remove_template(store, "Mine" if command == "remove own" else "Plain letter")
    names = _names(store)
    History(store).undo()
    assert live_dump(store) == before
    assert _names(store) != names
