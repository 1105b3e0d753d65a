"""Texts with places for a customer's name and more: reading them, and filling them in.

What stands in braces is filled in, everything else is taken literally:

- ``{first name}``: a field. ``{first name|there}``: with what stands instead where it is empty.
- ``{if company}`` … ``{else}`` … ``{end}``: what is said only of some; ``{if not company}``,
  ``{if city = Berlin}`` and ``{if city != Berlin}`` too (case and accents do not count). They may
  stand within each other.
- ``{new page}``; ``{{`` and ``}}`` are braces.

The words are understood in English and German. A line on which nothing but such words stands, or
nothing but fields that are all empty, leaves no line behind. Reading never fails: what cannot be
understood stays as it was typed and is named with its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from crm_desktop.domain.text import collapse, fold

LONGEST = 50_000
PAGE = "\f"
"""Stands in a filled text where a new page begins."""
_DEEPEST = 20
_MOST_PROBLEMS = 50
_IF, _ELSE, _END = {"if", "wenn"}, {"else", "sonst"}, {"end", "ende"}
_NEW_PAGE = {"new page", "neue seite"}
_NOT = {"not", "nicht", "kein", "keine"}
_TAG = re.compile(r"\{\{|\}\}|\{(?P<inside>[^{}\n]*)\}|\{")
_COMPARED = re.compile(r"(?P<field>.*?)\s*(?P<sign>!=|=)\s*(?P<value>.*)")
_HOLE = "\x00"
"""Stands where a field was empty, until lines are made."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What cannot be understood: line and place in it (from 1), and a sentence; %1 is ``word``."""

    line: int
    column: int
    sentence: str
    word: str = ""

    def __str__(self) -> str:
        return self.sentence.replace("%1", self.word)


@dataclass(frozen=True, slots=True)
class _Field:
    key: str
    instead: str


@dataclass(frozen=True, slots=True)
class _Test:
    key: str
    negated: bool
    value: str | None

    def holds(self, values: Mapping[str, str]) -> bool:
        given = values.get(self.key, "").strip()
        found = bool(given) if self.value is None else fold(given) == self.value
        return found is not self.negated


@dataclass(slots=True)
class _Choice:
    test: _Test
    then: list[_Part]
    otherwise: list[_Part]
    has_else: bool = False


_Part = str | _Field | _Choice


@dataclass(frozen=True, slots=True)
class LetterText:
    """A text that was read. ``fields`` are the keys it asks for."""

    parts: tuple[_Part, ...]
    problems: tuple[Problem, ...]
    fields: frozenset[str]

    def filled(self, values: Mapping[str, str]) -> str:
        """The text for one customer; ``values``: key of a field -> what stands there."""
        found: list[str] = []
        _fill(self.parts, values, found)
        lines = "".join(found).split("\n")
        kept = [
            line.replace(_HOLE, "")
            for line in lines
            if _HOLE not in line or line.replace(_HOLE, "").strip()
        ]
        return "\n".join(kept)


def read_text(text: str, known: Callable[[str], str | None]) -> LetterText:
    """Read a text; ``known`` gives the key of a field by its name as typed, None: no such field."""
    return _Reader(text[:LONGEST].replace("\r\n", "\n").replace("\0", ""), known).read()


