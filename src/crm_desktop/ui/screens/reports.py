"""Reports in the window: the page, and printing what is seen on other screens (Ctrl+P)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.errors import UserError
from crm_desktop.paths import new_temporary_folder
from crm_desktop.ui.file_dialogs import AskFile, ask_file
from crm_desktop.ui.screens.report_choices import own_choices
from crm_desktop.ui.screens.screen import Screen

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.reports import ReportsPage


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reports", text)


def _make(window: MainWindow) -> ReportsPage:
    from crm_desktop.ui.press_kept import press_of  # noqa: PLC0415 - on first use

    press = press_of(window)
    press.warm()  # loads its part while the page loads here

    from crm_desktop.ui.pages.reports import ReportsPage  # noqa: PLC0415 - as above

    page = ReportsPage(
        window.theme, window.store, window.listed, window.jobs, press, today=window.today,
        zone=str(window.zone), options=own_choices(window), sender=lambda: window.store.person,
    )  # fmt: skip
    for number in window.settings.recent[:1] or window.listed.first(1):
        _take_contact(window, page, number)
    page.told.connect(window.tell)
    page.print_requested.connect(lambda: print_pages(window))
    page.save_requested.connect(lambda: save_pages(window))
    page.mail_requested.connect(lambda: mail_pages(window))
    page.export_requested.connect(lambda: save_figures(window))
    return page


def page_of(window: MainWindow) -> ReportsPage:
    """The page, made where it is not there yet."""
    from crm_desktop.ui.pages.reports import ReportsPage  # noqa: PLC0415 - on first use

    return window.stack.page_of(SCREEN.id, ReportsPage)


# -- what is done with the pages ------------------------------------------------------------------


def print_pages(window: MainWindow) -> None:
    """Send the pages of the report to a printer, once all of them are there."""
    page_of(window).when_ready(lambda: _print_shown(window))


def _print_shown(window: MainWindow) -> None:
    from crm_desktop.ui.printing import Printing, ask_printer, has_printer  # noqa: PLC0415

    page = page_of(window)
    if page.preview.pages is None or page.printed is None:
        return
    if not has_printer():
        window.tell(_tr("No printer is set up on this PC. Save as PDF still works."))
        return
    printing = Printing(window, window.jobs, page.preview.pages, page.printed.title)
    printing.begun.connect(window.tell)
    printing.ended.connect(lambda said: window.tell(said) if said else None)
    printing.begin(ask_printer)


def save_pages(window: MainWindow, ask: AskFile = ask_file) -> None:
    """Write the pages of the report to a file, once all of them are there."""
    page_of(window).when_ready(lambda: _save_shown(window, ask))


def _save_shown(window: MainWindow, ask: AskFile) -> None:
    page = page_of(window)
    if page.preview.pages is None or page.printed is None:
        return
    content = page.preview.pages.content
    chosen = ask(
        window, _tr("Save as PDF"), f"{page.printed.file_name}.pdf", _tr("PDF file (*.pdf)")
    )
    if not chosen:
        return
    path = _with_ending(chosen, ".pdf")

    def write(_progress: object) -> None:
        from crm_desktop.import_export.export import fresh_file  # noqa: PLC0415 - on first use

        with fresh_file(path) as file:
            file.write(content)

    window.jobs.start(
        _tr("Saving pages"), write,
        done=lambda _none: window.tell(_tr("Saved as “%1”.").replace("%1", path.name)),
        failed=window.tell,
    )  # fmt: skip


def save_figures(window: MainWindow, ask: AskFile = ask_file) -> None:
    """Write the same figures to a workbook."""
    page = page_of(window)
    if page.printed is None:
        return
    chosen = ask(
        window, _tr("Save the figures as a spreadsheet"), f"{page.printed.file_name}.xlsx",
        _tr("Excel workbook (*.xlsx)"),
    )  # fmt: skip
    if not chosen:
        return
    path = _with_ending(chosen, ".xlsx")
    page.hold_wanted()

    def write(progress: object) -> None:
        from crm_desktop.import_export.figures_book import write_figures  # noqa: PLC0415

        write_figures(path, page.values(progress))  # type: ignore[arg-type]

    try:
        window.jobs.start(
            _tr("Writing figures"), write,
            done=lambda _none: window.tell(_tr("Saved as “%1”.").replace("%1", path.name)),
            failed=window.tell, heavy=True,
        )  # fmt: skip
    except UserError as error:
        window.tell(error.sentence)


def mail_pages(window: MainWindow) -> None:
    """Open a new message with the pages of the report in the mail program."""
    page_of(window).when_ready(lambda: _mail_shown(window))


def _mail_shown(window: MainWindow) -> None:
    from crm_desktop.ui.mail_out import write_mail  # noqa: PLC0415 - on first use

    page = page_of(window)
    if page.preview.pages is None or page.printed is None:
        return
    content, printed = page.preview.pages.content, page.printed
    folder = new_temporary_folder("mail")

    def opened(found: object) -> None:
        if found:
            window.tell(_tr("The mail program has the pages as an attachment."))
        else:
            window.tell(_tr("No mail program is set up on this PC. Save as PDF still works."))

    window.jobs.start(
        _tr("Opening the mail program"),
        lambda _progress: write_mail(
            folder, printed.title, "", f"{printed.file_name}.pdf", content
        ),
        done=opened, failed=window.tell,
    )  # fmt: skip


def _with_ending(chosen: str, ending: str) -> Path:
    path = Path(chosen)
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)


# -- Ctrl+P ----------------------------------------------------------------------------------------


def print_this(window: MainWindow) -> None:
    """Show what is on the screen as it will be printed; on the reports themselves, print it."""
    place = window.place
    if place == SCREEN.id:
        print_pages(window)
        return
    page = page_of(window)
    report = {"card": "customer", "contacts": "contacts", "pipeline": "pipeline"}.get(place, "day")
    if place == "card":
        from crm_desktop.ui.screens import card  # noqa: PLC0415 - screens know one another late

        _take_contact(window, page, card.page_of(window).number)
    elif place == "contacts":
        _take_list(window, page)
    elif place == "pipeline":
        from crm_desktop.ui.screens import pipeline  # noqa: PLC0415 - as above

        page.choices.value.pipeline = pipeline.page_of(window).view.pipeline
    window.show_page(SCREEN.id)
    page.choose(report)
    page.when_ready(page.print_button.setFocus)  # off until its pages are there


def write_to(window: MainWindow, report: str) -> None:
    """Labels or letters for whom is on the screen: the contact of a card, the selected ones, the
    list as it stands; elsewhere for whom was chosen last."""
    page = page_of(window)
    if window.place == "card":
        from crm_desktop.ui.screens import card  # noqa: PLC0415 - screens know one another late

        number = card.page_of(window).number
        _take_contact(window, page, number)
        page.choices.take_contacts([number], page.choices.value.contact_name)
    elif window.place == "contacts":
        _take_list(window, page)
        page.choices.value.sheet = page.choices.value.customers
    window.show_page(SCREEN.id)
    page.choose(report)


def _take_contact(window: MainWindow, page: ReportsPage, number: int) -> None:
    from crm_desktop.services.search import Search  # noqa: PLC0415 - on first use

    for hit in Search(window.store).named([number]):
        page.choices.take_contact(number, hit.id, hit.name or hit.email or hit.phone)


def _take_list(window: MainWindow, page: ReportsPage) -> None:
    """The selected contacts, or the list as it stands where one or none is selected."""
    from crm_desktop.reports.order import ListColumn  # noqa: PLC0415 - on first use

    contacts = window.contacts
    several = contacts.list.several
    listed = contacts.list.selected_numbers() if several else contacts.neighbours()
    page.choices.take_contacts(listed, "" if several else _tr("As on the screen"))
    page.show_columns(
        [
            ListColumn(one.code, one.title, one.own.kind if one.own else "")
            for one in contacts.look.columns()
        ]
    )


def add_commands(window: MainWindow) -> None:
    """Printing."""
    tr, here = window.tr, (SCREEN.id,)
    window.actions_.add(
        "print", tr("Print…"), lambda: print_this(window), menu="file", keys="Ctrl+P",
        icon="printer", synonyms="paper pdf report sheet",
        places=("card", "contacts", "pipeline", "today", SCREEN.id),
    )  # fmt: skip
    window.actions_.add(
        "labels", tr("Address labels…"), lambda: write_to(window, "labels"), menu="file",
        icon="tag", synonyms="market marketing mailing envelopes stickers post print",
    )  # fmt: skip
    window.actions_.add(
        "letters", tr("Write letters…"), lambda: write_to(window, "letter"), menu="file",
        icon="mail", synonyms="market marketing mailing mail merge post print write",
    )  # fmt: skip
    window.actions_.add(
        "report_save", tr("Save as PDF…"), lambda: save_pages(window), menu="file", icon="download",
        synonyms="export report", places=here,
    )  # fmt: skip
    window.actions_.add(
        "report_mail", tr("Send by e-mail…"), lambda: mail_pages(window), menu="file", icon="mail",
        synonyms="attachment report", places=here,
    )  # fmt: skip
    window.actions_.add(
        "report_figures", tr("Save the figures as a spreadsheet…"), lambda: save_figures(window),
        menu="file", icon="file-spreadsheet", synonyms="excel xlsx export report", places=here,
    )  # fmt: skip


SCREEN = Screen(
    "reports",
    _make,
    lambda: QCoreApplication.translate("Screens", "Reports"),
    icon="printer",
    line=5,
    keys="Ctrl+5",
    synonyms="print paper pdf preview sheet birthday pipeline visits",
    fitting=("print", "report_save", "report_mail", "report_figures", "undo"),
)
