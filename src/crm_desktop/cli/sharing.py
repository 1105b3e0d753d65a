"""Commands about sharing a shop with other PCs through a folder or a server.

Each may be repeated and may be ended at any moment; a second call goes on. Exit codes as
everywhere; ``sync now``, ``status`` and ``verify`` also end with 1 where something needs a person.
"""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from crm_desktop.app import surroundings
from crm_desktop.cli.keeping import when
from crm_desktop.cli.servers import can_ask, hub, password_of, place_of
from crm_desktop.cli.session import Session
from crm_desktop.domain import ids
from crm_desktop.domain.numbers import counted
from crm_desktop.errors import UserError
from crm_desktop.services import privacy, sync_questions
from crm_desktop.services.sync_questions import Question
from crm_desktop.store.store import Store
from crm_desktop.sync import setup
from crm_desktop.sync.engine import Trouble
from crm_desktop.sync.received import count_seen
from crm_desktop.sync.setup import Begun, Surroundings
from crm_desktop.sync.shared import Done, Shared
from crm_desktop.sync.tree import DiskTree, Tree

_MOST_SECRET = 4096

_TROUBLES = {
    Trouble.UNREACHABLE: "The place where it is shared cannot be reached. Your work is safe here "
    "and is sent later.",
    Trouble.NO_FOLDER: "The shared shop is not in its folder: it is not connected, empty, or "
    "another one. Nothing was changed there. Your work is safe here.",
    Trouble.CANNOT_WRITE: "Your changes are not leaving this PC: the folder is full or may not be "
    "written to. What others wrote still comes in.",
    Trouble.TOO_NEW: "Another PC has a newer version of the program. Please update this one: until "
    "then nothing is sent or received. Your work is safe here.",
    Trouble.PASSWORD: "The server does not accept the user name or the password any more. Your "
    "work is safe here. Give the new password with --password-file.",
    Trouble.NOT_TRUSTED: "The server cannot prove that it is the right one, so nothing was sent to "
    "it. Your work is safe here. Ask whoever looks after the server for a new invitation.",
    Trouble.NOT_A_SERVER: "What answers at the address of the server is something else, perhaps a "
    "page to log in. Nothing was sent. Your work is safe here.",
    Trouble.SERVER_BACK: "The server was set back to an older copy: it has lost what it had "
    "already. Nothing was sent. Your work is safe here. To put there again what is missing, run on "
    "each PC: sync now --refill",
    Trouble.DIVERGED: "This PC and another one do not hold the same, although they should. Nothing "
    "is lost: each keeps what it has and sends it to the other. Where the two differ, both values "
    "are shown to you as a question.",
    Trouble.TAMPERED: "Something in the shared folder was changed by somebody who does not have "
    "the key of this shop. It was set aside, and your work is safe here. Find out who else may "
    "write to that folder.",
    Trouble.OLDER_FOLDER: "The shared folder is older than it was: somebody put an earlier copy in "
    "its place, or took something away. What is missing there is sent again, and your work is safe "
    "here.",
    Trouble.NEW_KEY: "A PC was removed, and the shared shop has a new passphrase. Until you give "
    "it here, nothing is sent or received. Your work is safe here. Please run: sync unlock",
    Trouble.RESTORED: "This shop was brought back from an older copy. Nothing is sent or received "
    "until you say what is to become of what was written since. Please run: sync restored",
}


def sync(session: Session, options: argparse.Namespace) -> int:
    """One of the actions below."""
    # These two use what stands here.
    from crm_desktop.cli import sharing_back, sharing_keys  # noqa: PLC0415

    action: Callable[[Session, argparse.Namespace], int] = {
        "init": init, "join": join, "now": now, "status": status, "questions": questions,
        "resolve": resolve, "verify": verify, "retire": retire, "leave": leave,
        "hub": hub,
        "passphrase": sharing_keys.passphrase, "recovery-code": sharing_keys.recovery_code,
        "unlock": sharing_keys.unlock, "remove": sharing_keys.remove,
        "restored": sharing_back.restored, "recovered": sharing_back.recovered,
        "files": sharing_back.files,
    }[options.action]  # fmt: skip
    with session.stoppable(), ExitStack() as opened:
        options.opened = opened  # connections to servers, given back in the end
        return action(session, options)


