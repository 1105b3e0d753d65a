"""Tracks and their steps: texts, days, order. A track is kept when another one is shown or the
dialog closes, so that a changed track is one step for Undo.

What was started from a track before goes on as it was planned then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.domain import track_presets
from crm_desktop.services import tracks
from crm_desktop.services.settings import shop_settings
from crm_desktop.services.tracks import Anchor, Step, Track
from crm_desktop.ui.entry_words import kind_words
from crm_desktop.ui.reminder_words import KINDS
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.track_words import UNITS, anchor_words, from_words, kept, unit_words
from crm_desktop.ui.widgets.calm_fields import ChoiceBox
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.named_choice import NamedChoice
from crm_desktop.ui.widgets.ordered_lines import OrderedLines, free_name, step_table, swapped
from crm_desktop.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from crm_desktop.store.store import Store

WHAT, KIND, AMOUNT, UNIT, FROM = range(5)
ANCHORS: tuple[Anchor, ...] = ("start", "end")
_LONGEST = 3650
_HIGH = 38
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
        self.lines = OrderedLines(theme, self.table, self.tr("&Add step"), self.tr("&Remove step"))
        self.lines.add_requested.connect(self._add)
        self.lines.shift_requested.connect(self._shift)
        self.lines.remove_requested.connect(self._remove)
        self._column.addWidget(self.lines, 1)
        end = QHBoxLayout()
        end.addStretch(1)
        end.addWidget(button(theme, self.tr("&Close"), self.accept, kind="primary"))
        self._column.addLayout(end)
        self.anchor.chosen.connect(lambda _at: self._show_steps(self.steps()))
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
        self.which = NamedChoice(
            theme, self.tr("Track"), self.tr("&New track"), self.tr("Remo&ve track")
        )
        self.which.chosen.connect(self._switch)
        self.which.renamed.connect(self._rename)
        self.which.new_requested.connect(self._new_menu)
        self.which.remove_requested.connect(self._remove_track)
        column.addWidget(self.which)
        counted = QHBoxLayout()
        counted.setSpacing(px(8))
        self.anchor = Segments(theme, self.tr("How its days are counted"))
        self.anchor.set_texts([anchor_words(anchor) for anchor in ANCHORS], 0)
        counted.addWidget(self.anchor)
        self.running = label(theme, "", "small", "text_2")
        counted.addWidget(self.running, 1)
        column.addLayout(counted)

    def _build_table(self) -> None:
        self.table = step_table(
            self._theme, self.tr("Steps"),
            (self.tr("Step"), self.tr("Kind"), self.tr("How many"), self.tr("Unit"),
             self.tr("Counted")), _HIGH,
        )  # fmt: skip
        head = self.table.horizontalHeader()
        if self.width() >= self._theme.px(_ROOMY):
            head.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        else:  # the table scrolls
            self.table.setColumnWidth(WHAT, self._theme.px(260))
        head.setMinimumSectionSize(self._theme.px(90))
        for place, wide in ((KIND, 140), (AMOUNT, 90), (UNIT, 124), (FROM, 196)):
            self.table.setColumnWidth(place, self._theme.px(wide))

    # -- showing -------------------------------------------------------------------------------

    @property
    def present(self) -> Track | None:
        """The track that is shown."""
        return self._shown

    def refresh(self, show: bytes | None = None) -> None:
        """Read the tracks anew, and show one of them."""
        wanted = show or (self._shown.id if self._shown else None)
        self._tracks = tracks.list_tracks(self._store)
        at = self.which.show_things([(one.id, one.name) for one in self._tracks], wanted)
        self._shown = self._tracks[at] if self._tracks else None
        shown = self._shown
        lines = self.lines
        for part in (self.anchor, self.table, lines.add, lines.up, lines.down, lines.remove,
                     self.which.remove_button):  # fmt: skip
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
            combo = ChoiceBox()
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
        if not self._save(shown.name, anchor, steps):
            return False
        self._shown = Track(shown.id, shown.name, anchor, steps, shown.running)
        self.saved.emit(self.tr("Track “%1” saved.").replace("%1", shown.name))
        return True

    def _save(self, name: str, anchor: Anchor, steps: Sequence[Step]) -> bytes | None:
        """The id of the track; None: it was refused."""
        saved: list[bytes] = []
        self.lines.attempt(
            lambda: saved.append(tracks.save_track(self._store, name, anchor, steps))
        )
        return saved[0] if saved else None

    def done(self, result: int) -> None:
        """However it closes, nothing that was typed is lost."""
        if self.keep():
            super().done(result)

    def _switch(self, row: int) -> None:
        wanted = self._tracks[row].id if 0 <= row < len(self._tracks) else None
        if self._shown is not None and wanted != self._shown.id:
            self.refresh(wanted if self.keep() else self._shown.id)

    def _rename(self, track: bytes, text: str) -> None:
        if self.keep():
            self.lines.attempt(lambda: tracks.rename_track(self._store, track, text))
            self.refresh(track)

    # -- steps ---------------------------------------------------------------------------------

    def _add(self) -> None:
        steps = self.steps()
        if len(steps) >= tracks.MOST_STEPS:
            self.lines.refuse(self.tr("A track has up to %n step(s).", None, tracks.MOST_STEPS))
            return
        last = steps[-1] if steps else Step("", 0)
        steps.append(Step("", last.amount + 1, last.unit, "", last.after_previous))
        self._show_steps(steps)
        self.table.setCurrentCell(len(steps) - 1, WHAT)
        if (item := self.table.item(len(steps) - 1, WHAT)) is not None:
            self.table.editItem(item)

    def _shift(self, by: int) -> None:
        row = self.table.currentRow()
        steps = swapped(self.steps(), row, by)
        if steps is not None:
            self._show_steps(steps)
            self.table.setCurrentCell(row + by, WHAT)

    def _remove(self) -> None:
        steps, row = self.steps(), self.table.currentRow()
        if not 0 <= row < len(steps):
            return
        if len(steps) == 1:
            self.lines.refuse(self.tr("A track has one step at least. Remove the track instead."))
            return
        del steps[row]
        self.lines.refuse("")
        self._show_steps(steps)

    # -- tracks --------------------------------------------------------------------------------

    def _new_menu(self) -> None:
        language = shop_settings(self._store).language
        ready: list[tuple[str, Callable[[], object]]] = [
            (track_presets.preset(code, language).name, partial(self.make, code))
            for code in track_presets.CODES
        ]
        empty = self.tr("An empty one")
        self.which.offer_new([*ready, ("", lambda: None), (empty, partial(self.make, ""))])

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
        name = free_name(wanted, [one.name for one in self._tracks])
        made = self._save(name, anchor, steps)
        if made is not None:
            self.refresh(made)
            self.which.ask_name()

    def _remove_track(self) -> None:
        shown = self._shown
        if shown is not None and self.lines.attempt(
            lambda: tracks.remove_track(self._store, shown.id)
        ):
            self._shown = None
            self.refresh()
            self.saved.emit(self.tr("Track “%1” removed.").replace("%1", shown.name))
