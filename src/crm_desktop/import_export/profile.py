"""What the values of each column look like.

All values count for what is cheap (how many, which placeholders, damage, order of dates); what a
value *is* is decided on up to ``SAMPLE`` different values spread evenly over the column, so that a
column of 100,000 different values costs a few hundredths of a second.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import cast

from crm_desktop.domain import dates, numbers, phones, places
from crm_desktop.domain.emails import is_email, split_emails
from crm_desktop.domain.text import collapse, fold, is_placeholder
from crm_desktop.import_export import header_words
from crm_desktop.import_export.model import Cell, ColumnProfile, DateOrder, Table, ValueKind

SAMPLE = 300
_MANY = 3000
"""More different texts than that are not all looked at one by one."""
_LONGEST_PLACEHOLDER = 24
_DIGITS = "0123456789"
MOST = 0.7
"""A column is of a kind if that share of its values is."""

_YES_NO = frozenset(
    {
        "yes", "no", "y", "n", "true", "false", "t", "f", "on", "off", "ja", "nein", "j", "oui",
        "non", "o", "vrai", "faux", "si", "s", "verdadero", "falso", "vero", "nee", "tak", "nie",
        "prawda", "falsz", "sim", "nao", "verdadeiro", "x", "✓", "✔", "wahr", "falsch", "waar",
        "onwaar",
    }
)  # fmt: skip
_INTEGER = re.compile(r"[-+]?\d{1,15}")
_SIGNS = r"[$€£¥₹]|zł|[Kk]č|[A-Z]{3}|Fr\.|R\$"
_AMOUNT = r"\d[\d.,'’ \u00a0\u202f]*(?:-|,-|\.-)?"
_NUMBER = re.compile(rf"\(?[-+−]?\s?{_AMOUNT}\)?")
_PERCENT = re.compile(rf"\(?[-+−]?\s?{_AMOUNT}\s?%\)?")
_MONEY = re.compile(
    rf"\(?[-+−]?\s?(?:{_SIGNS})\s?[-+−]?\s?{_AMOUNT}\)?|\(?[-+−]?\s?{_AMOUNT}\s?(?:{_SIGNS})\)?"
)
_DURATION = re.compile(r"\d{1,3}:[0-5]\d(?::[0-5]\d)?(?:\.\d+)?(?: ?[AaPp]\.?[Mm]\.?)?")
_URL = re.compile(r"(?:https?://|www\.)\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,10}(?:/\S*)?")
_EXPONENT = re.compile(r"\d(?:[.,]\d+)?[eE]\+\d{1,3}")
_POINT_ZERO = re.compile(r"\d{3,}[.,]0")
_SPAN_OF_YEARS = re.compile(r"(?:19|20)\d\d[-/](?:\d\d|(?:19|20)\d\d)")
_TAG_SEPARATOR = re.compile(r"\s*[;,|]\s*")


@dataclass(slots=True)
class _Values:
    """The values of a column, counted."""

    texts: Counter[str]
    typed: Counter[type]
    placeholders: dict[str, int]
    samples: list[str]
    distinct: int
    whole_days: bool
    """All datetimes are at midnight."""
    integers: Counter[int]

    @property
    def filled(self) -> int:
        return self.texts.total() + self.typed.total()


def profile_columns(table: Table) -> list[ColumnProfile]:
    """One profile per column, in the order of the columns."""
    profiles = [
        # Column by column: turning all rows at once makes 100,000 iterators.
        _profile(index, header, list(map(itemgetter(index), table.rows)))
        for index, header in enumerate(table.headers)
    ]
    _ask_countries(table, profiles)
    return profiles


def cell_text(cell: Cell) -> str:
    """A cell as a person would write it: 2 not 2.0, days without a midnight."""
    if isinstance(cell, str):
        return collapse(cell)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        midnight = cell.time() == dt.time() and cell.tzinfo is None
        return cell.date().isoformat() if midnight else cell.isoformat(sep=" ")
    return "" if cell is None else str(cell)


def _profile(index: int, header: str, cells: Sequence[Cell]) -> ColumnProfile:
    values = _count(cells)
    sample = _spread(values.texts)
    kind, share, order, sure = _kind_of(values, sample)
    profile = ColumnProfile(
        index=index,
        header=header,
        kind=kind,
        share=round(share, 4),
        filled=values.filled,
        distinct=values.distinct,
        placeholders=values.placeholders,
        samples=values.samples,
        date_order=order,
        date_sure=sure,
    )
    if kind in {"number", "money", "percent"} and values.texts:
        profile.decimal_mark = numbers.guess_decimal_mark(list(islice(values.texts, 5000)))
    _find_damage(profile, values)
    return profile


def _count(cells: Sequence[Cell]) -> _Values:
    counted: Counter[Cell] = Counter(cells)
    del counted[None]
    types = set(map(type, counted))
    texts: Counter[str] = Counter()
    others: set[Cell] = set()
    typed: Counter[type] = Counter()
    if types <= {str}:
        texts = cast("Counter[str]", counted)
    else:
        # Counted anew by type: for a Counter True, 1 and 1.0 are the same.
        typed = Counter(map(type, cells))
        del typed[type(None)], typed[str]
        texts = Counter({cell: n for cell, n in counted.items() if isinstance(cell, str)})
        others = {cell for cell in counted if not isinstance(cell, str)}
    placeholders = _take_placeholders(texts)
    days = [c for c in others if isinstance(c, dt.datetime)]
    return _Values(
        texts=texts,
        typed=typed,
        placeholders=placeholders,
        samples=_samples(cells, texts, others),
        distinct=len(texts) + len(others),
        whole_days=all(d.time() == dt.time() for d in days),
        integers=Counter(c for c in cells if type(c) is int) if typed[int] else Counter(),
    )


def _take_placeholders(texts: Counter[str]) -> dict[str, int]:
    """Take blanks and placeholders out of ``texts``; the placeholders and how often they stood.

    Among very many different texts only the shortest and those that stand there far more often
    than others are looked at.
    """
    found: dict[str, int] = {}
    texts.pop("", None)
    if len(texts) <= _MANY:
        asked = [t for t in texts if len(t) <= _LONGEST_PLACEHOLDER and t[-1] not in _DIGITS]
    elif min(map(len, texts)) > 4 and max(texts.values()) == 1:
        return found
    else:
        often = 1 + 3 * texts.total() // len(texts)
        asked = [t for t, n in texts.items() if (len(t) <= 4 or n > often) and t[-1] not in _DIGITS]
    for text in asked:
        bare = text.strip()
        if not bare:
            del texts[text]
        elif is_placeholder(bare):
            found[bare] = found.get(bare, 0) + texts.pop(text)
    return found


def _samples(cells: Sequence[Cell], texts: Counter[str], others: set[Cell]) -> list[str]:
    found: list[str] = []
    if not others:
        source: list[Cell] = list(islice(texts, 20))
    else:
        source = [c for c in cells[:200] if c is not None and (c in texts or c in others)]
        source = source or list(islice(others, 5))
    for cell in source:
        text = cell_text(cell)[:200]
        if text and text not in found:
            found.append(text)
        if len(found) == 5:
            break
    return found


def _kind_of(
    values: _Values, sample: list[tuple[str, int]]
) -> tuple[ValueKind, float, DateOrder | None, bool]:
    """The kind, its share, and for dates their order and whether it is sure."""
    filled = values.filled
    if not filled:
        return "empty", 1.0, None, True
    votes = _votes(values, sample)
    dated = votes["date"] + votes["datetime"]
    if (dated >= 0.5 * filled and votes["text dates"]) or _may_be_compact_days(values):
        guess = _guess_order(values, sample)
        text_share = guess.share * values.texts.total()
        share = (text_share + sum(n for t, n in values.typed.items() if t in _DAYS)) / filled
        if values.integers and not values.texts:
            share = guess.share
        if guess.order is not None and share >= MOST:
            kind: ValueKind = "datetime" if votes["datetime"] > 0.5 * dated > 0 else "date"
            return kind, min(1.0, share), guess.order, guess.sure
    elif dated >= 0.5 * filled and dated + votes["duration"] >= MOST * filled:
        return ("datetime" if votes["datetime"] else "date"), dated / filled, None, True
    kind, share = _strongest(votes, filled)
    if kind == "text" and _are_tags(sample):
        kind = "tags"
    return kind, share, None, True


def _guess_order(values: _Values, sample: list[tuple[str, int]]) -> dates.DateGuess:
    """By the sample, and where that leaves the order open by every value."""
    integers = {str(number): count for number, count in values.integers.items()}
    if len(values.texts) > _MANY:
        guess = dates.guess_order(Counter(dict(sample)) + Counter(integers))
        if guess.sure:
            return guess
    return dates.guess_order(values.texts + Counter(integers))


_DAYS = frozenset({dt.date, dt.datetime})


def _votes(values: _Values, sample: list[tuple[str, int]]) -> Counter[str]:
    """How many values are of each kind; "text dates" counts the dates written as text."""
    votes: Counter[str] = Counter()
    for type_, count in values.typed.items():
        votes[_kind_of_type(type_, values.whole_days)] += count
    weight = values.texts.total() / max(1, sum(count for _, count in sample))
    for text, count in sample:
        kind = kind_of_text(text)
        votes[kind] += round(count * weight)
        if kind in {"date", "datetime"}:
            votes["text dates"] += count
    return votes


def _kind_of_type(type_: type, whole_days: bool) -> ValueKind:
    if issubclass(type_, bool):
        return "bool"
    if issubclass(type_, int):
        return "integer"
    if issubclass(type_, float):
        return "number"
    if issubclass(type_, dt.datetime):
        return "date" if whole_days else "datetime"
    return "date" if issubclass(type_, dt.date) else "duration"


def _spread(texts: Counter[str]) -> list[tuple[str, int]]:
    step = max(1, len(texts) // SAMPLE)
    return [(text, texts[text]) for text in list(texts)[::step]]


def _may_be_compact_days(values: _Values) -> bool:
    """Days without separators: 19990219."""
    texts = list(islice(values.texts, 50)) + [str(n) for n in islice(values.integers, 50)]
    long = [t for t in texts if len(t.strip()) == 8 and t.strip().isdecimal()]
    return bool(texts) and len(long) >= MOST * len(texts)


def _strongest(votes: Counter[str], filled: int) -> tuple[ValueKind, float]:
    """The kind that enough values share; kinds that include one another are added up."""
    numeric = votes["integer"] + votes["number"]
    candidates: list[tuple[ValueKind, int]] = [
        ("integer", votes["integer"]),
        ("number", numeric),
        ("money", votes["money"] + numeric if votes["money"] > 0.3 * filled else 0),
        ("percent", votes["percent"] + numeric if votes["percent"] > 0.3 * filled else 0),
        ("email", votes["email"]),
        ("phone", votes["phone"] + votes["integer"] if votes["phone"] > 0.3 * filled else 0),
        ("url", votes["url"]),
        ("bool", votes["bool"]),
        ("duration", votes["duration"]),
    ]
    kind, count = max(candidates, key=lambda pair: pair[1])
    if count >= MOST * filled:
        return kind, min(1.0, count / filled)
    return "text", 1.0


def kind_of_text(text: str) -> ValueKind:  # noqa: PLR0911 - one line per kind
    """What one value is by its look. A number with leading zeros is text: it is a code."""
    text = text.strip()
    if "@" in text and len(text) <= 500:
        return "email" if is_email(text) or any(map(is_email, split_emails(text))) else "text"
    if len(text) > 60:
        return "url" if text.startswith(("http://", "https://")) else "text"
    if not any(map(str.isdigit, text)):
        if fold(text) in _YES_NO:
            return "bool"
        return "url" if "." in text and _URL.fullmatch(text.lower()) else "text"
    if _INTEGER.fullmatch(text):
        bare = text.lstrip("+-")
        if bare[0] == "0" and len(bare) > 1:
            return "phone" if phones.looks_like_phone(text) else "text"
        return "integer"
    return _kind_of_written(text)


def _kind_of_written(text: str) -> ValueKind:  # noqa: PLR0911 - one line per kind
    """The kind of a text with digits and signs."""
    if _SPAN_OF_YEARS.fullmatch(text):
        return "text"
    if _PERCENT.fullmatch(text):
        return "percent"
    if _DURATION.fullmatch(text):
        return "duration"
    day = dates.parse_instant(text, "dmy", pivot_year=2049) or dates.parse_instant(
        text, "mdy", pivot_year=2049
    )
    if day is not None:
        return "datetime" if ":" in text else "date"
    if _NUMBER.fullmatch(text) and not phones.looks_like_phone(text):
        return "number"
    if _MONEY.fullmatch(text):
        return "money"
    if phones.looks_like_phone(text):
        return "phone"
    if _EXPONENT.fullmatch(text):
        return "number"
    return "url" if _URL.fullmatch(text.lower()) else "text"


def _are_tags(sample: list[tuple[str, int]]) -> bool:
    """Several short words with separators between them, the same words again and again."""
    lists = [(_TAG_SEPARATOR.split(text.strip()), count) for text, count in sample]
    several = sum(count for parts, count in lists if len(parts) > 1)
    if several < max(3, 0.3 * sum(count for _, count in lists)):
        return False
    words = Counter[str]()
    for parts, count in lists:
        if any(len(part) > 25 or len(part.split()) > 3 for part in parts):
            return False
        for part in parts:
            words[fold(part)] += count
    return len(words) <= 0.4 * words.total()


def _find_damage(profile: ColumnProfile, values: _Values) -> None:
    """What Excel did to numbers that are names of things: phones, post codes, account numbers."""
    field = header_words.meaning(profile.header).field
    if not field.endswith((".phone", ".fax", "external_id", "customer_id", "postal_code")):
        return
    texts = values.texts
    found: dict[str, Counter[str]] = {}
    # One search through all texts at once is many times faster than a look at each.
    joined = "\n".join(texts)
    if "E+" in joined or "e+" in joined:
        found["exponent"] = _matching(texts, _EXPONENT)
    if ".0" in joined or ",0" in joined:
        found["point zero"] = _matching(texts, _POINT_ZERO)
    if field.endswith("postal_code"):
        found["lost zero"] = _short_codes(values)
    elif field.endswith((".phone", ".fax")):
        found["lost zero"] = _without_trunk_zero(values)
    profile.damage = {name: count.total() for name, count in found.items() if count}
    profile.damaged = next((next(iter(count)) for count in found.values() if count), "")
    if floats := values.typed[float]:
        profile.damage["exponent"] = profile.damage.get("exponent", 0) + floats


def _matching(texts: Counter[str], pattern: re.Pattern[str]) -> Counter[str]:
    return Counter({t: n for t, n in texts.items() if pattern.fullmatch(t.strip())})


def _short_codes(values: _Values) -> Counter[str]:
    """Post codes of three and four digits among ones of five."""
    codes = [*filter(str.isdecimal, map(str.strip, values.texts)), *map(str, values.integers)]
    lengths = Counter(map(len, codes))
    if not (lengths[3] or lengths[4]) or lengths[5] < MOST * len(codes):
        return Counter()
    short = Counter(
        {t: n for t, n in values.texts.items() if t.strip().isdecimal() and len(t.strip()) < 5}
    )
    return short + Counter({str(c): n for c, n in values.integers.items() if 100 <= c <= 9999})


def _ask_countries(table: Table, profiles: list[ColumnProfile]) -> None:
    """Where each row names its country, a short post code is damaged only if that country has
    longer ones: 1010 is whole in Vienna."""
    fields = [header_words.meaning(p.header).field for p in profiles]
    countries = [p.index for p, f in zip(profiles, fields, strict=True) if f.endswith(".country")]
    if len(countries) != 1:
        return
    for profile, field in zip(profiles, fields, strict=True):
        if not field.endswith("postal_code") or "lost zero" not in profile.damage:
            continue
        short = Counter[str]()
        for row in table.rows:
            code, country = cell_text(row[profile.index]), cell_text(row[countries[0]])
            if not (code.isdecimal() and len(code) < 5):
                continue
            known = places.country_code(country) is not None
            if not known or places.postal_code_damage(code, country):
                short[code] += 1
        profile.damage["lost zero"] = short.total()
        if not short:
            del profile.damage["lost zero"]
        if set(profile.damage) <= {"lost zero"}:
            profile.damaged = next(iter(short), "")


def _without_trunk_zero(values: _Values) -> Counter[str]:
    """Bare numbers without a zero in a column where many others begin with one."""
    texts = values.texts
    bare = [t for t in filter(str.isdecimal, texts) if t[0] != "0"]
    if not bare and not values.integers:
        return Counter()
    zero = sum(n for t, n in texts.items() if t.lstrip().startswith("0"))
    if zero < 0.3 * (texts.total() + values.integers.total()):
        return Counter()
    numbers_alone = Counter({str(c): n for c, n in values.integers.items()})
    return Counter({t: texts[t] for t in bare}) + numbers_alone
