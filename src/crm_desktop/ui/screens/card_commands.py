"""The commands of a card, and those of the contact under the cursor of the list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from crm_desktop.ui.widgets.menu import PopupMenu

if TYPE_CHECKING:
    from crm_desktop.ui.actions import Menu
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.card_commands import CardCommands
    from crm_desktop.ui.pages.contact_card import ContactCardPage

ID = "card"
_LIST = "contacts"
_ON_ENTRIES = ("entry_edit", "entry_pin", "entry_attach", "entry_remove")
_MORE = (
    "card_edit", "card_add", "card_rename", "", "card_copy_phone", "card_copy_email", "card_call",
    "card_write", "", "log", "card_attach", "add_reminder", "new_deal", "print", "",
    "card_person", "card_company", "card_household", "card_joined", "",
    "card_consent", "card_give", "erase", "",
)  # fmt: skip
"""The menu of a card; the contact's own kind is left out."""


def _page(window: MainWindow) -> ContactCardPage:
    from crm_desktop.ui.screens import card  # noqa: PLC0415 - the two know one another

    return card.page_of(window)


def open_deal(window: MainWindow, deal: bytes) -> None:
    """Open the page of a deal."""
    from crm_desktop.ui.screens import deal as screen  # noqa: PLC0415 - on first use

    screen.open_deal(window, deal)


def allow(window: MainWindow, page: ContactCardPage) -> None:
    """What is about an entry works while the cursor stands on one."""
    for id_ in _ON_ENTRIES:
        window.actions_.allow(id_, page.commands.entry is not None)


def show_menu(window: MainWindow, page: ContactCardPage, at: QPoint) -> None:
    """All that can be done with the contact of the card."""
    menu = menu_of(window, page)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)


def menu_of(window: MainWindow, page: ContactCardPage) -> QMenu:
    """The same, not opened yet."""
    menu = PopupMenu(window)
    kind = "" if page.contact is None else page.contact.kind
    for id_ in _MORE:
        if not id_:
            menu.addSeparator()
        elif id_ != f"card_{kind}":
            menu.addAction(window.actions_[id_])
    page.acts.fill_touch(menu.addMenu(window.tr("Stay in touch")))
    menu.addAction(window.actions_["card_archive"])
    return menu


# -- for the contact that is seen -----------------------------------------------------------------


def _show_joined(window: MainWindow) -> None:
    from crm_desktop.ui.screens import duplicates  # noqa: PLC0415 - on first use

    if (contact := _page(window).contact) is not None:
        duplicates.show_joined(window, contact.id)


def _copy(window: MainWindow, kind: str) -> None:
    if window.place == ID:
        _page(window).commands.copy(kind)
    elif text := _first(window, kind):
        window.contacts.glance.copy(text)


def _reach(window: MainWindow, kind: str) -> None:
    if window.place == ID:
        _page(window).commands.reach(kind)
    elif text := _first(window, kind):
        from crm_desktop.ui.links import address_of  # noqa: PLC0415 - on first use

        if where := address_of(kind, text):
            window.contacts.glance.open_link(where)


def _first(window: MainWindow, kind: str) -> str:
    """The main phone or e-mail of the contact under the cursor of the list."""
    n = window.contacts.list.current_number()
    found = window.contacts.glance.first(n, kind) if n >= 0 else ""
    if not found:
        window.tell(
            window.tr("No phone number is known here.") if kind == "phone"
            else window.tr("No e-mail address is known here.")
        )  # fmt: skip
    return found


def _finish(window: MainWindow) -> None:
    if window.place == ID:
        _page(window).commands.finish()
        return
    pane = window.contacts.glance.pane
    if pane.number == window.contacts.list.current_number() and pane.step:
        pane.done_requested.emit(pane.step)


def _archive(window: MainWindow) -> None:
    _page(window).acts.archive()


def _log(window: MainWindow, kind: str) -> None:
    from crm_desktop.ui.screens import card  # noqa: PLC0415 - the two know one another

    card.compose(window, kind)


