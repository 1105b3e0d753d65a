"""The duplicates page: contacts that look alike, side by side, to be joined or told apart.

The groups are looked for in a job; joining one is a moment, joining all sure ones a job. Contacts
that the person chose in the list stand here as a group of their own until they leave.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.errors import UserError
from crm_desktop.services.duplicates import (
    Alike,
    DuplicateGroup,
    Duplicates,
    compare_contacts,
    mark_not_duplicates,
)
from crm_desktop.services.merge import Merge, Merged, merge, merge_groups
from crm_desktop.services.merge_sides import SideBySide, side_by_side
from crm_desktop.store.change_set import ChangeSet
from crm_desktop.store.store import Store
from crm_desktop.ui import merge_words
from crm_desktop.ui.jobs import Job, Jobs
from crm_desktop.ui.models.duplicate_list import DuplicateList
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label, line, panel
from crm_desktop.ui.widgets.elided import ElidedLabel
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.list_page import page_layout
from crm_desktop.ui.widgets.row_list import RowList
from crm_desktop.ui.widgets.side_by_side import SideBySideView
from crm_desktop.ui.widgets.tab_order import chain, reachable

BUSY_MS = 400
AGAIN_MS = 300
"""After a commit, before looking again: several commits are one look."""
LISTED = 100
"""Groups that the preview of joining all names."""
WITH_LIST = 860
"""Width at 100 % text from which the list stands beside the comparison."""
LIST = 330
_LIST, _EMPTY = 0, 1


class DuplicatesPage(QWidget):
    """Shows and joins the duplicates of one store."""

    told = Signal(str)
    done = Signal(str)
    """A sentence about a step just done, which can be undone."""

    def __init__(self, theme: Theme, store: Store, jobs: Jobs) -> None:
        super().__init__()
        self._theme, self._store, self._jobs = theme, store, jobs
        self._duplicates: Duplicates | None = None
        self._found: list[DuplicateGroup] | None = None
        self._chosen: DuplicateGroup | None = None
        self._looking: Job | None = None
        self._sides: SideBySide | None = None
        self._order: tuple[int, ...] = ()
        self._picks: dict[str, int] = {}
        self.model = DuplicateList()
        self.list = RowList(theme, self.tr("Groups of contacts that look alike"), right=60)
        self.list.setModel(self.model)
        self.sides = SideBySideView(theme)
        self._busy = self._timer(BUSY_MS, self._show_busy)
        self._again = self._timer(AGAIN_MS, self._look)
        self._build()
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.list.open_requested.connect(self.sides.focus_first)
        self.sides.picked.connect(self._pick)
        self.sides.primary_chosen.connect(self._choose_primary)

    def _timer(self, milliseconds: int, then: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(milliseconds)
        made.timeout.connect(then)
        return made

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        page, head = page_layout(theme, self, self.tr("Duplicates"), stretch=0)
        self._count = ElidedLabel(theme, "", "body", "text_2")
        head.addSpacing(px(4))
        head.addWidget(self._count, 1)
        self.stop_button = button(theme, self.tr("Stop"), self._stop_looking, small=True)
        self.stop_button.hide()
        head.addWidget(self.stop_button)
        self.all_button = button(theme, self.tr("Join all sure ones…"), self.preview_sure)
        head.addWidget(self.all_button)
        self._stack = QStackedWidget()
        body = QWidget()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(px(12))
        self._left = panel()
        inside = QVBoxLayout(self._left)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list)
        self._body.addWidget(self._left)
        self._right = QStackedWidget()
        self._right.addWidget(self._comparison())
        self._right.addWidget(self._preview())
        self._body.addWidget(self._right, 1)
        self._stack.addWidget(body)
        holder = panel()
        around = QVBoxLayout(holder)
        self.empty = EmptyState(theme, "git-merge")
        around.addWidget(self.empty)
        self._stack.addWidget(holder)
        page.addWidget(self._stack, 1)

    def _comparison(self) -> QFrame:
        theme, px = self._theme, self._theme.px
        frame = panel()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(px(16), px(14), px(16), px(14))
        layout.setSpacing(px(2))
        self._reason = label(theme, "", "heading")
        self._reason.setWordWrap(True)
        layout.addWidget(self._reason)
        hint = label(
            theme, self.tr("Lists are put together. What does not survive stays in the history."),
            "small", "text_2",
        )  # fmt: skip
        hint.setWordWrap(True)
        layout.addWidget(hint)
        layout.addSpacing(px(10))
        layout.addWidget(self.sides, 1)
        layout.addWidget(line(theme))
        layout.addSpacing(px(10))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.join_button = button(
            theme, self.tr("Join into one contact"), self.join, kind="primary", icon="git-merge"
        )
        self.not_button = button(theme, self.tr("Not duplicates"), self.tell_apart, icon="x")
        self.back_button = button(theme, self.tr("All duplicates"), self.show_all, kind="link")
        row.addWidget(self.join_button)
        row.addWidget(self.not_button)
        row.addStretch(1)
        row.addWidget(self.back_button)
        layout.addLayout(row)
        return frame

    def _preview(self) -> QFrame:
        theme, px = self._theme, self._theme.px
        frame = panel()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(px(16), px(14), px(16), px(14))
        layout.setSpacing(px(8))
        self._preview_head = label(theme, "", "heading")
        self._preview_head.setWordWrap(True)
        layout.addWidget(self._preview_head)
        self._preview_text = label(theme, "", "body", "text_2")
        self._preview_text.setWordWrap(True)
        self._preview_text.setAlignment(Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self._preview_text)
        layout.addWidget(scroll, 1)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.join_all_button = button(
            theme, self.tr("Join them all"), self.join_sure, kind="primary", icon="git-merge"
        )
        row.addWidget(self.join_all_button)
        row.addWidget(button(theme, self.tr("Back"), self._back))
        row.addStretch(1)
        layout.addLayout(row)
        return frame

    # -- what the window asks ------------------------------------------------------------------

    def enter(self) -> None:
        """Look for duplicates, or for what changed since; the keyboard goes to the list."""
        self._look()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def committed(self, changes: ChangeSet) -> None:
        """Look again soon."""
        if self._found is not None:
            self._again.start()

    def panes(self) -> Sequence[QWidget]:
        """For F6."""
        return (self.list, self.sides)

    def kept(self) -> tuple[Duplicates | None, list[DuplicateGroup] | None, DuplicateGroup | None]:
        """What outlives a change of the look."""
        return (self._duplicates, self._found, self._chosen)

    def restore(
        self, kept: tuple[Duplicates | None, list[DuplicateGroup] | None, DuplicateGroup | None]
    ) -> None:
        """Take over from the page before."""
        self._duplicates, self._found, self._chosen = kept
        self._show()

    # -- looking -------------------------------------------------------------------------------

    def _look(self) -> None:
        if self._looking is not None:
            self._again.start()
            return
        if self._duplicates is None:
            self._duplicates = Duplicates(self._store)
        self._busy.start()
        job = self._jobs.start(
            self.tr("Looking for duplicates"), self._duplicates.refresh, done=self._looked,
            failed=self._look_failed, cancelled=self._look_stopped, progressed=self._progressed,
        )  # fmt: skip
        if self._busy.isActive():  # else it is done already
            self._looking = job

    def _looked(self, found: list[DuplicateGroup]) -> None:
        self._look_ended()
        self._found = found
        self._show()

    def _look_failed(self, sentence: str) -> None:
        self._look_ended()
        self._show()
        self.told.emit(sentence)

    def _look_stopped(self) -> None:
        self._look_ended()
        self._show()

    def _look_ended(self) -> None:
        self._looking = None
        self._busy.stop()
        self.stop_button.hide()

    def _stop_looking(self) -> None:
        if self._looking is not None:
            self._looking.cancel()

    def _show_busy(self) -> None:
        self._progressed(0, 0, "")

    def _progressed(self, done: int, total: int, _text: str) -> None:
        if self._looking is None or self._busy.isActive():
            return
        told = self.tr("Looking for duplicates…")
        if total:
            told += f" {100 * done // total} %"
        self._count.setText(told)
        self.stop_button.setVisible(self._found is None)
        if self._found is None and self._chosen is None:
            self.empty.say(told)
            self._stack.setCurrentIndex(_EMPTY)

    # -- showing -------------------------------------------------------------------------------

    def show_contacts(self, numbers: Sequence[int]) -> None:
        """Offer these contacts for joining, whatever they have in common."""
        try:
            score, reason = compare_contacts(self._store, numbers)
            sides = side_by_side(self._store, numbers)
        except UserError as error:
            self.told.emit(error.sentence)
            return
        contacts = tuple(Alike(s.n, s.id, s.kind, s.name, "") for s in sides.sides)
        self._chosen = DuplicateGroup(contacts, score, reason, sure=False)
        self._show()

    def show_all(self) -> None:
        """Back from the chosen contacts to all groups."""
        self._chosen = None
        if self._found is None:
            self._look()
        self._show()

    def current(self) -> DuplicateGroup | None:
        """The group under the cursor."""
        place = self.list.currentIndex().row()
        return self.model.groups[place] if 0 <= place < len(self.model.groups) else None

    def _sure(self) -> list[DuplicateGroup]:
        return [group for group in self._found or () if group.sure]

    def _show(self) -> None:
        before = self.current()
        place = max(0, self.list.currentIndex().row())
        groups = [self._chosen] if self._chosen is not None else self._found or []
        same = before in groups
        self.model.show_groups(groups)
        self.back_button.setVisible(self._chosen is not None)
        sure = self._sure()
        self.all_button.setVisible(self._chosen is None and bool(sure))
        if self._chosen is None:
            self._count.setText(self._counted())
        else:
            self._count.setText(self.tr("The contacts that you chose"))
        if not groups:
            self._say_nothing()
            return
        self._stack.setCurrentIndex(_LIST)
        if before is not None and same:
            place = groups.index(before)
        self.list.setCurrentIndex(self.model.index(min(place, len(groups) - 1), 0))

    def _counted(self) -> str:
        if not self._found:
            return ""
        sure = len(self._sure())
        told = self.tr("%n group(s)", None, len(self._found))
        return f"{told}, " + self.tr("%n of them sure", None, sure) if sure else told

    def _say_nothing(self) -> None:
        self._sides = None
        if self._looking is None and self._found is not None:
            self.empty.say(
                self.tr("No duplicates found."),
                self.tr("Contacts that look alike appear here by themselves."),
            )
        elif self._looking is None:
            again = button(self._theme, self.tr("Look for duplicates"), self._look)
            self.empty.say(self.tr("The search was stopped."), "", [again])
        self._stack.setCurrentIndex(_EMPTY)

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        group = self.current()
        if group is None or not index.isValid():
            return
        self._order = tuple(one.n for one in group.contacts)
        self._picks = {}
        self._reason.setText(merge_words.likeness(group.score, group.reason, sure=group.sure))
        self.not_button.setVisible(self._chosen is None)
        self._show_comparison()

    def _show_comparison(self, on: tuple[str, int] | None = None) -> None:
        """``on``: the choice that the keyboard goes to; else it stays where it was."""
        self._right.setCurrentIndex(0)
        if not self._order:
            return
        try:
            self._sides = side_by_side(self._store, self._order, self._picks)
        except UserError as error:
            self._sides = None
            self.told.emit(error.sentence)
            return
        self.sides.show_sides(self._sides, on)
        dots = self.sides.choices.values()  # made after the buttons below them
        chain(reachable([self.list, *dots, self.join_button, self.not_button, self.back_button]))

    def _back(self) -> None:
        self._show_comparison()

    def _pick(self, field: str, n: int) -> None:
        self._picks[field] = n
        self._show_comparison((field, n))

    def _choose_primary(self, n: int) -> None:
        self._order = (n, *(other for other in self._order if other != n))
        self._show_comparison(("", n))

    # -- acting --------------------------------------------------------------------------------

    def join(self) -> None:
        """Join the contacts that are shown."""
        if self._sides is None or self._right.currentIndex() != 0:
            return
        numbers = [side.n for side in self._sides.sides]
        names = [side.name for side in self._sides.sides]
        try:
            done = merge(self._store, Merge(numbers[0], tuple(numbers[1:]), dict(self._picks)))
        except UserError as error:
            self.told.emit(error.sentence)
            return
        self._gone(numbers[1:])
        told = self.tr("%1 is one contact now.").replace("%1", names[0] or self.tr("It"))
        if done.was:
            told += " " + ", ".join(
                merge_words.was(one) for one in done.was[:2]
            ) + ("…" if len(done.was) > 2 else ".")  # fmt: skip
        self.done.emit(told)

    def tell_apart(self) -> None:
        """Remember that the contacts of this group are not the same."""
        group = self.current()
        if group is None or self._chosen is not None:
            return
        mark_not_duplicates(self._store, [one.n for one in group.contacts])
        self._gone([one.n for one in group.contacts])
        self.done.emit(self.tr("Remembered: these are different contacts."))

    def _gone(self, numbers: Sequence[int]) -> None:
        """Take the group away at once; looking again confirms it."""
        self._chosen = None
        self._found = [
            group for group in self._found or ()
            if {one.n for one in group.contacts}.isdisjoint(numbers)
        ]  # fmt: skip
        self._show()
        self._again.start()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def preview_sure(self) -> None:
        """Show what joining all sure groups would do."""
        sure = self._sure()
        if not sure:
            return
        contacts = sum(len(group.contacts) for group in sure)
        self._preview_head.setText(
            self.tr("%n contact(s) become %1.", None, contacts).replace("%1", str(len(sure)))
        )
        lines = [
            " + ".join(one.name or self.tr("(no name)") for one in group.contacts)
            for group in sure[:LISTED]
        ]
        if len(sure) > LISTED:
            lines.append(self.tr("and %n more", None, len(sure) - LISTED))
        rule = self.tr(
            "The one of which most is known stays. Gaps are filled, lists are put together, and "
            "what differs stays in the history. One Undo turns all of it back."
        )
        self._preview_text.setText("\n".join((rule, "", *lines)))
        self._right.setCurrentIndex(1)
        self.join_all_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def join_sure(self) -> None:
        """Join all sure groups as one step."""
        groups = [group.merge() for group in self._sure()]
        try:
            self._jobs.start(
                self.tr("Join duplicates"),
                lambda progress: merge_groups(self._store, groups, progress=progress),
                done=lambda done: self._joined_all(done, len(groups)),
                failed=self.told.emit, heavy=True,
            )  # fmt: skip
        except UserError as error:
            self.told.emit(error.sentence)

    def _joined_all(self, _done: Merged, count: int) -> None:
        self._right.setCurrentIndex(0)
        self._look()
        self.done.emit(self.tr("%n group(s) joined.", None, count))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it gets narrow, the comparison goes below the list."""
        px = self._theme.px
        beside = event.size().width() / self._theme.scale >= WITH_LIST
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        if beside:
            self._left.setFixedWidth(px(LIST))
            self._left.setMaximumHeight(16_777_215)
        else:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(16_777_215)
            self._left.setMaximumHeight(max(px(120), event.size().height() // 4))
