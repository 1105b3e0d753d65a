"""The one road by which the window moves deals: it asks what is to be asked, does it, says so.

Drag, keys, menus, the list and the page of a deal all come here, so that none of them can skip a
question. What a person calls off changes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from crm_desktop.domain import pipeline as rules
from crm_desktop.domain.pipeline import State
from crm_desktop.errors import UserError
from crm_desktop.services import deal_moves, deals, stages
from crm_desktop.services.pipeline import Card
from crm_desktop.services.stages import Stage
from crm_desktop.ui import words
from crm_desktop.ui.dialogs.lost_reason import LostReason
from crm_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from crm_desktop.store.store import Store


class DealMoving(QObject):
    """``done`` carries a sentence about what can be undone, ``told`` one about what cannot be."""

    done = Signal(str)
    told = Signal(str)

    def __init__(
        self, parent: QWidget, theme: Theme, store: Store, *, today: Callable[[], dt.date],
        zone_name: str = "UTC",
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._parent, self._theme, self._store = parent, theme, store
        self._today, self._zone_name = today, zone_name

    def move(
        self, cards: Sequence[Card], stage: Stage, order: Sequence[bytes] | None = None
    ) -> bool:
        """Put deals into a step; False: it was called off, or could not be."""
        answer = self._ask(cards, stage.state)
        if answer is None:
            return False
        ids = [card.id for card in cards]
        return self._try(
            lambda: deal_moves.move_deals(
                self._store, ids, stage.id, self._today(), order=order, reason=answer
            ),
            self._sentence(cards, stage.state, stage.name),
        )

    def close(self, cards: Sequence[Card], state: State) -> bool:
        """Mark deals as won or lost; False: it was called off, or could not be."""
        answer = self._ask(cards, state)
        if answer is None:
            return False
        command = deal_moves.win_deals if state == "won" else deal_moves.lose_deals
        ids = [card.id for card in cards]
        return self._try(
            lambda: command(self._store, ids, self._today(), reason=answer),
            self._sentence(cards, state, ""),
        )

    def reopen(self, cards: Sequence[Card]) -> bool:
        """Bring won or lost deals back to the step they came from."""
        told: list[str] = []

        def back() -> None:
            moved = deal_moves.reopen_deals(self._store, [card.id for card in cards])
            told.append(moved.stage)

        if not self._try(back, ""):
            return False
        sentence = self.tr("%1 is open again, in %2.").replace("%2", told[0])
        self.done.emit(sentence.replace("%1", self._name(cards)))
        return True

    def put_in_order(self, card: Card, order: Sequence[bytes]) -> bool:
        """Another place by hand within the step."""
        return self._try(lambda: deal_moves.order_deals(self._store, [card.id], order), "")

    def set_closing(self, cards: Sequence[Card], day: dt.date | None) -> bool:
        """Another expected close."""
        if day is None:
            sentence = self.tr("%1: closes some day.")
        else:
            shown = words.day(day, self._today(), weekday=True)
            sentence = self.tr("%1: closes by %2.").replace("%2", shown)
        return self._try(
            lambda: deals.set_closing(self._store, [card.id for card in cards], day),
            sentence.replace("%1", self._name(cards)),
        )

    def archive(self, cards: Sequence[Card]) -> bool:
        """Hide deals."""
        return self._try(
            lambda: deals.archive_deals(self._store, [card.id for card in cards]),
            self.tr("%1 archived.").replace("%1", self._name(cards)),
        )

    def repeat(self, card: Card, months: int) -> bool:
        """Make the deal again for a later day."""
        day = words.day(rules.add_months(self._today(), months), self._today(), weekday=True)
        return self._try(
            lambda: deal_moves.repeat_deal(
                self._store, card.id, months, self._today(), zone=self._zone_name
            ),
            self.tr("%1 comes again for %2. You are reminded two weeks before.")
            .replace("%2", day)
            .replace("%1", card.title),
        )

    # -- inside --------------------------------------------------------------------------------

    def _ask(self, cards: Sequence[Card], state: State) -> str | None:
        """The reason; "" where none is given, None where the person changed their mind."""
        if not any("lost_reason" in rules.questions(card.state, state) for card in cards):
            return ""
        dialog = LostReason(
            self._parent, self._theme, self._name(cards), stages.lost_reasons(self._store)
        )
        answered = dialog.exec() == QDialog.DialogCode.Accepted
        reason = dialog.reason
        dialog.deleteLater()
        return reason if answered else None

    def _try(self, command: Callable[[], object], sentence: str) -> bool:
        try:
            command()
        except UserError as error:
            self.told.emit(error.sentence)
            return False
        if sentence:
            self.done.emit(sentence)
        return True

    def _name(self, cards: Sequence[Card]) -> str:
        if len(cards) == 1:
            return cards[0].title
        return self.tr("%n deal(s)", None, len(cards))

    def _sentence(self, cards: Sequence[Card], state: State, stage: str) -> str:
        if state == "open":
            return self.tr("%1: %2.").replace("%2", stage).replace("%1", self._name(cards))
        name = self._name(cards)
        if len(cards) == 1 and cards[0].amount_minor is not None:
            name = f"{name}, {words.money(cards[0].amount_minor, cards[0].currency)}"
        won = state == "won"
        return (self.tr("Won: %1.") if won else self.tr("Lost: %1.")).replace("%1", name)
