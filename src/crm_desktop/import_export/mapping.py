"""Proposes for every column of a table the field that it feeds.

Nothing is dropped silently: a column that no list knows becomes a custom field to be checked, and
what is left out (book-keeping of other systems, empty columns) says so with its reason. The
proposal is a beginning; the person decides.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from crm_desktop.domain import names
from crm_desktop.import_export import fields, header_words
from crm_desktop.import_export.fields import CUSTOM, IGNORE, PART_OF_DATE, SAME_AS_COMPANY
from crm_desktop.import_export.model import (
    ColumnMap,
    ColumnProfile,
    Confidence,
    Notice,
    Proposal,
    Table,
)
from crm_desktop.import_export.profile import cell_text
from crm_desktop.import_export.table_kind import (
    NUMERIC,
    Column,
    Verdict,
    fits_name,
    judge,
    likeness,
    sample_values,
)

_REPEATABLE = ("phone", "email", "website")
_DATE_KINDS = frozenset({"date", "datetime"})
_REFUSED: dict[str, frozenset[str]] = {
    **dict.fromkeys(("email",), NUMERIC | _DATE_KINDS | {"bool", "duration"}),
    **dict.fromkeys(
        ("phone", "fax"), _DATE_KINDS | {"bool", "percent", "money", "url", "duration"}
    ),
    **dict.fromkeys(("website", "linkedin"), NUMERIC | _DATE_KINDS | {"bool", "phone"}),
    **dict.fromkeys(
        ("name", "full_name", "first_name", "last_name", "middle_name", "owner", "job_title",
         "prefix", "suffix", "department", "industry"),
        NUMERIC | _DATE_KINDS | {"phone", "duration"},
    ),
    **dict.fromkeys(("note", "next_step", "lost_reason", "text"), NUMERIC | _DATE_KINDS),
    **dict.fromkeys(
        ("street", "street2", "city", "region", "country", "postal_code"),
        _DATE_KINDS | {"email", "url", "money", "percent"},
    ),
    **dict.fromkeys(("external_id", "customer_id", "tax_id"), _DATE_KINDS | {"email", "bool"}),
    "tags": NUMERIC | _DATE_KINDS,
    "status": _DATE_KINDS | {"email", "money"},
    "stage": _DATE_KINDS | {"email", "money"},
    "gender": _DATE_KINDS | {"email", "money"},
    "source": NUMERIC | _DATE_KINDS,
    "nickname": NUMERIC | _DATE_KINDS,
}  # fmt: skip
"""Kinds of values that a field of that name cannot hold, whatever the header says."""
_ONLY: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        ("created_at", "updated_at", "last_seen", "due", "close_date", "date"), _DATE_KINDS
    ),
    "birthday": _DATE_KINDS | {"text", "integer"},
    **dict.fromkeys(("amount", "price", "expected_amount"), NUMERIC - {"percent"}),
    "probability": NUMERIC - {"money"},
    "quantity": frozenset({"integer", "number", "text"}),
}
"""Kinds of values that a field of that name must have."""
_YES_NO = frozenset({"active", "newsletter", "consent", "is_won", "is_closed"})


def header_fingerprint(headers: Sequence[str]) -> str:
    """A stable mark of a file's headers (folded, in their order), for remembered mappings."""
    text = "\x1f".join(header_words.compact(header) for header in headers)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def propose(table: Table, profiles: list[ColumnProfile]) -> Proposal:
    """What the program would do with ``table``; one map per column, in their order."""
    headerless = table.bounds.header_row is None
    columns = [
        Column(profile, header_words.meaning(profile.header), sample_values(table, profile.index))
        for profile in profiles
    ]
    for column in columns:
        _first_look(column, headerless)
    _settle_titles(columns)
    verdict = judge(columns, table)
    own = [c for c in columns if c.meaning.own]
    for column in columns:
        if column.field == "any.name" and verdict.kind != "none":
            column.field = verdict.name_columns.get(column.profile.index, CUSTOM)
    # All are resolved before any is changed: what one becomes must not depend on their order.
    resolved = [c.field if c.meaning.own else _resolve(c, columns, verdict) for c in columns]
    for column, field in zip(columns, resolved, strict=True):
        column.field = field
    _join_day_month_year(columns)
    _settle_companies(columns, table)
    _settle_types_of_phones(columns)
    _make_unique([*own, *(c for c in columns if not c.meaning.own)])
    maps = [_to_map(column, verdict) for column in columns]
    notices = [_no_customers(columns, verdict)] if verdict.kind == "none" else []
    return Proposal(verdict.kind, maps, notices)


