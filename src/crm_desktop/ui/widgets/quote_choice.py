"""Which quote is printed: the newest ones of the shop, by number and customer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm_desktop.errors import UserError
from crm_desktop.services.quote_card import QuoteRow, list_quotes, read_quote
from crm_desktop.store.store import Store
from crm_desktop.ui.quote_words import row_words
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.choice_box import ChoiceCombo, choice_box
from crm_desktop.ui.widgets.controls import button


class QuoteChoice(QObject):
    """See ``report_options.OwnChoices``; ``open_requested`` carries a quote's id."""

    changed = Signal()
    open_requested = Signal(bytes)

    def __init__(self, theme: Theme, store: Store, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._store, self._today = store, today
        self._wanted: bytes | None = None
        self.row = QWidget()
        self.beside: QWidget | None = None
        row = QHBoxLayout(self.row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        self.quotes = ChoiceCombo(theme, 300, 480)
        row.addWidget(choice_box(theme, self.tr("Quote"), self.quotes))
        self.open_button = button(theme, self.tr("Open quote"), self._open)
        foot = QVBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.open_button)
        row.addLayout(foot)
        row.addStretch(1)
        self.quotes.activated.connect(lambda _row: self._chosen())

    def take(self, quote: bytes) -> None:
        """Show this one next."""
        self._wanted = quote

    def _chosen(self) -> None:
        self._wanted = self.quotes.currentData()
        self.changed.emit()

    def _open(self) -> None:
        quote = self.quotes.currentData()
        if quote is not None:
            self.open_requested.emit(quote)

    def more(self) -> dict[str, object]:
        """The choice as it goes into the order; empty where there is no quote."""
        quote = self.quotes.currentData()
        return {"quote": quote.hex()} if quote is not None else {}

    def enter(self) -> None:
        """List the quotes that there are now; an earlier version that was asked for comes first."""
        rows: list[QuoteRow] = list_quotes(self._store, self._today())
        if self._wanted is not None and self._wanted not in [row.id for row in rows]:
            try:
                rows.insert(0, read_quote(self._store, self._wanted, self._today()).row)
            except UserError:  # archived meanwhile
                self._wanted = None
        self.quotes.clear()
        for row in rows:
            self.quotes.addItem(row_words(row), row.id)
        ids = [row.id for row in rows]
        self.quotes.setCurrentIndex(ids.index(self._wanted) if self._wanted in ids else 0)
        self.open_button.setEnabled(bool(rows))
