"""The saved views in the side bar: opened, renamed, moved and removed there, with live counts.

Those that every shop has stand below the shop's own ones; they are opened only.

Counting looks at every contact, so it happens in a job: once after a commit, however many commits
come while it runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QPoint, QTimer

from crm_desktop.errors import UserError
from crm_desktop.ui.view_words import view_name
from crm_desktop.ui.widgets.controls import hue_of
from crm_desktop.ui.widgets.menu import PopupMenu
from crm_desktop.ui.widgets.side_line import Place
from crm_desktop.ui.words import figure

if TYPE_CHECKING:
    from crm_desktop.services.views import SavedView
    from crm_desktop.store.change_set import ChangeSet
    from crm_desktop.ui.main_window import MainWindow

_WAIT_MS = 250
_PLACE = "view:"


@runtime_checkable
class OpensViews(Protocol):
    """The page of the contacts, as far as a saved view needs it."""

    def open_view(self, view: SavedView) -> None: ...


class ViewLines(QObject):
    """The saved views of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._views: Sequence[SavedView] = ()
        self._counting = self._again = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT_MS)
        self._wait.timeout.connect(self.refresh)
        side = window.side
        side.view_menu_wanted.connect(self._show_menu)
        side.view_renamed.connect(self._rename)
        side.view_removed.connect(self._remove)
        side.view_moved.connect(self._move)

    @property
    def views(self) -> Sequence[SavedView]:
        """The views as they are shown."""
        return self._views

    def refresh(self) -> None:
        """Read and count them anew."""
        if self._counting:
            self._again = True
            return
        window = self._window

        def count(_progress: object) -> Sequence[SavedView]:
            from crm_desktop.services.views import list_views  # noqa: PLC0415 - off this thread

            return list_views(window.store, window.listed, window.today(), built_in=True)

        self._counting = True
        window.jobs.start(self.tr("Counting"), count, done=self._show, failed=self._failed)

    def committed(self, changes: ChangeSet) -> None:
        """Follow a commit: at once where views changed, soon where they may count others."""
        if "saved_view" in changes.rows:
            self.refresh()
        else:
            self._wait.start()

    def open(self, place: str) -> None:
        """Open a view by its place in the side bar."""
        view = self._view(place)
        if view is None:
            return
        page = self._window.stack.page("contacts")
        if isinstance(page, OpensViews):
            self._window.go("contacts")
            page.open_view(view)
            self.mark(view.id)

    def mark(self, view: bytes | None) -> None:
        """Show which view the list of contacts stands on; None: on none."""
        self._window.side.mark("contacts", place_of(view) if view is not None else "")

    # -- inside --------------------------------------------------------------------------------

    def _show(self, views: Sequence[SavedView]) -> None:
        self._views = views
        self._window.side.show_views(
            [
                Place(
                    place_of(view.id), view_name(view.id, view.name),
                    hue=(view.view.colour if view.view else "") or hue_of(view.id),
                    number="" if view.count is None else figure(view.count),
                    fixed=not view.name,
                )
                for view in views
            ]
        )  # fmt: skip
        self._ended()

    def _failed(self, sentence: str) -> None:
        self._window.tell(sentence)
        self._ended()

    def _ended(self) -> None:
        self._counting = False
        if self._again:
            self._again = False
            self.refresh()

    def _view(self, place: str) -> SavedView | None:
        return next((view for view in self._views if place_of(view.id) == place), None)

    def _show_menu(self, place: str, at: QPoint) -> None:
        side = self._window.side
        ids = [place_of(view.id) for view in self._views if view.name]
        menu = PopupMenu(side)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(self.tr("Open"), lambda: self.open(place))
        if place not in ids:
            menu.popup(at)
            return
        rename = menu.addAction(self.tr("Rename"), lambda: side.line(place).edit())
        rename.setEnabled(not side.folded)
        up = menu.addAction(self.tr("Move up"), lambda: self._move(place, -1))
        up.setEnabled(place != ids[0])
        down = menu.addAction(self.tr("Move down"), lambda: self._move(place, 1))
        down.setEnabled(place != ids[-1])
        menu.addSeparator()
        menu.addAction(self.tr("Remove"), lambda: self._remove(place))
        menu.popup(at)

    def _rename(self, place: str, name: str) -> None:
        from crm_desktop.services.views import rename_view  # noqa: PLC0415 - on first use

        if (view := self._view(place)) is not None:
            try:
                if rename_view(self._window.store, view.id, name):
                    self._window.done(self.tr("View renamed to “%1”.").replace("%1", name.strip()))
            except UserError as error:
                self._window.tell(error.sentence)

    def _remove(self, place: str) -> None:
        from crm_desktop.services.views import remove_view  # noqa: PLC0415 - on first use

        if (view := self._view(place)) is not None:
            try:
                remove_view(self._window.store, view.id)
            except UserError as error:
                self._window.tell(error.sentence)
                return
            said = self.tr("View “%1” removed. Its contacts stay.")
            self._window.done(said.replace("%1", view.name))

    def _move(self, place: str, by: int) -> None:
        from crm_desktop.services.views import order_views  # noqa: PLC0415 - on first use

        ids = [view.id for view in self._views if view.name]
        at = next((at for at, id_ in enumerate(ids) if place_of(id_) == place), -1)
        if at >= 0 and 0 <= at + by < len(ids):
            ids.insert(at + by, ids.pop(at))
            order_views(self._window.store, ids)


def place_of(view: bytes) -> str:
    """The id of a saved view's place in the side bar."""
    return _PLACE + view.hex()


def is_view(place: str) -> bool:
    """Whether a place of the side bar is a saved view."""
    return place.startswith(_PLACE)
