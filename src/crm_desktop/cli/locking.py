"""Commands about the encryption of the shop file: turning it on and off, what opens it."""

from __future__ import annotations

import argparse
import getpass
import sys
from dataclasses import asdict
from pathlib import Path

from crm_desktop import app
from crm_desktop.cli.session import Session
from crm_desktop.domain.numbers import counted
from crm_desktop.errors import UserError
from crm_desktop.services import locking
from crm_desktop.services.backups import Backups

_LOST = (
    "Whoever loses both the passphrase and the recovery code loses the shop: nobody can open it."
)


def encryption(session: Session, options: argparse.Namespace) -> int:
    """Tell how it stands, or change it."""
    act = {
        "status": _status, "on": _on, "off": _off, "passphrase": _passphrase,
        "recovery-code": _recovery_code, "remove-plain": _remove_plain,
    }[options.action]  # fmt: skip
    return act(session, options)


def _status(session: Session, options: argparse.Namespace) -> int:
    session.unlock()
    state = locking.state(session.folder)
    session.give(asdict(state))
    if not state.encrypted:
        session.say("This shop is not encrypted: whoever has this disk can read it.")
        return 0
    session.say("This shop is encrypted.")
    if state.in_ring:
        session.say("The key ring of this system keeps its key.")
    if state.plain_copies:
        copies = counted(state.plain_copies, "copy", "copies")
        session.say(
            f"{copies} made before can be read by anybody. Remove with: "
            f"{session.call} encryption remove-plain"
        )
    return 0


def _on(session: Session, options: argparse.Namespace) -> int:
    with session.shop():  # it is brought up to date, and nobody else has it open
        pass
    code = locking.turn_on(
        session.folder, _new(options), stamp=str(app.clock()), progress=session.progress
    )
    session.give({"encrypted": True, "recovery_code": code})
    session.say("The shop is encrypted from now on.")
    _tell_code(session, code)
    session.say(
        "The file of before and the backups of before are still here, and not encrypted. "
        f"Remove them with: {session.call} encryption remove-plain"
    )
    return 0


def _off(session: Session, options: argparse.Namespace) -> int:
    with session.shop():
        pass
    locking.turn_off(session.folder, stamp=str(app.clock()), progress=session.progress)
    session.give({"encrypted": False})
    session.say("The shop is not encrypted any more. Its earlier backups still are.")
    return 0


def _passphrase(session: Session, options: argparse.Namespace) -> int:
    session.unlock()
    locking.change_passphrase(session.folder, _new(options))
    session.give({"changed": True})
    session.say(
        "The passphrase was changed. Backups in other places still open with the one before."
    )
    return 0


def _recovery_code(session: Session, options: argparse.Namespace) -> int:
    session.unlock()
    code = locking.new_recovery_code(session.folder)
    session.give({"recovery_code": code})
    _tell_code(session, code)
    return 0


def _remove_plain(session: Session, options: argparse.Namespace) -> int:
    with session.shop() as store:
        if locking.state(session.folder).plain_copies:
            Backups(store).make("encrypted")
        removed = locking.remove_plain(session.folder)
    session.give({"removed": removed})
    session.say(
        f"{counted(removed, 'copy', 'copies')} removed. Experts may still find traces of deleted "
        "files on a disk."
    )
    return 0


def _tell_code(session: Session, code: str) -> None:
    session.say(f"Recovery code, to be kept on paper: {code}", _LOST)


def _new(options: argparse.Namespace) -> str:
    path: Path | None = options.new_passphrase_file
    if path is not None:
        return first_line(path)
    if sys.stdin is None or not sys.stdin.isatty():
        raise UserError(
            "Please put the new passphrase into a file and name it with --new-passphrase-file.",
            code="lock.passphrase_file",
        )
    first = getpass.getpass("New passphrase: ")
    if getpass.getpass("The same again: ") != first:
        raise UserError("The two were not the same. Nothing was changed.", code="lock.twice")
    return first


def first_line(path: Path) -> str:
    """The first line of a file.

    Raises:
        UserError: ``lock.passphrase_file``.
    """
    try:
        with path.open("rb") as file:
            text = file.read(65536).decode("utf-8-sig")
    except (OSError, ValueError) as error:
        raise UserError(
            f"The passphrase could not be read from {path}. Nothing was changed.",
            code="lock.passphrase_file",
        ) from error
    return text.split("\n", 1)[0].rstrip("\r")


def ask_key(folder: Path, passphrase_file: Path | None) -> None:
    """Give the key of a locked shop: from the file that was named, or typed on a terminal.

    Raises:
        UserError: ``lock.wrong``, ``lock.passphrase_file``.
    """
    if passphrase_file is not None:
        if not locking.unlock(folder, first_line(passphrase_file)):
            raise _wrong()
        return
    if sys.stdin is None or not sys.stdin.isatty():
        raise UserError(
            "This shop is locked. Please put its passphrase into a file and name it before the "
            "command: --passphrase-file F",
            code="lock.passphrase_file",
        )
    for _ in range(3):
        if locking.unlock(folder, getpass.getpass("Passphrase or recovery code of the shop: ")):
            return
        print("That is not it.", file=sys.stderr)
    raise _wrong()


def _wrong() -> UserError:
    return UserError(
        "Neither the passphrase nor the recovery code of this shop. Nothing was changed.",
        code="lock.wrong",
    )
