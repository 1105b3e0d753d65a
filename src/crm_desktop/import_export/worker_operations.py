"""What the worker process does with an opened file: propose a mapping, stage, show rows.

Everything large stays in this process or goes into the staging file; replies are small. Modules are
imported when an operation needs them, so that opening a file starts at once.
"""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crm_desktop.errors import FileRefusedError
from crm_desktop.import_export import fields
from crm_desktop.import_export.model import Book, Bounds, ColumnMap, Party, Proposal, Record
from crm_desktop.import_export.worker_state import WorkerState

if TYPE_CHECKING:
    from crm_desktop.import_export.normalise import Normaliser

NO_HEADINGS = -1
TEXT_FORMATS = frozenset({"csv", "tsv", "txt"})

LEFT_OUT_REASON, LEFT_OUT_ROW = "Left out because", "Row in the file"
"""The columns that a workbook of left-out rows has besides those of its file; on the way back in
they are not data."""


def propose_mapping(state: WorkerState, request: dict[str, Any]) -> dict[str, Any]:
    """Choose a table (of ``sheet``, if named; the ``table``-th of it) and propose its fields.

    ``header_row``: the row of its headings, from 0, if the person sees them elsewhere;
    ``NO_HEADINGS`` if the first row is a record already.

    Returns the proposal as plain values, beside it the sheet, bounds, number of records, profiles
    and what else the file holds: ``others`` [{sheet, records, hidden}].
    """
    from crm_desktop.import_export import detect, mapping, profile  # noqa: PLC0415

    book = _book(state)
    tables = [detect.find_tables(sheet) for sheet in book.sheets]
    index = _chosen_sheet(book, tables, request.get("sheet"))
    found = tables[index]
    if not found:
        raise FileRefusedError(
            "No table found on this sheet. Choose another sheet.", code="file.no_table"
        )
    bounds = chosen = found[min(int(request.get("table", 0)), len(found) - 1)]
    if (header_row := request.get("header_row")) is not None:
        bounds = _with_headings(bounds, int(header_row))
    table = state.table = detect.cut(book.sheets[index], bounds)
    state.profiles = profile.profile_columns(table)
    proposal = state.proposal = mapping.propose(table, state.profiles)
    _keep_own_columns(proposal)
    for column in proposal.columns:
        if column.column in (LEFT_OUT_REASON, LEFT_OUT_ROW):
            column.field, column.confidence = fields.IGNORE, "left out"
            column.reason = "Added by this program to rows that were left out."
    return {
        "sheet": book.sheets[index].name,
        "sheet_index": index,
        "bounds": dataclasses.asdict(bounds),
        "records": len(table.rows),
        "fingerprint": mapping.header_fingerprint(table.headers),
        "proposal": dataclasses.asdict(proposal),
        "profiles": [dataclasses.asdict(p) for p in state.profiles],
        "others": _others(book, tables, index, chosen),
    }


def _keep_own_columns(proposal: Proposal) -> None:
    """In a file that this program wrote, a heading outside the vocabulary names a custom field,
    whatever else it could mean; what hangs on an entry or reminder is known by that one's id."""
    if not any(column.column in _OWN_IDS for column in proposal.columns):
        return
    for column in proposal.columns:
        try:
            fields.split_label(column.column)
            column.field = column.column  # with its label as written, also where it stands twice
        except KeyError:
            column.confidence, column.reason = "sure", "A field of your own."
            column.field = fields.CUSTOM
            if column.column.startswith(("entry.", "reminder.")):
                column.field, column.confidence = fields.IGNORE, "left out"
                column.reason = "Told by the entry or reminder itself."


_OWN_IDS = frozenset(f"{what}.id" for what in ("contact", "company", "deal", "entry", "reminder"))


