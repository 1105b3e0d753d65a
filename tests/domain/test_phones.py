"""Telephone numbers as people type them."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crm_desktop.domain import phones
from crm_desktop.domain.phones import (
    digits,
    excel_damage,
    looks_like_phone,
    phone_key,
    repair,
    split_numbers,
    to_e164,
)
from tests.performance.phones import by_library, well_formed

REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)
WELL_FORMED = well_formed()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1-955-371-0847 x371", "19553710847"),
        ("(862) 305-9661 x153", "8623059661"),
        ("+49 30 12345 ext. 5", "493012345"),
        ("+49 30 12345;ext=5", "493012345"),
        ("٠١٧١ ١٢٣٤٥٦٧", "01711234567"),
        ("+44 609-896-Moore", "44609896"),
        ("Fax 030 123456", "030123456"),
        ("x30 123456", "30123456"),
        ("", ""),
    ],
)
def test_digits(text: str, expected: str) -> None:
    assert digits(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("030/123456", ["030/123456"]),
        ("0171-1234567 / 030-99", ["0171-1234567", "030-99"]),
        ("030 1234567; 0171 7654321", ["030 1234567", "0171 7654321"]),
        ("030 1234567, 0171 7654321", ["030 1234567", "0171 7654321"]),
        ("030 1234567\n0171 7654321", ["030 1234567", "0171 7654321"]),
        ("030 1234567 oder 0171 7654321", ["030 1234567", "0171 7654321"]),
        ("030/123456/0171/7654321", ["030/123456", "0171/7654321"]),
        ("030/123456 / 0171/7654321", ["030/123456", "0171/7654321"]),
        ("0221/1234567/7654321", ["0221/1234567", "7654321"]),
        ("0049/171/1234567", ["0049/171/1234567"]),
        ("0049 171/0123456", ["0049 171/0123456"]),
        ("509/555/7969", ["509/555/7969"]),
        ("02151 12345/67", ["02151 12345/67"]),
        ("0171 1234567, Büro", ["0171 1234567, Büro"]),
        ("+49 30 12345;ext=5", ["+49 30 12345;ext=5"]),
        ("030 12345, ext 512", ["030 12345, ext 512"]),
        ("Büro: 030 123456, Mobil: 0171 1234567", ["Büro: 030 123456", "Mobil: 0171 1234567"]),
        ("  ", []),
        ("n/a", ["n/a"]),
    ],
)
def test_split_numbers(text: str, expected: list[str]) -> None:
    assert split_numbers(text) == expected


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text("0123456789+-/;,| ()xor\n", max_size=60))
def test_splitting_keeps_every_digit_and_letter(text: str) -> None:
    def kept(value: str) -> str:
        return "".join(sign for sign in value if sign.isdecimal() or sign in "+x(")

    joined = "".join(split_numbers(text))
    assert kept(joined) == kept(text)


@pytest.mark.parametrize(
    "writings",
    [
        ["+49 171 1234567", "0049 171 1234567", "0171 1234567", "+49 (0)171/1234567", "1711234567"],
        ["(509) 555-7969", "+1 509 555 7969", "1-509-555-7969", "509.555.7969 x12"],
        ["+45 12 34 56 78", "12345678", "0045 12345678"],
        ["+49 30 12345", "030/12345", "(030) 123 45"],
        ["+39 06 1234567", "06 1234567"],
        ["+385 1 2345 678", "01 2345-678"],
    ],
)
def test_writings_of_one_number_have_one_key(writings: list[str]) -> None:
    keys = {phone_key(writing) for writing in writings}
    assert len(keys) == 1
    assert len(keys.pop()) >= 6


def test_key_of_short_numbers() -> None:
    assert phone_key("110") == ""
    assert phone_key("12345") == ""
    assert phone_key("123456") == "123456"
    assert phone_key("0921-12 34 65") == "921123465"
    assert phone_key("no number") == ""


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.sampled_from(WELL_FORMED))
def test_key_ignores_country_code_and_trunk_zero(number: tuple[str, str]) -> None:
    # Only where the trunk prefix is 0 or absent: a region with another one cannot be known.
    text, region = number
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region)
    parsed = phonenumbers.parse(text, region)
    if metadata is None or metadata.national_prefix not in {None, "0"} or region in {"AR", "MX"}:
        return
    national = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    international = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    assert phone_key(national) == phone_key(international)


def test_two_digit_country_codes_are_those_of_the_number_plans() -> None:
    codes = {str(code) for code in phonenumbers.COUNTRY_CODE_TO_REGION_CODE}
    assert {code for code in codes if len(code) == 2} == phones._TWO_DIGIT_CODES
    assert {code for code in codes if len(code) == 1} == {"1", "7"}


def test_e164_of_every_region_equals_the_library() -> None:
    differences = [
        (text, region, ours, theirs)
        for text, region in WELL_FORMED
        if (ours := to_e164(text, region)) != (theirs := by_library(text, region))
    ]
    assert len(WELL_FORMED) > 2000
    assert differences == []


@settings(derandomize=True, deadline=None, max_examples=1500)
@given(
    st.sampled_from(WELL_FORMED),
    st.sampled_from([*REGIONS, None, "ZZ", "de"]),
    st.sampled_from(["", " ", "-", ".", "/", "(0)", " x12", "x1234567", " ext. 7", "#5"]),
    st.sampled_from(["", "0", "00", "+", "++", "011", "1", "8", "810", "(", "tel:"]),
    st.integers(0, 20),
    st.booleans(),
)
@example(("+1 268-460-1234", "AG"), "AG", "", "", 0, False)
@example(("460-1234", "AG"), "AG", "", "", 0, False)
@example(("62889", "AC"), "de", "", "", 0, False)
@example(("62889", "AC"), "de", " x12", "", 0, False)
def test_e164_of_bent_numbers_equals_the_library(
    number: tuple[str, str],
    other_region: str | None,
    piece: str,
    front: str,
    at: int,
    at_home: bool,
) -> None:
    text, region = number
    text = f"{front}{text[:at]}{piece}{text[at:]}"
    used = region if at_home else other_region
    assert to_e164(text, used) == by_library(text, used and used.upper())


@settings(derandomize=True, deadline=None, max_examples=1000)
@given(
    st.sampled_from(["", "+", " ", "(", "(+"]),
    st.text("0123456789", min_size=2, max_size=18),
    st.sampled_from(["", " ", ")", "-", "x1", " x 1234567"]),
    st.sampled_from(REGIONS),
)
@example("", "376009518278", "", "AD")  # too long with its country code, unfit without
def test_e164_of_any_digits_equals_the_library(
    front: str, number: str, end: str, region: str
) -> None:
    text = front + number + end
    assert to_e164(text, region) == by_library(text, region)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.text(max_size=60), st.sampled_from([None, "DE", "US", "??"]))
@example("+" * 300, "DE")
@example("(" * 300, "DE")
@example("1" * 5000, None)
@example("+0123456", "DE")
def test_no_text_breaks_anything(text: str, region: str | None) -> None:
    assert to_e164(text, region) == by_library(text, region)
    key = phone_key(text)
    assert key == "" or (6 <= len(key) <= 9 and key.isascii() and key.isdecimal())
    assert digits(text).isascii()
    assert "" not in split_numbers(text)
    assert looks_like_phone(text) in {True, False}
    assert excel_damage(text, region) in {None, "exponent", "point zero", "lost zero"}
    assert repair(text, region) is None or excel_damage(text, region) is not None


@pytest.mark.parametrize(
    "text",
    [
        "+49 171 1234567", "0171 1234567", "0171/1234567", "01711234567", "00491711234567",
        "(509) 555-7969", "509.555.7969", "1-955-371-0847 x371", "+44 609-896-Moore", "555-1234",
        "385-(642)951-8397", "0921-12 34 65", "01 23 45 67 89", "600 123 456", "Tel.: 030 12345",
        "(+49) 171 1234567", "+4915112345678", "(5) 555-4729", "0621-08460",
        "030 – 123 456", "88.60.15.31", "(91) 555 22 82", "2967 542",
    ],
)  # fmt: skip
def test_looks_like_phone(text: str) -> None:
    assert looks_like_phone(text)


@pytest.mark.parametrize(
    "text",
    [
        "2024-01-31", "31.12.2024", "01/02/2024", "1.2.24", "12 11 2010", "714466", "5095557969",
        "000001", "0000012345", "00195", "12345-6789", "01310-100", "1000-205", "1,234.56",
        "-1234567", "1.234.567", "1 234 567", "1234.56", "192.168.1.10", "978-3-16-148410-0",
        "12345", "Room 123456", "4111 1111 1111 1111 11", "", "x" * 1000, "Main Street 1234567",
        "+", "123+4567890", "2010-11", "2010-2011",
    ],
)  # fmt: skip
def test_does_not_look_like_phone(text: str) -> None:
    assert not looks_like_phone(text)


@pytest.mark.parametrize(
    ("value", "region", "damage", "mended"),
    [
        ("1.4E+10", "DE", "exponent", None),
        ("4,91511E+12", "DE", "exponent", None),
        ("4.915112345678E+12", "DE", "exponent", "+4915112345678"),
        (4915112345678.0, "DE", "point zero", "+4915112345678"),
        ("4915112345678.0", None, "point zero", "4915112345678"),
        ("15112345678.0", "DE", "point zero", "015112345678"),
        (15112345678, "DE", "lost zero", "015112345678"),
        (15112345678, None, None, None),
        ("15112345678", "DE", "lost zero", "015112345678"),
        ("612345678", "FR", "lost zero", "0612345678"),
        ("612345678", "ES", None, None),
        ("236618300", "IT", "lost zero", "0236618300"),
        ("5095557969", "US", None, None),
        ("4915112345678", "DE", None, None),
        ("0171 1234567", "DE", None, None),
        (1.4e20, "DE", "exponent", None),
        (float("nan"), "DE", "exponent", None),
        (0.5, "DE", None, None),
        ("", "DE", None, None),
    ],
)
def test_damage_by_excel(
    value: str | float, region: str | None, damage: str | None, mended: str | None
) -> None:
    assert excel_damage(value, region) == damage
    assert repair(value, region) == mended
