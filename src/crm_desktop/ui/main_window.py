"""The frame: side bar, page stack, toast, and the one list of commands.

The window knows which screens there are (``ui/screens``) and shows one of them; it holds no rules
of the shop. Everything that changes data goes to a service and comes back as a commit, which is
handed to the pages.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.services.settings import pc_name, shop_settings
from crm_desktop.ui.actions import Actions
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.late_parts import LateParts
from crm_desktop.ui.page_bars import PageBars
from crm_desktop.ui.page_stack import PageStack
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.saved_state import SavedState
from crm_desktop.ui.screens.order import LINES, screen
from crm_desktop.ui.screens.screen import HasStart, Screen
from crm_desktop.ui.signals import Commits
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.undoing import Undoing
from crm_desktop.ui.widgets.side_bar import SideBar
from crm_desktop.ui.widgets.side_line import Place

# What is made after the first paint is imported then.
# ruff: noqa: PLC0415
if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent

    from crm_desktop.store.change_set import ChangeSet
    from crm_desktop.store.store import Store
    from crm_desktop.sync.setup import Surroundings
    from crm_desktop.ui.pages.contacts import ContactsPage
    from crm_desktop.ui.settling import Settling

SMALLEST = (1024, 640)
FIRST = (1366, 768)
_BREATH_MS = 10
"""After the first paint the screen gets it, and whoever typed meanwhile is heard, before anything
else is done."""


class MainWindow(LateParts):
    """One shop, open. The public attributes are what screens build their pages from."""

    settled = Signal()
    """All that follows the first paint is done."""
    pages_made = Signal()
    """So are the pages that are made before somebody asks for them."""

    def __init__(
        self,
        store: Store,
        settings: PcSettings,
        *,
        shop: str,
        pc: str,
        today: Callable[[], dt.date],
        zone: dt.tzinfo,
        surroundings: Callable[[], Surroundings] | None = None,
    ) -> None:
        """``shop``, ``pc``: their names until others are chosen (``shop`` may be empty: it has a
        usual name in the language of the window then). ``surroundings``: for sharing with other
        PCs; without them it is not offered."""
        super().__init__()
        self.store, self.settings = store, settings
        self.today, self.zone = today, zone
        self._named = shop
        self.surroundings = surroundings
        self.jobs = Jobs()
        self.theme = settings.theme()
        self.pc = pc_name(store) or pc
        self.card_from = "contacts"
        """The screen that the card goes back to."""
        self._painted = self._closed = self._alt_alone = False
        self._first = ""
        self._commits = Commits(store)
        self._shop = self._shop_name()
        self.setWindowTitle(self._shop)
        self.setMinimumSize(*SMALLEST)
        self.resize(*FIRST)
        self.setAcceptDrops(True)
        self.undoing = Undoing(self)  # hears of the very first step
        self.actions_ = Actions(self, self.theme, settings)
        self._build()
        self.actions_.come_from(self._adding_commands())
        self.saved = SavedState(self)
        self._commits.committed.connect(self._committed)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._look_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._look_changed)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._look_changed)  # icons in its ratio
        geometry = settings.bytes_of("window")
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)

    def _build(self) -> None:
        self.side = SideBar(self.theme)
        self.side.fold(self.settings.folded)
        self.side.show_shop(self._shop, self.pc)
        self.side.show_screens([Place(id_, title(), icon) for id_, icon, title in LINES])
        self.stack = PageStack(
            lambda place: screen(place).make(self),
            lambda place: screen(place).made_in_parts(self),
        )
        middle = QWidget()
        layout = QHBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.side)
        self.bars = PageBars(self.theme)
        right = self._right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.bars)
        right.addWidget(self.stack, 1)
        layout.addLayout(right, 1)
        self.setCentralWidget(middle)
        self.side.place_chosen.connect(self._choose)
        self.side.shop_menu_wanted.connect(self._show_shop_menu)
        self.side.search_wanted.connect(self._open_palette)
        self.side.state_wanted.connect(self.syncing_page)

    # -- parts that the first page is painted without ------------------------------------------

    @cached_property
    def _settling(self) -> Settling:
        from crm_desktop.ui.settling import Settling

        return Settling(self)

    def _adding_commands(self) -> Iterator[None]:
        from crm_desktop.ui.commands import adding_commands

        yield
        yield from adding_commands(self)

    def _show_shop_menu(self, at: QPoint) -> None:
        from crm_desktop.ui.layers import show_shop_menu

        show_shop_menu(self, at)

    def _open_palette(self) -> None:
        from crm_desktop.ui.layers import open_palette

        open_palette(self)

    # -- screens -------------------------------------------------------------------------------

    def start(self, place: str = "") -> None:
        """Show the first page, or that of ``place``; called once, before the window is seen."""
        self._first = place
        self.apply_theme()

    @property
    def place(self) -> str:
        """The id of the screen that is seen."""
        return self.stack.place

    @property
    def screen_seen(self) -> Screen:
        """What is known of that screen."""
        return screen(self.place)

    def go(self, place: str) -> None:
        """Open a screen, with the keyboard where its work starts."""
        page = self.show_page(place)
        if isinstance(page, HasStart):
            page.enter()

    def _choose(self, place: str) -> None:
        from crm_desktop.ui.view_lines import is_view

        if is_view(place):
            self.views.open(place)
        else:
            self.go(place)

    def show_page(self, place: str) -> QWidget:
        """Put the page of a screen in front."""
        page = self.stack.show_page(place)
        self.side.setVisible(not screen(place).alone)
        self.side.mark(screen(place).within or place)
        self.actions_.at(place)
        if "toast" in vars(self):
            self.toast.raise_()
        return page

    @property
    def contacts(self) -> ContactsPage:
        """The contacts page."""
        from crm_desktop.ui.pages.contacts import ContactsPage

        return self.stack.page_of("contacts", ContactsPage)

    def open_contact(self, n: int) -> None:
        """Open the card of a contact."""
        from crm_desktop.ui.screens import card

        card.open_contact(self, n)

    def go_back(self) -> None:
        """From the card to the list."""
        from crm_desktop.ui.screens import card

        card.go_back(self)

    def log_for(self, n: int, kind: str) -> None:
        """Open the card of a contact with the cursor in the composer."""
        from crm_desktop.ui.screens import card

        card.log_for(self, n, kind)

    def new_contact(self, name: str = "") -> None:
        """Open the page for a new contact."""
        from crm_desktop.ui.screens import new_contact

        new_contact.new_contact(self, name)

    def start_import(self, path: Path | None = None) -> None:
        """Open the import wizard, with a file if there is one already."""
        from crm_desktop.ui.screens import importing

        importing.start_import(self, path)

    def syncing_page(self) -> None:
        """Open the page that says how the exchange with other PCs stands."""
        from crm_desktop.ui.screens import sync

        sync.open_sync(self)

    def show_pc(self, name: str) -> None:
        """Show another name of this PC."""
        if name:
            self.pc = name
            self.side.show_shop(self._shop_name(), name)

    @property
    def is_closed(self) -> bool:
        """Whether it was closed: it has no shop to read any more."""
        return self._closed

    # -- telling -------------------------------------------------------------------------------

    def tell(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show a toast, with Undo where ``undo`` says how."""
        # Services explain in English why something could not be done.
        self.toast.tell(spoken(text), self.tr("Undo") if undo else "", undo)

    def done(self, text: str, batch: int | None = None) -> None:
        """Show a toast whose Undo turns back ``batch``: the step this person did last if None."""
        step = self.undoing.newest if batch is None else batch
        self.tell(text, lambda: self.undoing.undo_step(step))

    def _committed(self, changes: ChangeSet) -> None:
        self.stack.committed(changes)
        self.tidying.committed(changes)
        self.views.committed(changes)
        self.due.committed(changes)
        if "syncing" in vars(self):
            self.syncing.committed(changes)
        if "setting" in changes.rows:
            self.setWindowTitle(self._shop_name())
            self.side.show_shop(self._shop_name(), self.pc)

    @property
    def default_name(self) -> str:
        """What the shop is called while it has no name of its own."""
        return self._named or self.tr("My shop")

    def _shop_name(self) -> str:
        """The name that was chosen, or the one that is shown until then."""
        return shop_settings(self.store).shop_name or self.default_name

    # -- the look ------------------------------------------------------------------------------

    def _look_changed(self, _what: object) -> None:
        # A bound method, which Qt forgets with the window; a lambda would outlive it.
        if not self._closed:  # what is closed has no shop to read any more
            self.apply_theme()

    def apply_theme(self) -> None:
        """Take palette, style sheet, fonts and icons of the settings; pages are built anew."""
        theme = self.theme = self.settings.theme()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(theme.palette())
        application.setFont(theme.font("body"))
        self.setStyleSheet(theme.style_sheet())
        self.side.use(theme)
        if self._painted:
            for _ in self.making_rest():
                pass
            for part in (self.toast, self.ring, self.job_bar, self.actions_):
                part.use(theme)
        self.stack.use(theme)
        self.bars.use(theme)
        self.go(self.place or self._first_place())

    def _first_place(self) -> str:
        if self._first:
            return self._first
        if self.settings.started:
            return "today"
        from crm_desktop.ui.screens.first_run import start_place

        return start_place(self)

    # -- Qt ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(_BREATH_MS, self, self._settle)

    def _settle(self) -> None:
        if not self._closed:
            self._settling.begin()

    def event(self, event: QEvent) -> bool:
        # The letter of Alt and a letter is seen here only: the button that it belongs to takes it.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self.actions_.ready()  # a key that comes soon after the first paint finds its command
            self._alt_alone = event.key() == Qt.Key.Key_Alt
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._alt_alone = event.key() == Qt.Key.Key_Alt
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if self._alt_alone and event.key() == Qt.Key.Key_Alt and sys.platform != "darwin":
            from crm_desktop.ui.window_acts import show_menu_bar

            show_menu_bar(self)
        self._alt_alone = False
        super().keyReleaseEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from crm_desktop.ui.dropping import copy_it, may_be_dropped

        if may_be_dropped(event.mimeData()):
            copy_it(event)

    def dropEvent(self, event: QDropEvent) -> None:
        from crm_desktop.ui.dropping import copy_it, drop

        copy_it(event)
        drop(self, event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._closed:
            return
        if under_way := self.jobs.under_way:
            self.tell(
                self.tr("“%1” is still under way. Close again when it is done.").replace(
                    "%1", under_way
                )
            )
            event.ignore()
            return
        self.stack.leave()
        if not self.saved.may_close():
            event.ignore()
            return
        if "backing_up" in vars(self):
            if not self.backing_up.may_close():
                event.ignore()
                return
            self.backing_up.close()
        self._closed = True
        self._settling.stop()
        self.saved.close()
        self.tidying.stop()
        self.stack.stop()
        if "due" in vars(self):
            self.due.stop()
        self.settings.keep_bytes("window", self.saveGeometry())
        self.settings.save()
        self.jobs.wait()
        if "syncing" in vars(self):
            self.syncing.close()
        self._commits.close()
        self.undoing.close()
        for asked in ("listed", "search"):
            if asked in vars(self):
                vars(self)[asked].close()
        event.accept()
