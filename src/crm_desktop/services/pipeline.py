"""The board: deals as cards in the steps of a pipeline, or in the months they should close in.

Read in a few queries whatever the number of cards; which deals need attention, and in which order
they stand, is decided by ``domain.pipeline``. Days begin at midnight in the zone passed in.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from crm_desktop.domain import pipeline as rules
from crm_desktop.domain.pipeline import Reason, State, StepState, Sums
from crm_desktop.domain.recurrence import step
from crm_desktop.domain.text import fold
from crm_desktop.services.stages import Pipeline, Stage, read_pipelines
from crm_desktop.store.file_format import LIVE

Closing = Literal["any", "passed", "this_month", "next_month", "three_months", "undated"]


@dataclass(frozen=True, slots=True)
class NextStep:
    """The earliest open reminder that names the deal; ``id`` None: a text without a day, from a
    file. ``time`` is "14:00" or empty; ``days_late`` 0 for today and later."""

    id: bytes | None
    kind: str
    title: str
    due: dt.date | None
    time: str
    days_late: int


@dataclass(frozen=True, slots=True)
class Card:
    """A deal as the board shows it.

    ``who`` is the company, else the person. ``percent`` is the chance in use, ``pinned`` where it
    was set by hand. ``since`` is the day it came into its step, ``days`` how long ago. ``reasons``
    say why it needs attention (open deals only).
    """

    n: int
    id: bytes
    title: str
    who: str
    contact: str
    contact_id: bytes | None
    company_id: bytes | None
    owner_id: bytes | None
    pipeline_id: bytes | None
    stage_id: bytes | None
    state: State
    amount_minor: int | None
    currency: str
    percent: float
    pinned: bool
    expected_minor: int
    since: dt.date | None
    days: int
    step: NextStep | None
    step_state: StepState
    reasons: tuple[Reason, ...]
    closes_on: dt.date | None
    closed_on: dt.date | None
    rank: str


@dataclass(frozen=True, slots=True)
class Totals:
    """What cards are worth together: one sum for each currency."""

    count: int
    sums: Sums
    expected: Sums


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the board. ``key`` is the id of its step in hex, "won", or a column of the
    outlook (``domain.pipeline.outlook_keys``); ``stage`` is where a card dropped here goes (None:
    nowhere, or its expected close changes)."""

    key: str
    stage: Stage | None
    cards: tuple[Card, ...]
    totals: Totals


@dataclass(frozen=True, slots=True)
class Board:
    """``totals`` of the open deals shown; ``attention``: how many deals need attention, shown or
    not; ``hidden``: open deals that the filter leaves out."""

    pipeline: Pipeline | None
    columns: tuple[Column, ...]
    totals: Totals
    attention: int
    hidden: int


@dataclass(frozen=True, slots=True)
class DealFilter:
    """Which deals are shown: every word of ``text`` in title or names; looked after by ``owner``
    (a colleague, b"" for nobody); ``closing`` when; of contacts with ``tag``; that need
    ``attention``."""

    text: str = ""
    owner: bytes | None = None
    closing: Closing = "any"
    tag: bytes | None = None
    attention: bool = False

    @property
    def is_on(self) -> bool:
        """Something is left out."""
        return self != EVERY_DEAL


EVERY_DEAL = DealFilter()
WON = "won"
"""Key of the last column: what was won this month."""


@dataclass(frozen=True, slots=True)
class BoardView:
    """What a board shows: the steps of a pipeline (None: the first), or with ``outlook`` the months
    in which the deals of a pipeline (None: of all) should close."""

    pipeline: bytes | None = None
    outlook: bool = False
    wanted: DealFilter = EVERY_DEAL
    by_hand: bool = False


