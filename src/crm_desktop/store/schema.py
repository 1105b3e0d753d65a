"""The tables of a shop file, and what each column means to journal and sync.

Rules that every synced table follows (why: they are expensive to change later):

- ``n`` is this PC's own row number. It never leaves the PC and is never reused (rows are not
  removed, see ``gone``); the journal, the dirty table and the search index point at it.
- ``id`` is the row's identity on every PC: a time-ordered UUID, or one made from the natural name
  where two PCs would create the same thing alike (tag, stage, custom field, link rows).
  It is the only unique thing; nothing personal is.
- ``gone``: 0 live, 1 in the trash, 2 its creation was undone. Rows are hidden, never deleted. A
  part (a phone) of a hidden owner (its contact) is hidden with it and keeps its own mark, so
  every query about parts joins the owner.
- Columns that only mean something together name the same merge group (``info={"merge": ...}``):
  they are undone and merged as one. A column without a group is a group of its own.
- Instants are UTC milliseconds, dates ISO text, money integer minor units beside a currency.
- Table numbers never change and are never given twice.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    and_,
)
from sqlalchemy import text as sql
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.types import TypeEngine

from crm_desktop.store import file_format

APPLICATION_ID, SCHEMA_VERSION = file_format.APPLICATION_ID, file_format.SCHEMA_VERSION
LIVE, TRASHED, UNDONE = file_format.LIVE, file_format.TRASHED, file_format.UNDONE

metadata = MetaData()


def _column(name: str, kind: type[TypeEngine[Any]], merge: str, default: str | None) -> Column[Any]:
    return Column(
        name,
        kind,
        nullable=default is None,
        server_default=None if default is None else sql(default),
        info={"merge": merge or name},
    )


def _text(name: str, merge: str = "") -> Column[Any]:
    return _column(name, Text, merge, "''")


def _whole(name: str, merge: str = "") -> Column[Any]:
    return _column(name, Integer, merge, "0")


def _optional(name: str, kind: type[TypeEngine[Any]], merge: str = "") -> Column[Any]:
    return _column(name, kind, merge, None)


def _link(name: str, target: str, merge: str = "") -> Column[Any]:
    """A reference to another row; nullable since the other PC may know less than we do."""
    reference = ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return Column(name, LargeBinary, reference, info={"merge": merge or name})


def _owner(name: str, target: str) -> Column[Any]:
    """The row that this one is a part of."""
    column = _link(name, target)
    column.info["owner"] = True
    return column


def _source() -> tuple[Column[Any], Column[Any]]:
    """The file, and the record in it (from 1), that a row was made from."""
    return _link("source_id", "source", "source"), _optional("source_record", Integer, "source")


def _synced(name: str, number: int, *columns: Column[Any]) -> Table:
    return Table(
        name,
        metadata,
        Column("n", Integer, primary_key=True),
        Column("id", LargeBinary, nullable=False, unique=True),
        *columns,
        _column("gone", Integer, "alive", "0"),
        info={"number": number},
    )


colleague = _synced("colleague", 1, _text("name", "name"), _text("match_key", "name"))

source = _synced(
    "source", 2, _text("file", "file"), _text("sheet", "file"), _text("format", "file"),
    _text("sha256", "file"), _whole("imported_at", "file"),
)  # fmt: skip

contact = _synced(
    "contact", 3,
    _text("kind"),  # person, company, household
    _text("name", "name"), _text("prefix", "name"), _text("first_name", "name"),
    _text("middle_name", "name"), _text("last_name", "name"), _text("suffix", "name"),
    _text("sort_key", "name"), _text("match_key", "name"),
    _text("nickname"), _text("gender"),
    _optional("birth_year", Integer, "birthday"), _optional("birth_month", Integer, "birthday"),
    _optional("birth_day", Integer, "birthday"),
    # Of a person without a company; else the position tells.
    _text("job_title", "job"), _text("department", "job"),
    _text("status"), _text("industry"), _text("tax_id"), _text("lead_source"), _text("note"),
    _optional("newsletter", Integer), _optional("consent", Integer), _optional("active", Integer),
    _text("external_id"),
    # ``known_from``: the partial ISO date where only a month or year is known; then the instant
    # is its beginning, for sorting only.
    _optional("known_since", Integer, "known_since"), _text("known_from", "known_since"),
    _optional("last_seen", Integer),
    _link("owner_id", "colleague"),
    # The primary one of several is a field here, never a flag on the parts: two PCs that choose
    # differently then have one field to merge instead of two true flags.
    _optional("phone_id", LargeBinary), _optional("email_id", LargeBinary),
    _optional("address_id", LargeBinary), _optional("website_id", LargeBinary),
    _optional("position_id", LargeBinary),
    _text("photo"),  # content hash of the blob
    _link("merged_into", "contact"),
    _optional("keep_in_touch_days", Integer),  # none: as the tags say; 0: not watched
    *_source(),
    _whole("created_at"),
)  # fmt: skip

phone = _synced(
    "phone", 4, _owner("contact_id", "contact"), _text("label"),
    # as typed; all digits; the last nine as comparison key; +44... where it is known
    _text("typed", "number"), _text("digits", "number"), _text("match_key", "number"),
    _text("e164", "number"), _whole("do_not_use"),
)  # fmt: skip

email = _synced(
    "email", 5, _owner("contact_id", "contact"), _text("label"), _text("address", "address"),
    _text("match_key", "address"), _whole("do_not_use"),
)  # fmt: skip

address = _synced(
    "address", 6, _owner("contact_id", "contact"), _text("label"), _text("street", "address"),
    _text("street2", "address"), _text("street_number", "address"),
    _text("postal_code", "address"), _text("city", "address"), _text("region", "address"),
    _text("country", "address"),
)  # fmt: skip

website = _synced(
    "website", 7, _owner("contact_id", "contact"), _text("label"), _text("url"),
)  # fmt: skip

position = _synced(
    "position", 8, _owner("person_id", "contact"), _link("company_id", "contact"),
    _text("title", "job"), _text("department", "job"), _text("role"),
    _text("started", "period"), _text("ended", "period"),  # partial ISO dates
)  # fmt: skip

tag = _synced(
    "tag", 9, _text("name", "name"), _text("match_key", "name"), _text("colour"),
    _whole("keep_in_touch_days"),  # how often to hear from contacts with this tag; 0: not watched
)  # fmt: skip

tagging = _synced("tagging", 10, _owner("contact_id", "contact"), _link("tag_id", "tag"))

field = _synced(
    "field", 11, _text("name", "name"), _text("match_key", "name"),
    _text("subject"),  # contact (persons and companies) or deal
    _text("kind"),  # text, number, money, percent, date, yes/no, list, link
    _text("options"),  # JSON list of the choices of kind list
    _link("tag_id", "tag"),  # belongs to contacts with this tag; none: to everyone
    _text("rank"),
    _whole("yearly"),  # of kind date: a day that comes back each year, as a birthday does
)  # fmt: skip

field_value = _synced(
    "field_value", 12, _link("field_id", "field"),
    # exactly one of the two
    _owner("contact_id", "contact"), _owner("deal_id", "deal"),
    _text("value", "value"),  # canonical: ISO date, plain decimal, "1" or "0", else the text
    _optional("number", Float, "value"),  # for sorting and filtering, where value is a number
)  # fmt: skip

pipeline = _synced(
    "pipeline", 13, _text("name", "name"), _text("match_key", "name"), _text("currency"),
    _text("rank"),
)  # fmt: skip

stage = _synced(
    "stage", 14, _owner("pipeline_id", "pipeline"), _text("name", "name"),
    _text("match_key", "name"),
    _text("state"),  # open, won, lost: the state a deal takes when it enters
    _whole("probability"),  # percent
    _text("colour"), _whole("quiet_days"),  # 0: no limit
    _text("rank"),
)  # fmt: skip

product = _synced(
    "product", 15, _text("name", "name"), _text("match_key", "name"), _text("code"),
    _text("unit"), _optional("price_minor", Integer, "price"), _text("currency", "price"),
)  # fmt: skip

deal = _synced(
    "deal", 16, _text("title"), _link("contact_id", "contact"), _link("company_id", "contact"),
    _text("company_external_id"),  # of a company that the file named but did not describe
    _link("pipeline_id", "pipeline", "stage"), _link("stage_id", "stage", "stage"),
    _text("rank", "stage"),
    _text("state", "outcome"),  # open, won, lost
    _text("closed_on", "outcome"), _text("close_reason", "outcome"),
    _optional("amount_minor", Integer, "amount"), _text("currency", "amount"),
    _optional("probability", Float),  # percent; set: pinned by hand, none: the stage's
    _text("expected_close"), _text("kind"), _text("next_step"), _text("lead_source"),
    _link("owner_id", "colleague"), _text("note"), _text("external_id"),
    _optional("opened_at", Integer),
    *_source(),
    _whole("created_at"),
)  # fmt: skip

deal_line = _synced(
    "deal_line", 17, _owner("deal_id", "deal"), _link("product_id", "product"), _text("title"),
    _text("quantity"),  # plain decimal text
    _optional("price_minor", Integer), _text("rank"),
)  # fmt: skip

stage_move = _synced(
    "stage_move", 18, _owner("deal_id", "deal"), _link("stage_id", "stage"), _text("state"),
    _whole("moved_at"), _link("who_id", "colleague"),
)  # fmt: skip

entry = _synced(
    "entry", 19, _owner("contact_id", "contact"), _link("deal_id", "deal"),
    _text("kind"),  # call, email, meeting, visit, note, other
    _text("subject"), _text("body"),
    _whole("happened_at", "when"), _text("zone", "when"),
    _text("direction"),  # in, out or empty
    _text("outcome"), _optional("minutes", Integer), _link("who_id", "colleague"),
    _whole("pinned"), _text("message_id"), _text("sender"),
    _optional("edited_at", Integer),  # what it says was changed by a person after it was written
    *_source(),
    _whole("created_at"),
)  # fmt: skip

participant = _synced(
    "participant", 20, _owner("entry_id", "entry"), _link("contact_id", "contact"), _text("role"),
)  # fmt: skip

attachment = _synced(
    "attachment", 21, _owner("entry_id", "entry"), _text("name"), _text("media_type", "content"),
    _whole("size", "content"), _text("sha256", "content"),
)  # fmt: skip

reminder = _synced(
    "reminder", 22, _owner("contact_id", "contact"), _link("deal_id", "deal"), _text("kind"),
    _text("title"), _text("note"), _text("location"),
    # The wish as it was made (date, wall time or empty for all day, zone), and the instant it
    # works out to, for sorting: the wish is the truth when a zone changes its rules.
    _text("due_date", "due"), _text("due_time", "due"), _text("zone", "due"),
    _whole("due_at", "due"),
    _text("recurrence", "repeat"), _text("repeat_from", "repeat"),  # RRULE; due or done
    _text("lead_times"),  # minutes before it is due at which to tell, with commas; empty: none
    _whole("priority"), _whole("waiting"),  # waiting: it is the customer's turn
    _link("owner_id", "colleague"), _link("track_run_id", "track_run"),
    _optional("done_at", Integer),
    *_source(),
    _whole("created_at"),
)  # fmt: skip

saved_view = _synced(
    "saved_view", 23, _text("name"), _text("subject"), _text("definition"), _text("rank"),
)  # fmt: skip

setting = _synced("setting", 24, _text("name"), _text("value"))

remembered_mapping = _synced(
    "remembered_mapping", 25, _text("fingerprint"), _text("columns"), _whole("used_at"),
)  # fmt: skip

relation = _synced(
    "relation", 26, _owner("contact_id", "contact"), _link("other_id", "contact"),
    # Free words for both directions: what the other one is to the contact ("daughter"), and what
    # the contact is to the other one ("mother").
    _text("kind", "kind"), _text("back", "kind"), _text("note"),
)  # fmt: skip

deal_person = _synced(
    "deal_person", 28, _owner("deal_id", "deal"), _link("contact_id", "contact"), _text("role"),
)  # fmt: skip

# Why deals were lost, as they are offered; a deal keeps its reason as text.
lost_reason = _synced(
    "lost_reason", 29, _text("name", "name"), _text("match_key", "name"), _text("rank"),
)  # fmt: skip

not_duplicate = _synced(
    "not_duplicate", 27,
    # Two contacts that look alike and are not the same, the lower id first. No references: the
    # answer outlives what is undone, and keeps nothing from being undone.
    _optional("first_id", LargeBinary, "pair"), _optional("second_id", LargeBinary, "pair"),
)  # fmt: skip

# A day on which the shop is closed.
holiday = _synced("holiday", 32, _text("day", "day"), _text("name"))

# Steps that are planned in one go, counted from a start or back from an end.
track = _synced(
    "track", 33, _text("name", "name"), _text("match_key", "name"),
    _text("anchor"),  # start or end
)  # fmt: skip

track_step = _synced(
    "track_step", 34, _owner("track_id", "track"), _text("rank"), _text("kind"), _text("title"),
    _whole("amount", "offset"), _text("unit", "offset"),  # day, work day, week
    _text("counted_from", "offset"),  # anchor, or previous: the step before it
)  # fmt: skip

track_run = _synced(
    "track_run", 35, _owner("contact_id", "contact"), _link("deal_id", "deal"),
    _link("track_id", "track"), _text("anchor_day"),
)  # fmt: skip

# What a tax takes, as it is offered on lines of quotes; a line keeps its percentage.
tax_rate = _synced(
    "tax_rate", 36, _text("name", "name"), _text("match_key", "name"),
    _text("percent"),  # plain decimal text
    _text("rank"),  # the first one is the usual one
)  # fmt: skip

# A version of a quote is a row of its own: what was on paper stays what it was.
quote = _synced(
    "quote", 37, _owner("deal_id", "deal"), _link("contact_id", "contact"),
    _text("number", "number"), _whole("version", "number"),
    # draft, sent, accepted, refused, replaced (by a later version); with the days of that
    _text("status", "state"), _text("sent_on", "state"), _text("decided_on", "state"),
    _text("reason", "state"),
    _text("issued_on"), _text("valid_until"),
    _text("recipient"),  # name and address in lines, as they are printed
    _text("title"), _text("intro"), _text("closing"), _text("language"),
    _text("currency", "prices"), _whole("tax_included", "prices"),
    # one of the two; a percentage is plain decimal text
    _text("discount_percent", "discount"), _optional("discount_minor", Integer, "discount"),
    # Tells before it runs out. No reference: an undone reminder keeps nothing from being undone.
    _optional("reminder_id", LargeBinary),
    _link("owner_id", "colleague"), _whole("created_at"),
)  # fmt: skip

quote_line = _synced(
    "quote_line", 38, _owner("quote_id", "quote"), _link("product_id", "product"),
    _text("title"), _text("detail"), _text("unit"),
    _text("quantity"),  # plain decimal text
    _optional("price_minor", Integer),
    _text("discount_percent", "discount"), _optional("discount_minor", Integer, "discount"),
    _text("tax_percent"),  # plain decimal text; empty: no tax
    _text("rank"),
)  # fmt: skip

letter_template = _synced(
    "letter_template", 39, _text("name", "name"), _text("match_key", "name"), _text("language"),
    _text("subject", "text"), _text("body", "text"), _text("rank"),
)  # fmt: skip

# What a person said about being written to or called, for each channel the last word.
consent = _synced(
    "consent", 40, _owner("contact_id", "contact"),
    _text("channel"),  # phone, email, post, message
    _whole("given", "word"), _text("said_on", "word"),  # 1 or 0; ISO date or empty
    _text("how", "word"), _text("source", "word"),
)  # fmt: skip

# That a contact was erased for good: without anything that says who it was. It is brought back by
# every backup and by every PC that was away, and erased again, see services/privacy.py.
erasure = _synced(
    "erasure", 41,
    _optional("erased_id", LargeBinary, "erasure"),  # no reference: rows of a trash go in the end
    _whole("erased_at", "erasure"), _text("person", "erasure"),
    _text("counts", "erasure"),  # JSON: table -> rows that went
    _text("kept", "erasure"),  # JSON: table -> ids of rows that lost their words and stayed
    _text("salt", "erasure"), _text("marks", "erasure"),  # of e-mails and phones, with commas
)  # fmt: skip

SYNCED: dict[str, Table] = {t.name: t for t in metadata.sorted_tables if "number" in t.info}
BY_NUMBER: dict[int, Table] = {t.info["number"]: t for t in SYNCED.values()}


def number(table: Table) -> int:
    """The table's number in the journal."""
    found: int = table.info["number"]
    return found