def init(session: Session, options: argparse.Namespace) -> int:
    """Begin to share this shop."""
    with session.shop() as store:
        here = surroundings()
        secret = _secret(options)
        if secret is None and options.passphrase:
            secret = typed_twice()
        if secret == "":
            raise UserError("An empty passphrase protects nothing.", code="sync.empty_passphrase")
        place = place_of(options)
        begun = setup.begin(store, place, secret, here, name=options.name)
        cloud = isinstance(place, DiskTree) and setup.is_cloud(place.folder)
        if begun.repeated:
            session.say(f"This shop is shared in {begun.where} already; nothing was changed.")
        else:
            session.say(f"This shop is shared in {begun.where} now.")
        _tell_begun(session, begun)
        if cloud and not begun.locked:
            session.warn(
                "A cloud service copies this folder, and what is put there is not encrypted. To "
                "encrypt it, leave and begin again with --passphrase-file."
            )
        done = _open(store, options, begun.key or secret, place.password).now(session.progress)
        session.give({**_begun(begun), **done_as_json(done)})
        return tell_done(session, done, None)


def join(session: Session, options: argparse.Namespace) -> int:
    """Make this shop a copy of the one in a folder or on a server."""
    with session.shop() as store:
        here, place = surroundings(), place_of(options)
        secret = _secret(options)
        try:
            begun = _join(store, place, options, secret, here)
        except UserError as error:
            if error.code != "sync.key_needed" or not can_ask():
                raise
            secret = getpass.getpass("Passphrase of the shared shop: ")
            begun = _join(store, place, options, secret, here)
        known = "already " if begun.repeated else ""
        session.say(f"This shop is {known}a copy of the one in {begun.where}.")
        _tell_begun(session, begun)
        work = _open(store, options, begun.key or secret, place.password)
        done = work.now(session.progress)
        while store.tidy():  # no window will do it while nobody works
            session.progress(0, 0, "Preparing the search")
        here_now = count_seen(store)
        session.give({**_begun(begun), **done_as_json(done), "here_now": here_now})
        code = tell_done(session, done, work)
        session.say(
            f"In this shop now: {counted(here_now['contact'], 'contact', 'contacts')}, "
            f"{counted(here_now['entry'], 'entry', 'entries')}, "
            f"{counted(here_now['deal'], 'deal', 'deals')}, "
            f"{counted(here_now['reminder'], 'reminder', 'reminders')}."
        )
        return code


def _join(
    store: Store,
    place: Tree,
    options: argparse.Namespace,
    secret: str | None,
    here: Surroundings,
) -> Begun:
    mine: bool = options.add_mine
    return setup.join(store, place, secret, here, name=options.name, add_mine=mine)


def now(session: Session, options: argparse.Namespace) -> int:
    """Send and receive what there is."""
    with session.shop() as store:
        work = at_work(store, options)
        if options.refill:
            work.forgive()
        done = work.now(session.progress)
        if options.let_in and done.turn.held:
            work.let_in(done.turn)
            done = work.now(session.progress)
        if privacy.is_due(store) and privacy.replay(store):
            work.now(session.progress)  # somebody was erased elsewhere, or came back
        session.give(done_as_json(done))
        return tell_done(session, done, work)


def status(session: Session, options: argparse.Namespace) -> int:
    """How it stands, without asking the folder."""
    with session.shop() as store:
        if not setup.is_shared(store):
            session.give({"shared": False})
            session.say("This shop is not shared with another PC.")
            return 0
        standing = at_work(store, options).standing()
    session.give(
        {
            "shared": True,
            "folder": standing.where,
            "encrypted": standing.locked,
            "device": standing.device,
            "to_send": standing.to_send,
            "kept_segments": standing.segments,
            "files_missing": standing.files_missing,
            "questions": standing.questions,
            "devices": [
                {
                    "name": one.label, "heard_at": one.heard_at, "its_clock": one.word.wall,
                    "schema": one.word.schema, "gone": one.retired,
                }
                for one in standing.colleagues
            ],
        }
    )  # fmt: skip
    session.say(
        f"Shared in {standing.where}{', encrypted' if standing.locked else ''}; this PC is "
        f"“{standing.device}”.",
        f"{standing.to_send:>6,}  changed here since the last time",
        f"{standing.questions:>6,}  {'field' if standing.questions == 1 else 'fields'} to look at",
    )
    if standing.files_missing:
        session.say(f"{standing.files_missing:>6,}  attached files that are not here yet")
    for one in standing.colleagues:
        gone = "  (takes part no longer)" if one.retired else ""
        session.say(f"        {one.label}: heard of {when(one.heard_at)}{gone}")
    return 0


