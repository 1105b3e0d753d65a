"""When something happened, in words: "yesterday 14:00", "Monday", "12 Oct", "2 hours ago".

The words of reminders look ahead; here a weekday or a day without its year lies behind, unless a
word says otherwise ("next", "tomorrow"). What is read is shown before anything is saved.
"""

from __future__ import annotations

import datetime as dt
import re

from PySide6.QtCore import QLocale

from crm_desktop.domain.reminder_words import read_words
from crm_desktop.domain.text import fold

_AGO = re.compile(
    r"(?:vor )?(?P<count>\d{1,3}|an?|one|eine[rmn]?) ?"
    r"(?P<unit>min|minute|stunde|hour|h|tag|day|week|woche)[a-z]*(?: ago)?"
)
_UNITS = {
    "min": 1, "minute": 1, "h": 60, "hour": 60, "stunde": 60, "day": 1440, "tag": 1440,
    "week": 10080, "woche": 10080,
}  # fmt: skip
_BACK = {"yesterday": 1, "gestern": 1, "vorgestern": 2}
_AHEAD = frozenset(
    ("next", "tomorrow", "in", "coming", "nachste", "nachsten", "naechsten", "morgen", "ubermorgen",
     "kommenden", "kommende")
)  # fmt: skip
_YEAR = re.compile(r"\b\d{4}\b")


def read_when(text: str, now: dt.datetime) -> dt.datetime | None:
    """The moment that words mean, in the zone of ``now``; None: they are not understood."""
    words = fold(text).replace(",", " ").split()
    if not words:
        return None
    joined = " ".join(words)
    ago = _AGO.fullmatch(joined)
    if ago is not None and ("ago" in words or words[0] == "vor"):
        count = int(ago["count"]) if ago["count"].isdecimal() else 1
        return now - dt.timedelta(minutes=count * _UNITS[ago["unit"]])
    back = next((_BACK[word] for word in words if word in _BACK), 0)
    kept = " ".join(word for word in text.replace(",", " ").split() if fold(word) not in _BACK)
    locale = QLocale()
    order = "mdy" if locale.dateFormat(QLocale.FormatType.ShortFormat).startswith("M") else "dmy"
    language = "de" if locale.language() == QLocale.Language.German else "en"
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    # From midnight on, so that a time alone is today's and not tomorrow's.
    found = read_words(kept, midnight, language=language, order=order)  # type: ignore[arg-type]
    if found.text or (found.date is None and found.time is None and not back):
        return None
    day = found.date or now.date()
    if back:
        day = now.date() - dt.timedelta(back)
    elif day > now.date() and not _AHEAD.intersection(words) and not _YEAR.search(joined):
        day = _behind(day, now.date())
    time = found.time or now.time().replace(second=0, microsecond=0)
    return dt.datetime.combine(day, time, tzinfo=now.tzinfo)


def _behind(day: dt.date, today: dt.date) -> dt.date:
    """A weekday of last week, or the same day of last year."""
    if (day - today).days <= 7:
        return day - dt.timedelta(7)
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)
