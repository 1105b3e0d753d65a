"""An outside file on its way in: open, look, agree on the fields, plan, apply.

``ImportFile`` is what the import wizard and the command line drive; each step can be repeated with
another choice until ``apply``. The file is read once, in its worker process; plan and apply work on
the staging file.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from crm_desktop.domain import ids, text
from crm_desktop.errors import UserError
from crm_desktop.import_export import apply, fields, plan
from crm_desktop.import_export.model import ColumnMap, DateOrder, Notice
from crm_desktop.import_export.offers import Existing, Wishes
from crm_desktop.import_export.pairs import Line, Pair, compare, pairs
from crm_desktop.import_export.worker import Reader, WorkerLimits
from crm_desktop.progress import Progress, silent
from crm_desktop.services.history import History
from crm_desktop.store.backup import BACKUPS, make_backup
from crm_desktop.store.schema import LIVE
from crm_desktop.store.store import Store
from crm_desktop.store.undo import UndoResult

Repair = Literal["numbers", "texts"]


@dataclass(slots=True)
class Found:
    """What is in the file, and what the program would do with it."""

    file: str
    format: str
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str = ""
    header_row: int | None = None
    records: int = 0
    table_kind: str = "records"
    """A ``model.TableKind``, or "records" for cards, messages and events."""
    columns: list[ColumnMap] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    profiles: list[dict[str, Any]] = field(default_factory=list)
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
    ) -> Found:
        """Read the file (the first time), find the table and propose its fields.

        ``header_row``: where the person sees the headings, from 0, if not where the program does.

        Raises:
            FileRefusedError: the file or the sheet cannot be used.
        """
        if not self._summary:
            if self._pasted is None:
                self._summary = self._reader.open(self._path, progress)
            else:
                self._summary = self._reader.paste(self._pasted, progress)
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
        found.header_row = reply["bounds"]["header_row"]
        found.records = reply["records"]
        found.table_kind = proposal["table_kind"]
        found.columns = [ColumnMap(**column) for column in proposal["columns"]]
        found.notices += [Notice(**notice) for notice in proposal["notices"]]
        found.profiles, found.others = reply["profiles"], reply["others"]
        found.fingerprint = reply["fingerprint"]
        self._recall()
        return found

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
            if name not in (fields.CUSTOM, fields.IGNORE, fields.SAME_AS_COMPANY):
                try:
                    fields.split_label(name)
                except KeyError:
                    raise UserError(
                        f"There is no field “{name}”. Nothing was imported. "
                        "The README lists the fields.",
                        code="import.no_field",
                    ) from None
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
        self._reader.call(
            "stage", progress, path=str(self._staged), proposal=self._proposal(),
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

    def _settle_kind(self) -> None:
        """What a row is follows from the fields that the person chose."""
        used = {c.field.partition(".")[0] for c in self.found.columns}
        if "deal" in used:
            self.found.table_kind = "deals"
        elif "contact" in used and "company" in used:
            self.found.table_kind = "people and companies"
        elif "contact" in used:
            self.found.table_kind = "people"
        elif "company" in used:
            self.found.table_kind = "companies"

    def _recall(self) -> None:
        """Take the mapping that was used for these headers the last time.

        One that the person did not choose holds only for a table of the same kind: headers such as
        "Name" and "Phone" do not say whether they are people or companies.
        """
        with self._store.read_raw() as raw:
            row = raw.execute(
                f"SELECT columns FROM remembered_mapping WHERE fingerprint=? AND gone={LIVE}"
                " ORDER BY used_at DESC LIMIT 1",
                (self.found.fingerprint,),
            ).fetchone()
        if row is None:
            return
        remembered = json.loads(row[0])
        names = remembered["fields"]
        same_kind = remembered["kind"] == self.found.table_kind
        if len(names) != len(self.found.columns) or not (remembered["chosen"] or same_kind):
            return
        self.found.remembered, self._chosen = True, remembered["chosen"]
        self.found.table_kind = remembered["kind"]
        for column, name in zip(self.found.columns, names, strict=True):
            if column.field != name:
                column.field, column.confidence = name, "sure"
                column.reason = "As in the last import of such a file."

    @property
    def _has_headers(self) -> bool:
        return any(column.column for column in self.found.columns)

    def _remember(self) -> None:
        found = self.found
        if not self._has_headers:
            return
        columns = json.dumps(
            {
                "kind": found.table_kind,
                "fields": [column.field for column in found.columns],
                "chosen": self._chosen,
            }
        )
        identity = ids.natural_id("remembered_mapping", found.fingerprint)
        with self._store.transact("Remember the columns", origin="memory") as tx:
            tx.raw.execute(
                "INSERT INTO remembered_mapping(id, fingerprint, columns, used_at)"
                " VALUES (?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET columns=excluded.columns,"
                f" used_at=excluded.used_at, gone={LIVE}",
                (identity, found.fingerprint, columns, tx.now),
            )


def _is_called(column: ColumnMap, header: str) -> bool:
    return header == f"#{column.index + 1}" or text.fold(column.column) == text.fold(header)
