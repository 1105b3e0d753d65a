"""Letters: one text, filled in for each customer, on letter paper, a part with its own pages each.

The text comes with the order (``subject`` and ``body``), so that the preview shows what is being
typed. What the customers were sent is given back by ``said_to``, to be noted on their timelines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from crm_desktop.domain import letter_fields
from crm_desktop.domain.letter_text import PAGE, LetterText, Problem, read_text
from crm_desktop.reports.address_field import FIELDS, Window, usual_window
from crm_desktop.reports.labels import left_out_lines
from crm_desktop.reports.letter_page import LetterPage
from crm_desktop.reports.looks import INK, TextStyle
from crm_desktop.reports.order import Material
from crm_desktop.reports.printed import Printed
from crm_desktop.reports.shown import custom_value
from crm_desktop.services.contacts import Contact, read_contacts
from crm_desktop.services.letters import last_contacts, own_field_names, template_named
from crm_desktop.services.mailing import Mailing, Recipient, read_mailing

BODY = TextStyle(10.5, "regular", INK, 14.5)
SUBJECT = TextStyle(10.5, "semibold", INK, 14.5)
_TOGETHER = 200
"""Customers that are read in one go."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What goes to one address."""

    recipient: Recipient
    subject: str
    text: str


def draw_letters(material: Material, out: Path | IO[bytes], *, most_pages: int = 0) -> Printed:
    """A letter to each of the contacts of the order; ``most_pages``: only the first ones.

    Raises:
        UserError: ``letter.unknown``.
        CancelledError: from the progress.
        OSError: ``out`` cannot be written.
    """
    words = material.words
    title = str(material.order.more.get("name", "")) or words.say("Letter")
    window = window_of(material)
    page = LetterPage(
        out, title=title, words=words, letterhead=material.letterhead, paper=material.paper,
        field=FIELDS[window],
    )  # fmt: skip
    subject, body = _texts(material)
    mailing = _mailing(material, most_pages or None)
    date = words.long_day(material.order.today)
    done = 0
    for letter in _letters(material, mailing, subject, body):
        if done % 20 == 0:
            material.progress(done, len(mailing.recipients), "")
        if most_pages and page.doc.total_pages + 1 >= most_pages:
            break
        done += 1
        _draw(page, letter, words.say("Date"), date)
    faults = [_problem_line(material, problem) for problem in (*subject.problems, *body.problems)]
    if not done:
        page.begin((), (), title)
        page.paragraph(words.say("There is no address to print."), BODY)
    pages = page.close()
    return Printed(
        pages, f"{title} {material.order.today.isoformat()}", title,
        tuple(left_out_lines(words, mailing.skipped)), tuple(faults),
    )  # fmt: skip


def said_to(material: Material) -> dict[bytes, str]:
    """Contact (id) -> what its letter says; all members of a household have the same."""
    subject, body = _texts(material)
    return {
        contact: letter.text.replace(PAGE, "\n")
        for letter in _letters(material, _mailing(material), subject, body)
        for contact in letter.recipient.contacts
    }


def window_of(material: Material) -> Window:
    """The envelopes of the order; those usual with its paper where none were chosen."""
    asked = material.order.more.get("window")
    return next((w for w in FIELDS if w == asked), usual_window(material.paper))


def _draw(page: LetterPage, letter: Letter, label: str, date: str) -> None:
    block = letter.recipient.block
    page.begin(block, ((label, date),), block[0] if block else "")
    if letter.subject:
        page.paragraph(letter.subject, SUBJECT)
        page.y += BODY.leading
    first, *others = letter.text.split(PAGE)
    page.paragraph(first, BODY)
    for part in others:
        page.next_page()
        page.paragraph(part.lstrip("\n"), BODY)


def _texts(material: Material) -> tuple[LetterText, LetterText]:
    """Subject and text of the order, or of the letter it names."""
    more = material.order.more
    subject, body = str(more.get("subject", "")), str(more.get("body", ""))
    if "body" not in more and more.get("name"):
        template = template_named(material.raw, str(more["name"]))
        subject, body = template.subject, template.body
    known = letter_fields.known_fields(own_field_names(material.raw))
    return read_text(subject, known), read_text(body, known)


def _mailing(material: Material, most: int | None = None) -> Mailing:
    more = material.order.more
    return read_mailing(
        material.raw, material.numbers(), order="list" if more.get("order") == "list" else "name",
        per_household=bool(more.get("per_household", False)),
        with_refused=bool(more.get("with_refused", False)), most=most,
    )  # fmt: skip


def _letters(
    material: Material, mailing: Mailing, subject: LetterText, body: LetterText
) -> Iterator[Letter]:
    for start in range(0, len(mailing.recipients), _TOGETHER):
        part = mailing.recipients[start : start + _TOGETHER]
        contacts = {c.n: c for c in read_contacts(material.raw, [one.n for one in part])}
        last = last_contacts(material.raw, list(contacts))
        for recipient in part:
            contact = contacts.get(recipient.n)
            values = values_of(material, recipient, contact, last.get(recipient.n))
            yield Letter(recipient, " ".join(subject.filled(values).split()), body.filled(values))


def values_of(
    material: Material, recipient: Recipient, contact: Contact | None, last_at: int | None
) -> Mapping[str, str]:
    """What the fields of a letter are for one customer."""
    words, order, address = material.words, material.order, recipient.address
    values = {
        "name": recipient.names[-1] if recipient.names else "",
        "address": "\n".join(recipient.lines), "street2": address.street2,
        "street": f"{address.street} {address.street_number}".strip(),
        "post_code": address.postal_code, "city": address.city, "region": address.region,
        "country": address.country, "today": words.long_day(order.today),
        "shop": material.letterhead.name, "sender": str(order.more.get("sender", "")),
        "last_contact": words.long_day(material.wall(last_at).date()) if last_at else "",
    }  # fmt: skip
    if contact is None:
        return values
    several = len(recipient.contacts) > 1
    place = next((one for one in contact.positions if not one.ended), None)
    values |= {
        "greeting": letter_fields.greeting(
            words.language, kind=contact.kind, name=values["name"] if several else contact.name,
            prefix=contact.prefix, first_name=contact.first_name, last_name=contact.last_name,
            gender=contact.gender, several=several,
        ),
        "name": values["name"] if several else contact.name,
        "first_name": contact.first_name, "last_name": contact.last_name,
        "prefix": contact.prefix,
        "company": place.company if place else contact.name if contact.kind == "company" else "",
        "job_title": (place.title if place else "") or contact.job_title,
        "phone": next((one.text for one in contact.phones if not one.do_not_use), ""),
        "email": next((one.text for one in contact.emails if not one.do_not_use), ""),
        "birthday": words.partial_day(contact.birthday),
        "customer_since": _since(material, contact),
    }  # fmt: skip
    values |= {
        letter_fields.own_key(one.name): custom_value(words, one, order.currency)
        for one in contact.custom
    }
    return values


def _since(material: Material, contact: Contact) -> str:
    if contact.known_from:
        return material.words.partial_day(contact.known_from)
    if contact.known_since is None:
        return ""
    return material.words.long_day(material.wall(contact.known_since).date())


def _problem_line(material: Material, problem: Problem) -> str:
    said = material.words.say(problem.sentence, problem.word)
    return material.words.say("Line %1: %2", problem.line, said)
