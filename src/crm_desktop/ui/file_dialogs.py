"""The system's dialogs for files and folders, each beginning in the folder that was used last.

Qt begins in the folder that the program was started in. That is the program's own, or one of the
system's, when it was started from a menu: nobody keeps lists there, and it may not be written to.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QStandardPaths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from crm_desktop.ui.pc_settings import PcSettings

AskFile = Callable[["QWidget", str, str, str], str]
"""Parent, title, proposed name and kinds of file -> the chosen path, or ""."""
AskFolder = Callable[["QWidget", str, str], str]
"""Parent, title and folder to begin with ("": the one used last) -> the chosen path, or ""."""
AskOpen = Callable[["QWidget", str, str], str]
"""Parent, title and kinds of file -> the chosen path, or ""."""

_SUFFIX = re.compile(r"\*(\.\w+)\)")


class _Kept:
    settings: PcSettings | None = None


def keep_in(settings: PcSettings) -> None:
    """Remember there which folder was used last."""
    _Kept.settings = settings


def begin_folder() -> Path:
    """The folder used last, as long as it is there; else that of the documents, else the home."""
    last = _Kept.settings.folder if _Kept.settings is not None else ""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    for found in (last, QStandardPaths.writableLocation(documents)):
        if found and QDir(found).exists():
            return Path(found)
    return Path.home()


def remember(chosen: str) -> str:
    """Begin where this file is from now on; gives it back."""
    if chosen and _Kept.settings is not None:
        _Kept.settings.folder = str(Path(chosen).parent)
    return chosen


def ask_file(parent: QWidget, title: str, proposed: str, kinds: str) -> str:
    """Where to save a file; one without an ending gets that of the chosen kind, and where there is
    one kind only, one with another ending too."""
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - not before the first page

    dialog = QFileDialog(parent, title, str(begin_folder()), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)

    def add_ending(kind: str) -> None:
        # By the dialog: it asks before it replaces a file, which has the ending already.
        found = _SUFFIX.search(kind)
        dialog.setDefaultSuffix(found[1] if found else "")

    dialog.filterSelected.connect(add_ending)
    add_ending(dialog.selectedNameFilter())
    dialog.selectFile(proposed)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    ending = f".{dialog.defaultSuffix()}" if ";;" not in kinds and dialog.defaultSuffix() else ""
    while chosen and not chosen[0].casefold().endswith(ending):
        whole = f"{chosen[0]}{ending}"
        if not Path(whole).exists():
            chosen = [whole]
            break
        dialog.selectFile(whole)  # which it asks about, before that file is replaced
        chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return remember(chosen[0] if chosen else "")


def ask_open(parent: QWidget, title: str, kinds: str = "") -> str:
    """Which file to read."""
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - as above

    return remember(QFileDialog.getOpenFileName(parent, title, str(begin_folder()), kinds)[0])


def ask_folder(parent: QWidget, title: str, begin: str = "") -> str:
    """Which folder to use."""
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - as above

    return QFileDialog.getExistingDirectory(parent, title, begin or str(begin_folder()))
