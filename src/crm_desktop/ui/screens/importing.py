"""The import wizard in the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui.screens.screen import Screen

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.import_wizard import ImportWizard


def _make(window: MainWindow) -> ImportWizard:
    from crm_desktop.services.settings import shop_settings  # noqa: PLC0415 - on first use
    from crm_desktop.ui.pages.import_wizard import ImportWizard  # noqa: PLC0415 - on first use

    settings = shop_settings(window.store)
    wizard = ImportWizard(
        window.store, window.jobs, window.theme, year=window.today().year,
        country=settings.country or None, currency=settings.currency,
    )  # fmt: skip
    wizard.closed.connect(lambda: window.go("contacts"))
    wizard.show_contacts_requested.connect(lambda _batch: _show_imported(window, wizard.work.tag))
    wizard.undone.connect(window.undoing.tell)
    return wizard


def _show_imported(window: MainWindow, tag: str) -> None:
    """All contacts with the tag of this import."""
    from crm_desktop.domain.filters import Condition, Group  # noqa: PLC0415 - on first use
    from crm_desktop.services.tags import list_tags  # noqa: PLC0415

    window.go("contacts")
    found = [each.id.hex() for each in list_tags(window.store, counted=False) if each.name == tag]
    if found:
        page = window.contacts
        page.view.open(None)
        page.chips.show_filter(Group("and", (Condition("tag", "is", tuple(found)),)))
        page.ask()


def start_import(window: MainWindow, path: Path | None = None) -> None:
    """Open the import wizard, with a file if there is one already."""
    from crm_desktop.ui.pages.import_wizard import ImportWizard  # noqa: PLC0415 - on first use

    if window.place != SCREEN.id:  # each import starts with a wizard of its own
        window.stack.drop(SCREEN.id)
    wizard = window.stack.page_of(SCREEN.id, ImportWizard)
    window.show_page(SCREEN.id)
    if path is not None:
        wizard.open_file(path)
    elif not wizard.work.ready:
        wizard.file.focus_first()


def add_commands(window: MainWindow) -> None:
    """Import."""
    window.actions_.add(
        "import", window.tr("Import…"), window.start_import, menu="file", icon="upload",
        synonyms="spreadsheet excel csv vcard bring in", in_shop_menu=True,
    )  # fmt: skip


SCREEN = Screen(
    "import",
    _make,
    lambda: QCoreApplication.translate("Screens", "Import"),
    icon="upload",
    within="contacts",
    command=False,
)
