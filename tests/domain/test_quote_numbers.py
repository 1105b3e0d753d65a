"""Numbers of quotes: counted for each PC and year, never given twice, marks that differ."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.domain.quote_numbers import (
    QuoteNumber,
    choose_mark,
    mark_of,
    next_number,
    parse_number,
    repeated,
)

devices = st.binary(min_size=16, max_size=16)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2026-0007", QuoteNumber("", 2026, "", 7)),
        ("Q2026-KT-0007", QuoteNumber("Q", 2026, "KT", 7)),
        ("AN 2026-12345", QuoteNumber("AN ", 2026, "", 12345)),
        ("my own", None),
        ("2026-7", None),
    ],
)
def test_reading(text: str, number: QuoteNumber | None) -> None:
    assert parse_number(text) == number
    if number is not None:
        assert str(number) == text


def test_the_next_number_goes_on_from_the_highest() -> None:
    given_ = ["2026-0001", "2026-0009", "2025-0044", "2026-KT-0050", "by hand", "Q2026-0012"]
    assert next_number("", 2026, "", given_) == "2026-0013"
    assert next_number("Q", 2026, "KT", given_) == "Q2026-KT-0051"
    assert next_number("", 2027, "", given_) == "2027-0001"
    assert next_number("", 2026, "", ["2026-9999"]) == "2026-10000"


@settings(max_examples=60)
@given(devices, devices)
def test_a_pc_that_joins_never_takes_the_mark_of_the_one_it_joined(a: bytes, b: bytes) -> None:
    first = choose_mark(a, [], ())
    second = choose_mark(b, [a], ())
    assert len(first) == len(second) == 2
    if a != b:
        assert first != second


def test_a_mark_in_use_is_left_out() -> None:
    own = b"x" * 16
    assert choose_mark(own, [], ()) == mark_of(own)
    other = choose_mark(own, [], {mark_of(own)})
    assert other == mark_of(own, 1) != mark_of(own)


@settings(max_examples=40)
@given(devices, st.lists(st.sampled_from(["a", "b"]), max_size=12))
def test_two_pcs_count_for_themselves(joined: bytes, turns: list[str]) -> None:
    founder, mark = "", choose_mark(joined, [b"f" * 16], ())
    given_: list[str] = []
    seen = {"a": list[str](), "b": list[str]()}  # each knows its own only: they never exchange
    for who in turns:
        made = next_number("", 2026, founder if who == "a" else mark, seen[who])
        seen[who].append(made)
        given_.append(made)
    assert len(set(given_)) == len(given_)


def test_numbers_that_stand_on_two_quotes() -> None:
    assert repeated([("1", 1), ("1", 2), ("2", 1), ("1", 1)]) == {("1", 1)}
