"""A field that names a contact: while a name is typed, those that fit are offered below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

from crm_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from crm_desktop.services.search import ContactHit
    from crm_desktop.store.store import Store

_PAUSE_MS = 80
_OFFERED = 8


class ContactField(QLineEdit):
    """``contact`` is the id of the one that was chosen; None while the name stands for nobody."""

    chosen = Signal()

    def __init__(self, theme: Theme, store: Store) -> None:
        super().__init__()
        self._store = store
        self._hits: tuple[ContactHit, ...] = ()
        self.contact: bytes | None = None
        self.setFont(theme.font("body"))
        self._offers = QStringListModel(self)
        completer = QCompleter(self._offers, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated[QModelIndex].connect(lambda index: self.take(index.row()))  # type: ignore[index]
        if (popup := completer.popup()) is not None:
            popup.setFont(theme.font("body"))
        self.setCompleter(completer)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.offer)
        self.textEdited.connect(self._typed)

    def show_contact(self, contact: bytes | None, name: str) -> None:
        """Name a contact that is known already."""
        self.contact = contact
        self.setText(name)

    def offer(self) -> None:
        """Look for contacts that fit what is typed."""
        from crm_desktop.services.search import Search  # noqa: PLC0415 - on first use

        text = self.text().strip()
        self._hits = Search(self._store).contacts(text, _OFFERED) if text else ()
        self._offers.setStringList([_named(hit) for hit in self._hits])
        if self._hits and self.hasFocus():
            self.completer().complete()

    def take(self, row: int) -> None:
        """Choose one of those offered."""
        if 0 <= row < len(self._hits):
            hit = self._hits[row]
            self.show_contact(hit.id, hit.name or hit.email or hit.phone)
            self.chosen.emit()

    def settle(self) -> bytes | None:
        """The contact that is meant: the one chosen, else the only one that fits what is typed."""
        if self.contact is None and self.text().strip():
            self._pause.stop()
            self.offer()
            exact = [
                hit for hit in self._hits if hit.name.casefold() == self.text().strip().casefold()
            ]
            found = exact if exact else list(self._hits)
            if len(found) == 1:
                self.show_contact(found[0].id, found[0].name)
        return self.contact

    def _typed(self, _text: str) -> None:
        self.contact = None
        self._pause.start()


def _named(hit: ContactHit) -> str:
    return ", ".join(part for part in (hit.name or hit.email or hit.phone, hit.company) if part)
