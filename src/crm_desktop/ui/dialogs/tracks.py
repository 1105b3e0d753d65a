"""Tracks and their steps: texts, days, order. A track is kept when another one is shown or the
dialog closes, so that a changed track is one step for Undo.

What was started from a track before goes on as it was planned then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.domain import track_presets
from crm_desktop.errors import UserError
from crm_desktop.services import tracks
from crm_desktop.services.settings import shop_settings
from crm_desktop.services.tracks import Anchor, Step, Track
from crm_desktop.ui.entry_words import kind_words
from crm_desktop.ui.reminder_words import KINDS
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.track_words import UNITS, anchor_words, from_words, kept, unit_words
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from crm_desktop.store.store import Store

WHAT, KIND, AMOUNT, UNIT, FROM = range(5)
ANCHORS: tuple[Anchor, ...] = ("start", "end")
_LONGEST = 3650
_ROOMY = 780


class Tracks(QDialog):
    """``saved`` carries a sentence about a step that Undo takes back."""

    saved = Signal(str)

    def __init__(self, parent: QWidget, theme: Theme, store: Store) -> None:
        super().__init__(parent)
        self._theme, self._store = theme, store
        self._tracks: list[Track] = []
        self._shown: Track | None = None
        px = theme.px
        self.setWindowTitle(self.tr("Tracks"))
        self.resize(min(px(880), parent.width() - 40), min(px(480), parent.height() - 40))
        self.setStyleSheet(f"Tracks {{ background: {theme.hex('surface')}; }}")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(20), px(16), px(20), px(16))
        self._column.setSpacing(px(8))
        self._build_head()
        self._build_table()
        self._column.addWidget(self.table, 1)
        self._build_foot()
        self.anchor.chosen.connect(lambda _at: self._show_steps(self.steps()))
        self.which.activated.connect(self._switch)
        line = self.which.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._rename)
        self.refresh()

    def _build_head(self) -> None:
        theme, px, column = self._theme, self._theme.px, self._column
        about = label(
            theme,
            self.tr("A track is a list of next steps that you start for a contact or a deal."),
            "body", "text_2",
        )  # fmt: skip
        about.setWordWrap(True)
        column.addWidget(about)
        top = QHBoxLayout()
        top.setSpacing(px(8))
        self.which = QComboBox()
        self.which.setEditable(True)
        self.which.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.which.setFont(theme.font("body"))
        self.which.setAccessibleName(self.tr("Track"))
        self.which.setToolTip(self.tr("Type another name and press Enter to rename it"))
        top.addWidget(self.which, 1)
        self.new_button = button(theme, self.tr("&New track"), self._new_menu)
        self.remove_track = button(theme, self.tr("Remo&ve track"), self._remove_track)
        top.addWidget(self.new_button)
        top.addWidget(self.remove_track)
        column.addLayout(top)
        counted = QHBoxLayout()
        counted.setSpacing(px(8))
        self.anchor = Segments(theme, self.tr("How its days are counted"))
        self.anchor.set_texts([anchor_words(anchor) for anchor in ANCHORS], 0)
        counted.addWidget(self.anchor)
        self.running = label(theme, "", "small", "text_2")
        counted.addWidget(self.running, 1)
        column.addLayout(counted)

    def _build_foot(self) -> None:
        theme, px, column = self._theme, self._theme.px, self._column
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.add = button(theme, self.tr("&Add step"), self._add, icon="plus")
        self.up = button(theme, self.tr("&Up"), lambda: self._shift(-1))
        self.down = button(theme, self.tr("&Down"), lambda: self._shift(1))
        self.remove = button(theme, self.tr("&Remove step"), self._remove)
        for one in (self.add, self.up, self.down, self.remove):
            row.addWidget(one)
        row.addStretch(1)
        row.addWidget(button(theme, self.tr("&Close"), self.accept, kind="primary"))
        column.addLayout(row)
        self.error = label(theme, "", "small", "danger")
        self.error.setWordWrap(True)
        column.addWidget(self.error)

    def _build_table(self) -> None:
        self.table = QTableWidget(0, 5)
        self.table.setFont(self._theme.font("body"))
        self.table.setAccessibleName(self.tr("Steps"))
        self.table.setHorizontalHeaderLabels(
            (self.tr("Step"), self.tr("Kind"), self.tr("How many"), self.tr("Unit"),
             self.tr("Counted"))
        )  # fmt: skip
        head = self.table.horizontalHeader()
        if self.width() >= self._theme.px(_ROOMY):
            head.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        else:  # the table scrolls
            self.table.setColumnWidth(WHAT, self._theme.px(260))
        head.setMinimumSectionSize(self._theme.px(90))
        for place, wide in ((KIND, 124), (AMOUNT, 90), (UNIT, 124), (FROM, 196)):
            self.table.setColumnWidth(place, self._theme.px(wide))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self._theme.px(38))
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)

    # -- showing -------------------------------------------------------------------------------

    @property
    def present(self) -> Track | None:
        """The track that is shown."""
        return self._shown

    def refresh(self, show: bytes | None = None) -> None:
        """Read the tracks anew, and show one of them."""
        wanted = show or (self._shown.id if self._shown else None)
        self._tracks = tracks.list_tracks(self._store)
        self.which.clear()
        for one in self._tracks:
            self.which.addItem(one.name, one.id)
        # Not findData: it does not compare bytes by value.
        at = next((n for n, one in enumerate(self._tracks) if one.id == wanted), 0)
        self.which.setCurrentIndex(at if self._tracks else -1)
        self._shown = self._tracks[at] if self._tracks else None
        shown = self._shown
        for part in (self.which, self.anchor, self.table, self.add, self.up, self.down, self.remove,
                    self.remove_track):  # fmt: skip
            part.setEnabled(shown is not None)
        if shown is None:
            self.running.setText(self.tr("There is no track yet. Take a ready one, or a new one."))
            self._show_steps([])
            return
        self.anchor.set_texts([anchor_words(a) for a in ANCHORS], ANCHORS.index(shown.anchor))
        self.running.setText(
            self.tr("%n contact(s) on it now; their steps stay as they are.", None, shown.running)
            if shown.running
            else ""
        )
        self._show_steps(list(shown.steps))

    def _show_steps(self, steps: list[Step]) -> None:
        row = self.table.currentRow()
        self.table.setRowCount(len(steps))
        for place, step in enumerate(steps):
            self._show_step(place, step)
        self.table.setCurrentCell(min(max(row, 0), len(steps) - 1), WHAT)

    def _show_step(self, place: int, step: Step) -> None:
        self.table.setItem(place, WHAT, QTableWidgetItem(step.title))
        number = self.tr("Step %1").replace("%1", str(place + 1))
        anchor = ANCHORS[max(0, self.anchor.present)]
        choices: tuple[tuple[int, str, list[tuple[str, object]], object], ...] = (
            (KIND, self.tr("Kind"), [(kind_words(kind), kind) for kind in KINDS], step.kind),
            (UNIT, self.tr("Unit"), [(unit_words(unit), unit) for unit in UNITS], step.unit),
            (FROM, self.tr("Counted"),
             [(from_words(anchor, previous=p), p) for p in ((False, True) if place else (False,))],
             step.after_previous and place > 0),
        )  # fmt: skip
        self.table.setItem(place, AMOUNT, QTableWidgetItem(str(step.amount)))
        for at, name, offered, chosen in choices:
            combo = QComboBox()
            combo.setAccessibleName(f"{number}, {name}")
            for text, value in offered:
                combo.addItem(text, value)
            combo.setCurrentIndex(max(0, combo.findData(chosen)))
            self.table.setCellWidget(place, at, combo)
        for at in (KIND, UNIT, FROM):
            if (widget := self.table.cellWidget(place, at)) is not None:
                widget.setFont(self._theme.font("body"))

    def steps(self) -> list[Step]:
        """The steps as they stand in the table."""
        found = []
        for row in range(self.table.rowCount()):
            title, amount = (self._text(row, column) for column in (WHAT, AMOUNT))
            found.append(
                Step(
                    title, min(_LONGEST, int(amount)) if amount.isdecimal() else 0,
                    self._chosen(row, UNIT), self._chosen(row, KIND), self._chosen(row, FROM),
                )
            )  # fmt: skip
        return found

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return "" if item is None else item.text().strip()

    def _chosen(self, row: int, column: int) -> Any:
        combo = self.table.cellWidget(row, column)
        assert isinstance(combo, QComboBox)
        return combo.currentData()

    # -- keeping -------------------------------------------------------------------------------

    def keep(self) -> bool:
        """Keep what was changed in the track that is shown; False: it was refused."""
        shown = self._shown
        if shown is None:
            return True
        self.setFocus()  # takes what is still being typed into a cell
        steps, anchor = kept(self.steps()), ANCHORS[max(0, self.anchor.present)]
        if (steps, anchor) == (shown.steps, shown.anchor) or not steps:
            return True
        if not self._try(lambda: tracks.save_track(self._store, shown.name, anchor, steps)):
            return False
        self._shown = Track(shown.id, shown.name, anchor, steps, shown.running)
        self.saved.emit(self.tr("Track “%1” saved.").replace("%1", shown.name))
        return True

    def done(self, result: int) -> None:
        """However it closes, nothing that was typed is lost."""
        if self.keep():
            super().done(result)

    def _try(self, command: Callable[[], object]) -> bool:
        try:
            command()
        except UserError as error:
            self.error.setText(spoken(error.sentence))
            return False
        self.error.clear()
        return True

    def _switch(self, row: int) -> None:
        wanted = self._tracks[row].id if 0 <= row < len(self._tracks) else None
        if self._shown is not None and wanted != self._shown.id:
            self.refresh(wanted if self.keep() else self._shown.id)

    def _rename(self) -> None:
        shown, text = self._shown, self.which.currentText().strip()
        if shown is None or not text or text == shown.name:
            return
        if any(one.name == text for one in self._tracks):  # another one was chosen by its name
            return
        if self.keep():
            self._try(lambda: tracks.rename_track(self._store, shown.id, text))
            self.refresh(shown.id)

    # -- steps ---------------------------------------------------------------------------------

    def _add(self) -> None:
        steps = self.steps()
        if len(steps) >= tracks.MOST_STEPS:
            self.error.setText(self.tr("A track has up to %n step(s).", None, tracks.MOST_STEPS))
            return
        last = steps[-1] if steps else Step("", 0)
        steps.append(Step("", last.amount + 1, last.unit, "", last.after_previous))
        self._show_steps(steps)
        self.table.setCurrentCell(len(steps) - 1, WHAT)
        if (item := self.table.item(len(steps) - 1, WHAT)) is not None:
            self.table.editItem(item)

    def _shift(self, by: int) -> None:
        steps, row = self.steps(), self.table.currentRow()
        other = row + by
        if 0 <= row < len(steps) and 0 <= other < len(steps):
            steps[row], steps[other] = steps[other], steps[row]
            self._show_steps(steps)
            self.table.setCurrentCell(other, WHAT)

    def _remove(self) -> None:
        steps, row = self.steps(), self.table.currentRow()
        if not 0 <= row < len(steps):
            return
        if len(steps) == 1:
            self.error.setText(self.tr("A track has one step at least. Remove the track instead."))
            return
        del steps[row]
        self.error.clear()
        self._show_steps(steps)

    # -- tracks --------------------------------------------------------------------------------

    def _new_menu(self) -> None:
        menu = QMenu(self)
        language = shop_settings(self._store).language
        for code in track_presets.CODES:
            action = menu.addAction(track_presets.preset(code, language).name)
            action.triggered.connect(lambda _checked=False, one=code: self.make(one))
        menu.addSeparator()
        menu.addAction(self.tr("An empty one")).triggered.connect(
            lambda _checked=False: self.make("")
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.new_button.mapToGlobal(QPoint(0, self.new_button.height())))

    def make(self, code: str) -> None:
        """A new track, a ready-made one or, with "", one with a first step; a name that is taken
        is counted on."""
        if not self.keep():
            return
        if code:
            ready = track_presets.preset(code, shop_settings(self._store).language)
            wanted, anchor = ready.name, ready.anchor
            steps = [tracks.from_preset(step) for step in ready.steps]
        else:
            wanted, anchor = self.tr("New track"), "start"
            steps = [Step(self.tr("First step"), 1)]
        names = {one.name.casefold() for one in self._tracks}
        name, count = wanted, 1
        while name.casefold() in names:
            count += 1
            name = f"{wanted} {count}"
        made: list[bytes] = []
        if self._try(lambda: made.append(tracks.save_track(self._store, name, anchor, steps))):
            self.refresh(made[0])
            line = self.which.lineEdit()
            if line is not None:
                line.setFocus(Qt.FocusReason.OtherFocusReason)
                line.selectAll()

    def _remove_track(self) -> None:
        shown = self._shown
        if shown is not None and self._try(lambda: tracks.remove_track(self._store, shown.id)):
            self._shown = None
            self.refresh()
            self.saved.emit(self.tr("Track “%1” removed.").replace("%1", shown.name))
