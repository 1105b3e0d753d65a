"""Address labels and envelopes: names and addresses at the measured places of a sheet.

A sheet that was begun goes on at its first free label. Whatever a printer is off is set right by an
offset in millimetres, found with the test page (``test``). An address is printed as large as fits
its label; one that does not even fit in the smallest letters is left out and named, never cut.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from crm_desktop.reports.address_field import sender_line
from crm_desktop.reports.label_formats import LabelFormat, label_formats, usual_format
from crm_desktop.reports.layout import Document, Margins
from crm_desktop.reports.lines import Line, wrap
from crm_desktop.reports.looks import BLACK, GREY, INK, TextStyle
from crm_desktop.reports.order import Material
from crm_desktop.reports.papers import LETTER, MM, Paper
from crm_desktop.reports.printed import Printed
from crm_desktop.reports.words import Words
from crm_desktop.services.mailing import Mailing, Order, Recipient, Skipped, read_mailing

_SIZES = (12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0)
_LEADING = 1.22
_RISE = 0.93
"""Of the size: from the top of a line to its base line."""
_PAD = 3.0
_EDGE = 5.5
"""Millimetres from the edge of the paper that printers reach."""
_SENDER = TextStyle(6.5, "regular", GREY, 8)
_SENDER_BLOCK = TextStyle(8, "regular", INK, 10.5)
_MOST_OFFSET = 20.0
_SPARE = 50
"""Further addresses that are read for the first pages: some may not fit."""
_NONE = Margins(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class LabelChoices:
    """``start``: the first free label of the first sheet, from 0; ``right`` and ``down`` move all
    print, in millimetres; ``sender``: the shop's address in small letters above; ``test``: print
    the page that shows how far the printer is off instead."""

    format: LabelFormat
    start: int = 0
    right: float = 0.0
    down: float = 0.0
    per_household: bool = False
    with_refused: bool = False
    order: Order = "post_code"
    sender: bool = False
    test: bool = False


def choices_of(more: Mapping[str, Any], letter_paper: bool) -> LabelChoices:
    """The choices of an order; what is missing or cannot be is as usual."""
    kind = label_formats().get(str(more.get("format", ""))) or usual_format(letter_paper)
    orders: dict[str, Order] = {"post_code": "post_code", "name": "name", "list": "list"}
    return LabelChoices(
        kind,
        start=int(more.get("start", 0)) % kind.slots,
        right=_offset(more.get("right", 0.0)),
        down=_offset(more.get("down", 0.0)),
        per_household=bool(more.get("per_household", False)),
        with_refused=bool(more.get("with_refused", False)),
        order=orders.get(str(more.get("order", "")), "post_code"),
        sender=bool(more.get("sender", kind.kind == "envelope")),
        test=bool(more.get("test", False)),
    )


def draw_labels(material: Material, out: Path | IO[bytes], *, most_pages: int = 0) -> Printed:
    """Labels or envelopes for the contacts of the order; ``most_pages``: only the first ones.

    Raises:
        CancelledError: from the progress.
        OSError: ``out`` cannot be written.
    """
    words = material.words
    choices = choices_of(material.order.more, material.paper == LETTER)
    kind = choices.format
    envelope = kind.kind == "envelope"
    title = words.say("Envelopes") if envelope else words.say("Address labels")
    paper = Paper(kind.paper or kind.id, kind.paper_width * MM, kind.paper_height * MM)
    doc = Document(
        out, title=title, language=words.language, author=material.letterhead.name, paper=paper,
        margins=_NONE,
    )  # fmt: skip
    left_out: list[str] = []
    if choices.test:
        _test_page(doc, choices, words)
    else:
        mailing = read_mailing(
            material.raw, material.numbers(), order=choices.order,
            per_household=choices.per_household, with_refused=choices.with_refused,
            most=most_pages * kind.slots + _SPARE if most_pages else None,
        )  # fmt: skip
        sender = sender_line(material.letterhead) if choices.sender else ""
        too_long = _Sheets(doc, choices, sender).draw(mailing, material, most_pages)
        left_out = left_out_lines(words, mailing.skipped)
        left_out += [words.say("%1: does not fit on this label", name) for name in too_long]
        if not doc.number:
            _nothing(doc, words.say("There is no address to print."))
    doc.close()
    return Printed(
        doc.total_pages, f"{title} {material.order.today.isoformat()}", title, tuple(left_out)
    )


def left_out_lines(words: Words, skipped: tuple[Skipped, ...]) -> list[str]:
    """Who gets no post and why, a line each."""
    why = {
        "no_address": words.say("%1: no complete address"),
        "no_name": words.say("%1: no name"),
        "refused": words.say("%1: does not wish to be contacted"),
    }
    return [why[one.reason].replace("%1", one.name) for one in skipped]


class _Sheets:
    def __init__(self, doc: Document, choices: LabelChoices, sender: str) -> None:
        self._doc, self._choices, self._sender = doc, choices, sender

    def draw(self, mailing: Mailing, material: Material, most_pages: int) -> list[str]:
        """Draw all; returns the names of those that do not fit."""
        kind = self._choices.format
        slot = self._choices.start
        too_long = []
        for done, recipient in enumerate(mailing.recipients):
            if done % 200 == 0:
                material.progress(done, len(mailing.recipients), "")
            fitted = fit(recipient, *self._room(slot))
            if fitted is None:
                too_long.append(recipient.names[0][:80] if recipient.names else "")
                continue
            if slot == 0 or not self._doc.number:
                if most_pages and self._doc.number >= most_pages:
                    break
                self._doc.new_page()
            self._label(slot, *fitted)
            slot = (slot + 1) % kind.slots
        return too_long

    def _room(self, slot: int) -> tuple[float, float]:
        """Width and height in points that an address may take."""
        x, y, right, bottom = self._inner(slot)
        return right - x, bottom - y

    def _inner(self, slot: int) -> tuple[float, float, float, float]:
        """Left, top, right and bottom in points of what may be printed on a label."""
        kind = self._choices.format
        if kind.kind == "envelope":
            x, y = kind.to
            return x * MM, y * MM, (kind.width - 10) * MM, (kind.height - 8) * MM
        x, y = kind.corner(slot)
        left, top = max(x + _PAD, min(_EDGE, x + 6)), y + min(_PAD, kind.height * 0.08)
        right = min(x + kind.width - _PAD, max(kind.paper_width - _EDGE, x + kind.width - 6))
        bottom = y + kind.height - min(_PAD, kind.height * 0.08)
        if kind.kind == "sheet":
            top, bottom = max(top, _EDGE), min(bottom, kind.paper_height - _EDGE)
        if self._sender:
            top += _SENDER.leading / MM + 1
        return left * MM, top * MM, right * MM, bottom * MM

    def _label(self, slot: int, lines: list[Line], style: TextStyle) -> None:
        doc, kind = self._doc, self._choices.format
        move_x, move_y = self._choices.right * MM, self._choices.down * MM
        left, top, right, bottom = (
            at + move for at, move in zip(self._inner(slot), (move_x, move_y) * 2, strict=True)
        )
        if self._sender and kind.kind == "envelope":
            x, y = 12 * MM + move_x, 12 * MM + move_y
            doc.paragraph(x, y, self._sender.replace(" · ", "\n"), _SENDER_BLOCK, 80 * MM)
        elif self._sender:
            line = wrap(self._sender, _SENDER, right - left)[0]
            doc.line(left, top - 1 * MM - 2, line, _SENDER, right - left)
        high = len(lines) * style.leading
        begin = top if kind.kind == "envelope" else top + (bottom - top - high) / 2
        doc.lines(left, begin + style.size * _RISE, lines, style, right - left)


def fit(recipient: Recipient, width: float, height: float) -> tuple[list[Line], TextStyle] | None:
    """The lines of an address in the largest letters that fit a room (points); None: none do.

    A size at which no line has to be broken is preferred, down to four fifths of the largest.
    """
    block = [line for line in recipient.block if line.strip()]
    largest: tuple[list[Line], TextStyle] | None = None
    for size in _SIZES:
        style = TextStyle(size, "regular", BLACK, size * _LEADING)
        if len(block) * style.leading > height or sum(map(len, block)) * size * 0.2 > width * 60:
            continue
        lines = [line for text in block for line in wrap(text, style, width)]
        if len(lines) * style.leading > height:
            continue
        if len(lines) == len(block):
            if largest is None or size >= largest[1].size * 0.8:
                return lines, style
            return largest
        if largest is None:
            largest = lines, style
    return largest


def _test_page(doc: Document, choices: LabelChoices, words: Words) -> None:
    """Outlines of all labels, with scales at the first and the last one."""
    kind = choices.format
    doc.new_page()
    for slot in range(kind.slots):
        x, y = kind.corner(slot)
        doc.box((x + choices.right) * MM, (y + choices.down) * MM, kind.width * MM,
                kind.height * MM, edge=GREY, thickness=0.4)  # fmt: skip
    for slot in {0, kind.slots - 1}:
        x, y = kind.corner(slot)
        _scale(doc, x + choices.right + kind.width / 2, y + choices.down + kind.height / 2)
    text = words.say(
        "Print this page on plain paper at 100 %, lay it on a sheet of labels and hold both against"
        " the light. Enter how many millimetres the lines must move."
    )
    style = TextStyle(7, "regular", INK, 8.8)
    slot = min(kind.columns, kind.slots - 1)
    x, y = kind.corner(slot)
    left = (max(x, 0) + _EDGE + choices.right) * MM
    doc.paragraph(left, (y + choices.down) * MM + 14, text, style, (kind.width - 2 * _EDGE) * MM)


def _scale(doc: Document, x: float, y: float) -> None:
    """A cross of two scales in millimetres."""
    for step in range(-5, 6):
        long = 2.0 if step % 5 == 0 else 1.0
        doc.stroke((x + step) * MM, (y - long) * MM, (x + step) * MM, (y + long) * MM)
        doc.stroke((x - long) * MM, (y + step) * MM, (x + long) * MM, (y + step) * MM)


def _nothing(doc: Document, sentence: str) -> None:
    doc.new_page()
    style = TextStyle(10, "regular", INK, 13)
    doc.paragraph(_EDGE * MM * 2, 20 * MM, sentence, style, doc.paper.width - 4 * _EDGE * MM)


def _offset(value: Any) -> float:
    try:
        found = float(value)
    except (TypeError, ValueError):
        return 0.0
    return found if abs(found) <= _MOST_OFFSET else 0.0
