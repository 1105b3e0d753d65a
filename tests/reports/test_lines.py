"""Text in lines: nothing is lost, nothing is wider than it may be."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.reports.lines import width_of, wrap
from crm_desktop.reports.looks import TextStyle, Weight

STYLE = TextStyle()
LETTERS = "abc WÄöß.-@/\n 12 αβγ жця ệ שלם بلا 山田ロ กี"


def test_words_are_broken_at_blanks() -> None:
    lines = [line.text for line in wrap("one two three four five six", STYLE, 60)]
    assert " ".join(lines) == "one two three four five six"
    assert len(lines) > 1


def test_a_long_word_is_broken_after_a_sign_that_ends_a_part() -> None:
    lines = [line.text for line in wrap("alain@imprimerie-du-marche.example", STYLE, 90)]
    assert "".join(lines) == "alain@imprimerie-du-marche.example"
    assert all(line[-1] in "@-." for line in lines[:-1])


def test_lines_of_the_text_stay_lines() -> None:
    assert [line.text for line in wrap("a\r\n\r\nb\tc\n", STYLE, 100)] == ["a", "", "b c"]


def test_east_asian_text_is_broken_between_its_signs_and_never_before_a_stop() -> None:
    for width in range(40, 130, 6):
        lines = [line.text for line in wrap("山田太郎は東京都に住んでいます。" * 3, STYLE, width)]
        assert len(lines) > 3
        assert not any(line.startswith("。") for line in lines)


def test_text_from_the_right_is_known() -> None:
    (line,) = wrap("שלום Anna", STYLE, 200)
    assert line.from_right


def test_signs_of_direction_are_left_out_and_html_is_text() -> None:
    (line,) = wrap("<b>x</b> \u202eabc", STYLE, 300)
    assert width_of("<b>x</b> abc", STYLE) == pytest.approx(line.width)


@settings(max_examples=50)
@given(st.text(alphabet=LETTERS, max_size=200), st.floats(20, 200))
def test_nothing_is_lost_and_nothing_too_wide(typed: str, width: float) -> None:
    lines = wrap(typed, STYLE, width)
    assert "".join("".join(line.text.split()) for line in lines) == "".join(typed.split())
    assert all(line.width <= width + 0.01 or len(line.text) <= 3 for line in lines)


@pytest.mark.parametrize("weight", ["regular", "medium", "semibold"])
def test_all_digits_have_one_width(weight: Weight) -> None:
    style = TextStyle(weight=weight)
    assert len({round(width_of(digit, style), 4) for digit in "0123456789"}) == 1
    assert width_of("1", style) > 0
