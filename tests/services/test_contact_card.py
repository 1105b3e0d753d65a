"""The details of a card: every part with its id, and the figures in short."""

import datetime as dt

import pytest

from crm_desktop.domain.dates import PartialDate
from crm_desktop.errors import UserError
from crm_desktop.services import (
    contact_edit,
    contact_parts,
    fields,
    positions,
    reminders,
    tags,
    timeline,
)
from crm_desktop.services.contact_card import (
    CardField,
    CardTag,
    InShort,
    read_card,
    read_glance,
    read_in_short,
)
from crm_desktop.store.store import Store
from tests.helpers.people import insert
from tests.helpers.shop import NINE_O_CLOCK, FakeClock

TODAY = dt.date(2026, 11, 22)
DAY = 86_400_000


@pytest.fixture
def marta(store: Store) -> bytes:
    return contact_edit.new_contact(
        store, "person", "Marta Oliveira", phones=["1", "2"], company="Café", title="Owner"
    )


def in_short(store: Store, contact: bytes) -> InShort:
    with store.read_raw() as raw:
        return read_in_short(raw, contact, TODAY)


def test_parts_come_with_the_main_one_first(store: Store, marta: bytes) -> None:
    second = read_card(store, marta, TODAY).contact.phones[1]
    contact_parts.set_primary(store, "phone", second.id)
    mail = contact_parts.add_part(store, marta, "email", "m@x.example", "Work")
    contact_parts.set_do_not_use(store, "email", mail, True)
    contact_parts.add_part(store, marta, "address", label="Shop", street="Quay", city="Ulm")
    card = read_card(store, marta, TODAY)
    assert [(p.text, p.primary) for p in card.contact.phones] == [("2", True), ("1", False)]
    assert [(p.id, p.label, p.text, p.do_not_use) for p in card.contact.emails] == [
        (mail, "Work", "m@x.example", True)
    ]
    (address,) = card.contact.addresses
    assert (address.label, address.street, address.city, address.primary) == (
        "Shop", "Quay", "Ulm", True,
    )  # fmt: skip
    assert card.contact.websites == []


def test_companies_now_and_earlier_and_the_people_there(store: Store, marta: bytes) -> None:
    rui = contact_edit.new_contact(store, "person", "Rui", company="Café", title="Kitchen")
    old = contact_edit.new_contact(store, "person", "Old Hand", company="Café")
    positions.edit_position(
        store,
        read_card(store, old, TODAY).contact.positions[0].id,
        {},
        None,
        PartialDate(2020, None, None),
    )
    card = read_card(store, marta, TODAY)
    (place,) = card.contact.positions
    assert (place.company, place.title, place.primary) == ("Café", "Owner", True)
    assert [(p.id, p.name, p.title, p.company) for p in card.people] == [
        (rui, "Rui", "Kitchen", "Café")
    ]
    company = read_card(store, place.company_id, TODAY)
    assert [(p.name, p.title) for p in company.people] == [
        ("Marta Oliveira", "Owner"), ("Rui", "Kitchen"),
    ]  # fmt: skip


def test_fields_appear_with_their_tag(store: Store, marta: bytes) -> None:
    fleet = tags.make_tag(store, "Fleet", "olive")
    everyones = fields.make_field(store, "Prefers", "list", options=["Phone"])
    own = fields.make_field(store, "Bikes", "number", tag=fleet)
    assert read_card(store, marta, TODAY).fields == (
        CardField(everyones, "Prefers", "list", ("Phone",), ""),
    )
    n = read_card(store, marta, TODAY).contact.n
    tags.tag_contacts(store, [n], "Fleet")
    card = read_card(store, marta, TODAY)
    assert card.tags == (CardTag(fleet, "Fleet", "olive"),)
    assert [f.id for f in card.fields] == [everyones, own]
    fields.set_value(store, [n], own, "3")
    tags.untag_contacts(store, [n], fleet)
    assert [(f.id, f.value) for f in read_card(store, marta, TODAY).fields] == [
        (everyones, ""), (own, "3"),
    ]  # fmt: skip


