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
from crm_desktop.import_export.model import Deal, Entry, Party, Record, Reminder
from crm_desktop.progress import Progress

PARTY_COLUMNS = (
    "id", "kind", "phone_id", "email_id", "address_id", "website_id", "position_id",
    "name", "prefix", "first_name", "middle_name", "last_name", "suffix", "sort_key", "match_key",
    "nickname", "gender", "birth_year", "birth_month", "birth_day", "job_title", "department",
    "status", "industry", "tax_id", "lead_source", "note", "newsletter", "consent", "active",
    "external_id", "known_since", "last_seen", "photo",
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
  target BLOB, decision TEXT DEFAULT 'new', score INTEGER DEFAULT 0, reason TEXT DEFAULT '',
  wish TEXT DEFAULT 'fill'
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

_INSERTED = {
    "record": "n, row, status, reason",
    "party": f"n, record, role, own_id, owner, company_key, {', '.join(PARTY_COLUMNS)}",
    **{name: f"party, id, {', '.join(columns)}" for name, columns in PARTS.items()},
    "position": "party, company, id, title, department, role",
    "tagging": "party, tag",
    "field": "n, name, subject, kind",
    "field_value": "party, deal, field, value, number",
    "deal": "n, record, own_id, contact, company, contact_external_id, pipeline, stage, is_won,"
    " is_closed, amount, currency, probability, owner, product, quantity,"
    f" {', '.join(DEAL_COLUMNS)}",
    "entry": "n, record, party, id, kind, subject, body, happened_at, zone, direction,"
    " message_id, sender",
    "participant": "entry, party, id, role",
    "attachment": "entry, id, name, media_type, size, sha256",
    "reminder": "record, party, deal, id, title, note, location, due_date, due_time, zone, due_at,"
    " recurrence",
    "problem": 'record, "column", reason, value',
}
"""Table -> the columns of the rows queued for it."""

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
        self._ids: list[bytes] = []
        self._region = region
        self._custom_kinds = custom_kinds
        self._separate = one_party_per_company_row
        self._rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in _INSERTED}
        self._counts = dict.fromkeys(("party", "deal", "entry", "field"), 0)
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
        number = record.number
        person = company = deal = None
        places = [self._id() for _ in record.positions]
        if record.person is not None:
            person = self._party(number, "contact", record.person, places[0] if places else None)
        if record.company is not None:
            company = self._company(number, record.company)
        for place, identity in zip(record.positions, places, strict=True):
            employer = self._company(number, place.company)
            company = company or employer
            if person is not None:
                self._rows["position"].append(
                    (person, employer, identity, place.title, place.department, place.role)
                )
        others = [self._correspondent(number, party) for party in record.people]
        if record.deal is not None:
            deal = self._deal(number, record.deal, person, company)
        for entry in record.entries:
            self._entry(number, entry, person or company, others)
        for reminder in record.reminders:
            self._reminder(number, reminder, person or company, deal)
        for problem in record.problems:
            self._rows["problem"].append(
                (problem.record, problem.column, problem.reason, problem.value[:500])
            )
        if person or company or deal or others or record.entries or record.reminders:
            self._rows["record"].append((number, record.row, "new", ""))
        else:
            reason = next((p.reason for p in record.problems), "There is nothing in it.")
            self._rows["record"].append((number, record.row, "problem", reason))

    def _id(self) -> bytes:
        if not self._ids:
            self._ids = self._maker.take(1000)[::-1]
        return self._ids.pop()

    def _count(self, table: str) -> int:
        """The number of the next row of a table that others point at."""
        self._counts[table] = number = self._counts[table] + 1
        return number

    def _flush(self) -> None:
        for table, rows in self._rows.items():
            if rows:
                marks = ",".join("?" * len(rows[0]))
                self._db.executemany(
                    f"INSERT INTO {table} ({_INSERTED[table]}) VALUES ({marks})", rows
                )
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
        if len(party.values) > 1 or _has_lists(party):
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
        parts = {
            "phone": self._phones, "email": self._emails, "address": self._addresses,
            "website": self._websites,
        }  # fmt: skip
        self._flush()
        for name in more & set(PARTS):
            self._db.execute(
                f"UPDATE party SET {name}_id=? WHERE n=?", (parts[name](number, party), number)
            )
        values = _party_values(party)
        columns = [name for name in more if name in values]
        if columns:
            self._db.execute(
                f"UPDATE party SET {', '.join(f'{name}=?' for name in columns)} WHERE n=?",
                (*(values[name] for name in columns), number),
            )
        if "tags" in more:
            self._tags(number, party)
        if "custom" in more:
            self._custom(number, party)

    def _party(self, record: int, role: str, party: Party, position: bytes | None = None) -> int:
        number = self._count("party")
        values = _party_values(party)
        values["photo"] = self._blob(party.photo) if party.photo else ""
        key = names.company_key(values["name"]) if party.kind == "company" else ""
        get = party.values.get
        self._rows["party"].append(
            (number, record, role, _own_id(get("id")), get("owner") or "", key,
             self._id(), party.kind,
             self._phones(number, party) if party.phones else None,
             self._emails(number, party) if party.emails else None,
             self._addresses(number, party) if party.addresses else None,
             self._websites(number, party) if party.websites else None,
             position, *values.values())
        )  # fmt: skip
        if party.tags:
            self._tags(number, party)
        if party.custom:
            self._custom(number, party)
        return number

    # Each queues the parts of one kind and gives the id of the first, the primary one.

    def _phones(self, number: int, party: Party) -> bytes | None:
        first = None
        country = next((a.country for a in party.addresses if a.country), "")
        region = self._region(country)
        for label, typed in party.phones:
            identity = self._id()
            first = first or identity
            self._rows["phone"].append(
                (number, identity, label, typed, phones.digits(typed), phones.phone_key(typed),
                 phones.to_e164(typed, region) or "")
            )  # fmt: skip
        return first

    def _emails(self, number: int, party: Party) -> bytes | None:
        first = None
        for label, shown in party.emails:
            identity = self._id()
            first = first or identity
            self._rows["email"].append((number, identity, label, shown, emails.email_key(shown)))
        return first

    def _addresses(self, number: int, party: Party) -> bytes | None:
        first = None
        for a in party.addresses:
            identity = self._id()
            first = first or identity
            self._rows["address"].append(
                (number, identity, a.label, a.street, a.street2, a.street_number, a.postal_code,
                 a.city, a.region, a.country)
            )  # fmt: skip
        return first

    def _websites(self, number: int, party: Party) -> bytes | None:
        first = None
        for label, url in party.websites:
            identity = self._id()
            first = first or identity
            self._rows["website"].append((number, identity, label, url))
        return first

    def _tags(self, number: int, party: Party) -> None:
        self._rows["tagging"].extend((number, tag) for tag in dict.fromkeys(party.tags))

    def _custom(self, number: int, party: Party) -> None:
        for name, value in party.custom.items():
            self._value(number, None, "contact", name, value)

    def _value(
        self, party: int | None, deal: int | None, subject: str, name: str, value: str
    ) -> None:
        field = self._fields.get((subject, name))
        kind = self._custom_kinds.get(name, "text")
        if field is None:
            field = self._fields[subject, name] = self._count("field")
            self._rows["field"].append((field, name, subject, kind))
        number = None
        if kind in {"number", "money", "percent"}:
            parsed = numbers.parse_number(value.split(" ", maxsplit=1)[0], ".")
            number = None if parsed is None else float(parsed)
        self._rows["field_value"].append((party, deal, field, value, number))

    def _blob(self, content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        self._db.execute("INSERT OR IGNORE INTO blob VALUES (?, ?)", (sha256, content))
        return sha256

    # -- deals, entries, reminders -------------------------------------------------------------

    def _deal(self, record: int, deal: Deal, contact: int | None, company: int | None) -> int:
        get = deal.values.get
        own: dict[str, Any] = {
            "id": self._id(),
            "title": get("name", ""),
            "close_reason": get("lost_reason", ""),
            "expected_close": get("close_date", ""),
            "kind": get("type", ""),
            "lead_source": get("source", ""),
            "opened_at": _milliseconds(get("created_at")),
        }
        number = self._count("deal")
        self._rows["deal"].append(
            (number, record, _own_id(get("id")), contact, company,
             get("contact_external_id", ""), get("pipeline", ""), get("stage", ""),
             get("is_won"), get("is_closed"), get("amount"), get("currency", ""),
             None if get("probability") is None else float(str(get("probability"))),
             get("owner", ""), get("product", ""), get("quantity", ""),
             *[own[c] if c in own else get(c, "") for c in DEAL_COLUMNS])
        )  # fmt: skip
        for name, value in deal.custom.items():
            self._value(None, number, "deal", name, value)
        return number

    def _entry(self, record: int, entry: Entry, party: int | None, others: list[int]) -> None:
        first = party or (others[0] if others else None)
        zone = ""
        if entry.happened_at is not None:
            offset = entry.happened_at.strftime("%z")
            zone = f"{offset[:3]}:{offset[3:5]}" if offset else ""
        number = self._count("entry")
        self._rows["entry"].append(
            (number, record, first, self._id(), entry.kind, entry.subject, entry.body,
             _milliseconds(entry.happened_at), zone, entry.direction, entry.message_id,
             entry.sender)
        )  # fmt: skip
        self._rows["participant"].extend(
            (number, other, self._id(), "") for other in others if other != first
        )
        for name, media_type, content in entry.attachments:
            self._rows["attachment"].append(
                (number, self._id(), name, media_type, len(content), self._blob(content))
            )

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
        self._rows["reminder"].append(
            (record, party, deal, self._id(), reminder.text, reminder.note, reminder.location,
             *wall, at, reminder.recurrence)
        )  # fmt: skip


def _party_values(party: Party) -> dict[str, Any]:
    """The single values of a party by column, in the order of ``PARTY_COLUMNS`` from "name" on."""
    get = party.values.get
    first, last = get("first_name") or "", get("last_name") or ""
    if party.kind == "company":
        name = str(get("name") or "")
        match_key, sort_key = text.key(name), text.fold(name)
    else:
        name = str(get("full_name") or "")
        match_key = names.name_key(str(first), str(last))
        # People without a name stand last, by what there is of them.
        sort_key = text.fold(f"{last} {first}") or (
            _SORT_LAST + next((address for _, address in party.emails), "")
        )
    birthday = get("birthday")
    year, month, day = _partial(str(birthday)) if birthday else (None, None, None)
    return {
        "name": name, "prefix": get("prefix") or "", "first_name": first,
        "middle_name": get("middle_name") or "", "last_name": last,
        "suffix": get("suffix") or "", "sort_key": sort_key, "match_key": match_key,
        "nickname": get("nickname") or "", "gender": get("gender") or "", "birth_year": year,
        "birth_month": month, "birth_day": day, "job_title": get("job_title") or "",
        "department": get("department") or "", "status": get("status") or "",
        "industry": get("industry") or "", "tax_id": get("tax_id") or "",
        "lead_source": get("source") or "", "note": get("note") or "",
        "newsletter": get("newsletter"), "consent": get("consent"), "active": get("active"),
        "external_id": get("external_id") or "", "known_since": _milliseconds(get("created_at")),
        "last_seen": _milliseconds(get("last_seen")), "photo": "",
    }  # fmt: skip


def _has_lists(party: Party) -> bool:
    return bool(
        party.phones or party.emails or party.addresses or party.websites or party.tags
        or party.custom
    )  # fmt: skip


def _described(party: Party) -> set[str]:
    """What the file tells about a party, as names of columns and kinds of parts."""
    has = {name for name, value in _party_values(party).items() if value not in ("", None)}
    lists = {
        "phone": party.phones, "email": party.emails, "address": party.addresses,
        "website": party.websites, "tags": party.tags, "custom": party.custom,
    }  # fmt: skip
    return has | {name for name, found in lists.items() if found}


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
