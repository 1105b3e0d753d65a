"""The heading of a list that has views: where one is, and keeping what was changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.elided import ElidedLabel
from crm_desktop.ui.widgets.menu import PopupMenu
from crm_desktop.ui.widgets.popover import Popover


class ViewHead(QWidget):
    """ "Contacts", or "Contacts > Business": the first word opens the list of views."""

    menu_wanted = Signal(object)
    """The empty QMenu to fill."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self.root = QPushButton(title)
        self.root.setAutoDefault(True)
        self.root.setProperty("kind", "link")
        self.root.setFont(theme.font("title"))
        self.root.setToolTip(self.tr("Choose a view"))
        self.root.clicked.connect(lambda _checked=False: self.open_menu())
        self._root_title = title
        self._chevron = label(theme, "")
        side = theme.size("icon")
        self._chevron.setPixmap(theme.icon("chevron-right", "text_3").pixmap(side, side))
        self._name = ElidedLabel(theme, "", "title")
        row.addWidget(self.root)
        row.addWidget(self._chevron)
        row.addWidget(self._name, 1)
        row.addStretch(1)
        self.show_view("", changed=False)

    def show_view(self, name: str, *, changed: bool) -> None:
        """Show the open view; "" for none. A changed one has a dot after its name."""
        ink = self._theme.hex("text_2" if name else "text")
        height = self._theme.line_height("title") + self._theme.px(6)
        self.root.setStyleSheet(
            f"QPushButton {{ color: {ink}; padding: 0; text-align: left;"
            f" min-height: {height}px; max-height: {height}px; }}"
        )
        self._chevron.setVisible(bool(name))
        self._name.setVisible(bool(name))
        self._name.setText(f"{name} •" if changed else name)
        said = self.tr("%1, changed").replace("%1", name) if changed else name
        self._name.setAccessibleName(said)
        self.root.setAccessibleName(f"{self._root_title}, {said}" if name else self._root_title)

    @property
    def text(self) -> str:
        """What stands after the first word."""
        return self._name.text() if self._name.isVisibleTo(self) else ""

    def open_menu(self) -> None:
        """Show the views."""
        menu = PopupMenu(self)
        menu.setFont(self._theme.font("body"))
        self.menu_wanted.emit(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.root.mapToGlobal(self.root.rect().bottomLeft()))


class NamePopover(Popover):
    """Asks for the name of a view."""

    def __init__(
        self, theme: Theme, parent: QWidget, title: str, verb: str, name: str,
        named: Callable[[str], None],
    ) -> None:  # fmt: skip
        super().__init__(theme, parent, title)
        self._named = named
        self.body.addWidget(label(theme, title, "strong"))
        self.field = QLineEdit(name)
        self.field.setFont(theme.font("body"))
        self.field.setMinimumWidth(theme.px(240))
        self.field.setAccessibleName(title)
        self.field.selectAll()
        self.body.addWidget(self.field)
        row = QHBoxLayout()
        row.addStretch(1)
        self.keep = button(theme, verb, self.accept, kind="primary", small=True)
        row.addWidget(self.keep)
        self.body.addLayout(row)
        self.field.textChanged.connect(self._look)
        self._look(name)

    def _look(self, text: str) -> None:
        self.keep.setEnabled(bool(text.strip()))

    def accept(self) -> None:
        if name := self.field.text().strip():
            self.finish()
            self._named(name)
