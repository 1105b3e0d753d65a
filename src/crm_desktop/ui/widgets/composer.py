"""Where an entry is written: kind, text, and then only what the kind needs.

Nothing but a kind is required. The composer hands out a ``Wish`` and knows no service; the page
tells it with ``saved`` or ``failed`` what became of it, and only ``saved`` empties the text. An
entry is changed here too: what was being written before waits, and is back afterwards. Every field
is part of the draft, since a crash may come at any moment.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict

from PySide6.QtCore import QDate, QDateTime, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.services.attachments import KeptFile
from crm_desktop.services.timeline import Entry
from crm_desktop.ui import words
from crm_desktop.ui.drafts import Draft
from crm_desktop.ui.models.timeline import KINDS
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.when_words import read_when
from crm_desktop.ui.widgets.calm_fields import DayBox
from crm_desktop.ui.widgets.composer_room import GAP, MARGIN, fit_kinds, needs_two_rows, put_end
from crm_desktop.ui.widgets.composer_wish import Wish, hint_words, save_words
from crm_desktop.ui.widgets.contact_list_view import KIND_ICONS
from crm_desktop.ui.widgets.controls import KeyCap, button, label
from crm_desktop.ui.widgets.file_chips import FileChips
from crm_desktop.ui.widgets.long_text import LongText
from crm_desktop.ui.widgets.menu_button import CHOICE_ICON, choice_icon, menu_button
from crm_desktop.ui.widgets.segments import Segments

DRAFT_MS = 400
"""A draft is kept this long after the last key."""
_TIMED = frozenset(("call", "meeting", "visit"))
_MONTH, _ON_A_DATE = 30, -1
_LONGEST_MINUTES = 24 * 60


class Composer(QFrame):
    """The panel above the timeline."""

    save_requested = Signal(object)
    """A ``Wish``."""
    draft_changed = Signal(object)
    """A ``Draft``, or None where nothing is left to keep."""
    files_requested = Signal()
    """The person wants to choose files to attach."""

    def __init__(
        self, theme: Theme, *, today: Callable[[], dt.date], now: Callable[[], int],
        zone: dt.tzinfo,
    ) -> None:  # fmt: skip
        """``now``: UTC milliseconds."""
        super().__init__()
        self.setProperty("panel", True)
        self._theme, self._today, self._now, self._zone = theme, today, now, zone
        self._outcome = "reached"
        self._direction = "out"
        self._days_back: int | None = 0
        self._remind: int | None = None
        self.entry = b""
        """The entry that is being changed; empty: a new one is written."""
        self._waiting: Draft | None = None
        self._refused: Wish | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_MS)
        self._pause.timeout.connect(self.keep_draft)
        self._loading = True  # nothing of this is typed
        self._build()
        self._choose(0)
        self._loading = False

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        self.setMinimumWidth(px(280))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[px(MARGIN)] * 4)
        layout.setSpacing(px(10))
        top = QHBoxLayout()
        top.setSpacing(px(4))
        self.kinds = Segments(theme, self.tr("What to log"))
        names = (self.tr("Call"), self.tr("E-mail"), self.tr("Meeting"), self.tr("Visit"),
                 self.tr("Note"))  # fmt: skip
        self.kinds.set_texts(names, 0)
        for kind, made in zip(KINDS, self.kinds.findChildren(QPushButton), strict=True):
            made.setIcon(choice_icon(theme, KIND_ICONS[kind]))
            made.setIconSize(QSize(*map(px, CHOICE_ICON)))
        self.kinds.chosen.connect(self._choose)
        top.addWidget(self.kinds)
        top.addStretch(1)
        self._keys = QWidget()
        keys = QHBoxLayout(self._keys)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.setSpacing(px(4))
        to = label(theme, self.tr("to"), "small", "text_2")
        for part in (KeyCap(theme, "Alt"), KeyCap(theme, "1"), to, KeyCap(theme, "5")):
            keys.addWidget(part)
        top.addWidget(self._keys)
        layout.addLayout(top)
        self.subject = QLineEdit()
        self.subject.setFont(theme.font("body"))
        self.subject.setPlaceholderText(self.tr("Subject"))
        self.subject.setAccessibleName(self.tr("Subject"))
        self.text = LongText()
        self.text.setFont(theme.font("body"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(px(62))
        self.text.setAccessibleName(self.tr("Text"))
        self.text.installEventFilter(self)
        self.subject.installEventFilter(self)
        self.text.textChanged.connect(self._typed)
        self.draft_note = label(theme, "", "small", "text_2")
        self.draft_note.hide()
        self.error = label(theme, "", "small", "danger")
        self.error.setWordWrap(True)
        self.error.hide()
        self._chips = FileChips(theme)
        self._chips.changed.connect(self.keep_draft)
        for widget in (self.subject, self.text, self._chips, self.draft_note, self.error):
            layout.addWidget(widget)
        layout.addLayout(self._choices())

    def _choices(self) -> QVBoxLayout:
        theme, px = self._theme, self._theme.px
        rows = QVBoxLayout()
        rows.setSpacing(px(8))
        self._first, self._second, other = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (self._first, other, self._second):
            row.setSpacing(px(GAP))
            rows.addLayout(row)
        self.outcome = menu_button(
            theme,
            [(self.tr("Reached"), lambda: self._set_outcome("reached")),
             (self.tr("No answer"), lambda: self._set_outcome("no answer")),
             (self.tr("Left a message"), lambda: self._set_outcome("left a message")),
             (self.tr("They called"), lambda: self._set_outcome("", "in"))]
        )  # fmt: skip
        self.direction = menu_button(
            theme,
            [(self.tr("I wrote"), lambda: self._set_direction("out")),
             (self.tr("They wrote"), lambda: self._set_direction("in"))]
        )  # fmt: skip
        self.minutes = QLineEdit()
        self.minutes.setValidator(QIntValidator(0, _LONGEST_MINUTES, self.minutes))
        self.minutes.setPlaceholderText(self.tr("Minutes"))
        self.minutes.setAccessibleName(self.tr("Minutes"))
        self.minutes.setFont(theme.font("small"))
        self.minutes.setStyleSheet(f"min-height: {theme.size('control_small') - 2}px;")
        self.minutes.setFixedWidth(px(68) + 2 * (theme.edge - 1))
        self.minutes.installEventFilter(self)
        self.when = menu_button(
            theme,
            [(self.tr("Now"), lambda: self._set_when(0)),
             (self.tr("Yesterday"), lambda: self._set_when(1)),
             (self.tr("Another time…"), lambda: self._set_when(None))]
        )  # fmt: skip
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("yesterday 14:00, Monday, 12 Oct …"))
        self.words.setAccessibleName(self.tr("When, in words"))
        self.words.setFont(theme.font("small"))
        self.words.setStyleSheet(f"min-height: {theme.size('control_small') - 2}px;")
        self.words.installEventFilter(self)
        self.words.textEdited.connect(self._read_words)
        self.moment = QDateTimeEdit()
        self.moment.installEventFilter(self)
        self.moment.setMinimumWidth(px(170))
        self.moment.setCalendarPopup(True)
        self.moment.lineEdit().setStyleSheet("border: 0; padding: 0; min-height: 0;")
        self.moment.setFont(theme.font("small_label"))
        self.moment.setAccessibleName(self.tr("When"))
        self.remind = menu_button(
            theme,
            [(self.tr("No reminder"), lambda: self._set_remind(None)),
             (self.tr("Remind me in 1 day"), lambda: self._set_remind(1)),
             (self.tr("Remind me in 3 days"), lambda: self._set_remind(3)),
             (self.tr("Remind me in 1 week"), lambda: self._set_remind(7)),
             (self.tr("Remind me in 1 month"), lambda: self._set_remind(_MONTH)),
             (self.tr("Remind me on a date…"), lambda: self._set_remind(_ON_A_DATE))],
            icon="bell",
        )  # fmt: skip
        self.remind_day = DayBox()
        self.remind_day.setCalendarPopup(True)
        self.remind_day.setFont(theme.font("small_label"))
        self.remind_day.setAccessibleName(self.tr("Remind me on"))
        self.remind_day.dateChanged.connect(lambda _day: self._typed())
        for widget in (self.outcome, self.direction, self.minutes, self.when):
            self._first.addWidget(widget)
        other.addWidget(self.words, 1)
        other.addWidget(self.moment)
        self._filler = QWidget()
        self._first.addWidget(self._filler, 1)
        self._build_end()
        self._set_outcome("reached")
        self._set_direction("out")
        self._set_when(0)
        self._set_remind(None)
        for field in (self.minutes, self.subject):
            field.textChanged.connect(lambda _text: self._typed())
        for at_once in (self._name_save, self._typed):
            self.moment.dateTimeChanged.connect(lambda _moment, do=at_once: do())
        return rows

    def _build_end(self) -> None:
        """The end of the row: reminder, attaching, saving."""
        theme, px = self._theme, self._theme.px
        self.attach = button(theme, "", self.files_requested.emit, kind="ghost",
                             icon="paperclip", tip=self.tr("Attach files"))  # fmt: skip
        self.give_up = button(theme, self.tr("Cancel"), self.stop_editing, small=True)
        self.give_up.hide()
        self.save = button(theme, self.tr("Log call"), self.request_save, kind="primary")
        self.save.setToolTip(
            QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText)
        )
        self._end = QWidget()
        end = QHBoxLayout(self._end)
        end.setContentsMargins(0, 0, 0, 0)
        end.setSpacing(px(GAP))
        end.addWidget(self.remind)
        end.addWidget(self.remind_day)
        end.addWidget(self.attach)
        end.addStretch(1)
        end.addWidget(self.give_up)
        end.addWidget(self.save)

    # -- what the page calls -------------------------------------------------------------------

    @property
    def kind(self) -> str:
        """The chosen kind."""
        return KINDS[max(0, self.kinds.present)]

    def compose(self, kind: str) -> None:
        """Choose a kind and put the cursor into the text."""
        if kind in KINDS:
            self.kinds.findChildren(QPushButton)[KINDS.index(kind)].click()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_draft(self, draft: Draft | None) -> None:
        """Start anew for a contact, with the draft there is for it."""
        self._pause.stop()
        self._waiting = None
        self._show(draft)

    def _show(self, draft: Draft | None) -> None:
        self._loading = True
        self._reset()
        if draft is not None:
            self._read(draft)
            wall = words.moment(draft.at, self._zone)
            day = words.day(wall.date(), self._today(), weekday=True)
            self.draft_note.setText(self.tr("Draft from %1").replace("%1", f"{day} {wall:%H:%M}"))
        self.draft_note.setVisible(draft is not None)
        self._loading = False

    def _read(self, draft: Draft) -> None:
        """Put everything back that a draft holds; what cannot be read is left as it is."""
        fields = draft.fields
        if draft.kind in KINDS:
            self.kinds.findChildren(QPushButton)[KINDS.index(draft.kind)].click()
        self.text.setPlainText(draft.text)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.subject.setText(fields.get("subject", ""))
        self.minutes.setText(fields.get("minutes", ""))
        self._set_outcome(fields.get("outcome", self._outcome), fields.get("direction", "out"))
        self._set_direction(fields.get("direction", "out"))
        when, remind = fields.get("when", ""), fields.get("remind", "")
        with suppress(ValueError):
            if "T" in when:
                self._set_when(None)
                moment = dt.datetime.fromisoformat(when)
                self._set_moment(moment)
            elif when:
                self._set_when(int(when))
        with suppress(ValueError):
            if "-" in remind:
                day = dt.date.fromisoformat(remind)
                self._set_remind(_ON_A_DATE)
                self.remind_day.setDate(QDate(day.year, day.month, day.day))
            elif remind:
                self._set_remind(int(remind))
        with suppress(ValueError, TypeError):
            listed = json.loads(fields.get("files", "[]"))
            self._chips.show_files([KeptFile(*one) for one in listed])
        with suppress(ValueError):
            self._show_editing(bytes.fromhex(fields.get("entry", "")))
        with suppress(ValueError, TypeError):
            self._waiting = Draft(**json.loads(fields.get("waiting", "")))

    def draft(self) -> Draft | None:
        """What stands here now; None: nothing that was typed."""
        fields: dict[str, str] = {}
        if self.kind == "email" and self.subject.text():
            fields["subject"] = self.subject.text()
        if self.kind in _TIMED and self.minutes.text():
            fields["minutes"] = self.minutes.text()
        if self.kind == "call" and (self._outcome != "reached" or self._direction != "out"):
            fields["outcome"], fields["direction"] = self._outcome, self._direction
        if self.kind == "email" and self._direction != "out":
            fields["direction"] = self._direction
        if self._days_back is None:
            shown = self.moment.dateTime().toString(Qt.DateFormat.ISODate)
            fields["when"] = shown[:16]
        elif self._days_back:
            fields["when"] = str(self._days_back)
        if self._remind == _ON_A_DATE:
            fields["remind"] = self.remind_day.date().toString(Qt.DateFormat.ISODate)
        elif self._remind is not None:
            fields["remind"] = str(self._remind)
        if self._chips.files:
            listed = [(f.name, f.media_type, f.size, f.sha256) for f in self._chips.files]
            fields["files"] = json.dumps(listed)
        if self.entry:
            fields["entry"] = self.entry.hex()
            if self._waiting is not None:  # a crash shall not take it either
                fields["waiting"] = json.dumps(asdict(self._waiting), ensure_ascii=False)
        text = self.text.toPlainText()
        return Draft(self.kind, text, self._now(), fields) if text.strip() or fields else None

    def keep_draft(self) -> None:
        """Hand out what is typed now (after a pause, on leaving the contact)."""
        self._pause.stop()
        self.draft_changed.emit(self.draft())

    # -- changing an entry ---------------------------------------------------------------------

    def edit(self, entry: Entry) -> None:
        """Change an entry here; what was being written waits until then."""
        if not self.entry:
            self._waiting = self.draft()
        self._loading = True
        self._reset()
        kind = entry.kind if entry.kind in KINDS else "note"
        self.kinds.findChildren(QPushButton)[KINDS.index(kind)].click()
        self.text.setPlainText(entry.body)
        self.subject.setText(entry.subject)
        self.minutes.setText(str(entry.minutes or ""))
        self._set_outcome(entry.outcome, entry.direction or "out")
        self._set_direction(entry.direction or "out")
        self._set_when(None)
        wall = words.moment(entry.happened_at, self._zone)
        self._set_moment(wall)
        self._show_editing(entry.id)
        self.draft_note.hide()
        self._loading = False
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop_editing(self) -> None:
        """Leave the entry as it is; what was being written before is back."""
        waiting, self._waiting = self._waiting, None
        self._show(waiting)
        self.draft_note.hide()
        self.keep_draft()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_editing(self, entry: bytes) -> None:
        self.entry = entry
        self.give_up.setVisible(bool(entry))
        self.remind.setVisible(not entry)
        self.attach.setVisible(not entry)
        self._name_save()

    # -- attachments ---------------------------------------------------------------------------

    @property
    def files(self) -> list[KeptFile]:
        """The files that will be attached."""
        return self._chips.files

    def add_files(self, files: Sequence[KeptFile]) -> None:
        """Attach these files too."""
        self._chips.show_files([*self._chips.files, *files])
        self.keep_draft()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)  # back from choosing them

    def saved(self) -> None:
        """The entry is in: empty everything, the cursor stays in the text."""
        waiting, self._waiting = self._waiting, None
        self._show(waiting)
        self.draft_note.hide()
        self.draft_changed.emit(waiting)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def failed(self, sentence: str) -> None:
        """Nothing was saved: say why; the text stays."""
        self.error.setText(sentence)
        self.error.show()
        self._refused = self.wish()
        self.keep_draft()

    def save_again(self) -> None:
        """Saving works again: what was asked for is saved, unless more was typed since."""
        if not self.error.isHidden():
            self.error.hide()
            if self.wish() == self._refused:
                self.request_save()

    def request_save(self) -> None:
        """Ctrl+Enter and the button."""
        self.error.hide()
        self._pause.stop()
        self.save_requested.emit(self.wish())

    def wish(self) -> Wish:
        """What the composer asks for as it stands."""
        kind = self.kind
        remind_on = None
        if self._remind == _ON_A_DATE:
            day = self.remind_day.date()
            remind_on = dt.date(day.year(), day.month(), day.day())
        elif self._remind is not None:
            remind_on = self._today() + dt.timedelta(self._remind)
        return Wish(
            kind=kind,
            subject=self.subject.text().strip() if kind == "email" else "",
            text=self.text.toPlainText().strip(),
            outcome=self._outcome if kind == "call" else "",
            minutes=(int(self.minutes.text() or 0) or None) if kind in _TIMED else None,
            at=self._at(),
            remind_on=None if self.entry else remind_on,
            direction=self._direction if kind in {"call", "email"} else "",
            files=tuple(self._chips.files),
            entry=self.entry,
        )

    # -- inside --------------------------------------------------------------------------------

    def _at(self) -> dt.datetime | None:
        now = words.moment(self._now(), self._zone)
        if self._days_back is None:
            shown = self.moment.dateTime()
            day, time = shown.date(), shown.time()
            return dt.datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(),
                               tzinfo=self._zone)  # fmt: skip
        return now - dt.timedelta(self._days_back) if self._days_back else None

    def _reset(self) -> None:
        self.text.clear()
        self.subject.clear()
        self.minutes.clear()
        self._set_outcome("reached")
        self._set_direction("out")
        self._set_when(0)
        self._set_remind(None)
        self._chips.show_files(())
        self._show_editing(b"")
        self.error.hide()

    def _typed(self) -> None:
        if not self._loading:
            self._pause.start()

    def _choose(self, number: int) -> None:
        kind = KINDS[number]
        self.subject.setVisible(kind == "email")
        self.outcome.setVisible(kind == "call")
        self.direction.setVisible(kind == "email")
        self.minutes.setVisible(kind in _TIMED)
        self.text.setPlaceholderText(hint_words(kind))
        self._name_save()
        self._lay_out()
        self._typed()

    def _name_save(self) -> None:
        at = self._at()
        ahead = at is not None and at > words.moment(self._now(), self._zone)
        if self.entry:
            self.save.setText(self.tr("Keep changes"))
        else:
            self.save.setText(self.tr("Add reminder") if ahead else save_words(self.kind))

    def _set_outcome(self, outcome: str, direction: str = "out") -> None:
        self._outcome = outcome
        if self.kind == "call" or not self._loading:
            self._direction = direction
        shown = {
            "reached": self.tr("Reached"), "no answer": self.tr("No answer"),
            "left a message": self.tr("Left a message"), "": self.tr("No outcome"),
        }.get(outcome, outcome)  # fmt: skip
        if direction == "in" and not outcome:
            shown = self.tr("They called")
        self._say(self.outcome, self.tr("Outcome"), shown)
        self._typed()

    def _set_direction(self, direction: str) -> None:
        self._direction = direction
        shown = self.tr("They wrote") if direction == "in" else self.tr("I wrote")
        self._say(self.direction, self.tr("Who wrote"), shown)
        self._typed()

    def _set_when(self, days_back: int | None) -> None:
        self._days_back = days_back
        shown = {0: self.tr("Now"), 1: self.tr("Yesterday")}.get(
            -1 if days_back is None else days_back, self.tr("Another time")
        )
        self._say(self.when, self.tr("When"), shown)
        self.moment.setVisible(days_back is None)
        self._name_save()
        self.words.setVisible(days_back is None)
        self.words.clear()
        self._lay_out()
        self._typed()
        if days_back is None:
            wall = words.moment(self._now(), self._zone)
            self._set_moment(wall)
            if not self._loading:
                self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_moment(self, wall: dt.datetime) -> None:
        self.moment.setDateTime(QDateTime(wall.replace(tzinfo=None)))  # type: ignore[call-overload]

    def _read_words(self, text: str) -> None:
        """What is understood stands in the field beside it at once."""
        found = read_when(text, words.moment(self._now(), self._zone))
        if found is not None:
            self._set_moment(found)

    def _set_remind(self, days: int | None) -> None:
        self._remind = days
        shown = {
            None: self.tr("Remind me"),
            1: self.tr("Remind me in 1 day"),
            3: self.tr("Remind me in 3 days"),
            7: self.tr("Remind me in 1 week"),
            _MONTH: self.tr("Remind me in 1 month"),
            _ON_A_DATE: self.tr("Remind me on"),
        }.get(days, self.tr("Remind me"))
        self._say(self.remind, self.tr("Reminder"), shown)
        self.remind_day.setVisible(days == _ON_A_DATE)
        if days == _ON_A_DATE:
            day = self._today() + dt.timedelta(7)
            self.remind_day.setMinimumDate(_qt_date(self._today()))
            self.remind_day.setDate(_qt_date(day))
            if not self._loading:
                self.remind_day.setFocus(Qt.FocusReason.OtherFocusReason)
        self._lay_out()
        self._typed()

    @staticmethod
    def _say(made: QPushButton, name: str, shown: str) -> None:
        made.setText(shown)
        made.setAccessibleName(f"{name}: {shown}")

    def _lay_out(self) -> None:
        fit_kinds(self._theme, self.kinds, self._keys, self.width())
        parts = (self.outcome, self.direction, self.minutes, self.when, self.remind,
                 self.remind_day, self.attach, self.give_up, self.save)  # fmt: skip
        narrow = needs_two_rows(self._theme, parts, self.width())
        put_end(self._end, (self._first, self._second), below=narrow)
        self._filler.setVisible(narrow)

    # -- Qt ------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter saves from the fields, which would take the key themselves."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _saves(event):
            self.request_save()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves from the buttons too, which leave the key to the composer."""
        if _saves(event):
            self.request_save()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()


def _saves(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _qt_date(day: dt.date) -> QDate:
    return QDate(day.year, day.month, day.day)
