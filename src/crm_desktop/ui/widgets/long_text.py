"""A field of several lines that takes no more than can be kept.

What is pasted or dropped arrives whole or not at all: a window stands still for half a minute over
fifty megabytes, and all but a part of them would have to be refused afterwards.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget

from crm_desktop.services.contact_record import LONGEST


class LongText(QPlainTextEdit):
    """Plain text, also from what is copied with a look (a web page, a letter)."""

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Refuse with a sentence what is too long, and leave what stands there as it is."""
        if len(source.text()) <= LONGEST:
            super().insertFromMimeData(source)
            return
        said = self.tr(
            "This is too long to be kept here, so it was not pasted. Please save it as a file and"
            " attach that."
        )
        above: QWidget | None = self
        while above is not None and not hasattr(above, "tell"):
            above = above.parentWidget()
        if above is not None:
            above.tell(said)
        else:
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), said, self)
