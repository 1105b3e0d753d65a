"""Telephone numbers: reading what people typed, comparing, E.164, and damage done by Excel.

A number is kept as typed; everything here only derives something from the text. Functions that
know nothing of a region work from the writing alone (``digits``, ``split_numbers``,
``phone_key``, ``looks_like_phone``); the others take an ISO 3166 alpha-2 region such as "DE".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from crm_desktop.domain.phone_plans import is_valid, plan_of_region, to_e164

__all__ = [
    "PhoneDamage",
    "digits",
    "excel_damage",
    "looks_like_phone",
    "phone_key",
    "repair",
    "split_numbers",
    "to_e164",
]

PhoneDamage = Literal["exponent", "point zero", "lost zero"]

KEY_DIGITS = 9
"""Digits of ``phone_key``: enough to tell numbers apart, few enough that the trunk prefix or the
country code that one writing has and the other lacks falls off most numbers."""

SHORTEST = 6
LONGEST = 15
"""Digits of a number worth comparing: below stand short codes; 15 is the limit of E.164."""

# Country calling codes with two digits (ITU-T E.164); 1 and 7 have one, all others three.
_TWO_DIGIT_CODES = frozenset(
    f"{first}{last}"
    for first, lasts in {
        2: "07", 3: "0123469", 4: "013456789", 5: "12345678", 6: "0123456", 8: "1246",
        9: "0123458",
    }.items()
    for last in lasts
)  # fmt: skip

_NOT_DIGITS = {code: None for code in range(128) if not 48 <= code <= 57}
# An extension stands at the end; only the tail is searched, so long texts cost nothing.
_EXTENSION_TAIL = 40
_EXTENSION = re.compile(
    r"[\s,;(]*(?<![^\W\d_])(?:x|ext(?:n|ension)?)[\s.:=]*\d{1,7}[\s)]*\Z", re.IGNORECASE
)


def _without_extension(text: str) -> str:
    """The text without a closing "x371", "ext. 5", ";ext=5" that follows a number."""
    if "x" not in text and "X" not in text:
        return text
    start = max(0, len(text) - _EXTENSION_TAIL)
    found = _EXTENSION.search(text, start)
    if found is None:
        return text
    head = text[: found.start()]
    return head if any(sign.isdecimal() for sign in head) else text


def _digits(text: str) -> str:
    if text.isascii():
        return text.translate(_NOT_DIGITS)
    return "".join([str(int(sign)) for sign in text if sign.isdecimal()])


def digits(text: str) -> str:
    """All decimal digits of any script as ASCII, without the extension.

    "1-955-371-0847 x371" gives "19553710847".
    """
    return _digits(_without_extension(text))


_LONGEST_LIST = 500
_HARD = re.compile(r"[;|\n\r\t]+(?!\s*ext\b)", re.IGNORECASE)
_SOFT = re.compile(r",|\s+(?:or|oder|ou|lub|und|and|&)\s+", re.IGNORECASE)
_OPENS_NUMBER = re.compile(r"[\s(\[]*[+0]")
_SLASH = re.compile("/")
_ANY_SEPARATOR = re.compile(r"[;|\n\r\t,/&]|\s(?:or|oder|ou|lub|und|and)\s", re.IGNORECASE)


def split_numbers(text: str) -> list[str]:
    """The numbers of a cell, trimmed, with all that stands beside them; blank text gives [].

    Splits at ``; | ,``, line ends, "/" and "or"/"and" where both sides can be whole numbers;
    "030/123456", "12345/67" and "0171 1234567, Büro" stay as they are.
    """
    text = text.strip()
    if not text:
        return []
    # A text longer than any list of numbers is not taken apart (the work grows with its square).
    if len(text) > _LONGEST_LIST or _ANY_SEPARATOR.search(text) is None:
        return [text]
    left, _, right = text.partition("/")
    if _ANY_SEPARATOR.search(left + right) is None and not _splits_at_slash(left, right):
        return [text]  # "030/123456", by far the most frequent of these
    numbers: list[str] = []
    for piece in _pieces(text, _HARD, _splits_hard):
        for part in _pieces(piece, _SOFT, _splits_soft):
            numbers += _pieces(part, _SLASH, _splits_at_slash)
    return numbers


def _pieces(text: str, separator: re.Pattern[str], splits: Callable[[str, str], bool]) -> list[str]:
    """Cut at those separators where ``splits(left, right)`` holds; the others stay inside."""
    pieces: list[str] = []
    start = 0
    found = list(separator.finditer(text))
    for index, cut in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        # A stroke may also stand inside the next number ("030/123456/0171/7654321"): where the
        # next piece is too short for a number, all that follows is judged.
        right = text[cut.end() : end]
        if len(_digits(right)) < 5:
            right = text[cut.end() :]
        if splits(text[start : cut.start()], right):
            pieces.append(text[start : cut.start()].strip())
            start = cut.end()
    pieces.append(text[start:].strip())
    return [piece for piece in pieces if piece]


def _splits_hard(left: str, right: str) -> bool:
    return len(_digits(left)) >= 3 and len(_digits(right)) >= 3


def _splits_soft(left: str, right: str) -> bool:
    return len(_digits(left)) >= 5 and len(digits(right)) >= 5


def _splits_at_slash(left: str, right: str) -> bool:
    left_digits, right_digits = _digits(left), _digits(right)
    international = "+" in left or left_digits.startswith("00")
    if _OPENS_NUMBER.match(right):
        return len(left_digits) >= (9 if international else 6) and len(right_digits) >= 5
    # "0221/123456/123457": a second subscriber number without its area code. Everything shorter
    # may be country, area and number of a single one, divided by strokes.
    if international:
        return len(left_digits) >= 10 and len(right_digits) >= 6
    if left_digits.startswith("0"):
        return len(left_digits) >= 9 and len(right_digits) >= 6
    return len(left_digits) >= 7 and len(right_digits) >= 7


def phone_key(text: str) -> str:
    """Index and comparison key: the last 9 digits of the national number, "" below 6 digits.

    Extension, country code (after "+" or "00") and leading zeros are left out, so that
    "+49 171 1234567", "0049 171 1234567", "0171 1234567", "+49 (0)171 1234567" and, damaged by
    Excel, "1711234567" give the same key. Not alike, because only a region could tell: numbers of
    8 digits and fewer written with their country code but without "+" or "00".
    """
    number = digits(text)
    if number.startswith("00"):
        number = _after_country_code(number[2:])
    elif "+" in text and text.lstrip(" (\t\xa0").startswith("+"):
        number = _after_country_code(number)
    number = number.lstrip("0")
    return number[-KEY_DIGITS:] if len(number) >= SHORTEST else ""


def _after_country_code(number: str) -> str:
    if number[:1] in {"1", "7"}:
        return number[1:]
    return number[2:] if number[:2] in _TWO_DIGIT_CODES else number[3:]


# --- Does a text look like a number? -------------------------------------------------------------

_LABEL = re.compile(
    r"(?:tel(?:efon[eo]?|ephone)?|phone|fax|mob(?:il[e]?)?|handy|cell|fon|t[ée]l)\b[\s.:]*",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[\d\s()\[\]+.\-/‐‑–—\u2212]+")
_DIGIT_RUN = re.compile(r"\d+")
_ISBN = re.compile(r"97[89][- ](?:\d+[- ]){2,3}[\dX]")
# Post codes (US, BR, PT), grouped or decimal numbers, IP addresses (88.60.15.31 is how France
# wrote its numbers), months and pairs of years ("2010-11").
_OTHER_NUMBER = re.compile(
    r"\d{5}-\d{3,4}|[1-9]\d{3}-\d{3}|-.*"
    r"|[1-9]\d{0,2}(?:[. ]\d{3})+(?:\.\d\d?)?|[1-9]\d*\.\d+|0\.\d+"
    r"|(?!\d\d(?:\.\d\d){3}\Z)\d{1,3}(?:\.\d{1,3}){3}|(?:1[89]|2[01])\d\d[-/.](?:\d\d){1,2}"
)
_THREE_TIMES_THREE = re.compile(r"[1-9]\d\d([ .])\d{3}\1\d{3}")
_BARE = re.compile(r"0[1-9]\d{7,10}|00[1-9]\d{8,14}")
_DATE_START = re.compile(
    r"(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})(?!\d)|(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4}|\d\d)(?!\d)"
)


def looks_like_phone(text: str) -> bool:  # noqa: PLR0911 - one line per writing
    """Whether a text is written as a telephone number; meant for the typing of whole columns.

    6 to 15 digits with blanks, brackets, "+", "/", "-", "." or an extension; a label in front
    ("Tel.") is fine, letters inside only after "+" or a label. A run of bare digits is a
    number only with a trunk zero (0 and 8 to 11 more) or "00" and a country code: "5095557969"
    may as well be a customer number, there the header has to say it. Dates, amounts, post codes
    with a hyphen, ISBN and IP addresses are none.
    """
    text = text.strip()
    if not 6 <= len(text) <= 60:
        return False
    label = _LABEL.match(text)
    number = _without_extension(text[label.end() :] if label else text).strip()
    count = len(_digits(number))
    if not SHORTEST <= count <= LONGEST + 2:  # "00" in front of 15 digits
        return False
    if _SIGNS.fullmatch(number) is None:
        letters = sum(sign.isalpha() for sign in number)
        named = label is not None or number.startswith("+")
        others = re.sub(r"[^\W_]", "", number)
        return named and letters <= 8 and (not others or bool(_SIGNS.fullmatch(others)))
    if number.startswith("+") or label:
        return number.count("+") <= 1
    if _DIGIT_RUN.fullmatch(number):
        return _BARE.fullmatch(number) is not None
    if "+" in number.lstrip("( "):
        return number.lstrip("( ").rfind("+") == 0
    if _THREE_TIMES_THREE.fullmatch(number):
        return True
    if _OTHER_NUMBER.fullmatch(number) or _ISBN.fullmatch(number):
        return False
    return not _starts_with_date(number)


def _starts_with_date(number: str) -> bool:
    found = _DATE_START.match(number)
    if found is None:
        return False
    # A date may be followed by a time only; a time needs ":" which no number has.
    if found.end() != len(number):
        return False
    if found[1]:
        year, one, two = int(found[1]), int(found[2]), int(found[3])
    else:
        one, two, year = int(found[4]), int(found[5]), int(found[6])
    in_range = year < 100 or 1800 <= year <= 2200
    return in_range and 1 <= min(one, two) <= 12 and max(one, two) <= 31


# --- Damage by Excel -----------------------------------------------------------------------------

_EXPONENT = re.compile(r"(\d)(?:[.,](\d+))?[eE]\+?(\d{1,3})", re.ASCII)
_POINT_ZERO = re.compile(r"(\d{4,})[.,]0{1,2}", re.ASCII)
_LARGEST_EXACT = 10**15
"""Excel keeps 15 digits; what follows in a longer number is gone."""


def excel_damage(value: str | float, region: str | None = None) -> PhoneDamage | None:
    """What a spreadsheet did to a telephone number, or None.

    "exponent": written as 1.4E+10, or a number cell with more digits than Excel keeps;
    "point zero": 4915112345678.0 as text or as a float; "lost zero": bare digits that are a valid
    number of ``region`` only with the zero in front (never said without a region, because
    5095557969 is whole in the United States).
    """
    if isinstance(value, (int, float)):
        if abs(value) >= _LARGEST_EXACT or value != value:  # noqa: PLR0124 - NaN
            return "exponent"
        if isinstance(value, float):
            return "point zero" if value.is_integer() else None
        text = str(value)
    else:
        text = value.strip()
        if _EXPONENT.fullmatch(text):
            return "exponent"
        if _POINT_ZERO.fullmatch(text):
            return "point zero"
    return "lost zero" if region and _lost_zero(text, region) else None


def repair(value: str | float, region: str | None) -> str | None:
    """A damaged number as it must have been, or None where nothing is damaged or digits are lost.

    "4.915112345678E+12" holds all its digits, "1.4E+10" does not. A number that is valid only
    with a zero in front gets it; one that begins with the country code and is valid so gets "+".
    """
    damage = excel_damage(value, region)
    if damage is None:
        return None
    number = _shown_digits(value)
    if number is None or not region:
        return number
    if _lost_zero(number, region):
        return f"0{number}"
    return f"+{number}" if _lost_plus(number, region) else number


def _shown_digits(value: str | float) -> str | None:
    """The digits of a damaged number, where all of them are still there."""
    if isinstance(value, (int, float)):
        return None if not abs(value) < _LARGEST_EXACT else str(int(value))
    text = value.strip()
    shown = _EXPONENT.fullmatch(text)
    if shown is None:
        return re.split("[.,]", text)[0]
    fraction = shown[2] or ""
    whole = len(fraction) == int(shown[3]) and len(fraction) < LONGEST
    return shown[1] + fraction if whole else None


def _lost_zero(text: str, region: str) -> bool:
    if not (text.isascii() and text.isdecimal() and SHORTEST <= len(text) <= LONGEST):
        return False
    plan = plan_of_region(region.upper())
    if plan is None or text[0] == "0":
        return False
    if plan.trunk_literal != "0" and is_valid(text, region):
        return False  # whole as it stands; the zero of Italy belongs to the number itself
    if not is_valid(f"0{text}", region):
        return False
    # Germany's open plan lets 4915112345678 pass as a number of Papenburg too; where both
    # readings are valid, nothing is known.
    return not (text.startswith(plan.code) and is_valid(f"+{text}", None))


def _lost_plus(text: str, region: str) -> bool:
    plan = plan_of_region(region.upper())
    return plan is not None and text.startswith(plan.code) and is_valid(f"+{text}", None)
