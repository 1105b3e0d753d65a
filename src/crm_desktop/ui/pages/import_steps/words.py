"""The words of the import wizard: names and icons of fields, values and problems as people say."""

from __future__ import annotations

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QDateTime, Qt

from crm_desktop.import_export import fields
from crm_desktop.import_export.model import ValueKind
from crm_desktop.import_export.offers import Existing
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.words import spelled

_NAMES = {
    "id": QT_TRANSLATE_NOOP("Fields", "Number in this program"),
    "external_id": QT_TRANSLATE_NOOP("Fields", "Customer number"),
    "full_name": QT_TRANSLATE_NOOP("Fields", "Full name"),
    "prefix": QT_TRANSLATE_NOOP("Fields", "Title before the name"),
    "first_name": QT_TRANSLATE_NOOP("Fields", "First name"),
    "middle_name": QT_TRANSLATE_NOOP("Fields", "Middle name"),
    "last_name": QT_TRANSLATE_NOOP("Fields", "Last name"),
    "suffix": QT_TRANSLATE_NOOP("Fields", "Title after the name"),
    "nickname": QT_TRANSLATE_NOOP("Fields", "Nickname"),
    "gender": QT_TRANSLATE_NOOP("Fields", "Gender"),
    "job_title": QT_TRANSLATE_NOOP("Fields", "Job title"),
    "department": QT_TRANSLATE_NOOP("Fields", "Department"),
    "birthday": QT_TRANSLATE_NOOP("Fields", "Birthday"),
    "name": QT_TRANSLATE_NOOP("Fields", "Name"),
    "industry": QT_TRANSLATE_NOOP("Fields", "Industry"),
    "tax_id": QT_TRANSLATE_NOOP("Fields", "Tax number"),
    "email": QT_TRANSLATE_NOOP("Fields", "E-mail"),
    "phone": QT_TRANSLATE_NOOP("Fields", "Phone"),
    "fax": QT_TRANSLATE_NOOP("Fields", "Fax"),
    "website": QT_TRANSLATE_NOOP("Fields", "Website"),
    "linkedin": QT_TRANSLATE_NOOP("Fields", "LinkedIn"),
    "address": QT_TRANSLATE_NOOP("Fields", "Address"),
    "address.street": QT_TRANSLATE_NOOP("Fields", "Street"),
    "address.street2": QT_TRANSLATE_NOOP("Fields", "Street, second line"),
    "address.street_number": QT_TRANSLATE_NOOP("Fields", "House number"),
    "address.postal_code": QT_TRANSLATE_NOOP("Fields", "Post code"),
    "address.city": QT_TRANSLATE_NOOP("Fields", "Town"),
    "address.region": QT_TRANSLATE_NOOP("Fields", "Region"),
    "address.country": QT_TRANSLATE_NOOP("Fields", "Country"),
    "note": QT_TRANSLATE_NOOP("Fields", "Note"),
    "tags": QT_TRANSLATE_NOOP("Fields", "Tags"),
    "status": QT_TRANSLATE_NOOP("Fields", "Status"),
    "source": QT_TRANSLATE_NOOP("Fields", "Came through"),
    "lead_source": QT_TRANSLATE_NOOP("Fields", "Came through"),
    "owner": QT_TRANSLATE_NOOP("Fields", "Colleague in charge"),
    "newsletter": QT_TRANSLATE_NOOP("Fields", "Newsletter"),
    "consent": QT_TRANSLATE_NOOP("Fields", "Consent"),
    "consent.phone": QT_TRANSLATE_NOOP("Fields", "Agreed to calls"),
    "consent.email": QT_TRANSLATE_NOOP("Fields", "Agreed to e-mails"),
    "consent.post": QT_TRANSLATE_NOOP("Fields", "Agreed to post"),
    "consent.message": QT_TRANSLATE_NOOP("Fields", "Agreed to messages"),
    "active": QT_TRANSLATE_NOOP("Fields", "Active"),
    "created_at": QT_TRANSLATE_NOOP("Fields", "Customer since"),
    "known_since": QT_TRANSLATE_NOOP("Fields", "Customer since"),
    "updated_at": QT_TRANSLATE_NOOP("Fields", "Last change"),
    "last_seen": QT_TRANSLATE_NOOP("Fields", "Last contact date"),
    "company": QT_TRANSLATE_NOOP("Fields", "Company"),
    "company_external_id": QT_TRANSLATE_NOOP("Fields", "Customer number of the company"),
    "contact_external_id": QT_TRANSLATE_NOOP("Fields", "Customer number of the person"),
    "title": QT_TRANSLATE_NOOP("Fields", "Title"),
    "pipeline": QT_TRANSLATE_NOOP("Fields", "Pipeline"),
    "stage": QT_TRANSLATE_NOOP("Fields", "Step"),
    "amount": QT_TRANSLATE_NOOP("Fields", "Value"),
    "amount_minor": QT_TRANSLATE_NOOP("Fields", "Value"),
    "currency": QT_TRANSLATE_NOOP("Fields", "Currency"),
    "probability": QT_TRANSLATE_NOOP("Fields", "Chance in percent"),
    "expected_amount": QT_TRANSLATE_NOOP("Fields", "Expected value"),
    "close_date": QT_TRANSLATE_NOOP("Fields", "Closing date"),
    "expected_close": QT_TRANSLATE_NOOP("Fields", "Closing date"),
    "type": QT_TRANSLATE_NOOP("Fields", "Kind"),
    "kind": QT_TRANSLATE_NOOP("Fields", "Kind"),
    "next_step": QT_TRANSLATE_NOOP("Fields", "Next step"),
    "is_closed": QT_TRANSLATE_NOOP("Fields", "Closed"),
    "is_won": QT_TRANSLATE_NOOP("Fields", "Won"),
    "lost_reason": QT_TRANSLATE_NOOP("Fields", "Reason for losing"),
    "close_reason": QT_TRANSLATE_NOOP("Fields", "Reason for losing"),
    "quantity": QT_TRANSLATE_NOOP("Fields", "Quantity"),
    "product": QT_TRANSLATE_NOOP("Fields", "Product"),
    "region": QT_TRANSLATE_NOOP("Fields", "Region"),
    "text": QT_TRANSLATE_NOOP("Fields", "Text"),
    "date": QT_TRANSLATE_NOOP("Fields", "Date"),
    "due": QT_TRANSLATE_NOOP("Fields", "Due date"),
    "subject": QT_TRANSLATE_NOOP("Fields", "Subject"),
    "from": QT_TRANSLATE_NOOP("Fields", "From"),
    "to": QT_TRANSLATE_NOOP("Fields", "To"),
    "start": QT_TRANSLATE_NOOP("Fields", "Begins"),
    "birth_year": QT_TRANSLATE_NOOP("Fields", "Year of birth"),
    "birth_month": QT_TRANSLATE_NOOP("Fields", "Month of birth"),
    "birth_day": QT_TRANSLATE_NOOP("Fields", "Day of birth"),
    "sort_key": QT_TRANSLATE_NOOP("Fields", "Place in the list"),
    "match_key": QT_TRANSLATE_NOOP("Fields", "Name for comparing"),
    "photo": QT_TRANSLATE_NOOP("Fields", "Photo"),
    "keep_in_touch_days": QT_TRANSLATE_NOOP("Fields", "Days between two contacts"),
    "role": QT_TRANSLATE_NOOP("Fields", "Role"),
    "started": QT_TRANSLATE_NOOP("Fields", "Since"),
    "ended": QT_TRANSLATE_NOOP("Fields", "Until"),
    "relations": QT_TRANSLATE_NOOP("Fields", "Relations"),
    "people": QT_TRANSLATE_NOOP("Fields", "Who else takes part"),
    "opened_at": QT_TRANSLATE_NOOP("Fields", "Opened on"),
}  # fmt: skip

