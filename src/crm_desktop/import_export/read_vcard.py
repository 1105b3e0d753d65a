"""Read the cards of a vCard file, versions 2.1, 3.0 and 4.0, also mixed in one file.

A damaged card never loses the others, and a damaged line never its card: what could not be used is
listed in the record's problems. Lines that hold nothing for a customer file are named once per
card in one problem "not used". Nothing is fetched from any address. Time and memory are linear in
the file; cards in cards (AGENT) are passed over, so nothing recurses.

Where things go: an ORG with its TITLE, ROLE and unit is a position (paired by group, else in
order); TITLE and ROLE without an ORG are ``job_title``. UID is ``external_id``. A card that shows
itself as a company is a company; if it names a person too, that person has a position in it.
"""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from crm_desktop.import_export.fields import FIELDS
from crm_desktop.import_export.model import Address, Party, Position, Problem, Record, Related
from crm_desktop.import_export.transfer_decoding import block_of_text, decode_base64
from crm_desktop.import_export.vcard_syntax import (
    MAX_TEXT,
    ContentLine,
    as_utf8,
    parse_line,
    split_escaped,
    unescape,
    unfold,
)
from crm_desktop.import_export.vcard_values import (
    instant,
    label_of_text,
    label_of_types,
    partial_date,
    phone_text,
    without_scheme,
)

MAX_PHOTO = 5_000_000
MAX_NOTE = 50_000
"""Octets up to which a note that was broken without folding is put together."""
MAX_LINES = 5_000
"""Lines of one card; further ones are left out with a problem."""

OWN_ID = "X-CRMDESKTOP-ID"
OWN_VALUE = "X-CRMDESKTOP-VALUE"
OWN_FIELD = "X-CRMDESKTOP-FIELD"
OWN_STARTED, OWN_ENDED = "X-CRMDESKTOP-SINCE", "X-CRMDESKTOP-UNTIL"
"""Parameters of ORG."""
OWN_KIND, OWN_BACK, OWN_NOTE = "X-CRMDESKTOP-KIND", "X-CRMDESKTOP-BACK", "X-CRMDESKTOP-NOTE"
"""Parameters of RELATED and X-ABRELATEDNAMES, beside ``OWN_ID``, that of the other contact."""

# Say how the file was made or how to draw it; nothing in them belongs to the person.
_TECHNICAL = frozenset((
    "VERSION", "PRODID", "PROFILE", "MAILER", "CLASS", "SOURCE", "NAME", "CALSCALE", "XML",
    "CLIENTPIDMAP", "X-ABADR", "X-ABUID", "X-ABLABEL", "X-MS-OL-DESIGN", "SORT-STRING",
    "X-MS-OL-DEFAULT-POSTAL-ADDRESS", "X-ABSHOWAS", "KIND", "X-ADDRESSBOOKSERVER-KIND",
))  # fmt: skip
_CUSTOM_NAMES = {
    "ANNIVERSARY": "Anniversary", "X-ANNIVERSARY": "Anniversary",
    "X-MS-ANNIVERSARY": "Anniversary", "X-EVOLUTION-ANNIVERSARY": "Anniversary",
    "X-SPOUSE": "Spouse", "X-MS-SPOUSE": "Spouse", "X-EVOLUTION-SPOUSE": "Spouse",
    "X-KADDRESSBOOK-X-SPOUSESNAME": "Spouse",
    "X-MANAGER": "Manager", "X-MS-MANAGER": "Manager", "X-EVOLUTION-MANAGER": "Manager",
    "X-KADDRESSBOOK-X-MANAGERSNAME": "Manager",
    "X-ASSISTANT": "Assistant", "X-MS-ASSISTANT": "Assistant",
    "X-EVOLUTION-ASSISTANT": "Assistant", "X-KADDRESSBOOK-X-ASSISTANTSNAME": "Assistant",
    "X-PROFESSION": "Profession", "X-KADDRESSBOOK-X-PROFESSION": "Profession",
    "X-MAIDENNAME": "Maiden name", "X-MAIDEN-NAME": "Maiden name", "X-CHILDREN": "Children",
    "X-PHONETIC-FIRST-NAME": "Phonetic first name", "X-PHONETIC-LAST-NAME": "Phonetic last name",
    "X-AIM": "AIM", "X-ICQ": "ICQ", "X-JABBER": "Jabber", "X-MSN": "MSN", "X-YAHOO": "Yahoo",
    "X-SKYPE": "Skype", "X-SKYPE-USERNAME": "Skype", "X-QQ": "QQ", "X-GTALK": "Google Talk",
    "X-GOOGLE-TALK": "Google Talk", "X-GADUGADU": "Gadu-Gadu", "X-MS-IMADDRESS": "Messenger",
    "X-TWITTER": "Twitter", "X-FACEBOOK": "Facebook", "LANG": "Language", "HOBBY": "Hobby",
    "INTEREST": "Interest", "EXPERTISE": "Expertise", "BIRTHPLACE": "Birthplace",
    "DEATHDATE": "Date of death", "X-PRONOUN": "Pronouns", "PRONOUNS": "Pronouns",
}  # fmt: skip
_GENDERS = {"m": "male", "f": "female", "o": "other", "n": "none", "u": "unknown"}
_NAME_PARTS = (
    ("last_name", ", "), ("first_name", " "), ("middle_name", " "), ("prefix", " "),
    ("suffix", ", "),
)  # fmt: skip

