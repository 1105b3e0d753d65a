"""The rows of a mapped table as records: values cleaned, typed and sorted to person, company, deal.

Nothing that was in the file is lost: a value that does not fit its field (31.04. as a birthday) is
kept as text in a custom field named after its column, and listed as a problem. Texts that stand
for nothing ("NULL", "n/a") count as empty; how often they occur is told by the column profiles.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from crm_desktop.domain import dates, emails, money, names, numbers, phones, places, text
from crm_desktop.import_export import fields, header_words
from crm_desktop.import_export.model import (
    Address,
    Cell,
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
from crm_desktop.import_export.read_book import text_of

# Folded, in the eight languages of the program.
_YES = frozenset(
    ("1", "y", "yes", "true", "t", "x", "j", "ja", "wahr", "o", "oui", "vrai", "s", "si", "tak",
     "prawda", "sim", "verdadeiro")
)  # fmt: skip
_NO = frozenset(
    ("0", "n", "no", "false", "f", "nein", "falsch", "non", "faux", "nee", "onwaar", "nie",
     "falsz", "nao", "falso")
)  # fmt: skip
_NEARLY_ALL = 0.8
_TAG_SEPARATORS = re.compile(r"[,;|\n]")
_GUARDED = re.compile(r"^'[=+\-@\t\r]")


class _UnusableError(ValueError):
    """The value does not fit its field; the text says why."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What reading depends on besides the file: the country of numbers without a code (ISO 3166
    alpha-2 or None), the present year, whether the file is text (where a leading apostrophe may
    be the guard of an export), and what the person wants repaired: numbers that a spreadsheet
    damaged (lost zeros, 4.9E+11), texts that were encoded twice ("MÃ¼ller")."""

    region: str | None
    year: int
    text_file: bool
    repair_numbers: bool = False
    repair_texts: bool = False


@dataclass(slots=True)
class _Draft:
    """What one row says so far."""

    contact: Party = field(default_factory=lambda: Party("person"))
    company: Party = field(default_factory=lambda: Party("company"))
    deal: Deal = field(default_factory=Deal)
    contact_address: dict[str, Address] = field(default_factory=dict)
    company_address: dict[str, Address] = field(default_factory=dict)
    entry: dict[str, Any] = field(default_factory=dict)
    reminder: dict[str, Any] = field(default_factory=dict)
    date_parts: dict[str, tuple[str, str]] = field(default_factory=dict)
    custom: dict[str, str] = field(default_factory=dict)
    used: bool = False


_Convert = Callable[[Cell], Any]
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
        self._profiles = {profile.index: profile for profile in profiles}
        self._countries: dict[str, str | None] = {}
        self._numbered: set[str] = set()
        self._columns = [
            column
            for column in proposal.columns
            if column.field not in (fields.IGNORE, fields.SAME_AS_COMPANY)
        ]
        self._steps = [
            (column.index, column.column, *self._step(column)) for column in self._columns
        ]

    def records(self) -> Iterator[Record]:
        """One record for every row, in their order; numbers count from 1."""
        for number, (row, at) in enumerate(
            zip(self._table.rows, self._table.row_numbers, strict=True), start=1
        ):
            yield self._record(number, at, row)

    def shown(self, row: Row) -> dict[str, str]:
        """How one row reads: "#n" of the n-th column and, where it has one, the field's name."""
        values: dict[str, str] = {}
        for column, (index, name, convert, _) in zip(self._columns, self._steps, strict=True):
            cell = row[index]
            try:
                value = None if cell is None else convert(cell)
            except _UnusableError:
                value = text.collapse(text_of(cell))
            if isinstance(value, tuple):
                value = " ".join(filter(None, value))
            shown = "" if value is None else text_of(value)
            values[f"#{index}"] = shown
            values[column.field if column.field in fields.FIELDS else name] = shown
        return values

    # -- one row -------------------------------------------------------------------------------

    def _record(self, number: int, at: int, row: Row) -> Record:
        draft = _Draft()
        record = Record(number, at)
        for index, column, convert, put in self._steps:
            cell = row[index]
            if cell is None:
                continue
            try:
                value = convert(cell)
            except _UnusableError as error:
                shown = text.collapse(text_of(cell))
                draft.custom[column] = shown
                record.problems.append(Problem(number, column, str(error), shown))
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
            self._join_date_parts(draft, record)
        has_person = _names_someone(person)
        has_company = bool(company.values.get("name"))
        if has_person:
            _complete_name(person)
            record.person = person
        if has_company and has_person:
            record.positions.append(
                Position(
                    company,
                    str(person.values.pop("job_title", "")),
                    str(person.values.pop("department", "")),
                )
            )
        elif has_company:
            record.company = company
        if self.kind == "deals" and (deal.values or deal.custom):
            deal.custom.update(draft.custom)
            self._complete_title(deal, company, person)
            record.deal = deal
        elif draft.custom:
            (person if has_person else company).custom.update(draft.custom)
        if draft.entry.get("text"):
            record.entries.append(
                Entry(
                    _entry_kind(draft.entry.get("kind", "")),
                    draft.entry["text"],
                    happened_at=draft.entry.get("date"),
                )
            )
        if "due" in draft.reminder:
            record.reminders.append(Reminder(draft.reminder.get("text", ""), draft.reminder["due"]))
        elif draft.reminder.get("text"):
            (person if has_person else company).custom.setdefault(
                draft.reminder["column"], draft.reminder["text"]
            )
        if not (has_person or has_company or record.deal):
            record.problems.append(
                Problem(record.number, "", "There is no name, e-mail or phone to go by.")
            )
        self._check(record)

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
    def _complete_title(deal: Deal, company: Party, person: Party) -> None:
        if not deal.values.get("name"):
            who = company.values.get("name") or person.values.get("full_name")
            parts = [str(part) for part in (who, deal.values.get("product")) if part]
            if parts:
                deal.values["name"] = " – ".join(parts)

    def _join_date_parts(self, draft: _Draft, record: Record) -> None:
        name = " ".join(column for column, _ in draft.date_parts.values())
        shown = " ".join(value for _, value in draft.date_parts.values())
        try:
            year, month, day = (int(draft.date_parts[part][1]) for part in ("year", "month", "day"))
            draft.custom[name] = dt.date(year, month, day).isoformat()
        except (KeyError, ValueError):
            draft.custom[name] = shown
            record.problems.append(Problem(record.number, name, "This is no date.", shown))

    @staticmethod
    def _check(record: Record) -> None:
        """Point at values that are kept as they stand but look wrong."""
        parties = [record.person, record.company, *(p.company for p in record.positions)]
        for party in parties:
            for _, address in party.emails if party else ():
                if not emails.is_email(address):
                    record.problems.append(
                        Problem(record.number, "e-mail", "This is no e-mail address.", address)
                    )

    # -- one column ----------------------------------------------------------------------------

    def _step(self, column: ColumnMap) -> tuple[_Convert, _Put]:
        if column.field == fields.CUSTOM:
            return self._custom(column)
        if column.field == fields.PART_OF_DATE:
            return self._date_part(column)
        name, label = fields.split_label(column.field)
        entity, _, rest = name.partition(".")
        kind = fields.FIELDS[name]
        convert = self._converter(column, kind, rest)
        if entity in {"contact", "company"}:
            return convert, self._party_put(entity, rest, label, kind)
        if entity == "deal":
            return convert, _deal_put(rest)
        if entity in {"entry", "reminder"}:
            return convert, _plain_put(entity, rest, column.column)
        return self._custom(column)  # orders: known, but not ours to keep as anything else

    def _converter(self, column: ColumnMap, kind: str, rest: str) -> _Convert:  # noqa: PLR0911
        plain = self._plain(column.index)
        if kind in {"date", "partial date"}:
            birthday = rest == "birthday"
            return self._date(column, plain, partial=birthday, future=not birthday)
        if kind == "instant":
            return self._instant(column, plain)
        if kind in {"number", "money", "percent"}:
            return self._number(column, plain, kind)
        if kind == "bool":
            return _bool(plain)
        if kind == "identifier":
            return _identifier(plain, whole=self._is_whole(column.index))
        if kind == "long text":
            return self._long_text(column.index)
        if rest.startswith("address.postal_code"):
            return _identifier(plain, whole=True)
        return plain

    def _placeholders(self, index: int) -> frozenset[str]:
        profile = self._profiles.get(index)
        return frozenset(profile.placeholders) if profile else frozenset()

    def _is_whole(self, index: int) -> bool:
        """A column of whole numbers, in which "10002.0" is 10002 hurt by a spreadsheet."""
        profile = self._profiles.get(index)
        return profile is not None and (
            profile.kind in {"integer", "phone"} or "point zero" in profile.damage
        )

    def _plain(self, index: int) -> Callable[[Cell], str | None]:
        """The cell as one line of text; None where it counts as empty."""
        empty = self._placeholders(index)
        guarded = self._around.text_file
        repair = self._around.repair_texts

        def convert(cell: Cell) -> str | None:
            shown = cell if type(cell) is str else text_of(cell)
            if repair and not shown.isascii():
                shown = text.repair_double_encoding(shown) or shown
            if shown.isprintable() and "  " not in shown:  # nothing to clean but the ends
                shown = shown.strip(" ")
            else:
                shown = text.strip_unsafe(text.collapse(shown))
            if guarded and shown[:1] == "'" and _GUARDED.match(shown):
                shown = shown[1:]
            return None if not shown or shown in empty else shown

        return convert

    def _long_text(self, index: int) -> _Convert:
        empty = self._placeholders(index)
        guarded = self._around.text_file
        repair = self._around.repair_texts

        def convert(cell: Cell) -> str | None:
            shown = text.strip_unsafe(text_of(cell)).strip()
            if repair and not shown.isascii():
                shown = text.repair_double_encoding(shown) or shown
            if guarded and _GUARDED.match(shown):
                shown = shown[1:]
            return None if not shown or shown in empty else shown

        return convert

    def _date(self, column: ColumnMap, plain: _Convert, *, partial: bool, future: bool) -> _Convert:
        order = column.date_order or "ymd"
        # A birth year of two digits is not ahead of us; a closing date may well be.
        pivot = self._around.year + (20 if future else 0)
        known: dict[str, str] = {}

        def convert(cell: Cell) -> str | None:
            if isinstance(cell, dt.datetime):
                return cell.date().isoformat()
            if isinstance(cell, dt.date):
                return cell.isoformat()
            shown = plain(cell)
            if shown is None:
                return None
            if (found := known.get(shown)) is not None:
                return found
            day = dates.parse_date(shown, order, pivot_year=pivot)
            if day is not None:
                known[shown] = found = day.isoformat()
                return found
            if partial and (some := dates.parse_partial(shown)) is not None:
                known[shown] = found = some.iso()
                return found
            raise _UnusableError("This is no date.")

        return convert

    def _instant(self, column: ColumnMap, plain: _Convert) -> _Convert:
        order = column.date_order or "ymd"
        pivot = self._around.year + 1

        def convert(cell: Cell) -> dt.datetime | None:
            if isinstance(cell, dt.datetime):
                moment: dt.datetime | None = cell
            elif isinstance(cell, dt.date):
                moment = dt.datetime(cell.year, cell.month, cell.day, tzinfo=dt.UTC)
            else:
                shown = plain(cell)
                if shown is None:
                    return None
                moment = dates.parse_instant(shown, order, pivot_year=pivot)
            if moment is None:
                raise _UnusableError("This is no date and time.")
            return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)

        return convert

    def _number(self, column: ColumnMap, plain: _Convert, kind: str) -> _Convert:
        mark = column.decimal_mark

        def convert(cell: Cell) -> Any:
            shown = plain(cell)
            if shown is None:
                return None
            own_mark = "." if isinstance(cell, int | float) else mark
            if kind == "money":
                amount = money.parse_money(shown, own_mark)
                if amount is None:
                    raise _UnusableError("This is no amount.")
                return numbers.plain(amount[0]), amount[1]
            parse = numbers.parse_percent if kind == "percent" else numbers.parse_number
            value = parse(shown, own_mark)
            if value is None:
                raise _UnusableError("This is no number.")
            return numbers.plain(value)

        return convert

    def _custom(self, column: ColumnMap) -> tuple[_Convert, _Put]:
        name = column.column or f"Column {column.index + 1}"
        while name in self._numbered:  # two columns may bear the same name
            name = _next_name(name)
        self._numbered.add(name)
        self.custom_kinds[name] = _FIELD_KINDS.get(column.kind, "text")
        plain = self._plain(column.index)
        long = self._long_text(column.index)
        typed = {
            "date": lambda: self._date(column, plain, partial=False, future=True),
            "number": lambda: self._number(column, plain, "number"),
            "integer": lambda: self._number(column, plain, "number"),
            "percent": lambda: self._number(column, plain, "percent"),
            "money": lambda: self._number(column, plain, "money"),
            "bool": lambda: _bool(plain),
        }.get(column.kind, lambda: long)()

        def put(draft: _Draft, value: Any) -> None:
            if isinstance(value, tuple):
                value = f"{value[0]} {value[1]}" if value[1] else value[0]
            draft.custom[name] = str(int(value)) if isinstance(value, bool) else value

        return typed, put

    def _date_part(self, column: ColumnMap) -> tuple[_Convert, _Put]:
        part = header_words.date_part(column.column)

        def put(draft: _Draft, value: Any) -> None:
            draft.date_parts[part] = (column.column, value)

        return _identifier(self._plain(column.index), whole=True), put

    def _party_put(self, entity: str, rest: str, label: str, kind: str) -> _Put:  # noqa: PLR0911
        contact = entity == "contact"

        def party(draft: _Draft) -> Party:
            return draft.contact if contact else draft.company

        if rest.startswith("address."):
            part = rest.partition(".")[2]

            def put_address(draft: _Draft, value: str) -> None:
                known = draft.contact_address if contact else draft.company_address
                address = known.get(label)
                if address is None:
                    address = known[label] = Address(label)
                setattr(address, part, value)

            return put_address
        if kind == "phone":
            fixed = "fax" if rest == "fax" else label
            region, repair = self._around.region, self._around.repair_numbers

            def put_phone(draft: _Draft, value: str) -> None:
                for one in phones.split_numbers(value):
                    mended = phones.repair(one, region) if repair else None
                    party(draft).phones.append((fixed, mended or one))

            return put_phone
        if kind == "email":

            def put_email(draft: _Draft, value: str) -> None:
                party(draft).emails.extend(
                    (label, one) for one in emails.split_emails(value) or [value]
                )

            return put_email
        if kind == "url":
            fixed_label = "linkedin" if rest == "linkedin" else label
            return lambda draft, value: party(draft).websites.append((fixed_label, value))
        if kind == "tags":
            return lambda draft, value: party(draft).tags.extend(_tags(value))
        if rest == "note":

            def put_note(draft: _Draft, value: str) -> None:
                values = party(draft).values
                before = values.get("note")
                values["note"] = f"{before}\n{value}" if before else value

            return put_note

        def put_value(draft: _Draft, value: Any) -> None:
            party(draft).values.setdefault(rest, value)

        return put_value

    def region_of(self, country: str) -> str | None:
        """The country code of an address, for telephone numbers; else the shop's own."""
        if not country:
            return self._around.region
        if country not in self._countries:
            self._countries[country] = places.country_code(country) or self._around.region
        return self._countries[country]


