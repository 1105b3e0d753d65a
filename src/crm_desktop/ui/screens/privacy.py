"""Privacy in the window: old contacts, erasing for good, all about a person in a file, consent."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from crm_desktop.errors import UserError
from crm_desktop.ui.screens.screen import Screen

if TYPE_CHECKING:
    from crm_desktop.progress import Progress
    from crm_desktop.services.privacy import Preview
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.privacy import PrivacyPage

_CARD, _LIST, _TRASH = "card", "contacts", "trash"


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("Privacy", text, None, n)


def _make(window: MainWindow) -> PrivacyPage:
    from crm_desktop.ui.pages.privacy import PrivacyPage  # noqa: PLC0415 - on first use

    page = PrivacyPage(
        window.theme, window.store, window.jobs, today=window.today, zone=window.zone
    )
    page.told.connect(window.tell)
    page.done.connect(window.done)
    page.open_requested.connect(window.open_contact)
    page.erase_requested.connect(lambda numbers: erase(window, numbers))
    page.proof_requested.connect(lambda: save_proof(window))
    return page


def _page(window: MainWindow) -> PrivacyPage:
    from crm_desktop.ui.pages.privacy import PrivacyPage  # noqa: PLC0415 - on first use

    return window.stack.page_of(SCREEN.id, PrivacyPage)


# -- erasing ------------------------------------------------------------------------------------


def erase(window: MainWindow, numbers: Sequence[int]) -> None:
    """Show what erasing these contacts means, ask, and do it."""

    def look(_progress: Progress) -> list[Preview]:
        from crm_desktop.services.privacy import preview  # noqa: PLC0415 - on first use

        return [preview(window.store, n) for n in numbers]

    window.jobs.start(
        _tr("Looking what would go"), look, done=lambda found: _ask(window, found),
        failed=window.tell,
    )  # fmt: skip


def _ask(window: MainWindow, found: list[Preview]) -> None:
    from crm_desktop.ui.dialogs.erase import EraseDialog  # noqa: PLC0415 - on first use

    dialog = EraseDialog(window, window.theme, found, window.today(), window.zone)
    dialog.accepted.connect(lambda: _erase(window, found, backups=dialog.with_backups))
    dialog.finished.connect(lambda _code: dialog.deleteLater())
    dialog.open()


def _erase(window: MainWindow, found: list[Preview], *, backups: bool) -> None:
    if window.place == _CARD:
        window.go_back()  # nothing half typed on the card is kept after this
    numbers = [one.n for one in found]

    def work(_progress: Progress) -> int:
        from crm_desktop.services import privacy  # noqa: PLC0415 - on first use

        return privacy.erase(window.store, numbers, backups=backups)

    def told(_rows: int) -> None:
        window.tell(_tr("%n contact(s) erased for good.", len(numbers)))

    try:
        window.jobs.start(_tr("Erasing for good"), work, done=told, failed=window.tell, heavy=True)
    except UserError as error:
        window.tell(error.sentence)


def _erase_seen(window: MainWindow) -> None:
    if window.place == _CARD:
        from crm_desktop.ui.screens import card  # noqa: PLC0415 - screens know one another late

        contact = card.page_of(window).contact
        if contact is not None:
            erase(window, [contact.n])
    elif window.place == _TRASH:
        from crm_desktop.ui.pages.trash import TrashPage  # noqa: PLC0415 - on first use

        chosen = window.stack.page_of(_TRASH, TrashPage).chosen()
        _erase_chosen(window, [row.n for row in chosen if row.table == "contact"])
    elif window.place == _LIST:
        _erase_chosen(window, window.contacts.list.selected_numbers())
    else:
        _page(window).erase()


def _erase_chosen(window: MainWindow, numbers: Sequence[int]) -> None:
    if numbers:
        erase(window, numbers)
    else:
        window.tell(_tr("Select a contact first: only contacts are erased for good."))


# -- papers -------------------------------------------------------------------------------------


def _give(window: MainWindow) -> None:
    """Save all about the contact of the card in one file."""
    from crm_desktop.reports.catalogue import file_name  # noqa: PLC0415 - on first use
    from crm_desktop.ui import file_dialogs  # noqa: PLC0415 - as above
    from crm_desktop.ui.screens import card  # noqa: PLC0415 - as above

    contact = card.page_of(window).contact
    if contact is None:
        return
    proposed = f"{file_name(contact.name or _tr('Contact'))}.zip"
    kinds = _tr("Compressed folder (*.zip)")
    chosen = file_dialogs.ask_file(window, _tr("Save all about this contact"), proposed, kinds)
    if not chosen:
        return
    path = Path(chosen)
    words, today, zone, n = _words(), window.today(), str(window.zone), contact.n

    def work(progress: Progress) -> Any:
        from crm_desktop.import_export.person_file import write_person  # noqa: PLC0415
        from crm_desktop.reports.privacy import material_of, write_person_sheet  # noqa: PLC0415

        def draw(file: IO[bytes]) -> None:
            with window.store.read_raw() as raw:
                folder = window.store.folder
                made = material_of(raw, folder, (n,), today, zone, words, progress)
                write_person_sheet(made, file)

        return write_person(window.store, n, path, draw)

    window.jobs.start(
        _tr("Saving all about a contact"), work, failed=window.tell,
        done=lambda _found: window.tell(_tr("Saved: %1").replace("%1", path.name)),
    )  # fmt: skip


def save_proof(window: MainWindow) -> None:
    """Save the proof of all erasures as a PDF."""
    from crm_desktop.ui import file_dialogs  # noqa: PLC0415 - as above

    proposed = f"{_tr('Proof of erasure')}.pdf"
    chosen = file_dialogs.ask_file(
        window, _tr("Save the proof of erasure"), proposed, "PDF (*.pdf)"
    )
    if not chosen:
        return
    path = Path(chosen)
    words, today, zone = _words(), window.today(), str(window.zone)

    def work(progress: Progress) -> None:
        from crm_desktop.import_export.export import fresh_file  # noqa: PLC0415 - on first use
        from crm_desktop.reports.privacy import material_of, write_proof  # noqa: PLC0415
        from crm_desktop.services.erasure_ledger import erasures  # noqa: PLC0415

        lines = erasures(window.store)
        with window.store.read_raw() as raw, fresh_file(path) as file:
            made = material_of(raw, window.store.folder, (), today, zone, words, progress)
            write_proof(made, lines, file)

    window.jobs.start(
        _tr("Saving the proof"), work, failed=window.tell,
        done=lambda _none: window.tell(_tr("Saved: %1").replace("%1", path.name)),
    )  # fmt: skip


def _words() -> Any:
    from crm_desktop.ui.report_words import report_words  # noqa: PLC0415 - on first use

    return report_words()


# -- consent ------------------------------------------------------------------------------------


def _consent(window: MainWindow) -> None:
    """What the contact of the card agreed to."""
    from crm_desktop.ui.dialogs.consent import ConsentDialog  # noqa: PLC0415 - on first use
    from crm_desktop.ui.screens import card  # noqa: PLC0415 - screens know one another late

    contact = card.page_of(window).contact
    if contact is None:
        return
    name = contact.name or _tr("this contact")
    dialog = ConsentDialog(
        window, window.theme, window.store, contact.id, name, window.today()
    )  # fmt: skip
    dialog.accepted.connect(lambda: window.done(dialog.said))
    dialog.finished.connect(lambda _code: dialog.deleteLater())
    dialog.open()


def add_commands(window: MainWindow) -> None:
    """What is done for privacy, on the card, with the archived and on the page."""
    add = window.actions_.add
    add("card_consent", window.tr("What they agreed to…"), lambda: _consent(window), menu="edit",
        icon="shield-check", synonyms="consent privacy permission withdraw newsletter",
        places=(_CARD,))  # fmt: skip
    add("card_give", window.tr("Save all about this contact…"), lambda: _give(window), menu="file",
        icon="download", synonyms="privacy gdpr export person data access", places=(_CARD,)
    )  # fmt: skip
    add("erase", window.tr("Erase for good…"), lambda: _erase_seen(window), menu="edit", icon="x",
        synonyms="privacy gdpr delete forget person right",
        places=(_CARD, _LIST, _TRASH, SCREEN.id))  # fmt: skip
    add("privacy_archive", window.tr("Archive old contacts"), lambda: _page(window).archive(),
        menu="edit", icon="archive", synonyms="retention", places=(SCREEN.id,))  # fmt: skip
    add("privacy_proof", window.tr("Proof of erasure…"), lambda: save_proof(window), menu="file",
        icon="file-text", synonyms="privacy gdpr protocol", places=(SCREEN.id,))  # fmt: skip


SCREEN = Screen(
    "privacy",
    _make,
    lambda: QCoreApplication.translate("Screens", "Privacy"),
    icon="shield-check",
    synonyms="gdpr retention old contacts erase consent data protection",
    within="contacts",
    in_shop_menu=True,
    fitting=("erase", "privacy_archive", "privacy_proof", "trash", "history"),
)
