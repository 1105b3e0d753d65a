"""What the commands of the window itself do; those of a screen stand with the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar

from crm_desktop.ui import panes
from crm_desktop.ui.screens.screen import HasFilter
from crm_desktop.ui.theme import tokens

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow


def leave(window: MainWindow) -> None:
    """Close the program, unless the window has something to say first."""
    window.close()


def find_here(window: MainWindow) -> None:
    """Ctrl+F."""
    page = window.stack.seen()
    if isinstance(page, HasFilter):
        page.focus_filter()


def step_pane(window: MainWindow, by: int) -> None:
    """F6: the keyboard goes to the next pane."""
    panes.step(panes.panes_of(window.side, window.stack.seen()), by)


def show_menu_bar(window: MainWindow) -> None:
    """F10, or Alt alone: show the menu bar with the keyboard in it, until it leaves it."""
    window.actions_.ready()
    bar = window.menuBar()
    if bar.findChild(_Leaving) is None:
        _Leaving(bar)
    bar.setVisible(not bar.isVisible())
    if bar.isVisible() and bar.actions():
        bar.setActiveAction(bar.actions()[0])


class _Leaving(QObject):
    """Hides the menu bar when nothing of it is chosen any more: after Esc, a command, a click."""

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__(bar)
        self._bar = bar
        bar.installEventFilter(self)
        for action in bar.actions():
            menu = action.menu()
            if isinstance(menu, QMenu):
                menu.aboutToHide.connect(self._soon)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._soon()
        return False

    def _soon(self) -> None:
        QTimer.singleShot(0, self, self._look)  # another menu may open in place of this one

    def _look(self) -> None:
        if self._bar.activeAction() is None and not self._bar.hasFocus():
            self._bar.hide()


def show_context_menu() -> None:
    """Shift+F10: what the menu key does; Qt itself knows these keys on Windows alone."""
    inside = QApplication.focusWidget()
    if inside is None:
        return
    place = inside.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
    place = place.toPoint() if isinstance(place, QPointF) else place
    at = inside.mapToGlobal(place)
    wish = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, at)
    QApplication.sendEvent(inside, wish)


def say_saved(window: MainWindow) -> None:
    """Ctrl+S: nothing is ever left to save, unless the disk takes nothing."""
    if window.store.trouble is not None:
        window.saved.try_again()
    else:
        window.tell(window.tr("Everything is saved already."))


def fold(window: MainWindow) -> None:
    """Fold the side bar, or unfold it."""
    window.settings.folded = not window.settings.folded
    window.side.fold(window.settings.folded)


def change_text_size(window: MainWindow, step: int) -> None:
    """One size larger or smaller."""
    sizes = tokens()["type"]["text_size_setting"]
    at = min(len(sizes) - 1, max(0, sizes.index(window.settings.text_size) + step))
    window.settings.text_size = sizes[at]
    window.apply_theme()


def switch_look(window: MainWindow) -> None:
    """From light to dark, or back."""
    window.settings.look = "light" if window.theme.mode == "dark" else "dark"
    window.apply_theme()


def switch_density(window: MainWindow) -> None:
    """Rows of one line, or of two."""
    window.settings.compact = not window.settings.compact
    window.apply_theme()
