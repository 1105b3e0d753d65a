"""Dates and times: partial dates, the order of a column, and reading with that order.

Whether 03/04/2024 is in March or in April is decided once for a whole column (``guess_order``),
never value by value. A date that does not exist is ``None``, never the nearest one that does.
Years outside 1800 to 2200 are taken for errors. Two-digit years need a ``pivot_year``: the last
year one can mean, so with 2035 "35" is 2035 and "36" is 1936.
"""

from __future__ import annotations

import calendar
import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from crm_desktop.domain.month_names import is_weekday, month_of
from crm_desktop.domain.text import fold

DateOrder = Literal["ymd", "dmy", "mdy"]
FIRST_YEAR, LAST_YEAR = 1800, 2200
_LONGEST = 60
"""Characters of the longest text that is looked at: a weekday, a date in words, time and zone."""


@dataclass(frozen=True, slots=True, order=False)
class PartialDate:
    """A date of which parts may be unknown: a year, a month and year, a birthday without its year.

    Allowed are year, year-month, year-month-day, month-day, month and day alone.

    Raises:
        ValueError: no such date (29 February counts as one where the year is not known), or
            another combination.
    """

    year: int | None
    month: int | None
    day: int | None

    def __post_init__(self) -> None:
        year, month, day = self.year, self.month, self.day
        if year is None and month is None and day is None:
            raise ValueError("a date needs a year, a month or a day")
        if year is not None and month is None and day is not None:
            raise ValueError("a year with a day needs a month")
        if year is not None and not 1 <= year <= 9999:
            raise ValueError(f"no such year: {year}")
        if month is not None and not 1 <= month <= 12:
            raise ValueError(f"no such month: {month}")
        if day is not None:
            last = 31 if month is None else calendar.monthrange(year or 2000, month)[1]
            if not 1 <= day <= last:
                raise ValueError(f"no such day: {day}")

    def iso(self) -> str:
        """ "1947-01-08", "--01-08", "1947-01", "1947"; also "--01" and "---08"."""
        if self.year is None:
            if self.month is None:
                return f"---{self.day:02}"
            return f"--{self.month:02}" + (f"-{self.day:02}" if self.day else "")
        return (
            f"{self.year:04}"
            + (f"-{self.month:02}" if self.month else "")
            + (f"-{self.day:02}" if self.day else "")
        )


def partial_iso(year: int | None, month: int | None, day: int | None) -> str:
    """A partial date as ISO text; "" where nothing is known, or where it is no date."""
    if year is None and month is None and day is None:
        return ""
    try:
        return PartialDate(year, month, day).iso()
    except ValueError:  # two PCs changed different parts of it
        return ""


_PARTIAL = re.compile(
    r"(?P<y1>\d{4})-(?P<m1>\d\d)-(?P<d1>\d\d)(?P<t1>[T ].*)?"
    r"|(?P<y2>\d{4})(?P<m2>\d\d)(?P<d2>\d\d)(?P<t2>T.*)?"
    r"|--(?P<m3>\d\d)(?:-?(?P<d3>\d\d)(?P<t3>T.*)?)?|---(?P<d4>\d\d)"
    r"|(?P<y5>\d{4})(?:-(?P<m5>\d\d))?",
    re.ASCII,
)
_CLOCK = re.compile(
    r"[T ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?", re.ASCII
)


def parse_partial(text: str) -> PartialDate | None:
    """Read what ``PartialDate.iso`` writes and the forms of vCard (RFC 6350, 4.3.1).

    "19800322", "--0322" and "1947-01-08T00:00:00Z" (the time is left out) are the same dates as
    with hyphens and without a time. Everything else is ``None``.
    """
    found = _PARTIAL.fullmatch(text.strip()[:_LONGEST])
    if found is None:
        return None
    parts = {name[0]: value for name, value in found.groupdict().items() if value is not None}
    if "t" in parts and _CLOCK.fullmatch(parts["t"]) is None:
        return None
    numbers = {name: int(parts[name]) for name in "ymd" if name in parts}
    try:
        return PartialDate(numbers.get("y"), numbers.get("m"), numbers.get("d"))
    except ValueError:
        return None


