"""Printing the recovery code of a shared shop on a sheet to be kept.

It goes straight to the printer: pages that the press prepares lie in files, where a code that opens
everything has no business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QFont, QPainter

from crm_desktop.ui import words

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.printing import AskPrinter

_MARGIN, _LINE = 0.09, 1.5
"""Of the width of the page, and of the height of a line."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("RecoverySheet", text)


def sheet_lines(shop: str, code: str, place: str, day: str) -> list[tuple[str, int]]:
    """What stands on the sheet: texts with their size in points."""
    return [
        (_tr("Recovery sheet of %1").replace("%1", shop), 20),
        (_tr("Keep this sheet where you keep important papers. If the passphrase is forgotten, "
             "this code opens the shared shop:"), 11),
        (code, 16),
        (_tr("Where a PC asks for the passphrase, type this code instead."), 11),
        (_tr("The shop is shared here: %1").replace("%1", place), 11),
        (_tr("Printed on %1. Whoever has this code and the shared place can read everything.")
         .replace("%1", day), 9),
    ]  # fmt: skip


def print_sheet(window: MainWindow, code: str, place: str, ask: AskPrinter | None = None) -> None:
    """Ask for a printer and print the sheet."""
    from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - printing is rare

    from crm_desktop.ui.printing import ask_printer, has_printer  # noqa: PLC0415

    if ask is None and not has_printer():
        window.tell(_tr("No printer is set up on this PC. Please write the code down."))
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(_tr("Recovery sheet"))
    if not (ask or ask_printer)(window, printer):
        return
    today = window.today()
    day = words.day(today, today.replace(year=today.year - 1))
    lines = sheet_lines(window.windowTitle(), code, place, day)
    if draw_sheet(printer, lines):
        name = printer.printerName() or printer.outputFileName()
        window.tell(_tr("Sent to %1.").replace("%1", name))
    else:
        window.tell(_tr("The printer does not take anything now. Check it and print once more."))


def draw_sheet(printer: QPrinter, lines: list[tuple[str, int]]) -> bool:
    """Draw the lines on one page; False: the printer refuses."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    wide = painter.viewport().width()
    left, y = round(wide * _MARGIN), round(wide * _MARGIN)
    for text, size in lines:
        painter.setFont(QFont("Inter", size))
        room = QRect(left, y, wide - 2 * left, 1 << 20)
        flags = int(Qt.TextFlag.TextWordWrap)
        used = painter.boundingRect(room, flags, text)
        painter.drawText(room, flags, text)
        y = used.bottom() + round(painter.fontMetrics().height() * (_LINE - 1) * 2)
    return painter.end()
