"""Commands on contacts: what each does, that it is one undo step, and that undo restores all."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from crm_desktop.domain.dates import PartialDate
from crm_desktop.domain.filters import Condition, Group
from crm_desktop.domain.names import PersonName
from crm_desktop.errors import UserError
from crm_desktop.services import (
    contact_edit,
    contact_parts,
    fields,
    positions,
    reminders,
    tags,
    timeline,
    views,
)
from crm_desktop.services.changes import read_changes, restore_change
from crm_desktop.services.history import History
from crm_desktop.services.settings import ShopSettings, change_settings, shop_settings
from crm_desktop.store import summary
from crm_desktop.store.store import Store
from tests.helpers.dump import live_dump
from tests.helpers.shop import FakeClock

TODAY = dt.date(2026, 11, 22)
ZONE = "Europe/Berlin"
HOUR = 3_600_000


@dataclass
class Shop:
    """A shop with Marta at the café, and Bo; everything made by the commands themselves."""

    store: Store
    marta: bytes
    bo: bytes
    cafe: bytes
    n: dict[str, int]

    def one(self, sql: str, *values: object) -> object:
        return self.rows(sql, *values)[0][0]

    def rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        with self.store.read_raw() as raw:
            return raw.execute(sql, values).fetchall()

    def id(self, sql: str, *values: object) -> bytes:
        found = self.one(sql, *values)
        assert isinstance(found, bytes)
        return found


@pytest.fixture
def shop(store: Store) -> Shop:
    change_settings(store, ShopSettings("Kestrel Cycles", "GB", "GBP", "en"))
    marta = contact_edit.new_contact(
        store, "person", "Dr. Marta Müller", phones=["01632 960 174", " ", "07700 900461"],
        emails=["Marta@BlueDoor.example"], company="Blue Door Café", title="Owner",
    )  # fmt: skip
    bo = contact_edit.new_contact(store, "person", "Bo Ek")
    with store.read_raw() as raw:
        n = dict(raw.execute("SELECT name, n FROM contact").fetchall())
        (cafe,) = raw.execute("SELECT id FROM contact WHERE kind='company'").fetchone()
    contact_parts.add_part(store, marta, "address", street="Quay Street", city="Harbourside")
    contact_parts.add_part(store, marta, "website", "bluedoor.example")
    tags.tag_contacts(store, list(n.values()), "VIP")
    field = fields.make_field(store, "Bikes", "number")
    fields.set_value(store, [n["Marta Müller"]], field, "3")
    fields.make_field(store, "Prefers", "list", options=["Phone", "E-mail"])
    timeline.log(store, marta, "call", "Wants the price", zone=ZONE)
    reminders.add_reminder(store, marta, "Call about price", TODAY, zone=ZONE, kind="call")
    views.save_view(store, "VIPs", views.View(colour="olive"))
    views.save_view(store, "Late", views.View(Group("and", (Condition("next_step", "late"),))))
    return Shop(store, marta, bo, cafe, n)


def part(shop: Shop, table: str, last: bool = False) -> bytes:
    return shop.id(f"SELECT id FROM {table} WHERE gone=0 ORDER BY n {'DESC' if last else ''}")


COMMANDS: dict[str, Callable[[Shop], object]] = {
    "new person": lambda s: contact_edit.new_contact(
        s.store, "person", "Ann Lee", phones=["1"], company="New Firm", title="Buyer"
    ),
    "new company": lambda s: contact_edit.new_contact(s.store, "company", "Müller & Söhne"),
    "rename": lambda s: contact_edit.rename(s.store, s.marta, "Marta Oliveira"),
    "birthday": lambda s: contact_edit.set_birthday(s.store, s.marta, PartialDate(None, 5, 3)),
    "one field": lambda s: contact_edit.set_field(s.store, [*s.n.values()], "status", "lead"),
    "owner": lambda s: contact_edit.set_field(s.store, [*s.n.values()], "owner", "Ben"),
    "note": lambda s: contact_edit.set_field(s.store, [1], "note", "Two\nlines"),
    "newsletter": lambda s: contact_edit.set_field(s.store, [*s.n.values()], "newsletter", True),
    "kind": lambda s: contact_edit.change_kind(s.store, s.marta, "company"),
    "archive": lambda s: contact_edit.archive(s.store, [*s.n.values()]),
    "add phone": lambda s: contact_parts.add_part(s.store, s.bo, "phone", "0171 1234567", "Work"),
    "add address": lambda s: contact_parts.add_part(s.store, s.bo, "address", city="Ulm"),
    "change phone": lambda s: contact_parts.change_part(
        s.store, "phone", part(s, "phone"), "0999", "Home"
    ),
    "change address": lambda s: contact_parts.change_part(
        s.store, "address", part(s, "address"), city="Ulm"
    ),
    "do not use": lambda s: contact_parts.set_do_not_use(s.store, "email", part(s, "email"), True),
    "remove main phone": lambda s: contact_parts.remove_part(s.store, "phone", part(s, "phone")),
    "main phone": lambda s: contact_parts.set_primary(s.store, "phone", part(s, "phone", True)),
    "add company": lambda s: positions.add_position(s.store, s.marta, "Second Firm", title="Boss"),
    "change position": lambda s: positions.edit_position(
        s.store, part(s, "position"), {"title": "Chef"}, None, PartialDate(2026, 3, None)
    ),
    "remove position": lambda s: positions.remove_position(s.store, part(s, "position")),
    "move": lambda s: positions.move_to_company(
        s.store, part(s, "position"), "Other Café", keep_history=True, when=PartialDate(2026, 11, 1)
    ),
    "move without history": lambda s: positions.move_to_company(
        s.store, part(s, "position"), "Other", keep_history=False, when=PartialDate(2026, 11, 1)
    ),
    "tag": lambda s: tags.tag_contacts(s.store, [*s.n.values()], "Fleet"),
    "untag": lambda s: tags.untag_contacts(s.store, [*s.n.values()], part(s, "tag")),
    "make tag": lambda s: tags.make_tag(s.store, "Office", "blue"),
    "rename tag": lambda s: tags.rename_tag(s.store, part(s, "tag"), "Very important"),
    "colour tag": lambda s: tags.colour_tag(s.store, part(s, "tag"), "rose"),
    "remove tag": lambda s: tags.remove_tag(s.store, part(s, "tag")),
    "make field": lambda s: fields.make_field(s.store, "Source", "text"),
    "rename field": lambda s: fields.rename_field(s.store, part(s, "field"), "Cycles"),
    "options": lambda s: fields.set_options(s.store, part(s, "field", True), ["Visit"]),
    "order fields": lambda s: fields.order_fields(s.store, [part(s, "field", True)]),
    "remove field": lambda s: fields.remove_field(s.store, part(s, "field")),
    "set value": lambda s: fields.set_value(s.store, [*s.n.values()], part(s, "field"), "4.50"),
    "take value": lambda s: fields.set_value(s.store, [*s.n.values()], part(s, "field"), " "),
    "log": lambda s: timeline.log(s.store, s.marta, "visit", "Test ride", zone=ZONE, minutes=25),
    "log and remind": lambda s: timeline.log(
        s.store, s.bo, "call", "Later", zone=ZONE, remind_on=TODAY
    ),
    "plan": lambda s: timeline.log(
        s.store, s.bo, "visit", "Demo", zone=ZONE, happened_at=s.store.clock() + 30 * HOUR
    ),
    "edit entry": lambda s: timeline.edit_entry(s.store, part(s, "entry"), text="Changed"),
    "pin": lambda s: timeline.pin_entry(s.store, part(s, "entry"), True),
    "remove entry": lambda s: timeline.archive_entry(s.store, part(s, "entry")),
    "remind": lambda s: reminders.add_reminder(s.store, s.bo, "Visit", TODAY, zone=ZONE),
    "done": lambda s: reminders.finish_reminder(s.store, part(s, "reminder"), text="She agreed"),
    "put off": lambda s: reminders.put_off(
        s.store, [part(s, "reminder")], TODAY, dt.time(9), zone=ZONE
    ),
    "change reminder": lambda s: reminders.change_reminder(
        s.store, part(s, "reminder"), title="Write"
    ),
    "remove reminder": lambda s: reminders.remove_reminder(s.store, part(s, "reminder")),
    "save view": lambda s: views.save_view(s.store, "All", views.View()),
    "change view": lambda s: views.change_view(
        s.store, part(s, "saved_view"), views.View(sort="town")
    ),
    "rename view": lambda s: views.rename_view(s.store, part(s, "saved_view"), "New"),
    "remove view": lambda s: views.remove_view(s.store, part(s, "saved_view")),
    "order views": lambda s: views.order_views(
        s.store, [part(s, "saved_view", True), part(s, "saved_view")]
    ),
    "settings": lambda s: change_settings(s.store, ShopSettings("New", "DE", "EUR", "de")),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_one_step_and_undo_restores_everything(shop: Shop, name: str) -> None:
    told: list[object] = []
    shop.store.on_commit(told.append)
    before, steps = live_dump(shop.store), shop.one("SELECT max(n) FROM batch")
    COMMANDS[name](shop)
    after = live_dump(shop.store)
    assert after != before
    assert [n for (n,) in shop.rows("SELECT n FROM batch WHERE n>?", steps)] == [
        int(str(steps)) + 1
    ]
    assert len(told) == 1
    with shop.store.read_raw() as raw:
        assert summary.check(raw) == []
    history = History(shop.store)
    history.undo()
    assert live_dump(shop.store) == before
    history.redo()
    assert live_dump(shop.store) == after
    with shop.store.read_raw() as raw:
        assert summary.check(raw) == []


REPEATED = {
    "rename": False, "birthday": False, "one field": 0, "note": False, "kind": False,
    "archive": 0, "change phone": False, "do not use": False, "change position": False, "tag": 0,
    "rename tag": False, "set value": 0, "take value": 0, "edit entry": False, "pin": False,
    "put off": 0, "change view": False, "settings": 0,
}  # fmt: skip


@pytest.mark.parametrize("name", REPEATED)
def test_what_is_so_already_leaves_no_step(shop: Shop, name: str) -> None:
    COMMANDS[name](shop)
    steps = shop.one("SELECT max(n) FROM batch")
    assert COMMANDS[name](shop) == REPEATED[name]
    assert shop.one("SELECT max(n) FROM batch") == steps


def test_a_new_person_is_taken_apart_with_parts_and_company(shop: Shop) -> None:
    assert shop.rows(
        "SELECT kind, name, prefix, first_name, last_name, sort_key, match_key FROM contact"
        " WHERE id=?", shop.marta,
    ) == [
        ("person", "Marta Müller", "Dr.", "Marta", "Müller", "muller marta", "marta muller")
    ]  # fmt: skip
    assert shop.rows("SELECT typed, digits, match_key, e164 FROM phone ORDER BY n") == [
        ("01632 960 174", "01632960174", "632960174", "+441632960174"),
        ("07700 900461", "07700900461", "700900461", "+447700900461"),
    ]
    assert shop.rows("SELECT address, match_key FROM email") == [
        ("Marta@BlueDoor.example", "marta@bluedoor.example")
    ]
    main = "SELECT typed FROM phone p JOIN contact c ON c.phone_id=p.id"
    assert shop.one(main) == "01632 960 174"
    assert shop.rows(
        "SELECT k.name, p.title FROM contact c JOIN position p ON p.id=c.position_id"
        " JOIN contact k ON k.id=p.company_id WHERE c.id=?", shop.marta,
    ) == [("Blue Door Café", "Owner")]  # fmt: skip


def test_a_company_that_is_there_is_found_and_not_made_again(shop: Shop) -> None:
    contact_edit.new_contact(shop.store, "person", "Rui", company="BLUE DOOR cafe")
    assert shop.one("SELECT count(*) FROM contact WHERE kind='company'") == 1
    contact_edit.new_contact(shop.store, "company", "Blue Door Café")
    contact_edit.new_contact(shop.store, "person", "Ella", company="Blue Door Café")
    assert shop.one("SELECT count(*) FROM contact WHERE kind='company'") == 3  # which one is open


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (lambda s: contact_edit.new_contact(s.store, "person", "  "), "contact.empty"),
        (lambda s: contact_edit.new_contact(s.store, "robot", "R2"), "contact.kind"),
        (lambda s: contact_edit.rename(s.store, s.bo, " "), "contact.nameless"),
        (lambda s: contact_edit.rename(s.store, s.bo, "\u200c\u200b"), "contact.nameless"),
        (lambda s: contact_edit.rename(s.store, b"x" * 16, "Ann"), "contact.gone"),
        (lambda s: contact_edit.set_field(s.store, [1], "gone", "2"), "contact.field"),
        (lambda s: contact_edit.set_field(s.store, [1], "status", 5), "contact.field"),
        (lambda s: contact_parts.add_part(s.store, s.bo, "phone", " "), "part.empty"),
        (lambda s: contact_parts.add_part(s.store, s.bo, "address", city=" "), "part.empty"),
        (lambda s: contact_parts.remove_part(s.store, "phone", b"x"), "part.gone"),
        (
            lambda s: contact_parts.change_part(
                s.store, "address", part(s, "address"), street="", city=""
            ),
            "part.empty",
        ),
        (lambda s: positions.add_position(s.store, s.bo, s.bo), "position.self"),
        (lambda s: positions.add_position(s.store, s.bo, " "), "position.company"),
        (lambda s: positions.remove_position(s.store, b"x"), "position.gone"),
        (lambda s: tags.tag_contacts(s.store, [1], " "), "tag.empty"),
        (lambda s: tags.untag_contacts(s.store, [1], b"x"), "tag.gone"),
        (
            lambda s: tags.rename_tag(s.store, tags.make_tag(s.store, "Fleet"), "v.i.p"),
            "tag.taken",
        ),
        (lambda s: fields.make_field(s.store, "bikes", "text"), "field.taken"),
        (lambda s: fields.make_field(s.store, "Shoe", "colour"), "field.kind"),
        (lambda s: fields.make_field(s.store, "", "text"), "field.empty"),
        (lambda s: fields.set_value(s.store, [1], part(s, "field"), "many"), "field.value"),
        (lambda s: fields.set_value(s.store, [1], b"x", "1"), "field.gone"),
        (lambda s: timeline.log(s.store, s.bo, "dance", zone=ZONE), "entry.kind"),
        (lambda s: timeline.log(s.store, s.bo, "call", zone=ZONE, minutes=-1), "entry.minutes"),
        (lambda s: timeline.log(s.store, b"x", "call", zone=ZONE), "contact.gone"),
        (lambda s: timeline.edit_entry(s.store, b"x", text=""), "entry.gone"),
        (
            lambda s: timeline.edit_entry(
                s.store, part(s, "entry"), happened_at=s.store.clock() + HOUR
            ),
            "entry.future",
        ),
        (lambda s: reminders.add_reminder(s.store, s.bo, " ", TODAY, zone=ZONE), "reminder.empty"),
        (
            lambda s: reminders.add_reminder(s.store, s.bo, "x", TODAY, zone="Mars/X"),
            "reminder.zone",
        ),
        (lambda s: reminders.finish_reminder(s.store, b"x"), "reminder.gone"),
        (lambda s: views.save_view(s.store, " ", views.View()), "view.empty"),
        (lambda s: views.remove_view(s.store, b"x"), "view.gone"),
        (lambda s: change_settings(s.store, ShopSettings(country="Narnia")), "settings.country"),
        (lambda s: change_settings(s.store, ShopSettings(currency="XXL")), "settings.currency"),
        (lambda s: change_settings(s.store, ShopSettings(language="tlh")), "settings.language"),
        (lambda s: restore_change(s.store, s.bo, 1), "change.unknown"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    shop: Shop, command: Callable[[Shop], object], code: str
) -> None:
    if code == "tag.taken":
        tags.make_tag(shop.store, "Fleet")
    before = live_dump(shop.store)
    with pytest.raises(UserError) as refused:
        command(shop)
    assert refused.value.code == code
    assert refused.value.sentence.endswith(".")
    assert live_dump(shop.store) == before


def test_the_main_phone_moves_on_when_it_is_removed(shop: Shop) -> None:
    (first,), (second,) = shop.rows("SELECT id FROM phone ORDER BY n")
    main = "SELECT phone_id FROM contact WHERE name='Marta Müller'"
    assert shop.one(main) == first
    contact_parts.remove_part(shop.store, "phone", part(shop, "phone"))
    assert shop.one(main) == second
    contact_parts.remove_part(shop.store, "phone", part(shop, "phone"))
    assert shop.one(main) is None
    third = contact_parts.add_part(shop.store, shop.marta, "phone", "1")
    assert shop.one(main) == third


def test_moving_to_another_company_with_and_without_history(shop: Shop) -> None:
    places = (
        "SELECT k.name, p.started, p.ended, c.position_id=p.id FROM position p JOIN contact k"
        " ON k.id=p.company_id JOIN contact c ON c.id=p.person_id WHERE p.gone=0 ORDER BY p.n"
    )
    positions.move_to_company(
        shop.store, part(shop, "position"), "Other", keep_history=True,
        when=PartialDate(2026, 11, None),
    )  # fmt: skip
    assert shop.rows(places) == [
        ("Blue Door Café", "", "2026-11", 0), ("Other", "2026-11", "", 1),
    ]  # fmt: skip
    History(shop.store).undo()
    positions.move_to_company(
        shop.store, part(shop, "position"), "Other", keep_history=False,
        when=PartialDate(2026, 11, None),
    )  # fmt: skip
    assert shop.rows(places) == [("Other", "", "", 1)]


def test_an_ended_company_gives_way_to_one_that_holds(shop: Shop) -> None:
    second = positions.add_position(shop.store, shop.marta, "Second")
    first = part(shop, "position")
    positions.edit_position(shop.store, first, {}, None, PartialDate(2025, None, None))
    assert shop.one("SELECT position_id FROM contact WHERE id=?", shop.marta) == second
    positions.edit_position(shop.store, second, {}, None, PartialDate(2026, None, None))
    assert shop.one("SELECT position_id FROM contact WHERE id=?", shop.marta) == second
    third = positions.add_position(shop.store, shop.marta, "Third")
    assert shop.one("SELECT position_id FROM contact WHERE id=?", shop.marta) == third
    positions.remove_position(shop.store, third)
    assert shop.one("SELECT position_id FROM contact WHERE id=?", shop.marta) == first
    assert positions.set_primary_position(shop.store, second)
    assert positions.set_primary_position(shop.store, first)
    assert not positions.set_primary_position(shop.store, first)


def test_a_person_becomes_a_company_and_a_person_again(shop: Shop) -> None:
    contact_edit.change_kind(shop.store, shop.marta, "company")
    assert shop.rows("SELECT kind, name, last_name FROM contact WHERE id=?", shop.marta) == [
        ("company", "Dr. Marta Müller", "")
    ]
    contact_edit.change_kind(shop.store, shop.marta, "person")
    assert shop.rows("SELECT kind, prefix, last_name FROM contact WHERE id=?", shop.marta) == [
        ("person", "Dr.", "Müller")
    ]


def test_parts_of_a_name_are_kept_as_they_are_given(shop: Shop) -> None:
    contact_edit.rename(
        shop.store, shop.bo, PersonName(first_name="Jean Luc", last_name="De la Tour")
    )
    assert shop.rows("SELECT name, first_name, last_name FROM contact WHERE id=?", shop.bo) == [
        ("Jean Luc De la Tour", "Jean Luc", "De la Tour")
    ]


def test_archived_contacts_come_back_with_what_hung_on_them(shop: Shop) -> None:
    before = live_dump(shop.store)
    assert contact_edit.archive(shop.store, [shop.n["Bo Ek"]]) == 1
    assert contact_edit.archive(shop.store, [shop.n["Marta Müller"], 999]) == 1
    assert [name for _, _, _, name in contact_edit.archived(shop.store)] == [
        "Marta Müller",
        "Bo Ek",
    ]
    assert shop.one("SELECT label FROM batch ORDER BY n DESC") == "Archive Marta Müller"
    assert contact_edit.bring_back(shop.store, list(shop.n.values())) == 2
    assert contact_edit.archived(shop.store) == []
    assert live_dump(shop.store) == before


def test_tags_are_counted_and_found_whatever_their_writing(shop: Shop) -> None:
    assert tags.tag_contacts(shop.store, list(shop.n.values()), "v i p!") == 0
    fleet = tags.make_tag(shop.store, "Fleet", "olive")
    assert tags.tag_contacts(shop.store, [shop.n["Bo Ek"], 999], "FLEET") == 1
    contact_edit.archive(shop.store, [shop.n["Marta Müller"]])
    assert tags.list_tags(shop.store) == [
        tags.Tag(fleet, "Fleet", "olive", 1),
        tags.Tag(shop.id("SELECT id FROM tag WHERE name='VIP'"), "VIP", "", 2),
    ]


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("number", "1.50", ("1.5", 1.5)), ("number", "-3", ("-3", -3.0)),
        ("percent", "12.5 %", ("12.5", 12.5)), ("money", "1,234.5", ("1234.5", 1234.5)),
        ("date", "2026-05", ("2026-05", None)), ("date", "19800322", ("1980-03-22", None)),
        ("yes/no", "1", ("1", None)), ("text", " two\nlines ", ("two\nlines", None)),
        ("list", " a  b ", ("a b", None)), ("number", "  ", ("", None)),
    ],
)  # fmt: skip
def test_values_are_kept_in_one_form(kind: str, typed: str, kept: tuple[str, float | None]) -> None:
    assert fields.canonical(kind, typed) == kept


@pytest.mark.parametrize(
    ("kind", "typed"), [("number", "3 bikes"), ("date", "soon"), ("yes/no", "maybe")]
)
def test_values_that_do_not_fit_are_refused(kind: str, typed: str) -> None:
    with pytest.raises(UserError):
        fields.canonical(kind, typed)


def test_fields_in_order_with_use(shop: Shop) -> None:
    listed = fields.list_fields(shop.store)
    assert [(f.name, f.kind, f.options, f.used) for f in listed] == [
        ("Bikes", "number", (), 1), ("Prefers", "list", ("Phone", "E-mail"), 0),
    ]  # fmt: skip
    fields.order_fields(shop.store, [listed[1].id, listed[0].id])
    assert [f.name for f in fields.list_fields(shop.store)] == ["Prefers", "Bikes"]


def test_settings_survive_what_is_not_known(shop: Shop) -> None:
    assert shop_settings(shop.store) == ShopSettings("Kestrel Cycles", "GB", "GBP", "en")
    with shop.store.transact("Sync") as tx:
        tx.raw.execute("UPDATE setting SET value='XXL' WHERE name='currency'")
        tx.raw.execute("INSERT INTO setting(id, name, value) VALUES (x'01', 'newer', 'x')")
    assert shop_settings(shop.store) == ShopSettings("Kestrel Cycles", "GB", "EUR", "en")


def test_a_birthday_that_changed_in_part_is_told_and_restored_whole(shop: Shop) -> None:
    for day in (PartialDate(1994, 8, 9), PartialDate(1994, 8, 10), PartialDate(None, 5, 10)):
        contact_edit.set_birthday(shop.store, shop.marta, day)
    with shop.store.read_raw() as raw:
        found = [one for one in read_changes(raw, shop.marta) if one.field == "birthday"]
    assert [(one.old, one.new) for one in found] == [
        ("1994-08-10", "--05-10"), ("1994-08-09", "1994-08-10"), ("", "1994-08-09"),
    ]  # fmt: skip
    assert restore_change(shop.store, shop.marta, found[1].n)
    held = [shop.one(f"SELECT birth_{part} FROM contact WHERE id=?", shop.marta)
            for part in ("year", "month", "day")]  # fmt: skip
    assert held == [1994, 8, 9]


def test_changes_of_a_contact_newest_first(shop: Shop, clock: FakeClock) -> None:
    clock.advance(HOUR)
    contact_edit.rename(shop.store, shop.marta, "Marta Oliveira")
    contact_edit.set_field(shop.store, [shop.n["Marta Müller"]], "owner", "Ben")
    contact_edit.set_birthday(shop.store, shop.marta, PartialDate(None, 5, 3))
    contact_parts.change_part(shop.store, "phone", part(shop, "phone"), "0999")
    tags.untag_contacts(shop.store, [shop.n["Marta Müller"]], part(shop, "tag"))
    with shop.store.read_raw() as raw:
        found = read_changes(raw, shop.marta)
        assert read_changes(raw, b"x") == []
    assert [(c.what, c.table, c.field, c.about, c.old, c.new) for c in found[:5]] == [
        ("removed", "tagging", "", "VIP", "", ""),
        ("changed", "phone", "number", "0999", "01632 960 174", "0999"),
        ("changed", "contact", "birthday", "", "", "--05-03"),
        ("changed", "contact", "owner", "", "", "Ben"),
        ("changed", "contact", "name", "", "Marta Müller", "Marta Oliveira"),
    ]
    assert {c.at for c in found[:5]} == {clock.now}
    assert (found[-1].what, found[-1].table) == ("made", "contact")
    assert sum(c.table == "phone" for c in found) == 1  # those made with the contact are its own
    assert restore_change(shop.store, shop.marta, found[4].n)
    assert shop.one("SELECT name FROM contact WHERE id=?", shop.marta) == "Marta Müller"
    assert restore_change(shop.store, shop.marta, found[0].n)
    assert shop.one("SELECT gone FROM tagging WHERE contact_id=?", shop.marta) == 0
    assert not restore_change(shop.store, shop.marta, found[0].n)


def test_what_breaks_files_or_turns_sentences_round_is_not_kept(shop: Shop) -> None:
    pasted = "One\x00 \u202etwo\u202c\x1b"
    contact_edit.rename(shop.store, shop.bo, pasted)
    contact_edit.set_field(shop.store, [shop.n["Marta Müller"]], "note", f"{pasted}\r\n\tthree")
    assert shop.one("SELECT name FROM contact WHERE id=?", shop.bo) == "One two"
    assert shop.one("SELECT note FROM contact WHERE id=?", shop.marta) == "One two\n\tthree"
