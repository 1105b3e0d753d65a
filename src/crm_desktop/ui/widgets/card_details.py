"""The left column of a card: how to reach somebody, what is known of them, who is beside them.

Built anew for each contact. It changes nothing: a line that was edited is handed out as an ``Edit``
and the page answers with the sentence of a refusal, or nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate, QLocale, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from crm_desktop.domain.dates import parse_partial
from crm_desktop.services import contact_card
from crm_desktop.services.contact_card import CardField, CardTag, Person, Place
from crm_desktop.ui import words
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.contact_list_view import tag_hue
from crm_desktop.ui.widgets.controls import (
    TagChip,
    button,
    hue_of,
    label,
    line,
    paint_avatar,
)
from crm_desktop.ui.widgets.editable_line import NAME_WIDTH, EditableLine

_EDITED_AS_TEXT = frozenset(("text", "number", "money", "percent", "date", "list", "link"))
PART_KINDS = ("phone", "email", "website")


@dataclass(frozen=True, slots=True)
class Edit:
    """``what``: phone, email, website, birthday, lead_source or value (of a custom field, ``id``);
    ``id`` of a part, empty for a new one; ``text`` as typed, empty to take it away."""

    what: str
    id: bytes
    text: str


class PersonRow(QPushButton):
    """Somebody at the same company; opens their card."""

    def __init__(self, theme: Theme, person: Person) -> None:
        super().__init__()
        self._theme, self._person = theme, person
        self.setFixedHeight(theme.px(38))
        self.setStyleSheet(f"border: 0; padding: 0; min-height: {theme.px(38)}px;")
        self.setAccessibleName(", ".join(t for t in (person.name, person.title) if t))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px, person = self._theme, self._theme.px, self._person
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(self.rect(), theme.radius("control"), theme.radius("control"))
        side = px(26)
        avatar = QRect(0, (self.height() - side) // 2, side, side)
        paint_avatar(painter, theme, avatar, person.name, hue_of(person.id))
        left = side + px(8)
        upper = QRect(left, px(2), self.width() - left, px(18))
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if not person.title:
            upper.setHeight(self.height() - px(4))
        for role, ink, place, text in (
            ("body", "text", upper, person.name),
            ("small", "text_2", QRect(left, px(19), upper.width(), px(16)), person.title),
        ):
            painter.setFont(theme.font(role))  # type: ignore[arg-type]
            painter.setPen(theme.color(ink))
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, place.width()
            )
            painter.drawText(place, align, shown)


class CardDetails(QFrame):
    """The panel; ``keep`` takes an ``Edit`` and gives the sentence of a refusal, or ""."""

    open_requested = Signal(int)
    edit_closed = Signal()
    """No field is open any more."""

    def __init__(
        self, theme: Theme, keep: Callable[[Edit], str], *, today: Callable[[], dt.date],
        zone: dt.tzinfo,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setProperty("panel", True)
        self._theme, self._keep, self._today, self._zone = theme, keep, today, zone
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(1, 1, 1, 1)
        self._layout.setSpacing(0)
        self._reach: QVBoxLayout | None = None
        self.lines: list[EditableLine] = []

    @property
    def editing(self) -> bool:
        """Whether a field is open."""
        return any(one.field is not None for one in self.lines)

    def commit(self) -> None:
        """Keep what stands in an open field."""
        for one in list(self.lines):
            one.commit()

    def show_card(self, card: contact_card.CardDetails) -> None:
        """Show a contact."""
        focused = next((one.name for one in self.lines if one.hasFocus()), None)
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = []
        self._add(self._reach_part(card))
        self._add(self._about_part(card))
        if len(card.places) > 1 or (card.places and not card.people):
            self._add(self._companies(card.places))
        for company in dict.fromkeys(person.company for person in card.people):
            self._add(self._people(card, company))
        self._add(self._footer(card))
        self._layout.addStretch(1)
        for one in self.lines:
            if one.name == focused:
                one.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- parts ---------------------------------------------------------------------------------

    def _add(self, part: QWidget) -> None:
        if self._layout.count():
            self._layout.addWidget(line(self._theme))
        self._layout.addWidget(part)

    def _part(self, title: str, act: QWidget | None = None) -> tuple[QWidget, QVBoxLayout]:
        px = self._theme.px
        part = QWidget()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(px(16), px(12 if act is None else 8), px(10), px(10))
        layout.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(label(self._theme, title, "strong"), 1)
        if act is not None:
            head.addWidget(act)
        layout.addLayout(head)
        layout.addSpacing(px(4))
        return part, layout

    def _line(
        self, layout: QVBoxLayout, name: str, value: str, edit: tuple[str, bytes] | None,
        *, shown: str = "", copies: bool = False, hint: str = "",
    ) -> EditableLine:  # fmt: skip
        made = EditableLine(
            self._theme, name, value, shown=shown, copies=copies, editable=edit is not None,
            hint=hint,
        )  # fmt: skip
        if edit is not None:
            what, identity = edit
            made.kept.connect(lambda text: self._hand_out(made, Edit(what, identity, text)))
            made.closed.connect(self.edit_closed)
            self.lines.append(made)
        layout.addWidget(made)
        return made

    def _hand_out(self, made: EditableLine, edit: Edit) -> None:
        refusal = self._keep(edit)
        if refusal:
            made.refuse(edit.text, refusal)

    def _part_names(self) -> dict[str, str]:
        return {"phone": self.tr("Phone"), "email": self.tr("E-mail"),
                "website": self.tr("Website")}  # fmt: skip

    def _reach_part(self, card: contact_card.CardDetails) -> QWidget:
        names = self._part_names()
        add = button(self._theme, self.tr("Add"), kind="link", small=True)
        add.setAccessibleName(self.tr("Add phone, e-mail or website"))
        menu = QMenu(add)
        menu.setFont(self._theme.font("body"))
        for kind in PART_KINDS:
            action = menu.addAction(names[kind])
            action.triggered.connect(lambda _checked=False, k=kind: self.add_part(k))
        add.setMenu(menu)
        part, layout = self._part(self.tr("Details"), add)
        groups = (("phone", card.phones), ("email", card.emails),
                  ("website", card.websites))  # fmt: skip
        for kind, parts in groups:
            for one in parts:
                name = one.label[:1].upper() + one.label[1:] if one.label else names[kind]
                self._line(layout, name, one.text, (kind, one.id), copies=kind != "website")
            if not parts and kind != "website":
                self._line(layout, names[kind], "", (kind, b""), hint=self.tr("Add"))
        for place in card.addresses:
            lines = (f"{place.street} {place.street_number}", place.street2,
                     f"{place.postal_code} {place.city}", place.region, place.country)  # fmt: skip
            shown = "\n".join(text for text in map(str.strip, lines) if text)
            self._line(layout, place.label.capitalize() or self.tr("Address"), shown, None)
        self._reach = layout
        return part

    def add_part(self, kind: str) -> None:
        """Open an empty line for another phone, e-mail or web address."""
        if self._reach is None:
            return
        name = self._part_names()[kind]
        for one in self.lines:
            if one.name == name and not one.value:
                one.edit()
                return
        self._line(self._reach, name, "", (kind, b"")).edit()

    def _about_part(self, card: contact_card.CardDetails) -> QWidget:
        contact = card.contact
        part, layout = self._part(self.tr("About"))
        if contact.kind == "person":
            self._line(
                layout, self.tr("Birthday"), partial_words(contact.birthday), ("birthday", b""),
                hint=self.tr("Add"),
            )  # fmt: skip
        for field in card.fields:
            self._field_line(layout, field)
        self._line(layout, self.tr("Source"), contact.lead_source, ("lead_source", b""),
                   hint=self.tr("Add"))  # fmt: skip
        if card.tags:
            layout.addWidget(self._tags(card.tags))
        return part

    def _field_line(self, layout: QVBoxLayout, field: CardField) -> None:
        edit = ("value", field.id) if field.kind in _EDITED_AS_TEXT else None
        if field.value or edit:
            shown = self._shown(field.kind, field.value)
            value = shown if field.kind == "date" else field.value
            self._line(layout, field.name, value, edit, shown=shown, hint=self.tr("Add"))

    def _shown(self, kind: str, value: str) -> str:
        if kind == "date":
            return partial_words(value)
        if kind == "yes/no":
            return self.tr("Yes") if value == "1" else self.tr("No")
        return value

    def _tags(self, tags: Sequence[CardTag]) -> QWidget:
        theme, px = self._theme, self._theme.px
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, px(4), 0, px(4))
        row.setSpacing(0)
        name = label(theme, self.tr("Tags"), "body", "text_2")
        name.setFixedWidth(px(NAME_WIDTH))
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(px(4))
        room = theme.size("card_left") - px(32 + NAME_WIDTH)
        used, current = room + 1, QHBoxLayout()
        for tag in tags:
            chip = TagChip(theme, tag.name, tag_hue(tag.name, tag.colour))
            if used + chip.width() > room:
                current = QHBoxLayout()
                current.setSpacing(px(4))
                current.setAlignment(Qt.AlignmentFlag.AlignLeft)
                lines.addLayout(current)
                used = 0
            used += chip.width() + px(4)
            current.addWidget(chip)
        row.addLayout(lines, 1)
        return whole

    def _companies(self, positions: Sequence[Place]) -> QWidget:
        part, layout = self._part(self.tr("Companies"))
        for place in positions:
            open_ = button(self._theme, place.company, kind="link")
            open_.clicked.connect(
                lambda _checked=False, n=place.company_n: self.open_requested.emit(n)
            )
            layout.addWidget(open_, 0, Qt.AlignmentFlag.AlignLeft)
            until = ""
            if place.ended:
                until = self.tr("until %1").replace("%1", partial_words(place.ended))
            elif place.started:
                until = self.tr("since %1").replace("%1", partial_words(place.started))
            second = ", ".join(text for text in (place.title or place.role, until) if text)
            if second:
                small = label(self._theme, second, "small", "text_2")
                small.setContentsMargins(self._theme.px(6), 0, 0, self._theme.px(4))
                layout.addWidget(small)
        return part

    def _people(self, card: contact_card.CardDetails, company: str) -> QWidget:
        act = None
        place = next((place for place in card.places if place.company == company), None)
        if place is not None:
            act = button(self._theme, self.tr("Open"), kind="link", small=True)
            act.setAccessibleName(self.tr("Open %1").replace("%1", company))
            n = place.company_n
            act.clicked.connect(lambda _checked=False: self.open_requested.emit(n))
        part, layout = self._part(self.tr("At %1").replace("%1", company), act)
        for person in card.people:
            if person.company == company:
                row = PersonRow(self._theme, person)
                row.clicked.connect(lambda _checked=False, n=person.n: self.open_requested.emit(n))
                layout.addWidget(row)
        return part

    def _footer(self, card: contact_card.CardDetails) -> QWidget:
        px = self._theme.px
        added, changed = (
            words.day(words.moment(at, self._zone).date(), self._today())
            for at in (card.created_at, card.changed_at)
        )
        made = label(
            self._theme,
            self.tr("Added %1, changed %2").replace("%1", added).replace("%2", changed),
            "small", "text_3",
        )  # fmt: skip
        made.setContentsMargins(px(16), px(10), px(16), px(10))
        return made


def partial_words(iso: str) -> str:
    """A partial ISO date as people say it: "3 May", "3 May 1980", "May 1980", "1980"."""
    date = parse_partial(iso)
    if date is None:
        return iso
    locale = QLocale()
    form = " ".join(
        part for part, known in (("d", date.day), ("MMMM", date.month), ("yyyy", date.year))
        if known
    )  # fmt: skip
    return locale.toString(QDate(date.year or 2000, date.month or 1, date.day or 1), form)
