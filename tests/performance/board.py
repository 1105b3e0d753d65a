"""The board with many open deals: first paint beside one painted widget, drag, drop.

``board`` runs in a process of its own (offscreen) and tells seconds by the clock and of the
processor: the first paint of ours and of the floor, a single widget that paints the same heads and
cards where they stand; each frame of a drag across the board, and from letting go to the repainted
board with the commit in between.
"""

from __future__ import annotations

import datetime as dt
import os
import time
from pathlib import Path
from typing import Any

from tests.performance.measured import Took

TODAY = dt.date(2026, 11, 22)
STEPS = 5


def board(shop: str, deals: int, drags: int) -> dict[str, Any]:
    """Make a shop with so many open deals and measure."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QPoint, QRect
    from PySide6.QtGui import QPainter, QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    from crm_desktop.services.pipeline import Board, BoardView, read_board
    from crm_desktop.store.store import Store
    from crm_desktop.ui.jobs import Jobs
    from crm_desktop.ui.models.board_column import ColumnCards
    from crm_desktop.ui.pages.pipeline import PipelinePage
    from crm_desktop.ui.pc_settings import PcSettings
    from crm_desktop.ui.start import application
    from crm_desktop.ui.theme import Theme
    from crm_desktop.ui.widgets.board import BoardWidget
    from crm_desktop.ui.widgets.board_column import paint_ground
    from crm_desktop.ui.widgets.deal_card import CardPainter

    app = application()
    assert isinstance(app, QApplication)
    now = round(dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC).timestamp() * 1000)
    store = Store.open(Path(shop), clock=lambda: now)
    _fill(store, deals)
    theme = Theme("light")
    app.setStyleSheet(theme.style_sheet())
    with store.read_raw() as raw:
        read = read_board(raw, BoardView(), TODAY)

    heads = [ColumnCards(column, lambda: TODAY) for column in read.columns]

    class OnePainted(QWidget):
        """The floor: everything painted by hand in one paint event."""

        def __init__(self, shown: Board) -> None:
            super().__init__()
            self._shown = shown
            self._painter = CardPainter(theme, lambda: TODAY)

        def paintEvent(self, event: QPaintEvent) -> None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            px = theme.px
            wide = max(px(200), (self.width() - px(8) * STEPS) // (STEPS + 1))
            for place, column in enumerate(self._shown.columns):
                left = place * (wide + px(8))
                rect = QRect(left, 0, wide, self.height())
                paint_ground(painter, theme, self._painter, rect, heads[place], "EUR")
                y = px(56)
                for card in column.cards:
                    if y > self.height():
                        break
                    rect = QRect(left + px(8), y, wide - px(16), self._painter.height)
                    self._painter.paint(painter, rect, card)
                    y += self._painter.row_height

    def ours() -> QWidget:
        made = BoardWidget(theme, lambda: TODAY)
        made.show_board(read, BoardView(), "EUR")
        return made

    first: dict[str, list[Took]] = {"ours": [], "floor": []}
    for _ in range(9):
        first["ours"].append(_first_paint(app, ours))
        first["floor"].append(_first_paint(app, lambda: OnePainted(read)))
    page = PipelinePage(
        theme, store, Jobs(), PcSettings(store.folder), today=lambda: TODAY, zone=dt.UTC
    )
    page.resize(1146, 736)
    page.show()
    while not page.board.columns:  # read off the main thread
        app.processEvents()
    frames, drops = [], []
    for turn in range(drags):
        columns = page.board.columns
        source, target = columns[turn % (STEPS - 1)], columns[turn % (STEPS - 1) + 1]
        listed = source.list
        card = listed.cards.cards[turn % 4]
        listed.setFocus()
        page.board._begin_drag(listed, card, QPoint(60, 40))
        start = listed.viewport().mapToGlobal(QPoint(100, 60))
        end = target.list.viewport().mapToGlobal(QPoint(100, 60 + 90 * (turn % 5)))
        for part in range(1, 21):
            begun = _now()
            page.board._drag_to(start + (end - start) * part / 20)
            app.processEvents()
            frames.append(_since(begun))
        begun = _now()
        page.board._drop()
        app.processEvents()
        drops.append(_since(begun))
    app.processEvents()
    cards = sum(len(column.cards.cards) for column in page.board.columns)
    page.close()
    store.close()
    return {"first": first, "frames": frames, "drops": drops, "cards": cards}


def _now() -> Took:
    return Took(time.perf_counter(), time.process_time())


def _since(begun: Took) -> Took:
    now = _now()
    return Took(now.wall - begun.wall, now.cpu - begun.cpu)


def _first_paint(app: Any, make: Any) -> Took:
    """From data that is read to pixels."""
    begun = _now()
    widget = make()
    widget.resize(1102, 612)
    widget.show()
    widget.grab()
    took = _since(begun)
    widget.close()
    widget.deleteLater()
    app.processEvents()
    return took


def _fill(store: Any, count: int) -> None:
    from crm_desktop.domain import pipeline_presets
    from crm_desktop.services import deals, reminders, stages

    stages.make_pipeline(store, pipeline_presets.preset("retail", "en"))
    steps = stages.list_pipelines(store)[0].of("open")
    with store.transact("Deals") as tx:
        for number in range(count):
            contact = tx.ids.one()
            tx.raw.execute(
                "INSERT INTO contact(id, kind, name, created_at) VALUES (?, 'person', ?, ?)",
                (contact, f"Person {number}", tx.now),
            )
            draft = deals.DealDraft(
                f"Deal {number} of a usual length", contact, stage=steps[number % STEPS].id,
                amount_minor=number * 1000,
            )  # fmt: skip
            made = deals.make_deal(tx, draft, TODAY)
            if number % 3:
                due = TODAY + dt.timedelta(number % 9 - 3)
                reminders.make_reminder(
                    tx, contact, "Call", due, zone="UTC", kind="call", deal=made
                )
