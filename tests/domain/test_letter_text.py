"""Texts of letters: filling in, conditions, what is named as wrong, and that nothing ever fails."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.domain.letter_text import PAGE, Problem, read_text
from crm_desktop.domain.text import fold

KEYS = {"name": "name", "vorname": "first", "first name": "first", "company": "company",
        "city": "city", "street 2": "street2"}  # fmt: skip


def known(name: str) -> str | None:
    return KEYS.get(fold(name))


def filled(text: str, **values: str) -> str:
    read = read_text(text, known)
    assert read.problems == ()
    return read.filled(values)


@pytest.mark.parametrize(
    ("text", "values", "said"),
    [
        ("Dear {First  Name},", {"first": "Anna"}, "Dear Anna,"),
        ("Dear {vorname|you},", {}, "Dear you,"),
        ("Dear {vorname | you},", {"first": " "}, "Dear you,"),
        ("Hello{if company} at {company}{end}!", {"company": "Ho & Co"}, "Hello at Ho & Co!"),
        ("Hello{if company} at {company}{end}!", {}, "Hello!"),
        ("{if city = berlin}near{else}far{end}", {"city": "Berlin"}, "near"),
        ("{wenn nicht city = „Köln“}a{sonst}b{ende}", {"city": "koln"}, "b"),
        ("{if city != Bonn}a{else}b{end}", {"city": "Bonn"}, "b"),
        ("{if not company}a{end}", {}, "a"),
        ("{if company}{if city}x{else}y{end}{end}", {"company": "c"}, "y"),
        ("a {{b}} }c", {}, "a {b} }c"),
        ("one{new page}two", {}, f"one{PAGE}two"),
        ("{name}", {"name": "{first name} <b>"}, "{first name} <b>"),
    ],
)
def test_filling_in(text: str, values: dict[str, str], said: str) -> None:
    assert filled(text, **values) == said


def test_words_and_empty_fields_leave_no_line_behind() -> None:
    text = "a\n{if company}\nat {company}\n{else}\nalone\n{end}\n{street 2}\nb\n\nc"
    assert filled(text) == "a\nalone\nb\n\nc"
    assert filled(text, company="Ho", street2="3rd") == "a\nat Ho\n3rd\nb\n\nc"


def test_problems_name_their_line() -> None:
    read = read_text("Dear {nmae},\n{if company}\nx {\n{} {else}{else}", known)
    assert [(p.line, p.column, str(p)) for p in read.problems] == [
        (1, 6, "There is no field “nmae”."),
        (2, 1, "What begins with “if” here has no “end”."),
        (3, 3, "A brace is opened and not closed on this line."),
        (4, 1, "Between the braces stands no field."),
        (4, 10, "“{else}” belongs to no “if”."),
    ]
    assert "{nmae}" in read.filled({})
    (lost,) = read_text("x\n{end}", known).problems
    assert lost == Problem(2, 1, "“%1” belongs to no “if”.", "{end}")
    assert len(read_text("{if name}" * 21 + "{end}" * 21, known).problems) == 1


def test_a_text_may_be_as_wrong_as_it_likes() -> None:
    read = read_text("{if name}" * 5000, known)
    assert len(read.problems) == 50
    assert read.filled({"name": "x"}) == ""


pieces = st.sampled_from(
    ["{", "}", "{{", "{name}", "{if name}", "{if not city = a}", "{else}", "{end}", "{x|y}", "\n",
     "{new page}", "text", " ", "|", "=", "{if", "\0", "\u202e", "{name|\u00a0}", "\r\n"]
)  # fmt: skip
texts = st.one_of(st.text(max_size=60), st.lists(pieces, max_size=25).map("".join))


@settings(max_examples=200)
@given(texts, st.dictionaries(st.sampled_from([*KEYS.values()]), st.text(max_size=10)))
def test_reading_never_fails(text: str, values: dict[str, str]) -> None:
    read = read_text(text, known)
    said = read.filled(values)
    assert "\0" not in said
    lines = text.replace("\r\n", "\n").count("\n") + 1
    assert all(1 <= problem.line <= lines and problem.column >= 1 for problem in read.problems)
    assert read.fields <= set(KEYS.values())


@settings(max_examples=60)
@given(st.text(max_size=80).filter(lambda text: not set(text) & set("{}\0\r")))
def test_text_without_braces_is_literal(text: str) -> None:
    assert read_text(text, known).filled({}) == text
