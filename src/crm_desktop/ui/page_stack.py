"""The pages of the window: made when first opened, told of commits, left before they go.

A page that is not seen is told of commits when it is next asked for, all of them joined into one:
what nobody looks at is not read. What another PC sent, or a file, is committed many times a second:
the page that is seen is told of that a few times a second, so that it stays ready for who uses it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from crm_desktop.ui.screens.screen import (
    HearsCommits,
    KeepsTyped,
    NeedsModules,
    OutlivesLook,
    ReadsFirst,
    ReadsInParts,
    TakesTheme,
)
from crm_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from crm_desktop.store.change_set import ChangeSet

P = TypeVar("P", bound=QWidget)
IN_SERIES = frozenset(("sync", "import"))
"""Origins of commits that follow each other quickly."""
REST_MS = 250
"""What the page which is seen has between two of those."""


class PageStack(QStackedWidget):
    """Holds one page per screen."""

    def __init__(
        self,
        make: Callable[[str], QWidget],
        making: Callable[[str], Iterator[QWidget | None]] | None = None,
    ) -> None:
        """``make`` builds the page of the screen of an id; ``making`` in parts, the page last."""
        super().__init__()
        self._make = make
        self._making = making or (lambda place: iter((make(place),)))
        self._pages: dict[str, QWidget] = {}
        self._missed: dict[str, ChangeSet] = {}
        self._kept: dict[str, Any] = {}
        self._rest: dict[str, ReadsFirst] = {}
        self._settled = False
        self.place = ""
        """The id of the screen that is seen."""
        self._rests = QTimer(self, singleShot=True, interval=REST_MS)
        self._rests.setTimerType(Qt.TimerType.PreciseTimer)  # never sooner
        self._rests.timeout.connect(self._tell_on)

    def page(self, place: str) -> QWidget:
        """The page of a screen, made where it is not there yet, knowing all commits."""
        page = self._pages.get(place)
        if page is None:
            page = self._made(place)
            self._take_in(page)
            if self._settled:
                self._read_rest(place)
            if place in self._kept and isinstance(page, OutlivesLook):
                self._read_rest(place)
                page.restore(self._kept.pop(place))
        else:  # whoever asks for it again wants the whole of it
            self._take_in(page)
            self._read_rest(place)
        self._catch_up(place, page)
        return page

    def _made(self, place: str) -> QWidget:
        return self._keep(place, self._make(place))

    def _keep(self, place: str, page: QWidget) -> QWidget:
        self._pages[place] = page
        self._missed.pop(place, None)
        if isinstance(page, ReadsFirst):
            self._rest[place] = page
        return page

    def _take_in(self, page: QWidget) -> None:
        """Qt dresses all that is on the page at this."""
        if self.indexOf(page) < 0:
            self.addWidget(page)

    def settling(self, *, loaded: bool) -> Iterator[None]:
        """The first page is painted: read the rest of it, and of each page from now on at once.

        ``loaded``: what was named by ``modules_of_rest`` is; till then those pages wait.
        """
        self._settled = True
        for place, page in list(self._rest.items()):
            if loaded or not isinstance(page, NeedsModules):
                yield from self._reading_rest(place)
                yield

    def preparing(self, places: Iterable[str]) -> Iterator[None]:
        """Make the pages of these screens, a part at a time, before somebody asks for them."""
        for place in places:
            making = self._making(place)
            page = None
            while page is None and not (place in self._pages or place in self._kept):
                page = next(making)
                if page is not None:
                    self._keep(place, page)
                yield
            if page is None or self._pages.get(place) is not page:
                continue  # asked for, or dropped, meanwhile
            self._take_in(page)
            yield
            yield from self._reading_rest(place)
            yield

    def modules_of_rest(self) -> list[str]:
        """Modules that the rest of the pages needs."""
        pages = self._rest.values()
        return [m for page in pages if isinstance(page, NeedsModules) for m in page.MODULES_OF_REST]

    def page_of(self, place: str, kind: type[P]) -> P:
        """The page of a screen as what it is."""
        page = self.page(place)
        assert isinstance(page, kind)
        return page

    def made(self, place: str) -> QWidget | None:
        """The page of a screen, where it is there already."""
        return self._pages.get(place)

    def seen(self) -> QWidget | None:
        """The page that is seen."""
        return self._pages.get(self.place)

    def show_page(self, place: str) -> QWidget:
        """Put the page of a screen in front."""
        page = self.page(place)
        self.place = place
        self.setCurrentWidget(page)
        return page

    def drop(self, place: str) -> None:
        """Take a page away; the next one of this screen starts afresh."""
        page = self._pages.pop(place, None)
        self._missed.pop(place, None)
        self._rest.pop(place, None)
        if page is not None:
            self.removeWidget(page)
            page.deleteLater()

    def committed(self, changes: ChangeSet) -> None:
        """Tell the page that is seen, and remember it for the others."""
        for place, page in self._pages.items():
            if isinstance(page, HearsCommits):
                self._missed[place] = _joined(self._missed.get(place), changes)
        if changes.origin not in IN_SERIES:
            self._tell()
        elif not self._rests.isActive():
            self._tell_on()

    def _tell_on(self) -> None:
        """The same for what comes in series: the next of it is told after a rest."""
        if self.place in self._missed:
            self._tell()
            self._rests.start()

    def _tell(self) -> None:
        """Tell the page that is seen what it missed."""
        if (seen := self.seen()) is not None:
            self._catch_up(self.place, seen)

    def stop(self) -> None:
        """The shop is closed next: tell nobody of what is still waiting."""
        self._rests.stop()

    def leave(self) -> None:
        """Let every page keep what is half typed."""
        for page in self._pages.values():
            if isinstance(page, KeepsTyped):
                page.leave()

    def use(self, theme: Theme) -> None:
        """Take a changed theme; pages that cannot do so are built anew when asked for."""
        self.leave()
        for place, page in list(self._pages.items()):
            if isinstance(page, TakesTheme):
                page.use(theme)
                continue
            if isinstance(page, OutlivesLook):
                self._kept[place] = page.kept()
            self.drop(place)

    def _read_rest(self, place: str) -> None:
        for _ in self._reading_rest(place):
            pass

    def _reading_rest(self, place: str) -> Iterator[None]:
        page = self._rest.pop(place, None)
        if isinstance(page, ReadsInParts):
            yield from page.reading_rest()
        elif page is not None:
            page.read_rest()

    def _catch_up(self, place: str, page: QWidget) -> None:
        missed = self._missed.pop(place, None)
        if missed is not None and isinstance(page, HearsCommits):
            page.committed(missed)


def _joined(before: ChangeSet | None, now: ChangeSet) -> ChangeSet:
    if before is None:
        return now
    rows = dict(before.rows)
    for table, own in now.rows.items():
        known = rows.get(table, frozenset())
        rows[table] = None if known is None or own is None else known | own
    return now._replace(rows=rows)
