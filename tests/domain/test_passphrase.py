"""How hard a passphrase is to guess, and proposed ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.domain.passphrase import Strength, bits, propose, strength
from tests.helpers.shop import repeatable_random


@pytest.mark.parametrize(
    "text", ["a", "password", "Passwort2024", "kestrel cycles 2026", "123456789012",
             "aaaaaaaaaaaaa", "qwertzuiop", "secret secret secret", "abcdefghijkl"],
)  # fmt: skip
def test_what_is_guessed_first_is_weak(text: str) -> None:
    assert strength(text, ["Kestrel Cycles", "Kestrel", "Cycles"]) is Strength.WEAK


@pytest.mark.parametrize("text", ["seven bridges old town", "Xk4!pVz09rQw#t"])
def test_what_nobody_guesses_is_not(text: str) -> None:
    assert strength(text) in (Strength.GOOD, Strength.STRONG)


def test_an_empty_one_is_none() -> None:
    assert strength("  ") is Strength.NONE


@given(st.text(max_size=60))
def test_every_text_has_a_strength(text: str) -> None:
    assert bits(text) >= 0
    assert strength(text) in Strength


def test_a_proposed_one_is_strong_and_another_each_time() -> None:
    random = repeatable_random(3)
    found = {propose(random) for _ in range(50)}
    assert len(found) == 50
    for one in found:
        assert strength(one) is Strength.STRONG
        assert [len(word) for word in one.split(" ")] == [6, 6, 6, 6]
