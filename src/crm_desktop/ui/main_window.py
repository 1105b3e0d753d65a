"""The frame: side bar, page stack, toast, and the one list of commands.

The window knows which screens there are (``ui/screens``) and shows one of them; it holds no rules
of the shop. Everything that changes data goes to a service and comes back as a commit, which is
handed to the pages.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.services.settings import shop_settings
from crm_desktop.ui import panes
from crm_desktop.ui.actions import Actions
from crm_desktop.ui.commands import add_commands
from crm_desktop.ui.job_bar import JobBar
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.page_bars import PageBars
from crm_desktop.ui.page_stack import PageStack
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.screens import card, first_run, history, importing, new_contact
from crm_desktop.ui.screens.order import SCREENS
from crm_desktop.ui.screens.screen import HasFilter, HasStart
from crm_desktop.ui.signals import Commits
from crm_desktop.ui.theme import tokens
from crm_desktop.ui.tidying import Tidying
from crm_desktop.ui.today_count import TodayCount
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.turns import Turns
from crm_desktop.ui.undoing import Undoing
from crm_desktop.ui.view_lines import ViewLines, is_view
from crm_desktop.ui.widgets.focus_ring import FocusRing
from crm_desktop.ui.widgets.side_bar import SideBar
from crm_desktop.ui.widgets.side_line import Place
from crm_desktop.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from crm_desktop.services.contact_list import ContactList
    from crm_desktop.services.history import Batch
    from crm_desktop.store.change_set import ChangeSet
    from crm_desktop.store.store import Store
    from crm_desktop.ui.pages.contacts import ContactsPage

SMALLEST = (1024, 640)
FIRST = (1366, 768)


class MainWindow(QMainWindow):
    """One shop, open. The public attributes are what screens build their pages from."""

    settled = Signal()
    """All that follows the first paint is done."""

    def __init__(
        self,
        store: Store,
        settings: PcSettings,
        *,
        shop: str,
        pc: str,
        today: Callable[[], dt.date],
        zone: dt.tzinfo,
    ) -> None:
        """``shop``: its name until one is chosen."""
        super().__init__()
        self.store, self.settings = store, settings
        self.today, self.zone = today, zone
        self.default_name = shop
        self.jobs = Jobs()
        self.theme = settings.theme()
        self._pc = pc
        self.card_from = "contacts"
        """The screen that the card goes back to."""
        self._painted = self._closed = self._alt_alone = False
        self._settling: list[Turns] = []
        self._commits = Commits(store.on_commit)
        self._shop = self._shop_name()
        self.setWindowTitle(self._shop)
        self.setMinimumSize(*SMALLEST)
        self.resize(*FIRST)
        self.setAcceptDrops(True)
        self.actions_ = Actions(self, self.theme, settings)
        self.undoing = Undoing(self)
        self._build()
        add_commands(self)
        self.tidying = Tidying(self)
        self._commits.committed.connect(self._committed)
        self._commits.committed.connect(self.tidying.committed)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._look_changed)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._look_changed)  # icons in its ratio
        geometry = settings.bytes_of("window")
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)

    def _build(self) -> None:
        self.side = SideBar(self.theme)
        self.side.fold(self.settings.folded)
        self.side.show_shop(self._shop, self._pc)
        self.side.show_state(self.tr("Only on this PC"), self.tr("Everything is saved"))
        lines = sorted((s for s in SCREENS if s.line), key=lambda screen: screen.line)
        self.side.show_screens([Place(s.id, s.title(), s.icon) for s in lines])
        self.views = ViewLines(self)
        self.due = TodayCount(self)
        self._screens = {screen.id: screen for screen in SCREENS}
        self.stack = PageStack({s.id: partial(s.make, self) for s in SCREENS})
        middle = QWidget()
        layout = QHBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.side)
        self.bars = PageBars(self.theme)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.bars)
        self.job_bar = JobBar(self.theme, self.jobs)
        right.addWidget(self.job_bar)
        right.addWidget(self.stack, 1)
        layout.addLayout(right, 1)
        self.setCentralWidget(middle)
        self.toast = Toast(self.stack, self.theme)
        self._ring = FocusRing(self, self.theme)
        self.side.place_chosen.connect(self._choose)
        self.side.shop_menu_wanted.connect(self._show_shop_menu)
        self.side.search_wanted.connect(self.open_palette)

    # -- screens -------------------------------------------------------------------------------

    def start(self) -> None:
        """Show the first page; called once, before the window is seen."""
        self.apply_theme()

    @property
    def place(self) -> str:
        """The id of the screen that is seen."""
        return self.stack.place

    def go(self, place: str) -> None:
        """Open a screen, with the keyboard where its work starts."""
        page = self.show_page(place)
        if isinstance(page, HasStart):
            page.enter()

    def _choose(self, place: str) -> None:
        if is_view(place):
            self.views.open(place)
        else:
            self.go(place)

    def show_page(self, place: str) -> QWidget:
        """Put the page of a screen in front."""
        page = self.stack.show_page(place)
        self.side.setVisible(not self._screens[place].alone)
        self.side.mark(self._screens[place].within or place)
        self.actions_.at(place)
        self.toast.raise_()
        return page

    @cached_property
    def listed(self) -> ContactList:
        """The list of contacts, for whoever shows or counts some of them."""
        from crm_desktop.services.contact_list import ContactList  # noqa: PLC0415 - on first use

        return ContactList(self.store, self.zone)

    @property
    def contacts(self) -> ContactsPage:
        """The contacts page."""
        from crm_desktop.ui.pages.contacts import ContactsPage  # noqa: PLC0415 - on first use

        return self.stack.page_of("contacts", ContactsPage)

    def open_contact(self, n: int) -> None:
        """Open the card of a contact."""
        card.open_contact(self, n)

    def go_back(self) -> None:
        """From the card to the list."""
        card.go_back(self)

    def log_for(self, n: int, kind: str) -> None:
        """Open the card of a contact with the cursor in the composer."""
        card.log_for(self, n, kind)

    def new_contact(self, name: str = "") -> None:
        """Open the page for a new contact."""
        new_contact.new_contact(self, name)

    def start_import(self, path: Path | None = None) -> None:
        """Open the import wizard, with a file if there is one already."""
        importing.start_import(self, path)

    # -- layers --------------------------------------------------------------------------------

    def open_palette(self) -> None:
        """Search contacts, timeline and commands over the window."""
        from crm_desktop.services.search import Search  # noqa: PLC0415 - on first use
        from crm_desktop.ui.screens.deal import open_deal  # noqa: PLC0415
        from crm_desktop.ui.widgets.palette import Palette  # noqa: PLC0415

        if self.findChild(Palette) is not None:
            return
        palette = Palette(
            self, self.theme, Search(self.store), self.actions_, self.jobs,
            recent=self.settings.recent,
            fitting=self._screens[self.place].fitting, today=self.today, zone=self.zone,
            can_write=True,
        )  # fmt: skip
        palette.contact_chosen.connect(self.open_contact)
        palette.deal_chosen.connect(lambda deal: open_deal(self, deal))
        palette.entry_chosen.connect(lambda contact, _entry: self.open_contact(contact))
        palette.new_wanted.connect(self.new_contact)
        palette.log_wanted.connect(lambda n: self.log_for(n, "call"))
        palette.closed.connect(lambda: self._throw_away(palette))
        palette.open()

    def _show_shop_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        for command in self.actions_:
            if command.in_shop_menu:
                menu.addAction(command.action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def show_keys(self) -> None:
        """All commands with their keys."""
        from crm_desktop.ui.dialogs.key_sheet import KeySheet  # noqa: PLC0415 - on first use

        sheet = KeySheet(self, self.theme, self.actions_)
        sheet.finished.connect(lambda _code: self._throw_away(sheet))
        sheet.open()

    def show_slow_moments(self) -> None:
        """For whoever looks for what makes the window wait."""
        from crm_desktop.ui.dialogs.slow_moments import SlowMomentsPanel  # noqa: PLC0415
        from crm_desktop.ui.slow_moments import SlowMoments  # noqa: PLC0415 - hardly ever used

        if self.findChild(SlowMomentsPanel) is None:
            panel = SlowMomentsPanel(self, self.theme, SlowMoments(self))
            panel.finished.connect(lambda _code: self._throw_away(panel))
            panel.show()

    @staticmethod
    def _throw_away(layer: QWidget) -> None:
        layer.setParent(None)
        layer.deleteLater()

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
        self.views.committed(changes)
        self.due.committed(changes)
        if "setting" in changes.rows:
            self.setWindowTitle(self._shop_name())
            self.side.show_shop(self._shop_name(), self._pc)

    def _shop_name(self) -> str:
        """The name that was chosen, or the one that the window was opened with."""
        return shop_settings(self.store).shop_name or self.default_name

    # -- commands ------------------------------------------------------------------------------

    def leave(self) -> None:
        """Close the program."""
        self.close()

    def find_here(self) -> None:
        """Ctrl+F."""
        page = self.stack.seen()
        if isinstance(page, HasFilter):
            page.focus_filter()

    def step_pane(self, by: int) -> None:
        """F6: the keyboard goes to the next pane."""
        panes.step(panes.panes_of(self.side, self.stack.seen()), by)

    def show_menu_bar(self) -> None:
        """F10, or Alt alone: show the menu bar with the keyboard in it, or hide it again."""
        bar = self.menuBar()
        bar.setVisible(not bar.isVisible())
        if bar.isVisible() and bar.actions():
            bar.setActiveAction(bar.actions()[0])

    def say_saved(self) -> None:
        """Ctrl+S: nothing is ever left to save."""
        self.tell(self.tr("Everything is saved already."))

    def fold(self) -> None:
        """Fold the side bar, or unfold it."""
        self.settings.folded = not self.settings.folded
        self.side.fold(self.settings.folded)

    def change_text_size(self, step: int) -> None:
        """One size larger or smaller."""
        sizes = tokens()["type"]["text_size_setting"]
        at = min(len(sizes) - 1, max(0, sizes.index(self.settings.text_size) + step))
        self.settings.text_size = sizes[at]
        self.apply_theme()

    def switch_look(self) -> None:
        """From light to dark, or back."""
        self.settings.look = "light" if self.theme.mode == "dark" else "dark"
        self.apply_theme()

    def switch_density(self) -> None:
        """Rows of one line, or of two."""
        self.settings.compact = not self.settings.compact
        self.apply_theme()

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
        self.toast.use(theme)
        self._ring.use(theme)
        if self._painted:
            self.actions_.use(theme)
        self.stack.use(theme)
        self.bars.use(theme)
        self.job_bar.use(theme)
        self.go(self.place or first_run.start_place(self))

    def _settle(self) -> None:
        """After the first paint: everything that it did not need, a little at a time."""
        modules = self.stack.modules_of_rest()
        self._settle_by(self._parts_to_settle())
        self.jobs.start(
            self.tr("Getting ready"), lambda _progress: self._make_ready(modules),
            done=lambda cut_off: self._settle_by(self._last_parts(cut_off)), failed=self.tell,
        )  # fmt: skip

    def _settle_by(self, work: Iterator[None]) -> None:
        if not self._closed:
            self._settling.append(Turns(self, work))

    def _parts_to_settle(self) -> Iterator[None]:
        yield from self.stack.settling(loaded=False)
        self.due.refresh()
        yield
        self.views.refresh()
        yield
        yield from self.actions_.drawing(self.theme)

    def _make_ready(self, modules: Sequence[str]) -> list[Batch]:
        """Off the main thread: load what writing and the pages need; what was cut off."""
        self.store.make_ready()
        for name in ("crm_desktop.services.sample_removal", *modules):
            import_module(name)
        from crm_desktop.services.history import History  # noqa: PLC0415 - after the first page

        return History(self.store).unfinished()

    def _last_parts(self, cut_off: list[Batch]) -> Iterator[None]:
        if self.store.notices:
            self.tell(" ".join(self.store.notices))
        yield from self.stack.settling(loaded=True)
        history.ask_about(self, cut_off)
        yield
        first_run.show_sample_bar(self)
        yield
        from crm_desktop.ui import preload  # noqa: PLC0415 - nothing of it is needed before

        self.jobs.start(
            self.tr("Getting ready"), lambda _progress: preload.load_services(),
            done=lambda _none: self._settle_by(preload.loading_pages()),
            failed=lambda _sentence: None,  # whoever opens the page is told
        )  # fmt: skip
        self.settled.emit()

    # -- Qt ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._settle)

    def event(self, event: QEvent) -> bool:
        # The letter of Alt and a letter is seen here only: the button that it belongs to takes it.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self._alt_alone = event.key() == Qt.Key.Key_Alt
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._alt_alone = event.key() == Qt.Key.Key_Alt
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if self._alt_alone and event.key() == Qt.Key.Key_Alt and sys.platform != "darwin":
            self.show_menu_bar()
        self._alt_alone = False
        super().keyReleaseEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.start_import(Path(event.mimeData().urls()[0].toLocalFile()))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._closed:
            return
        if self.jobs.heavy is not None:
            self.tell(
                self.tr("“%1” is still under way. Close again when it is done.").replace(
                    "%1", self.jobs.heavy.title
                )
            )
            event.ignore()
            return
        self._closed = True
        for turns in self._settling:
            turns.stop()
        self.tidying.stop()
        self.stack.leave()
        self.settings.keep_bytes("window", self.saveGeometry())
        self.settings.save()
        self.jobs.wait()
        self._commits.close()
        self.undoing.close()
        if "listed" in vars(self):
            self.listed.close()
        event.accept()
