"""Phone normalising against the plain library: time ratio and differences.

``ratio`` is used by the benchmark; the goal is 0.4 or less with 0 differences.
"""

from __future__ import annotations

import time

import phonenumbers

from crm_desktop.domain.phones import to_e164

ROUNDS = 3


def well_formed() -> list[tuple[str, str]]:
    """Every region's example numbers in four writings, as (text, region)."""
    numbers: list[tuple[str, str]] = []
    kinds = [
        phonenumbers.PhoneNumberType.FIXED_LINE, phonenumbers.PhoneNumberType.MOBILE,
        phonenumbers.PhoneNumberType.TOLL_FREE,
    ]  # fmt: skip
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        for kind in kinds:
            example = phonenumbers.example_number_for_type(region, kind)
            if example is None:
                continue
            for style in ("INTERNATIONAL", "NATIONAL", "E164"):
                shown = phonenumbers.format_number(
                    example, getattr(phonenumbers.PhoneNumberFormat, style)
                )
                numbers.append((shown, region))
            numbers.append((numbers[-2][0].replace(" ", "-"), region))
    return numbers


def by_library(text: str, region: str | None) -> str | None:
    """What the library alone says."""
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def ratio() -> tuple[float, int]:
    """(our time / the library's time, numbers that differ), best of three rounds each."""
    numbers = well_formed()
    differences = sum(to_e164(*number) != by_library(*number) for number in numbers)
    times: dict[str, float] = {}
    for name, convert in (("ours", to_e164), ("library", by_library)) * ROUNDS:
        start = time.perf_counter()
        for text, region in numbers:
            convert(text, region)
        times[name] = min(times.get(name, 1e9), time.perf_counter() - start)
    return times["ours"] / times["library"], differences
