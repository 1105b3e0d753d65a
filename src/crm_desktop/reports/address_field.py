"""Where name and address stand on a letter, so that they show in the window of an envelope.

- DIN 5008 form A and B (A4): a field of 85 x 45 mm, 20 mm from the left, 27 or 45 mm from the top;
  the sender in small letters in its upper 17.7 mm, the address in the lower 27.3 mm. The paper is
  folded at 87 and 192 mm (A) or 105 and 210 mm (B), the punch mark is at 148.5 mm.
- US #10 window envelope (Letter folded in three): the window is 7/8 in from the left and 1/2 in
  from the bottom of the envelope, 4 1/2 x 1 1/8 in. The folded paper may slide by half an inch up
  and an inch to the side, so the address stands at the foot of what is always seen: down to 80 mm
  from the top of the paper, 25.4 mm from its left. The sender shows in no window there, and stands
  in the letterhead.
- "none" is for envelopes that are addressed themselves: the field is where form B has it, without
  marks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crm_desktop.reports.layout import Document
from crm_desktop.reports.letterhead import Letterhead
from crm_desktop.reports.lines import Line, wrap
from crm_desktop.reports.looks import BLACK, GREY, TextStyle
from crm_desktop.reports.papers import A4, MM, Paper

Window = Literal["din_a", "din_b", "us_10", "none"]

_SENDER = TextStyle(6.5, "regular", GREY, 8)
_SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
_LEADING = 1.22
_NARROWEST = 0.2
"""Width of the narrowest letters, of the size."""
_MARK = 4.0


@dataclass(frozen=True, slots=True)
class AddressField:
    """Millimetres from the upper left corner of the paper. The address takes ``height`` from
    ``top`` on, from the top or (``low``) standing on its foot; ``sender`` is the base line of the
    small sender (0: none); the text of the letter may begin at ``body``."""

    left: float
    top: float
    width: float
    height: float
    sender: float
    body: float
    folds: tuple[float, ...] = ()
    punch: float = 0.0
    low: bool = False


FIELDS: dict[Window, AddressField] = {
    "din_a": AddressField(25, 44.7, 75, 27.3, 43.2, 80.5, (87.0, 192.0), 148.5),
    "din_b": AddressField(25, 62.7, 75, 27.3, 61.2, 98.5, (105.0, 210.0), 148.5),
    "us_10": AddressField(25.4, 56.0, 84, 24.0, 0, 95, (93.13, 186.27), 0, low=True),
    "none": AddressField(25, 50, 75, 36, 0, 98.5),
}


def usual_window(paper: Paper) -> Window:
    """The envelopes that are common with this paper."""
    return "din_b" if paper.name == A4.name else "us_10"


def sender_line(letterhead: Letterhead) -> str:
    """Name and address of the shop on one line, for the window."""
    lines = [letterhead.name, *letterhead.address.splitlines()]
    return " · ".join(line.strip() for line in lines if line.strip())


def draw_address(
    doc: Document, field: AddressField, block: tuple[str, ...], letterhead: Letterhead
) -> None:
    """Sender, name and address, and the marks at the edge, on the present page."""
    x, width = field.left * MM, field.width * MM
    sender = sender_line(letterhead)
    if sender and field.sender:
        line = wrap(sender, _SENDER, width)[0]
        doc.line(x, field.sender * MM, line, _SENDER, width)
        doc.rule(x, field.sender * MM + 2, x + width, GREY, 0.3)
    lines, style = fit_block(block, width, field.height * MM)
    y = field.top * MM
    if field.low:
        y += field.height * MM - len(lines) * style.leading
    doc.lines(x, y + style.size, lines, style, width)
    for fold in field.folds:
        doc.rule(_MARK * MM, fold * MM, (_MARK + 3) * MM, GREY, 0.3)
    if field.punch:
        doc.rule(_MARK * MM, field.punch * MM, (_MARK + 5) * MM, GREY, 0.3)


def fit_block(block: tuple[str, ...], width: float, height: float) -> tuple[list[Line], TextStyle]:
    """The lines of an address in the largest letters with which all of it stays within the field.

    Where not even the smallest do, the longest part is cut, which "…" shows: what stands below the
    window would not reach the post, and the street and town must.
    """
    texts = [text for text in block if text.strip()]
    for size in _SIZES:
        style = TextStyle(size, "regular", BLACK, size * _LEADING)
        if sum(map(len, texts)) * _NARROWEST * size * style.leading > width * height:
            continue  # hardly worth measuring
        lines = [line for text in texts for line in wrap(text, style, width)]
        if len(lines) * style.leading <= height:
            return lines, style
    style = TextStyle(_SIZES[-1], "regular", BLACK, _SIZES[-1] * _LEADING)
    room = max(len(texts), int(height / style.leading))
    longest = int(room * width / (style.size * _NARROWEST))
    parts = [wrap(text[:longest], style, width) for text in texts]
    while sum(map(len, parts)) > room:
        part = max(parts, key=len)
        if len(part) == 1:
            break  # more lines than the smallest letters have room for
        part.pop()
        part[-1] = _cut(part[-1].text, style, width)
    return [line for part in parts for line in part], style


def _cut(text: str, style: TextStyle, width: float) -> Line:
    """A line with a mark that it does not end there."""
    text = text.rstrip().removesuffix("…").rstrip()
    while (line := wrap(text + "…", style, width)) and len(line) > 1:
        text = text[:-1]
    return line[0]