# ------------------------------------------------------------- header and values of one column


def _first_look(column: Column, headerless: bool) -> None:
    """The field by the header, corrected by the values."""
    field = column.meaning.field
    kind = column.profile.kind
    if column.meaning.own:
        column.field = field
        return
    if header_words.says_type(column.header) or header_words.is_technical(column.header):
        return
    if not field:
        column.field = _by_values(column, headerless)
        column.by_values = bool(column.field)
        if column.field:
            column.reason = "Recognised by the values."
        return
    column.field = _by_header_and_values(column, field)
    if column.filled and kind == "email" and not column.field.endswith(".email"):
        if not _may_hold_anything(column.field):
            column.field, column.by_values = "any.email", True
            column.reason = "The values are e-mail addresses."
    elif kind == "phone" and column.field in {"any.email", "any.name", "any.contact"}:
        column.field, column.by_values = "any.phone", True
        column.reason = "The values are phone numbers."
    elif column.filled and not _fits(column):
        column.reason = "The values do not look like what the heading says."
        column.field = ""


def _may_hold_anything(field: str) -> bool:
    return field.rsplit(".", 1)[-1] in {"note", "external_id", "customer_id", "tags", "owner"}


def _by_header_and_values(column: Column, field: str) -> str:
    """Headers that mean different things by what stands below."""
    kind = column.profile.kind
    if field == "any.contact":
        if kind in {"email", "phone"}:
            column.by_values = True
            return f"any.{kind}"
        return "contact.full_name"
    if field == "any.account":
        column.by_values = True
        code = kind in NUMERIC or _share_with_digits(column) >= 0.8
        return "any.customer_id" if code else "company.name"
    if field == "any.title" and _forms_of_address(column):
        column.by_values = True
        column.reason = "The values are forms of address."
        return "contact.prefix"
    return field


def _share_with_digits(column: Column) -> float:
    with_digits = sum(1 for v in column.values if any(map(str.isdigit, v)))
    return with_digits / max(1, len(column.values))


def _forms_of_address(column: Column) -> bool:
    forms = sum(1 for v in column.values if names.is_form_of_address(v))
    return forms >= 0.5 * len(column.values) > 0


def _by_values(column: Column, headerless: bool) -> str:  # noqa: PLR0911
    """A field for a column whose header says nothing."""
    kind = column.profile.kind
    if kind == "email":
        return "any.email"
    if kind == "phone" and column.profile.distinct > 0.5 * column.profile.filled:
        column.doubt = "The header does not say what these numbers are."
        return "any.phone"
    if column.header and not headerless:
        return ""
    if kind == "url":
        return "any.website"
    if kind == "text" and len(column.values) >= 2 and _share_with_digits(column) < 0.3:
        if _forms_of_address(column):
            return "contact.prefix"
        person, company = likeness(column)
        if max(person, company) >= 0.65 and column.profile.distinct > 0.5 * column.profile.filled:
            column.doubt = "There is no header; please check."
            return "any.name"
    return ""


def _fits(column: Column) -> bool:
    # The word about e-mails is no e-mail address.
    part = "consent" if ".consent." in column.field else column.field.rsplit(".", 1)[-1]
    profile = column.profile
    if part in _YES_NO:
        return profile.kind in {"bool", "integer", "text"} and profile.distinct <= 6
    if part in _ONLY:
        if part == "birthday" and profile.kind in {"text", "integer"}:
            column.doubt = "Not all values are dates."
        return profile.kind in _ONLY[part]
    if part == "email" and profile.kind == "text":
        with_at = sum(1 for v in column.values if "@" in v)
        column.doubt = "Some values are no e-mail addresses."
        return with_at > 0
    if part == "owner" and header_words.is_reference(column.header):
        return True
    return profile.kind not in _REFUSED.get(part, frozenset())


# --------------------------------------------------------------------- columns among each other


