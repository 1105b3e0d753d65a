"""The tracks that run for a contact, each with a button that stops it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from crm_desktop.services.tracks import Run
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.track_words import run_words
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.elided import ElidedLabel


class CardTracks(QFrame):
    """Hidden where none runs; those without an open step are left out."""

    stop_requested = Signal(object)
    """The ``Run``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self._theme = theme
        px = theme.px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(16), px(12), px(16), px(12))
        self._column.setSpacing(px(4))
        self._column.addWidget(label(theme, self.tr("Tracks"), "strong"))
        self._rows: list[QWidget] = []
        self.hide()

    def fill(self, runs: Sequence[Run]) -> None:
        """Show these."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(run) for run in runs if run.open]
        for row in self._rows:
            self._column.addWidget(row)
        self.setVisible(bool(self._rows))

    def _row(self, run: Run) -> QWidget:
        theme = self._theme
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        name = run.track or self.tr("(removed track)")
        texts.addWidget(ElidedLabel(theme, name))
        texts.addWidget(label(theme, run_words(run), "small", "text_2"))
        row.addLayout(texts, 1)
        stop = button(theme, self.tr("Stop"), lambda: self.stop_requested.emit(run), kind="link",
                      small=True)  # fmt: skip
        stop.setAccessibleName(self.tr("Stop track %1").replace("%1", name))
        row.addWidget(stop)
        return made