_PARTS_OF_CARDS = {
    "N": "name", "FN": "name", "ORG": "company", "TEL": "phone", "EMAIL": "email",
    "ADR": "address", "URL": "website", "TITLE": "job_title", "ROLE": "role", "BDAY": "birthday",
    "NOTE": "note", "CATEGORIES": "tags", "PHOTO": "photo", "KIND": "kind", "SUMMARY": "title",
    "DESCRIPTION": "note", "DTSTART": "start", "DUE": "due",
}  # fmt: skip
"""How vCard and iCalendar call what we call otherwise."""
_OTHER_PROGRAMS = re.compile(r"X-|[A-Z-]+, ")
"""Names that other programs gave to what only they know; several are joined by commas."""
NOT_USED = "not used"
"""The reason of what a card holds and this program has no place for."""

INSIDE = frozenset({"sort_key", "match_key", "photo"})
"""Columns that follow from others and say nothing to a person."""

GROUPS = {
    "contact": QT_TRANSLATE_NOOP("Fields", "Person"),
    "company": QT_TRANSLATE_NOOP("Fields", "Company"),
    "deal": QT_TRANSLATE_NOOP("Fields", "Deal"),
    "entry": QT_TRANSLATE_NOOP("Fields", "Entry in the timeline"),
    "reminder": QT_TRANSLATE_NOOP("Fields", "Reminder"),
}
"""Entity -> the heading over its fields, in the order of the list."""