def stage_records(state: WorkerState, request: dict[str, Any]) -> dict[str, Any]:
    """Write all records, normalised, to the staging file at ``path``.

    ``proposal``: as agreed with the person (tables only); ``region``: country code for telephone
    numbers without one, or None; ``repair``: "numbers" and "texts" that are to be mended;
    ``about``: facts to note in the file; ``now``: UTC milliseconds; ``key``: in hex, of a file that
    is to be encrypted. Returns ``records``.
    """
    from crm_desktop.domain.ids import IdMaker  # noqa: PLC0415
    from crm_desktop.import_export.stage import Stage  # noqa: PLC0415
    from crm_desktop.store.at_hand import FileKey  # noqa: PLC0415

    about = {name: str(value) for name, value in request["about"].items()}
    region = request.get("region")
    if state.records is not None:
        records: Any = iter(state.records)
        total, custom_kinds, per_row = len(state.records), {}, False
        normaliser = None
    else:
        normaliser = normaliser_of(state, request)
        assert state.table is not None
        records, total = normaliser.records(), len(state.table.rows)
        custom_kinds = normaliser.custom_kinds
        per_row = normaliser.kind == "companies"
    stage = Stage(
        Path(request["path"]),
        maker=IdMaker(lambda: int(request["now"]), os.urandom),
        region=normaliser.region_of if normaliser else lambda country: region,
        custom_kinds=custom_kinds,
        one_party_per_company_row=per_row,
        key=FileKey(*map(bytes.fromhex, request["key"])) if request.get("key") else None,
    )
    try:
        stage.write(records, total, state.progress)
        stage.find_twins(state.progress)
        stage.note(**about)
    finally:
        stage.close()
    return {"records": total}


def show_rows(state: WorkerState, request: dict[str, Any]) -> dict[str, Any]:
    """How the ``records`` (numbers from 1) read: [{record, row, values {"#n" and field: text}}]."""
    if state.records is not None:
        wanted = set(request["records"])
        return {"rows": [_shown(r) for r in state.records if r.number in wanted]}
    normaliser = normaliser_of(state, request)
    assert state.table is not None
    count = len(state.table.rows)
    return {
        "rows": [
            {
                "record": number,
                "row": state.table.row_numbers[number - 1],
                "values": normaliser.shown(state.table.rows[number - 1]),
            }
            for number in request["records"]
            if 1 <= number <= count
        ]
    }


def raw_cells(state: WorkerState, request: dict[str, Any]) -> dict[str, Any]:
    """The cells of ``records`` as text, with their headers: what a left-out workbook is made of."""
    from crm_desktop.import_export.read_book import text_of  # noqa: PLC0415

    if state.table is None:
        return {"headers": [], "rows": [[] for _ in request["records"]]}
    table = state.table
    return {
        "headers": table.headers,
        "rows": [[text_of(cell) for cell in table.rows[n - 1]] for n in request["records"]],
    }


def top_rows(state: WorkerState, request: dict[str, Any]) -> dict[str, Any]:
    """The first ``count`` rows of the sheet number ``sheet_index`` as text, whatever they are."""
    from crm_desktop.import_export.read_book import text_of  # noqa: PLC0415

    rows = _book(state).sheets[int(request["sheet_index"])].rows
    return {"rows": [[text_of(cell) for cell in row] for row in rows[: int(request["count"])]]}


def normaliser_of(state: WorkerState, request: dict[str, Any]) -> Normaliser:
    from crm_desktop.import_export.cell_values import Circumstances  # noqa: PLC0415
    from crm_desktop.import_export.normalise import Normaliser  # noqa: PLC0415

    book = _book(state)
    if state.table is None:
        raise FileRefusedError("No table was chosen.", code="file.no_table")
    return Normaliser(
        state.table,
        _proposal(request["proposal"]),
        state.profiles,
        Circumstances(
            request.get("region"),
            int(request["year"]),
            book.format in TEXT_FORMATS,
            repair_numbers="numbers" in request.get("repair", ()),
            repair_texts="texts" in request.get("repair", ()),
        ),
    )