def _settle_titles(columns: list[Column]) -> None:
    """ "Title" is the form of address where another column is the job title, and the reverse."""
    filled = {c.field for c in columns if c.field != "any.title"}
    for column in columns:
        if column.field == "any.title" and not column.filled and "contact.job_title" in filled:
            column.field = "contact.prefix"


def _resolve(column: Column, columns: list[Column], verdict: Verdict) -> str:
    """The field with its entity, or what becomes of a column without one."""
    if verdict.kind == "none":
        return _without_customers(column, verdict)
    if header_words.is_technical(column.header):
        column.reason = "Book-keeping of another program."
        return IGNORE
    if not column.field:
        return _unknown(column)
    if verdict.kind == "deals":
        return _in_deals(column, columns)
    return _among_people(column, columns, verdict)


def _unknown(column: Column) -> str:
    if not column.filled and not column.meaning.field:
        column.reason = "This column is empty."
        return IGNORE
    return CUSTOM


def _without_customers(column: Column, verdict: Verdict) -> str:
    if header_words.is_technical(column.header):
        return IGNORE
    if not verdict.orders or not column.field:
        return _unknown(column)
    if column.field.startswith("order."):
        column.reason = "This belongs to an order. Orders are not kept in this program."
        return column.field
    asked = {
        "any.address.region": "order.region",
        "any.note": "order.note",
        "deal.product": "order.product",
    }
    return asked.get(column.field, CUSTOM)


def _in_deals(column: Column, columns: list[Column]) -> str:  # noqa: PLR0911
    field, entity = column.field, column.meaning.entity
    present = {c.field for c in columns if c is not column}
    party = _party_of_deal(columns)
    part = field.partition(".")[2]
    if field in {"any.customer_id", "company.external_id"} or (
        field == "any.external_id" and entity == "company"
    ):
        return "company.external_id" if party == "company" else "deal.company_external_id"
    if field == "contact.external_id":
        return field if party == "contact" else "deal.contact_external_id"
    if field == "any.status":
        return CUSTOM if "deal.stage" in present else "deal.stage"
    if field == "any.price":
        return CUSTOM if "deal.amount" in present else "deal.amount"
    if field == "any.title":
        return "contact.job_title" if "contact.full_name" in present else "deal.name"
    if field == "any.owner_id":
        return _owner_by_number(column, present, "deal")
    if field == "any.last_seen":
        column.reason = "Book-keeping of another program."
        return IGNORE
    if field.startswith("any."):
        if f"deal.{part}" in fields.FIELDS:
            return f"deal.{part}"
        return _labelled(f"{party}.{part}", column) if party else CUSTOM
    if field.startswith("order."):
        return "deal.product" if field == "order.product" else CUSTOM
    if field.startswith(("contact.", "company.")) and not party:
        return CUSTOM
    return _labelled(field, column)


def _party_of_deal(columns: list[Column]) -> str:
    """Whose address and phone a list of deals gives: the company's, or the person's."""
    found = {c.field for c in columns}
    if "company.name" in found:
        return "company"
    people = {"contact.full_name", "contact.first_name", "contact.last_name"}
    return "contact" if found & people else ""


def _owner_by_number(column: Column, present: set[str], entity: str) -> str:
    if {"any.owner", f"{entity}.owner"} & present:
        column.reason = "A number of another list; the name stands in a column of its own."
        return IGNORE
    return f"{entity}.owner"


def _among_people(  # noqa: PLR0911
    column: Column, columns: list[Column], verdict: Verdict
) -> str:
    field, primary = column.field, verdict.primary
    present = {c.field for c in columns if c is not column}
    part = field.partition(".")[2]
    companies = verdict.kind != "people" or "company.name" in present
    people = verdict.kind != "companies"
    if field == "deal.stage" and "any.status" not in present:
        return f"{primary}.status"
    if field.startswith(("deal.", "order.")) or field == "any.price":
        return CUSTOM
    if field == "any.title":
        return "contact.job_title" if people else CUSTOM
    if field == "any.owner_id":
        return _owner_by_number(column, present, primary)
    if field == "any.customer_id":
        return f"{primary}.external_id"
    if field == "company.external_id" and primary == "contact":
        if present & {"any.external_id", "any.customer_id", "contact.external_id"} or not companies:
            column.reason = "A number of another list."
            return IGNORE
        return field
    if field.startswith("any."):
        entity = _entity_of_open(column, columns, verdict)
        return _labelled(f"{entity}.{part}", column)
    if field.startswith("company.") and not companies and field != "company.name":
        return _instead(column, "contact", part)
    if field.startswith("contact.") and not people:
        return _instead(column, "company", part)
    return _labelled(field, column)


