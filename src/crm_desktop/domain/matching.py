"""Whether two parties are the same: a score with its reason.

``compare`` is symmetric and pure. At ``AUTOMATIC`` and above an import may update the stored party;
from ``OFFERED`` on a pair is shown to the person; below, the reason only says what was seen.

Persons (name: "same" equal keys; "compatible" same family name and a given name missing, an
initial, or a nickname of the other; "similar" typing errors):

===========================================================  =======
own id of an earlier export                                      100
external id and same or compatible name                           95
e-mail and same or compatible name (info@: 95 / 70)               95
phone and same name                                               92
same name and birthday                                            88
e-mail of one's own, and one side has no name                     88
same name, street and postal code                                 85
same name and company, nothing contradicts (else 65)              85
-- from here on offered only --
e-mail and first and last name swapped                            84
birthday, phone or address, and names swapped                 76-82
e-mail or external id, similar name                               80
birthday and compatible / similar name                         78/76
phone and compatible / similar name                            78/72
same name, and birthday or address with one error              74-80
same or nearly same address, compatible or similar name        66-74
first name, birthday and address or phone: changed last name      72
any of these, but the birthdays contradict                at most 65
same name and postal code                                         62
last name, birthday and address, other first name: twins?         60
-- from here on only noted, and asked about by an import --
same name alone, phone alone, e-mail alone, e-mail domain      <= 40
external id with another name ("Id is no key")                    10
===========================================================  =======

Companies: the same ``company_key`` with a shared e-mail, own domain, phone, postal code, town or
external id, or with a side that has no details at all, is automatic; differing towns without the
same postal code or external id are offered only, and so is a similar name with strong evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from crm_desktop.domain.emails import is_free_mail_domain, is_shared_mailbox
from crm_desktop.domain.nicknames import is_nickname

AUTOMATIC = 85
"""From this score on an import may update without asking."""
OFFERED = 60
"""From this score on a pair is offered as possible duplicate."""
ASKED = 30
"""From this score on an import asks whether a row is somebody who is here; unless somebody says so,
it is not."""
OTHER_KIND = {
    "email": "same name and e-mail address, but a person and a company",
    "phone": "same name and phone, but a person and a company",
}
"""Why a person and a company may be one: what was read as a person's name may be none."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How sure it is that two parties are the same (0 to 100), and why, in plain words."""

    score: int
    reason: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party as it is compared. Keys are made by ``text.key``, ``names.name_key``,
    ``names.company_key`` and ``emails.email_key``; phones are the last nine digits; the birthday is
    a partial ISO date; anything may be empty."""

    kind: Literal["person", "company"]
    own_id: bytes | str | None = None
    external_id: str = ""
    name_key: str = ""
    first_key: str = ""
    last_key: str = ""
    company_key: str = ""
    """A person's company; for a company its own name."""
    # Not sets: a list of 100,000 would need 30 MB more, and nearly all have one or none.
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    birthday: str = ""
    postal_code: str = ""
    city_key: str = ""
    street_key: str = ""


_NOTHING = Evidence(0, "nothing in common")
_Birthdays = Literal["same", "partly", "near", "unknown", "different"]
_Names = Literal["same", "compatible", "similar", "swapped", "unknown", "different"]


