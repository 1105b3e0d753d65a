"""Names of fields in both languages, and how letters greet."""

import pytest

from crm_desktop.domain.letter_fields import KEYS, field_name, greeting, known_fields, own_key
from crm_desktop.domain.letter_presets import ready_letters
from crm_desktop.domain.letter_text import read_text


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_field_is_understood_by_its_shown_name(language: str) -> None:
    known = known_fields([])
    assert [known(field_name(key, language).upper()) for key in KEYS] == list(KEYS)


def test_own_fields_are_understood_and_never_hide_others() -> None:
    known = known_fields(["Rahmengröße", "City"])
    assert known("rahmengrosse") == known("Rahmengröße") == own_key("Rahmengröße")
    assert known("city") == "city"
    assert known("nonsense") is None


@pytest.mark.parametrize("language", ["en", "de"])
def test_ready_letters_have_no_problems(language: str) -> None:
    known = known_fields([])
    for letter in ready_letters(language):
        assert read_text(letter.subject, known).problems == ()
        assert read_text(letter.body, known).problems == ()
        assert "greeting" in read_text(letter.body, known).fields


@pytest.mark.parametrize(
    ("language", "prefix", "gender", "said"),
    [
        ("en", "", "", "Dear Anna"),
        ("en", "Dr", "", "Dear Dr Weber"),
        ("en", "", "female", "Dear Anna"),
        ("de", "", "", "Guten Tag Anna Weber"),
        ("de", "", "weiblich", "Sehr geehrte Frau Weber"),
        ("de", "Herr Dr.", "", "Sehr geehrter Herr Dr. Weber"),
        ("de", "Prof. Dr.", "", "Guten Tag Prof. Dr. Anna Weber"),
        ("de", "Frau", "m", "Sehr geehrte Frau Weber"),
    ],
)
def test_greeting(language: str, prefix: str, gender: str, said: str) -> None:
    assert said == greeting(
        language, kind="person", name="Anna Weber", prefix=prefix, first_name="Anna",
        last_name="Weber", gender=gender,
    )  # fmt: skip


def test_greeting_of_others() -> None:
    def greet(language: str, kind: str, name: str, several: bool = False) -> str:
        return greeting(
            language, kind=kind, name=name, prefix="", first_name="", last_name="W",
            several=several,
        )  # fmt: skip

    assert greet("de", "company", "Ho GmbH") == "Sehr geehrte Damen und Herren"
    assert greet("en", "company", "Ho Ltd") == "Dear Sir or Madam"
    assert greet("en", "person", "Anna & Jonas Weber", several=True) == "Dear Anna & Jonas Weber"
    assert greet("de", "household", "Familie Weber") == "Guten Tag Familie Weber"
    assert greet("en", "household", "") == "Hello"
