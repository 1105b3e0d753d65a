"""The details of a card by mouse and keyboard: parts, places, relations, fields, tags."""

import datetime as dt
import re
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.domain.dates import PartialDate
from crm_desktop.services import (
    contact_edit,
    contact_parts,
    fields,
    positions,
    relations,
    tags,
)
from crm_desktop.services.contacts import Place
from crm_desktop.store.store import Store
from crm_desktop.ui.change_words import change_words
from crm_desktop.ui.dialogs.field_history import FieldHistory
from crm_desktop.ui.drafts import Drafts
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.pages.contact_card import ContactCardPage
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.card_forms import one_address
from crm_desktop.ui.widgets.link_row import PersonRow, PlaceRow, RelationRow
from tests.ui.card_shop import (
    HELEN,
    JONAS,
    MARTA,
    OMAR,
    card,
    contact_id,
    fill_in,
    line_of,
    pick,
    row_of,
    undone,
)
from tests.ui.conftest import TODAY


def make_page(store: Store) -> ContactCardPage:
    return ContactCardPage(
        Theme(), store, today=lambda: TODAY, zone=dt.UTC, jobs=Jobs(at_once=True)
    )


@pytest.fixture
def page(qtbot: QtBot, store: Store) -> ContactCardPage:
    contact_edit.change_kind(store, contact_id(store, OMAR), "person")
    made = make_page(store)
    qtbot.addWidget(made)
    made.resize(1146, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    store.on_commit(made.committed)
    made.show_contact(OMAR, [MARTA, OMAR, JONAS])
    return made


# -- phones, e-mails, websites ------------------------------------------------------------------


def test_a_label_is_chosen_or_free(page: ContactCardPage, store: Store) -> None:
    pick(line_of(page, "Phone"), "Label")
    undone(store, lambda: fill_in(page, label="Workshop at the back"))
    assert card(store).contact.phones[0].label == "Workshop at the back"
    assert page.details.form is None
    assert line_of(page, "Workshop at the back").value == "01632 960 208"


def test_another_main_number_and_one_not_to_use(page: ContactCardPage, store: Store) -> None:
    contact_parts.set_primary(store, "phone", card(store).contact.phones[0].id)
    contact_parts.add_part(store, contact_id(store, OMAR), "phone", "07700 900 461", "mobile")
    undone(store, lambda: pick(line_of(page, "Mobile"), "Make it the main one"))
    assert [p.text for p in card(store).contact.phones] == ["07700 900 461", "01632 960 208"]
    undone(store, lambda: pick(line_of(page, "Mobile"), "Do not use it"))
    assert line_of(page, "Mobile").mark == "do not use"
    undone(store, lambda: pick(line_of(page, "Mobile"), "Use it again"))
    undone(store, lambda: pick(line_of(page, "Mobile"), "Remove"))
    assert [p.text for p in card(store).contact.phones] == ["01632 960 208"]


def test_a_number_is_copied_by_mouse_and_keyboard(page: ContactCardPage, qtbot: QtBot) -> None:
    line = line_of(page, "Phone")
    for way in ("mouse", "key"):
        QGuiApplication.clipboard().clear()
        if way == "mouse":
            place = QPoint(line.width() - 10, 12)
            qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=place)
        else:
            line.setFocus()
            qtbot.keyClick(line, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QGuiApplication.clipboard().text() == "01632 960 208"
        assert line.field is None


def test_a_doubtful_address_is_kept_as_typed_and_cannot_be_opened(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    said: list[str] = []
    page.told.connect(lambda sentence, _undo: said.append(sentence))
    page.details.add_part("email")
    field = line_of(page, "E-mail").field
    qtbot.keyClicks(field, "omar at home")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    line = line_of(page, "E-mail")
    assert line.value == "omar at home"
    assert "Write an e-mail" not in [act.text for act in line.acts()]
    assert said == ["This does not look like an e-mail address. It is kept as you typed it."]


def test_the_menu_opens_by_the_dots_and_by_a_key(page: ContactCardPage, qtbot: QtBot) -> None:
    line = line_of(page, "Phone")
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Menu)
    line._show_menu()  # the offscreen platform sends no context menu by the key
    menu = line.findChild(QMenu)
    assert menu is not None
    assert [a.text() for a in menu.actions() if a.text()][:3] == ["Change", "Copy",
                                                                  "Call with this PC"]  # fmt: skip
    menu.close()


# -- addresses ----------------------------------------------------------------------------------


def test_an_address_is_added_changed_and_removed(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    page.details.open_form("address")
    undone(
        store,
        lambda: fill_in(page, street="4 Quay Street", postal_code="HB2 1QT", city="Harbourside",
                        country="United Kingdom", label="work"),
    )  # fmt: skip
    assert line_of(page, "Work").value == "4 Quay Street\nHarbourside HB2 1QT\nUnited Kingdom"
    qtbot.mouseClick(line_of(page, "Work"), Qt.MouseButton.LeftButton, pos=QPoint(100, 8))
    undone(store, lambda: fill_in(page, country="", region="Devon"))
    assert line_of(page, "Work").value == "4 Quay Street\nHB2 1QT Harbourside\nDevon"
    undone(store, lambda: pick(line_of(page, "Work"), "Remove"))
    assert card(store).contact.addresses == []


@pytest.mark.parametrize(
    ("country", "shown"),
    [
        ("Germany", "Hauptstr. 5\n10115 Berlin\nBerlin State\nGermany"),
        ("", "Hauptstr. 5\n10115 Berlin\nBerlin State"),
        ("USA", "Hauptstr. 5\nBerlin, Berlin State 10115\nUSA"),
    ],
)
def test_addresses_stand_in_the_order_of_their_country(country: str, shown: str) -> None:
    place = Place("", "Hauptstr.", "", "5", "10115", "Berlin", "Berlin State", country)
    assert one_address(place) == shown


def test_the_address_of_the_company_is_shown_where_there_is_no_own_one(
    page: ContactCardPage, store: Store
) -> None:
    company = contact_edit.new_contact(store, "company", "Marsh Vets")
    contact_parts.add_part(store, company, "address", street="1 High Street", city="Ulm")
    positions.add_position(store, contact_id(store, OMAR), company)
    line = line_of(page, "Address")
    assert (line.value, line.mark) == ("1 High Street\nUlm", "of Marsh Vets")
    pick(line, "Another address")
    fill_in(page, street="2 Low Street")
    assert line_of(page, "Address").value == "2 Low Street"


def test_enter_keeps_a_form_and_esc_gives_back(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    for key, count in ((Qt.Key.Key_Escape, 0), (Qt.Key.Key_Return, 1)):
        page.details.open_form("address")
        assert page.details.form is not None
        street = page.details.form.field("street")
        assert street.hasFocus()
        qtbot.keyClicks(street, "Quay")
        with qtbot.assertNotEmitted(page.back_requested):
            qtbot.keyClick(street, key)
        assert page.details.form is None
        assert len(card(store).contact.addresses) == count


# -- companies, people --------------------------------------------------------------------------


def test_a_company_is_added_changed_and_left(page: ContactCardPage, store: Store) -> None:
    page.details.open_form("place")
    undone(store, lambda: fill_in(page, company="Marsh Vets", title="Vet", started="May 2020"))
    assert row_of(page, PlaceRow).accessibleName() == "Marsh Vets, Vet, since May 2020"
    assert page.second.text() == "Vet, Marsh Vets"
    pick(row_of(page, PlaceRow), "Change")
    undone(store, lambda: fill_in(page, role="Partner", ended="2024"))
    assert row_of(page, PlaceRow).second == "Vet, Partner, May 2020 to 2024"
    pick(row_of(page, PlaceRow), "Change")
    fill_in(page, ended="2019")
    assert page.details.form is not None, "refused: it would end before it begins"
    assert "end before it begins" in page.details.form.error.text()
    fill_in(page, ended="")
    undone(store, lambda: pick(row_of(page, PlaceRow), "Remove"))
    assert card(store).contact.positions == []


@pytest.mark.parametrize("history", ["1", ""])
def test_moved_to_another_company(page: ContactCardPage, store: Store, history: str) -> None:
    positions.add_position(store, contact_id(store, OMAR), "Marsh Vets", title="Vet")
    pick(row_of(page, PlaceRow), "Moved")
    undone(
        store,
        lambda: fill_in(page, company="Blue Door", title="Owner", when="1 May 2026",
                        history=history),
    )  # fmt: skip
    places = [(p.company, p.title, p.ended) for p in card(store).contact.positions]
    earlier = [("Marsh Vets", "Vet", "2026-05-01")] if history else []
    assert places == [("Blue Door", "Owner", ""), *earlier]
    assert page.second.text() == "Owner, Blue Door"


def test_several_companies_and_the_one_under_the_name(page: ContactCardPage, store: Store) -> None:
    omar = contact_id(store, OMAR)
    positions.add_position(store, omar, "Marsh Vets")
    positions.add_position(store, omar, "Blue Door")
    rows = {r.accessibleName(): r for r in page.details.findChildren(PlaceRow)}
    undone(store, lambda: pick(rows["Blue Door"], "Show it under the name"))
    assert page.second.text() == "Blue Door"


def test_a_company_has_people_and_takes_more(page: ContactCardPage, store: Store) -> None:
    contact_edit.change_kind(store, contact_id(store, HELEN), "person")
    company = contact_edit.new_contact(store, "company", "Blue Door")
    page.show_contact(card_n(store, company), [])
    page.details.open_form("person")
    undone(store, lambda: fill_in(page, person="New Comer", title="Kitchen"))
    page.details.open_form("person")
    undone(store, lambda: fill_in(page, person="Helen Marsh", title="Vet"))
    shown = [r.accessibleName() for r in page.details.findChildren(PersonRow) if r.isVisible()]
    assert shown == ["Helen Marsh, Vet", "New Comer, Kitchen"]
    assert card(store, HELEN).contact.positions[0].company == "Blue Door", "no second Helen"


def card_n(store: Store, identity: bytes) -> int:
    with store.read_raw() as raw:
        (n,) = raw.execute("SELECT n FROM contact WHERE id=?", (identity,)).fetchone()
    return int(n)


@pytest.mark.parametrize("kind", ["company", "household"])
def test_converted_and_back(page: ContactCardPage, store: Store, kind: str) -> None:
    undone(store, lambda: page.acts.convert(kind))
    assert card(store).contact.kind == kind
    undone(store, lambda: page.acts.convert("person"))
    assert page.name.value == "Omar Siddiqui"


# -- relations ----------------------------------------------------------------------------------


def test_somebody_who_belongs_with_the_contact(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    page.details.open_form("relation")
    fill_in(page, other="Nobody Here", kind="sister")
    assert page.details.form is not None
    assert "choose somebody" in page.details.form.error.text()
    undone(store, lambda: fill_in(page, other="Helen Marsh", kind="sister", back="brother"))
    row = row_of(page, RelationRow)
    assert row.accessibleName() == "Helen Marsh, sister"
    with qtbot.waitSignal(page.open_requested) as opened:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert opened.args == [HELEN]
    pick(row, "Change")
    undone(store, lambda: fill_in(page, kind="half-sister"))
    page.show_contact(HELEN, [])
    assert row_of(page, RelationRow).accessibleName() == "Omar Siddiqui, brother"
    undone(store, lambda: pick(row_of(page, RelationRow), "Remove"))
    with store.read_raw() as raw:
        assert relations.relations_of(raw, contact_id(store, OMAR)) == []


def test_enter_keeps_a_form_also_while_something_is_offered(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    page.details.open_form("relation")
    form = page.details.form
    assert form is not None

    def typed(key: str, text: str) -> QAbstractItemView:
        field = form.field(key)
        assert isinstance(field, QLineEdit)
        field.setFocus()
        qtbot.keyClicks(field, text)
        popup = field.completer().popup()
        assert popup is not None
        qtbot.waitUntil(popup.isVisible)
        assert not popup.currentIndex().isValid()  # nothing is taken that nobody chose
        return popup

    offered = typed("other", "Jon")
    qtbot.keyClick(offered, Qt.Key.Key_Down)
    qtbot.keyClick(offered, Qt.Key.Key_Return)  # takes what is offered; the form stays
    assert not offered.isVisible()
    assert page.details.form is form
    assert form.values()["other"] == "Jonas Weber"
    offered = typed("kind", "fri")
    qtbot.keyClick(offered, Qt.Key.Key_Return)
    assert page.details.form is None
    assert not offered.isVisible()
    with store.read_raw() as raw:
        (kept,) = relations.relations_of(raw, contact_id(store, OMAR))
    assert (kept.other_n, kept.kind) == (JONAS, "fri")


# -- what is known ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "iso", "shown"),
    [("3 May 1980", "1980-05-03", "3 May 1980"), ("3 May", "--05-03", "3 May"),
     ("May 1980", "1980-05", "May 1980"), ("5/1980", "1980-05", "May 1980"),
     ("May", "--05", "May"), ("1980", "1980", "1980")],
)  # fmt: skip
def test_birthdays_with_parts_missing(
    page: ContactCardPage, store: Store, qtbot: QtBot, typed: str, iso: str, shown: str
) -> None:
    line = line_of(page, "Birthday")
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(100, 8))
    qtbot.keyClicks(line.field, typed)
    undone(store, lambda: qtbot.keyClick(line.field, Qt.Key.Key_Return))
    assert card(store).contact.birthday == iso
    assert line_of(page, "Birthday").value == shown


def add_about(page: ContactCardPage, name: str) -> None:
    act = next(act for act in page.details._to_about() if act.text == name)
    assert act.do is not None
    act.do()


@pytest.mark.parametrize(
    ("name", "typed", "field", "value"),
    [("Status", "Regular", "status", "Regular"), ("Tax number", "DE 123", "tax_id", "DE 123"),
     ("Looked after by", "Anna", "owner", "Anna"), ("Nickname", "Om", "nickname", "Om"),
     ("Customer since", "11 March 2022", "known_since", 1646956800000),
     ("Customer since", "2022", "known_from", "2022")],
)  # fmt: skip
def test_another_field_is_added_from_the_menu(
    page: ContactCardPage, store: Store, qtbot: QtBot, name: str, typed: str, field: str,
    value: object,
) -> None:  # fmt: skip
    add_about(page, name)
    line = line_of(page, name)
    qtbot.keyClicks(line.field, typed)
    undone(store, lambda: qtbot.keyClick(line.field, Qt.Key.Key_Return))
    assert getattr(card(store).contact, field) == value
    assert line_of(page, name).value == typed


def test_yes_no_and_not_known(page: ContactCardPage, store: Store) -> None:
    for value, found in (("1", True), ("0", False), ("", None)):
        if found is not None and card(store).contact.newsletter is None:
            add_about(page, "Newsletter")
        undone(store, partial(line_of(page, "Newsletter").choose, value))
        assert card(store).contact.newsletter is found
    assert "Newsletter" not in [line.name for line in page.details.lines]


def test_a_note_of_several_lines(page: ContactCardPage, store: Store, qtbot: QtBot) -> None:
    add_about(page, "Note")
    qtbot.keyClicks(page.details.note.field, "One")
    qtbot.keyClick(page.details.note.field, Qt.Key.Key_Return)
    qtbot.keyClicks(page.details.note.field, "Two")
    with_control = Qt.KeyboardModifier.ControlModifier
    undone(store, lambda: qtbot.keyClick(page.details.note.field, Qt.Key.Key_Return, with_control))
    assert card(store).contact.note == "One\nTwo"


@pytest.mark.parametrize(
    ("kind", "typed", "value", "shown"),
    [("text", "Blue", "Blue", "Blue"), ("number", "1.5", "1.5", "1.5"),
     ("money", "1200", "1200", "€1,200"), ("percent", "12.5", "12.5", "12.5 %"),
     ("date", "May 2026", "2026-05", "May 2026"), ("link", "bluedoor.example",
     "bluedoor.example", "bluedoor.example"), ("list", "Red", "Red", "Red")],
)  # fmt: skip
def test_own_fields_of_every_kind(
    page: ContactCardPage, store: Store, qtbot: QtBot, kind: str, typed: str, value: str,
    shown: str,
) -> None:  # fmt: skip
    page.details.open_form("field")
    undone(store, lambda: fill_in(page, name="Thing", kind=kind, options="Red, Blue"))
    line = line_of(page, "Thing")
    line.edit()
    qtbot.keyClicks(line.field, typed)
    undone(store, lambda: qtbot.keyClick(line.field, Qt.Key.Key_Return))
    (field,) = card(store).fields
    assert (field.kind, field.value) == (kind, value)
    assert line_of(page, "Thing").shown == shown


def test_a_field_of_a_tag_comes_with_the_tag(page: ContactCardPage, store: Store) -> None:
    tags.tag_contacts(store, [OMAR], "Cyclist")
    page.details.open_form("field")
    (tag,) = card(store).tags
    fill_in(page, name="Bikes", kind="yes/no", tag=tag.id.hex())
    undone(store, lambda: line_of(page, "Bikes").choose("1"))
    assert line_of(page, "Bikes").shown == "Yes"
    page.show_contact(HELEN, [])
    assert "Bikes" not in [line.name for line in page.details.lines]


def test_a_number_that_is_none_stays_in_the_field(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    fields.make_field(store, "Bikes", "number")
    line = line_of(page, "Bikes")
    line.edit()
    qtbot.keyClicks(line.field, "three")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert line.in_field == "three"
    assert "is no number" in line.error


# -- tags ---------------------------------------------------------------------------------------


def test_tags_are_added_coloured_and_taken_away(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    row = page.details.tags
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_F2)
    assert isinstance(row.field, QLineEdit)
    qtbot.keyClicks(row.field, "VIP")
    undone(store, lambda: qtbot.keyClick(row.field, Qt.Key.Key_Return))
    assert row.names == ["VIP"]
    (tag,) = card(store).tags
    undone(store, lambda: row.colour_requested.emit(tag.id, "rose"))
    assert card(store).tags[0].colour == "rose"
    qtbot.keyClick(row, Qt.Key.Key_Left)
    undone(store, lambda: qtbot.keyClick(row, Qt.Key.Key_Delete))
    assert row.names == []


def test_a_tag_by_mouse_with_the_tags_of_the_shop_offered(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    tags.tag_contacts(store, [HELEN], "Café")
    row = page.details.tags
    page.details.show_everything(True)
    adds = row._rects[-1].center()
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=adds)
    assert row.field is not None
    completer = row.field.completer()
    assert completer is not None
    assert completer.model().index(0, 0).data() == "Café"
    qtbot.keyClicks(row.field, "cafe")
    page.composer.text.setFocus()
    assert row.names == ["Café"], "leaving the field keeps; the tag of the shop is taken"


# -- earlier values -----------------------------------------------------------------------------


def test_an_earlier_value_is_brought_back(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    contact_edit.set_field(store, [OMAR], "status", "New")
    contact_edit.set_field(store, [OMAR], "status", "Regular")
    pick(line_of(page, "Status"), "Earlier values")
    dialog = page.findChild(FieldHistory)
    assert dialog is not None
    assert [(c.old, c.new) for c in dialog.rows] == [("New", "Regular"), ("", "New")]
    with qtbot.waitSignal(page.told):
        undone(store, lambda: dialog.restore(dialog.rows[0]))
    assert line_of(page, "Status").value == "New"


def test_an_earlier_birthday_is_said_as_a_day(page: ContactCardPage, store: Store) -> None:
    omar = contact_id(store, OMAR)
    for day in (PartialDate(1994, 8, 9), PartialDate(None, 5, 9)):
        contact_edit.set_birthday(store, omar, day)
    pick(line_of(page, "Birthday"), "Earlier values")
    dialog = page.findChild(FieldHistory)
    assert dialog is not None
    assert change_words(dialog.rows[0])[1] == "“9 May”, was “9 August 1994”"


# -- nothing typed is lost ----------------------------------------------------------------------


def test_leaving_the_card_keeps_an_open_form(page: ContactCardPage, store: Store) -> None:
    page.details.open_form("address")
    assert page.details.form is not None
    page.details.form.write({"street": "Quay"})
    page.step(1)
    assert [a.street for a in card(store).contact.addresses] == ["Quay"]


def test_what_is_refused_on_leaving_is_open_again(page: ContactCardPage, qtbot: QtBot) -> None:
    line = line_of(page, "Birthday")
    line.edit()
    qtbot.keyClicks(line.field, "soon")
    page.step(1)
    assert not page.details.editing
    page.step(-1)
    line = line_of(page, "Birthday")
    assert line.field is not None
    assert line.in_field == "soon"
    qtbot.keyClick(line.field, Qt.Key.Key_Escape)
    page.step(1)
    page.step(-1)
    assert not page.details.editing, "given up: the draft is gone"


@pytest.mark.parametrize("what", ["phone", "note", "name", "form", "tag", "spare"])
def test_a_half_typed_field_is_back_after_a_crash(
    page: ContactCardPage, store: Store, qtbot: QtBot, what: str
) -> None:
    if what == "phone":
        line_of(page, "Phone").edit()
        line_of(page, "Phone").set_text("07700")
    elif what == "note":
        add_about(page, "Note")
        page.details.note.set_text("Half")
    elif what == "name":
        page.name.edit()
        page.name.set_text("Omar K")
    elif what == "form":
        page.details.open_form("place")
        assert page.details.form is not None
        page.details.form.write({"company": "Blue"})
    elif what == "tag":
        page.details.tags.edit()
        assert page.details.tags.field is not None
        page.details.tags.field.setText("VI")
    else:
        add_about(page, "Tax number")
        line_of(page, "Tax number").set_text("DE")
    omar = contact_id(store, OMAR)
    qtbot.waitUntil(lambda: Drafts(store.folder).of(omar, ".open") is not None)
    again = make_page(store)  # as after a crash: nobody left the first one
    qtbot.addWidget(again)
    again.show_contact(OMAR, [])
    details = again.details
    found = {
        "phone": lambda: line_of(again, "Phone").in_field, "note": lambda: details.note.in_field,
        "name": lambda: again.name.in_field,
        "form": lambda: details.form.values()["company"] if details.form else "",
        "tag": lambda: details.tags.field.text() if details.tags.field else "",
        "spare": lambda: line_of(again, "Tax number").in_field,
    }[what]()  # fmt: skip
    assert found == {"phone": "07700", "note": "Half", "name": "Omar K", "form": "Blue",
                     "tag": "VI", "spare": "DE"}[what]  # fmt: skip


def test_every_line_and_row_has_a_name(page: ContactCardPage, store: Store) -> None:
    positions.add_position(store, contact_id(store, OMAR), "Marsh Vets")
    for line in page.details.lines:
        assert re.match(r".+: ", line.accessibleName()), line.name
    assert page.details.tags.accessibleName() == "Tags: none"


# -- what is shown -------------------------------------------------------------------------------


def test_only_what_is_known_is_shown_until_edit(page: ContactCardPage, qtbot: QtBot) -> None:
    details = page.details
    shown = [line.name for line in details.lines if line.isVisibleTo(page)]
    assert shown == ["Phone"]
    assert not details.tags.isVisibleTo(page)
    assert details.edit.text() == "Edit"
    qtbot.mouseClick(details.edit, Qt.MouseButton.LeftButton)
    shown = [line.name for line in details.lines if line.isVisibleTo(page)]
    assert shown[:4] == ["Phone", "E-mail", "Website", "Address"]
    assert {"Birthday", "Looked after by", "Note"} <= set(shown)
    assert details.tags.isVisibleTo(page)
    assert details.edit.text() == "Done"
    qtbot.mouseClick(details.edit, Qt.MouseButton.LeftButton)
    assert [line.name for line in details.lines if line.isVisibleTo(page)] == ["Phone"]


def test_another_contact_starts_with_what_is_known(page: ContactCardPage) -> None:
    page.details.show_everything(True)
    page.show_contact(JONAS, [OMAR, JONAS])
    assert not page.details.everything


def test_a_line_opened_to_add_something_goes_again_when_nothing_was_typed(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    act = next(a for a in page.details.add_acts() if a.text == "Birthday")
    assert act.do is not None
    act.do()
    line = next(line for line in page.details.lines if line.name == "Birthday")
    assert line.field is not None
    qtbot.keyClick(line.field, Qt.Key.Key_Escape)
    assert not line.isVisibleTo(page)
    act = next(a for a in page.details.add_acts() if a.text == "Birthday")  # offered again
    assert act.do is not None
    act.do()
    line = next(one for one in page.details.lines if one.field is not None)
    assert line.isVisibleTo(page)
    qtbot.keyClicks(line.field, "3 May")
    undone(store, lambda: qtbot.keyClick(line.field, Qt.Key.Key_Return))
    shown = [line.name for line in page.details.lines if line.isVisibleTo(page)]
    assert shown == ["Phone", "Birthday"]


@pytest.mark.parametrize("name", ["Phone", "E-mail", "Website"])
def test_another_line_can_be_given_up_and_opened_again(
    page: ContactCardPage, store: Store, qtbot: QtBot, name: str
) -> None:
    contact_parts.add_part(store, contact_id(store, OMAR), "address", city="Ulm")
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        next(a for a in page.details.add_acts() if a.text == name).do()  # type: ignore[misc]
        line = next(one for one in page.details.lines if one.field is not None)
        assert line.isVisibleTo(page)
        field = line.field
        qtbot.keyClicks(field, "030 5550199")
        qtbot.keyClick(field, key)
    (kept,) = [one for one in page.details.lines if one.hasFocus()]
    assert kept.value == "030 5550199"


def test_every_own_field_without_a_value_can_be_added(page: ContactCardPage, store: Store) -> None:
    first = fields.make_field(store, "Bikes", "text")
    fields.make_field(store, "Prefers", "text")
    fields.set_value(store, [OMAR], first, "2 city")
    names = [act.text for act in page.details.add_acts()]
    assert "Prefers" in names
    assert "Bikes" not in names


def test_the_usual_names_of_lines_do_not_wrap(page: ContactCardPage, store: Store) -> None:
    contact_edit.set_field(store, [OMAR], "owner", "Ben")
    contact_edit.set_field(store, [OMAR], "newsletter", True)
    line = line_of(page, "Looked after by")
    assert line._side.lineCount() == 1
    assert line.height() == Theme().px(28)


def test_the_heading_of_the_colleagues_opens_their_company(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    positions.add_position(store, contact_id(store, OMAR), "Blue Door Café", title="Owner")
    positions.add_position(store, contact_id(store, HELEN), "Blue Door Café", title="Kitchen")
    title = page.details._people.people.title
    assert title.text() == "At Blue Door Café"
    assert not page.details._people.places.isVisibleTo(page)
    company = card(store).contact.positions[0].company_n
    with qtbot.waitSignal(page.open_requested, check_params_cb=lambda n: n == company):
        qtbot.keyClick(title, Qt.Key.Key_Return)


def test_a_form_far_below_is_scrolled_to_and_gives_the_keyboard_back_to_its_part(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    page.resize(1146, 560)
    page.details.show_everything(True)
    page.details.open_form("place")
    form = page.details.form
    assert form is not None
    seen = page._left.viewport()
    qtbot.waitUntil(lambda: seen.rect().contains(form.mapTo(seen, form.rect().bottomLeft())))
    fill_in(page, company="Marsh Vets")
    assert page.details.form is None
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.details.isAncestorOf(focused)
    assert focused is page.details._people.places.act


def list_below(field: QWidget | None, qtbot: QtBot) -> QAbstractItemView:
    """What is offered below a field."""
    assert isinstance(field, QLineEdit)
    popup = field.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    return popup


def test_a_tag_that_another_one_begins_with_is_added_by_one_enter(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    tags.tag_contacts(store, [JONAS], "Sport shop")
    page.details.add_tag()
    qtbot.keyClicks(page.details.tags.field, "Sport")
    qtbot.keyClick(list_below(page.details.tags.field, qtbot), Qt.Key.Key_Return)
    assert "Sport" in [tag.name for tag in card(store).tags]
    assert page.details.tags.field is None


def test_a_status_of_which_another_one_is_the_beginning_is_kept_by_one_enter(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    contact_edit.set_field(store, [JONAS], "status", "Regular customer")
    line = line_of(page, "Status")
    line.edit()
    assert isinstance(line.field, QLineEdit)
    line.field.selectAll()
    qtbot.keyClicks(line.field, "Regular")
    qtbot.keyClick(list_below(line.field, qtbot), Qt.Key.Key_Return)
    assert card(store, OMAR).contact.status == "Regular"
    assert line_of(page, "Status").field is None
