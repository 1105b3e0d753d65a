"""Where an entry is written: kind, text, and then only what the kind needs.

Nothing but a kind is required. The composer hands out a ``Wish`` and knows no service; the page
tells it with ``saved`` or ``failed`` what became of it, and only ``saved`` empties the text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QDateTime, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QIntValidator, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui import words
from crm_desktop.ui.drafts import Draft
from crm_desktop.ui.models.timeline import KINDS
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.contact_list_view import KIND_ICONS
from crm_desktop.ui.widgets.controls import KeyCap, button, label
from crm_desktop.ui.widgets.segments import Segments

DRAFT_MS = 400
"""A draft is kept this long after the last key."""
_TIMED = frozenset(("call", "meeting", "visit"))
_MONTH = 30
_LONGEST_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be logged. ``at`` None: now; ``remind_on`` None: no reminder."""

    kind: str
    subject: str
    text: str
    outcome: str
    minutes: int | None
    at: dt.datetime | None
    remind_on: dt.date | None


class Composer(QFrame):
    """The panel above the timeline."""

    save_requested = Signal(object)
    """A ``Wish``."""
    draft_changed = Signal(object)
    """A ``Draft``, or None where nothing is left to keep."""

    def __init__(
        self, theme: Theme, *, today: Callable[[], dt.date], now: Callable[[], int],
        zone: dt.tzinfo,
    ) -> None:  # fmt: skip
        """``now``: UTC milliseconds."""
        super().__init__()
        self.setProperty("panel", True)
        self._theme, self._today, self._now, self._zone = theme, today, now, zone
        self._outcome = "reached"
        self._days_back: int | None = 0
        self._remind: int | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_MS)
        self._pause.timeout.connect(self.keep_draft)
        self._loading = False
        self._build()
        self._shortcuts()
        self._choose(0)

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        self.setMinimumWidth(px(280))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(12), px(12), px(12), px(12))
        layout.setSpacing(px(10))
        top = QHBoxLayout()
        top.setSpacing(px(4))
        self.kinds = Segments(theme, self.tr("What to log"))
        names = (self.tr("Call"), self.tr("E-mail"), self.tr("Meeting"), self.tr("Visit"),
                 self.tr("Note"))  # fmt: skip
        self.kinds.set_texts(names, 0)
        for kind, made in zip(KINDS, self.kinds.findChildren(QPushButton), strict=True):
            made.setIcon(self._kind_icon(KIND_ICONS[kind]))
            made.setIconSize(QSize(px(17), px(16)))
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
        self.text = QPlainTextEdit()
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
        for widget in (self.subject, self.text, self.draft_note, self.error):
            layout.addWidget(widget)
        layout.addLayout(self._choices())

    def _choices(self) -> QVBoxLayout:
        theme, px = self._theme, self._theme.px
        rows = QVBoxLayout()
        rows.setSpacing(px(8))
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        for row in (self._first, self._second):
            row.setSpacing(px(8))
            rows.addLayout(row)
        self.outcome = self._menu_button(
            [(self.tr("Reached"), lambda: self._set_outcome("reached")),
             (self.tr("No answer"), lambda: self._set_outcome("no answer")),
             (self.tr("Left a message"), lambda: self._set_outcome("left a message"))]
        )  # fmt: skip
        self.minutes = QLineEdit()
        self.minutes.setValidator(QIntValidator(0, _LONGEST_MINUTES, self.minutes))
        self.minutes.setPlaceholderText(self.tr("Minutes"))
        self.minutes.setAccessibleName(self.tr("Minutes"))
        self.minutes.setFont(theme.font("small"))
        self.minutes.setStyleSheet(f"min-height: {theme.size('control_small') - 2}px;")
        self.minutes.setFixedWidth(px(68))
        self.minutes.installEventFilter(self)
        self.when = self._menu_button(
            [(self.tr("Now"), lambda: self._set_when(0)),
             (self.tr("Yesterday"), lambda: self._set_when(1)),
             (self.tr("Another time…"), lambda: self._set_when(None))]
        )  # fmt: skip
        self.moment = QDateTimeEdit()
        self.moment.setCalendarPopup(True)
        self.moment.lineEdit().setStyleSheet("border: 0; padding: 0; min-height: 0;")
        self.moment.setFont(theme.font("small_label"))
        self.moment.setAccessibleName(self.tr("When"))
        self.remind = self._menu_button(
            [(self.tr("No reminder"), lambda: self._set_remind(None)),
             (self.tr("Remind me in 1 day"), lambda: self._set_remind(1)),
             (self.tr("Remind me in 3 days"), lambda: self._set_remind(3)),
             (self.tr("Remind me in 1 week"), lambda: self._set_remind(7)),
             (self.tr("Remind me in 1 month"), lambda: self._set_remind(_MONTH))]
        )  # fmt: skip
        self.save = button(theme, self.tr("Log call"), self.request_save, kind="primary")
        self.save.setToolTip(
            QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText)
        )
        for widget in (self.outcome, self.minutes, self.when, self.moment):
            self._first.addWidget(widget)
        self._filler = QWidget()
        self._first.addWidget(self._filler, 1)
        self._end = QWidget()
        end = QHBoxLayout(self._end)
        end.setContentsMargins(0, 0, 0, 0)
        end.addWidget(self.remind)
        end.addStretch(1)
        end.addWidget(self.save)
        self._set_outcome("reached")
        self._set_when(0)
        self._set_remind(None)
        return rows

    def _menu_button(self, choices: list[tuple[str, Callable[[], None]]]) -> QPushButton:
        made = button(self._theme, " ", small=True, icon="chevron-down")
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        menu = QMenu(made)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        menu.setFont(self._theme.font("body"))
        for text, chosen in choices:
            action = menu.addAction(text)
            action.triggered.connect(lambda _checked=False, do=chosen: do())
        made.setMenu(menu)
        return made

    def _kind_icon(self, name: str) -> QIcon:
        theme = self._theme
        icon = QIcon()
        for state, ink in ((QIcon.State.Off, "text_2"), (QIcon.State.On, "accent")):
            for ratio in (1.0, 2.0):
                pixmap = theme.icon_pixmap(name, theme.hex(ink), theme.size("icon"), ratio)
                icon.addPixmap(pixmap, QIcon.Mode.Normal, state)
        return icon

    def _shortcuts(self) -> None:
        for number, kind in enumerate(KINDS):
            action = QAction(self)
            action.setShortcut(QKeySequence(f"Alt+{number + 1}"))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(lambda _checked=False, k=kind: self.compose(k))
            self.addAction(action)

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
        self._loading = True
        self._reset()
        if draft is not None:
            if draft.kind in KINDS:
                self.kinds.findChildren(QPushButton)[KINDS.index(draft.kind)].click()
            self.text.setPlainText(draft.text)
            wall = words.moment(draft.at, self._zone)
            day = words.day(wall.date(), self._today(), weekday=True)
            self.draft_note.setText(self.tr("Draft from %1").replace("%1", f"{day} {wall:%H:%M}"))
        self.draft_note.setVisible(draft is not None)
        self._loading = False

    def keep_draft(self) -> None:
        """Hand out what is typed now (after a pause, on leaving the contact)."""
        self._pause.stop()
        text = self.text.toPlainText()
        self.draft_changed.emit(Draft(self.kind, text, self._now()) if text.strip() else None)

    def saved(self) -> None:
        """The entry is in: empty everything, the cursor stays in the text."""
        self._loading = True
        self._reset()
        self._loading = False
        self.draft_note.hide()
        self.draft_changed.emit(None)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def failed(self, sentence: str) -> None:
        """Nothing was saved: say why; the text stays."""
        self.error.setText(sentence)
        self.error.show()
        self.keep_draft()

    def request_save(self) -> None:
        """Ctrl+Enter and the button."""
        self.error.hide()
        self._pause.stop()
        self.save_requested.emit(self.wish())

    def wish(self) -> Wish:
        """What the composer asks for as it stands."""
        kind = self.kind
        remind_on = None
        if self._remind is not None:
            remind_on = self._today() + dt.timedelta(self._remind)
        return Wish(
            kind=kind,
            subject=self.subject.text().strip() if kind == "email" else "",
            text=self.text.toPlainText().strip(),
            outcome=self._outcome if kind == "call" else "",
            minutes=(int(self.minutes.text() or 0) or None) if kind in _TIMED else None,
            at=self._at(),
            remind_on=remind_on,
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
        self._set_when(0)
        self._set_remind(None)
        self.error.hide()

    def _typed(self) -> None:
        if not self._loading:
            self._pause.start()

    def _choose(self, number: int) -> None:
        kind = KINDS[number]
        self.subject.setVisible(kind == "email")
        self.outcome.setVisible(kind == "call")
        self.minutes.setVisible(kind in _TIMED)
        texts = {
            "call": (self.tr("Log call"), self.tr("What was said?")),
            "email": (self.tr("Log e-mail"), self.tr("What was written?")),
            "meeting": (self.tr("Log meeting"), self.tr("What was agreed?")),
            "visit": (self.tr("Log visit"), self.tr("What was seen?")),
            "note": (self.tr("Save note"), self.tr("Anything worth remembering")),
        }
        save, hint = texts[kind]
        self.save.setText(save)
        self.text.setPlaceholderText(hint)

    def _set_outcome(self, outcome: str) -> None:
        self._outcome = outcome
        shown = {
            "reached": self.tr("Reached"), "no answer": self.tr("No answer"),
            "left a message": self.tr("Left a message"),
        }[outcome]  # fmt: skip
        self._say(self.outcome, self.tr("Outcome"), shown)

    def _set_when(self, days_back: int | None) -> None:
        self._days_back = days_back
        shown = {0: self.tr("Now"), 1: self.tr("Yesterday")}.get(
            -1 if days_back is None else days_back, self.tr("Another time")
        )
        self._say(self.when, self.tr("When"), shown)
        self.moment.setVisible(days_back is None)
        self._lay_out()
        if days_back is None:
            wall = words.moment(self._now(), self._zone)
            self.moment.setDateTime(QDateTime(wall.replace(tzinfo=None)))  # type: ignore[call-overload]
            self.moment.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_remind(self, days: int | None) -> None:
        self._remind = days
        shown = {
            None: self.tr("Remind me"),
            1: self.tr("Remind me in 1 day"),
            3: self.tr("Remind me in 3 days"),
            7: self.tr("Remind me in 1 week"),
            _MONTH: self.tr("Remind me in 1 month"),
        }[days]
        self._say(self.remind, self.tr("Reminder"), shown)

    @staticmethod
    def _say(made: QPushButton, name: str, shown: str) -> None:
        made.setText(shown)
        made.setAccessibleName(f"{name}: {shown}")

    def _lay_out(self) -> None:
        """Where it gets narrow: no keys, then no icons; what comes last goes into a second row."""
        room = self.width() / self._theme.scale
        self._keys.setVisible(room >= 515)
        side = 0 if room < 430 else self._theme.px(16)
        for made in self.kinds.findChildren(QPushButton):
            made.setIconSize(QSize(side and side + self._theme.px(1), side))
        narrow = room < (680 if self._days_back is None else 500)
        row, other = (self._second, self._first) if narrow else (self._first, self._second)
        if row.indexOf(self._end) < 0:
            other.removeWidget(self._end)
            row.addWidget(self._end, 1)
        self._filler.setVisible(narrow)

    # -- Qt ------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter saves from the text and the subject."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.request_save()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
