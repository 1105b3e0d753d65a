"""Words that several reports share: kinds of entries and reminders, addresses, values of fields."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from crm_desktop.reports.words import Words
from crm_desktop.services.contacts import Contact, CustomValue, Place

KINDS = ("call", "email", "visit", "meeting", "note", "other")


def kind_word(words: Words, kind: str) -> str:
    """A kind of entry, or of reminder."""
    return {
        "call": words.say("Call"), "email": words.say("E-mail"), "meeting": words.say("Meeting"),
        "visit": words.say("Visit"), "note": words.say("Note"), "": words.say("Reminder"),
    }.get(kind, words.say("Entry"))  # fmt: skip


def kind_count(words: Words, kind: str, count: int) -> str:
    """What a number of entries of a kind is called under its figure."""
    if count == 1:
        return {
            "call": words.say("call"), "email": words.say("e-mail"),
            "meeting": words.say("meeting"), "visit": words.say("visit"),
            "note": words.say("note"),
        }.get(kind, words.say("other entry"))  # fmt: skip
    return {
        "call": words.say("calls"), "email": words.say("e-mails"),
        "meeting": words.say("meetings"), "visit": words.say("visits"),
        "note": words.say("notes"),
    }.get(kind, words.say("other entries"))  # fmt: skip


def outcome_word(words: Words, outcome: str) -> str:
    """The outcomes that the composer offers; others as they were written."""
    known = {
        "reached": words.say("reached"), "no answer": words.say("no answer"),
        "left a message": words.say("left a message"),
    }  # fmt: skip
    return known.get(outcome, outcome)


def label_word(words: Words, label: str) -> str:
    """The labels of numbers and addresses that most lists have; others as they were written."""
    known = {
        "work": words.say("work"), "home": words.say("home"), "mobile": words.say("mobile"),
        "fax": words.say("fax"), "pager": words.say("pager"), "other": words.say("other"),
        "main": words.say("main"), "school": words.say("school"),
    }  # fmt: skip
    return known.get(label.casefold(), label)


def joined(parts: Iterable[str], by: str = ", ") -> str:
    """The parts that are there."""
    return by.join(part for part in parts if part)


def address_lines(place: Place) -> str:
    """An address in lines."""
    street = joined((place.street, place.street_number), " ")
    town = joined((place.postal_code, place.city), " ")
    return joined((street, place.street2, town, place.region, place.country), "\n")


def custom_value(words: Words, value: CustomValue, currency: str) -> str:
    """A value of one of the shop's own fields, as it is read."""
    if value.kind == "date":
        return words.partial_day(value.value)
    if value.kind == "yes/no":
        return words.say("Yes") if value.value == "1" else words.say("No")
    if value.kind not in {"number", "money", "percent"}:
        return value.value
    whole, _, rest = value.value.partition(".")
    try:
        shown = words.number(int(whole)) + (f"{words.point}{rest}" if rest else "")
    except ValueError:
        return value.value
    if value.kind == "money":
        return words.money_form.replace("1", shown).replace("¤", currency).strip()
    return f"{shown} %" if value.kind == "percent" else shown


def role_words(contact: Contact) -> str:
    """What stands under a name: "Owner, Blue Door Café", or the line of business."""
    place = next((one for one in contact.positions if not one.ended), None)
    title = (place.title or place.role) if place else contact.job_title
    return joined((title, place.company if place else "")) or contact.industry


def due_words(words: Words, due: dt.date | None, time: str, today: dt.date) -> str:
    """When something is due: "Tue 13 Oct 14:00", with the year where it is another one."""
    if due is None:
        return ""
    day = words.weekday(due)
    return joined((f"{day} {due.year}" if due.year != today.year else day, time), " ")


def late_words(words: Words, days: int) -> str:
    """How late something is; "" for not late."""
    if days <= 0:
        return ""
    return words.say("1 day late") if days == 1 else words.say("%1 days late", days)


def figures_of(words: Words, counts: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
    """Counts of entries as large figures: all of them, then the kinds that there are."""
    total = sum(counts.values())
    all_of_them = words.say("entry in all") if total == 1 else words.say("entries in all")
    listed = [(words.number(total), all_of_them)]
    listed += [
        (words.number(counts[kind]), kind_count(words, kind, counts[kind]))
        for kind in KINDS
        if counts.get(kind)
    ]
    return tuple(listed)
