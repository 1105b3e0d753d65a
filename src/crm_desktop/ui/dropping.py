"""Files dropped on the window: one of them goes to the import, the rest is explained."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent

from crm_desktop.ui.words import tr

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow


def copy_it(event: QDropEvent) -> None:
    """Accept files: as a copy, since the other program deletes what was moved away from it."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def may_be_dropped(what: QMimeData) -> bool:
    """Whether files or folders of this PC are dragged; what cannot be read is told when dropped."""
    return bool(dropped(what))


def drop(window: MainWindow, what: QMimeData) -> None:
    """Open the import with what was dropped, or say what to drop instead."""
    paths = dropped(what)
    if not paths:
        window.tell(nothing_arrived())
    elif len(paths) > 1:
        window.tell(window.tr("Please drop one file at a time. Nothing was imported."))
    elif paths[0].is_dir():
        window.tell(
            window.tr("This is a folder. Open it and drop a file from it: a spreadsheet or cards.")
        )
    else:
        window.start_import(paths[0])


def nothing_arrived() -> str:
    """What to say where a drop brings no file: the program it came from has gone meanwhile."""
    return tr("No file arrived here. Please drop it once more.")


def dropped(what: QMimeData) -> list[Path]:
    """The files and folders of this PC among what is dragged or dropped."""
    return [Path(url.toLocalFile()) for url in what.urls() if url.isLocalFile()]