_Ranked = list[tuple[int, str, str]]


@dataclass(slots=True)
class _CardLines:
    """The lines of one card as they stand in the file."""

    lines: list[ContentLine] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    left_out: int = 0


def read_vcards(data: bytes) -> list[Record]:
    """One record per card, in the order of the file; a file without cards gives none.

    A list of contacts (KIND:group) and a card without content are records with a problem only.
    """
    return [_Card(card, number).record() for number, card in enumerate(_cards(data), 1)]


def _cards(data: bytes) -> Iterator[_CardLines]:
    card: _CardLines | None = None
    inner = 0  # how deep inside cards that stand in a card
    agent = False  # the line before was AGENT: a BEGIN after it opens an inner card
    for raw, cut in unfold(as_utf8(data)):
        frame = raw[:40].strip().upper() if raw[:1] in b"BbEe" else b""
        if frame in {b"BEGIN:VCARD", b"BEGIN: VCARD"}:
            if card is not None and agent:
                inner += 1
            elif card is None or card.lines or card.unreadable:
                # A card without END is over where the next one begins.
                if card is not None:
                    yield card
                card, inner = _CardLines(), 0
            agent = False
        elif card is None:
            continue
        elif frame in {b"END:VCARD", b"END: VCARD"}:
            agent = False
            if inner:
                inner -= 1
            else:
                yield card
                card = None
        else:
            agent = raw[:80].strip().upper() == b"AGENT:"
            if not inner:
                _keep(card, parse_line(raw, cut), raw)
    if card is not None:
        yield card


def _keep(card: _CardLines, line: ContentLine | None, raw: bytes) -> None:
    if len(card.lines) + len(card.unreadable) >= MAX_LINES:
        card.left_out += 1
    elif line is not None:
        card.lines.append(line)
    elif card.lines and card.lines[-1].name == "NOTE" and len(card.lines[-1].raw) < MAX_NOTE:
        # Some writers break a note without folding it.
        card.lines[-1].raw += b"\\n" + raw
    else:
        card.unreadable.append(raw[:1000].decode("utf-8", "ignore"))


