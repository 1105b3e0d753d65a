"""Finds commands by what a person types: inside words, by synonyms, with one slip forgiven."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from crm_desktop.domain.text import fold
from crm_desktop.ui.actions import Command

_SLIP_FROM = 4
"""Shorter words are too much alike to forgive a slip in them."""
_MISS = 9


@dataclass(frozen=True, slots=True)
class FoundCommand:
    """A command that fits; ``by`` are the synonyms that made it fit, none where its text does."""

    command: Command
    by: tuple[str, ...]


def plain(text: str) -> str:
    """The text of a command without the mark of its access key and the dots at its end."""
    return text.replace("&", "").rstrip("…")


def find_commands(commands: Iterable[Command], text: str) -> list[FoundCommand]:
    """The enabled commands in which every word of ``text`` is found, best first."""
    wanted = fold(text).split()
    if not wanted:
        return []
    found: list[tuple[int, int, FoundCommand]] = []
    for place, command in enumerate(commands):
        if not command.action.isEnabled():
            continue
        own, synonyms = _folded(command.name), _folded(command.synonyms)
        if not all(
            word in own.joined or word in synonyms.joined or len(word) >= _SLIP_FROM
            for word in wanted
        ):
            continue  # as most do
        worst, by = 0, dict[str, None]()
        for word in wanted:
            rank, _ = _best(word, own.folded)
            other, at = _best(word, synonyms.folded)
            if other < rank:  # between the two, the text of the command counts more
                rank = other
                by[synonyms.words[at]] = None
            worst = max(worst, rank)
        if worst < _MISS:
            # What the text says comes before what only a synonym says.
            found.append((worst + bool(by), place, FoundCommand(command, tuple(by))))
    found.sort(key=lambda each: each[:2])
    return [each for _, _, each in found]


class _Words(NamedTuple):
    """The words of a command: as they are, folded, and all of these in one text."""

    words: list[str]
    folded: list[str]
    joined: str


@lru_cache(maxsize=1024)
def _folded(text: str) -> _Words:
    """Each key press asks for the words of every command."""
    words = text.split()
    folded = [fold(word) for word in words]
    return _Words(words, folded, "\n".join(folded))


def _best(word: str, candidates: list[str]) -> tuple[int, int]:
    """How well a word fits the best of them (0 its beginning, 2 inside, 4 one slip), and which."""
    best = (_MISS, -1)
    for at, candidate in enumerate(candidates):
        inside = candidate.find(word)
        if inside == 0:
            return 0, at
        if inside > 0:
            best = min(best, (2, at))
    if best[0] == _MISS and len(word) >= _SLIP_FROM:
        return next(((4, at) for at, c in enumerate(candidates) if _slip(word, c)), best)
    return best


def _slip(word: str, candidate: str) -> bool:
    """One letter wrong, missing, too many or swapped, in the beginning that is typed so far."""
    if len(candidate) < len(word) - 1:
        return False
    # With one slip one of the first two letters is there, if only a place aside.
    if candidate[0] not in word[:2] and candidate[1:2] not in word[:2]:
        return False
    return any(
        OSA.distance(word, candidate[:length], score_cutoff=1) <= 1
        for length in (len(word) - 1, len(word), len(word) + 1)
    )
