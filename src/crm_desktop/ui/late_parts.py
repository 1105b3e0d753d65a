"""The parts of the window that its first page is painted without: made after it, or when one is
asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QMainWindow, QVBoxLayout

# Each is imported when it is made: nothing of it belongs on the way to the first page.
# ruff: noqa: PLC0415
if TYPE_CHECKING:
    from crm_desktop.services.contact_list import ContactList
    from crm_desktop.services.search import Search
    from crm_desktop.store.store import Store
    from crm_desktop.ui.app_lock import AppLock
    from crm_desktop.ui.backing_up import BackingUp
    from crm_desktop.ui.job_bar import JobBar
    from crm_desktop.ui.jobs import Jobs
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.page_stack import PageStack
    from crm_desktop.ui.syncing import Syncing
    from crm_desktop.ui.theme import Theme
    from crm_desktop.ui.tidying import Tidying
    from crm_desktop.ui.today_count import TodayCount
    from crm_desktop.ui.view_lines import ViewLines
    from crm_desktop.ui.widgets.focus_ring import FocusRing
    from crm_desktop.ui.widgets.toast import Toast


class LateParts(QMainWindow):
    """What ``MainWindow`` has, in a module of its own; nothing else builds on it."""

    store: Store
    jobs: Jobs
    theme: Theme
    zone: dt.tzinfo
    stack: PageStack
    _right: QVBoxLayout

    @property
    def _whole(self) -> MainWindow:
        return cast("MainWindow", self)

    def making_rest(self) -> Iterator[None]:
        """After the first paint: make the parts that nobody has asked for yet, one at a time."""
        for part in ("toast", "job_bar", "ring", "tidying", "views", "due"):
            getattr(self, part)
            yield
        from crm_desktop.ui.motion import still_system

        still_system(self.theme)

    @cached_property
    def toast(self) -> Toast:
        """The message at the bottom."""
        from crm_desktop.ui.widgets.toast import Toast

        return Toast(self.stack, self.theme)

    @cached_property
    def job_bar(self) -> JobBar:
        """The bar of a long job, under those of the pages."""
        from crm_desktop.ui.job_bar import JobBar

        made = JobBar(self.theme, self.jobs)
        self._right.insertWidget(1, made)
        return made

    @cached_property
    def ring(self) -> FocusRing:
        """The focus ring."""
        from crm_desktop.ui.widgets.focus_ring import FocusRing

        return FocusRing(self, self.theme)

    @cached_property
    def tidying(self) -> Tidying:
        """What the store tidies up while nobody works."""
        from crm_desktop.ui.tidying import Tidying

        return Tidying(self._whole)

    @cached_property
    def syncing(self) -> Syncing:
        """The exchange with other PCs; it loads SQLAlchemy, so nobody asks before it is loaded."""
        from crm_desktop.ui.screens import sync

        return sync.make_syncing(self._whole)

    @cached_property
    def backing_up(self) -> BackingUp:
        """The backups; they are made by themselves once ``start`` of it was called."""
        from crm_desktop.ui.backing_up import BackingUp

        return BackingUp(self._whole)

    @cached_property
    def app_lock(self) -> AppLock:
        """What locks the window of an encrypted shop."""
        from crm_desktop.store.key_ring import system_ring
        from crm_desktop.ui.app_lock import AppLock

        return AppLock(self._whole, system_ring)

    @cached_property
    def views(self) -> ViewLines:
        """The saved views in the side bar."""
        from crm_desktop.ui.view_lines import ViewLines

        return ViewLines(self._whole)

    @cached_property
    def due(self) -> TodayCount:
        """The number at the line of Today."""
        from crm_desktop.ui.today_count import TodayCount

        return TodayCount(self._whole)

    @cached_property
    def listed(self) -> ContactList:
        """The list of contacts, for whoever shows or counts some of them."""
        from crm_desktop.services.contact_list import ContactList

        return ContactList(self.store, self.zone)

    @cached_property
    def search(self) -> Search:
        """Search of the palette; what it learnt of the deals stays for the next time."""
        from crm_desktop.services.search import Search

        return Search(self.store)
