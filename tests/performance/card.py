"""How long opening a card takes: one with few entries and one with thousands, in turn.

``open_cards`` is a job of its own process: it makes a shop with two contacts that differ only in
their entries, opens their cards in turn in a window that is not shown on a screen, and times each
until it is painted. Opening the next card is what is timed; the widgets of the page are there.
"""

from __future__ import annotations

import datetime as dt
import os
import statistics
import time
from pathlib import Path
from typing import Any

from crm_desktop.services import contact_edit, contact_parts, fields, positions, tags
from crm_desktop.store.store import Store
from tests.performance.import_jobs import open_store

FEW, MANY = 50, 5000
_DAY = 86_400_000
_TEXT = (
    "Wants the price per month, not the purchase price. Ask the bank before Monday; her number is "
    "01632 960 208, and the drawing is at https://example.com/plan. "
)


def open_cards(folder: str, few: int = FEW, many: int = MANY, rounds: int = 30) -> dict[str, Any]:
    """Milliseconds of processor time and by the clock (medians) for both, and the longest."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with open_store(Path(folder)) as store:
        contacts = _shop(store, few, many)
        return _measure(store, contacts, rounds)


def _shop(store: Store, few: int, many: int) -> list[int]:
    field = fields.make_field(store, "Bikes", "text")
    numbers = []
    for name, count in (("Marta Oliveira", few), ("Omar Siddiqui", many)):
        contact = contact_edit.new_contact(
            store, "person", name, phones=["01632 960 174", "07700 900 461"],
            emails=["marta@bluedoor.example"], company="Blue Door Café", title="Owner",
        )  # fmt: skip
        contact_parts.add_part(
            store, contact, "address", street="4 Quay Street", postal_code="HB2 1QT",
            city="Harbourside",
        )  # fmt: skip
        with store.read_raw() as raw:
            (n,) = raw.execute("SELECT n FROM contact WHERE id=?", (contact,)).fetchone()
        numbers.append(n)
        for tag in ("Café & food", "VIP"):
            tags.tag_contacts(store, [n], tag)
        fields.set_value(store, [n], field, "1 cargo, 2 city")
        _add_entries(store, contact, count)
    for name in ("Rui Oliveira", "Ella Byrne"):
        person = contact_edit.new_contact(store, "person", name)
        positions.add_position(store, person, "Blue Door Café", title="Kitchen")
    return numbers


def _add_entries(store: Store, contact: bytes, count: int) -> None:
    kinds = ("call", "email", "meeting", "visit", "note")
    with store.transact("Entries") as tx:
        tx.raw.executemany(
            "INSERT INTO entry(id, contact_id, kind, subject, body, happened_at, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (tx.ids.one(), contact, kinds[number % 5], f"Subject {number}",
                 _TEXT * (1 + number % 3), tx.now - number * _DAY // 4, tx.now)
                for number in range(count)
            ],
        )  # fmt: skip


def _measure(store: Store, contacts: list[int], rounds: int) -> dict[str, Any]:
    from crm_desktop.ui.pages.contact_card import ContactCardPage
    from crm_desktop.ui.start import application
    from crm_desktop.ui.theme import Theme

    app = application()
    theme = Theme()
    app.setPalette(theme.palette())
    app.setStyleSheet(theme.style_sheet())
    today = dt.datetime.fromtimestamp(store.clock() / 1000, dt.UTC).date()
    page = ContactCardPage(theme, store, today=lambda: today, zone=dt.UTC)
    page.resize(1146, 768)
    page.show()
    wall: dict[int, list[float]] = {n: [] for n in contacts}
    used: dict[int, list[float]] = {n: [] for n in contacts}
    for number in range(rounds + 2):
        for n in contacts:
            started, processor = time.perf_counter(), time.process_time()
            page.show_contact(n, contacts)
            for _ in range(3):  # layouts, what was put off, painting
                app.processEvents()
            if number >= 2:  # widgets are made once, and the pages of the file are read
                wall[n].append((time.perf_counter() - started) * 1000)
                used[n].append((time.process_time() - processor) * 1000)
    page.close()
    shown = page.timeline.model.rowCount()
    few, many = contacts
    return {
        "few": statistics.median(used[few]), "many": statistics.median(used[many]),
        "few_wall": statistics.median(wall[few]), "many_wall": statistics.median(wall[many]),
        "longest": max(*wall[few], *wall[many]), "rows": shown,
    }  # fmt: skip
