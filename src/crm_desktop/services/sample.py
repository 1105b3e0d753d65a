"""A believable sample shop of any size: to look around in, and for the benchmarks.

The same size, seed and day make the same shop again (only ids and the times of saving differ). All
dates are seen from ``today``: entries lie behind it, reminders around it. The whole shop is one
batch, so one undo takes it away.
"""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from crm_desktop.domain import emails, ids, names, phones, text
from crm_desktop.progress import Progress
from crm_desktop.services.catalogue import find_or_make
from crm_desktop.services.sample_people import (
    Company,
    People,
    Person,
    Place,
    pick,
    sample_words,
)
from crm_desktop.services.sample_texts import Texts
from crm_desktop.store.pace import HOLDS, Pace
from crm_desktop.store.store import Store, Transaction

GROUP = 10
"""Persons that are made together, with the companies of their time: about 250 rows."""
FIRST, _MOST = 5, 400
"""Groups in the first transaction, and the most in one."""

ENTRIES = 10
"""Timeline entries of a person on average."""
ORIGIN = "sample"
PIPELINE = "Sales"
ZONE = "Europe/Berlin"
CURRENCY = "EUR"

_LABEL = "Sample shop"
_DAY = 86_400_000

_COLUMNS = {
    "contact": (
        "id", "kind", "name", "prefix", "first_name", "middle_name", "last_name", "sort_key",
        "match_key", "gender", "birth_year", "birth_month", "birth_day", "status", "industry",
        "lead_source", "newsletter", "consent", "known_since", "owner_id", "phone_id", "email_id",
        "address_id", "website_id", "position_id", "created_at",
    ),
    "phone": ("id", "contact_id", "label", "typed", "digits", "match_key", "e164"),
    "email": ("id", "contact_id", "label", "address", "match_key"),
    "address": (
        "id", "contact_id", "label", "street", "postal_code", "city", "region", "country",
    ),
    "website": ("id", "contact_id", "label", "url"),
    "position": (
        "id", "person_id", "company_id", "title", "department", "role", "started", "ended",
    ),
    "tagging": ("id", "contact_id", "tag_id"),
    "field_value": ("id", "field_id", "contact_id", "value", "number"),
    "deal": (
        "id", "title", "contact_id", "company_id", "pipeline_id", "stage_id", "rank", "state",
        "closed_on", "close_reason", "amount_minor", "currency", "expected_close", "next_step",
        "lead_source", "owner_id", "opened_at", "created_at",
    ),
    "deal_line": ("id", "deal_id", "product_id", "title", "quantity", "price_minor", "rank"),
    "stage_move": ("id", "deal_id", "stage_id", "state", "moved_at", "who_id"),
    "entry": (
        "id", "contact_id", "deal_id", "kind", "subject", "body", "happened_at", "zone",
        "direction", "outcome", "minutes", "who_id", "pinned", "created_at",
    ),
    "reminder": (
        "id", "contact_id", "deal_id", "title", "due_date", "due_time", "zone", "due_at",
        "recurrence", "priority", "owner_id", "done_at", "created_at",
    ),
}  # fmt: skip


def make_sample_shop(
    store: Store,
    *,
    size: int,
    seed: int,
    today: dt.date,
    progress: Progress,
    holds: int = HOLDS,
) -> None:
    """Fill the shop with ``size`` persons and what belongs to them.

    That is a fifth as many companies, ``ENTRIES`` timeline entries a person, half as many
    reminders, and a tenth as many deals; tags, own fields, positions and products besides.
    ``holds``: milliseconds for which one transaction should hold up a save; longer is quicker.

    Raises:
        CancelledError: from ``progress``; the persons made so far stay, and can be undone.
    """
    batch = store.begin_batch(_LABEL, ORIGIN)
    maker = _Maker(store, seed, today)
    with store.transact(_LABEL, origin=ORIGIN, batch=batch) as tx:
        maker.prepare(tx)
    done, pace = 0, Pace(FIRST, _MOST, holds)
    while done < size:
        progress(done, size, "Making the sample shop")
        done = maker.make(done, min(done + pace.size * GROUP, size))
        with store.transact(_LABEL, origin=ORIGIN, batch=batch, pace=pace) as tx:
            maker.write(tx)
    store.end_batch(batch, json.dumps({"persons": size}))


