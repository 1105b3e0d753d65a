"""The command that prints: a report as a PDF file, or its figures as a workbook."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import TYPE_CHECKING, Any

from crm_desktop.cli.session import Session
from crm_desktop.domain.filters import EVERYONE
from crm_desktop.domain.text import key
from crm_desktop.errors import UserError
from crm_desktop.import_export.export import fresh_file
from crm_desktop.import_export.figures_book import write_figures
from crm_desktop.reports.catalogue import values_of, write_pdf
from crm_desktop.reports.kinds import KINDS, kind_of, usual_days
from crm_desktop.reports.label_formats import label_formats
from crm_desktop.reports.labels import choices_of
from crm_desktop.reports.letterhead import letterhead_of
from crm_desktop.reports.order import Material, Order
from crm_desktop.reports.papers import LETTER, PAPERS, Paper, paper_for
from crm_desktop.services import contacts
from crm_desktop.services.contact_list import ContactList
from crm_desktop.services.letterhead import read_paper
from crm_desktop.services.letters import read_templates
from crm_desktop.services.quote_card import quote_numbered
from crm_desktop.services.settings import read_settings
from crm_desktop.services.views import saved_views
from crm_desktop.store.blobs import ATTACHMENTS, Blobs

if TYPE_CHECKING:
    from crm_desktop.store.store import Store


def report(session: Session, options: argparse.Namespace) -> int:
    """List the reports, or make one."""
    if options.name == "list":
        for kind in KINDS.values():
            session.say(f"{kind.id:<12} {kind.about}")
        session.give(
            {"reports": [{"name": kind.id, "about": kind.about} for kind in KINDS.values()]}
        )
        return 0
    kind_of(options.name)
    if options.out is None:
        raise UserError("Please say where to write it: --out FILE.pdf", code="report.out")
    if options.out.suffix.lower() not in (".pdf", ".xlsx"):
        raise UserError(
            "A report is written as .pdf, its figures as .xlsx. Nothing was written.",
            code="report.format",
        )
    with session.shop() as store, session.stoppable():
        with store.read_raw() as raw:
            head = read_paper(raw)
            paper = PAPERS.get(head.size) or paper_for(read_settings(raw).country)
        order = _order(store, options, paper)
        with store.read_raw() as raw:
            material = Material(
                raw, Blobs(store.folder / ATTACHMENTS), order,
                letterhead=letterhead_of(head), paper=paper,
                progress=session.progress,
            )  # fmt: skip
            if options.out.suffix.lower() == ".xlsx":
                rows = write_figures(options.out, values_of(material))
                session.give({"file": str(options.out), "rows": rows})
                session.say(f"Written: {options.out}", f"{rows:>9,}  rows")
                return 0
            with fresh_file(options.out) as file:
                printed = write_pdf(material, file)
    session.give(
        {"file": str(options.out), "pages": printed.pages, "left_out": printed.left_out,
         "faults": printed.faults}
    )  # fmt: skip
    session.say(f"Written: {options.out}", *printed.faults, *printed.left_out)
    session.say(f"{printed.pages:>9,}  {'page' if printed.pages == 1 else 'pages'}")
    return 0


def _order(store: Store, options: argparse.Namespace, paper: Paper) -> Order:
    moment = dt.datetime.fromtimestamp(store.clock() / 1000, dt.UTC).astimezone()
    today = moment.date()
    chosen: tuple[int, ...] | None = None
    of_whom = ""
    if options.contact:
        with store.read_raw() as raw:
            found = contacts.find_one(raw, options.contact, "contact")
            if found is None:
                raise UserError(
                    f"There is no contact with the id “{options.contact}”.", code="show.unknown"
                )
            (known,) = contacts.read_contacts(raw, [found[1]])
        chosen, of_whom = (found[1],), known.name
    elif options.view:
        chosen, of_whom = _of_view(store, options.view, moment)
    elif options.name == "history":
        raise UserError("Please say of whom: --contact ID", code="report.contact")
    first, last = options.first, options.last
    if first is not None and last is not None and first > last:
        raise UserError(
            f"The period would end before it begins: {first} to {last}. Nothing was written.",
            code="report.period",
        )
    if options.entries < 0:
        raise UserError(
            "Please say how many entries: --entries 10, or 0 for all.", code="report.entries"
        )
    if first is None and last is None:
        first, last = usual_days(kind_of(options.name), today)
    return Order(
        options.name, today, _zone(), first, last, chosen, of_whom,
        entries=options.entries, more=_more(store, options, paper),
    )  # fmt: skip


def _more(store: Store, options: argparse.Namespace, paper: Paper) -> dict[str, Any]:
    """The choices that one report has alone."""
    more: dict[str, Any] = {"per_household": options.households}
    if options.name == "quote":
        if not options.quote:
            raise UserError("Please say which quote: --quote NUMBER", code="report.quote")
        with store.read_raw() as raw:
            return {"quote": quote_numbered(raw, options.quote).hex(), "sender": store.person}
    if options.name == "letter":
        if not options.text:
            with store.read_raw() as raw:
                names = ", ".join(f"“{one.name}”" for one in read_templates(raw))
            raise UserError(
                f"Please say which letter: --text NAME. There are: {names}", code="report.letter"
            )
        more |= {"name": options.text, "window": options.window, "sender": store.person}
    if options.name == "labels":
        known = label_formats()
        if options.sheet is not None and options.sheet not in known:
            raise UserError(
                f"There is no sheet “{options.sheet}”. These are known: {', '.join(known)}.",
                code="report.sheet",
            )
        more |= {"format": options.sheet or "", "start": options.start - 1}
        slots = choices_of(more, paper == LETTER).format.slots
        if not 1 <= options.start <= slots:
            raise UserError(
                f"This sheet has labels 1 to {slots}; there is no label {options.start}."
                " Nothing was written.", code="report.start",
            )  # fmt: skip
    return more


def _of_view(store: Store, name: str, moment: dt.datetime) -> tuple[tuple[int, ...], str]:
    for saved in saved_views(store):
        if key(saved.name) == key(name) and saved.view is not None:
            listed = ContactList(store, moment.tzinfo or dt.UTC)
            try:
                numbers = listed.ids(
                    moment.date(), saved.view.filter or EVERYONE, sort=saved.view.sort,
                    descending=saved.view.descending,
                )  # fmt: skip
            finally:
                listed.close()
            return tuple(numbers), saved.name
    raise UserError(f"There is no view “{name}”.", code="view.gone")


def _zone() -> str:
    import tzlocal  # noqa: PLC0415 - other commands need no zone

    return tzlocal.get_localzone_name() or "UTC"
