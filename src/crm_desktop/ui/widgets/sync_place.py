"""Where a shop is shared: a folder that is chosen, or the address of a server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label

AskFolder = Callable[[QWidget, str, str], str]
"""Parent, title and folder to begin with -> the chosen folder, or ""."""


def ask_folder(parent: QWidget, title: str, begin: str) -> str:
    """The system's dialog for a folder."""
    return QFileDialog.getExistingDirectory(parent, title, begin)


class SyncPlace(QWidget):
    """A field with a button that chooses a folder; ``changed`` when another place stands there."""

    changed = Signal()
    entered = Signal()
    """Enter was pressed."""

    def __init__(self, theme: Theme, name: str, *, ask: AskFolder = ask_folder) -> None:
        super().__init__()
        self._theme, self._ask = theme, ask
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        said = label(theme, name, "label")
        column.addWidget(said)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.field = field(theme, name.replace("&", ""))
        self.field.setPlaceholderText(self.tr("Choose a folder, or type the address of a server"))
        said.setBuddy(self.field)
        self.choose = button(theme, self.tr("&Choose…"), self.choose_folder, icon="folder-open")
        row.addWidget(self.field, 1)
        row.addWidget(self.choose)
        column.addLayout(row)
        self._login = QWidget()
        inside = QHBoxLayout(self._login)
        inside.setContentsMargins(0, px(4), 0, 0)
        inside.setSpacing(px(8))
        self.user = field(theme, self.tr("User name"))
        self.password = field(theme, self.tr("Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        for one in (self.user, self.password):
            one.setPlaceholderText(one.accessibleName())
            one.returnPressed.connect(self.entered)
            inside.addWidget(one)
        column.addWidget(self._login)
        self._login.hide()
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self.entered)

    @property
    def address(self) -> str:
        """What stands there, without blanks around."""
        return self.field.text().strip()

    @property
    def is_server(self) -> bool:
        """Whether it is the address of a server."""
        return "://" in self.address

    def choose_folder(self) -> None:
        """Ask for a folder."""
        begin = self.address if not self.is_server else ""
        found = self._ask(self, self.tr("Shared folder"), begin or str(Path.home()))
        if found:
            self.field.setText(str(Path(found)))

    def _typed(self) -> None:
        self._login.setVisible(self.is_server)
        self.changed.emit()


def field(theme: Theme, name: str) -> QLineEdit:
    """A line to type in, in the height of the first run."""
    made = QLineEdit()
    made.setFont(theme.font("body"))
    made.setStyleSheet(f"min-height: {theme.px(36) - 2}px;")
    made.setAccessibleName(name)
    return made
