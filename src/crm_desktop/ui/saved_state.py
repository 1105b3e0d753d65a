"""Whether what is typed is saved: the state line of the side bar, and a bar with what to do.

Follows the store (``Store.on_trouble``). While writes fail it tries again every few seconds, so the
window tells the truth by itself as soon as there is room on the disk, or the folder is back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from crm_desktop.errors import StoreError
from crm_desktop.ui.page_bars import Bar
from crm_desktop.ui.screens.screen import SavesAgain
from crm_desktop.ui.translation import spoken

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.syncing import Syncing

AGAIN_MS = 5_000
BAR = "not_saved"


class SavedState(QObject):
    """The state of the data of one window."""

    _heard = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._trouble: StoreError | None = None
        self._syncing: Syncing | None = None
        self._trying = self._warned = False
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(lambda: self.try_again(asked=False))
        # Whatever thread wrote, the window is told on its own.
        self._heard.connect(self._changed, Qt.ConnectionType.QueuedConnection)
        self._stop = window.store.on_trouble(self._heard.emit)
        self._show()

    def close(self) -> None:
        """Stop listening to the store."""
        self._again.stop()
        self._stop()

    def may_close(self) -> bool:
        """Whether the window may close without losing what is on the screen: while nothing can be
        saved, the first wish to close is answered with what would be lost, the second one holds."""
        if self._window.store.trouble is None:
            return True
        try:
            self._window.store.try_to_write()
        except StoreError:
            if self._warned:
                return True
            self._warned = True
            self._window.tell(
                self.tr("The last entry is not saved. Close again to leave without it.")
            )
            return False
        return True

    def try_again(self, *, asked: bool = True) -> None:
        """See whether writing works again; ``asked``: by the person, who is answered."""
        if self._trying:
            return
        store = self._window.store

        def failed(sentence: str) -> None:
            self._trying = False
            if asked:
                self._window.tell(sentence)

        self._trying = True
        self._window.jobs.start(
            self.tr("Trying to save"), lambda _progress: store.try_to_write(),
            done=lambda _none: self._tried(), failed=failed,
        )  # fmt: skip

    def _tried(self) -> None:
        self._trying = False

    def _changed(self, trouble: StoreError | None) -> None:
        before, self._trouble = self._trouble, trouble
        self._show()
        if trouble is None:
            self._warned = False
            self._again.stop()
            self._window.bars.drop(BAR)
            if before is not None:
                self._window.tell(
                    self.tr("Saving works again. What is still open here can be saved now.")
                )
                page = self._window.stack.seen()
                if isinstance(page, SavesAgain):
                    page.save_again()
            return
        self._again.start()
        if before is None or before.code != trouble.code:
            answer = (self.tr("Try again"), self.try_again)
            bar = Bar(spoken(trouble.sentence), [answer], "triangle-alert", "danger")
            self._window.bars.show_bar(BAR, bar)

    def _show(self) -> None:
        window = self._window
        if self._trouble is None:
            if self._syncing is not None:
                now = self._syncing.said()
                window.side.show_state(now.side, now.detail, tone=now.tone)
            elif window.settings.sync_at:  # it was shared when it was open last
                window.side.show_state(self.tr("Exchanging changes…"), "", tone="working")
            else:
                window.side.show_state(self.tr("Only on this PC"), self.tr("Everything is saved"))
            return
        why = {
            "store.full": self.tr("The disk is full"),
            "store.gone": self.tr("The folder is gone"),
            "store.read_only": self.tr("Writing is not allowed"),
            "store.damaged": self.tr("The shop file is damaged"),
        }.get(self._trouble.code, self.tr("The disk does not answer"))
        window.side.show_state(self.tr("Not saved"), why, tone="bad")

    def follow(self, syncing: Syncing) -> None:
        """From now on the line says how the exchange with other PCs stands, while all is saved."""
        self._syncing = syncing
        syncing.changed.connect(self._show)
        self._show()
