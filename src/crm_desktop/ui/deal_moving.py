"""The one road by which the window changes deals: it asks what is to be asked, does it, says so.

Drag, keys, menus, the list and the page of a deal all come here, so that none of them can skip a
question. What a person calls off changes nothing. More than ``AT_ONCE`` deals are changed in a job.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from crm_desktop.domain import pipeline as rules
from crm_desktop.domain.pipeline import State
from crm_desktop.errors import CancelledError, UserError
from crm_desktop.progress import Progress, silent
from crm_desktop.services import deal_bulk, deal_moves, deals, stages
from crm_desktop.services.pipeline import Card
from crm_desktop.services.stages import Stage
from crm_desktop.ui import words
from crm_desktop.ui.dialogs.lost_reason import LostReason
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from crm_desktop.store.store import Store

AT_ONCE = deal_bulk.CHUNK
_Result = TypeVar("_Result")


class DealMoving(QObject):
    """``done`` carries a sentence about what can be undone, ``told`` one about what cannot be;
    ``won`` the sentence and the deal (its id) that was just won, which may come again."""

    done = Signal(str)
    told = Signal(str)
    won = Signal(str, bytes)

    def __init__(
        self, parent: QWidget, theme: Theme, store: Store, jobs: Jobs, *,
        today: Callable[[], dt.date], zone_name: str = "UTC",
        me: Callable[[], bytes] = lambda: b"",
    ) -> None:  # fmt: skip
        """``me``: the colleague at this PC, b"" for nobody in particular."""
        super().__init__(parent)
        self._parent, self._theme, self._store, self._jobs = parent, theme, store, jobs
        self._today, self._zone_name, self._me = today, zone_name, me

    def move(
        self, cards: Sequence[Card], stage: Stage, order: Sequence[bytes] | None = None
    ) -> bool:
        """Put deals into a step; False: it was called off, could not be, or is under way."""
        answer = self._ask(cards, stage.state)
        if answer is None:
            return False
        ids, on, who = [card.id for card in cards], self._today(), self._me() or None
        return self._carry_out(
            ids,
            lambda progress: deal_moves.move_deals(
                self._store, ids, stage.id, on, order=order, reason=answer, who=who,
                progress=progress,
            ),
            lambda _moved: self._tell_moved(cards, stage.state, stage.name),
        )  # fmt: skip

    def close(self, cards: Sequence[Card], state: State) -> bool:
        """Mark deals as won or lost; False as for ``move``."""
        answer = self._ask(cards, state)
        if answer is None:
            return False
        command = deal_moves.win_deals if state == "won" else deal_moves.lose_deals
        ids, on, who = [card.id for card in cards], self._today(), self._me() or None
        return self._carry_out(
            ids,
            lambda progress: command(
                self._store, ids, on, reason=answer, who=who, progress=progress
            ),
            lambda _moved: self._tell_moved(cards, state, ""),
        )

    def reopen(self, cards: Sequence[Card]) -> bool:
        """Bring won or lost deals back to the step they came from; False as for ``move``."""
        ids, who = [card.id for card in cards], self._me() or None

        def tell(moved: deal_moves.Moved) -> None:
            sentence = self.tr("%1 is open again, in %2.").replace("%2", moved.stage)
            if len(cards) > 1:
                sentence = self.tr("%1 are open again.")
            self.done.emit(sentence.replace("%1", self._name(cards)))

        return self._carry_out(
            ids,
            lambda progress: deal_moves.reopen_deals(self._store, ids, who=who, progress=progress),
            tell,
        )

    def put_in_order(self, card: Card, order: Sequence[bytes]) -> bool:
        """Another place by hand within the step."""
        return self._carry_out(
            [card.id], lambda _p: deal_moves.order_deals(self._store, [card.id], order), None
        )

    def set_closing(self, cards: Sequence[Card], day: dt.date | None) -> bool:
        """Another expected close; False as for ``move``."""
        if day is None:
            sentence = self.tr("%1: closes some day.")
        else:
            shown = words.day(day, self._today(), weekday=True)
            sentence = self.tr("%1: closes by %2.").replace("%2", shown)
        ids = [card.id for card in cards]
        return self._carry_out(
            ids,
            lambda progress: deals.set_closing(self._store, ids, day, progress=progress),
            lambda _count: self.done.emit(sentence.replace("%1", self._name(cards))),
        )

    def set_owner(self, cards: Sequence[Card], owner: bytes | None, name: str) -> bool:
        """Somebody else looks after deals; ``name`` empty: nobody. False as for ``move``."""
        sentence = self.tr("%1: nobody looks after it now.")
        if name:
            sentence = self.tr("%1: looked after by %2.").replace("%2", name)
        ids = [card.id for card in cards]
        return self._carry_out(
            ids,
            lambda progress: deals.set_owner(self._store, ids, owner, progress=progress),
            lambda _count: self.done.emit(sentence.replace("%1", self._name(cards))),
        )

    def archive(self, cards: Sequence[Card]) -> bool:
        """Hide deals; False as for ``move``."""
        ids = [card.id for card in cards]
        sentence = self.tr("%1 archived.").replace("%1", self._name(cards))
        return self._carry_out(
            ids,
            lambda progress: deals.archive_deals(self._store, ids, progress=progress),
            lambda _count: self.done.emit(sentence),
        )

    def repeat(self, deal: bytes, title: str, due: dt.date) -> bool:
        """Make a deal (its id) again for a later day."""
        day = words.day(due, self._today(), weekday=True)
        sentence = self.tr("%1 comes again for %2. You are reminded two weeks before.")
        sentence = sentence.replace("%2", day).replace("%1", title)
        who = self._me() or None
        return self._carry_out(
            [deal],
            lambda _progress: deal_moves.repeat_deal(
                self._store, deal, due, self._today(), zone=self._zone_name, who=who
            ),
            lambda _made: self.done.emit(sentence),
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

    def _carry_out(
        self, deals_: Sequence[bytes], command: Callable[[Progress], _Result],
        tell: Callable[[_Result], None] | None,
    ) -> bool:  # fmt: skip
        """Do it and tell; many deals in a job, of whose end the commits tell the page."""
        try:
            if len(deals_) > AT_ONCE:
                self._start(len(deals_), command, tell)
                return False
            result = command(silent)
        except UserError as error:
            self.told.emit(error.sentence)
            return False
        if tell is not None:
            tell(result)
        return True

    def _start(
        self, count: int, command: Callable[[Progress], _Result],
        tell: Callable[[_Result], None] | None,
    ) -> None:  # fmt: skip
        """``_carry_out`` in a job; what was changed before a stop is one step, and told."""
        stopped_at: list[int] = []

        def work(progress: Progress) -> _Result:
            def report(done: int, total: int, text: str) -> None:
                try:
                    progress(done, total, text)
                except CancelledError:
                    stopped_at.append(done)
                    raise

            return command(report)

        def ended(result: _Result) -> None:
            if stopped_at and stopped_at[0] < count:
                said = self.tr("Stopped. %1 of %n deal(s) were gone through.", None, count)
                self.done.emit(said.replace("%1", words.figure(stopped_at[0])))
            elif tell is not None:
                tell(result)

        self._jobs.start(
            self.tr("Changing deals"), work, heavy=True, failed=self.told.emit, done=ended
        )

    def _name(self, cards: Sequence[Card]) -> str:
        if len(cards) == 1:
            return cards[0].title
        return self.tr("%n deal(s)", None, len(cards))

    def _tell_moved(self, cards: Sequence[Card], state: State, stage: str) -> None:
        name = self._name(cards)
        if state == "open":
            self.done.emit(self.tr("%1: %2.").replace("%2", stage).replace("%1", name))
            return
        if len(cards) == 1 and cards[0].amount_minor is not None:
            name = f"{name}, {words.money(cards[0].amount_minor, cards[0].currency)}"
        won = state == "won"
        sentence = (self.tr("Won: %1.") if won else self.tr("Lost: %1.")).replace("%1", name)
        if won and len(cards) == 1:
            self.won.emit(sentence, cards[0].id)
        else:
            self.done.emit(sentence)