def _instead(column: Column, entity: str, part: str) -> str:
    """The same of the only entity that the table has, where that makes sense."""
    if part.partition(".")[0] in {
        "phone",
        "email",
        "fax",
        "website",
        "address",
        "note",
        "linkedin",
    }:
        return _labelled(f"{entity}.{part}", column)
    return CUSTOM


def _entity_of_open(column: Column, columns: list[Column], verdict: Verdict) -> str:
    """Whose phone or e-mail it is in a list of companies with a person each."""
    if verdict.kind != "people and companies" or verdict.primary != "company":
        return verdict.primary
    if column.meaning.label in {"mobile", "home"}:
        return "contact"
    if column.field == "any.email":
        people = [
            c for c in columns
            if verdict.name_columns.get(c.profile.index, c.field) == "contact.full_name"
        ]  # fmt: skip
        pairs = list(zip(column.values, people[0].values, strict=False)) if people else []
        fitting = sum(fits_name(email, name) for email, name in pairs)
        if fitting >= 0.5 * len(pairs) > 0:
            return "contact"
    return "company"


def _labelled(field: str, column: Column) -> str:
    """``contact.phone`` with label work -> ``contact.phone.work``; unknown fields are custom."""
    if field not in fields.FIELDS:
        return CUSTOM
    label = column.meaning.label
    entity, part = field.split(".", 1)
    if part.startswith("address."):
        if column.meaning.number > 1:
            if part == "address.street" and " - " not in column.header:
                return CUSTOM
            label = label or "other"
        return f"{entity}.address.{label}.{part.removeprefix('address.')}" if label else field
    return f"{field}.{label}" if label and part in _REPEATABLE else field


def _join_day_month_year(columns: list[Column]) -> None:
    """A date spread over three columns."""
    parts: dict[str, Column] = {}
    for column in columns:
        part = header_words.date_part(column.header)
        if part and column.field == CUSTOM and column.profile.kind in {"integer", "text"}:
            parts.setdefault(part, column)
    if len(parts) == 3:
        for column in parts.values():
            column.field = PART_OF_DATE
            column.reason = "Day, month and year stand in three columns."


def _settle_companies(columns: list[Column], table: Table) -> None:
    """Two columns that name the same company in every row are one."""
    found = [c for c in columns if c.field == "company.name" and not c.meaning.own]
    if len(found) < 2:
        return
    found.sort(key=lambda c: (not c.filled, c.meaning.rank, c.profile.index))
    best = found[0]
    for other in found[1:]:
        if other.filled and all(
            cell_text(row[other.profile.index]) == cell_text(row[best.profile.index])
            for row in table.rows
        ):
            other.field = SAME_AS_COMPANY
            other.reason = f"The same as “{best.header}” in every row."
        else:
            other.field = CUSTOM
            other.reason = f"The company is taken from “{best.header}”."


def _settle_types_of_phones(columns: list[Column]) -> None:
    """ "Phone 1 - Type" beside "Phone 1 - Value": one type for all becomes the label."""
    for column in columns:
        if not header_words.says_type(column.header) or column.field not in {CUSTOM, IGNORE}:
            continue
        words = header_words.split_words(column.header)[:-1]
        for other in columns:
            beside = header_words.split_words(other.header)[: len(words)] == words
            if not beside or other is column or other.meaning.label:
                continue
            base = other.field
            if base.count(".") == 1 and base.split(".")[1] in _REPEATABLE:
                label = header_words.compact(column.values[0]) if column.values else ""
                if label and column.profile.distinct == 1:
                    other.field = f"{base}.{header_words.lists().labels.get(label, label)}"
                    column.field, column.reason = IGNORE, f"Says what “{other.header}” is."


