"""The shop on its paper: address, telephone, foot, bank, colour, size of paper and logo.

Kept as settings of the shop, each a row of its own, so that all PCs print alike. The logo is a
small picture inside its row.
"""

from __future__ import annotations

import base64
import binascii
import sqlite3
from dataclasses import asdict, dataclass, fields, replace

from crm_desktop.domain.ids import natural_id
from crm_desktop.errors import UserError
from crm_desktop.services.settings import read_settings
from crm_desktop.store.file_format import LIVE
from crm_desktop.store.store import Store

PAPERS = ("", "A4", "Letter")
_PREFIX = "paper."
_LONGEST = 1000
_LOGO_PIXELS = (900, 300)
_LARGEST_FILE = 20_000_000


COLOURS = ("", "#0f6670", "#1d4f91", "#2f6b34", "#7a4b12", "#8c2f39", "#5b3a7a")
"""Offered for the lines of the shop's paper; empty: its ink."""
INK = "#1d1f1f"


@dataclass(frozen=True, slots=True)
class ShopPaper:
    """``address``, ``contact``, ``footer`` and ``bank`` in lines as they are printed; ``colour`` as
    "#0f6670" or empty; ``size`` one of ``PAPERS``, empty: as in the shop's country; ``logo`` PNG
    bytes. ``sender`` is what the shop is called on paper, empty: as in the settings."""

    sender: str = ""
    address: str = ""
    contact: str = ""
    footer: str = ""
    bank: str = ""
    tax_number: str = ""
    colour: str = ""
    size: str = ""
    logo: bytes = b""


def read_paper(raw: sqlite3.Connection) -> ShopPaper:
    """The letterhead of a shop; the name is the shop's where none was given for paper."""
    names = {field.name for field in fields(ShopPaper)}
    kept = {
        name.removeprefix(_PREFIX): value
        for name, value in raw.execute(
            f"SELECT name, value FROM setting WHERE gone={LIVE} AND name LIKE '{_PREFIX}%'"
        )
    }
    values = {name: text for name, text in kept.items() if name in names and name != "logo"}
    found = ShopPaper(**values, logo=_picture(kept.get("logo", "")))
    if found.size not in PAPERS:
        found = replace(found, size="")
    return replace(found, sender=found.sender or read_settings(raw).shop_name)


def shop_paper(store: Store) -> ShopPaper:
    """``read_paper`` of an open shop."""
    with store.read_raw() as raw:
        return read_paper(raw)


def change_paper(store: Store, paper: ShopPaper) -> int:
    """Keep this letterhead; returns how many of its parts are different from before.

    Raises:
        UserError: ``paper.size``, ``paper.colour``.
    """
    if paper.size not in PAPERS:
        raise UserError("This size of paper is not known. Nothing was changed.", code="paper.size")
    if paper.colour and not _is_colour(paper.colour):
        raise UserError(
            "A colour is written like #0f6670. Nothing was changed.", code="paper.colour"
        )
    wanted = {
        name: base64.b64encode(value).decode() if isinstance(value, bytes) else _clean(str(value))
        for name, value in asdict(paper).items()
    }
    with store.transact("Change letterhead") as tx:
        before = read_paper(tx.raw)
        if wanted["sender"] == read_settings(tx.raw).shop_name:
            wanted["sender"] = ""
            before = replace(before, sender="" if before.sender == paper.sender else before.sender)
        held = {
            name: base64.b64encode(value).decode() if isinstance(value, bytes) else value
            for name, value in asdict(before).items()
        }
        changed = {name: value for name, value in wanted.items() if value != held[name]}
        tx.raw.executemany(
            "INSERT INTO setting(id, name, value) VALUES (?, ?, ?)"
            f" ON CONFLICT(id) DO UPDATE SET value=excluded.value, gone={LIVE}",
            [
                (natural_id("setting", _PREFIX + name), _PREFIX + name, value)
                for name, value in changed.items()
            ],
        )
    return len(changed)


def logo_from(content: bytes) -> bytes:
    """A picture from a file as it is kept: PNG, made small enough for paper.

    Raises:
        UserError: ``paper.logo``: it is no picture that can be read.
    """
    from io import BytesIO  # noqa: PLC0415 - choosing a logo is rare

    from PIL import Image  # noqa: PLC0415 - as above

    try:
        if len(content) > _LARGEST_FILE:
            raise ValueError("too large")
        with Image.open(BytesIO(content)) as picture:
            if picture.width * picture.height > 50_000_000:
                raise ValueError("too many pixels")
            small = picture.convert("RGBA" if "A" in picture.getbands() else "RGB")
            small.thumbnail(_LOGO_PIXELS)
            out = BytesIO()
            small.save(out, "PNG", optimize=True)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UserError(
            "This picture cannot be read. Please choose a PNG or JPEG file; nothing was changed.",
            code="paper.logo",
        ) from error
    return out.getvalue()


def _picture(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _clean(text: str) -> str:
    lines = [line.strip() for line in text.strip().splitlines()]
    return "\n".join(lines)[:_LONGEST]


def _is_colour(text: str) -> bool:
    return (
        len(text) == 7 and text[0] == "#" and all(c in "0123456789abcdefABCDEF" for c in text[1:])
    )
