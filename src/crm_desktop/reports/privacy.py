"""The papers of privacy: all about one person to be given to it, and the proof of what was erased.

The proof names no one: of each erasure the day, who did it, and how many things of each kind went.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from crm_desktop.progress import Progress, silent
from crm_desktop.reports.customer_sheet import customer_sheets
from crm_desktop.reports.flow import print_report
from crm_desktop.reports.letterhead import letterhead_of
from crm_desktop.reports.model import Column, Heading, Part, Report, Table, Text
from crm_desktop.reports.order import Material, Order
from crm_desktop.reports.papers import PAPERS, paper_for
from crm_desktop.reports.shown import joined
from crm_desktop.reports.words import Words
from crm_desktop.services.consent import words_of
from crm_desktop.services.erasure_ledger import Erasure
from crm_desktop.services.letterhead import read_paper
from crm_desktop.services.settings import read_settings
from crm_desktop.store.blobs import ATTACHMENTS, Blobs


def material_of(
    raw: sqlite3.Connection,
    folder: Path,
    numbers: tuple[int, ...],
    today: dt.date,
    zone: str,
    words: Words | None = None,
    progress: Progress = silent,
) -> Material:
    """What these papers are made from: the shop in ``folder``, and the contacts they are about;
    ``zone`` is an IANA name."""
    settings, paper = read_settings(raw), read_paper(raw)
    order = Order("customer", today, zone, contacts=numbers, entries=0)
    return Material(
        raw, Blobs(folder / ATTACHMENTS), order,
        words or Words(), letterhead=letterhead_of(paper),
        paper=PAPERS.get(paper.size) or paper_for(settings.country), progress=progress,
    )  # fmt: skip


def write_person_sheet(material: Material, out: Path | IO[bytes]) -> int:
    """All about the one contact of the order, with every entry; returns the number of pages.

    Raises:
        OSError: ``out`` cannot be written.
    """
    sheet = customer_sheets(material)

    def parts() -> Iterator[Part]:
        yield from sheet.parts
        yield from _agreed(material)

    return _printed(material, Report(sheet.title, "", parts(), sheet.title, by_record=True), out)


def write_proof(material: Material, lines: Sequence[Erasure], out: Path | IO[bytes]) -> int:
    """The proof of these erasures; returns the number of pages.

    Raises:
        OSError: ``out`` cannot be written.
    """
    words = material.words
    title = words.say("Proof of erasure")
    done = [line for line in lines if line.counts]

    def rows() -> Iterator[tuple[str, ...]]:
        for line in done:
            at = material.wall(line.at)
            yield (
                f"{words.day(at.date())}  {at:%H:%M}", line.person, line.id.hex()[:8],
                joined(
                    [f"{name} {words.number(count)}" for name, count in _counted(words, line)]
                ),
            )  # fmt: skip

    def parts() -> Iterator[Part]:
        yield Text(words.say(
            "On these days contacts were erased for good from the customers of this shop, on this "
            "computer and on all that share them. What was erased is not named here."
        ))  # fmt: skip
        yield Table(
            (Column(words.say("When"), width=100, strong=True),
             Column(words.say("By whom"), width=90),
             Column(words.say("Number"), width=62, faint=True),
             Column(words.say("What was erased"), share=2.0)),
            rows(),
            nothing=words.say("Nobody was erased so far."),
        )  # fmt: skip
        yield Text(words.say(
            "Backups made before are let go one by one; when one is brought back, the same "
            "contacts are erased from it again. Deals and quotes keep their sums without a name. "
            "Papers and files that left the program are not covered."
        ), faint=True)  # fmt: skip

    return _printed(material, Report(title, "", parts(), title), out)


def _counted(words: Words, line: Erasure) -> list[tuple[str, int]]:
    """What is called how in a proof; what belongs to a contact is summed up as its details."""
    names = {
        "contact": words.say("Contacts"), "entry": words.say("Entries"),
        "reminder": words.say("Reminders"), "attachment": words.say("Files"),
    }  # fmt: skip
    found = [(name, line.counts[table]) for table, name in names.items() if table in line.counts]
    rest = sum(count for table, count in line.counts.items() if table not in names)
    return [*found, (words.say("Details"), rest)] if rest else found


def _agreed(material: Material) -> Iterator[Part]:
    words = material.words
    names = {
        "phone": words.say("Phone"), "email": words.say("E-mail"), "post": words.say("Post"),
        "message": words.say("Messages"),
    }  # fmt: skip
    for n in material.numbers()[:1]:
        row = material.raw.execute("SELECT id FROM contact WHERE n=?", (n,)).fetchone()
        said = words_of(material.raw, row[0]) if row else []
        if said:
            yield Heading(words.say("Agreed and withdrawn"))
            yield Table(
                (Column(words.say("When"), width=90), Column(words.say("What"), width=110),
                 Column(""), Column("", faint=True)),
                (
                    (
                        words.day(one.said_on) if one.said_on else "", names[one.channel],
                        words.say("agreed") if one.given else words.say("withdrawn"),
                        joined((one.how, one.source)),
                    )
                    for one in said
                ),
            )  # fmt: skip


def _printed(material: Material, report: Report, out: Path | IO[bytes]) -> int:
    return print_report(
        report, out, words=material.words, letterhead=material.letterhead, paper=material.paper,
        printed=material.words.long_day(material.order.today), progress=material.progress,
    )  # fmt: skip
