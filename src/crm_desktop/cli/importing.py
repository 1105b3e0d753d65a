"""The command ``import``: read, say what was understood, plan, apply, say what was done."""

from __future__ import annotations

import argparse
import datetime as dt
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from crm_desktop.cli.session import Session
from crm_desktop.domain.numbers import counted
from crm_desktop.domain.text import collapse
from crm_desktop.errors import CancelledError, FileRefusedError, UserError
from crm_desktop.import_export import left_out, plan
from crm_desktop.import_export.importing import Found, ImportFile
from crm_desktop.import_export.offers import Wishes
from crm_desktop.import_export.twins import twins
from crm_desktop.services.history import History
from crm_desktop.services.settings import shop_settings
from crm_desktop.store.store import Store

CHANGES = 1000
PROBLEMS = 10_000
TWINS = 1000
"""Of the cells that would change, of the values that could not be used, and of the records that
look like the same contact, JSON tells so many."""
_SHOWN = 8
_LONGEST = 80
_EMPTY = plan.PlanSummary(
    creates=dict.fromkeys(("contacts", "companies", "deals", "entries", "reminders"), 0)
)


def import_files(session: Session, options: argparse.Namespace) -> int:
    """Import every file; one that cannot be used does not keep the others from it."""
    if options.left_out is not None and len(options.files) > 1:
        raise UserError(
            "--left-out takes one file at a time. Nothing was imported.", code="import.left_out"
        )
    refused = False
    with session.shop() as store, session.stoppable():
        for path in options.files:
            try:
                _import_one(session, options, store, path)
            except CancelledError:
                return _stopped(session, store, path)
            except UserError as error:
                if session.stopped and isinstance(error, FileRefusedError):
                    # Ctrl+C reached the reading process before it reached us.
                    return _stopped(session, store, path)
                refused = True
                session.warn(f"{path.name}: {error.sentence}")
    return 1 if refused else 0


def _stopped(session: Session, store: Store, path: Path) -> int:
    unfinished = [batch for batch in History(store).unfinished() if batch.origin == "import"]
    if unfinished:
        session.warn(f"Stopped. {session.about_unfinished(unfinished[-1])}")
    else:
        session.warn(f"Stopped. Nothing of “{path.name}” was imported.")
    return 130


def _import_one(session: Session, options: argparse.Namespace, store: Store, path: Path) -> None:
    started = time.monotonic()
    year = dt.datetime.fromtimestamp(store.clock() / 1000, dt.UTC).year
    with ImportFile(store, path) as file:
        found = file.look(options.sheet, progress=session.progress)
        if options.map:
            file.assign(dict(options.map))
        told = _about(found)
        if options.rows:
            told["rows"] = file.rows(options.rows, year=year)
        _say_found(session, path, found)
        summary = _EMPTY
        batch = None
        if found.has_records:
            settings = shop_settings(store)
            summary = file.make_plan(
                options.existing, year=year, country=options.country or settings.country or None,
                currency=options.currency or settings.currency, repair=options.repair,
                wishes=Wishes(erased="add" if options.add_erased else "skip"),
                progress=session.progress,
            )  # fmt: skip
            with plan.opened(file.staged) as db:
                told |= _about_plan(db, with_changes=options.plan)
            if options.left_out is not None:
                told["left_out"] = left_out.write(file, options.left_out)
        told |= {
            "creates": summary.creates,
            "updates": summary.updates,
            "skipped": summary.skipped,
            "duplicates": summary.duplicates,
        }
        if not options.plan and (any(summary.creates.values()) or summary.updates):
            batch = file.apply(session.progress).batch
        told["batch"] = batch
        told["seconds"] = round(time.monotonic() - started, 3)
    session.give(told)
    _say_result(session, options, told, found)


# -- as JSON -----------------------------------------------------------------------------------


def _about(found: Found) -> dict[str, Any]:
    return {
        "file": found.file,
        "format": found.format,
        "encoding": found.encoding,
        "delimiter": found.delimiter,
        "sheet": found.sheet,
        "header_row": found.header_row,
        "records": found.records,
        "table_kind": found.table_kind,
        "remembered": found.remembered,
        "mapping": [
            {
                "column": column.column,
                "index": column.index,
                "field": column.field,
                "confidence": column.confidence,
                "reason": column.reason,
            }
            for column in found.columns
        ],
        "notices": [asdict(notice) for notice in found.notices],
        "other_tables": found.others,
        "problems": [],
        "problem_count": 0,
        "twins": [],
    }


def _about_plan(db: Any, *, with_changes: bool) -> dict[str, Any]:
    told: dict[str, Any] = {
        "problems": [
            {"record": record, "column": column, "reason": reason, "value": value}
            for record, column, reason, value in plan.problems(db, PROBLEMS)
        ],
        "problem_count": db.execute("SELECT count(*) FROM problem").fetchone()[0],
        "twins": [
            {
                "record": twin.record,
                "name": twin.name,
                "other_record": twin.earlier_record,
                "other_name": twin.earlier_name,
                "score": twin.score,
                "reason": twin.reason,
            }
            for twin in twins(db, TWINS)
        ],
    }
    if with_changes:
        told["changes"] = [
            {"record": record, "name": name, "column": column, "old": old, "new": new}
            for record, name, column, old, new in plan.changes(db, CHANGES)
        ]
    return told


