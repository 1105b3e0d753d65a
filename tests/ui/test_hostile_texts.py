"""Names and notes that look like markup are words: nothing of them is drawn, fetched or read."""

import socket
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser, QTextEdit, QWidget

from crm_desktop.services import contact_edit, deals, reminders, timeline
from crm_desktop.services.contact_record import LONGEST
from crm_desktop.store.store import Store
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.contact_card import ContactCardPage
from crm_desktop.ui.thumbnails import shrunk

FIRST_PLACE = "trash"


@pytest.fixture
def server() -> Iterator[socket.socket]:
    """Somebody who waits to be asked for a picture."""
    with socket.create_server(("127.0.0.1", 0)) as made:
        made.setblocking(False)
        yield made


def drawn_as_markup(part: QWidget) -> list[str]:
    """What was typed and stands in a label that may take it for markup."""
    return [
        one.text()
        for one in part.findChildren(QLabel)
        if one.textFormat() != Qt.TextFormat.PlainText and "<b>Acme" in one.text()
    ]


def test_markup_is_shown_as_it_was_typed_and_fetches_nothing(
    window: MainWindow, store: Store, server: socket.socket, tmp_path: Path
) -> None:
    picture = tmp_path / "seen.png"
    image = QImage(QSize(2, 2), QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(picture))
    address = f"http://127.0.0.1:{server.getsockname()[1]}/a.png"
    words = (
        f'<img src="{address}"><img src="{picture}"><b>Acme</b><style>@import url({address});'
        "</style>"
    )
    contact_edit.new_contact(store, "person", words, company=f"{words} Ltd")
    with store.read_raw() as raw:
        n, identity = raw.execute(
            "SELECT n, id FROM contact WHERE kind='person' ORDER BY n DESC LIMIT 1"
        ).fetchone()
    timeline.log(store, identity, "note", words, zone="UTC")
    reminders.add_reminder(store, identity, words, window.today(), zone="UTC")
    deals.create_deal(store, deals.DealDraft(words, identity), window.today())
    for screen in ("today", "contacts", "pipeline", "history"):
        window.go(screen)
        QApplication.processEvents()
        assert drawn_as_markup(window) == [], screen
    window.open_contact(n)
    QApplication.processEvents()
    assert any("<b>Acme</b>" in one.text() for one in window.findChildren(QLabel))
    window.tell(words)
    window.done(words)
    QApplication.processEvents()
    assert drawn_as_markup(window) == []
    for part in window.findChildren(QTextEdit):
        assert "<b>" not in part.toHtml().replace("&lt;b&gt;", "")
        assert not isinstance(part, QTextBrowser) or not part.openLinks()
    with pytest.raises(BlockingIOError):
        server.accept()  # nobody came


@pytest.mark.parametrize("kind", ["PNG", "BMP"])
def test_a_picture_of_giant_sides_is_not_unpacked(kind: str, tmp_path: Path) -> None:
    image = QImage(QSize(8, 8), QImage.Format.Format_RGB32)
    image.fill(0)
    path = tmp_path / f"a.{kind.lower()}"
    assert image.save(str(path))
    content = bytearray(path.read_bytes())
    assert shrunk(bytes(content), QSize(100, 100)) is not None
    giant = 60_000
    if kind == "PNG":  # sides and the checksum of their part
        content[16:24] = giant.to_bytes(4, "big") * 2
        content[29:33] = zlib.crc32(content[12:29]).to_bytes(4, "big")
    else:
        content[18:26] = giant.to_bytes(4, "little") * 2
    assert shrunk(bytes(content), QSize(100, 100)) is None


def test_a_drawing_is_not_drawn_whatever_it_is_called() -> None:
    drawing = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
    assert shrunk(drawing, QSize(100, 100)) is None


def test_what_is_too_long_is_not_pasted_and_that_is_said(window: MainWindow) -> None:
    window.open_contact(1)
    (page,) = window.findChildren(ContactCardPage)
    text = page.composer.text
    text.setPlainText("what was typed")
    pasted = QMimeData()
    pasted.setHtml("<b>bold</b>")
    pasted.setText(" and bold")
    text.moveCursor(QTextCursor.MoveOperation.End)
    text.insertFromMimeData(pasted)
    assert text.toPlainText() == "what was typed and bold"
    pasted.setText("x" * (LONGEST + 1))
    text.insertFromMimeData(pasted)
    assert text.toPlainText() == "what was typed and bold"
    assert "it was not pasted" in window.toast.text()
