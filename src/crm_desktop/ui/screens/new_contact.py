"""The page for a new contact in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui.contact_words import doubt
from crm_desktop.ui.screens.screen import Screen

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.new_contact import NewContactPage


def _make(window: MainWindow) -> NewContactPage:
    from crm_desktop.ui.pages.new_contact import NewContactPage  # noqa: PLC0415 - on first use

    page = NewContactPage(window.theme, window.store, today=window.today)
    page.back_requested.connect(lambda: window.go("contacts"))
    page.open_requested.connect(window.open_contact)
    page.saved.connect(lambda identity: _added(window, identity))
    return page


def new_contact(window: MainWindow, name: str = "") -> None:
    """Open the page for a new contact; what was typed there before is still there."""
    from crm_desktop.ui.pages.new_contact import NewContactPage  # noqa: PLC0415 - on first use

    page = window.stack.page_of(SCREEN.id, NewContactPage)
    window.show_page(SCREEN.id)
    page.start(name)


def _added(window: MainWindow, identity: bytes) -> None:
    from crm_desktop.services.contact_card import read_card  # noqa: PLC0415 - on first use

    added = read_card(window.store, identity, window.today()).contact
    batch = window.undoing.newest
    window.open_contact(added.n)
    shown = window.tr("%1 added.").replace("%1", added.name or window.tr("Contact"))
    parts = [("phone", one) for one in added.phones] + [("email", one) for one in added.emails]
    doubts = [said for kind, one in parts if (said := doubt(kind, one.text))]
    window.done(" ".join((shown, *doubts[:1])), batch)


def add_commands(window: MainWindow) -> None:
    """New contact."""
    window.actions_.add(
        "new", window.tr("New contact"), window.new_contact, menu="file", keys="Ctrl+N",
        icon="user-plus", synonyms="add person company customer",
    )  # fmt: skip


SCREEN = Screen(
    "new",
    _make,
    lambda: QCoreApplication.translate("Screens", "New contact"),
    icon="user-plus",
    within="contacts",
    command=False,
)
