"""Start a track for a contact or a deal: which one, from when, and what it will plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.domain import track_presets
from crm_desktop.errors import UserError
from crm_desktop.services import tracks
from crm_desktop.services.opening import opening_days
from crm_desktop.services.settings import shop_settings
from crm_desktop.services.tracks import Anchor, Step
from crm_desktop.ui import words
from crm_desktop.ui.pages.settings_part import dress_list
from crm_desktop.ui.reminder_words import day_words, kind_icon, read, title_of
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.calm_fields import ChoiceBox
from crm_desktop.ui.widgets.controls import button, label

if TYPE_CHECKING:
    from crm_desktop.store.store import Store

_SEEN = 8


@dataclass(frozen=True, slots=True)
class _Choice:
    """``id`` None: a ready-made one that is not the shop's own yet."""

    id: bytes | None
    name: str
    anchor: Anchor
    steps: tuple[Step, ...]


class StartTrack(QDialog):
    """``started`` carries the name of the track."""

    started = Signal(str)
    edit_requested = Signal()

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        store: Store,
        *,
        contact: bytes,
        name: str,
        deal: bytes | None = None,
        now: Callable[[], dt.datetime],
        zone: dt.tzinfo,
        who: bytes | None = None,
    ) -> None:
        """``name`` is what it is started for; ``now`` wall time in ``zone``."""
        super().__init__(parent)
        self._theme, self._store, self._now, self._zone = theme, store, now, str(zone)
        self._contact, self._deal, self._who = contact, deal, who
        self._language = shop_settings(store).language
        self._opening = opening_days(store)
        self._choices = self._offered()
        self._build(name)
        today = now().date()
        self.day.setText(day_words(today, today))
        self.which.currentIndexChanged.connect(lambda _at: self._show())
        self.day.textChanged.connect(lambda _text: self._show())
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._show()
        self.which.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, name: str) -> None:
        theme, px = self._theme, self._theme.px
        self.setWindowTitle(self.tr("Start track"))
        self.setMinimumWidth(px(480))
        self.setStyleSheet(f"StartTrack {{ background: {theme.hex('surface')}; }}")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(6))
        heading = label(theme, self.tr("Start a track for %1").replace("%1", name), "heading")
        heading.setWordWrap(True)
        column.addWidget(heading)
        self.which = ChoiceBox()
        self.day = QLineEdit()
        for one in self._choices:
            ready = "" if one.id is not None else self.tr(" (ready-made)")
            self.which.addItem(one.name + ready)
        for text, field in ((self.tr("&Track"), self.which), ("", self.day)):
            above = self._above_day = label(theme, text, "small_label", "text_2")
            above.setBuddy(field)
            field.setFont(theme.font("body"))
            field.setAccessibleName(text.replace("&", ""))
            column.addWidget(above)
            column.addWidget(field)
        self.hint = label(theme, "", "small", "text_2")
        column.addWidget(self.hint)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What will be planned"))
        dress_list(theme, self.list, _SEEN)
        column.addWidget(self.list)
        self.error = label(theme, "", "small", "danger")
        self.error.setWordWrap(True)
        self.error.hide()
        column.addWidget(self.error)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(button(theme, self.tr("&Edit tracks…"), self._edit))
        row.addStretch(1)
        row.addWidget(button(theme, self.tr("Ca&ncel"), self.reject))
        self.start = button(theme, self.tr("&Start track"), self.save, kind="primary")
        self.start.setDefault(True)
        row.addWidget(self.start)
        column.addLayout(row)

    def _offered(self) -> list[_Choice]:
        own = [
            _Choice(one.id, one.name, one.anchor, one.steps)
            for one in tracks.list_tracks(self._store)
            if one.steps
        ]
        taken = {one.name.casefold() for one in own}
        for code in track_presets.CODES:
            ready = track_presets.preset(code, self._language)
            if ready.name.casefold() not in taken:
                steps = tuple(tracks.from_preset(step) for step in ready.steps)
                own.append(_Choice(None, ready.name, ready.anchor, steps))
        return own

    @property
    def chosen(self) -> _Choice:
        """The track that is chosen."""
        return self._choices[self.which.currentIndex()]

    def found(self) -> dt.date | None:
        """The day that was typed; None: it is none."""
        text = self.day.text().strip()
        read_back = read(text, self._now(), self._language)
        return read_back.date if text and not read_back.text else None

    def dates(self) -> list[dt.date]:
        """When the steps will be; empty while there is no day."""
        day, chosen = self.found(), self.chosen
        if day is None:
            return []
        try:
            return tracks.plan(chosen.steps, chosen.anchor, day, self._opening)
        except OverflowError:
            return []

    def _show(self) -> None:
        chosen, today = self.chosen, self._now().date()
        text = self.tr("Ends &on") if chosen.anchor == "end" else self.tr("Starts &on")
        self._above_day.setText(text)
        self.day.setAccessibleName(text.replace("&", ""))
        self.list.clear()
        day, dates = self.found(), self.dates()
        for step, date in zip(chosen.steps, dates, strict=False):
            when = words.day(date, today, weekday=True)
            if date < today:
                when += f" ({words.due(date, '', today)[0]})"
            item = QListWidgetItem(
                self._theme.icon(kind_icon(step.kind)),
                f"{when}   {title_of(step.kind, step.title)}",
            )
            self.list.addItem(item)
        said = "" if day is None else words.day(day, today, weekday=True)
        self.hint.setText(said or self.tr("Write a day, for example tomorrow or 31 Dec."))

    def save(self) -> None:
        """Plan the steps."""
        day, chosen = self.found(), self.chosen
        if day is None:
            self._refuse(self.tr("This is no date. Write it like 31 Dec."))
            return
        try:
            if chosen.id is None:
                tracks.start_ready_track(
                    self._store, chosen.name, chosen.anchor, chosen.steps,
                    contact=self._contact, day=day, zone=self._zone, deal=self._deal, who=self._who,
                )  # fmt: skip
            else:
                tracks.start_track(
                    self._store, chosen.id, self._contact, day, zone=self._zone, deal=self._deal,
                    who=self._who,
                )  # fmt: skip
        except UserError as error:
            self._refuse(spoken(error.sentence))
            return
        self.accept()
        self.started.emit(chosen.name)

    def _refuse(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.show()
        self.day.setAccessibleDescription(sentence)
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self) -> None:
        self.reject()
        self.edit_requested.emit()
