"""Commands about the shop as a whole: its steps, copies, health, and a sample."""

from __future__ import annotations

import argparse
import datetime as dt
from dataclasses import asdict

from crm_desktop.cli.session import Session
from crm_desktop.errors import UserError
from crm_desktop.services import contacts
from crm_desktop.services.history import Batch, History
from crm_desktop.store.store import Store
from crm_desktop.store.undo import Left, UndoResult

_LISTED = 20
_HOLDS = 2000
"""Milliseconds of one transaction of the sample: nobody else has the shop open meanwhile."""

_WORDS = {
    "contact": "people and companies", "phone": "phone numbers", "email": "e-mail addresses",
    "address": "addresses", "website": "web addresses", "position": "places in companies",
    "relation": "relations", "tag": "tags", "tagging": "tags on contacts",
    "field": "fields of your own", "field_value": "values of your own fields",
    "deal": "deals", "deal_line": "lines of deals",
    "stage": "stages", "stage_move": "moves between stages", "pipeline": "pipelines",
    "product": "products", "entry": "timeline entries", "participant": "people in entries",
    "attachment": "attachments", "reminder": "reminders", "colleague": "colleagues",
    "source": "source files", "saved_view": "saved views", "setting": "settings",
    "remembered_mapping": "remembered columns", "deal_person": "people in deals",
    "lost_reason": "reasons of lost deals", "quote": "quotes", "quote_line": "lines of quotes",
    "tax_rate": "taxes", "letter_template": "letters", "consent": "words of consent",
    "erasure": "erasures", "track_run": "runs of steps",
}  # fmt: skip

_ONE = {
    "contact": "person or company", "address": "address", "email": "e-mail address",
    "website": "web address", "position": "place in a company", "tagging": "tag on a contact",
    "field": "field of your own", "field_value": "value of your own fields",
    "deal_line": "line of a deal", "stage_move": "move between stages",
    "entry": "timeline entry", "participant": "person in an entry",
    "deal_person": "person in a deal", "lost_reason": "reason of lost deals",
    "quote_line": "line of a quote", "tax_rate": "tax", "consent": "word of consent",
    "track_run": "run of steps",
}  # fmt: skip
"""What cannot be made of the plural by taking its s away."""


def things(table: str, count: int) -> str:
    """What the rows of a table are called: "1  deal", "12  deals"."""
    many = _WORDS.get(table, table)
    return (_ONE.get(table) or many.removesuffix("s")) if count == 1 else many


def when(milliseconds: int | None) -> str:
    """An instant as the clock of this computer shows it."""
    if milliseconds is None:
        return ""
    try:
        moment = dt.datetime.fromtimestamp(milliseconds / 1000, dt.UTC).astimezone()
    except (OverflowError, OSError, ValueError):
        return "?"
    return f"{moment:%Y-%m-%d %H:%M}"


# -- steps -------------------------------------------------------------------------------------


def history(session: Session, options: argparse.Namespace) -> int:
    """The newest steps."""
    with session.shop() as store:
        batches = History(store).batches()
    session.give({"steps": [asdict(batch) for batch in batches]})
    for batch in batches:
        session.say(f"{batch.n:>6}  {when(batch.started_at)}  {batch.label}{_state(batch)}")
    if not batches:
        session.say("Nothing was done in this shop yet.")
    return 0


def _state(batch: Batch) -> str:
    if batch.ended_at is None:
        return "  (cut off)"
    return f"  (undone by {batch.undone_by})" if batch.undone_by else ""


def undo(session: Session, options: argparse.Namespace) -> int:
    """Take a step back; the newest one, or the one named."""
    from crm_desktop.import_export import apply  # noqa: PLC0415 - loads much

    with session.shop(tell_unfinished=False) as store, session.stoppable():
        result = History(store).undo(options.batch, progress=session.progress)
        apply.discard(store, result.undoes)
        tell_undo(session, store, result, "Taken back")
    return 0


def redo(session: Session, options: argparse.Namespace) -> int:
    """Do again what was undone last."""
    with session.shop() as store, session.stoppable():
        tell_undo(session, store, History(store).redo(progress=session.progress), "Done again")
    return 0


