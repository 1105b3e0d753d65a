"""The pane beside the list: who it is, how to reach them, what is next, what was last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui import words
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.contact_list_view import KIND_ICONS, tag_hue
from crm_desktop.ui.widgets.controls import Avatar, TagChip, button, label, line

if TYPE_CHECKING:
    from crm_desktop.services.contacts import ContactCard, Happening

LAST_SHOWN = 4


class DetailPane(QFrame):
    """Built anew for each contact: a few dozen small widgets, after the cursor has rested."""

    open_requested = Signal(int)
    log_requested = Signal(int, str)
    """contact.n and the kind of entry"""

    def __init__(self, theme: Theme, today: Callable[[], dt.date], zone: dt.tzinfo) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self._theme, self._today, self._zone = theme, today, zone
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(1, 1, 1, 1)
        self._layout.setSpacing(0)

    def show_card(self, card: ContactCard | None) -> None:
        """Show a contact, or nothing."""
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if card is not None:
            self._add(self._head(card))
            self._add(self._reach(card))
            if card.reminders and (steps := [r for r in card.reminders if r.kind == "open"]):
                self._add(self._next_step(steps[-1]))
            if card.entries:
                self._add(self._last(card))
        self._layout.addStretch(1)

    def _add(self, part: QWidget) -> None:
        if self._layout.count():
            self._layout.addWidget(line(self._theme))
        self._layout.addWidget(part)

    def _part(self) -> tuple[QWidget, QVBoxLayout]:
        part = QWidget()
        layout = QVBoxLayout(part)
        pad = self._theme.px(16)
        layout.setContentsMargins(pad, self._theme.px(12), pad, self._theme.px(12))
        layout.setSpacing(self._theme.px(8))
        return part, layout

    def _head(self, card: ContactCard) -> QWidget:
        theme, px = self._theme, self._theme.px
        contact = card.contact
        part, layout = self._part()
        top = QHBoxLayout()
        top.setSpacing(px(12))
        avatar = Avatar(theme, large=True)
        shown = contact.name or next((e.text for e in contact.emails), "")
        avatar.show_contact(shown, contact.id)
        top.addWidget(avatar, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(px(2))
        name = label(theme, shown, "heading")
        name.setWordWrap(True)
        names.addWidget(name)
        place = contact.positions[0] if contact.positions else None
        title = place.title if place else contact.job_title
        role = ", ".join(part for part in (title, place.company if place else "") if part)
        if role or contact.industry:
            second = label(theme, role or contact.industry, "small", "text_2")
            second.setWordWrap(True)
            names.addWidget(second)
        if contact.tags:
            tags = QHBoxLayout()
            tags.setSpacing(px(4))
            for tag in contact.tags[:3]:
                tags.addWidget(TagChip(theme, tag, tag_hue(tag, "")))
            tags.addStretch()
            names.addLayout(tags)
        top.addLayout(names, 1)
        layout.addLayout(top)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(6))
        for kind, text in (
            ("call", self.tr("Call")), ("email", self.tr("E-mail")), ("visit", self.tr("Visit")),
            ("note", self.tr("Note")),
        ):  # fmt: skip
            made = button(theme, text, icon=KIND_ICONS[kind], small=True)
            made.setProperty("tight", True)
            made.clicked.connect(
                lambda _checked=False, k=kind: self.log_requested.emit(contact.n, k)
            )
            buttons.addWidget(made, 1)
        layout.addLayout(buttons)
        return part

    def _reach(self, card: ContactCard) -> QWidget:
        theme, px = self._theme, self._theme.px
        contact = card.contact
        part, layout = self._part()
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(8))
        grid.setColumnMinimumWidth(0, px(72))
        grid.setColumnStretch(1, 1)
        rows: list[tuple[str, str, bool]] = []
        rows += [
            (p.label.capitalize() or self.tr("Phone"), p.text, True) for p in contact.phones[:3]
        ]
        rows += [(self.tr("E-mail"), e.text, True) for e in contact.emails[:2]]
        rows += [(self.tr("Address"), a.one_line(), False) for a in contact.addresses[:1]]
        if contact.known_since is not None:
            wall = words.moment(contact.known_since, dt.UTC if contact.known_from else self._zone)
            since = f"{QLocale().standaloneMonthName(wall.month)} {wall.year}"
            if len(contact.known_from) == len("2017"):
                since = contact.known_from
            rows.append((self.tr("Customer"), self.tr("since %1").replace("%1", since), False))
        for at, (name, value, copies) in enumerate(rows):
            grid.addWidget(label(theme, name, "body", "text_2"), at, 0, Qt.AlignmentFlag.AlignTop)
            shown = label(theme, value)
            shown.setWordWrap(True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            # A long address must not widen the pane; its whole text is in the tooltip.
            shown.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            shown.setToolTip(value)
            grid.addWidget(shown, at, 1)
            if copies:
                tip = self.tr("Copy %1").replace("%1", value)
                copy = button(theme, "", kind="link", icon="copy", tip=tip)
                copy.clicked.connect(
                    lambda _checked=False, v=value: QGuiApplication.clipboard().setText(v)
                )
                grid.addWidget(copy, at, 2)
        layout.addLayout(grid)
        return part

    def _next_step(self, step: Happening) -> QWidget:
        theme = self._theme
        part, layout = self._part()
        layout.addWidget(label(theme, self.tr("Next step"), "strong"))
        layout.addWidget(label(theme, step.title))
        day, _, time = step.day.partition(" ")
        date = dt.date.fromisoformat(day) if day else None
        when, ink = words.due(date, time, self._today())
        layout.addWidget(label(theme, when, "small", ink))
        return part

    def _last(self, card: ContactCard) -> QWidget:
        theme, px = self._theme, self._theme.px
        part, layout = self._part()
        head = QHBoxLayout()
        head.addWidget(label(theme, self.tr("Last contacts"), "strong"), 1)
        n = card.contact.n
        everything = button(
            theme, self.tr("All %1").replace("%1", str(len(card.entries))), kind="link"
        )
        everything.clicked.connect(lambda _checked=False: self.open_requested.emit(n))
        head.addWidget(everything)
        layout.addLayout(head)
        for entry in card.entries[:LAST_SHOWN]:
            row = QHBoxLayout()
            row.setSpacing(px(8))
            icon = label(theme, "")
            side = px(14)
            name = KIND_ICONS.get(entry.kind, "circle-check")
            icon.setPixmap(theme.icon(name, "text_2", 14).pixmap(side, side))
            row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            texts = QVBoxLayout()
            texts.setSpacing(0)
            texts.addWidget(label(theme, self._kind(entry)))
            if entry.text or entry.title:
                text = label(
                    theme, (entry.title or entry.text).split("\n")[0][:120], "small", "text_2"
                )
                text.setWordWrap(True)
                texts.addWidget(text)
            row.addLayout(texts, 1)
            if entry.at is not None:
                day = words.day(words.moment(entry.at, self._zone).date(), self._today())
                row.addWidget(label(theme, day, "small", "text_2"), 0, Qt.AlignmentFlag.AlignTop)
            layout.addLayout(row)
        return part

    def _kind(self, entry: Happening) -> str:
        return {
            "call": self.tr("Call"), "email": self.tr("E-mail"), "meeting": self.tr("Meeting"),
            "visit": self.tr("Visit"), "note": self.tr("Note"),
        }.get(entry.kind, self.tr("Entry"))  # fmt: skip
