"""What happened last in the shop, as rows: who did what with whom, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from crm_desktop.services.today import Activity
from crm_desktop.ui import words
from crm_desktop.ui.entry_words import kind_words
from crm_desktop.ui.reminder_words import kind_icon, tr, weekday_words

ItemRole = int(Qt.ItemDataRole.UserRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_WEEK = 7
_KINDS = ("call", "email", "meeting", "visit", "note")
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ActivityItem:
    """A row as it is painted: ``before`` the name, the name itself, ``after`` it; the grey line."""

    icon: str
    before: str
    name: str
    after: str
    second: str
    when: str
    contact_n: int

    def sentence(self) -> str:
        """The row as a screen reader says it."""
        first = f"{self.before}{self.name}{self.after}"
        return ", ".join(part for part in (first, self.second, self.when) if part)


class ActivityList(QAbstractListModel):
    """``me`` is the name of the person at this PC, who is called "You"."""

    def __init__(
        self, today: Callable[[], dt.date], zone: dt.tzinfo, me: Callable[[], str]
    ) -> None:
        super().__init__()
        self._today, self._zone, self._me = today, zone, me
        self._items: list[ActivityItem] = []

    def show(self, happened: Sequence[Activity]) -> None:
        """Show these, newest first."""
        self.beginResetModel()
        self._items = [self._item(one) for one in happened]
        self.endResetModel()

    def item(self, place: int) -> ActivityItem | None:
        """The row at a place."""
        return self._items[place] if 0 <= place < len(self._items) else None

    def _item(self, one: Activity) -> ActivityItem:
        sentence, name, second, icon = self._said(one)
        before, _, after = sentence.partition("%1")
        return ActivityItem(icon, before, name, after, second, self._when(one.at), one.contact_n)

    def _said(self, one: Activity) -> tuple[str, str, str, str]:
        """(sentence with %1 for the name, name, grey line, icon)."""
        me = bool(one.who) and one.who == self._me()
        if one.kind == "won":
            worth = (
                words.money(one.amount_minor, one.currency) if one.amount_minor is not None else ""
            )
            second = ", ".join(part for part in (one.contact, worth) if part)
            return tr("Won %1"), one.text, second, "trophy"
        name = one.contact or one.company or tr("somebody without a name")
        if one.kind == "new":
            return tr("New contact %1"), name, one.company, "user-plus"
        text = " ".join(one.text.split())
        icon = kind_icon(one.kind)
        if one.inward and one.kind in {"call", "email"}:
            return (tr("%1 called") if one.kind == "call" else tr("%1 wrote")), name, text, icon
        if not one.who:
            known = one.kind in _KINDS
            said = tr("%2: %1").replace("%2", kind_words(one.kind)) if known else tr("Done for %1")
            return said, name, text, icon
        mine = {
            "call": tr("You called %1"), "email": tr("You wrote to %1"),
            "meeting": tr("You met %1"), "visit": tr("You saw %1"), "note": tr("You noted %1"),
        }  # fmt: skip
        others = {
            "call": tr("%2 called %1"), "email": tr("%2 wrote to %1"), "meeting": tr("%2 met %1"),
            "visit": tr("%2 saw %1"), "note": tr("%2 noted %1"),
        }  # fmt: skip
        whose = mine if me else others
        sentence = whose.get(one.kind) or (tr("Done for %1") if me else tr("%2: done for %1"))
        return sentence.replace("%2", one.who.split()[0]), name, text, icon

    def _when(self, at: int) -> str:
        wall, today = words.moment(at, self._zone), self._today()
        days = (today - wall.date()).days
        if days == 0:
            return f"{wall:%H:%M}"
        if 0 < days < _WEEK:
            return f"{weekday_words(wall.weekday(), short=True)} {wall:%H:%M}"
        return words.day(wall.date(), today)

    # -- Qt ------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        if not index.isValid() or role not in {_DISPLAY, _SPOKEN, ItemRole}:
            return None
        item = self._items[index.row()]
        return item if role == ItemRole else item.sentence()
