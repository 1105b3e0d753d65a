"""What commands are called where nothing beside them says what they are about.

In a menu over a reminder "Later" is enough; in the palette, in the key sheet and in the settings of
the keys it stands alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow


def name_commands(window: MainWindow) -> None:
    """Give every command whose text is too short for itself a name of its own."""
    tr = window.tr
    names = {
        "reminder_done": tr("Reminder done"),
        "reminder_next": tr("Reminder done, then plan the next step"),
        "reminder_later": tr("Put the reminder off"),
        "reminder_log": tr("Log what came of the reminder"),
        "reminder_open": tr("Open the contact of the reminder"),
        "day_later": tr("Put off the reminder of this day"),
        "open": tr("Open the contact of this row"),
        "edit_cell": tr("Change this cell of the list"),
        "select_all": tr("Select all contacts of the list"),
        "copy_rows": tr("Copy the selected contacts as rows"),
        "paste_rows": tr("Paste rows that were copied elsewhere"),
        "tag_contacts": tr("Tag the selected contacts"),
        "set_field": tr("Set a field of the selected contacts"),
        "remind": tr("Add a reminder for the selected contacts"),
        "archive": tr("Archive the selected contacts"),
        "export_list": tr("Export contacts to a file"),
        "columns": tr("Choose the columns of the list"),
        "sort": tr("Sort the list"),
        "add_filter": tr("Add a filter to the list"),
        "clear_filters": tr("Clear the filters of the list"),
        "import": tr("Import contacts from a file"),
        "back": tr("Back from the contact to the list"),
        "card_add": tr("Add a phone, e-mail or other detail"),
        "card_person": tr("Make the contact a person"),
        "card_company": tr("Make the contact a company"),
        "card_household": tr("Make the contact a household"),
        "entry_save": tr("Save the entry that was typed"),
        "join": tr("Join the shown duplicates into one contact"),
        "not_duplicates": tr("The shown contacts are no duplicates"),
        "join_sure": tr("Join all sure duplicates"),
        "join_selected": tr("Join the selected contacts into one"),
        "told_apart": tr("Show which contacts were told apart"),
        "card_joined": tr("Show which contacts became this one"),
        "bring_back": tr("Bring back what was archived"),
        "deal_left": tr("Move the deal one step back"),
        "deal_right": tr("Move the deal one step on"),
        "deal_move": tr("Move the deal to a step"),
        "deal_owner": tr("Choose who looks after the deal"),
        "deal_closing": tr("Set the closing date of the deal"),
        "deal_lost": tr("Deal lost, with the reason"),
        "print": tr("Print what is shown here"),
        "saved": tr("See whether everything is saved"),
        "find": tr("Filter this list or find on this page"),
        "dark": tr("Switch between dark and light"),
        "dense": tr("Switch between rows of one and two lines"),
        "menu": tr("Show or hide the menu bar"),
        "message": tr("Go to the message at the bottom"),
        "pane": tr("Go to the next part of the window"),
        "pane_back": tr("Go to the part of the window before"),
        "keys": tr("Show all commands and keys"),
    }
    for command, name in names.items():
        window.actions_.call(command, name)
