"""A shop with a pipeline, contacts and a few deals, for tests of the board and its commands."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from crm_desktop.domain import pipeline_presets
from crm_desktop.services import contact_edit, deals, stages
from crm_desktop.services.deals import DealDraft
from crm_desktop.services.pipeline import Board, BoardView, Card, DealFilter, read_board
from crm_desktop.services.stages import Pipeline
from crm_desktop.store.store import Store

TODAY = dt.date(2026, 11, 22)
"""The day of ``NINE_O_CLOCK``."""


@dataclass
class DealShop:
    """``steps``: name -> id of the pipeline's steps; ``made``: title -> id of the deals."""

    store: Store
    marta: bytes
    cafe: bytes
    pipeline: bytes
    steps: dict[str, bytes]
    made: dict[str, bytes]

    def add(self, title: str, step: str = "New enquiry", amount: int | None = 100_00) -> bytes:
        """One more deal of Marta's."""
        draft = DealDraft(title, self.marta, stage=self.steps[step], amount_minor=amount)
        self.made[title] = deals.create_deal(self.store, draft, TODAY)
        return self.made[title]

    def board(self, wanted: DealFilter | None = None, *, by_hand: bool = False) -> Board:
        with self.store.read_raw() as raw:
            view = BoardView(self.pipeline, wanted=wanted or DealFilter(), by_hand=by_hand)
            return read_board(raw, view, TODAY)

    def shown(self, *, by_hand: bool = False) -> dict[str, list[str]]:
        """Column -> titles, where there are any."""
        return {
            column.stage.name if column.stage else column.key: [c.title for c in column.cards]
            for column in self.board(by_hand=by_hand).columns
            if column.cards
        }

    def card(self, title: str) -> Card:
        return next(
            card for col in self.board().columns for card in col.cards if card.title == title
        )

    def one(self, sql: str, *values: object) -> object:
        with self.store.read_raw() as raw:
            row = raw.execute(sql, values).fetchone()
        return row[0] if row and len(row) == 1 else row

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with self.store.read_raw() as raw:
            return raw.execute(sql, values).fetchall()

    def pipelines(self) -> list[Pipeline]:
        return stages.list_pipelines(self.store)


def make_deal_shop(store: Store) -> DealShop:
    """Marta of the Blue Door Café, and four open deals in three steps."""
    marta = contact_edit.new_contact(store, "person", "Marta Oliveira", company="Blue Door Café")
    pipeline = stages.make_pipeline(store, pipeline_presets.preset("retail", "en"))
    with store.read_raw() as raw:
        (cafe,) = raw.execute("SELECT id FROM contact WHERE kind='company'").fetchone()
    (made,) = stages.list_pipelines(store)
    shop = DealShop(store, marta, cafe, pipeline, {s.name: s.id for s in made.stages}, {})
    shop.add("Cargo bikes", amount=9_800_00)
    shop.add("Guest bikes", amount=11_900_00)
    shop.add("Trailer", "Quote sent", 1_150_00)
    shop.add("Rental bikes", "Agreeing terms", 26_500_00)
    return shop
