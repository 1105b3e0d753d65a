"""Codes for paper: a slip of the pen is noticed."""

from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.domain.short_codes import read_code, short_code, with_code

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(st.binary(min_size=16, max_size=16))
def test_a_code_is_read_however_it_is_typed(identity: bytes) -> None:
    code = short_code(identity)
    assert len(code) == 8
    for typed in (code, code.lower(), code.replace("-", " "), code.replace("0", "o")):
        assert read_code(typed) == code


@given(st.binary(min_size=16, max_size=16), st.integers(0, 6), st.sampled_from(SIGNS))
def test_a_wrong_sign_or_exchanged_neighbours_are_noticed(
    identity: bytes, place: int, other: str
) -> None:
    signs = short_code(identity).replace("-", "")
    changed = signs[:place] + other + signs[place + 1 :]
    assert (read_code(changed) is None) == (changed != signs)
    if place < 6:
        pair = signs[place : place + 2]
        swapped = signs[:place] + pair[::-1] + signs[place + 2 :]
        assert (read_code(swapped) is None) == (swapped != signs)


def test_what_is_no_code() -> None:
    for text in ("", "ABC", "ABC-DEFGH", "AB!-CDEF"):
        assert read_code(text) is None


@given(st.lists(st.binary(min_size=16, max_size=16), min_size=1, max_size=20))
def test_those_with_a_code_are_found(identities: list[bytes]) -> None:
    code = short_code(identities[0])
    expected = [one for one in identities if short_code(one) == code]
    assert with_code(identities, code) == expected
