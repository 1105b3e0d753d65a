"""Staged records: a SQLite file between reading and writing, made in the worker process.

The worker writes every record here, normalised, with the ids its rows will have; ``plan`` adds what
becomes of each; ``apply`` moves them into the shop with one INSERT..SELECT per table and chunk. So
Python's loops stay out of the process that has a window, nothing large crosses a pipe, and an
import that was cut off goes on from this file.

A company that several records name (same name, blanks collapsed, case ignored) is one party; what a
later record adds to it fills what the earlier ones left open. A company list has one party per row.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from crm_desktop.domain import emails, ids, names, numbers, phones, text
from crm_desktop.import_export.model import Address, Deal, Entry, Party, Record, Reminder
from crm_desktop.progress import Progress

PARTY_COLUMNS = (
    "id", "kind", "name", "prefix", "first_name", "middle_name", "last_name", "suffix", "sort_key",
    "match_key", "nickname", "gender", "birth_year", "birth_month", "birth_day", "job_title",
    "department", "status", "industry", "tax_id", "lead_source", "note", "newsletter", "consent",
    "active", "external_id", "known_since", "last_seen", "photo", "phone_id", "email_id",
    "address_id", "website_id", "position_id",
)  # fmt: skip
"""Columns of a staged party that have the same name and meaning in ``contact``."""

DEAL_COLUMNS = (
    "id", "title", "company_external_id", "closed_on", "close_reason", "expected_close", "kind",
    "next_step", "lead_source", "note", "external_id", "opened_at",
)  # fmt: skip

PARTS: dict[str, tuple[str, ...]] = {
    "phone": ("label", "typed", "digits", "match_key", "e164"),
    "email": ("label", "address", "match_key"),
    "address": (
        "label", "street", "street2", "street_number", "postal_code", "city", "region", "country",
    ),
    "website": ("label", "url"),
}  # fmt: skip
"""Parts of a party -> their columns besides id and owner."""

_DDL = f"""
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE record (
  n INTEGER PRIMARY KEY, row INTEGER, status TEXT DEFAULT 'new', reason TEXT DEFAULT ''
);
CREATE TABLE party (
  n INTEGER PRIMARY KEY, record INTEGER, role TEXT, own_id BLOB, owner TEXT, company_key TEXT,
  {", ".join(PARTY_COLUMNS)},
  target BLOB, decision TEXT DEFAULT 'new', score INTEGER DEFAULT 0, reason TEXT DEFAULT ''
);
{
    "".join(
        f"CREATE TABLE {name} (n INTEGER PRIMARY KEY, party INTEGER, id BLOB, {', '.join(columns)},"
        " fresh INTEGER DEFAULT 1);"
        for name, columns in PARTS.items()
    )
}
CREATE TABLE position (n INTEGER PRIMARY KEY, party INTEGER, company INTEGER, id BLOB, title,
  department, role, fresh INTEGER DEFAULT 1);
CREATE TABLE tagging (n INTEGER PRIMARY KEY, party INTEGER, tag TEXT, fresh INTEGER DEFAULT 1);
CREATE TABLE field (n INTEGER PRIMARY KEY, name TEXT, subject TEXT, kind TEXT);
CREATE TABLE field_value (n INTEGER PRIMARY KEY, party INTEGER, deal INTEGER, field INTEGER,
  value TEXT, number REAL, fresh INTEGER DEFAULT 1);
CREATE TABLE deal (n INTEGER PRIMARY KEY, record INTEGER, own_id BLOB, contact INTEGER,
  company INTEGER, contact_external_id TEXT, pipeline TEXT, stage TEXT, is_won INTEGER,
  is_closed INTEGER, amount TEXT, currency TEXT, probability REAL, owner TEXT,
  product TEXT, quantity TEXT, {", ".join(DEAL_COLUMNS)},
  target BLOB, decision TEXT DEFAULT 'new', reason TEXT DEFAULT '');
