"""The frame: side bar, page stack, toast, and the one list of commands.

The window knows the pages and what they ask for; it holds no rules of the shop. Everything that
changes data goes to a service and comes back as a commit, which it hands to the page that is seen.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from crm_desktop.errors import UserError
from crm_desktop.services.contact_list import ContactList
from crm_desktop.services.contacts import ContactCard, card, card_of
from crm_desktop.services.history import History
from crm_desktop.services.search import Search
from crm_desktop.services.settings import shop_settings
from crm_desktop.store.journal import ChangeSet
from crm_desktop.store.store import Store
from crm_desktop.store.undo import UndoResult
from crm_desktop.ui.actions import Actions
from crm_desktop.ui.commands import add_commands
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.pages.contact_card import ContactCardPage
from crm_desktop.ui.pages.contacts import ContactsPage
from crm_desktop.ui.pages.history import HistoryPage
from crm_desktop.ui.pages.new_contact import NewContactPage
from crm_desktop.ui.pages.settings import SettingsPage
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.signals import Commits
from crm_desktop.ui.theme import tokens
from crm_desktop.ui.widgets.focus_ring import FocusRing
from crm_desktop.ui.widgets.side_bar import Place, SideBar
from crm_desktop.ui.widgets.toast import Toast

SMALLEST = (1024, 640)
FIRST = (1366, 768)
FITTING = ("new", "import", "find", "undo", "history")
"""Commands that the palette offers before anything is typed."""


class MainWindow(QMainWindow):
    """One shop, open."""

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
        super().__init__()
        self._store = store
        self._settings = settings
        self._today, self._zone = today, zone
        self._history = History(store)
        self._opened_after = max((batch.n for batch in self._history.batches(1)), default=0)
        self._contacts = ContactList(store, zone)
        self.jobs = Jobs()
        self._commits = Commits(store.on_commit)
        self._theme = settings.theme()
        self._place = "contacts"
        self._on_card = -1
        self._pages: dict[str, QWidget] = {}
        self._shop = (shop, pc)
        self.setWindowTitle(self._shop_name())
        self.setMinimumSize(*SMALLEST)
        self.resize(*FIRST)
        self.setAcceptDrops(True)
        self.actions_ = Actions(self, self._theme)
        self._build()
        add_commands(self)
        self._commits.committed.connect(self._committed)
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _s: self.apply_theme())
        geometry = settings.bytes_of("window")
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self._theme
        self.side = SideBar(theme)
        self.side.fold(self._settings.folded)
        self.side.show_shop(self._shop_name(), self._shop[1])
        self.side.show_state(self.tr("Only on this PC"), self.tr("Everything is saved"))
        self._show_places()
        self.stack = QStackedWidget()
        middle = QWidget()
        layout = QHBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.side)
        layout.addWidget(self.stack, 1)
        self.setCentralWidget(middle)
        self.toast = Toast(self.stack, theme)
        self._ring = FocusRing(self, theme)
        self.side.place_chosen.connect(self.go)
        self.side.search_wanted.connect(self.open_palette)

    def _show_places(self) -> None:
        screens = [
            Place("contacts", self.tr("Contacts"), "users"),
            Place("history", self.tr("History"), "history"),
        ]
        self.side.show_places(screens, [])
        self.side.mark(self._place)

    # -- pages ---------------------------------------------------------------------------------

    def start(self) -> None:
        """Show the first page; called once, before the window is seen."""
        self.apply_theme()

    def go(self, place: str) -> None:
        """Open a place of the side bar."""
        if place == "contacts":
            self._show(place, self._contacts_page())
        elif place == "history":
            page = self._history_page()
            self._show(place, page)
            page.focus_list()
        elif place == "settings":
            settings = self._settings_page()
            self._show(place, settings)
            settings.focus_on("name")

    @property
    def contacts(self) -> ContactsPage:
        """The contacts page."""
        return self._contacts_page()

    def _contacts_page(self) -> ContactsPage:
        page = self._pages.get("contacts")
        if not isinstance(page, ContactsPage):
            page = ContactsPage(
                self._theme, self._contacts, self._read_card, today=self._today, zone=self._zone
            )
            page.import_requested.connect(self.start_import)
            page.open_requested.connect(self.open_contact)
            page.log_requested.connect(self._log_for)
            page.new_requested.connect(self.new_contact)
            page.load()
            self._keep("contacts", page)
        return page

    def _history_page(self) -> HistoryPage:
        page = self._pages.get("history")
        if not isinstance(page, HistoryPage):
            page = HistoryPage(
                self._theme, self._store, self.jobs, today=self._today, zone=self._zone
            )
            page.told.connect(self.toast.tell)
            self._keep("history", page)
        page.refresh()
        return page

    def _settings_page(self) -> SettingsPage:
        page = self._pages.get("settings")
        if not isinstance(page, SettingsPage):
            page = SettingsPage(self._theme, self._store, self._settings, shop=self._shop[0])
            page.look_changed.connect(self._look_changed)
            page.shop_changed.connect(self._name_shop)
            page.told.connect(self.toast.tell)
            self._keep("settings", page)
        page.refresh()
        return page

    def _look_changed(self, control: str) -> None:
        self.apply_theme()
        self._settings_page().focus_on(control)

    def _shop_name(self) -> str:
        """The name that was chosen, or the one that the window was opened with."""
        return shop_settings(self._store).shop_name or self._shop[0]

    def _name_shop(self, name: str) -> None:
        self.setWindowTitle(name)
        self.side.show_shop(name, self._shop[1])

    def show_keys(self) -> None:
        from crm_desktop.ui.dialogs.key_sheet import KeySheet  # noqa: PLC0415 - on first use

        sheet = KeySheet(self, self._theme, self.actions_)
        sheet.finished.connect(lambda _code: self._throw_away(sheet))
        sheet.open()

    def _card_page(self) -> ContactCardPage:
        page = self._pages.get("card")
        if not isinstance(page, ContactCardPage):
            page = ContactCardPage(self._theme, self._store, today=self._today, zone=self._zone)
            page.back_requested.connect(self.go_back)
            page.open_requested.connect(self.open_contact)
            page.shown.connect(self._card_shown)
            page.told.connect(self._tell_done)
            self._keep("card", page)
        return page

    def _card_shown(self, n: int) -> None:
        self._on_card = n
        self._settings.opened(n)

    def _tell_done(self, text: str, undo: Callable[[], None] | None) -> None:
        self.toast.tell(text, self.tr("Undo") if undo else "", undo)

    def _read_card(self, n: int) -> ContactCard | None:
        return card_of(self._store, n)

    def _keep(self, place: str, page: QWidget) -> None:
        old = self._pages.get(place)
        if old is not None:
            self.stack.removeWidget(old)
            old.deleteLater()
        self._pages[place] = page
        self.stack.addWidget(page)

    def _show(self, place: str, page: QWidget) -> None:
        self._place = place
        self.stack.setCurrentWidget(page)
        self.side.mark(place)
        self.toast.raise_()

    def start_import(self, path: Path | None = None) -> None:
        """Open the import wizard, with a file if there is one already."""
        from crm_desktop.ui.pages.import_wizard import ImportWizard  # noqa: PLC0415 - on first use

        settings = shop_settings(self._store)
        wizard = ImportWizard(
            self._store, self.jobs, self._theme, year=self._today().year,
            country=settings.country or None, currency=settings.currency,
        )  # fmt: skip
        wizard.closed.connect(lambda: self.go("contacts"))
        wizard.show_contacts_requested.connect(lambda _batch: self.go("contacts"))
        wizard.undone.connect(self._tell_undone)
        self._keep("import", wizard)
        self._show("import", wizard)
        self.side.mark("contacts")
        if path is not None:
            wizard.open_file(path)

    def open_palette(self) -> None:
        """Search contacts, timeline and commands over the window."""
        from crm_desktop.ui.widgets.palette import Palette  # noqa: PLC0415 - on first use

        if self.findChild(Palette) is not None:
            return
        palette = Palette(
            self, self._theme, Search(self._store), self.actions_, recent=self._settings.recent,
            fitting=FITTING, today=self._today, zone=self._zone, can_write=True,
        )  # fmt: skip
        palette.contact_chosen.connect(self.open_contact)
        palette.entry_chosen.connect(lambda contact, _entry: self.open_contact(contact))
        palette.new_wanted.connect(self.new_contact)
        palette.log_wanted.connect(lambda n: self._log_for(n, "call"))
        palette.closed.connect(lambda: self._throw_away(palette))
        palette.open()

    @staticmethod
    def _throw_away(layer: QWidget) -> None:
        layer.setParent(None)
        layer.deleteLater()

    def open_contact(self, n: int) -> None:
        """Open the card of a contact; next and previous follow the list as it stands."""
        if n < 0:
            return
        page = self._card_page()
        listed = self.contacts.neighbours()
        self._show("card", page)
        self.side.mark("contacts")
        page.show_contact(n, listed if n in listed else [])
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """From the card to the list, with the cursor on the contact."""
        if self._place != "card":
            return
        self.go("contacts")
        self.contacts.show_contact(self._on_card)
        self.contacts.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def new_contact(self, name: str = "") -> None:
        """Open the page for a new contact; what was typed there before is still there."""
        page = self._new_page()
        self._show("new", page)
        self.side.mark("contacts")
        page.start(name)

    def _new_page(self) -> NewContactPage:
        page = self._pages.get("new")
        if not isinstance(page, NewContactPage):
            page = NewContactPage(self._theme, self._store)
            page.back_requested.connect(lambda: self.go("contacts"))
            page.open_requested.connect(self.open_contact)
            page.saved.connect(self._added)
            self._keep("new", page)
        return page

    def _added(self, identity: bytes) -> None:
        added = card(self._store, identity).contact
        batch = self._history.batches(1)[0].n
        self.open_contact(added.n)
        shown = self.tr("%1 added.").replace("%1", added.name or self.tr("Contact"))
        self._tell_done(
            shown,
            lambda: self._turn(self.tr("Undo"), lambda progress: self._history.undo(
                batch, progress=progress
            )),
        )  # fmt: skip

    def _leave_pages(self) -> list[str]:
        """Keep what is half typed before pages go; gives what stands on the new contact."""
        shown, new = self._pages.get("card"), self._pages.get("new")
        if isinstance(shown, ContactCardPage):
            shown.leave()
        if isinstance(settings := self._pages.get("settings"), SettingsPage):
            settings.leave()
        return new.typed() if isinstance(new, NewContactPage) else []

    def _log_for(self, n: int, kind: str) -> None:
        self.open_contact(n)
        self._card_page().compose(kind)

    def compose(self, kind: str) -> None:
        if self._place == "card":
            self._card_page().compose(kind)
        elif self._place == "contacts" and (n := self.contacts.list.current_number()) >= 0:
            self._log_for(n, kind)

    def step(self, by: int) -> None:
        if self._place == "card":
            self._card_page().step(by)

    def _committed(self, changes: ChangeSet) -> None:
        page = self._pages.get("contacts")
        if isinstance(page, ContactsPage):
            page.committed(changes)
        shown = self._pages.get("card")
        if isinstance(shown, ContactCardPage):
            shown.committed(changes)
        history = self._pages.get("history")
        if isinstance(history, HistoryPage) and self._place == "history":
            history.refresh()
        if "setting" in changes.rows:
            self._name_shop(self._shop_name())
            settings = self._pages.get("settings")
            if isinstance(settings, SettingsPage):
                settings.refresh()

    # -- commands ------------------------------------------------------------------------------

    def undo(self) -> None:
        """Turn back the last thing that was done since the window opened."""
        newest = self._history.standing()
        if newest is None or newest <= self._opened_after:
            self.toast.tell(self.tr("Nothing to undo here. Earlier steps stand in History."))
            return
        self._turn(self.tr("Undo"), lambda progress: self._history.undo(progress=progress))

    def redo(self) -> None:
        """Do again what was undone."""
        self._turn(self.tr("Redo"), lambda progress: self._history.redo(progress=progress))

    def _turn(self, title: str, work: Callable[..., UndoResult]) -> None:
        try:
            self.jobs.start(
                title, work, done=self._tell_undone,
                failed=self.toast.tell, heavy=True,
            )  # fmt: skip
        except UserError as error:
            self.toast.tell(error.sentence)

    def _tell_undone(self, result: object) -> None:
        if not isinstance(result, UndoResult):
            return
        label = next((b.label for b in self._history.batches(5) if b.n == result.batch), "")
        if result.kept_count:
            kept = self.tr("%n thing(s) kept because changed since.", None, result.kept_count)
            label = f"{label}. {kept}"
        self.toast.tell(label)

    def leave(self) -> None:
        self.close()

    def find_here(self) -> None:
        page = self._pages.get(self._place)
        if isinstance(page, ContactsPage | HistoryPage):
            page.focus_filter()
        elif isinstance(page, ContactCardPage):
            page.search_here()

    def say_saved(self) -> None:
        self.toast.tell(self.tr("Everything is saved already."))

    def fold(self) -> None:
        self._settings.folded = not self._settings.folded
        self.side.fold(self._settings.folded)

    def change_text_size(self, step: int) -> None:
        sizes = tokens()["type"]["text_size_setting"]
        at = min(len(sizes) - 1, max(0, sizes.index(self._settings.text_size) + step))
        self._settings.text_size = sizes[at]
        self.apply_theme()

    def switch_look(self) -> None:
        self._settings.look = "light" if self._theme.mode == "dark" else "dark"
        self.apply_theme()

    def switch_density(self) -> None:
        self._settings.compact = not self._settings.compact
        self.apply_theme()

    def apply_theme(self) -> None:
        """Take palette, style sheet, fonts and icons of the settings; pages are built anew."""
        theme = self._theme = self._settings.theme()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(theme.palette())
        application.setFont(theme.font("body"))
        self.setStyleSheet(theme.style_sheet())
        self.side.use(theme)
        self.toast.use(theme)
        self._ring.use(theme)
        self.actions_.use(theme)
        importing = self._place == "import"
        if not importing:  # the wizard keeps what it holds until it is closed
            place_now = self._place
            typed = self._leave_pages()
            for place in list(self._pages):
                page = self._pages.pop(place)
                self.stack.removeWidget(page)
                page.deleteLater()
            if typed:
                self._new_page().type_in(typed)
            if place_now == "card":
                self.open_contact(self._on_card)
            elif place_now == "new":
                self.new_contact()
            else:
                self.go(place_now)

    # -- Qt ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F10 and not event.modifiers():
            self.menuBar().setVisible(not self.menuBar().isVisible())
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.start_import(Path(event.mimeData().urls()[0].toLocalFile()))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.jobs.heavy is not None:
            self.toast.tell(
                self.tr("“%1” is still under way. Close again when it is done.").replace(
                    "%1", self.jobs.heavy.title
                )
            )
            event.ignore()
            return
        self._leave_pages()
        self._settings.keep_bytes("window", self.saveGeometry())
        self._settings.save()
        self.jobs.wait()
        self._commits.close()
        self._contacts.close()
        event.accept()
