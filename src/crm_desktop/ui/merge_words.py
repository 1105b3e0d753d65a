"""Fields and values of contacts side by side, and the reasons why two look alike, in words."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from crm_desktop.services.merge import Was
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.card_about import partial_words

_FIELDS = {
    "name": QT_TRANSLATE_NOOP("Joining", "Name"),
    "nickname": QT_TRANSLATE_NOOP("Joining", "Nickname"),
    "gender": QT_TRANSLATE_NOOP("Joining", "Gender"),
    "birthday": QT_TRANSLATE_NOOP("Joining", "Birthday"),
    "job": QT_TRANSLATE_NOOP("Joining", "Job"),
    "status": QT_TRANSLATE_NOOP("Joining", "Status"),
    "industry": QT_TRANSLATE_NOOP("Joining", "Industry"),
    "tax_id": QT_TRANSLATE_NOOP("Joining", "Tax number"),
    "lead_source": QT_TRANSLATE_NOOP("Joining", "Came through"),
    "newsletter": QT_TRANSLATE_NOOP("Joining", "Newsletter"),
    "consent": QT_TRANSLATE_NOOP("Joining", "Consent"),
    "active": QT_TRANSLATE_NOOP("Joining", "Active"),
    "owner_id": QT_TRANSLATE_NOOP("Joining", "Looked after by"),
    "external_id": QT_TRANSLATE_NOOP("Joining", "Customer number"),
    "note": QT_TRANSLATE_NOOP("Joining", "Note"),
    "phone": QT_TRANSLATE_NOOP("Joining", "Phone"),
    "email": QT_TRANSLATE_NOOP("Joining", "E-mail"),
    "address": QT_TRANSLATE_NOOP("Joining", "Address"),
    "position": QT_TRANSLATE_NOOP("Joining", "Company"),
    "website": QT_TRANSLATE_NOOP("Joining", "Website"),
    "tag": QT_TRANSLATE_NOOP("Joining", "Tags"),
    "entry": QT_TRANSLATE_NOOP("Joining", "Timeline entries"),
    "deal": QT_TRANSLATE_NOOP("Joining", "Deals"),
    "reminder": QT_TRANSLATE_NOOP("Joining", "Reminders"),
    "relation": QT_TRANSLATE_NOOP("Joining", "Relations"),
}
_OWN = QT_TRANSLATE_NOOP("Joining", "Own field")
_LIKELY = 75
_YES_NO = ("newsletter", "consent", "active")


def field(code: str, name: str = "") -> str:
    """What a field is called; own fields bring their name."""
    return name or QCoreApplication.translate("Joining", str(_FIELDS.get(code, _OWN)))


def value(code: str, text: str) -> str:
    """A value as it is read: days, yes and no."""
    if code in _YES_NO:
        if text == "1":
            return QCoreApplication.translate("Joining", "Yes")
        return QCoreApplication.translate("Joining", "No")
    return partial_words(text) if code == "birthday" else text


def was(one: Was) -> str:
    """ "Status was prospect": a value that lost."""
    template = QCoreApplication.translate("Joining", "%1 was “%2”")
    return template.replace("%1", field(one.field)).replace("%2", value(one.field, one.text))


def reason(code: str) -> str:
    """Why two look alike, as the rules say it: "Same phone, same name"."""
    shown = spoken(code)
    return shown[:1].upper() + shown[1:]


def certainty(score: int, *, sure: bool) -> str:
    """How far the rules trust it, in a word."""
    if sure:
        return QCoreApplication.translate("Joining", "Sure")
    if score >= _LIKELY:
        return QCoreApplication.translate("Joining", "Likely")
    return QCoreApplication.translate("Joining", "Perhaps")


def likeness(score: int, code: str, *, sure: bool) -> str:
    """ "Surely the same: same phone, same name"."""
    if sure:
        template = QCoreApplication.translate("Joining", "Surely the same: %1")
    elif score >= _LIKELY:
        template = QCoreApplication.translate("Joining", "Probably the same: %1")
    else:
        template = QCoreApplication.translate("Joining", "Perhaps the same: %1")
    return template.replace("%1", spoken(code))