_TWO_NUMBERS = re.compile(r"(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\.?", re.ASCII).fullmatch
_MONTH_YEAR = re.compile(r"(?:(\d{1,2})\s?[./ -]\s?(\d{4})|(\d{4})\s?[./ -]\s?(\d{1,2}))", re.ASCII)
_DAY_WORD = (
    re.compile(
        r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|o)?[\s.\-/]*(?:de |of )?\s*(?P<word>[a-z]{3,})\.?"
    ),
    re.compile(r"(?P<word>[a-z]{3,})\.?[\s\-/]*(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?"),
)
_WORD_YEAR = (
    re.compile(r"(?P<word>[a-z]{3,})\.?[\s.,\-/]*(?:del? |of )?\s*(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})[\s.,\-/]+(?P<word>[a-z]{3,})\.?"),
)


def parse_written_partial(text: str, order: DateOrder | None) -> PartialDate | None:
    """A date without its year or day as people write it: "12.07.", "July 12", "May 2017",
    "05/2017", "2017", and what ``parse_partial`` reads.

    ``order`` says whether 03/04 is in March ("mdy") or in April; with points the day is in front.
    What may be meant in two ways ("05/87") is ``None``, as are years outside of 1800 to 2200.
    """
    text = text.strip()
    if not 3 <= len(text) <= _LONGEST:
        return None
    found = _TWO_NUMBERS(text)
    try:
        if found is not None:
            day, month = int(found[1]), int(found[3])
            if order == "mdy" and found[2] != ".":
                day, month = month, day
            return PartialDate(None, month, day)
        partial = parse_partial(text) or _month_and_year(text) or _month_in_words(fold(text))
    except ValueError:
        return None
    if partial is None or not FIRST_YEAR <= (partial.year or FIRST_YEAR) <= LAST_YEAR:
        return None
    return partial


def _month_and_year(text: str) -> PartialDate | None:
    found = _MONTH_YEAR.fullmatch(text)
    if found is None:
        return None
    return PartialDate(int(found[2] or found[3]), int(found[1] or found[4]), None)


def _month_in_words(text: str) -> PartialDate | None:
    for pattern in (*_WORD_YEAR, *_DAY_WORD):
        found = pattern.fullmatch(text)
        month = month_of(found["word"]) if found else None
        if found and month:
            parts = found.groupdict()
            if "year" in parts:
                return PartialDate(int(parts["year"]), month, None)
            return PartialDate(None, month, int(parts["day"]))
    return None


# --- One value, the order being known ------------------------------------------------------------

# Blank, "T" or comma between date and time; \s also holds the narrow no-break space of new ICU.
# The look-ahead keeps a bare number behind a date from passing as an hour.
_TIME = (
    r"(?:(?:\s*[Tt,]\s*|\s+)(?=\d{1,2}(?:[:.h]\d|\s?[aApP]))(?P<hour>\d{1,2})"
    r"(?:[:.h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<fraction>\d{1,9}))?)?)?"
    r"\s?(?P<half>[aApP]\.?\s?[mM]\.?)?(?:\s?(?:[Uu]hr|hrs?|h))?"
    r"\s?(?P<zone>[Zz]|[Uu][Tt][Cc]|[Gg][Mm][Tt]|[+-]\d\d(?::?\d\d)?)?)?"
)
_SHORT = re.compile(r"(\d{1,2})(\s?[-./]\s?|\s)(\d{1,2})\2(\d{4}|\d\d)\.?" + _TIME)
_BARE = re.compile(r"(\d\d?)([./-])(\d\d?)\2(\d{4}|\d\d)").fullmatch  # the frequent ones
_YMD = re.compile(
    r"(?P<year>\d{4})(?P<sign>[-./\s])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})\.?" + _TIME
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)" + _TIME)
_COMPACT_TIME = re.compile(
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)[Tt]?(?P<hour>\d\d)(?P<minute>\d\d)"
    r"(?P<second>\d\d)?(?P<fraction>)(?P<half>)(?P<zone>[Zz]|[+-]\d\d(?::?\d\d)?)?"
)
_IN_WORDS = (
    re.compile(
        r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|o)?[\s.\-/]*(?:de |of )?\s*(?P<word>[a-z]{3,})"
        r"[\s.,\-/]*(?:del? )?\s*(?P<year>\d{4}|\d\d)\.?" + _TIME
    ),
    re.compile(
        r"(?P<word>[a-z]{3,})\.?[\s\-/]*(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s.,\-/]+"
        r"(?P<year>\d{4}|\d\d)" + _TIME
    ),
    re.compile(r"(?P<year>\d{4})[\s.,\-/]+(?P<word>[a-z]{3,})\.?[\s.\-/]*(?P<day>\d{1,2})" + _TIME),
)

