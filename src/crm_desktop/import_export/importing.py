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
from crm_desktop.import_export.model import ColumnMap, Notice
from crm_desktop.import_export.worker import Reader, WorkerLimits
from crm_desktop.progress import Progress, silent
from crm_desktop.store.schema import LIVE
from crm_desktop.store.store import Store

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
    """One file; use as a context manager. Steps in order: look, (assign), make_plan, apply."""

    def __init__(self, store: Store, path: Path, limits: WorkerLimits | None = None) -> None:
        self._store = store
        self._path = path
        self._reader = Reader(limits)
        self._summary: dict[str, Any] = {}
        self._staged: Path | None = None
        self.found = Found(path.name, "")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._reader.close()
        if self._staged is not None:
            self._staged.unlink(missing_ok=True)

    @property
    def staged(self) -> Path:
        """The staging file of the last plan, for showing it in detail."""
        assert self._staged is not None
        return self._staged

    def look(self, sheet: str | None = None, table: int = 0, progress: Progress = silent) -> Found:
        """Read the file (the first time), find the table and propose its fields.

        Raises:
            FileRefusedError: the file or the sheet cannot be used.
        """
        if not self._summary:
            self._summary = self._reader.open(self._path, progress)
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
        reply = self._reader.call("propose", progress, sheet=sheet, table=table)
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
        self._settle_kind()

    def make_plan(
        self,
        existing: plan.Existing = "fill",
        *,
        year: int,
        country: str | None = None,
        currency: str = "EUR",
        repair: Collection[Repair] = (),
        progress: Progress = silent,
    ) -> plan.PlanSummary:
        """Decide what becomes of every record; writes nothing into the shop.

        ``year`` is the present one (for years of two digits); ``country`` (ISO 3166 alpha-2) that
        of telephone numbers without a code; ``currency`` that of amounts without one; ``repair``:
        mend numbers that a spreadsheet damaged, texts that were encoded twice (the profiles and
        notices of ``found`` tell how many there are).
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
        return plan.build(self._staged, self._store.path, existing, progress)

    def rows(self, records: Sequence[int], *, year: int) -> list[dict[str, Any]]:
        """How some records read, for a preview: [{record, row, values}]."""
        reply = self._reader.call(
            "rows", silent, records=list(records), proposal=self._proposal(), region=None,
            year=year,
        )  # fmt: skip
        rows: list[dict[str, Any]] = reply["rows"]
        return rows

    def cells(self, records: Sequence[int]) -> tuple[list[str], list[list[str]]]:
        """Headers, and the cells of some records as they stand in the file."""
        reply = self._reader.call("cells", silent, records=list(records))
        return reply["headers"], reply["rows"]

    def apply(self, progress: Progress = silent) -> apply.Applied:
        """Carry the last plan out, as one batch, and remember the mapping for the next time."""
        staged, self._staged = self.staged, None
        applied = apply.run(self._store, staged, f"Import {self.found.file}", progress)
        self._remember()
        return applied

    # -- inside --------------------------------------------------------------------------------

    def _proposal(self) -> dict[str, Any]:
        kind = self.found.table_kind
        return {"table_kind": kind, "columns": [asdict(column) for column in self.found.columns]}

    def _settle_kind(self) -> None:
        """What a row is follows from the fields that the person chose."""
        used = {c.field.partition(".")[0] for c in self.found.columns}
        names = {c.field for c in self.found.columns}
        if names & {"deal.name", "deal.stage", "deal.amount"}:
            self.found.table_kind = "deals"
        elif "contact" in used and "company" in used:
            self.found.table_kind = "people and companies"
        elif "contact" in used:
            self.found.table_kind = "people"
        elif "company" in used:
            self.found.table_kind = "companies"

    def _recall(self) -> None:
        """Take the mapping that was used for these headers the last time."""
        with self._store.read_raw() as raw:
            row = raw.execute(
                f"SELECT columns FROM remembered_mapping WHERE fingerprint=? AND gone={LIVE}"
                " ORDER BY used_at DESC LIMIT 1",
                (self.found.fingerprint,),
            ).fetchone()
        if row is None:
            return
        kind, *names = json.loads(row[0])
        if len(names) == len(self.found.columns):
            self.found.remembered = True
            self.found.table_kind = kind
            for column, name in zip(self.found.columns, names, strict=True):
                if column.field != name:
                    column.field, column.confidence = name, "sure"
                    column.reason = "As in the last import of such a file."

    def _remember(self) -> None:
        found = self.found
        if not found.columns:
            return
        columns = json.dumps([found.table_kind, *(c.field for c in found.columns)])
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
