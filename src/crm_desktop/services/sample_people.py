"""Invented persons and companies for the sample shop: names in 12 languages, places that fit.

Pure: everything follows from the random source that is passed in and from
``resources/sample_words.json``. Telephone numbers come only from the ranges that the authorities
of Germany, France, Britain, Australia and the United States keep for films and books, e-mail
addresses only from example domains, so nobody real is ever rung up or written to.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from crm_desktop.domain.names import PersonName
from crm_desktop.domain.text import fold
from crm_desktop.paths import resource

_T = TypeVar("_T")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_PRIVATE_DOMAINS = ("example.com", "example.org", "example.net")
OLDEST, YOUNGEST = 84, 19
"""Years of age."""


@cache
def sample_words() -> dict[str, Any]:
    """The word lists of the sample shop."""
    words: dict[str, Any] = json.loads(resource("sample_words.json").read_text("utf-8"))
    return words


@dataclass(frozen=True, slots=True)
class Place:
    street: str
    postal_code: str
    city: str
    region: str
    country: str
    code: str
    """ISO 3166 alpha-2."""


@dataclass(frozen=True, slots=True)
class Company:
    name: str
    trade: str
    place: Place
    phone: str
    domain: str


@dataclass(slots=True)
class Person:
    name: PersonName
    place: Place
    gender: str
    birthday: tuple[int | None, int | None, int | None]
    """Year, month, day; any may be unknown."""
    phones: list[tuple[str, str]] = field(default_factory=list)
    """(label, as typed), as ``emails``."""
    emails: list[tuple[str, str]] = field(default_factory=list)


def pick(chance: random.Random, values: Sequence[_T]) -> _T:
    """One of ``values``; three times as fast as ``random.choice``, which a large shop notices."""
    return values[int(chance.random() * len(values))]


class People:
    """Makes persons and companies, one after the other."""

    def __init__(self, chance: random.Random, year: int) -> None:
        """``year``: the present one, for birthdays."""
        self._chance = chance
        self._year = year
        words = sample_words()
        self._languages = {name: _Names(lists) for name, lists in words["languages"].items()}
        self._countries = {
            code: _Country(code, lists, chance) for code, lists in words["countries"].items()
        }
        self._by_weight = [
            country for country in self._countries.values() for _ in range(country.weight)
        ]
        self._addresses: dict[str, int] = {}
        self._before: Person | None = None

    def company(self) -> Company:
        """The next company."""
        chance = self._chance
        country = pick(chance, self._by_weight)
        place = country.place(chance)
        trade = pick(chance, country.trades)
        names = self._languages[country.main_language]
        name = pick(chance, country.companies).format(
            family=names.family(chance)[0][0],
            family2=names.family(chance)[0][0],
            trade=trade,
            town=place.city,
            place=pick(chance, country.places),
        )
        return Company(
            name, trade, place, country.number(chance, "landline"),
            f"{self._free(_slug(fold(name), '-'), '-')}.example",
        )  # fmt: skip

    def person(self, employer: Company | None) -> Person:
        """The next person; with an employer usually somebody from the same town."""
        chance = self._chance
        if self._before is not None and chance.random() < 0.05:
            return self._partner(self._before)
        if employer is not None and chance.random() < 0.7:
            country = self._countries[employer.place.code]
            place = country.place(chance, employer.place)
        else:
            country = pick(chance, self._by_weight)
            place = country.place(chance)
        names = self._languages[pick(chance, country.languages)]
        woman = chance.random() < 0.5
        first, first_latin = names.given(chance, woman=woman)
        (last, last_latin) = names.family(chance)[woman]
        middle = ""
        if chance.random() < 0.06:
            middle = names.given(chance, woman=woman)[0]
        prefix = "Dr." if chance.random() < 0.03 else ""
        person = Person(
            PersonName(prefix, first, middle, last),
            place,
            "female" if woman else "male",
            self._birthday(),
        )
        self._reach(person, country, employer, f"{first_latin}.{last_latin}")
        self._before = person
        return person

    def _partner(self, other: Person) -> Person:
        """Somebody of the same household: name, address and telephone at home are shared."""
        names = self._languages[self._countries[other.place.code].main_language]
        woman = other.gender == "male"
        first, latin = names.given(self._chance, woman=woman)
        person = Person(
            PersonName(first_name=first, last_name=other.name.last_name),
            other.place,
            "female" if woman else "male",
            self._birthday(),
            [phone for phone in other.phones if phone[0] == "home"],
        )
        if self._chance.random() < 0.7:
            self._add_private_email(person, latin)
        self._before = None
        return person

    def _reach(
        self, person: Person, country: _Country, employer: Company | None, local: str
    ) -> None:
        chance = self._chance
        if country.has_mobile and chance.random() < 0.7:
            person.phones.append(("mobile", country.number(chance, "mobile")))
        if not person.phones or chance.random() < 0.4:
            person.phones.append(("home", country.number(chance, "landline")))
        at_home = employer is not None and employer.place.code == person.place.code
        if employer is not None and at_home and chance.random() < 0.25:
            person.phones.append(("work", employer.phone))
        if chance.random() < 0.1:
            person.phones.clear()
        if employer is not None and chance.random() < 0.75:
            free = self._free(f"{_slug(local, '.')}@{employer.domain}", "")
            person.emails.append(("work", free))
        if chance.random() < (0.2 if person.emails else 0.88):
            self._add_private_email(person, local)

    def _add_private_email(self, person: Person, local: str) -> None:
        domain = pick(self._chance, _PRIVATE_DOMAINS)
        person.emails.append(("home", self._free(f"{_slug(local, '.')}@{domain}", "")))

    def _free(self, name: str, mark: str) -> str:
        """``name``, with a number where it is taken already."""
        count = self._addresses[name] = self._addresses.get(name, 0) + 1
        if count == 1:
            return name
        local, at, domain = name.partition("@")
        return f"{local}{mark}{count}{at}{domain}"

    def _birthday(self) -> tuple[int | None, int | None, int | None]:
        chance = self._chance
        if chance.random() < 0.45:
            return None, None, None
        year = self._year - YOUNGEST - int(chance.random() * (OLDEST - YOUNGEST))
        month, day = 1 + int(chance.random() * 12), 1 + int(chance.random() * 28)
        return (None if chance.random() < 0.15 else year), month, day


class _Names:
    """The names of one language, each with its Latin writing."""

    def __init__(self, lists: dict[str, list[str]]) -> None:
        self._given = {
            woman: [_with_latin(name) for name in lists["women" if woman else "men"]]
            for woman in (False, True)
        }
        self._families = [_forms(name) for name in lists["families"]]
        self._heads = [_with_latin(name) for name in lists["heads"]]
        self._tails = [_forms(name) for name in lists["tails"]]

    def given(self, chance: random.Random, *, woman: bool) -> tuple[str, str]:
        return pick(chance, self._given[woman])

    def family(self, chance: random.Random) -> tuple[tuple[str, str], tuple[str, str]]:
        """(name, Latin) of a man and of a woman; one in two is put together from parts."""
        if chance.random() < 0.5:
            return pick(chance, self._families)
        head, head_latin = pick(chance, self._heads)
        man, woman = pick(chance, self._tails)
        return (head + man[0], head_latin + man[1]), (head + woman[0], head_latin + woman[1])


class _Country:
    """Towns, streets, trades and telephone numbers of one country."""

    def __init__(self, code: str, lists: dict[str, Any], chance: random.Random) -> None:
        self._code = code
        self._lists = lists
        self.weight: int = lists["weight"]
        self.languages = [name for name, count in lists["languages"].items() for _ in range(count)]
        self.main_language = self.languages[0]
        self.companies: list[str] = lists["companies"]
        self.trades: list[str] = lists["trades"]
        self.places: list[str] = lists["places"]
        self.has_mobile = bool(lists["mobile"])
        self._series = {
            "landline": _NumberSeries(_blocks(lists["landline"]), lists["surplus"], chance),
            "mobile": _NumberSeries(lists["mobile"], 0, chance),
        }

    def place(self, chance: random.Random, near: Place | None = None) -> Place:
        street = pick(chance, self._lists["streets"]).format(n=1 + int(chance.random() ** 2 * 180))
        if near is not None:
            return Place(street, near.postal_code, near.city, near.region, near.country, near.code)
        postal_code, city, region = pick(chance, self._lists["towns"])
        return Place(street, postal_code, city, region, self._lists["name"], self._code)

    def number(self, chance: random.Random, kind: str) -> str:
        """A number nobody has yet, in one of the usual writings."""
        series = self._series[kind]
        if kind == "mobile" and series.is_used_up:
            series = self._series["landline"]
        code, trunk, area, number = series.take()
        if chance.random() < 0.25:
            return f"+{code} {area} {number}"
        if code == "1":
            return f"({area}) {number.replace(' ', '-')}"
        if code == "49" and chance.random() < 0.3:
            return f"{trunk}{area}/{number}"
        return f"{trunk}{area} {number}"


class _NumberSeries:
    """All numbers of some blocks in a mixed order; they repeat only after the last."""

    def __init__(self, blocks: list[list[str]], surplus: int, chance: random.Random) -> None:
        """``surplus``: digits that may follow (Germany ignores them), once the others are used."""
        self._blocks = blocks
        self._surplus = surplus
        self._start = chance.random()
        self._taken = 0
        self._digits = blocks[0][3].count("#") if blocks else 0
        self._own: int = len(blocks) * 10**self._digits

    @property
    def is_used_up(self) -> bool:
        return self._taken >= self._own

    def take(self) -> tuple[str, str, str, str]:
        """Country code, trunk prefix, area and number."""
        count, self._taken = self._taken, self._taken + 1
        digits, extra = self._digits, 0
        if count >= self._own:
            count, extra = count - self._own, self._surplus
            digits += extra
        capacity = len(self._blocks) * 10**digits
        # A step without common divisor visits every number once.
        index = (int(self._start * capacity) + count * _STEP) % capacity
        rest, block = divmod(index, len(self._blocks))
        code, trunk, area, pattern = self._blocks[block]
        shown = f"{rest:0{digits}d}"
        number = "".join(shown[: digits - extra])
        signs = iter(number)
        number = "".join(next(signs) if sign == "#" else sign for sign in pattern)
        return code, trunk, area, f"{number}-{shown[digits - extra :]}" if extra else number


_STEP = 7919 * 104_729


def _blocks(given: list[list[str]] | str) -> list[list[str]]:
    """In the United States the same 100 numbers are kept free in every area."""
    if isinstance(given, str):
        return [["1", "", area, "555 01##"] for area in given.split()]
    return given


def _with_latin(name: str) -> tuple[str, str]:
    written, _, latin = name.partition("|")
    return written, latin or fold(written)


def _forms(name: str) -> tuple[tuple[str, str], tuple[str, str]]:
    man, _, woman = name.partition("/")
    return _with_latin(man), _with_latin(woman or man)


def _slug(text: str, mark: str) -> str:
    """Folded text as part of an address; words parted by ``mark``."""
    if mark == ".":
        return ".".join(_NOT_SLUG.sub("", part) for part in text.split("."))
    return _NOT_SLUG.sub(mark, text).strip(mark)[:40].rstrip(mark) or "company"
