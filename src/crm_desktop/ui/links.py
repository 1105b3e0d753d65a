"""Opening what stands in the data with another program: the only place that does.

Web pages (https, http), e-mail addresses and telephone numbers are opened, and copies of
attachments; nothing else, whatever a text claims to be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from crm_desktop.domain.emails import is_email
from crm_desktop.domain.phones import digits, looks_like_phone

SCHEMES = ("https", "http", "mailto", "tel")
_LONGEST = 2000
_MOST = 50
"""Links of one text that are found."""
_FOUND = re.compile(
    r"(?P<url>\bhttps?://[^\s<>\"'“”„»«]+|\bwww\.[^\s<>\"'“”„»«]+\.[^\s<>\"'“”„»«]+)"
    r"|(?P<email>[^\s<>()\[\],;:\"'“”]+@[^\s<>()\[\],;:\"'“”@]+\.[^\s<>()\[\],;:\"'“”@.]+)"
    r"|(?P<phone>(?<![\w/.-])(?:\+|00|0)[\d][\d ()/.-]{5,22}\d(?![\w/]))",
)


@dataclass(frozen=True, slots=True)
class Link:
    """A part of a text that can be opened; ``start`` and ``length`` count characters."""

    start: int
    length: int
    text: str
    address: str


def find_links(text: str) -> list[Link]:
    """The web pages, e-mail addresses and telephone numbers in a text, at most fifty."""
    found = []
    for match in _FOUND.finditer(text[:100_000]):
        kind = match.lastgroup or ""
        shown = match.group().rstrip(".,;:!?)") if kind != "phone" else match.group()
        address = address_of({"url": "website"}.get(kind, kind), shown)
        if address and (kind != "phone" or _is_number(shown)):
            found.append(Link(match.start(), len(shown), shown, address))
            if len(found) == _MOST:
                break
    return found


def address_of(kind: str, text: str) -> str:
    """What is opened for a phone, e-mail or web address; "" where it does not look like one."""
    shown = text.strip()
    if not shown or len(shown) > _LONGEST:
        return ""
    if kind == "email":
        return f"mailto:{shown}" if is_email(shown) else ""
    if kind == "phone":
        number = digits(shown)
        plus = "+" if shown.lstrip("( ").startswith("+") else ""
        return f"tel:{plus}{number.lstrip('+')}" if len(number) >= 3 else ""
    if kind == "website":
        if not shown.casefold().startswith(("http://", "https://")):
            if "://" in shown or "." not in shown or " " in shown:
                return ""
            shown = f"https://{shown}"
        return shown if _is_web(QUrl(shown)) else ""
    return ""


def open_link(address: str) -> bool:
    """Hand an address to the program that this PC has for it; False: refused, or there is none."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme().casefold() not in SCHEMES:
        return False
    if url.scheme().casefold().startswith("http") and not _is_web(url):
        return False
    return QDesktopServices.openUrl(url)


def open_file(path: Path) -> bool:
    """Show a file of this PC with the program that this PC has for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _is_web(url: QUrl) -> bool:
    # A name and password in front of the host make an address look like another one.
    return url.isValid() and "." in url.host() and not url.userInfo()


def _is_number(text: str) -> bool:
    return 7 <= len(digits(text).lstrip("+")) <= 15 and looks_like_phone(text)
