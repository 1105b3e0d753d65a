"""The first day of a shop, in one window and by the keys of a person, with real jobs: everything
that was done can be undone, and the window never keeps anybody waiting."""

import datetime as dt
import gc
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QLocale, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.services.settings import shop_settings
from crm_desktop.store.store import Store
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.contact_card import ContactCardPage
from crm_desktop.ui.pages.duplicates import DuplicatesPage
from crm_desktop.ui.pages.first_run import FirstRunPage
from crm_desktop.ui.pages.import_wizard import ImportWizard, Step
from crm_desktop.ui.pages.new_contact import NewContactPage
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.slow_moments import SlowMoments
from crm_desktop.ui.start import application
from crm_desktop.ui.widgets.palette import Palette
from tests.helpers.dump import live_dump
from tests.helpers.shop import FakeClock, open_shop

TODAY = dt.date(2026, 11, 22)
CUSTOMERS = Path(__file__).resolve().parents[2] / "resources" / "sample_shop" / "customers.xlsx"
LONGEST_MS = 50
"""No slot of the main thread works longer, in milliseconds of processor time."""
ADDITIONS_A_MS = 84_000
"""What the computer adds up in such a millisecond while nothing else runs. A busy or slow one takes
longer for that too, and is given as much longer for everything."""
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
WAIT_MS = 20_000
Page = TypeVar("Page", bound=QWidget)


@pytest.fixture(scope="session")
def qapp_cls() -> Callable[[list[str]], object]:
    """Our own application object: Fusion and the shipped typeface."""
    return lambda _arguments: application()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Dates as in England, whatever this machine speaks."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def store(tmp_path: Path, template: Path, clock: FakeClock) -> Iterator[Store]:
    """An empty shop."""
    with open_shop(tmp_path / "new", template, clock) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> Iterator[MainWindow]:
    """The window as it opens for the first time, all of it loaded."""
    settings = PcSettings(store.folder)
    settings.look = "light"
    made = MainWindow(
        store, settings, shop="My shop", pc="Front desk PC", today=lambda: TODAY, zone=dt.UTC
    )
    qtbot.addWidget(made)
    made.start()
    with qtbot.waitSignal(made.settled, timeout=WAIT_MS), qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    qtbot.waitUntil(lambda: made.stack.made("card") is not None, timeout=WAIT_MS)
    yield made
    made.close()


def worked() -> Callable[[], float]:
    """A clock of what the main thread works: other programs of this PC do not move it."""
    if not hasattr(time, "pthread_getcpuclockid"):  # pragma: no cover - Windows
        return time.perf_counter
    clock = time.pthread_getcpuclockid(threading.main_thread().ident or 0)
    return lambda: time.clock_gettime(clock)


def slowness() -> float:
    """How much longer this computer takes at the moment; 1: not at all."""

    def taken() -> float:
        begun = time.thread_time()
        sum(range(5 * ADDITIONS_A_MS))
        return time.thread_time() - begun

    return max(1.0, 1000 * sorted(taken() for _ in range(9))[4] / 5)


@pytest.fixture
def watched(window: MainWindow) -> Iterator[SlowMoments]:
    """Watches the main thread; at the end no moment was longer than allowed."""
    watch = SlowMoments(window, worked())
    gc.freeze()  # as the program does: what loading made is not looked through again and again
    before = slowness()
    watch.start()
    yield watch
    watch.stop()
    gc.unfreeze()
    allowed = LONGEST_MS * max(before, slowness())
    slow = [(round(m.milliseconds), m.doing) for m in watch.slowest()]
    assert [moment for moment in slow if moment[0] > allowed] == []


class Person:
    """Sits in front of the window and has only the keyboard."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self._window, self._qtbot = window, qtbot

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """A key; it goes to where the focus is."""
        for _ in range(times):
            handle = self._window.windowHandle()
            assert handle is not None
            QTest.keyClick(handle, key, modifier)
            QApplication.processEvents()

    def types(self, text: str) -> None:
        """Letters into what has the focus."""
        for letter in text:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClicks(focused, letter)
            QApplication.processEvents()

    def tab_to(self, wanted: QWidget) -> None:
        """Tab until something has the focus."""
        for _ in range(40):
            if QApplication.focusWidget() is wanted:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {wanted.accessibleName()!r}")

    def sees(self, kind: type[Page]) -> Page:
        """The page that is seen."""
        page = self._window.stack.currentWidget()
        assert isinstance(page, kind)
        return page

    def waits(self, until: Callable[[], bool]) -> None:
        """Nothing to do meanwhile."""
        self._qtbot.waitUntil(until, timeout=WAIT_MS)

    def finds(self, typed: str) -> Palette:
        """Ctrl+K and the text; when there is an answer."""
        self.press(Qt.Key.Key_K, CTRL)
        palette = self._window.findChild(Palette)
        assert isinstance(palette, Palette)
        self.types(typed)
        self.waits(lambda: palette.complete)
        return palette


def seen(store: Store) -> dict[str, object]:
    """``live_dump`` on another thread: it is no work of the window. Which column goes where stays
    remembered when an import is undone, for the next try."""
    with ThreadPoolExecutor(1) as other:
        dump = other.submit(live_dump, store).result()
    dump.pop("remembered_mapping", None)
    return dump


def count(store: Store) -> int:
    with store.read_raw() as raw:
        found: int = raw.execute("SELECT count(*) FROM contact WHERE gone=0").fetchone()[0]
    return found


def drop(window: MainWindow, path: Path) -> None:
    """Drop a file onto the window (the dialog that chooses one belongs to the system)."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE
    )
    window.dropEvent(event)


