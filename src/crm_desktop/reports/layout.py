"""A PDF document, page by page: text, rules, boxes and pictures at places in points.

Places count from the left and from the top of the paper (y of a text is its base line). Pages are
packed and written as soon as they are full; what stays is 1 to 2 KB a page for the table of places
and the bookmarks. Only the footers wait, since they say how many pages there are. Text can be
copied and searched in the order it is read.
"""

from __future__ import annotations

import io
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, NamedTuple

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from crm_desktop.reports.bidi import has_right_to_left, reads_from_right, without_controls
from crm_desktop.reports.fonts import Letters, Run, face_of, runs
from crm_desktop.reports.lines import Line, plain_text, width_of, wrap
from crm_desktop.reports.looks import INK, RULE, Align, Colour, TextStyle
from crm_desktop.reports.marks import Placed, placed
from crm_desktop.reports.papers import A4, MM, Paper
from crm_desktop.reports.pdf_file import PdfFile


class Margins(NamedTuple):
    """In points, from the edges of the paper."""

    left: float = 20 * MM
    top: float = 18 * MM
    right: float = 20 * MM
    bottom: float = 20 * MM


Footer = Callable[["Document", int, int], None]
"""Draws the foot of one page: (document, number of the page, how many pages there are)."""


_PICTURES = 4
"""Pictures that stay unpacked: a logo comes again on the next page."""


class _Waiting(NamedTuple):
    """A page without its foot: the number that the foot has in the file, and which page it is."""

    foot: int
    number: int
    paper: Paper


