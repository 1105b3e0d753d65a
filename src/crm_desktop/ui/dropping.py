"""Files dropped on the window: one of them goes to the import, the rest is explained."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow


def copy_it(event: QDropEvent) -> None:
    """Accept files: as a copy, since the other program deletes what was moved away from it."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def may_be_dropped(what: QMimeData) -> bool:
    """Whether files or folders of this PC are dragged; what cannot be read is told when dropped."""
    return bool(_paths(what))


def drop(window: MainWindow, what: QMimeData) -> None:
    """Open the import with what was dropped, or say what to drop instead."""
    paths = _paths(what)
    if len(paths) > 1:
        window.tell(window.tr("Please drop one file at a time. Nothing was imported."))
    elif paths[0].is_dir():
        window.tell(
            window.tr("This is a folder. Open it and drop a file from it: a spreadsheet or cards.")
        )
    else:
        window.start_import(paths[0])


def _paths(what: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in what.urls() if url.isLocalFile()]
