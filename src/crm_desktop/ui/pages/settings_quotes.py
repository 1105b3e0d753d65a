"""How quotes are made: their numbers, days, texts, and the taxes that are offered."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QSpinBox

from crm_desktop.domain.quote_numbers import LONGEST_PREFIX
from crm_desktop.errors import UserError
from crm_desktop.services.quote_setup import (
    QuoteSettings,
    change_quote_settings,
    keep_tax_rates,
    list_tax_rates,
    read_quote_settings,
)
from crm_desktop.store.store import Store
from crm_desktop.ui.amounts import decimal_mark
from crm_desktop.ui.drafts import Draft, Drafts
from crm_desktop.ui.pages.settings_paper import LinesEdit
from crm_desktop.ui.pages.settings_part import SettingsPart
from crm_desktop.ui.quote_words import number_words
from crm_desktop.ui.shown_values import ShownValues
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.calm_fields import NumberBox
from crm_desktop.ui.widgets.ticks import TickBox

_MOST_DAYS = 366


class QuotePart(SettingsPart):
    """Each change is saved at once and can be undone; what is refused stays as it was typed."""

    def __init__(self, theme: Theme, store: Store) -> None:
        super().__init__(theme, self.tr("Quotes"))
        self._store = store
        self._shown = ShownValues(store)
        self._refused = Drafts(store.folder, "quote_settings.json")
        self.prefix = QLineEdit()
        self.prefix.setMaxLength(LONGEST_PREFIX)
        self.add(
            self.tr("Befo&re the number"), self.prefix,
            self.tr("Letters that stand before every number, if you like. A second PC counts with"
                    " letters of its own, so no number is given twice."),
        )  # fmt: skip
        self.valid = self._days(1)
        self.add(self.tr("&Valid for days"), self.valid)
        self.remind = self._days(0)
        self.add(self.tr("Re&mind days before"), self.remind)
        self.included = TickBox(theme, self.tr("Prices &include the tax"))
        self.column.addWidget(self.included)
        self.taxes = LinesEdit(theme, 3)
        self.add(
            self.tr("Taxe&s"), self.taxes,
            self.tr("One in a line, its name and percentage; the first one is the usual one."),
        )  # fmt: skip
        self.intro = LinesEdit(theme, 4)
        self.add(self.tr("Ab&ove the lines"), self.intro)
        self.closing = LinesEdit(theme, 4)
        self.add(
            self.tr("Belo&w the lines"), self.closing,
            self.tr("With fields as in a letter. New quotes begin with these texts."),
        )  # fmt: skip
        self.refresh()
        self.prefix.editingFinished.connect(self._keep)
        self.valid.editingFinished.connect(self._keep)
        self.remind.editingFinished.connect(self._keep)
        self.included.clicked.connect(lambda _on: self._keep())
        self.intro.left.connect(self._keep)
        self.closing.left.connect(self._keep)
        self.taxes.left.connect(self._keep_taxes)

    def _days(self, fewest: int) -> QSpinBox:
        made = NumberBox()
        made.setRange(fewest, _MOST_DAYS)
        return made

    # -- showing and keeping -------------------------------------------------------------------

    def refresh(self) -> None:
        self._shown.begin()
        with self._store.read_raw() as raw:
            kept = read_quote_settings(raw)
        if not self.prefix.hasFocus():
            self._shown.show("prefix", kept.prefix)
            self.prefix.setText(self._typed("prefix", kept.prefix))
        for box, name, days in (
            (self.valid, "valid_days", kept.valid_days),
            (self.remind, "remind_days", kept.remind_days),
        ):
            if not box.hasFocus():
                self._shown.show(name, days)
                box.setValue(days)
        self._shown.show("tax_included", kept.tax_included)
        self.included.setChecked(kept.tax_included)
        taxes = self._tax_lines()
        for lines, name, text, kept_text in (
            (self.intro, "intro", kept.intro, kept.intro),
            (self.closing, "closing", kept.closing, kept.closing),
            (self.taxes, "taxes", self._typed("taxes", taxes), taxes),
        ):
            if not lines.hasFocus():
                self._shown.show(name, kept_text)
                if lines.toPlainText() != text:
                    lines.setPlainText(text)

    def _tax_lines(self) -> str:
        return "\n".join(
            f"{rate.name} {number_words(rate.percent)} %" for rate in list_tax_rates(self._store)
        )

    def leave(self) -> None:
        self._keep()
        self._keep_taxes()

    def _keep(self) -> None:
        with self._store.read_raw() as raw:
            kept = read_quote_settings(raw)
        typed = self._shown.typed({
            "prefix": self.prefix.text().strip(), "valid_days": self.valid.value(),
            "remind_days": self.remind.value(), "tax_included": self.included.isChecked(),
            "intro": self.intro.toPlainText().strip(),
            "closing": self.closing.toPlainText().strip(),
        })  # fmt: skip
        wanted: QuoteSettings = replace(kept, **typed)  # type: ignore[arg-type]
        changed = 0
        with self._shown.keeping(typed):
            try:
                changed = change_quote_settings(self._store, wanted)
            except UserError as error:
                self._keep_refused("prefix", wanted.prefix, error)
                others = replace(wanted, prefix=kept.prefix)
                with suppress(UserError):
                    changed = change_quote_settings(self._store, others)
            else:
                self._refused.keep(b"", None, "prefix")
        if changed:
            self.done.emit(self.tr("New quotes are made like this now."))

    def _keep_taxes(self) -> None:
        typed = self.taxes.toPlainText().strip()
        if typed == self._tax_lines() or not self._shown.typed({"taxes": typed}):
            self._refused.keep(b"", None, "taxes")
            return
        rates = []
        for line in typed.splitlines():
            name, _, percent = line.replace("%", " ").strip().rpartition(" ")
            if line.strip():
                shown = percent.replace(",", ".") if decimal_mark() == "," else percent
                rates.append((name.strip(), shown))
        try:
            with self._shown.keeping({"taxes": typed}):
                changed = keep_tax_rates(self._store, rates)
        except UserError as error:
            self._keep_refused("taxes", typed, error)
            return
        self._refused.keep(b"", None, "taxes")
        if changed:
            self.done.emit(self.tr("These taxes are offered now."))

    def _typed(self, what: str, kept: str) -> str:
        """What stands in a field: what was refused and not mended yet, else what is kept."""
        refused = self._refused.of(b"", what)
        return kept if refused is None else refused.text

    def _keep_refused(self, what: str, typed: str, error: UserError) -> None:
        before = self._refused.of(b"", what)
        if before is None or before.text != typed:  # told once
            self._refused.keep(b"", Draft("", typed, self._store.clock()), what)
            self.told.emit(spoken(error.sentence))
