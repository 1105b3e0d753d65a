"""Settings of the shop, which every PC knows, and who sits at this one."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from crm_desktop.domain.money import CURRENCY_DIGITS
from crm_desktop.domain.places import country_code
from crm_desktop.errors import UserError
from crm_desktop.services.colleagues import list_colleagues
from crm_desktop.services.settings import change_settings, shop_settings
from crm_desktop.store.store import Store
from crm_desktop.ui.pages.settings_part import SettingsPart
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.person_here import choose_person, person_here
from crm_desktop.ui.shown_values import ShownValues
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.calm_fields import ActingBox
from crm_desktop.ui.words import in_short


def countries() -> list[tuple[str, str]]:
    """Code and name of every country, in the order of the names in the program's language."""
    found: dict[str, str] = {}
    for territory in QLocale.Country:
        code = QLocale.territoryToCode(territory)
        if len(code) == 2 and code.isalpha() and country_code(code) == code:
            found[code] = QLocale.territoryToString(territory)
    return sorted(found.items(), key=lambda each: each[1].casefold())


class ShopPart(SettingsPart):
    """Name, country and currency; each change is saved at once and can be undone."""

    def __init__(self, theme: Theme, store: Store, default_name: str) -> None:
        """``default_name``: the name that is shown while the shop has none of its own."""
        super().__init__(theme, self.tr("Shop"))
        self._store, self._default_name = store, default_name
        self._shown = ShownValues(store)
        self.name = QLineEdit()
        self.name.setMaxLength(200)
        self.add(self.tr("&Name of the shop"), self.name)
        self.country = ActingBox()
        self.country.addItem(self.tr("Not chosen"), "")
        for code, name in countries():
            self.country.addItem(name, code)
        self.add(
            self.tr("C&ountry of phone numbers"), self.country,
            self.tr("For numbers that are written without a country code."),
        )  # fmt: skip
        self.currency = ActingBox()
        for code in sorted(CURRENCY_DIGITS):
            self.currency.addItem(code, code)
        self.add(self.tr("C&urrency"), self.currency)
        self.refresh()
        self.name.editingFinished.connect(self._keep)
        self.country.activated.connect(lambda _row: self._keep())
        self.currency.activated.connect(lambda _row: self._keep())

    def refresh(self) -> None:
        self._shown.begin()
        kept = shop_settings(self._store)
        if not self.name.hasFocus():
            # The name shown for want of another is not taken for one that was typed.
            self._shown.show("shop_name", kept.shop_name or self._default_name)
            self.name.setText(kept.shop_name or self._default_name)
        self._shown.show("country", kept.country)
        self._shown.show("currency", kept.currency)
        self.country.setCurrentIndex(max(0, self.country.findData(kept.country)))
        self.currency.setCurrentIndex(max(0, self.currency.findData(kept.currency)))

    def leave(self) -> None:
        self._keep()

    def _keep(self) -> None:
        kept = shop_settings(self._store)
        typed = self._shown.typed({
            "shop_name": self.name.text().strip(),
            "country": str(self.country.currentData() or ""),
            "currency": str(self.currency.currentData()),
        })  # fmt: skip
        wanted = kept._replace(**typed)  # type: ignore[arg-type]
        try:
            with self._shown.keeping(typed):
                changed = change_settings(self._store, wanted)
        except UserError as error:
            self.told.emit(spoken(error.sentence))
            return
        if changed:
            if wanted.shop_name != kept.shop_name:
                shown = wanted.shop_name or self._default_name
                said = self.tr("The shop is called “%1” now.").replace("%1", in_short(shown))
            elif wanted.country != kept.country:
                country = self.country.currentText()
                said = self.tr("Phone numbers without a code: %1.").replace("%1", country)
            else:
                said = self.tr("Amounts are in %1 now.").replace("%1", wanted.currency)
            self.done.emit(said)


class YouPart(SettingsPart):
    """The person at this PC."""

    def __init__(self, theme: Theme, store: Store, settings: PcSettings) -> None:
        super().__init__(theme, self.tr("You"))
        self._store, self._settings = store, settings
        self.name = QLineEdit()
        self.name.setMaxLength(100)
        self.add(
            self.tr("&Your name"), self.name,
            self.tr(
                "Entries you write here say “You” on this PC and your name on the others."
            ),
        )  # fmt: skip
        names = QCompleter([each.name for each in list_colleagues(store)], self)
        names.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.name.setCompleter(names)
        self.refresh()
        self.name.editingFinished.connect(self._keep)

    def refresh(self) -> None:
        if not self.name.hasFocus():
            here = person_here(self._store, self._settings)
            self.name.setText(here.name if here is not None else "")

    def leave(self) -> None:
        self._keep()

    def _keep(self) -> None:
        here = person_here(self._store, self._settings)
        typed = self.name.text().strip()
        if typed == (here.name if here is not None else ""):
            return
        try:
            found = choose_person(self._store, self._settings, typed)
        except UserError as error:
            self.told.emit(spoken(error.sentence))
            return
        if found is None:
            self.told.emit(self.tr("Nobody in particular works at this PC now."))
        else:
            self.told.emit(self.tr("%1 works at this PC now.").replace("%1", found.name))
