"""The card of one contact in the window: opening it, stepping through the list, logging."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from crm_desktop.ui.screens import card_commands
from crm_desktop.ui.screens.screen import Screen

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.card_parts import CardParts
    from crm_desktop.ui.pages.contact_card import ContactCardPage


def _making(window: MainWindow) -> Iterator[ContactCardPage | None]:
    from crm_desktop.ui.pages.card_parts import CardParts  # noqa: PLC0415 - on first use

    parts = CardParts(window.theme, window.store, today=window.today, zone=window.zone)
    for _ in parts.making():
        yield None
    yield _make(window, parts if parts.theme is window.theme else None)


def _make(window: MainWindow, parts: CardParts | None = None) -> ContactCardPage:
    from crm_desktop.ui.pages.contact_card import ContactCardPage  # noqa: PLC0415 - on first use
    from crm_desktop.ui.person_here import use_person  # noqa: PLC0415

    use_person(window.store, window.settings)
    page = ContactCardPage(
        window.theme, window.store, today=window.today, zone=window.zone, jobs=window.jobs,
        me=lambda: window.settings.person, parts=parts,
    )  # fmt: skip
    page.back_requested.connect(window.go_back)
    page.open_requested.connect(window.open_contact)
    page.shown.connect(window.settings.opened)
    page.told.connect(window.tell)
    page.menu_requested.connect(lambda at: card_commands.show_menu(window, page, at))
    page.deal_requested.connect(lambda deal: card_commands.open_deal(window, deal))
    page.deal_wanted.connect(window.actions_["new_deal"].trigger)
    page.head.print_requested.connect(window.actions_["print"].trigger)
    page.commands.entry_changed.connect(lambda: card_commands.allow(window, page))
    _connect_reminders(window, page)
    if window.surroundings is not None:
        from crm_desktop.ui.screens import sync  # noqa: PLC0415 - shared shops
        from crm_desktop.ui.widgets.sync_mark import put_on  # noqa: PLC0415 - as above

        page.files.fetch = partial(sync.fetch_file, window)
        mark = put_on(window, page, lambda: page.contact.id if page.contact is not None else b"")
        page.shown.connect(lambda _n: mark.refresh())
    page.place.listed = lambda: (
        window.contacts.neighbours() if window.card_from == "contacts" else ()
    )
    window.contacts.table.modelReset.connect(page.follow)
    page.aside.tracks.stop_requested.connect(page.acts.stop_track)
    page.acts.track_requested.connect(window.actions_["track_start"].trigger)
    return page


def _connect_reminders(window: MainWindow, page: ContactCardPage) -> None:
    """The next steps of the card are planned, put off and changed as on the page of the day."""
    from crm_desktop.ui.pages.today_acts import ReminderActs  # noqa: PLC0415 - on first use

    acts = ReminderActs(
        page, window.theme, window.store, window.jobs, zone=window.zone,
        me=lambda: window.settings.person,
    )  # fmt: skip
    acts.done.connect(window.done)
    acts.told.connect(window.tell)
    page.aside.add_requested.connect(lambda: acts.plan(_named(window, page.number)))
    page.aside.later_requested.connect(acts.later)
    page.aside.edit_requested.connect(
        lambda reminder: acts.edit(reminder, _named(window, page.number)[1])
    )


def _named(window: MainWindow, n: int) -> tuple[bytes, str]:
    from crm_desktop.services.search import Search  # noqa: PLC0415 - on first use

    (hit,) = Search(window.store).named([n])
    return hit.id, hit.name or hit.email or hit.phone


def plan(window: MainWindow) -> None:
    """A new reminder for the contact of the card."""
    page_of(window).aside.add_requested.emit()


def page_of(window: MainWindow) -> ContactCardPage:
    """The card's page, made where it is not there yet."""
    from crm_desktop.ui.pages.contact_card import ContactCardPage  # noqa: PLC0415 - on first use

    return window.stack.page_of(SCREEN.id, ContactCardPage)


_LEADS_BACK = {
    "today", "calendar", "quiet", "pipeline", "deal", "duplicates", "history", "privacy",
}  # fmt: skip
"""Screens that the card of a contact goes back to, as they were; from others to the contacts."""


def open_contact(window: MainWindow, n: int) -> None:
    """Open the card of a contact; next and previous follow the list as it stands."""
    if n < 0:
        return
    page = page_of(window)
    if window.place != SCREEN.id:
        window.card_from = window.place if window.place in _LEADS_BACK else "contacts"
    listed = _neighbours(window)
    window.show_page(SCREEN.id)
    page.show_contact(n, listed if n in listed else [])
    page.setFocus(Qt.FocusReason.OtherFocusReason)


def _neighbours(window: MainWindow) -> Sequence[int]:
    """The contacts in the order of the page that the card was opened from."""
    if window.card_from == "today":
        from crm_desktop.ui.screens import today  # noqa: PLC0415 - screens know one another late

        return today.page_of(window).days.contacts()
    if window.card_from == "quiet":
        from crm_desktop.ui.screens import quiet  # noqa: PLC0415 - as above

        return quiet.page_of(window).contacts()
    return window.contacts.neighbours() if window.card_from == "contacts" else ()


def go_back(window: MainWindow) -> None:
    """From the card to where it was opened; in the list the cursor goes to the contact."""
    if window.place != SCREEN.id:
        return
    if window.card_from != "contacts":
        window.go(window.card_from)
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
    card_commands.add_commands(window)


SCREEN = Screen(
    "card",
    _make,
    lambda: QCoreApplication.translate("Screens", "Contact"),
    icon="users",
    within="contacts",
    command=False,
    fitting=("log", "add_reminder", "card_edit", "card_copy_phone", "new_deal"),
    making=_making,
)
