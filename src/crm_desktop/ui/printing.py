"""Sending finished pages to a printer, page by page, at its own resolution.

All of it is done off the main thread, a page at a time; the window stays alive, and open until the
last page is out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.pdf_pages import POINTS_PER_INCH, PdfPages

if TYPE_CHECKING:
    from PySide6.QtCore import QSizeF

_MOST_DPI = 600
"""Finer is not seen, and a page of it would take hundreds of megabytes."""

_AT_ONCE = 3
"""So many pages are out before anybody wonders."""

AskPrinter = Callable[[QWidget, QPrinter], bool]
"""Lets the person choose printer and pages; False: they do not want to."""


def ask_printer(parent: QWidget, printer: QPrinter) -> bool:
    """The system's own dialog."""
    dialog = QPrintDialog(printer, parent)
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()


def has_printer() -> bool:
    """Whether this PC knows a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


class Printing(QObject):
    """One document on its way to the printer; ``begun`` and ``ended`` carry what becomes of it, as
    a sentence."""

    begun = Signal(str)
    ended = Signal(str)

    def __init__(self, parent: QWidget, jobs: Jobs, pages: PdfPages, title: str) -> None:
        super().__init__(parent)
        self._jobs, self._pages = jobs, pages
        self._title = self.tr("Printing %1").replace("%1", title)
        jobs.hold(self._title)  # half a document would come out of the printer
        pages.hold()  # other pages may be shown meanwhile
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setDocName(title)
        self.printer.setFullPage(True)
        self._painter: QPainter | None = None
        self._left: list[int] = []
        if len(pages):
            self.printer.setPageLayout(_layout(pages.sizes[0]))
        self.printer.setFromTo(1, max(1, len(pages)))

    def begin(self, ask: AskPrinter) -> None:
        """Ask for the printer and send the pages; ``ended`` says nothing where nobody wants to."""
        parent = self.parent()
        assert isinstance(parent, QWidget)
        if not ask(parent, self.printer):
            self._end("")
            return
        first, last = self.printer.fromPage() or 1, self.printer.toPage() or len(self._pages)
        self._left = list(range(first - 1, min(last, len(self._pages))))
        if self.printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
            self._left.reverse()
        self._painter = QPainter()
        if not self._left or not self._painter.begin(self.printer):
            self._end(
                self.tr("The printer does not take anything now. Check it and print once more.")
            )
            return
        if len(self._left) > _AT_ONCE:
            self.begun.emit(self.tr("Printing %n page(s)…", None, len(self._left)))
        self._next(first=True)

    def _next(self, *, first: bool = False) -> None:
        """Draw the next page; packing its picture takes as long as drawing it, so both are done off
        the main thread."""
        if not self._left:
            name = self.printer.printerName() or self.printer.outputFileName()
            self._jobs.start(
                self._title, lambda _progress: self._put_down(),
                done=lambda _none: self._end(self.tr("Sent to %1.").replace("%1", name)),
                failed=self._end,
            )  # fmt: skip
            return
        number = self._left.pop(0)
        self._jobs.start(
            self._title, lambda _progress: self._put(number, first=first),
            done=lambda _none: self._next(), failed=self._end,
        )  # fmt: skip

    def _put(self, number: int, *, first: bool) -> None:
        """Onto its sheet of paper; off the main thread, one page after the other."""
        assert self._painter is not None
        if not first:
            self.printer.newPage()
        grey = self.printer.colorMode() == QPrinter.ColorMode.GrayScale
        dots = self.printer.resolution() / POINTS_PER_INCH
        scale = min(dots, _MOST_DPI / POINTS_PER_INCH)
        size = self._pages.sizes[number]
        self._painter.drawImage(
            QRectF(0, 0, size.width() * dots, size.height() * dots),
            self._pages.picture(number, scale, grey=grey),
        )

    def _put_down(self) -> None:
        """The last page is drawn: what was drawn goes to the printer."""
        if self._painter is not None and self._painter.isActive():
            self._painter.end()

    def _end(self, sentence: str) -> None:
        self._put_down()
        self._painter = None
        self._pages.let_go()
        self._jobs.let_go(self._title)
        self.ended.emit(sentence)
        self.deleteLater()


def _layout(size: QSizeF) -> QPageLayout:
    """The paper of a page: a known size where it is one."""
    upright = size if size.width() <= size.height() else size.transposed()
    page = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    way = (
        QPageLayout.Orientation.Portrait
        if size.width() <= size.height()
        else QPageLayout.Orientation.Landscape
    )
    from PySide6.QtCore import QMarginsF  # noqa: PLC0415 - printing is rare

    return QPageLayout(page, way, QMarginsF(0, 0, 0, 0))