def test_next_steps_deals_and_figures(store: Store, marta: bytes) -> None:
    reminders.add_reminder(store, marta, "Call", dt.date(2026, 11, 20), zone="UTC")
    with store.transact("Add") as tx:
        pipeline = insert(tx, "pipeline", name="Sales")
        steps = [
            insert(tx, "stage", pipeline_id=pipeline, name=name, state=state, rank=f"{rank}")
            for rank, (name, state) in enumerate(
                (("New", "open"), ("Quote sent", "open"), ("Won", "won"))
            )
        ]
        deal = {"contact_id": marta, "pipeline_id": pipeline, "currency": "EUR"}
        won = insert(
            tx, "deal", **deal, title="Plan", state="won", amount_minor=64_000, stage_id=steps[2],
            closed_on="2025-02-14",
        )  # fmt: skip
        bikes = insert(
            tx, "deal", **deal, title="Bikes", state="open", amount_minor=980_000,
            stage_id=steps[1],
        )  # fmt: skip
        insert(tx, "stage_move", deal_id=bikes, stage_id=steps[1], moved_at=NINE_O_CLOCK - 12 * DAY)
        for days in (0, 5, 12, 12, 40, 400):
            insert(
                tx, "entry", contact_id=marta, kind="call", happened_at=NINE_O_CLOCK - days * DAY
            )
    card = read_card(store, marta, TODAY)
    assert [(r.title, r.days_late) for r in card.reminders] == [("Call", 2)]
    first, second = card.deals
    assert (first.id, first.step, first.place, first.places) == (bikes, "Quote sent", 2, 2)
    assert first.since == NINE_O_CLOCK - 12 * DAY
    assert (second.id, second.state, second.closed_on) == (won, "won", "2025-02-14")
    short = in_short(store, marta)
    assert (short.won, short.this_year, short.usual_gap) == ((("EUR", 64_000),), 5, 28)
    assert short.months == (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 4)
    assert short.first_at == NINE_O_CLOCK - 400 * DAY


def test_when_it_was_added_and_changed(store: Store, marta: bytes, clock: FakeClock) -> None:
    assert read_card(store, marta, TODAY).changed_at == NINE_O_CLOCK
    clock.advance(DAY)
    contact_edit.rename(store, marta, "Marta Müller")
    card = read_card(store, marta, TODAY)
    assert (card.contact.name, card.created_at, card.changed_at) == (
        "Marta Müller", NINE_O_CLOCK, NINE_O_CLOCK + DAY,
    )  # fmt: skip
    empty = in_short(store, marta)
    assert (empty.won, empty.this_year, empty.usual_gap, empty.first_at) == ((), 0, None, None)


def test_a_glance_has_the_newest_entries_and_how_many_there_are(
    store: Store, marta: bytes, clock: FakeClock
) -> None:
    company = read_card(store, marta, TODAY).contact.positions[0]
    for text in ("one", "two", "three"):
        clock.advance(1000)
        timeline.log(store, marta, "call", text, zone="UTC")
    timeline.log(store, company.company_id, "note", "of the café", zone="UTC")
    n = read_card(store, marta, TODAY).contact.n
    glance = read_glance(store, n, TODAY, 2)
    assert glance is not None
    assert (glance.card.contact.name, glance.total) == ("Marta Oliveira", 3)
    assert [entry.body for entry in glance.entries] == ["three", "two"]
    above = read_glance(store, company.company_n, TODAY, 9)
    assert above is not None
    assert (above.total, above.entries[1].contact_name) == (4, "Marta Oliveira")
    contact_edit.archive(store, [n])
    assert read_glance(store, n, TODAY, 2) is None


def test_an_archived_contact_has_no_card(store: Store, marta: bytes) -> None:
    contact_edit.archive(store, [read_card(store, marta, TODAY).contact.n])
    with pytest.raises(UserError) as refused:
        read_card(store, marta, TODAY)
    assert refused.value.code == "contact.gone"
