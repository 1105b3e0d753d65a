"""The line that takes a reminder in words and shows what it read before anything is saved.

Below it floats the reading, with a choice of contacts where the words name none, or several. The
field keeps the keyboard all the time: Up and Down choose, Enter adds, Esc goes back to the list
and leaves the text. After "Done and next" the same line asks for the step that follows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from crm_desktop.ui import reminder_words
from crm_desktop.ui.announcing import announce
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import KeyCap, label
from crm_desktop.ui.words import in_short

if TYPE_CHECKING:
    from crm_desktop.domain.recurrence import Repeat
    from crm_desktop.domain.reminder_words import ReminderWords
    from crm_desktop.services.search import ContactHit
    from crm_desktop.services.today import TodayRow

_PAUSE_MS = 80
_ANNOUNCE_MS = 500
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_QUOTED = 120


class QuickWish(NamedTuple):
    """What is to be added. ``finish`` is the reminder that is done with it; then an empty ``title``
    means that nothing follows."""

    contact: bytes
    name: str
    title: str
    due: dt.date
    time: dt.time | None
    repeat: Repeat | None
    kind: str
    finish: TodayRow | None = None


class _Offer(QFrame):
    """The layer under the field: what was read, what is asked, whom it may be for."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        px = theme.px
        self._theme = theme
        self.setObjectName("offer")
        self.setStyleSheet(
            f"#offer {{ background: {theme.hex('surface')}; border: 1px solid"
            f" {theme.hex('border')}; border-radius: {theme.radius('control')}px; }}"
            f"QListView {{ border: 0; outline: 0; background: transparent; }}"
            f"QListView::item {{ min-height: {max(24, px(28))}px; padding-left: {px(6)}px; }}"
            f"QListView::item:selected {{ background: {theme.hex('selected')};"
            f" color: {theme.hex('text')}; }}"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(8))
        column.setSpacing(px(4))
        self.reading = label(theme, "", "label")
        self.question = label(theme, "", "small", "text_2")
        for said in (self.reading, self.question):
            said.setWordWrap(True)
            column.addWidget(said)
        self.names = QStringListModel(self)
        self.list = QListView()
        self.list.setModel(self.names)
        self.list.setFont(theme.font("body"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(self.tr("Contacts to choose from"))
        self.list.clicked.connect(lambda index: self.chosen.emit(index.row()))
        column.addWidget(self.list)
        self.hide()

    def say(self, reading: str, question: str, names: Sequence[str], chosen: int) -> None:
        """Show this, as high as it needs."""
        self.reading.setText(reading)
        self.question.setText(question)
        self.question.setVisible(bool(question))
        if names != self.names.stringList():
            self.names.setStringList(list(names))
        self.list.setVisible(bool(names))
        if names:
            row = self.list.sizeHintForRow(0)
            self.list.setFixedHeight(row * len(names))
            index = self.names.index(chosen) if chosen >= 0 else self.names.index(-1)
            self.list.setCurrentIndex(index)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(self.width(), layout.totalHeightForWidth(self.width()))


class QuickAdd(QFrame):
    """``find`` gives the contacts that words name (with the verbs that name nobody), ``recent``
    those that were opened last."""

    add_requested = Signal(object)
    """A ``QuickWish``."""
    left = Signal()
    """Esc: the keyboard may go back to the list."""

    def __init__(
        self, theme: Theme, *, now: Callable[[], dt.datetime], language: Callable[[], str],
        find: Callable[[str, Sequence[str]], Sequence[ContactHit]],
        recent: Callable[[], Sequence[ContactHit]],
    ) -> None:  # fmt: skip
        super().__init__()
        self._theme, self._now, self._language = theme, now, language
        self._find, self._recent = find, recent
        self._hits: Sequence[ContactHit] = ()
        self._suggested: Sequence[ContactHit] = ()
        self._chosen: ContactHit | None = None
        self._finishing: TodayRow | None = None
        self._waiting = ""
        self._refused = ""
        self._offer: _Offer | None = None
        self._pause = self._timer(_PAUSE_MS, self._look)
        self._announce = self._timer(_ANNOUNCE_MS, self._say)
        self._build()

    def _timer(self, wait: int, do: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(wait)
        made.timeout.connect(do)
        return made

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        self.setObjectName("quick")
        self._frame(focused=False)
        self.setFixedHeight(px(40))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), 0, px(12), 0)
        row.setSpacing(px(8))
        plus = label(theme, "")
        side = theme.size("icon")
        plus.setPixmap(theme.icon("plus", "accent", greys=False).pixmap(side, side))
        row.addWidget(plus)
        self.field = QLineEdit()
        self.field.setFont(theme.font("body"))
        self.field.setStyleSheet(
            "QLineEdit, QLineEdit:focus { border: 0; background: transparent; padding: 0; }"
        )
        self.field.setMaxLength(2000)
        self.field.textEdited.connect(self._typed)
        self.field.installEventFilter(self)
        row.addWidget(self.field, 1)
        self._caps = [KeyCap(theme, key) for key in ("Ctrl", "R")]
        for cap in self._caps:
            row.addWidget(cap)
        self._name_field()

    def _frame(self, *, focused: bool) -> None:
        theme = self._theme
        edge = theme.hex("focus" if focused else "border_strong")
        self.setStyleSheet(
            f"#quick {{ background: {theme.hex('surface')}; border: {2 if focused else 1}px solid"
            f" {edge}; border-radius: {theme.radius('control')}px; }}"
        )

    def _name_field(self) -> None:
        if self._finishing is None:
            name = self.tr("Add a reminder")
            shown = self.tr("Add a reminder, for example “call Marta tomorrow 10:00”")
        else:
            name = shown = self.tr("What is next for %1?").replace("%1", self._finishing.contact)
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(shown)

    # -- what the page calls -------------------------------------------------------------------

    def start(self) -> None:
        """Ctrl+R: the keyboard goes here."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_next(self, row: TodayRow) -> None:
        """ "Done and next": ask for the step that follows on a reminder. What stood in the field
        comes back afterwards."""
        if self._finishing is None:
            self._waiting = self.field.text()
        self._finishing = row
        self._set("")
        self._name_field()
        self.start()
        self._show()

    @property
    def text(self) -> str:
        """What is typed and not added yet."""
        return self._waiting if self._finishing is not None else self.field.text()

    def set_text(self, text: str) -> None:
        """Put a text back that was typed before."""
        self._set(text)

    def saved(self) -> None:
        """It was added: the line is free for the next one."""
        self._set(self._waiting if self._finishing is not None else "")
        self._waiting, self._finishing = "", None
        self._name_field()
        self._show()

    def failed(self, sentence: str) -> None:
        """It was refused; the text stays."""
        self._refused = sentence
        self._show()
        self._say()

    def save(self) -> None:
        """Enter: add it, or show what is missing."""
        self._pause.stop()
        self._look()
        found = self._read()
        title = reminder_words.sentence(found.text)
        contact = self._contact()
        if self._finishing is None and not self.field.text().strip():
            return
        if not title and (self._finishing is None or self.field.text().strip()):
            self.failed(self.tr("Please say what is to be done."))
        elif contact is not None:
            due = found.date or self._now().date()
            self.add_requested.emit(
                QuickWish(
                    *contact, title, due, found.time, found.repeat, found.kind, self._finishing
                )
            )
        elif self._offered():
            self._move(1)  # the first of them: Enter again takes it

    # -- reading -------------------------------------------------------------------------------

    def _set(self, text: str) -> None:
        self._pause.stop()
        self.field.setText(text)
        self._hits, self._chosen, self._refused = (), None, ""

    def _typed(self, _text: str) -> None:
        self._refused = ""
        self._pause.start()
        self._show()

    def _read(self) -> ReminderWords:
        return reminder_words.read(self.field.text(), self._now(), self._language())

    def _look(self) -> None:
        """Look for the contact that is named."""
        from crm_desktop.domain.reminder_words import LANGUAGES  # noqa: PLC0415 - on first use

        text = self._read().text
        if self.field.text().endswith(" ") and text:
            text += " "  # its last word is whole
        verbs = LANGUAGES.get(self._language(), LANGUAGES["en"]).kinds
        if self._finishing is None:
            self._hits = self._find(text, tuple(verbs)) if text else ()
            if not self._hits and not self._suggested:
                self._suggested = self._recent()
            known = {hit.id for hit in self._hits}
            if self._chosen is not None and known and self._chosen.id not in known:
                self._chosen = None
        self._show()

    def _contact(self) -> tuple[bytes, str] | None:
        if self._finishing is not None:
            return self._finishing.contact_id, self._finishing.contact
        if self._chosen is not None:
            return self._chosen.id, _name(self._chosen)
        return (self._hits[0].id, _name(self._hits[0])) if len(self._hits) == 1 else None

    def _offered(self) -> Sequence[ContactHit]:
        """Whom a person may choose from."""
        if self._finishing is not None or not self.field.text().strip():
            return ()
        if len(self._hits) == 1:
            return ()
        return self._hits or self._suggested

    def _move(self, by: int) -> None:
        offered = self._offered()
        if offered:
            at = self._chosen_place() + by if self._chosen in offered else 0
            self._chosen = offered[max(0, min(at, len(offered) - 1))]
            self._show()
            self._announce.start()

    def _chosen_place(self) -> int:
        """Where the one that was chosen stands among those offered; -1: none was."""
        return next((at for at, hit in enumerate(self._offered()) if hit == self._chosen), -1)

    def _take(self, place: int) -> None:
        offered = self._offered()
        if 0 <= place < len(offered):
            self._chosen = offered[place]
            self.save()

    # -- showing -------------------------------------------------------------------------------

    def reading(self) -> str:
        """What Enter would do, as a sentence."""
        found = self._read()
        if not self.field.text().strip():
            if self._finishing is None:
                return ""
            done = self._finishing.title or reminder_words.title_of(self._finishing.kind, "")
            return self.tr("Done: %1. Enter without a text: nothing follows.").replace("%1", done)
        today = self._now().date()
        title = in_short(reminder_words.sentence(found.text), _QUOTED) or self.tr("(what?)")
        parts = [title, reminder_words.day_words(found.date or today, today, found.time)]
        if found.repeat is not None:
            parts.append(reminder_words.repeat_words(found.repeat, today))
        contact = self._contact()
        if contact is not None and contact[1].casefold() not in title.casefold():
            parts.append(self.tr("for %1").replace("%1", contact[1]))
        shown = self.tr("%1. Enter to add.") if contact is not None else self.tr("%1.")
        return shown.replace("%1", ", ".join(parts))

    def question(self) -> str:
        """What is still to be said."""
        if self._refused:
            return self._refused
        if self._finishing is not None:
            return self.tr("Esc: it is not done yet.")
        if self._contact() is not None or not self.field.text().strip():
            return ""
        if self._hits:
            return self.tr("%n contact(s) fit. Choose one with the arrow keys.", None,
                           len(self._hits))  # fmt: skip
        if self._suggested:
            return self.tr("Who is it for? Write a name, or choose one with the arrow keys.")
        return self.tr("Who is it for? Write a name.")

    def _show(self) -> None:
        wanted = self.field.hasFocus() and (
            bool(self.field.text().strip()) or self._finishing is not None
        )
        if not wanted:
            if self._offer is not None:
                self._offer.hide()
            self.field.setAccessibleDescription("")
            return
        offer = self._layer()
        offered = self._offered()
        names = [", ".join(p for p in (_name(hit), hit.company or hit.city) if p)
                 for hit in offered]  # fmt: skip
        at = self._chosen_place()
        below = QPoint(0, self.height() + self._theme.px(4))
        parent = offer.parentWidget()
        corner = self.mapTo(parent, below) if parent is not None else below
        offer.setGeometry(corner.x(), corner.y(), self.width(), offer.height())
        offer.say(self.reading(), self.question(), names, at)
        offer.show()
        offer.raise_()
        said = " ".join(part for part in (self.reading(), self.question()) if part)
        self.field.setAccessibleDescription(said)
        self._announce.start()

    def _layer(self) -> _Offer:
        if self._offer is None:
            parent = self.parentWidget()
            assert parent is not None
            self._offer = _Offer(self._theme, parent)
            self._offer.chosen.connect(self._take)
        return self._offer

    @property
    def offered(self) -> list[str]:
        """The contacts that are offered now."""
        shown = self._offer is not None and not self._offer.isHidden()
        return self._offer.names.stringList() if shown and self._offer is not None else []

    def _say(self) -> None:
        said = self.field.accessibleDescription()
        if said:
            announce(self.field, said)

    # -- Qt ------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._frame(focused=event.type() == QEvent.Type.FocusIn)
            QTimer.singleShot(0, self, self._show)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _ENTER:
            self.save()
        elif key in _MOVES and self._offered():
            self._move(_MOVES[key])
        elif key == Qt.Key.Key_Escape:
            if self._finishing is not None:
                self.saved()
            self.left.emit()
        else:
            return False
        return True


def _name(hit: ContactHit) -> str:
    return hit.name or hit.email or hit.phone
