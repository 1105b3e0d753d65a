"""The customer sheet that the benchmarks import: 15 columns, the same at each run.

Names in 12 languages, e-mail addresses in 92 of 100 rows, about 1.4 telephone numbers a row, one
row in two names a company (each of them in about five rows), birthdays, tags and notes.
Sheets and shops that take long to make are kept in a folder of the system's temporary one. Their
names tell what they were made with, so that they are made anew when that changes.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from openpyxl import Workbook

from crm_desktop.paths import resource
from crm_desktop.services import sample_people, sample_texts
from crm_desktop.services.sample_people import People, Person, pick, sample_words
from crm_desktop.services.sample_texts import Texts

HEADERS = (
    "First name", "Last name", "Company", "Job title", "E-mail", "Phone", "Mobile", "Street",
    "Post code", "Town", "Country", "Birthday", "Tags", "Customer since", "Notes",
)  # fmt: skip
FIRST, LAST, COMPANY, TITLE, EMAIL, PHONE, MOBILE, STREET, CODE, TOWN, COUNTRY, BORN, TAGS, SINCE, \
    NOTES = range(15)  # fmt: skip

TODAY = dt.date(2026, 11, 22)

Value = str | dt.date | None


def rows(count: int, seed: int) -> Iterator[list[Value]]:
    """The rows below the header."""
    chance = random.Random(seed)
    words = sample_words()
    people = People(chance, TODAY.year)
    texts = Texts(chance, words)
    companies = [people.company() for _ in range(max(1, count // 10))]
    for _ in range(count):
        employer = pick(chance, companies) if chance.random() < 0.5 else None
        person = people.person(employer)
        row: list[Value] = [None] * len(HEADERS)
        row[FIRST], row[LAST] = person.name.first_name, person.name.last_name
        if employer is not None:
            row[COMPANY], row[TITLE] = employer.name, pick(chance, words["titles"])
        _put_contact(row, person, chance)
        row[STREET], row[CODE] = person.place.street, person.place.postal_code
        row[TOWN], row[COUNTRY] = person.place.city, person.place.country
        year, month, day = person.birthday
        if year and month and day:
            row[BORN] = dt.date(year, month, day)
        tags = dict.fromkeys(pick(chance, words["tags"]) for _ in range(int(chance.random() * 3)))
        row[TAGS] = ", ".join(tags) or None
        row[SINCE] = TODAY - dt.timedelta(1 + int(chance.random() * 3000))
        if chance.random() < 0.35:
            texts.first, texts.family = person.name.first_name, person.name.last_name
            row[NOTES] = texts.entry()[2]
        yield row


def _put_contact(row: list[Value], person: Person, chance: random.Random) -> None:
    if person.emails:
        row[EMAIL] = person.emails[0][1]
    for label, typed in person.phones:
        column = MOBILE if label == "mobile" else PHONE
        row[column] = row[column] or typed
    if row[PHONE] is None and chance.random() < 0.6:
        row[PHONE] = f"030 23125 {int(chance.random() * 10**5):05d}"


def write_csv(path: Path, lines: Sequence[Sequence[Value]]) -> None:
    """A comma-separated file in UTF-8; dates as Germans write them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADERS)
        for line in lines:
            writer.writerow(
                f"{v:%d.%m.%Y}" if isinstance(v, dt.date) else "" if v is None else v for v in line
            )


def write_xlsx(path: Path, lines: Sequence[Sequence[Value]]) -> None:
    """A workbook with one sheet; dates are dates."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Customers")
    sheet.append(HEADERS)
    for line in lines:
        sheet.append(line)
    book.save(path)


def cached_sheet(suffix: str, count: int, seed: int = 1) -> Path:
    """A sheet of ``count`` rows as ``.csv`` or ``.xlsx``, made if it is not there."""
    path = cache_folder() / f"customers-{count}-{seed}-{made_by(Path(__file__))}{suffix}"
    if not path.exists():
        for old in path.parent.glob(f"customers-{count}-{seed}-*{suffix}"):
            old.unlink()
        making = path.with_name(f"making-{path.name}")
        (write_csv if suffix == ".csv" else write_xlsx)(making, list(rows(count, seed)))
        making.replace(path)
    return path


def cache_folder() -> Path:
    """Where slow things are kept from one run to the next."""
    folder = Path(tempfile.gettempdir()) / "crm-desktop-bench"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def made_by(*programs: Path) -> str:
    """A mark that changes with these files and with what makes invented people."""
    makers = [Path(str(module.__file__)) for module in (sample_people, sample_texts)]
    digest = hashlib.sha256()
    for path in (*makers, resource("sample_words.json"), *programs):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
