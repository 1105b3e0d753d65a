"""Numbers as people write them: decimal mark of a column, exact reading, canonical text.

Reading is exact (``Decimal``) and never mends: "101,2000.00" is grouped wrongly and is ``None``,
because nobody can know whether a digit is missing or one is too many.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

DecimalMark = Literal[".", ","]

_LONGEST = 64
"""Characters; no number of a shop is longer."""
_LARGEST_EXPONENT = 30


class _PlainSigns(dict[int, str | int | None]):
    """A translation table that learns the digits of a script when it meets them."""

    def __missing__(self, code: int) -> str | int:
        sign = chr(code)
        self[code] = plain_sign = str(int(sign)) if sign.isdecimal() else code
        return plain_sign


# Blanks (no-break, thin, figure, narrow no-break), apostrophes, minus signs; marks of the writing
# direction are left out.
_SIGNS = _PlainSigns(
    {
        ord(sign): plain_sign
        for signs, plain_sign in (
            ("\u00a0\u2009\u2007\u202f", " "), ("’‘`", "'"), ("−–﹣－", "-"), ("＋", "+"),
            ("\u200e\u200f\u061c", None),
        )
        for sign in signs
    }
)  # fmt: skip
_ARABIC_DECIMAL, _ARABIC_THOUSANDS = "٫", "٬"


def counted(count: int, one: str, many: str = "") -> str:
    """ "1 row", "2,000 rows", "3 companies"; ``many`` where it is not ``one`` with an s."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _body(thousands: str, mark: str) -> str:
    """Digits, plain or grouped by one kind of sign (also the Indian way), and a fraction."""
    return (
        rf"(?:(?:\d{{1,3}}(?P<group>[{thousands}' ])\d{{3}}(?:(?P=group)\d{{3}})*"
        rf"|\d{{1,2}}(?P<lakh>[{thousands}])\d\d(?:(?P=lakh)\d\d)*(?P=lakh)\d{{3}})"
        rf"(?:{mark}\d+)?"
        rf"|(?:\d+(?:{mark}\d*)?|{mark}\d+)(?P<exponent>[eE][+-]?\d{{1,3}})?)"
    )


_NUMBER = {
    ".": re.compile(_body(",", r"\."), re.ASCII).fullmatch,
    ",": re.compile(_body(r".", ","), re.ASCII).fullmatch,
}
_PLAIN = {
    ".": re.compile(r"-?\d{1,18}(?:\.\d{1,18})?", re.ASCII).fullmatch,
    ",": re.compile(r"-?\d{1,18}(?:,\d{1,18})?", re.ASCII).fullmatch,
}
_GROUPED = {
    ".": re.compile(r"-?\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,18})?", re.ASCII).fullmatch,
    ",": re.compile(r"-?\d{1,3}(?:\.\d{3}){1,5}(?:,\d{1,18})?", re.ASCII).fullmatch,
}
_NO_GROUPS = {".": str.maketrans("", "", ",' "), ",": str.maketrans(",", ".", ".' ")}
_SIGNED = re.compile(
    r"(?P<open>\()?\s*(?P<sign>[+-])?\s*(?P<body>[^()]*?)\s*(?P<after>-)?(?(open)\))"
)


def normalise_signs(text: str) -> str:
    """Digits of any script, minus signs, blanks and apostrophes as their plain forms, trimmed."""
    if not text.isascii():
        text = text.translate(_SIGNS)
    return text.strip()


def _own_mark(text: str) -> DecimalMark | None:
    """The decimal mark that one number gives away, or ``None`` where it could be either."""
    point, comma = text.rfind("."), text.rfind(",")
    if point >= 0 and comma >= 0:
        return "." if point > comma else ","
    last = max(point, comma)
    if last < 0:
        return None
    sign: DecimalMark = "." if point >= 0 else ","
    other: DecimalMark = "," if point >= 0 else "."
    if text.count(sign) > 1:
        return other
    before = re.search(r"\d*\Z", text[:last])
    after = re.match(r"\d*", text[last + 1 :])
    assert before is not None
    assert after is not None
    three_behind = len(after[0]) == 3
    can_group = three_behind and 1 <= len(before[0]) <= 3 and before[0] != "0"
    return None if can_group else sign


