"""Sharing with other PCs on the page "Sync and backup": how it stands, and what to decide.

The sentences are those of ``sync_words``, so the side bar always agrees with this page.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from crm_desktop.errors import UserError
from crm_desktop.sync.rounds import CUT_OFF, Held, OtherPc
from crm_desktop.ui import question_words, sync_words
from crm_desktop.ui.pages.settings_part import SettingsPart
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.controls import button, label, line, panel
from crm_desktop.ui.widgets.menu import PopupMenu
from crm_desktop.ui.widgets.sync_picture import Node, SyncPicture
from crm_desktop.ui.widgets.sync_question import HeldQuestion, OlderCopyQuestion
from crm_desktop.ui.widgets.sync_questions import SyncQuestions
from crm_desktop.ui.widgets.sync_recovered import SyncRecovered

if TYPE_CHECKING:
    from crm_desktop.progress import Progress
    from crm_desktop.sync.restored import Preview
    from crm_desktop.ui.main_window import MainWindow

_PAD = 20
_SENTENCE = 240
"""So wide is the room of the sentence at least, with the edges, when buttons stand beside it."""
_PICTURED = 1
"""Other PCs that the picture shows by name; more stand as lines below it."""


class SyncPart(SettingsPart):
    """Follows the exchange of its window."""

    WIDEST = 884

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.theme, "")
        self._window = window
        self.setProperty("panel", False)
        self.setObjectName("sync_part")
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(window.theme.px(12))
        self._build_state()
        self.questions = SyncQuestions(
            window.theme, window.store, window.syncing.times, heading=question_words.heading
        )
        self._held: list[HeldQuestion] = []
        self._shown_held: tuple[Held, ...] = ()
        self.older: OlderCopyQuestion | None = None
        self._held_box = QVBoxLayout()
        self._held_box.setSpacing(window.theme.px(12))
        self.column.addLayout(self._held_box)
        self.column.addWidget(self.questions)
        self.questions.told.connect(self.told)
        self.questions.done.connect(self.done)
        self.questions.settled.connect(self._settled)
        self.recovered = SyncRecovered(window.theme, window.store, window.syncing.times)
        self.column.addWidget(self.recovered)
        self.recovered.told.connect(self.told)
        self.recovered.done.connect(self.done)
        self.recovered.settled.connect(window.syncing.now)
        window.syncing.changed.connect(self._show)
        window.syncing.refresh()
        self._show()

    # -- building ------------------------------------------------------------------------------

    def _build_state(self) -> None:
        theme, px = self._theme, self._theme.px
        box = panel()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(px(_PAD), px(16), px(_PAD), px(18))
        inside.setSpacing(px(16))
        inside.addLayout(self._build_head())
        self._unlock_row = self._build_unlock()
        inside.addWidget(self._unlock_row)
        self.picture = SyncPicture(theme)
        inside.addWidget(self.picture)
        self._pcs = QWidget()
        self._lines = QVBoxLayout(self._pcs)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(px(6))
        self._pcs.setAccessibleName(self.tr("Other PCs"))
        inside.addWidget(self._pcs)
        self._shown_pcs: tuple[object, ...] = ()
        self._asked = QWidget()
        asked = QVBoxLayout(self._asked)  # large text leaves no room beside the buttons
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(px(8))
        self._asking_for = label(theme, "")
        self._asking_for.setWordWrap(True)
        asked.addWidget(self._asking_for)
        self._asking = QHBoxLayout()
        self._asking.setSpacing(px(8))
        asked.addLayout(self._asking)
        self._asked.hide()
        inside.addWidget(self._asked)
        self.column.addWidget(box)

    def _build_head(self) -> QBoxLayout:
        theme, px = self._theme, self._theme.px
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(px(8))
        texts = QVBoxLayout()
        texts.setSpacing(px(3))
        self.heading = label(theme, "", "heading")
        self.sentence = label(theme, "", "body", "text_2")
        self.advice = label(theme, "", "small", "warning")
        for one in (self.heading, self.sentence, self.advice):
            one.setWordWrap(True)
            texts.addWidget(one)
        self._head.addLayout(texts, 1)
        self.connect_pc = button(
            theme, self.tr("Connect a second &PC…"), self._connect, icon="monitor", kind="primary"
        )
        self.join_pc = button(theme, self.tr("&Join another PC…"), self._join)
        self.stop = button(theme, self.tr("S&top"), self._window.syncing.cancel)
        self.forgive = button(theme, self.tr("&Put it there again"), self._forgive, kind="primary")
        self.go_on = button(theme, self.tr("&Go on"), self._go_on, kind="primary")
        self.now = button(theme, self.tr("Sync &now"), self._window.syncing.now, icon="refresh-cw")
        self.more = button(
            theme, "", self._show_menu, icon="ellipsis", tip=self.tr("More about sharing")
        )
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(px(8))
        self._acts = (self.join_pc, self.connect_pc, self.stop, self.go_on, self.forgive, self.now,
                      self.more)  # fmt: skip
        for made in self._acts:
            self._buttons.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(self._buttons)
        self._head.setAlignment(
            self._buttons, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        )
        return self._head

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        """The buttons stand below the sentence where they would leave it a few words a line."""
        beside = self.width() - self._buttons.sizeHint().width() >= self._theme.px(_SENTENCE)
        way = QBoxLayout.Direction
        self._head.setDirection(way.LeftToRight if beside else way.TopToBottom)
        room = self.width() - 2 * self._theme.px(_PAD)
        wide = sum(
            one.sizeHint().width() + self._buttons.spacing()
            for one in self._acts if not one.isHidden()
        )  # fmt: skip
        self._buttons.setDirection(way.LeftToRight if wide <= room else way.TopToBottom)

    def _build_unlock(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setFont(theme.font("body"))
        self.secret.setMaximumWidth(px(320))
        self.unlock = button(theme, self.tr("&Unlock"), self._unlock, kind="primary")
        self.secret.returnPressed.connect(self._unlock)
        row.addWidget(self.secret, 1)
        row.addWidget(self.unlock)
        row.addStretch(1)
        return made

    # -- showing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show how it stands now."""
        self._show()

    def _settled(self) -> None:
        self._window.syncing.settled()
        if not self.questions.shown:  # the keyboard stays in this half
            self.focus_first()

    def focus_first(self) -> None:
        """Give the keyboard to what wants a decision, else to what can be done."""
        if self.older is not None:
            self.older.catch_up.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._held:
            self._held[0].keep.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.questions.shown:
            self.questions.focus_first()
            return
        if self.recovered.isVisible():
            self.recovered.focus_first()
            return
        able = (self.secret, self.go_on, self.connect_pc, self.now, self.stop)
        shown = next((one for one in able if one.isVisible()), None)
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        syncing = self._window.syncing
        now, times = syncing.situation, syncing.times()
        said, report = sync_words.said(now, times), now.report
        self.heading.setText(said.heading)
        exchange = sync_words.exchange_words(now, times)
        same = said.tone in ("well", "question")
        parts = (said.sentence, exchange if same else "") if said.sentence else (exchange,)
        self.sentence.setText(" ".join(filter(None, parts)))
        self.sentence.setVisible(bool(self.sentence.text()))
        advice = sync_words.clock_advice(report) if now.shared else ""
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        self.connect_pc.setVisible(said.answer == "connect")
        self.join_pc.setVisible(said.answer == "connect")
        self.go_on.setVisible(said.answer == "resume")
        self.forgive.setVisible(said.answer == "forgive")
        self._unlock_row.setVisible(said.answer in ("unlock", "password"))
        server = said.answer == "password"
        self.secret.setPlaceholderText(
            self.tr("Password of the server") if server else self.tr("Passphrase or recovery code")
        )
        self.secret.setAccessibleName(self.secret.placeholderText())
        working = said.tone == "working"
        self.stop.setVisible(working and syncing.working)
        self.now.setVisible(now.shared and not working and said.answer in ("", "now"))
        self.more.setVisible(now.shared)
        self._fit_head()
        self._show_picture()
        self._show_pcs()
        self._show_older(report.since_copy if now.shared else None)
        self._show_held(report.held if now.shared else ())
        self.questions.show_questions(report.questions if now.shared else (), report.pc)
        self.recovered.show_items(report.recovered if now.shared else ())

    def _show_picture(self) -> None:
        now = self._window.syncing.situation
        report, times = now.report, self._window.syncing.times()
        present = [one for one in report.others if not one.retired]
        self.picture.setVisible(now.shared and bool(report.place))
        if not now.shared or not report.place:
            return
        mine = Node("monitor", report.pc, self.tr("this PC"))
        server = "://" in report.place
        place = Node(
            "server" if server else "folder",
            self.tr("Server") if server else self.tr("Shared folder"),
            sync_words.outer(report.place),
        )  # fmt: skip
        if len(present) == 1:
            seen = sync_words.pc_words(present[0], report, times)[0]
            other = Node("monitor", present[0].name, seen)
        elif present:
            names = ", ".join(one.name for one in present)
            other = Node("monitor", self.tr("%n other PC(s)", None, len(present)), names)
        else:
            other = Node("monitor", self.tr("Second PC"), self.tr("not there yet"))
        reached = not report.trouble & CUT_OFF and not report.key_needed and not now.paused
        level = reached and bool(present) and not any(times.is_quiet(one) for one in present)
        self.picture.show_nodes((mine, place, other), (reached, level))

    def _show_pcs(self) -> None:
        now = self._window.syncing.situation
        report, times = now.report, self._window.syncing.times()
        said = [
            (one, tuple(sync_words.pc_words(one, report, times)))
            for one in report.others
            if now.shared
        ]
        worth = len([one for one, _ in said if not one.retired]) > _PICTURED or any(
            len(texts) > 1 or one.retired for one, texts in said
        )
        self._pcs.setVisible(worth)
        key = tuple((one.device, one.name, texts) for one, texts in said) if worth else ()
        if key == self._shown_pcs:
            return
        self._shown_pcs = key
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for one, texts in said if worth else ():
            self._lines.addWidget(line(self._theme))
            self._lines.addWidget(self._pc_line(one, texts))

    def _pc_line(self, one: OtherPc, texts: tuple[str, ...]) -> QWidget:
        theme, px = self._theme, self._theme.px
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(12))
        name = label(theme, one.name, "strong", "text_2" if one.retired else "text")
        name.setMinimumWidth(px(140))
        inside.addWidget(name)
        said = label(theme, " · ".join(texts), "small", "text_2")
        said.setWordWrap(True)
        inside.addWidget(said, 1)
        if not one.retired:
            gone = button(
                theme, self.tr("Remove…"), partial(self._ask_retire, one), kind="link", small=True
            )
            gone.setAccessibleName(self.tr("Remove %1…").replace("%1", one.name))
            inside.addWidget(gone)
        row.setAccessibleName(f"{one.name}, {', '.join(texts)}")
        return row

    def _show_older(self, since: Preview | None) -> None:
        if (since is None) == (self.older is None):
            return
        if self.older is not None:
            self._held_box.removeWidget(self.older)
            self.older.hide()
            self.older.deleteLater()
            self.older = None
        if since is not None:
            made = self.older = OlderCopyQuestion(self._theme, question_words.since_copy(since))
            made.catch_up_wanted.connect(lambda: self._choose(keep_older=False))
            made.keep_wanted.connect(lambda: self._choose(keep_older=True))
            self._held_box.insertWidget(0, made)

    def _show_held(self, held: tuple[Held, ...]) -> None:
        if held == self._shown_held:
            return
        self._shown_held = held
        for old in self._held:
            self._held_box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._held = []
        for one in held:
            made = HeldQuestion(self._theme, question_words.held_heading(one))
            made.let_in_wanted.connect(self._let_in)
            made.keep_wanted.connect(partial(self._keep, one))
            self._held.append(made)
            self._held_box.addWidget(made)

    # -- acts ----------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._window.go("sync_connect")

    def _join(self) -> None:
        self._window.go("sync_join")

    def _go_on(self) -> None:
        self._window.syncing.pause(False)

    def _unlock(self) -> None:
        secret, syncing = self.secret.text().strip(), self._window.syncing
        if not secret:
            self.secret.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if syncing.said().answer == "password":
            self.secret.clear()
            syncing.do(
                lambda _progress: syncing.rounds.log_in(secret), lambda _n: syncing.now(), ""
            )
            return
        self.unlock.setEnabled(False)

        def done(key: bytes) -> None:
            self.unlock.setEnabled(True)
            self.secret.clear()
            syncing.rounds.begun(key)
            syncing.now()

        def failed(sentence: str) -> None:
            self.unlock.setEnabled(True)
            self.told.emit(sentence)
            self.secret.selectAll()
            self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

        self._window.jobs.start(
            self.tr("Unlocking"), lambda _progress: syncing.rounds.unlocked(secret), done=done,
            failed=failed,
        )  # fmt: skip

    def _forgive(self) -> None:
        syncing = self._window.syncing
        syncing.do(lambda _progress: syncing.rounds.forgive(), lambda _n: syncing.now(), "")

    def _choose(self, *, keep_older: bool) -> None:
        """What is to become of what others wrote since this older copy was made."""
        syncing = self._window.syncing
        syncing.do(
            lambda _progress: syncing.rounds.choose(keep_older=keep_older),
            lambda _n: syncing.now(), "",
        )  # fmt: skip

    def _let_in(self) -> None:
        syncing = self._window.syncing
        syncing.do(lambda _p: syncing.rounds.let_in(), lambda _n: syncing.now(), "")

    def _keep(self, held: Held) -> None:
        """Take it in and turn it back at once, so that all PCs have the rows again."""
        from crm_desktop.services.history import History  # noqa: PLC0415 - on first use

        syncing, store = self._window.syncing, self._window.store

        def work(progress: Progress) -> None:
            syncing.rounds.let_in()
            syncing.rounds.go(progress)
            for step in syncing.rounds.steps_of(held.heads):
                History(store).undo(step, progress=progress)

        def done(_none: object) -> None:
            self.told.emit(self.tr("Kept. They come back on the other PCs too."))
            syncing.now()

        syncing.do(work, done, self.tr("Keeping what was archived"))

    def _show_menu(self) -> None:
        menu = PopupMenu(self)
        menu.setFont(self._theme.font("body"))
        syncing = self._window.syncing
        if not syncing.situation.paused:
            menu.addAction(self.tr("Pause the exchange")).triggered.connect(
                lambda _checked=False: syncing.pause(True)
            )
        for one in syncing.situation.report.others:
            if not one.retired:
                text = self.tr("Remove %1…").replace("%1", one.name)
                menu.addAction(text).triggered.connect(
                    lambda _checked=False, pc=one: self._ask_retire(pc)
                )
        if "://" in syncing.situation.report.place:
            menu.addAction(self._window.actions_["sync_invite"])
        for name in ("sync_check", "sync_passphrase", "sync_code"):
            if name == "sync_check" or syncing.situation.report.locked:
                menu.addAction(self._window.actions_[name])
        menu.addAction(self.tr("Stop sharing on this PC…")).triggered.connect(
            lambda _checked=False: self._ask_leave()
        )
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _ask(
        self,
        text: str,
        answer: str,
        act: Callable[[], None],
        other: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Ask in place, below the picture; Keep leaves it. ``other``: one more answer."""
        self._answered()
        self._asking_for.setText(text)
        self._asking.addStretch(1)

        def yes() -> None:
            self._answered()
            act()

        self._asking.addWidget(button(self._theme, self.tr("&Keep it"), self._answered))
        if other is not None:
            self._asking.addWidget(button(self._theme, *other))
        do: QPushButton = button(self._theme, answer, yes, kind="primary")
        self._asking.addWidget(do)
        self._asked.show()
        do.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answered(self) -> None:
        while (item := self._asking.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._asked.hide()

    def _ask_retire(self, one: OtherPc) -> None:
        self._ask(
            self.tr("Is %1 gone for good? Then nobody waits for it any more. What it wrote stays. "
                    "Should it come back, it takes part again.").replace("%1", one.name),
            self.tr("&Remove %1").replace("%1", one.name), partial(self._retire, one),
            (self.tr("It was st&olen…"), partial(self._stolen, one)),
        )  # fmt: skip

    def _stolen(self, one: OtherPc) -> None:
        from crm_desktop.ui.pages.sync_key import KeyTask  # noqa: PLC0415 - on first use
        from crm_desktop.ui.screens.sync_key import open_key  # noqa: PLC0415 - as above

        self._answered()
        open_key(self._window, KeyTask.REMOVE, one.device)

    def _retire(self, one: OtherPc) -> None:
        syncing = self._window.syncing

        def done(_none: object) -> None:
            text = self.tr("%1 is waited for no longer.").replace("%1", one.name)
            self.told.emit(text)
            syncing.now()

        syncing.do(
            lambda _progress: syncing.rounds.retire(one.device), done, self.tr("Removing a PC")
        )

    def _ask_leave(self) -> None:
        self._ask(
            self.tr("Stop sharing on this PC? Everything stays here and on the other PCs; only the "
                    "exchange ends."),
            self.tr("&Stop sharing"), self._leave,
        )  # fmt: skip

    def _leave(self) -> None:
        syncing = self._window.syncing

        def work(progress: Progress) -> str:
            try:
                syncing.rounds.leave(progress)
            except UserError as error:
                return spoken(error.sentence)
            return ""

        def done(sentence: str) -> None:
            if not sentence:
                syncing.ended()
                self.told.emit(self.tr("This PC shares no longer. Everything is still here."))
                return
            self._ask(
                sentence, self.tr("&Leave anyway"),
                lambda: syncing.do(lambda _p: syncing.rounds.forget(), lambda _n: done(""), ""),
            )  # fmt: skip

        syncing.do(work, done, self.tr("Ending the exchange"))