def read_board(
    raw: sqlite3.Connection, view: BoardView, today: dt.date, zone: dt.tzinfo = dt.UTC
) -> Board:
    """All cards of a board. By steps, this month's wins stand in a last column, and deals whose
    step or pipeline is gone in the first."""
    pipeline = _shown(raw, view)
    if pipeline is None and not view.outlook:
        return Board(None, (), Totals(0, (), ()), 0, 0)
    key = place_of(pipeline, view, today)
    test, values = _on_board(raw, pipeline, view, today)
    found = _cards(raw, test, values, today, zone)
    fits = fitting(raw, view.wanted, today)
    keys = _keys(pipeline, view, today)
    by_key: dict[str, list[Card]] = {key: [] for key in keys}
    shown, hidden, attention = [], 0, 0
    for card in found:
        place = key(card)
        if place is None:
            continue
        attention += bool(card.reasons)
        if not fits(card):
            hidden += card.state == "open"
            continue
        by_key.setdefault(place, []).append(card)
        if card.state == "open":
            shown.append(card)
    columns = []
    for place, cards in by_key.items():
        cards.sort(key=order_of(view, place))
        columns.append(Column(place, keys.get(place), tuple(cards), totals(cards)))
    return Board(pipeline, tuple(columns), totals(shown), attention, hidden)


def read_placed(
    raw: sqlite3.Connection,
    view: BoardView,
    numbers: Collection[int],
    today: dt.date,
    zone: dt.tzinfo = dt.UTC,
) -> dict[int, tuple[str, Card]]:
    """Where these deals (``deal.n``) stand on a board now, by key of the column; those that are not
    on it (any more) are left out."""
    pipeline = _shown(raw, view)
    key, fits = place_of(pipeline, view, today), fitting(raw, view.wanted, today)
    placed = {}
    for card in read_cards(raw, numbers, today, zone):
        place = key(card)
        if place is not None and fits(card):
            placed[card.n] = (place, card)
    return placed


def _shown(raw: sqlite3.Connection, view: BoardView) -> Pipeline | None:
    pipelines = read_pipelines(raw, counted=False)
    found = next((p for p in pipelines if p.id == view.pipeline), None)
    if found is None and pipelines and not view.outlook:
        return pipelines[0]
    return found


def _keys(pipeline: Pipeline | None, view: BoardView, today: dt.date) -> dict[str, Stage | None]:
    """The columns of a board, each with the step that a card dropped there goes to."""
    if view.outlook:
        return dict.fromkeys(rules.outlook_keys(today))
    if pipeline is None:
        return {}
    steps: dict[str, Stage | None] = {stage.id.hex(): stage for stage in pipeline.of("open")}
    return {**steps, WON: next(iter(pipeline.of("won")), None)}


def _on_board(
    raw: sqlite3.Connection, pipeline: Pipeline | None, view: BoardView, today: dt.date
) -> tuple[str, dict[str, Any]]:
    values: dict[str, Any] = {"pipeline": pipeline.id if pipeline else b""}
    if view.outlook:
        return "d.state='open'" + (" AND d.pipeline_id=:pipeline" if pipeline else ""), values
    values["first"] = today.replace(day=1).isoformat()
    mine = "d.pipeline_id=:pipeline"
    # A pipeline that another PC removed must not take its deals along: they stand in the first.
    if pipeline is not None and pipeline.first:
        mine = (
            "(d.pipeline_id=:pipeline OR d.pipeline_id IS NULL OR d.pipeline_id NOT IN"
            f" (SELECT id FROM pipeline WHERE gone={LIVE}))"
        )
    return f"{mine} AND (d.state='open' OR d.state='won' AND d.closed_on>=:first)", values


def place_of(
    pipeline: Pipeline | None, view: BoardView, today: dt.date
) -> Callable[[Card], str | None]:
    """Tells the column of a card; None: it is not on the board."""
    if view.outlook:
        only = pipeline.id if pipeline else None

        def by_month(card: Card) -> str | None:
            if card.state != "open" or only not in (None, card.pipeline_id):
                return None
            return rules.outlook_key(card.closes_on, today)

        return by_month
    first_day = today.replace(day=1)
    steps = [stage.id for stage in pipeline.of("open")] if pipeline else []
    others = pipeline.others if pipeline else frozenset()

    def by_step(card: Card) -> str | None:
        if card.pipeline_id in others or pipeline is None:
            return None
        if card.pipeline_id != pipeline.id and not pipeline.first:
            return None
        if card.state == "open":
            stage = card.stage_id if card.stage_id in steps else next(iter(steps), None)
            return stage.hex() if stage else ""
        won = card.state == "won" and card.closed_on is not None and card.closed_on >= first_day
        return WON if won else None

    return by_step


