"""What a row of a table is: a person, a company, a person in a company, a deal, or none of these.

Headers and values are evidence together: a column "Name" is a person's or a company's by what
stands in it, and a table with stages, amounts and closing dates holds deals whatever else it names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from crm_desktop.domain import names
from crm_desktop.domain.emails import is_shared_mailbox
from crm_desktop.domain.text import fold
from crm_desktop.import_export import header_words
from crm_desktop.import_export.header_words import Meaning
from crm_desktop.import_export.model import ColumnProfile, Table, TableKind
from crm_desktop.import_export.profile import cell_text

Primary = Literal["contact", "company", "deal", ""]

NUMERIC = frozenset({"integer", "number", "money", "percent"})
_SAMPLE = 200
_NAME_PARTS = ("contact.first_name", "contact.last_name")
_ABOUT_PEOPLE = frozenset(
    {"contact.birthday", "contact.gender", "contact.prefix", "contact.job_title",
     "contact.middle_name", "contact.suffix", "contact.nickname"}
)  # fmt: skip
_ABOUT_COMPANIES = frozenset({"company.tax_id", "company.industry"})
_DEAL_POINTS = {
    "deal.name": 2.0, "deal.stage": 1.5, "deal.close_date": 1.0, "deal.amount": 1.0,
    "deal.probability": 1.0, "deal.expected_amount": 1.0, "deal.is_won": 1.0,
    "deal.is_closed": 0.5, "deal.pipeline": 1.0, "deal.next_step": 0.5, "deal.lost_reason": 1.0,
    "deal.product": 0.5, "deal.quantity": 0.5, "any.price": 0.5,
}  # fmt: skip


@dataclass(slots=True)
class Column:
    """A column on its way to a field."""

    profile: ColumnProfile
    meaning: Meaning
    values: list[str]
    """Up to 200 of its non-empty values, spread over the table."""
    field: str = ""
    """The field as far as it is known; begins with "any." while the entity is open."""
    by_values: bool = False
    """The values decided, not the header."""
    reason: str = ""
    doubt: str = ""
    """Why the person should have a look; empty: no need."""

    @property
    def header(self) -> str:
        return self.profile.header

    @property
    def filled(self) -> bool:
        return self.profile.filled > 0


@dataclass(slots=True)
class Verdict:
    """``primary`` is the entity that open headers (phone, note, status) belong to."""

    kind: TableKind
    primary: Primary
    orders: bool = False
    """Not customers but orders."""
    name_columns: dict[int, str] = field(default_factory=dict)
    """For every "Name" column, by its index, what it names."""


def sample_values(table: Table, index: int) -> list[str]:
    """Up to 200 non-empty values of a column, spread over the table."""
    step = max(1, len(table.rows) // (2 * _SAMPLE))
    texts = (cell_text(row[index]) for row in table.rows[::step])
    found = [text for text in texts if text][:_SAMPLE]
    if not found:
        found = [t for row in table.rows if (t := cell_text(row[index]))][:_SAMPLE]
    return found


def judge(columns: list[Column], table: Table) -> Verdict:
    """Decide what the rows are; ``columns`` have their fields from headers and values."""
    present = {c.field for c in columns if c.filled or not table.rows}
    name_columns = [c for c in columns if c.field == "any.name"]
    has_person = bool(present & {*_NAME_PARTS, "contact.full_name"})
    has_company = "company.name" in present
    deal_score = _deal_score(columns)
    reachable = bool(present & {"any.email", "any.phone", "contact.email", "contact.phone"})
    located = any(f.endswith((".address.street", ".address.city")) for f in present)
    orders = sum(1 for f in present if f.startswith("order.")) >= 2

    strong_person = bool(present & set(_NAME_PARTS)) or (has_person and reachable)
    if deal_score >= 3 and (not strong_person or "deal.name" in present or deal_score >= 4):
        return _deals(columns, table, name_columns)

    verdict = Verdict("none", "", orders)
    for column in name_columns:
        what = _name_of(column, present, columns)
        if what == "contact.full_name" or what in _NAME_PARTS:
            has_person = True
        elif what == "company.name":
            has_company = True
        weak = not (reachable or located or present & (_ABOUT_PEOPLE | _ABOUT_COMPANIES))
        goods = orders or bool(present & {"any.price", "deal.quantity", "deal.product"})
        needed = 0.85 if column.by_values else 0.6 if goods else 0.0
        if weak and max(_likeness(column.values)) < needed:
            return verdict
        verdict.name_columns[column.profile.index] = what
        present.add(what)
    if has_person and has_company:
        verdict.kind = "people and companies"
        verdict.primary = "company" if _person_is_annex(columns, verdict) else "contact"
    elif has_company:
        verdict.kind, verdict.primary = "companies", "company"
    elif has_person or reachable:
        verdict.kind, verdict.primary = "people", "contact"
    return verdict


def fits_name(email: str, name: str) -> bool:
    """True if the address is made of the person's name: m.anders@ and Maria Anders."""
    local = fold(email.partition("@")[0])
    return any(len(word) >= 3 and word in local for word in fold(name).split())


