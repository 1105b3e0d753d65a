"""Writing the list of deals to a file that the person names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from crm_desktop.errors import UserError
from crm_desktop.ui.deal_words import tr
from crm_desktop.ui.file_dialogs import AskFile, ask_file
from crm_desktop.ui.jobs import Jobs

if TYPE_CHECKING:
    from crm_desktop.store.store import Store


def titles() -> dict[str, str]:
    """The columns that are written: those of the list, and what stands in none of its own."""
    return {
        "title": tr("Deal"), "who": tr("Contact"), "value": tr("Value"),
        "currency": tr("Currency"), "pipeline": tr("Pipeline"), "step": tr("Step"),
        "chance": tr("Chance"), "closing": tr("Closes"), "next": tr("Next step"),
        "reason": tr("Reason"), "owner": tr("Looked after by"),
    }  # fmt: skip


def export(
    parent: QWidget, store: Store, jobs: Jobs, deals: Sequence[int], *, today: dt.date,
    zone: dt.tzinfo, told: Callable[[str], None], ask: AskFile = ask_file,
) -> None:  # fmt: skip
    """Write deals (``deal.n``) in this order, in a job."""
    from crm_desktop.import_export.deal_export import export_deals  # noqa: PLC0415 - on first use

    proposed = tr("Deals %1").replace("%1", today.isoformat()) + ".xlsx"
    kinds = ";;".join((tr("Excel workbook (*.xlsx)"), tr("Comma-separated text (*.csv)")))
    chosen = ask(parent, tr("Export deals"), proposed, kinds)
    if not chosen:
        return
    path, listed, heads = Path(chosen), list(deals), titles()
    try:
        jobs.start(
            tr("Writing deals"),
            lambda progress: export_deals(
                store, path, heads, listed, today, zone=zone, progress=progress
            ),
            done=lambda count: told(
                tr("%n deal(s) written to “%1”.", count).replace("%1", path.name)
            ),
            failed=told, cancelled=lambda: told(tr("Stopped. No file was written.")), heavy=True,
        )  # fmt: skip
    except UserError as error:
        told(error.sentence)
