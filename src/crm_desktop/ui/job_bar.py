"""The bar of a long job that no page shows: what is being done, how far it is, and Stop.

It follows the heavy job of ``Jobs``. Work that is done within ``AFTER_MS`` never shows it, nor does
work whose page follows it itself (it is connected to ``Job.progressed``). Stop is there once the
work has reported, because only a report can be answered by stopping.
"""

from __future__ import annotations

from PySide6.QtCore import QMetaMethod, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from crm_desktop.ui.announcing import announce
from crm_desktop.ui.jobs import Job, Jobs
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button
from crm_desktop.ui.widgets.elided import ElidedLabel
from crm_desktop.ui.words import figure

AFTER_MS = 1000
_QUARTERS = 4


class JobBar(QFrame):
    """Hidden while there is nothing to tell."""

    def __init__(self, theme: Theme, jobs: Jobs, *, after_ms: int = AFTER_MS) -> None:
        super().__init__()
        self._theme, self._jobs = theme, jobs
        self._job: Job | None = None
        self._told = (0, 0)
        self._quarter = 0
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(after_ms)
        self._wait.timeout.connect(self._show_job)
        self.setObjectName("job_bar")
        self._row: QHBoxLayout | None = None
        self._inside: QWidget | None = None
        self.hide()
        jobs.changed.connect(self._follow)

    def use(self, theme: Theme) -> None:
        """Take a changed look."""
        self._theme = theme
        if self._inside is not None:
            self._build()

    def _build(self) -> None:
        """On the first long job; the start of the program has no time for it."""
        theme, px = self._theme, self._theme.px
        if self._inside is not None:
            self._inside.setParent(None)
            self._inside.deleteLater()
        self.setStyleSheet(
            f"QFrame#job_bar {{ background: {theme.hex('accent_tint')};"
            f" border-bottom: 1px solid {theme.hex('border_subtle')}; }}"
        )
        if self._row is None:
            self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(24), px(6), px(20), px(6))
        inside = self._inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        self.text = ElidedLabel(theme, "", "body", "text")
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(px(200), px(6))
        self.stop = button(theme, self.tr("Stop"), self._cancel, small=True)
        row.addWidget(self.text, 1)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        self._row.addWidget(inside)
        self._say()

    def _follow(self) -> None:
        """A job began or ended."""
        job = self._jobs.heavy
        if job is self._job:
            return
        self._job, self._told, self._quarter = job, (0, 0), 0
        self._wait.stop()
        self.hide()
        if job is not None:
            self._wait.start()

    def _show_job(self) -> None:
        job = self._job
        if job is None or job.isSignalConnected(QMetaMethod.fromSignal(job.progressed)):
            return
        if self._inside is None:
            self._build()
        job.progressed.connect(self._progressed)
        self._say()
        self.stop.setEnabled(True)
        self.show()
        announce(self, job.title)

    def _progressed(self, done: int, total: int, _text: str) -> None:
        if self.sender() is not self._job:
            return
        self._told = (done, total)
        self._say()
        quarter = done * _QUARTERS // total if total else 0
        if quarter > self._quarter:
            self._quarter = quarter
            announce(self, self.text.text())

    def _say(self) -> None:
        done, total = self._told
        title = self._job.title if self._job is not None else ""
        self.bar.setAccessibleName(title)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.stop.setVisible(bool(total))
        self.stop.setAccessibleDescription(title)
        said = self.tr("%1: %2 of %3") if total else "%1…"
        said = said.replace("%3", figure(total)).replace("%2", figure(done))
        self.text.setText(said.replace("%1", title))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.stop.setEnabled(False)
