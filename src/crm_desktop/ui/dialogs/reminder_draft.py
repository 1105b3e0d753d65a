"""What was typed into a reminder and not saved: kept on this PC, and offered the next time.

A new reminder comes back as it was left, with a way to begin afresh. One that is there already
opens as it is saved, with a way back to what was typed. Which reminder a draft is of is told by a
key: the contact of a new one (b"" for nobody yet), or the reminder that is changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from crm_desktop.store.store import Store
from crm_desktop.ui import words
from crm_desktop.ui.drafts import Draft, Drafts
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label

_FILE = "reminder_drafts.json"
_NEW, _CHANGED = "new", "changed"


class ReminderDraft(QWidget):
    """The line above the fields that tells of a draft, and the draft itself."""

    taken = Signal(dict)
    """The fields are to hold this."""

    def __init__(self, theme: Theme, store: Store, now: Callable[[], dt.datetime]) -> None:
        """``now`` is wall time in the zone of this PC."""
        super().__init__()
        self._store, self._now = store, now
        self._drafts = Drafts(store.folder, _FILE)
        self._key, self._what = b"", _NEW
        self._clean: dict[str, str] = {}
        self._kept: Mapping[str, str] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, theme.px(4))
        row.setSpacing(theme.px(8))
        self.text = label(theme, "", "small", "text_2")
        row.addWidget(self.text, 1)
        text = self.tr("Begin afresh")
        self.other: QPushButton = button(theme, text, self._swap, kind="link", small=True)
        row.addWidget(self.other)
        self.hide()

    def begin(self, key: bytes, clean: dict[str, str], *, new: bool) -> None:
        """The fields hold ``clean`` now, for the reminder with this key."""
        self._key, self._what, self._clean = key, _NEW if new else _CHANGED, clean
        draft = self._drafts.of(key, self._what)
        self._kept = draft.fields if draft is not None and draft.fields != clean else None
        self.setVisible(self._kept is not None)
        if draft is None or self._kept is None:
            return
        wall, today = words.moment(draft.at, self._now().tzinfo or dt.UTC), self._now().date()
        when = f"{words.day(wall.date(), today, weekday=True)} {wall:%H:%M}"
        if new:
            self.text.setText(self.tr("Draft from %1").replace("%1", when))
            self.other.setText(self.tr("Begin afresh"))
            self.taken.emit(dict(self._kept))
        else:
            self.text.setText(self.tr("Typed and not saved: %1").replace("%1", when))
            self.other.setText(self.tr("Take it up"))

    def keep(self, fields: dict[str, str]) -> None:
        """Keep what the fields hold, where it differs from what they held at first."""
        if fields != self._clean:
            self._drafts.keep(
                self._key, Draft("", self._what, self._store.clock(), fields), self._what
            )
        elif self._what == _NEW or self._kept is None:
            self.forget()

    def forget(self) -> None:
        """It was saved, or is not wanted."""
        self._drafts.keep(self._key, None, self._what)

    def _swap(self) -> None:
        """A new one is emptied, one that is there takes up what was typed."""
        kept, self._kept = self._kept, None
        self.hide()
        if self._what == _NEW:
            self.forget()
            self.taken.emit(dict(self._clean))
        elif kept is not None:
            self.taken.emit(dict(kept))
