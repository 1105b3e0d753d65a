"""Write persons and companies as vCard 3.0 or 4.0, so that reading them back changes nothing.

What the standard has no property for stands in three properties of our own (X-CRMDESKTOP-ID,
-VALUE, -FIELD), which other programs pass over. Labels of our own stand in X-ABLabel, which most
address books show. Timeline entries, deals and reminders have no place in a card.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from typing import Literal

from crm_desktop.import_export.model import Address, Party, Position, Record
from crm_desktop.import_export.read_vcard import (
    OWN_BACK,
    OWN_ENDED,
    OWN_FIELD,
    OWN_ID,
    OWN_KIND,
    OWN_NOTE,
    OWN_STARTED,
    OWN_VALUE,
)
from crm_desktop.import_export.vcard_syntax import escape, fold, quote_param
from crm_desktop.import_export.vcard_values import partial_date

Version = Literal["3.0", "4.0"]

_OMITTED_YEAR = "1604"
"""Apple's year for a birthday without one; a leap year, as 29 February needs."""

_PHONE_TYPES = {"work": "work", "home": "home", "mobile": "cell", "fax": "fax", "pager": "pager"}
_PLACE_TYPES = {"work": "work", "home": "home"}
_SEXES = {"male": "M", "female": "F", "other": "O", "none": "N", "unknown": "U"}
_NAME = ("last_name", "first_name", "middle_name", "prefix", "suffix")
_WITH_PROPERTY = {
    *_NAME, "full_name", "nickname", "birthday", "gender", "note", "id", "external_id",
    "updated_at", "linkedin",
}  # fmt: skip
_PHOTO_KINDS = (
    (b"\xff\xd8\xff", "jpeg"), (b"\x89PNG", "png"), (b"GIF8", "gif"), (b"RIFF", "webp"),
)  # fmt: skip


def write_vcards(records: Iterable[Record], version: Version) -> Iterator[bytes]:
    """One card per person and per company of its own, in UTF-8 with CR LF, ready to be joined."""
    for record in records:
        if record.person is not None:
            yield fold(_Writer(record.person, record.positions, version).lines())
        if record.company is not None:
            yield fold(_Writer(record.company, [], version).lines())


