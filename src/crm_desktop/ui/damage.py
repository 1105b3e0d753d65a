"""The window that stands in place of the shop's when its file is damaged: three ways out.

It says what is known, makes the new file beside the damaged one, shows what would differ, and
replaces it only when the person says so. The damaged file is kept. Whoever is not sure saves
everything into one file for somebody who can help, or closes the window: nothing was changed then.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.errors import StoreError
from crm_desktop.services.repair import (
    Damage,
    Way,
    carry_out_repair,
    examine,
    needs_key,
    prepare_repair,
    save_for_help,
)
from crm_desktop.store.salvage import Salvaged, Step
from crm_desktop.ui import backup_words
from crm_desktop.ui.file_dialogs import ask_file
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.controls import button, label, line, scrolling
from crm_desktop.ui.widgets.focus_ring import FocusRing

_WIDTH, _LISTED = 620, 12
_ROWS, _MORE = 90, 110
"""Height of the list at least, and what it is higher than that at first."""


class DamageWindow(QDialog):
    """Accepted: a good file is in place, open it; rejected: close the program."""

    def __init__(
        self, theme: Theme, folder: Path, error: StoreError, jobs: Jobs, *,
        clock: Callable[[], int], zone: dt.tzinfo,
    ) -> None:  # fmt: skip
        super().__init__()
        self._theme, self._folder, self._jobs = theme, folder, jobs
        self._clock, self._zone = clock, zone
        self.setWindowTitle("CRM Desktop")
        self.setStyleSheet(
            theme.style_sheet() + f"DamageWindow {{ background: {theme.hex('surface')}; }}"
        )
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(10))
        head = QHBoxLayout()
        head.setSpacing(px(12))
        mark = QLabel()
        side = theme.size("icon_empty")
        mark.setPixmap(theme.icon("triangle-alert", "warning", side).pixmap(side, side))
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self.heading = label(theme, self.tr("Your data file has a damaged place"), "heading")
        self.heading.setWordWrap(True)
        head.addWidget(self.heading, 1)
        column.addLayout(head)
        known = error.code == "store.damaged"  # its sentence tells what to do elsewhere than here
        self.sentence = label(
            theme,
            self.tr("A part of it cannot be read any more. Choose here how to go on.")
            if known
            else spoken(error.sentence),
        )
        self.sentence.setWordWrap(True)
        self.sentence.setMinimumWidth(px(_WIDTH))
        column.addWidget(self.sentence)
        column.addWidget(line(theme))
        self._inside = QWidget()
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(px(6))
        area = scrolling(self._inside)
        area.setMinimumHeight(px(_ROWS))
        column.addWidget(area, 1)
        where = label(theme, self.tr("Folder: %1").replace("%1", str(folder)), "small", "text_2")
        where.setWordWrap(True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(where)
        column.addWidget(self._built_choices())
        column.addWidget(self._built_answers())
        FocusRing(self, theme)
        self.look()

    def sizeHint(self) -> QSize:
        """With room for some lines more, where the screen has it."""
        found = super().sizeHint()
        return QSize(found.width(), found.height() + self._theme.px(_MORE))

    def showEvent(self, event: QShowEvent) -> None:
        """A low screen takes from the lines, and from nothing else."""
        super().showEvent(event)
        column = self.layout()
        if column is not None:
            self.setMinimumHeight(column.minimumHeightForWidth(self.width()))

    def _built_choices(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        self._choices = QWidget()
        choices = QVBoxLayout(self._choices)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(px(8))
        self.last_good = button(
            theme, self.tr("&Use the last good copy"), lambda: self._prepare("last_good"),
            kind="primary", icon="history",
        )  # fmt: skip
        self.repair = button(
            theme, self.tr("&Repair: take all that can still be read"),
            lambda: self._prepare("repair"), icon="shield-check",
        )  # fmt: skip
        self.help = button(
            theme, self.tr("&Save everything for help…"), self._ask_where, icon="download"
        )
        self.shut = button(theme, self.tr("&Close"), self.reject)
        for made in (self.last_good, self.repair):
            choices.addWidget(made)
        row = QHBoxLayout()  # a low screen has no room for four of them
        row.setSpacing(px(8))
        row.addWidget(self.help, 1)
        row.addWidget(self.shut, 1)
        choices.addLayout(row)
        return self._choices

    def _built_answers(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        self._answers = QWidget()
        answers = QHBoxLayout(self._answers)
        answers.setContentsMargins(0, 0, 0, 0)
        answers.setSpacing(px(8))
        self.other = button(theme, self.tr("Another &way"), self.look)
        self.use_it = button(theme, self.tr("&Go on with this file"), self._use, kind="primary")
        answers.addStretch(1)
        answers.addWidget(self.other)
        answers.addWidget(self.use_it)
        return self._answers

    # -- what is known -------------------------------------------------------------------------

    def look(self) -> None:
        """Find out what can be done."""
        self._answers.hide()
        self._choices.show()
        self._enable(on=False)
        self._say([self.tr("Looking for good backups…")])
        self._jobs.start(
            self.tr("Looking for backups"), lambda _progress: examine(self._folder),
            done=self._known, failed=self._failed,
        )  # fmt: skip

    def _known(self, known: Damage) -> None:
        self._enable(on=True)
        lines = []
        if known.good is None:
            self.last_good.setEnabled(False)
            self.last_good.setToolTip(self.tr("There is no good backup on this PC."))
            lines.append(self.tr("There is no good backup on this PC."))
        else:
            said = self.tr("The last good backup is from %1: %2.")
            said = said.replace("%1", self._when(known.good.made_at))
            lines.append(said.replace("%2", backup_words.contents(known.good)))
            lines += self._since(known.steps)
        if known.unreadable:
            lines.append(self.tr("%n newer backup(s) cannot be read.", None, len(known.unreadable)))
        lines.append(self.tr("Whatever you choose, the damaged file is kept for 90 days."))
        self._say(lines)
        (self.last_good if known.good else self.repair).setFocus()

    def _since(self, steps: tuple[Step, ...] | None) -> list[str]:
        if steps is None:
            return [self.tr("What was done after it cannot be read from the damaged file.")]
        title = self.tr("%n step(s) after it can be done again:", None, len(steps))
        return self._steps(title, steps)

    def _steps(self, title: str, steps: tuple[Step, ...]) -> list[str]:
        if not steps:
            return []
        named = [f"    {self._when(step.at)} · {spoken(step.label)}" for step in steps[-_LISTED:]]
        more = len(steps) - len(named)
        return [title, *([self.tr("    %n earlier", None, more)] if more else []), *named]

    def _when(self, at: int) -> str:
        today = dt.datetime.fromtimestamp(self._clock() / 1000, self._zone).date()
        return backup_words.moment(at, today, self._zone)

    # -- making and using ----------------------------------------------------------------------

    def _prepare(self, way: Way) -> None:
        self._enable(on=False)
        self._say([self.tr("Making a good file. The damaged one is only read…")])
        self._jobs.start(
            self.tr("Repair"),
            lambda progress: prepare_repair(
                self._folder, way, clock=self._clock, progress=progress
            ),
            done=self._prepared, failed=self._failed,
        )  # fmt: skip

    def _prepared(self, done: Salvaged) -> None:
        self._choices.hide()
        self._answers.show()
        lines = [self.tr("A good file is ready. This is what it holds:")]
        names: tuple[tuple[str, Counter[str]], ...] = (
            (self.tr("read from the damaged file"), done.read),
            (self.tr("taken from the backup"), done.from_backup),
            (self.tr("could not be read, and are in no backup"), done.lost),
        )
        for words, counts in names:
            total = +counts
            if total:
                lines.append(f"{words}: {', '.join(self._counted(total))}")
        if done.steps is None:
            lines.append(
                self.tr("It is the last good backup. What was done after it could not be read.")
            )
        elif not +done.lost:
            lines.append(self.tr("Nothing is missing as far as can be told."))
        if done.made_up:
            lines.append(
                self.tr("%n contact(s) lost their name; what belongs to them is there.", None,
                        done.made_up)
            )  # fmt: skip
        steps = done.steps or ()
        lines += self._steps(
            self.tr("%n step(s) done again on top of the backup:", None, len(steps)), steps
        )
        self._say(lines)
        self.use_it.setFocus()

    def _counted(self, total: Counter[str]) -> list[str]:
        """What people know by name, the most telling first; all else together."""
        named: dict[str, Callable[[int], str]] = {
            "contact": lambda n: self.tr("%n contact(s)", None, n),
            "entry": lambda n: self.tr("%n timeline entry(s)", None, n),
            "deal": lambda n: self.tr("%n deal(s)", None, n),
            "quote": lambda n: self.tr("%n quote(s)", None, n),
            "reminder": lambda n: self.tr("%n reminder(s)", None, n),
            "phone": lambda n: self.tr("%n phone number(s)", None, n),
            "email": lambda n: self.tr("%n e-mail(s)", None, n),
            "attachment": lambda n: self.tr("%n file(s)", None, n),
            "tag": lambda n: self.tr("%n tag(s)", None, n),
        }
        said = [say(total[table]) for table, say in named.items() if total[table]]
        rest = sum(n for table, n in total.items() if table not in named)
        if rest:
            said.append(self.tr("%n small thing(s) around them", None, rest))
        return said

    def _use(self) -> None:
        try:
            carry_out_repair(self._folder, str(self._clock()))
        except StoreError as error:
            self._failed(spoken(error.sentence))
            return
        self.accept()

    def _ask_where(self) -> None:
        name = ask_file(
            self, self.tr("Save everything for help"), "crm-desktop-help.zip", "ZIP (*.zip)"
        )
        if name:
            self.save_help(Path(name))

    def save_help(self, path: Path) -> None:
        """Write the file for whoever helps."""
        self._enable(on=False)
        said = self.tr("Saved: %1. It holds all your data: give it only to somebody you trust.")
        if needs_key(self._folder):
            said = self.tr(
                "Saved: %1. Only the passphrase or the recovery code opens what is in it: give "
                "them only to somebody you trust, and not together with the file."
            )
        self._jobs.start(
            self.tr("Save"), lambda _progress: save_for_help(self._folder, path),
            done=lambda made: self._failed(said.replace("%1", str(made))), failed=self._failed,
        )  # fmt: skip

    def _failed(self, sentence: str) -> None:
        """Say something, with all ways open again."""
        self._answers.hide()
        self._choices.show()
        self._enable(on=True)
        self._say([sentence])

    # -- inside --------------------------------------------------------------------------------

    def _enable(self, *, on: bool) -> None:
        for made in (self.last_good, self.repair, self.help):
            made.setEnabled(on)

    def _say(self, lines: list[str]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.setParent(None)
                old.deleteLater()
        for text in lines:
            said = label(self._theme, text)
            said.setWordWrap(True)
            self._lines.addWidget(said)
        self._lines.addStretch(1)
        self._inside.setAccessibleDescription("\n".join(lines))

    def said(self) -> str:
        """What stands in the window."""
        return self._inside.accessibleDescription()


def ask_repair(folder: Path, error: StoreError, clock: Callable[[], int]) -> bool:
    """Show the ways out of a damaged file, in the language and look that were chosen for the shop;
    whether a good file is in its place now."""
    from crm_desktop.ui.before_shop import before_shop  # noqa: PLC0415 - hardly ever
    from crm_desktop.ui.start import local_zone  # noqa: PLC0415

    with before_shop(folder) as (theme, jobs):
        shown = DamageWindow(theme, folder, error, jobs, clock=clock, zone=local_zone())
        return shown.exec() == QDialog.DialogCode.Accepted