class _Canvas(Canvas):  # type: ignore[misc] # reportlab has no types
    """A canvas that names no font by itself: every font of ours is inside the file."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class Document:
    """A PDF that is being written; ``close`` finishes the file.

    ``total_pages`` is known after ``close``; ``number`` is the page being drawn, from 1 (of the
    present part, where ``start_part`` was called).
    """

    def __init__(
        self,
        out: Path | IO[bytes],
        *,
        title: str,
        language: str = "en",
        author: str = "",
        paper: Paper = A4,
        margins: Margins = Margins(),  # noqa: B008 - a named tuple
        footer: Footer | None = None,
    ) -> None:
        self.paper, self.margins = paper, margins
        self.number = 0
        self.total_pages = 0
        self._footer = footer
        stream = out.open("wb") if isinstance(out, Path) else out
        # A document that is given up closes its file; one that was opened elsewhere stays open.
        self._shut = weakref.finalize(self, stream.close if stream is not out else _nothing)
        self._canvas = _Canvas(
            io.BytesIO(), pagesize=(paper.width, paper.height), pageCompression=0, lang=language
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author or " ")
        self._canvas.setSubject(" ")
        self._canvas.setCreator("CRM Desktop")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._doc: Any = self._canvas._doc
        self._file = PdfFile(stream, self._doc)
        self._letters = Letters(self._doc)
        self._waiting: list[_Waiting] = []
        self._pictures: dict[bytes, ImageReader] = {}
        self._open = False
        self._ops: list[str] = []
        self._font: tuple[str, float] | None = None
        self._colour: Colour | None = None

    # --- Pages ---

    @property
    def left(self) -> float:
        """The left end of the text area."""
        return self.margins.left

    @property
    def right(self) -> float:
        """The right end of the text area."""
        return self.paper.width - self.margins.right

    @property
    def bottom(self) -> float:
        """The lower end of the text area, from the top of the paper."""
        return self.paper.height - self.margins.bottom

    @property
    def width(self) -> float:
        """Of the text area."""
        return self.right - self.left

    @property
    def begun_pages(self) -> int:
        """How many pages there are so far, with the one being drawn."""
        return self.total_pages + self._open

    def new_page(self, paper: Paper | None = None) -> None:
        """Start the next page, on other paper if asked."""
        self._end_page()
        if paper is not None:
            self.paper = paper
        self._canvas.setPageSize((self.paper.width, self.paper.height))
        self._open = True
        self.number += 1
        self._fresh(self._canvas._code)

    def start_part(self) -> None:
        """What follows counts its pages from 1 ("page 1 of 2" of each customer)."""
        self._end_page()
        self._draw_footers()
        self.number = 0

    def bookmark(self, title: str, level: int = 0) -> None:
        """A line in the table of contents of the viewer, leading to this page."""
        key = f"p{self.total_pages}-{title}"
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(plain_text(title).replace("\n", " "), key, level)

    def close(self) -> None:
        """Finish the file. A document without pages gets one empty page."""
        if not self.total_pages and not self._open:
            self.new_page()
        self._end_page()
        self._draw_footers()
        self._file.finish(self._canvas)
        self._shut()

    def _fresh(self, ops: list[str]) -> None:
        self._ops, self._font, self._colour = ops, None, None

    def _end_page(self) -> None:
        if not self._open:
            return
        self._canvas.showPage()
        self.total_pages += 1
        name = f"Page{self.total_pages}"
        page = self._doc.idToObject[name]
        contents = [self._file.pack(page.stream)]
        page.stream = ""
        if self._footer is not None:
            foot = self._file.reserve()
            contents.append(self._file.reference(foot))
            self._waiting.append(_Waiting(foot, self.number, self.paper))
        page.Contents = pdfdoc.PDFArray(contents)
        self._doc.Pages.pages[-1] = self._file.write_page(name)
        self._open = False

    def _draw_footers(self) -> None:
        """Every page that waits gets its foot as a second part of its content."""
        total = self.number
        here = self.paper
        for waiting in self._waiting:
            assert self._footer is not None
            ops: list[str] = []
            self._fresh(ops)
            self.paper = waiting.paper
            self._footer(self, waiting.number, total)
            self._file.pack("\n".join(["", *ops, ""]), waiting.foot)
        self.paper = here
        self._waiting.clear()

    # --- Drawing ---

    def text(self, x: float, y: float, text: str, style: TextStyle, align: Align = "left") -> None:
        """One line with its base line at ``y``; ``x`` is its left, right or middle."""
        if "\n" in text or not text.isprintable():
            text = plain_text(text).replace("\n", " ")
        if align != "left":
            wide = width_of(text, style)
            x -= wide if align == "right" else wide / 2
        self._put(x, y, text, style, has_right_to_left(text) and reads_from_right(text))

    def line(
        self, x: float, y: float, line: Line, style: TextStyle, width: float, align: Align = "left"
    ) -> None:
        """One line of ``wrap`` in a column; text that reads from the right stands at the right."""
        if line.from_right and align == "left":
            align = "right"
        if align != "left":
            x += (width - line.width) / (1 if align == "right" else 2)
        self._put(x, y, line.text, style, line.from_right)

    def lines(self, x: float, y: float, lines: list[Line], style: TextStyle, width: float) -> float:
        """Lines below each other, the first base line at ``y``; returns where the next would be."""
        for line in lines:
            self.line(x, y, line, style, width)
            y += style.leading
        return y

    def paragraph(self, x: float, y: float, text: str, style: TextStyle, width: float) -> float:
        """Text in lines of ``width``, the first base line at ``y``; returns the next one."""
        return self.lines(x, y, wrap(text, style, width), style, width)

    def _put(self, x: float, y: float, text: str, style: TextStyle, from_right: bool) -> None:
        if not text:
            return
        own = face_of(style.weight)
        ops = self._ops
        if style.colour != self._colour:
            self._colour = style.colour
            ops.append("{:.3g} {:.3g} {:.3g} rg".format(*style.colour))
        place = f"BT {x:.2f} {self.paper.height - y:.2f} Td"
        if own.gaps.search(text) is None:
            shown = self._letters.shown(own, text)
            if len(shown) == 1:
                font, string = shown[0]
                if self._font != (font, style.size):
                    self._font = (font, style.size)
                    ops.append(f"{font} {style.size:g} Tf")
                ops.append(f"{place} {string} Tj ET")
                return
        drawn = [
            (run, placed(run.face.font.face, run.text))
            for run in runs(text, style.weight, from_right=from_right)
        ]
        # Readers of the file could not tell the order of moved marks, nor signs of many bits. Text
        # from the right they order by its places, and would turn what they are told once more.
        told = not has_right_to_left(text) and (
            max(text) > "\uffff" or any(len(pieces) > 1 for _run, pieces in drawn)
        )
        if told:
            said = f"\ufeff{without_controls(text)}".encode("utf-16-be").hex()
            ops.append(f"/Span <</ActualText <{said}>>> BDC")
        ops.append(place)
        for run, pieces in drawn:
            self._put_run(run, pieces, style.size)
        ops.append("ET EMC" if told else "ET")

    def _put_run(self, run: Run, pieces: list[Placed], size: float) -> None:
        for text, right, up in pieces:
            if right or up:
                self._ops.append(f"[{-1000 * right:.0f}] TJ {up * size:.2f} Ts")
            for font, string in self._letters.shown(run.face, text):
                if self._font != (font, size):
                    self._font = (font, size)
                    self._ops.append(f"{font} {size:g} Tf")
                self._ops.append(f"{string} Tj")
            if right or up:
                self._ops.append(f"[{1000 * right:.0f}] TJ 0 Ts")

    def rule(
        self, x: float, y: float, to_x: float, colour: Colour = RULE, thickness: float = 0.5
    ) -> None:
        """A line from left to right."""
        self.stroke(x, y, to_x, y, colour, thickness)

    def stroke(
        self, x: float, y: float, to_x: float, to_y: float, colour: Colour = INK,
        thickness: float = 0.5,
    ) -> None:  # fmt: skip
        """A straight line."""
        high = self.paper.height
        self._ops.append(
            "{:.3g} {:.3g} {:.3g} RG".format(*colour)
            + f" {thickness:g} w {x:.2f} {high - y:.2f} m {to_x:.2f} {high - to_y:.2f} l S"
        )

    def box(
        self, x: float, y: float, width: float, height: float,
        fill: Colour | None = None, edge: Colour | None = None, thickness: float = 0.5,
    ) -> None:  # fmt: skip
        """A rectangle whose upper left corner is at (x, y)."""
        parts = []
        if fill is not None:
            parts.append("{:.3g} {:.3g} {:.3g} rg".format(*fill))
            self._colour = None
        if edge is not None:
            parts.append("{:.3g} {:.3g} {:.3g} RG".format(*edge) + f" {thickness:g} w")
        how = {(True, True): "B", (True, False): "f", (False, True): "S"}.get(
            (fill is not None, edge is not None)
        )
        if how is not None:
            low = self.paper.height - y - height
            self._ops.append(
                f"{' '.join(parts)} {x:.2f} {low:.2f} {width:.2f} {height:.2f} re {how}"
            )

    def picture(
        self, x: float, y: float, width: float, height: float, data: bytes, align: Align = "left"
    ) -> float:
        """A picture (PNG or JPEG bytes) as large as fits the box, its shape kept.

        Returns the width it takes; 0 when the bytes are no picture that can be read.
        """
        try:
            reader = self._pictures.get(data) or ImageReader(io.BytesIO(data))
            wide, high = reader.getSize()
        except (OSError, ValueError, SyntaxError):
            return 0.0
        self._pictures[data] = self._pictures.pop(data, reader)
        if len(self._pictures) > _PICTURES:  # each customer has another one
            del self._pictures[next(iter(self._pictures))]
        scale = min(width / max(wide, 1), height / max(high, 1))
        wide, high = wide * scale, high * scale
        x += {"left": 0.0, "center": (width - wide) / 2, "right": width - wide}[align]
        drawn = {"regName": ""}
        self._canvas.drawImage(
            reader, x, self.paper.height - y - high, wide, high, mask="auto", extraReturn=drawn
        )
        self._file.write_picture(drawn["regName"])
        self._font = self._colour = None
        return float(wide)


def _nothing() -> None: ...
