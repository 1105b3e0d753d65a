"""Where text and boxes stand in a PDF, in millimetres from the upper left corner of the page."""

from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw as c

_MM = 72 / 25.4


class Placed(NamedTuple):
    """A line of text, or a box with an empty text."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def page_sizes(path: Path) -> list[tuple[float, float]]:
    """Width and height of every page in millimetres."""
    document = pdfium.PdfDocument(path)
    try:
        return [
            (round(page.get_width() / _MM, 2), round(page.get_height() / _MM, 2))
            for page in document
        ]
    finally:
        document.close()


def page_texts(path: Path) -> list[str]:
    """The text of every page, as it would be copied."""
    document = pdfium.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    finally:
        document.close()


def placed_lines(path: Path, number: int = 0) -> list[Placed]:
    """The pieces of text of a page, in the order they were drawn."""
    document = pdfium.PdfDocument(path)
    try:
        page = document[number]
        text = page.get_textpage()
        high = page.get_height()
        found = []
        for place in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(place)
            said = text.get_text_bounded(left, bottom, right, top)
            found.append(
                Placed(said.strip(), left / _MM, (high - top) / _MM, right / _MM,
                       (high - bottom) / _MM)
            )  # fmt: skip
        return found
    finally:
        document.close()


def boxes(path: Path, number: int = 0) -> list[Placed]:
    """The outlines drawn on a page, in the order they were drawn."""
    document = pdfium.PdfDocument(path)
    try:
        page = document[number]
        high = page.get_height()
        found = []
        for thing in page.get_objects([c.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = thing.get_bounds()
            found.append(
                Placed("", left / _MM, (high - top) / _MM, right / _MM, (high - bottom) / _MM)
            )
        return found
    finally:
        document.close()
