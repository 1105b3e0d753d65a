"""One of several named things: chosen in a field, renamed by typing, with New and Remove beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QWidget

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.calm_fields import ChoiceBox
from crm_desktop.ui.widgets.controls import button
from crm_desktop.ui.widgets.menu import PopupMenu


class NamedChoice(QWidget):
    """Pipelines and tracks are chosen so. What it shows is told by ``show_things``."""

    chosen = Signal(int)
    """The place of another one, which the field shows already."""
    renamed = Signal(bytes, str)
    """The id of the one that is shown, and the name that was typed."""
    new_requested = Signal()
    remove_requested = Signal()

    def __init__(
        self, theme: Theme, name: str, new: str, remove: str, *between: QPushButton
    ) -> None:
        """``name`` of one of them; ``new`` and ``remove`` are the words of the buttons;
        ``between`` stands behind the field."""
        super().__init__()
        self._things: Sequence[tuple[bytes, str]] = ()
        self._filling = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self.box = ChoiceBox()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setFont(theme.font("body"))
        self.box.setAccessibleName(name)
        self.box.setToolTip(self.tr("Type another name and press Enter to rename it"))
        row.addWidget(self.box, 1)
        self.new_button = button(theme, new, self.new_requested.emit)
        self.remove_button = button(theme, remove, self.remove_requested.emit)
        for one in (*between, self.new_button, self.remove_button):
            row.addWidget(one)
        self.box.activated.connect(self.chosen)
        line = self.box.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._rename)

    def show_things(self, things: Sequence[tuple[bytes, str]], wanted: bytes | None) -> int:
        """Offer these (id, name) and show ``wanted``, or the first; its place, -1 for none."""
        self._filling = True
        self._things = things
        self.box.clear()
        for identity, name in things:
            self.box.addItem(name, identity)
        # Not findData: it does not compare bytes by value.
        at = next((n for n, (one, _) in enumerate(things) if one == wanted), 0)
        self.box.setCurrentIndex(at if things else -1)
        self.box.setEnabled(bool(things))
        self._filling = False
        return self.box.currentIndex()

    @property
    def present(self) -> bytes | None:
        """The id of the one that is shown."""
        found = self.box.currentData()
        return bytes(found) if found is not None else None

    def ask_name(self) -> None:
        """Put the keyboard into the name, so that typing gives another."""
        line = self.box.lineEdit()
        if line is not None:
            line.setFocus(Qt.FocusReason.OtherFocusReason)
            line.selectAll()

    def offer_new(self, offers: Sequence[tuple[str, Callable[[], object]]]) -> QMenu:
        """Open a menu below New; an empty text is a line between."""
        menu = PopupMenu(self)
        for text, made in offers:
            if not text:
                menu.addSeparator()
                continue
            menu.addAction(text.replace("&", "&&")).triggered.connect(
                lambda _checked=False, make=made: make()
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.new_button.mapToGlobal(QPoint(0, self.new_button.height())))
        return menu

    def _rename(self) -> None:
        text = self.box.currentText().strip()
        names = dict(self._things)
        shown = self.present
        if self._filling or shown is None or not text or text == names.get(shown):
            return
        if text not in names.values():  # else another one was chosen by its name
            self.renamed.emit(shown, text)