def _deal_score(columns: list[Column]) -> float:
    fields = {c.field for c in columns}
    score = sum(points for name, points in _DEAL_POINTS.items() if name in fields)
    for column in columns:
        if column.field == "any.status" and column.values:
            stages = sum(map(header_words.is_stage, column.values)) / len(column.values)
            score += 1.5 * (stages >= 0.5)
    return score


def _deals(columns: list[Column], table: Table, name_columns: list[Column]) -> Verdict:
    verdict = Verdict("deals", "deal")
    fields = {c.field for c in columns}
    for column in name_columns:
        if "deal.name" in fields and "company.name" not in fields:
            person, company = _likeness(column.values)
            what = "company.name" if company >= person else "contact.full_name"
        elif "company.name" in fields or not _names_company_of_deal(column, columns, table):
            what = "deal.name"
        else:
            what = "company.name"
        verdict.name_columns[column.profile.index] = what
        fields.add(what)
    return verdict


def _names_company_of_deal(column: Column, columns: list[Column], table: Table) -> bool:
    """Whether a deal's "Name" names its company: one name for one account number, or repeated."""
    index = column.profile.index
    for other in columns:
        if other.field in {"any.customer_id", "company.external_id", "any.external_id"}:
            pairs = {
                (cell_text(row[other.profile.index]), cell_text(row[index])) for row in table.rows
            }
            if len(pairs) == other.profile.distinct == column.profile.distinct < len(table.rows):
                return True
            if other.field != "any.external_id":
                return False
    person, company = _likeness(column.values)
    return company > max(person, 0.6) and column.profile.distinct < 0.9 * column.profile.filled


def _name_of(column: Column, present: set[str], columns: list[Column]) -> str:
    """What a column "Name" names, by the columns beside it and by its values."""
    first, last = (part in present for part in _NAME_PARTS)
    person, company = _likeness(column.values)
    if first != last and company < 0.75:
        return "contact.last_name" if first else "contact.first_name"
    if first or "contact.full_name" in present:
        taken = "company.name" in present
        return "contact.full_name" if taken or (first and company < person) else "company.name"
    if "company.name" in present:
        return "contact.full_name"
    person += 0.2 * bool(present & _ABOUT_PEOPLE)
    company += 0.2 * bool(present & _ABOUT_COMPANIES) + 0.1 * ("any.website" in present)
    company += 0.15 * any(c.meaning.entity == "company" for c in columns)
    company += 0.1 * _shared_mailboxes(columns)
    return "company.name" if company > person else "contact.full_name"


def _likeness(values: list[str]) -> tuple[float, float]:
    """How much the values look like persons and like companies, 0 to 1 each."""
    if not values:
        return 0.5, 0.0
    return _mean(map(names.looks_like_person, values)), _mean(map(names.looks_like_company, values))


def likeness(column: Column) -> tuple[float, float]:
    """How much a column's values look like persons and like companies, 0 to 1 each."""
    return _likeness(column.values)


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0


def _shared_mailboxes(columns: list[Column]) -> bool:
    emails = [
        v
        for c in columns
        if c.field.endswith(".email") and ".consent." not in c.field
        for v in c.values
    ]
    return sum(map(is_shared_mailbox, emails)) > 0.5 * len(emails) > 0


def _person_is_annex(columns: list[Column], verdict: Verdict) -> bool:
    """Every row is another company, and one column names the person to ask for there."""
    person = company = None
    for column in columns:
        what = verdict.name_columns.get(column.profile.index, column.field)
        if what in _NAME_PARTS and column.filled:
            return False
        if what == "contact.full_name" and column.filled:
            person = column.profile
        if what == "company.name" and column.filled:
            company = company or column.profile
    if person is None or company is None:
        return False
    return company.distinct >= 0.8 * company.filled and company.filled >= 0.8 * person.filled
