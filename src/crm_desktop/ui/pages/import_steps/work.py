"""What an import is about to do, and the jobs that find it out; every step looks at the same one.

The file's reader may be used from one thread at a time, so the jobs stand in a queue. Of several
plans wished for while one is being made, only the last is made. Nothing is written into the shop
before ``start_import``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDateTime, QLocale, QObject, QTimer, Signal

from crm_desktop.errors import CancelledError, UserError
from crm_desktop.import_export import fields, left_out
from crm_desktop.import_export.apply import Applied
from crm_desktop.import_export.importing import Found, ImportFile, Repair
from crm_desktop.import_export.left_out import Left
from crm_desktop.import_export.model import DateOrder
from crm_desktop.import_export.offers import Existing, Wishes
from crm_desktop.import_export.pairs import Line, Pair
from crm_desktop.import_export.plan import PlanSummary
from crm_desktop.services.history import History
from crm_desktop.store.store import Store
from crm_desktop.store.undo import UndoResult
from crm_desktop.ui.jobs import Job, Jobs

SHOWN_ROWS = 20
"""Rows of the file in the preview of the first step."""
LISTED = 1000
"""Pairs, problems and changes are listed up to so many; their numbers are exact."""
REST_MS = 300
"""So long after the last change a new plan is made."""


@dataclass(slots=True)
class Planned:
    """A plan as the steps show it."""

    summary: PlanSummary
    pairs: list[Pair]
    problems: list[tuple[int, str, str, str]]
    problem_groups: list[tuple[str, str, int]]
    changes: list[tuple[int, str, str, Any, Any]]


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
    existing: Existing = "fill"
    alike: Existing | None = None
    single: dict[str, Existing] = field(default_factory=dict)
    repair: set[Repair] = field(default_factory=set)
    remember: bool = True


class ImportWork(QObject):
    """One import from opening the file to its result. All signals arrive on the main thread."""

    opening = Signal(str)
    """The name of the file that is being read."""
    found_changed = Signal()
    refused = Signal(str)
    mapping_changed = Signal()
    planning = Signal()
    planned = Signal()
    plan_failed = Signal(str)
    row_shown = Signal(int, dict)
    """Record (from 1) and its values, see ``ImportFile.rows``."""
    compared = Signal(object, list)
    """Pair and its lines."""
    progressed = Signal(int, int, str)
    ended = Signal(object)
    """Outcome of the import."""
    import_failed = Signal(str)
    undone = Signal(object)
    """UndoResult"""
    undo_failed = Signal(str)
    saved = Signal(int, str)
    """Number of rows and name of a workbook of left-out rows."""
    save_failed = Signal(str)

    def __init__(
        self, store: Store, jobs: Jobs, *, year: int, country: str | None, currency: str
    ) -> None:
        super().__init__()
        self._store, self._jobs = store, jobs
        self._year, self._country, self._currency = year, country, currency
        self._queue: list[tuple[str, str, Callable[[Any], Any], Callable[[Any], None],
                                Callable[[str], None]]] = []  # fmt: skip
        self._job: Job | None = None
        self._running = False
        self._closed = False
        self._instead: Callable[[], None] | None = None
        self._file: ImportFile | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._make_plan)
        self._restage = True
        self._forget()

    def _forget(self) -> None:
        self.choices = Choices()
        self.ready = False
        self.headers: list[str] = []
        self.first_rows: list[list[str]] = []
        self.plan: Planned | None = None
        self.plan_is_current = False
        self.outcome: Outcome | None = None
        self.left: dict[int, Left] = {}
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
        if self._running:
            self._queue.clear()
            self._instead = lambda: self.open(path, pasted)
            self.stop()
            return
        self._drop_file()
        self._forget()
        self._file = ImportFile(self._store, path, pasted=pasted)
        self.opening.emit(path.name)
        self._look()

    def choose_table(self, sheet: str, table: int) -> None:
        """Take another table of the file."""
        self.choices.sheet, self.choices.table, self.choices.header_row = sheet, table, None
        self._look()

    def choose_headings(self, header_row: int | None) -> None:
        """Say in which row (from 0) the headings stand; None: as the program sees it."""
        self.choices.header_row = header_row
        self._look()

    def _look(self) -> None:
        file = self._file
        assert file is not None
        chosen = self.choices
        sheet, table, row = chosen.sheet, chosen.table, chosen.header_row

        def look(progress: Any) -> tuple[list[str], list[list[str]]]:
            found = file.look(sheet, table, progress, header_row=row)
            numbers = range(1, min(SHOWN_ROWS, found.records) + 1)
            if found.columns:
                return file.cells(numbers)
            return _as_table(file.rows(numbers, year=self._year))

        def looked(result: tuple[list[str], list[list[str]]]) -> None:
            self.headers, self.first_rows = result
            self.ready, self.sentence = True, ""
            self.choices.sheet = file.found.sheet or None
            self.plan, self._restage = None, True
            self.found_changed.emit()
            self.plan_soon()

        def failed(sentence: str) -> None:
            self.sentence = sentence
            self.refused.emit(sentence)

        self._do("look", self.tr("Reading the file"), look, looked, failed)

    # -- columns -------------------------------------------------------------------------------

    def set_field(self, index: int, name: str) -> None:
        """Map the column at ``index`` (from 0) to a field, "(custom)" or "(ignore)"."""
        assert self._file is not None
        self._file.assign({f"#{index + 1}": name})
        if name == fields.IGNORE:
            self.found.columns[index].confidence = "left out"
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

    def _mapping_changed(self) -> None:
        self._restage = True
        self.mapping_changed.emit()
        self.plan_soon()

    # -- the plan ------------------------------------------------------------------------------

    def set_wish(self, pair: Pair, wish: Existing) -> None:
        """Decide what becomes of one record that looks like an existing one."""
        self.choices.single[pair.key] = wish
        self.plan_soon()

    def set_wish_for_all(self, wish: Existing, *, alike: bool) -> None:
        """Decide for all that only look alike, or for all that were recognised."""
        assert self.plan is not None
        for pair in self.plan.pairs:
            if (pair.certainty != "sure") == alike:
                self.choices.single.pop(pair.key, None)
        if alike:
            self.choices.alike = wish
        else:
            self.choices.existing = wish
        self.plan_soon()

    def wish_for(self, pair: Pair) -> Existing:
        """What will be done with a pair, also before the new plan is made."""
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
        today = QDateTime.fromMSecsSinceEpoch(self._store.clock()).date()
        tag = self.tr("Import %1").replace("%1", QLocale().toString(today, "d MMM yyyy"))
        wishes = Wishes(chosen.alike, dict(chosen.single), tag)
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
                file.problems(LISTED),
                file.problem_groups(),
                file.changes(LISTED),
            )

        def made(planned: Planned) -> None:
            self.plan = planned
            if not self._rest.isActive() and not any(key == "plan" for key, *_ in self._queue):
                self.plan_is_current = True
                self.planned.emit()

        def failed(sentence: str) -> None:
            self._restage = True
            self.plan_failed.emit(sentence)

        self._do("plan", self.tr("Comparing with your contacts"), make, made, failed)

    def show_row(self, record: int) -> None:
        """Ask how a record (from 1) will read; ``row_shown`` answers."""
        file = self._file
        assert file is not None
        repair = set(self.choices.repair)

        def read(progress: Any) -> dict[str, Any]:
            rows = file.rows([record], year=self._year, repair=repair)
            return rows[0]["values"] if rows else {}

        self._do(
            "row", self.tr("Reading a row"), read, lambda row: self.row_shown.emit(record, row),
            self.plan_failed.emit,
        )  # fmt: skip

    def compare(self, pair: Pair) -> None:
        """Ask for both sides of a pair; ``compared`` answers."""
        file = self._file
        assert file is not None

        def read(progress: Any) -> list[Line]:
            return file.compare(pair)

        self._do(
            "compare", self.tr("Comparing"), read, lambda lines: self.compared.emit(pair, lines),
            self.plan_failed.emit,
        )  # fmt: skip

    def save_left_out(self, path: Path) -> None:
        """Write the rows that the import could not use, or did not, as a workbook."""
        file = self._file
        assert file is not None
        known = self.left if self.outcome is not None else None

        def write(progress: Any) -> int:
            return left_out.save(file, left_out.collect(file) if known is None else known, path)

        self._do(
            "save", self.tr("Saving the left-out rows"), write,
            lambda count: self.saved.emit(count, path.name), self.save_failed.emit,
        )  # fmt: skip

    # -- carrying it out -----------------------------------------------------------------------

    def start_import(self) -> None:
        """Back the shop up, then carry the plan out."""
        file = self._file
        assert file is not None
        remember = self.choices.remember
        backup = self.tr("Making a backup first…")

        def run(progress: Any) -> Outcome:
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
            self.ended.emit(outcome)

        def failed(sentence: str) -> None:
            self._restage = True
            self.plan_soon()
            self.import_failed.emit(sentence)

        self._do("import", self.tr("Importing"), run, ended, failed)

    def stop(self) -> None:
        """Stop the import under way; what was written already is taken back."""
        if self._job is not None:
            self._job.cancel()

    def undo(self) -> None:
        """Undo the finished import."""
        assert self.outcome is not None
        assert self.outcome.applied is not None
        batch = self.outcome.applied.batch
        history = History(self._store)

        def run(progress: Any) -> UndoResult:
            return history.undo(batch, progress=progress)

        def undone(result: UndoResult) -> None:
            self.outcome = None
            self._restage = True
            self.plan_soon()
            self.undone.emit(result)

        self._do("undo", self.tr("Undoing the import"), run, undone, self.undo_failed.emit)

    # -- the queue -----------------------------------------------------------------------------

    def _do(
        self,
        key: str,
        title: str,
        fn: Callable[[Any], Any],
        done: Callable[[Any], None],
        failed: Callable[[str], None],
    ) -> None:
        """Do ``fn`` in a job after those before it; a waiting one of the same ``key`` gives way."""
        self._queue = [waiting for waiting in self._queue if waiting[0] != key]
        self._queue.append((key, title, fn, done, failed))
        self._next()

    def _next(self) -> None:
        if self._running or not self._queue:
            return
        key, title, fn, done, failed = self._queue.pop(0)
        self._running = True

        def ended(then: Callable[[], None]) -> None:
            self._running, self._job = False, None
            if self._closed:
                self._drop_file()
            elif self._instead is not None:
                instead, self._instead = self._instead, None
                instead()
            else:
                then()
                self._next()

        try:
            job = self._jobs.start(
                title,
                fn,
                done=lambda result: ended(lambda: done(result)),
                failed=lambda sentence: ended(lambda: failed(sentence)),
                cancelled=lambda: ended(self._cancelled),
                progressed=self.progressed.emit,
                heavy=key in ("import", "undo"),
            )
        except UserError as error:
            sentence = error.sentence
            ended(lambda: failed(sentence))
            return
        if self._running:
            self._job = job

    def _cancelled(self) -> None:
        """A job was cancelled before it wrote anything: the plan is made anew."""
        self._restage = True
        self.plan_soon()
        self.ended.emit(Outcome(None))

    def close(self) -> None:
        """Forget everything; a job under way ends first."""
        self._closed = True
        self._rest.stop()
        self._queue.clear()
        if self._running:
            self.stop()
        else:
            self._drop_file()

    def _drop_file(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


def _as_table(rows: list[dict[str, Any]]) -> tuple[list[str], list[list[str]]]:
    """Cards, messages and events side by side: the names that occur, and a row for each."""
    names = list(dict.fromkeys(name for row in rows for name in row["values"] if row["values"]))
    names = [name for name in names if any(row["values"].get(name) for row in rows)]
    return names, [[row["values"].get(name, "") for name in names] for row in rows]
