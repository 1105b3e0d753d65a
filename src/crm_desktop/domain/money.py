"""Money: currencies with their minor units, reading amounts, the one place where is rounded.

Amounts are kept as integers of minor units (cents) together with an ISO 4217 code.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from crm_desktop.domain.numbers import DecimalMark, normalise_signs, parse_number

_TWO_DIGITS = (
    """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD
HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK
MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD
RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH
USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
"""
    + "ANG BGN CUC HRK SLL ZWL"
)  # withdrawn lately; files still hold them
_NO_DIGITS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THREE_DIGITS = "BHD IQD JOD KWD LYD OMR TND"
_FOUR_DIGITS = "CLF UYW"

CURRENCY_DIGITS: dict[str, int] = {
    code: count
    for count, codes in (
        (2, _TWO_DIGITS), (0, _NO_DIGITS), (3, _THREE_DIGITS), (4, _FOUR_DIGITS),
    )
    for code in codes.split()
}  # fmt: skip
"""ISO 4217 code -> digits of its minor unit; metals, funds for clearing and test codes left out."""

# Signs and words, in small letters. "" means money of an unknown kind: "$" is used by twenty
# countries, "kr" by four, "¥" by two with different minor units.
_CURRENCY_OF = {
    "$": "", "kr": "", "kr.": "", "¥": "", "￥": "", "rs": "", "rs.": "",
    "€": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "zł": "PLN", "zl": "PLN",
    "fr.": "CHF", "fr": "CHF", "sfr.": "CHF", "sfr": "CHF", "kč": "CZK", "kc": "CZK", "ft": "HUF",
    "lei": "RON", "лв": "BGN", "лв.": "BGN", "₹": "INR", "₺": "TRY", "tl": "TRY", "₽": "RUB",
    "руб": "RUB", "руб.": "RUB", "₴": "UAH", "грн": "UAH", "грн.": "UAH", "₩": "KRW", "₫": "VND",
    "₪": "ILS", "฿": "THB", "₱": "PHP", "₦": "NGN", "₡": "CRC", "₲": "PYG", "₸": "KZT",
    "₼": "AZN", "₾": "GEL", "円": "JPY", "元": "CNY", "r$": "BRL", "us$": "USD", "$us": "USD",
    "au$": "AUD", "a$": "AUD", "ca$": "CAD", "c$": "CAD", "$ca": "CAD", "nz$": "NZD",
    "hk$": "HKD", "s$": "SGD", "mx$": "MXN", "nt$": "TWD", "jp¥": "JPY", "cn¥": "CNY",
    "dkr": "DKK", "nkr": "NOK", "skr": "SEK",
}  # fmt: skip

_LONGEST = 64
_PLAIN = re.compile(r"-?\d{1,18}", re.ASCII).fullmatch
# "1.234,-" and "50.--": no cents.
_NO_CENTS = re.compile(r"(\d)[.,](?:-{1,2}|—)(?=\D*\Z)")
_AMOUNT = re.compile(r"(?P<front>[^\d]*?)(?P<core>[.,]?\d(?:[\d.,' ٫٬]*\d)?)(?P<back>\D*)")


def parse_money(text: str, decimal_mark: DecimalMark | None) -> tuple[Decimal, str | None] | None:
    """The amount and its currency, where the text names one for sure; ``None``: no amount.

    Currency sign or ISO code in front or behind, in any of the writings of ``parse_number``.
    Ambiguous signs ("$", "kr", "¥", "Rs") give the amount without a currency; two currencies or
    any other word make it no amount.
    """
    if _PLAIN(text):
        return Decimal(int(text)), None
    if len(text) > _LONGEST:
        return None
    text = normalise_signs(text)
    if "-" in text or "—" in text:
        text = _NO_CENTS.sub(r"\1", text)
    bracketed = text.startswith("(") and text.endswith(")")
    found = _AMOUNT.fullmatch(text[1:-1] if bracketed else text)
    if found is None:
        return None
    front, core, back = found["front"], found["core"], found["back"]
    if core[0] in ".," and front[-1:].isalpha():
        front, core = front + core[0], core[1:]  # "Fr.50"
    if not bracketed and front.endswith("(") and back.startswith(")"):
        front, back, bracketed = front[:-1], back[1:], True  # "$(5.00)"
    signs, currency = _frame(front, back)
    if len(signs) + bracketed > 1:
        return None
    amount = parse_number(core, decimal_mark) if currency is not None else None
    if amount is None:
        return None
    if (signs == "-" or bracketed) and amount:
        amount = amount.copy_negate()
    return amount, currency or None


@lru_cache(maxsize=256)
def _frame(front: str, back: str) -> tuple[str, str | None]:
    """(plus and minus signs, currency) around the digits.

    The currency is "" where none or an ambiguous one is named, ``None`` where a word is no
    currency or there are two. A column has few different frames, hence the cache.
    """
    signs = ""
    codes: set[str] = set()
    for part in (front, back):
        token = part.strip()
        bare = token.strip("+-")
        signs += token.replace(bare, "", 1)
        code = _currency(bare.strip()) if bare else ""
        if code is None:
            return signs, None
        codes.add(code)
    codes.discard("")
    if len(codes) > 1:
        return signs, None
    return signs, codes.pop() if codes else ""


def _currency(token: str) -> str | None:
    if token in CURRENCY_DIGITS:
        return token
    small = token.lower()
    if small in _CURRENCY_OF:
        return _CURRENCY_OF[small]
    # Small letters only where the code is no word ("all", "top", "try").
    upper = token.upper()
    return upper if upper in {"EUR", "USD", "GBP", "CHF", "PLN", "SEK", "NOK", "DKK"} else None


# --- Minor units ---------------------------------------------------------------------------------

# Wide enough that no shift of digits is ever rounded; rounding happens in round_minor alone.
_EXACT = Context(prec=200, rounding=ROUND_HALF_UP)
_LARGEST = 2**63 - 1
"""Of an integer in the shop file."""


def round_minor(minor: Decimal) -> int:
    """Round to whole minor units the commercial way: halves away from zero. The only rounding.

    Raises:
        ValueError: not finite, or too large for the shop file.
    """
    if not minor.is_finite():
        raise ValueError(f"not an amount: {minor}")
    if minor.adjusted() > 20:
        raise ValueError("the amount is too large")
    whole = int(minor.to_integral_value(ROUND_HALF_UP, _EXACT))
    if abs(whole) > _LARGEST:
        raise ValueError("the amount is too large")
    return whole


def to_minor(amount: Decimal, currency: str) -> int:
    """The amount in minor units: 12.345 EUR is 1235, 100 JPY is 100.

    Raises:
        KeyError: no such currency.
        ValueError: not finite, or too large.
    """
    digits = CURRENCY_DIGITS[currency]
    if not amount.is_finite() or amount.adjusted() > 20:
        return round_minor(amount)  # which says why not
    return round_minor(amount.scaleb(digits, _EXACT))


def from_minor(minor: int, currency: str) -> Decimal:
    """The amount with all digits of its currency: 1230 EUR cents are 12.30.

    Raises:
        KeyError: no such currency.
    """
    return Decimal(minor).scaleb(-CURRENCY_DIGITS[currency], _EXACT)
