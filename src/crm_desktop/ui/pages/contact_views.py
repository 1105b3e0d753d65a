"""The view that a list stands on: opening, keeping what was changed, naming, removing.

What is seen (filter, columns, order) is compared with what the view says; the services are loaded
when something is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from crm_desktop.domain.filters import LONGEST, Condition, Group
from crm_desktop.errors import UserError
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.view_words import view_name
from crm_desktop.ui.widgets.view_head import NamePopover, ViewHead

if TYPE_CHECKING:
    from crm_desktop.services.views import SavedView, View
    from crm_desktop.store.store import Store
    from crm_desktop.ui.pages.contacts import ContactsPage


def keep_text(page: ContactsPage) -> None:
    """Make a filter of what was typed above the list: a view keeps no text."""
    if not (text := page.filter.text().strip()):
        return
    part, group = Condition("any", "contains", (text[:LONGEST],)), page.chips.filter()
    if part not in group.parts:
        group = Group("and", (*group.parts, part) if group.joined == "and" else (group, part))
    page.clear_filters()
    page.chips.show_filter(group)
    page.ask()


class OpenView(QObject):
    """Which view is open, and the commands on it."""

    opened = Signal(object)
    """A View to be shown (None: all contacts as they come)."""
    told = Signal(str)
    done = Signal(str)
    keeping = Signal()
    """What is seen is kept next, as a view."""
    marked = Signal(object)
    """The id of the view that is open, or None."""

    def __init__(
        self,
        theme: Theme,
        page: QWidget,
        head: ViewHead,
        store: Store,
        seen: Callable[[], View],
        columns: Callable[[Sequence[str]], tuple[str, ...]],
    ) -> None:
        """``seen`` gives what the list shows now, ``columns`` those that it would show for the
        columns of a view."""
        super().__init__(page)
        self._theme, self._page, self._head, self._store = theme, page, head, store
        self._seen, self._columns = seen, columns
        self._open: SavedView | None = None
        self.popover: NamePopover | None = None
        head.menu_wanted.connect(self._fill_menu)

    @property
    def id(self) -> bytes:
        """The id of the open view; b"" for none."""
        return self._open.id if self._open else b""

    @property
    def changed(self) -> bool:
        """Whether the list shows something else than the view says."""
        if self._open is None or self._open.view is None:
            return False
        view = self._open.view
        # A view names no columns where it takes those that every list begins with.
        columns = self._columns(view.columns)
        return replace(self._seen(), colour=view.colour) != replace(view, columns=columns)

    def name(self, view: SavedView) -> str:
        """What a view is called."""
        return view_name(view.id, view.name)

    def open(self, view: SavedView | None) -> None:
        """Open a view; None: all contacts."""
        if view is not None and view.view is None:
            self.told.emit(
                self.tr(
                    "This view was made by a newer version of the program. It is kept as it is."
                )
            )
            return
        self._open = view
        self.opened.emit(view.view if view else None)
        self.marked.emit(view.id if view else None)
        self.look()

    def open_id(self, identity: bytes) -> None:
        """Open a view by its id; one that is gone opens all contacts."""
        from crm_desktop.services.views import find_view  # noqa: PLC0415 - on first use

        self.open(find_view(self._store, identity) if identity else None)

    def adopt(self, identity: bytes) -> None:
        """Stand on a view without showing it: what is seen was kept from before."""
        from crm_desktop.services.views import find_view  # noqa: PLC0415 - on first use

        self._open = find_view(self._store, identity) if identity else None
        self.marked.emit(self.id or None)
        self.look()

    def look(self) -> None:
        """Say where one is."""
        name = self.name(self._open) if self._open else ""
        self._head.show_view(name, changed=self.changed)

    def committed(self) -> None:
        """Views changed: follow another name or content; a view that went is left."""
        if self._open is None:
            return
        from crm_desktop.services.views import find_view  # noqa: PLC0415 - on first use

        before = self._open.view
        found = find_view(self._store, self._open.id)
        if found is None:
            self._open = None
            self.marked.emit(None)
        elif found.view != before and not self.changed and found.view is not None:
            self._open = found
            self.opened.emit(found.view)
        else:
            self._open = found
        self.look()

    # -- commands ------------------------------------------------------------------------------

    def save(self, anchor: QWidget) -> None:
        """Keep what is seen: in the open view, or as a new one where there is none of one's own."""
        from crm_desktop.services.views import BUILT_IN, change_view  # noqa: PLC0415 - on first use

        if self._open is None or self._open.id in BUILT_IN or self._open.view is None:
            self.save_as(anchor)
            return
        self.keeping.emit()
        view = replace(self._seen(), colour=self._open.view.colour)
        try:
            changed = change_view(self._store, self._open.id, view)
        except UserError as error:
            self.told.emit(error.sentence)
            return
        self._open = replace(self._open, view=view)
        self.look()
        if changed:
            self.done.emit(self.tr("View “%1” saved.").replace("%1", self._open.name))

    def save_as(self, anchor: QWidget) -> None:
        """Keep what is seen under a new name."""
        name = self.name(self._open) if self._open else ""
        self._ask(anchor, self.tr("Name of the view"), self.tr("Save view"), name, self._save_as)

    def rename(self, anchor: QWidget) -> None:
        """Give the open view another name."""
        if (view := self._own()) is not None:
            self._ask(anchor, self.tr("Name of the view"), self.tr("Rename"), view.name,
                      self._rename)  # fmt: skip

    def remove(self) -> None:
        """Take the open view away; the contacts stay."""
        from crm_desktop.services.views import remove_view  # noqa: PLC0415 - on first use

        if (view := self._own()) is None:
            return
        try:
            remove_view(self._store, view.id)
        except UserError as error:
            self.told.emit(error.sentence)
            return
        self.open(None)
        said = self.tr("View “%1” removed. Its contacts stay.")
        self.done.emit(said.replace("%1", view.name))

    # -- inside --------------------------------------------------------------------------------

    def _own(self) -> SavedView | None:
        """The open view, where it is one that can be changed."""
        if self._open is None or not self._open.name:
            self.told.emit(self.tr("Open one of your saved views first."))
            return None
        return self._open

    def _save_as(self, name: str) -> None:
        from crm_desktop.services.views import SavedView, save_view  # noqa: PLC0415 - on first use

        self.keeping.emit()
        view = self._seen()
        try:
            identity = save_view(self._store, name, view)
        except UserError as error:
            self.told.emit(error.sentence)
            return
        self._open = SavedView(identity, name, view, None)
        self.marked.emit(identity)
        self.look()
        self.done.emit(self.tr("View “%1” saved.").replace("%1", name))

    def _rename(self, name: str) -> None:
        from crm_desktop.services.views import rename_view  # noqa: PLC0415 - on first use

        if (view := self._own()) is None:
            return
        try:
            changed = rename_view(self._store, view.id, name)
        except UserError as error:
            self.told.emit(error.sentence)
            return
        self._open = replace(view, name=name)
        self.look()
        if changed:
            self.done.emit(self.tr("View renamed to “%1”.").replace("%1", name))

    def _ask(
        self, anchor: QWidget, title: str, verb: str, name: str, named: Callable[[str], None]
    ) -> None:
        popover = self.popover = NamePopover(self._theme, self._page, title, verb, name, named)
        popover.closed.connect(self._forget)
        popover.open_under(anchor, popover.field)

    def _forget(self) -> None:
        self.popover = None

    def _fill_menu(self, menu: QMenu) -> None:
        from crm_desktop.services.views import BUILT_IN, SavedView, saved_views  # noqa: PLC0415

        def add(text: str, view: SavedView | None) -> None:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked((view.id if view else b"") == self.id)
            action.triggered.connect(lambda _checked=False: self.open(view))

        add(self.tr("All contacts"), None)
        for code, view in BUILT_IN.items():
            built_in = SavedView(code, "", view, None)
            add(self.name(built_in), built_in)
        if saved := saved_views(self._store):
            menu.addSeparator()
            for one in saved:
                add(one.name, one)
