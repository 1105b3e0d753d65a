"""The rows of a mapped table as records: values cleaned, typed and sorted to person, company, deal.

Nothing that was in the file is lost: a value that does not fit its field (31.04. as a birthday), or
for which the record has no place (a second, different city), is kept as text in a custom field
named after its column; what does not fit is listed as a problem, too. What a row tells about a
person whom it does not name belongs to its company, and the reverse. Texts that stand for nothing
("NULL", "n/a") count as empty; how often they occur is told by the column profiles.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from crm_desktop.domain import emails, phones, places, text
from crm_desktop.import_export import cell_values, fields, header_words, related
from crm_desktop.import_export.cell_values import CellValues, Circumstances, Convert, UnusableError
from crm_desktop.import_export.model import (
    Address,
    ColumnMap,
    ColumnProfile,
    Deal,
    Entry,
    Party,
    Position,
    Problem,
    Proposal,
    Record,
    Reminder,
    Row,
    Table,
)
from crm_desktop.import_export.party_values import (
    HOUSEHOLD,
    divided_name,
    shown_name,
    whole,
    zone_of,
)
from crm_desktop.import_export.read_book import text_of

_NEARLY_ALL = 0.8
_NOBODY = "There is no name, e-mail or phone to go by."

_NAME_PARTS = ("full_name", "first_name", "last_name")
_OF_BOTH = frozenset(
    ("status", "source", "owner", "newsletter", "consent", "active", "created_at", "last_seen",
     "external_id", "id", "keep_in_touch_days", "relations", *fields.CONSENTS.values())
)  # fmt: skip
"""Single values that a person and a company both have."""
_NO_PLACE = frozenset(("contact.updated_at", "company.updated_at", "deal.updated_at",
                       "deal.expected_amount"))  # fmt: skip
"""Fields that files have and the shop computes itself; they are kept beside the record."""


@dataclass(slots=True)
class _Draft:
    """What one row says so far."""

    record: Record
    contact: Party = field(default_factory=lambda: Party("person"))
    company: Party = field(default_factory=lambda: Party("company"))
    deal: Deal = field(default_factory=Deal)
    contact_address: dict[str, Address] = field(default_factory=dict)
    company_address: dict[str, Address] = field(default_factory=dict)
    currency: str | None = None
    """Written beside an amount; a column of its own goes before it."""
    entry: dict[str, Any] = field(default_factory=dict)
    reminder: dict[str, Any] = field(default_factory=dict)
    date_parts: dict[str, str] = field(default_factory=dict)
    custom: dict[str, str] = field(default_factory=dict)

    def keep(self, name: str, value: Any) -> None:
        """Keep what has no other place in the custom field ``name``."""
        shown = cell_values.spoken(value)
        before = self.custom.get(name)
        self.custom[name] = shown if before in (None, shown) else f"{before}\n{shown}"

    def doubt(self, column: str, reason: str, value: str) -> None:
        """List a problem; the value is kept."""
        self.record.problems.append(Problem(self.record.number, column, reason, value))


_Put = Callable[[_Draft, Any], None]


class Normaliser:
    """Turns the rows of one table into records, by a proposal that the person has agreed to."""

    def __init__(
        self,
        table: Table,
        proposal: Proposal,
        profiles: list[ColumnProfile],
        circumstances: Circumstances,
    ) -> None:
        self._table = table
        self.kind = proposal.table_kind
        self.custom_kinds: dict[str, str] = {}
        """Name of each custom field of the table -> kind of its values."""
        self._around = circumstances
        self._cells = CellValues(table, {p.index: p for p in profiles}, circumstances)
        self._countries: dict[str, str | None] = {}
        self._columns = [
            column
            for column in proposal.columns
            if column.field not in (fields.IGNORE, fields.SAME_AS_COMPANY)
        ]
        self._own_names = self._name_custom_fields()
        self._column_of: dict[str, str] = {}
        """Field without entity -> the custom field that is named after its column."""
        self._steps: list[tuple[int, str, str, Convert, _Put]] = []
        for column in self._columns:
            convert, put = self._step(column)
            convert = cell_values.replaced(convert, column.replacements)
            own = self._own_names[column.index]
            self._steps.append((column.index, column.column, own, convert, put))

    def records(self) -> Iterator[Record]:
        """One record for every row, in their order; numbers count from 1."""
        for number, (row, at) in enumerate(
            zip(self._table.rows, self._table.row_numbers, strict=True), start=1
        ):
            yield self._record(number, at, row)

    def shown(self, row: Row) -> dict[str, str]:
        """How one row reads: "#n" of the n-th column and, where it has one, the field's name."""
        values: dict[str, str] = {}
        for column, (index, name, _, convert, _) in zip(self._columns, self._steps, strict=True):
            cell = row[index]
            try:
                value = None if cell is None else convert(cell)
            except UnusableError:
                value = text.collapse(text_of(cell))
            shown = "" if value is None else cell_values.shown_value(value)
            values[f"#{index}"] = shown
            values[column.field if column.field in fields.FIELDS else name] = shown
        return values

    @property
    def columns(self) -> list[ColumnMap]:
        """Those that are not left out."""
        return self._columns

    def reading_of(self, index: int) -> Convert:
        """What reads the cells of the column at ``index``, replacements included."""
        return next(convert for at, _, _, convert, _ in self._steps if at == index)

    def region_of(self, country: str) -> str | None:
        """The country code of an address, for telephone numbers; else the shop's own."""
        if not country:
            return self._around.region
        if country not in self._countries:
            self._countries[country] = places.country_code(country) or self._around.region
        return self._countries[country]

    # -- one row -------------------------------------------------------------------------------

    def _record(self, number: int, at: int, row: Row) -> Record:
        record = Record(number, at)
        draft = _Draft(record)
        for index, column, own, convert, put in self._steps:
            cell = row[index]
            if cell is None:
                continue
            try:
                value = convert(cell)
            except UnusableError as error:
                shown = text.strip_unsafe(text_of(cell)).strip()
                draft.keep(own, shown)
                draft.doubt(column, str(error), shown)
                continue
            if value is not None:
                put(draft, value)
        self._finish(draft, record)
        return record

    def _finish(self, draft: _Draft, record: Record) -> None:
        person, company, deal = draft.contact, draft.company, draft.deal
        if self._around.repair_numbers:
            self._repair_postal_codes(draft)
        person.addresses.extend(draft.contact_address.values())
        company.addresses.extend(draft.company_address.values())
        if draft.date_parts:
            self._join_date_parts(draft)
        if self.kind == "companies":
            self._name_by_number(draft)
        has_company = bool(company.values.get("name"))
        has_person = _names_someone(person, has_company=has_company)
        if has_company and not has_person:
            self._hand_over(draft, person, company)
        elif has_person and not has_company:
            self._hand_over(draft, company, person)
        for party in (person, company):
            party.relations = related.relations(str(party.values.pop("relations", "")))
        if has_person:
            _complete_name(person)
            record.person = person
            _add_positions(record, person, company if has_company else None)
        elif has_company:
            record.company = company
        if deal.values:
            self._complete_deal(draft, company, person)
            record.deal = deal
            if not (has_person or has_company):
                self._hand_over(draft, person, None)
                self._hand_over(draft, company, None)
        if not (has_person or has_company or record.deal):
            draft.doubt("", _NOBODY, "")
            return  # the whole row is left out and told
        self._add_entry_and_reminder(draft, record)
        if draft.custom:
            owner = record.deal or (person if has_person else company)
            owner.custom.update(draft.custom)

    @staticmethod
    def _name_by_number(draft: _Draft) -> None:
        """A company list knows its companies by number too; one without a name is not lost."""
        values = draft.company.values
        number = values.get("external_id")
        if number and not values.get("name"):
            values["name"] = number
            draft.doubt("", "There is no name; the number stands for it.", str(number))

    def _hand_over(self, draft: _Draft, source: Party, heir: Party | None) -> None:
        """What the row says about somebody it does not name goes to the one it does name."""
        for name, value in source.values.items():
            if heir is not None and name in _OF_BOTH and name not in heir.values:
                heir.values[name] = value
            elif heir is not None and name == "note":
                heir.values["note"] = "\n".join(filter(None, (heir.values.get("note"), value)))  # type: ignore[arg-type]
            elif name == "external_id" and source.kind == "company" and draft.deal.values:
                draft.deal.values.setdefault("company_external_id", value)
            else:
                draft.keep(self._column_of.get(f"{_ENTITY[source.kind]}.{name}", name), value)
        if heir is not None:
            heir.phones += source.phones
            heir.emails += source.emails
            heir.websites += source.websites
            heir.addresses += source.addresses
            heir.tags += source.tags
            return
        lists = {
            "phone": [typed for _, typed in source.phones],
            "email": [address for _, address in source.emails],
            "website": [url for _, url in source.websites],
            "tags": source.tags,
        }
        for name, found in lists.items():
            if found:
                own = self._column_of.get(f"{_ENTITY[source.kind]}.{name}", name)
                draft.keep(own, ", ".join(found))
        for address in source.addresses:
            for part in fields.ADDRESS_PARTS:
                if value := getattr(address, part):
                    own = self._column_of.get(f"{_ENTITY[source.kind]}.address.{part}", part)
                    draft.keep(own, value)

    def _add_entry_and_reminder(self, draft: _Draft, record: Record) -> None:
        entry, reminder = draft.entry, draft.reminder
        if entry.get("text") or entry.get("subject") or entry.get("id"):
            record.entries.append(
                Entry(
                    _entry_kind(entry.get("kind", "")),
                    entry.get("text", ""),
                    entry.get("subject", ""),
                    happened_at=entry.get("date"),
                    direction=entry.get("direction", ""),
                    sender=entry.get("from", ""),
                    id=entry.get("id", ""),
                    deal_id=entry.get("deal_id", ""),
                    minutes=whole(entry.get("minutes")),
                    outcome=entry.get("outcome", ""),
                    who=entry.get("who", ""),
                    pinned=entry.get("pinned", False),
                )
            )
        else:
            for name, value in entry.items():  # a day or a kind without anything that happened
                draft.keep(self._column_of[f"entry.{name}"], value)
        if "due" in reminder:
            title = reminder.get("text") or self._column_of["reminder.due"]
            record.reminders.append(_reminder(title, reminder))
        elif reminder.get("text"):
            draft.keep(self._column_of["reminder.text"], reminder["text"])

    def _repair_postal_codes(self, draft: _Draft) -> None:
        for address in (*draft.contact_address.values(), *draft.company_address.values()):
            mended = places.repair_postal_code(
                address.postal_code, address.country or self._around.region, self._usual_length
            )
            address.postal_code = mended or address.postal_code

    @cached_property
    def _usual_length(self) -> int | None:
        """How long the post codes of this table are, where nearly all agree."""
        lengths = Counter(
            len(text_of(row[column.index]))
            for column in self._columns
            if column.field.endswith(".postal_code")
            for row in self._table.rows
            if row[column.index] is not None
        )
        if not lengths:
            return None
        length, count = lengths.most_common(1)[0]
        return length if count >= _NEARLY_ALL * lengths.total() else None

    @staticmethod
    def _complete_deal(draft: _Draft, company: Party, person: Party) -> None:
        values = draft.deal.values
        draft.deal.people = related.people(str(values.pop("people", "")))
        if draft.currency:
            values.setdefault("currency", draft.currency)
        if not values.get("name"):
            who = company.values.get("name") or shown_name(person.values)
            parts = [str(part) for part in (who, values.get("product")) if part]
            values["name"] = " – ".join(parts) or str(values.get("external_id", ""))

    def _join_date_parts(self, draft: _Draft) -> None:
        name, parts = self._date_name, draft.date_parts
        shown = " ".join(parts.values())
        try:
            day = dt.date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
        except (KeyError, ValueError, OverflowError):
            draft.keep(name, shown)
            draft.doubt(name, "This is no date.", shown)
        else:
            draft.keep(name, day.isoformat())

    # -- one column ----------------------------------------------------------------------------

    def _name_custom_fields(self) -> dict[int, str]:
        """For each column the custom field that holds it, or what of it fits nowhere else."""
        taken: set[str] = set()
        found: dict[int, str] = {}
        parts = [c.column for c in self._columns if c.field == fields.PART_OF_DATE]
        self._date_name = _free_name(" ".join(parts), taken) if parts else ""
        if parts:
            self.custom_kinds[self._date_name] = "date"
        # Columns that are custom fields have the first right to their names.
        for column in sorted(self._columns, key=lambda c: c.field != fields.CUSTOM):
            shown = text.collapse(text.strip_unsafe(column.column))
            found[column.index] = _free_name(shown or f"Column {column.index + 1}", taken)
        return found

    def _step(self, column: ColumnMap) -> tuple[Convert, _Put]:
        own = self._own_names[column.index]
        if column.field == fields.PART_OF_DATE:
            part = header_words.date_part(column.column)
            return (
                self._cells.part_of_date(column),
                lambda draft, value: draft.date_parts.__setitem__(part, value),
            )
        name = label = ""
        if column.field != fields.CUSTOM:
            name, label = fields.split_label(column.field)
        entity, _, rest = name.partition(".")
        if entity in {"", "order"}:  # orders: known, but not ours to keep as anything else
            self.custom_kinds[own] = _FIELD_KINDS.get(column.kind, "text")
            return self._cells.for_custom(column), _keep_put(own)
        self._column_of.setdefault(name, own)
        convert = self._cells.for_field(column, name)
        if name in _NO_PLACE:
            return convert, _keep_put(own)
        if entity in {"contact", "company"}:
            return convert, self._party_put(name, label, column.column, own)
        if name == "deal.amount":
            return convert, _amount_put(own)
        holders: dict[str, Callable[[_Draft], dict[str, Any]]] = {
            "deal": lambda draft: draft.deal.values,
            "entry": lambda draft: draft.entry,
            "reminder": lambda draft: draft.reminder,
        }
        return convert, _single_put(holders[entity], rest, own)

    def _party_put(self, name: str, label: str, column: str, own: str) -> _Put:  # noqa: PLR0911
        entity, _, rest = name.partition(".")
        contact = entity == "contact"

        def party(draft: _Draft) -> Party:
            return draft.contact if contact else draft.company

        if rest.startswith("address."):
            return _address_put(rest.partition(".")[2], label, own, contact=contact)
        match fields.FIELDS[name]:
            case "phone":
                return self._phone_put(party, "fax" if rest == "fax" else label)
            case "email":
                return _email_put(party, label, column)
            case "url":
                fixed = "linkedin" if rest == "linkedin" else label
                return lambda draft, value: party(draft).websites.append((fixed, value))
            case "tags":
                return lambda draft, value: party(draft).tags.extend(cell_values.tags(value))
        if rest == "note":

            def put_note(draft: _Draft, value: str) -> None:
                values = party(draft).values
                before = values.get("note")
                values["note"] = f"{before}\n{value}" if before else value

            return put_note
        return _single_put(lambda draft: party(draft).values, rest, own)

    def _phone_put(self, party: Callable[[_Draft], Party], label: str) -> _Put:
        region, repair = self._around.region, self._around.repair_numbers

        def put(draft: _Draft, value: str) -> None:
            for one in phones.split_numbers(value) or [value]:
                mended = phones.repair(one, region) if repair else None
                party(draft).phones.append((label, mended or one))

        return put


