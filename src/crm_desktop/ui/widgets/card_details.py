"""The left column of a card: how to reach somebody, what is known of them, who is beside them.

Built once and filled for each contact. It changes nothing: what was edited is handed out as an
``Edit`` and the page answers with the sentence of a refusal, or nothing. One form at a time is
open; what stands in an open field or form can be taken out and put back (drafts).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from crm_desktop.services.contact_card import ContactCard
from crm_desktop.services.contacts import Labelled, Place
from crm_desktop.ui import words
from crm_desktop.ui.links import address_of
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.card_about import AboutRow, about_rows, partial_words
from crm_desktop.ui.widgets.card_form import CardForm
from crm_desktop.ui.widgets.card_forms import CardForms, one_address
from crm_desktop.ui.widgets.card_section import CardSection
from crm_desktop.ui.widgets.controls import label
from crm_desktop.ui.widgets.editable_line import EditableLine, LineAct
from crm_desktop.ui.widgets.link_row import PersonRow, PlaceRow, RelationRow
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
        self._forms = CardForms(theme, offers)
        self._form_key = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        self._reach = CardSection(theme, self.tr("Details"), first=True)
        self._about = CardSection(theme, self.tr("About"))
        self._places = CardSection(theme, self.tr("Companies"))
        self._people = CardSection(theme, "")
        self._relations = CardSection(theme, self.tr("Belongs with"))
        self._sections = (
            self._reach, self._about, self._places, self._people, self._relations,
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
        layout.addWidget(self._footer)
        layout.addStretch(1)
        self._set_acts()

    def _set_acts(self) -> None:
        add = self.tr("Add")
        self._reach.set_act(add, self.tr("Add phone, e-mail, website or address"), self._to_reach)
        self._about.set_act(add, self.tr("Add another field"), self._to_about)
        self._places.set_act(add, self.tr("Add a company"), lambda: self.open_form("place"))
        self._people.set_act(add, self.tr("Add a person"), lambda: self.open_form("person"))
        self._relations.set_act(
            add, self.tr("Add somebody who belongs with this contact"),
            lambda: self.open_form("relation"),
        )  # fmt: skip
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
            made.closed.connect(self.edit_closed)
            made.typed.connect(self.typed)
        elif isinstance(made, PersonRow | PlaceRow | RelationRow):
            made.open_requested.connect(self.open_requested)

    # -- what the page calls -------------------------------------------------------------------

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
            if one.field is not None and one.text != one.value:
                return Open(self._keys.get(one, ""), {"text": one.text})
        return None

    def reopen(self, state: Open) -> None:
        """Open what ``open_state`` told of, with what stood in it."""
        if state.key == "tags":
            self.tags.edit()
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
        if found is None and (row := self._spare(what)) is not None:
            found = self._fill_about(row)
        if found is not None:
            found.edit()
            found.set_text(state.values.get("text", ""))

    def forget(self) -> None:
        """Another contact follows: whatever is open is closed without being kept."""
        self._close_form()
        for one in self.lines:
            one.fill(one.name, one.value)
        self._keys = {}

    def show_card(self, card: ContactCard) -> None:
        """Show a contact."""
        focused = next((key for one, key in self._keys.items() if one.hasFocus()), None)
        self._card = card
        self._keys = {}
        self.setUpdatesEnabled(False)
        try:
            self._show_reach(card)
            self._show_about(card)
            self._show_places(card)
            self._show_people(card)
            self._show_relations(card)
            self._show_footer(card)
        finally:
            self.setUpdatesEnabled(True)
        for one, key in self._keys.items():
            if key == focused:
                one.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_part(self, kind: str) -> None:
        """Open an empty line for another phone, e-mail or web address."""
        name = self._part_names()[kind]
        for one in self._reach.lines:
            if one.name == name and not one.value:
                one.edit()
                return
        line = self._reach.line()
        self._keys[line] = f"{kind}:"
        line.fill(name, "", hint="")
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
        places = {"reach": self._reach, "about": self._about, "places": self._places,
                  "people": self._people, "relations": self._relations}  # fmt: skip
        places[section].show()
        places[section].open_form(form)

    # -- writing -------------------------------------------------------------------------------

    def _do(self, edit: Edit) -> None:
        self._keep(edit)

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
        for kind, parts in groups:
            for one in parts:
                self._show_part(kind, one, names[kind])
            if not parts and kind != "website":
                line = section.line()
                self._keys[line] = f"{kind}:"
                line.fill(names[kind], "", hint=self.tr("Add"))
        for place in contact.addresses:
            self._show_address(place)
        if card.inherited is not None:
            name, place = card.inherited
            line = section.line()
            line.fill(
                self.tr("Address"), one_address(place), editable=False,
                mark=self.tr("of %1").replace("%1", name),
                acts=lambda: [
                    LineAct(self.tr("Another address…"), lambda: self.open_form("address"))
                ],
            )  # fmt: skip
        section.end()

    def _show_part(self, kind: str, one: Labelled, name: str) -> None:
        line = self._reach.line()
        self._keys[line] = f"{kind}:{one.id.hex()}"
        line.fill(
            label_words(one.label) or name, one.text, copies=kind in _COPIED,
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
            opens=lambda: self.open_form("address", part),
        )  # fmt: skip

    # -- what is known -------------------------------------------------------------------------

    def _to_about(self) -> list[LineAct]:
        card = self._card
        if card is None:
            return []
        shown = {key.partition(":")[0] for key in self._keys.values()}
        spare = [row for row in about_rows(card, self._zone) if row.what not in shown]
        acts = [LineAct(row.name, lambda r=row: self._open_about(r)) for row in spare]  # type: ignore[misc]
        acts.append(LineAct(self.tr("Tag"), self.tags.edit))
        if not self.note.value:
            acts.append(LineAct(self.tr("Note"), self._open_note))
        return [*acts, LineAct(), LineAct(self.tr("A field of your own…"),
                                          lambda: self.open_form("field"))]  # fmt: skip

    def _open_note(self) -> None:
        self.note.show()
        self.note.edit()

    def _open_about(self, row: AboutRow) -> None:
        self._fill_about(row).edit()

    def _spare(self, what: str) -> AboutRow | None:
        rows = [] if self._card is None else about_rows(self._card, self._zone)
        return next((row for row in rows if row.what == what), None)

    def _show_about(self, card: ContactCard) -> None:
        self._about.begin()
        for row in about_rows(card, self._zone):
            if row.value or row.always:
                self._fill_about(row)
        self._about.end()
        self._keys[self.note] = "note:"
        note = card.contact.note
        self.note.fill(
            self.tr("Note"), note, hint=self.tr("Add"),
            acts=lambda: [
                LineAct(
                    self.tr("Earlier values…"),
                    lambda: self.history_requested.emit("contact", "note", self.tr("Note")),
                )
            ],
        )  # fmt: skip
        self.note.setVisible(bool(note))
        self.tags.fill(card.tags)

    def _fill_about(self, row: AboutRow) -> EditableLine:
        line = self._about.line()
        self._keys[line] = f"{row.what}:{row.id.hex()}"

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
            choices=row.choices, offers=offers, acts=acts,
        )  # fmt: skip
        return line

    # -- who belongs to it ---------------------------------------------------------------------

    def _show_places(self, card: ContactCard) -> None:
        section, contact = self._places, card.contact
        section.begin()
        for place in contact.positions:
            since = partial_words(place.started) if place.started else ""
            period = ""
            if place.ended:
                until = partial_words(place.ended)
                period = self.tr("until %1").replace("%1", until)
                if since:
                    period = self.tr("%1 to %2").replace("%1", since).replace("%2", until)
            elif since:
                period = self.tr("since %1").replace("%1", since)
            parts = (place.title, place.role, place.department, period)
            second = ", ".join(dict.fromkeys(text for text in parts if text))
            section.row(PlaceRow).fill(
                place.company_n, place.company_id, place.company, second,
                faded=bool(place.ended), acts=partial(self._place_acts, place.id, place.primary),
            )  # fmt: skip
        section.end()
        section.setVisible(contact.kind == "person")

    def _place_acts(self, place: bytes, primary: bool) -> list[LineAct]:
        acts = [
            LineAct(self.tr("Change…"), lambda: self.open_form("place", place)),
            LineAct(
                self.tr("Moved to another company…"), lambda: self.open_form("place move", place)
            ),
        ]
        if not primary:
            acts.append(
                LineAct(
                    self.tr("Show it under the name"),
                    lambda: self._do(Edit("place", place, act="primary")),
                )
            )
        away = LineAct(self.tr("Remove"), lambda: self._do(Edit("place", place, act="remove")))
        return [*acts, LineAct(), away]

    def _show_people(self, card: ContactCard) -> None:
        section = self._people
        own = card.contact.kind != "person"
        section.begin()
        companies = dict.fromkeys(person.company for person in card.people)
        for person in card.people:
            second = person.title
            if len(companies) > 1 and person.company:
                second = ", ".join(text for text in (person.title, person.company) if text)
            section.row(PersonRow).fill(person.n, person.id, person.name, second)
        section.end()
        if own:
            title = self.tr("Members") if card.contact.kind == "household" else self.tr("People")
        elif len(companies) == 1:
            title = self.tr("At %1").replace("%1", next(iter(companies)))
        else:
            title = self.tr("Same company")
        section.title.setText(title)
        if section.act is not None:
            section.act.setVisible(own)
        section.setVisible(own or bool(card.people))

    def _show_relations(self, card: ContactCard) -> None:
        section = self._relations
        section.begin()
        for one in card.relations:
            kind = one.kind or self.tr("this one is: %1").replace("%1", one.back)
            second = ", ".join(text for text in (kind, one.note) if text)

            def acts(relation: bytes = one.id) -> list[LineAct]:
                return [
                    LineAct(self.tr("Change…"), lambda: self.open_form("relation", relation)),
                    LineAct(),
                    LineAct(
                        self.tr("Remove"),
                        lambda: self._do(Edit("relation", relation, act="remove")),
                    ),
                ]

            section.row(RelationRow).fill(one.other_n, one.other_id, one.other, second, acts=acts)
        section.end()

    def _show_footer(self, card: ContactCard) -> None:
        added, changed = (
            words.day(words.moment(at, self._zone).date(), self._today())
            for at in (card.created_at, card.changed_at)
        )
        self._footer.setText(
            self.tr("Added %1, changed %2").replace("%1", added).replace("%2", changed)
        )


def label_words(text: str) -> str:
    """A label as it begins a line."""
    return text[:1].upper() + text[1:]
