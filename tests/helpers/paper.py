"""Reports of a small shop, printed and read again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from crm_desktop.reports.catalogue import write_pdf
from crm_desktop.reports.flow import print_report
from crm_desktop.reports.letterhead import Letterhead
from crm_desktop.reports.model import Part, Report
from crm_desktop.reports.order import Material, Order
from crm_desktop.reports.words import Words
from crm_desktop.store.blobs import ATTACHMENTS, Blobs
from crm_desktop.store.store import Store

TODAY = dt.date(2026, 11, 22)


def printed(out: Path, store: Store, report: str, **choices: Any) -> list[str]:
    """The text of every page of a report, one blank between two words."""
    words = choices.pop("words", Words())
    order = Order(report, TODAY, **choices)
    with store.read_raw() as raw:
        material = Material(
            raw, Blobs(store.folder / ATTACHMENTS), order, words, Letterhead("Kestrel Cycles")
        )
        write_pdf(material, out)
    return texts(out)


def laid_out(out: Path, parts: Iterable[Part], **choices: Any) -> list[str]:
    """The text of every page of some parts."""
    report = Report("Title", "below it", parts, "Title", choices.pop("by_record", False))
    print_report(
        report, out, words=Words(), letterhead=Letterhead("Kestrel Cycles"),
        printed="22 November 2026", **choices,
    )  # fmt: skip
    return texts(out)


def texts(path: Path) -> list[str]:
    """The text of every page, one blank between two words."""
    return [" ".join(lines).strip() for lines in page_lines(path)]


def page_lines(path: Path) -> Iterator[list[str]]:
    """The lines of every page."""
    document = pdfium.PdfDocument(path)
    try:
        for page in document:
            found = page.get_textpage()
            yield [line.strip() for line in found.get_text_range().splitlines()]
            found.close()
            page.close()
    finally:
        document.close()


def tops(path: Path, number: int, said: str) -> list[float]:
    """Where a text stands on a page (from 0): points from its top, of each place."""
    document = pdfium.PdfDocument(path)
    try:
        page = document[number]
        text = page.get_textpage()
        search = text.search(said)
        found = []
        while (place := search.get_next()) is not None:
            _, _, _, top = text.get_charbox(place[0])
            found.append(page.get_height() - top)
        return found
    finally:
        document.close()
