"""Letter paper: letterhead, address in the window, date and numbers at the right, then text.

Letters and quotes are written on it. The first page has the shop and the address, the following
ones begin at the top; the foot says which page it is where there are several.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO

from crm_desktop.reports.address_field import AddressField, draw_address
from crm_desktop.reports.layout import Document, Margins
from crm_desktop.reports.letterhead import Letterhead
from crm_desktop.reports.lines import Line, width_of, wrap
from crm_desktop.reports.looks import GREY, INK, TextStyle
from crm_desktop.reports.papers import MM, Paper
from crm_desktop.reports.words import Words

NAME = TextStyle(11, "semibold", INK, 14)
SMALL = TextStyle(8, "regular", GREY, 11)
INFO = TextStyle(9, "regular", INK, 12.5)
INFO_LABEL = TextStyle(9, "regular", GREY, 12.5)
_LEFT, _RIGHT, _TOP = 25.0, 20.0, 20.0
_COLUMN = 125.0
"""Millimetres from the left where the column at the right begins."""
_FOOT = 12.0
_LOGO = (70.0, 17.0)


class LetterPage:
    """A document of letters; ``y`` is the top of what comes next on the present page.

    ``foot`` are lines below the shop's own (bank, tax number).
    """

    def __init__(
        self, out: Path | IO[bytes], *, title: str, words: Words, letterhead: Letterhead,
        paper: Paper, field: AddressField, foot: Sequence[str] = (),
    ) -> None:  # fmt: skip
        self._words, self._letterhead, self._field = words, letterhead, field
        said = [text for text in (letterhead.footer, *foot) if text.strip()]
        width = paper.width - (_LEFT + _RIGHT) * MM
        self._foot = [line for text in said for line in wrap(text, SMALL, width)]
        bottom = (_FOOT + 8) * MM + len(self._foot) * SMALL.leading
        self.doc = Document(
            out, title=title, language=words.language, author=letterhead.name, paper=paper,
            margins=Margins(_LEFT * MM, _TOP * MM, _RIGHT * MM, bottom), footer=self._draw_foot,
        )  # fmt: skip
        self.y = 0.0

    def begin(self, block: tuple[str, ...], info: Sequence[tuple[str, str]], bookmark: str) -> None:
        """Start a letter to ``block`` (name and address); ``info`` stands at the right."""
        doc, field = self.doc, self._field
        doc.start_part()
        doc.new_page()
        doc.bookmark(bookmark)
        end = self._shop()
        draw_address(doc, field, block, self._letterhead)
        x, width = _COLUMN * MM, doc.right - _COLUMN * MM
        y = max(end + 14, (field.top + 2) * MM)
        wide = max((width_of(label, INFO_LABEL) for label, _ in info), default=0.0)
        wide = min(wide + 8, width / 2)
        for label, value in info:
            doc.line(x, y, wrap(label, INFO_LABEL, wide)[0], INFO_LABEL, wide)
            y = doc.paragraph(x + wide, y, value, INFO, width - wide)
        self.y = max(field.body * MM, y + 4)

    def _shop(self) -> float:
        """The shop at the upper right, its logo at the left; returns where the column ends."""
        doc, shop = self.doc, self._letterhead
        if shop.logo:
            doc.picture(doc.left, 9 * MM, _LOGO[0] * MM, _LOGO[1] * MM, shop.logo)
        x, width = _COLUMN * MM, doc.right - _COLUMN * MM
        y = 14 * MM
        if shop.name:
            y = doc.paragraph(x, y, shop.name, replace(NAME, colour=shop.colour), width)
        for part in (shop.address, shop.contact):
            for text in part.splitlines():
                y = doc.paragraph(x, y, text, SMALL, width)
        return y

    def need(self, height: float) -> bool:
        """Go to the next page unless so much room is left; True: it did."""
        if self.doc.bottom - self.y >= height:
            return False
        self.next_page()
        return True

    def next_page(self) -> None:
        """Go on at the top of the next page."""
        self.doc.new_page()
        self.y = self.doc.margins.top

    def lines(self, lines: list[Line], style: TextStyle, width: float = 0.0) -> None:
        """Lines below each other over any number of pages; never a single one of several at the
        foot of a page."""
        doc = self.doc
        for place, line in enumerate(lines):
            left = len(lines) - place
            self.need(style.leading * (2 if place == 0 and left > 1 else 1))
            doc.line(doc.left, self.y + style.size, line, style, width or doc.width)
            self.y += style.leading

    def paragraph(self, text: str, style: TextStyle) -> None:
        """Text over the whole width, paragraph by paragraph."""
        for part in text.split("\n"):
            self.lines(wrap(part, style, self.doc.width), style)

    def close(self) -> int:
        """Finish the file; returns the number of pages."""
        self.doc.close()
        return self.doc.total_pages

    def _draw_foot(self, doc: Document, number: int, total: int) -> None:
        y = doc.paper.height - _FOOT * MM
        if total > 1:
            doc.text(doc.right, y, self._words.say("Page %1 of %2", number, total), SMALL, "right")
        y -= len(self._foot) * SMALL.leading if total > 1 else (len(self._foot) - 1) * 11
        if self._foot:
            doc.rule(doc.left, y - 11, doc.right)
            doc.lines(doc.left, y, self._foot, SMALL, doc.width)
