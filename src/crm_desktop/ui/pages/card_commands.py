"""What the commands of the window do on a card: each finds what it is about by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from crm_desktop.ui.links import address_of
from crm_desktop.ui.models.timeline import ItemRole, TimelineItem

if TYPE_CHECKING:
    from crm_desktop.ui.pages.contact_card import ContactCardPage


class CardCommands(QObject):
    """``told`` carries a sentence."""

    told = Signal(str)
    entry_changed = Signal()
    """Another row of the timeline has the cursor, or none."""

    def __init__(self, page: ContactCardPage) -> None:
        super().__init__(page)
        self._page = page
        view = page.timeline.view
        view.selectionModel().currentChanged.connect(lambda *_: self.entry_changed.emit())
        view.model().modelReset.connect(self.entry_changed)

    # -- details -------------------------------------------------------------------------------

    def edit(self) -> None:
        """Show all lines to be filled in, with the keyboard on the first; or fold them again."""
        details = self._page.details
        details.show_everything(not details.everything)
        first = next((line for line in details.lines if line.isVisibleTo(details)), None)
        if details.everything and first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            details.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def add(self) -> None:
        """Offer all that can be added."""
        self._page.details.show_add_menu()

    def rename(self) -> None:
        """Open the name."""
        self._page.name.edit()

    def copy(self, kind: str) -> None:
        """Put the main phone or e-mail on the clipboard."""
        text = self._first(kind)
        if text:
            QGuiApplication.clipboard().setText(text)
            self.told.emit(self.tr("Copied: %1").replace("%1", text[:80]))

    def reach(self, kind: str) -> None:
        """Call or write with another program."""
        text = self._first(kind)
        if text and (where := address_of(kind, text)):
            self._page.open_link(where)

    def _first(self, kind: str) -> str:
        contact = self._page.contact
        parts = [] if contact is None else contact.phones if kind == "phone" else contact.emails
        found = next((part.text for part in parts if not part.do_not_use), "")
        if not found:
            self.told.emit(
                self.tr("No phone number is known here.") if kind == "phone"
                else self.tr("No e-mail address is known here.")
            )  # fmt: skip
        return found

    # -- entries -------------------------------------------------------------------------------

    def save(self) -> None:
        """Ctrl+Enter: keep the open field or form, else log what stands in the composer."""
        page = self._page
        focus = page.focusWidget()
        if focus is not None and page.details.isAncestorOf(focus) and page.details.editing:
            page.details.commit()
        else:
            page.composer.request_save()

    @property
    def entry(self) -> TimelineItem | None:
        """The entry under the cursor of the timeline."""
        index = self._page.timeline.view.currentIndex()
        item: TimelineItem | None = index.data(ItemRole) if index.isValid() else None
        return item if item is not None and item.id and not item.planned else None

    def entry_act(self, act: str) -> None:
        """edit, pin (or let go), attach or archive the entry under the cursor."""
        item = self.entry
        if item is None:
            return
        wanted = "unpin" if act == "pin" and item.pinned else act
        self._page.timeline.view.entry_requested.emit(item.id, wanted)

    def show_changes(self) -> None:
        """Show what was changed among the entries, or fold it again."""
        self._page.timeline.changes.toggle()

    # -- next steps ----------------------------------------------------------------------------

    def finish(self) -> None:
        """The next step is done."""
        if step := self._step():
            self._page.aside.done_requested.emit(step)

    def put_off(self) -> None:
        """Offer other days for the next step."""
        if step := self._step():
            aside = self._page.aside
            self._page.aside.later_requested.emit(step, aside.mapToGlobal(aside.rect().topLeft()))

    def _step(self) -> bytes:
        steps = self._page.reminders
        if not steps:
            self.told.emit(self.tr("Nothing is planned here."))
            return b""
        return steps[0].id
