"""What stands under the name of a contact, in words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from crm_desktop.ui import words

if TYPE_CHECKING:  # the first page needs no card
    from crm_desktop.services.contacts import Contact


def _tr(text: str) -> str:
    return QCoreApplication.translate("ContactWords", text)


def role_words(contact: Contact) -> str:
    """What stands under a name: "Owner, Blue Door Café", or the line of business."""
    place = next((one for one in contact.positions if not one.ended), None)
    title = (place.title or place.role) if place else contact.job_title
    role = ", ".join(part for part in (title, place.company if place else "") if part)
    return role or contact.industry


def doubt(kind: str, typed: str) -> str:
    """What is said where a phone, e-mail or web address is kept that does not look like one."""
    from crm_desktop.ui.links import address_of  # noqa: PLC0415 - not before the first page

    if not typed.strip() or kind not in ("phone", "email", "website") or address_of(kind, typed):
        return ""
    return {
        "phone": _tr("This does not look like a phone number. It is kept as you typed it."),
        "email": _tr("This does not look like an e-mail address. It is kept as you typed it."),
        "website": _tr("This does not look like a web page. It is kept as you typed it."),
    }[kind]


def since_words(contact: Contact, zone: dt.tzinfo) -> str:
    """Since when somebody is a customer: "March 2022", "2017"; empty: not known."""
    if contact.known_since is None:
        return ""
    if len(contact.known_from) == len("2017"):
        return contact.known_from
    wall = words.moment(contact.known_since, dt.UTC if contact.known_from else zone)
    return QLocale().toString(QDate(wall.year, wall.month, 1), "MMMM yyyy")
