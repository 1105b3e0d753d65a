"""The report of a fault, word for word, before anybody gives it to anybody."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.services.faults import surroundings_of_fault
from crm_desktop.ui.file_dialogs import ask_file
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label


class FaultReport(QDialog):
    """Shows all that a report says; it goes nowhere by itself."""

    def __init__(self, window: QWidget, theme: Theme, fault: str) -> None:
        """``fault``: as ``services.faults`` describes it; empty where nothing is known."""
        super().__init__(window)
        px = theme.px
        self.setWindowTitle(self.tr("Report of a fault"))
        self.resize(px(640), px(420))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), px(12), px(16), px(12))
        layout.setSpacing(px(8))
        said = label(
            theme,
            self.tr(
                "This is all that the report says: none of your data is in it. Nothing is sent; "
                "copy or save it for whoever helps you."
            ),
        )
        said.setWordWrap(True)
        layout.addWidget(said)
        nothing = self.tr("The program could not note where it stopped.")
        self.text = QPlainTextEdit(f"{surroundings_of_fault(f'Qt {qVersion()}')}\n\n"
                                   f"{fault or nothing}")  # fmt: skip
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(theme.font("small"))
        self.text.setAccessibleName(self.tr("Text of the report"))
        layout.addWidget(self.text, 1)
        self.answer = label(theme, "", "small", "text_2")
        self.answer.setWordWrap(True)
        layout.addWidget(self.answer)
        row = QHBoxLayout()
        row.addStretch(1)
        self.copy = button(theme, self.tr("&Copy"), self._copy, icon="copy")
        self.save = button(theme, self.tr("&Save…"), self._ask_where, icon="download")
        self.shut = button(theme, self.tr("C&lose"), self.accept)
        for made in (self.copy, self.save, self.shut):
            row.addWidget(made)
        layout.addLayout(row)
        self.text.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.answer.setText(self.tr("Copied."))

    def _ask_where(self) -> None:
        name = ask_file(self, self.tr("Save the report"), "crm-desktop-fault.txt", "TXT (*.txt)")
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Write the text into a file."""
        try:
            path.write_text(self.text.toPlainText() + "\n", encoding="utf-8")
        except OSError:
            said = self.tr("%1 could not be written. Please choose another folder.")
        else:
            said = self.tr("Saved: %1")
        self.answer.setText(said.replace("%1", str(path)))
