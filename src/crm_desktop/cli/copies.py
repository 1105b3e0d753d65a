"""Commands about backups: making and listing them, going back to one, and repairing a shop."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from crm_desktop import app
from crm_desktop.cli.keeping import things, when
from crm_desktop.cli.session import Session
from crm_desktop.domain.numbers import counted
from crm_desktop.errors import StoreError, UserError
from crm_desktop.services import going_back, second_place
from crm_desktop.services.backup_inside import KINDS, Kind, bring_back_from, find_inside
from crm_desktop.services.backups import Backups
from crm_desktop.services.repair import (
    Way,
    carry_out_repair,
    examine,
    needs_key,
    prepare_repair,
    save_for_help,
)
from crm_desktop.store.backup import Backup, verify_backup
from crm_desktop.store.store import Store

_NAMED = 20
_WAYS: dict[str, Way] = {"last-good": "last_good", "salvage": "repair"}


def backup(session: Session, options: argparse.Namespace) -> int:
    """Make a verified copy of the shop."""
    with session.shop() as store:
        copies = Backups(store)
        made = copies.make("by-hand")
        if options.outside is not None:
            second_place.choose_place(copies, options.outside, _passphrase(options, new=True))
        if second_place.place_of(copies) is not None:
            second_place.copy_newest(copies, store.clock())
    session.give({**asdict(made), "path": str(made.path)})
    session.say(f"Backup copy: {made.path}", f"{_size(made)}, {_people(made)}; "
                "the copy was opened again and checked.")  # fmt: skip
    return 0


def backups(session: Session, options: argparse.Namespace) -> int:
    """List the copies, the newest first."""
    with session.shop() as store:
        copies = Backups(store)
        if options.fetch is not None:
            second_place.fetch(options.fetch, _passphrase(options), copies.folder, store)
        found = copies.listed()
    bad = 0
    for one in found:
        good = True
        if options.verify:
            try:
                verify_backup(one)
            except StoreError:
                good, bad = False, bad + 1
        told = {**asdict(one), "path": str(one.path), "name": one.name}
        session.give({**told, "good": good} if options.verify else told)
        mark = "" if good else "  CANNOT BE READ ANY MORE"
        session.say(f"{one.name}  {when(one.made_at)}  {_size(one)}, {_people(one)}{mark}")
    if not found:
        session.say("There is no backup yet.")
    return 1 if bad else 0


def restore(session: Session, options: argparse.Namespace) -> int:
    """Bring back what was archived, or go back to a copy."""
    if options.id != "newest" and not options.id.startswith("shop-"):
        from crm_desktop.cli import joining  # noqa: PLC0415 - the other meaning

        return joining.restore(session, options)
    with session.shop() as store:
        copies = Backups(store)
        chosen = copies.named(options.id)
        if options.only:
            return _bring_back(session, store, chosen, options.only)
        change = going_back.what_would_change(store, chosen)
        _tell_change(session, change, done=not options.plan)
        if options.plan:
            return 0
        before = going_back.prepare(store, chosen, copies)
    going_back.carry_out(session.folder, str(app.clock()))
    session.say(f"Return to what was here before with: {session.call} restore {before.name}")
    return 0


def _bring_back(session: Session, store: Store, chosen: Backup, ids: list[str]) -> int:
    wanted: list[tuple[Kind, bytes]] = []
    for text in ids:
        hits = [
            (kind, row.id)
            for kind in KINDS
            for row in find_inside(store, chosen, kind, starts=text).rows
        ]
        if len(hits) != 1:
            many = "More than one thing has" if hits else "Nothing in this backup has"
            raise UserError(f"{many} an id that begins with “{text}”.", code="restore.unknown")
        wanted += hits
    count = bring_back_from(store, chosen, wanted)
    session.give({"backup": chosen.name, "brought_back": count})
    session.say(f"As in the backup of {when(chosen.made_at)}: {counted(count, 'thing', 'things')}.",
                f"Take it back with: {session.call} undo")  # fmt: skip
    return 0


def _tell_change(session: Session, change: going_back.Change, *, done: bool) -> None:
    steps = [asdict(step) for step in change.steps]
    session.give(
        {
            "backup": change.backup.name, "now": change.now, "then": change.then,
            "steps": steps, "steps_count": change.steps_count, "done": done,
            "unlocks": change.unlocks,
        }
    )  # fmt: skip
    at = when(change.backup.made_at)
    session.say(f"{'Back at' if done else 'Going back to'} {at}:")
    for table, now in change.now.items():
        if now != change.then[table]:
            many = things(table, 2)
            session.say(f"  {many}: {now:,} before, {change.then[table]:,} in the backup")
    session.say(f"  {counted(change.steps_count, 'step', 'steps')} done since")
    for step in change.steps[:_NAMED]:
        session.say(f"    {when(step.at)}  {step.label}")
    if change.unlocks:
        session.say(
            "  The backup is encrypted and this shop is not: what comes back is not encrypted. "
            f"Encrypt it with: {session.call} encryption on"
        )


def repair(session: Session, options: argparse.Namespace) -> int:
    """Make a good shop file out of a damaged one."""
    folder = session.folder
    if options.way == "help":
        if options.out is None:
            raise UserError("Please name the new file with --out FILE.zip.", code="repair.no_out")
        path = save_for_help(folder, options.out)
        session.give({"path": str(path)})
        session.say(
            f"Written: {path}",
            "Only the passphrase or the recovery code opens what is in it."
            if needs_key(folder)
            else "It holds all data of the shop: give it to nobody else.",
        )
        return 0
    if options.way == "look":
        return _look(session)
    _refuse_good(session)
    with session.stoppable():
        done = prepare_repair(folder, _WAYS[options.way], clock=app.clock,
                              progress=session.progress)  # fmt: skip
    kept = carry_out_repair(folder, str(app.clock()))
    session.give(
        {
            "read": _some(done.read), "from_backup": _some(done.from_backup),
            "lost": _some(done.lost), "made_up": done.made_up,
            "steps": None if done.steps is None else [asdict(s) for s in done.steps],
            "kept": str(kept),
        }
    )  # fmt: skip
    for title, counts in (("Read", done.read), ("From the backup", done.from_backup),
                          ("Could not be read", done.lost)):  # fmt: skip
        if _some(counts):
            session.say(f"{title}:")
            session.say(*(f"{n:>9,}  {things(table, n)}" for table, n in _some(counts).items()))
    for step in done.steps or ():
        session.say(f"Done again: {when(step.at)}  {step.label}")
    session.say(f"The damaged file is kept for 90 days in {kept}")
    return 0


def _look(session: Session) -> int:
    known = examine(session.folder)
    session.give(
        {
            "good": known.good.name if known.good else None,
            "unreadable": [one.name for one in known.unreadable],
            "steps": None if known.steps is None else [asdict(s) for s in known.steps],
        }
    )
    if known.good is None:
        session.say("There is no good backup here.")
    else:
        session.say(f"The newest good backup: {known.good.name}, {when(known.good.made_at)}")
        session.say(
            "What was done after it cannot be read any more."
            if known.steps is None
            else f"{counted(len(known.steps), 'step', 'steps')} after it can be done again."
        )
    session.say(f"Use it with: {session.call} repair last-good",
                f"Or take all that can be read: {session.call} repair salvage")  # fmt: skip
    return 0


def _refuse_good(session: Session) -> None:
    """A shop that opens and is whole needs no repair."""
    from crm_desktop.store.check import check_shop  # noqa: PLC0415 - loads much

    session.unlock()
    try:
        with app.open_shop(session.folder) as store:
            whole = check_shop(store).ok
    except StoreError as error:
        if error.code == "store.in_use":
            raise
        return
    if whole:
        raise UserError("This shop is whole; nothing was changed.", code="repair.not_needed")


def _passphrase(options: argparse.Namespace, *, new: bool = False) -> str:
    """Of the copies outside of this PC: from the file that was named, else typed."""
    from crm_desktop.cli.sharing import secret_in, typed_twice  # noqa: PLC0415 - loads much

    if options.passphrase_file is not None:
        return secret_in(options.passphrase_file)
    return typed_twice() if new else getpass.getpass("Passphrase of the copies: ")


def _some(counts: Mapping[str, int]) -> dict[str, Any]:
    return {table: count for table, count in counts.items() if count}


def _size(made: Backup) -> str:
    return f"{made.size / 1_000_000:,.1f} MB"


def _people(made: Backup) -> str:
    return counted(made.rows.get("contact", 0), "person or company", "people and companies")