# -- for people --------------------------------------------------------------------------------


def _say_found(session: Session, path: Path, found: Found) -> None:
    about = [found.format]
    about += [found.encoding] if found.encoding else []
    about += (
        [f"columns parted by {_DELIMITERS.get(found.delimiter, found.delimiter)}"]
        if (found.delimiter)
        else []
    )
    about += [f"sheet “{found.sheet}”"] if found.sheet else []
    about += [f"headings in row {found.header_row + 1}"] if found.header_row is not None else []
    session.say(f"{path.name}: {', '.join(about)}, {counted(found.records, 'record')}")
    for notice in found.notices:
        session.say(f"  {notice.text}")
    for other in found.others:
        hidden = ", hidden" if other["hidden"] else ""
        session.say(
            f"  Not looked at: another table with {counted(other['records'], 'record')} in sheet"
            f' “{other["sheet"]}”{hidden} (--sheet "{other["sheet"]}")'
        )
    if found.remembered:
        session.say("  Columns as in the last import of such a file:")
    names = [column.column or f"(column {column.index + 1})" for column in found.columns]
    wide = min(30, max(map(len, names), default=0))
    for name, column in zip(names, found.columns, strict=True):
        sure = {"check": "please check", "left out": "left out"}.get(
            column.confidence, column.confidence
        )
        reason = f"  {column.reason}" if column.reason and column.confidence != "sure" else ""
        session.say(f"  {name[:wide]:<{wide}}  {column.field:<32} {sure}{reason}")


_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "|"}

_WORDS = {
    "contacts": ("person", "people"), "companies": ("company", "companies"),
    "deals": ("deal", "deals"), "entries": ("timeline entry", "timeline entries"),
    "reminders": ("reminder", "reminders"),
}  # fmt: skip
_DUPLICATES = {
    "by_email": ("e-mail address stands", "e-mail addresses stand"),
    "by_phone_digits": ("phone number stands", "phone numbers stand"),
    "by_person_name": ("name stands", "names stand"),
}


def _say_result(
    session: Session, options: argparse.Namespace, told: dict[str, Any], found: Found
) -> None:
    for row in told.get("rows", ()):
        session.say(f"  Record {row['record']} reads:")
        session.say(*(f"    {name}: {value}" for name, value in row["values"].items() if value))
    if not found.has_records:
        session.say("  This is no list of customers, so nothing was created.")
        return
    planned = options.plan
    made = [counted(count, *_WORDS[what]) for what, count in told["creates"].items() if count]
    verb = "Would create" if planned else "Created"
    session.say(f"  {verb}: {', '.join(made) or 'nothing'}")
    if told["updates"]:
        verb = "Would fill in" if planned else "Filled in"
        session.say(f"  {verb}: {counted(told['updates'], 'record')} of people or companies that"
                    " are here already")  # fmt: skip
    if told["skipped"]:
        session.say(f"  Left as they are: {counted(told['skipped'], 'record')}")
    for change in told.get("changes", ())[:_SHOWN]:
        session.say(
            f"    {change['name']}: {change['column']}: {change['old'] or '(empty)'}"
            f" -> {change['new']}"
        )
    _say_problems(session, told)
    _say_duplicates(session, told)
    if told.get("left_out"):
        session.say(
            f"  Left out: {counted(told['left_out'], 'record')}, written to {options.left_out}"
        )
    if told["batch"] is not None:
        session.say(
            f"  Done in {told['seconds']:.1f} s as step {told['batch']}; "
            f"undo with: {session.call} undo {told['batch']}"
        )
    elif not planned:
        session.say("  Everything is here already; nothing was changed.")


def _cut(text: str) -> str:
    """One line of the text, not longer than a line of the screen."""
    line = collapse(text)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _say_problems(session: Session, told: dict[str, Any]) -> None:
    count = told["problem_count"]
    if count:
        session.say(
            f"  {counted(count, 'value')} could not be used as"
            f" {'it stands' if count == 1 else 'they stand'}:"
        )
    for problem in told["problems"][:_SHOWN]:
        column = f", {_cut(problem['column'])}" if problem["column"] else ""
        value = f" “{_cut(problem['value'])}”" if problem["value"] else ""
        reason = problem["reason"][:1].upper() + problem["reason"][1:]
        session.say(f"    record {problem['record']}{column}: {reason}{value}")
    if count > _SHOWN:
        session.say(f"    ... and {count - _SHOWN:,} more")


def _say_duplicates(session: Session, told: dict[str, Any]) -> None:
    for name, (one, many) in _DUPLICATES.items():
        groups = told["duplicates"].get(name, {}).get("groups")
        if groups:
            session.say(f"  {counted(groups, one, many)} in several records")
    pairs = told["duplicates"].get("likely", {}).get("pairs")
    if pairs:
        look = "looks" if pairs == 1 else "look"
        session.say(f"  {counted(pairs, 'pair')} of records {look} like the same contact:")
    for twin in told["twins"][:_SHOWN]:
        names = " / ".join(dict.fromkeys((twin["other_name"], twin["name"])))
        session.say(
            f"    records {twin['other_record']} and {twin['record']}: {names}"
            f" ({twin['reason']}; {twin['score']} of 100)"
        )
    if pairs and pairs > _SHOWN:
        session.say(f"    ... and {pairs - _SHOWN:,} more")
