"""The rules of the pipeline: what deals are worth, which need attention, what a move asks.

Pure: the day is passed in, money is minor units beside a currency and never added across
currencies. Reasons and questions are codes with their figures; the screens put them in words.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from crm_desktop.domain.dates import parse_partial
from crm_desktop.domain.money import round_minor
from crm_desktop.domain.recurrence import step

State = Literal["open", "won", "lost"]
STATES: tuple[State, ...] = ("open", "won", "lost")

QUIET_DAYS = 21
"""How long a deal may be quiet in a step where nobody said otherwise."""

Sums = tuple[tuple[str, int], ...]
"""(currency, minor units) for each currency, the one with most deals first."""


# -- what deals are worth ------------------------------------------------------------------------


def expected_minor(amount_minor: int | None, percent: float) -> int:
    """Value times chance, in whole minor units.

    Rounded deal by deal, so that what is seen adds up: the cards to their column, the columns to
    the board.
    """
    if not amount_minor:
        return 0
    return round_minor(Decimal(amount_minor) * Decimal(str(percent)) / 100)


def sums(amounts: Iterable[tuple[str, int | None]]) -> Sums:
    """One sum for each currency; deals without an amount have none."""
    totals: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for currency, minor in amounts:
        if minor is not None:
            totals[currency] = totals.get(currency, 0) + minor
            counts[currency] += 1
    return tuple((c, totals[c]) for c in sorted(totals, key=lambda c: (-counts[c], c)))


def line_total(quantity: str, price_minor: int | None) -> int | None:
    """Quantity (plain decimal text, empty: 1) times price, in minor units; None: not known."""
    if price_minor is None:
        return None
    try:
        return round_minor(Decimal(quantity or "1") * price_minor)
    except (ArithmeticError, ValueError):
        return None


# -- which need attention ------------------------------------------------------------------------

ReasonCode = Literal["no_next_step", "quiet", "closing_passed"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a deal needs attention. ``since``: the last sign of life, or the day on which it should
    have closed; ``days`` have gone by since then. Without a next step neither is known."""

    code: ReasonCode
    days: int = 0
    since: dt.date | None = None


def attention(
    today: dt.date,
    *,
    planned: bool,
    next_due: dt.date | None,
    alive_on: dt.date | None,
    quiet_days: int,
    closes_on: dt.date | None,
) -> tuple[Reason, ...]:
    """Why an open deal needs attention, the most telling reason first; empty: it does not.

    ``planned``: there is a next step, with or without a day (``next_due``); ``alive_on``: when
    something was last logged, finished or moved; ``quiet_days``: how long that may be ago (0: as
    long as it likes). A deal is not quiet while its next step is today or still to come.
    """
    found = []
    if closes_on is not None and closes_on < today:
        found.append(Reason("closing_passed", (today - closes_on).days, closes_on))
    to_come = next_due is not None and next_due >= today
    if quiet_days > 0 and alive_on is not None and not to_come:
        days = (today - alive_on).days
        if days > quiet_days:
            found.append(Reason("quiet", days, alive_on))
    if not planned:
        found.append(Reason("no_next_step"))
    return tuple(found)


def closing_day(text: str) -> dt.date | None:
    """The last day that an expected close (a partial ISO date) means; None: it means none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        pass
    partial = parse_partial(text) if text else None
    if partial is None or partial.year is None:
        return None
    month = partial.month or 12
    day = partial.day if partial.month and partial.day else _last_day(partial.year, month)
    try:
        return dt.date(partial.year, month, day)
    except ValueError:
        return None


# -- the order of cards --------------------------------------------------------------------------

StepState = Literal["late", "today", "none", "later"]
_URGENCY: dict[StepState, int] = {"late": 0, "today": 1, "none": 2, "later": 3}


def step_state(today: dt.date, planned: bool, due: dt.date | None) -> StepState:
    """How pressing the next step is; one without a day is for later."""
    if not planned:
        return "none"
    if due is None or due > today:
        return "later"
    return "today" if due == today else "late"


def urgency(state: StepState, due: dt.date | None, time: str) -> tuple[int, str, str]:
    """Sorts cards: late, today (by time, any time last), no next step, later by date."""
    return _URGENCY[state], due.isoformat() if due else "~", time or "~"


# -- moves ---------------------------------------------------------------------------------------

Question = Literal["lost_reason"]


def questions(before: State, after: State) -> tuple[Question, ...]:
    """What is asked before a deal changes its state, on whatever road; all can be skipped."""
    return ("lost_reason",) if after == "lost" and before != "lost" else ()


# -- the outlook ---------------------------------------------------------------------------------

OVERDUE, LATER, UNDATED = "overdue", "later", "undated"
MONTHS_AHEAD = 4


def month_key(day: dt.date) -> str:
    """ "2026-11"."""
    return f"{day.year:04d}-{day.month:02d}"


def outlook_keys(today: dt.date, months: int = MONTHS_AHEAD) -> list[str]:
    """The columns of the outlook: overdue, this month and the next, later, without a date."""
    ahead = [month_key(step(today.replace(day=1), "month", n)) for n in range(months)]
    return [OVERDUE, *ahead, LATER, UNDATED]


def outlook_key(closes_on: dt.date | None, today: dt.date, months: int = MONTHS_AHEAD) -> str:
    """The column that a deal stands in."""
    if closes_on is None:
        return UNDATED
    if closes_on < today:
        return OVERDUE
    key = month_key(closes_on)
    return key if key < month_key(step(today.replace(day=1), "month", months)) else LATER


def outlook_day(key: str, today: dt.date, months: int = MONTHS_AHEAD) -> dt.date | None:
    """The expected close of a deal that is put into a column: the last day of the month.

    Raises:
        ValueError: nothing can be put there (what is overdue is so by the calendar).
    """
    if key == UNDATED:
        return None
    if key == LATER:
        return month_end(step(today.replace(day=1), "month", months))
    if key == OVERDUE:
        raise ValueError("a deal becomes overdue by itself")
    return month_end(dt.date.fromisoformat(f"{key}-01"))


def month_end(day: dt.date) -> dt.date:
    """The last day of a day's month."""
    return day.replace(day=_last_day(day.year, day.month))


def _last_day(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
