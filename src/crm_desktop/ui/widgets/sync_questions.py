"""Questions one below the other, settled where they are shown.

What is settled vanishes at once; the list is built anew only where other questions, or other
values, came, so that nobody's choice changes under the hand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm_desktop.errors import UserError
from crm_desktop.services import sync_questions
from crm_desktop.services.settings import shop_settings
from crm_desktop.services.sync_questions import Question
from crm_desktop.store.store import Store
from crm_desktop.ui import question_words
from crm_desktop.ui.sync_words import Times
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.sync_question import SyncQuestion

SHOWN = 20
"""Questions that are shown at once; the next ones follow as these are settled."""


class SyncQuestions(QWidget):
    """Shows questions of one shop and settles them."""

    told = Signal(str)
    done = Signal(str)
    """A sentence about a step that Undo takes back."""
    settled = Signal()

    def __init__(
        self,
        theme: Theme,
        store: Store,
        times: Callable[[], Times],
        *,
        heading: Callable[[Question], str] = question_words.heading,
    ) -> None:
        super().__init__()
        self._theme, self._store, self._times, self._heading = theme, store, times, heading
        self._questions: tuple[Question, ...] = ()
        self._pc = ""
        self.shown: list[SyncQuestion] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))
        self._more = QWidget()
        row = QHBoxLayout(self._more)
        row.setContentsMargins(0, 0, 0, 0)
        self._count = label(theme, "", "body", "text_2")
        self.leave_all = button(
            theme, self.tr("&Fine as they are"), self._leave_all, icon="check", small=True
        )
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self.leave_all)
        self._column.addWidget(self._more)
        self._more.hide()
        self.hide()

    def show_questions(self, questions: Sequence[Question], pc: str) -> None:
        """Show these instead; ``pc``: what this PC is called."""
        if tuple(questions) == self._questions and pc == self._pc:
            return
        self._questions, self._pc = tuple(questions), pc
        self._build()

    def _build(self) -> None:
        had = any(one.isAncestorOf(self.focusWidget()) for one in self.shown) \
            if self.focusWidget() is not None else False  # fmt: skip
        kept = {one.question.key: one for one in self.shown if one.question in self._questions}
        for one in self.shown:
            if one.question not in self._questions[:SHOWN]:
                self._column.removeWidget(one)
                one.hide()
                one.deleteLater()
        currency = shop_settings(self._store).currency if self._questions else ""
        self.shown = []
        for place, question in enumerate(self._questions[:SHOWN]):
            made = kept.get(question.key)
            if made is None:
                made = SyncQuestion(
                    self._theme, question, self._times(), me=self._store.person, pc=self._pc,
                    currency=currency, heading=self._heading(question),
                )  # fmt: skip
                made.settled.connect(self._settle)
                made.both_wanted.connect(self._keep_both)
                self._column.insertWidget(place, made)
            self.shown.append(made)
        several = len(self._questions)
        self._more.setVisible(several > 1)
        self._count.setText(self.tr("%n thing(s) to decide", None, several))
        self.leave_all.setToolTip(self.tr("What is in use now stays, in all of them."))
        self.setVisible(bool(self._questions))
        if had and self.shown:
            self.shown[0].focus_choice()

    def focus_first(self) -> None:
        """Give the keyboard to the first question."""
        if self.shown:
            self.shown[0].focus_choice()

    def _settle(self, key: str, place: int) -> None:
        question = next(one for one in self._questions if one.key == key)
        said = question_words.used(question, place, self._value_of(question, place))
        act = partial(sync_questions.settle, self._store, key, place)
        self._answer(key, act, said, undo=not question.versions[place].shown)

    def _keep_both(self, key: str) -> None:
        said = self.tr("Both are kept, on all PCs.")
        self._answer(key, partial(sync_questions.keep_both, self._store, key), said, undo=True)

    def _value_of(self, question: Question, place: int) -> str:
        currency = shop_settings(self._store).currency
        return question_words.value_words(question, question.versions[place], currency)

    def _answer(self, key: str, act: Callable[[], bool], said: str, *, undo: bool) -> None:
        """``undo``: it changes something; what is only left as it is makes no step."""
        try:
            settled = act()
        except UserError as error:
            self.told.emit(spoken(error.sentence))
            return
        self._drop({key})
        if not settled:
            self.told.emit(self.tr("This has been decided already, on another PC."))
        elif undo:
            self.done.emit(said)
        else:
            self.told.emit(said)

    def _leave_all(self) -> None:
        keys = {one.key for one in self._questions}
        try:
            count = sync_questions.leave_all(self._store, keys)
        except UserError as error:
            self.told.emit(spoken(error.sentence))
            return
        self._drop(keys)
        self.told.emit(self.tr("%n thing(s) left as they are, on all PCs.", None, count))

    def _drop(self, keys: set[str]) -> None:
        self._questions = tuple(one for one in self._questions if one.key not in keys)
        self._build()
        self.settled.emit()