def step(wizard: ImportWizard) -> Step:
    """Where the person is."""
    return wizard.step


def start(person: Person, window: MainWindow) -> None:
    """Welcome: the name of the shop, and a spreadsheet."""
    first = person.sees(FirstRunPage)
    person.types("Heron Bikes")
    person.tab_to(first.ways[0])
    person.press(Qt.Key.Key_Space)
    assert window.place == "import"


def bring_in(person: Person, window: MainWindow, store: Store) -> None:
    """The five steps of the import with Enter."""
    drop(window, CUSTOMERS)
    wizard = person.sees(ImportWizard)
    person.waits(lambda: wizard.work.ready and wizard.next_button.hasFocus())
    person.press(Qt.Key.Key_Return)
    assert step(wizard) == Step.COLUMNS
    person.waits(lambda: wizard.work.plan_is_current)
    person.press(Qt.Key.Key_Return)
    assert step(wizard) == Step.CHECK
    assert count(store) == 0  # nothing is written before the last step
    person.press(Qt.Key.Key_Return)
    person.waits(lambda: not wizard.is_importing)
    assert step(wizard) == Step.IMPORT
    assert count(store) == 21
    person.press(Qt.Key.Key_Escape)
    assert window.place == "contacts"


def log_call(person: Person, window: MainWindow, store: Store) -> None:
    """The last digits of a phone, Ctrl+L, a sentence, a reminder, Ctrl+Enter."""
    palette = person.finds("5118")
    row = palette.rows.row(palette.rows.first())
    assert (row.text, row.second.replace(" ", "")[-4:]) == ("Dr. Łukasz Gąsior", "-118")
    person.press(Qt.Key.Key_L, CTRL)
    card = person.sees(ContactCardPage)
    assert QApplication.focusWidget() is card.composer.text
    person.types("Wants the price of six rental bikes")
    person.tab_to(card.composer.remind)
    menu = card.composer.remind.menu()

    def choose() -> None:
        for _ in menu.actions():  # where a mouse lies decides which one is marked at first
            marked = menu.activeAction()
            if marked is not None and marked.text() == "Remind me in 3 days":
                break
            QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)

    QTimer.singleShot(0, choose)  # an open menu holds the key until it is closed
    person.press(Qt.Key.Key_Space)
    window.activateWindow()  # no window manager gives it back offscreen
    assert card.composer.remind.text() == "Remind me in 3 days"
    person.press(Qt.Key.Key_Return, CTRL)
    assert card.composer.text.toPlainText() == ""
    with store.read_raw() as raw:
        entries = raw.execute("SELECT kind, body FROM entry WHERE gone=0 AND kind='call'")
        assert entries.fetchall() == [("call", "Wants the price of six rental bikes")]
        due = raw.execute("SELECT due_date FROM reminder WHERE gone=0").fetchall()
    assert due == [("2026-11-25",)]


def type_again(person: Person, store: Store) -> None:
    """Somebody adds a contact that is here already, and does not heed the hint."""
    person.press(Qt.Key.Key_N, CTRL)
    new = person.sees(NewContactPage)
    person.types("Zofia Wisniewska")
    person.press(Qt.Key.Key_Tab)
    person.types("0152 28817386")
    person.waits(new.hint.isVisible)
    assert new.hint.text().startswith("Looks like Zofia Wiśniewska.")
    person.press(Qt.Key.Key_Return)
    person.sees(ContactCardPage)
    assert count(store) == 22


def join(person: Person, window: MainWindow, store: Store) -> None:
    """The duplicates, from the palette; Ctrl+Enter joins the first group."""
    person.finds("duplicates")
    person.press(Qt.Key.Key_Return)
    page = person.sees(DuplicatesPage)
    person.waits(lambda: page.model.rowCount() > 0)
    both = "Zofia Wisniewska", "Zofia Wiśniewska"
    for _ in range(page.model.rowCount()):
        group = page.current()
        assert group is not None
        if sorted(one.name for one in group.contacts) == sorted(both):
            break
        person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_Return, CTRL)
    assert count(store) == 21
    assert window.toast.text() == "Zofia Wiśniewska is one contact now."


def test_the_first_day_by_keyboard_and_all_of_it_undone(
    qtbot: QtBot, window: MainWindow, store: Store, watched: SlowMoments
) -> None:
    person = Person(window, qtbot)
    start(person, window)
    assert shop_settings(store).shop_name == "Heron Bikes"
    states = [seen(store)]
    bring_in(person, window, store)
    states.append(seen(store))
    log_call(person, window, store)
    states.append(seen(store))
    type_again(person, store)
    states.append(seen(store))
    join(person, window, store)
    for before in reversed(states):
        person.press(Qt.Key.Key_Z, CTRL)
        person.waits(lambda: window.jobs.heavy is None)
        assert seen(store) == before
    assert count(store) == 0
