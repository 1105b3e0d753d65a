"""Moving deals: to another step, to won or lost, back again, and to another place in their column.

Every road (drag, key, menu, form, command line) ends in ``move_deals`` or in one of the three that
find the step themselves. Each leaves a line in the deal's stage history, which later undo, moves
between pipelines and removed steps leave alone.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from crm_desktop.domain import pipeline_presets, ranks
from crm_desktop.domain.pipeline import STATES, State
from crm_desktop.domain.text import collapse
from crm_desktop.errors import UserError
from crm_desktop.progress import Progress, silent
from crm_desktop.services.catalogue import natural_key
from crm_desktop.services.contact_record import insert, update
from crm_desktop.services.deal_bulk import each
from crm_desktop.services.deals import DealDraft, link_person, make_deal
from crm_desktop.services.reminders import make_reminder
from crm_desktop.services.settings import read_settings
from crm_desktop.services.stages import add_stage_of
from crm_desktop.services.tracks import stop_tracks_of_deal
from crm_desktop.store.file_format import LIVE
from crm_desktop.store.store import Store, Transaction

_REASON = 500
_EARLY = 14
"""Days before a repeated deal is due, on which it reminds."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move did: how many deals changed step or state, and to which."""

    count: int
    state: State
    stage: str


@dataclass(frozen=True, slots=True)
class _Target:
    id: bytes
    pipeline_id: bytes
    name: str
    state: State


@dataclass(frozen=True, slots=True)
class _Closing:
    """When, why and by whom."""

    on: dt.date
    reason: str
    who: bytes | None


def move_deals(
    store: Store,
    deals: Sequence[bytes],
    stage: bytes,
    on: dt.date,
    *,
    order: Sequence[bytes] | None = None,
    reason: str = "",
    who: bytes | None = None,
    progress: Progress = silent,
) -> Moved:
    """Put deals into a step, whose state they take; ``on`` is today.

    ``order``: the deals of the step as they shall stand by hand, the moved ones among them; None:
    no place was chosen. ``reason``: why they were lost or won; empty keeps one that is there.

    Raises:
        UserError: ``deal.gone``, ``stage.gone``.
    """
    with store.read_raw() as raw:
        target = _target(raw, stage)
        label = _label(raw, deals, target)

    def put(tx: Transaction, deal: bytes) -> bool:
        return _put(tx, deal, _target(tx.raw, stage), on=on, reason=reason, who=who)

    if order is None:
        return Moved(each(store, label, deals, put, progress), target.state, target.name)
    with store.transact(label) as tx:
        count = sum(put(tx, deal) for deal in deals)
        _rank(tx, deals, order)
    return Moved(count, target.state, target.name)


def win_deals(
    store: Store, deals: Sequence[bytes], on: dt.date, *, reason: str = "",
    who: bytes | None = None, progress: Progress = silent,
) -> Moved:  # fmt: skip
    """Close deals as won on this day, each in its own pipeline.

    Raises:
        UserError: ``deal.gone``.
    """
    return _close(store, deals, "won", _Closing(on, reason, who), progress)


def lose_deals(
    store: Store, deals: Sequence[bytes], on: dt.date, *, reason: str = "",
    who: bytes | None = None, progress: Progress = silent,
) -> Moved:  # fmt: skip
    """Close deals as lost on this day, each in its own pipeline.

    Raises:
        UserError: ``deal.gone``.
    """
    return _close(store, deals, "lost", _Closing(on, reason, who), progress)


def reopen_deals(
    store: Store, deals: Sequence[bytes], *, who: bytes | None = None, progress: Progress = silent
) -> Moved:
    """Bring won or lost deals back to the step they came from.

    Raises:
        UserError: ``deal.gone``, ``stage.gone``.
    """
    stage = ""

    def put(tx: Transaction, deal: bytes) -> bool:
        nonlocal stage
        target = _before_closing(tx, deal)
        stage = target.name
        return _put(tx, deal, target, who=who)

    count = each(
        store, _counted(store, deals, "Reopen “%1”", "Reopen %1 deals"), deals, put, progress
    )
    return Moved(count, "open", stage)


