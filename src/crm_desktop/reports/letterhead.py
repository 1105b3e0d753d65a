"""The shop on its paper: name, address, logo and foot."""

from __future__ import annotations

from dataclasses import dataclass

from crm_desktop.reports.lines import INK, Colour


@dataclass(frozen=True, slots=True)
class Letterhead:
    """``address`` and ``contact`` in lines as they are printed; ``logo`` PNG or JPEG bytes."""

    name: str = ""
    address: str = ""
    contact: str = ""
    footer: str = ""
    logo: bytes = b""
    colour: Colour = INK

    def one_line(self) -> str:
        """Address and telephone on one line, for the head of a report."""
        lines = [*self.address.splitlines(), *self.contact.splitlines()]
        return " · ".join(line.strip() for line in lines if line.strip())


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