_ENTITY = {"person": "contact", "company": "company"}

_FIELD_KINDS = {
    "date": "date", "number": "number", "integer": "number",
    "percent": "percent", "money": "money", "bool": "yes/no", "url": "link",
}  # fmt: skip
"""Kind of values -> kind of the custom field that holds them."""

_ENTRY_KINDS = {
    "call": ("call", "anruf", "telefon", "appel", "llamada", "chiamata", "telefoon", "ligacao"),
    "email": ("mail", "courriel", "correo"),
    "meeting": ("meeting", "besprechung", "termin", "reunion", "riunione", "vergadering", "spotk"),
    "visit": ("visit", "besuch", "visite", "visita", "bezoek", "wizyta"),
}


def _entry_kind(shown: str) -> str:
    words = text.fold(shown)
    if words == "other":
        return "other"
    for kind, stems in _ENTRY_KINDS.items():
        if any(stem in words for stem in stems):
            return kind
    return "note"


def _free_name(name: str, taken: set[str]) -> str:
    """``name``, with a number behind it where another field is called so (case ignored)."""
    count, free = 1, name
    while (key := text.key(free) or free) in taken:
        found = re.fullmatch(r"(.*) \((\d+)\)", name)
        count += 1
        free = f"{found[1]} ({int(found[2]) + count - 1})" if found else f"{name} ({count})"
    taken.add(key)
    return free