class _Card:
    """Collects what one card says, then makes the record of it."""

    def __init__(self, card: _CardLines, number: int) -> None:
        self.source = card
        self.number = number
        self.problems: list[Problem] = []
        for text in card.unreadable:
            self.problem("", "a line that could not be read", text)
        if card.left_out:
            told = f"{card.left_out} more"
            self.problem("", f"only the first {MAX_LINES:,} lines of this card were read", told)
        self.version = "3.0"
        self.kind = ""
        self.group_labels: dict[str, str] = {}
        for line in card.lines:
            if line.name == "X-ABLABEL" and line.group:
                self.group_labels.setdefault(line.group.lower(), label_of_text(self.text(line)))
            elif line.name == "VERSION":
                self.version = self.text(line)
            elif line.name in {"KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS"}:
                self.kind = self.text(line).lower()
        self.unused: dict[str, str] = {}
        self.values: dict[str, str | int | bool | None] = {}
        self.own_values: dict[str, str | int | bool | None] = {}
        self.name: dict[str, str] = {}
        self.made_up_name = False
        self.birthday = ""
        self.gender = ""
        self.phones: _Ranked = []
        self.emails: _Ranked = []
        self.websites: _Ranked = []
        self.addresses: list[tuple[int, Address]] = []
        self.address_labels: list[Address] = []
        self.notes: dict[str, None] = {}
        self.tags: dict[str, str] = {}
        self.custom: dict[str, dict[str, None]] = {}
        self.photo: bytes | None = None
        self.photo_addresses: dict[str, None] = {}
        self.orgs: list[tuple[str, list[str]]] = []
        self.periods: list[tuple[str, str]] = []
        self.relations: list[Related] = []
        self.titles: list[tuple[str, str]] = []
        self.roles: list[tuple[str, str]] = []

    # -- single lines ------------------------------------------------------------------------

    def raw_text(self, line: ContentLine) -> str:
        text, damaged = line.text()
        if damaged:
            self.problem(line.name, "damaged characters were left out", text)
        return text

    def text(self, line: ContentLine) -> str:
        return block_of_text(unescape(self.raw_text(line)))

    def parts(self, line: ContentLine, separator: str = ";") -> list[str]:
        """The components of a structured value, each still escaped."""
        return split_escaped(self.raw_text(line), separator)

    def problem(self, column: str, reason: str, value: str = "") -> None:
        self.problems.append(Problem(self.number, column, reason, value[:1000]))

    def label(self, line: ContentLine) -> str:
        of_group = self.group_labels.get(line.group.lower(), "") if line.group else ""
        return of_group or label_of_types(line.params.get("TYPE", ()))

    @staticmethod
    def rank(line: ContentLine) -> int:
        """The preferred one comes first; the others keep their order."""
        pref = line.first("PREF")
        if pref:
            return int(pref) if pref.isascii() and pref.isdigit() and len(pref) < 4 else 101
        types = ",".join(line.params.get("TYPE", ())).lower().split(",")
        return 0 if "pref" in types else 101

    def add_name(self, line: ContentLine) -> None:
        for (part, joint), raw in zip(_NAME_PARTS, self.parts(line), strict=False):
            # vCard 2.1 has no lists inside a component: "Richter,James" is one text there.
            pieces = [raw] if self.version == "2.1" else split_escaped(raw, ",")
            texts = [block_of_text(unescape(piece)) for piece in pieces]
            if any(texts):
                self.name[part] = joint.join(text for text in texts if text)

    def add_full_name(self, line: ContentLine) -> None:
        if line.first("DERIVED").lower() == "true":
            self.made_up_name = True
        elif "full_name" not in self.values and (text := self.text(line)):
            self.values["full_name"] = text

    def add_nickname(self, line: ContentLine) -> None:
        text = ", ".join(block_of_text(unescape(piece)) for piece in self.parts(line, ","))
        if text:
            self.values.setdefault("nickname", text)

    def add_org(self, line: ContentLine) -> None:
        parts = [block_of_text(unescape(part)) for part in self.parts(line)]
        if any(parts):
            self.orgs.append((line.group.lower(), parts))
            self.periods.append((line.first(OWN_STARTED), line.first(OWN_ENDED)))

    def add_title(self, line: ContentLine) -> None:
        if text := self.text(line):
            self.titles.append((line.group.lower(), text))

    def add_role(self, line: ContentLine) -> None:
        if text := self.text(line):
            self.roles.append((line.group.lower(), text))

    def add_phone(self, line: ContentLine) -> None:
        if text := phone_text(self.text(line)):
            self.phones.append((self.rank(line), self.label(line), text))

    def add_email(self, line: ContentLine) -> None:
        if text := without_scheme(self.text(line), "mailto:"):
            self.emails.append((self.rank(line), self.label(line), text))

    def add_website(self, line: ContentLine) -> None:
        if text := self.text(line):
            self.websites.append((self.rank(line), self.label(line), text))

    def add_address(self, line: ContentLine) -> None:
        parts = [
            ", ".join(block_of_text(unescape(piece)) for piece in split_escaped(part, ","))
            if "," in part and self.version != "2.1"
            else block_of_text(unescape(part))
            for part in self.parts(line)
        ]
        box, extended, street, city, region, code, country = (*parts, *[""] * 7)[:7]
        number = line.first("X-STREET-NUMBER")
        if number and (street == number or street.endswith(f" {number}")):
            street = street[: -len(number)].rstrip(" ")
        else:
            number = ""
        if not street:
            street, box = box, ""
        second = ", ".join(filter(None, (extended, box)))
        address = Address(self.label(line), street, second, number, code, city, region, country)
        if any(parts):
            self.addresses.append((self.rank(line), address))
        elif written := line.first("LABEL"):
            self.addresses.append((self.rank(line), Address(address.label, block_of_text(written))))

    def add_address_label(self, line: ContentLine) -> None:
        if text := self.text(line):
            self.address_labels.append(Address(self.label(line), text))

    def add_birthday(self, line: ContentLine) -> None:
        text = self.text(line)
        date = partial_date(text)
        if date and (omitted := line.first("X-APPLE-OMIT-YEAR")) and date.startswith(omitted):
            date = "-" + date[4:]
        if date:
            self.birthday = self.birthday or date
        elif text:
            self.problem("BDAY", "not a date", text)

    def add_note(self, line: ContentLine) -> None:
        if text := self.text(line):
            self.notes[text] = None

    def add_tags(self, line: ContentLine) -> None:
        for piece in self.parts(line, ","):
            if tag := block_of_text(unescape(piece)):
                self.tags.setdefault(tag.casefold(), tag)

    def add_gender(self, line: ContentLine) -> None:
        sex, *words = (block_of_text(unescape(part)) for part in self.parts(line))
        word = words[0] if words else ""
        self.gender = self.gender or word or _GENDERS.get(sex.lower(), sex)

    def add_uid(self, line: ContentLine) -> None:
        if text := self.text(line):
            self.values.setdefault("external_id", text)

    def add_revision(self, line: ContentLine) -> None:
        if moment := instant(self.text(line)):
            self.values["updated_at"] = moment

    def add_photo(self, line: ContentLine) -> None:
        if self.photo is not None:
            return
        encoded = line.raw
        if encoded[:5].lower() == b"data:":
            encoded = encoded.partition(b",")[2]
        elif line.first("ENCODING").upper() not in {"B", "BASE64"}:
            self.photo_addresses[self.text(line)] = None
            return
        photo = b"" if line.cut else decode_base64(encoded)
        if line.cut or len(photo) > MAX_PHOTO:
            self.problem("PHOTO", "the photo is larger than 5 MB and was left out")
        elif photo:
            self.photo = photo
        else:
            self.problem("PHOTO", "the photo could not be read")

    def add_labelled(self, line: ContentLine) -> None:
        """X-ABDATE, X-ABRELATEDNAMES, RELATED: what it is stands in the label."""
        text = self.text(line)
        if own := line.first(OWN_ID):
            kind, back, note = (line.first(name) for name in (OWN_KIND, OWN_BACK, OWN_NOTE))
            self.relations.append(Related(text, kind, back, note, own))
            return
        name = self.label(line).strip()
        if line.name == "X-ABDATE":
            text = partial_date(text) or text
        elif text[:4].lower() == "urn:":
            self.unused.setdefault(line.name, text)
            return
        fallback = "Date" if line.name == "X-ABDATE" else "Related"
        self.add_custom((name[:1].upper() + name[1:]) or fallback, text)

    def add_messenger(self, line: ContentLine) -> None:
        scheme, colon, handle = self.text(line).partition(":")
        service = line.first("X-SERVICE-TYPE") or (scheme if colon else "") or "Messenger"
        self.add_custom(service, handle.removeprefix("//") if colon else scheme)

    def add_profile(self, line: ContentLine) -> None:
        label = label_of_types(line.params.get("TYPE", ())) or line.first("SERVICE-TYPE")
        text = self.text(line) or line.first("X-USER")
        if line.name == "X-LINKEDIN" or label.lower() == "linkedin":
            self.values.setdefault("linkedin", text)
        else:
            self.add_custom(label[:1].upper() + label[1:] or "Profile", text)

    def add_custom(self, name: str, text: str) -> None:
        if text:
            self.custom.setdefault(name, {})[text] = None

    def add_known_custom(self, line: ContentLine) -> None:
        text = self.text(line)
        self.add_custom(_CUSTOM_NAMES[line.name], partial_date(text) or text)

    def add_own_id(self, line: ContentLine) -> None:
        self.own_values["id"] = self.text(line)

    def add_own_field(self, line: ContentLine) -> None:
        if name := line.first("NAME"):
            self.add_custom(name, self.text(line))

    def add_own_value(self, line: ContentLine) -> None:
        name, text = line.first("NAME"), self.text(line)
        if f"contact.{name}" not in FIELDS and f"company.{name}" not in FIELDS:
            self.unused.setdefault(line.name, text)
        elif line.first("VALUE").lower() == "boolean":
            self.own_values[name] = text.lower() == "true"
        elif line.first("VALUE").lower() == "integer" and text.isascii() and len(text) < 19:
            digits = text.removeprefix("-")
            self.own_values[name] = int(text) if digits.isdigit() else text
        else:
            self.own_values[name] = text

    # -- the record --------------------------------------------------------------------------

    def record(self) -> Record:
        record = Record(self.number, self.number - 1, problems=self.problems)
        if self.kind == "group":
            self.problem("KIND", "a list of contacts, not a contact")
            return record
        for line in self.source.lines:
            if len(line.raw) > MAX_TEXT and line.name != "PHOTO":
                text = line.raw[:1000].decode("utf-8", "ignore")
                self.problem(line.name, "longer than 1 MB and left out", text)
            elif handler := _HANDLERS.get(line.name):
                handler(self, line)
            elif line.name not in _TECHNICAL and line.raw.strip():
                self.unused.setdefault(line.name, line.raw[:200].decode("utf-8", "ignore"))
        for address in self.photo_addresses:
            self.problem("PHOTO", "photos are not fetched from addresses", address)
        if self.unused:
            left = "; ".join(f"{name}: {text[:200]}" for name, text in self.unused.items())
            self.problem(", ".join(self.unused)[:1000], "not used", left)
        self.make_parties(record)
        if record.person is None and record.company is None:
            self.problem("", "the card is empty")
        return record

    def make_parties(self, record: Record) -> None:
        contact = self.contact()
        full_name = contact.values.get("full_name")
        org = self.orgs[0][1][0] if self.orgs else ""
        shown_as_company = self.kind in {"org", "organization", "company"}
        # Exports of companies often say nothing but the name, once as ORG and once as FN.
        only_org = bool(org) and not (self.name or self.made_up_name or self.kind == "individual")
        if shown_as_company or (only_org and full_name in {None, org} and not self.titles):
            name = org or full_name or " ".join(self.name.values())
            contact.kind = "company"
            contact.values.pop("full_name", None)
            if name:
                contact.values["name"] = name
            person = {part: text for part, text in self.name.items() if text != name}
            if person and org:
                record.person = Party("person", dict(person))
                record.positions = self.positions(contact)
            elif any((contact.values, contact.phones, contact.emails, contact.addresses)):
                record.company = contact
            return
        contact.values.update(self.name)
        record.positions = self.positions(None)
        if not record.positions:
            self.titles_without_company(contact)
        filled = set(contact.values) - {"external_id", "updated_at"}
        if filled or record.positions or any(
            (contact.phones, contact.emails, contact.addresses, contact.websites, contact.custom)
        ):  # fmt: skip
            record.person = contact

    def contact(self) -> Party:
        party = Party("person", self.values)
        if self.birthday:
            party.values["birthday"] = self.birthday
        if self.gender:
            party.values["gender"] = self.gender
        if self.notes:
            party.values["note"] = "\n\n".join(self.notes)
        if party.values.get("external_id") == f"urn:uuid:{self.own_values.get('id')}":
            del party.values["external_id"]
        party.values.update(self.own_values)
        party.phones = _unique(self.phones, _phone_key)
        party.emails = _unique(self.emails, str.casefold)
        party.websites = _unique(self.websites, str)
        self.addresses.sort(key=lambda ranked: ranked[0])
        party.addresses = [address for _, address in self.addresses]
        labels = {address.label for address in party.addresses}
        # A LABEL repeats an address as it is printed; it counts where the address itself is missing
        party.addresses += [text for text in self.address_labels if text.label not in labels]
        party.tags = list(self.tags.values())
        party.custom = {name: ", ".join(texts) for name, texts in self.custom.items()}
        party.photo = self.photo
        party.relations = self.relations
        return party

    def positions(self, company: Party | None) -> list[Position]:
        """One position per company; a title belongs to the company of its group, else in order."""
        found: dict[tuple[str, ...], Position] = {}
        groups = {group for group, _ in self.orgs}
        titles, roles = _Paired(self.titles, groups), _Paired(self.roles, groups)
        for place, (group, (name, *units)) in enumerate(self.orgs):
            named = Party("company", {"name": name} if name else {})
            position = Position(
                company=company if company is not None and place == 0 else named,
                title=titles.take(group),
                department=", ".join(filter(None, units)),
                role=roles.take(group),
                started=self.periods[place][0],
                ended=self.periods[place][1],
            )
            key = (name, *dataclasses.astuple(position)[1:])
            found.setdefault(key, position)
        for name, left in (("TITLE", titles.left()), ("ROLE", roles.left())):
            if found and left:
                self.problem(name, "more of them than companies", "; ".join(left))
        return list(found.values())

    def titles_without_company(self, contact: Party) -> None:
        texts = [text for _, text in (*self.titles, *self.roles)]
        if texts:
            contact.values["job_title"] = texts[0]
        for text in texts[1:]:
            self.add_custom("Title", text)
        if len(texts) > 1:
            contact.custom["Title"] = ", ".join(self.custom["Title"])