class _Reader:
    def __init__(self, text: str, known: Callable[[str], str | None]) -> None:
        self._text, self._known = text, known
        self._problems: list[Problem] = []
        self._fields: set[str] = set()
        self._parts: list[_Part] = []
        self._into = self._parts
        self._open: list[tuple[_Choice, list[_Part], int]] = []

    def read(self) -> LetterText:
        start = 0
        for found in _TAG.finditer(self._text):
            begin, end = found.span()
            inside = found["inside"]
            if inside is not None and self._alone(begin, end):
                # The words have their line for themselves: the line goes with them.
                line_start = self._text.rfind("\n", 0, begin) + 1
                self._say(self._text[start : max(start, line_start)])
                start = min(len(self._text), self._line_end(end) + 1)
            else:
                self._say(self._text[start:begin])
                start = end
            if found[0] in ("{{", "}}"):
                self._say(found[0][0])
            elif inside is None:
                self._problem(begin, "A brace is opened and not closed on this line.")
                self._say("{")
            else:
                self._tag(collapse(inside), begin, found[0])
        self._say(self._text[start:])
        for _, _, place in self._open:
            self._problem(place, "What begins with “if” here has no “end”.")
        return LetterText(
            tuple(self._parts), tuple(sorted(self._problems, key=lambda p: (p.line, p.column))),
            frozenset(self._fields),
        )  # fmt: skip

    def _line_end(self, place: int) -> int:
        end = self._text.find("\n", place)
        return len(self._text) if end < 0 else end

    def _alone(self, begin: int, end: int) -> bool:
        line_start = self._text.rfind("\n", 0, begin) + 1
        if self._text[line_start:begin].strip() or self._text[end : self._line_end(end)].strip():
            return False
        first = fold(collapse(self._text[begin + 1 : end - 1]))
        return first in _ELSE | _END | _NEW_PAGE or first.split(" ")[0] in _IF

    def _tag(self, said: str, place: int, typed: str) -> None:
        folded = fold(said)
        first, _, rest = said.partition(" ")
        if fold(first) in _IF:
            self._begin(rest, place)
        elif folded in _ELSE:
            self._otherwise(place, typed)
        elif folded in _END:
            self._end(place, typed)
        elif folded in _NEW_PAGE:
            self._say(PAGE)
        else:
            name, _, instead = said.partition("|")
            key = self._field(name, place)
            if key is None:
                self._say(typed)
            else:
                self._into.append(_Field(key, instead.strip()))

    def _begin(self, condition: str, place: int) -> None:
        first, _, rest = condition.partition(" ")
        negated = fold(first) in _NOT and bool(rest)
        compared = _COMPARED.fullmatch(rest if negated else condition)
        name = compared["field"] if compared else rest if negated else condition
        value = fold(compared["value"].strip("\"'“”„ ")) if compared else None
        if compared and compared["sign"] == "!=":
            negated = not negated
        key = self._field(name, place)
        choice = _Choice(_Test(key or "", negated, value), [], [])
        self._open.append((choice, self._into, place))
        if len(self._open) > _DEEPEST:  # what is inside stays where it is
            self._problem(place, "There are too many “if” within each other.")
            return
        self._into.append(choice)
        self._into = choice.then

    def _otherwise(self, place: int, typed: str) -> None:
        if not self._open or self._open[-1][0].has_else:
            self._problem(place, "“%1” belongs to no “if”.", typed)
            return
        choice = self._open[-1][0]
        choice.has_else, self._into = True, choice.otherwise

    def _end(self, place: int, typed: str) -> None:
        if not self._open:
            self._problem(place, "“%1” belongs to no “if”.", typed)
            return
        _, self._into, _ = self._open.pop()

    def _field(self, name: str, place: int) -> str | None:
        shown = collapse(name)
        if not shown:
            self._problem(place, "Between the braces stands no field.")
            return None
        key = self._known(shown)
        if key is None:
            self._problem(place, "There is no field “%1”.", shown)
        else:
            self._fields.add(key)
        return key

    def _say(self, text: str) -> None:
        if text:
            self._into.append(text)

    def _problem(self, place: int, sentence: str, word: str = "") -> None:
        if len(self._problems) >= _MOST_PROBLEMS:
            return
        line = self._text.count("\n", 0, place) + 1
        column = place - (self._text.rfind("\n", 0, place) + 1) + 1
        self._problems.append(Problem(line, column, sentence, word))


def _fill(parts: tuple[_Part, ...] | list[_Part], values: Mapping[str, str], to: list[str]) -> None:
    for part in parts:
        if isinstance(part, str):
            to.append(part)
        elif isinstance(part, _Field):
            given = values.get(part.key, "").replace("\0", "").strip() or part.instead
            to.append(given or _HOLE)
        elif part.test.holds(values):
            _fill(part.then, values, to)
        else:
            _fill(part.otherwise, values, to)
