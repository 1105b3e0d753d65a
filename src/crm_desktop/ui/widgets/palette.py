"""The command palette: one field for contacts, timeline entries and commands, over a dimmed window.

It asks what is chosen through its signals and changes nothing itself. The focus stays in the field;
the arrows move the choice. When it closes, the focus goes back to where it came from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.domain.text import fold
from crm_desktop.services.deal_search import DealHit
from crm_desktop.services.search import ContactHit, EntryHit, FirstHits, Search
from crm_desktop.ui.actions import Actions, Command
from crm_desktop.ui.command_search import FoundCommand, find_commands
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.models.palette_rows import (
    FETCHED,
    SHOWN,
    Found,
    Group,
    PaletteRow,
    PaletteRows,
    key_caps,
)
from crm_desktop.ui.motion import fade_in
from crm_desktop.ui.newest_read import NewestRead
from crm_desktop.ui.palette_hits import contact_row, deal_row, entry_row, in_order
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import KeyCap, label, line
from crm_desktop.ui.widgets.palette_delegate import PaletteDelegate
from crm_desktop.ui.widgets.panel_shadow import SHADE, PanelShadow
from crm_desktop.ui.words import in_short

WIDTH = 620
RECENT_SHOWN = 5
ANNOUNCE_MS = 500
OTHERS_MS = 16
"""Until the contacts are painted: a second thread that is busy with Python would hold that up."""
_FIELD, _FOOT = 52, 38
_FIRST = max(SHOWN.values())
_ANY_LETTER = "a"
_QUOTED = 30
_TOP = 0.075
"""Where the panel begins, as a part of the window's height."""


class _Contacts(NamedTuple):
    """The contacts that a text finds."""

    text: str
    found: FirstHits[ContactHit]


class _Others(NamedTuple):
    """What else a text finds."""

    text: str
    deals: Sequence[DealHit]
    entries: FirstHits[EntryHit]


