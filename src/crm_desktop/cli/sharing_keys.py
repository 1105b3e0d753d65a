"""Commands about the key of an encrypted shop: passphrase, recovery code, removing a PC."""

from __future__ import annotations

import argparse
from pathlib import Path

from crm_desktop.app import surroundings
from crm_desktop.cli.servers import can_ask
from crm_desktop.cli.session import Session
from crm_desktop.cli.sharing import (
    at_work,
    done_as_json,
    secret_in,
    tell_done,
    typed_twice,
)
from crm_desktop.errors import UserError
from crm_desktop.sync import setup


def passphrase(session: Session, options: argparse.Namespace) -> int:
    """Choose another passphrase."""
    with session.shop() as store:
        work = at_work(store, options)
        code = work.change_passphrase(_new(options))
    session.give({"changed": True, "recovery_code": code})
    session.say("The passphrase was changed. PCs that share the shop already go on without it.")
    _tell_code(session, code)
    return 0


def recovery_code(session: Session, options: argparse.Namespace) -> int:
    """Make another recovery code."""
    with session.shop() as store:
        code = at_work(store, options).change_recovery_code()
    session.give({"recovery_code": code})
    _tell_code(session, code)
    return 0


def unlock(session: Session, options: argparse.Namespace) -> int:
    """Give the passphrase that another PC has changed; the key ring keeps what it opens."""
    with session.shop() as store:
        here = surroundings()
        path: Path | None = options.passphrase_file
        if path is None and not can_ask():
            raise UserError(
                "Please put the passphrase into a file and name it with --passphrase-file.",
                code="sync.passphrase_file",
            )
        work = at_work(store, options)
        library = setup.shared_state(store).library
        kept = here.ring.kept(library) is not None
        done = work.now(session.progress)
        session.give({"key_kept": kept, **done_as_json(done)})
        if not kept:
            session.say(
                "This system has no key ring that can keep the key, so the passphrase is needed "
                "each time."
            )
        return tell_done(session, done, work)


def remove(session: Session, options: argparse.Namespace) -> int:
    """Remove a PC that somebody else may have now."""
    with session.shop() as store:
        work = at_work(store, options)
        done, code = work.remove(options.pc, _new(options), session.progress)
        session.give({"removed": options.pc, "recovery_code": code, **done_as_json(done)})
        session.say(
            f"“{options.pc}” was removed: what is written from now on, it cannot read. What it has "
            "received so far it keeps. The other PCs ask for the new passphrase once.",
        )
        _tell_code(session, code)
        return tell_done(session, done, work)


def _new(options: argparse.Namespace) -> str:
    path: Path | None = options.new_passphrase_file
    return typed_twice() if path is None else secret_in(path)


def _tell_code(session: Session, code: str) -> None:
    session.say(
        "If the passphrase is forgotten, only this code opens the shared shop. Write it down now; "
        "the one before opens it no longer:",
        f"    {code}",
    )
