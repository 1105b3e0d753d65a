"""The people who use the program: their names, which stand in entries, steps and reminders."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidgetItem

from crm_desktop.services.colleagues import Colleague, list_colleagues, rename_colleague
from crm_desktop.store.store import Store
from crm_desktop.ui.pages.settings_listed import ListedPart
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.person_here import use_person
from crm_desktop.ui.theme import Theme

_SEEN = 5


class PeoplePart(ListedPart[Colleague]):
    """All colleagues; hidden while nobody has a name yet."""

    def __init__(self, theme: Theme, store: Store, settings: PcSettings) -> None:
        super().__init__(theme, store, self.tr("People who use the program"), seen=_SEEN)
        self._settings = settings
        self.list.setAccessibleName(self.tr("People who use the program"))
        self.column.addWidget(self.list)
        self.add(
            self.tr("&Called"), self.name,
            self.tr("A new name holds at once on everything this person wrote, on all PCs."),
        )  # fmt: skip
        self.refresh()

    def read(self) -> list[Colleague]:
        return list_colleagues(self._store)

    def item_of(self, thing: Colleague) -> QListWidgetItem:
        here = thing.id == self._settings.person
        return QListWidgetItem(
            self.tr("%1 · at this PC").replace("%1", thing.name) if here else thing.name
        )

    def rename(self, thing: Colleague, name: str) -> bool:
        done = rename_colleague(self._store, thing.id, name)
        use_person(self._store, self._settings)
        return done

    def show_rest(self, thing: Colleague | None) -> None:
        self.setVisible(thing is not None)