def order_deals(store: Store, deals: Sequence[bytes], order: Sequence[bytes]) -> None:
    """Give deals another place by hand, within their step; ``order`` as in ``move_deals``."""
    with store.transact(_counted(store, deals, "Order “%1”", "Order %1 deals")) as tx:
        _rank(tx, deals, order)


def repeat_deal(
    store: Store, deal: bytes, due: dt.date, on: dt.date, *, zone: str, who: bytes | None = None
) -> bytes:
    """Make the same deal again, to close by ``due``: same parties, value, lines and people, in the
    first step, with a reminder two weeks before. ``on`` is today. Returns its id.

    Raises:
        UserError: ``deal.gone``, ``stage.gone``, ``reminder.zone``; ``deal.past``: the day has gone
            by.
    """
    if due < on:
        raise UserError(
            "This day has gone by. Please choose one to come; nothing was saved yet.",
            code="deal.past",
        )
    with store.transact(_counted(store, [deal], "Repeat “%1”")) as tx:
        row = tx.raw.execute(
            "SELECT title, contact_id, company_id, pipeline_id, amount_minor, currency,"
            f" lead_source, owner_id, note FROM deal WHERE id=? AND gone={LIVE}",
            (deal,),
        ).fetchone()
        if row is None:
            raise _gone()
        title, contact, company, pipeline, amount, currency, source, owner, note = row
        first = _first(tx.raw, pipeline)
        draft = DealDraft(
            title=title, contact=_live(tx.raw, contact), company=_live(tx.raw, company),
            stage=first.id, amount_minor=amount,
            currency=currency or read_settings(tx.raw).currency, expected_close=due, owner=owner,
            lead_source=source, note=note,
        )  # fmt: skip
        made = make_deal(tx, draft, on, who=who)
        _copy_parts(tx, deal, made)
        party = draft.contact or draft.company
        if party is not None:
            day = max(on, due - dt.timedelta(days=_EARLY))
            make_reminder(tx, party, title, day, zone=zone, deal=made, who=owner or who)
    return made


def put_deal(
    tx: Transaction, deal: bytes, stage: bytes, on: dt.date, *, who: bytes | None = None
) -> bool:
    """``move_deals`` of one deal inside a transaction; False: it is there already."""
    return _put(tx, deal, _target(tx.raw, stage), on=on, who=who)


def close_deal(
    tx: Transaction, deal: bytes, state: State, on: dt.date, *, reason: str = "",
    who: bytes | None = None,
) -> bool:  # fmt: skip
    """``win_deals`` or ``lose_deals`` of one deal inside a transaction; False: it is so already."""
    return _put(tx, deal, _closing(tx, deal, state), on=on, reason=reason, who=who)


# -- inside --------------------------------------------------------------------------------------


def _close(
    store: Store, deals: Sequence[bytes], state: State, closing: _Closing, progress: Progress
) -> Moved:
    stage = ""

    def put(tx: Transaction, deal: bytes) -> bool:
        nonlocal stage
        target = _closing(tx, deal, state)
        stage = target.name
        return _put(
            tx, deal, target, on=closing.on, reason=closing.reason, who=closing.who
        )  # fmt: skip

    label = _counted(store, deals, *_CLOSED[state])
    return Moved(each(store, label, deals, put, progress), state, stage)


