"""A reminder in all its parts: what, whose, when, how it repeats, and what belongs to it.

The day is taken in words; what cannot be read is said under its field, and nothing is saved until
everything can. What was typed and not saved is kept and offered the next time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.domain import recurrence
from crm_desktop.errors import UserError
from crm_desktop.services import reminders
from crm_desktop.services.colleagues import list_colleagues
from crm_desktop.services.reminders import Extras, Reminder, RepeatFrom
from crm_desktop.services.settings import shop_settings
from crm_desktop.ui import reminder_words, words
from crm_desktop.ui.dialogs.reminder_draft import ReminderDraft
from crm_desktop.ui.entry_words import kind_words
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.calm_fields import ChoiceBox
from crm_desktop.ui.widgets.contact_field import ContactField
from crm_desktop.ui.widgets.controls import button, label, scrolling
from crm_desktop.ui.widgets.flow import FlowLayout
from crm_desktop.ui.widgets.long_text import LongText
from crm_desktop.ui.widgets.ticks import TickBox
from crm_desktop.ui.widgets.today_repeat import RepeatFields

if TYPE_CHECKING:
    from crm_desktop.store.store import Store

_PAUSE_MS = 1000
"""So long after the last key, what is typed is kept."""


class ReminderEditor(QDialog):
    """``saved`` carries the day it is due now, and whether it is a new one."""

    saved = Signal(object, bool)

    def __init__(
        self, parent: QWidget, theme: Theme, store: Store, *, now: Callable[[], dt.datetime],
        zone: dt.tzinfo,
    ) -> None:  # fmt: skip
        """``now`` is wall time in ``zone``."""
        super().__init__(parent)
        self._theme, self._store, self._now, self._zone = theme, store, now, str(zone)
        self._language = shop_settings(store).language
        self._reminder: Reminder | None = None
        self._shown = 0
        self._when = ""
        px = theme.px
        self.setMinimumWidth(px(500))
        self.setStyleSheet(f"ReminderEditor {{ background: {theme.hex('surface')}; }}")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, px(16))
        outer.setSpacing(px(8))
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(px(20), px(16), px(20), px(4))
        self._column.setSpacing(px(4))
        self.draft = ReminderDraft(theme, store, now)
        self.draft.taken.connect(self._take_up)
        self._column.addWidget(self.draft)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._keep_draft)
        self._build()
        for text in (self.what, self.when):
            text.textEdited.connect(lambda _text: self._pause.start())
        self.note.textChanged.connect(self._pause.start)
        area = scrolling(inside)
        self._area = area
        outer.addWidget(area, 1)
        self.error = label(theme, "", "small", "danger")
        self.error.setWordWrap(True)
        self.error.setContentsMargins(px(20), 0, px(20), 0)
        self.error.hide()
        outer.addWidget(self.error)
        row = QHBoxLayout()
        row.setContentsMargins(px(20), 0, px(20), 0)
        row.setSpacing(px(8))
        row.addStretch(1)
        row.addWidget(button(theme, self.tr("&Cancel"), self.reject))
        self.keep = button(theme, self.tr("&Save"), self.save, kind="primary")
        self.keep.setDefault(True)
        row.addWidget(self.keep)
        outer.addLayout(row)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self.save)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        theme, px, store = self._theme, self._theme.px, self._store
        self.what, self.when = QLineEdit(), QLineEdit()
        self.what.setMaxLength(500)
        self.who = ContactField(theme, store)
        self.kind = ChoiceBox()
        for kind in reminder_words.KINDS:
            self.kind.addItem(kind_words(kind), kind)
        self.person, self.deal = ChoiceBox(), ChoiceBox()
        self.when.setPlaceholderText(self.tr("for example tomorrow 10:00"))
        self._field(self.tr("&What is to be done?"), self.what)
        self._field(self.tr("Wh&o is it for?"), self.who)
        self._pair((self.tr("&Kind"), self.kind), (self.tr("Whe&n?"), self.when))
        self.reading = label(theme, "", "small", "text_2")
        self._column.addWidget(self.reading)
        self.repeat = RepeatFields(theme, self._first, self._now().date())
        self._field(self.tr("&Repeats"), self.repeat, buddy=self.repeat.unit)
        self.leads: dict[int, TickBox] = {}
        leads = QWidget()
        self._leads = FlowLayout(leads, px(12), px(4))
        self._leads.setContentsMargins(0, 0, 0, 0)
        above = label(theme, self.tr("Tell me earlier, too"), "small_label", "text_2")
        self._column.addWidget(above)
        self._column.addWidget(leads)
        self._column.addSpacing(px(4))
        self._pair((self.tr("Who &does it?"), self.person), (self.tr("Dea&l"), self.deal))
        self.important = TickBox(theme, self.tr("&Important"))
        self.waiting = TickBox(theme, self.tr("Waitin&g for the customer"))
        marks = QWidget()
        flow = FlowLayout(marks, px(16), px(4))
        flow.setContentsMargins(0, 0, 0, 0)
        for box in (self.important, self.waiting):
            box.setFont(theme.font("body"))
            flow.addWidget(box)
        self._column.addWidget(marks)
        self._column.addSpacing(px(4))
        self.note = LongText()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(px(64))
        self._field(self.tr("No&te"), self.note)
        self._column.addStretch(1)
        self.when.textChanged.connect(self._read_back)
        self.who.chosen.connect(lambda: self._offer_deals(None, ""))

    def _field(self, text: str, field: QWidget, *, buddy: QWidget | None = None) -> None:
        self._column.addLayout(self._labelled(text, field, buddy))
        self._column.addSpacing(self._theme.px(4))

    def _pair(self, *fields: tuple[str, QWidget]) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(12))
        for text, field in fields:
            row.addLayout(self._labelled(text, field), 1)
        self._column.addLayout(row)
        self._column.addSpacing(self._theme.px(4))

    def _labelled(self, text: str, field: QWidget, buddy: QWidget | None = None) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._theme.px(4))
        above = label(self._theme, text, "small_label", "text_2")
        above.setBuddy(buddy or field)
        field.setFont(self._theme.font("body"))
        if buddy is None:
            field.setAccessibleName(text.replace("&", ""))
        column.addWidget(above)
        column.addWidget(field)
        return column

    # -- opening -------------------------------------------------------------------------------

    def ask_new(
        self, contact: tuple[bytes, str] | None = None, *, deal: bytes | None = None,
        title: str = "", when: str = "",
    ) -> None:  # fmt: skip
        """Open for a new reminder, of a contact, about a deal and on a day (in words) where they
        are known."""
        self._reminder = None
        self.setWindowTitle(self.tr("New reminder"))
        self.keep.setText(self.tr("&Add reminder"))
        self._start(title, contact)
        self.when.setText(when)
        self._offer_deals(deal, "")
        self._offer_people(None)
        self._offer_leads(())
        self.repeat.show_repeat(None)
        self.draft.begin(contact[0] if contact is not None else b"", self._typed(), new=True)
        self._open()

    def ask_change(self, reminder: Reminder, name: str) -> None:
        """Open for one that is there; ``name`` is that of its contact."""
        self._reminder, self._shown = reminder, self._store.shown_now()
        self.setWindowTitle(self.tr("Reminder"))
        self.keep.setText(self.tr("&Save"))
        contact = (reminder.contact_id, name) if reminder.contact_id is not None else None
        self._start(reminder.title, contact)
        self.who.setReadOnly(True)
        # Not findData: "" stands for what has no kind.
        kinds = [self.kind.itemData(at) for at in range(self.kind.count())]
        if reminder.kind not in kinds:
            self.kind.addItem(kind_words(reminder.kind), reminder.kind)
            kinds.append(reminder.kind)
        self.kind.setCurrentIndex(kinds.index(reminder.kind))
        self._when = self._written(reminder)
        self.when.setText(self._when)
        rule = recurrence.read(reminder.recurrence) if reminder.recurrence else None
        self.repeat.show_repeat(
            rule, reminder.repeat_from, unknown=bool(reminder.recurrence) and rule is None
        )
        self._offer_deals(reminder.deal_id, reminder.deal)
        self._offer_people(reminder.who_id)
        self._offer_leads(reminder.lead_times)
        self.important.setChecked(bool(reminder.priority))
        self.waiting.setChecked(reminder.waiting)
        self.note.setPlainText(reminder.note)
        self.draft.begin(reminder.id, self._typed(), new=False)
        self._open()

    def _start(self, title: str, contact: tuple[bytes, str] | None) -> None:
        self.what.setText(title)
        self.who.show_contact(*(contact or (None, "")))
        self.who.setReadOnly(False)
        self.kind.setCurrentIndex(0)
        self._when = ""
        self.when.clear()
        self.important.setChecked(False)
        self.waiting.setChecked(False)
        self.note.clear()
        self.error.hide()

    def _open(self) -> None:
        self._read_back()
        window = self.parentWidget()
        inside = self._area.widget()
        if window is not None and inside is not None:
            most = window.window().height() - self._theme.px(60)
            self.resize(self.width(), min(most, inside.sizeHint().height() + self._theme.px(132)))
        self.open()
        self.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def _written(self, reminder: Reminder) -> str:
        """Its day as words that are read back as the same day."""
        if reminder.due is None:
            return reminder.time
        time = dt.time.fromisoformat(reminder.time) if reminder.time else None
        day = QDate(reminder.due.year, reminder.due.month, reminder.due.day)
        for shown in (
            reminder_words.day_words(reminder.due, self._now().date(), time),
            f"{words.spelled(day, 'd MMM yyyy')} {reminder.time}".strip(),
        ):
            found = reminder_words.read(shown, self._now(), self._language)
            if (found.date, found.time, found.text) == (reminder.due, time, ""):
                return shown
        return f"{reminder.due.isoformat()} {reminder.time}".strip()

    def _offer_deals(self, deal: bytes | None, title: str) -> None:
        self.deal.clear()
        self.deal.addItem(self.tr("None"), b"")
        contact, found = self.who.contact, []
        if contact is not None:
            with self._store.read_raw() as raw:
                found = reminders.open_deals_of(raw, contact)
        if deal is not None and title and all(one != deal for one, _name in found):
            found.append((deal, title))  # a deal that is closed by now
        for identity, name in found:
            self.deal.addItem(name, identity)
        self._choose(self.deal, deal or b"")

    def _offer_people(self, person: bytes | None) -> None:
        self.person.clear()
        self.person.addItem(self.tr("Anybody"), b"")
        for colleague in list_colleagues(self._store):
            self.person.addItem(colleague.name, colleague.id)
        self._choose(self.person, person or b"")

    @staticmethod
    def _choose(combo: QComboBox, wanted: bytes) -> None:
        # Not findData: it does not compare bytes by value.
        rows = range(combo.count())
        combo.setCurrentIndex(next((at for at in rows if combo.itemData(at) == wanted), 0))

    def _offer_leads(self, chosen: tuple[int, ...]) -> None:
        for old in self.leads.values():
            old.hide()
            old.deleteLater()
        self.leads.clear()
        for minutes in sorted({*reminder_words.LEADS, *chosen}):
            box = TickBox(self._theme, reminder_words.lead_words(minutes))
            box.setFont(self._theme.font("body"))
            box.setChecked(minutes in chosen)
            self._leads.addWidget(box)
            self.leads[minutes] = box

    # -- what is not saved yet -----------------------------------------------------------------

    def reject(self) -> None:
        """Cancel and Esc keep what was typed, and offer it the next time."""
        self._pause.stop()
        self._keep_draft()
        super().reject()

    def _keep_draft(self) -> None:
        self.draft.keep(self._typed())

    def _typed(self) -> dict[str, str]:
        """What the fields hold, as texts."""
        try:
            repeat = self.repeat.repeat()
        except ValueError:  # its last day is not typed to the end
            repeat = None
        return {
            "what": self.what.text(), "when": self.when.text(), "day": self._day_text(),
            "note": self.note.toPlainText(),
            "kind": str(self.kind.currentData()), "contact": (self.who.contact or b"").hex(),
            "who": self.who.text(), "deal": bytes(self.deal.currentData()).hex(),
            "person": bytes(self.person.currentData()).hex(),
            "leads": ",".join(str(one) for one, box in self.leads.items() if box.isChecked()),
            "important": "1" if self.important.isChecked() else "",
            "waiting": "1" if self.waiting.isChecked() else "",
            "repeat": repeat.rule() if repeat is not None else "", "source": self.repeat.source,
            "touched": "1" if self.repeat.touched else "",
        }  # fmt: skip

    def _day_text(self) -> str:
        """The day in the field in a writing that means the same tomorrow."""
        found = self._found() if self.when.text().strip() else None
        if found is None:
            return ""
        return f"{found[0].isoformat()} {found[1]:%H:%M}" if found[1] else found[0].isoformat()

    def _take_up(self, typed: Mapping[str, str]) -> None:
        """Fill the fields with what ``_typed`` gave once; what it does not tell stays."""
        contact, deal, person = (_bytes(typed.get(n, "")) for n in ("contact", "deal", "person"))
        self.what.setText(typed.get("what", ""))
        self.note.setPlainText(typed.get("note", ""))
        if not self.who.isReadOnly():
            self.who.show_contact(contact or None, typed.get("who", ""))
        self.kind.setCurrentIndex(max(0, self.kind.findData(typed.get("kind", ""))))
        self.when.setText(typed.get("when", ""))
        if self._day_text() != typed.get("day", ""):
            self.when.setText(typed.get("day", ""))
        self._offer_deals(deal or None, self.deal.currentText() if deal else "")
        self._choose(self.person, person)
        self._offer_leads(reminders.leads(typed.get("leads", "")))
        self.important.setChecked(bool(typed.get("important")))
        self.waiting.setChecked(bool(typed.get("waiting")))
        if self._reminder is None or typed.get("touched"):
            rule = recurrence.read(typed.get("repeat", "")) if typed.get("repeat") else None
            source: RepeatFrom = "done" if typed.get("source") == "done" else "due"
            self.repeat.show_repeat(rule, source)
            self.repeat.touched = bool(typed.get("touched"))
        self._read_back()

    # -- reading -------------------------------------------------------------------------------

    def _found(self) -> tuple[dt.date, dt.time | None] | None:
        """The day in the field; today where it is empty, None where it is none."""
        text = self.when.text().strip()
        if not text:
            return self._now().date(), None
        found = reminder_words.read(text, self._now(), self._language)
        return None if found.text or found.date is None else (found.date, found.time)

    def _first(self) -> dt.date:
        found = self._found()
        return found[0] if found is not None else self._now().date()

    def _read_back(self) -> None:
        found = self._found()
        said = self.tr("This is no day yet.")
        if found is not None:
            said = reminder_words.day_words(found[0], self._now().date(), found[1])
            if found[1] is None:
                said = self.tr("%1, any time").replace("%1", said)
        self.reading.setText(said)
        self.when.setAccessibleDescription(said)
        self.repeat.refresh()

    # -- saving --------------------------------------------------------------------------------

    def save(self) -> None:
        """Keep it, or say what is missing."""
        contact, found = self.who.settle(), self._found()
        try:
            repeat = self.repeat.repeat()
        except ValueError:
            self._refuse(self.tr("This is no last day. Write it like 31 Dec."), self.repeat.until)
            return
        if contact is None:
            self._refuse(
                self.tr("No single contact has this name. Choose one from the list."), self.who
            )
        elif found is None:
            self._refuse(
                self.tr("This is no day. Write it like tomorrow 10:00 or 24 Dec."), self.when
            )
        else:
            extras = Extras(
                repeat, self.repeat.source,
                tuple(minutes for minutes, box in self.leads.items() if box.isChecked()),
                int(self.important.isChecked()), self.waiting.isChecked(),
            )  # fmt: skip
            try:
                self._write(contact, found, extras)
            except UserError as error:
                self._refuse(spoken(error.sentence), self.what)
                return
            self._pause.stop()
            self.draft.forget()
            self.accept()
            self.saved.emit(found[0], self._reminder is None)

    def _write(self, contact: bytes, found: tuple[dt.date, dt.time | None], extras: Extras) -> None:
        title, note = self.what.text(), self.note.toPlainText()
        kind, deal = self.kind.currentData(), self.deal.currentData()
        who = self.person.currentData()
        if self._reminder is None:
            reminders.add_reminder(
                self._store, contact, title, *found, zone=self._zone, kind=kind, note=note,
                deal=deal or None, who=who or None, extras=extras,
            )  # fmt: skip
            return
        moved = self.when.text() != self._when
        with self._store.shown_since(self._shown):
            reminders.change_reminder(
                self._store, self._reminder.id, title=title, note=note, kind=kind, extras=extras,
                who=who, deal=deal, due=found[0] if moved else None,
                time=found[1] if moved else None, zone=self._zone,
                keep_rule=not self.repeat.touched,
            )  # fmt: skip

    def _refuse(self, sentence: str, field: QWidget) -> None:
        self.error.setText(sentence)
        self.error.show()
        field.setAccessibleDescription(sentence)
        field.setFocus(Qt.FocusReason.OtherFocusReason)


def _bytes(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:  # written by something that is not us
        return b""
