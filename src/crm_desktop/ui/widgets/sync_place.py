"""Where a shop is shared: a folder that is chosen, or the address of a server."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from crm_desktop.sync import connect
from crm_desktop.sync.connect import Login
from crm_desktop.sync.tree import Tree
from crm_desktop.ui.file_dialogs import AskFolder, AskOpen
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label


class SyncPlace(QWidget):
    """A field with a button that chooses a folder; ``changed`` when another place stands there."""

    changed = Signal()
    entered = Signal()
    """Enter was pressed."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        ask: AskFolder,
        ask_invitation: AskOpen | None = None,
    ) -> None:
        """``ask_invitation``: lets a person choose the file of an invitation, where one may be."""
        super().__init__()
        self._theme, self._ask, self._ask_invitation = theme, ask, ask_invitation
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
        self.invitation = button(
            theme, self.tr("Open an &invitation…"), self.choose_invitation, kind="link", small=True
        )
        column.addWidget(self.invitation, 0, Qt.AlignmentFlag.AlignLeft)
        if ask_invitation is None:
            self.invitation.hide()
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

    def choose_invitation(self) -> None:
        """Ask for the file of an invitation."""
        if self._ask_invitation is not None:
            found = self._ask_invitation(self, self.tr("Invitation"), "")
            if found:
                self.field.setText(str(Path(found)))

    def open(self) -> Tree:
        """The place; not on the main thread, for it may be far away.

        Raises:
            UserError: see ``connect.open_address`` and ``open_invitation``.
        """
        address = self.address
        if not self.is_server and Path(address).is_file():
            return connect.open_invitation(Path(address))
        login = Login(self.user.text().strip(), self.password.text() or None)
        return connect.open_address(address, login)

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