def _put(
    tx: Transaction, deal: bytes, target: _Target, *, on: dt.date | None = None, reason: str = "",
    who: bytes | None,
) -> bool:  # fmt: skip
    """Put one deal into a step; False: it is there already."""
    row = tx.raw.execute(
        f"SELECT stage_id, state, closed_on, close_reason FROM deal WHERE id=? AND gone={LIVE}",
        (deal,),
    ).fetchone()
    if row is None:
        raise _gone()
    stage, state, closed_on, kept = row
    values: dict[str, object] = {"state": target.state, "closed_on": "", "close_reason": ""}
    if target.state != "open" and on is not None:
        same = state == target.state
        values["closed_on"] = closed_on if same and closed_on else on.isoformat()
        values["close_reason"] = collapse(reason)[:_REASON] or (kept if same else "")
    if stage != target.id:
        values |= {"pipeline_id": target.pipeline_id, "stage_id": target.id, "rank": ""}
    changed = update(tx, "deal", deal, values)
    if stage == target.id and state == target.state:
        return changed
    if state == "open" and target.state != "open":
        stop_tracks_of_deal(tx, deal)
    insert(
        tx, "stage_move",
        {"id": tx.ids.one(), "deal_id": deal, "stage_id": target.id, "state": target.state,
         "moved_at": tx.now, "who_id": who},
    )  # fmt: skip
    return True


def _rank(tx: Transaction, moved: Sequence[bytes], order: Sequence[bytes]) -> None:
    """Write the ranks that put ``moved`` where they stand in ``order``: theirs alone, unless the
    cards above them have none yet or there is no room."""
    if not moved:
        return
    here = dict(
        tx.raw.execute(
            "SELECT o.id, o.rank FROM deal d JOIN deal o ON o.stage_id=d.stage_id"
            f" WHERE d.id=? AND o.gone={LIVE}",
            (moved[0],),
        ).fetchall()
    )
    order = [deal for deal in order if deal in here]
    now = {deal: here[deal] for deal in order}
    own = ranks.jitter(tx.ids.one())
    try:
        wanted = _between_neighbours(set(moved), order, now, own)
    except ranks.NoRoomError:
        wanted = dict(zip(order, ranks.spread(len(order), own), strict=True))
    for deal, rank in wanted.items():
        update(tx, "deal", deal, {"rank": rank})


def _between_neighbours(
    moved: set[bytes], order: Sequence[bytes], now: Mapping[bytes, str], own: str
) -> dict[bytes, str]:
    last = max((place for place, deal in enumerate(order) if deal in moved), default=-1)
    # The next ranked card below each place; cards without a rank stand below all others.
    above = ""
    found: dict[bytes, str] = {}
    for place, deal in enumerate(order[: last + 1]):
        if now[deal] and deal not in moved:
            if now[deal] <= above:
                raise ranks.NoRoomError("the ranks do not rise")
            above = now[deal]
            continue
        below = next((now[d] for d in order[place + 1 :] if now[d] and d not in moved), "")
        above = found[deal] = ranks.between(above, below, own)
    return found


def _copy_parts(tx: Transaction, deal: bytes, made: bytes) -> None:
    columns = ("product_id", "title", "quantity", "price_minor", "rank")
    for values in tx.raw.execute(
        f"SELECT {', '.join(columns)} FROM deal_line WHERE deal_id=? AND gone={LIVE} ORDER BY n",
        (deal,),
    ).fetchall():
        row = dict(zip(columns, values, strict=True))
        insert(tx, "deal_line", {"id": tx.ids.one(), "deal_id": made, **row})
    for contact, role in tx.raw.execute(
        f"SELECT contact_id, role FROM deal_person WHERE deal_id=? AND gone={LIVE}"
        " AND contact_id NOTNULL ORDER BY n",
        (deal,),
    ).fetchall():
        link_person(tx, made, contact, role)


def _live(raw: sqlite3.Connection, contact: bytes | None) -> bytes | None:
    row = raw.execute(f"SELECT id FROM contact WHERE id=? AND gone={LIVE}", (contact,)).fetchone()
    return row[0] if row else None


_STAGE = "SELECT s.id, s.pipeline_id, s.name, s.state FROM stage s"


def _target(raw: sqlite3.Connection, stage: bytes) -> _Target:
    return _made(raw.execute(f"{_STAGE} WHERE s.id=? AND s.gone={LIVE}", (stage,)).fetchone())


def _made(row: tuple[bytes, bytes, str, str] | None) -> _Target:
    if row is None:
        raise UserError("This step is not there any more. Nothing was changed.", code="stage.gone")
    identity, pipeline, name, state = row
    target = _Target(identity, pipeline, name, "open")
    return next((replace(target, state=known) for known in STATES if known == state), target)


