"""The left column of a card: how to reach somebody, what is known of them, who is beside them.

Built once and filled for each contact. It changes nothing: what was edited is handed out as an
``Edit`` and the page answers with the sentence of a refusal, or nothing. One form at a time is
open; what stands in an open field or form can be taken out and put back (drafts).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from crm_desktop.services.contact_card import ContactCard
from crm_desktop.services.contacts import Labelled, Place
from crm_desktop.ui import words
from crm_desktop.ui.links import address_of
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.card_about import AboutRow, about_rows
from crm_desktop.ui.widgets.card_form import CardForm
from crm_desktop.ui.widgets.card_forms import CardForms, one_address
from crm_desktop.ui.widgets.card_people import CardPeople
from crm_desktop.ui.widgets.card_section import CardSection, show_acts_under
from crm_desktop.ui.widgets.controls import label, line
from crm_desktop.ui.widgets.editable_line import NAME_WIDTH, EditableLine, name_room
from crm_desktop.ui.widgets.link_row import PersonRow, PlaceRow, RelationRow
from crm_desktop.ui.widgets.menu import LineAct
from crm_desktop.ui.widgets.tab_order import chain, reachable
from crm_desktop.ui.widgets.tag_row import TagRow

PART_KINDS = ("phone", "email", "website")
_COPIED = ("phone", "email")


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person wants changed.

    ``what``: phone, email, website, address, place, person, relation, field, tag, a field of the
    contact (birthday, status ...) or value (of a custom field); ``id`` of a part, empty for a new
    one; ``text`` as typed, empty to take it away; ``act``: primary, use, avoid, remove, move or
    colour, else it is set; ``values``: what stands in a form.
    """

    what: str
    id: bytes
    text: str = ""
    act: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Open:
    """An open field or form, so that it can be opened again: ``key`` names it."""

    key: str
    values: Mapping[str, str]