# -- where a value goes ------------------------------------------------------------------------


def _keep_put(own: str) -> _Put:
    return lambda draft, value: draft.keep(own, value)


def _single_put(holder: Callable[[_Draft], dict[str, Any]], name: str, own: str) -> _Put:
    """A field that a record has once; a second, different value is kept beside it."""

    def put(draft: _Draft, value: Any) -> None:
        if holder(draft).setdefault(name, value) != value:
            draft.keep(own, value)

    return put


def _amount_put(own: str) -> _Put:
    def put(draft: _Draft, value: tuple[str, str | None]) -> None:
        amount, currency = value
        if draft.deal.values.setdefault("amount", amount) != amount:
            draft.keep(own, value)
        else:
            draft.currency = draft.currency or currency

    return put


def _address_put(part: str, label: str, own: str, *, contact: bool) -> _Put:
    def put(draft: _Draft, value: str) -> None:
        known = draft.contact_address if contact else draft.company_address
        address = known.get(label)
        if address is None:
            address = known[label] = Address(label)
        if getattr(address, part) not in ("", value):
            draft.keep(own, value)
        else:
            setattr(address, part, value)

    return put


def _email_put(party: Callable[[_Draft], Party], label: str, column: str) -> _Put:
    def put(draft: _Draft, value: str) -> None:
        for one in emails.split_emails(value) or [value]:
            party(draft).emails.append((label, one))
            if not emails.is_email(one):
                draft.doubt(column, "This is no e-mail address.", one)

    return put


