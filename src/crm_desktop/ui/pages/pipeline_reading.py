"""What the page of the pipeline reads, in one go and off the main thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm_desktop.domain.pipeline import STATES
from crm_desktop.services import colleagues, tags
from crm_desktop.services.deal_list import Listed, list_deals
from crm_desktop.services.pipeline import Board, BoardView, read_board
from crm_desktop.services.settings import shop_settings
from crm_desktop.services.stages import Pipeline, list_pipelines

if TYPE_CHECKING:
    from crm_desktop.store.store import Store

BOARD, LIST, OUTLOOK = range(3)


@dataclass(frozen=True, slots=True)
class Wish:
    """``state``, ``sort`` and ``falling`` are those of the list."""

    mode: int
    view: BoardView
    state: object
    sort: str
    falling: bool


@dataclass(frozen=True, slots=True)
class Read:
    """``colleagues`` and ``tags`` are ids with names."""

    wish: Wish
    board: Board
    listed: Listed
    pipelines: list[Pipeline]
    colleagues: Sequence[tuple[bytes, str]]
    tags: Sequence[tuple[bytes, str]]
    currency: str


def read(store: Store, wish: Wish, today: dt.date, zone: dt.tzinfo) -> Read:
    """Everything that the page shows, and what its filters offer."""
    listed = Listed((), ())
    with store.read_raw() as raw:
        board = read_board(raw, wish.view, today, zone)
        if wish.mode == LIST:
            states = tuple(one for one in STATES if wish.state in (one, "all"))
            listed = list_deals(
                raw, today, zone, states=states, pipeline=wish.view.pipeline,
                wanted=wish.view.wanted, sort=wish.sort, descending=wish.falling,
            )  # fmt: skip
    return Read(
        wish, board, listed, list_pipelines(store),
        [(one.id, one.name) for one in colleagues.list_colleagues(store)],
        [(one.id, one.name) for one in tags.list_tags(store, counted=False)],
        shop_settings(store).currency,
    )  # fmt: skip
