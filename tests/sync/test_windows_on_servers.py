"""Two windows share a shop on a server: a WebDAV server by its address, by an invitation, and what
is said when the password does not fit any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from crm_desktop.store.key_ring import KeyRing
from crm_desktop.sync.connect import Invitation, Login, invitation_text
from crm_desktop.ui.pages.first_run import FirstRunPage
from crm_desktop.ui.pages.sync_connect import ConnectPage
from crm_desktop.ui.pages.sync_invite import InvitePage
from crm_desktop.ui.pages.sync_join import JoinPage
from crm_desktop.ui.start import application
from tests.helpers.pc_window import PcWindow, level, turn
from tests.sync.pcs import MemoryRing
from tests.sync.servers import PASSWORD, USER, DavServer, Postgres


@pytest.fixture(scope="session")
def qapp_cls() -> Callable[[list[str]], object]:
    """Our own application object."""
    return lambda _arguments: application()


@pytest.fixture
def address(dav: DavServer, tmp_path: Path) -> str:
    (dav.folder / tmp_path.name).mkdir()
    return f"{dav.address}{tmp_path.name}"


@pytest.fixture
def two(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[PcWindow, PcWindow]]:
    front = PcWindow(tmp_path, "Front desk PC", "Anna")
    shop = PcWindow(tmp_path, "Workshop PC", "Ben", started=False)
    front.open("trash")
    front.add("Marta Oliveira")
    shop.open("trash")
    yield front, shop
    for pc in (front, shop):
        pc.close()


def connect(pc: PcWindow, address: str, password: str) -> ConnectPage:
    pc.window.go("sync_connect")
    page = pc.window.stack.seen()
    assert isinstance(page, ConnectPage)
    page.place.field.setText(address)
    assert page.place.user.isVisible()
    page.place.user.setText(USER)
    page.place.password.setText(password)
    page.start.click()
    turn()
    return page


def test_a_server_is_shared_and_joined_by_an_invitation(
    two: tuple[PcWindow, PcWindow], address: str, tmp_path: Path
) -> None:
    front, shop = two
    page = connect(front, address, "wrong")
    assert "does not accept the user name or the password" in page.trouble.text()
    page.place.password.setText(PASSWORD)
    page.start.click()
    turn()
    assert front.window.syncing.situation.report.reached
    invitation = tmp_path / "invitation.json"
    invitation.write_text(invitation_text(Invitation(address, Login(USER, PASSWORD))))
    shop.window.go("sync_join")
    there = shop.window.stack.seen()
    assert isinstance(there, JoinPage)
    there.place._ask_invitation = lambda _parent, _title, _begin: str(invitation)
    there.place.invitation.click()
    there.start.click()
    turn()
    assert shop.names() == ["Marta Oliveira"]
    level(front, shop)
    assert front.now().side == "Both PCs are up to date"
    # The system forgot the password: it is asked for once, in place.
    front.here = front.here.__class__(
        KeyRing(MemoryRing()), front.here.settings, front.here.machine, front.here.random
    )
    front.window.syncing.rounds.ended()
    assert front.now().side == "Password needed"
    part = front.part()
    part.secret.setText(PASSWORD)
    part.unlock.click()
    turn()
    assert front.window.syncing.said().side == "Both PCs are up to date"


def invite(pc: PcWindow, file: Path, name: str, user: str = "", password: str = "") -> InvitePage:
    pc.window.actions_["sync_invite"].trigger()
    page = pc.window.stack.seen()
    assert isinstance(page, InvitePage)
    page._ask = lambda _parent, _title, _proposed, _kinds: str(file)
    page.name.setText(name)
    page.user.setText(user)
    page.password.setText(password)
    page.start.click()
    turn()
    return page


def join(pc: PcWindow, invitation: Path) -> None:
    pc.window.go("sync_join")
    there = pc.window.stack.seen()
    assert isinstance(there, JoinPage)
    there.place._ask_invitation = lambda _parent, _title, _begin: str(invitation)
    there.place.invitation.click()
    there.start.click()
    turn()


def test_the_invitation_to_a_webdav_server_is_made_without_typing_a_password(
    two: tuple[PcWindow, PcWindow], address: str, tmp_path: Path
) -> None:
    front, shop = two
    connect(front, address, PASSWORD)
    file = tmp_path / "Workshop.crm-invitation"
    page = invite(front, file, "Workshop PC")
    assert page.password.isHidden()
    assert str(file) in page.result.text()
    assert file.stat().st_mode & 0o077 == 0
    join(shop, file)
    level(front, shop)
    assert shop.names() == ["Marta Oliveira"]
    # The system forgot it, so it is asked for, here too.
    front.here = front.here.__class__(
        KeyRing(MemoryRing()), front.here.settings, front.here.machine, front.here.random
    )
    front.window.syncing.rounds.ended()
    page = invite(front, tmp_path / "other", "Home")
    assert page.password.isVisible()
    assert "needs your password" in page.trouble.text()
    assert not (tmp_path / "other").exists()


def test_a_database_is_shared_and_joined_by_invitations_from_the_window(
    two: tuple[PcWindow, PcWindow], pg: Postgres, tmp_path: Path
) -> None:
    front, shop = two
    database = pg.new_database()
    mine = tmp_path / "first.crm-invitation"
    member = pg.let_in(database, "Front desk PC")
    mine.write_text(invitation_text(Invitation(database, member)))
    front.window.go("sync_connect")
    page = front.window.stack.seen()
    assert isinstance(page, ConnectPage)
    page.place._ask_invitation = lambda _parent, _title, _begin: str(mine)
    page.place.invitation.click()
    page.start.click()
    turn()
    assert front.window.syncing.situation.report.reached
    page.invite.click()
    turn()
    assert isinstance(front.window.stack.seen(), InvitePage)
    file = tmp_path / "Workshop.crm-invitation"
    said = invite(front, file, "Workshop PC")
    assert said.trouble.text() == "Please fill in: Administrator of the database"
    said = invite(front, file, "Workshop PC", "boss", "wrong")
    assert "does not accept the user name or the password" in said.trouble.text()
    assert not file.exists()
    said = invite(front, file, "Workshop PC", "boss", pg.admin)
    assert str(file) in said.result.text()
    assert pg.admin not in file.read_text()
    assert said.password.text() == ""
    join(shop, file)
    level(front, shop)
    assert shop.names() == ["Marta Oliveira"]
    assert front.now().side == "Both PCs are up to date"


def test_a_folder_needs_no_invitation(two: tuple[PcWindow, PcWindow], tmp_path: Path) -> None:
    front, _ = two
    (tmp_path / "share").mkdir()
    front.window.go("sync_connect")
    page = front.window.stack.seen()
    assert isinstance(page, ConnectPage)
    page.place.field.setText(str(tmp_path / "share"))
    page.start.click()
    turn()
    assert page.invite.isHidden()
    front.window.actions_["sync_invite"].trigger()
    assert "choose the same folder on the other PC" in front.window.toast.text()


def _without_ring(pc: PcWindow) -> None:
    """A system that keeps no passwords."""
    here = pc.here
    pc.here = here.__class__(
        KeyRing(None), here.settings, here.machine, here.random, here.passes, here.memory
    )


def test_where_nothing_keeps_passwords_each_is_asked_for_once_a_session(
    two: tuple[PcWindow, PcWindow], address: str, tmp_path: Path
) -> None:
    front, shop = two
    _without_ring(front)
    front.window.go("sync_connect")
    page = front.window.stack.seen()
    assert isinstance(page, ConnectPage)
    page.place.field.setText(address)
    page.place.user.setText(USER)
    page.place.password.setText(PASSWORD)
    page.locked.click()
    page.passphrase.setText("seven bridges of the old town")
    page.start.click()
    turn()
    assert front.window.syncing.said().side == "Waiting for the second PC"  # both are known
    invitation = tmp_path / "Workshop.crm-invitation"
    assert invite(front, invitation, "Workshop PC").password.isHidden()
    _without_ring(shop)
    join(shop, invitation)
    there = shop.window.stack.seen()
    assert isinstance(there, JoinPage)
    there.secret.setText("seven bridges of the old town")
    there.start.click()
    level(front, shop)
    assert shop.names() == ["Marta Oliveira"]
    rounds = front.window.syncing.rounds  # as after the next start
    rounds.ended()
    assert front.now().side == "Password needed"
    part = front.part()
    part.secret.setText(PASSWORD)
    part.unlock.click()
    turn()
    assert front.window.syncing.said().side == "Passphrase needed"
    part.secret.setText("seven bridges of the old town")
    part.unlock.click()
    turn()
    assert front.window.syncing.said().side == "Both PCs are up to date"


def test_two_fresh_pcs_share_on_a_server_by_an_invitation_in_less_than_twelve_actions(
    qapp: QApplication, tmp_path: Path, address: str
) -> None:
    """Each click, each text and each choice of a file counts as one."""
    actions = 0

    def click(widget: QWidget) -> None:
        nonlocal actions
        actions += 1
        assert widget.isVisible()
        assert widget.isEnabled()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        turn()

    def fill(line: QLineEdit, text: str, *, enter: bool = False) -> None:
        nonlocal actions
        actions += 1
        assert line.isVisible()
        line.selectAll()
        QTest.keyClicks(line, text)
        if enter:
            QTest.keyClick(line, Qt.Key.Key_Return)
        turn()

    def choose(*_about: object) -> str:
        nonlocal actions
        actions += 1
        return str(tmp_path / "Second PC.crm-invitation")

    front = PcWindow(tmp_path, "Front desk PC", "Anna")
    shop = PcWindow(tmp_path, "Workshop PC", "Ben", started=False)
    try:
        front.open("settings")
        front.add("Marta Oliveira")
        click(front.part().connect_pc)
        page = front.window.stack.seen()
        assert isinstance(page, ConnectPage)
        fill(page.place.field, address)
        fill(page.place.user, USER)
        fill(page.place.password, PASSWORD, enter=True)
        click(page.invite)
        inviting = front.window.stack.seen()
        assert isinstance(inviting, InvitePage)
        assert inviting.name.text() == "Second PC"
        inviting._ask = choose
        QTest.keyClick(inviting.name, Qt.Key.Key_Return)
        turn()
        shop.open("first")
        first = shop.window.stack.seen()
        assert isinstance(first, FirstRunPage)
        click(first.ways[2])
        there = shop.window.stack.seen()
        assert isinstance(there, JoinPage)
        there.place._ask_invitation = choose
        click(there.place.invitation)
        QTest.keyClick(there.name, Qt.Key.Key_Return)
        actions += 1
        turn()
        level(front, shop)
        assert shop.names() == ["Marta Oliveira"]
        assert front.now().side == "Both PCs are up to date"
        assert actions < 12
    finally:
        front.close()
        shop.close()
