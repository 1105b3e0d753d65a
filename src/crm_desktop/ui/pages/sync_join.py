"""Joining a shop that another PC shares: the place, the passphrase if there is one, and wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from crm_desktop.errors import UserError
from crm_desktop.services.sample_removal import is_untouched
from crm_desktop.sync import setup
from crm_desktop.sync.engine import Trouble
from crm_desktop.sync.setup import Begun
from crm_desktop.ui.file_dialogs import AskFolder, ask_folder, ask_open
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.setup_page import SetupPage, SetupProgress
from crm_desktop.ui.widgets.sync_place import (
    SyncPlace,
    field,
)
from crm_desktop.ui.widgets.ticks import TickBox

if TYPE_CHECKING:
    from crm_desktop.progress import Progress
    from crm_desktop.ui.main_window import MainWindow

_KEY = frozenset({"sync.key_needed", "sync.wrong_key"})


class JoinPage(SetupPage):
    """Makes the shop of a window a copy of a shared one."""

    def __init__(self, window: MainWindow, *, ask: AskFolder = ask_folder) -> None:
        super().__init__(window.theme, self.tr("Join another PC"), self._go_back)
        self._window = window
        theme = window.theme
        self.say(
            self.tr("Choose the place that the other PC shares: the folder that was chosen there, "
                    "or the same server.")
        )  # fmt: skip
        self.place = SyncPlace(
            theme, self.tr("&Shared folder or server"), ask=ask, ask_invitation=ask_open
        )
        self.place.changed.connect(self._changed)
        self.place.entered.connect(self.join)
        self.column.addWidget(self.place)
        self.name = field(theme, self.tr("Name of this PC"))
        self.name.setMaxLength(60)
        self.name.setText(window.pc)
        self.name.returnPressed.connect(self.join)
        self.add_named(self.tr("&Name of this PC"), self.name)
        self._secret = QWidget()
        inside = QVBoxLayout(self._secret)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(4))
        said = label(theme, self.tr("&Passphrase, or the recovery code"), "label")
        inside.addWidget(said)
        self.secret = field(theme, self.tr("Passphrase, or the recovery code"))
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.returnPressed.connect(self.join)
        said.setBuddy(self.secret)
        inside.addWidget(self.secret)
        self.column.addWidget(self._secret)
        self._secret.hide()
        self.add_mine = TickBox(theme, self.tr("&Add what is in this shop to the shared one"))
        self.column.addWidget(self.add_mine)
        self.add_mine.hide()
        self.trouble = self.say("", "danger")
        self.trouble.hide()
        self.start = button(theme, self.tr("&Join"), self.join, kind="primary")
        self.column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        self.progress = SetupProgress(theme, self._stop)
        self.column.addWidget(self.progress)

    def enter(self) -> None:
        """Start with the place."""
        self.place.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self) -> tuple[str, str]:
        """What is typed, for when the page is built anew."""
        return self.place.address, self.name.text()

    def restore(self, kept: tuple[str, str]) -> None:
        """Show again what was typed."""
        self.place.field.setText(kept[0])
        self.name.setText(kept[1])

    def _go_back(self) -> None:
        if self._window.settings.started:
            self._window.syncing_page()
        else:
            self._window.go("first")

    def _changed(self) -> None:
        self.trouble.hide()
        self._secret.hide()

    def join(self) -> None:
        """Join, if all is there that is needed."""
        window = self._window
        if not self.start.isEnabled():
            return
        if not self.place.address:
            self.place.choose_folder()
        if not self.place.address:
            return
        secret = self.secret.text().strip() or None if self._secret.isVisible() else None
        name, syncing = self.name.text().strip(), window.syncing
        add = self.add_mine.isChecked() or is_untouched(window.store)
        self._busy(self.tr("Looking at the place…"))

        def work(_progress: Progress) -> Begun | UserError:
            try:
                place = self.place.open()
                try:
                    return setup.join(
                        window.store, place, secret, syncing.surroundings(), name=name,
                        add_mine=add,
                    )  # fmt: skip
                finally:
                    place.close()
            except UserError as error:
                return error

        window.jobs.start(self.tr("Joining"), work, done=self._looked, failed=self._fail)

    def _busy(self, text: str) -> None:
        for one in (self.start, self.place, self.back):
            one.setEnabled(not text)
        self.trouble.hide()
        self.progress.show_progress(text, 0, 0)

    def _fail(self, sentence: str) -> None:
        self._busy("")
        self.trouble.setText(sentence)
        self.trouble.show()

    def _looked(self, result: Begun | UserError) -> None:
        from crm_desktop.ui.translation import spoken  # noqa: PLC0415 - where it fails

        if isinstance(result, UserError):
            if result.code in _KEY:
                asked = self._secret.isVisible()
                self._secret.show()
                self._fail(
                    spoken(result.sentence) if asked
                    else self.tr("This shop is encrypted. Please type its passphrase.")
                )  # fmt: skip
                self.secret.setFocus(Qt.FocusReason.OtherFocusReason)
                self.secret.selectAll()
                return
            if result.code == "sync.not_empty":
                self.add_mine.show()
                self.add_mine.setFocus(Qt.FocusReason.OtherFocusReason)
            self._fail(spoken(result.sentence))
            return
        window = self._window
        window.show_pc(self.name.text().strip())
        window.settings.started = True
        window.settings.put_away = window.settings.put_away | {"connect_pc"}
        self._busy(self.tr("Bringing everything here…"))
        window.syncing.changed.connect(self._say_how_far)
        window.syncing.begun(result, self._joined)

    def _say_how_far(self) -> None:
        working = self._window.syncing.situation.working
        if working is not None and not self.start.isEnabled():
            self.progress.show_progress(self.tr("Bringing everything here…"), *working)

    def _stop(self) -> None:
        """It goes on by itself another time; the window may be used meanwhile."""
        self._window.syncing.cancel()

    def _joined(self) -> None:
        window = self._window
        window.syncing.changed.disconnect(self._say_how_far)
        self._busy("")
        report = window.syncing.situation.report
        if report.trouble & {Trouble.UNREACHABLE, Trouble.NO_FOLDER, Trouble.TOO_NEW}:
            window.syncing_page()
        else:
            window.go("today")
            window.tell(self._summary(report.came))
        window.stack.drop("sync_join")

    def _summary(self, came: int) -> str:
        if not came:
            return self.tr("Joined. Both PCs have the same data from now on.")
        return self.tr("Joined. Everything of the other PC is here.")