_fromisoformat = dt.date.fromisoformat


def _date(year: int, month: int, day: int) -> dt.date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def parse_date(text: str, order: DateOrder | None, *, pivot_year: int) -> dt.date | None:
    """The day a text names, a time behind it left out; ``None`` where there is no such day.

    ``order`` is that of the column and used only where the text leaves it open: a four-digit year
    in front, eight digits (20240131) and named months speak for themselves. Without an order
    short dates are ``None``.
    """
    if len(text) == 10 and text[4] == text[7] == "-":
        try:
            day = _fromisoformat(text)
        except ValueError:
            pass  # "2024-03-5 "
        else:
            return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
    if len(text) == 8 and text.isdecimal():
        return _date(int(text[:4]), int(text[4:6]), int(text[6:]))
    found = _BARE(text) if len(text) <= 10 else None
    if found is not None:
        return _short(found, order, pivot_year)
    return _read(text, order, pivot_year)[0]


def _short(found: re.Match[str], order: DateOrder | None, pivot_year: int) -> dt.date | None:
    first, middle, last = found.group(1, 3, 4)
    if order == "ymd":
        if len(first) != 2 or len(last) != 2:
            return None
        first, last = last, first
    elif order == "mdy":
        first, middle = middle, first
    elif order is None:
        return None
    year = int(last)
    if len(last) == 2:
        year = pivot_year - (pivot_year - year) % 100
    elif not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return dt.date(year, int(middle), int(first))
    except ValueError:
        return None


_Read = tuple[dt.date | None, re.Match[str] | None]
_NOTHING: _Read = None, None


def _read(text: str, order: DateOrder | None, pivot_year: int) -> _Read:
    """The day and the match that holds its time; nothing if the text holds anything else."""
    text = text.strip()
    if not 6 <= len(text) <= _LONGEST:
        return _NOTHING
    found = _SHORT.fullmatch(text)
    if found is not None:
        return _short(found, order, pivot_year), found
    if text[:4].isdecimal():
        for pattern in (_YMD, _COMPACT, _COMPACT_TIME):
            found = pattern.fullmatch(text)
            if found is not None:
                year, month, day = found.group("year", "month", "day")
                return _date(int(year), int(month), int(day)), found
    return _read_words(fold(text), order, pivot_year)


def _read_words(text: str, order: DateOrder | None, pivot_year: int) -> _Read:
    for pattern in _IN_WORDS:
        found = pattern.fullmatch(text)
        month = month_of(found["word"]) if found else None
        if found and month:
            year = int(found["year"])
            if len(found["year"]) == 2:
                year = pivot_year - (pivot_year - year) % 100
            return _date(year, month, int(found["day"])), found
    # The weekday comes last, because "mar" is a month first and a Tuesday of three languages next.
    word, _, rest = text.partition(" ")
    return _read(rest, order, pivot_year) if rest and is_weekday(word) else _NOTHING


def parse_instant(text: str, order: DateOrder | None, *, pivot_year: int) -> dt.datetime | None:
    """Date and time; aware where the text holds a zone ("Z", "+02:00", "UTC"), else naive.

    ISO 8601 with "T" or a blank, or any date of ``parse_date`` with a time behind it, also with
    AM and PM. A date alone is midnight, naive. A time that does not exist makes the whole
    ``None``.
    """
    text = text.strip()
    if len(text) >= 16 and text[4] == text[7] == "-" and text[10] in "T ":
        try:
            instant = dt.datetime.fromisoformat(text)
        except ValueError:
            pass  # 2024-01-31 3:05 PM
        else:
            return instant if FIRST_YEAR <= instant.year <= LAST_YEAR else None
    day, found = _read(text, order, pivot_year)
    if day is None or found is None:
        return None
    time = _time(found)
    return None if time is None else dt.datetime.combine(day, time)