def questions(session: Session, options: argparse.Namespace) -> int:
    """Fields that were written on two PCs at the same time."""
    with session.shop() as store:
        found = sync_questions.read_questions(store)
    session.give({"questions": [_question(one) for one in found]})
    for one in found:
        session.say(f"{one.key}  {one.about}: {one.group}")
        for place, version in enumerate(one.versions, 1):
            who = ", ".join(filter(None, (version.person, version.device)))
            shown = "  (shown now)" if version.shown else ""
            session.say(f"    {place}  {version.text or '(empty)'}  - {who}{shown}")
    if found:
        session.say(f"Choose with: {session.call} sync resolve KEY NUMBER (or: both)")
    else:
        session.say("There is nothing to look at.")
    return 0


def resolve(session: Session, options: argparse.Namespace) -> int:
    """Settle one of these."""
    with session.shop() as store:
        if options.choice == "both":
            settled = sync_questions.keep_both(store, options.key)
        elif options.choice.isdecimal() and int(options.choice) > 0:
            settled = sync_questions.settle(store, options.key, int(options.choice) - 1)
        else:
            raise UserError("Please give the number of a value, or: both", code="question.version")
    session.give({"key": options.key, "settled": settled})
    session.say("Done." if settled else "There is nothing to look at under this key (any more).")
    return 0


def verify(session: Session, options: argparse.Namespace) -> int:
    """Read everything in the folder, and compare the shop with what was sent and received."""
    with session.shop() as store:
        found = at_work(store, options).verify(session.progress)
    session.give(
        {
            "ok": found.ok, "files": found.files, "snapshots": found.snapshots,
            "rows": found.rows, "damaged": found.damaged, "drifted": found.drifted,
            "not_in_folder": found.not_in_folder,
        }
    )  # fmt: skip
    session.say(
        f"{found.files:>9,}  files and {counted(found.snapshots, 'snapshot', 'snapshots')} read",
        f"{found.rows:>9,}  rows compared",
        *(f"DAMAGED    {name}" for name in found.damaged),
    )
    if found.drifted:
        session.say(f"WRONG      {found.drifted:,} rows are not what was sent and received")
    if found.not_in_folder:
        session.say(f"{found.not_in_folder:>9,}  own files are not there; the next time sends them")
    if found.ok:
        session.say("Everything is as it should be.")
    elif found.damaged:
        session.say("Who has a damaged file puts it there again when it is asked for: sync now")
    return 0 if found.ok else 1


def retire(session: Session, options: argparse.Namespace) -> int:
    """Wait no longer for a PC that is gone for good."""
    with session.shop() as store:
        work = at_work(store, options)
        gone = work.retire(options.pc)
        work.now(session.progress)
    session.give({"name": gone.label, "gone": True})
    session.say(
        f"“{gone.label}” is waited for no longer. Should it come back, it takes part again."
    )
    return 0


def leave(session: Session, options: argparse.Namespace) -> int:
    """Share no longer; everything stays here and in the folder."""
    with session.shop() as store:
        if not setup.is_shared(store):
            session.give({"shared": False})
            session.say("This shop is not shared with another PC.")
            return 0
        if options.forget:
            setup.forget(store, surroundings())
        else:
            at_work(store, options).leave()
    session.give({"shared": False})
    session.say("This PC takes part no longer. Everything is still in this shop.")
    return 0


# --- secrets ------------------------------------------------------------------------------------


def _secret(options: argparse.Namespace) -> str | None:
    """The first line of the file that was named."""
    path: Path | None = options.passphrase_file
    return None if path is None else secret_in(path)


def secret_in(path: Path) -> str:
    """The first line of a file."""
    try:
        with path.open("rb") as file:
            text = file.read(_MOST_SECRET).decode("utf-8-sig")
    except (OSError, ValueError) as error:
        raise UserError(
            f"The passphrase could not be read from {path}. Nothing was changed.",
            code="sync.passphrase_file",
        ) from error
    return text.split("\n", 1)[0].rstrip("\r")


