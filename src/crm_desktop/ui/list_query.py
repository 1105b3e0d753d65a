"""Asking for the ids of a list, see ``ui.newest_read``.

Where a text fits very many contacts, only the beginning of the list comes at once, and the whole of
it when nobody has typed for a while: to take over tens of thousands of ids costs more than a letter
may.
"""

from __future__ import annotations

import datetime as dt
from array import array
from contextlib import suppress
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QTimer, Signal

from crm_desktop.domain.filters import EVERYONE, Group
from crm_desktop.services.contact_list import ContactList
from crm_desktop.store.haste import GivenUpError, until
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.newest_read import WAIT_MS, NewestRead

SLOW_MS = 400
WHOLE_MS = 400
"""Longer than from letter to letter."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which contacts, in which order.

    ``rows``: so many are seen, and a beginning of the list may do for now; 0: the whole list is
    wanted.
    """

    today: dt.date
    filter: Group = EVERYONE
    text: str = ""
    sort: str = "name"
    descending: bool = False
    rows: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """``ids`` are ``contact.n``, the first of ``count``; ``total`` how many contacts there are
    without any filter."""

    question: Question
    ids: array[int]
    count: int
    total: int

    @property
    def whole(self) -> bool:
        """Whether these are all."""
        return len(self.ids) == self.count


class ListQuery(NewestRead[Question, Answer]):
    """One list's questions; only the newest is answered."""

    slow = Signal()
    """The newest question has taken long enough to say so."""
    completed = Signal(object)
    """The whole answer to a question that was answered by a beginning before."""

    def __init__(self, contacts: ContactList, jobs: Jobs) -> None:
        title = QCoreApplication.translate("ListQuery", "Searching…")
        super().__init__(jobs, title, self._look_up)
        self._contacts = contacts
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(SLOW_MS)
        self._patience.timeout.connect(self.slow)
        self._newest_answer: Answer | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(WHOLE_MS)
        self._pause.timeout.connect(self._complete)
        self._wholes = NewestRead[Question, Answer](jobs, title, self._look_up_whole)
        self._wholes.answered.connect(self.completed)
        self.answered.connect(self._note)
        self.failed.connect(self._patience.stop)

    def ask(self, question: Question, *, wait_ms: int = WAIT_MS, here: bool = False) -> None:
        """Ask; where it takes long, ``slow`` says so."""
        self._newest_answer = None
        self._pause.stop()
        self._wholes.give_up()
        super().ask(question, wait_ms=wait_ms, here=here)
        if self.busy and not self._patience.isActive():
            self._patience.start()

    def give_up(self) -> None:
        """Whoever asked is gone."""
        self._newest_answer = None
        self._pause.stop()
        self._wholes.give_up()
        super().give_up()

    def whole(self, question: Question) -> array[int]:
        """All ids at once; may take longer than a frame."""
        return self._contacts.ids(
            question.today, question.filter, question.text, question.sort,
            descending=question.descending,
        )  # fmt: skip

    def _note(self, answer: Answer) -> None:
        self._patience.stop()
        self._newest_answer = answer
        self._pause.start()

    def _complete(self) -> None:
        answer = self._newest_answer
        if answer is not None and not answer.whole:
            self._wholes.ask(answer.question, wait_ms=0)
        elif answer is not None:
            self._jobs.start(
                self._title, lambda _progress: self._prepare(answer), done=lambda _none: None,
                failed=lambda _sentence: None,
            )  # fmt: skip

    def _prepare(self, answer: Answer) -> None:
        """Letters will be typed beside this list; where they are already, they go first."""
        asked = answer.question
        with suppress(GivenUpError), until(lambda: self._newest_answer is not answer):
            self._contacts.get_ready(
                asked.today, asked.filter, asked.sort, descending=asked.descending
            )

    def _look_up(self, question: Question) -> Answer:
        if question.rows and question.text:
            begins = self._contacts.beginning(
                question.rows, question.today, question.filter, question.text, question.sort,
                descending=question.descending,
            )  # fmt: skip
            if begins is not None:
                total = self._contacts.count(question.today)
                return Answer(question, begins.ids, begins.count, total)
        return self._look_up_whole(question)

    def _look_up_whole(self, question: Question) -> Answer:
        ids = self.whole(question)
        whole = not question.filter.parts and not question.text.strip()
        total = len(ids) if whole else self._contacts.count(question.today)
        return Answer(question, ids, len(ids), total)
