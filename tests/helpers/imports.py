"""Importing in tests: the steps of ``ImportFile`` without a second process, and what came of it."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from crm_desktop.import_export import apply, plan, worker_main, worker_operations
from crm_desktop.import_export.model import ColumnMap, Proposal
from crm_desktop.import_export.offers import Existing, Wishes
from crm_desktop.import_export.vocabulary import READERS
from crm_desktop.import_export.worker_state import WorkerState
from crm_desktop.progress import Progress, silent
from crm_desktop.store import at_hand
from crm_desktop.store.store import Store

YEAR = 2026
Rows = Sequence[Sequence[Any]]


@dataclass
class Outcome:
    """What a file was taken for, what the plan said, and the batch of the import."""

    kind: str
    columns: dict[str, str]
    records: int
    summary: plan.PlanSummary
    problems: list[tuple[int, str, str, str]]
    changes: list[tuple[int, str, str, Any, Any]]
    reasons: dict[int, str]
    """Record -> why it is what it is."""
    statuses: dict[int, str]
    batch: int | None = None
    placeholders: dict[str, dict[str, int]] = field(default_factory=dict)

    @property
    def creates(self) -> dict[str, int]:
        """What was made, without zeros."""
        return {name: count for name, count in self.summary.creates.items() if count}


def write_csv(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A text file with exactly these lines."""
    path.write_bytes(text.encode(encoding))
    return path


def write_xlsx(path: Path, rows: Rows, **more_sheets: Rows) -> Path:
    """A workbook with the sheet "Sheet" and others."""
    book = Workbook()
    for name, content in {"Sheet": rows, **more_sheets}.items():
        sheet = book.active if name == "Sheet" else book.create_sheet(name)
        assert sheet is not None
        for row in content:
            sheet.append(list(row))
    book.save(path)
    return path


def stage(
    store: Store,
    path: Path,
    *,
    mapping: Mapping[str, str] | None = None,
    kind: str | None = None,
    sheet: str | None = None,
    country: str | None = None,
    currency: str = "EUR",
    repair: Collection[str] = (),
) -> tuple[Path, Proposal, WorkerState]:
    """Read, map (``mapping`` goes before the proposal) and stage a file."""
    state = WorkerState()
    worker_main.open_file(state, {"path": str(path), "name": path.name})
    proposal = Proposal("none", [])
    about = {"sheet": ""}
    if state.records is None:
        reply = worker_operations.propose_mapping(state, {"sheet": sheet})
        plain = reply["proposal"]
        proposal = Proposal(
            plain["table_kind"], [ColumnMap(**column) for column in plain["columns"]]
        )
        about["sheet"] = reply["sheet"]
    for column in proposal.columns:
        column.field = (mapping or {}).get(column.column, column.field)
    proposal.table_kind = kind or proposal.table_kind  # type: ignore[assignment]
    staged = path.with_name(f"{path.name}.{store.ids.one().hex()}.staged")
    locked = at_hand.key_beside(store.path)
    worker_operations.stage_records(
        state,
        {
            "key": [part.hex() for part in locked.staging] if locked else None,
            "path": str(staged), "proposal": asdict(proposal), "region": country, "year": YEAR,
            "repair": list(repair), "now": store.clock(),
            "about": {
                **about, "file": path.name, "format": "csv", "currency": currency,
                "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
                "source_id": store.ids.one().hex(),
            },
        },
    )  # fmt: skip
    return staged, proposal, state


def import_file(
    store: Store,
    path: Path,
    existing: Existing = "fill",
    *,
    wishes: Wishes | None = None,
    only_plan: bool = False,
    chunk: int = apply.CHUNK,
    progress: Progress = silent,
    **choices: Any,
) -> Outcome:
    """Import a file; ``choices`` are those of ``stage``."""
    staged, proposal, state = stage(store, path, **choices)
    summary = plan.build(staged, store.path, existing, wishes=wishes)
    with plan.opened(staged) as db:
        outcome = Outcome(
            proposal.table_kind,
            {column.column: column.field for column in proposal.columns},
            summary.records,
            summary,
            list(plan.problems(db)),
            list(plan.changes(db)),
            {n: reason for n, reason in db.execute("SELECT n, reason FROM record") if reason},
            dict(db.execute("SELECT n, status FROM record")),
            placeholders={p.header: p.placeholders for p in state.profiles if p.placeholders},
        )
    if not only_plan:
        outcome.batch = apply.run(store, staged, f"Import {path.name}", progress, chunk=chunk).batch
    return outcome


def told(store: Store, what: str) -> list[dict[str, Any]]:
    """The contacts, companies, deals, timeline entries or reminders as the JSON export tells them,
    without ids and sources."""
    with store.read_raw() as raw:
        records = list(READERS["all"][what](raw))
    for record in records:
        for name in ("id", "source", "kind", "company.id", "contact.id", "deal.id"):
            record.pop(name, None)
    return records
