"""What is known of a contact as lines: the fields of every contact, then the shop's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from crm_desktop.domain.dates import parse_partial
from crm_desktop.domain.money import to_minor
from crm_desktop.services.contact_card import CardField, ContactCard
from crm_desktop.ui import words


@dataclass(frozen=True, slots=True)
class AboutRow:
    """A line: ``what`` is the field it changes (``id`` of an own field); ``offers``: whose values
    are offered; ``history``: where the journal keeps its earlier values."""

    what: str
    name: str
    value: str
    shown: str = ""
    example: str = ""
    id: bytes = b""
    kind: str = "text"
    offers: str = ""
    options: tuple[str, ...] = ()
    choices: Sequence[tuple[str, str]] = ()
    history: tuple[str, str] = ("contact", "")


def tr(text: str) -> str:
    """The sentences of this module belong to no widget."""
    return QCoreApplication.translate("CardAbout", text)


def about_rows(card: ContactCard, zone: dt.tzinfo) -> list[AboutRow]:
    """All lines that a contact can have, those without a value too."""
    contact = card.contact
    person = contact.kind == "person"
    no_company = person and not contact.positions
    since = ""
    if contact.known_from:
        since = partial_words(contact.known_from)
    elif contact.known_since is not None:
        since = partial_words(words.moment(contact.known_since, zone).date().isoformat())
    rows = []
    if person:
        rows += [
            AboutRow(
                "birthday", tr("Birthday"), partial_words(contact.birthday),
                example=tr("3 May 1980, 3 May, May 1980 …"), history=("contact", "birthday"),
            ),
            _text("nickname", tr("Nickname"), contact.nickname),
        ]  # fmt: skip
        if no_company or contact.job_title:
            rows.append(_text("job_title", tr("Title"), contact.job_title, history="job"))
        if no_company or contact.department:
            rows.append(_text("department", tr("Department"), contact.department, history="job"))
    rows += [
        _text("status", tr("Status"), contact.status, offers="status"),
        _text("lead_source", tr("Source"), contact.lead_source, offers="lead_source"),
        _text("owner", tr("Looked after by"), contact.owner, offers="owner"),
        AboutRow("known_since", tr("Customer since"), since, example=tr("A day or a year"),
                 history=("contact", "known_since")),
        _text("industry", tr("Line of business"), contact.industry, offers="industry"),
        _text("tax_id", tr("Tax number"), contact.tax_id),
        _text("external_id", tr("Number"), contact.external_id),
        _yes_no("newsletter", tr("Newsletter"), contact.newsletter),
        _consent(card),
        _yes_no("active", tr("Active"), contact.active),
    ]  # fmt: skip
    return [*rows, *(own_row(field) for field in card.fields)]


def _text(what: str, name: str, value: str, *, offers: str = "", history: str = "") -> AboutRow:
    return AboutRow(what, name, value, offers=offers, history=("contact", history or what))


def _choices() -> list[tuple[str, str]]:
    return [(tr("Yes"), "1"), (tr("No"), "0"), (tr("Not known"), "")]


def _yes_no(what: str, name: str, value: bool | None) -> AboutRow:
    code = "" if value is None else str(int(value))
    return AboutRow(
        what, name, code, shown=_yes_no_words(code), choices=_choices(), kind="yes/no",
        history=("contact", what),
    )  # fmt: skip


def _consent(card: ContactCard) -> AboutRow:
    """What holds for everything, and what was said about single ways of reaching the contact."""
    names = {
        "phone": tr("Phone"), "email": tr("E-mail"), "post": tr("Post"), "message": tr("Messages"),
    }  # fmt: skip
    row = _yes_no("consent", tr("Consent"), card.contact.consent)
    said = [
        f"{names[word.channel]}: {tr('agreed') if word.given else tr('withdrawn')}"
        for word in card.agreed
    ]
    return replace(row, shown=" · ".join(filter(None, (row.shown, *said))))


def _yes_no_words(code: str) -> str:
    return {"1": tr("Yes"), "0": tr("No")}.get(code, "")


def own_row(field: CardField) -> AboutRow:
    """A field of the shop's own, of a contact or a deal."""
    value, shown = field.value, ""
    choices: Sequence[tuple[str, str]] = ()
    if field.kind == "date":
        value = partial_words(value)
    elif field.kind == "yes/no":
        shown, choices = _yes_no_words(value), _choices()
    elif field.kind in {"number", "money", "percent"}:
        value = number_words(value)
        shown = f"{value} %" if field.kind == "percent" and value else value
        if field.kind == "money" and field.value:
            shown = money_words(field.value, field.currency)
    return AboutRow(
        "value", field.name, value, shown=shown, id=field.id, kind=field.kind,
        options=field.options, choices=choices, history=("field_value", field.name),
    )  # fmt: skip


def number_words(plain: str) -> str:
    """A plain decimal with the decimal mark of the language, as it is typed too."""
    mark = QLocale().decimalPoint()
    return plain.replace(".", mark) if plain.replace(".", "").lstrip("-").isdecimal() else plain


def money_words(plain: str, currency: str) -> str:
    """A plain decimal as an amount of the shop's currency."""
    try:
        return words.money(to_minor(Decimal(plain), currency), currency)
    except (InvalidOperation, ValueError, KeyError):
        return number_words(plain)


def partial_words(iso: str) -> str:
    """A partial ISO date as people say it: "3 May", "3 May 1980", "May 1980", "1980"."""
    date = parse_partial(iso)
    if date is None:
        return iso
    form = " ".join(
        part for part, known in (("d", date.day), ("MMMM", date.month), ("yyyy", date.year))
        if known
    )  # fmt: skip
    return words.spelled(QDate(date.year or 2000, date.month or 1, date.day or 1), form)
