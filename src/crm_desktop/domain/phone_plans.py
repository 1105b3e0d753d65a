"""E.164: a number of any writing, read with the number plan of its region.

The plans are those of phonenumberslite, imported on first use because that costs 20 ms.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from phonenumbers import PhoneMetadata


class Plan(NamedTuple):
    """What of a region's number plan decides the reading of a number."""

    code: str
    international_prefix: Callable[[str], re.Match[str] | None]
    trunk: re.Pattern[str] | None
    trunk_literal: str
    """The trunk prefix where it is a plain text, else ""."""
    transform: str | None
    fits: Callable[[str], re.Match[str] | None]
    possible: frozenset[int]
    """Lengths of national numbers, those that can be dialled only locally included."""
    after_trunk: frozenset[int]
    """Lengths for which a trunk prefix is taken away."""
    too_long: frozenset[int]


_MOST_DIGITS = 30
# Signs between the digits, then perhaps an extension, which E.164 does not show.
_PLAIN = re.compile(r"[ (]*(\+?)([\d ().\-/]{4,50})(?:x ?\d{1,6})?", re.ASCII).fullmatch
_SIGNS = dict.fromkeys(map(ord, " ().-/"))


def _plan(metadata: PhoneMetadata) -> Plan:
    general = metadata.general_desc
    assert general is not None
    possible = frozenset(general.possible_length)
    local = frozenset(general.possible_length_local_only)
    too_long = frozenset(range(max(possible) + 1, _MOST_DIGITS + 1)) - local
    trunk = metadata.national_prefix_for_parsing or ""
    return Plan(
        code=str(metadata.country_code),
        international_prefix=re.compile(metadata.international_prefix or "NonMatch").match,
        trunk=re.compile(trunk) if trunk else None,
        trunk_literal=trunk if trunk.isdecimal() else "",
        transform=metadata.national_prefix_transform_rule or None,
        fits=re.compile(general.national_number_pattern or "NonMatch").fullmatch,
        possible=possible | local,
        after_trunk=possible | too_long,
        too_long=too_long,
    )


@cache
def plan_of_region(region: str) -> Plan | None:
    from phonenumbers import PhoneMetadata  # noqa: PLC0415 - the plans cost 20 ms at start

    metadata = PhoneMetadata.metadata_for_region(region, None)
    return None if metadata is None else _plan(metadata)


@cache
def _plan_of_code(code: str) -> Plan | None:
    """The plan of a country calling code's main region; None: there is no such code."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata  # noqa: PLC0415

    regions = COUNTRY_CODE_TO_REGION_CODE.get(int(code)) if code.isdecimal() else None
    if not regions:
        return None
    metadata = PhoneMetadata.metadata_for_region_or_calling_code(int(code), regions[0])
    return None if metadata is None else _plan(metadata)


def to_e164(text: str, region: str | None) -> str | None:
    """The number as "+491711234567"; None where it is not possible in the number plan.

    Equals ``parse``, ``is_possible_number`` and ``format_number(E164)`` of phonenumberslite for
    every text; ``region`` may be in small letters, too. Numbers of plain digits and signs are read
    here with the plans of that library; everything else (extensions, letters, other scripts) is
    left to it.
    """
    region = region.upper() if region else None
    shape = _PLAIN(text)
    if shape is None:
        return _by_library(text, region)
    number = shape[2].translate(_SIGNS)
    if not 4 <= len(number) <= _MOST_DIGITS:
        return _by_library(text, region)
    if shape[1]:
        main = _plan_of_number(number)
        if main is None:
            return _by_library(text, region)
        national = number[len(main.code) :]
        plan: Plan | None = main
    else:
        plan = plan_of_region(region) if region else None
        if plan is None:
            return None
        found = plan.international_prefix(number)
        if found is not None and not number.startswith("0", found.end()):
            national = number[found.end() :]
            main = _plan_of_number(national) if len(national) > 2 else None
            if main is None:
                return None
            national = national[len(main.code) :]
            plan = main
        else:
            main = _plan_of_code(plan.code)
            assert main is not None
            national = number
            if number.startswith(plan.code):
                rest = _without_trunk(number[len(plan.code) :], plan)
                if len(number) in plan.too_long or (plan.fits(rest) and not plan.fits(number)):
                    national, plan = rest, main
    assert plan is not None
    shorter = _without_trunk(national, plan)
    if len(shorter) in plan.after_trunk:
        national = shorter
    return f"+{main.code}{national}" if len(national) in main.possible else None


def _plan_of_number(number: str) -> Plan | None:
    if number[0] == "0":
        return None
    return _plan_of_code(number[:1]) or _plan_of_code(number[:2]) or _plan_of_code(number[:3])


def _without_trunk(number: str, plan: Plan) -> str:
    """Take the national prefix away unless that makes a fitting number unfit."""
    if plan.trunk_literal:
        if not number.startswith(plan.trunk_literal):
            return number
        rest = number[len(plan.trunk_literal) :]
    else:
        if plan.trunk is None:
            return number
        found = plan.trunk.match(number)
        if found is None:
            return number
        if plan.transform is None or found[plan.trunk.groups] is None:
            rest = number[found.end() :]
        else:
            rest = plan.trunk.sub(plan.transform, number, count=1)
    return number if plan.fits(number) and not plan.fits(rest) else rest


def _by_library(text: str, region: str | None) -> str | None:
    import phonenumbers  # noqa: PLC0415

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def is_valid(text: str, region: str | None) -> bool:
    """Whether the number belongs to a range that is in use, not just of a possible length."""
    import phonenumbers  # noqa: PLC0415

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(text, region))
    except phonenumbers.NumberParseException:
        return False