_FIELD_KINDS = {
    "date": "date", "datetime": "date", "number": "number", "integer": "number",
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
    for kind, stems in _ENTRY_KINDS.items():
        if any(stem in words for stem in stems):
            return kind
    return "note"


def _next_name(name: str) -> str:
    found = re.fullmatch(r"(.*) \((\d+)\)", name)
    return f"{found[1]} ({int(found[2]) + 1})" if found else f"{name} (2)"


def _tags(value: str) -> list[str]:
    return [tag for part in _TAG_SEPARATORS.split(value) if (tag := text.collapse(part))]


def _identifier(plain: _Convert, *, whole: bool) -> _Convert:
    def convert(cell: Cell) -> str | None:
        shown: str | None = plain(cell)
        if whole and shown is not None and shown.endswith(".0") and shown[:-2].isdigit():
            return shown[:-2]
        return shown

    return convert


def _bool(plain: _Convert) -> _Convert:
    def convert(cell: Cell) -> bool | None:
        if isinstance(cell, bool):
            return cell
        shown = plain(cell)
        if shown is None:
            return None
        word = text.fold(shown)
        if word in _YES:
            return True
        if word in _NO:
            return False
        raise _UnusableError("This is neither yes nor no.")

    return convert


def _deal_put(rest: str) -> _Put:
    if rest in {"amount", "expected_amount"}:

        def put_amount(draft: _Draft, value: tuple[str, str | None]) -> None:
            draft.deal.values[rest] = value[0]
            if value[1]:
                draft.deal.values.setdefault("currency", value[1])

        return put_amount
    return lambda draft, value: draft.deal.values.__setitem__(rest, value)


def _plain_put(entity: str, rest: str, column: str) -> _Put:
    def put(draft: _Draft, value: Any) -> None:
        if entity == "entry":
            draft.entry[rest] = value
        else:
            draft.reminder["column"] = column
            draft.reminder[rest] = dt.date.fromisoformat(value) if rest == "due" else value

    return put


def _names_someone(person: Party) -> bool:
    values = person.values
    return bool(
        values.get("full_name")
        or values.get("last_name")
        or values.get("first_name")
        or person.emails
        or person.phones
    )


def _complete_name(person: Party) -> None:
    """Parts from the full name, or the full name from its parts; given ones are never replaced."""
    values = person.values
    full = values.get("full_name")
    if full:
        if not (values.get("first_name") or values.get("last_name")):
            split = names.split_full_name(str(full))
            for part in ("prefix", "first_name", "middle_name", "last_name", "suffix"):
                found = getattr(split, part)
                if found:
                    values.setdefault(part, found)
        return
    get = values.get
    values["full_name"] = " ".join(
        str(part)
        for part in (get("first_name"), get("middle_name"), get("last_name"), get("suffix"))
        if part
    )
