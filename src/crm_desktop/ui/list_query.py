"""Asking for the ids of a list, see ``ui.newest_read``."""

from __future__ import annotations

import datetime as dt
from array import array
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QTimer, Signal

from crm_desktop.domain.filters import EVERYONE, Group
from crm_desktop.services.contact_list import ContactList
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.newest_read import NewestRead

SLOW_MS = 400


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


class ListQuery(NewestRead[Question, Answer]):
    """One list's questions; only the newest is answered."""

    slow = Signal()
    """The newest question has taken long enough to say so."""

    def __init__(self, contacts: ContactList, jobs: Jobs) -> None:
        super().__init__(jobs, QCoreApplication.translate("ListQuery", "Searching…"), self._look_up)
        self._contacts = contacts
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(SLOW_MS)
        self._patience.timeout.connect(self.slow)
        self.answered.connect(self._patience.stop)
        self.failed.connect(self._patience.stop)

    def ask(self, question: Question) -> None:
        """Ask; where it takes long, ``slow`` says so."""
        super().ask(question)
        if self.busy and not self._patience.isActive():
            self._patience.start()

    def _look_up(self, question: Question) -> Answer:
        ids = self._contacts.ids(
            question.today, question.filter, question.text, question.sort,
            descending=question.descending,
        )  # fmt: skip
        whole = not question.filter.parts and not question.text.strip()
        total = len(ids) if whole else self._contacts.count(question.today)
        return Answer(question, ids, total)