def read_cards(
    raw: sqlite3.Connection, numbers: Collection[int], today: dt.date, zone: dt.tzinfo = dt.UTC
) -> list[Card]:
    """The cards of live deals with these row numbers (``deal.n``), whatever their state."""
    test = "d.n IN (SELECT value FROM json_each(:numbers))"
    return _cards(raw, test, {"numbers": str(list(numbers))}, today, zone)


def number_of(raw: sqlite3.Connection, deal: bytes) -> int | None:
    """The row number of a deal on this PC; None: it is not known here."""
    row = raw.execute("SELECT n FROM deal WHERE id=?", (deal,)).fetchone()
    return row[0] if row else None


def totals(cards: Iterable[Card]) -> Totals:
    """What cards are worth together."""
    listed = list(cards)
    return Totals(
        len(listed),
        rules.sums((card.currency, card.amount_minor) for card in listed),
        rules.sums(
            (card.currency, None if card.amount_minor is None else card.expected_minor)
            for card in listed
        ),
    )


def together(parts: Iterable[Totals]) -> Totals:
    """Several totals in one."""
    count = 0
    sums: dict[str, int] = {}
    expected: dict[str, int] = {}
    for part in parts:
        count += part.count
        for into, found in ((sums, part.sums), (expected, part.expected)):
            for currency, minor in found:
                into[currency] = into.get(currency, 0) + minor
    return Totals(count, tuple(sums.items()), tuple(expected.items()))


# -- orders --------------------------------------------------------------------------------------


def order_of(view: BoardView, key: str) -> Callable[[Card], Any]:
    """What the cards of a column are sorted by."""
    if view.outlook:
        return closing_key
    return won_key if key == WON else order_key(view.by_hand)


def order_key(by_hand: bool) -> Callable[[Card], Any]:
    """What the cards of a step are sorted by: urgency, or hand (those without a place last)."""

    def urgent(card: Card) -> tuple[Any, ...]:
        due, time = (card.step.due, card.step.time) if card.step else (None, "")
        return (*rules.urgency(card.step_state, due, time), card.n)

    def chosen(card: Card) -> tuple[Any, ...]:
        return (card.rank == "", card.rank, card.id if card.rank else b"", *urgent(card))

    return chosen if by_hand else urgent


def won_key(card: Card) -> tuple[int, int]:
    """The newest win first."""
    return -(card.closed_on.toordinal() if card.closed_on else 0), -card.n


def closing_key(card: Card) -> tuple[str, int]:
    """The first to close first."""
    return card.closes_on.isoformat() if card.closes_on else "~", card.n


# -- the filter ----------------------------------------------------------------------------------


def fitting(raw: sqlite3.Connection, wanted: DealFilter, today: dt.date) -> Callable[[Card], bool]:
    """Tells whether a card passes the filter."""
    words = fold(wanted.text).split()
    tagged = contacts_with(raw, wanted.tag)

    def fits(card: Card) -> bool:
        if wanted.owner is not None and (card.owner_id or b"") != wanted.owner:
            return False
        if tagged is not None and not {card.contact_id, card.company_id} & tagged:
            return False
        if wanted.attention and not card.reasons:
            return False
        if not closes(card.closes_on, wanted.closing, today):
            return False
        if not words:
            return True
        text = fold(f"{card.title}\n{card.who}\n{card.contact}")
        return all(word in text for word in words)

    return fits


def contacts_with(raw: sqlite3.Connection, tag: bytes | None) -> set[bytes] | None:
    """The contacts that have a tag; None where none is asked for."""
    if tag is None:
        return None
    rows = raw.execute(f"SELECT contact_id FROM tagging WHERE tag_id=? AND gone={LIVE}", (tag,))
    return {contact for (contact,) in rows}


def closes(day: dt.date | None, closing: Closing, today: dt.date) -> bool:
    """Whether an expected close lies in a period; ``three_months`` are this and the next two."""
    if closing == "any":
        return True
    if day is None or closing == "undated":
        return day is None and closing == "undated"
    if closing == "passed":
        return day < today
    begin = today.replace(day=1)
    first, last = {"this_month": (0, 1), "next_month": (1, 2), "three_months": (0, 3)}[closing]
    return step(begin, "month", first) <= day < step(begin, "month", last)


# -- cards ---------------------------------------------------------------------------------------

