"""Files that will be attached, each with its name and a cross that leaves it out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from crm_desktop.services.attachments import KeptFile
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button
from crm_desktop.ui.widgets.flow import FlowLayout


class FileChips(QWidget):
    """Hidden while there are none."""

    changed = Signal()
    """A person left one out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._files: list[KeptFile] = []
        self._row = FlowLayout(self, theme.px(6), theme.px(4))
        self._row.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def files(self) -> list[KeptFile]:
        """The files, in the order they came."""
        return list(self._files)

    def show_files(self, files: Sequence[KeptFile]) -> None:
        """Show exactly these."""
        if not files and not self._files:
            return
        self._files = list(files)
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for file in self._files:
            tip = self.tr("Do not attach %1").replace("%1", file.name)
            shown = self.fontMetrics().elidedText(
                file.name, Qt.TextElideMode.ElideMiddle, self._theme.px(160)
            )
            chip = button(self._theme, shown.replace("&", "&&"), small=True, icon="x", tip=tip)
            chip.setAccessibleName(tip)
            chip.clicked.connect(lambda _checked=False, f=file: self.leave_out(f))
            self._row.addWidget(chip)
        self.setVisible(bool(self._files))

    def leave_out(self, file: KeptFile) -> None:
        """Do not attach it after all."""
        self.show_files([one for one in self._files if one is not file])
        self.changed.emit()
