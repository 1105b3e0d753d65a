"""Asking for the ids of a list off the main thread, without making quick answers wait.

A question runs in a job. The main thread waits for it a moment (less than a frame), so that in most
shops the list stands there in the same paint as the typed letter; a slower answer comes later by
``answered``, and what was asked before it is forgotten. The list that is seen stays until then.
"""

from __future__ import annotations

import datetime as dt
import threading
from array import array
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from crm_desktop.domain.filters import EVERYONE, Group
from crm_desktop.services.contact_list import ContactList
from crm_desktop.ui.jobs import Jobs

WAIT_MS = 12
SLOW_MS = 400
_AT_ONCE = 2
"""Questions under way together; a later one waits, and takes the place of one that waits."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which contacts, in which order."""

    today: dt.date
    filter: Group = EVERYONE
    text: str = ""
    sort: str = "name"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """``ids`` are ``contact.n``; ``total`` how many contacts there are without any filter."""

    question: Question
    ids: array[int]
    total: int


class ListQuery(QObject):
    """One list's questions; only the newest is answered."""

    answered = Signal(object)
    slow = Signal()
    """The newest question has taken long enough to say so."""
    failed = Signal(str)

    def __init__(self, contacts: ContactList, jobs: Jobs) -> None:
        super().__init__()
        self._contacts = contacts
        self._jobs = jobs
        self._newest: Question | None = None
        self._waiting: Question | None = None
        self._running = 0
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(SLOW_MS)
        self._patience.timeout.connect(self.slow)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._newest is not None

    def ask(self, question: Question) -> None:
        """Ask; ``answered`` comes before this returns where the answer is quick."""
        self._newest = question
        if self._running >= _AT_ONCE:
            self._waiting = question
            return
        self._start(question, WAIT_MS)

    def _start(self, question: Question, wait_ms: int) -> None:
        there = threading.Event()
        found: list[Answer] = []

        def work(_progress: object) -> None:
            found.append(self._answer(question))
            there.set()

        self._running += 1
        self._jobs.start(
            self.tr("Searching…"), work, done=lambda _none: self._done(question, found),
            failed=lambda sentence: self._failed(question, sentence),
        )  # fmt: skip
        if self._newest is question and there.wait(wait_ms / 1000):
            self._tell(question, found)
        if self._newest is question and not self._patience.isActive():
            self._patience.start()

    def _answer(self, question: Question) -> Answer:
        ids = self._contacts.ids(
            question.today, question.filter, question.text, question.sort,
            descending=question.descending,
        )  # fmt: skip
        whole = not question.filter.parts and not question.text.strip()
        total = len(ids) if whole else self._contacts.count(question.today)
        return Answer(question, ids, total)

    def _tell(self, question: Question, found: list[Answer]) -> None:
        if self._newest is question and found:
            self._newest = None
            self._patience.stop()
            self.answered.emit(found[0])

    def _done(self, question: Question, found: list[Answer]) -> None:
        self._running -= 1
        self._tell(question, found)
        waiting, self._waiting = self._waiting, None
        if waiting is not None and waiting is self._newest:
            self._start(waiting, 0)

    def _failed(self, question: Question, sentence: str) -> None:
        self._running -= 1
        if self._newest is question:
            self._newest = None
            self._patience.stop()
            self.failed.emit(sentence)
