"""A quote on letter paper: its lines as a table, what they add up to with every tax, and the bank.

Heads of the table are repeated; a line is kept whole unless it is longer than half a page; the sums
are never parted from one another. Amounts are those of ``domain.quote_totals``, with all digits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import IO

from crm_desktop.domain import letter_fields
from crm_desktop.domain.letter_text import PAGE, read_text
from crm_desktop.domain.postal_address import PostalAddress
from crm_desktop.domain.quote_totals import Discount
from crm_desktop.reports.address_field import FIELDS
from crm_desktop.reports.letter_page import LetterPage
from crm_desktop.reports.letters import values_of, window_of
from crm_desktop.reports.lines import Line, wrap
from crm_desktop.reports.looks import BLACK, GREY, INK, Align, TextStyle
from crm_desktop.reports.order import Material
from crm_desktop.reports.printed import Printed
from crm_desktop.reports.words import Words
from crm_desktop.services.contacts import read_contacts
from crm_desktop.services.letterhead import read_paper
from crm_desktop.services.letters import last_contacts, own_field_names
from crm_desktop.services.mailing import Recipient
from crm_desktop.services.quote_card import Quote, QuoteLine, decimal, quote_of
from crm_desktop.services.quote_setup import read_tax_rates

_TITLE = TextStyle(14, "semibold", INK, 18)
_TEXT = TextStyle(10, "regular", INK, 14)
_CELL = TextStyle(9.5, "regular", INK, 13)
_NAME = TextStyle(9.5, "medium", INK, 13)
_DETAIL = TextStyle(8.5, "regular", GREY, 11.5)
_HEAD = TextStyle(8.5, "semibold", INK, 11)
_TOTAL = TextStyle(11, "semibold", INK, 15)
_PAD, _GAP = 4.0, 8.0

Cell = list[tuple[Line, TextStyle]]


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    x: float
    width: float
    align: Align


def draw_quote(material: Material, out: Path | IO[bytes]) -> Printed:
    """The quote whose id (hexadecimal) the order has under ``quote``.

    Raises:
        UserError: ``quote.gone``.
        OSError: ``out`` cannot be written.
    """
    words = material.words
    asked = str(material.order.more.get("quote", ""))
    found = quote_of(
        material.raw, bytes.fromhex(asked) if _is_id(asked) else b"", material.order.today
    )
    name = words.say("Quote %1", found.row.number)
    paper = read_paper(material.raw)
    foot = [" · ".join(paper.bank.splitlines())]
    if paper.tax_number:
        foot.append(words.say("Tax number: %1", paper.tax_number))
    page = LetterPage(
        out, title=name, words=words, letterhead=material.letterhead, paper=material.paper,
        field=FIELDS[window_of(material)], foot=foot,
    )  # fmt: skip
    page.begin(tuple(found.recipient.splitlines()), _info(words, found), name)
    page.paragraph(name, _TITLE)
    if found.row.title:
        page.paragraph(found.row.title, _TEXT)
    page.y += 8
    filled = _Filler(material, found)
    if found.intro:
        page.paragraph(filled(found.intro), _TEXT)
        page.y += 10
    _Sheet(page, words, found, _tax_names(material)).draw()
    if found.closing:
        page.y += 16
        text = filled(found.closing)
        lines = [line for part in text.split("\n") for line in wrap(part, _TEXT, page.doc.width)]
        if len(lines) <= 8:
            page.need(len(lines) * _TEXT.leading)
        page.paragraph(text, _TEXT)
    pages = page.close()
    version = f" ({found.row.version})" if found.row.version > 1 else ""
    return Printed(pages, f"{name}{version} {found.row.contact}".strip(), name)


def _is_id(text: str) -> bool:
    return len(text) == 32 and all(sign in "0123456789abcdef" for sign in text)


def _info(words: Words, quote: Quote) -> list[tuple[str, str]]:
    row = quote.row
    info = [(words.say("Number"), row.number)]
    if row.version > 1:
        info.append((words.say("Version"), str(row.version)))
    if row.issued_on is not None:
        info.append((words.say("Date"), words.long_day(row.issued_on)))
    if row.valid_until is not None:
        info.append((words.say("Valid until"), words.long_day(row.valid_until)))
    return info


class _Filler:
    """Texts of the quote with the fields of a letter."""

    def __init__(self, material: Material, quote: Quote) -> None:
        raw = material.raw
        number = quote.row.contact_n
        contact = next(iter(read_contacts(raw, [number])), None) if number is not None else None
        block = tuple(quote.recipient.splitlines())
        address = PostalAddress()
        if contact is not None and contact.addresses:
            place = contact.addresses[0]
            address = PostalAddress(
                place.street, place.street2, place.street_number, place.postal_code, place.city,
                place.region, place.country,
            )  # fmt: skip
        ids = () if contact is None else (contact.id,)
        recipient = Recipient(number or 0, ids, block[:1], block[1:], address)
        last = last_contacts(raw, [number]).get(number) if number is not None else None
        self._values = values_of(material, recipient, contact, last)
        self._known = letter_fields.known_fields(own_field_names(raw))

    def __call__(self, text: str) -> str:
        return read_text(text, self._known).filled(self._values).replace(PAGE, "\n")


def _tax_names(material: Material) -> dict[Decimal, str]:
    """Percentage -> what the shop calls that tax."""
    names: dict[Decimal, str] = {}
    for rate in read_tax_rates(material.raw):
        names.setdefault(rate.percent, rate.name)
    return names


class _Sheet:
    def __init__(
        self, page: LetterPage, words: Words, quote: Quote, tax_names: dict[Decimal, str]
    ) -> None:
        self._page, self._words, self._quote = page, words, quote
        self._tax_names = tax_names
        rates = {line.tax for line in quote.lines}
        self._with_tax = len(rates) > 1
        self._with_discount = any(line.discount for line in quote.lines)
        self._columns = self._places()

    def draw(self) -> None:
        """The table and the sums below it."""
        page = self._page
        page.need(90)
        self._head()
        lines = self._quote.lines
        for place, line in enumerate(lines, 1):
            # The sums never stand alone on a page.
            self._row(self._cells(place, line), self._sums_height if place == len(lines) else 0.0)
        self._sums()

    def _places(self) -> list[_Column]:
        words, doc = self._words, self._page.doc
        wide: list[tuple[str, float, Align]] = [
            (words.say("No."), 24, "left"), (words.say("Description"), 0, "left"),
            (words.say("Quantity"), 62, "right"), (words.say("Price each"), 66, "right"),
        ]  # fmt: skip
        if self._with_discount:
            wide.append((words.say("Discount"), 52, "right"))
        if self._with_tax:
            wide.append((words.say("Tax"), 36, "right"))
        wide.append((words.say("Amount"), 72, "right"))
        rest = doc.width - sum(width for _, width, _ in wide) - _GAP * (len(wide) - 1)
        columns, x = [], doc.left
        for title, width, align in wide:
            columns.append(_Column(title, x, width or rest, align))
            x += (width or rest) + _GAP
        return columns

    def _head(self) -> None:
        page, doc = self._page, self._page.doc
        for column in self._columns:
            line = wrap(column.title, _HEAD, column.width + _GAP)[0]
            doc.line(column.x, page.y + 9, line, _HEAD, column.width, column.align)
        page.y += 14
        doc.rule(doc.left, page.y, doc.right, BLACK, 0.8)

    def _cells(self, place: int, line: QuoteLine) -> list[Cell]:
        words, currency = self._words, self._quote.row.currency
        quantity = words.decimal(decimal(line.quantity))
        named = [(line.title, _NAME)] + ([(line.detail, _DETAIL)] if line.detail else [])
        known = line.price_minor is not None
        texts: list[list[tuple[str, TextStyle]]] = [
            [(str(place), _CELL)], named,
            [(f"{quantity} {line.unit}".strip(), _CELL)],
            [(words.amount(line.price_minor or 0, currency) if known else "–", _CELL)],
        ]  # fmt: skip
        if self._with_discount:
            texts.append([(self._discount(line.discount), _CELL)])
        if self._with_tax:
            tax = f"{words.decimal(line.tax)} %" if line.tax is not None else "–"
            texts.append([(tax, _CELL)])
        total = words.amount(line.total_minor, currency) if line.total_minor is not None else "–"
        texts.append([(total, _CELL)])
        return [
            [(one, style) for text, style in cell for one in wrap(text, style, column.width)]
            for cell, column in zip(texts, self._columns, strict=True)
        ]

    def _discount(self, discount: Discount) -> str:
        if discount.percent:
            return f"-{self._words.decimal(discount.percent)} %"
        if discount.minor:
            return self._words.amount(-discount.minor, self._quote.row.currency)
        return ""

    def _row(self, cells: list[Cell], keep: float) -> None:
        """Draw a line; ``keep`` is the room that must be left below it."""
        page, doc = self._page, self._page.doc
        height = max(sum(style.leading for _, style in cell) for cell in cells) + 2 * _PAD
        whole = doc.bottom - doc.margins.top - 20
        if doc.bottom - page.y < height + keep and (
            height <= whole / 2 or doc.bottom - page.y < 4 * _CELL.leading
        ):
            page.next_page()
            self._head()
        done = 0
        count = max(map(len, cells))
        while done < count:
            fitting = max(1, int((doc.bottom - page.y - 2 * _PAD) / _CELL.leading))
            self._lines([cell[done : done + fitting] for cell in cells])
            done += fitting
            if done < count:
                page.next_page()
                self._head()
        doc.rule(doc.left, page.y, doc.right)

    def _lines(self, cells: Sequence[Cell]) -> None:
        page, doc = self._page, self._page.doc
        low = page.y + _PAD
        for column, cell in zip(self._columns, cells, strict=True):
            y = page.y + _PAD
            for line, style in cell:
                doc.line(column.x, y + _CELL.size, line, style, column.width, column.align)
                y += style.leading
            low = max(low, y)
        page.y = low + _PAD

    def _sums(self) -> None:
        """All sums together, on the page of the last line where they fit."""
        page, doc = self._page, self._page.doc
        rows = self._sum_rows()
        page.need(self._sums_height)
        page.y += 6
        last_x = doc.right - 92
        for label, value, strong in rows:
            style = _TOTAL if strong else _CELL
            if strong:
                page.y += 3
                doc.rule(doc.left + doc.width * 0.45, page.y, doc.right, BLACK, 0.8)
                page.y += 3
            width = doc.width * 0.55 - 100
            lines = wrap(label, style, width)
            for place, line in enumerate(lines):
                doc.line(last_x - width - 8, page.y + style.size, line, style, width, "right")
                if place == 0:
                    doc.text(doc.right, page.y + style.size, value, style, "right")
                page.y += 15

    @property
    def _sums_height(self) -> float:
        return len(self._sum_rows()) * 15 + 24.0

    def _sum_rows(self) -> list[tuple[str, str, bool]]:
        words, quote, totals = self._words, self._quote, self._quote.totals
        currency = quote.row.currency

        def money(minor: int) -> str:
            return words.exact_money(minor, currency)

        rows: list[tuple[str, str, bool]] = []
        if totals.discount:
            rows.append((words.say("Sum"), money(totals.sum), False))
            percent = words.decimal(quote.discount.percent)
            label = (
                words.say("Discount %1 %", percent) if quote.discount.percent
                else words.say("Discount")
            )  # fmt: skip
            rows.append((label, money(-totals.discount), False))
        if quote.tax_included:
            rows.append((words.say("Total"), money(totals.total), True))
            rows += [
                (words.say("%1 included, on %2", self._tax(part.rate), money(part.base)),
                 money(part.tax), False)
                for part in totals.taxes
            ]  # fmt: skip
            return rows
        if totals.taxes:
            rows.append((words.say("Sum without tax"), money(totals.net), False))
        rows += [
            (words.say("%1 on %2", self._tax(part.rate), money(part.base)), money(part.tax), False)
            for part in totals.taxes
        ]
        rows.append((words.say("Total"), money(totals.total), True))
        return rows

    def _tax(self, rate: Decimal) -> str:
        """ "VAT 19 %"."""
        name = self._tax_names.get(rate) or next(iter(self._tax_names.values()), "")
        return f"{name or self._words.say('Tax')} {self._words.decimal(rate)} %"