def add_commands(window: MainWindow) -> None:
    """What is done with a contact, its details, its next step and its entries."""
    tr = window.tr
    both = (_LIST, ID)

    def add(
        id_: str, text: str, does: Callable[[], None], keys: str = "", icon: str = "",
        words: str = "", places: tuple[str, ...] = (ID,), menu: Menu = "edit",
    ) -> None:  # fmt: skip
        window.actions_.add(
            id_, text, does, menu=menu, keys=keys, icon=icon, synonyms=words, places=places
        )

    def on_card(act: Callable[[CardCommands], None]) -> Callable[[], None]:
        return lambda: act(_page(window).commands)

    for number, (kind, text, icon) in enumerate((
        ("call", tr("Log a call"), "phone"), ("email", tr("Log an e-mail"), "mail"),
        ("meeting", tr("Log a meeting"), "users"), ("visit", tr("Log a visit"), "store"),
        ("note", tr("Write a note"), "notebook-pen"),
    )):  # fmt: skip
        add(f"log_{kind}", text, partial(_log, window, kind), f"Alt+{number + 1}", icon,
            "write down timeline", both)  # fmt: skip
    add("entry_save", tr("Save the entry"), on_card(lambda c: c.save()),
        "Ctrl+Return; Ctrl+Enter", "check", "log keep")  # fmt: skip
    add("card_attach", tr("Attach files…"), lambda: _page(window).attach(), "Ctrl+Shift+U",
        "paperclip", "document picture upload")  # fmt: skip
    add("card_edit", tr("Edit details"), on_card(lambda c: c.edit()), "Ctrl+Shift+D", "pencil",
        "change fields empty lines")  # fmt: skip
    add("card_add", tr("Add to this contact…"), on_card(lambda c: c.add()), "Ctrl+Shift+A", "plus",
        "phone e-mail address field tag company")  # fmt: skip
    add("card_rename", tr("Rename contact"), on_card(lambda c: c.rename()), "", "pencil", "name")
    add("card_copy_phone", tr("Copy phone number"), partial(_copy, window, "phone"),
        "Ctrl+Shift+C", "copy", "clipboard telephone", both)  # fmt: skip
    add("card_copy_email", tr("Copy e-mail address"), partial(_copy, window, "email"),
        "Ctrl+Shift+M", "copy", "clipboard mail", both)  # fmt: skip
    add("card_call", tr("Call with this PC"), partial(_reach, window, "phone"), "Ctrl+Shift+L",
        "phone", "dial ring telephone", both)  # fmt: skip
    add("card_write", tr("Write an e-mail"), partial(_reach, window, "email"), "Ctrl+Shift+W",
        "mail", "mail program send", both)  # fmt: skip
    add("card_done", tr("Next step done"), partial(_finish, window), "Ctrl+D", "circle-check",
        "finish tick complete reminder", both)  # fmt: skip
    add("card_later", tr("Put the next step off…"), on_card(lambda c: c.put_off()), "Ctrl+T",
        "clock", "later snooze tomorrow postpone")  # fmt: skip
    add("entry_edit", tr("Change entry"), on_card(lambda c: c.entry_act("edit")), "Ctrl+Shift+I",
        "pencil", "correct timeline")  # fmt: skip
    add("entry_pin", tr("Keep entry on top, or let it go"), on_card(lambda c: c.entry_act("pin")),
        "Ctrl+Shift+T", "bookmark", "pin important")  # fmt: skip
    add("entry_attach", tr("Attach files to this entry…"),
        on_card(lambda c: c.entry_act("attach")), "", "paperclip", "document picture")  # fmt: skip
    add("entry_remove", tr("Remove entry"), on_card(lambda c: c.entry_act("archive")), "", "x",
        "delete timeline")  # fmt: skip
    add("card_changes", tr("Show what was changed"), on_card(lambda c: c.show_changes()),
        "Ctrl+Shift+H", "history", "timeline earlier values", menu="view")  # fmt: skip
    for kind, text, icon in (
        ("person", tr("Make it a person"), "user"), ("company", tr("Make it a company"),
         "building-2"), ("household", tr("Make it a household"), "users"),
    ):  # fmt: skip
        add(f"card_{kind}", text, lambda k=kind: _page(window).acts.convert(k), "", icon,  # type: ignore[misc]
            "convert kind change")  # fmt: skip
    add("card_joined", tr("Joined contacts…"), lambda: _show_joined(window), "", "git-merge",
        "merge duplicates take apart unmerge")  # fmt: skip
    add("card_archive", tr("Archive contact"), lambda: _archive(window), "Ctrl+Del", "archive",
        "delete remove trash")  # fmt: skip
