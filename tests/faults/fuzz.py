"""Files that people bring, with bits, bytes and blocks changed: read, or refused with a sentence.

They are read in a child of a program that has loaded the readers (``python -m tests.faults.fuzz``),
with the limits of a reading process, because a reader may end or fill the process it runs in. That
is allowed, the window survives it; another child goes on with the next file, and it is counted. A
file that is named in a failure is made again from its kind and number.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, cast

from openpyxl import Workbook

from crm_desktop.domain.ids import IdMaker
from crm_desktop.errors import UserError
from crm_desktop.store.store import Store
from tests.faults.points import ROOT, SOURCE, quick_folder
from tests.helpers.imports import stage
from tests.helpers.shop import FakeClock, repeatable_random
from tests.sync.mangled import mangle

KINDS = ("sheets", "cards")
_MEMORY, _SECONDS = 2 << 30, 20
_ROWS = [
    ["First name", "Name", "E-Mail", "Telefon", "Geburtstag", "Ort", "Umsatz", "Notiz"],
    *(
        [f"Änne {n}", f"Müller{n}", f"a{n}@x.de", f"030 55{n:05}", f"{1 + n}.05.1980", "Köln",
         f"{n}.500,00", f"zahlt \"bar\"; Haus {n}\nzweite Zeile"]
        for n in range(12)
    ),
]  # fmt: skip
_CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Müller;Änne;;Dr.;\r\nFN:Änne Müller\r\nORG:Nord;Laden\r\n"
    "item1.TEL;TYPE=CELL:+49 171 1234567\r\nitem1.X-ABLabel:Handy\r\nEMAIL;TYPE=INTERNET:a@x.de\r\n"
    "ADR;TYPE=HOME:;;Am Markt 1;Köln;;50667;Deutschland\r\nBDAY:1980-05-01\r\nNOTE;ENCODING=QUOTED"
    "-PRINTABLE;CHARSET=UTF-8:zahlt=20=C3=A4u=C3=9Ferst=\r\n=20gern\r\nPHOTO;ENCODING=b;TYPE=PNG:"
    "iVBORw0KGgo=\r\nEND:VCARD\r\n"
)
_MAIL = (
    'From: =?utf-8?q?=C3=84nne_M=C3=BCller?= <a@x.de>\r\nTo: shop@y.de, "B, C" <b@x.de>\r\n'
    "Date: Mon, 2 Nov 2026 10:00:00 +0100\r\nMessage-ID: <1@x.de>\r\nSubject: =?iso-8859-1?b?QnL2"
    "dGNoZW4=?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\n"
    "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nSMOk\r\n"
    "--b1\r\nContent-Type: text/html\r\n\r\n<p>Hallo <b>Laden</b></p>\r\n--b1\r\nContent-Type: "
    "image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b1--\r\n"
)
_EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Anruf\r\n"
    "DTSTART;TZID=Europe/Berlin:20261102T100000\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n"
)


def can_fork() -> bool:
    """Whether files can be read in children here."""
    return sys.platform == "linux"


@cache
def originals(kind: str) -> Sequence[tuple[str, bytes]]:
    """Name and content of each file that is changed."""
    if kind == "cards":
        mail = _MAIL.encode()
        return [
            ("a.vcf", (_CARD * 3).encode()), ("b.vcf", _CARD.replace("3.0", "4.0").encode()),
            ("a.eml", mail), ("a.mbox", b"From a@x.de Mon Nov  2 10:00:00 2026\n" + mail + b"\n"),
            ("a.ics", _EVENT.encode()),
        ]  # fmt: skip
    text = "\r\n".join(";".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row)
                       for row in _ROWS)  # fmt: skip
    book = Workbook()
    for row in _ROWS:
        assert book.active is not None
        book.active.append(row)
    packed = io.BytesIO()
    book.save(packed)
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) for row in _ROWS)
    page = f"<html><table>{table}</table>".encode()
    return [
        ("a.csv", text.encode()), ("b.csv", text.encode("cp1252")), ("a.html", page),
        ("c.csv", text.encode("utf-16")), ("a.xlsx", packed.getvalue()),
    ]  # fmt: skip


def changed(kind: str, number: int) -> tuple[str, bytes]:
    """The file with this number: the whole of it changed, or one part of a packed one."""
    dice = Random(f"{kind}/{number}")
    files = originals(kind)
    name, content = files[number % len(files)]
    for _ in range(dice.choice((1, 1, 2, 5))):
        if name.endswith(".xlsx") and dice.random() < 0.8:
            content = _part_changed(content, dice)
        else:
            content = mangle(content, dice) or b"\0"
    return name, content


def _part_changed(content: bytes, dice: Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = {part: packed.read(part) for part in packed.namelist()}
    except Exception:  # noqa: BLE001 - a packed file that was changed before fails in many ways
        return content
    if not parts:
        return content
    which = dice.choice(sorted(parts))
    parts[which] = mangle(parts[which], dice) if parts[which] else b"<"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for part, data in parts.items():
            packed.writestr(part, data)
    return made.getvalue()


@dataclass
class _Numbers:
    """What ``stage`` needs of a shop."""

    clock: FakeClock = field(default_factory=FakeClock)
    path: Path = Path("shop.sqlite3")

    def __post_init__(self) -> None:
        self.ids = IdMaker(self.clock, repeatable_random())


def read(folder: Path, kind: str, number: int) -> str:
    """In the child: what became of a file."""
    name, content = changed(kind, number)
    try:
        with tempfile.TemporaryDirectory(dir=folder) as place:
            path = Path(place) / name
            path.write_bytes(content)
            stage(cast("Store", _Numbers()), path)
    except UserError:
        return "refused"
    except MemoryError:
        return "memory"
    return "read"


def play(kind: str, first: int, count: int) -> dict[str, int]:
    """Read so many files; how many were read, refused, or ended their process.

    Raises:
        AssertionError: one made an error that has no sentence.
    """
    with quick_folder() as place:
        run = subprocess.run(
            [sys.executable, "-m", "tests.faults.fuzz", place, kind, str(first), str(count)],
            env={**os.environ, "PYTHONPATH": f"{SOURCE}{os.pathsep}{ROOT}"}, cwd=ROOT,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    wrong = found.pop("wrong")
    assert not wrong, "\n".join(wrong)
    return found


def main(place: str, kind: str, first: int, count: int) -> None:
    for name, content in originals(kind):  # loads the readers
        (Path(place) / name).write_bytes(content)
        stage(cast("Store", _Numbers()), Path(place) / name)
    found: Counter[str] = Counter()
    wrong: list[str] = []
    number, last = first, first + count
    while number < last:
        said, signal = _child(place, kind, number, last)
        if signal:
            said.append(f"ended by signal {signal}")
        for line in said:
            if line.startswith("wrong"):
                wrong.append(f"{kind} {number}: {line}")
            else:
                found[line] += 1
            number += 1
    print(json.dumps({**found, "wrong": wrong}))


def _child(place: str, kind: str, first: int, last: int) -> tuple[list[str], int]:
    """What a child says of each file, and the signal that ended it before the last one, or 0."""
    import resource  # there is none on Windows

    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        for number in range(first, last):
            spent = resource.getrusage(resource.RUSAGE_SELF)
            until = round(spent.ru_utime + spent.ru_stime) + _SECONDS
            resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))
            try:
                line = read(Path(place), kind, number)
            except BaseException as error:  # noqa: BLE001 - such as a panic of a reader
                line = f"wrong {type(error).__name__} {error}"
            line = line.replace("\n", " ")[:500] + "\n"
            os.write(writer, line.encode(errors="replace"))
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as stream:
        said = stream.read().splitlines()
    _, status = os.waitpid(child, 0)
    return said, os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
