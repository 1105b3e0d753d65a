"""What stands where no contact is shown: a new shop, or filters that nobody fits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.words import in_short

_QUOTED = 30


class NoContacts(EmptyState):
    """Says why, and offers what to do next."""

    def __init__(
        self,
        theme: Theme,
        *,
        bring: Callable[[], None],
        new: Callable[[str], None],
        clear: Callable[[], None],
    ) -> None:
        """``bring``: open the import; ``new``: a contact of this name; ``clear``: the filters."""
        super().__init__(theme, "users")
        self._theme, self._bring, self._new, self._clear = theme, bring, new, clear

    def explain(self, typed: str, filters: int) -> None:
        """``typed`` is the text of the filter field, ``filters`` how many chips there are."""
        if not typed and not filters:
            bring = button(self._theme, self.tr("Import…"), self._bring, icon="upload")
            self.say(
                self.tr("No contacts yet."),
                self.tr("Bring in a spreadsheet or add the first one."),
                [bring, self._add(self.tr("New contact"), "")],
            )
            return
        shown = in_short(typed, _QUOTED)
        said = self.tr("Nothing here holds “%1”.").replace("%1", shown)
        if filters:
            said = self.tr("%n filter(s) are on.", None, filters)
        add = self.tr("New contact “%1”").replace("%1", shown) if typed else self.tr("New contact")
        clear = button(self._theme, self.tr("Clear filters"), self._clear)
        self.say(self.tr("No contact matches."), said, [clear, self._add(add, typed)])

    def _add(self, text: str, name: str) -> QPushButton:
        return button(self._theme, text, lambda: self._new(name), kind="primary", icon="user-plus")
