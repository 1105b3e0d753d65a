"""What follows the first paint of the window: all that it did not need, a little at a time.

Modules are loaded and the shop is made ready for writing off the main thread; what must happen on
it is done in turns between keys, clicks and painting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from crm_desktop.ui.turns import Turns

if TYPE_CHECKING:
    from crm_desktop.services.history import Batch
    from crm_desktop.ui.main_window import MainWindow


_PAUSE_MS = 2000
"""So long after the last of it nobody is waiting for anything any more."""
_REST_MS = 600
"""After one page till the next one is made: what it reads on other threads is there by then, which
both would have to share a processor with."""
_SOON = ("contacts", "card")
"""Pages that are made before they are asked for: opened from everywhere, and the longest to make.
"""


class Settling(QObject):
    """The rest of one window's start."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._turns: list[Turns] = []
        self._stopped = False

    def begin(self) -> None:
        """The first page is painted."""
        window = self._window
        modules = window.stack.modules_of_rest()
        self._go_on(self._first_parts())
        window.jobs.start(
            window.tr("Getting ready"), lambda _progress: self._make_ready(modules),
            done=lambda ready: self._go_on(self._last_parts(*ready)), failed=self._not_ready,
        )  # fmt: skip

    def _not_ready(self, sentence: str) -> None:
        """Nothing can be written: that stays on the screen, unlike a toast."""
        from crm_desktop.ui.page_bars import Bar  # noqa: PLC0415 - hardly ever needed

        self._window.bars.show_bar("not_ready", Bar(sentence, [], "triangle-alert", "danger"))

    def stop(self) -> None:
        """The window closes: leave the rest undone."""
        self._stopped = True
        for turns in self._turns:
            turns.stop()

    def _go_on(self, work: Iterator[None]) -> None:
        if not self._stopped:
            self._turns.append(Turns(self, work))

    def _first_parts(self) -> Iterator[None]:
        window = self._window
        yield from window.actions_.arriving()
        yield from window.making_rest()
        yield from window.stack.settling(loaded=False)
        window.due.refresh()
        yield
        window.views.refresh()
        yield
        yield from window.actions_.drawing(window.theme)

    def _make_ready(self, modules: Sequence[str]) -> tuple[list[Batch], bool]:
        """Off the main thread: load what writing and the pages need; what was cut off, and whether
        the shop is invented."""
        store = self._window.store
        if not store.only_reading:
            store.make_ready()
        for name in modules:
            import_module(name)
        if store.is_shared():  # many shops never are, and need none of it
            import_module("crm_desktop.ui.syncing")
        if store.only_reading:
            return [], False
        from crm_desktop.services.history import History  # noqa: PLC0415 - after the first page
        from crm_desktop.services.sample_removal import standing_sample  # noqa: PLC0415

        return History(store).unfinished(), standing_sample(store) is not None

    def _last_parts(self, cut_off: list[Batch], invented: bool) -> Iterator[None]:
        from crm_desktop.ui.screens import first_run, history  # noqa: PLC0415 - loaded by now

        window = self._window
        if window.store.notices:
            window.tell(" ".join(window.store.notices))
        yield from window.stack.settling(loaded=True)
        history.ask_about(window, cut_off)
        yield
        if invented:
            first_run.show_sample_bar(window)
        yield
        alone = window.surroundings is None or window.store.only_reading
        if not alone and window.store.is_shared():
            window.syncing.start()
        yield
        from crm_desktop.ui import preload  # noqa: PLC0415 - nothing of it is needed before

        window.jobs.start(
            window.tr("Getting ready"), lambda _progress: preload.load_services(),
            done=lambda names: self._go_on(self._pages_to_come(names)),
            failed=lambda _sentence: None,  # whoever opens the page is told
        )  # fmt: skip
        window.settled.emit()

    def _pages_to_come(self, modules: Sequence[str]) -> Iterator[None]:
        from crm_desktop.ui import preload  # noqa: PLC0415 - loaded already

        yield from preload.loading_pages(modules)
        if self._window.surroundings is not None:  # nobody prints from a window that is drawn only
            from crm_desktop.ui.press_kept import start_early  # noqa: PLC0415 - loaded already

            start_early(self._window)
        yield
        self._make_later(_SOON, _PAUSE_MS)

    def _make_later(self, places: Sequence[str], pause_ms: int) -> None:
        QTimer.singleShot(pause_ms, self, lambda: self._go_on(self._pages_made_soon(places)))

    def _pages_made_soon(self, places: Sequence[str]) -> Iterator[None]:
        yield from self._window.stack.preparing(places[:1])
        if places[1:]:
            self._make_later(places[1:], _REST_MS)
        else:
            self._window.pages_made.emit()
