"""The card of one contact in the window: opening it, stepping through the list, logging."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from crm_desktop.ui.screens.screen import Screen

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.contact_card import ContactCardPage


def _make(window: MainWindow) -> ContactCardPage:
    from crm_desktop.ui.pages.contact_card import ContactCardPage  # noqa: PLC0415 - on first use
    from crm_desktop.ui.person_here import use_person  # noqa: PLC0415

    use_person(window.store, window.settings)
    page = ContactCardPage(
        window.theme, window.store, today=window.today, zone=window.zone, jobs=window.jobs,
        me=lambda: window.settings.person,
    )  # fmt: skip
    page.back_requested.connect(window.go_back)
    page.open_requested.connect(window.open_contact)
    page.shown.connect(window.settings.opened)
    page.told.connect(window.tell)
    return page


def page_of(window: MainWindow) -> ContactCardPage:
    """The card's page, made where it is not there yet."""
    from crm_desktop.ui.pages.contact_card import ContactCardPage  # noqa: PLC0415 - on first use

    return window.stack.page_of(SCREEN.id, ContactCardPage)


def open_contact(window: MainWindow, n: int) -> None:
    """Open the card of a contact; next and previous follow the list as it stands."""
    if n < 0:
        return
    page = page_of(window)
    listed = window.contacts.neighbours()
    window.show_page(SCREEN.id)
    page.show_contact(n, listed if n in listed else [])
    page.setFocus(Qt.FocusReason.OtherFocusReason)


def go_back(window: MainWindow) -> None:
    """From the card to the list, with the cursor on the contact."""
    if window.place != SCREEN.id:
        return
    n = page_of(window).number
    window.go("contacts")
    window.contacts.show_contact(n)
    window.contacts.list.setFocus(Qt.FocusReason.OtherFocusReason)


def log_for(window: MainWindow, n: int, kind: str) -> None:
    """Open the card of a contact with the cursor in the composer."""
    open_contact(window, n)
    page_of(window).compose(kind)


def compose(window: MainWindow, kind: str) -> None:
    """Log for the contact that is seen: the one of the card, or the one under the cursor."""
    if window.place == SCREEN.id:
        page_of(window).compose(kind)
    elif window.place == "contacts" and (n := window.contacts.list.current_number()) >= 0:
        log_for(window, n, kind)


def step(window: MainWindow, by: int) -> None:
    """The contact before or after in the list."""
    if window.place == SCREEN.id:
        page_of(window).step(by)


def add_commands(window: MainWindow) -> None:
    """Going back, stepping, logging."""
    add = window.actions_.add
    add("back", window.tr("Back"), window.go_back, menu="go", keys="Alt+Left", icon="arrow-left",
        places=(SCREEN.id,))  # fmt: skip
    add("previous", window.tr("Previous contact"), lambda: step(window, -1), menu="go",
        keys="Ctrl+Up", icon="chevron-up", places=(SCREEN.id,))  # fmt: skip
    add("next", window.tr("Next contact"), lambda: step(window, 1), menu="go",
        keys="Ctrl+Down", icon="chevron-down", places=(SCREEN.id,))  # fmt: skip
    add("log", window.tr("Log call, visit…"), lambda: compose(window, "call"), menu="edit",
        keys="Ctrl+L", icon="phone", synonyms="e-mail meeting note write down timeline",
        places=("contacts", SCREEN.id))  # fmt: skip


SCREEN = Screen(
    "card",
    _make,
    lambda: QCoreApplication.translate("Screens", "Contact"),
    icon="users",
    within="contacts",
    command=False,
)
