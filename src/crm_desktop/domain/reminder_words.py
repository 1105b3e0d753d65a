"""Reads a reminder typed in words: "call Marta Oliveira Thu 10:00", "jeden Montag Kasse zählen".

Nothing is guessed behind the person's back: what was read is shown before it is saved, and words
that were not read stay in the text. The first date, time and repetition count; a second one stays.
Words are those of one language, since "so" and "do" are weekdays in German and not in English.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from crm_desktop.domain.dates import DateOrder
from crm_desktop.domain.month_names import month_of
from crm_desktop.domain.recurrence import MOST, Repeat, Unit, following, step
from crm_desktop.domain.text import fold

MOST_WORDS = 80
"""Words that are looked at; those behind them are text."""


@dataclass(frozen=True, slots=True)
class ReminderWords:
    """What was read. ``text`` is what remains; ``date`` None: none was named; ``kind`` is call,
    email, meeting, visit or empty."""

    text: str
    date: dt.date | None = None
    time: dt.time | None = None
    repeat: Repeat | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class _Language:
    """The words of one language, folded. Phrases are words with one blank between them."""

    days: dict[str, int]  # phrase -> days from today
    hours: dict[str, int]  # phrase -> the hour that it stands for
    weekdays: dict[str, int]
    risky: frozenset[str]  # short weekdays that are also common words
    units: dict[str, Unit]
    clock_units: dict[str, int]  # minutes
    numbers: dict[str, int]
    nth: dict[str, int]
    kinds: dict[str, str]
    after: frozenset[str]  # "in" three days
    before: frozenset[str]  # words that lead to a date or time and go with it
    next: frozenset[str]  # "next" Friday: the one of next week
    this: frozenset[str]  # the coming one
    every: frozenset[str]
    other: frozenset[str]  # every "other" week
    always: dict[str, Unit]  # daily, weekly
    of_month: tuple[str, ...]  # what may stand behind "the last Friday"
    month_end: frozenset[str]
    weekend: frozenset[str]
    clock: frozenset[str]  # "Uhr", "o'clock"
    at: frozenset[str]  # a bare number behind it is an hour
    half: frozenset[str]  # "halb 11" is 10:30


def _weekdays(*lines: str) -> dict[str, int]:
    return {word: day for line in lines for day, word in enumerate(line.split())}


_ENGLISH = _Language(
    days={"today": 0, "tonight": 0, "tomorrow": 1, "tmr": 1, "tmrw": 1, "day after tomorrow": 2,
          "the day after tomorrow": 2},
    hours={"tonight": 18, "this morning": 9, "this afternoon": 14, "this evening": 18,
           "in the morning": 9, "in the afternoon": 14, "in the evening": 18, "noon": 12,
           "midday": 12, "morning": 9, "afternoon": 14, "evening": 18},
    weekdays=_weekdays("monday tuesday wednesday thursday friday saturday sunday",
                       "mon tue wed thu fri sat sun", "mon tues weds thur fri sat sun",
                       "mondays tuesdays wednesdays thursdays fridays saturdays sundays",
                       "mon tue wed thurs fri sat sun"),
    risky=frozenset(),
    units={"day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month",
           "months": "month", "year": "year", "years": "year"},
    clock_units={"minute": 1, "minutes": 1, "min": 1, "mins": 1, "hour": 60, "hours": 60},
    numbers={"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
             "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12},
    nth={"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "1st": 1, "2nd": 2, "3rd": 3,
         "4th": 4},
    kinds={"call": "call", "phone": "call", "ring": "call", "email": "email", "e-mail": "email",
           "mail": "email", "write": "email", "meet": "meeting", "meeting": "meeting",
           "visit": "visit"},
    after=frozenset({"in"}), before=frozenset({"on", "at", "by", "until", "from"}),
    next=frozenset({"next"}), this=frozenset({"this", "coming"}),
    every=frozenset({"every", "each"}), other=frozenset({"other", "second"}),
    always={"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year",
            "annually": "year"},
    of_month=("of the month", "of each month", "of every month", "in the month"),
    month_end=frozenset({"month end", "end of month", "end of the month"}),
    weekend=frozenset({"weekend", "the weekend"}),
    clock=frozenset({"o'clock", "oclock"}), at=frozenset({"at"}), half=frozenset(),
)  # fmt: skip
_GERMAN = _Language(
    days={"heute": 0, "morgen": 1, "ubermorgen": 2, "uebermorgen": 2},
    hours={"heute morgen": 9, "heute fruh": 9, "heute frueh": 9, "heute vormittag": 10,
           "heute mittag": 12, "heute nachmittag": 14, "heute abend": 18, "fruh": 9, "frueh": 9,
           "vormittag": 10, "vormittags": 10, "mittag": 12, "mittags": 12, "nachmittag": 14,
           "nachmittags": 14, "abend": 18, "abends": 18},
    weekdays=_weekdays("montag dienstag mittwoch donnerstag freitag samstag sonntag",
                       "mo di mi do fr sa so", "mo di mi do fr sonnabend so",
                       "montags dienstags mittwochs donnerstags freitags samstags sonntags"),
    risky=frozenset({"mo", "di", "mi", "do", "fr", "sa", "so"}),
    units={"tag": "day", "tage": "day", "tagen": "day", "woche": "week", "wochen": "week",
           "monat": "month", "monate": "month", "monaten": "month", "jahr": "year",
           "jahre": "year", "jahren": "year"},
    clock_units={"minute": 1, "minuten": 1, "min": 1, "stunde": 60, "stunden": 60, "std": 60},
    numbers={"ein": 1, "eine": 1, "einem": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4,
             "funf": 5, "fuenf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
             "zwolf": 12, "zwoelf": 12},
    nth={"ersten": 1, "zweiten": 2, "dritten": 3, "vierten": 4, "letzten": -1, "erster": 1,
         "zweiter": 2, "dritter": 3, "vierter": 4, "letzter": -1},
    kinds={"anrufen": "call", "anruf": "call", "rufe": "call", "telefonieren": "call",
           "e-mail": "email", "email": "email", "mail": "email", "mailen": "email",
           "schreiben": "email", "treffen": "meeting", "termin": "meeting",
           "besprechung": "meeting", "besuch": "visit", "besuchen": "visit"},
    after=frozenset({"in"}), before=frozenset({"am", "um", "bis", "ab", "zum", "den"}),
    next=frozenset({"nachsten", "nachster", "nachste", "nachstes", "naechsten", "naechste",
                    "naechster", "naechstes"}),
    this=frozenset({"diesen", "dieser", "diese", "dieses", "kommenden", "kommender", "kommende"}),
    every=frozenset({"jeden", "jede", "jeder", "jedes", "alle"}),
    other=frozenset({"zweite", "zweiten", "zweites"}),
    always={"taglich": "day", "taeglich": "day", "wochentlich": "week", "woechentlich": "week",
            "monatlich": "month", "jahrlich": "year", "jaehrlich": "year"},
    of_month=("im monat", "des monats"),
    month_end=frozenset({"monatsende", "ende des monats"}),
    weekend=frozenset({"wochenende"}),
    clock=frozenset({"uhr", "h"}), at=frozenset({"um", "gegen"}), half=frozenset({"halb"}),
)  # fmt: skip
LANGUAGES: dict[str, _Language] = {"en": _ENGLISH, "de": _GERMAN}

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SHORT = re.compile(r"(\d{1,2})([./])(\d{1,2})(?:\2(\d{4}|\d{2})?)?")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?")
_YEAR = re.compile(r"20\d\d")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(am|pm)?")
_DOTTED_TIME = re.compile(r"(\d{1,2})\.(\d{2})")
_HOUR = re.compile(r"(\d{1,2})(am|pm|h)?")
_LONGEST_PHRASE = 4


@dataclass(slots=True)
class _Found:
    """What a run of words means, and how many words it takes."""

    length: int
    date: dt.date | None = None
    time: dt.time | None = None
    repeat: Repeat | None = None


@dataclass(slots=True)
class _Reader:
    language: _Language
    now: dt.datetime
    order: DateOrder
    words: list[str]  # as typed
    plain: list[str] = field(init=False)  # folded, without the signs behind

    def __post_init__(self) -> None:
        self.plain = [fold(word).strip(",;!?()") for word in self.words]

    @property
    def today(self) -> dt.date:
        return self.now.date()

    def word(self, at: int) -> str:
        return self.plain[at].rstrip(".") if at < len(self.plain) else ""

    def phrases(self, at: int) -> Iterator[tuple[int, str]]:
        """The runs of words that begin here, the longest first."""
        for length in range(min(_LONGEST_PHRASE, len(self.plain) - at), 0, -1):
            yield length, " ".join(self.word(at + i) for i in range(length))

    # -- what may begin at a word --------------------------------------------------------------

    def anything(self, at: int) -> _Found | None:
        found = self.repetition(at) or self.date(at) or self.time(at)
        if found is None and self.word(at) in self.language.before and at + 1 < len(self.plain):
            found = self.repetition(at + 1) or self.date(at + 1, led=True) or self.time(at + 1)
            if found is not None:
                found.length += 1
        return found

    def date(self, at: int, *, led: bool = False) -> _Found | None:
        return (
            self.named_day(at) or self.after_a_while(at) or self.written_date(at)
            or self.weekday(at, led=led)
        )  # fmt: skip

    def named_day(self, at: int) -> _Found | None:
        language = self.language
        for length, phrase in self.phrases(at):
            if phrase in language.days:
                day = self.today + dt.timedelta(days=language.days[phrase])
                hour = None
                for more, part in self.phrases(at):
                    if part in language.hours:  # "heute morgen" is not two days
                        length, hour = max(length, more), language.hours[part]  # noqa: PLW2901
                        break
                return _Found(length, day, None if hour is None else dt.time(hour))
            if phrase in language.month_end:
                end = step(self.today.replace(day=1), "month", 1) - dt.timedelta(days=1)
                return _Found(length, end)
            if phrase in language.weekend:
                return _Found(length, self._coming(5))
        first, second = self.word(at), self.word(at + 1)
        if first in language.next and second in language.units:
            unit = language.units[second]
            if unit == "week":
                return _Found(2, self.today + dt.timedelta(days=7 - self.today.weekday()))
            return _Found(2, step(self.today, unit, 1))
        return None

    def after_a_while(self, at: int) -> _Found | None:
        language = self.language
        count, unit = self._number(self.word(at + 1)), self.word(at + 2)
        if self.word(at) not in language.after or count is None:
            return None
        try:
            if unit in language.units:
                return _Found(3, step(self.today, language.units[unit], count))
            if unit in language.clock_units:
                moment = self.now + dt.timedelta(minutes=count * language.clock_units[unit])
                moment = moment.replace(second=0, microsecond=0)
                return _Found(3, moment.date(), moment.time())
        except OverflowError:
            return None
        return None

    def weekday(self, at: int, *, led: bool = False) -> _Found | None:
        language, word = self.language, self.word(at)
        weeks, length = 0, 1
        if word in language.next or word in language.this:
            weeks, length, led = int(word in language.next), 2, True
            word = self.word(at + 1)
        day = language.weekdays.get(word)
        if day is None:
            return None
        if word in language.risky and not led:
            behind = at + length
            dotted = self.plain[behind - 1].endswith(".")
            if not dotted and not (self.time(behind) or self.written_date(behind)):
                return None
        if weeks:
            monday = self.today + dt.timedelta(days=7 - self.today.weekday())
            return _Found(length, monday + dt.timedelta(days=day))
        date = self._coming(day)
        written = self.written_date(at + length)
        if written is not None and written.date is not None:  # "Thu 15 Oct" names one day twice
            return _Found(length + written.length, written.date)
        return _Found(length, date)

    def written_date(self, at: int) -> _Found | None:
        word = self.plain[at] if at < len(self.plain) else ""
        if found := _ISO.fullmatch(word):
            return self._on(1, int(found[1]), int(found[2]), int(found[3]))
        if found := _SHORT.fullmatch(word):
            return self._short(found)
        month = month_of(self.word(at))
        if month is not None and (day := _ORDINAL.fullmatch(self.plain_at(at + 1))):
            return self._with_year(at, 2, month, int(day[1]))
        day = _ORDINAL.fullmatch(word)
        if day is None:
            return None
        length = 3 if self.word(at + 1) == "of" else 2
        month = month_of(self.word(at + length - 1))
        return None if month is None else self._with_year(at, length, month, int(day[1]))

    def plain_at(self, at: int) -> str:
        return self.plain[at] if at < len(self.plain) else ""

    def _short(self, found: re.Match[str]) -> _Found | None:
        first, second, year = int(found[1]), int(found[3]), found[4]
        if found[2] == "." and year is None and not found[0].endswith("."):
            return None  # 10.30 is a time or a figure
        day, month = first, second
        if found[2] == "/" and self.order == "mdy":
            day, month = second, first
        if year is None:
            return self._on(1, None, month, day)
        return self._on(1, int(year) if len(year) == 4 else 2000 + int(year), month, day)

    def _with_year(self, at: int, length: int, month: int, day: int) -> _Found | None:
        if _YEAR.fullmatch(self.word(at + length)):
            return self._on(length + 1, int(self.word(at + length)), month, day)
        return self._on(length, None, month, day)

    def _on(self, length: int, year: int | None, month: int, day: int) -> _Found | None:
        """A date; without its year the next one that is not past."""
        years = [year] if year is not None else [self.today.year + more for more in range(9)]
        for wanted in years:
            try:
                date = dt.date(wanted, month, day)
            except ValueError:
                continue
            if year is not None or date >= self.today:
                return _Found(length, date)
        return None

    def time(self, at: int) -> _Found | None:
        language, word = self.language, self.plain_at(at)
        for length, phrase in self.phrases(at):
            if phrase in language.hours:
                return _Found(length, time=dt.time(language.hours[phrase]))
        if self.word(at) in language.half and (hour := _HOUR.fullmatch(self.word(at + 1))):
            return self._clock(2, int(hour[1]) - 1, 30, guess=True)
        led = self.word(at) in language.at
        start = at + 1 if led else at
        word = self.word(start)
        named = self.word(start + 1) in language.clock
        half_day = self.word(start + 1) if self.word(start + 1) in {"am", "pm"} else ""
        length = 1 + led + (named or bool(half_day))
        if found := _TIME.fullmatch(word):
            return self._clock(length, int(found[1]), int(found[2]), half=found[3] or half_day)
        if (led or named) and (found := _DOTTED_TIME.fullmatch(word)):
            return self._clock(length, int(found[1]), int(found[2]))
        if found := _HOUR.fullmatch(word):
            half = found[2] if found[2] in {"am", "pm"} else half_day
            if led or named or half:
                guess = led and not named and not half
                return self._clock(length, int(found[1]), 0, half=half, guess=guess)
        return None

    @staticmethod
    def _clock(
        length: int, hour: int, minute: int, *, half: str = "", guess: bool = False
    ) -> _Found | None:
        if half:
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + (12 if half == "pm" else 0)
        elif guess and 1 <= hour <= 6:
            hour += 12  # "at 3": a shop is open then
        return _Found(length, time=dt.time(hour, minute)) if hour < 24 and minute < 60 else None

    def repetition(self, at: int) -> _Found | None:
        language = self.language
        if self.word(at) in language.always:
            return _Found(1, repeat=Repeat(language.always[self.word(at)]))
        if self.word(at) not in language.every:
            nth = self._nth_weekday(at)
            ends = nth is not None and self._of_month(at + nth.length)
            if nth is not None and ends:
                nth.length += ends
                return nth
            return None
        if (nth := self._nth_weekday(at + 1)) is not None:
            nth.length += 1 + self._of_month(at + 1 + nth.length)
            return nth
        return self._every(at + 1)

    def _every(self, at: int) -> _Found | None:
        language = self.language
        word, count, length = self.word(at), 1, 2
        if word in language.other:
            count, word, length = 2, self.word(at + 1), 3
        elif (number := self._number(word)) is not None and self.word(at + 1) in language.units:
            count, word, length = number, self.word(at + 1), 3
        if word in language.units and 1 <= count <= MOST:
            return _Found(length, repeat=Repeat(language.units[word], count))
        if word in language.weekdays:
            days = [language.weekdays[word]]
            while (
                self.word(at + length - 1) in {"and", "und"}
                and self.word(at + length) in language.weekdays
            ):
                days.append(language.weekdays[self.word(at + length)])
                length += 2
            return _Found(length, repeat=Repeat("week", count, tuple(sorted(set(days)))))
        day = _ORDINAL.fullmatch(self.plain_at(at))
        if day and not day[0].isdigit() and 1 <= int(day[1]) <= 31:
            return _Found(2 + self._of_month(at + 1), repeat=Repeat("month", day=int(day[1])))
        return None

    def _nth_weekday(self, at: int) -> _Found | None:
        nth = self.language.nth.get(self.word(at))
        day = self.language.weekdays.get(self.word(at + 1))
        if nth is None or day is None:
            return None
        return _Found(2, repeat=Repeat("month", weekdays=(day,), nth=nth))

    def _of_month(self, at: int) -> int:
        return next((n for n, phrase in self.phrases(at) if phrase in self.language.of_month), 0)

    def _number(self, word: str) -> int | None:
        if word in self.language.numbers:
            return self.language.numbers[word]
        return int(word) if word.isascii() and word.isdigit() and 1 <= len(word) <= 3 else None

    def _coming(self, weekday: int) -> dt.date:
        """The next such day after today."""
        return self.today + dt.timedelta(days=(weekday - self.today.weekday() - 1) % 7 + 1)


def read_words(
    text: str, now: dt.datetime, *, language: str, order: DateOrder = "dmy"
) -> ReminderWords:
    """Read a reminder; ``now`` is wall time here, ``language`` one of ``LANGUAGES``.

    A time alone is today's, or tomorrow's when it is past. What repeats and names no date begins
    with the next one that fits.
    """
    words = text.split()
    words, behind = words[:MOST_WORDS], words[MOST_WORDS:]
    reader = _Reader(LANGUAGES.get(language, _ENGLISH), now, order, words)
    result = ReminderWords("")
    kept: list[str] = []
    at = 0
    while at < len(words):
        found = reader.anything(at)
        if found is None or not _is_new(found, result):
            kept.append(words[at])
            at += 1
            continue
        result = replace(
            result, date=found.date or result.date, time=found.time or result.time,
            repeat=found.repeat or result.repeat,
        )  # fmt: skip
        at += found.length
    kinds = reader.language.kinds
    kind = next((kinds[word] for w in kept if (word := fold(w).strip(".,;:!?()")) in kinds), "")
    return replace(
        result, text=" ".join(kept + behind).strip(" ,;"), kind=kind, date=_first(result, now)
    )


def _is_new(found: _Found, result: ReminderWords) -> bool:
    return not (
        (found.date is not None and result.date is not None)
        or (found.time is not None and result.time is not None)
        or (found.repeat is not None and result.repeat is not None)
    )


def _first(result: ReminderWords, now: dt.datetime) -> dt.date | None:
    """The date that was named, or the one that follows from time and repetition."""
    if result.date is not None:
        return result.date
    past = result.time is not None and result.time <= now.time()
    begin = now.date() + dt.timedelta(days=past)
    repeat = result.repeat
    if repeat is None:
        return None if result.time is None else begin
    if repeat.day is None and not repeat.weekdays:
        return begin
    yesterday = begin - dt.timedelta(days=1)
    if repeat.weekdays and repeat.unit == "week":
        days = (begin + dt.timedelta(days=more) for more in range(7))
        return next(day for day in days if day.weekday() in repeat.weekdays)
    found = following(repeat.rule(), step(begin, "month", -1).replace(day=1), yesterday)
    return None if found is None else found.date