# -- places and reminders ----------------------------------------------------------------------


def _add_positions(record: Record, person: Party, company: Party | None) -> None:
    """The company of the row, and further ones that a file of this program lists."""
    take = person.values.pop
    others = related.positions(str(take("positions", "")))
    if company is not None or others:
        of_place = ("job_title", "department", "role", "works_since", "works_until")
        told = [str(take(name, "")) for name in of_place]
        if company is not None:
            record.positions.append(Position(company, *told))
    record.positions += others


def _reminder(title: str, told: dict[str, Any]) -> Reminder:
    due: dt.date = dt.date.fromisoformat(told["due"])
    get, zone = told.get, str(told.get("zone", ""))
    try:
        time = dt.time.fromisoformat(get("time", ""))
    except ValueError:  # for any time of the day
        pass
    else:
        due = dt.datetime.combine(due, time, zone_of(zone))
    return Reminder(
        title, due, get("location", ""), get("note", ""), get("recurrence", ""), get("id", ""),
        deal_id=get("deal_id", ""), kind=get("kind", ""), zone=zone,
        repeat_from=get("repeat_from", ""), lead_times=get("lead_times", ""),
        priority=get("priority", False), waiting=get("waiting", False), owner=get("owner", ""),
        done_at=get("done_at"),
    )  # fmt: skip


# -- names -------------------------------------------------------------------------------------


def _names_someone(person: Party, *, has_company: bool) -> bool:
    """Beside a company, a phone or an info@ address without any name is the company's."""
    if any(map(person.values.get, (*_NAME_PARTS, "nickname"))):
        return True
    if has_company:
        return any(not emails.is_shared_mailbox(address) for _, address in person.emails)
    return bool(person.emails or person.phones)


def _complete_name(person: Party) -> None:
    """Parts from the full name, or the full name from its parts; given ones are never replaced."""
    values = person.values
    if values.get("full_name") or values.get("kind") == HOUSEHOLD:
        values.update(divided_name(values))
        return
    get = values.get
    values["full_name"] = " ".join(
        str(part)
        for part in (get("first_name"), get("middle_name"), get("last_name"), get("suffix"))
        if part
    ) or str(get("nickname", ""))
