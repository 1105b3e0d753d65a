"""The values of a person or company as a file tells them, by column of the shop."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crm_desktop.domain import dates, ids, names, text
from crm_desktop.import_export.fields import CONSENTS
from crm_desktop.import_export.model import Party

_SORT_LAST = "\uffff"
HOUSEHOLD = "household"


def kind_of(party: Party) -> str:
    """person, company or household."""
    return HOUSEHOLD if party.values.get("kind") == HOUSEHOLD else party.kind


def as_household(party: Party) -> Party:
    """A household told as a person is known by its name alone, as companies are."""
    values = {name: value for name, value in party.values.items() if name != "full_name"}
    return replace(party, kind="company", values={**values, "name": party.values.get("full_name")})


def divided_name(values: Mapping[str, Any]) -> dict[str, str]:
    """The parts of a person's full name that ``values`` does not give; {} if it gives the name."""
    full = values.get("full_name")
    given = values.get("first_name") or values.get("last_name")
    if not full or given or values.get("kind") == HOUSEHOLD:
        return {}
    split = names.split_full_name(str(full))
    parts = ("prefix", "first_name", "middle_name", "last_name", "suffix")
    return {
        part: found for part in parts if (found := getattr(split, part)) and not values.get(part)
    }


def shown_name(values: Mapping[str, Any]) -> str:
    """A person's name as it stands on the card: "Müller, Anneliese" is Anneliese Müller.

    A file of this program tells the name as it stands there already.
    """
    full = str(values.get("full_name") or "")
    as_shown = values.get("id") or values.get("kind") == HOUSEHOLD
    return full if as_shown else names.in_natural_order(full)


def name_keys(kind: str, name: str, first: str, last: str, email: str) -> tuple[str, str]:
    """The keys that a party is compared and sorted by."""
    if kind != "person":
        return text.key(name), text.fold(name)
    # People without a name stand last, by what there is of them.
    sort_key = text.fold(f"{last} {first}") or text.fold(name) or _SORT_LAST + email
    return names.name_key(first, last), sort_key


def party_values(party: Party) -> dict[str, Any]:
    """The single values of a party by column, in the order of ``PARTY_COLUMNS`` from "name" on, and
    then of ``CONSENTS``."""
    company = party.kind == "company"
    values = party.values if company else {**party.values, **divided_name(party.values)}
    get = values.get
    first, last = str(get("first_name") or ""), str(get("last_name") or "")
    name = str(get("name") or "") if company else shown_name(values)
    address = next((address for _, address in party.emails), "")
    match_key, sort_key = name_keys(kind_of(party), name, first, last, address)
    birthday = get("birthday")
    year, month, day = _partial(str(birthday)) if birthday else (None, None, None)
    since, known_from = _known_since(get("created_at"))
    return {
        "name": name, "prefix": get("prefix") or "", "first_name": first,
        "middle_name": get("middle_name") or "", "last_name": last,
        "suffix": get("suffix") or "", "sort_key": sort_key, "match_key": match_key,
        "nickname": get("nickname") or "", "gender": get("gender") or "", "birth_year": year,
        "birth_month": month, "birth_day": day, "job_title": get("job_title") or "",
        "department": get("department") or "", "status": get("status") or "",
        "industry": get("industry") or "", "tax_id": get("tax_id") or "",
        "lead_source": get("source") or "", "note": get("note") or "",
        "newsletter": get("newsletter"), "consent": get("consent"), "active": get("active"),
        "external_id": get("external_id") or "", "known_since": since, "known_from": known_from,
        "last_seen": milliseconds(get("last_seen")), "photo": "",
        "keep_in_touch_days": whole(get("keep_in_touch_days")),
        **{column: get(name) for column, name in CONSENTS.items()},
    }  # fmt: skip


def _partial(iso: str) -> tuple[int | None, int | None, int | None]:
    """ "1947-01-08", "--01-08", "1947-01" or "1947" as year, month, day."""
    if not iso:
        return None, None, None
    if iso.startswith("--"):
        parts = [None, *(int(p) for p in iso[2:].split("-"))]
    else:
        parts = [int(p) for p in iso.split("-")]
    year, month, day = (*parts, None, None)[:3]
    return year, month, day


def _known_since(told: Any) -> tuple[int | None, str]:
    """An instant; of a month or year ("2017-05") its beginning, and what was told."""
    partial = dates.parse_partial(told) if isinstance(told, str) else None
    if partial is None or partial.day is not None or not partial.year:
        return milliseconds(told), ""
    start = dt.datetime(partial.year, partial.month or 1, 1, tzinfo=dt.UTC)
    return milliseconds(start), partial.iso()


def milliseconds(moment: Any) -> int | None:
    """UTC milliseconds of an instant, which address cards tell as ISO text."""
    if isinstance(moment, str):
        moment = dates.parse_instant(moment, "ymd", pivot_year=dates.LAST_YEAR)
        if moment is not None and moment.tzinfo is None:
            moment = moment.replace(tzinfo=dt.UTC)
    return round(moment.timestamp() * 1000) if isinstance(moment, dt.datetime) else None


def own_id(shown: Any) -> bytes | None:
    """The id of an earlier export; anything else in that column is no id of ours."""
    try:
        return ids.parse(str(shown)) if shown else None
    except ValueError:
        return None


def whole(told: Any) -> int | None:
    """A whole number that is not negative; None: it is none."""
    shown = str(told)
    return int(shown) if shown.isdecimal() and len(shown) < 10 else None


def zone_of(name: str) -> dt.tzinfo:
    """A time zone by its name; UTC where there is no such one."""
    try:
        return ZoneInfo(name) if name else dt.UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return dt.UTC