class _Paired:
    """Titles or roles, handed out by group first and in order after that."""

    def __init__(self, entries: list[tuple[str, str]], org_groups: set[str]) -> None:
        self.owned: dict[str, deque[str]] = {}
        self.free: deque[str] = deque()
        for group, text in entries:
            if group and group in org_groups:
                self.owned.setdefault(group, deque()).append(text)
            else:
                self.free.append(text)

    def take(self, group: str) -> str:
        queue = self.owned.get(group) or self.free
        return queue.popleft() if queue else ""

    def left(self) -> list[str]:
        return [*self.free, *(text for queue in self.owned.values() for text in queue)]


def _phone_key(text: str) -> str:
    digits = "".join(char for char in text if char.isdigit() or char == "+")
    # Letters tell numbers apart ("ext. 5", "1-800-FLOWERS"), so they take part in full.
    return digits if digits and not any(map(str.isalpha, text)) else text


def _unique(entries: _Ranked, key: Callable[[str], str]) -> list[tuple[str, str]]:
    """(label, text), the preferred one first; one without label yields to its labelled twin."""
    entries.sort(key=lambda entry: entry[0])
    labels: dict[str, dict[str, str]] = {}
    for _, label, text in entries:
        same = labels.setdefault(key(text), {})
        if not label and same:
            continue
        if label and "" in same:
            # The labelled twin takes the place, and the text as first typed stays.
            text = same.pop("")  # noqa: PLW2901
        same.setdefault(label, text)
    order: dict[tuple[str, str], None] = {}
    for _, _, text in entries:
        for label, first in labels.pop(key(text), {}).items():
            order[label, first] = None
    return list(order)