def _proposal(plain: dict[str, Any]) -> Proposal:
    return Proposal(plain["table_kind"], [ColumnMap(**column) for column in plain["columns"]])


def _book(state: WorkerState) -> Book:
    if state.book is None or not state.book.sheets:
        raise FileRefusedError("This file holds no table.", code="file.no_table")
    return state.book


def _chosen_sheet(book: Book, tables: list[list[Bounds]], name: str | None) -> int:
    from crm_desktop.import_export import detect  # noqa: PLC0415

    if name is None:
        return detect.choose_sheet(book, tables)
    for index, sheet in enumerate(book.sheets):
        if sheet.name.casefold() == name.casefold():
            return index
    known = ", ".join(f"“{sheet.name}”" for sheet in book.sheets)
    raise FileRefusedError(
        f"There is no sheet “{name}” in this file; it has {known}. Nothing was imported.",
        code="file.no_sheet",
    )


def _with_headings(bounds: Bounds, header_row: int) -> Bounds:
    """The table with its headings in another row; what stands above is no part of it."""
    if header_row == NO_HEADINGS:
        first = bounds.first_row if bounds.header_first is None else bounds.header_first
        return dataclasses.replace(bounds, header_row=None, header_first=None, first_row=first)
    if not 0 <= header_row < bounds.last_row:
        raise FileRefusedError(
            f"There are no rows below row {header_row + 1}. Please choose another row for the "
            "headings.",
            code="file.no_rows_below",
        )
    return dataclasses.replace(
        bounds, header_row=header_row, header_first=header_row, first_row=header_row + 1
    )


def _others(
    book: Book, tables: list[list[Bounds]], chosen: int, bounds: Bounds
) -> list[dict[str, Any]]:
    return [
        {
            "sheet": sheet.name,
            "hidden": sheet.hidden,
            "header_row": other.header_row,
            "records": other.last_row - other.first_row + 1,
        }
        for index, (sheet, found) in enumerate(zip(book.sheets, tables, strict=True))
        for other in found
        if not (index == chosen and other == bounds)
    ]


def _shown_party(entity: str, party: Party) -> dict[str, str]:
    """Its single values, then what there may be several of, with their labels."""
    shown: dict[str, str] = {}
    for name, value in party.values.items():
        shown[f"{entity}.{name}"] = "" if value is None else str(value)
    for name, parts in (
        ("phone", party.phones), ("email", party.emails), ("website", party.websites),
    ):  # fmt: skip
        for label, text in parts:
            key = f"{entity}.{name}.{label}" if label else f"{entity}.{name}"
            shown[key] = f"{shown[key]}, {text}" if key in shown else text
    for address in party.addresses:
        place = f"{entity}.address.{address.label}" if address.label else f"{entity}.address"
        for part in fields.ADDRESS_PARTS:
            if text := str(getattr(address, part)):
                shown.setdefault(f"{place}.{part}", text)
    if party.tags:
        shown[f"{entity}.tags"] = "; ".join(party.tags)
    return shown


def _shown(record: Record) -> dict[str, Any]:
    """A card, message or event as plain values."""
    values: dict[str, str] = {}
    for message in record.entries:
        values["message.subject"] = message.subject
        values["message.from"] = message.sender
        values["message.to"] = ", ".join(message.recipients)
    for entity, party in (("contact", record.person), ("company", record.company)):
        if party is not None:
            values |= _shown_party(entity, party)
    if companies := [place.company.values.get("name") for place in record.positions]:
        values["company.name"] = ", ".join(str(name) for name in companies if name)
        titles = (place.title for place in record.positions)
        values.setdefault("contact.job_title", ", ".join(filter(None, titles)))
    for reminder in record.reminders:
        values["event.title"] = reminder.text
        values["event.start"] = reminder.due.isoformat()
    return {"record": record.number, "row": record.row, "values": values}
