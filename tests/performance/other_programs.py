"""Importing customers into other programs, for comparison: Django, Tryton, Anki.

They live in an environment of their own, made once from the package index that pip is set to use
here, and are run by it: this file is also the program that it runs, so its head needs nothing but
the standard library. What cannot be installed is not measured, and the reason is told.

What each does with a row: Django 5.2 looks for the person by e-mail and updates or creates a record
of 15 columns, and in a second run the records of nine tables, as ours comes to; Tryton 8.2 makes a
party with address, e-mail and phone; Anki 26.9 (written in Rust) makes a note of 16 fields and
looks for its first field. None of them tells telephone numbers apart, matches by several signs, or
keeps a history by which the import can be undone.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PINNED = {
    "django": ("django==5.2.19",),
    "django_parts": ("django==5.2.19",),
    "tryton": ("trytond==8.2.1", "trytond-party==8.2.0"),
    "anki": ("anki==26.9.3",),
}
_PATIENCE = 600
"""Seconds that installing one of them, or one import, may take."""


# -- here: installing and running -----------------------------------------------------------------


def measure(name: str, sheet: Path, rows: int, cache: Path) -> dict[str, Any]:
    """``wall`` and ``cpu`` seconds of importing the first ``rows`` rows of ``sheet`` (.csv).

    Raises:
        NotMeasuredError: the program cannot be installed or does not run here.
    """
    python = _installed(name, cache)
    with tempfile.TemporaryDirectory() as folder:
        command = [str(python), str(Path(__file__)), name, str(sheet), str(rows), folder]
        told = _run(command, f"{name} does not run")
    found: dict[str, Any] = json.loads(told.splitlines()[-1])
    return found


class NotMeasuredError(Exception):
    """Why a program was not measured, in some words."""


def _installed(name: str, cache: Path) -> Path:
    """The Python that has the program."""
    mark = "-".join(PINNED[name]).replace("==", "-")
    home = cache / f"other-{mark}-{sys.version_info[0]}.{sys.version_info[1]}"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    ready = home / "ready"
    if not ready.exists():
        venv.create(home, clear=True, with_pip=True)
        quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
        _run([str(python), "-m", "pip", "install", *quiet, *PINNED[name]], "cannot be installed")
        ready.touch()
    return python


def _run(command: list[str], wrong: str) -> str:
    try:
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotMeasuredError(f"{wrong}: {type(error).__name__}") from error
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise NotMeasuredError(f"{wrong}: {last[:120]}")
    return done.stdout


# -- there: one import each -----------------------------------------------------------------------


@contextmanager
def _timed(told: dict[str, Any]) -> Iterator[None]:
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    told |= {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}


def _rows(sheet: Path, count: int) -> list[dict[str, str]]:
    with sheet.open(encoding="utf-8", newline="") as file:
        return [row for row, _ in zip(csv.DictReader(file), range(count), strict=False)]


def _django(tables: dict[str, dict[str, Any]]) -> tuple[list[Any], Any]:
    """The models of ``tables`` (fields by name), their tables made, and ``transaction``."""
    from django.db import connection, models, transaction  # type: ignore[import-not-found]

    meta = type("Meta", (), {"app_label": "shop"})
    made = [
        type(name, (models.Model,), {"__module__": __name__, "Meta": meta, **fields})
        for name, fields in tables.items()
    ]
    with connection.schema_editor() as editor:
        for model in made:
            editor.create_model(model)
    return made, transaction


def _django_begins(folder: Path) -> None:
    from django.conf import settings  # type: ignore[import-not-found]

    settings.configure(
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "db"}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField", INSTALLED_APPS=[],
    )  # fmt: skip
    import django as program  # type: ignore[import-not-found]

    program.setup()


def django(sheet: Path, count: int, folder: Path, told: dict[str, Any]) -> None:
    """``update_or_create`` for each row in one table of 15 columns of text, in one transaction."""
    _django_begins(folder)
    from django.db import models

    with sheet.open(encoding="utf-8", newline="") as file:
        headers = next(csv.reader(file))
    columns = {header: header.lower().replace(" ", "_").replace("-", "_") for header in headers}
    searched = {"e_mail", "last_name", "company", "phone"}
    fields = {
        name: models.TextField(blank=True, default="", db_index=name in searched)
        for name in columns.values()
    }
    (contact,), transaction = _django({"Contact": fields})
    with _timed(told):
        rows = _rows(sheet, count)
        with transaction.atomic():
            for row in rows:
                values = {columns[header]: value for header, value in row.items()}
                known = ("e_mail",) if values["e_mail"] else ("first_name", "last_name", "street")
                key = {name: values.pop(name) for name in known}
                contact.objects.update_or_create(**key, defaults=values)
    told["made"] = contact.objects.count()


def django_parts(sheet: Path, count: int, folder: Path, told: dict[str, Any]) -> None:
    """``update_or_create`` for each fact in the tables that ours has too: people, companies, who
    works where, phones, e-mail addresses, addresses, tags, notes; in one transaction."""
    _django_begins(folder)
    from django.db import models

    def text(*, searched: bool = False) -> Any:
        return models.TextField(blank=True, default="", db_index=searched)

    def number() -> Any:
        return models.BigIntegerField(db_index=True)

    made, transaction = _django(
        {
            "Person": {
                "first": text(), "last": text(searched=True), "birthday": text(),
                "since": text(), "e_mail": text(searched=True),
            },
            "Company": {"name": text(searched=True)},
            "Position": {"person": number(), "company": number(), "title": text()},
            "Phone": {"person": number(), "kind": text(), "value": text(searched=True)},
            "Mail": {"person": number(), "value": text(searched=True)},
            "Address": {
                "person": number(), "street": text(), "code": text(), "town": text(),
                "country": text(),
            },
            "Tag": {"name": text(searched=True)},
            "Tagged": {"person": number(), "tag": number()},
            "Entry": {"person": number(), "body": text()},
        },
    )  # fmt: skip
    person, company, position, phone, mail, address, tag, tagged, entry = (
        model.objects.update_or_create for model in made
    )
    with _timed(told):
        rows = _rows(sheet, count)
        with transaction.atomic():
            for row in rows:
                known = (
                    {"e_mail": row["E-mail"]}
                    if row["E-mail"]
                    else {"first": row["First name"], "last": row["Last name"]}
                )
                facts = {
                    "first": row["First name"], "last": row["Last name"],
                    "birthday": row["Birthday"], "since": row["Customer since"],
                }  # fmt: skip
                who = person(**known, defaults=facts)[0].pk
                if row["Company"]:
                    where = company(name=row["Company"])[0].pk
                    position(person=who, company=where, defaults={"title": row["Job title"]})
                for kind in ("Phone", "Mobile"):
                    if row[kind]:
                        phone(person=who, value=row[kind], defaults={"kind": kind})
                if row["E-mail"]:
                    mail(person=who, value=row["E-mail"])
                place = {
                    "street": row["Street"], "code": row["Post code"],
                    "town": row["Town"], "country": row["Country"],
                }  # fmt: skip
                if any(place.values()):
                    address(person=who, defaults=place)
                for name in filter(None, (one.strip() for one in row["Tags"].split(","))):
                    tagged(person=who, tag=tag(name=name)[0].pk)
                if row["Notes"]:
                    entry(person=who, body=row["Notes"])
    told["made"] = made[0].objects.count()


def tryton(sheet: Path, count: int, folder: Path, told: dict[str, Any]) -> None:
    """``import_data`` of parties with an address, an e-mail address and a phone."""
    os.environ["TRYTOND_DATABASE_URI"] = "sqlite://"
    os.environ["DB_NAME"] = ":memory:"
    os.environ["DB_CACHE"] = str(folder)
    from trytond.pool import Pool  # type: ignore[import-not-found]
    from trytond.tests.test_tryton import (  # type: ignore[import-not-found]
        activate_module,
        with_transaction,
    )

    activate_module(["party"])
    names = [
        "name", "addresses/street", "addresses/postal_code", "addresses/city",
        "contact_mechanisms/type", "contact_mechanisms/value",
    ]  # fmt: skip

    def work() -> None:
        party = Pool().get("party.party")
        with _timed(told):
            data = []
            for row in _rows(sheet, count):
                reach = [("email", row["E-mail"]), ("other", row["Phone"] or row["Mobile"])]
                reach = [one for one in reach if one[1]] or [("other", "-")]
                name = f"{row['First name']} {row['Last name']}".strip() or "?"
                data.append([name, row["Street"], row["Post code"], row["Town"], *reach[0]])
                data += [["", "", "", "", *more] for more in reach[1:]]
            party.import_data(names, data)
        told["made"] = party.search([], count=True)

    with_transaction()(work)()


def anki(sheet: Path, count: int, folder: Path, told: dict[str, Any]) -> None:
    """``import_csv`` of notes with a number and the 15 cells."""
    from anki.collection import Collection, ImportCsvRequest  # type: ignore[import-not-found]

    plain = folder / "plain.csv"
    with plain.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for number, row in enumerate(_rows(sheet, count), start=1):
            writer.writerow([number, *row.values()])
    shelf = Collection(str(folder / "collection.anki2"))
    kind = shelf.models.new("Customer")
    for place in range(16):
        shelf.models.add_field(kind, shelf.models.new_field(f"Field {place}"))
    template = shelf.models.new_template("Card")
    template["qfmt"], template["afmt"] = "{{Field 0}}", "{{Field 1}}"
    shelf.models.add_template(kind, template)
    shelf.models.add(kind)
    with _timed(told):
        metadata = shelf.get_csv_metadata(str(plain), None)
        metadata.global_notetype.id = kind["id"]
        del metadata.global_notetype.field_columns[:]
        metadata.global_notetype.field_columns.extend(range(1, 17))
        shelf.import_csv(ImportCsvRequest(path=str(plain), metadata=metadata))
    told["made"] = shelf.note_count()
    shelf.close()


_JOBS: dict[str, Callable[[Path, int, Path, dict[str, Any]], None]] = {
    "django": django, "django_parts": django_parts, "tryton": tryton, "anki": anki,
}  # fmt: skip


def main() -> None:
    """The other program's Python: do one import and print what it took as JSON."""
    name, sheet, rows, folder = sys.argv[1:]
    told: dict[str, Any] = {"rows": int(rows)}
    _JOBS[name](Path(sheet), int(rows), Path(folder), told)
    print(json.dumps(told))


if __name__ == "__main__":
    main()
