"""A part of the settings that is a list of named things: one is chosen, renamed, changed.

Each change is one step for Undo; a name that is half typed is kept when the part is left.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from crm_desktop.errors import UserError
from crm_desktop.store.store import Store
from crm_desktop.ui.pages.settings_part import SettingsPart, dress_list
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken


class Named(Protocol):
    """A tag, a field, a colleague."""

    @property
    def id(self) -> bytes: ...

    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=Named)


class ListedPart(SettingsPart, Generic[T]):
    """Has the list and the field of the name; whoever builds on it places both, says what the
    things are (``read``, ``item_of``, ``rename``) and shows the rest of the chosen one."""

    def __init__(self, theme: Theme, store: Store, heading: str, *, seen: int) -> None:
        """``seen``: lines of the list that are seen without scrolling."""
        super().__init__(theme, heading)
        self._store = store
        self.things: list[T] = []
        self._shown = self._name_shown = 0
        """``Store.shown_now`` of the list, and of the name that stands in the field."""
        self._named = ""
        """That name, before anything was typed."""
        self._seen = seen
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.name = QLineEdit()
        self.name.setMaxLength(100)
        self.list.currentRowChanged.connect(self.show_chosen)
        self.name.editingFinished.connect(self.keep_name)

    def read(self) -> list[T]:
        """All of them, in their order."""
        raise NotImplementedError

    def item_of(self, thing: T) -> QListWidgetItem:
        """The line of one."""
        raise NotImplementedError

    def rename(self, thing: T, name: str) -> bool:
        """Give one another name; False: it has it already."""
        raise NotImplementedError

    def show_rest(self, thing: T | None) -> None:
        """Show what the chosen one has besides its name."""

    @property
    def present(self) -> T | None:
        """The one that is chosen."""
        row = self.list.currentRow()
        return self.things[row] if 0 <= row < len(self.things) else None

    def refresh(self) -> None:
        before = self.present
        shown = self._store.shown_now()
        self.things = self.read()
        self._shown = shown
        with QSignalBlocker(self.list):
            self.list.clear()
            for thing in self.things:
                self.list.addItem(self.item_of(thing))
            ids = [thing.id for thing in self.things]
            at = ids.index(before.id) if before is not None and before.id in ids else 0
            self.list.setCurrentRow(min(at, len(ids) - 1))
        dress_list(self._theme, self.list, max(2, min(self._seen, len(self.things))))
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show the one under the cursor of the list; a name that is being typed is left alone."""
        thing = self.present
        self.name.setEnabled(thing is not None)
        if not self.name.hasFocus():
            self._show_name(thing)
        self.show_rest(thing)

    def _show_name(self, thing: T | None) -> None:
        self._named, self._name_shown = (thing.name if thing is not None else ""), self._shown
        self.name.setText(self._named)

    def leave(self) -> None:
        self.keep_name()

    def do(self, command: Callable[[], Any], said: str, shown: int | None = None) -> bool:
        """Carry out a command of one step and say so; False: it was refused, which was told.
        ``shown``: ``Store.shown_now`` of what the person saw, if that is not the list."""
        try:
            with self._store.shown_since(self._shown if shown is None else shown):
                changed = command()
        except UserError as error:
            self.told.emit(spoken(error.sentence))
            return False
        if changed is not False:
            self.refresh()
            self.done.emit(said)
        return True

    def keep_name(self) -> None:
        """Take the name that was typed."""
        thing, typed = self.present, self.name.text().strip()
        if thing is None or not typed or typed in (thing.name, self._named):
            if thing is not None and typed == self._named:
                self._show_name(thing)  # only looked at; it may be called otherwise by now
            return
        said = self.tr("“%1” is called “%2” now.").replace("%1", thing.name).replace("%2", typed)
        if self.do(lambda: self.rename(thing, typed), said, self._name_shown):
            self._named, self._name_shown = typed, self._shown
        else:
            self._show_name(thing)
