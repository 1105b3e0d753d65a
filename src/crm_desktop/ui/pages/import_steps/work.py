"""What an import is about to do, and the jobs that find it out; every step looks at the same one.

Nothing is written into the shop before ``start_import``.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QDateTime, QObject, QTimer, Signal

from crm_desktop.errors import CancelledError
from crm_desktop.import_export import fields
from crm_desktop.import_export.apply import Applied
from crm_desktop.import_export.erased import Erased
from crm_desktop.import_export.importing import Found, ImportFile, Repair
from crm_desktop.import_export.model import ColumnValues, DateOrder, Doubts
from crm_desktop.import_export.offers import Existing, Wishes
from crm_desktop.import_export.pairs import Line, Pair
from crm_desktop.import_export.plan import PlanSummary
from crm_desktop.import_export.twins import Twin, Wish
from crm_desktop.services.history import History
from crm_desktop.store.store import Store
from crm_desktop.store.undo import UndoResult
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.pages.import_steps.job_queue import JobQueue
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.words import spelled

if TYPE_CHECKING:
    from crm_desktop.import_export.left_out import Left

SHOWN_ROWS = 20
"""Rows of the file in the preview of the first step."""
LISTED = 1000
"""Pairs, problems and changes are listed up to so many; their numbers are exact."""
Group = Literal["alike", "sure", "file"]
"""Pairs with contacts that are here: they look alike, or were recognised; pairs inside the file."""
REST_MS = 300
"""So long after the last change a new plan is made."""


@dataclass(slots=True)
class Planned:
    """A plan as the steps show it."""

    summary: PlanSummary
    pairs: list[Pair]
    twins: list[Twin]
    """Rows of the file that look like one contact."""
    problems: list[tuple[int, str, str, str]]
    problem_groups: list[tuple[str, str, int]]
    changes: list[tuple[int, str, str, Any, Any]]
    erased: list[Erased]

    def of(self, group: Group) -> list[Pair] | list[Twin]:
        """The pairs of one group."""
        if group == "file":
            return self.twins
        return [pair for pair in self.pairs if (pair.certainty == "sure") == (group == "sure")]

    @property
    def has_pairs(self) -> bool:
        """Whether there is anything to be decided about duplicates."""
        return bool(self.pairs or self.twins)


@dataclass(slots=True)
class Outcome:
    """How an import ended: ``applied``, or stopped and taken back (``undone`` None: untouched)."""

    applied: Applied | None
    left: dict[int, Left] = field(default_factory=dict)
    undone: UndoResult | None = None


@dataclass(slots=True)
class Choices:
    """What the person decided so far; kept over going back and another theme."""

    sheet: str | None = None
    table: int = 0
    header_row: int | None = None
    encoding: str | None = None
    delimiter: str | None = None
    """``header_row``, ``encoding`` and ``delimiter`` as for ``ImportFile.look``."""
    fields: dict[str, str] = field(default_factory=dict)
    """Heading -> the field that was chosen for it, for when the file is read anew."""
    existing: Existing = "fill"
    alike: Existing | None = None
    single: dict[str, Existing] = field(default_factory=dict)
    twins: dict[str, Wish] = field(default_factory=dict)
    all_twins: Wish = "add"
    again: set[str] = field(default_factory=set)
    """People who were erased here and are added all the same, by ``Erased.key``."""
    repair: set[Repair] = field(default_factory=set)
    remember: bool = True


class ImportWork(QObject):
    """One import from opening the file to its result. All signals arrive on the main thread."""

    opening = Signal(str)
    """The name of the file that is being read."""
    found_changed = Signal()
    refused = Signal(str)
    choice_refused = Signal(str)
    """Why the file cannot be read as was chosen; it is read as before."""
    mapping_changed = Signal()
    doubts_changed = Signal()
    values_shown = Signal(int, object)
    """Index of a column and its ``ColumnValues``."""
    planning = Signal()
    planned = Signal()
    plan_failed = Signal(str)
    row_shown = Signal(int, dict)
    """Record (from 1) and its values, see ``ImportFile.rows``."""
    compared = Signal(object, list)
    """Pair or Twin, and its lines."""
    progressed = Signal(int, int, str)
    ended = Signal(object)
    """Outcome of the import."""
    import_failed = Signal(str)
    undone = Signal(object)
    """UndoResult"""
    taken_back = Signal()
    """The import was undone elsewhere: by Ctrl+Z or in the history."""
    undo_failed = Signal(str)
    saved = Signal(int, str)
    """Number of rows and name of a workbook of left-out rows."""
    save_failed = Signal(str)

    def __init__(
        self, store: Store, jobs: Jobs, *, year: int, country: str | None, currency: str
    ) -> None:
        super().__init__()
        self._store = store
        self._year, self._country, self._currency = year, country, currency
        self._queue = JobQueue(jobs, self._cancelled)
        self._queue.progressed.connect(self.progressed)
        self._file: ImportFile | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._make_plan)
        self._restage = True
        self.tag = ""
        """What imported contacts are tagged with."""
        self._forget()

    def _forget(self) -> None:
        self.choices = Choices()
        self.ready = False
        self.headers: list[str] = []
        self.first_rows: list[list[str]] = []
        self.plan: Planned | None = None
        self.plan_is_current = False
        self.outcome: Outcome | None = None
        self._taken_back: Outcome | None = None
        self.left: dict[int, Left] = {}
        self.doubts: dict[int, Doubts] = {}
        self.sentence = ""

    @property
    def found(self) -> Found:
        """What is in the file; valid once ``ready``."""
        assert self._file is not None
        return self._file.found

    @property
    def is_table(self) -> bool:
        """False for cards, messages and events, which know their fields themselves."""
        return bool(self.found.columns)

    # -- the file ------------------------------------------------------------------------------

    def open(self, path: Path, pasted: str | None = None) -> None:
        """Read another file; all earlier choices go with the earlier one."""
        self._queue.replace_by(lambda: self._open(path, pasted))

    def _open(self, path: Path, pasted: str | None) -> None:
        self._drop_file()
        self._forget()
        self._file = ImportFile(self._store, path, pasted=pasted)
        self.opening.emit(path.name)
        self._look()

    def choose_table(self, sheet: str, table: int) -> None:
        """Take another table of the file."""
        self._look_again(sheet=sheet, table=table, header_row=None)

    def choose_headings(self, header_row: int) -> None:
        """Say in which row (from 0) the headings stand; ``NO_HEADINGS``: nowhere."""
        self._look_again(header_row=header_row)

    def choose_separator(self, delimiter: str | None) -> None:
        """Say what parts the cells of a text file; None: as the program sees it."""
        self._look_again(delimiter=delimiter, header_row=None)

    def choose_letters(self, encoding: str | None) -> None:
        """Say how the letters of a text file are written; None: as the program sees it."""
        self._look_again(encoding=encoding)

    def _look_again(self, **changed: Any) -> None:
        before = self.choices
        self.choices = replace(before, **changed)
        self._look(before)

    def _look(self, before: Choices | None = None) -> None:
        """Read the file as chosen; where that cannot be, say why and go on as ``before``."""
        file = self._file
        assert file is not None
        chosen = self.choices
        sheet, table, row = chosen.sheet, chosen.table, chosen.header_row
        encoding, delimiter, wanted = chosen.encoding, chosen.delimiter, dict(chosen.fields)

        def look(progress: Any) -> tuple[list[str], list[list[str]]]:
            found = file.look(
                sheet, table, progress, header_row=row, encoding=encoding, delimiter=delimiter
            )
            headings = {column.column for column in found.columns}
            if kept := {name: to for name, to in wanted.items() if name in headings}:
                file.assign(kept)
            numbers = range(1, min(SHOWN_ROWS, found.records) + 1)
            if found.columns:
                return file.cells(numbers)
            return _as_table(file.rows(numbers, year=self._year))

        def looked(result: tuple[list[str], list[list[str]]]) -> None:
            self.headers, self.first_rows = result
            self.ready, self.sentence = True, ""
            self.choices.sheet = file.found.sheet or None
            self.plan, self._restage, self.doubts = None, True, {}
            self.found_changed.emit()
            self.plan_soon()

        def failed(sentence: str) -> None:
            if before is not None and self.choices is chosen:
                self.choices = before
                self._look()
                self.choice_refused.emit(spoken(sentence))
                return
            self.sentence = spoken(sentence)
            self.refused.emit(self.sentence)

        self._queue.add("look", self.tr("Reading the file"), look, looked, failed)

    # -- columns -------------------------------------------------------------------------------

    def set_field(self, index: int, name: str) -> None:
        """Map the column at ``index`` (from 0) to a field, "(custom)" or "(ignore)"."""
        assert self._file is not None
        self._file.assign({f"#{index + 1}": name})
        column = self.found.columns[index]
        if name == fields.IGNORE:
            column.confidence = "left out"
        if column.column:
            self.choices.fields[column.column] = name
        self._mapping_changed()

    def set_date_order(self, index: int, order: DateOrder) -> None:
        """Say whether day or month comes first in a column."""
        assert self._file is not None
        self._file.read_dates(index, order)
        self._mapping_changed()

    def set_repair(self, what: Repair, wanted: bool) -> None:
        """Mend damaged numbers or texts, or leave them as they stand."""
        (self.choices.repair.add if wanted else self.choices.repair.discard)(what)
        self._mapping_changed()

    def replace_value(self, index: int, value: str, by: str | None) -> None:
        """Read another text wherever a value stands in a column; see ``ImportFile``."""
        assert self._file is not None
        self._file.replace_value(index, value, by)
        self._mapping_changed()

    def show_values(self, index: int) -> None:
        """Ask for the different values of a column; ``values_shown`` answers."""
        file = self._file
        assert file is not None
        repair = set(self.choices.repair)

        def read(progress: Any) -> ColumnValues:
            return file.values(
                index, year=self._year, country=self._country, repair=repair, progress=progress
            )

        self._queue.add(
            "values", self.tr("Looking through the values"), read,
            lambda values: self.values_shown.emit(index, values), self._fail_plan,
        )  # fmt: skip

    def _look_for_doubts(self) -> None:
        file = self._file
        assert file is not None
        repair = set(self.choices.repair)

        def read(progress: Any) -> dict[int, Doubts]:
            return file.doubts(
                year=self._year, country=self._country, repair=repair, progress=progress
            )

        def found(doubts: dict[int, Doubts]) -> None:
            self.doubts = doubts
            self.doubts_changed.emit()

        self._queue.add(
            "doubts", self.tr("Looking through the values"), read, found, self._fail_plan
        )

    def _fail_plan(self, sentence: str) -> None:
        self._restage = True
        self.plan_failed.emit(spoken(sentence))

    def _mapping_changed(self) -> None:
        self._restage = True
        self.mapping_changed.emit()
        self.plan_soon()

    # -- the plan ------------------------------------------------------------------------------

    def set_wish(self, pair: Pair | Twin, wish: Existing) -> None:
        """Decide what becomes of one record that looks like an existing one, or like another of
        the file, which is never overwritten."""
        if isinstance(pair, Pair):
            self.choices.single[pair.key] = wish
        elif wish != "overwrite":
            self.choices.twins[pair.key] = wish
        self.plan_soon()

    def set_wish_for_all(self, wish: Existing, group: Group) -> None:
        """Decide for all pairs of a group."""
        assert self.plan is not None
        single = self.choices.twins if group == "file" else self.choices.single
        for pair in self.plan.of(group):
            single.pop(pair.key, None)
        if group == "file":
            assert wish != "overwrite"
            self.choices.all_twins = wish
        elif group == "alike":
            self.choices.alike = wish
        else:
            self.choices.existing = wish
        self.plan_soon()

    def set_again(self, keys: Collection[str], *, again: bool) -> None:
        """Add people again who were erased for good here, or leave them out after all."""
        (self.choices.again.update if again else self.choices.again.difference_update)(keys)
        self.plan_soon()

    def wish_for(self, pair: Pair | Twin) -> Existing:
        """What will be done with a pair, also before the new plan is made."""
        if isinstance(pair, Twin):
            return self.choices.twins.get(pair.key, self.choices.all_twins)
        if (single := self.choices.single.get(pair.key)) is not None:
            return single
        if pair.certainty == "sure":
            return self.choices.existing
        return self.choices.alike or ("skip" if pair.certainty == "several" else "add")

    def plan_soon(self) -> None:
        """Make the plan anew as soon as the person rests."""
        self.plan_is_current = False
        self.planning.emit()
        self._rest.start()

    def hurry(self) -> None:
        """Make a plan that is due without waiting any longer."""
        if self._rest.isActive():
            self._rest.stop()
            self._make_plan()

    def _make_plan(self) -> None:
        file, chosen = self._file, self.choices
        if file is None or not self.ready:
            return
        restage = self._restage
        self._restage = False
        if restage and self.is_table:
            self._look_for_doubts()
        today = QDateTime.fromMSecsSinceEpoch(self._store.clock()).date()
        self.tag = self.tr("Import %1").replace("%1", spelled(today, "d MMM yyyy"))
        wishes = Wishes(
            chosen.alike, dict(chosen.single), self.tag, dict(chosen.twins), chosen.all_twins,
            again=frozenset(chosen.again),
        )  # fmt: skip
        existing, repair = chosen.existing, set(chosen.repair)

        def make(progress: Any) -> Planned:
            if restage:
                summary = file.make_plan(
                    existing, year=self._year, country=self._country, currency=self._currency,
                    repair=repair, wishes=wishes, progress=progress,
                )  # fmt: skip
            else:
                summary = file.plan_again(existing, wishes, progress)
            return Planned(
                summary,
                file.pairs(LISTED),
                file.twins(LISTED),
                file.problems(LISTED),
                file.problem_groups(),
                file.changes(LISTED),
                file.erased(LISTED),
            )

        def made(planned: Planned) -> None:
            self.plan = planned
            if not self._rest.isActive() and not self._queue.waits("plan"):
                self.plan_is_current = True
                self.planned.emit()

        self._queue.add(
            "plan", self.tr("Comparing with your contacts"), make, made, self._fail_plan
        )

    def show_row(self, record: int) -> None:
        """Ask how a record (from 1) will read; ``row_shown`` answers."""
        file = self._file
        assert file is not None
        repair = set(self.choices.repair)

        def read(progress: Any) -> dict[str, Any]:
            rows = file.rows([record], year=self._year, repair=repair)
            return rows[0]["values"] if rows else {}

        self._queue.add(
            "row", self.tr("Reading a row"), read, lambda row: self.row_shown.emit(record, row),
            self._fail_plan,
        )  # fmt: skip

    def compare(self, pair: Pair | Twin) -> None:
        """Ask for both sides of a pair; ``compared`` answers."""
        file = self._file
        assert file is not None

        def read(progress: Any) -> list[Line]:
            return file.compare(pair) if isinstance(pair, Pair) else file.compare_twins(pair)

        self._queue.add(
            "compare", self.tr("Comparing"), read, lambda lines: self.compared.emit(pair, lines),
            self._fail_plan,
        )  # fmt: skip

    def save_left_out(self, path: Path) -> None:
        """Write the rows that the import could not use, or did not, as a workbook."""
        file = self._file
        assert file is not None
        known = self.left if self.outcome is not None else None

        def write(progress: Any) -> int:
            from crm_desktop.import_export import left_out  # noqa: PLC0415 - loads workbooks

            return left_out.save(file, left_out.collect(file) if known is None else known, path)

        self._queue.add(
            "save", self.tr("Saving the left-out rows"), write,
            lambda count: self.saved.emit(count, path.name),
            lambda sentence: self.save_failed.emit(spoken(sentence)),
        )  # fmt: skip

    # -- carrying it out -----------------------------------------------------------------------

    def start_import(self) -> None:
        """Back the shop up, then carry the plan out."""
        file = self._file
        assert file is not None
        remember = self.choices.remember
        backup = self.tr("Making a backup first…")

        def run(progress: Any) -> Outcome:
            from crm_desktop.import_export import left_out  # noqa: PLC0415 - loads workbooks

            progress(0, 0, backup)
            file.back_up()
            left = left_out.collect(file)
            progress(0, 0, backup)
            try:
                return Outcome(file.apply(progress, remember=remember), left)
            except CancelledError:
                return Outcome(None, left, file.take_back())

        def ended(outcome: Outcome) -> None:
            if outcome.applied is None:
                self._restage = True
                self.plan_soon()
            else:
                self.outcome, self.left = outcome, outcome.left
                self._taken_back = None
            self.ended.emit(outcome)

        def failed(sentence: str) -> None:
            self._restage = True
            self.plan_soon()
            self.import_failed.emit(spoken(sentence))

        self._queue.add("import", self.tr("Importing"), run, ended, failed, heavy=True)

    def stop(self) -> None:
        """Stop the import under way; what was written already is taken back."""
        self._queue.cancel()

    def undo(self) -> None:
        """Undo the finished import."""
        assert self.outcome is not None
        assert self.outcome.applied is not None
        batch = self.outcome.applied.batch
        history = History(self._store)

        def run(progress: Any) -> UndoResult:
            return history.undo(batch, progress=progress)

        def undone(result: UndoResult) -> None:
            self.outcome, self._taken_back = None, self.outcome or self._taken_back
            self._restage = True
            self.plan_soon()
            self.undone.emit(result)

        self._queue.add(
            "undo", self.tr("Undoing the import"), run, undone,
            lambda sentence: self.undo_failed.emit(spoken(sentence)), heavy=True,
        )  # fmt: skip

    def follow(self, origin: str) -> None:
        """Something was written: the finished import may be undone by it, or be back."""
        result = self.outcome or self._taken_back
        if origin not in ("undo", "redo") or result is None or self._queue.waits("undo"):
            return
        assert result.applied is not None
        batch = result.applied.batch
        undone = batch is not None and History(self._store).is_undone(batch)
        if undone and self.outcome is not None:
            self.outcome, self._taken_back = None, result
            self._restage = True
            self.plan_soon()
            self.taken_back.emit()
        elif not undone and self.outcome is None:
            self.outcome, self._taken_back = result, None
            self.ended.emit(result)

    def _cancelled(self) -> None:
        """A job was cancelled before it wrote anything: the plan is made anew."""
        self._restage = True
        self.plan_soon()
        self.ended.emit(Outcome(None))

    def close(self) -> None:
        """Forget everything; a job under way ends first."""
        self._rest.stop()
        self._queue.replace_by(self._drop_file)

    def _drop_file(self) -> None:
        self.ready = False
        if self._file is not None:
            self._file.close()
            self._file = None


def _as_table(rows: list[dict[str, Any]]) -> tuple[list[str], list[list[str]]]:
    """Cards, messages and events side by side: the names that occur, and a row for each."""
    names = list(dict.fromkeys(name for row in rows for name in row["values"] if row["values"]))
    names = [name for name in names if any(row["values"].get(name) for row in rows)]
    return names, [[row["values"].get(name, "") for name in names] for row in rows]