_FILES = {
    "xlsx": QT_TRANSLATE_NOOP("Fields", "Excel workbook (.xlsx)"),
    "xlsm": QT_TRANSLATE_NOOP("Fields", "Excel workbook (.xlsm)"),
    "xlsb": QT_TRANSLATE_NOOP("Fields", "Excel workbook (.xlsb)"),
    "xls": QT_TRANSLATE_NOOP("Fields", "Older Excel workbook (.xls)"),
    "ods": QT_TRANSLATE_NOOP("Fields", "OpenDocument table (.ods)"),
    "csv": QT_TRANSLATE_NOOP("Fields", "Table as text (.csv)"),
    "tsv": QT_TRANSLATE_NOOP("Fields", "Table as text, with tabs"),
    "txt": QT_TRANSLATE_NOOP("Fields", "Text with one column"),
    "html": QT_TRANSLATE_NOOP("Fields", "Web page with a table"),
    "vcf": QT_TRANSLATE_NOOP("Fields", "Contact cards (.vcf)"),
    "ics": QT_TRANSLATE_NOOP("Fields", "Calendar (.ics)"),
    "eml": QT_TRANSLATE_NOOP("Fields", "E-mail saved as a file (.eml)"),
    "mbox": QT_TRANSLATE_NOOP("Fields", "Collected e-mails (.mbox)"),
}  # fmt: skip

_LABELS = {
    "work": QT_TRANSLATE_NOOP("Fields", "work"),
    "home": QT_TRANSLATE_NOOP("Fields", "private"),
    "mobile": QT_TRANSLATE_NOOP("Fields", "mobile"),
    "other": QT_TRANSLATE_NOOP("Fields", "other"),
    "main": QT_TRANSLATE_NOOP("Fields", "main"),
    "school": QT_TRANSLATE_NOOP("Fields", "school"),
}
_SPECIAL = {
    fields.IGNORE: QT_TRANSLATE_NOOP("Fields", "Do not import"),
    fields.PART_OF_DATE: QT_TRANSLATE_NOOP("Fields", "Part of a date"),
    fields.SAME_AS_COMPANY: QT_TRANSLATE_NOOP("Fields", "Same as the company"),
}
_ICONS = {
    "full_name": "users", "first_name": "user", "last_name": "user", "email": "mail",
    "phone": "phone", "fax": "printer", "website": "globe", "linkedin": "globe", "tags": "tag",
    "note": "notebook-pen", "birthday": "calendar", "created_at": "calendar",
    "updated_at": "calendar", "last_seen": "calendar", "close_date": "calendar",
    "date": "calendar", "due": "calendar", "owner": "user",
}  # fmt: skip
_ENTITY_ICONS = {
    "contact": "user", "company": "building-2", "deal": "chart-column", "entry": "notebook-pen",
    "reminder": "circle-check", "order": "file-text",
}  # fmt: skip

