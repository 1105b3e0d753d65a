"""One change of many contacts: what changes, that it is one undo step, and stopping."""

import datetime as dt

import pytest

from crm_desktop.errors import CancelledError, UserError
from crm_desktop.services.catalogue import find_or_make
from crm_desktop.services.contact_bulk import (
    CHUNK,
    AddTag,
    Archive,
    BulkChange,
    Remind,
    RemoveTag,
    SetField,
    SetOwn,
    change_many,
    will_change,
)
from crm_desktop.services.history import History
from crm_desktop.services.tags import list_tags, tag_contacts
from crm_desktop.store import summary
from crm_desktop.store.store import Store
from tests.helpers.dump import live_dump
from tests.helpers.people import add_person

SOME = 6


@pytest.fixture
def field(store: Store) -> bytes:
    """Six people (n 1 to 6), of whom one has everything already, and one is in the trash."""
    with store.transact("Add") as tx:
        for n in range(SOME):
            add_person(tx, f"Person {n}")
        made = find_or_make(tx, "field", "Bikes", subject="contact", kind="number")
    with store.transact("Prepare") as tx:
        tx.raw.execute("UPDATE contact SET gone=1 WHERE n=6")
    for change in (AddTag("Fleet"), SetField("status", "VIP"), SetField("owner", "Ben"),
                   SetField("newsletter", True), SetOwn(made, "Bikes", "3")):  # fmt: skip
        change_many(store, change, [1])
    return made


def changes(field: bytes, tag: bytes) -> list[tuple[BulkChange, int, str]]:
    return [
        (AddTag(" fleet "), 4, "Add tag “fleet” to 4 contacts"),
        (AddTag("New one"), 5, "Add tag “New one” to 5 contacts"),
        (RemoveTag(tag, "Fleet"), 1, "Remove tag “Fleet” from Person 0"),
        (SetField("status", "VIP"), 4, "Change status of 4 contacts"),
        (SetField("status", ""), 1, "Change status of Person 0"),
        (SetField("owner", "ben"), 4, "Change colleague in charge of 4 contacts"),
        (SetField("owner", "Ann"), 5, "Change colleague in charge of 5 contacts"),
        (SetField("owner", ""), 1, "Change colleague in charge of Person 0"),
        (SetField("newsletter", True), 4, "Change newsletter of 4 contacts"),
        (SetField("newsletter", None), 1, "Change newsletter of Person 0"),
        (SetOwn(field, "Bikes", "3.0"), 4, "Change “Bikes” of 4 contacts"),
        (SetOwn(field, "Bikes", ""), 1, "Change “Bikes” of Person 0"),
        (
            Remind("Call", dt.date(2026, 12, 1), None, "Europe/Berlin"), 5,
            "Add reminder to 5 contacts",
        ),
        (Archive(), 5, "Archive 5 contacts"),
    ]  # fmt: skip


@pytest.mark.parametrize("place", range(14))
@pytest.mark.parametrize("chunk", [CHUNK, 2])
def test_a_change_is_told_before_and_undone_after(
    store: Store, field: bytes, place: int, chunk: int
) -> None:
    change, count, label = changes(field, list_tags(store)[0].id)[place]
    before = live_dump(store)
    everybody = range(1, SOME + 1)
    assert will_change(store, change, everybody) == count
    done = change_many(store, change, everybody, chunk=chunk)
    assert (done.changed, done.stopped) == (count, False)
    after = live_dump(store)
    assert after != before
    if not isinstance(change, Remind):
        assert will_change(store, change, everybody) == 0
        assert change_many(store, change, everybody).batch is None
    (newest, *_) = History(store).batches(1)
    assert (newest.n, newest.label, newest.ended_at is None) == (done.batch, label, False)
    History(store).undo()
    assert live_dump(store) == before
    History(store).redo()
    assert live_dump(store) == after
    with store.read_raw() as raw:
        assert summary.check(raw) == []


def test_stopping_keeps_what_was_written_as_one_step(store: Store, field: bytes) -> None:
    before = live_dump(store)

    def stop(done: int, total: int, text: str) -> None:
        if done >= 4:
            raise CancelledError

    done = change_many(store, Archive(), range(1, SOME + 1), progress=stop, chunk=2)
    assert (done.changed, done.stopped) == (4, True)
    History(store).undo()
    assert live_dump(store) == before


def test_nothing_is_written_where_the_change_cannot_be(store: Store, field: bytes) -> None:
    tag_contacts(store, [2], "Old")
    before, steps = live_dump(store), len(History(store).batches())
    for change, code in (
        (AddTag("  "), "tag.empty"), (SetOwn(field, "Bikes", "many"), "field.value"),
        (SetField("shoe_size", "7"), "contact.field"), (SetOwn(b"x", "X", "1"), "field.gone"),
        (Remind("", dt.date(2026, 1, 1), None, "Europe/Berlin"), "reminder.empty"),
    ):  # fmt: skip
        with pytest.raises(UserError) as error:
            change_many(store, change, [1, 2, 3])
        assert error.value.code == code
    assert live_dump(store) == before
    assert len(History(store).batches()) == steps
