"""A small shop and its window, offscreen; jobs run at once."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QLocale, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop.store.file_format import SHOP_FILE
from crm_desktop.store.store import Store, Transaction
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.start import application
from tests.helpers.shop import FakeClock, add_contact, copy_shop, open_shop, repeatable_random

TODAY = dt.date(2026, 11, 22)
PEOPLE = ("Marta Oliveira", "Helen Marsh", "Omar Siddiqui", "Zoë Brandt", "Jonas Weber")


@pytest.fixture(scope="session")
def qapp_cls() -> Callable[[list[str]], object]:
    """Our own application object: Fusion and the shipped typeface."""
    return lambda _arguments: application()


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """Each begins without a language, whatever a test before it chose or this computer speaks."""
    QLocale.setDefault(QLocale.c())
    yield
    QLocale.setDefault(QLocale.c())


@pytest.fixture(autouse=True)
def _going_on(qapp: QApplication) -> Iterator[None]:
    """The program that a test has ended does not end the event loops of the next ones."""
    yield
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    if loop.exec() == -1:  # the wish to end stands until the main loop has seen it
        QTimer.singleShot(0, qapp.quit)
        qapp.exec()


def add_phone(tx: Transaction, contact: int, typed: str) -> None:
    """A telephone number of a contact."""
    tx.raw.execute(
        "INSERT INTO phone(id, contact_id, typed, digits, match_key)"
        " SELECT ?1, id, ?2, ?3, substr(?3, -9) FROM contact WHERE n=?4",
        (tx.ids.one(), typed, "".join(c for c in typed if c.isdigit()), contact),
    )


def add_entry(
    tx: Transaction, contact: int, subject: str, body: str = "", *, at: int | None = None
) -> None:
    """An e-mail on a contact's timeline, of now or of ``at`` (UTC milliseconds)."""
    tx.raw.execute(
        "INSERT INTO entry(id, contact_id, kind, subject, body, happened_at)"
        " SELECT ?1, id, 'email', ?2, ?3, ?4 FROM contact WHERE n=?5",
        (tx.ids.one(), subject, body, tx.now if at is None else at, contact),
    )


@pytest.fixture(scope="session")
def small_shop(tmp_path_factory: pytest.TempPathFactory, template: Path) -> Path:
    """The file of the shop of ``store``, made once."""
    folder = tmp_path_factory.mktemp("small") / "shop"
    copy_shop(folder, template)
    # Other ids than those that the tests will make.
    with (
        Store.open(folder, clock=FakeClock(), random=repeatable_random(1)) as opened,
        opened.transact("Five contacts") as tx,
    ):
        for name in PEOPLE:
            add_contact(tx, name)
        add_phone(tx, 3, "01632 960 208")
        add_entry(tx, 5, "Service contract", "Wants a price per month for six bicycles")
    return folder / SHOP_FILE


@pytest.fixture
def store(tmp_path: Path, small_shop: Path, clock: FakeClock) -> Iterator[Store]:
    """Five contacts (``n`` 1 to 5, in the order of PEOPLE), one with a phone, one with an entry."""
    with open_shop(tmp_path / "shop", small_shop, clock) as opened:
        yield opened


@pytest.fixture
def settings(store: Store) -> PcSettings:
    found = PcSettings(store.folder)
    found.look = "light"
    return found


@pytest.fixture
def first_place(request: pytest.FixtureRequest) -> str:
    """The screen that ``window`` opens with: ``FIRST_PLACE`` of the module, else the contacts.

    The list of contacts takes longer to make than the rest of a window: a module whose tests work
    on other screens names one that is made quickly, such as "trash".
    """
    named: str = getattr(request.module, "FIRST_PLACE", "contacts")
    return named


@pytest.fixture
def window(
    qtbot: QtBot, store: Store, settings: PcSettings, first_place: str
) -> Iterator[MainWindow]:
    """The open window of the shop, with the keyboard."""
    made = MainWindow(
        store, settings, shop="Kestrel Cycles", pc="Front desk PC", today=lambda: TODAY, zone=dt.UTC
    )
    made.jobs = Jobs(at_once=True)
    qtbot.addWidget(made)
    made.start(first_place)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()
