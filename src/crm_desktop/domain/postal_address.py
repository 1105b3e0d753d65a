"""Addresses as they stand on an envelope: the lines in the order of the country they go to.

The order and the place of the post code are those of the destination, whatever the country of the
sender; the name of the country stands last, in capitals, and only abroad: in the language of the
sender, since it is the sender's post that reads it. Sources: the addressing guides of the
Universal Postal Union and of the national posts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from crm_desktop.domain.country_names import COUNTRIES
from crm_desktop.domain.country_names_german import GERMAN_NAMES
from crm_desktop.domain.places import country_code
from crm_desktop.domain.text import collapse, fold


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """As it was typed; ``country`` in any writing, empty: that of the sender. The number of the
    house may stand in ``street`` already, then ``street_number`` is empty."""

    street: str = ""
    street2: str = ""
    street_number: str = ""
    postal_code: str = ""
    city: str = ""
    region: str = ""
    country: str = ""

    @property
    def reaches(self) -> bool:
        """Whether a letter could get there: a place, and where in it (or a post code)."""
        return bool(self.city.strip() and (self.street.strip() or self.street2.strip())) or bool(
            self.postal_code.strip() and (self.street.strip() or self.street2.strip())
        )


# S street with its number, 2 second line, P post code, C town, R region; | ends a line. A part
# that is empty goes with the signs beside it.
_USUAL = "S|2|P C"
_UNKNOWN = "S|2|P C|R"
_ORDER: dict[str, str] = {
    country: order
    for countries, order in (
        ("US PR GU VI AS MP", "S|2|C, R P"),
        ("CA AU CO", "S|2|C R P"),
        ("GB GG JE IM ZA KE EG FK GI", "S|2|C|P"),
        ("IE", "S|2|C|R|P"),
        ("NZ SG TH VN IL MT KR TW SA PE NG BD PK LK NP JO BH", "S|2|C P"),
        ("IN ID CN", "S|2|C P|R"),
        ("JP", "S|2|C, R P"),
        ("MY PH ES AR", "S|2|P C|R"),
        ("IT", "S|2|P C R"),
        ("MX", "S|2|P C, R"),
        ("BR", "S|2|C-R|P"),
        ("HU", "C|S|2|P"),
        ("RU UA BY", "S|2|C|R|P"),
        ("LV", "S|2|C, P"),
        ("HK AE QA IQ", "S|2|C|R"),
    )
    for country in countries.split()
}
# In their own script these are written from the large to the small.
_OWN_SCRIPT = {"JP": "〒P|RCS|2", "CN": "P|RCS|2", "TW": "P|RCS|2", "KR": "R C S|2|P"}
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

# Where the number stands before the street; behind it elsewhere.
_FIRST = """
US PR GU VI AS MP CA AU NZ GB GG JE IM IE FR LU MC ZA IN SG MY PH HK TH VN LK PK BD NG KE MT IL EG
AE SA QA MA TN DZ GI FK JP CN KR TW
"""
_NUMBER_FIRST = frozenset(_FIRST.split())
_COMMA_NUMBER = frozenset(("BR", "ES", "IT", "PT", "RU", "UA", "BY"))  # "Rua Augusta, 120"
_TOKEN = re.compile(r"([^S2PCR|]*)([S2PCR])")


def destination(country: str, home: str) -> str:
    """The code of the country a letter goes to; empty where its name is not known."""
    if not country.strip():
        return home
    return country_code(country) or ""


def address_lines(address: PostalAddress, home: str, language: str) -> tuple[str, ...]:
    """The lines below the name. ``home`` is the sender's country (ISO code, empty: not known),
    ``language`` the sender's ("en", "de")."""
    to = destination(address.country, home)
    order = _ORDER.get(to, _USUAL) if to else _UNKNOWN
    if to in _OWN_SCRIPT and _EAST_ASIAN.search(f"{address.street}{address.city}"):
        order = _OWN_SCRIPT[to]
    city, region = collapse(address.city), collapse(address.region)
    if fold(region) == fold(city) or (to == "IT" and len(region) != 2):
        region = ""
    parts = {
        "S": _street(address, to), "2": collapse(address.street2),
        "P": collapse(address.postal_code), "C": city, "R": region,
    }  # fmt: skip
    lines = [line for part in order.split("|") if (line := _line(part, parts))]
    if address.country.strip() and (to != home or not to):
        lines.append(country_name(to, language).upper() or collapse(address.country).upper())
    return tuple(lines)


def _line(order: str, parts: dict[str, str]) -> str:
    line = ""
    for between, token in _TOKEN.findall(order):
        if not parts[token]:
            continue
        # "〒" goes before its part; other signs stand between two.
        line += (between if line or between == "〒" else "") + parts[token]
    return line


def _street(address: PostalAddress, to: str) -> str:
    street, number = collapse(address.street), collapse(address.street_number)
    if not street or not number:
        return street or number
    if to in _NUMBER_FIRST:
        return f"{number} {street}"
    return f"{street}, {number}" if to in _COMMA_NUMBER else f"{street} {number}"


def sort_key(address: PostalAddress, home: str) -> tuple[bool, str, str, str]:
    """Letters of the own country first, by post code; then abroad by country."""
    to = destination(address.country, home)
    abroad = to != home
    country = (to or fold(address.country)) if abroad else ""
    return abroad, country, fold(address.postal_code).replace(" ", ""), fold(address.city)


def town_key(address: PostalAddress, home: str) -> str:
    """The country and the post code (the town, where there is none) in one writing; empty: neither
    is known. Two addresses that are the ``same_place`` have the same."""
    where = fold(address.postal_code or address.city).replace(" ", "")
    if not where:
        return ""
    return f"{destination(address.country, home) or fold(address.country)}|{where}"


def same_place(address: PostalAddress, home: str) -> str:
    """What two writings of one address have in common; empty: too little is known to say."""
    street = fold(f"{address.street} {address.street_number} {address.street2}")
    street = re.sub(r"str(?:asse|eet|\.)(?=\W|$)", "str", street)
    words = re.sub(r"[^\w]+", " ", street).split()
    town = town_key(address, home)
    return f"{town}|{' '.join(sorted(words))}" if words and town else ""


@lru_cache(maxsize=4)
def _names(language: str) -> dict[str, str]:
    if language == "de":
        entries = GERMAN_NAMES.replace("\n", "|").strip("|").split("|")
        return {entry[:2]: entry[3:] for entry in entries}
    lines = COUNTRIES.strip().split("\n")
    return {line[:2]: line.split(" ", 2)[2].partition("|")[0] for line in lines}


def country_name(code: str, language: str) -> str:
    """The name of a country (ISO code) in English or German; empty: no such country."""
    return _names(language).get(code, "")
