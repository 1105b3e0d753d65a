"""Who and what a contact belongs to: its companies, who else is there, who belongs with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from crm_desktop.services.contact_card import ContactCard
from crm_desktop.services.contacts import Employment
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.card_about import partial_words
from crm_desktop.ui.widgets.card_section import CardSection
from crm_desktop.ui.widgets.link_row import PersonRow, PlaceRow, RelationRow
from crm_desktop.ui.widgets.menu import LineAct


class CardPeople(QObject):
    """Three sections, filled for each contact.

    A person with one company and colleagues has them under that company's name; its place there is
    a row of its own where there is more to say, or where everything is shown.
    """

    def __init__(
        self, theme: Theme, *, form: Callable[[str, bytes], None],
        act: Callable[[str, bytes, str], None], opens: Callable[[int], None],
    ) -> None:  # fmt: skip
        """``form`` opens a form (what, id of the part); ``act`` does something with a part (what,
        id, act); ``opens`` opens the card of a contact (contact.n)."""
        super().__init__()
        self._form, self._act = form, act
        self.places = CardSection(theme, self.tr("Companies"))
        self.people = CardSection(theme, "")
        self.relations = CardSection(theme, self.tr("Belongs with"))
        self._company = -1
        self.people.title_clicked.connect(lambda: opens(self._company))
        add = self.tr("Add")
        self.places.set_act(add, self.tr("Add a company"), lambda: form("place", b""))
        self.people.set_act(add, self.tr("Add a person"), lambda: form("person", b""))
        self.relations.set_act(
            add, self.tr("Add somebody who belongs with this contact"),
            lambda: form("relation", b""),
        )  # fmt: skip

    def acts(self, card: ContactCard) -> list[LineAct]:
        """What can be added."""
        person = card.contact.kind == "person"
        first = (
            LineAct(self.tr("Company…"), lambda: self._form("place", b""))
            if person
            else LineAct(self.tr("Person…"), lambda: self._form("person", b""))
        )
        belongs = LineAct(
            self.tr("Somebody who belongs with it…"), lambda: self._form("relation", b"")
        )
        return [first, belongs]

    def fill(self, card: ContactCard, *, everything: bool) -> None:
        """Show a contact; ``everything``: also what is empty, to be filled in."""
        self._show_places(card, everything=everything)
        self._show_people(card)
        self._show_relations(card, everything=everything)

    def _show_places(self, card: ContactCard, *, everything: bool) -> None:
        section, contact = self.places, card.contact
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
                faded=bool(place.ended), acts=partial(self._place_acts, place),
            )  # fmt: skip
        section.end()
        told_below = len(contact.positions) == 1 and bool(card.people)
        wanted = everything or (bool(contact.positions) and not told_below)
        section.setVisible(contact.kind == "person" and wanted)

    def _place_acts(self, place: Employment) -> list[LineAct]:
        acts = [
            LineAct(self.tr("Change…"), lambda: self._form("place", place.id)),
            LineAct(self.tr("Moved to another company…"),
                    lambda: self._form("place move", place.id)),
        ]  # fmt: skip
        if not place.primary:
            acts.append(
                LineAct(
                    self.tr("Show it under the name"),
                    lambda: self._act("place", place.id, "primary"),
                )
            )
        away = LineAct(self.tr("Remove"), lambda: self._act("place", place.id, "remove"))
        return [*acts, LineAct(), away]

    def _show_people(self, card: ContactCard) -> None:
        section = self.people
        own = card.contact.kind != "person"
        section.begin()
        companies = dict.fromkeys(person.company for person in card.people)
        for person in card.people:
            second = person.title
            if len(companies) > 1 and person.company:
                second = ", ".join(text for text in (person.title, person.company) if text)
            section.row(PersonRow).fill(person.n, person.id, person.name, second)
        section.end()
        self._company = -1
        if own:
            title = self.tr("Members") if card.contact.kind == "household" else self.tr("People")
        elif len(companies) == 1:
            (name,) = companies
            title = self.tr("At %1").replace("%1", name)
            self._company = next(
                (p.company_n for p in card.contact.positions if p.company == name), -1
            )
        else:
            title = self.tr("Same company")
        section.name(title, opens=self._company >= 0)
        if section.act is not None:
            section.act.setVisible(own)
        section.setVisible(own or bool(card.people))

    def _show_relations(self, card: ContactCard, *, everything: bool) -> None:
        section = self.relations
        section.begin()
        for one in card.relations:
            kind = one.kind or self.tr("this one is: %1").replace("%1", one.back)
            second = ", ".join(text for text in (kind, one.note) if text)

            def acts(relation: bytes = one.id) -> list[LineAct]:
                return [
                    LineAct(self.tr("Change…"), lambda: self._form("relation", relation)),
                    LineAct(),
                    LineAct(self.tr("Remove"),
                            lambda: self._act("relation", relation, "remove")),
                ]  # fmt: skip

            section.row(RelationRow).fill(one.other_n, one.other_id, one.other, second, acts=acts)
        section.end()
        section.setVisible(everything or bool(card.relations))
