"""What is written down on the page of a deal: entries that name it, and its next steps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from crm_desktop.errors import UserError
from crm_desktop.services import timeline
from crm_desktop.services.pipeline import Card
from crm_desktop.ui.drafts import Draft, Drafts
from crm_desktop.ui.pages.card_files import CardFiles
from crm_desktop.ui.pages.today_acts import ReminderActs
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.composer import Composer
from crm_desktop.ui.widgets.composer_wish import Wish, logged_words

if TYPE_CHECKING:
    from crm_desktop.store.store import Store
    from crm_desktop.ui.jobs import Jobs

_DRAFTS = "deal_drafts.json"


class DealLog(QObject):
    """``told`` carries a sentence, ``done`` one with Undo. Nothing can be logged for a deal of
    nobody: an entry belongs to a contact."""

    told = Signal(str)
    done = Signal(str)

    def __init__(
        self, page: QWidget, theme: Theme, store: Store, jobs: Jobs, *,
        today: Callable[[], dt.date], zone: dt.tzinfo, me: Callable[[], bytes],
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._store = store
        self._today, self._zone, self._me = today, zone, me
        self._acts = ReminderActs(page, theme, store, jobs, zone=zone, me=me)
        self._acts.done.connect(self.done)
        self._acts.told.connect(self.told)
        self._card: Card | None = None
        self._drafts = Drafts(store.folder, _DRAFTS)
        self._files = CardFiles(page, store, jobs, zone=zone, me=me)
        self._files.told.connect(self.told)
        self.composer = Composer(theme, today=today, now=store.clock, zone=zone)
        self.composer.save_requested.connect(self._log)
        self.composer.draft_changed.connect(self._keep_draft)
        self.composer.files_requested.connect(lambda: self._files.choose(self.composer.add_files))

    def show(self, card: Card) -> None:
        """Everything is about this deal from now on."""
        other = self._card is None or self._card.id != card.id
        if other:
            self.composer.keep_draft()
        self._card = card
        self.composer.setVisible(self._contact() is not None)
        if other:
            self.composer.show_draft(self._drafts.of(card.id))

    def leave(self) -> None:
        """Keep what is half typed."""
        self.composer.keep_draft()

    def _contact(self) -> bytes | None:
        return None if self._card is None else self._card.contact_id or self._card.company_id

    def _keep_draft(self, draft: Draft | None) -> None:
        if self._card is not None:
            self._drafts.keep(self._card.id, draft)

    # -- logging -------------------------------------------------------------------------------

    def _log(self, wish: Wish) -> None:
        card, contact = self._card, self._contact()
        if card is None or contact is None:
            return
        at = None if wish.at is None else round(wish.at.timestamp() * 1000)
        try:
            logged = timeline.log(
                self._store, contact, wish.kind, wish.text, zone=str(self._zone), happened_at=at,
                subject=wish.subject, outcome=wish.outcome, minutes=wish.minutes,
                direction=wish.direction, deal=card.id, who=self._me() or None,
                remind_on=wish.remind_on, remind_title="" if wish.text else card.title,
                files=wish.files,
            )  # fmt: skip
        except UserError as error:
            self.composer.failed(error.sentence)
            return
        self.composer.saved()
        self.done.emit(logged_words(wish, logged, self._today()))

    # -- next steps ----------------------------------------------------------------------------

    def add_step(self) -> None:
        """Ask for a reminder that names the deal."""
        card, contact = self._card, self._contact()
        if card is not None:
            name = card.contact or card.who
            self._acts.plan((contact, name) if contact else None, deal=card.id)

    def change_step(self, reminder: bytes) -> None:
        """Ask for other parts of a reminder."""
        if self._card is not None:
            self._acts.edit(reminder, self._card.contact or self._card.who)

    def finish_step(self, reminder: bytes, title: str) -> None:
        """Tick a reminder off; ``title`` is what it says."""
        self._acts.finish(reminder, title)
