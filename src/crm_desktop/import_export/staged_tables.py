"""The tables of a staging file: the shop's own columns, and beside them what the plan adds.

``record`` has one row for each record of the file; ``party`` people and companies; ``target`` is
the contact or deal of the shop that a staged one was matched with, ``decision`` what becomes of it
(new, match while planning, update, skip); ``fresh`` says of parts whether they are to be written;
``heading`` of a custom field is its name in the file, ``name`` in the shop. ``twin`` holds pairs of
parties that look alike, ``united`` who was united with whom by the person's wish and ``moved`` what
that changed; ``related`` are the others that a contact or a deal names. ``spare_id`` is the id that
a row was staged with, where it takes over the one of an earlier export instead.
"""

from __future__ import annotations

from crm_desktop.import_export.fields import CONSENTS

PARTY_COLUMNS = (
    "id", "kind", "phone_id", "email_id", "address_id", "website_id", "position_id",
    "name", "prefix", "first_name", "middle_name", "last_name", "suffix", "sort_key", "match_key",
    "nickname", "gender", "birth_year", "birth_month", "birth_day", "job_title", "department",
    "status", "industry", "tax_id", "lead_source", "note", "newsletter", "consent", "active",
    "external_id", "known_since", "known_from", "last_seen", "photo", "keep_in_touch_days",
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

DDL = f"""
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE record (
  n INTEGER PRIMARY KEY, row INTEGER, status TEXT DEFAULT 'new', reason TEXT DEFAULT ''
);
CREATE TABLE party (
  n INTEGER PRIMARY KEY, record INTEGER, role TEXT, own_id BLOB, owner TEXT,
  {", ".join((*PARTY_COLUMNS, *CONSENTS))},
  target BLOB, decision TEXT DEFAULT 'new', score INTEGER DEFAULT 0, reason TEXT DEFAULT '',
  wish TEXT DEFAULT 'fill', spare_id BLOB
);
{
    "".join(
        f"CREATE TABLE {name} (n INTEGER PRIMARY KEY, party INTEGER, id BLOB, {', '.join(columns)},"
        " fresh INTEGER DEFAULT 1);"
        for name, columns in PARTS.items()
    )
}
CREATE TABLE position (n INTEGER PRIMARY KEY, party INTEGER, company INTEGER, id BLOB, title,
  department, role, started, ended, fresh INTEGER DEFAULT 1);
CREATE TABLE related (n INTEGER PRIMARY KEY, party INTEGER, deal INTEGER, id BLOB, other_id BLOB,
  other TEXT, kind TEXT, back TEXT, note TEXT, target BLOB, record INTEGER,
  fresh INTEGER DEFAULT 1);
CREATE TABLE tagging (n INTEGER PRIMARY KEY, party INTEGER, tag TEXT, fresh INTEGER DEFAULT 1);
CREATE TABLE field (n INTEGER PRIMARY KEY, heading TEXT, subject TEXT, kind TEXT, name TEXT);
CREATE TABLE field_value (n INTEGER PRIMARY KEY, party INTEGER, deal INTEGER, field INTEGER,
  value TEXT, number REAL, fresh INTEGER DEFAULT 1);
CREATE TABLE deal (n INTEGER PRIMARY KEY, record INTEGER, own_id BLOB, contact INTEGER,
  company INTEGER, contact_external_id TEXT, pipeline TEXT, stage TEXT, is_won INTEGER,
  is_closed INTEGER, amount TEXT, currency TEXT, probability REAL, owner TEXT,
  product TEXT, quantity TEXT, {", ".join(DEAL_COLUMNS)},
  target BLOB, decision TEXT DEFAULT 'new', spare_id BLOB);
CREATE TABLE entry (n INTEGER PRIMARY KEY, record INTEGER, party INTEGER, deal INTEGER, id BLOB,
  own_id BLOB, deal_id BLOB, kind TEXT,
  subject TEXT, body TEXT, happened_at INTEGER, zone TEXT, direction TEXT, message_id TEXT,
  sender TEXT, minutes INTEGER,
  outcome TEXT DEFAULT '', who TEXT, pinned INTEGER DEFAULT 0, fresh INTEGER DEFAULT 1,
  spare_id BLOB);
CREATE TABLE participant (n INTEGER PRIMARY KEY, entry INTEGER, party INTEGER, id BLOB, role TEXT);
CREATE TABLE attachment (n INTEGER PRIMARY KEY, entry INTEGER, id BLOB, name TEXT, media_type TEXT,
  size INTEGER, sha256 TEXT);
CREATE TABLE reminder (n INTEGER PRIMARY KEY, record INTEGER, party INTEGER, deal INTEGER, id BLOB,
  own_id BLOB, deal_id BLOB, title TEXT, note TEXT, location TEXT, due_date TEXT, due_time TEXT,
  zone TEXT, due_at INTEGER, recurrence TEXT, kind TEXT, repeat_from TEXT, lead_times TEXT,
  priority INTEGER, waiting INTEGER, owner TEXT, done_at INTEGER, fresh INTEGER DEFAULT 1,
  spare_id BLOB);
CREATE TABLE blob (sha256 TEXT PRIMARY KEY, content BLOB) WITHOUT ROWID;
CREATE TABLE twin (later INTEGER, earlier INTEGER, score INTEGER, reason TEXT,
  PRIMARY KEY (later, earlier)) WITHOUT ROWID;
CREATE TABLE united (party INTEGER PRIMARY KEY, first INTEGER, wish TEXT);
CREATE TABLE moved (name TEXT, n INTEGER, old, PRIMARY KEY (name, n)) WITHOUT ROWID;
CREATE TABLE problem (n INTEGER PRIMARY KEY, record INTEGER, "column" TEXT, reason TEXT,
  value TEXT);
"""

INDEXES = """
CREATE INDEX party_record ON party (record);
CREATE INDEX party_match ON party (match_key);
CREATE INDEX party_own ON party (own_id) WHERE own_id NOTNULL;
CREATE INDEX position_party ON position (party);
CREATE INDEX related_party ON related (party);
CREATE INDEX related_deal ON related (deal);
CREATE INDEX related_record ON related (record);
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

INSERTED = {
    "record": "n, row, status, reason",
    "party": f"n, record, role, own_id, owner, {', '.join((*PARTY_COLUMNS, *CONSENTS))}",
    **{name: f"party, id, {', '.join(columns)}" for name, columns in PARTS.items()},
    "position": "party, company, id, title, department, role, started, ended",
    "related": "party, deal, id, other_id, other, kind, back, note",
    "tagging": "party, tag",
    "field": "n, heading, subject, kind",
    "field_value": "party, deal, field, value, number",
    "deal": "n, record, own_id, contact, company, contact_external_id, pipeline, stage, is_won,"
    " is_closed, amount, currency, probability, owner, product, quantity,"
    f" {', '.join(DEAL_COLUMNS)}",
    "entry": "n, record, party, deal, id, own_id, deal_id, kind, subject, body, happened_at, zone,"
    " direction, message_id, sender, minutes, outcome, who, pinned",
    "participant": "entry, party, id, role",
    "attachment": "entry, id, name, media_type, size, sha256",
    "reminder": "record, party, deal, id, own_id, deal_id, title, note, location, due_date,"
    " due_time, zone, due_at, recurrence, kind, repeat_from, lead_times, priority, waiting, owner,"
    " done_at",
    "problem": 'record, "column", reason, value',
}
"""Table -> the columns of the rows queued for it."""