class _Writer:
    """The content lines of one card."""

    def __init__(self, party: Party, positions: list[Position], version: Version) -> None:
        self.party = party
        self.positions = positions
        self.version = version
        self.out: list[str] = []
        self.groups = 0

    def lines(self) -> list[str]:
        party = self.party
        self.out += ("BEGIN:VCARD", f"VERSION:{self.version}")
        if party.kind == "company":
            self.company_name()
        else:
            self.person_name()
            self.person_places()
        self.listed("TEL", party.phones, _PHONE_TYPES)
        self.listed("EMAIL", party.emails, _PLACE_TYPES)
        self.listed("URL", party.websites, _PLACE_TYPES)
        self.address_lines()
        if party.tags:
            self.out.append("CATEGORIES:" + ",".join(map(escape, party.tags)))
        self.single("NOTE", "note")
        self.single("NICKNAME", "nickname")
        self.birthday()
        self.gender()
        self.identity()
        if linkedin := self.value("linkedin"):
            self.out.append("X-SOCIALPROFILE;TYPE=linkedin:" + escape(linkedin))
        self.own_properties()
        self.relations()
        self.photo()
        self.out.append("END:VCARD")
        return self.out

    def value(self, name: str) -> str:
        value = self.party.values.get(name)
        return "" if value is None else str(value)

    def single(self, name: str, field: str) -> None:
        if value := self.value(field):
            self.out.append(f"{name}:{escape(value)}")

    def company_name(self) -> None:
        name = self.value("name")
        shown = "KIND:org" if self.version == "4.0" else "X-ABShowAs:COMPANY"
        self.out += (shown, f"FN:{escape(name)}", "N:;;;;", f"ORG:{escape(name)}")

    def person_name(self) -> None:
        self.out.append("N:" + ";".join(escape(self.value(part)) for part in _NAME))
        if full_name := self.value("full_name"):
            self.out.append("FN:" + escape(full_name))
            # In 3.0 only where the card could else be taken for that of a company.
            if self.version == "4.0" or (self.positions and not any(map(self.value, _NAME))):
                self.out.append("KIND:individual")
            return
        order = ("prefix", "first_name", "middle_name", "last_name", "suffix")
        texts = [text for text in map(self.value, order) if text]
        if not texts:
            texts = [text for _, text in (*self.party.emails[:1], *self.party.phones[:1])][:1]
        # Every card must have an FN; this one repeats other lines and is no name as given.
        self.out.append("FN;DERIVED=TRUE:" + escape(" ".join(texts)))

    def person_places(self) -> None:
        grouped = len(self.positions) > 1
        for position in self.positions:
            group = self.new_group() if grouped else ""
            org = [str(position.company.values.get("name") or ""), position.department]
            period = _params({OWN_STARTED: position.started, OWN_ENDED: position.ended})
            name = ";".join(map(escape, org if org[1] else org[:1]))
            self.out.append(f"{group}ORG{period}:{name}")
            if position.title:
                self.out.append(f"{group}TITLE:{escape(position.title)}")
            if position.role:
                self.out.append(f"{group}ROLE:{escape(position.role)}")
        if not self.positions:
            self.single("TITLE", "job_title")

    def new_group(self) -> str:
        self.groups += 1
        return f"item{self.groups}."

    def labelled(self, name: str, label: str, types: dict[str, str], params: str) -> str:
        """A property's part before the colon; a label that is no type of vCard gets a line."""
        if label in types:
            word = types[label] if self.version == "4.0" else types[label].upper()
            return f"{name};TYPE={word}{params}"
        if not label:
            return name + params
        group = self.new_group()
        self.out.append(f"{group}X-ABLabel:{escape(label)}")
        return group + name + params

    def preferred(self, place: int, count: int) -> str:
        if place or count < 2:
            return ""
        return ";PREF=1" if self.version == "4.0" else ";TYPE=PREF"

    def listed(self, name: str, entries: list[tuple[str, str]], types: dict[str, str]) -> None:
        for place, (label, text) in enumerate(entries):
            head = self.labelled(name, label, types, self.preferred(place, len(entries)))
            self.out.append(f"{head}:{escape(text)}")

    def address_lines(self) -> None:
        addresses = self.party.addresses
        for place, address in enumerate(addresses):
            params = self.preferred(place, len(addresses))
            street = address.street
            if address.street_number:
                street = f"{street} {address.street_number}".lstrip(" ")
                params += ";X-STREET-NUMBER=" + quote_param(address.street_number)
            head = self.labelled("ADR", address.label, _PLACE_TYPES, params)
            self.out.append(f"{head}:" + ";".join(map(escape, _address_parts(address, street))))

    def birthday(self) -> None:
        date = self.value("birthday")
        if not date:
            return
        if partial_date(date) != date:
            self.own_value("birthday", date)
        elif self.version == "4.0":
            # The basic form of ISO 8601; only year and month keep their hyphen.
            whole = date.startswith("--") or len(date) > 7
            self.out.append("BDAY:" + ("--" * date.startswith("--") + date.replace("-", "")
                                       if whole else date))  # fmt: skip
        elif date.startswith("--") and len(date) == 7:
            omit = f"X-APPLE-OMIT-YEAR={_OMITTED_YEAR}"
            self.out.append(f"BDAY;{omit}:{_OMITTED_YEAR}-{date[2:]}")
        elif len(date) == 10:
            self.out.append("BDAY:" + date)
        else:
            self.own_value("birthday", date)  # vCard 3.0 knows no year or month alone

    def gender(self) -> None:
        gender = self.value("gender")
        if not gender:
            return
        if self.version == "4.0":
            self.out.append("GENDER:" + (_SEXES.get(gender) or ";" + escape(gender)))
        else:
            self.out.append("X-GENDER:" + (_SEXES.get(gender) or ";" + escape(gender)))

    def identity(self) -> None:
        own = self.value("id")
        if uid := self.value("external_id") or (own and f"urn:uuid:{own}"):
            self.out.append("UID:" + escape(uid))
        if own:
            self.out.append(f"{OWN_ID}:{escape(own)}")
        if moment := self.value("updated_at"):
            # 4.0 asks for the basic form, 3.0 for the extended one; both without fractions.
            moment = moment.replace("+00:00", "Z")
            basic = moment.replace("-", "").replace(":", "")
            self.out.append("REV:" + (basic if self.version == "4.0" else moment))

    def own_value(self, name: str, value: str | int | bool) -> None:
        kind = ""
        if isinstance(value, bool):
            kind = ";VALUE=boolean"
        elif isinstance(value, int):
            kind = ";VALUE=integer"
        text = str(value).lower() if isinstance(value, bool) else escape(str(value))
        self.out.append(f"{OWN_VALUE};NAME={name}{kind}:{text}")

    def own_properties(self) -> None:
        written = _WITH_PROPERTY | ({"name"} if self.party.kind == "company" else set())
        if self.party.kind == "person" and not self.positions:
            written = written | {"job_title"}
        for name, value in self.party.values.items():
            if name not in written and value not in {None, ""}:
                assert value is not None
                self.own_value(name, value)
        for name, text in self.party.custom.items():
            if text:
                self.out.append(f"{OWN_FIELD};NAME={quote_param(name)}:{escape(text)}")

    def relations(self) -> None:
        name = "RELATED;VALUE=text" if self.version == "4.0" else "X-ABRELATEDNAMES"
        for one in self.party.relations:
            group = self.new_group()
            self.out.append(f"{group}X-ABLabel:{escape(one.kind or one.back)}")
            own = _params(
                {OWN_ID: one.id, OWN_KIND: one.kind, OWN_BACK: one.back, OWN_NOTE: one.note}
            )
            self.out.append(f"{group}{name}{own}:{escape(one.name)}")

    def photo(self) -> None:
        photo = self.party.photo
        if not photo:
            return
        kind = next((kind for start, kind in _PHOTO_KINDS if photo.startswith(start)), "")
        text = base64.b64encode(photo).decode("ascii")
        if self.version == "4.0":
            medium = f"image/{kind}" if kind else "application/octet-stream"
            self.out.append(f"PHOTO:data:{medium};base64,{text}")
        else:
            medium = f";TYPE={kind.upper()}" if kind else ""
            self.out.append(f"PHOTO;ENCODING=b{medium}:{text}")


def _params(values: dict[str, str]) -> str:
    """Parameters of a property, those that hold something."""
    return "".join(f";{name}={quote_param(text)}" for name, text in values.items() if text)


def _address_parts(address: Address, street: str) -> tuple[str, ...]:
    return (
        "", address.street2, street, address.city, address.region, address.postal_code,
        address.country,
    )  # fmt: skip
