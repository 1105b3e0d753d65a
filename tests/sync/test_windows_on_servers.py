"""Two windows share a shop on a server: a WebDAV server by its address, by an invitation, and what
is said when the password does not fit any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from crm_desktop.store.key_ring import KeyRing
from crm_desktop.sync.connect import Invitation, Login, invitation_text
from crm_desktop.ui.pages.sync_connect import ConnectPage
from crm_desktop.ui.pages.sync_join import JoinPage
from crm_desktop.ui.start import application
from tests.helpers.pc_window import PcWindow, level, turn
from tests.sync.pcs import MemoryRing
from tests.sync.servers import PASSWORD, USER, DavServer


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
    front.window.syncing.rounds.begun(None)
    assert front.now().side == "Password needed"
    part = front.part()
    part.secret.setText(PASSWORD)
    part.unlock.click()
    turn()
    assert front.window.syncing.said().side == "Both PCs are up to date"