CREATE TABLE entry (n INTEGER PRIMARY KEY, record INTEGER, party INTEGER, id BLOB, kind TEXT,
  subject TEXT, body TEXT, happened_at INTEGER, zone TEXT, direction TEXT, message_id TEXT,
  sender TEXT, fresh INTEGER DEFAULT 1);
CREATE TABLE participant (n INTEGER PRIMARY KEY, entry INTEGER, party INTEGER, id BLOB, role TEXT);
CREATE TABLE attachment (n INTEGER PRIMARY KEY, entry INTEGER, id BLOB, name TEXT, media_type TEXT,
  size INTEGER, sha256 TEXT);
CREATE TABLE reminder (n INTEGER PRIMARY KEY, record INTEGER, party INTEGER, deal INTEGER, id BLOB,
  title TEXT, note TEXT, location TEXT, due_date TEXT, due_time TEXT, zone TEXT, due_at INTEGER,
  recurrence TEXT, fresh INTEGER DEFAULT 1);
CREATE TABLE blob (sha256 TEXT PRIMARY KEY, content BLOB) WITHOUT ROWID;
CREATE TABLE problem (n INTEGER PRIMARY KEY, record INTEGER, "column" TEXT, reason TEXT,
  value TEXT);
"""

_INDEXES = """
CREATE INDEX party_record ON party (record);
CREATE INDEX party_match ON party (match_key);
CREATE INDEX position_party ON position (party);
CREATE INDEX tagging_party ON tagging (party);
CREATE INDEX field_value_party ON field_value (party);
CREATE INDEX field_value_deal ON field_value (deal);
CREATE INDEX deal_record ON deal (record);
CREATE INDEX entry_record ON entry (record);
CREATE INDEX participant_entry ON participant (entry);
CREATE INDEX attachment_entry ON attachment (entry);
CREATE INDEX reminder_record ON reminder (record);
CREATE INDEX problem_record ON problem (record);
""" + "".join(f"CREATE INDEX {name}_party ON {name} (party);" for name in PARTS)

FLUSH_EVERY = 2000
_SORT_LAST = "\uffff"


class Stage:
    """Writes records into a new staging file."""

    def __init__(
        self,
        path: Path,
        *,
        maker: ids.IdMaker,
        region: Callable[[str], str | None],
        custom_kinds: dict[str, str],
        one_party_per_company_row: bool,
    ) -> None:
        """``region``: country of an address -> code for telephone numbers without one;
        ``custom_kinds``: name of a custom field -> its kind (default text)."""
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16384;" + _DDL
        )
        self._maker = maker
        self._region = region
        self._custom_kinds = custom_kinds
        self._separate = one_party_per_company_row
        self._rows: dict[str, list[tuple[Any, ...]]] = {}
        self._counts: dict[str, int] = {}
        self._companies: dict[str, tuple[int, set[str]]] = {}
        self._correspondents: dict[str, int] = {}
        self._fields: dict[tuple[str, str], int] = {}

    def write(self, records: Iterable[Record], total: int, progress: Progress) -> None:
        """Stage all records; ``total`` 0 where it is not known beforehand."""
        self._db.execute("BEGIN")
        for count, record in enumerate(records, start=1):
            self._add(record)
            if count % FLUSH_EVERY == 0:
                self._flush()
                progress(count, total, "Reading the records")
        self._flush()
        self._db.execute("COMMIT")
        self._db.executescript(_INDEXES)

    def note(self, **about: str) -> None:
        """Remember facts about the file (its name, sheet, format, hash)."""
        self._db.executemany("INSERT INTO about VALUES (?, ?)", list(about.items()))

    def close(self) -> None:
        self._db.close()

    # -- one record ----------------------------------------------------------------------------

    def _add(self, record: Record) -> None:
        person = company = None
        places = self._maker.take(len(record.positions))
        if record.person is not None:
            person = self._party(record.number, "contact", record.person, places[:1])
        if record.company is not None:
            company = self._company(record.number, record.company)
        for place, identity in zip(record.positions, places, strict=True):
            employer = self._company(record.number, place.company)
            company = company or employer
            if person is not None:
                self._row(
                    "position", person, employer, identity, place.title, place.department,
                    place.role, 1,
                )  # fmt: skip
        others = [self._correspondent(record.number, party) for party in record.people]
        deal = None
        if record.deal is not None:
            deal = self._deal(record.number, record.deal, person, company)
        for entry in record.entries:
            self._entry(record.number, entry, person or company, others)
        for reminder in record.reminders:
            self._reminder(record.number, reminder, person or company, deal)
        for problem in record.problems:
            self._row(
                "problem", problem.record, problem.column, problem.reason, problem.value[:500]
            )
        usable = person or company or deal or others or record.entries or record.reminders
        reason = "" if usable else next((p.reason for p in record.problems), "There is nothing.")
        self._rows.setdefault("record", []).append(
            (record.number, record.row, "new" if usable else "problem", reason)
        )

    def _row(self, table: str, *values: Any) -> int:
        """Queue a row; gives its number in the table."""
        number = self._counts[table] = self._counts.get(table, 0) + 1
        self._rows.setdefault(table, []).append((number, *values))
        return number

    def _flush(self) -> None:
        for table, rows in self._rows.items():
            if rows:
                marks = ",".join("?" * len(rows[0]))
                columns = _INSERTED.get(table, "")
                self._db.executemany(f"INSERT INTO {table}{columns} VALUES ({marks})", rows)
                rows.clear()

    # -- parties -------------------------------------------------------------------------------

    def _company(self, record: int, party: Party) -> int:
        key = text.collapse(str(party.values.get("name", ""))).casefold()
        known = None if self._separate else self._companies.get(key)
        if known is None:
            number = self._party(record, "company", party)
            self._companies.setdefault(key, (number, _described(party)))
            return number
        number, has = known
        more = _described(party) - has
        if more:
            self._describe(number, party, more)
            has |= more
        return number

    def _correspondent(self, record: int, party: Party) -> int:
        """Whoever writes in several messages of a mailbox is one party, known by the address."""
        key = emails.email_key(party.emails[0][1]) if party.emails else ""
        known = self._correspondents.get(key)
        if known is None:
            known = self._party(record, "other", party)
            if key:
                self._correspondents[key] = known
        return known

    def _describe(self, number: int, party: Party, more: set[str]) -> None:
        """A later record tells something about a company that the earlier ones did not."""
        self._flush()
        for name in more & set(PARTS):
            found = self._parts(number, party, only=name)
            self._flush()
            self._db.execute(
                f"UPDATE party SET {name}_id=? WHERE n=?", (found[f"{name}_id"], number)
            )
        values = _party_values(party)
        columns = [name for name in more if name in values]
        if columns:
            self._db.execute(
                f"UPDATE party SET {', '.join(f'{name}=?' for name in columns)} WHERE n=?",
                (*(values[name] for name in columns), number),
            )
        self._extras(number, party, more)

    def _party(
        self, record: int, role: str, party: Party, positions: list[bytes] | None = None
    ) -> int:
        number = self._counts["party"] = self._counts.get("party", 0) + 1
        primary = self._parts(number, party)
        primary["position_id"] = positions[0] if positions else None
        values = _party_values(party)
        values.update(primary)
        values["photo"] = self._blob(party.photo) if party.photo else ""
        values["id"] = self._maker.one()
        values["kind"] = party.kind
        own = party.values.get("id")
        key = ""
        if party.kind == "company":
            key = names.company_key(str(values["name"]))
        self._rows.setdefault("party", []).append(
            (number, record, role, _own_id(own), party.values.get("owner") or "", key,
             *[values[column] for column in PARTY_COLUMNS])
        )  # fmt: skip
        self._extras(number, party, {"tags", "custom"})
        return number

    def _parts(self, number: int, party: Party, only: str = "") -> dict[str, bytes | None]:
        """Queue phones, e-mails, addresses, websites; gives the primary one of each."""
        primary: dict[str, bytes | None] = dict.fromkeys(f"{name}_id" for name in PARTS)
        take = self._maker.take
        if party.phones and only in ("", "phone"):
            country = next((a.country for a in party.addresses if a.country), "")
            for (label, typed), identity in zip(party.phones, take(len(party.phones)), strict=True):
                self._row("phone", number, identity, label, typed, *self._number(typed, country), 1)
                primary["phone_id"] = primary["phone_id"] or identity
        if party.emails and only in ("", "email"):
            for (label, address), identity in zip(
                party.emails, take(len(party.emails)), strict=True
            ):
                self._row("email", number, identity, label, address, emails.email_key(address), 1)
                primary["email_id"] = primary["email_id"] or identity
        if party.addresses and only in ("", "address"):
            for place, identity in zip(party.addresses, take(len(party.addresses)), strict=True):
                self._row("address", number, identity, *_address_values(place), 1)
                primary["address_id"] = primary["address_id"] or identity
        if party.websites and only in ("", "website"):
            for (label, url), identity in zip(
                party.websites, take(len(party.websites)), strict=True
            ):
                self._row("website", number, identity, label, url, 1)
                primary["website_id"] = primary["website_id"] or identity
        return primary

    def _number(self, typed: str, country: str) -> tuple[str, str, str]:
        region = self._region(country)
        return phones.digits(typed), phones.phone_key(typed), phones.to_e164(typed, region) or ""

    def _extras(self, number: int, party: Party, which: set[str]) -> None:
        if "tags" in which:
            for tag in dict.fromkeys(party.tags):
                self._row("tagging", number, tag, 1)
        if "custom" in which:
            for name, value in party.custom.items():
                self._value(number, None, "contact", name, value)

    def _value(
        self, party: int | None, deal: int | None, subject: str, name: str, value: str
    ) -> None:
        field = self._fields.get((subject, name))
        kind = self._custom_kinds.get(name, "text")
        if field is None:
            field = self._fields[subject, name] = self._row("field", name, subject, kind)
        number = None
        if kind in {"number", "money", "percent"}:
            parsed = numbers.parse_number(value.split(" ", maxsplit=1)[0], ".")
            number = None if parsed is None else float(parsed)
        self._row("field_value", party, deal, field, value, number, 1)

    def _blob(self, content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        self._db.execute("INSERT OR IGNORE INTO blob VALUES (?, ?)", (sha256, content))
        return sha256

    # -- deals, entries, reminders -------------------------------------------------------------

    def _deal(self, record: int, deal: Deal, contact: int | None, company: int | None) -> int:
        get = deal.values.get
        identity = self._maker.one()
        own: dict[str, Any] = {
            "id": identity,
            "title": get("name", ""),
            "close_reason": get("lost_reason", ""),
            "expected_close": get("close_date", ""),
            "kind": get("type", ""),
            "lead_source": get("source", ""),
            "opened_at": _milliseconds(get("created_at")),
        }
        number = self._row(
            "deal", record, _own_id(get("id")), contact, company, get("contact_external_id", ""),
            get("pipeline", ""), get("stage", ""), get("is_won"), get("is_closed"),
            get("amount"), get("currency", ""),
            None if get("probability") is None else float(str(get("probability"))),
            get("owner", ""), get("product", ""), get("quantity", ""),
            *[own[c] if c in own else get(c, "") for c in DEAL_COLUMNS],
        )  # fmt: skip
        for name, value in deal.custom.items():
            self._value(None, number, "deal", name, value)
        return number

    def _entry(self, record: int, entry: Entry, party: int | None, others: list[int]) -> None:
        first = party or (others[0] if others else None)
        identity = self._maker.one()
        zone = ""
        if entry.happened_at is not None:
            offset = entry.happened_at.strftime("%z")
            zone = f"{offset[:3]}:{offset[3:5]}" if offset else ""
        number = self._row(
            "entry", record, first, identity, entry.kind, entry.subject, entry.body,
            _milliseconds(entry.happened_at), zone, entry.direction, entry.message_id,
            entry.sender, 1,
        )  # fmt: skip
        for other in others:
            if other != first:
                self._row("participant", number, other, self._maker.one(), "")
        for name, media_type, content in entry.attachments:
            self._row(
                "attachment", number, self._maker.one(), name, media_type, len(content),
                self._blob(content),
            )  # fmt: skip

    def _reminder(
        self, record: int, reminder: Reminder, party: int | None, deal: int | None
    ) -> None:
        due = reminder.due
        if isinstance(due, dt.datetime):
            wall = (due.date().isoformat(), f"{due:%H:%M}", str(due.tzinfo or ""))
            at = _milliseconds(due)
        else:
            wall = (due.isoformat(), "", "")
            at = _milliseconds(dt.datetime(due.year, due.month, due.day, tzinfo=dt.UTC))
        self._row(
            "reminder", record, party, deal, self._maker.one(), reminder.text, reminder.note,
            reminder.location, *wall, at, reminder.recurrence, 1,
        )  # fmt: skip


_INSERTED = {
    "party": f" (n, record, role, own_id, owner, company_key, {', '.join(PARTY_COLUMNS)})",
    "deal": " (n, record, own_id, contact, company, contact_external_id, pipeline, stage, is_won,"
    " is_closed, amount, currency, probability, owner, product, quantity,"
    f" {', '.join(DEAL_COLUMNS)})",
}

_SAME_NAME = (
    "prefix", "first_name", "middle_name", "last_name", "suffix", "nickname", "gender",
    "job_title", "department", "status", "industry", "tax_id", "note", "external_id",
)  # fmt: skip


def _party_values(party: Party) -> dict[str, Any]:
    """The single values of a party by the name of their column."""
    get = party.values.get
    values: dict[str, Any] = {name: get(name) or "" for name in _SAME_NAME}
    values["lead_source"] = get("source") or ""
    for name in ("newsletter", "consent", "active"):
        values[name] = get(name)
    values["known_since"] = _milliseconds(get("created_at"))
    values["last_seen"] = _milliseconds(get("last_seen"))
    year, month, day = _partial(str(get("birthday") or ""))
    values["birth_year"], values["birth_month"], values["birth_day"] = year, month, day
    if party.kind == "company":
        name = str(get("name") or "")
        values["name"], values["match_key"] = name, text.key(name)
        values["sort_key"] = text.fold(name)
    else:
        name = str(get("full_name") or "")
        first, last = str(values["first_name"]), str(values["last_name"])
        values["name"] = name
        values["match_key"] = names.name_key(first, last)
        # People without a name stand last, by what there is of them.
        values["sort_key"] = text.fold(f"{last} {first}") or (
            _SORT_LAST + next((address for _, address in party.emails), "")
        )
    return values


def _described(party: Party) -> set[str]:
    """What the file tells about a party, as names of columns and kinds of parts."""
    has = {name for name, value in _party_values(party).items() if value not in ("", None)}
    lists = {
        "phone": party.phones, "email": party.emails, "address": party.addresses,
        "website": party.websites, "tags": party.tags, "custom": party.custom,
    }  # fmt: skip
    return has | {name for name, found in lists.items() if found}


def _address_values(address: Address) -> tuple[str, ...]:
    return (
        address.label, address.street, address.street2, address.street_number,
        address.postal_code, address.city, address.region, address.country,
    )  # fmt: skip


def _partial(iso: str) -> tuple[int | None, int | None, int | None]:
    """ "1947-01-08", "--01-08", "1947-01" or "1947" as year, month, day."""
    if not iso:
        return None, None, None
    if iso.startswith("--"):
        parts = [None, *(int(p) for p in iso[2:].split("-"))]
    else:
        parts = [int(p) for p in iso.split("-")]
    year, month, day = (*parts, None, None)[:3]
    return year, month, day


def _milliseconds(moment: Any) -> int | None:
    return round(moment.timestamp() * 1000) if isinstance(moment, dt.datetime) else None


def _own_id(shown: Any) -> bytes | None:
    """The id of an earlier export; anything else in that column is no id of ours."""
    try:
        return ids.parse(str(shown)) if shown else None
    except ValueError:
        return None