class _Maker:
    """Makes the rows, a chunk at a time."""

    def __init__(self, store: Store, seed: int, today: dt.date) -> None:
        self._store = store
        self._chance = random.Random(seed)  # noqa: S311 - a repeatable sample, no secret
        self._words = sample_words()
        self._people = People(self._chance, today.year)
        self._texts = Texts(self._chance, self._words)
        self._today = today
        self._midnight = _milliseconds(today)
        self._zone = ZoneInfo(ZONE)
        self._companies: list[tuple[bytes, Company]] = []
        self._named: dict[str, list[bytes]] = {}
        self._fields: dict[str, bytes] = {}
        self._stages: list[tuple[bytes, str]] = []
        self._pipeline = b""
        self._rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in _COLUMNS}
        self._offset = 0
        self._now = 0
        self._new: Callable[[], bytes] = bytes

    def prepare(self, tx: Transaction) -> None:
        """Colleagues, tags, products, own fields, the pipeline and its stages."""
        words = self._words
        self._named["colleague"] = [find_or_make(tx, "colleague", n) for n in words["colleagues"]]
        self._named["tag"] = [find_or_make(tx, "tag", name) for name in words["tags"]]
        self._named["product"] = [
            find_or_make(tx, "product", name, unit="piece", price_minor=price, currency=CURRENCY)
            for name, price in words["products"]
        ]
        bikes = json.dumps(words["slots"]["bike"], ensure_ascii=False)
        for rank, (name, kind, options) in enumerate(
            (("Bike", "list", bikes), ("Frame size (cm)", "number", ""),
             ("Service contract", "yes/no", ""), ("Last inspection", "date", ""))
        ):  # fmt: skip
            self._fields[name] = find_or_make(
                tx, "field", name, subject="contact", kind=kind, options=options, rank=f"{rank:04d}"
            )
        self._pipeline = find_or_make(tx, "pipeline", PIPELINE, currency=CURRENCY)
        self._stages = [
            (
                find_or_make(
                    tx, "stage", name, within=self._pipeline, pipeline_id=self._pipeline,
                    state=state, probability=probability, colour=colour, quiet_days=days,
                    rank=f"{rank:04d}",
                ),
                state,
            )
            for rank, (name, state, probability, colour, days) in enumerate(words["stages"])
        ]  # fmt: skip

    def make(self, first: int, last: int) -> int:
        """Make the persons numbered ``first`` to ``last`` (exclusive), outside of a transaction;
        gives back ``last``. How many at once makes no difference to who they are."""
        self._now = self._store.clock()
        for start in range(first, last, GROUP):
            end = min(start + GROUP, last)
            # Asking for ids one by one would take a lock a million times.
            taken = iter(self._store.ids.take((end - start) * _MOST_IDS))
            self._new = partial(next, taken)
            for _ in range(end // 5 - start // 5):
                self._company()
            for number in range(start, end):
                self._person(number, end)
        return last

    def write(self, tx: Transaction) -> None:
        """Write what was made."""
        for table, rows in self._rows.items():
            if rows:
                columns = _COLUMNS[table]
                marks = ",".join("?" * len(columns))
                tx.raw.executemany(
                    f"INSERT OR FAIL INTO {table}({','.join(columns)}) VALUES ({marks})", rows
                )
                rows.clear()

    # -- parties -------------------------------------------------------------------------------

    def _company(self) -> None:
        company = self._people.company()
        identity = self._new()
        chance = self._chance
        key = text.fold(company.name)
        tag_count = 1 if chance.random() < 0.5 else 0
        parts = self._parts(
            identity,
            company.place,
            [("work", company.phone)],
            [("work", f"info@{company.domain}")],
            [("work", f"https://{company.domain}")],
        )
        self._rows["contact"].append(
            (identity, "company", company.name, "", "", "", "", key, text.key(company.name), "",
             None, None, None, "Customer", company.trade, self._source(), None, None,
             self._midnight - self._days_ago() * _DAY, self._colleague(), *parts, None, self._now)
        )  # fmt: skip
        self._tag(identity, tag_count)
        self._companies.append((identity, company))

    def _person(self, number: int, last: int) -> None:
        chance = self._chance
        employer = None
        if self._companies and chance.random() < 0.6:
            # Most work in a company that came into the shop at about the same time.
            recent = self._companies[-25:] if chance.random() < 0.7 else self._companies
            employer = pick(chance, recent)
        person = self._people.person(employer[1] if employer else None)
        identity = self._new()
        since = self._days_ago()
        parts = self._parts(identity, person.place, person.phones, person.emails, [])
        position = self._position(identity, employer[0], since) if employer else None
        name = person.name
        newsletter = None if chance.random() < 0.3 else int(chance.random() < 0.5)
        self._rows["contact"].append(
            (identity, "person", name.full, name.prefix, name.first_name, name.middle_name,
             name.last_name, text.fold(f"{name.last_name} {name.first_name}"),
             names.name_key(name.first_name, name.last_name), person.gender, *person.birthday,
             pick(chance, _STATUSES), "", self._source(), newsletter,
             None if newsletter is None else 1, self._midnight - since * _DAY,
             self._colleague() if chance.random() < 0.6 else None, *parts, position, self._now)
        )  # fmt: skip
        self._tag(identity, int(chance.random() * 3.2))
        self._own_fields(identity)
        self._texts.family, self._texts.first = name.last_name, name.first_name
        deal = None
        if number % 10 == 3:
            deal = self._deal(identity, employer[0] if employer else None, since)
        self._entries(identity, deal, since, self._entry_count(number, last))
        if number % 2:
            self._reminder(identity, deal, person)

    def _parts(
        self,
        owner: bytes,
        place: Place,
        numbers: Iterable[tuple[str, str]],
        mails: Iterable[tuple[str, str]],
        sites: Iterable[tuple[str, str]],
    ) -> tuple[bytes | None, ...]:
        """Write phones, e-mails, the address and websites; the primary one of each."""
        rows = self._rows
        primary: list[bytes | None] = [None, None, None, None]
        for label, typed in numbers:
            made = self._new()
            primary[0] = primary[0] or made
            e164 = phones.to_e164(typed, place.code) or ""
            rows["phone"].append(
                (made, owner, label, typed, phones.digits(typed), phones.phone_key(typed), e164)
            )
        for label, address in mails:
            made = self._new()
            primary[1] = primary[1] or made
            rows["email"].append((made, owner, label, address, emails.email_key(address)))
        primary[2] = self._new()
        label = "work" if sites else "home"
        rows["address"].append(
            (primary[2], owner, label, place.street, place.postal_code, place.city, place.region,
             place.country)
        )  # fmt: skip
        for label, url in sites:
            primary[3] = made = self._new()
            rows["website"].append((made, owner, label, url))
        return tuple(primary)

    def _position(self, person: bytes, company: bytes, since: int) -> bytes:
        chance = self._chance
        made = self._new()
        started = ""
        if chance.random() < 0.5:
            day = self._today - dt.timedelta(since + int(chance.random() * 1500))
            started = f"{day:%Y-%m}"
        self._rows["position"].append(
            (made, person, company, pick(chance, self._words["titles"]),
             pick(chance, self._words["departments"]), "", started, "")
        )  # fmt: skip
        if chance.random() < 0.03:  # works, or worked, somewhere else too
            other, _ = pick(chance, self._companies)
            ended = f"{self._today - dt.timedelta(int(chance.random() * 900) + 30):%Y-%m}"
            self._rows["position"].append(
                (self._new(), person, other, pick(chance, self._words["titles"]), "", "", "", ended)
            )
        return made

    def _tag(self, contact: bytes, count: int) -> None:
        chosen = {pick(self._chance, self._named["tag"]): None for _ in range(count)}
        self._rows["tagging"].extend(
            (ids.natural_id("tagging", contact, tag), contact, tag) for tag in chosen
        )

    def _own_fields(self, contact: bytes) -> None:
        chance = self._chance
        values: list[tuple[str, str, float | None]] = []
        if chance.random() < 0.5:
            size = 46 + int(chance.random() * 20)
            values.append(("Bike", pick(chance, self._words["slots"]["bike"]), None))
            values.append(("Frame size (cm)", str(size), float(size)))
        if chance.random() < 0.2:
            values.append(("Service contract", str(int(chance.random() < 0.8)), None))
        if chance.random() < 0.3:
            day = self._today - dt.timedelta(int(chance.random() * 700))
            values.append(("Last inspection", day.isoformat(), None))
        for name, value, number in values:
            field = self._fields[name]
            self._rows["field_value"].append(
                (ids.natural_id("field_value", field, contact), field, contact, value, number)
            )

    # -- deals, entries, reminders -------------------------------------------------------------

    def _deal(self, contact: bytes, company: bytes | None, since: int) -> bytes:
        chance = self._chance
        made = self._new()
        age = int(chance.random() * min(since, 700))
        last = len(self._stages) - 1
        if chance.random() < (0.9 if age > 120 else 0.2):
            reached = last - (chance.random() < 0.6)  # won, else lost
        else:
            reached = int(chance.random() * (last - 1))
        stage, state = self._stages[reached]
        closed_on = close_reason = ""
        if state == "open":
            expected = self._today + dt.timedelta(int(chance.random() * 100) - 10)
            moves = list(range(reached + 1))
            days = age
        else:
            days = int(chance.random() * age)
            expected = self._today - dt.timedelta(age - days)
            closed_on = expected.isoformat()
            reasons = "won_reasons" if state == "won" else "lost_reasons"
            close_reason = pick(chance, self._words[reasons])
            moves = [*range(1 + int(chance.random() * (last - 1))), reached]
        opened_at = self._midnight - age * _DAY + 9 * 3_600_000
        who = self._colleague()
        for step, index in enumerate(moves):
            moved = opened_at + days * _DAY * step // max(1, len(moves) - 1)
            self._rows["stage_move"].append((self._new(), made, *self._stages[index], moved, who))
        amount = self._lines(made)
        self._texts.year = str(expected.year)
        self._rows["deal"].append(
            (made, self._texts.deal_title(), contact, company, self._pipeline, stage,
             made.hex()[-12:], state, closed_on, close_reason, amount, CURRENCY,
             expected.isoformat(), pick(chance, self._words["next_steps"]), self._source(), who,
             opened_at, self._now)
        )  # fmt: skip
        return made

    def _lines(self, deal: bytes) -> int:
        """Write what is offered; the amount in cents."""
        chance = self._chance
        amount = 0
        for rank in range(1 + int(chance.random() * 3)):
            index = int(chance.random() * len(self._named["product"]))
            name, price = self._words["products"][index]
            count = 1 + int(chance.random() ** 3 * 12)
            amount += price * count
            self._rows["deal_line"].append(
                (self._new(), deal, self._named["product"][index], name, str(count), price,
                 f"{rank:04d}")
            )  # fmt: skip
        return amount

    def _entry_count(self, number: int, last: int) -> int:
        """Some have few and some have many; two neighbours together have twice ``ENTRIES``."""
        if number % 2 == 0:
            self._offset = int(self._chance.random() ** 2 * ENTRIES) if number + 1 < last else 0
            return ENTRIES + self._offset
        return ENTRIES - self._offset

    def _entries(self, contact: bytes, deal: bytes | None, since: int, count: int) -> None:
        chance = self._chance
        days = sorted(int(chance.random() * since) for _ in range(count))
        for day in reversed(days):
            kind, subject, body = self._texts.entry()
            minute = 8 * 60 + int(chance.random() * 10 * 60)
            outcomes = self._words["outcomes"].get(kind)
            timed = kind in {"call", "meeting", "visit"}
            self._rows["entry"].append(
                (self._new(), contact, deal if deal and day < 60 else None, kind, subject, body,
                 self._midnight - (day + 1) * _DAY + minute * 60_000, ZONE,
                 pick(chance, ("in", "out")) if kind in {"call", "email"} else "",
                 pick(chance, outcomes) if outcomes else "",
                 5 * (1 + int(chance.random() ** 2 * 18)) if timed else None,
                 self._colleague(), int(chance.random() < 0.01), self._now)
            )  # fmt: skip

    def _reminder(self, contact: bytes, deal: bytes | None, person: Person) -> None:
        chance = self._chance
        day = self._today + dt.timedelta(int(chance.random() * 100) - 25)
        time = zone = recurrence = ""
        at = _milliseconds(day)
        if chance.random() < 0.4:
            hour, minute = 9 + int(chance.random() * 9), pick(chance, (0, 15, 30, 45))
            time, zone = f"{hour:02d}:{minute:02d}", ZONE
            wall = dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=self._zone)
            at = round(wall.timestamp() * 1000)
        if chance.random() < 0.08:
            recurrence = pick(chance, ("FREQ=YEARLY", "FREQ=MONTHLY;INTERVAL=6", "FREQ=MONTHLY"))
        done = day < self._today and chance.random() < 0.8
        if done:
            recurrence = ""
        title = self._texts.reminder()
        if title == "Birthday card" and not person.birthday[2]:
            title = "Ask for the birthday"
        self._rows["reminder"].append(
            (self._new(), contact, deal, title, day.isoformat(), time, zone, at, recurrence,
             int(chance.random() < 0.15), self._colleague(),
             at + 3_600_000 if done else None, self._now)
        )  # fmt: skip

    # -- small choices -------------------------------------------------------------------------

    def _colleague(self) -> bytes:
        return pick(self._chance, self._named["colleague"])

    def _source(self) -> str:
        sources: list[str] = self._words["sources"]
        return pick(self._chance, sources)

    def _days_ago(self) -> int:
        """Since when somebody is known: up to six years, more often lately."""
        return 1 + int(self._chance.random() ** 1.4 * 2190)


_STATUSES = ("Customer", "Customer", "Customer", "Customer", "Prospect", "Former customer")
_MOST_IDS = 60
"""Ids that one person can need: parts, entries, a deal with lines and moves, and a fifth of a
company with its own parts."""


def _milliseconds(day: dt.date) -> int:
    """The first instant of a day, in UTC."""
    return round(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp() * 1000)
