"""Choices of labels and envelopes: which sheet, where it begins, for whom, how far it is off.

They belong to this PC and its printer and are remembered there; only where a sheet begins is not.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.reports.label_formats import LabelFormat, label_formats, usual_format
from crm_desktop.ui.amounts import decimal_mark
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.calm_fields import AmountBox
from crm_desktop.ui.widgets.choice_box import ChoiceCombo, choice_box
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.flow import FlowLayout
from crm_desktop.ui.widgets.popover import Popover
from crm_desktop.ui.widgets.sheet_map import SheetMap
from crm_desktop.ui.widgets.ticks import TickBox

_MOST_OFFSET = 20.0


class LabelOptions(QObject):
    """See ``report_options.OwnChoices``."""

    changed = Signal()

    def __init__(self, theme: Theme, settings: PcSettings, *, letter_paper: bool) -> None:
        super().__init__()
        self._theme, self._settings = theme, settings
        kept = settings.label_choices
        self._kind = label_formats().get(str(kept.get("format"))) or usual_format(letter_paper)
        self._offsets = (_offset(kept.get("right")), _offset(kept.get("down")))
        self.start = 0
        self.test = False
        self.row = QWidget()
        self.beside: QWidget | None = None
        flow = FlowLayout(self.row, theme.px(10), theme.px(6))
        flow.setContentsMargins(0, 0, 0, 0)
        self.sheet = self._combo(flow, self.tr("Sheet"), 260)
        for one in label_formats().values():
            self.sheet.addItem(format_words(one), one.id)
        self.sheet.setCurrentIndex(self.sheet.findData(self._kind.id))
        self.order = self._combo(flow, self.tr("Order"), 164)
        for code, name in (
            ("post_code", self.tr("By post code")), ("name", self.tr("By name")),
            ("list", self.tr("As in the list")),
        ):  # fmt: skip
            self.order.addItem(name, code)
        self.order.setCurrentIndex(max(0, self.order.findData(kept.get("order"))))
        self.begin = self._boxed(flow, self.tr("First free label"), self._begin_button())
        self.offset = self._boxed(flow, self.tr("Printer is off by"), self._offset_button())
        ticks = QWidget()
        column = QVBoxLayout(ticks)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.household = self._tick(column, self.tr("One per household"), kept.get("per_household"))
        self.shop_above = self._tick(column, self.tr("Our address above"), kept.get("sender"))
        flow.addWidget(ticks)
        self.sheet.activated.connect(lambda _row: self._sheet_chosen())
        self.order.activated.connect(lambda _row: self._kept())
        self.household.clicked.connect(lambda _on: self._kept())
        self.shop_above.clicked.connect(lambda _on: self._kept())
        self._say()

    # -- building ------------------------------------------------------------------------------

    def _boxed(self, flow: FlowLayout, name: str, control: QPushButton) -> QPushButton:
        flow.addWidget(choice_box(self._theme, name, control))
        return control

    def _combo(self, flow: FlowLayout, name: str, narrowest: int) -> QComboBox:
        made = ChoiceCombo(self._theme, narrowest)
        flow.addWidget(choice_box(self._theme, name, made))
        return made

    def _tick(self, column: QVBoxLayout, name: str, on: object) -> TickBox:
        made = TickBox(self._theme, name)
        made.setChecked(bool(on))
        made.setMinimumHeight(max(24, self._theme.px(27)))
        column.addWidget(made)
        return made

    def _begin_button(self) -> QPushButton:
        return button(self._theme, " ", self._ask_begin, icon="chevron-down")

    def _offset_button(self) -> QPushButton:
        return button(self._theme, " ", self._ask_offset, icon="chevron-down")

    # -- choosing ------------------------------------------------------------------------------

    def _sheet_chosen(self) -> None:
        self._kind = label_formats()[self.sheet.currentData()]
        self.start = 0
        self._kept()

    def _ask_begin(self) -> None:
        asks = Popover(self._theme, self.row, self.tr("First free label"))
        said = label(
            self._theme, self.tr("Click the first label that is still on the sheet."), "small",
            "text_2",
        )  # fmt: skip
        said.setWordWrap(True)
        asks.body.addWidget(said)
        self.map = SheetMap(self._theme, self._kind, self.start)
        asks.body.addWidget(self.map)

        def chosen(slot: int) -> None:
            asks.finish()
            self.start = slot
            self._kept()

        self.map.chosen.connect(chosen)
        asks.open_under(self.begin, self.map)

    def _ask_offset(self) -> None:
        asks = _OffsetPopover(self._theme, self.row, self._offsets, test=self.test)

        def settled(right: float, down: float, test: bool) -> None:
            if (right, down, test) != (*self._offsets, self.test):
                self._offsets, self.test = (right, down), test
                self._kept()

        asks.settled = settled
        asks.open_under(self.offset, asks.right)

    def _kept(self) -> None:
        more = self.more()
        self._settings.label_choices = {
            name: more[name]
            for name in ("format", "order", "right", "down", "per_household", "sender")
        }
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        one = self._kind.slots == 1
        begin = self.begin.parentWidget()
        assert begin is not None
        begin.setVisible(not one)
        self.begin.setText(
            self.tr("%1 of %2").replace("%2", str(self._kind.slots))
            .replace("%1", str(self.start + 1))
        )  # fmt: skip
        self.offset.setText(self.tr("Test page") if self.test else _offset_words(*self._offsets))
        for control, name in (
            (self.begin, self.tr("First free label")), (self.offset, self.tr("Printer is off by")),
        ):  # fmt: skip
            control.setAccessibleName(f"{name}: {control.text()}")

    # -- for the page --------------------------------------------------------------------------

    def more(self) -> dict[str, object]:
        """The choices as they go into the order."""
        return {
            "format": self._kind.id, "start": self.start, "right": self._offsets[0],
            "down": self._offsets[1], "per_household": self.household.isChecked(),
            "order": self.order.currentData(), "sender": self.shop_above.isChecked(),
            "test": self.test,
        }  # fmt: skip

    def enter(self) -> None:
        """A test page is not what one comes for."""
        self.test = False
        self._say()


class _OffsetPopover(Popover):
    """How far to move what is printed; kept when the layer is left."""

    def __init__(
        self, theme: Theme, parent: QWidget, offsets: tuple[float, float], *, test: bool
    ) -> None:
        super().__init__(theme, parent, self.tr("Printer is off by"))
        self.settled: Callable[[float, float, bool], None] = lambda _right, _down, _test: None
        grid = QGridLayout()
        grid.setSpacing(theme.px(8))
        self.right = self._box(grid, 0, self.tr("Move to the right"), offsets[0])
        self.down = self._box(grid, 1, self.tr("Move down"), offsets[1])
        self.body.addLayout(grid)
        self.test = TickBox(theme, self.tr("Show the test page"))
        self.test.setChecked(test)
        self.body.addWidget(self.test)
        self.body.addWidget(button(theme, self.tr("Use this"), self.accept, kind="primary"))

    def _box(self, grid: QGridLayout, row: int, name: str, value: float) -> QDoubleSpinBox:
        made = AmountBox()
        made.setFont(self._theme.font("body"))
        made.setRange(-_MOST_OFFSET, _MOST_OFFSET)
        made.setSingleStep(0.5)
        made.setDecimals(1)
        made.setSuffix(self.tr(" mm"))
        made.setValue(value)
        made.setAccessibleName(name)
        said = label(self._theme, name, "body")
        said.setBuddy(made)
        grid.addWidget(said, row, 0)
        grid.addWidget(made, row, 1)
        return made

    def accept(self) -> None:
        self.finish()
        self.settle()

    def settle(self) -> None:
        self.settled(self.right.value(), self.down.value(), self.test.isChecked())


def _tr(text: str) -> str:
    return QCoreApplication.translate("LabelOptions", text)


def _offset_words(right: float, down: float) -> str:
    """ "0.5 mm left, 2 mm down"."""
    said = []
    for by, more, less in (
        (right, _tr("%1 mm right"), _tr("%1 mm left")), (down, _tr("%1 mm down"), _tr("%1 mm up")),
    ):  # fmt: skip
        if by:
            number = f"{abs(by):g}".replace(".", decimal_mark())
            said.append((more if by > 0 else less).replace("%1", number))
    return ", ".join(said) or _tr("Nothing")


def format_words(kind: LabelFormat) -> str:
    """ "Avery L7160, J8160 · 63.5 × 38.1 mm · 21 on A4"."""
    size = f"{kind.width:.4g} × {kind.height:.4g} mm"
    if kind.kind == "envelope":
        return f"{_tr('Envelope')} {kind.codes} · {size}"
    if kind.kind == "roll":
        return f"{_tr('Roll')} {kind.codes} · {size}"
    count = _tr("%1 on %2").replace("%2", kind.paper).replace("%1", str(kind.slots))
    return f"{kind.codes} · {size} · {count}"


def _offset(value: object) -> float:
    try:
        found = float(str(value))
    except ValueError:
        return 0.0
    return found if abs(found) <= _MOST_OFFSET else 0.0
