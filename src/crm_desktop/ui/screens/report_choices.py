"""The choices of labels, letters and quotes in the window, and what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui.report_options import Makers, OwnChoices

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.reports import ReportsPage


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("Letters", text, None, n)


def own_choices(window: MainWindow) -> Makers:
    """What makes the choices of each such report, when it is first shown."""
    return {
        "labels": lambda: _labels(window), "letter": lambda: _letters(window),
        "quote": lambda: _quotes(window),
    }  # fmt: skip


def _letter_paper(window: MainWindow) -> bool:
    from crm_desktop.reports.papers import LETTER, PAPERS, paper_for  # noqa: PLC0415 - on first use
    from crm_desktop.services.letterhead import shop_paper  # noqa: PLC0415
    from crm_desktop.services.settings import shop_settings  # noqa: PLC0415

    size = PAPERS.get(shop_paper(window.store).size)
    return (size or paper_for(shop_settings(window.store).country)) == LETTER


def _labels(window: MainWindow) -> OwnChoices:
    from crm_desktop.ui.widgets.label_options import LabelOptions  # noqa: PLC0415 - on first use

    return LabelOptions(window.theme, window.settings, letter_paper=_letter_paper(window))


def _letters(window: MainWindow) -> OwnChoices:
    from crm_desktop.ui.drafts import Drafts  # noqa: PLC0415 - on first use
    from crm_desktop.ui.widgets.letter_options import LetterOptions  # noqa: PLC0415

    drafts = Drafts(window.store.folder, "letters.json")
    made = LetterOptions(window.theme, window.store, drafts, letter_paper=_letter_paper(window))
    made.told.connect(window.tell)
    made.done.connect(window.done)
    made.sent_requested.connect(lambda subject: _sent(window, subject))
    return made


def _quotes(window: MainWindow) -> OwnChoices:
    from crm_desktop.ui.screens.quote import open_quote  # noqa: PLC0415 - on first use
    from crm_desktop.ui.widgets.quote_choice import QuoteChoice  # noqa: PLC0415

    made = QuoteChoice(window.theme, window.store, window.today)
    made.open_requested.connect(lambda quote: open_quote(window, quote))
    return made


def _sent(window: MainWindow, subject: str) -> None:
    from crm_desktop.ui.screens import reports  # noqa: PLC0415 - screens know one another late

    note_sent(window, reports.page_of(window), subject)


def note_sent(window: MainWindow, page: ReportsPage, subject: str) -> None:
    """Write on each timeline that its letter went out: what it said, as one step."""
    from crm_desktop.progress import Progress  # noqa: PLC0415 - on first use
    from crm_desktop.reports.letterhead import letterhead_of  # noqa: PLC0415
    from crm_desktop.reports.letters import said_to  # noqa: PLC0415
    from crm_desktop.reports.order import Material  # noqa: PLC0415
    from crm_desktop.services.letterhead import read_paper  # noqa: PLC0415
    from crm_desktop.services.letters import log_letters  # noqa: PLC0415
    from crm_desktop.store.blobs import ATTACHMENTS, Blobs  # noqa: PLC0415

    order, words = page.hold_wanted()
    files = Blobs(window.store.folder / ATTACHMENTS)
    zone, who = str(window.zone), window.settings.person or None

    def write(progress: Progress) -> int:
        with window.store.read_raw() as raw:
            head = letterhead_of(read_paper(raw))
            said = said_to(Material(raw, files, order, words, head, progress=progress))
        return log_letters(window.store, said, subject, zone=zone, who=who, progress=progress)

    def told(count: int) -> None:
        if count:
            window.done(_tr("Noted on %n timeline(s) that the letter was sent.", count))
        else:
            window.tell(_tr("There is nobody to write to. Nothing was noted."))

    window.jobs.start(
        _tr("Noting letters"), write, done=told, failed=window.tell, heavy=True
    )  # fmt: skip
