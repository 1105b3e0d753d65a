"""What single values of a card mean: labels, partial dates, phone and profile addresses."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from urllib.parse import unquote

STANDARD_LABELS = frozenset(("work", "home", "mobile", "fax", "pager", "other", "main", "school"))
"""Labels written in lower case; every other label stays as its writer typed it."""

_TYPE_LABELS = {"cell": "mobile", "iphone": "mobile"}
_NO_LABELS = frozenset((
    "", "voice", "pref", "msg", "internet", "x400", "text", "video", "dom", "intl", "postal",
    "parcel", "homepage", "uri", "vcard",
))  # fmt: skip
_APPLE = re.compile(r"_\$!<(.*)>!\$_\Z", re.DOTALL)
_TIME = r"(?:[T ].*)?\Z"
_PARTIAL_DATE = re.compile(
    rf"([0-9]{{4}})-?([0-9]{{2}})-?([0-9]{{2}}){_TIME}"
    rf"|([0-9]{{4}})-([0-9]{{1,2}})(?:-([0-9]{{1,2}}))?\Z"
    rf"|--([0-9]{{2}})(?:-?([0-9]{{2}}))?{_TIME}"
    r"|([0-9]{4})\Z",
    re.DOTALL,
)
_LEAP_YEAR = "2000"


def label_of_types(types: Iterable[str]) -> str:
    """One label from vCard types: fax, mobile and pager tell more than work and home."""
    labels: list[str] = []
    for entry in types:
        for word in entry.split(","):
            lower = word.strip().lower()
            if lower in _NO_LABELS:
                continue
            label = _TYPE_LABELS.get(lower, lower if lower in STANDARD_LABELS else word.strip())
            if label in {"fax", "mobile", "pager"}:
                if label == "fax":
                    return label
                labels.insert(0, label)
            else:
                labels.append(label[2:] if label[:2].lower() == "x-" and label[2:] else label)
    return labels[0] if labels else ""


def label_of_text(text: str) -> str:
    """A label that stands in X-ABLabel; Apple wraps its own as ``_$!<Mobile>!$_``."""
    text = text.strip()
    wrapped = _APPLE.match(text)
    if wrapped:
        text = wrapped[1]
    lower = text.lower()
    if wrapped and lower.endswith("fax"):
        return "fax"
    if lower in STANDARD_LABELS:
        return lower
    return "" if wrapped and lower == "homepage" else text


def partial_date(text: str) -> str | None:
    """``19800322``, ``--0322``, ``1980-03`` ... as "1980-03-22", "--03-22", "1980-03"; or None.

    A time behind the date is passed over, and so is the year 0000, which stands for none.
    """
    match = _PARTIAL_DATE.match(text.strip())
    if not match:
        return None
    year, month, day = (
        next(filter(None, match.group(*groups)), "") for groups in ((1, 4, 9), (2, 5, 7), (3, 6, 8))
    )
    if year == "0000":
        year = ""
    try:
        dt.date(int(year or _LEAP_YEAR), int(month or 1), int(day or 1))
    except ValueError:
        return None
    written = "-".join((year or "-", *(f"{int(part):02}" for part in (month, day) if part)))
    return written if year or month else None


def without_scheme(text: str, scheme: str) -> str:
    """The text behind ``mailto:`` or the like, percent signs undone; any other text as it is."""
    if text[: len(scheme)].lower() != scheme:
        return text
    return unquote(text[len(scheme) :], errors="replace").replace("\ufffd", "").strip()


def phone_text(text: str) -> str:
    """A phone number as typed; the address form ``tel:+1-555;ext=12`` becomes readable."""
    if text[:4].lower() != "tel:":
        return text
    number, *extras = without_scheme(text, "tel:").split(";")
    for extra in extras:
        if extra.lower().startswith("ext="):
            number += f" ext. {extra[4:]}"
    return number.strip()


def instant(text: str) -> str | None:
    """``20120305T131933Z`` as "2012-03-05T13:19:33+00:00"; None where it is no instant."""
    try:
        moment = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    try:
        return moment.astimezone(dt.UTC).isoformat(timespec="seconds")
    except OverflowError:
        return None
