"""An outside file on its way in: open, look, agree on the fields, plan, apply.

``ImportFile`` is what the import wizard and the command line drive; each step can be repeated with
another choice until ``apply``. The file is read once, in its worker process; plan and apply work on
the staging file.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from crm_desktop.domain import text
from crm_desktop.errors import UserError
from crm_desktop.import_export import apply, fields, plan
from crm_desktop.import_export.encoding import CHOICES as ENCODINGS
from crm_desktop.import_export.erased import Erased, erased
from crm_desktop.import_export.model import (
    ColumnMap,
    ColumnValues,
    DateOrder,
    Doubts,
    Notice,
    TableKind,
    Value,
)
from crm_desktop.import_export.offers import Existing, Wishes
from crm_desktop.import_export.pairs import Line, Pair, compare, compare_twins, pairs
from crm_desktop.import_export.remembered import Remembered, RememberedColumn, table_kind
from crm_desktop.import_export.twins import Twin, twins
from crm_desktop.import_export.worker import Reader, WorkerLimits
from crm_desktop.import_export.worker_operations import NO_HEADINGS
from crm_desktop.progress import Progress, silent
from crm_desktop.services.history import History
from crm_desktop.store import at_hand
from crm_desktop.store.backup import make_backup
from crm_desktop.store.file_format import BACKUPS
from crm_desktop.store.store import Store
from crm_desktop.store.undo import UndoResult

__all__ = ["DELIMITERS", "ENCODINGS", "NO_HEADINGS", "ImportFile"]

Repair = Literal["numbers", "texts"]

DELIMITERS = (",", ";", "\t", "|", "")
"""What a person may choose as the separator of a text file; "": there is one column only."""


@dataclass(slots=True)
class Found:
    """What is in the file, and what the program would do with it."""

    file: str
    format: str
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str = ""
    header_row: int | None = None
    first_row: int = 0
    """The row of the first record, from 0."""
    records: int = 0
    table_kind: TableKind | Literal["records"] = "records"
    """"records": cards, messages and events."""
    columns: list[ColumnMap] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    profiles: list[dict[str, Any]] = field(default_factory=list)
    sheets: list[dict[str, Any]] = field(default_factory=list)
    """All sheets of the file: name, hidden, rows, columns."""
    others: list[dict[str, Any]] = field(default_factory=list)
    """Other tables of the file: sheet, hidden, header_row, records."""
    fingerprint: str = ""
    remembered: bool = False
    """The mapping of an earlier import of a file with these headers was taken."""

    @property
    def has_records(self) -> bool:
        """False where the program sees no customer list and would create nothing by itself."""
        return self.table_kind != "none"


class ImportFile:
    """One file; use as a context manager. Steps in order: look, (assign), make_plan, apply.

    With ``pasted`` that text is read instead of a file, and ``path`` is only its name.
    """

    def __init__(
        self,
        store: Store,
        path: Path,
        limits: WorkerLimits | None = None,
        *,
        pasted: str | None = None,
    ) -> None:
        self._store = store
        self._path = path
        self._pasted = pasted
        self._reader = Reader(limits)
        self._summary: dict[str, Any] = {}
        self._staged: Path | None = None
        self._applied: Path | None = None
        self._read_as: tuple[str | None, str | None] = (None, None)
        self._sheet_index = 0
        self._date_orders: set[int] = set()
        self._chosen = False
        """The person had a say about the columns, now or when they were remembered."""
        self.found = Found(path.name, "")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the reading process and forget the plan; safe to call twice."""
        self._reader.close()
        if self._staged is not None:
            self._staged.unlink(missing_ok=True)
            self._staged = None

    @property
    def staged(self) -> Path:
        """The staging file of the last plan, for showing it in detail."""
        assert self._staged is not None
        return self._staged

    def look(
        self,
        sheet: str | None = None,
        table: int = 0,
        progress: Progress = silent,
        *,
        header_row: int | None = None,
        encoding: str | None = None,
        delimiter: str | None = None,
    ) -> Found:
        """Read the file (the first time), find the table and propose its fields.

        ``header_row``: where the person sees the headings, from 0, if not where the program does;
        ``NO_HEADINGS``: nowhere. ``encoding`` (of ``ENCODINGS``) and ``delimiter`` (of
        ``DELIMITERS``): how a text file is to be read; None: as detected. Fields, replacements and
        orders of dates that were chosen before are gone afterwards.

        Raises:
            FileRefusedError: the file or the sheet cannot be used, or not in this way.
        """
        if not self._summary:
            if self._pasted is None:
                self._summary = self._reader.open(self._path, progress)
            else:
                self._summary = self._reader.paste(self._pasted, progress)
        if self._read_as != (encoding, delimiter):
            self._summary = self._reader.call(
                "read_again", progress, encoding=encoding, delimiter=delimiter
            )
            self._read_as = encoding, delimiter
        opened = self._summary
        self.found = found = Found(
            self._path.name,
            opened["format"],
            opened.get("encoding"),
            opened.get("delimiter"),
            notices=[Notice(**notice) for notice in opened["notices"]],
        )
        if "records" in opened:
            found.records = opened["records"]
            return found
        reply = self._reader.call(
            "propose", progress, sheet=sheet, table=table, header_row=header_row
        )
        proposal = reply["proposal"]
        found.sheet = reply["sheet"]
        self._sheet_index = reply["sheet_index"]
        found.sheets = opened["sheets"]
        found.header_row = reply["bounds"]["header_row"]
        found.first_row = reply["bounds"]["first_row"]
        found.records = reply["records"]
        found.table_kind = proposal["table_kind"]
        found.columns = [ColumnMap(**column) for column in proposal["columns"]]
        found.notices += [Notice(**notice) for notice in proposal["notices"]]
        found.profiles, found.others = reply["profiles"], reply["others"]
        found.fingerprint = reply["fingerprint"]
        self._chosen = False
        self._date_orders.clear()
        self._recall()
        return found

    def top(self, count: int = 30) -> list[list[str]]:
        """The first rows of the sheet as they stand, also those above the table."""
        rows: list[list[str]] = self._reader.call(
            "top", silent, sheet_index=self._sheet_index, count=count
        )["rows"]
        return rows

    def assign(self, chosen: Mapping[str, str]) -> None:
        """Map columns (by header, case ignored, or by "#3", counted from 1) as the person says.

        Raises:
            UserError: there is no such column or field.
        """
        for header, name in chosen.items():
            columns = [c for c in self.found.columns if _is_called(c, header)]
            if not columns:
                raise UserError(
                    f"There is no column “{header}” in “{self.found.file}”. Nothing was imported.",
                    code="import.no_column",
                )
            if not fields.is_target(name):
                raise UserError(
                    f"There is no field “{name}”. Nothing was imported. "
                    "The README lists the fields.",
                    code="import.no_field",
                )
            for column in columns:
                column.field, column.confidence = name, "sure"
                column.reason = "You chose this."
        self._chosen = True
        self._settle_kind()

    def read_dates(self, index: int, order: DateOrder) -> None:
        """Read the dates of a column (from 0) in this order, as the person says."""
        column = self.found.columns[index]
        column.date_order, column.confidence = order, "sure"
        column.reason = "You chose the order of day and month."
        self._date_orders.add(index)
        self._chosen = True

    def values(
        self,
        index: int,
        *,
        year: int,
        country: str | None = None,
        repair: Collection[Repair] = (),
        limit: int = 500,
        progress: Progress = silent,
    ) -> ColumnValues:
        """The different values of the column at ``index`` (from 0); ``year``, ``country`` and
        ``repair`` as for ``make_plan``."""
        reply = self._ask("values", progress, year, country, repair, index=index, limit=limit)
        chosen = self.found.columns[index].replacements
        return ColumnValues(
            [Value(**value, replaced_by=chosen.get(value["text"])) for value in reply["values"]],
            reply["distinct"],
            reply["doubtful"],
        )

    def doubts(
        self,
        *,
        year: int,
        country: str | None = None,
        repair: Collection[Repair] = (),
        progress: Progress = silent,
    ) -> dict[int, Doubts]:
        """Which columns (from 0) hold values that a person should look at."""
        reply = self._ask("doubts", progress, year, country, repair)
        return {int(index): Doubts(**told) for index, told in reply["columns"].items()}

    def replace_value(self, index: int, value: str, by: str | None) -> None:
        """Read ``by`` wherever ``value`` (a ``Value.text``) stands in the column; "": nothing;
        None: as it stands after all. Takes part in the next ``make_plan``."""
        chosen = self.found.columns[index].replacements
        if by is None:
            chosen.pop(value, None)
        else:
            chosen[value] = by
        self._chosen = True

    def make_plan(
        self,
        existing: Existing = "fill",
        *,
        year: int,
        country: str | None = None,
        currency: str = "EUR",
        repair: Collection[Repair] = (),
        wishes: Wishes | None = None,
        progress: Progress = silent,
    ) -> plan.PlanSummary:
        """Decide what becomes of every record; writes nothing into the shop.

        ``year`` is the present one (for years of two digits); ``country`` (ISO 3166 alpha-2) that
        of telephone numbers without a code; ``currency`` that of amounts without one; ``repair``:
        mend numbers that a spreadsheet damaged, texts that were encoded twice (the profiles and
        notices of ``found`` tell how many there are); ``wishes``: for single records.
        """
        folder = self._store.folder / "imports"
        folder.mkdir(mode=0o700, exist_ok=True)
        apply.forget_stray_files(self._store)
        if self._staged is not None:
            self._staged.unlink(missing_ok=True)
        self._staged = folder / f"{uuid.uuid4().hex}.staged"
        about = {
            "file": self.found.file,
            "sheet": self.found.sheet,
            "format": self.found.format,
            "sha256": self._reader.sha256,
            "source_id": self._store.ids.one().hex(),
            "currency": currency,
        }
        shop = at_hand.key_beside(self._store.path)
        self._reader.call(
            "stage", progress, key=[part.hex() for part in shop.staging] if shop else None,
            path=str(self._staged), proposal=self._proposal(),
            region=country, year=year, about=about, repair=sorted(repair),
            now=self._store.clock(),
        )  # fmt: skip
        self._staged.chmod(0o600)
        return self.plan_again(existing, wishes, progress)

    def plan_again(
        self, existing: Existing, wishes: Wishes | None = None, progress: Progress = silent
    ) -> plan.PlanSummary:
        """The last plan with other choices about records that are here already."""
        return plan.build(self.staged, self._store.path, existing, progress, wishes)

    def pairs(self, limit: int = -1) -> list[Pair]:
        """What looks like records that are here already, by the last plan."""
        with plan.opened(self.staged, self._store.path) as db:
            return pairs(db, limit)

    def compare(self, pair: Pair) -> list[Line]:
        """Both sides of a pair, field by field."""
        with plan.opened(self.staged, self._store.path) as db:
            return compare(db, pair.party)

    def erased(self, limit: int = -1) -> list[Erased]:
        """Who of the file was erased for good here, by the last plan."""
        with plan.opened(self.staged) as db:
            return erased(db, limit)

    def twins(self, limit: int = -1) -> list[Twin]:
        """Records of the file that look like the same contact, by the last plan."""
        with plan.opened(self.staged) as db:
            return twins(db, limit)

    def compare_twins(self, twin: Twin) -> list[Line]:
        """Both records of such a pair, field by field: the later one as ``new``, the earlier as
        ``existing``."""
        with plan.opened(self.staged) as db:
            return compare_twins(db, twin.later, twin.earlier)

    def problems(self, limit: int = -1) -> list[tuple[int, str, str, str]]:
        """(record, column, reason, value as found) of what cannot be used as it should."""
        with plan.opened(self.staged) as db:
            return list(plan.problems(db, limit))

    def problem_groups(self) -> list[tuple[str, str, int]]:
        """(column, reason, how many), the most frequent first."""
        with plan.opened(self.staged) as db:
            return plan.problem_groups(db)

    def changes(self, limit: int = -1) -> list[tuple[int, str, str, Any, Any]]:
        """(record, name, column, old, new) of the cells here that would change."""
        with plan.opened(self.staged) as db:
            return list(plan.changes(db, limit))

    def rows(
        self, records: Sequence[int], *, year: int, repair: Collection[Repair] = ()
    ) -> list[dict[str, Any]]:
        """How some records read, for a preview: [{record, row, values}]."""
        reply = self._reader.call(
            "rows", silent, records=list(records), proposal=self._proposal(), region=None,
            year=year, repair=sorted(repair),
        )  # fmt: skip
        rows: list[dict[str, Any]] = reply["rows"]
        return rows

    def cells(self, records: Sequence[int]) -> tuple[list[str], list[list[str]]]:
        """Headers, and the cells of some records as they stand in the file."""
        reply = self._reader.call("cells", silent, records=list(records))
        return reply["headers"], reply["rows"]

    def back_up(self) -> None:
        """Make a verified copy of the shop, as it is before the import.

        Raises:
            StoreError: there is no room for it, or the shop is damaged.
        """
        folder = self._store.folder / BACKUPS
        make_backup(self._store.path, folder, reason="before-import", clock=self._store.clock)

    def apply(self, progress: Progress = silent, *, remember: bool = True) -> apply.Applied:
        """Carry the last plan out, as one batch, and remember the mapping for the next time."""
        staged, self._staged = self.staged, None
        self._applied = staged
        applied = apply.run(self._store, staged, f"Import {self.found.file}", progress)
        if remember:
            self._remember()
        return applied

    def take_back(self, progress: Progress = silent) -> UndoResult | None:
        """Undo what a stopped ``apply`` had written already; None: nothing was."""
        assert self._applied is not None
        with self._store.read_raw() as raw:
            row = raw.execute(
                "SELECT batch FROM import_run WHERE staged=?", (self._applied.name,)
            ).fetchone()
        if row is None:
            return None
        result = History(self._store).undo(row[0], progress=progress)
        apply.discard(self._store, row[0])
        return result

    # -- inside --------------------------------------------------------------------------------

    def _proposal(self) -> dict[str, Any]:
        kind = self.found.table_kind
        return {"table_kind": kind, "columns": [asdict(column) for column in self.found.columns]}

    def _ask(
        self,
        operation: str,
        progress: Progress,
        year: int,
        country: str | None,
        repair: Collection[Repair],
        **more: Any,
    ) -> dict[str, Any]:
        """Let the worker look at values as ``make_plan`` would read them."""
        return self._reader.call(
            operation, progress, proposal=self._proposal(), region=country, year=year,
            repair=sorted(repair), known=self._known_words(), **more,
        )  # fmt: skip

    def _known_words(self) -> dict[str, list[str]]:
        """Column of statuses or stages -> those that the shop has, the frequent ones first."""
        asked = {
            "status": "SELECT status FROM contact WHERE status<>'' AND gone=0"
            " GROUP BY 1 ORDER BY count(*) DESC",
            "stage": "SELECT name FROM stage WHERE gone=0 ORDER BY n",
        }
        known: dict[str, list[str]] = {}
        with self._store.read_raw() as raw:
            for column in self.found.columns:
                sql = asked.get(column.field.rpartition(".")[2])
                if sql and not column.field.startswith("("):
                    known[str(column.index)] = [word for (word,) in raw.execute(sql)]
        return known

    def _settle_kind(self) -> None:
        """What a row is follows from the fields that the person chose."""
        kind = table_kind([column.field for column in self.found.columns])
        self.found.table_kind = kind or self.found.table_kind

    def _recall(self) -> None:
        """Take the mapping that was used for these headers the last time.

        One that the person did not choose holds only for a table of the same kind: headers such as
        "Name" and "Phone" do not say whether they are people or companies.
        """
        known = Remembered(self._store).find(self.found.fingerprint)
        if known is None or len(known.columns) != len(self.found.columns):
            return
        if not (known.chosen or known.kind == self.found.table_kind):
            return
        self.found.remembered, self._chosen = True, known.chosen
        self.found.table_kind = known.kind
        for column, before in zip(self.found.columns, known.columns, strict=True):
            if column.field != before.field:
                column.field, column.confidence = before.field, "sure"
                column.reason = "As in the last import of such a file."
            column.replacements = dict(before.replacements)
            if before.date_order is not None and column.date_order is not None:
                self.read_dates(column.index, before.date_order)

    @property
    def _has_headers(self) -> bool:
        return any(column.column for column in self.found.columns)

    def _remember(self) -> None:
        found = self.found
        if not self._has_headers:
            return
        Remembered(self._store).keep(
            found.fingerprint,
            found.file,
            found.table_kind,
            [
                RememberedColumn(
                    column.column,
                    column.field,
                    column.replacements,
                    column.date_order if column.index in self._date_orders else None,
                )
                for column in found.columns
            ],
            chosen=self._chosen,
        )


def _is_called(column: ColumnMap, header: str) -> bool:
    return header == f"#{column.index + 1}" or text.fold(column.column) == text.fold(header)
