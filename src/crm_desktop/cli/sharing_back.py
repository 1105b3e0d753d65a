"""Commands about what comes back: an older copy of the shop, recovered items, attached files."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from crm_desktop.cli.keeping import when
from crm_desktop.cli.session import Session
from crm_desktop.cli.sharing import at_work, done_as_json, tell_done
from crm_desktop.domain.numbers import counted
from crm_desktop.errors import UserError
from crm_desktop.services import recovered as service
from crm_desktop.services.recovered import Recovered

_KINDS = (("made", "new"), ("changed", "changed"), ("trashed", "in the trash"))


def restored(session: Session, options: argparse.Namespace) -> int:
    """What others wrote since an older copy was made, and what is to become of it."""
    with session.shop() as store:
        work = at_work(store, options)
        if not work.is_older():
            session.give({"older": False})
            session.say("This shop was not brought back from an older copy, or that is settled.")
            return 0
        if options.catch_up or options.keep_older:
            work.choose(keep_older=options.keep_older)
            done = work.now(session.progress)
            session.give({"older": work.is_older(), **done_as_json(done)})
            session.say(
                "The older state is that of all PCs now."
                if options.keep_older
                else "What others wrote since has come in.",
                f"Either can be undone as one step: {session.call} undo",
            )
            return tell_done(session, done, work)
        found = work.preview(session.progress)
    counts: dict[str, Mapping[str, int]] = {
        "made": found.made, "changed": found.changed, "trashed": found.trashed,
    }  # fmt: skip
    session.give(
        {
            "older": True,
            "complete": found.complete,
            **{kind: dict(held) for kind, held in counts.items()},
            "some": [[one.table, one.label, one.kind] for one in found.some],
        }
    )
    session.say("What others wrote since this copy was made:")
    for kind, shown in _KINDS:
        for table, count in sorted(counts[kind].items()):
            session.say(f"{count:>9,}  {table} {shown}")
    for one in found.some:
        session.say(f"           {dict(_KINDS)[one.kind]}: {one.table} {one.label}")
    if not any(counts.values()):
        session.say("        nothing")
    if not found.complete:
        session.warn("The folder could not be read as a whole, so there may be more.")
    session.say(
        f"To take it in:                          {session.call} sync restored --catch-up",
        f"To give all PCs this older state again: {session.call} sync restored --keep-older",
    )
    return 0


def recovered(session: Session, options: argparse.Namespace) -> int:
    """What a PC that was away wrote to something that had been erased meanwhile."""
    with session.shop() as store:
        found = service.read_recovered(store)
        number = options.bring_back or options.put_aside
        if number is not None:
            if not 1 <= number <= len(found):
                raise UserError(
                    "There is no recovered item with this number. Nothing was changed.",
                    code="sync.no_such_item",
                )
            settle = service.bring_back if options.bring_back else service.put_aside
            settled = settle(store, found[number - 1])
            session.give({"number": number, "settled": settled})
            session.say("Done." if settled else "Somebody has settled it already.")
            return 0
    session.give({"recovered": [_item(one) for one in found]})
    for place, one in enumerate(found, 1):
        who = ", ".join(filter(None, (one.person, one.device, when(one.written_at))))
        session.say(f"{place:>3}  {one.table}: {', '.join(one.texts) or '(empty)'}  - {who}")
    if not found:
        session.say("There are no recovered items.")
    return 0


def _item(one: Recovered) -> dict[str, object]:
    return {
        "table": one.table, "texts": list(one.texts), "person": one.person, "device": one.device,
        "written_at": one.written_at,
    }  # fmt: skip


def files(session: Session, options: argparse.Namespace) -> int:
    """Attached files that are not here yet."""
    with session.shop() as store:
        work = at_work(store, options)
        missing = work.missing_files()
        if options.fetch:
            chosen = [one for one in missing if options.fetch in (one.name, one.sha256)]
            if not chosen:
                raise UserError(
                    f"No file called “{options.fetch}” is missing here. Nothing was changed.",
                    code="sync.no_such_file",
                )
            came = [work.fetch_file(one.sha256, session.progress) for one in chosen]
            done = work.now(session.progress) if not all(came) else None
            session.give({"fetched": sum(came), "asked_for": len(came) - sum(came)})
            session.say(f"{counted(sum(came), 'file', 'files')} came.")
            if done is not None:
                session.say("What is not in the folder was asked for; the other PC has to be on.")
            return 0 if all(came) else 1
    session.give(
        {
            "files": [
                {"name": one.name, "size": one.size, "sha256": one.sha256, "from": one.pc}
                for one in missing
            ]
        }
    )
    for one in missing:
        asked = f"ask {one.pc}" if one.pc else "on another PC"
        session.say(f"{one.size:>12,} B  {one.name or one.sha256[:12]}: not here yet, {asked}")
    if not missing:
        session.say("All attached files are here.")
    return 0
