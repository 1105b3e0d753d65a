"""Importing customers into other programs, for comparison: Django, Tryton, Anki.

They live in an environment of their own, made once from the package index that pip is set to use
here, and are run by it: this file is also the program that it runs, so its head needs nothing but
the standard library. What cannot be installed is not measured, and the reason is told.

What each does with a row: Django 5.2 looks for the person by e-mail and updates or creates a record
of 15 columns; Tryton 8.2 makes a party with address, e-mail and phone; Anki 26.9 (written in Rust)
makes a note of 16 fields and looks for its first field. None of them tells telephone numbers apart,
matches by several signs, or keeps a history by which the import can be undone.
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


def django(sheet: Path, count: int, folder: Path, told: dict[str, Any]) -> None:
    """``update_or_create`` for each row, in one transaction."""
    from django.conf import settings  # type: ignore[import-not-found]

    settings.configure(
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "db"}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField", INSTALLED_APPS=[],
    )  # fmt: skip
    import django as program  # type: ignore[import-not-found]

    program.setup()
    from django.db import connection, models, transaction  # type: ignore[import-not-found]

    with sheet.open(encoding="utf-8", newline="") as file:
        headers = next(csv.reader(file))
    columns = {header: header.lower().replace(" ", "_").replace("-", "_") for header in headers}
    searched = {"e_mail", "last_name", "company", "phone"}
    fields = {
        name: models.TextField(blank=True, default="", db_index=name in searched)
        for name in columns.values()
    }
    meta = type("Meta", (), {"app_label": "shop"})
    contact: Any = type(
        "Contact", (models.Model,), {"__module__": __name__, "Meta": meta, **fields}
    )
    with connection.schema_editor() as editor:
        editor.create_model(contact)
    with _timed(told):
        rows = _rows(sheet, count)
        with transaction.atomic():
            for row in rows:
                values = {columns[header]: value for header, value in row.items()}
                known = ("e_mail",) if values["e_mail"] else ("first_name", "last_name", "street")
                key = {name: values.pop(name) for name in known}
                contact.objects.update_or_create(**key, defaults=values)
    told["made"] = contact.objects.count()


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
    "django": django, "tryton": tryton, "anki": anki,
}  # fmt: skip


def main() -> None:
    """The other program's Python: do one import and print what it took as JSON."""
    name, sheet, rows, folder = sys.argv[1:]
    told: dict[str, Any] = {"rows": int(rows)}
    _JOBS[name](Path(sheet), int(rows), Path(folder), told)
    print(json.dumps(told))


if __name__ == "__main__":
    main()