# What happened last: with the parties (contact_summary), in entries that name the deal, reminders
# that are done, and its own moves. All by index, a row each.
_CARD = f"""
SELECT d.n, d.id, d.title, d.contact_id, c.name, d.company_id, k.name, d.owner_id, d.pipeline_id,
  d.stage_id, d.state, d.closed_on, d.amount_minor, d.currency, d.probability,
  coalesce(g.probability, 0), coalesce(g.quiet_days, {rules.QUIET_DAYS}), d.expected_close,
  d.next_step, d.rank, d.created_at, s.last_at, t.last_at,
  (SELECT max(m.moved_at) FROM stage_move m WHERE m.deal_id=d.id AND m.gone={LIVE}),
  (SELECT max(e.happened_at) FROM entry e WHERE e.deal_id=d.id AND e.gone={LIVE}),
  (SELECT max(r.done_at) FROM reminder r WHERE r.deal_id=d.id AND r.gone={LIVE})
FROM deal d
LEFT JOIN contact c ON c.id=d.contact_id LEFT JOIN contact k ON k.id=d.company_id
LEFT JOIN contact_summary s ON s.n=c.n LEFT JOIN contact_summary t ON t.n=k.n
LEFT JOIN stage g ON g.id=d.stage_id
WHERE d.gone={LIVE} AND """
# SQLite gives the other columns from the row of the minimum.
_STEP = f"""
SELECT d.n, r.id, r.kind, r.title, iif(r.due_date='', date(r.due_at/1000, 'unixepoch'), r.due_date),
  r.due_time, min(r.due_date||' '||iif(r.due_time='', '~', r.due_time))
FROM deal d CROSS JOIN reminder r ON r.deal_id=d.id AND r.gone={LIVE} AND r.done_at IS NULL
WHERE d.gone={LIVE} AND """


def _cards(
    raw: sqlite3.Connection, test: str, values: dict[str, Any], today: dt.date, zone: dt.tzinfo
) -> list[Card]:
    steps = {row[0]: row[1:6] for row in raw.execute(f"{_STEP}{test} GROUP BY d.n", values)}
    days: dict[int, dt.date] = {}

    def day(instant: int) -> dt.date:
        found = days.get(instant)
        if found is None:
            try:
                found = dt.datetime.fromtimestamp(instant / 1000, zone).date()
            except (OverflowError, OSError, ValueError):
                found = today  # an instant that is no date says nothing
            days[instant] = found
        return found

    return [
        _card(row, steps.get(row[0]), today, day)
        for row in raw.execute(f"{_CARD}{test} ORDER BY d.n", values)
    ]


def _card(
    row: Sequence[Any],
    found: Sequence[Any] | None,
    today: dt.date,
    day: Callable[[int], dt.date],
) -> Card:
    (n, identity, title, contact_id, contact, company_id, company, owner, pipeline, stage, state,
     closed_on, amount, currency, own, usual, quiet_days, close, next_step, rank, created_at,
     *alive) = row  # fmt: skip
    step = None
    if found is not None:
        due = rules.closing_day(found[3])
        late = max(0, (today - due).days) if due else 0
        step = NextStep(found[0], found[1], found[2], due, found[4], late)
    elif next_step:
        step = NextStep(None, "", next_step, None, "", 0)
    known: State = state if state in rules.STATES else "open"
    percent = {"won": 100.0, "lost": 0.0}.get(known)
    if percent is None:
        percent = float(usual if own is None else own)
    moved = day(alive[2] or created_at)
    closes_on = rules.closing_day(close)
    due = step.due if step else None
    reasons: tuple[Reason, ...] = ()
    if known == "open":
        signs = [instant for instant in alive if instant]
        reasons = rules.attention(
            today, planned=step is not None, next_due=due,
            alive_on=day(max(signs)) if signs else day(created_at),
            quiet_days=quiet_days, closes_on=closes_on,
        )  # fmt: skip
    return Card(
        n, identity, title, company or contact or "", contact or "", contact_id, company_id, owner,
        pipeline, stage, known, amount, currency, percent, known == "open" and own is not None,
        rules.expected_minor(amount, percent), moved, max(0, (today - moved).days), step,
        rules.step_state(today, step is not None, due), reasons, closes_on,
        rules.closing_day(closed_on), rank,
    )  # fmt: skip