def typed_twice() -> str:
    if not can_ask():
        raise UserError(
            "Please put the passphrase into a file and name it with --passphrase-file.",
            code="sync.passphrase_file",
        )
    first = getpass.getpass("New passphrase: ")
    if getpass.getpass("The same again: ") != first:
        raise UserError("The two were not the same. Nothing was changed.", code="sync.twice")
    return first


def at_work(store: Store, options: argparse.Namespace) -> Shared:
    """The shared shop; what it needs to be let in is asked for where somebody is there."""
    secret, password = _secret(options), password_of(options)
    while True:
        try:
            return _open(store, options, secret, password)
        except UserError as error:
            if error.code == "sync.key_needed" and secret is None and can_ask():
                secret = getpass.getpass("Passphrase of the shared shop: ")
            elif error.code == "sync.password_needed" and password is None and can_ask():
                password = getpass.getpass("Password for the server: ")
            else:
                raise


def _open(
    store: Store, options: argparse.Namespace, secret: str | bytes | None, password: str | None
) -> Shared:
    work = Shared(store, surroundings(), secret, password or None)
    options.opened.callback(work.close)
    return work


# --- telling ------------------------------------------------------------------------------------


def _tell_begun(session: Session, begun: Begun) -> None:
    if begun.recovery_code:
        session.say(
            "If the passphrase is forgotten, only this code opens the shared shop. Write it down "
            "now; it is not shown again:",
            f"    {begun.recovery_code}",
        )
    if begun.locked and not begun.key_kept:
        session.say(
            "This system has no key ring that can keep the key, so the passphrase is needed each "
            "time."
        )


def tell_done(session: Session, done: Done, work: Shared | None) -> int:
    for trouble in sorted(done.turn.trouble, key=lambda t: t.value):
        session.warn(_TROUBLES[trouble])
    if done.caught_up:
        session.say("Caught up with the other PCs.")
    if done.sent or done.received or not done.caught_up:  # a snapshot is nothing that is counted
        session.say(f"Sent {done.sent:,}, received {done.received:,}.")
    if done.turn.missing and work is not None:
        names = sorted({work.called(mark) for mark in done.turn.missing})
        files = counted(len(done.turn.missing), "file", "files")
        session.say(f"Waiting for {files} from {', '.join(names)}.")
    for name in (*done.turn.damaged, *sorted(f"snap/{one}" for one in done.kept.unusable)):
        session.say(f"Not whole (yet): {name}")
    if done.turn.unreadable:
        files = counted(len(done.turn.unreadable), "file", "files")
        session.say(
            f"{files} cannot be read yet. If a cloud service brings them here, let it always keep "
            "this folder on this PC."
        )
    if done.turn.refused:
        session.warn("Something that another PC sent makes no sense here and was set aside.")
    if done.turn.held:
        session.warn(
            "Another PC has put very much into the trash. Look there whether that was meant. To "
            f"let it in: {session.call} sync now --let-in"
        )
    return 1 if done.turn.trouble or done.turn.held or done.turn.refused else 0


def _begun(begun: Begun) -> dict[str, Any]:
    return {
        "folder": begun.where, "encrypted": begun.locked, "repeated": begun.repeated,
        "recovery_code": begun.recovery_code, "key_kept": begun.key_kept,
    }  # fmt: skip


def done_as_json(done: Done) -> dict[str, Any]:
    return {
        "sent": done.sent,
        "received": done.received,
        "caught_up": done.caught_up,
        "missing": len(done.turn.missing),
        "damaged": list(done.turn.damaged),
        "unreadable": list(done.turn.unreadable),
        "refused": len(done.turn.refused),
        "held": len(done.turn.held),
        "files_sent": done.files_sent,
        "files_fetched": done.files_fetched,
        "mended": done.mended,
        "trouble": sorted(trouble.value for trouble in done.turn.trouble),
    }


def _question(one: Question) -> dict[str, Any]:
    return {
        "key": one.key, "table": one.table, "id": ids.show(one.id), "field": one.group,
        "about": one.about, "can_keep_both": one.can_keep_both,
        "values": [
            {"text": v.text, "shown": v.shown, "person": v.person, "device": v.device,
             "written_at": v.written_at}
            for v in one.versions
        ],
    }  # fmt: skip
