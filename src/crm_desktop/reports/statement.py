"""Everything that was said and agreed with one customer, oldest first, to be shown in a dispute.

Every entry stands there with its full text, its day and hour, who wrote it, and the day of its last
change, where its text is no longer the first one: the line of entries is complete for the period
that is named.
"""

from __future__ import annotations

from collections.abc import Iterator

from crm_desktop.reports.customer_sheet import entry_note
from crm_desktop.reports.model import Column, Figures, Heading, Part, Report, Table, Text
from crm_desktop.reports.order import Material
from crm_desktop.reports.shown import address_lines, figures_of, joined, role_words
from crm_desktop.services.sheets import read_sheets

_ALL = 1 << 62


def statement(material: Material) -> Report:
    """The history of the first contact of the order in its period (none: from the beginning)."""
    words, order = material.words, material.order
    numbers = material.numbers()[:1]
    period = (-_ALL, _ALL)
    said = words.say("up to %1", words.long_day(order.today))
    last = order.last or order.today
    if order.first is not None:
        period = material.instants(order.first, last)
        said = words.period(order.first, last)
    elif order.last is not None:
        period = (-_ALL, material.instants(last, last)[1])
        said = words.say("up to %1", words.long_day(last))
    sheet = next(read_sheets(material.raw, numbers, entries=None, period=period), None)
    name = sheet.contact.name if sheet else ""
    title = words.say("History of %1", name) if name else words.say("History of a customer")

    def parts() -> Iterator[Part]:
        if sheet is None:
            yield Text(words.say("Please choose a customer."), faint=True)
            return
        contact = sheet.contact
        lines = [role_words(contact), *(address_lines(place) for place in contact.addresses[:1])]
        if any(lines):
            yield Text(joined(lines, "\n"))
        counts: dict[str, int] = {}
        for entry in sheet.entries:
            counts[entry.kind] = counts.get(entry.kind, 0) + 1
        yield Figures(figures_of(words, counts))
        if sheet.deals:
            yield Heading(words.say("Open deals"))
            yield Table(
                (Column(words.say("Deal"), strong=True, share=2.0),
                 Column(words.say("Step")),
                 Column(words.say("Value"), width=90, align="right")),
                (
                    (deal.title, deal.step, "" if deal.amount_minor is None
                     else words.money(deal.amount_minor, deal.currency))
                    for deal in sheet.deals
                ),
            )  # fmt: skip
        yield Heading(words.say("What happened"), words.say("oldest first"))
        if not sheet.entries:
            yield Text(words.say("Nothing was written down in this period."), faint=True)
        for entry in reversed(sheet.entries):
            yield entry_note(material, entry)

    return Report(title, said, parts(), title)
