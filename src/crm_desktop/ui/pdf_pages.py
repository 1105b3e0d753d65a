"""A finished PDF as pictures, for the screen and for the printer: the very same pages.

PDFium takes one call at a time in a process, so every use of it goes through one lock. May be used
from any thread; what is given out is a picture of its own.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

_lock = threading.Lock()
POINTS_PER_INCH = 72


class PdfPages:
    """The pages of one file, which is read as a whole, so that it may be removed meanwhile."""

    def __init__(self, path: Path) -> None:
        import pypdfium2 as pdfium  # noqa: PLC0415 - takes long to load; off the main thread here

        self._content = path.read_bytes()
        self._holders = 1
        self._closed = False
        with _lock:
            self._document: Any = pdfium.PdfDocument(self._content)
            count = len(self._document)
            self.sizes = tuple(QSizeF(*self._document.get_page_size(n)) for n in range(count))
            """Width and height of every page in points."""

    def __len__(self) -> int:
        return len(self.sizes)

    @property
    def content(self) -> bytes:
        """The file itself."""
        return self._content

    def picture(self, number: int, scale: float, *, grey: bool = False) -> QImage:
        """Page ``number`` (from 0) at ``scale`` pixels per point; nothing once it is closed."""
        with _lock:
            if self._document is None:  # another document was shown meanwhile
                return QImage()
            page = self._document[number]
            try:
                bitmap = page.render(
                    scale=scale, grayscale=grey, prefer_bgrx=not grey, fill_color=(255,) * 4
                )
                form = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB32
                image = QImage(
                    bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form
                ).copy()
                bitmap.close()
            finally:
                page.close()
        return image

    def text(self, number: int) -> str:
        """What stands on a page, for those who cannot see it."""
        with _lock:
            if self._document is None:
                return ""
            page = self._document[number]
            try:
                found = page.get_textpage()
                said: str = found.get_text_range()
                found.close()
            finally:
                page.close()
        return said

    def hold(self) -> None:
        """Keep the pages readable, though they are closed meanwhile; ``let_go`` in the end."""
        with _lock:
            self._holders += 1

    def let_go(self) -> None:
        """The end of ``hold``."""
        with _lock:
            self._holders -= 1
            if not self._holders and self._document is not None:
                self._document.close()
                self._document = None

    def close(self) -> None:
        """Whoever opened the file is done with it; safe to call twice."""
        if not self._closed:
            self._closed = True
            self.let_go()