def _time(found: re.Match[str]) -> dt.time | None:
    parts = found.groupdict()
    if parts.get("hour") is None:
        return dt.time()
    hour = int(parts["hour"])
    if parts["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if parts["half"][0] in "pP" else 0)
    micros = int((parts["fraction"] or "0").ljust(6, "0")[:6])
    try:
        return dt.time(
            hour, int(parts["minute"] or 0), int(parts["second"] or 0), micros, _zone(parts["zone"])
        )
    except ValueError:
        return None


def _zone(text: str | None) -> dt.timezone | None:
    if not text:
        return None
    if text[0] not in "+-":
        return dt.UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    # timezone() itself refuses 24 hours and more with the ValueError the caller waits for.
    return dt.timezone(dt.timedelta(minutes=-minutes if text[0] == "-" else minutes))


# --- A whole column ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DateGuess:
    """What a column's dates look like."""

    order: DateOrder | None
    """``None``: no dates here. "ymd" also for columns of ISO dates only."""
    sure: bool
    """False where both orders are possible or values contradict each other: ask the person."""
    share: float
    """Share of the non-blank values that are dates in this order, 0 to 1."""
    impossible: list[str] = field(default_factory=list)
    """Up to five different values written like dates that are none in this order."""


_EXAMPLES = 5


class _Tally:
    """How many values are possible in each order."""

    def __init__(self) -> None:
        self.possible: Counter[DateOrder] = Counter()
        self.neutral: Counter[DateOrder] = Counter()
        """Dates that name their own order."""
        self.only_dmy = self.only_mdy = self.short = self.strokes = 0
        self.firsts: set[int] = set()
        self.middles: set[int] = set()
        self.lasts: set[int] = set()
        self.four_digit_years = False

    def add_short(self, found: re.Match[str], count: int) -> None:
        first, sign, middle, last = found.group(1, 2, 3, 4)
        one, two, three = int(first), int(middle), int(last)
        long_year = len(last) == 4
        if long_year and not FIRST_YEAR <= three <= LAST_YEAR:
            dmy = mdy = False
        else:
            # Only the last days of a month need a calendar.
            dmy = 0 < two <= 12 and one > 0 and (one <= 28 or _exists(three, two, one))
            mdy = 0 < one <= 12 and two > 0 and (two <= 28 or _exists(three, one, two))
        ymd = not long_year and 0 < two <= 12 and three > 0 and (
            three <= 28 or _exists(one, two, three)
        )  # fmt: skip
        self.short += count
        self.possible["dmy"] += dmy * count
        self.possible["mdy"] += mdy * count
        self.possible["ymd"] += ymd * count
        self.only_dmy += (dmy and not mdy) * count
        self.only_mdy += (mdy and not dmy) * count
        self.strokes += ("/" in sign) * count
        self.firsts.add(one)
        self.middles.add(two)
        self.lasts.add(three)
        self.four_digit_years |= long_year


def _exists(year: int, month: int, day: int) -> bool:
    if day > 31:
        return False
    # Two digits: 2000 to 2099 has its leap years where 1900 to 1999 has them, but for 1900.
    return day <= calendar.monthrange(year if year > 99 else 2000 + year, month)[1]


def guess_order(values: Iterable[str], *, prefer: Literal["dmy", "mdy"] = "dmy") -> DateGuess:
    """Decide for a whole column which part of its short dates is the day.

    Where every day is 12 or less the order is "dmy", or "mdy" if that is preferred and all are
    written with "/" (but monthly figures, all of a first of the month, show their day); ``sure``
    is False then. Two-digit years in front ("24-01-31") are found, too.
    """
    counts = Counter(values)
    tally = _Tally()
    filled = 0
    for value, count in counts.items():
        text = value.strip()
        if not text:
            continue
        filled += count
        found = _BARE(text) or (_SHORT.fullmatch(text) if len(text) <= _LONGEST else None)
        if found is not None:
            tally.add_short(found, count)
        elif _read(text, None, 2049)[0] is not None:
            own: DateOrder = (
                "ymd" if text[:4].isdecimal() else "mdy" if text[0].isalpha() else "dmy"
            )
            tally.neutral[own] += count
    if not filled or not (tally.short or tally.neutral):
        return DateGuess(None, False, 0.0)
    order, sure = _decide(tally, prefer)
    dates = tally.neutral.total() + tally.possible[order]
    if not dates:
        return DateGuess(None, False, 0.0, _impossible(counts, order))
    return DateGuess(order, sure, dates / filled, _impossible(counts, order))


def _decide(tally: _Tally, prefer: Literal["dmy", "mdy"]) -> tuple[DateOrder, bool]:
    if not tally.short:
        return tally.neutral.most_common(1)[0][0], True
    possible = tally.possible
    best = max(possible["dmy"], possible["mdy"])
    if possible["ymd"] > best:
        return "ymd", best == 0 or possible["ymd"] == tally.short
    # "17-01-10" can be read as a day, a month and 2010; but years vary less than days do.
    year_first = possible["ymd"] == tally.short and not tally.four_digit_years
    if year_first and tally.firsts != {1} and len(tally.lasts) > 2 * len(tally.firsts):
        return "ymd", False
    open_year = year_first and len(tally.firsts) < 2 * len(tally.lasts)
    if tally.only_dmy == tally.only_mdy:
        return _open_order(tally, prefer), False
    order: DateOrder = "dmy" if tally.only_dmy > tally.only_mdy else "mdy"
    return order, not (tally.only_dmy and tally.only_mdy) and not open_year


def _open_order(tally: _Tally, prefer: Literal["dmy", "mdy"]) -> DateOrder:
    # Monthly figures: what is 1 all the time is the first of the month.
    if tally.firsts == {1} and len(tally.middles) > 2:
        return "dmy"
    if tally.middles == {1} and len(tally.firsts) > 2:
        return "mdy"
    return "mdy" if prefer == "mdy" and tally.strokes == tally.short else "dmy"


_SHAPE = re.compile(
    r"\s*(?:\d{1,2}([-./])\d{1,2}\1(?:\d{4}|\d\d)|\d{4}([-./])\d{1,2}\2\d{1,2})(?:[\sT,].*)?"
)


def _impossible(counts: Counter[str], order: DateOrder) -> list[str]:
    examples: list[str] = []
    for value in counts:
        if (
            len(value) <= _LONGEST
            and _SHAPE.fullmatch(value)
            and _read(value, order, 2049)[0] is None
        ):
            examples.append(value)
            if len(examples) == _EXAMPLES:
                break
    return examples


# --- Excel ---------------------------------------------------------------------------------------

_LAST_SERIAL = 2_958_465  # 31 December 9999
_BASE_1900 = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet knows no zones
_BASE_1904 = dt.datetime(1904, 1, 1)  # noqa: DTZ001


def from_excel_serial(serial: float, *, date1904: bool) -> dt.date | dt.datetime | None:
    """The day, or the naive point in time, of a spreadsheet's serial number.

    Serial 1 is 1 January 1900, or 2 January 1904 in the other system. ``None`` below day 1 (a time
    of day or a length of time), for serial 60 of the 1900 system (29 February 1900, which never
    was) and beyond the year 9999. Times are rounded to the millisecond.
    """
    if not math.isfinite(serial) or not (0 if date1904 else 1) <= serial < _LAST_SERIAL + 1:
        return None
    if date1904:
        base = _BASE_1904
    elif 60 <= serial < 61:
        return None
    else:
        base = _BASE_1900 if serial > 60 else _BASE_1900 + dt.timedelta(days=1)
    days = int(serial)
    milliseconds = round((serial - days) * 86_400_000)
    try:
        instant = base + dt.timedelta(days=days, milliseconds=milliseconds)
    except OverflowError:
        return None
    if instant == dt.datetime.combine(instant.date(), dt.time()):
        return instant.date()
    return instant
