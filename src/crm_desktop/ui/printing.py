"""Sending finished pages to a printer, page by page, at its own resolution.

The pictures are drawn off the main thread, one at a time; the window stays alive between two pages.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.pdf_pages import POINTS_PER_INCH, PdfPages

if TYPE_CHECKING:
    from PySide6.QtCore import QSizeF

_MOST_DPI = 600
"""Finer is not seen, and a page of it would take hundreds of megabytes."""

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
    """One document on its way to the printer; ``ended`` carries what became of it, as a
    sentence."""

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
        self._next(first=True)

    def _next(self, *, first: bool = False) -> None:
        if not self._left:
            name = self.printer.printerName() or self.printer.outputFileName()
            self._end(self.tr("Sent to %1.").replace("%1", name))
            return
        if not first:
            self.printer.newPage()
        number = self._left.pop(0)
        grey = self.printer.colorMode() == QPrinter.ColorMode.GrayScale
        scale = min(self.printer.resolution(), _MOST_DPI) / POINTS_PER_INCH
        self._jobs.start(
            self._title,
            lambda _progress: self._pages.picture(number, scale, grey=grey),
            done=lambda image: self._put(number, image),
            failed=self._end,
        )

    def _put(self, number: int, image: QImage) -> None:
        assert self._painter is not None
        size = self._pages.sizes[number]
        dots = self.printer.resolution() / POINTS_PER_INCH
        target = QRectF(0, 0, size.width() * dots, size.height() * dots)
        self._painter.drawImage(target, image)
        self._next()

    def _end(self, sentence: str) -> None:
        if self._painter is not None and self._painter.isActive():
            self._painter.end()
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
