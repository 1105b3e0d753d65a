"""The list of contacts in the window: its page, and the commands on views and selected contacts."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt

from crm_desktop.ui.screens import card_commands
from crm_desktop.ui.screens.screen import Screen
from crm_desktop.ui.widgets.menu import PopupMenu

if TYPE_CHECKING:
    from crm_desktop.ui.actions import Menu
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.contacts import ContactsPage

FOR_SEVERAL = (
    ("tag_contacts", "tag"), ("set_field", "pencil"), ("remind", "calendar"),
    ("join_selected", "git-merge"), ("print", "printer"), ("export_list", "download"),
    ("archive", "archive"),
)  # fmt: skip
"""Commands, with their icons, that the pane offers while several contacts are selected."""
IN_LIST = ("edit_cell", "select_all", "copy_rows", "paste_rows", "archive")
"""Commands whose keys belong to the list alone: elsewhere Del, Ctrl+C and F2 mean other things."""
_MENU = (
    "open", "edit_cell", "log", "", "tag_contacts", "set_field", "remind", "", "copy_rows",
    "paste_rows", "print", "export_list", "", "join_selected", "archive",
)  # fmt: skip


def _make(window: MainWindow) -> ContactsPage:
    from crm_desktop.ui.pages.contacts import ContactsPage  # noqa: PLC0415 - on first use

    page = ContactsPage(
        window.theme, window.store, window.listed, window.jobs, window.settings,
        today=window.today, zone=window.zone,
    )  # fmt: skip
    page.import_requested.connect(window.start_import)
    page.paste_requested.connect(lambda text: _import_rows(window, text))
    page.open_requested.connect(window.open_contact)
    page.log_requested.connect(window.log_for)
    page.new_requested.connect(window.new_contact)
    page.density_requested.connect(window.actions_["dense"].trigger)
    page.menu_requested.connect(lambda at: _show_menu(window, at))
    page.view_opened.connect(window.views.mark)
    page.told.connect(window.tell)
    page.glance.pane.deal_requested.connect(lambda deal: card_commands.open_deal(window, deal))
    page.done.connect(window.done)
    page.offer([(window.actions_[name], icon) for name, icon in FOR_SEVERAL])
    for name in IN_LIST:
        action = window.actions_[name]
        window.removeAction(action)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        page.list.addAction(action)
    page.load()
    return page


def _import_rows(window: MainWindow, text: str) -> None:
    """Open the import with rows of the clipboard."""
    from crm_desktop.ui.pages.import_wizard import ImportWizard  # noqa: PLC0415 - on first use

    window.start_import()
    wizard = window.stack.seen()
    assert isinstance(wizard, ImportWizard)
    wizard.open_pasted(text)


def _show_menu(window: MainWindow, at: QPoint) -> None:
    """The context menu of the selected contacts."""
    menu = PopupMenu(window)
    for name in _MENU:
        if name:
            menu.addAction(window.actions_[name])
        else:
            menu.addSeparator()
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)


def add_commands(window: MainWindow) -> None:
    """Views, columns, filters, and what is done with the selected contacts."""
    here = ("contacts",)

    def add(
        id_: str, text: str, does: str, menu: Menu, keys: str = "", icon: str = "", words: str = ""
    ) -> None:
        def do() -> None:
            attrgetter(does)(window.contacts)()

        window.actions_.add(
            id_, text, do, menu=menu, keys=keys, icon=icon, synonyms=words, places=here
        )  # fmt: skip

    tr = window.tr
    add("open", tr("Open contact"), "list.open_current", "file", icon="user")
    add("edit_cell", tr("Change here"), "list.edit_cell", "edit", "F2", "pencil", "edit cell value")
    add("select_all", tr("Select all"), "list.selectAll", "edit", "Ctrl+A")
    add("copy_rows", tr("Copy rows"), "copy_selected", "edit", "Ctrl+C", "copy", "clipboard")
    add("paste_rows", tr("Paste rows…"), "bulk.paste", "edit", "Ctrl+V", "",
        "clipboard spreadsheet")  # fmt: skip
    add("tag_contacts", tr("Tag…"), "tag_selected", "edit", "Ctrl+G", "tag", "label group mark")
    add("set_field", tr("Set field…"), "set_field_selected", "edit", "", "pencil",
        "bulk change many status owner")  # fmt: skip
    add("remind", tr("Remind…"), "remind_selected", "edit", "Ctrl+R", "calendar",
        "reminder next step task")  # fmt: skip
    add("archive", tr("Archive"), "archive_selected", "edit", "Del", "archive",
        "delete remove trash")  # fmt: skip
    add("export_list", tr("Export…"), "export_selected", "file", "Ctrl+Shift+E", "download",
        "excel csv vcard save spreadsheet")  # fmt: skip
    add("add_filter", tr("Add filter…"), "chips.add_filter", "view", "Ctrl+Shift+F", "list-filter",
        "condition narrow")  # fmt: skip
    add("clear_filters", tr("Clear filters"), "clear_filters", "view", "", "x", "all contacts")
    add("choose_view", tr("Choose a view…"), "head.open_menu", "view", "Ctrl+Shift+O", "bookmark",
        "saved view open")  # fmt: skip
    add("save_view", tr("Save view"), "save_view", "view", "Ctrl+Shift+S", "bookmark")
    add("save_view_as", tr("Save view as…"), "save_view_as", "view", "", "bookmark")
    add("rename_view", tr("Rename view…"), "rename_view", "view", "", "bookmark")
    add("remove_view", tr("Remove view"), "view.remove", "view", "", "bookmark")
    add("columns", tr("Columns…"), "choose_columns", "view", "", "columns-3", "show hide fields")
    add("sort", tr("Sort by…"), "look.choose_sort", "view", "", "arrow-down", "order")


SCREEN = Screen(
    "contacts",
    _make,
    lambda: QCoreApplication.translate("Screens", "Contacts"),
    icon="users",
    line=2,
    keys="Ctrl+2",
    synonyms="people customers companies list",
)
