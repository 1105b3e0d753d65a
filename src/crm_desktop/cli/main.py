"""The command line: what can be asked, and how it ends.

Exit codes: 0 done; 1 refused or not possible, with a sentence on stderr; 2 wrong usage; 130 stopped
by Ctrl+C. ``version`` and ``--help`` import neither Qt nor SQLAlchemy.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from crm_desktop import __version__
from crm_desktop.cli.session import Session
from crm_desktop.errors import CancelledError, UserError

if TYPE_CHECKING:
    from argparse import Namespace

Command = Callable[[Session, "Namespace"], int]

DONE, REFUSED, WRONG_USAGE, STOPPED = 0, 1, 2, 130

_MODULES = {
    "import": "importing", "export": "looking", "search": "looking", "show": "looking",
    "history": "keeping", "undo": "keeping", "redo": "keeping", "continue": "keeping",
    "backup": "copies", "backups": "copies", "repair": "copies", "check": "keeping",
    "demo": "keeping", "self-test": "self_test",
    "duplicates": "joining", "merge": "joining", "unmerge": "joining", "trash": "joining",
    "restore": "copies", "window": "window", "screenshots": "window",
    "deals": "deals", "deal": "deals",
    "report": "printing", "encryption": "locking",
    "privacy": "privacy",
    "today": "reminding", "remind": "reminding", "done": "reminding", "sync": "sharing",
}  # fmt: skip
"""Command -> the module that has it, as a function of the same name."""


def main(arguments: Sequence[str]) -> int:
    """Run one command; gives the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # names of all languages, whatever the terminal knows
            stream.reconfigure(errors="replace")
    try:
        options = _window_alone(arguments) or _parsed(arguments)
        if options.command is None:
            options.command, options.hidden, options.safe = "window", False, False
    except SystemExit as end:  # argparse has said why
        return WRONG_USAGE if end.code else DONE
    session = Session(
        options.data, wants_json=options.json, passphrase_file=options.shop_passphrase_file
    )
    try:
        if options.keys_on_stdin:
            from crm_desktop.store import at_hand  # noqa: PLC0415 - hardly ever

            at_hand.take_over(sys.stdin.readline())
        return _command(options.command)(session, options)
    except UserError as error:
        session.warn(error.sentence)
    except (KeyboardInterrupt, CancelledError):
        session.warn("Stopped.")
        return STOPPED
    except BrokenPipeError:  # `| head` has seen enough
        sys.stdout = None
        return DONE
    except Exception as error:  # noqa: BLE001 - the last door; a bug still ends in a sentence
        session.clear()
        from crm_desktop.services.faults import describe, log  # noqa: PLC0415 - hardly ever

        log("fault", describe(error))
        session.warn(
            "Something unexpected happened (see above); this is a fault of the program. What was "
            "saved before is safe."
        )
    return REFUSED


def _window_alone(arguments: Sequence[str]) -> Namespace | None:
    """What is meant where just the window is asked for, which need not wait for the description of
    all other commands; None: something else is."""
    if arguments[-1:] == ["window"]:
        arguments = arguments[:-1]
    named = len(arguments) == 2 and arguments[0] == "--data" and not arguments[1].startswith("-")
    if arguments and not named:
        return None
    folder = Path(arguments[1]) if named else None
    meant = SimpleNamespace(
        command="window",
        data=folder,
        json=False,
        hidden=False,
        safe=False,
        shop_passphrase_file=None,
        keys_on_stdin=False,
    )
    return cast("Namespace", meant)


def _parsed(arguments: Sequence[str]) -> Namespace:
    from crm_desktop.cli.arguments import parser  # noqa: PLC0415 - see above

    return parser().parse_args(arguments)


def _command(name: str) -> Command:
    if name == "version":
        return version
    module = import_module(f"crm_desktop.cli.{_MODULES[name]}")
    function = {"import": "import_files", "continue": "go_on", "today": "list_today"}.get(
        name, name.replace("-", "_")
    )
    command: Command = getattr(module, function)
    return command


def version(session: Session, options: Namespace) -> int:
    """Print the version."""
    session.say(f"CRM Desktop {__version__}")
    session.give({"version": __version__})
    return DONE