# A number with a currency, a percent sign or brackets around it; groups have three digits, so
# that telephone numbers, dates and addresses have no vote.
_VOTER = re.compile(
    r"[^\d.,]{0,6}(?P<number>(?:\d{1,3}(?:(?P<group>[.,' ])\d{3})(?:(?P=group)\d{3})*|\d+)?"
    r"(?:(?!(?P=group))[.,]\d+)?)[^\d.,]{0,6}"
)


def guess_decimal_mark(values: Iterable[str]) -> DecimalMark | None:
    """The decimal mark of a column; ``None`` where no value gives it away ("1,234", "17").

    Each number that can be read in one way only has a vote, also beside a currency or "%"; other
    texts have none.
    """
    points = commas = 0
    for value in values:
        if len(value) > _LONGEST or ("." not in value and "," not in value):
            continue
        found = _VOTER.fullmatch(normalise_signs(value))
        if found is None or not found["number"].strip(".,"):
            continue
        mark = _own_mark(found["number"])
        points += mark == "."
        commas += mark == ","
    if points == commas:
        return None
    return "." if points > commas else ","


def parse_number(text: str, decimal_mark: DecimalMark | None) -> Decimal | None:
    """Read a number exactly; ``None`` for everything that is none or is grouped wrongly.

    Signs in front or behind, brackets for negative numbers, thousands by the other mark, blank or
    apostrophe, digits of any script, "1.2E3". "NaN", infinities and exponents beyond 30 are
    ``None``. Without a decimal mark only numbers that can be read in one way are.
    """
    decimal_mark = decimal_mark or _mark_of_one(text)
    if decimal_mark is None:
        return None
    if _PLAIN[decimal_mark](text):
        number = Decimal(text.replace(",", ".") if decimal_mark == "," else text)
        return number or Decimal(0)
    if _GROUPED[decimal_mark](text):
        return Decimal(text.translate(_NO_GROUPS[decimal_mark])) or Decimal(0)
    return _read(text, decimal_mark) if len(text) <= _LONGEST else None


def _mark_of_one(text: str) -> DecimalMark | None:
    shown = normalise_signs(text[:_LONGEST]).strip(" .,-()")
    return _own_mark(shown) if "." in shown or "," in shown else "."


def _read(text: str, decimal_mark: DecimalMark) -> Decimal | None:
    if not text.isascii():
        text = normalise_signs(text)
        if _ARABIC_DECIMAL in text or _ARABIC_THOUSANDS in text:
            text = text.replace(_ARABIC_THOUSANDS, "'").replace(_ARABIC_DECIMAL, decimal_mark)
    found = _SIGNED.fullmatch(text.strip())
    if found is None or bool(found["open"]) + bool(found["sign"]) + bool(found["after"]) > 1:
        return None
    shape = _NUMBER[decimal_mark](found["body"])
    if shape is None:
        return None
    number = Decimal(found["body"].translate(_NO_GROUPS[decimal_mark]))
    if not number:
        return Decimal(0)
    if shape["exponent"] and abs(number.adjusted()) > _LARGEST_EXPONENT:
        return None
    negative = found["open"] or found["sign"] == "-" or found["after"]
    return number.copy_negate() if negative else number


_PERCENT = re.compile(
    r"(?P<sign>[-+(]?\s*)(?P<front>%\s*)?(?P<body>[^%]*?)(?P<back>\s*%)?(?P<end>\s*[-)]?)"
)


def parse_percent(text: str, decimal_mark: DecimalMark | None) -> Decimal | None:
    """The percentage: "-15.00%" is -15.00, "15" is 15. The sign may stand in front or behind."""
    text = normalise_signs(text).replace("٪", "%").replace("％", "%")
    if "%" in text:
        found = _PERCENT.fullmatch(text) if len(text) <= _LONGEST else None
        if found is None or bool(found["front"]) == bool(found["back"]):
            return None
        text = found["sign"] + found["body"] + found["end"]
    return parse_number(text, decimal_mark)


def plain(number: Decimal) -> str:
    """Canonical text: no exponent, no zeros behind the last digit of a fraction, "0" for zero.

    Raises:
        ValueError: not a finite number.
    """
    if not number.is_finite():
        raise ValueError(f"not a number: {number}")
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