def go_on(session: Session, options: argparse.Namespace) -> int:
    """Go on with a step that was cut off."""
    with session.shop(tell_unfinished=False) as store, session.stoppable():
        unfinished = {batch.n: batch for batch in History(store).unfinished()}
        number = options.batch if options.batch is not None else max(unfinished, default=0)
        batch = unfinished.get(number)
        if batch is None:
            raise UserError("There is no step that was cut off.", code="continue.nothing")
        if batch.undoes is not None:
            result = History(store).undo(batch.undoes, progress=session.progress)
            tell_undo(session, store, result, "Taken back")
            return 0
        from crm_desktop.import_export import apply  # noqa: PLC0415 - loads much

        applied = apply.resume(store, number, session.progress)
    made = applied.summary
    session.give({"batch": number, "creates": made.creates, "updates": made.updates})
    session.say(
        f"“{batch.label}” is finished.",
        f"Take it back with: {session.call} undo {number}",
    )
    return 0


def tell_undo(session: Session, store: Store, result: UndoResult, done: str) -> None:
    """Say what an undo turned back, what it kept, and what failed."""
    batches = {batch.n: batch for batch in History(store).batches()}
    undone = batches.get(result.undoes)
    session.give(
        {
            "batch": result.batch,
            "undoes": result.undoes,
            "reversed": result.reversed,
            "kept": [asdict(left) for left in result.kept],
            "kept_count": result.kept_count,
            "failed": [asdict(left) for left in result.failed],
            "failed_count": result.failed_count,
        }
    )
    label = undone.label if undone else f"step {result.undoes}"
    session.say(f"{done}: {label.removeprefix('Undo: ')}")
    for table, count in sorted(result.reversed.items(), key=lambda item: -item[1]):
        session.say(f"{count:>9,}  {things(table, count)}")
    if not result.reversed:
        session.say("           nothing had to be changed")
    _tell_left(session, "Kept", result.kept, result.kept_count)
    _tell_left(session, "Not possible", result.failed, result.failed_count)


def _tell_left(session: Session, title: str, left: list[Left], count: int) -> None:
    if not count:
        return
    session.say(f"{title}: {count:,}")
    for one in left[:_LISTED]:
        called = f"“{one.label}”" if one.label else f"number {one.n}"
        session.say(f"  {things(one.table, 1)} {called}: {one.reason}")
    if count > _LISTED:
        session.say(f"  ... and {count - _LISTED:,} more")


# -- health -------------------------------------------------------------------------------------


def check(session: Session, options: argparse.Namespace) -> int:
    """Look whether the shop is whole."""
    from crm_desktop.store.check import check_shop  # noqa: PLC0415 - loads much

    with session.shop() as store:
        report = check_shop(store)
    session.give({"ok": report.ok, "findings": [asdict(finding) for finding in report.findings]})
    for finding in report.findings:
        session.say(f"{'ok   ' if finding.ok else 'WRONG'}  {finding.sentence}")
        if not finding.ok:
            session.say(*(f"         {detail}" for detail in finding.details))
    if not report.ok:
        session.warn("Something is wrong with the shop; see above. Nothing was changed.")
    return 0 if report.ok else 1


def demo(session: Session, options: argparse.Namespace) -> int:
    """Fill an empty shop with a believable sample."""
    from crm_desktop.services.sample import make_sample_shop  # noqa: PLC0415 - rarely wanted

    if options.size < 1:
        raise UserError("A sample shop needs one contact at least.", code="demo.size")
    with session.shop() as store, session.stoppable():
        if contacts.overview(store)["contact"]:
            raise UserError(
                "There are contacts in this shop already, so no sample was added. "
                "Please name another folder with --data.",
                code="demo.not_empty",
            )
        today = dt.datetime.fromtimestamp(store.clock() / 1000, dt.UTC).astimezone().date()
        make_sample_shop(
            store, size=options.size, seed=options.seed, today=today, progress=session.progress,
            holds=_HOLDS,
        )  # fmt: skip
        counts = contacts.overview(store)
    session.give({"folder": str(session.folder), **counts})
    session.say(f"The sample shop lies in {session.folder}")
    for table, count in counts.items():
        session.say(f"{count:>9,}  {things(table, count)}")
    return 0
