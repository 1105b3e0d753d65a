"""Below the list: how many contacts are shown, what is under way, and the keys worth knowing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from crm_desktop.ui.jobs import Job
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import KeyCap, button, label
from crm_desktop.ui.widgets.elided import ElidedLabel
from crm_desktop.ui.words import figure

ANNOUNCE_MS = 500
_QUARTERS = 4
_KEYS_FROM = 520
"""Width at 100 % text from which the keys have their place."""


class _Place(QWidget):
    """Holds a label that is as wide as there is room: another text moves nothing, so the page is
    not laid out anew for each letter that is typed above."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        inside.setParent(self)
        self.setFixedHeight(inside.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._inside.setGeometry(self.rect())


class ContactFooter(QWidget):
    """One line of words; a bar with Stop while something long is under way."""

    announced = Signal(str)
    """What a screen reader was told."""

    def __init__(self, theme: Theme, keys: Sequence[tuple[Sequence[str], str]]) -> None:
        super().__init__()
        self._theme = theme
        self._job: Job | None = None
        self._quarter = 0
        self._count = ""
        self._counts = (-1, -1, -1)
        px = theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(5), px(12), px(5))
        row.setSpacing(px(6))
        self.text = ElidedLabel(theme, "", "body", "text_2")
        row.addWidget(_Place(self.text), 1)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(px(140))
        self.stop = button(theme, self.tr("Stop"), self._stop, small=True)
        for widget in (self.bar, self.stop):
            row.addWidget(widget)
            widget.hide()
        self._hints: list[QLabel] = []
        for caps, does in keys:
            for key in caps:
                self._hints.append(KeyCap(theme, key))
            self._hints.append(label(theme, does, "small", "text_2"))
        for hint in self._hints:
            row.addWidget(hint)
        self._announce = QTimer(self)
        self._announce.setSingleShot(True)
        self._announce.setInterval(ANNOUNCE_MS)
        self._announce.timeout.connect(self._say)

    def show_count(self, shown: int, total: int, selected: int) -> None:
        """How many of how many contacts are shown, and how many are selected."""
        if (shown, total, selected) == self._counts and self.text.text() == self._count:
            return
        self._counts = shown, total, selected
        if shown == total:
            said = self.tr("%n contact(s)", None, shown)
        else:
            said = self.tr("%1 of %n contact(s)", None, total).replace("%1", figure(shown))
        if selected:
            said += "  ·  " + self.tr("%n selected", None, selected)
        self._count = said
        if self._job is None and self.text.text() != said:
            self.text.setText(said)

    def show_searching(self) -> None:
        """The list stays while the answer takes its time."""
        if self._job is None:
            self.text.setText(self.tr("Searching…"))

    def announce_soon(self) -> None:
        """Tell a screen reader the count, when no key has been pressed for a while."""
        self._announce.start()

    def follow(self, job: Job) -> None:
        """Show the progress of a job, with Stop."""
        self._job, self._quarter = job, 0
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(job.title)
        job.progressed.connect(self._progressed)
        self.text.setText(job.title)
        self.bar.show()
        self.stop.show()
        self.stop.setEnabled(True)

    def unfollow(self) -> None:
        """The job is over."""
        self._job = None
        self.bar.hide()
        self.stop.hide()
        self.text.setText(self._count)

    def _progressed(self, done: int, total: int, _text: str) -> None:
        if self._job is None:
            return
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        said = self.tr("%1: %2 of %3").replace("%1", self._job.title)
        said = said.replace("%2", figure(done)).replace("%3", figure(total))
        self.text.setText(said)
        quarter = done * _QUARTERS // total if total else 0
        if quarter > self._quarter:
            self._quarter = quarter
            self._tell(said)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.stop.setEnabled(False)

    def _say(self) -> None:
        self._tell(self.text.text())

    def _tell(self, said: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self.announced.emit(said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() / self._theme.scale >= _KEYS_FROM
        for hint in self._hints:
            hint.setVisible(room)
