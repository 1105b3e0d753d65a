"""The choices above a report: period, customers, one customer, person, how much, which pipeline.

They are kept for all reports together, so that who looks at the business customers of October sees
them in the next report too; only the period belongs to each report.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from crm_desktop.reports.kinds import Choice, Kind
from crm_desktop.services.colleagues import list_colleagues
from crm_desktop.services.stages import list_pipelines
from crm_desktop.services.today import contact_number
from crm_desktop.services.views import BUILT_IN, saved_views
from crm_desktop.store.store import Store
from crm_desktop.ui.report_kinds import periods
from crm_desktop.ui.report_words import report_words
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.view_words import view_name
from crm_desktop.ui.widgets.choice_box import ChoiceCombo, choice_box
from crm_desktop.ui.widgets.contact_field import ContactField
from crm_desktop.ui.widgets.flow import FlowLayout
from crm_desktop.ui.widgets.period_popover import PeriodPopover

ONE, ALL, PICKED, VIEW, OWN = "one", "all", "picked", "view:", "own"
_ENTRIES = (10, 30, 100, 0)


@dataclass(slots=True)
class Chosen:
    """What is chosen. ``customers`` is one of the codes above, or "view:" and an id in hex, and
    ``sheet`` the same for the sheets of customers, where it begins with one of them. ``picked`` are
    contacts (``contact.n``) that came from another page, called ``picked_name``."""

    customers: str = ALL
    sheet: str = ONE
    picked: tuple[int, ...] = ()
    picked_name: str = ""
    contact: int = -1
    contact_id: bytes | None = None
    contact_name: str = ""
    person: bytes | None = None
    person_name: str = ""
    entries: int = 10
    pipeline: bytes | None = None
    periods: dict[str, str] = field(default_factory=dict)
    own: dict[str, tuple[dt.date, dt.date]] = field(default_factory=dict)


class ReportChoices(QWidget):
    """``changed``: something else was chosen by the person."""

    changed = Signal()

    def __init__(self, theme: Theme, store: Store, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._theme, self._store, self._today = theme, store, today
        self.value = Chosen()
        self._kind: Kind | None = None
        self._flow = FlowLayout(self, theme.px(10), theme.px(6))
        self._flow.setContentsMargins(0, 0, 0, 0)
        self.period = self._combo("period", self.tr("Period"), 164)
        self.customers = self._combo("customers", self.tr("Customers"), 150)
        self.contact = ContactField(theme, store)
        self.contact.setFixedWidth(theme.px(170))
        self.contact.setPlaceholderText(self.tr("Type a name"))
        self._boxed("contact", self.tr("Customer"), self.contact)
        self.entries = self._combo("entries", self.tr("What happened"), 130)
        self.pipeline = self._combo("pipeline", self.tr("Pipeline"), 150)
        self.person = self._combo("person", self.tr("Person"), 124)
        self.contact.chosen.connect(self._contact_chosen)
        self.contact.editingFinished.connect(self._contact_chosen)

    def _combo(self, code: Choice, name: str, wide: int) -> QComboBox:
        made = ChoiceCombo(self._theme, wide)
        self._boxed(code, name, made)
        made.activated.connect(lambda _row: self._picked(code))
        return made

    def _boxed(self, code: Choice, name: str, control: QWidget) -> None:
        box = choice_box(self._theme, name, control)
        box.setProperty("choice", code)
        self._flow.addWidget(box)

    def _box(self, control: QWidget) -> QWidget:
        box = control.parentWidget()
        assert box is not None
        return box

    # -- showing -------------------------------------------------------------------------------

    def show_kind(self, kind: Kind) -> None:
        """Offer the choices of a report, each at what was chosen last."""
        self._kind = kind
        for code, control, fill in (
            ("period", self.period, self._fill_period),
            ("customers", self.customers, self._fill_customers),
            ("entries", self.entries, self._fill_entries),
            ("pipeline", self.pipeline, self._fill_pipeline),
            ("person", self.person, self._fill_person),
        ):
            shown = code in kind.choices
            if shown:
                control.blockSignals(True)
                control.clear()
                fill()
                control.blockSignals(False)
                control.updateGeometry()
            self._box(control).setVisible(shown and (code != "pipeline" or control.count() > 1))
        self._show_contact()

    def _show_contact(self) -> None:
        assert self._kind is not None
        choices = self._kind.choices
        shown = "contact" in choices and ("customers" not in choices or self.whom == ONE)
        self._box(self.contact).setVisible(shown)
        if not self.contact.hasFocus():
            self.contact.show_contact(self.value.contact_id, self.value.contact_name)

    def _fill_period(self) -> None:
        assert self._kind is not None
        kind, today = self._kind, self._today()
        words = report_words()
        for code, name, days in periods(kind.period):
            first, last = days(today)
            self.period.addItem(name, code)
            if first is not None and last is not None:
                place = self.period.count() - 1
                tip = Qt.ItemDataRole.ToolTipRole
                self.period.setItemData(place, words.period(first, last), tip)
        code = self.value.periods.get(kind.id, kind.period)
        if kind.id in self.value.own:
            self.period.addItem(words.period(*self.value.own[kind.id]), OWN)
        self.period.addItem(self.tr("Choose days…"), "")
        _show(self.period, code)

    def _fill_customers(self) -> None:
        assert self._kind is not None
        value = self.value
        if "contact" in self._kind.choices:
            self.customers.addItem(self.tr("One customer"), ONE)
        self.customers.addItem(self.tr("All customers"), ALL)
        if value.picked:
            self.customers.addItem(
                value.picked_name or self.tr("%n selected", None, len(value.picked)), PICKED
            )
        for code in BUILT_IN:
            self.customers.addItem(view_name(code, ""), VIEW + code.hex())
        for saved in saved_views(self._store):
            if saved.view is not None:
                self.customers.addItem(saved.name, VIEW + saved.id.hex())
        if not _show(self.customers, self.whom):
            self._take_whom(str(self.customers.itemData(0)))

    def _fill_entries(self) -> None:
        for count in _ENTRIES:
            name = self.tr("The last %n", None, count) if count else self.tr("Everything")
            self.entries.addItem(name, count)
        _show(self.entries, self.value.entries)

    def _fill_pipeline(self) -> None:
        for pipeline in list_pipelines(self._store):
            self.pipeline.addItem(pipeline.name, pipeline.id)
        if self.value.pipeline is None and self.pipeline.count():
            self.value.pipeline = self.pipeline.itemData(0)
        _show(self.pipeline, self.value.pipeline)

    def _fill_person(self) -> None:
        self.person.addItem(self.tr("Everyone"), None)
        for colleague in list_colleagues(self._store):
            self.person.addItem(colleague.name, colleague.id)
        if not _show(self.person, self.value.person):
            self.value.person = None

    # -- choosing ------------------------------------------------------------------------------

    def _picked(self, code: Choice) -> None:
        assert self._kind is not None
        value = self.value
        if code == "period":
            chosen = self.period.currentData()
            if not chosen:
                self._ask_days()
                return
            value.periods[self._kind.id] = chosen
        elif code == "customers":
            self._take_whom(self.customers.currentData())
            self._show_contact()
        elif code == "entries":
            value.entries = self.entries.currentData()
        elif code == "pipeline":
            value.pipeline = self.pipeline.currentData()
        elif code == "person":
            value.person, value.person_name = self.person.currentData(), self.person.currentText()
        self.changed.emit()

    def _ask_days(self) -> None:
        assert self._kind is not None
        kind, today = self._kind, self._today()
        first, last = self.days()
        _show(self.period, self.value.periods.get(kind.id, kind.period))

        def chosen(begin: dt.date, end: dt.date) -> None:
            self.value.own[kind.id] = (begin, end)
            self.value.periods[kind.id] = OWN
            self.show_kind(kind)
            self.changed.emit()

        PeriodPopover(
            self._theme, self, first=first or today, last=last or today, today=today, chosen=chosen
        ).open_under(self.period)

    def _contact_chosen(self) -> None:
        found = self.contact.settle()
        if found is None or found == self.value.contact_id:
            return
        with self._store.read_raw() as raw:
            number = contact_number(raw, found)
        if number is not None:
            self.take_contact(number, found, self.contact.text())
            self.changed.emit()

    def take_contact(self, number: int, identity: bytes, name: str) -> None:
        """The customer that the next report is about."""
        value = self.value
        value.contact, value.contact_id, value.contact_name = number, identity, name
        value.sheet = ONE

    def take_contacts(self, numbers: Sequence[int], name: str = "") -> None:
        """Contacts that another page shows."""
        self.value.picked, self.value.picked_name = tuple(numbers), name
        self.value.customers = PICKED

    @property
    def whom(self) -> str:
        """Which customers the report that is shown is about, as a code."""
        of_one = self._kind is not None and "contact" in self._kind.choices
        return self.value.sheet if of_one else self.value.customers

    def _take_whom(self, code: str) -> None:
        if self._kind is not None and "contact" in self._kind.choices:
            self.value.sheet = code
        else:
            self.value.customers = code

    # -- what is chosen ------------------------------------------------------------------------

    def days(self) -> tuple[dt.date | None, dt.date | None]:
        """First and last day of the period of the report that is shown; None: open."""
        assert self._kind is not None
        if "period" not in self._kind.choices:
            return None, None
        code = self.value.periods.get(self._kind.id, self._kind.period)
        if code == OWN and self._kind.id in self.value.own:
            return self.value.own[self._kind.id]
        for known, _, days in periods(self._kind.period):
            if known == code:
                return days(self._today())
        return None, None

    def of_whom(self) -> str:
        """The customers in words; empty: all of them, or some without a name of their own."""
        if self._kind is None or "customers" not in self._kind.choices:
            return ""
        return "" if self.whom in (ALL, ONE, PICKED) else self.customers.currentText()


def _show(combo: QComboBox, value: object) -> bool:
    """Show the entry with that value; False: there is none, the first one is shown."""
    row = next((n for n in range(combo.count()) if combo.itemData(n) == value), -1)
    combo.setCurrentIndex(max(0, row))
    return row >= 0
