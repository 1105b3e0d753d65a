"""People of the file who were erased for good here: left out, unless one of them is added again."""

from __future__ import annotations

from PySide6.QtCore import QDate, QItemSelectionModel
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from crm_desktop.import_export.erased import Erased
from crm_desktop.ui.pages.import_steps.file_step import RowsModel, plain_table
from crm_desktop.ui.pages.import_steps.side_panels import wrapped
from crm_desktop.ui.pages.import_steps.work import ImportWork
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button
from crm_desktop.ui.words import spelled

_WAYS = QItemSelectionModel.SelectionFlag
_HEADS = 4


class ErasedPanel(QWidget):
    """The list, and a button for the selected ones; what was decided is seen at once."""

    def __init__(self, theme: Theme, work: ImportWork) -> None:
        super().__init__()
        self._theme, self._work = theme, work
        self._people: list[Erased] = []
        px = theme.px
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        self.table: QTableView = plain_table(theme, self.tr("People who were erased here"))
        inside.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(16), px(8), px(16), px(8))
        foot.setSpacing(px(12))
        said = self.tr(
            "Add only those again who wish to be your customers anew. The proof that they were"
            " erased stays."
        )
        foot.addWidget(wrapped(theme, said, "small", "text_2"), 1)
        self.button = button(theme, self.tr("&Add again"), self._turn, small=True)
        foot.addWidget(self.button)
        inside.addLayout(foot)

    def show_people(self, people: list[Erased]) -> None:
        """The last plan found these; who was selected stays so."""
        chosen = {self._people[row].key for row in self._rows()}
        self._people = people
        old = self.table.model()
        self.table.setModel(
            RowsModel(
                [self.tr("Row"), self.tr("Contact"), self.tr("Erased on"), self.tr("What happens")],
                [[str(one.record), one.name, self._day(one), self._fate(one)] for one in people],
            )
        )
        if old is not None:
            old.deleteLater()
        self.table.resizeColumnsToContents()
        for column in range(_HEADS - 1):
            least, most = self._theme.px(72), self._theme.px(240)
            self.table.setColumnWidth(column, max(least, min(most, self.table.columnWidth(column))))
        self.table.horizontalHeader().setSectionResizeMode(
            _HEADS - 1, QHeaderView.ResizeMode.Stretch
        )
        selection = self.table.selectionModel()
        selection.selectionChanged.connect(self._dress)
        rows = [row for row, one in enumerate(people) if one.key in chosen] or [0]
        for number, row in enumerate(rows if people else ()):
            way = _WAYS.Rows | (_WAYS.Select if number else _WAYS.ClearAndSelect)
            selection.setCurrentIndex(self.table.model().index(row, 0), way)
        self._dress()

    def _rows(self) -> list[int]:
        selection = self.table.selectionModel()
        return sorted(index.row() for index in selection.selectedRows()) if selection else []

    def _again(self, one: Erased) -> bool:
        return one.key in self._work.choices.again

    def _fate(self, one: Erased) -> str:
        return self.tr("Is added again") if self._again(one) else self.tr("Is left out")

    @staticmethod
    def _day(one: Erased) -> str:
        return spelled(QDate(one.day.year, one.day.month, one.day.day), "d MMM yyyy")

    def _turn(self) -> None:
        chosen = [self._people[row] for row in self._rows()]
        again = not all(map(self._again, chosen))
        self._work.set_again([one.key for one in chosen], again=again)
        self.show_people(self._people)

    def _dress(self) -> None:
        chosen = [self._people[row] for row in self._rows()]
        self.button.setEnabled(bool(chosen))
        added = bool(chosen) and all(map(self._again, chosen))
        self.button.setText(self.tr("&Leave out after all") if added else self.tr("&Add again"))
        names = ", ".join(one.name for one in chosen)
        self.button.setAccessibleName(
            self.tr("%1: %2")
            .replace("%1", self.button.text().replace("&", "")).replace("%2", names)
        )  # fmt: skip