_OFFERED_LABELS = {
    "email": ("work", "home"),
    "phone": ("mobile", "work", "home"),
    "address": ("home", "work"),
}


def _tr(text: object) -> str:
    return QCoreApplication.translate("Fields", str(text))


def column_name(name: str) -> str:
    """The name of a field without its entity; of a column of the shop as well."""
    return _tr(_NAMES[name]) if name in _NAMES else name.replace("_", " ").capitalize()


def goes_to(name: str) -> str:
    """What a column is shown to go to: what belongs to orders goes nowhere."""
    return fields.IGNORE if name.startswith("order.") else name


def field_name(name: str, header: str) -> str:
    """What a "goes to" says: the field, with its label and, for a company, whose it is."""
    if name == fields.CUSTOM:
        return _tr("New field “%1”").replace("%1", header) if header else _tr("New field")
    if name in _SPECIAL:
        return _tr(_SPECIAL[name])
    try:
        plain, label = fields.split_label(name)
    except KeyError:
        plain, label = name, ""
        whole, _, place = name.rpartition(".")
        if whole.endswith(".address"):  # all of it, as the preview puts its parts together
            plain, label = whole, place
    entity, _, rest = plain.partition(".")
    if plain == "company.name":
        return _tr("Company")
    if plain == "deal.external_id":
        return _tr("%1: %2").replace("%1", _tr(GROUPS["deal"])).replace("%2", _tr("Number"))
    shown = column_name(rest)
    if entity == "company":
        shown = _tr("%1 of the company").replace("%1", shown)
    elif entity in ("deal", "entry", "reminder"):
        shown = _tr("%1: %2").replace("%1", _tr(GROUPS[entity])).replace("%2", shown)
    if label:
        word = _tr(_LABELS[label]) if label in _LABELS else label
        shown = _tr("%1 (%2)").replace("%1", shown).replace("%2", word)
    return shown


def place_name(column: str) -> str:
    """Where a problem stands: a heading of the file as it is, a field of ours or a part of a card,
    a mail or an event by its name."""
    if column in fields.FIELDS:
        return field_name(column, "")
    if column in _PARTS_OF_CARDS:
        return column_name(_PARTS_OF_CARDS[column])
    return _tr("Other details") if _OTHER_PROGRAMS.match(column) else column


def nameless_column(number: int) -> str:
    """A column without a heading, by its place from 0."""
    return _tr("Column %1").replace("%1", str(number + 1))


def file_kind(format_: str) -> str:
    """What kind of file it is, as the format is called in ``Found``."""
    return _tr(_FILES[format_]) if format_ in _FILES else format_.upper()


def group_name(entity: str) -> str:
    """The heading over the fields of an entity."""
    return _tr(GROUPS[entity])


def field_icon(name: str) -> str:
    """The icon of a field."""
    if name == fields.CUSTOM:
        return "plus"
    if name == fields.IGNORE:
        return "minus"
    parts = name.split(".")
    if len(parts) < 2:
        return "calendar"
    if "address" in parts:
        return "map-pin"
    if parts[0] == "company" and parts[1] in ("name", "industry", "tax_id"):
        return "building-2"
    return _ICONS.get(parts[1], _ENTITY_ICONS.get(parts[0], "file-text"))


def offered_fields() -> dict[str, list[str]]:
    """Entity -> its fields in the order in which they are offered."""
    offered: dict[str, list[str]] = {entity: [] for entity in GROUPS}
    for name in fields.FIELDS:
        entity, _, rest = name.partition(".")
        if entity not in offered or name in fields.OF_EXPORTS:
            continue
        offered[entity].append(name)
        part = rest.partition(".")[0]
        for label in _OFFERED_LABELS.get(part, ()):
            _, _, place = rest.partition(".")
            offered[entity].append(
                f"{entity}.{part}.{label}.{place}" if place else f"{entity}.{part}.{label}"
            )
    first = ("contact.full_name", "contact.first_name", "contact.last_name", "company.name")
    for names in offered.values():
        names.sort(key=lambda name: first.index(name) if name in first else len(first))
    return offered


