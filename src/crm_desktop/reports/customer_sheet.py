"""Sheets of customers: the card, own fields, open deals, reminders and what happened last.

Each customer begins on a page of its own with its own count of pages and a line among the
bookmarks.
"""

from __future__ import annotations

from collections.abc import Iterator

from crm_desktop.domain.short_codes import short_code
from crm_desktop.errors import UserError
from crm_desktop.reports.model import (
    Column,
    Heading,
    Note,
    Pairs,
    Part,
    Record,
    Report,
    Table,
    Text,
)
from crm_desktop.reports.order import Material
from crm_desktop.reports.shown import (
    address_lines,
    custom_value,
    due_words,
    joined,
    kind_word,
    label_word,
    outcome_word,
    role_words,
)
from crm_desktop.services.contacts import Contact
from crm_desktop.services.sheets import Sheet, SheetEntry, read_sheets


def customer_sheets(material: Material) -> Report:
    """The sheets of the contacts of the order, in its order."""
    words, order = material.words, material.order
    numbers = material.numbers()
    name = ""
    if len(numbers) == 1:
        row = material.raw.execute("SELECT name FROM contact WHERE n=?", (numbers[0],)).fetchone()
        name = row[0] if row else ""
    title = joined((words.say("Customer sheet"), name), " ")
    if len(numbers) != 1:
        title = joined((words.say("Customer sheets"), order.of_whom), " ")
    return Report(title, "", _parts(material, numbers), title, by_record=True)


def _parts(material: Material, numbers: object) -> Iterator[Part]:
    words, order = material.words, material.order
    found = False
    wanted = order.entries or None
    for sheet in read_sheets(material.raw, material.numbers(), entries=wanted):
        found = True
        yield _head(material, sheet.contact)
        yield from details(material, sheet.contact)
        yield from _plans(material, sheet)
        yield from _happened(material, sheet)
    if not found:
        yield Record(words.say("Customer sheets"))
        yield Text(words.say("There are no customers to print."), faint=True)


def _head(material: Material, contact: Contact) -> Record:
    words = material.words
    code = words.say("Code %1", short_code(contact.id))
    picture = b""
    if contact.photo:
        try:
            picture = material.blobs.read(contact.photo)
        except (OSError, UserError):  # it is on another PC, or damaged
            picture = b""
    name = contact.name or next((one.text for one in (*contact.emails, *contact.phones)), "")
    return Record(
        name or words.say("No name"), joined((role_words(contact), code), "  ·  "), picture
    )


def details(material: Material, contact: Contact) -> Iterator[Part]:
    """What is known of a contact, as labels with values, and its note."""
    words = material.words
    items: list[tuple[str, str]] = []

    def add(label: str, value: str) -> None:
        if value.strip():
            items.append((label, value))

    for phone in contact.phones:
        add(joined((words.say("Phone"), label_word(words, phone.label)), " "), phone.text)
    for email in contact.emails:
        add(joined((words.say("E-mail"), label_word(words, email.label)), " "), email.text)
    for place in contact.addresses:
        add(
            joined((words.say("Address"), label_word(words, place.label)), " "),
            address_lines(place),
        )
    for site in contact.websites:
        add(words.say("Website"), site.text)
    for job in contact.positions:
        past = words.say("until %1", words.partial_day(job.ended)) if job.ended else ""
        add(words.say("Company"), joined((job.company, job.title or job.role, past)))
    add(words.say("Birthday"), words.partial_day(contact.birthday))
    add(words.say("Tags"), joined(contact.tags))
    add(words.say("Status"), contact.status)
    add(words.say("Trade"), contact.industry)
    add(words.say("Looked after by"), contact.owner)
    add(words.say("Came through"), contact.lead_source)
    if contact.known_since is not None:
        since = words.partial_day(contact.known_from) if contact.known_from else ""
        add(words.say("Customer since"), since or words.day(material.wall(contact.known_since)))
    add(words.say("Tax number"), contact.tax_id)
    add(words.say("Number"), contact.external_id)
    for value in contact.custom:
        add(value.name, custom_value(words, value, material.order.currency))
    if items:
        yield Pairs(tuple(items))
    if contact.note.strip():
        yield Heading(words.say("Notes"))
        yield Text(contact.note)


def _plans(material: Material, sheet: Sheet) -> Iterator[Part]:
    words, today = material.words, material.order.today
    if sheet.deals:
        yield Heading(words.say("Open deals"))
        yield Table(
            (
                Column(words.say("Deal"), strong=True, share=2.0),
                Column(words.say("Step"), width=110),
                Column(words.say("Expected close"), width=84, faint=True),
                Column(words.say("Value"), width=80, align="right"),
            ),
            (
                (
                    deal.title, deal.step, words.day(deal.closes_on) if deal.closes_on else "",
                    "" if deal.amount_minor is None
                    else words.money(deal.amount_minor, deal.currency),
                )
                for deal in sheet.deals
            ),
        )  # fmt: skip
    if sheet.reminders:
        yield Heading(words.say("Reminders"))
        yield Table(
            (
                Column(words.say("When"), width=110),
                Column(words.say("Kind"), width=60, faint=True),
                Column(words.say("What")),
            ),
            (
                (
                    due_words(words, reminder.due, reminder.time, today),
                    kind_word(words, reminder.kind),
                    joined((reminder.title, reminder.note), "\n"),
                )
                for reminder in sheet.reminders
            ),
        )


def _happened(material: Material, sheet: Sheet) -> Iterator[Part]:
    words = material.words
    note = ""
    if sheet.total > len(sheet.entries):
        note = words.say("the last %1 of %2", len(sheet.entries), sheet.total)
    yield Heading(words.say("What happened"), note)
    if not sheet.entries:
        yield Text(words.say("Nothing has been written down yet."), faint=True)
    for entry in sheet.entries:
        yield entry_note(material, entry)


def entry_note(material: Material, entry: SheetEntry) -> Note:
    """An entry of the timeline as it is printed."""
    words = material.words
    at = material.wall(entry.at)
    outcome = outcome_word(words, entry.outcome)
    minutes = words.say("%1 min", entry.minutes) if entry.minutes else ""
    inward = words.say("from the customer") if entry.direction == "in" else ""
    edited = ""
    if entry.edited_at is not None:
        edited = words.say("changed on %1", words.day(material.wall(entry.edited_at)))
    what = joined((kind_word(words, entry.kind), inward, entry.of, outcome, minutes, edited), ", ")
    files = words.say("Files: %1", joined(entry.files)) if entry.files else ""
    body = joined((entry.subject, entry.body, files), "\n")
    return Note(what, f"{words.weekday(at)} {at.year}  {at:%H:%M}", body, entry.who)
