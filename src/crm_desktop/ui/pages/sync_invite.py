"""Inviting another PC to a shop that a server carries: a file that holds all that PC needs.

Of PostgreSQL the administrator's name and password are typed here, used once and kept nowhere. Of
WebDAV nothing has to be typed while this PC keeps its own password.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit

from crm_desktop.sync import inviting
from crm_desktop.sync.setup import shared_state
from crm_desktop.ui.file_dialogs import AskFile, ask_file
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.setup_page import SetupPage, SetupProgress
from crm_desktop.ui.widgets.sync_place import field

if TYPE_CHECKING:
    from crm_desktop.progress import Progress
    from crm_desktop.sync.connect import Invitation
    from crm_desktop.ui.main_window import MainWindow


class InvitePage(SetupPage):
    """Makes the file for one PC after the other."""

    def __init__(self, window: MainWindow, *, ask: AskFile = ask_file) -> None:
        super().__init__(window.theme, self.tr("Invite another PC"), window.syncing_page)
        self._window, self._ask = window, ask
        theme = window.theme
        self._database = inviting.kind(window.store) == "postgresql"
        self.say(
            self.tr("The other PC opens a small file, and is connected. Whoever has this file can "
                    "take part, so hand it over on a stick and delete it afterwards.")
        )  # fmt: skip
        self.name = field(theme, self.tr("Name of the other PC"))
        self.name.setMaxLength(60)
        self.name.setText(QCoreApplication.translate("SyncPart", "Second PC"))
        self.add_named(self.tr("&Name of the other PC"), self.name)
        self.user = field(theme, self.tr("Administrator of the database"))
        self.password = field(theme, self.tr("Password of the administrator"))
        if self._database:
            self.add_named(self.tr("&Administrator of the database"), self.user)
            self.add_named(self.tr("&Password of the administrator"), self.password)
            self.say(self.tr("They are used once and not kept."))
        else:
            self.user.hide()
            self.add_named("", self.password)
            self.password.setAccessibleName(self.tr("Password of the server"))
            self.password.setPlaceholderText(self.password.accessibleName())
            self.password.hide()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        for one in (self.name, self.user, self.password):
            one.returnPressed.connect(self.save)
        self.trouble = self.say("", "danger")
        self.trouble.hide()
        self.start = button(
            theme, self.tr("&Save the invitation…"), self.save, icon="download", kind="primary"
        )
        self.column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        self.progress = SetupProgress(theme, lambda: None)
        self.progress.stop.hide()
        self.column.addWidget(self.progress)
        self.result = label(theme, "")
        self.result.setWordWrap(True)
        self.column.addWidget(self.result)
        self.result.hide()

    def enter(self) -> None:
        """Start with the name."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def kept(self) -> tuple[str, str]:
        """What is typed, for when the page is built anew; not the password."""
        return self.name.text(), self.user.text()

    def restore(self, kept: tuple[str, str]) -> None:
        """Show again what was typed."""
        self.name.setText(kept[0])
        self.user.setText(kept[1])

    def save(self) -> None:
        """Ask where, and write the file, if all is there that is needed."""
        if not self.start.isEnabled():
            return
        needed = (self.name, self.user, self.password) if self._database else (self.name,)
        empty = next((one for one in needed if not one.text().strip()), None)
        if empty is not None:
            self._fail(self.tr("Please fill in: %1").replace("%1", empty.accessibleName()))
            empty.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        name = self.name.text().strip()
        safe = "".join(one if one.isalnum() or one in " -_" else "_" for one in name)
        kinds = self.tr("Invitations (*%1)").replace("%1", inviting.SUFFIX)
        proposed = str(Path.home() / f"{safe}{inviting.SUFFIX}")
        chosen = self._ask(self, self.tr("Save the invitation"), proposed, kinds)
        if not chosen:
            return
        out = Path(chosen)
        user, password = self.user.text().strip(), self.password.text()
        window = self._window
        if not self._database:
            password = password or window.syncing.rounds.password
        self._busy(True)

        def work(_progress: Progress) -> Invitation:
            return inviting.invite(
                window.store, window.syncing.surroundings(), out,
                pc=name, user=user, password=password,
            )  # fmt: skip

        window.jobs.start(
            self.tr("Inviting a PC"), work, done=lambda _made: self._saved(out, name),
            failed=self._fail,
        )  # fmt: skip

    def _saved(self, out: Path, name: str) -> None:
        self._busy(False)
        self.password.clear()
        said = [
            self.tr("The invitation for %1 is in %2."),
            self.tr("On that PC, choose “Join another PC”, then “Open an invitation…”."),
        ]
        if shared_state(self._window.store).locked:
            said.append(self.tr("The passphrase is asked for there; it is not in the file."))
        self.result.setText(" ".join(said).replace("%2", str(out)).replace("%1", name))
        self.result.show()
        self._window.tell(self.tr("Invitation saved."))

    def _busy(self, busy: bool) -> None:
        self.start.setEnabled(not busy)
        self.trouble.hide()
        self.result.hide()
        self.progress.show_progress(self.tr("Making the invitation…") if busy else "", 0, 0)

    def _fail(self, sentence: str) -> None:
        self._busy(False)
        if not self._database:  # this PC does not keep the password of the server
            self.password.show()
        self.trouble.setText(sentence)
        self.trouble.show()