class Palette(QWidget):
    """Made for one opening; ``closed`` tells that it may be thrown away."""

    contact_chosen = Signal(int)
    deal_chosen = Signal(bytes)
    """The id of a deal."""
    entry_chosen = Signal(int, int)
    """contact.n (-1: none) and entry.n"""
    new_wanted = Signal(str)
    log_wanted = Signal(int)
    closed = Signal()

    def __init__(
        self,
        window: QWidget,
        theme: Theme,
        search: Search,
        commands: Actions,
        jobs: Jobs,
        *,
        recent: Sequence[int],
        fitting: Sequence[str],
        today: Callable[[], dt.date],
        zone: dt.tzinfo,
        can_write: bool,
    ) -> None:
        """``recent``: contacts opened last; ``fitting``: ids of the commands for the empty field;
        ``can_write``: there is a page for new contacts and one for logging."""
        super().__init__(window)
        self._theme, self._search, self._commands = theme, search, commands
        self._asked = self._shown = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(OTHERS_MS)
        self._pause.timeout.connect(self._ask_others)
        self._jobs, searching = jobs, self.tr("Searching")
        self._reading: NewestRead[str, _Contacts] = NewestRead(jobs, searching, self._look_up)
        self._reading.answered.connect(self._found)
        self._reading.failed.connect(lambda _: self._found(_Contacts(self._asked, FirstHits())))
        self._reading_others: NewestRead[str, _Others] = NewestRead(
            jobs, searching, self._look_up_others
        )
        self._reading_others.answered.connect(self._found_others)
        self._reading_others.failed.connect(
            lambda _: self._found_others(_Others(self._asked, (), FirstHits()))
        )
        self._contacts: _Contacts | None = None
        self._others: _Others | None = None
        self._enter_waits = False
        self._behind: QPixmap | None = None
        self._shadow = PanelShadow(theme)
        self._recent, self._fitting = recent, fitting
        self._today, self._zone, self._can_write = today, zone, can_write
        self._window = window
        self._back: QWidget | None = window.focusWidget()
        self._pointer = QPoint()
        self.rows = PaletteRows()
        self.field = QLineEdit()
        self.list = QListView()
        self._delegate = PaletteDelegate(self.list, theme)
        self._nothing = label(theme, "", "body", "text_2")
        self._announce = QTimer(self)
        self._announce.setSingleShot(True)
        self._announce.setInterval(ANNOUNCE_MS)
        self._announce.timeout.connect(self._say_count)
        self._build()
        window.installEventFilter(self)
        self._offer("")

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        self.setAccessibleName(self.tr("Search"))
        self._panel = QFrame(self)
        self._panel.setObjectName("palette")
        radius = theme.radius("floating")
        self._panel.setStyleSheet(
            f"#palette {{ background: {theme.hex('surface')}; border: 1px solid"
            f" {theme.hex('border')}; border-radius: {radius}px; }}"
            f"#foot {{ background: {theme.hex('sunken')}; border-bottom-left-radius:"
            f" {radius - 1}px; border-bottom-right-radius: {radius - 1}px; }}"
            "QLineEdit, QLineEdit:focus { border: 0; background: transparent; padding: 0;"
            f" min-height: {px(_FIELD)}px; }}"
            "QListView { border: 0; background: transparent; outline: 0; }"
        )
        layout = QVBoxLayout(self._panel)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(px(20), 0, px(20), 0)
        head.setSpacing(px(12))
        icon = label(theme, "")
        side = theme.px(18)
        icon.setPixmap(theme.icon("search", "text_2", 18).pixmap(side, side))
        head.addWidget(icon)
        font = QFont(theme.font("heading"))
        font.setWeight(QFont.Weight.Normal)
        self.field.setFont(font)
        self.field.setAccessibleName(self.tr("Contacts, deals, commands"))
        head.addWidget(self.field, 1)
        head.addWidget(label(theme, self.tr("Contacts, deals, commands"), "small", "text_2"))
        layout.addLayout(head)
        layout.addWidget(line(theme))
        self.list.setModel(self.rows)
        self.list.setItemDelegate(self._delegate)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Results"))
        self.list.viewport().installEventFilter(self)
        layout.addWidget(self.list)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setFixedHeight(px(96))
        layout.addWidget(self._nothing)
        layout.addWidget(line(theme))
        layout.addWidget(self._foot())
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._offer)
        self.list.clicked.connect(lambda index: self._choose(index.row()))

    def _foot(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        foot = QWidget()
        foot.setObjectName("foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot.setFixedHeight(px(_FOOT))
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(20), 0, px(20), 0)
        row.setSpacing(px(6))
        self._new_hint = label(theme, "", "small", "text_2")
        hints: list[tuple[tuple[str, ...], QWidget]] = [
            (("↑", "↓"), label(theme, self.tr("choose"), "small", "text_2"))
        ]
        if self._can_write:
            log = label(theme, self.tr("log a call"), "small", "text_2")
            hints += [(("Ctrl", "L"), log), (("Ctrl", "Enter"), self._new_hint)]
        else:
            self._new_hint.setParent(self)
            self._new_hint.hide()
        for keys, hint in hints:
            for key in keys:
                row.addWidget(KeyCap(theme, key))
            row.addWidget(hint)
            row.addSpacing(px(10))
        row.addStretch(1)
        row.addWidget(KeyCap(theme, "Esc"))
        row.addWidget(label(theme, self.tr("close"), "small", "text_2"))
        return foot

    # -- offering ------------------------------------------------------------------------------

    def open(self, text: str = "") -> None:
        """Show it over the whole window, with ``text`` in the field."""
        self.setGeometry(self._window.rect())
        self.field.setText(text)
        self._take_behind()
        self.show()
        self.raise_()
        self._place()
        fade_in(self._panel, self._theme)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._jobs.start(
            self.tr("Searching"), self._get_ready,
            done=lambda _none: None, failed=lambda _sentence: None,
        )  # fmt: skip

    def _get_ready(self, _progress: object) -> None:
        """The first letter need not be handed to another thread where any letter is quick."""
        self._reading.try_out(_ANY_LETTER)
        self._search.learn_deals()

    def _offer(self, text: str) -> None:
        """Something was typed. Only the last text is looked for, on another thread: contacts first,
        in most shops painted together with the letter; the rest when these are seen."""
        self._asked = text.strip()
        self._enter_waits = False
        self._pause.stop()
        self._reading_others.give_up()
        if self._asked:
            self._reading.ask(self._asked, here=True)
            return
        self._reading.give_up()
        self._contacts = self._others = None
        names: dict[Group, str] = {
            "contacts": self.tr("Opened last"), "commands": self.tr("Do"),
        }  # fmt: skip
        known = {command.id: command for command in self._all()}
        recent = self._search.named(self._recent[:RECENT_SHOWN])
        fitting = [
            FoundCommand(known[id_], ())
            for id_ in self._fitting
            if id_ in known and known[id_].action.isEnabled()
        ]
        self._show("", names, {
            "contacts": Found(recent, contact_row),
            "commands": Found(fitting, self._command_row),
        })  # fmt: skip

    def _look_up(self, text: str) -> _Contacts:
        return _Contacts(text, self._search.first_contacts(text, FETCHED, _FIRST))

    def _look_up_others(self, text: str) -> _Others:
        deals = self._search.deals(text, FETCHED)
        return _Others(text, deals, self._search.first_entries(text, FETCHED, _FIRST))

    def _found(self, contacts: _Contacts) -> None:
        """The rest is still that of the text before, so that rows do not come and go."""
        self._contacts = contacts
        shown = self._show_found()
        if self._enter_waits:
            self._enter()
        if shown:
            self._pause.start()
        elif self._asked:  # nothing is painted before it
            self._reading_others.ask(self._asked, here=True)

    def _ask_others(self) -> None:
        if self._asked and not self._reading.busy:
            self._reading_others.ask(self._asked, wait_ms=0)

    def _found_others(self, others: _Others) -> None:
        self._others = others
        self._show_found()
        if self._enter_waits:
            self._enter()

    @property
    def complete(self) -> bool:
        """Whether nothing is still to come of what the text finds."""
        texts = {part.text if part else "" for part in (self._contacts, self._others)}
        return texts == {self._asked} or not self._asked

    def _show_found(self) -> bool:
        """Whether something is shown of what the text finds, were it that nothing is found."""
        contacts, others = self._contacts, self._others
        if contacts is None:
            return False
        text = contacts.text
        names: dict[Group, str] = {
            "contacts": self.tr("Contacts"), "deals": self.tr("Deals"),
            "entries": self.tr("Timeline"), "commands": self.tr("Do"),
        }  # fmt: skip
        groups: dict[Group, Sequence[PaletteRow]] = {
            "contacts": Found(
                contacts.found.hits, contact_row, contacts.found.count,
                lambda: self._search.contacts(text, FETCHED),
            ),
            "commands": Found(find_commands(self._all(), text), self._command_row),
        }  # fmt: skip
        if others is not None:
            groups["deals"] = Found(others.deals, deal_row)
            groups["entries"] = Found(
                others.entries.hits, partial(entry_row, today=self._today(), zone=self._zone),
                others.entries.count, lambda: self._search.entries(others.text, FETCHED),
            )  # fmt: skip
        if not any(groups.values()) and not self.complete:
            return False
        first = in_order(names, contacts.found.hits, groups["commands"], text)
        self._show(text, first, groups)
        return True

    def _enter(self) -> None:
        """Choose the marked row; what was typed last is waited for, where it may mark another: of
        all that is found only contacts come before what comes later."""
        place = self.list.currentIndex().row()
        found = self._contacts is not None and self._contacts.text == self._asked
        stays = found and place >= 0 and self.rows.row(place).group == "contacts"
        self._enter_waits = not self.complete and not stays
        if not self._enter_waits:
            self._choose(place)

    def _show(
        self, text: str, names: dict[Group, str], groups: dict[Group, Sequence[PaletteRow]]
    ) -> None:
        self._delegate.wanted = fold(text).split()
        nothing = self.tr("Nothing found for “%1”.").replace("%1", in_short(text, _QUOTED))
        self._nothing.setText(nothing)
        if text and self._can_write and not any(groups.values()):
            new = self.tr("New contact “%1”").replace("%1", in_short(text, _QUOTED))
            keys = (self.tr("Ctrl"), self.tr("Enter"))
            names = {"commands": nothing}
            groups = {"commands": [PaletteRow("new", "commands", new, icon="user-plus", keys=keys)]}
        before = self.list.currentIndex().row()
        moved = self.rows.row(before) if before not in (-1, self.rows.first()) else None
        self.rows.show(names, groups)
        self._new_hint.setText(
            self.tr("new contact “%1”").replace("%1", in_short(text, _QUOTED))
            if text
            else self.tr("new contact")
        )
        kept = -1 if moved is None or text != self._shown else self.rows.place_of(moved)
        self._shown = text
        self._mark(kept if kept >= 0 else self.rows.first())
        self._place()
        self._announce.start()

    def _all(self) -> list[Command]:
        return [command for command in self._commands if command.id != "palette"]

    def _command_row(self, found: FoundCommand) -> PaletteRow:
        command = found.command
        by = ", ".join(f"“{word}”" for word in found.by)
        second = self.tr("also found by %1").replace("%1", by) if by else ""
        keys = key_caps(command.action.shortcut())
        icon = command.icon or "chevron-right"
        text = command.name
        return PaletteRow("command", "commands", text, second, "", icon, keys, command.id)

    def _say_count(self) -> None:
        if self.rows.rowCount() and self.rows.row(0).text == self._nothing.text():
            self._say(self._nothing.text())
            return
        parts = (
            self.tr("%n contact(s)", None, self.rows.count("contacts")),
            self.tr("%n deal(s)", None, self.rows.count("deals")),
            self.tr("%n entries", None, self.rows.count("entries")),
            self.tr("%n command(s)", None, self.rows.count("commands")),
        )
        self._say(", ".join(parts) if self.rows.rowCount() else self._nothing.text())

    def _say(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, text))

    # -- choosing ------------------------------------------------------------------------------

    def _mark(self, place: int) -> None:
        index = self.rows.index(place, 0) if place >= 0 else QModelIndex()
        self.list.setCurrentIndex(index)
        if place == self.rows.first():
            self.list.scrollToTop()
        self.list.viewport().update()

    def _move(self, by: int) -> None:
        place = self.list.currentIndex().row()
        self._mark(self.rows.step(place, by))
        if (now := self.list.currentIndex().row()) >= 0:
            self._say(self.rows.sentence(self.rows.row(now)))

    def _choose(self, place: int) -> None:
        if place < 0:
            return
        row = self.rows.row(place)
        if row.kind == "more":
            self.rows.open_group(row.group)
            self._mark(place)
            self._place()
        elif row.kind == "new":
            self._new()
        elif isinstance(row.item, ContactHit):
            self._leave()
            self.contact_chosen.emit(row.item.n)
        elif isinstance(row.item, DealHit):
            self._leave()
            self.deal_chosen.emit(row.item.id)
        elif isinstance(row.item, EntryHit):
            self._leave()
            self.entry_chosen.emit(row.item.contact_n, row.item.n)
        elif isinstance(row.item, str):
            action = self._commands[row.item]
            self._leave()
            action.trigger()

    def _leave(self) -> None:
        """Close, and give the focus back."""
        self._reading.give_up()
        self._pause.stop()
        self._reading_others.give_up()
        self._asked = ""
        self._announce.stop()
        self._window.removeEventFilter(self)
        self.hide()
        if self._back is not None and self._back.isVisible():
            self._back.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def close_(self) -> None:
        """Esc, or a click beside the panel."""
        if self.isVisible():
            self._leave()

    # -- Qt ------------------------------------------------------------------------------------

    def _place(self) -> None:
        """Size of the list and place of the panel for the present window."""
        px, window = self._theme.px, self._window
        rows = self.rows.rowCount()
        self.list.setVisible(rows > 0)
        self._nothing.setVisible(rows == 0 and bool(self.field.text().strip()))
        top = round(window.height() * _TOP)
        high = sum(self.list.sizeHintForRow(row) for row in range(rows)) + px(8)
        room = window.height() - top - px(24) - px(_FIELD) - px(_FOOT) - 4
        self.list.setFixedHeight(max(0, min(high, room)))
        self._panel.setFixedWidth(min(px(WIDTH), window.width() - px(48)))
        before = self._panel.geometry()
        self._panel.adjustSize()
        self._panel.move((window.width() - self._panel.width()) // 2, top)
        now = self._panel.geometry()
        if now != before:  # the dimmed rest of the window is not drawn anew
            edge = 2 * SHADE
            around = before.united(now).adjusted(-edge, -edge, edge, edge)
            if (now.topLeft(), now.width()) == (before.topLeft(), before.width()):
                around.setTop(min(before.bottom(), now.bottom()) - edge)
            self.update(around)

    def _take_behind(self) -> None:
        """Keep a picture of the window, so that a key press does not draw the lists below anew."""
        self._behind = self._window.grab()
        painter = QPainter(self._behind)
        painter.fillRect(self.rect(), self._theme.color("scrim"))
        painter.end()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.oldSize().isValid():  # the picture is of another window now
            self._behind = None
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        round_ = self._theme.radius("floating")
        inside = self._panel.geometry().adjusted(round_, round_, -round_, -round_)
        if inside.contains(event.rect()):
            return  # the panel covers it
        painter = QPainter(self)
        painter.setClipRegion(event.region().subtracted(QRegion(inside)))
        if self._behind is not None:
            painter.drawPixmap(0, 0, self._behind)
        else:
            painter.fillRect(self.rect(), self._theme.color("scrim"))
        self._shadow.paint(painter, self._panel.geometry(), self.height(), self.devicePixelRatioF())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        elif watched is self.field and isinstance(event, QKeyEvent):
            # Asked first whether a key is a shortcut of the window: those of ours are not.
            if event.type() == QEvent.Type.ShortcutOverride and self._means(event) is not None:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and (does := self._means(event)) is not None:
                does()
                return True
        elif watched is self.field and isinstance(event, QFocusEvent):
            elsewhere = event.reason() not in {
                Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason,
                Qt.FocusReason.MenuBarFocusReason,
            }  # fmt: skip
            if event.lostFocus() and elsewhere and self.isVisible():
                self._back = None  # somebody else took the focus and keeps it
                self._leave()
        elif event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            point = event.position().toPoint()
            place = self.list.indexAt(point).row()
            # A list that moves under a resting pointer must not move the choice.
            if point != self._pointer and place >= 0 and self.rows.row(place).kind != "heading":
                self.list.setCurrentIndex(self.rows.index(place, 0))
                self.list.viewport().update()
            self._pointer = point
        return False

    def _means(self, event: QKeyEvent) -> Callable[[], None] | None:
        """What a key does here; None: it belongs to the field, or to the window."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ctrl = held == Qt.KeyboardModifier.ControlModifier
        place = self.list.currentIndex().row()
        enter = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if not held or key == Qt.Key.Key_Backtab:
            moves = {
                Qt.Key.Key_Down: 1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Backtab: -1,
            }  # fmt: skip
            if (by := moves.get(Qt.Key(key))) is not None:
                return lambda: self._move(by)
            keys = {
                Qt.Key.Key_Return: self._enter,
                Qt.Key.Key_Enter: self._enter,
                Qt.Key.Key_Escape: self.close_,
            }
            return keys.get(Qt.Key(key))
        if ctrl and key == Qt.Key.Key_K:
            return self.field.selectAll
        if ctrl and self._can_write and enter:
            return self._new
        if ctrl and self._can_write and key == Qt.Key.Key_L and place >= 0:
            item = self.rows.row(place).item
            return (lambda: self._log(item.n)) if isinstance(item, ContactHit) else None
        return None

    def _new(self) -> None:
        text = self.field.text().strip()
        self._leave()
        self.new_wanted.emit(text)

    def _log(self, n: int) -> None:
        self._leave()
        self.log_wanted.emit(n)
