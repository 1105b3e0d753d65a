"""Less and less memory for the processes that read files and prepare pages: the program goes on.

Each has a limit of address space beyond what the bare process has. What does not fit is a refusal
in words, and the next file or the next pages come as if nothing had been.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from crm_desktop.errors import FileRefusedError, UserError
from crm_desktop.import_export.limits import MIB
from crm_desktop.import_export.worker import Reader, WorkerLimits
from crm_desktop.reports.order import Order
from crm_desktop.reports.press import Press
from crm_desktop.reports.words import Words
from crm_desktop.services.contact_edit import new_contact
from tests.helpers.shop import FakeClock, open_shop

_LEAST, _MOST = MIB, 1536 * MIB
_ROWS, _PEOPLE = 60_000, 60
REFUSALS = {"file.memory", "report.failed"}
"""What may be said where the memory does not suffice."""
_TODAY = dt.date(2026, 11, 22)


def can_limit() -> bool:
    """Whether a process can be kept to some memory here."""
    return sys.platform == "linux"


def steps(count: int) -> list[int]:
    """So many limits in bytes, each several times the one before."""
    return [round(_LEAST * (_MOST / _LEAST) ** (n / max(1, count - 1))) for n in range(count)]


def reading(place: Path, limits: Sequence[int]) -> Counter[str]:
    """Read a list of some size with each limit; how often it was read, and which
    refusals came how often."""
    path = place / "list.csv"
    if not path.exists():
        rows = (f"Person {n};p{n}@x.example;030 55{n:06};Ort {n % 90}\n" for n in range(_ROWS))
        path.write_text("Name;E-Mail;Telefon;Ort\n" + "".join(rows), "utf-8")
    found: Counter[str] = Counter()
    for memory in limits:
        with Reader(WorkerLimits(memory=memory, memory_per_byte=0)) as reader:
            try:
                reader.open(path)
            except FileRefusedError as refused:
                found[refused.code] += 1
            else:
                found["read"] += 1
    return found


def printing(place: Path, template: Path, limits: Sequence[int]) -> Counter[str]:
    """Prepare pages with each limit, and again without one; how often they came with it, and which
    refusals came instead."""
    import resource  # there is none on Windows

    found: Counter[str] = Counter()
    with open_shop(place, template, FakeClock()) as store:
        for number in range(_PEOPLE):
            new_contact(store, "person", f"Person {number}", phones=[f"030 {number}"])
        press = Press(store.folder)
        try:
            for memory in limits:
                press.warm()
                process = press._process  # what a system with less memory would do to it
                assert process is not None
                bare = int(Path(f"/proc/{process.pid}/statm").read_text().split()[0])
                most = bare * resource.getpagesize() + memory
                resource.prlimit(process.pid, resource.RLIMIT_AS, (most, most))
                try:
                    press.pages(Order("contacts", _TODAY), Words())
                except UserError as refused:
                    found[refused.code] += 1
                else:
                    found["printed"] += 1
                press.close()
                assert press.pages(Order("contacts", _TODAY), Words()).printed.pages == 2
                press.close()
        finally:
            press.close()
    return found
