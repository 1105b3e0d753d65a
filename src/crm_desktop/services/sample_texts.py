"""What stands in the timeline of the sample shop: calls, e-mails, meetings, visits and notes.

Pure, as ``sample_people``. A text is an opening that fits its kind, some details and often a
closing, all with changing words and numbers, so that a large shop has rare and common words as a
real one has, and figures of searching it mean something.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

from crm_desktop.services.sample_people import pick

_SLOT = re.compile(r"\{(\w+)\}")
_SERIAL_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"

_Template = tuple[str | Callable[[], str], ...]


class Texts:
    """Fills templates; ``family``, ``first`` and ``year`` are set by the caller."""

    def __init__(self, chance: random.Random, words: dict[str, Any]) -> None:
        self._chance = chance
        self.family = self.first = ""
        self.year = ""
        self._slots: dict[str, Callable[[], str]] = {
            "family": lambda: self.family,
            "first": lambda: self.first,
            "year": lambda: self.year,
            "order": lambda: f"A{self._below(900_000) + 100_000}",
            "serial": self._serial,
            "price": lambda: f"{self._below(2400) + 12},{pick(chance, ('00', '50', '90', '95'))} €",
            "size": lambda: str(46 + self._below(20)),
            "hour": lambda: f"{9 + self._below(9)}:{pick(chance, ('00', '15', '30', '45'))}",
            "minutes": lambda: str(5 * (1 + self._below(12))),
            "count": lambda: str(2 + self._below(14)),
            "n2": lambda: str(10 + self._below(90)),
            "n4": lambda: str(100 + self._below(9900)),
        }
        for name, values in {**words["slots"], "colleague": words["colleagues"]}.items():
            self._slots[name] = self._one_of(values)
        self._kinds = [
            kind for kind, lists in words["entries"].items() for _ in range(lists["weight"])
        ]
        self._subjects = self._compiled_lists(words["entries"], "subjects")
        self._openings = self._compiled_lists(words["entries"], "openings")
        self._details = [self._compile(text) for text in words["details"]]
        self._closings = [self._compile(text) for text in words["closings"]]
        self._deal_titles = [self._compile(text) for text in words["deal_titles"]]
        self._reminders = [self._compile(text) for text in words["reminders"]]

    def entry(self) -> tuple[str, str, str]:
        """Kind, subject and body of one entry."""
        chance = self._chance
        kind = pick(chance, self._kinds)
        parts = [_fill(pick(chance, self._openings[kind]))]
        parts += [_fill(pick(chance, self._details)) for _ in range(self._below(4))]
        if chance.random() < 0.4:
            parts.append(_fill(pick(chance, self._closings)))
        return kind, _first_upper(_fill(pick(chance, self._subjects[kind]))), " ".join(parts)

    def deal_title(self) -> str:
        """What an offer is about."""
        return _first_upper(_fill(pick(self._chance, self._deal_titles)))

    def reminder(self) -> str:
        """What to think of."""
        return _fill(pick(self._chance, self._reminders))

    def _compiled_lists(self, entries: dict[str, Any], name: str) -> dict[str, list[_Template]]:
        return {kind: [self._compile(t) for t in lists[name]] for kind, lists in entries.items()}

    def _compile(self, text: str) -> _Template:
        parts = _SLOT.split(text)
        return tuple(
            self._slots[part] if index % 2 else part for index, part in enumerate(parts) if part
        )

    def _one_of(self, values: list[str]) -> Callable[[], str]:
        if not any("{" in value for value in values):
            return lambda: pick(self._chance, values)
        templates = [self._compile(value) for value in values]
        return lambda: _fill(pick(self._chance, templates))

    def _below(self, limit: int) -> int:
        return int(self._chance.random() * limit)

    def _serial(self) -> str:
        letters = pick(self._chance, _SERIAL_LETTERS) + pick(self._chance, _SERIAL_LETTERS)
        return f"{letters}{self._below(90_000) + 10_000}"


def _fill(template: _Template) -> str:
    return "".join([part if isinstance(part, str) else part() for part in template])


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
