"""The names of the fields that files are mapped to, and what kind of value each takes.

The vocabulary is also that of the JSON export. ``contact.email``, ``contact.phone``,
``contact.website`` and the address fields may carry a label: ``contact.email.work``,
``contact.address.home.city``; likewise for ``company``.
"""

from __future__ import annotations

from typing import Literal

from crm_desktop.domain.consent import CHANNELS, COLUMNS

FieldKind = Literal[
    "text", "long text", "date", "partial date", "instant", "number", "money", "percent", "bool",
    "email", "phone", "url", "tags", "identifier",
]  # fmt: skip

ADDRESS_PARTS = (
    "street", "street2", "street_number", "postal_code", "city", "region", "country",
)  # fmt: skip

LABELS = ("work", "home", "mobile", "other", "main", "school")
"""Labels that headers name; files may bring any other text as a label."""

CUSTOM = "(custom)"
IGNORE = "(ignore)"
PART_OF_DATE = "(part of a date)"
SAME_AS_COMPANY = "(same as company)"

CONSENTS = {column: f"consent.{channel}" for column, channel in COLUMNS.items()}
"""What a contact said about each way of reaching it: column while staged -> field of a party."""

_PARTY: dict[str, FieldKind] = {
    "id": "identifier", "external_id": "identifier", "email": "email", "phone": "phone",
    "fax": "phone", "website": "url", "linkedin": "url", "note": "long text", "tags": "tags",
    "status": "text", "source": "text", "owner": "text", "newsletter": "bool", "consent": "bool",
    "active": "bool", "created_at": "instant", "updated_at": "instant", "last_seen": "instant",
    "keep_in_touch_days": "number", "relations": "long text",
    **{f"address.{part}": "text" for part in ADDRESS_PARTS},
    **{f"consent.{channel}": "bool" for channel in CHANNELS},
}  # fmt: skip

FIELDS: dict[str, FieldKind] = {
    **{f"contact.{name}": kind for name, kind in _PARTY.items()},
    "contact.full_name": "text", "contact.prefix": "text", "contact.first_name": "text",
    "contact.middle_name": "text", "contact.last_name": "text", "contact.suffix": "text",
    "contact.nickname": "text", "contact.gender": "text", "contact.job_title": "text",
    "contact.department": "text", "contact.birthday": "partial date", "contact.kind": "text",
    "contact.role": "text", "contact.works_since": "partial date",
    "contact.works_until": "partial date", "contact.positions": "long text",
    **{f"company.{name}": kind for name, kind in _PARTY.items()},
    "company.name": "text", "company.industry": "text", "company.tax_id": "identifier",
    "deal.id": "identifier", "deal.external_id": "identifier", "deal.name": "text",
    "deal.company_external_id": "identifier", "deal.contact_external_id": "identifier",
    "deal.pipeline": "text", "deal.stage": "text", "deal.amount": "money", "deal.currency": "text",
    "deal.probability": "percent", "deal.expected_amount": "money", "deal.close_date": "date",
    "deal.type": "text", "deal.next_step": "text", "deal.source": "text", "deal.is_closed": "bool",
    "deal.is_won": "bool", "deal.lost_reason": "text", "deal.owner": "text",
    "deal.created_at": "instant", "deal.updated_at": "instant", "deal.quantity": "number",
    "deal.product": "text", "deal.note": "long text",
    "deal.people": "long text",
    "entry.id": "identifier", "entry.text": "long text", "entry.date": "instant",
    "entry.kind": "text", "entry.subject": "text", "entry.direction": "text", "entry.from": "text",
    "entry.minutes": "number", "entry.outcome": "text", "entry.who": "text", "entry.pinned": "bool",
    "entry.deal_id": "identifier",
    "reminder.id": "identifier", "reminder.text": "text", "reminder.due": "date",
    "reminder.time": "text", "reminder.zone": "text", "reminder.kind": "text",
    "reminder.note": "long text", "reminder.location": "text", "reminder.recurrence": "text",
    "reminder.repeat_from": "text", "reminder.lead_times": "text", "reminder.priority": "bool",
    "reminder.waiting": "bool", "reminder.done_at": "instant", "reminder.owner": "text",
    "reminder.deal_id": "identifier",
    # Orders belong to no part of this program; they are recognised so that the person can be told
    # what the file is instead of being shown a customer list made of orders.
    "order.external_id": "identifier", "order.date": "date", "order.region": "text",
    "order.product": "text", "order.note": "long text",
}  # fmt: skip


OF_EXPORTS = frozenset(
    name
    for name in FIELDS
    if name.endswith((".id", ".deal_id", ".relations", ".keep_in_touch_days"))
    or name in {
        "contact.kind", "contact.role", "contact.works_since", "contact.works_until",
        "contact.positions", "deal.people", "entry.direction", "entry.from", "entry.minutes",
        "entry.outcome", "entry.who", "entry.pinned",
    }
    or (name.startswith("reminder.") and name not in {"reminder.text", "reminder.due"})
)  # fmt: skip
"""Fields that files of this program have; to others they are not offered."""


def is_target(name: str) -> bool:
    """Whether a column can go there: a field, a field of the shop's own, or nowhere."""
    if name in (CUSTOM, IGNORE, SAME_AS_COMPANY):
        return True
    try:
        split_label(name)
    except KeyError:
        return False
    return True


def split_label(name: str) -> tuple[str, str]:
    """``contact.address.home.city`` -> (``contact.address.city``, ``home``); no label: "".

    Raises:
        KeyError: ``name`` is no field.
    """
    if name in FIELDS:
        return name, ""
    parts = name.split(".")
    if len(parts) == 3 and ".".join(parts[:2]) in FIELDS and parts[1] in {
        "email", "phone", "website",
    }:  # fmt: skip
        return ".".join(parts[:2]), parts[2]
    if len(parts) == 4 and parts[1] == "address":
        plain = f"{parts[0]}.address.{parts[3]}"
        if plain in FIELDS:
            return plain, parts[2]
    raise KeyError(name)
