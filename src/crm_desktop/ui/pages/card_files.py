"""Files of a card: attaching, opening, saving and removing them, and messages that are dropped.

Reading and writing files is work for a job; what it gives is written here in one transaction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from crm_desktop.errors import StoreError, UserError
from crm_desktop.import_export.mail_files import is_mail, read_mails
from crm_desktop.services import attachments
from crm_desktop.services.attachments import KeptFile
from crm_desktop.services.mail_entries import FiledMails, Mail, file_mails
from crm_desktop.store.store import Store
from crm_desktop.ui.file_dialogs import begin_folder, remember
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.links import open_file
from crm_desktop.ui.translation import spoken

Take = Callable[[Sequence[KeptFile]], None]
Fetch = Callable[[bytes, Callable[[], None]], None]
"""Gets the content of an attachment from another PC; then what is to be done with it."""


class CardFiles(QObject):
    """``told`` carries a sentence, ``done`` one with Undo."""

    told = Signal(str)
    done = Signal(str)

    def __init__(
        self, page: QWidget, store: Store, jobs: Jobs, *, zone: dt.tzinfo,
        me: Callable[[], bytes],
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._page, self._store, self._jobs = page, store, jobs
        self._zone, self._me = zone, me
        self.fetch: Fetch | None = None
        """None: the shop is on this PC only."""

    def choose(self, take: Take) -> None:
        """Let the person choose files, and hand them out kept."""
        dialog = QFileDialog(self._page, self.tr("Attach files"), str(begin_folder()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)

        def keep(names: Sequence[str]) -> None:
            remember(names[0])  # several are not told as one
            self._keep(list(map(Path, names)), take)

        dialog.filesSelected.connect(keep)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def drop(self, contact: bytes, paths: Sequence[Path], take: Take) -> None:
        """File the messages among ``paths`` with a contact, and hand out the other files kept."""
        mails = [path for path in paths if is_mail(path)]
        others = [path for path in paths if not is_mail(path)]
        if others:
            self._keep(others, take)
        if mails:
            self._file(contact, mails)

    def attach(self, entry: bytes, kept: Sequence[KeptFile]) -> None:
        """Add kept files to an entry that is there."""
        if self._try(lambda: attachments.attach(self._store, entry, kept)):
            self.done.emit(self.tr("%n file(s) attached.", None, len(kept)))

    def act(self, attachment: bytes, act: str) -> None:
        """Open an attachment, save a copy of it, or remove it."""
        if act == "open":
            self._start(
                self.tr("Open an attachment"),
                self._or_missing(lambda: attachments.copy_to_open(self._store, attachment)),
                lambda path: (
                    self._opened(path)
                    if path is not None
                    else self._fetched(attachment, lambda: self.act(attachment, "open"))
                ),
            )
        elif act == "save":
            dialog = QFileDialog(self._page, self.tr("Save a copy"), str(begin_folder()))
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.selectFile(attachments.name_of(self._store, attachment))
            dialog.fileSelected.connect(lambda name: self.save(attachment, Path(remember(name))))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
        elif self._try(lambda: attachments.remove_attachment(self._store, attachment)):
            self.done.emit(self.tr("Attachment removed."))

    def save(self, attachment: bytes, path: Path) -> None:
        """Write a copy."""

        def write() -> Path:
            attachments.save_copy(self._store, attachment, path)
            return path

        self._start(
            self.tr("Save a copy"),
            self._or_missing(write),
            lambda saved: (
                self.told.emit(self.tr("Saved as %1.").replace("%1", path.name))
                if saved is not None
                else self._fetched(attachment, lambda: self.save(attachment, path))
            ),
        )

    def content(self, attachment: bytes) -> bytes:
        """What is in an attachment, for a small picture of it; empty: it cannot be read."""
        try:
            return attachments.content_of(self._store, attachment)
        except UserError:  # opening it says why
            return b""

    # -- inside --------------------------------------------------------------------------------

    def _or_missing(self, work: Callable[[], Path]) -> Callable[[Any], Path | None]:
        """The same as work of a job; None: the content is not here, and another PC may have it."""

        def tried(_progress: Any) -> Path | None:
            try:
                return work()
            except StoreError as error:
                if error.code != "blob.missing" or self.fetch is None:
                    raise
                return None

        return tried

    def _fetched(self, attachment: bytes, then: Callable[[], None]) -> None:
        if self.fetch is not None:
            self.fetch(attachment, then)

    def _opened(self, path: Path) -> None:
        if not open_file(path):
            self.told.emit(
                self.tr("This PC has no program for “%1”. You can save a copy of it.").replace(
                    "%1", path.name
                )
            )

    def _keep(self, paths: Sequence[Path], take: Take) -> None:
        def work(progress: Any) -> tuple[list[KeptFile], list[str]]:
            kept, refused = [], []
            for number, path in enumerate(paths):
                progress(number, len(paths), path.name)
                try:
                    kept.append(attachments.keep_file(self._store, path))
                except UserError as error:
                    refused.append(error.sentence)
            return kept, refused

        def done(result: tuple[list[KeptFile], list[str]]) -> None:
            kept, refused = result
            if kept:
                take(kept)
            if refused:
                self.told.emit(refused[0])

        self._start(self.tr("Attach files"), work, done)

    def _file(self, contact: bytes, paths: Sequence[Path]) -> None:
        def work(progress: Any) -> tuple[list[Mail], list[str]]:
            mails: list[Mail] = []
            refused = []
            for path in paths:
                try:
                    mails += read_mails(self._store, path, progress)
                except UserError as error:
                    refused.append(error.sentence)
            return mails, refused

        def done(result: tuple[list[Mail], list[str]]) -> None:
            mails, refused = result
            if mails:
                self._filed(contact, mails, refused)
            elif refused:
                self.told.emit(refused[0])

        self._start(self.tr("Read messages"), work, done)

    def _filed(self, contact: bytes, mails: Sequence[Mail], refused: Sequence[str]) -> None:
        found: list[FiledMails] = []
        if not self._try(
            lambda: found.append(
                file_mails(
                    self._store, mails, zone=str(self._zone), contact=contact,
                    who=self._me() or None,
                )
            )
        ):  # fmt: skip
            return
        (filed,) = found
        parts = []
        if filed.entries:
            parts.append(self.tr("%n e-mail(s) filed.", None, len(filed.entries)))
        if filed.elsewhere:
            names = ", ".join(filed.elsewhere[:3])
            parts.append(self.tr("By their addresses with %1.").replace("%1", names))
        if filed.known:
            parts.append(self.tr("%n e-mail(s) here already.", None, filed.known))
        text = " ".join([*parts, *map(spoken, refused[:1])])
        (self.done if filed.entries else self.told).emit(text)

    def _try(self, do: Callable[[], object]) -> bool:
        try:
            do()
        except UserError as error:
            self.told.emit(error.sentence)
            return False
        return True

    def _start(self, title: str, work: Callable[[Any], Any], done: Callable[[Any], None]) -> None:
        self._jobs.start(title, work, done=done, failed=self.told.emit)
