"""The commands of the window itself; those of a screen stand with the screen (``ui/screens``)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from crm_desktop.ui import layers
from crm_desktop.ui import window_acts as acts
from crm_desktop.ui.command_names import name_commands
from crm_desktop.ui.screens.order import adders, all_screens

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.screens.screen import Screen


def adding_commands(window: MainWindow) -> Iterator[None]:
    """Fill the window's list of commands and its menu bar, a screen's commands at a time."""
    add, tr = window.actions_.add, window.tr
    for add_those_of_a_screen in adders():
        add_those_of_a_screen(window)
        yield
    for screen in all_screens():
        if screen.command:
            _add_opening(window, screen)
    yield
    add("undo", tr("Undo"), window.undoing.undo, menu="edit", keys="Ctrl+Z", icon="undo-2",
        synonyms="back revert")  # fmt: skip
    add("redo", tr("Redo"), window.undoing.redo, menu="edit", keys="Ctrl+Y; Ctrl+Shift+Z",
        icon="redo-2")  # fmt: skip
    add("find", tr("Filter or find here"), partial(acts.find_here, window), menu="edit",
        keys="Ctrl+F", icon="search")  # fmt: skip
    add("palette", tr("Search everything"), partial(layers.open_palette, window), menu="edit",
        keys="Ctrl+K", icon="search")  # fmt: skip
    add("saved", tr("Save"), partial(acts.say_saved, window), menu="file", keys="Ctrl+S")
    add("quit", tr("Close the program"), partial(acts.leave, window), menu="file", keys="Ctrl+Q",
        in_shop_menu=True)  # fmt: skip
    add("fold", tr("Fold the side bar"), partial(acts.fold, window), menu="view", keys="Ctrl+B")
    add("larger", tr("Larger text"), partial(acts.change_text_size, window, 1), menu="view",
        keys="Ctrl++; Ctrl+=", synonyms="zoom font")  # fmt: skip
    add("smaller", tr("Smaller text"), partial(acts.change_text_size, window, -1), menu="view",
        keys="Ctrl+-")  # fmt: skip
    add("dark", tr("Dark or light"), partial(acts.switch_look, window), menu="view",
        synonyms="mode night theme colours")  # fmt: skip
    add("dense", tr("One or two lines a row"), partial(acts.switch_density, window), menu="view",
        icon="rows-3", synonyms="compact density")  # fmt: skip
    add("pane", tr("Next pane"), partial(acts.step_pane, window, 1), menu="go", keys="F6")
    add("pane_back", tr("Previous pane"), partial(acts.step_pane, window, -1), menu="go",
        keys="Shift+F6")  # fmt: skip
    add("menu", tr("Menu bar"), partial(acts.show_menu_bar, window), menu="view", keys="F10")
    add("context", tr("Menu of what is chosen"), acts.show_context_menu, menu="view",
        keys="Shift+F10")  # fmt: skip
    add("message", tr("Go to the message"), window.toast.take_focus, menu="view", keys="F8")
    add("keys", tr("Commands and keys"), partial(layers.show_keys, window), menu="help", keys="F1",
        icon="keyboard", synonyms="help shortcuts keyboard", in_shop_menu=True)  # fmt: skip
    add("slow", tr("Show slow moments"), partial(layers.show_slow_moments, window), menu="",
        synonyms="debug performance stall")  # fmt: skip
    name_commands(window)
    yield
    window.actions_.fill(window.menuBar())
    window.menuBar().hide()


def _add_opening(window: MainWindow, screen: Screen) -> None:
    window.actions_.add(
        screen.id, screen.title(), lambda: window.go(screen.id), menu="go", keys=screen.keys,
        icon=screen.icon, synonyms=screen.synonyms, in_shop_menu=screen.in_shop_menu,
    )  # fmt: skip