def _first(raw: sqlite3.Connection, pipeline: bytes | None) -> _Target:
    """The first step for open deals of a pipeline, or of the shop where that is gone."""
    return _made(
        raw.execute(
            f"{_STAGE} JOIN pipeline p ON p.id=s.pipeline_id AND p.gone={LIVE}"
            f" WHERE s.state='open' AND s.gone={LIVE}"
            " ORDER BY p.id IS NOT ?, p.rank, p.n, s.rank, s.n LIMIT 1",
            (pipeline,),
        ).fetchone()
    )


def _before_closing(tx: Transaction, deal: bytes) -> _Target:
    row = tx.raw.execute(
        f"{_STAGE} JOIN stage_move m ON m.stage_id=s.id AND m.gone={LIVE}"
        " JOIN deal d ON d.id=m.deal_id"
        f" WHERE m.deal_id=? AND s.gone={LIVE} AND s.state='open'"
        " ORDER BY s.pipeline_id IS d.pipeline_id DESC, m.moved_at DESC, m.n DESC LIMIT 1",
        (deal,),
    ).fetchone()
    if row is not None:
        return _made(row)
    (pipeline,) = tx.raw.execute("SELECT pipeline_id FROM deal WHERE id=?", (deal,)).fetchone() or (
        None,
    )
    return _first(tx.raw, pipeline)


def _closing(tx: Transaction, deal: bytes, state: State) -> _Target:
    """The step for won or lost deals of the deal's pipeline, made where it has none."""
    row = tx.raw.execute(
        f"SELECT pipeline_id FROM deal WHERE id=? AND gone={LIVE}", (deal,)
    ).fetchone()
    if row is None:
        raise _gone()
    pipeline = row[0] or _first(tx.raw, None).pipeline_id
    found = tx.raw.execute(
        f"{_STAGE} WHERE s.pipeline_id=? AND s.state=? AND s.gone={LIVE} ORDER BY s.rank, s.n"
        " LIMIT 1",
        (pipeline, state),
    ).fetchone()
    if found is not None:
        return _made(found)
    ready = pipeline_presets.closing_stage(state, read_settings(tx.raw).language)
    names = {
        key
        for (key,) in tx.raw.execute(
            f"SELECT match_key FROM stage WHERE pipeline_id=? AND gone={LIVE}", (pipeline,)
        )
    }
    name, count = ready.name, 1
    while natural_key(name) in names:  # a step for open deals that is called "Won"
        count += 1
        name = f"{ready.name} {count}"
    return _target(tx.raw, add_stage_of(tx, pipeline, replace(ready, name=name)))


def _gone() -> UserError:
    return UserError(
        "This deal is not there any more, perhaps it was archived. Nothing was changed.",
        code="deal.gone",
    )


def _label(raw: sqlite3.Connection, deals: Sequence[bytes], target: _Target) -> str:
    if target.state != "open":
        return _named(raw, deals, *_CLOSED[target.state])
    label = _named(raw, deals, "Move “%1” to %2", "Move %1 deals to %2")
    return label.replace("%2", target.name)


_CLOSED = {"won": ("Won: %1", "Won: %1 deals"), "lost": ("Lost: %1", "Lost: %1 deals")}
"""State -> the step of the history for one deal, and for several."""


def _counted(store: Store, deals: Sequence[bytes], one: str, many: str = "") -> str:
    with store.read_raw() as raw:
        return _named(raw, deals, one, many)


def _named(raw: sqlite3.Connection, deals: Sequence[bytes], one: str, many: str) -> str:
    """ "Won: 3 six-seat trikes", "Move 4 deals to Ordered"; %1 is the title, or how many."""
    if len(deals) != 1:
        return many.replace("%1", str(len(deals)))
    row = raw.execute("SELECT title FROM deal WHERE id=?", (deals[0],)).fetchone()
    return one.replace("%1", row[0] if row and row[0] else "deal")
