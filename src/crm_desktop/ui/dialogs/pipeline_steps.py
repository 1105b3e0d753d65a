"""Pipelines and their steps: names, colours, chances, quiet limits, order; and the reasons for
losing a deal. Everything is kept at once.

Nothing asks whether it may: each change is a step that Undo takes back. Only a step that holds
deals asks where they go.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.domain import pipeline_presets
from crm_desktop.errors import UserError
from crm_desktop.services import stages
from crm_desktop.services.settings import shop_settings
from crm_desktop.services.stages import Pipeline, Stage
from crm_desktop.ui.amounts import read_percent
from crm_desktop.ui.dialogs.reason_list import ReasonList
from crm_desktop.ui.pages.settings_tags import hue_icon, hue_words
from crm_desktop.ui.theme import TAG_HUES, Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from crm_desktop.store.store import Store

NAME, CHANCE, QUIET = range(3)


class PipelineSteps(QDialog):
    """Shows one pipeline at a time."""

    def __init__(self, parent: QWidget, theme: Theme, store: Store) -> None:
        super().__init__(parent)
        self._theme, self._store = theme, store
        self._filling = False
        self._pipelines: list[Pipeline] = []
        px = theme.px
        self.setWindowTitle(self.tr("Pipelines and steps"))
        self.resize(px(640), px(500))
        self.setStyleSheet(f"PipelineSteps {{ background: {theme.hex('surface')}; }}")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(20), px(16), px(20), px(16))
        whole.setSpacing(px(12))
        self.parts = Segments(theme, self.tr("What is set up"))
        self.parts.set_texts((self.tr("Steps"), self.tr("Reasons for losing")), 0)
        self.parts.chosen.connect(self.show_part)
        whole.addWidget(self.parts, 0, Qt.AlignmentFlag.AlignLeft)
        self._stack = QStackedWidget()
        whole.addWidget(self._stack, 1)
        self._stack.addWidget(self._steps_part(theme))
        self.reasons = ReasonList(theme, store)
        self._stack.addWidget(self.reasons)
        end = QHBoxLayout()
        end.addStretch(1)
        end.addWidget(button(theme, self.tr("C&lose"), self.accept, kind="primary"))
        whole.addLayout(end)
        self.table.itemChanged.connect(self._changed)
        self.which.activated.connect(lambda _at: self.refresh())
        line = self.which.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._rename)
        self.refresh()

    def _steps_part(self, theme: Theme) -> QWidget:
        px = theme.px
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        top = QHBoxLayout()
        top.setSpacing(px(8))
        self.which = QComboBox()
        self.which.setEditable(True)
        self.which.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.which.setFont(theme.font("body"))
        self.which.setAccessibleName(self.tr("Pipeline"))
        self.which.setToolTip(self.tr("Type another name and press Enter to rename it"))
        top.addWidget(self.which, 1)
        self.new_button = button(theme, self.tr("&New pipeline"), self._new_menu)
        self.remove_pipeline = button(theme, self.tr("Remove pipeline"), self._remove_pipeline)
        top.addWidget(self.new_button)
        top.addWidget(self.remove_pipeline)
        column.addLayout(top)
        self._build_table(theme)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.up = button(theme, self.tr("&Up"), lambda: self._shift(-1))
        self.down = button(theme, self.tr("&Down"), lambda: self._shift(1))
        self.add = button(theme, self.tr("&Add step"), self._add, icon="plus")
        self.remove = button(theme, self.tr("&Remove step"), self._remove)
        self.colour = button(theme, self.tr("&Colour…"), self._colour_menu)
        for one in (self.add, self.colour, self.up, self.down, self.remove):
            row.addWidget(one)
        row.addStretch(1)
        column.addLayout(row)
        self.error = label(theme, "", "small", "danger")
        self.error.setWordWrap(True)
        column.addWidget(self.error)
        return part

    def _build_table(self, theme: Theme) -> None:
        self.table = QTableWidget(0, 3)
        self.table.setFont(theme.font("body"))
        self.table.setAccessibleName(self.tr("Steps"))
        self.table.setHorizontalHeaderLabels(
            (self.tr("Step"), self.tr("Chance in %"), self.tr("Quiet limit in days"))
        )
        self.table.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(
            QUIET, QHeaderView.ResizeMode.ResizeToContents
        )
        self.table.verticalHeader().hide()
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setIconSize(QSize(theme.px(14), theme.px(14)))
        self.table.verticalHeader().setDefaultSectionSize(theme.px(34))
        self.table.horizontalHeader().setFont(theme.font("small_label"))
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setFixedHeight(theme.px(32))
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        line, chosen = theme.hex("border_subtle"), theme.hex("selected")
        # The field of a cell that is edited is as high as the cell.
        self.table.setStyleSheet(
            f"QTableWidget {{ background: {theme.hex('surface')}; color: {theme.hex('text')};"
            f" border: 1px solid {theme.hex('border')}; outline: 0;"
            f" border-radius: {theme.radius('control')}px; }}"
            f"QTableWidget:focus {{ border: 2px solid {theme.hex('focus')}; }}"
            f"QTableWidget::item {{ border-bottom: 1px solid {line};"
            f" padding: 0 {theme.px(6)}px; }}"
            f"QTableWidget::item:selected {{ background: {chosen}; color: {theme.hex('text')}; }}"
            "QTableWidget QLineEdit { min-height: 0; border-radius: 0; }"
        )

    def show_part(self, number: int) -> None:
        """The steps, or the reasons for losing."""
        if self.parts.present != number:
            self.parts.set_texts((self.tr("Steps"), self.tr("Reasons for losing")), number)
        self._stack.setCurrentIndex(number)

    # -- showing -------------------------------------------------------------------------------

    def refresh(self, show: bytes | None = None) -> None:
        """Read the pipelines anew, and show one of them."""
        wanted = show or self.which.currentData()
        self._filling = True
        self._pipelines = stages.list_pipelines(self._store)
        self.which.clear()
        for one in self._pipelines:
            self.which.addItem(one.name, one.id)
        # Not findData: it does not compare bytes by value.
        at = next((n for n, one in enumerate(self._pipelines) if one.id == wanted), 0)
        self.which.setCurrentIndex(at if self._pipelines else -1)
        row = self.table.currentRow()
        steps = self.steps()
        self.table.setRowCount(len(steps))
        for place, step in enumerate(steps):
            open_step = step.state == "open"
            texts = (
                step.name, str(step.probability), str(step.quiet_days) if open_step else "",
            )  # fmt: skip
            for at, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if at != NAME and not open_step:
                    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                if at == NAME and step.colour in TAG_HUES:
                    item.setIcon(hue_icon(self._theme, step.colour))
                if at == QUIET:
                    item.setToolTip(self.tr("0 means that there is no limit"))
                self.table.setItem(place, at, item)
        if steps:
            self.table.setCurrentCell(max(0, min(row, len(steps) - 1)), NAME)
        self.remove_pipeline.setEnabled(len(self._pipelines) > 1)
        for control in (self.add, self.colour, self.up, self.down, self.remove):
            control.setEnabled(bool(steps))
        self._filling = False

    def steps(self) -> list[Stage]:
        """The steps of the pipeline that is shown."""
        shown = self.which.currentData()
        return [s for one in self._pipelines if one.id == shown for s in one.stages]

    # -- changing ------------------------------------------------------------------------------

    def _try(self, command: Callable[[], object]) -> bool:
        self.error.setText("")
        try:
            command()
        except UserError as error:
            self.error.setText(spoken(error.sentence))
            self.refresh()
            return False
        self.refresh()
        return True

    def _changed(self, item: QTableWidgetItem) -> None:
        steps = self.steps()
        if self._filling or item.row() >= len(steps):
            return
        step, text = steps[item.row()].id, item.text().strip()
        if item.column() == NAME:
            self._try(lambda: stages.change_stage(self._store, step, name=text))
            return
        number = read_percent(text) if item.column() == CHANCE else _whole(text)
        given = -1 if number is None else round(number)
        if item.column() == CHANCE:
            self._try(lambda: stages.change_stage(self._store, step, probability=given))
        else:
            self._try(lambda: stages.change_stage(self._store, step, quiet_days=given))

    def _colour_menu(self) -> None:
        row, steps = self.table.currentRow(), self.steps()
        if not 0 <= row < len(steps):
            return
        step = steps[row]
        menu = QMenu(self)
        for hue in ("", *TAG_HUES):
            action = menu.addAction(hue_words(hue) if hue else self.tr("No colour"))
            if hue:
                action.setIcon(hue_icon(self._theme, hue))
            action.setCheckable(not hue)
            action.setChecked(not hue and not step.colour)
            action.triggered.connect(
                lambda _checked=False, to=hue: self._try(
                    lambda: stages.change_stage(self._store, step.id, colour=to)
                )
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.colour.mapToGlobal(QPoint(0, self.colour.height())))

    def _rename(self) -> None:
        shown, text = self.which.currentData(), self.which.currentText().strip()
        known = next((one.name for one in self._pipelines if one.id == shown), None)
        if not self._filling and known is not None and text and text != known:
            self._try(lambda: stages.rename_pipeline(self._store, shown, text))

    def _add(self) -> None:
        pipeline = self.which.currentData()
        steps = [step for step in self.steps() if step.state == "open"]
        name, count = self.tr("New step"), 1
        while any(step.name == name for step in steps):
            count += 1
            name = f"{self.tr('New step')} {count}"
        last = steps[-1].probability if steps else 50
        if self._try(lambda: stages.add_stage(self._store, pipeline, name, probability=last)):
            row = next(at for at, step in enumerate(self.steps()) if step.name == name)
            self.table.setCurrentCell(row, NAME)
            if (item := self.table.item(row, NAME)) is not None:
                self.table.editItem(item)

    def _shift(self, by: int) -> None:
        row, steps = self.table.currentRow(), self.steps()
        other = row + by
        if 0 <= other < len(steps) and steps[row].state == steps[other].state:
            order = [step.id for step in steps]
            order[row], order[other] = order[other], order[row]
            self._try(lambda: stages.order_stages(self._store, order))
            self.table.setCurrentCell(other, NAME)

    def _remove(self) -> None:
        row, steps = self.table.currentRow(), self.steps()
        if not 0 <= row < len(steps):
            return
        step = steps[row]
        if not step.deals:
            self._try(lambda: stages.remove_stage(self._store, step.id))
            return
        targets = [other for other in steps if other.id != step.id and other.state == step.state]
        self._ask_target(
            self.remove, targets, step.deals,
            lambda to: stages.remove_stage(self._store, step.id, to),
        )  # fmt: skip

    def _remove_pipeline(self) -> None:
        shown = self.which.currentData()
        count = sum(step.deals for step in self.steps())
        if not count:
            self._try(lambda: stages.remove_pipeline(self._store, shown))
            return
        others = [one for one in self._pipelines if one.id != shown]
        targets = [step for one in others for step in one.of("open")]
        self._ask_target(
            self.remove_pipeline, targets, count,
            lambda to: stages.remove_pipeline(self._store, shown, to),
        )  # fmt: skip

    def _ask_target(
        self, under: QWidget, targets: list[Stage], count: int, remove: Callable[[bytes], object]
    ) -> None:
        menu = QMenu(self)
        menu.addSection(self.tr("Where do %n deal(s) go?", None, count))
        names = {one.id: one.name for one in self._pipelines}
        for step in targets:
            action = menu.addAction(f"{names[step.pipeline_id]}: {step.name}".replace("&", "&&"))
            action.triggered.connect(
                lambda _checked=False, to=step.id: self._try(lambda: remove(to))
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(under.mapToGlobal(QPoint(0, under.height())))

    def _new_menu(self) -> None:
        menu = QMenu(self)
        language = shop_settings(self._store).language
        for code in pipeline_presets.CODES:
            preset = pipeline_presets.preset(code, language)
            action = menu.addAction(preset.name)
            action.triggered.connect(lambda _checked=False, one=code: self.make(one))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.new_button.mapToGlobal(QPoint(0, self.new_button.height())))

    def make(self, code: str) -> None:
        """A new pipeline for a trade; a name that is taken is counted on."""
        preset = pipeline_presets.preset(code, shop_settings(self._store).language)
        names = {one.name.casefold() for one in self._pipelines}
        name, count = preset.name, 1
        while name.casefold() in names:
            count += 1
            name = f"{preset.name} {count}"
        made: list[bytes] = []
        if self._try(lambda: made.append(stages.make_pipeline(self._store, preset, name))):
            self.refresh(made[0])


def _whole(text: str) -> float | None:
    return float(text) if text.isascii() and text.isdecimal() else None
