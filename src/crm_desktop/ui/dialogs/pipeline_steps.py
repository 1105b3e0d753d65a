"""Pipelines and their steps: names, colours, chances, quiet limits, order; and the reasons for
losing a deal. Everything is kept at once.

Nothing asks whether it may: each change is a step that Undo takes back. Only a step that holds
deals asks where they go.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.domain import pipeline_presets
from crm_desktop.services import stages
from crm_desktop.services.settings import shop_settings
from crm_desktop.services.stages import Pipeline, Stage
from crm_desktop.ui.amounts import read_percent
from crm_desktop.ui.dialogs.reason_list import ReasonList
from crm_desktop.ui.pages.settings_tags import hue_icon, hue_words
from crm_desktop.ui.theme import TAG_HUES, Theme
from crm_desktop.ui.widgets.controls import button
from crm_desktop.ui.widgets.menu import PopupMenu
from crm_desktop.ui.widgets.named_choice import NamedChoice
from crm_desktop.ui.widgets.ordered_lines import OrderedLines, free_name, step_table, swapped
from crm_desktop.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from crm_desktop.store.store import Store

NAME, CHANCE, QUIET = range(3)
_HIGH = 34


class PipelineSteps(QDialog):
    """Shows one pipeline at a time."""

    def __init__(self, parent: QWidget, theme: Theme, store: Store) -> None:
        super().__init__(parent)
        self._theme, self._store = theme, store
        self._filling = False
        self._shown = 0
        """``Store.shown_now`` of the pipelines that are shown."""
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
        self.refresh()

    def _steps_part(self, theme: Theme) -> QWidget:
        px = theme.px
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.earlier = button(
            theme, "", lambda: self._shift_pipeline(-1), icon="arrow-up",
            tip=self.tr("Put this pipeline further to the front; the first takes new deals"),
        )  # fmt: skip
        self.later = button(theme, "", lambda: self._shift_pipeline(1), icon="arrow-down",
                            tip=self.tr("Put this pipeline further to the back"))  # fmt: skip
        self.which = NamedChoice(
            theme, self.tr("Pipeline"), self.tr("&New pipeline"), self.tr("Remove pipeline"),
            self.earlier, self.later,
        )  # fmt: skip
        self.which.chosen.connect(lambda _at: self.refresh())
        self.which.renamed.connect(self._rename)
        self.which.new_requested.connect(self._new_menu)
        self.which.remove_requested.connect(self._remove_pipeline)
        column.addWidget(self.which)
        self.table = step_table(
            theme, self.tr("Steps"),
            (self.tr("Step"), self.tr("Chance in %"), self.tr("Quiet limit in days")), _HIGH,
        )  # fmt: skip
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for at in (CHANCE, QUIET):
            head.setSectionResizeMode(at, QHeaderView.ResizeMode.ResizeToContents)
        self.colour = button(theme, self.tr("&Colour…"), self._colour_menu)
        self.lines = OrderedLines(
            theme, self.table, self.tr("&Add step"), self.tr("&Remove step"), self.colour
        )
        self.lines.add_requested.connect(self._add)
        self.lines.shift_requested.connect(self._shift)
        self.lines.remove_requested.connect(self._remove)
        column.addWidget(self.lines, 1)
        return part

    def show_part(self, number: int) -> None:
        """The steps, or the reasons for losing."""
        if self.parts.present != number:
            self.parts.set_texts((self.tr("Steps"), self.tr("Reasons for losing")), number)
        self._stack.setCurrentIndex(number)

    # -- showing -------------------------------------------------------------------------------

    def refresh(self, show: bytes | None = None) -> None:
        """Read the pipelines anew, and show one of them."""
        wanted = show or self.which.present
        self._filling = True
        self._shown = self._store.shown_now()
        self._pipelines = stages.list_pipelines(self._store)
        place = self.which.show_things([(one.id, one.name) for one in self._pipelines], wanted)
        self.earlier.setEnabled(place > 0)
        self.later.setEnabled(0 <= place < len(self._pipelines) - 1)
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
        self.which.remove_button.setEnabled(len(self._pipelines) > 1)
        lines = self.lines
        for control in (lines.add, self.colour, lines.up, lines.down, lines.remove):
            control.setEnabled(bool(steps))
        self._filling = False

    def steps(self) -> list[Stage]:
        """The steps of the pipeline that is shown."""
        shown = self.which.present
        return [s for one in self._pipelines if one.id == shown for s in one.stages]

    # -- changing ------------------------------------------------------------------------------

    def _try(self, command: Callable[[], object]) -> bool:
        with self._store.shown_since(self._shown):
            did = self.lines.attempt(command)
        self.refresh()
        return did

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
        menu = PopupMenu(self)
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

    def _rename(self, pipeline: bytes, text: str) -> None:
        self._try(lambda: stages.rename_pipeline(self._store, pipeline, text))

    def _shift_pipeline(self, by: int) -> None:
        shown = self.which.present
        ids = [one.id for one in self._pipelines]
        order = swapped(ids, ids.index(shown), by) if shown in ids else None
        if order is not None:
            self._try(lambda: stages.order_pipelines(self._store, order))

    def _add(self) -> None:
        pipeline = self.which.present
        if pipeline is None:
            return
        steps = [step for step in self.steps() if step.state == "open"]
        name = free_name(self.tr("New step"), [step.name for step in steps])
        last = steps[-1].probability if steps else 50
        if self._try(lambda: stages.add_stage(self._store, pipeline, name, probability=last)):
            row = next(at for at, step in enumerate(self.steps()) if step.name == name)
            self.table.setCurrentCell(row, NAME)
            if (item := self.table.item(row, NAME)) is not None:
                self.table.editItem(item)

    def _shift(self, by: int) -> None:
        row, steps = self.table.currentRow(), self.steps()
        order = swapped(steps, row, by)
        if order is not None and order[row].state == steps[row].state:
            self._try(lambda: stages.order_stages(self._store, [step.id for step in order]))
            self.table.setCurrentCell(row + by, NAME)

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
            self.lines.remove, targets, step.deals,
            lambda to: stages.remove_stage(self._store, step.id, to),
        )  # fmt: skip

    def _remove_pipeline(self) -> None:
        shown = self.which.present
        if shown is None:
            return
        count = sum(step.deals for step in self.steps())
        if not count:
            self._try(lambda: stages.remove_pipeline(self._store, shown))
            return
        others = [one for one in self._pipelines if one.id != shown]
        targets = [step for one in others for step in one.of("open")]
        self._ask_target(
            self.which.remove_button, targets, count,
            lambda to: stages.remove_pipeline(self._store, shown, to),
        )  # fmt: skip

    def _ask_target(
        self, under: QWidget, targets: list[Stage], count: int, remove: Callable[[bytes], object]
    ) -> None:
        menu = PopupMenu(self)
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
        language = shop_settings(self._store).language
        self.which.offer_new(
            [
                (pipeline_presets.preset(code, language).name, partial(self.make, code))
                for code in pipeline_presets.CODES
            ]
        )

    def make(self, code: str) -> None:
        """A new pipeline for a trade; a name that is taken is counted on."""
        preset = pipeline_presets.preset(code, shop_settings(self._store).language)
        name = free_name(preset.name, [one.name for one in self._pipelines])
        made: list[bytes] = []
        if self._try(lambda: made.append(stages.make_pipeline(self._store, preset, name))):
            self.refresh(made[0])


def _whole(text: str) -> float | None:
    return float(text) if text.isascii() and text.isdecimal() else None
