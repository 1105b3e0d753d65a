"""The timeline and the composer of a card: entries, files, links, changes, drafts, "You"."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QDate,
    QEvent,
    QIODevice,
    QMimeData,
    QObject,
    QPoint,
    QPointF,
    QSize,
    Qt,
    QUrl,
)
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from crm_desktop.services import (
    attachments,
    contact_edit,
    contact_parts,
    positions,
    reminders,
    timeline,
)
from crm_desktop.services.attachments import KeptFile
from crm_desktop.services.colleagues import find_or_make_colleague
from crm_desktop.services.deal_moves import move_deals
from crm_desktop.services.deals import DealDraft, create_deal
from crm_desktop.services.stages import list_pipelines
from crm_desktop.services.timeline import Entry, read_timeline
from crm_desktop.store.store import Store
from crm_desktop.ui.drafts import Drafts
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.models.timeline import ItemRole, TimelineItem
from crm_desktop.ui.pages.card_timeline import SEEN_AT_ONCE
from crm_desktop.ui.pages.contact_card import ContactCardPage
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.person_here import choose_person, person_here
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.thumbnails import shrunk
from crm_desktop.ui.widgets.file_chips import FileChips
from tests.helpers.shop import FakeClock
from tests.ui.card_shop import HELEN, JONAS, MARTA, OMAR, contact_id, undone
from tests.ui.conftest import TODAY

CONTROL = Qt.KeyboardModifier.ControlModifier


def make_page(store: Store, me: Callable[[], bytes] = bytes) -> ContactCardPage:
    return ContactCardPage(
        Theme(), store, today=lambda: TODAY, zone=dt.UTC, jobs=Jobs(at_once=True), me=me
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


def items(page: ContactCardPage) -> list[TimelineItem]:
    model = page.timeline.model
    return [model.item(place) for place in range(model.rowCount())]


def strong(page: ContactCardPage) -> list[str]:
    return [item.strong for item in items(page)]


def log(store: Store, text: str, kind: str = "call", **more: object) -> bytes:
    made = timeline.log(store, contact_id(store, OMAR), kind, text, zone="UTC", **more)  # type: ignore[arg-type]
    assert made.entry is not None
    return made.entry


def entry_of(store: Store, n: int = OMAR) -> Entry:
    with store.read_raw() as raw:
        return read_timeline(raw, contact_id(store, n))[0]


def select(page: ContactCardPage, text: str) -> None:
    model = page.timeline.model
    place = next(r for r, item in enumerate(items(page)) if item.text == text)
    page.timeline.view.setFocus()
    page.timeline.view.setCurrentIndex(model.index(place))


def pick(page: ContactCardPage, text: str, act: str) -> None:
    item = next(item for item in items(page) if item.text == text)
    menu = page.timeline.view.menu_of(item)
    next(action for action in menu.actions() if action.text() == act).trigger()


# -- entries ------------------------------------------------------------------------------------


def test_an_entry_is_changed_in_the_composer_and_says_so(
    page: ContactCardPage, store: Store, clock: FakeClock, qtbot: QtBot
) -> None:
    log(store, "Wants a price", minutes=6, outcome="reached")
    page.composer.text.setPlainText("Half a thought")
    clock.advance(86_400_000 * 2)
    select(page, "Wants a price")
    qtbot.keyClick(page.timeline.view, Qt.Key.Key_F2)
    composer = page.composer
    assert composer.text.toPlainText() == "Wants a price"
    assert (composer.kind, composer.minutes.text(), composer.save.text()) == (
        "call", "6", "Keep changes",
    )  # fmt: skip
    composer.text.setPlainText("Wants a good price")
    composer.minutes.clear()
    undone(store, lambda: qtbot.keyClick(composer.text, Qt.Key.Key_Return, CONTROL))
    found = entry_of(store)
    assert (found.body, found.minutes, found.happened_at) == (
        "Wants a good price", None, clock.now - 86_400_000 * 2,
    )  # fmt: skip
    assert found.edited_at == clock.now
    assert composer.text.toPlainText() == "Half a thought", "what was being written is back"
    assert [i.rest for i in items(page) if i.text == "Wants a good price"] == [
        "reached · edited Tue 24 Nov"
    ]


def test_esc_gives_up_changing_and_stays(page: ContactCardPage, store: Store, qtbot: QtBot) -> None:
    log(store, "Wants a price")
    page.timeline.view.entry_requested.emit(entry_of(store).id, "edit")
    page.composer.text.setPlainText("Something else")
    with qtbot.assertNotEmitted(page.back_requested):
        qtbot.keyClick(page.composer.text, Qt.Key.Key_Escape)
    assert page.composer.entry == b""
    assert page.composer.text.toPlainText() == ""
    assert entry_of(store).body == "Wants a price"


def test_kept_on_top_and_let_go(page: ContactCardPage, store: Store, clock: FakeClock) -> None:
    log(store, "First")
    clock.advance(1000)
    log(store, "Second")
    undone(store, lambda: pick(page, "First", "Keep it on top"))
    assert strong(page) == ["Pinned", "Call", "November 2026", "Call"]
    undone(store, lambda: pick(page, "First", "Let it go from the top"))
    assert strong(page)[0] == "November 2026"


@pytest.mark.parametrize("how", ["key", "menu"])
def test_an_entry_is_removed_with_undo(
    page: ContactCardPage, store: Store, qtbot: QtBot, how: str
) -> None:
    log(store, "Wrong person")
    with qtbot.waitSignal(page.told) as told:
        if how == "key":
            select(page, "Wrong person")
            qtbot.keyClick(page.timeline.view, Qt.Key.Key_Delete)
        else:
            pick(page, "Wrong person", "Remove the entry")
    assert items(page) == []
    assert told.args is not None
    told.args[1]()
    assert len(items(page)) == 2


def test_what_is_planned_stands_above_what_is_done(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    log(store, "Done")
    reminders.add_reminder(
        store, contact_id(store, OMAR), "Call about the price", TODAY - dt.timedelta(2), zone="UTC"
    )
    QAbstractItemModelTester(page.timeline.model)
    assert "Planned" not in strong(page)  # the column beside it tells it
    page.resize(900, 768)
    qtbot.waitUntil(lambda: "Planned" in strong(page))
    assert strong(page) == ["Planned", "Call about the price", "November 2026", "Call"]
    assert items(page)[1].late
    menu = page.timeline.view.menu_of(items(page)[1])
    menu.actions()[0].trigger()
    assert "Planned" not in strong(page)
    assert len(items(page)) == 3


def test_a_deal_that_moved_stands_between_the_entries(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    deal = create_deal(store, DealDraft("2 cargo bikes", contact_id(store, OMAR)), TODAY)
    second = list_pipelines(store)[0].stages[1]
    move_deals(store, [deal], second.id, TODAY)
    log(store, "Done")
    moves = [item for item in items(page) if item.change]
    assert [(item.strong, item.rest, item.ends) for item in moves] == [
        ("2 cargo bikes", "moved to %1", second.name),
        ("2 cargo bikes", "new deal, %1", list_pipelines(store)[0].stages[0].name),
    ]
    assert moves[0].sentence().startswith(f"2 cargo bikes, moved to {second.name}, ")
    page.timeline.view.grab()  # painted
    page.timeline.filters.choose(1)
    page.timeline.narrowed.emit()
    assert not [item for item in items(page) if item.change]


def test_the_rest_of_the_first_page_comes_after_the_first_paint(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    for number in range(60):
        log(store, f"Entry {number}")
    page.show_contact(MARTA, [MARTA, OMAR])
    page.show_contact(OMAR, [MARTA, OMAR])
    entries = [item for item in items(page) if item.id]
    assert len(entries) == SEEN_AT_ONCE
    assert page.timeline.footer.isHidden()
    qtbot.waitUntil(lambda: len([item for item in items(page) if item.id]) == 50)
    assert page.timeline.footer.text() == "Showing 50 of 60"
    page.timeline.more_requested.emit()
    assert len([item for item in items(page) if item.id]) == 60
    log(store, "One more")  # what was scrolled to stays
    assert len([item for item in items(page) if item.id]) == 60


def test_other_entries_can_be_asked_for_where_there_are_some(
    page: ContactCardPage, store: Store
) -> None:
    other = page.timeline.filters._group.button(6)
    assert other.isHidden()
    timeline.log(store, contact_id(store, OMAR), "other", "Came by", zone="UTC")
    log(store, "Called")
    assert not other.isHidden()
    other.click()
    assert [item.text for item in items(page) if item.id] == ["Came by"]
    assert other.text() == "Other 1"


def test_changes_are_folded_until_they_are_wished(page: ContactCardPage, store: Store) -> None:
    log(store, "Called")
    contact_parts.change_part(store, "phone", phone_id(store), "07700 900 461")
    contact_edit.set_field(store, [OMAR], "status", "Regular")
    assert not [item for item in items(page) if item.change]
    page.timeline.changes.click()
    assert [(item.strong, item.rest) for item in items(page) if item.change][:2] == [
        ("Status", "now “Regular”"),
        ("Phone", "“07700 900 461”, was “01632 960 208”"),
    ]
    page.timeline.changes.click()
    assert not [item for item in items(page) if item.change]


def phone_id(store: Store) -> bytes:
    with store.read_raw() as raw:
        (found,) = raw.execute("SELECT id FROM phone").fetchone()
    return bytes(found)


def test_a_company_shows_what_its_people_did_and_can_hide_it(
    page: ContactCardPage, store: Store
) -> None:
    company = contact_edit.new_contact(store, "company", "Blue Door")
    positions.add_position(store, contact_id(store, OMAR), company)
    log(store, "With Omar")
    with store.read_raw() as raw:
        (n,) = raw.execute("SELECT n FROM contact WHERE id=?", (company,)).fetchone()
    page.show_contact(n, [])
    assert [item.text for item in items(page)] == ["", "With Omar"]
    assert "Omar Siddiqui" in items(page)[1].rest
    page.timeline.people.click()
    assert items(page) == []
    page.show_contact(OMAR, [])
    assert page.timeline.people.isHidden()
    assert len(items(page)) == 2


def test_links_are_found_clicked_and_in_the_menu(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    log(store, "https://a.example/plan is the plan; <b>not bold</b>")
    view = page.timeline.view
    rect = view.visualRect(page.timeline.model.index(1))
    with qtbot.waitSignal(view.link_requested) as wanted:
        place = QPoint(rect.left() + 70, rect.top() + 34)
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args == ["https://a.example/plan"]
    with qtbot.waitSignal(view.link_requested):
        pick(page, items(page)[1].text, "Open https://a.example/plan")
    assert "<b>" in items(page)[1].text


# -- who ----------------------------------------------------------------------------------------


def test_you_at_this_pc_and_others_by_name(
    store: Store, qtbot: QtBot, settings: PcSettings
) -> None:
    assert person_here(store, settings) is None
    me = choose_person(store, settings, "Ben")
    assert me is not None
    assert person_here(store, settings) == me
    anna = find_or_make_colleague(store, "Anna")
    page = make_page(store, me=lambda: settings.person)
    qtbot.addWidget(page)
    page.show_contact(OMAR, [])
    page.composer.save.click()
    assert entry_of(store).who == "Ben"
    log(store, "Hers", who=anna.id)
    page.show_contact(OMAR, [])
    assert sorted(strong(page)[1:]) == ["Anna called", "You called"]
    choose_person(store, settings, "")
    assert settings.person == b""
    assert store.person == ""


def test_what_is_still_to_come_is_planned_in_the_composer(
    page: ContactCardPage, store: Store, qtbot: QtBot
) -> None:
    menu = page.composer.when.menu()
    assert menu is not None
    menu.actions()[-1].trigger()
    qtbot.keyClicks(page.composer.words, "tomorrow 9:00")
    assert page.composer.save.text() == "Add reminder"
    qtbot.keyClicks(page.composer.text, "Ask about the price")
    undone(store, page.composer.save.click)
    assert page.composer.save.text() == "Log call"
    with store.read_raw() as raw:
        (planned,) = reminders.reminders_of(raw, contact_id(store, OMAR), TODAY)
    assert (planned.title, planned.due, planned.time) == (
        "Ask about the price", TODAY + dt.timedelta(1), "09:00",
    )  # fmt: skip


def test_they_called_is_a_choice_of_the_outcome(page: ContactCardPage, store: Store) -> None:
    menu = page.composer.outcome.menu()
    assert menu is not None
    menu.actions()[-1].trigger()
    page.composer.save.click()
    assert (entry_of(store).direction, entry_of(store).outcome) == ("in", "")
    assert strong(page)[1] == "Omar called"


# -- composer -----------------------------------------------------------------------------------


def test_every_field_of_the_composer_survives_a_crash(
    page: ContactCardPage, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "Quote.pdf"
    path.write_bytes(b"%PDF")
    composer = page.composer
    page.compose("email")
    composer.subject.setText("Lease")
    composer.text.setPlainText("Half a thought")
    composer.direction.menu().actions()[-1].trigger()
    composer.when.menu().actions()[-1].trigger()
    composer.moment.setDateTime(composer.moment.dateTime().addDays(-3))
    composer.remind.menu().actions()[-1].trigger()
    composer.remind_day.setDate(QDate(2026, 12, 24))
    page.drop([path])
    before = composer.wish()
    assert [file.name for file in before.files] == ["Quote.pdf"]
    qtbot.waitUntil(lambda: not composer._pause.isActive())
    again = make_page(store)
    qtbot.addWidget(again)
    again.show_contact(OMAR, [])
    assert again.composer.wish() == before
    assert again.composer.draft_note.text() == "Draft from Sun 22 Nov 09:45"
    again.composer.save.click()
    found = entry_of(store)
    assert (found.subject, found.direction, found.body) == ("Lease", "in", "Half a thought")
    assert [one.name for one in found.attachments] == ["Quote.pdf"]
    with store.read_raw() as raw:
        (reminder,) = reminders.reminders_of(raw, contact_id(store, OMAR), TODAY)
    assert reminder.due == dt.date(2026, 12, 24)
    assert Drafts(store.folder).of(contact_id(store, OMAR)) is None


def test_a_changed_entry_is_a_draft_too(page: ContactCardPage, store: Store, qtbot: QtBot) -> None:
    entry = log(store, "Wants a price")
    page.timeline.view.entry_requested.emit(entry, "edit")
    page.composer.text.setPlainText("Wants a good pri")
    page.step(1)
    page.step(-1)
    assert page.composer.entry == entry
    assert page.composer.text.toPlainText() == "Wants a good pri"
    page.composer.save.click()
    assert entry_of(store).body == "Wants a good pri"


def test_what_waits_while_an_entry_is_changed_is_a_draft_too(
    page: ContactCardPage, store: Store
) -> None:
    page.composer.compose("note")
    page.composer.text.setPlainText("Half a thought")
    entry = log(store, "Wants a price")
    page.timeline.view.entry_requested.emit(entry, "edit")
    page.composer.text.setPlainText("Wants a good price")
    page.step(1)
    page.step(-1)
    page.composer.save.click()
    assert entry_of(store).body == "Wants a good price"
    assert (page.composer.kind, page.composer.text.toPlainText()) == ("note", "Half a thought")


def test_a_file_can_be_left_out_again(page: ContactCardPage, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    page.drop([tmp_path / "a.txt", tmp_path / "b.txt"])
    chips = {b.accessibleName(): b for b in page.composer.findChildren(QPushButton)}
    chips["Do not attach a.txt"].click()
    assert [file.name for file in page.composer.files] == ["b.txt"]


# -- attachments and messages -------------------------------------------------------------------


def with_file(store: Store, tmp_path: Path) -> KeptFile:
    path = tmp_path / "Quote.pdf"
    path.write_bytes(b"%PDF")
    kept = attachments.keep_file(store, path)
    log(store, "Here it is", "email", files=[kept])
    return kept


def picture(wide: int, high: int, form: str = "PNG") -> bytes:
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, form)  # type: ignore[call-overload]  # the stub asks for what it refuses
    return bytes(data.data())


def test_an_attached_picture_is_seen_small(
    page: ContactCardPage, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    shown, broken = tmp_path / "Bike.png", tmp_path / "Broken.png"
    shown.write_bytes(picture(400, 300))
    broken.write_bytes(picture(40, 30)[:50])
    kept = [attachments.keep_file(store, path) for path in (shown, broken)]
    timeline.log(store, contact_id(store, OMAR), "note", "Look", zone="UTC", files=kept)
    view = page.timeline.view
    pictures = view.pictures
    assert pictures is not None
    (item,) = [item for item in items(page) if item.files]
    (whole, name, media), (bad, _, other) = item.files
    view.grab()
    seen = pictures.picture(whole)
    assert seen is not None
    assert (seen.width(), seen.height()) == (128, 96)
    assert (name, media) == ("Bike.png", "image/png")
    assert pictures.shows(whole, media)
    assert not pictures.shows(bad, other), "it stays a file with a name"
    view.grab()


def test_a_picture_is_shrunk_the_right_way_up_and_never_unpacked_when_huge() -> None:
    room = QSize(132, 96)
    small = shrunk(picture(20, 10), room)
    assert small is not None
    assert (small.width(), small.height()) == (20, 10)
    tall = shrunk(picture(100, 1000, "JPG"), room)
    assert tall is not None
    assert tall.height() == 96
    assert shrunk(b"", room) is None
    assert shrunk(b"GIF89a" + bytes(20), room) is None
    assert shrunk(picture(13_000, 1), room) is None


def test_an_attachment_is_clicked_saved_and_removed(
    page: ContactCardPage, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    with_file(store, tmp_path)
    view = page.timeline.view
    item = items(page)[1]
    assert [name for _, name, _ in item.files] == ["Quote.pdf"]
    rect = view.visualRect(page.timeline.model.index(1))
    wanted: list[tuple[bytes, str]] = []
    view.file_requested.disconnect()
    view.file_requested.connect(lambda i, act: wanted.append((i, act)))
    place = QPoint(rect.left() + 90, rect.top() + 62)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted == [(item.files[0][0], "open")]
    page.files.save(item.files[0][0], tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes() == b"%PDF"
    undone(store, lambda: page.files.act(item.files[0][0], "remove"))
    assert items(page)[1].files == ()


def test_several_files_are_chosen_and_the_next_dialog_begins_there(
    page: ContactCardPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    began: list[str] = []
    monkeypatch.setattr("crm_desktop.ui.pages.card_files.remember", began.append)
    page.attach()
    (dialog,) = page.findChildren(QFileDialog)
    names = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for name in names:
        name.write_text(name.stem)
    dialog.filesSelected.emit([str(name) for name in names])
    dialog.reject()
    assert [file.name for file in page.composer.files] == ["one.txt", "two.txt"]
    assert began == [str(names[0])]


def test_a_file_that_is_too_large_is_told_and_the_others_stay(
    page: ContactCardPage, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "small.txt").write_text("small")
    with (tmp_path / "film.mov").open("wb") as file:
        file.truncate(attachments.LARGEST + 1)
    with qtbot.waitSignal(page.told) as told:
        page.drop([tmp_path / "film.mov", tmp_path / "small.txt"])
    assert told.args is not None
    assert "at most 25 MB" in told.args[0]
    assert [file.name for file in page.composer.files] == ["small.txt"]


def test_a_dropped_message_is_filed_once(
    page: ContactCardPage, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    contact_parts.add_part(store, contact_id(store, OMAR), "email", "omar@x.example")
    path = tmp_path / "mail.eml"
    path.write_bytes(
        b"From: Omar <omar@x.example>\nTo: shop@y.example\nSubject: Lease\n"
        b"Date: Sat, 21 Nov 2026 10:45:00 +0100\nMessage-ID: <1@x>\n\nYes please.\n"
    )
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    with qtbot.waitSignal(page.told) as told:
        page.dropEvent(drop)
    assert told.args is not None
    assert told.args[0] == "1 e-mail filed."
    found = entry_of(store)
    assert (found.subject, found.body, found.direction) == ("Lease", "Yes please.", "in")
    with qtbot.waitSignal(page.told) as told:
        page.drop([path])
    assert told.args == ["1 e-mail here already.", None]
    assert len(items(page)) == 2


def test_of_several_messages_the_one_that_is_none_is_named(
    page: ContactCardPage, tmp_path: Path, qtbot: QtBot
) -> None:
    good, empty = tmp_path / "mail.eml", tmp_path / "empty.eml"
    good.write_bytes(b"From: Omar <omar@x.example>\nSubject: Lease\n\nYes please.\n")
    empty.write_bytes(b"")
    with qtbot.waitSignal(page.told) as told:
        page.drop([good, empty])
    assert told.args is not None
    assert told.args[0] == (
        "1 e-mail filed. No message could be read in “empty.eml”. Nothing was filed."
    )
    assert told.args[1] is not None, "what was filed can be undone"


def test_many_files_go_on_in_the_next_line(page: ContactCardPage, qtbot: QtBot) -> None:
    names = [f"{'long name ' * 3}{number}.txt" for number in range(7)]
    page.composer.add_files([KeptFile(name, "text/plain", 1, "1" * 64) for name in names])
    chips = page.composer.findChild(FileChips)
    assert chips is not None
    shown = [one for one in chips.findChildren(QPushButton) if one.isVisibleTo(chips)]
    assert len(shown) == len(names)
    qtbot.waitUntil(lambda: len({one.y() for one in shown}) > 1)
    for one in shown:
        assert one.width() >= one.sizeHint().width(), "its name or its cross is cut"
        assert chips.rect().contains(one.geometry())


def test_a_drop_that_brings_nothing_is_said(page: ContactCardPage, qtbot: QtBot) -> None:
    nothing = QMimeData()  # the event does not keep it alive
    drop = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, nothing, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    with qtbot.waitSignal(page.told) as told:
        page.dropEvent(drop)
    assert told.args == ["No file arrived here. Please drop it once more.", None]


def test_archived_from_its_card(page: ContactCardPage, store: Store, qtbot: QtBot) -> None:
    with qtbot.waitSignals([page.told, page.back_requested]):
        undone(store, page.acts.archive)
    page.show_contact(HELEN, [])
    assert page.name.value == "Helen Marsh"


def test_a_screen_reader_hears_the_files(
    page: ContactCardPage, store: Store, tmp_path: Path
) -> None:
    with_file(store, tmp_path)
    index = page.timeline.model.index(1)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.endswith("Here it is, Quote.pdf")
    assert index.data(ItemRole).files


class _Paints(QObject):
    """Counts what is painted."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_another_width_is_painted_once(page: ContactCardPage, store: Store, qtbot: QtBot) -> None:
    for number in range(8):
        log(store, f"{number} " + "a long story about the wheels of the cargo bike " * 6)
    page.show_contact(OMAR)
    view = page.timeline.view
    QApplication.processEvents()
    before = view.visualRect(view.model().index(1, 0))
    paints = _Paints()
    view.viewport().installEventFilter(paints)
    page.resize(page.width() - 200, page.height())
    qtbot.waitUntil(lambda: paints.count > 0)
    qtbot.wait(1)  # whatever waits for the next moment is done
    assert paints.count == 1
    after = view.visualRect(view.model().index(1, 0))
    assert after.width() == view.viewport().width() > before.width()
    assert after.height() < before.height()
