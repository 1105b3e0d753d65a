"""The shop on its paper: name, address, logo and foot."""

from __future__ import annotations

from dataclasses import dataclass

from crm_desktop.reports.looks import INK, Colour
from crm_desktop.services.letterhead import ShopPaper


@dataclass(frozen=True, slots=True)
class Letterhead:
    """``address`` and ``contact`` in lines as they are printed; ``logo`` PNG or JPEG bytes."""

    name: str = ""
    address: str = ""
    contact: str = ""
    footer: str = ""
    logo: bytes = b""
    colour: Colour = INK

    def lines(self) -> list[str]:
        """Address and telephone in two lines, for the head of a report."""
        parts = (self.address, self.contact)
        joined = (" · ".join(line.strip() for line in part.splitlines()) for part in parts)
        return [line for line in joined if line]


def letterhead_of(paper: ShopPaper) -> Letterhead:
    """The letterhead that the shop's settings describe; bank lines belong to quotes."""
    return Letterhead(
        paper.sender, paper.address, paper.contact, paper.footer, paper.logo,
        colour_of(paper.colour),
    )  # fmt: skip


def colour_of(text: str) -> Colour:
    """ "#0f6670" as red, green and blue; anything else is ink."""
    digits = text.strip().removeprefix("#")
    try:
        value = int(digits, 16)
    except ValueError:
        return INK
    if len(digits) != 6:
        return INK
    return ((value >> 16) / 255, (value >> 8 & 255) / 255, (value & 255) / 255)
