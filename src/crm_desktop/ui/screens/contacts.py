"""The list of contacts in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui.pages.contacts import ContactsPage
from crm_desktop.ui.screens.screen import Screen

if TYPE_CHECKING:
    from crm_desktop.services.contacts import ContactCard
    from crm_desktop.ui.main_window import MainWindow


def _make(window: MainWindow) -> ContactsPage:
    def read_card(n: int) -> ContactCard | None:
        from crm_desktop.services.contacts import card_of  # noqa: PLC0415 - after the first page

        return card_of(window.store, n)

    page = ContactsPage(
        window.theme, window.listed, read_card, today=window.today, zone=window.zone
    )
    page.import_requested.connect(window.start_import)
    page.open_requested.connect(window.open_contact)
    page.log_requested.connect(window.log_for)
    page.new_requested.connect(window.new_contact)
    page.load()
    return page


SCREEN = Screen(
    "contacts",
    _make,
    lambda: QCoreApplication.translate("Screens", "Contacts"),
    icon="users",
    line=2,
    keys="Ctrl+2",
    synonyms="people customers companies list",
)