def _make_unique(columns: list[Column]) -> None:
    """One column per field; further phones, e-mails and sites get a label of their own."""
    order = sorted(
        columns,
        key=lambda c: (
            not c.meaning.own,
            not c.filled,
            c.field in {"contact.external_id", "company.external_id"}
            and c.meaning.field != "any.customer_id",
            c.meaning.rank // 100 + 2 * c.by_values,
            c.profile.index if _is_repeatable(c.field) else c.meaning.rank,
            c.profile.index,
        ),
    )
    taken: set[str] = set()
    for column in order:
        field = column.field
        if field.startswith("("):
            continue
        if field in taken:
            column.field = _further(column, taken)
        taken.add(column.field)


def _is_repeatable(field: str) -> bool:
    return len(parts := field.split(".")) > 1 and parts[1] in _REPEATABLE


def _further(column: Column, taken: set[str]) -> str:
    """Where the second column for the same field goes."""
    entity, part, *rest = column.field.split(".")
    if part == "fax":
        part, rest = "phone", [" ".join(filter(None, ["fax", column.meaning.label]))]
    if part not in _REPEATABLE:
        column.reason = "Another column gives this already."
        if header_words.is_reference(column.header) and part == "owner":
            return IGNORE
        return CUSTOM
    label = ".".join(rest) or "other"
    number = 1
    while (field := f"{entity}.{part}.{label}{'' if number == 1 else f' {number}'}") in taken:
        number += 1
    return field


# ---------------------------------------------------------------------------------- the result


def _to_map(column: Column, verdict: Verdict) -> ColumnMap:
    profile = column.profile
    confidence = _confidence(column)
    if not column.reason and column.field == CUSTOM:
        column.reason = "Kept as a field of your own."
    if profile.kind in _DATE_KINDS and not profile.date_sure and confidence != "left out":
        confidence = "check"
        column.doubt = "Day and month could be the other way round."
    if column.field in {"contact.full_name", "company.name"} and _is_mixed(column, verdict):
        confidence = "check"
        column.doubt = "Some of these names look like persons, some like companies."
    if _may_be_no_number(column, verdict) and confidence in {"sure", "likely"}:
        confidence = "check"
        column.doubt = "Some of these numbers stand in several rows. Is it a customer number?"
    reason = " ".join(filter(None, [column.reason, column.doubt]))
    return ColumnMap(
        column=profile.header,
        index=profile.index,
        field=column.field,
        confidence=confidence,
        reason=reason,
        kind=profile.kind,
        date_order=profile.date_order,
        decimal_mark=profile.decimal_mark,
    )


def _confidence(column: Column) -> Confidence:
    if column.field == IGNORE or column.field.startswith("order."):
        return "left out"
    if column.meaning.own:
        return "sure"
    if column.field == SAME_AS_COMPANY:
        return "sure"
    if column.field in {CUSTOM, PART_OF_DATE} or column.doubt or column.meaning.rank >= 200:
        return "check"
    return "likely" if column.by_values or not column.meaning.certain else "sure"


def _may_be_no_number(column: Column, verdict: Verdict) -> bool:
    """Whether what is said to tell customers apart does not: it may be of another list."""
    one_each = verdict.kind in {"people", "companies"} and not column.meaning.own
    repeats = column.profile.distinct < column.profile.filled
    return one_each and repeats and column.field == f"{verdict.primary}.external_id"


def _is_mixed(column: Column, verdict: Verdict) -> bool:
    if column.profile.index not in verdict.name_columns or len(column.values) < 5:
        return False
    company = sum(1 for v in column.values if names.looks_like_company(v) >= 0.9)
    person = sum(1 for v in column.values if names.looks_like_person(v) >= 0.9)
    return min(company, person) >= 0.2 * len(column.values)


def _no_customers(columns: list[Column], verdict: Verdict) -> Notice:
    """A plain sentence that says what the table seems to be instead."""
    kinds = Counter(c.profile.kind for c in columns if c.filled)
    figures = sum(n for kind, n in kinds.items() if kind in NUMERIC or kind == "duration")
    if verdict.orders:
        what = "This looks like a list of orders, not like a list of customers."
    elif figures >= 0.3 * max(1, kinds.total()):
        what = "This looks like a table of figures, not like a list of customers."
    else:
        what = "No column here holds names, e-mail addresses or phone numbers of customers."
    return Notice(
        "file.no_customers",
        f"{what} Nothing is imported from it unless you say what its columns mean.",
    )
