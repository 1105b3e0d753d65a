"""Every command of the window with its words, key and menu; what it does stands in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow


def add_commands(window: MainWindow) -> None:
    """Fill the window's list of commands and its menu bar."""
    add = window.actions_.add
    file, edit, view = window.tr("&File"), window.tr("&Edit"), window.tr("&View")
    add("import", window.tr("Import…"), window.start_import, menu=file, icon="upload",
        synonyms="spreadsheet excel csv vcard bring in")  # fmt: skip
    add("quit", window.tr("Close the program"), window.leave, menu=file, keys="Ctrl+Q")
    add("undo", window.tr("Undo"), window.undo, menu=edit, keys="Ctrl+Z", icon="undo-2",
        synonyms="back revert")  # fmt: skip
    add("redo", window.tr("Redo"), window.redo, menu=edit, keys="Ctrl+Y; Ctrl+Shift+Z",
        icon="redo-2")  # fmt: skip
    add("find", window.tr("Filter or find here"), window.find_here, menu=edit, keys="Ctrl+F",
        icon="search")  # fmt: skip
    add("palette", window.tr("Search everything"), window.open_palette, menu=edit,
        keys="Ctrl+K", icon="search")  # fmt: skip
    add("saved", window.tr("Save"), window.say_saved, menu=edit, keys="Ctrl+S")
    add("contacts", window.tr("Contacts"), lambda: window.go("contacts"), menu=view,
        keys="Ctrl+2", icon="users", synonyms="people customers companies list")  # fmt: skip
    add("history", window.tr("History"), lambda: window.go("history"), menu=view,
        keys="Ctrl+H", icon="history", synonyms="steps log undo changes who")  # fmt: skip
    add("back", window.tr("Back"), window.go_back, menu=view, keys="Alt+Left", icon="arrow-left")
    add("new", window.tr("New contact"), window.new_contact, menu=file, keys="Ctrl+N",
        icon="user-plus", synonyms="add person company customer")  # fmt: skip
    add("log", window.tr("Log call, visit…"), lambda: window.compose("call"), menu=edit,
        keys="Ctrl+L", icon="phone",
        synonyms="e-mail meeting note write down timeline")  # fmt: skip
    add("previous", window.tr("Previous contact"), lambda: window.step(-1), menu=view,
        keys="Ctrl+Up", icon="chevron-up")  # fmt: skip
    add("next", window.tr("Next contact"), lambda: window.step(1), menu=view,
        keys="Ctrl+Down", icon="chevron-down")  # fmt: skip
    add("settings", window.tr("Settings"), lambda: window.go("settings"), menu=view,
        keys="Ctrl+,", icon="settings",
        synonyms="options preferences currency country shop name")  # fmt: skip
    add("keys", window.tr("Commands and keys"), window.show_keys, menu=window.tr("&Help"),
        keys="F1", icon="keyboard", synonyms="help shortcuts keyboard")  # fmt: skip
    add("fold", window.tr("Fold the side bar"), window.fold, menu=view, keys="Ctrl+B")
    add("larger", window.tr("Larger text"), lambda: window.change_text_size(1), menu=view,
        keys="Ctrl++; Ctrl+=", synonyms="zoom font")  # fmt: skip
    add("smaller", window.tr("Smaller text"), lambda: window.change_text_size(-1), menu=view,
        keys="Ctrl+-")  # fmt: skip
    add("dark", window.tr("Dark or light"), window.switch_look, menu=view,
        synonyms="mode night theme colours")  # fmt: skip
    add("dense", window.tr("One or two lines a row"), window.switch_density, menu=view,
        icon="rows-3", synonyms="compact density")  # fmt: skip
    add("message", window.tr("Go to the message"), window.toast.take_focus, menu=view, keys="F8")
    window.actions_.fill(window.menuBar())
    window.menuBar().hide()