def owners(table: Table) -> list[Column[Any]]:
    """The columns that name the row this one is a part of; usually one, of which one is set."""
    return [column for column in table.columns if column.info.get("owner")]


def target(column: Column[Any]) -> Table:
    """The table a reference points at."""
    (key,) = column.foreign_keys
    return key.column.table


def merge_groups(table: Table) -> dict[str, list[str]]:
    """Merge group -> its columns, in the order of declaration; the order is the bit in a mask."""
    groups: dict[str, list[str]] = {}
    for column in table.columns:
        if "merge" in column.info:
            groups.setdefault(column.info["merge"], []).append(column.name)
    return groups


# Never looked up by, or the first column of a wider index.
_NOT_INDEXED = {
    ("entry", "contact_id"),
    ("field_value", "field_id"),
    ("contact", "merged_into"),
} | {
    (table, column)
    for table in ("contact", "deal", "entry", "reminder", "quote")
    for column in ("source_id", "owner_id", "who_id")
}


def _indexes() -> None:
    for table in SYNCED.values():
        for column in table.columns:
            if column.foreign_keys and (table.name, column.name) not in _NOT_INDEXED:
                Index(f"{table.name}_{column.name}", column)
    c = contact.c
    Index("contact_sort", c.sort_key, c.n, sqlite_where=c.gone == LIVE)
    Index("contact_match", c.match_key)
    Index("contact_status", c.status, sqlite_where=and_(c.gone == LIVE, c.status != ""))
    Index("contact_birthday", c.birth_month, c.birth_day, sqlite_where=c.birth_month.is_not(None))
    Index("contact_merged", c.merged_into, sqlite_where=c.merged_into.is_not(None))
    Index("contact_hidden", c.gone, sqlite_where=c.gone != LIVE)
    Index("contact_touch", c.n, sqlite_where=c.keep_in_touch_days > 0)
    Index("contact_external", c.external_id, sqlite_where=c.external_id != "")
    # What is archived is listed without a walk through everything.
    for table in (deal, entry, reminder):
        Index(f"{table.name}_trash", table.c.n, sqlite_where=table.c.gone == TRASHED)
    Index("phone_match", phone.c.match_key, sqlite_where=phone.c.match_key != "")
    Index("email_match", email.c.match_key)
    Index("erasure_erased", erasure.c.erased_id)
    # Filters by an own field look at each different value once, and need no row for the others.
    Index("field_value_value", *(field_value.c[x] for x in ("field_id", "value", "number")))
    Index("deal_external", deal.c.external_id, sqlite_where=deal.c.external_id != "")
    # Counting, "last contact", and a period of some contacts by person and kind need nothing but
    # this index, however many entries there are.
    when = ("contact_id", "happened_at", "gone", "kind", "who_id")
    Index("entry_when", *(entry.c[x] for x in when))
    # Counting a period by person and kind, and reading it newest first, kind by kind. Begins with
    # the person, whom nothing else looks up entries by: no other question is led through it.
    Index("entry_who", *(entry.c[x] for x in ("who_id", "kind", "gone", "happened_at")))
    Index("entry_message", entry.c.message_id, sqlite_where=entry.c.message_id != "")
    open_ = reminder.c.done_at.is_(None)
    Index("reminder_due", reminder.c.due_at, sqlite_where=open_)
    Index(
        "reminder_day", reminder.c.waiting, reminder.c.due_date,
        sql("iif(due_time='', '~', due_time)"),  # any time of the day comes last
        # gone and done_at: else each row is read to see what the condition says already
        *(reminder.c[x] for x in ("contact_id", "gone", "done_at")),
        sqlite_where=and_(open_, reminder.c.gone == LIVE),
    )  # fmt: skip
    Index("reminder_done", reminder.c.done_at, sqlite_where=reminder.c.done_at.is_not(None))


_indexes()


def indexes() -> dict[str, str]:
    """Name -> CREATE INDEX of every index of a synced table, as SQLite takes it."""
    dialect = sqlite.dialect()
    return {
        str(index.name): str(CreateIndex(index).compile(dialect=dialect)).strip()
        for table in SYNCED.values()
        for index in sorted(table.indexes, key=lambda index: str(index.name))
    }


def create_statements() -> list[str]:
    """CREATE TABLE and CREATE INDEX of every synced table, as SQLite takes them."""
    dialect = sqlite.dialect()
    made = [str(CreateTable(table).compile(dialect=dialect)) for table in SYNCED.values()]
    return [statement.strip() for statement in made] + list(indexes().values())
