"""Keys of a shared shop in the window: passphrase, recovery code, a stolen PC, checking, found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from crm_desktop.services import attachments
from crm_desktop.services.recovered import Recovered, read_recovered
from crm_desktop.sync import setup
from crm_desktop.ui.pages.sync_key import KeyPage, KeyTask
from crm_desktop.ui.screens import card
from crm_desktop.ui.screens.sync_key import open_key
from crm_desktop.ui.widgets.sync_recovered import MOST, SyncRecovered
from tests.helpers.pc_window import PcWindow, level, turn

OLD, NEW = "old words of the shop", "quite other words instead"


@pytest.fixture
def share(tmp_path: Path) -> Path:
    (tmp_path / "share").mkdir()
    return tmp_path / "share"


@pytest.fixture
def pc(qapp: QApplication, tmp_path: Path, share: Path) -> Iterator[PcWindow]:
    """A PC that shares its shop encrypted."""
    made = PcWindow(tmp_path, "Front desk PC", "Anna")
    made.open("trash")
    made.window.syncing.begun(setup.begin(made.store, share, OLD, made.here, name="Front desk PC"))
    turn()
    yield made
    made.close()


@pytest.fixture
def two(pc: PcWindow, tmp_path: Path, share: Path) -> Iterator[tuple[PcWindow, PcWindow]]:
    """It and another one that joined."""
    other = PcWindow(tmp_path, "Workshop PC", "Ben")
    other.open("trash")
    begun = setup.join(other.store, share, OLD, other.here, name="Workshop PC", add_mine=True)
    other.window.syncing.begun(begun)
    pc.add("Marta Oliveira")
    level(pc, other)
    yield pc, other
    other.close()


def key_page(pc: PcWindow, command: str) -> KeyPage:
    pc.window.actions_[command].trigger()
    turn()
    page = pc.window.stack.seen()
    assert isinstance(page, KeyPage)
    return page


def toast(pc: PcWindow) -> str:
    turn()
    return "".join(said.text() for said in pc.window.toast.findChildren(QLabel))


def texts(widget: QWidget) -> str:
    turn()
    return "\n".join(s.text() for s in widget.findChildren(QLabel) if s.isVisible() and s.text())


def test_another_passphrase_by_the_keyboard_opens_the_shop_and_the_old_one_does_not(
    pc: PcWindow, tmp_path: Path, share: Path
) -> None:
    page = key_page(pc, "sync_passphrase")
    assert page.secret.line.hasFocus()
    assert page.secret.line.text()  # one is proposed
    QTest.keyClicks(page.secret.line, NEW)  # what was proposed is selected
    QTest.keyClick(page.secret.line, Qt.Key.Key_Return)
    turn()
    assert page.secret.line.text() == NEW
    assert "The new passphrase: " + NEW in texts(page)
    code = page.recovery.code.text()
    assert page.finished.hasFocus()
    setup.unlock(pc.store, NEW, pc.here)
    setup.unlock(pc.store, code, pc.here)
    with pytest.raises(Exception, match="passphrase"):
        setup.unlock(pc.store, OLD, pc.here)
    # The code is not shown again.
    page.finished.click()
    turn()
    assert not key_page(pc, "sync_code").shows_code


def test_a_short_passphrase_is_refused_where_it_is_typed(pc: PcWindow) -> None:
    page = key_page(pc, "sync_passphrase")
    page.secret.line.setText("")
    page.begin()
    assert "Please type a passphrase" in texts(page)
    page.secret.line.setText("x")
    page.begin()
    turn()
    assert page.trouble.isVisible()
    assert page.start.isEnabled()
    assert not page.shows_code
    setup.unlock(pc.store, OLD, pc.here)


def test_a_new_recovery_code_stays_on_the_page_until_it_is_put_away(pc: PcWindow) -> None:
    page = key_page(pc, "sync_code")
    assert not page.secret.isVisible()
    page.start.click()
    turn()
    code = page.recovery.code.text()
    setup.unlock(pc.store, code, pc.here)
    pc.window.go("contacts")
    assert key_page(pc, "sync_passphrase").recovery.code.text() == code
    assert page.task is KeyTask.CODE
    again = KeyPage(pc.window)  # as after a change of the look
    again.restore(page.kept())
    assert again.recovery.code.text() == code
    again.deleteLater()


def test_a_stolen_pc_gets_nothing_that_is_written_afterwards(
    two: tuple[PcWindow, PcWindow],
) -> None:
    front, stolen = two
    part = front.part()
    (line,) = front.window.syncing.situation.report.others
    part._ask_retire(line)
    turn()
    button = next(b for b in part.findChildren(QPushButton) if b.text() == "It was st&olen…")
    button.click()
    turn()
    page = front.window.stack.seen()
    assert isinstance(page, KeyPage)
    assert page.task is KeyTask.REMOVE
    assert page.pc.currentText() == "Workshop PC"
    assert "stays readable there" in texts(page)
    page.secret.line.setText(NEW)
    page.start.click()
    turn()
    assert "Workshop PC is removed" in texts(page)
    assert page.recovery.code.text()
    front.add("Written afterwards")
    front.now()
    stolen.now()
    assert stolen.names() == ["Marta Oliveira"]
    assert stolen.window.syncing.said().answer == "unlock"


def test_without_a_key_the_commands_say_so(qapp: QApplication, tmp_path: Path, share: Path) -> None:
    made = PcWindow(tmp_path, "Front desk PC", "Anna")
    made.open("trash")
    made.window.actions_["sync_code"].trigger()
    assert "on this PC only" in toast(made)
    made.window.actions_["sync_check"].trigger()
    assert "no shared place to check" in toast(made)
    made.window.syncing.begun(setup.begin(made.store, share, None, made.here, name="Front desk PC"))
    open_key(made.window, KeyTask.REMOVE)
    assert "closing the shared folder" in toast(made)
    assert made.window.place != "sync_key"
    made.close()


def test_the_shared_place_is_checked_and_the_result_is_a_sentence(
    pc: PcWindow, share: Path
) -> None:
    pc.add("Marta Oliveira")
    pc.now()
    pc.window.actions_["sync_check"].trigger()
    assert toast(pc).endswith("checked. Everything is as it should be.")
    segment = next(iter(sorted(share.glob("*/d-*/*.seg"))))
    segment.write_bytes(segment.read_bytes()[:-9] + b"!" * 9)
    pc.window.actions_["sync_check"].trigger()
    assert "cannot be read" in toast(pc)
    assert toast(pc).endswith("Your work is safe here.")
    share.rename(share.with_name("away"))
    pc.window.actions_["sync_check"].trigger()
    assert "cannot be reached" in toast(pc) or "folder" in toast(pc)


def _erased_elsewhere(pc: PcWindow, name: str) -> None:
    """As if a PC that was away had written to a contact that is erased here."""
    n = pc.add(name)
    pc.now()
    pc.do("UPDATE contact SET note='called again' WHERE n=?", n)
    pc.now()
    pc.do("UPDATE contact SET gone=1 WHERE n=?", n)
    pc.now()
    with pc.store.write_local() as raw:
        raw.execute(
            "UPDATE sync_row SET birth_seq=0, sign_chain=birth_chain, sign_seq=1"
            " WHERE row=(SELECT id FROM contact WHERE n=?)",
            (n,),
        )


def test_found_lines_are_brought_back_or_put_aside_and_undone(pc: PcWindow) -> None:
    _erased_elsewhere(pc, "Found again")
    part = pc.part()
    shown = part.recovered
    assert shown.isVisible()
    assert "called again" in texts(shown)
    shown.findChildren(QPushButton, "bring_back")[0].click()
    turn()
    assert pc.names() == ["Found again"]
    assert not shown.isVisible()
    pc.window.actions_["undo"].trigger()
    turn()
    assert pc.names() == []


def test_many_found_lines_are_shown_by_and_by(pc: PcWindow) -> None:
    window = pc.window
    shown = SyncRecovered(window.theme, window.store, window.syncing.times)
    shown.show_items(
        [Recovered("contact", n, (f"note\n{n}", "Baker"), "", "", 0) for n in range(MOST + 3)]
    )
    shown.show()
    assert len(shown.findChildren(QPushButton, "bring_back")) == MOST
    assert "3 more follow" in texts(shown)
    assert "note 0 · Baker" in texts(shown)
    shown.findChildren(QPushButton, "put_aside")[0].click()  # there is no such line
    turn()
    assert len(read_recovered(pc.store)) == 0
    shown.deleteLater()


def test_a_file_that_is_not_here_is_fetched_when_it_is_saved(
    two: tuple[PcWindow, PcWindow], tmp_path: Path, share: Path
) -> None:
    front, other = two
    with front.store.transact("entry") as tx:
        (marta,) = tx.raw.execute("SELECT id FROM contact").fetchone()
        entry = tx.ids.one()
        tx.raw.execute("INSERT INTO entry(id, contact_id) VALUES (?, ?)", (entry, marta))
    kept = attachments.keep_content(front.store, "offer.pdf", b"an offer")
    attachments.attach(front.store, entry, [kept])
    front.now()
    (piece,) = share.rglob("blob/*/*.bin")
    away = piece.rename(tmp_path / "away")
    other.now()
    (n,) = other.ask("SELECT n FROM contact")
    assert isinstance(n, int)
    other.window.open_contact(n)
    turn()
    page = card.page_of(other.window)
    (file,) = other.ask("SELECT id FROM attachment")
    assert isinstance(file, bytes)
    page.files.save(file, tmp_path / "copy.pdf")
    assert "not here yet. Front desk PC was asked for it" in toast(other)
    away.rename(piece)
    page.files.save(file, tmp_path / "copy.pdf")
    assert "Saved as copy.pdf." in toast(other)
    assert (tmp_path / "copy.pdf").read_bytes() == b"an offer"
