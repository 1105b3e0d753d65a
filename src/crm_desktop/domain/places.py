"""Countries from what people write, and post codes that lost their leading zero.

Only for values that are known to be a country or a post code: "IN" in a column of regions is
Indiana, and here it is India.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from crm_desktop.domain.country_names import COUNTRIES, FURTHER_NAMES, SINGLE_LETTERS
from crm_desktop.domain.text import key

_LONGEST = 80


@cache
def _code_of_key() -> dict[str, str]:
    codes: dict[str, str] = dict(SINGLE_LETTERS)
    for line in FURTHER_NAMES.strip().split("\n"):
        code, _, names = line.partition(" ")
        codes.update((key(name), code) for name in names.split("|"))
    # The official codes last: nothing may cover them.
    for line in COUNTRIES.strip().split("\n"):
        code, alpha3, names = line.split(" ", 2)
        codes.update((key(name), code) for name in names.split("|"))
        codes[alpha3.lower()] = code
    codes.update((line[:2].lower(), line[:2]) for line in COUNTRIES.strip().split("\n"))
    return codes


@lru_cache(4096)
def country_code(text: str) -> str | None:
    """ISO 3166-1 alpha-2 of a country given by code or name; ``None`` where it is not known.

    Alpha-2, alpha-3, English names of all countries; for about seventy also their own names and
    those in the languages of the program; "UK", "D", "USA". Case, accents and points do not count.
    """
    if len(text) > _LONGEST:
        return None
    folded = key(text)
    return _code_of_key().get(folded) or _code_of_key().get(folded.removeprefix("the"))


# --- Post codes ----------------------------------------------------------------------------------

# Digits of the post codes of countries that have codes with a zero in front, and where a hyphen
# or blank stands in them. Countries without such codes (AT, BE, BG, CH, CY, HU, NL, PT, SI ...)
# cannot lose one.
_ZERO_CODES: dict[str, tuple[int, str]] = {
    "US": (5, ""), "PR": (5, ""), "DE": (5, ""), "FR": (5, ""), "IT": (5, ""), "ES": (5, ""),
    "MX": (5, ""), "TR": (5, ""), "FI": (5, ""), "AX": (5, ""), "UA": (5, ""), "LT": (5, ""),
    "MY": (5, ""), "KR": (5, ""), "VA": (5, ""), "DZ": (5, ""), "PE": (5, ""),
    "CN": (6, ""), "RO": (6, ""), "CO": (6, ""), "EC": (6, ""), "SG": (6, ""), "KZ": (6, ""),
    "NO": (4, ""), "AU": (4, ""), "NZ": (4, ""), "ZA": (4, ""), "DK": (4, ""),
    "PL": (5, "2-"), "JP": (7, "3-"), "BR": (8, "5-"), "SK": (5, "3 "),
}  # fmt: skip
# Where codes begin with two zeros (Roma, Helsinki, Warszawa): there both may be lost.
_TWO_ZEROS = frozenset({"US", "PR", "IT", "VA", "FI", "AX", "LT", "JP", "PL", "NO", "ZA"})
_POINT_ZERO = re.compile(r"\d{2,9}[.,]0{1,2}", re.ASCII)
_PLUS_FOUR = re.compile(r"\d{3,4}-\d{4}", re.ASCII)
_DIGITS_ONLY = re.compile(r"[1-9]\d{1,8}", re.ASCII)  # a zero that is there was not lost


def postal_code_damage(code: str, country: str | None, usual_length: int | None = None) -> bool:
    """Whether a spreadsheet damaged a post code: a zero in front is lost, or ".0" was added.

    ``country`` in any writing of ``country_code``. Where it is blank or unknown, ``usual_length``
    (digits of most codes of the column) decides.
    """
    return repair_postal_code(code, country, usual_length) is not None


def repair_postal_code(code: str, country: str | None, usual_length: int | None) -> str | None:
    """The post code with its zeros and its usual sign; ``None``: nothing damaged, or not known.

    "8836" of Germany is "08836", "1012" of Poland "01-012", "2134-1000" of the US "02134-1000".
    """
    code = code.strip()
    bare = code
    if _POINT_ZERO.fullmatch(code):
        bare = re.split("[.,]", code)[0]
    mended = _with_zeros(bare, country, usual_length)
    if mended is not None:
        return mended
    return bare if bare != code else None


def _with_zeros(code: str, country: str | None, usual_length: int | None) -> str | None:
    known = country_code(country) if country and country.strip() else None
    if known is None:
        length, shape = usual_length or 0, ""
    elif known in _ZERO_CODES:
        length, shape = _ZERO_CODES[known]
    else:
        return None
    if known == "US" and _PLUS_FOUR.fullmatch(code):
        return code.zfill(10)
    digits = code
    if shape:
        at, sign = int(shape[0]), shape[1]
        # "1-012": the zero was lost before the sign.
        front, found, back = code.partition(sign)
        if found and len(back) == length - at:
            digits = front + back
    shortest = length - (2 if known in _TWO_ZEROS else 1)
    if not _DIGITS_ONLY.fullmatch(digits) or not shortest <= len(digits) < length:
        return None
    whole = digits.zfill(length)
    return f"{whole[:at]}{sign}{whole[at:]}" if shape else whole
