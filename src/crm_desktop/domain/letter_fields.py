"""The fields a letter may name, in English and German, and how a letter greets somebody."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from crm_desktop.domain.text import fold

# Key -> its English and German name; further names that are understood after them.
_FIELDS: dict[str, tuple[str, ...]] = {
    "greeting": ("greeting", "Anrede", "salutation", "Begrüßung"),
    "name": ("name", "Name", "full name", "ganzer Name"),
    "first_name": ("first name", "Vorname"),
    "last_name": ("last name", "Nachname", "family name", "Familienname", "surname"),
    "prefix": ("title", "Titel"),
    "company": ("company", "Firma"),
    "job_title": ("job title", "Position"),
    "address": ("address", "Adresse", "Anschrift"),
    "street": ("street", "Straße"),
    "street2": ("second line", "Adresszusatz"),
    "post_code": ("post code", "PLZ", "postcode", "zip", "zip code", "Postleitzahl"),
    "city": ("city", "Ort", "town", "Stadt"),
    "region": ("region", "Region", "state", "county", "Bundesland"),
    "country": ("country", "Land"),
    "phone": ("phone", "Telefon", "telephone"),
    "email": ("e-mail", "E-Mail", "email", "mail"),
    "birthday": ("birthday", "Geburtstag"),
    "customer_since": ("customer since", "Kunde seit"),
    "last_contact": ("last contact", "letzter Kontakt"),
    "today": ("today", "heute", "date", "Datum"),
    "shop": ("shop", "Geschäft"),
    "sender": ("my name", "mein Name"),
}
KEYS = tuple(_FIELDS)
_OWN = "own:"
_BY_NAME = {fold(name): key for key, names in _FIELDS.items() for name in names}


def field_name(key: str, language: str) -> str:
    """What a field is called in a text."""
    english, german, *_ = _FIELDS[key]
    return german if language == "de" else english


def own_key(name: str) -> str:
    """The key of one of the shop's own fields."""
    return _OWN + fold(name)


def known_fields(own: Iterable[str]) -> Callable[[str], str | None]:
    """What ``letter_text.read_text`` asks; ``own`` are the names of the shop's own fields. One
    that is called like a field of the program stands behind that."""
    keys = {own_key(name) for name in own}

    def known(name: str) -> str | None:
        key = _BY_NAME.get(fold(name))
        if key is None and own_key(name) in keys:
            key = own_key(name)
        return key

    return known


_WOMEN = frozenset({"female", "f", "w", "weiblich", "woman", "frau", "femme", "mujer"})
_MEN = frozenset({"male", "m", "mannlich", "man", "mann", "herr", "homme", "hombre"})
_FORMS = {
    "frau": "f", "mrs": "f", "ms": "f", "miss": "f", "fr": "f", "mme": "f", "madame": "f",
    "herr": "m", "hr": "m", "hrn": "m", "herrn": "m", "mr": "m", "monsieur": "m",
}  # fmt: skip


def greeting(
    language: str, *, kind: str, name: str, prefix: str, first_name: str, last_name: str,
    gender: str = "", several: bool = False,
) -> str:  # fmt: skip
    """ "Dear Anna", "Dear Dr Weber", "Sehr geehrte Frau Dr. Weber", "Guten Tag Anna Weber".

    German greets formally where it is known how; nobody's sex is guessed from a first name.
    ``several``: ``name`` is that of a household. Without the comma that may follow.
    """
    german = language == "de"
    if kind == "company":
        return "Sehr geehrte Damen und Herren" if german else "Dear Sir or Madam"
    if several or kind == "household" or not last_name:
        shown = name or first_name
        hello = "Guten Tag" if german else "Dear"
        return f"{hello} {shown}" if shown else ("Guten Tag" if german else "Hello")
    words = prefix.split()
    forms = [_FORMS[key] for word in words if (key := fold(word).strip(".")) in _FORMS]
    titles = " ".join(word for word in words if fold(word).strip(".") not in _FORMS)
    sex = forms[0] if forms else _sex(gender)
    if german:
        form = {"f": "Sehr geehrte Frau", "m": "Sehr geehrter Herr"}.get(sex)
        if form:
            return " ".join(filter(None, (form, titles, last_name)))
        return " ".join(filter(None, ("Guten Tag", titles, name)))
    if prefix:
        return f"Dear {prefix} {last_name}"
    return f"Dear {first_name or name}"


def _sex(gender: str) -> str:
    key = fold(gender)
    return "f" if key in _WOMEN else "m" if key in _MEN else ""
