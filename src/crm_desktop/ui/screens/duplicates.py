"""The duplicates in the window, and joining contacts that were chosen elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.ui.screens.screen import Screen

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.duplicates import DuplicatesPage


MOST = 8
"""Contacts that are compared side by side."""


def _make(window: MainWindow) -> DuplicatesPage:
    from crm_desktop.ui.pages.duplicates import DuplicatesPage  # noqa: PLC0415 - on first use

    page = DuplicatesPage(window.theme, window.store, window.jobs)
    page.told.connect(window.tell)
    page.done.connect(window.done)
    return page


def page_of(window: MainWindow) -> DuplicatesPage:
    """The page, made where it is not there yet."""
    from crm_desktop.ui.pages.duplicates import DuplicatesPage  # noqa: PLC0415 - on first use

    return window.stack.page_of(SCREEN.id, DuplicatesPage)


def merge_contacts(window: MainWindow, numbers: Sequence[int]) -> None:
    """Show these contacts (``contact.n``) side by side, to be joined into one."""
    if len(set(numbers)) < 2:
        window.tell(window.tr("Select two contacts or more to join them."))
        return
    if len(set(numbers)) > MOST:
        window.tell(
            window.tr("Select at most %1 contacts to join: more do not fit beside each other.")
            .replace("%1", str(MOST))
        )  # fmt: skip
        return
    page = page_of(window)
    window.show_page(SCREEN.id)
    page.show_contacts(list(dict.fromkeys(numbers)))
    page.sides.focus_first()


def show_told_apart(window: MainWindow) -> None:
    """All answers "not duplicates", to be forgotten one by one."""
    from crm_desktop.services import duplicates  # noqa: PLC0415 - on first use
    from crm_desktop.ui.dialogs.act_list import ActLine, ActList  # noqa: PLC0415

    layer = ActList(
        window, window.theme, window.tr("Told apart"),
        window.tr("You said that these are different contacts, so they are not offered again."),
        window.tr("&Offer them again"), window.tr("No contacts were told apart."),
    )  # fmt: skip
    nameless = window.tr("(no name)")

    def fill() -> None:
        found = duplicates.list_told_apart(window.store)
        layer.show_lines(
            [ActLine(" · ".join(name or nameless for name in one.names), one) for one in found]
        )

    def forget(one: duplicates.ToldApart) -> None:
        duplicates.forget_not_duplicates(window.store, (one.first, one.second))
        fill()
        window.done(window.tr("They may be duplicates again."))

    layer.act_requested.connect(forget)
    layer.finished.connect(lambda _code: layer.deleteLater())
    fill()
    layer.open()


def show_joined(window: MainWindow, contact: bytes) -> None:
    """The contacts that became this one, to be taken apart again."""
    from crm_desktop.errors import UserError  # noqa: PLC0415 - on first use
    from crm_desktop.services.merge import Joined, joined_into, take_apart  # noqa: PLC0415
    from crm_desktop.ui import batch_words  # noqa: PLC0415
    from crm_desktop.ui.dialogs.act_list import ActLine, ActList  # noqa: PLC0415

    layer = ActList(
        window, window.theme, window.tr("Joined contacts"),
        window.tr("These became this contact. Taken apart, each has its own again; what was "
                  "changed since stays here."),
        window.tr("&Take apart"), window.tr("No contact was joined into this one."),
    )  # fmt: skip

    def fill() -> None:
        lines = []
        for one in joined_into(window.store, contact):
            text = one.name or window.tr("(no name)")
            if one.at is not None:
                text += " · " + batch_words.when(one.at, window.today(), window.zone)
            lines.append(ActLine(" · ".join(filter(None, (text, one.person))), one))
        layer.show_lines(lines)

    def part(one: Joined) -> None:
        def failed(sentence: str) -> None:
            fill()
            window.tell(sentence)

        def done(_result: object) -> None:
            fill()
            window.done(window.tr("Taken apart: %1.").replace("%1", one.name))

        try:
            window.jobs.start(
                window.tr("Taking apart"),
                lambda progress: take_apart(
                    window.store, one.n, batch=one.batch, progress=progress
                ),
                done=done, failed=failed, heavy=True,
            )  # fmt: skip
        except UserError as error:
            window.tell(error.sentence)

    layer.act_requested.connect(part)
    layer.finished.connect(lambda _code: layer.deleteLater())
    fill()
    layer.open()


def add_commands(window: MainWindow) -> None:
    """What can be done with a group."""
    add, here = window.actions_.add, (SCREEN.id,)
    add("join", window.tr("Join into one contact"), lambda: page_of(window).join(), menu="edit",
        keys="Ctrl+Return; Ctrl+Enter", icon="git-merge", synonyms="merge unite duplicates",
        places=here)  # fmt: skip
    add("not_duplicates", window.tr("Not duplicates"), lambda: page_of(window).tell_apart(),
        menu="edit", keys="Ctrl+E", icon="x", synonyms="different keep both",
        places=here)  # fmt: skip
    add("join_sure", window.tr("Join all sure ones…"), lambda: page_of(window).preview_sure(),
        menu="edit", icon="git-merge", synonyms="merge all duplicates", places=here)  # fmt: skip
    add("told_apart", window.tr("Told apart…"), lambda: show_told_apart(window), menu="view",
        icon="x", synonyms="not duplicates different forget again", places=here)  # fmt: skip
    add("join_selected", window.tr("Join…"),
        lambda: merge_contacts(window, window.contacts.list.selected_numbers()), menu="edit",
        icon="git-merge", synonyms="merge unite duplicates same", places=("contacts",))  # fmt: skip


SCREEN = Screen(
    "duplicates",
    _make,
    lambda: QCoreApplication.translate("Screens", "Duplicates"),
    icon="git-merge",
    synonyms="merge join twice same double",
    within="contacts",
    in_shop_menu=True,
    fitting=("join", "not_duplicates", "join_sure", "undo", "find"),
)
