"""Where a shop is shared, as it is named on the command line: a folder, a server, an invitation."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from crm_desktop.cli.session import Session
from crm_desktop.errors import UserError
from crm_desktop.sync import connect, inviting, setup
from crm_desktop.sync.connect import Login
from crm_desktop.sync.tree import Tree

_MOST_BYTES = 65536


def place_of(options: argparse.Namespace) -> Tree:
    """The place that was named.

    Raises:
        UserError: those of ``connect``.
    """
    tree = _named(options)
    options.opened.callback(tree.close)
    return tree


def _named(options: argparse.Namespace) -> Tree:
    place: str = options.place
    if connect.kind_of(place) == "folder":
        path = Path(place).expanduser()
        return connect.open_invitation(path) if path.is_file() else connect.open_address(place)
    login = _login(options)
    try:
        return connect.open_address(place, login)
    except UserError as error:
        if error.code != "sync.password_needed" or not can_ask():
            raise
    word = getpass.getpass("Password for the server: ")
    return connect.open_address(place, Login(login.user, word, login.ca))


def password_of(options: argparse.Namespace) -> str | None:
    """The password of the server, from the file that was named.

    Raises:
        UserError: ``sync.password_file``.
    """
    path: Path | None = options.password_file
    if path is None:
        return None
    return _text(path, "password").split("\n", 1)[0].rstrip("\r")


def can_ask() -> bool:
    """Whether somebody sits at a keyboard."""
    return sys.stdin is not None and sys.stdin.isatty()


def _login(options: argparse.Namespace) -> Login:
    ca = "" if options.ca is None else _text(options.ca, "certificate")
    return Login(options.user, password_of(options), ca)


def _text(path: Path, what: str) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES).decode("utf-8-sig")
    except (OSError, ValueError) as error:
        raise UserError(
            f"The {what} could not be read from {path}. Nothing was changed.",
            code=f"sync.{what}_file",
        ) from error


# --- a PostgreSQL server --------------------------------------------------------------------------


def hub(session: Session, options: argparse.Namespace) -> int:
    """Prepare a database, invite a PC to it, or make room in it."""
    if options.hub_action == "create":
        return _create(session, options)
    if options.hub_action == "prune":
        return _prune(session, options)
    return _invite(session, options)


def _create(session: Session, options: argparse.Namespace) -> int:
    from crm_desktop.sync import hub_admin, hub_schema  # noqa: PLC0415 - only when used

    statements = hub_schema.creation()
    if options.print:
        if session.wants_json:
            session.give({"sql": statements, "created": False})
        else:
            session.say(statements.rstrip("\n"))
        return 0
    address, login = _administrator(options)
    hub_admin.create(address, login)
    session.give({"sql": statements, "created": True})
    session.say(
        statements,
        "The database is prepared. Invite the first PC with:",
        f'    {session.call} sync hub invite {address} OUT.crm-invitation --pc "Front desk"',
    )
    return 0


def _prune(session: Session, options: argparse.Namespace) -> int:
    from crm_desktop.sync import hub_admin  # noqa: PLC0415 - only when used

    address, login = _administrator(options)
    gone = hub_admin.prune(address, login, options.days)
    session.give({"pruned": gone})
    session.say(f"Made room: {gone:,} pieces that no PC needs any more are gone.")
    return 0


def _invite(session: Session, options: argparse.Namespace) -> int:
    from crm_desktop.sync import hub_admin  # noqa: PLC0415 - only when used

    address, login = _administrator(options)
    with session.shop() as store:
        shared = setup.is_shared(store)
        library = setup.shared_state(store).library if shared else None
    made = hub_admin.invite(address, login, options.pc, library)
    out: Path = options.out
    inviting.save(made, out)
    session.give({"invitation": str(out), "address": made.address, "user": made.login.user,
                  "joins": library is not None})  # fmt: skip
    way = "join" if library is not None else "init"
    session.say(
        f"The invitation for “{options.pc}” is in {out}. Whoever has this file can take part, so "
        "keep it like a key. On that PC:",
        f"    crm-desktop sync {way} {out.name}",
    )
    return 0


def _administrator(options: argparse.Namespace) -> tuple[str, Login]:
    address, login = connect.without_login(options.url, _login(options))
    if login.password is None and can_ask():
        word = getpass.getpass("Password of the administrator: ")
        login = Login(login.user, word, login.ca)
    if connect.kind_of(address) != "postgresql":
        raise UserError(
            f"“{address}” is no address of a database. It begins with postgresql:// and names a "
            "server and a database.",
            code="sync.address",
        )
    return address, login
