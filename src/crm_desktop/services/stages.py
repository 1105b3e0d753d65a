"""Pipelines, their steps and the reasons for losing: what a shop sets up once and rarely changes.

Deals point at their step, so a new name, colour or chance shows at once on all of them. Nothing is
taken away while live deals stand in it, unless it is said where they go; their history stays.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from crm_desktop.domain import pipeline_presets, ranks
from crm_desktop.domain.pipeline import QUIET_DAYS, STATES, State
from crm_desktop.domain.pipeline_presets import Preset, PresetStage
from crm_desktop.domain.text import collapse
from crm_desktop.errors import UserError
from crm_desktop.services.catalogue import find_or_make, natural_key
from crm_desktop.services.contact_record import insert, update
from crm_desktop.services.settings import read_settings
from crm_desktop.store.file_format import LIVE, TRASHED
from crm_desktop.store.store import Store, Transaction

_LONGEST = 100
_MOST_QUIET = 3650


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of a pipeline; ``probability`` in percent, ``quiet_days`` 0: no limit, ``deals`` the
    live deals that stand in it."""

    id: bytes
    pipeline_id: bytes
    name: str
    state: State
    probability: int
    quiet_days: int
    colour: str
    rank: str
    deals: int


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A pipeline with its steps: the open ones in their order, then won, then lost. ``currency``
    is that of new deals (empty: the shop's); ``others`` are the other pipelines, ``first``: it is
    the first of all."""

    id: bytes
    name: str
    currency: str
    stages: tuple[Stage, ...]
    others: frozenset[bytes]
    first: bool

    def of(self, state: State) -> tuple[Stage, ...]:
        """The steps for deals of this state."""
        return tuple(stage for stage in self.stages if stage.state == state)


# -- reading -------------------------------------------------------------------------------------


def list_pipelines(store: Store) -> list[Pipeline]:
    """All pipelines in the order of the shop."""
    with store.read_raw() as raw:
        return read_pipelines(raw)


def read_pipelines(raw: sqlite3.Connection, *, counted: bool = True) -> list[Pipeline]:
    """``list_pipelines`` on a connection; not ``counted``: their steps have no deals."""
    counts = dict(
        raw.execute(
            f"SELECT stage_id, count(*) FROM deal WHERE gone={LIVE} AND ? GROUP BY stage_id",
            (counted,),
        ).fetchall()
    )
    stages: dict[bytes, list[Stage]] = {}
    for identity, pipeline, name, state, probability, quiet_days, colour, rank in raw.execute(
        "SELECT id, pipeline_id, name, state, probability, quiet_days, colour, rank FROM stage"
        f" WHERE gone={LIVE} ORDER BY rank, n"
    ):
        stages.setdefault(pipeline, []).append(
            Stage(
                identity, pipeline, name, state if state in STATES else "open", probability,
                quiet_days, colour, rank, counts.get(identity, 0),
            )
        )  # fmt: skip
    rows = raw.execute(
        f"SELECT id, name, currency FROM pipeline WHERE gone={LIVE} ORDER BY rank, n"
    ).fetchall()
    known = frozenset(identity for identity, *_ in rows)
    return [
        Pipeline(
            identity, name, currency,
            tuple(sorted(stages.get(identity, ()), key=lambda stage: STATES.index(stage.state))),
            known - {identity}, place == 0,
        )
        for place, (identity, name, currency) in enumerate(rows)
    ]  # fmt: skip


def lost_reasons(store: Store) -> list[str]:
    """Why deals are lost, as offered: the shop's own list, else the ready one."""
    with store.read_raw() as raw:
        return _reasons(raw)


def _reasons(raw: sqlite3.Connection) -> list[str]:
    if not raw.execute("SELECT 1 FROM lost_reason WHERE gone<2 LIMIT 1").fetchone():
        return list(pipeline_presets.lost_reasons(read_settings(raw).language))
    return [
        name
        for (name,) in raw.execute(
            f"SELECT name FROM lost_reason WHERE gone={LIVE} ORDER BY rank, n"
        )
    ]


# -- pipelines -----------------------------------------------------------------------------------


def make_pipeline(store: Store, preset: Preset, name: str = "", currency: str = "") -> bytes:
    """A new pipeline, as the last one, with the steps of ``preset``; returns its id.

    Raises:
        UserError: ``pipeline.empty``, ``pipeline.known``.
    """
    shown = _checked(name or preset.name, "pipeline")
    with store.transact(f"New pipeline “{shown}”") as tx:
        taken = tx.raw.execute(
            f"SELECT 1 FROM pipeline WHERE match_key=? AND gone={LIVE}", (natural_key(shown),)
        ).fetchone()
        if taken:
            raise UserError(
                f"There is a pipeline called “{shown}” already. Please choose another name; "
                "nothing was changed.",
                code="pipeline.known",
            )
        return add_pipeline(tx, shown, preset.stages, currency)


def add_pipeline(
    tx: Transaction, name: str, stages: Sequence[PresetStage], currency: str = ""
) -> bytes:
    """A pipeline with its steps inside a transaction."""
    identity = find_or_make(
        tx, "pipeline", name, currency=currency, rank=_last(tx, "pipeline", "")
    )  # fmt: skip
    own = ranks.jitter(tx.ids.one())
    for stage, rank in zip(stages, ranks.spread(len(stages), own), strict=True):
        find_or_make(
            tx, "stage", stage.name, within=identity, pipeline_id=identity, state=stage.state,
            probability=stage.probability, quiet_days=stage.quiet_days, rank=rank,
        )  # fmt: skip
    return identity


def usual_pipeline(tx: Transaction) -> bytes:
    """The shop's first pipeline; the ready one where there is none."""
    row = tx.raw.execute(
        f"SELECT id FROM pipeline WHERE gone={LIVE} ORDER BY rank, n LIMIT 1"
    ).fetchone()
    if row:
        return bytes(row[0])
    preset = pipeline_presets.preset(pipeline_presets.DEFAULT, read_settings(tx.raw).language)
    return add_pipeline(tx, preset.name, preset.stages)


def rename_pipeline(store: Store, pipeline: bytes, name: str) -> bool:
    """Give a pipeline another name; False: it has it already.

    Raises:
        UserError: ``pipeline.empty``, ``pipeline.gone``.
    """
    shown = _checked(name, "pipeline")
    with store.transact(f"Rename pipeline to “{shown}”") as tx:
        _require(tx, "pipeline", pipeline)
        return update(tx, "pipeline", pipeline, {"name": shown, "match_key": natural_key(shown)})


def order_pipelines(store: Store, pipelines: Sequence[bytes]) -> None:
    """Put the pipelines in this order."""
    with store.transact("Order pipelines") as tx:
        _put_in_order(tx, "pipeline", pipelines)


def remove_pipeline(store: Store, pipeline: bytes, target: bytes | None = None) -> int:
    """Take a pipeline away; its deals go to the step ``target`` of another one. Returns how many
    deals went there.

    Raises:
        UserError: ``pipeline.gone``; ``stage.target``: it has deals, and no fitting target.
    """
    with store.transact("Remove pipeline") as tx:
        _require(tx, "pipeline", pipeline)
        moved = _empty(tx, "pipeline_id", pipeline, target)
        for (stage,) in tx.raw.execute(
            f"SELECT id FROM stage WHERE pipeline_id=? AND gone={LIVE}", (pipeline,)
        ).fetchall():
            update(tx, "stage", stage, {"gone": TRASHED})
        update(tx, "pipeline", pipeline, {"gone": TRASHED})
    return moved


# -- steps ---------------------------------------------------------------------------------------


def add_stage(
    store: Store,
    pipeline: bytes,
    name: str,
    *,
    state: State = "open",
    probability: int = 50,
    quiet_days: int = QUIET_DAYS,
    colour: str = "",
) -> bytes:
    """A new step, as the last one; returns its id (of the step of that name, if there is one).

    Raises:
        UserError: ``stage.empty``, ``stage.probability``, ``stage.quiet``, ``pipeline.gone``.
    """
    shown = _checked(name, "stage")
    _check_stage(probability, quiet_days)
    with store.transact(f"New step “{shown}”") as tx:
        _require(tx, "pipeline", pipeline)
        limit = quiet_days if state == "open" else 0
        return add_stage_of(tx, pipeline, PresetStage(shown, state, probability, limit), colour)


def add_stage_of(tx: Transaction, pipeline: bytes, stage: PresetStage, colour: str = "") -> bytes:
    """``add_stage`` inside a transaction."""
    return find_or_make(
        tx, "stage", stage.name, within=pipeline, pipeline_id=pipeline, state=stage.state,
        probability=stage.probability, quiet_days=stage.quiet_days, colour=colour,
        rank=_last(tx, "stage", "pipeline_id=?", pipeline),
    )  # fmt: skip


def change_stage(
    store: Store,
    stage: bytes,
    *,
    name: str | None = None,
    probability: int | None = None,
    quiet_days: int | None = None,
    colour: str | None = None,
) -> bool:
    """Change what is given; every deal in the step shows it. False: it is so already.

    Raises:
        UserError: ``stage.empty``, ``stage.probability``, ``stage.quiet``, ``stage.gone``.
    """
    values: dict[str, object] = {}
    if name is not None:
        shown = _checked(name, "stage")
        values |= {"name": shown, "match_key": natural_key(shown)}
    _check_stage(probability or 0, quiet_days or 0)
    given = {"probability": probability, "quiet_days": quiet_days, "colour": colour}
    values |= {column: value for column, value in given.items() if value is not None}
    with store.transact("Change step") as tx:
        _require(tx, "stage", stage)
        return update(tx, "stage", stage, values)


def order_stages(store: Store, stages: Sequence[bytes]) -> None:
    """Put the steps of a pipeline in this order."""
    with store.transact("Order steps") as tx:
        _put_in_order(tx, "stage", stages)


def remove_stage(store: Store, stage: bytes, target: bytes | None = None) -> int:
    """Take a step away; its deals go to ``target``. Returns how many went there.

    Raises:
        UserError: ``stage.gone``; ``stage.target``: it has deals, and no fitting target;
            ``stage.last``: a pipeline needs a step for open deals.
    """
    with store.transact("Remove step") as tx:
        _require(tx, "stage", stage)
        others = tx.raw.execute(
            "SELECT 1 FROM stage s JOIN stage o ON o.pipeline_id=s.pipeline_id AND o.id<>s.id"
            f" AND o.gone={LIVE} AND o.state='open' WHERE s.id=? LIMIT 1",
            (stage,),
        ).fetchone()
        if others is None:
            raise UserError(
                "A pipeline needs at least one step. Nothing was changed.", code="stage.last"
            )
        moved = _empty(tx, "stage_id", stage, target)
        update(tx, "stage", stage, {"gone": TRASHED})
    return moved


# -- reasons -------------------------------------------------------------------------------------


def add_reason(store: Store, name: str) -> None:
    """Offer one more reason for losing a deal.

    Raises:
        UserError: ``reason.empty``.
    """
    shown = _checked(name, "reason")
    with store.transact(f"New reason “{shown}”") as tx:
        _own_reasons(tx)
        find_or_make(tx, "lost_reason", shown, rank=_last(tx, "lost_reason", ""))


def rename_reason(store: Store, name: str, other: str) -> int:
    """Call a reason otherwise, also at the deals that have it; returns how many those are.

    Raises:
        UserError: ``reason.empty``, ``reason.gone``.
    """
    shown = _checked(other, "reason")
    with store.transact(f"Rename reason to “{shown}”") as tx:
        row = _reason(tx, name)
        update(tx, "lost_reason", row, {"name": shown, "match_key": natural_key(shown)})
        return tx.raw.execute(
            f"UPDATE deal SET close_reason=? WHERE close_reason=? AND gone={LIVE}",
            (shown, collapse(name)),
        ).rowcount


def remove_reason(store: Store, name: str) -> None:
    """Offer a reason no longer; deals that have it keep it.

    Raises:
        UserError: ``reason.gone``.
    """
    with store.transact(f"Remove reason “{collapse(name)}”") as tx:
        update(tx, "lost_reason", _reason(tx, name), {"gone": TRASHED})


def order_reasons(store: Store, names: Sequence[str]) -> None:
    """Offer the reasons in this order.

    Raises:
        UserError: ``reason.gone``.
    """
    with store.transact("Order reasons") as tx:
        _put_in_order(tx, "lost_reason", [_reason(tx, name) for name in names])


def _own_reasons(tx: Transaction) -> None:
    """From the first change on, the ready reasons are rows of the shop."""
    if tx.raw.execute("SELECT 1 FROM lost_reason WHERE gone<2 LIMIT 1").fetchone():
        return
    names = _reasons(tx.raw)
    for name, rank in zip(names, ranks.spread(len(names), ranks.jitter(tx.ids.one())), strict=True):
        find_or_make(tx, "lost_reason", name, rank=rank)


def _reason(tx: Transaction, name: str) -> bytes:
    _own_reasons(tx)
    row = tx.raw.execute(
        f"SELECT id FROM lost_reason WHERE match_key=? AND gone={LIVE} ORDER BY id LIMIT 1",
        (natural_key(name),),
    ).fetchone()
    if row is None:
        raise UserError(
            "This reason is not there any more. Nothing was changed.", code="reason.gone"
        )
    return bytes(row[0])


# -- inside --------------------------------------------------------------------------------------

_EMPTY = {
    "pipeline": "Please give the pipeline a name. Nothing was changed.",
    "stage": "Please give the step a name. Nothing was changed.",
    "reason": "Please say the reason. Nothing was changed.",
}
_GONE = {
    "pipeline": "This pipeline is not there any more. Nothing was changed.",
    "stage": "This step is not there any more. Nothing was changed.",
}


def _checked(name: str, what: str) -> str:
    shown = collapse(name)[:_LONGEST]
    if not shown:
        raise UserError(_EMPTY[what], code=f"{what}.empty")
    return shown


def _check_stage(probability: int, quiet_days: int) -> None:
    if not 0 <= probability <= 100:
        raise UserError(
            "The chance is a number from 0 to 100. Nothing was changed.", code="stage.probability"
        )
    if not 0 <= quiet_days <= _MOST_QUIET:
        raise UserError(
            "Please give the days as a number; 0 means that there is no limit. Nothing was "
            "changed.",
            code="stage.quiet",
        )


def _require(tx: Transaction, table: str, row: bytes) -> None:
    if not tx.raw.execute(f"SELECT 1 FROM {table} WHERE id=? AND gone={LIVE}", (row,)).fetchone():
        raise UserError(_GONE[table], code=f"{table}.gone")


def _last(tx: Transaction, table: str, where: str, *values: object) -> str:
    """A rank behind all others."""
    (last,) = tx.raw.execute(
        f"SELECT coalesce(max(rank), '') FROM {table} WHERE gone={LIVE}"
        f"{' AND ' + where if where else ''}",
        values,
    ).fetchone()
    return ranks.between(last, "", ranks.jitter(tx.ids.one()))


def _put_in_order(tx: Transaction, table: str, rows: Sequence[bytes]) -> None:
    own = ranks.jitter(tx.ids.one())
    for row, rank in zip(rows, ranks.spread(len(rows), own), strict=True):
        update(tx, table, row, {"rank": rank})


def _empty(tx: Transaction, column: str, left: bytes, target: bytes | None) -> int:
    """Move the live deals of a step or pipeline to ``target``, each with a line in its history; a
    deal that is won or lost stays so."""
    deals = tx.raw.execute(
        f"SELECT id, state FROM deal WHERE {column}=? AND gone={LIVE} ORDER BY rank, n", (left,)
    ).fetchall()
    if not deals:
        return 0
    row = tx.raw.execute(
        f"SELECT pipeline_id FROM stage WHERE id=?1 AND id<>?2 AND pipeline_id<>?2 AND gone={LIVE}",
        (target, left),
    ).fetchone()
    if row is None:
        raise UserError(
            "There are deals in it. Please say to which step they go; nothing was changed.",
            code="stage.target",
        )
    for deal, state in deals:
        update(tx, "deal", deal, {"pipeline_id": row[0], "stage_id": target})
        insert(
            tx, "stage_move",
            {"id": tx.ids.one(), "deal_id": deal, "stage_id": target, "state": state,
             "moved_at": tx.now},
        )  # fmt: skip
    return len(deals)