_HANDLERS: dict[str, Callable[[_Card, ContentLine], None]] = {
    "N": _Card.add_name, "FN": _Card.add_full_name, "NICKNAME": _Card.add_nickname,
    "ORG": _Card.add_org, "TITLE": _Card.add_title, "ROLE": _Card.add_role,
    "TEL": _Card.add_phone, "EMAIL": _Card.add_email, "URL": _Card.add_website,
    "ADR": _Card.add_address, "LABEL": _Card.add_address_label, "BDAY": _Card.add_birthday,
    "NOTE": _Card.add_note, "CATEGORIES": _Card.add_tags, "GENDER": _Card.add_gender,
    "X-GENDER": _Card.add_gender, "UID": _Card.add_uid, "REV": _Card.add_revision,
    "PHOTO": _Card.add_photo, "X-ABDATE": _Card.add_labelled, "RELATED": _Card.add_labelled,
    "X-ABRELATEDNAMES": _Card.add_labelled, "IMPP": _Card.add_messenger,
    "X-SOCIALPROFILE": _Card.add_profile, "SOCIALPROFILE": _Card.add_profile,
    "X-LINKEDIN": _Card.add_profile, OWN_ID: _Card.add_own_id, OWN_FIELD: _Card.add_own_field,
    OWN_VALUE: _Card.add_own_value,
    **dict.fromkeys(_CUSTOM_NAMES, _Card.add_known_custom),
}  # fmt: skip