REPEATABLE = frozenset({"phone", "fax", "email", "website", "linkedin", "tags", "note"})


def takes_one(name: str) -> bool:
    """Whether two columns cannot go to this field without one being lost."""
    return name in fields.FIELDS and name.split(".")[1] not in REPEATABLE


def names_someone(names: list[str]) -> bool:
    """Whether one of the fields says who or what a row is about."""
    wanted = re.compile(
        r"contact\.(full_name|first_name|last_name|email(\..*)?)|company\.(name|email(\..*)?)"
        r"|deal\.name"
    )
    return any(wanted.fullmatch(name) for name in names)


_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(?::\d\d[.,\d]*)?(Z|[+-]\d\d:\d\d)?)?")
_BIRTHDAY = re.compile(r"--(\d\d)-(\d\d)")


_LONG_WORD = re.compile(r"\S{16,}")
_PARTS = re.compile(r"[@./_-]+|[^@./_-]{15}")


def spoken_day(shown: str) -> str:
    """An ISO date, or moment in the time of this PC, as people write it; any other text as it
    is."""
    if found := _DAY.fullmatch(shown):
        day, time = QDate.fromString(found[1], Qt.DateFormat.ISODate), found[2] or "00:00"
        if not day.isValid():
            return shown
        if time == "00:00":
            return spelled(day, "d MMM yyyy")
        moment = QDateTime.fromString(
            f"{found[1]}T{time}:00{found[3] or ''}", Qt.DateFormat.ISODate
        ).toLocalTime()
        return f"{spelled(moment.date(), 'd MMM yyyy')} {moment.toString('HH:mm')}"
    if found := _BIRTHDAY.fullmatch(shown):
        return spelled(QDate(2000, int(found[1]), int(found[2])), "d MMMM")
    return shown


def spoken_value(shown: str, kind: ValueKind) -> str:
    """A value of a column of that kind as people write it."""
    if kind == "bool":
        said = {"true": _tr("Yes"), "1": _tr("Yes"), "false": _tr("No"), "0": _tr("No")}
        return said.get(shown.casefold(), shown)
    return spoken_day(shown)


def breakable(shown: str) -> str:
    """A text whose long words (addresses of mail and web) may go on in the next line: marks that
    are not seen (U+200B) stand where they may be parted."""
    return _LONG_WORD.sub(lambda word: _PARTS.sub("\\g<0>\u200b", word[0]), shown)


def wish_name(wish: Existing) -> str:
    """What is done with a record that is here already."""
    return {
        "fill": _tr("Fill in the gaps"),
        "overwrite": _tr("Overwrite"),
        "add": _tr("Add as new"),
        "skip": _tr("Leave out"),
    }[wish]


def why(reason: str) -> str:
    """The reason of a problem, as a sentence."""
    said = spoken(reason)
    ends = "" if said.endswith((".", "!", "?", "…")) else "."
    return f"{said[:1].upper()}{said[1:]}{ends}"


def problem_words(column: str, reason: str, count: int) -> str:
    """A kind of problem behind its number: "e-mail addresses look wrong"."""
    one = count == 1
    if reason == NOT_USED:
        text = QT_TRANSLATE_NOOP("Fields", "card(s) with details that have no place here")
    elif reason == "This is no e-mail address.":
        text = (
            QT_TRANSLATE_NOOP("Fields", "e-mail address looks wrong")
            if one
            else QT_TRANSLATE_NOOP("Fields", "e-mail addresses look wrong")
        )
    elif reason.startswith("This is no date"):
        text = (
            QT_TRANSLATE_NOOP("Fields", "date(s) in “%1” cannot be read")
            if column
            else QT_TRANSLATE_NOOP("Fields", "date(s) cannot be read")
        )
    elif reason == "There is no name, e-mail or phone to go by.":
        text = QT_TRANSLATE_NOOP("Fields", "row(s) without a name")
    elif not column:
        return spoken(reason)
    else:
        text = QT_TRANSLATE_NOOP("Fields", "value(s) in “%1” to check")
    shown = QCoreApplication.translate("Fields", str(text), "", count)
    return shown.replace("%1", place_name(column))