def share(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two have an e-mail address, or a phone, in common."""
    if len(a) == 1 and len(b) == 1:
        return a[0] == b[0]
    return bool(a and b) and not set(a).isdisjoint(b)


def compare(a: Candidate, b: Candidate) -> Evidence:
    """The evidence that ``a`` and ``b`` are the same party; ``compare(b, a)`` is equal."""
    if a.kind != b.kind:
        return Evidence(0, "a person and a company")
    if a.own_id and a.own_id == b.own_id:
        return Evidence(100, "the same record of an earlier export")
    if a.kind == "company":
        return _compare_companies(a, b)
    return _compare_persons(a, b)


# ------------------------------------------------------------------------------- names


def _plain(name: str) -> str:
    """One key for the two German ways of writing umlauts ("muller", "mueller")."""
    if "e" in name:
        return name.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    return name


def _is_similar(a: str, b: str) -> bool:
    """Whether two keys differ by typing errors only: one from three letters on, two from six."""
    shorter = min(len(a), len(b))
    most = 1 if shorter < 6 else 2
    if shorter < 3 or abs(len(a) - len(b)) > most:
        return False
    return DamerauLevenshtein.distance(a, b, score_cutoff=most) <= most


def _first_names(a: str, b: str) -> Literal["same", "compatible", "similar", "different"]:
    if a == b or _plain(a) == _plain(b):
        return "same"
    if not a or not b or is_nickname(a, b):
        return "compatible"
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    begins = longer.startswith(shorter)
    if len(shorter) == 1:
        return "compatible" if begins else "different"
    # "Anna" and "Anna Maria", but also "Jan" and "Jana": a person decides.
    return "similar" if _is_similar(a, b) or (begins and len(shorter) >= 3) else "different"


def compare_names(a: Candidate, b: Candidate) -> _Names:
    """How the names of two persons agree; see the module's table."""
    if not (a.name_key and b.name_key):
        return "unknown"
    if a.name_key == b.name_key:
        # "Smith" and "Smith" without given names may be a couple.
        return "same" if bool(a.first_key) == bool(a.last_key) else "compatible"
    if a.last_key == b.last_key or _plain(a.last_key) == _plain(b.last_key):
        return _first_names(a.first_key, b.first_key) if a.last_key else "different"
    if not (a.last_key and b.last_key):
        # Only given names on one side: they may be the same, nothing says so.
        return "compatible" if a.first_key and a.first_key == b.first_key else "different"
    if a.first_key == b.last_key and a.last_key == b.first_key:
        return "swapped"
    return "similar" if _typing_errors(a, b) else "different"


def _typing_errors(a: Candidate, b: Candidate) -> bool:
    if _is_similar(a.last_key, b.last_key):
        return _first_names(a.first_key, b.first_key) != "different"
    if not (a.first_key and b.first_key):
        return False
    if a.first_key + a.last_key == b.first_key + b.last_key:
        return True  # divided at another place
    return (a.first_key == b.last_key or _is_similar(a.first_key, b.last_key)) and (
        a.last_key == b.first_key or _is_similar(a.last_key, b.first_key)
    )


# ----------------------------------------------------------------------------- persons


def compare_birthdays(a: str, b: str) -> _Birthdays:
    """How two partial ISO dates agree. ``near``: one digit wrong or two exchanged; ``partly``:
    equal but without a year or day."""
    if not a or not b:
        return "unknown"
    if a == b:
        return "same" if len(a) == 10 else "partly"
    if len(a) != len(b):
        inside = a.lstrip("-") in b or b.lstrip("-") in a
        return "partly" if inside else "different"
    if a[:4] != b[:4] and a[-5:] != b[-5:]:
        return "different"  # one slip is either in the year or in the day
    near = DamerauLevenshtein.distance(a, b, score_cutoff=1) <= 1
    return "near" if near and len(a) == 10 else "different"


def _near_codes(a: str, b: str) -> bool:
    return bool(a and b) and (a == b or DamerauLevenshtein.distance(a, b, score_cutoff=1) <= 1)


def place_points(a: Candidate, b: Candidate) -> int:
    """How far the addresses agree: street 2 (with errors 1), postal code 2 (near 1), town 1."""
    points = 0
    if a.street_key and b.street_key:
        if a.street_key == b.street_key:
            points += 2
        elif fuzz.ratio(a.street_key, b.street_key, score_cutoff=80):
            points += 1
    if a.postal_code and a.postal_code == b.postal_code:
        points += 2
    elif _near_codes(a.postal_code, b.postal_code):
        points += 1
    if a.city_key and (a.city_key == b.city_key or _is_similar(a.city_key, b.city_key)):
        points += 1
    return points


def _same_address(a: Candidate, b: Candidate) -> bool:
    return bool(
        a.street_key
        and a.street_key == b.street_key
        and a.postal_code
        and a.postal_code == b.postal_code
    )


class _Shared(NamedTuple):
    """What two persons have in common."""

    names: _Names
    emails: set[str]
    phone: bool
    external: bool
    birthdays: _Birthdays


def _compare_persons(a: Candidate, b: Candidate) -> Evidence:
    shared = _Shared(
        names=compare_names(a, b),
        emails=set(a.emails).intersection(b.emails),
        phone=share(a.phones, b.phones),
        external=a.external_id != "" and a.external_id == b.external_id,
        birthdays=compare_birthdays(a.birthday, b.birthday),
    )
    if shared.names == "different":
        return _other_names(a, b, shared)
    lines = _lines_by_contact(a, b, shared)
    if shared.names != "unknown":
        lines += _lines_by_person(a, b, shared)
    found = max(lines, key=lambda e: (e.score, e.reason), default=_NOTHING)
    if shared.birthdays == "different" and found.score > 65:
        return Evidence(65, f"{found.reason}, but the birthdays differ")
    return found


_CALLED: dict[str, str] = {
    "same": "same name", "compatible": "names that fit", "similar": "similar names",
    "swapped": "first and last name swapped", "unknown": "one has no name",
}  # fmt: skip


def _lines_by_contact(a: Candidate, b: Candidate, shared: _Shared) -> list[Evidence]:
    """What e-mail addresses, phones and numbers of the records say."""
    lines: list[Evidence] = []
    names = shared.names
    called = _CALLED[names]
    if shared.external:
        score = {"same": 95, "compatible": 95, "similar": 80, "swapped": 80}.get(names, 75)
        lines.append(Evidence(score, f"same number of record, {called}"))
    if shared.emails:
        # A mailbox of the whole house proves nothing unless the full name is the same too.
        own = not all(map(is_shared_mailbox, shared.emails))
        score = {
            "same": 95, "compatible": 95 if own else 70, "similar": 80 if own else 62,
            "swapped": 84 if own else 70, "unknown": 88 if own else 40,
        }[names]  # fmt: skip
        lines.append(Evidence(score, f"same e-mail address, {called}"))
    if shared.phone:
        score = {"same": 92, "compatible": 78, "similar": 72, "swapped": 80}.get(names, 35)
        lines.append(Evidence(score, f"same phone, {called}"))
    if not lines and _shared_domain(a, b):
        score = 40 if names == "same" else 20
        lines.append(Evidence(score, f"addresses of the same e-mail domain, {called}"))
    return lines


def _lines_by_person(a: Candidate, b: Candidate, shared: _Shared) -> list[Evidence]:
    """What birthday, address, company and the name itself say; the names fit each other."""
    names, birthdays = shared.names, shared.birthdays
    called = _CALLED[names]
    lines: list[Evidence] = []
    points = place_points(a, b)
    if birthdays == "same":
        score = {"same": 88, "compatible": 78, "similar": 76, "swapped": 82}[names]
        lines.append(Evidence(score, f"same birthday, {called}"))
    elif birthdays in ("near", "partly"):
        score = {"same": 74, "compatible": 64, "similar": 62, "swapped": 70}[names]
        lines.append(Evidence(score, f"nearly the same birthday, {called}"))
    if _same_address(a, b):
        alike = AUTOMATIC if birthdays != "near" else 80  # one digit may be another person
        score = {"same": alike, "compatible": 74, "similar": 74, "swapped": 76}[names]
        lines.append(Evidence(score, f"same address, {called}"))
    elif points >= 3:
        score = {"same": 76, "compatible": 66, "similar": 70, "swapped": 70}[names]
        lines.append(Evidence(score, f"nearly the same address, {called}"))
    company = a.company_key != "" and a.company_key == b.company_key
    if company and names == "same":
        against = _contradiction(a, b)
        lines.append(
            Evidence(65, f"same name and company, but {against}")
            if against
            else Evidence(AUTOMATIC, "same name and company")
        )
    elif company:
        score = 62 if names == "compatible" else 65
        lines.append(Evidence(score, f"same company, {called}"))
    if names == "same":
        score = 62 if points >= 2 else 50 if points else 40
        lines.append(Evidence(score, "same name, same area" if points else "only the same name"))
    elif not lines:
        lines.append(Evidence(20, f"only {called}"))
    return lines


def _contradiction(a: Candidate, b: Candidate) -> str:
    if a.emails and b.emails and not share(a.emails, b.emails):
        return "different e-mail addresses"
    if a.phones and b.phones and not share(a.phones, b.phones):
        return "different phones"
    if compare_birthdays(a.birthday, b.birthday) not in ("same", "unknown", "partly"):
        return "different birthdays"
    return ""


def _other_names(  # noqa: PLR0911 - a ladder of findings
    a: Candidate, b: Candidate, shared: _Shared
) -> Evidence:
    """Names that exclude each other: families, colleagues, twins; rarely a changed name."""
    if shared.birthdays in ("same", "near"):
        changed = _changed_name(a, b, shared)
        if changed:
            return changed
    if shared.emails:
        return Evidence(35, "same e-mail address, but different names")
    if shared.phone:
        return Evidence(30, "same phone, but different names")
    if shared.external:
        return Evidence(10, "same number of record, but different names")
    if _same_address(a, b):
        return Evidence(15, "same address, but different names")
    if _shared_domain(a, b):
        return Evidence(10, "same e-mail domain, but different names")
    return _NOTHING


def _changed_name(a: Candidate, b: Candidate, shared: _Shared) -> Evidence | None:
    """Half of the name, the birthday and a way to reach them are the same."""
    if not (shared.emails or shared.phone or place_points(a, b) >= 3):
        return None
    near = shared.birthdays == "near"
    if a.first_key and b.first_key and _first_names(a.first_key, b.first_key) != "different":
        return Evidence(64 if near else 72, "same first name and birthday: a changed last name?")
    if (
        a.last_key
        and not near
        and (a.last_key == b.last_key or _is_similar(a.last_key, b.last_key))
    ):
        return Evidence(OFFERED, "same last name and birthday: twins, or a changed first name?")
    return None


def _shared_domain(a: Candidate, b: Candidate) -> bool:
    """Whether both have addresses of one domain that is no provider's that anybody uses."""
    if not a.emails or not b.emails:
        return False
    domains = {email.rpartition("@")[2] for email in a.emails}
    shared = domains.intersection(email.rpartition("@")[2] for email in b.emails)
    return any(domain and not is_free_mail_domain(domain) for domain in shared)


# --------------------------------------------------------------------------- companies


def _has_details(c: Candidate) -> bool:
    return bool(
        c.emails or c.phones or c.postal_code or c.city_key or c.street_key or c.external_id
    )


def _company_proofs(a: Candidate, b: Candidate) -> list[tuple[int, str]]:
    proofs: list[tuple[int, str]] = []
    if a.external_id and a.external_id == b.external_id:
        proofs.append((95, "same number of record"))
    if share(a.emails, b.emails):
        proofs.append((95, "same e-mail address"))
    if share(a.phones, b.phones):
        proofs.append((92, "same phone"))
    if _shared_domain(a, b):
        proofs.append((90, "same e-mail domain"))
    if a.postal_code and a.postal_code == b.postal_code:
        proofs.append((88, "same postal code"))
    if a.city_key and a.city_key == b.city_key:
        proofs.append((AUTOMATIC, "same town"))
    return proofs


def _compare_companies(a: Candidate, b: Candidate) -> Evidence:
    score, reason = max(_company_proofs(a, b), default=(0, ""))
    name_a, name_b = a.company_key or a.name_key, b.company_key or b.name_key
    if not name_a or not name_b:
        return Evidence(70, f"{reason}, one has no name") if score >= 92 else _NOTHING
    if name_a == name_b:
        return _same_company_name(a, b, score, reason)
    shorter, longer = sorted((name_a, name_b), key=len)
    if _is_similar(name_a, name_b) or _plain(name_a) == _plain(name_b):
        called = f"{reason}, similar names" if reason else "only similar names"
        found = Evidence(76 if score >= 88 else 40, called)  # the same town says little
    elif score >= 90 and len(shorter) >= 4 and longer.startswith(shorter):
        found = Evidence(66, f"{reason}, one name begins with the other")
    elif score:
        low = 10 if reason == "same number of record" else 30
        found = Evidence(low, f"{reason}, but different names")
    else:
        found = _NOTHING
    return found


def _same_company_name(a: Candidate, b: Candidate, score: int, reason: str) -> Evidence:
    towns_differ = bool(a.city_key and b.city_key) and not (
        a.city_key == b.city_key or _is_similar(a.city_key, b.city_key)
    )
    sure = reason in ("same number of record", "same postal code")
    if towns_differ and not sure:
        return Evidence(75 if score else 62, "same name, but in different towns")
    if score:
        return Evidence(score, f"same name, {reason}")
    if not _has_details(a) or not _has_details(b):
        return Evidence(AUTOMATIC, "same name, one of them without further details")
    return Evidence(72, "same name, nothing else to compare")
