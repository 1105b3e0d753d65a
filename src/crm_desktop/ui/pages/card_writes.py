"""What a person changed on a card, carried to the service it belongs to.

A refusal comes back as its sentence, for the line or form it is about. Names of contacts that were
typed or chosen are looked up here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QLocale, QObject, Signal

from crm_desktop.domain.dates import PartialDate, parse_date, parse_partial
from crm_desktop.domain.month_names import month_of
from crm_desktop.domain.text import fold
from crm_desktop.errors import UserError
from crm_desktop.services import (
    contact_edit,
    contact_parts,
    fields,
    positions,
    relations,
    tags,
)
from crm_desktop.services.contact_card import ContactCard
from crm_desktop.services.search import Search
from crm_desktop.store.store import Store
from crm_desktop.ui.contact_words import doubt
from crm_desktop.ui.widgets.card_details import PART_KINDS, Edit

_OFFERED = 8
_REMOVED = ("phone", "email", "website", "address", "place", "relation")


class CardWrites(QObject):
    """Writes for the card that is ``show``n."""

    done = Signal(str)
    """Something worth a sentence with Undo was done."""

    def __init__(self, store: Store, today: Callable[[], dt.date], zone: dt.tzinfo) -> None:
        super().__init__()
        self._store, self._today, self._zone = store, today, zone
        self._search = Search(store)
        self._card: ContactCard | None = None
        self._shown = 0
        self._named: dict[str, tuple[bytes, str]] = {}

    def show(self, card: ContactCard | None, shown: int = 0) -> None:
        """Edits are about this contact from now on. ``shown``: ``Store.shown_now`` of just before
        the card was read; what other PCs write after that is kept beside what is typed here."""
        self._card, self._shown = card, shown

    @property
    def shown(self) -> int:
        """``Store.shown_now`` of the card."""
        return self._shown

    # -- what is offered while typing ----------------------------------------------------------

    def offers(self, what: str, typed: str) -> list[str]:
        """Values for a field; contacts (company, person, contact) that fit what is typed."""
        if what == "tag":
            return [tag.name for tag in tags.list_tags(self._store, counted=False)]
        if what in {"company", "person", "contact"}:
            return self._contacts(what, typed) if typed.strip() else []
        found = contact_edit.usual_values(self._store, what)
        usual = {
            "phone label": (self.tr("mobile"), self.tr("work"), self.tr("home"), self.tr("fax")),
            "email label": (self.tr("work"), self.tr("home"), self.tr("invoices")),
            "address label": (self.tr("work"), self.tr("home"), self.tr("delivery")),
            "website label": (self.tr("shop"), self.tr("blog")),
            "relation": (
                self.tr("mother"), self.tr("father"), self.tr("daughter"), self.tr("son"),
                self.tr("wife"), self.tr("husband"), self.tr("partner"), self.tr("sister"),
                self.tr("brother"), self.tr("friend"), self.tr("neighbour"),
            ),
        }.get(what, ())  # fmt: skip
        every = [*dict.fromkeys((*found, *usual))]
        start = fold(typed)
        return [one for one in every if not start or start in fold(one)]

    def _contacts(self, what: str, typed: str) -> list[str]:
        shown = []
        for hit in self._search.contacts(typed, 4 * _OFFERED):
            if (what == "company") == (hit.kind == "person") and what != "contact":
                continue
            if self._card is not None and hit.id == self._card.contact.id:
                continue
            second = hit.company or hit.city
            name = f"{hit.name} ({second})" if second and what != "company" else hit.name
            self._named[name] = (hit.id, hit.kind)
            shown.append(name)
            if len(shown) == _OFFERED:
                break
        return shown

    def _contact(self, what: str, typed: str) -> bytes | None:
        """The contact that was chosen from the list, or the only one of that name."""
        if typed in self._named:
            return self._named[typed][0]
        wanted = fold(typed)
        found = {
            hit.id
            for hit in self._search.contacts(typed, 20)
            if fold(hit.name) == wanted
            and (what == "contact" or (what == "company") == (hit.kind != "person"))
        }
        return found.pop() if len(found) == 1 else None

    # -- writing -------------------------------------------------------------------------------

    def keep(self, edit: Edit) -> str:
        """Write it; the sentence of a refusal, or ""."""
        with self._store.shown_since(self._shown):
            return self._keep(edit)

    def rename(self, name: str) -> None:
        """Give the contact another name; ``UserError`` if it cannot have it."""
        if self._card is not None:
            with self._store.shown_since(self._shown):
                contact_edit.rename(self._store, self._card.contact.id, name)

    def _keep(self, edit: Edit) -> str:
        if self._card is None:
            return ""
        try:
            if edit.act == "remove" and edit.what in _REMOVED:
                return self._remove(edit)
            if edit.what == "label":
                kind: contact_parts.PartKind = edit.act  # type: ignore[assignment]
                contact_parts.change_part(
                    self._store, kind, edit.id, label=edit.values.get("label", "")
                )
                return ""
            if edit.what in PART_KINDS:
                return self._keep_part(edit)
            write = {
                "address": self._keep_address, "place": self._keep_place,
                "person": self._keep_person, "relation": self._keep_relation,
                "tag": self._keep_tag, "field": self._keep_field, "value": self._keep_value,
                "birthday": self._keep_birthday, "known_since": self._keep_known_since,
            }.get(edit.what, self._keep_field_of_contact)  # fmt: skip
            return write(edit)
        except UserError as error:
            return error.sentence

    def _remove(self, edit: Edit) -> str:
        if edit.what == "place":
            positions.remove_position(self._store, edit.id)
        elif edit.what == "relation":
            relations.remove_relation(self._store, edit.id)
        else:
            kind: contact_parts.PartKind = edit.what  # type: ignore[assignment]
            contact_parts.remove_part(self._store, kind, edit.id)
        self.done.emit(self.tr("Removed."))
        return ""

    def _keep_part(self, edit: Edit) -> str:
        assert self._card is not None
        kind: contact_parts.PartKind = edit.what  # type: ignore[assignment]
        if edit.act == "primary":
            contact_parts.set_primary(self._store, kind, edit.id)
        elif edit.act in {"use", "avoid"}:
            contact_parts.set_do_not_use(self._store, kind, edit.id, edit.act == "avoid")  # type: ignore[arg-type]
        elif not edit.id:
            if edit.text:
                contact_parts.add_part(self._store, self._card.contact.id, kind, edit.text)
        elif edit.text:
            contact_parts.change_part(self._store, kind, edit.id, edit.text)
        else:
            return self._remove(edit)
        if said := doubt(kind, edit.text):
            self.done.emit(said)
        return ""

    def _keep_address(self, edit: Edit) -> str:
        assert self._card is not None
        if edit.act == "primary":
            contact_parts.set_primary(self._store, "address", edit.id)
            return ""
        values = dict(edit.values)
        label = values.pop("label", "")
        if edit.id:
            contact_parts.change_part(
                self._store, "address", edit.id, label=label, street_number="", **values
            )
        else:
            contact_parts.add_part(
                self._store, self._card.contact.id, "address", label=label, **values
            )
        return ""

    def _keep_place(self, edit: Edit) -> str:
        assert self._card is not None
        if edit.act == "primary":
            positions.set_primary_position(self._store, edit.id)
            return ""
        values = edit.values
        company = values.get("company", "")
        if edit.act == "move":
            when = self._date(values["when"]) if values["when"] else self._this_day()
            if when is None:
                return self._no_date()
            positions.move_to_company(
                self._store, edit.id, self._contact("company", company) or company,
                keep_history=bool(values["history"]), when=when, title=values["title"],
            )  # fmt: skip
            return ""
        dates = {}
        for name in ("started", "ended"):
            dates[name] = self._date(values[name]) if values[name] else None
            if values[name] and dates[name] is None:
                return self._no_date()
        if edit.id:
            positions.edit_position(self._store, edit.id, values, dates["started"], dates["ended"])
        else:
            positions.add_position(
                self._store, self._card.contact.id, self._contact("company", company) or company,
                title=values["title"], department=values["department"], role=values["role"],
                started=dates["started"], ended=dates["ended"],
            )  # fmt: skip
        return ""

    def _keep_person(self, edit: Edit) -> str:
        assert self._card is not None
        typed = edit.values["person"]
        positions.add_person(
            self._store, self._card.contact.id, self._contact("person", typed) or typed,
            title=edit.values["title"],
        )  # fmt: skip
        return ""

    def _keep_relation(self, edit: Edit) -> str:
        assert self._card is not None
        contact, values = self._card.contact.id, edit.values
        kind, back, note = values["kind"], values["back"], values["note"]
        if edit.id:
            relations.change_relation(self._store, edit.id, contact, kind, back=back, note=note)
            return ""
        other = self._contact("contact", values["other"])
        if other is None:
            return self.tr("Please choose somebody from the list, or add this contact first.")
        relations.add_relation(self._store, contact, other, kind, back=back, note=note)
        return ""

    def _keep_tag(self, edit: Edit) -> str:
        assert self._card is not None
        n = self._card.contact.n
        if edit.act == "remove":
            tags.untag_contacts(self._store, [n], edit.id)
            self.done.emit(self.tr("Tag removed."))
        elif edit.act == "colour":
            tags.colour_tag(self._store, edit.id, edit.text)
        else:
            tags.tag_contacts(self._store, [n], edit.text)
        return ""

    def _keep_field(self, edit: Edit) -> str:
        values: Mapping[str, str] = edit.values
        options: Sequence[str] = ()
        if values["kind"] == "list":
            options = [part for text in values["options"].split(",") if (part := text.strip())]
            if not options:
                return self.tr("A list needs its choices, with commas between them.")
        tag = bytes.fromhex(values["tag"]) if values["tag"] else None
        fields.make_field(self._store, values["name"], values["kind"], options=options, tag=tag)
        return ""

    def _keep_value(self, edit: Edit) -> str:
        assert self._card is not None
        kind = next((field.kind for field in self._card.fields if field.id == edit.id), "")
        text = edit.text
        if kind == "date" and text:
            date = self._date(text)
            if date is None:
                return self._no_date()
            text = date.iso()
        mark = "," if QLocale().decimalPoint() == "," else "."
        fields.set_value(self._store, [self._card.contact.n], edit.id, text, mark)  # type: ignore[arg-type]
        return ""

    def _keep_birthday(self, edit: Edit) -> str:
        assert self._card is not None
        birthday = self._date(edit.text) if edit.text else None
        if edit.text and birthday is None:
            return self._no_date()
        contact_edit.set_birthday(self._store, self._card.contact.id, birthday)
        return ""

    def _keep_known_since(self, edit: Edit) -> str:
        assert self._card is not None
        since = self._date(edit.text) if edit.text else None
        if edit.text and since is None:
            return self._no_date()
        contact_edit.set_known_since(self._store, self._card.contact.id, since, self._zone)
        return ""

    def _keep_field_of_contact(self, edit: Edit) -> str:
        assert self._card is not None
        value: object = edit.text
        if edit.what in contact_edit.YES_NO:
            value = None if edit.text == "" else edit.text == "1"
        contact_edit.set_field(self._store, [self._card.contact.n], edit.what, value)
        return ""

    # -- dates ---------------------------------------------------------------------------------

    def _date(self, text: str) -> PartialDate | None:
        return read_date(text, self._today())

    def _this_day(self) -> PartialDate:
        today = self._today()
        return PartialDate(today.year, today.month, today.day)

    def _no_date(self) -> str:
        return self.tr("This is no date. Write it like 3 May 1980, 3 May, May 1980 or 1980.")


def read_date(text: str, today: dt.date) -> PartialDate | None:
    """A day as people type it, parts of which may be missing: "3 May", "3.5.1980", "1980-05-03",
    "May 1980", "5/1980", "May", "1980"."""
    order = "mdy" if QLocale().dateFormat(QLocale.FormatType.ShortFormat).startswith("M") else "dmy"
    whole = parse_date(text, order, pivot_year=today.year)  # type: ignore[arg-type]
    if whole is not None:
        return PartialDate(whole.year, whole.month, whole.day)
    month = _month_and_year(text)
    if month is not None:
        return month
    # Without a year: any leap year will do to read it.
    for ending in (" 2000", ".2000", "2000", "/2000"):
        found = parse_date(text.strip() + ending, order, pivot_year=today.year)  # type: ignore[arg-type]
        if found is not None:
            return PartialDate(None, found.month, found.day)
    return parse_partial(text)


def _month_and_year(text: str) -> PartialDate | None:
    """ "May 1980", "5/1980", "05.1980", and "May" alone."""
    parts = text.replace("/", " ").replace(".", " ").replace(",", " ").split()
    if not 1 <= len(parts) <= 2:
        return None
    first = parts[0]
    named = month_of(fold(first))
    month = named or (int(first) if first.isdecimal() and len(first) <= 2 else None)
    if len(parts) == 1:
        return PartialDate(None, named, None) if named else None
    if month is None or not (parts[1].isdecimal() and len(parts[1]) == 4):
        return None
    try:
        return PartialDate(int(parts[1]), month, None)
    except ValueError:
        return None