class CardDetails(QFrame):
    """The panel; ``keep`` takes an ``Edit`` and gives the sentence of a refusal, or ""."""

    open_requested = Signal(int)
    link_requested = Signal(str)
    """An address to be opened by another program."""
    history_requested = Signal(str, str, str)
    """Table, field and name of a line whose earlier values are wanted."""
    typed = Signal()
    """Something in an open field or form changed."""
    edit_closed = Signal()
    """No field is open any more."""

    def __init__(
        self,
        theme: Theme,
        keep: Callable[[Edit], str],
        offers: Callable[[str, str], Sequence[str]],
        *,
        today: Callable[[], dt.date],
        zone: dt.tzinfo,
    ) -> None:
        """``offers``: values for a field ("status", "company" ...) that fit what is typed."""
        super().__init__()
        self.setProperty("panel", True)
        self._theme, self._keep, self._offers = theme, keep, offers
        self._today, self._zone = today, zone
        self._card: ContactCard | None = None
        self._keys: dict[EditableLine, str] = {}
        self._stops: list[QWidget] = []
        self._forms = CardForms(theme, offers)
        self._form_key = ""
        self._reach_room = self._about_room = theme.px(NAME_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        self._everything = False
        self._reach = CardSection(theme, self.tr("Details"), first=True)
        self._about = CardSection(theme, self.tr("About"))
        people = self._people = CardPeople(
            theme, form=self.open_form, opens=self.open_requested.emit,
            act=lambda what, part, act: self._do(Edit(what, part, act=act)),
        )  # fmt: skip
        self._sections = (
            self._reach, self._about, people.places, people.people, people.relations,
        )  # fmt: skip
        for section in self._sections:
            section.made.connect(self._connect)
            layout.addWidget(section)
        self.tags = TagRow(theme, lambda: offers("tag", ""))
        self.note = EditableLine(theme, lines=True)
        self._connect(self.note)
        self._about.add_below(self.note)
        self._about.add_below(self.tags)
        self._footer = label(theme, "", "small", "text_3")
        px = theme.px
        self._footer.setContentsMargins(px(16), px(10), px(16), px(10))
        self._footer.setWordWrap(True)
        layout.addWidget(line(theme))
        layout.addWidget(self._footer)
        layout.addStretch(1)
        self._set_acts()

    def _set_acts(self) -> None:
        add = self.tr("Add")
        self._reach.set_act(add, self.tr("Add phone, e-mail, website or address"), self._to_reach)
        self._about.set_act(add, self.tr("Add another field"), self._to_about)
        self.edit = self._reach.add_link(self.tr("Edit"))
        self.edit.clicked.connect(lambda _checked=False: self.show_everything(not self._everything))
        self.tags.add_requested.connect(lambda text: self._do(Edit("tag", b"", text)))
        self.tags.remove_requested.connect(lambda tag: self._do(Edit("tag", tag, act="remove")))
        self.tags.colour_requested.connect(
            lambda tag, hue: self._do(Edit("tag", tag, hue, act="colour"))
        )
        self.tags.typed.connect(self.typed)
        self.tags.closed.connect(self.edit_closed)

    def _connect(self, made: object) -> None:
        if isinstance(made, EditableLine):
            made.kept.connect(lambda text: self._line_kept(made, text))
            made.closed.connect(lambda: self._line_closed(made))
            made.typed.connect(self.typed)
        elif isinstance(made, PersonRow | PlaceRow | RelationRow):
            made.open_requested.connect(self.open_requested)

    # -- what the page calls -------------------------------------------------------------------

    @property
    def everything(self) -> bool:
        """Whether lines without a value are shown too."""
        return self._everything

    def show_everything(self, on: bool) -> None:
        """Show also the lines without a value, to fill them in; or only what is known."""
        if self._card is None or on == self._everything:
            return
        self.commit()
        self._everything = on
        if not self.editing:
            self.show_card(self._card)

    def add_acts(self) -> list[LineAct]:
        """All that can be added to the contact."""
        if self._card is None:
            return []
        return [
            *self._to_reach(), LineAct(), *self._people.acts(self._card), LineAct(),
            *self._to_about(),
        ]  # fmt: skip

    def show_add_menu(self) -> None:
        """Offer all that can be added."""
        show_acts_under(self._theme, self.edit, self.add_acts())

    @property
    def lines(self) -> list[EditableLine]:
        """The lines that are shown."""
        return [*self._reach.lines, *self._about.lines, self.note]

    @property
    def form(self) -> CardForm | None:
        """The form that is open."""
        return next((s.form for s in self._sections if s.form is not None), None)

    @property
    def editing(self) -> bool:
        """Whether a field or form is open."""
        return (
            self.form is not None
            or self.tags.field is not None
            or any(one.field is not None for one in self.lines)
        )

    def commit(self) -> None:
        """Keep what stands in an open field or form; what is refused stays open."""
        for one in self.lines:
            one.commit()
        self.tags.commit()
        if self.form is not None:
            self.form.leave()

    def open_state(self) -> Open | None:
        """What is open and changed, for a draft."""
        if (form := self.form) is not None:
            return Open(self._form_key, form.values())
        if self.tags.field is not None and self.tags.field.text():
            return Open("tags", {"text": self.tags.field.text()})
        for one in self.lines:
            if one.field is not None and one.in_field != one.value:
                return Open(self._keys.get(one, ""), {"text": one.in_field})
        return None

    def reopen(self, state: Open) -> None:
        """Open what ``open_state`` told of, with what stood in it."""
        if state.key == "tags":
            self.add_tag()
            if self.tags.field is not None:
                self.tags.field.setText(state.values.get("text", ""))
            return
        what, _, identity = state.key.partition(":")
        if what.startswith("form "):
            self.open_form(what.removeprefix("form "), bytes.fromhex(identity))
            if self.form is not None:
                self.form.write(state.values)
            return
        found = next((one for one, key in self._keys.items() if key == state.key), None)
        if found is None and what in PART_KINDS:
            self.add_part(what)
            found = next((one for one in self._reach.lines if one.field is not None), None)
        if found is None and (row := self._spare(state.key)) is not None:
            found = self._fill_about(row)
        if found is not None:
            found.edit()
            found.set_text(state.values.get("text", ""))

    def forget(self) -> None:
        """Another contact follows: whatever is open is closed without being kept."""
        self._close_form()
        for one in self.lines:
            if one.field is not None:
                one.fill(one.name, one.value)
        self._keys = {}
        self._everything = False

    def show_card(self, card: ContactCard) -> None:
        """Show a contact."""
        focused = next((key for one, key in self._keys.items() if one.hasFocus()), None)
        self._card = card
        before, self._keys = set(self._keys.values()), {}
        self.setUpdatesEnabled(False)
        try:
            self._show_reach(card)
            self._show_about(card)
            self._people.fill(card, everything=self._everything)
            self._show_footer(card)
            self._show_acts(card)
            self._order()
        finally:
            self.setUpdatesEnabled(True)
        keys = self._keys.values()
        if focused is not None and focused not in keys:  # it was new, and has an id now
            new = (key for key in keys if key.startswith(focused) and key not in before)
            focused = next(new, None)
        for one, key in self._keys.items():
            if key == focused:
                one.setFocus(Qt.FocusReason.OtherFocusReason)

    def _order(self) -> None:
        """Tab follows the reading order, also to lines that were made later."""
        found: list[QWidget] = []
        for section in self._sections:
            found += section.stops
            if section is self._about:
                found += [self.note, self.tags]
        found = reachable(found)
        if found != self._stops:
            self._stops = found
            chain(found)

    def add_part(self, kind: str) -> None:
        """Open an empty line for another phone, e-mail or web address."""
        name = self._part_names()[kind]
        for one in self._reach.lines:
            if one.name == name and not one.value:
                one.show()  # it may have been given up before
                one.edit()
                return
        line = self._reach.line()
        self._keys[line] = f"{kind}:"
        line.fill(name, "", hint="", room=self._reach_room)
        line.edit()

    def open_form(self, what: str, identity: bytes = b"") -> None:
        """Open the form for a new or an existing address, place, person, relation or field."""
        card = self._card
        if card is None:
            return
        self.commit()
        if self.form is not None:  # refused: it stays
            return
        made = self._forms.make(what, identity, card)
        if made is None:
            return
        form, section = made
        self._form_key = f"form {what}:{identity.hex()}"
        edit = Edit(what.partition(" ")[0], identity, act=what.partition(" ")[2])
        form.kept.connect(lambda values: self._form_kept(form, edit, values))
        form.closed.connect(self._form_closed)
        form.typed.connect(self.typed)
        places = {"reach": self._reach, "about": self._about, "places": self._people.places,
                  "people": self._people.people, "relations": self._people.relations}  # fmt: skip
        places[section].show()
        places[section].open_form(form)

    # -- writing -------------------------------------------------------------------------------

    def _do(self, edit: Edit) -> None:
        self._keep(edit)

    def _line_closed(self, line: EditableLine) -> None:
        if not (line.value or self._everything):  # it was only there to be filled in
            line.hide()
        self.edit_closed.emit()

    def _line_kept(self, line: EditableLine, text: str) -> None:
        what, _, identity = self._keys.get(line, "").partition(":")
        refusal = self._keep(Edit(what, bytes.fromhex(identity), text))
        if refusal:
            line.refuse(text, refusal)

    def _form_kept(self, form: CardForm, edit: Edit, values: Mapping[str, str]) -> None:
        refusal = self._keep(Edit(edit.what, edit.id, act=edit.act, values=values))
        if refusal:
            form.refuse(refusal)
        else:
            self._form_closed()

    def _form_closed(self) -> None:
        self._close_form()
        self.edit_closed.emit()

    def _close_form(self) -> None:
        for section in self._sections:
            if section.form is not None:
                section.close_form()
        self._form_key = ""

    # -- how to reach somebody -----------------------------------------------------------------

    def _part_names(self) -> dict[str, str]:
        return {"phone": self.tr("Phone"), "email": self.tr("E-mail"),
                "website": self.tr("Website")}  # fmt: skip

    def _to_reach(self) -> list[LineAct]:
        names = self._part_names()
        acts = [LineAct(names[kind], lambda k=kind: self.add_part(k)) for kind in PART_KINDS]  # type: ignore[misc]
        return [*acts, LineAct(self.tr("Address"), lambda: self.open_form("address"))]

    def _show_reach(self, card: ContactCard) -> None:
        names, section, contact = self._part_names(), self._reach, card.contact
        section.begin()
        groups = (("phone", contact.phones), ("email", contact.emails),
                  ("website", contact.websites))  # fmt: skip
        told = [label_words(one.label) for _, parts in groups for one in parts]
        told += [label_words(place.label) for place in contact.addresses]
        self._reach_room = name_room(self._theme, (*names.values(), self.tr("Address"), *told))
        for kind, parts in groups:
            for one in parts:
                self._show_part(kind, one, names[kind])
            if not parts and self._everything:
                line = section.line()
                self._keys[line] = f"{kind}:"
                line.fill(names[kind], "", hint=self.tr("Add"), room=self._reach_room)
        for place in contact.addresses:
            self._show_address(place)
        if card.inherited is not None:
            name, place = card.inherited
            section.line().fill(
                self.tr("Address"), one_address(place), editable=False, soft=True,
                mark=self.tr("of %1").replace("%1", name), room=self._reach_room,
                acts=lambda: [
                    LineAct(self.tr("Another address…"), lambda: self.open_form("address"))
                ],
            )  # fmt: skip
        elif not contact.addresses and self._everything:
            section.line().fill(
                self.tr("Address"), "", hint=self.tr("Add"), room=self._reach_room,
                opens=lambda: self.open_form("address"),
            )  # fmt: skip
        section.end()

    def _show_part(self, kind: str, one: Labelled, name: str) -> None:
        line = self._reach.line()
        self._keys[line] = f"{kind}:{one.id.hex()}"
        line.fill(
            label_words(one.label) or name, one.text, copies=kind in _COPIED,
            room=self._reach_room,
            mark=self.tr("do not use") if one.do_not_use else "",
            acts=lambda: self._part_acts(kind, one, name),
        )  # fmt: skip

    def _part_acts(self, kind: str, one: Labelled, name: str) -> list[LineAct]:
        def do(act: str) -> Callable[[], None]:
            return lambda: self._do(Edit(kind, one.id, act=act))

        acts = [LineAct(self.tr("Label…"), lambda: self.open_form(f"label {kind}", one.id))]
        where = address_of(kind, one.text)
        if where:
            verb = {"phone": self.tr("Call with this PC"), "email": self.tr("Write an e-mail"),
                    "website": self.tr("Open the page")}[kind]  # fmt: skip
            acts.insert(0, LineAct(verb, lambda: self.link_requested.emit(where)))
        if not one.primary:
            acts.append(LineAct(self.tr("Make it the main one"), do("primary")))
        if kind in _COPIED:
            use = one.do_not_use
            text = self.tr("Use it again") if use else self.tr("Do not use it")
            acts.append(LineAct(text, do("use" if use else "avoid")))
        earlier = LineAct(
            self.tr("Earlier values…"), lambda: self.history_requested.emit(kind, "", name)
        )
        return [*acts, earlier, LineAct(), LineAct(self.tr("Remove"), do("remove"))]

    def _show_address(self, place: Place) -> None:
        line, part = self._reach.line(), place.id

        def acts() -> list[LineAct]:
            found = [LineAct(self.tr("Change…"), lambda: self.open_form("address", part))]
            if not place.primary:
                found.append(
                    LineAct(
                        self.tr("Make it the main one"),
                        lambda: self._do(Edit("address", part, act="primary")),
                    )
                )
            return [
                *found,
                LineAct(
                    self.tr("Earlier values…"),
                    lambda: self.history_requested.emit("address", "", self.tr("Address")),
                ),
                LineAct(),
                LineAct(self.tr("Remove"), lambda: self._do(Edit("address", part, act="remove"))),
            ]

        line.fill(
            label_words(place.label) or self.tr("Address"), one_address(place), acts=acts,
            soft=True, room=self._reach_room,
            opens=lambda: self.open_form("address", part),
        )  # fmt: skip

    # -- what is known -------------------------------------------------------------------------

    def _to_about(self) -> list[LineAct]:
        card = self._card
        if card is None:
            return []
        shown = {key for line, key in self._keys.items() if not line.isHidden()}
        spare = [row for row in about_rows(card, self._zone) if _key(row) not in shown]
        acts = [LineAct(row.name, lambda r=row: self._open_about(r)) for row in spare]  # type: ignore[misc]
        acts.append(LineAct(self.tr("Tag"), self.add_tag))
        if not self.note.value:
            acts.append(LineAct(self.tr("Note"), self._open_note))
        return [*acts, LineAct(), LineAct(self.tr("A field of your own…"),
                                          lambda: self.open_form("field"))]  # fmt: skip

    def add_tag(self) -> None:
        """Open the field for another tag."""
        self._about.show()
        self.tags.show()
        self.tags.edit()

    def _open_note(self) -> None:
        self._about.show()
        self.note.show()
        self.note.edit()

    def _open_about(self, row: AboutRow) -> None:
        self._about.show()
        given_up = (line for line, key in self._keys.items() if key == _key(row))
        line = next(given_up, None) or self._fill_about(row)
        line.show()
        line.edit()

    def _spare(self, key: str) -> AboutRow | None:
        rows = [] if self._card is None else about_rows(self._card, self._zone)
        return next((row for row in rows if _key(row) == key), None)

    def _show_about(self, card: ContactCard) -> None:
        # Since when somebody is a customer stands in the head already.
        rows = [
            row for row in about_rows(card, self._zone)
            if self._everything or ((row.value or row.shown) and row.what != "known_since")
        ]  # fmt: skip
        names = (self.tr("Tags"), self.tr("Note"), *(row.name for row in rows))
        self._about_room = name_room(self._theme, names)
        self._about.begin()
        for row in rows:
            self._fill_about(row)
        self._about.end()
        self._keys[self.note] = "note:"
        note = card.contact.note
        self.note.fill(
            self.tr("Note"), note, hint=self.tr("Add"), room=self._about_room,
            acts=lambda: [
                LineAct(
                    self.tr("Earlier values…"),
                    lambda: self.history_requested.emit("contact", "note", self.tr("Note")),
                )
            ],
        )  # fmt: skip
        self.note.setVisible(bool(note) or self._everything)
        self.tags.fill(card.tags, room=self._about_room, adds=self._everything)
        self.tags.setVisible(bool(card.tags) or self._everything)
        self._about.setVisible(bool(rows or note or card.tags) or self._everything)

    def _show_acts(self, card: ContactCard) -> None:
        """The words beside the headings: there is always a way to add the first line."""
        self.edit.setText(self.tr("Done") if self._everything else self.tr("Edit"))
        self.edit.setAccessibleName(
            self.tr("Show only what is known") if self._everything
            else self.tr("Edit: show also what is empty")
        )  # fmt: skip
        for section in (self._reach, self._about):
            if section.act is not None:
                section.act.setVisible(self._everything)

    def _fill_about(self, row: AboutRow) -> EditableLine:
        line = self._about.line()
        self._keys[line] = _key(row)

        def acts() -> list[LineAct]:
            table, history = row.history
            earlier = LineAct(
                self.tr("Earlier values…"),
                lambda: self.history_requested.emit(table, history, row.name),
            )
            where = address_of("website", row.value) if row.kind == "link" else ""
            if not where:
                return [earlier]
            opens = LineAct(self.tr("Open the page"), lambda: self.link_requested.emit(where))
            return [opens, earlier]

        offers = None
        if row.offers:
            offers = lambda: self._offers(row.offers, "")  # noqa: E731 - None where there are none
        elif row.options:
            offers = lambda: row.options  # noqa: E731
        line.fill(
            row.name, row.value, shown=row.shown, hint=self.tr("Add"), example=row.example,
            choices=row.choices, offers=offers, acts=acts, room=self._about_room,
        )  # fmt: skip
        return line

    def _show_footer(self, card: ContactCard) -> None:
        added, changed = (
            words.day(words.moment(at, self._zone).date(), self._today())
            for at in (card.created_at, card.changed_at)
        )
        self._footer.setText(
            self.tr("Added %1, changed %2").replace("%1", added).replace("%2", changed)
        )


def _key(row: AboutRow) -> str:
    return f"{row.what}:{row.id.hex()}"


def label_words(text: str) -> str:
    """A label as it begins a line."""
    return text[:1].upper() + text[1:]
