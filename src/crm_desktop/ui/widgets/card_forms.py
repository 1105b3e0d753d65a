"""The forms of a card: which fields an address, a place, a person, a relation has."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from crm_desktop.services.contact_card import ContactCard
from crm_desktop.services.contacts import Place
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.card_about import partial_words
from crm_desktop.ui.widgets.card_form import CardForm, FormField

_TOWN_FIRST = frozenset(
    ("gb", "ie", "us", "ca", "au", "nz", "uk", "united kingdom", "great britain", "ireland",
     "united states", "usa", "canada", "australia", "new zealand")
)  # fmt: skip
"""Countries that write the town before the post code, as a person may have written them."""


def one_address(place: Place) -> str:
    """An address in lines, in the order of its country as far as it is known."""
    street = f"{place.street} {place.street_number}".strip()
    country = place.country.strip()
    if country.casefold() in _TOWN_FIRST:
        # Oxford OX1 2JD; Portland, Oregon 97201
        region = f", {place.region}" if place.region and place.city else place.region
        town = f"{place.city}{region} {place.postal_code}".strip()
        lines = [street, place.street2, town, country]
    else:
        town = f"{place.postal_code} {place.city}".strip()
        lines = [street, place.street2, town, place.region, country]
    return "\n".join(text for text in map(str.strip, lines) if text)


class CardForms(QObject):
    """Makes the form for something, filled with what is there."""

    def __init__(self, theme: Theme, offers: Callable[[str, str], Sequence[str]]) -> None:
        super().__init__()
        self._theme, self._offers = theme, offers

    def make(self, what: str, identity: bytes, card: ContactCard) -> tuple[CardForm, str] | None:
        """The form, and the part of the card it belongs to; None: what it was about is gone."""
        kind, _, more = what.partition(" ")
        if kind == "label":
            return self._label(more, identity, card)
        if kind == "place" and more == "move":
            return self._move(identity, card)
        make = {
            "address": self._address, "place": self._place, "person": self._person,
            "relation": self._relation, "field": self._field,
        }[kind]  # fmt: skip
        return make(identity, card)

    def _offer(self, what: str) -> Callable[[str], Sequence[str]]:
        return lambda typed: self._offers(what, typed)

    def _form(self, name: str, fields: Sequence[FormField], verb: str = "") -> CardForm:
        return CardForm(self._theme, name, fields, verb)

    def _label(self, kind: str, part: bytes, card: ContactCard) -> tuple[CardForm, str] | None:
        contact = card.contact
        lists = {"phone": contact.phones, "email": contact.emails, "website": contact.websites}
        one = next((one for one in lists[kind] if one.id == part), None)
        if one is None:
            return None
        form = self._form(
            self.tr("Label for %1").replace("%1", one.text),
            [FormField("label", self.tr("Label"), one.label, offers=self._offer(f"{kind} label"),
                       hint=self.tr("work, home, mobile …"))],
        )  # fmt: skip
        return form, "reach"

    def _address(self, part: bytes, card: ContactCard) -> tuple[CardForm, str] | None:
        found = next((one for one in card.contact.addresses if one.id == part), None)
        if part and found is None:
            return None
        place = found or Place("", "", "", "", "", "", "", "")
        fields = [
            FormField("street", self.tr("Street and number"),
                      f"{place.street} {place.street_number}".strip()),
            FormField("street2", self.tr("Second line"), place.street2),
            FormField("postal_code", self.tr("Post code"), place.postal_code, half=True),
            FormField("city", self.tr("Town"), place.city, offers=self._offer("city")),
            FormField("region", self.tr("Region"), place.region, half=True),
            FormField("country", self.tr("Country"), place.country,
                      offers=self._offer("country")),
            FormField("label", self.tr("Label"), place.label,
                      offers=self._offer("address label"), hint=self.tr("work, home …")),
        ]  # fmt: skip
        return self._form(self.tr("Address"), fields), "reach"

    def _place(self, part: bytes, card: ContactCard) -> tuple[CardForm, str] | None:
        place = next((one for one in card.contact.positions if one.id == part), None)
        if part and place is None:
            return None
        fields = []
        if place is None:
            fields.append(
                FormField("company", self.tr("Company or household"),
                          offers=self._offer("company"))
            )  # fmt: skip
        fields += [
            FormField("title", self.tr("Title"), place.title if place else ""),
            FormField("role", self.tr("Role"), place.role if place else "",
                      offers=self._offer("role"), half=True),
            FormField("department", self.tr("Department"), place.department if place else ""),
            FormField("started", self.tr("From"), partial_words(place.started) if place else "",
                      hint=self.tr("May 2020 …"), half=True),
            FormField("ended", self.tr("To"), partial_words(place.ended) if place else "",
                      hint=self.tr("still there")),
        ]  # fmt: skip
        name = self.tr("New company") if place is None else place.company
        return self._form(name, fields), "places"

    def _move(self, part: bytes, card: ContactCard) -> tuple[CardForm, str] | None:
        place = next((one for one in card.contact.positions if one.id == part), None)
        if place is None:
            return None
        fields = [
            FormField("company", self.tr("New company"), offers=self._offer("company")),
            FormField("title", self.tr("Title there")),
            FormField("when", self.tr("Since when"), hint=self.tr("today")),
            FormField("history", self.tr("Keep it as an earlier company"),
                      "1", tick=True),
        ]  # fmt: skip
        name = self.tr("Moved from %1").replace("%1", place.company)
        return self._form(name, fields, self.tr("Move")), "places"

    def _person(self, _part: bytes, _card: ContactCard) -> tuple[CardForm, str]:
        fields = [
            FormField("person", self.tr("Name"), offers=self._offer("person"),
                      hint=self.tr("Somebody known, or a new name")),
            FormField("title", self.tr("Title")),
        ]  # fmt: skip
        return self._form(self.tr("Who works here"), fields, self.tr("Add")), "people"

    def _relation(self, part: bytes, card: ContactCard) -> tuple[CardForm, str] | None:
        found = next((one for one in card.relations if one.id == part), None)
        if part and found is None:
            return None
        me = card.contact.first_name or card.contact.name
        fields = []
        if found is None:
            fields.append(FormField("other", self.tr("Who"), offers=self._offer("contact")))
        fields += [
            FormField("kind", self.tr("is … of %1").replace("%1", me), found.kind if found else "",
                      offers=self._offer("relation"), hint=self.tr("daughter"), half=True),
            FormField("back", self.tr("%1 is").replace("%1", me), found.back if found else "",
                      offers=self._offer("relation"), hint=self.tr("mother")),
            FormField("note", self.tr("Note"), found.note if found else ""),
        ]  # fmt: skip
        name = self.tr("Who belongs with %1").replace("%1", me) if found is None else found.other
        return self._form(name, fields), "relations"

    def _field(self, _part: bytes, card: ContactCard) -> tuple[CardForm, str]:
        kinds = [
            (self.tr("Text"), "text"), (self.tr("Number"), "number"),
            (self.tr("Amount of money"), "money"), (self.tr("Percent"), "percent"),
            (self.tr("Date"), "date"), (self.tr("Yes or no"), "yes/no"),
            (self.tr("List of choices"), "list"), (self.tr("Link"), "link"),
        ]  # fmt: skip
        owners = [(self.tr("Every contact"), "")]
        owners += [
            (self.tr("Contacts tagged “%1”").replace("%1", tag.name), tag.id.hex())
            for tag in card.tags
        ]
        fields = [
            FormField("name", self.tr("Name of the field")),
            FormField("kind", self.tr("Kind"), "text", choices=kinds),
            FormField("options", self.tr("Choices"), hint=self.tr("For a list: red, green, blue")),
            FormField("tag", self.tr("Belongs to"), "", choices=owners),
        ]
        return self._form(self.tr("A field of your own"), fields, self.tr("Add field")), "about"
