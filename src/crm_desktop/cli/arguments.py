"""What can be asked on the command line. Loads argparse, which the window alone does without."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from functools import cache
from pathlib import Path


@cache
def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    everywhere = argparse.ArgumentParser(add_help=False)
    for suppressed in (False, True):
        one = (
            everywhere
            if suppressed
            else argparse.ArgumentParser(
                prog="crm-desktop",
                description="The customers of a small shop, kept on this computer.",
            )
        )
        default = argparse.SUPPRESS if suppressed else None
        one.add_argument(
            "--data", metavar="DIR", type=Path, default=default,
            help="folder of the shop (default: the application data of this person)",
        )  # fmt: skip
        one.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS if suppressed else False,
            help="print results as JSON, one value a line",
        )  # fmt: skip
        if not suppressed:
            top = one
            _key_options(one)
    commands = top.add_subparsers(dest="command", metavar="COMMAND")

    def command(name: str, help_text: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name, help=help_text, description=help_text, parents=[everywhere], allow_abbrev=False
        )

    _import_options(command("import", "bring lists, cards, mails or calendars into the shop"))
    made = command("export", "write a file: .xlsx, .csv, .json or .vcf")
    made.add_argument("what", choices=["contacts", "companies", "deals", "timeline", "all"])
    made.add_argument("out", metavar="OUT", type=Path)
    made.add_argument("--vcard", choices=["3.0", "4.0"], default="3.0", help="version of .vcf")
    _report_options(command("report", "print a report into a PDF file; `report list` names them"))
    made = command("search", "find contacts and timeline entries")
    made.add_argument("text", metavar="TEXT", nargs="+")
    made.add_argument("--limit", type=int, default=20, help="hits of each kind (default 20)")
    made = command("show", "show a contact or a deal")
    made.add_argument("id", metavar="ID", help="an id, or its beginning where that is unique")
    made = command("deals", "list deals, those of the first steps first")
    made.add_argument("--stage", metavar="STAGE", help="only those in this step")
    made.add_argument("--state", choices=["open", "won", "lost"], help="only those in this state")
    made.add_argument("--attention", action="store_true", help="only those that need attention")
    made = command("deal", "move a deal: to a step, to won or lost, or back again")
    made.add_argument("action", choices=["move", "won", "lost", "reopen"])
    made.add_argument("id", metavar="ID", help="an id, or its beginning where that is unique")
    made.add_argument("stage", metavar="STAGE", nargs="?", help="for move: the step, by its name")
    made.add_argument("--reason", default="", help="why it was won or lost")
    _reminder_commands(command)
    command("history", "list the latest steps")
    made = command("undo", "take a step back (the newest, or the one named)")
    made.add_argument("batch", metavar="BATCH", nargs="?", type=int)
    command("redo", "do again what was undone last")
    made = command("continue", "go on with an import that was cut off")
    made.add_argument("batch", metavar="BATCH", nargs="?", type=int)
    _joining_commands(command)
    for described, name, help_text in (
        (_sharing_commands, "sync", "share the shop with other PCs by a folder"),
        (_privacy_commands, "privacy", "what is held about a person, and erasing it"),
    ):
        described(command(name, help_text), everywhere)
    _copies_commands(command)
    _encryption_options(command("encryption", "encrypt the shop file: how it stands, on and off"))
    command("check", "look whether the shop is whole")
    made = command("demo", "fill an empty shop with a believable sample")
    made.add_argument("--size", type=int, default=300, help="contacts (default 300)")
    made.add_argument("--seed", type=int, default=1, help="same seed, same shop")
    command("self-test", "look whether the program works on this computer")
    _window_options(command("window", "open the shop in its window (also without any command)"))
    _picture_command(command)
    command("version", "print the version")
    return top


def _window_options(made: argparse.ArgumentParser) -> None:
    made.add_argument("--hidden", action="store_true", help="begin in the tray, without a window")
    made.add_argument("--safe", action="store_true", help="open the shop for reading only")


def _key_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-file", metavar="F", type=Path, dest="shop_passphrase_file",
        help="file whose first line is the passphrase, or the recovery code, of an "
        "encrypted shop",
    )  # fmt: skip
    # For a process of our own, which gets the keys of the one that starts it.
    parser.add_argument("--keys-on-stdin", action="store_true", help=argparse.SUPPRESS)


def _encryption_options(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "action", nargs="?", default="status",
        choices=["status", "on", "off", "passphrase", "recovery-code", "remove-plain"],
    )  # fmt: skip
    made.add_argument("--new-passphrase-file", metavar="F", type=Path,
                      help="file whose first line is the new passphrase")  # fmt: skip


def _picture_command(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    made = command("screenshots", "draw every screen into PNG files")
    made.add_argument("out", metavar="OUT", type=Path, help="folder for the pictures")
    made.add_argument("--dark", action="store_true", help="in the dark look")
    made.add_argument("--scale", type=int, default=100, choices=[90, 100, 115, 130, 150],
                      help="text size in percent")  # fmt: skip
    made.add_argument("--size", default="1366x768", metavar="WxH", help="size of the window")
    made.add_argument("--language", default="en", choices=["en", "de"],
                      help="language of the window (default en)")  # fmt: skip


def _reminder_commands(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    made = command("today", "list the reminders that are late, due today and next")
    made.add_argument("--limit", type=int, default=20, help="overdue ones shown (default 20)")
    made = command("remind", "add a reminder to a contact")
    made.add_argument("contact", metavar="CONTACT", help="an id, or its beginning")
    made.add_argument("text", metavar="TEXT", help="what is to be done")
    made.add_argument("when", metavar="WHEN", help="“tomorrow 10:00”, “Thu”, 2026-12-24 ...")
    made = command("done", "mark a reminder as done")
    made.add_argument("id", metavar="ID", help="an id, or its beginning")
    made.add_argument("--note", default="", help="what came of it, for the timeline")


def _joining_commands(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    command("duplicates", "list contacts that look alike")
    made = command("merge", "join contacts into the first one named")
    made.add_argument("ids", metavar="ID", nargs="+", help="an id, or its beginning")
    made = command("unmerge", "take apart what was joined last with a contact")
    made.add_argument("id", metavar="ID", help="the contact that stayed, or one that was joined")
    command("trash", "list what was archived")


def _passphrase(made: argparse.ArgumentParser) -> None:
    made.add_argument("--passphrase-file", metavar="F", type=Path,
                      help="file whose first line is the passphrase of those copies")  # fmt: skip


def _copies_commands(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    made = command("backup", "make a verified copy of the shop")
    made.add_argument("--outside", metavar="FOLDER", type=Path,
                      help="from now on copy it there too, encrypted")  # fmt: skip
    _passphrase(made)
    made = command("backups", "list the backups of the shop")
    made.add_argument("--verify", action="store_true", help="read each of them again")
    made.add_argument("--fetch", metavar="FOLDER", type=Path,
                      help="bring in the copies that lie outside of this PC")  # fmt: skip
    _passphrase(made)
    made = command("restore", "bring back what was archived, or go back to a backup")
    made.add_argument(
        "id", metavar="ID", help="an id, or its beginning; or the name of a backup, or: newest"
    )
    made.add_argument("--plan", action="store_true",
                      help="for a backup: only tell what would change")  # fmt: skip
    made.add_argument("--only", metavar="ID", action="append", default=[],
                      help="from a backup: only this one; may be given again")  # fmt: skip
    made = command("repair", "make a good shop file out of a damaged one")
    made.add_argument(
        "way", choices=["look", "last-good", "salvage", "help"], nargs="?", default="look",
        help="look (default): tell what can be done; last-good: the newest good backup with what "
        "was done since; salvage: all that can still be read; help: one file for whoever helps",
    )  # fmt: skip
    made.add_argument("--out", metavar="FILE.zip", type=Path, help="for help: the new file")


def _privacy_commands(made: argparse.ArgumentParser, everywhere: argparse.ArgumentParser) -> None:
    actions = made.add_subparsers(dest="action", metavar="ACTION", required=True)

    def action(name: str, help_text: str, *, about_one: bool = True) -> argparse.ArgumentParser:
        one = actions.add_parser(
            name, help=help_text, description=help_text, parents=[everywhere], allow_abbrev=False
        )
        if about_one:
            one.add_argument("id", metavar="ID", help="an id of a contact, or its beginning")
        return one

    one = action("export", "write all that is held about a contact into one file")
    one.add_argument("out", metavar="OUT.zip", type=Path)
    one = action("erase", "tell what erasing a contact means, and with --yes do it for good")
    one.add_argument("--yes", action="store_true", help="do it; it cannot be undone")
    one.add_argument("--backups", action="store_true",
                     help="let go of all earlier backups too, and make a new one")  # fmt: skip
    one = action("proof", "list what was erased, when and by whom", about_one=False)
    one.add_argument("--out", metavar="FILE.pdf", type=Path, help="print it too")
    one = action("old", "list contacts nobody has heard of for years", about_one=False)
    one.add_argument("--years", type=int, default=3, help="how many (default 3)")
    one = action("consent", "list what a contact agreed to, or write down a word")
    one.add_argument("--channel", choices=["phone", "email", "post", "message"])
    given = one.add_mutually_exclusive_group()
    given.add_argument("--given", action="store_true", default=None)
    given.add_argument("--withdrawn", dest="given", action="store_false", default=None)
    one.add_argument("--on", type=dt.date.fromisoformat, metavar="YYYY-MM-DD", help="the day")
    one.add_argument("--how", default="", help="how it was said")
    one.add_argument("--source", default="", help="where that is to be found")


def _sharing_commands(made: argparse.ArgumentParser, everywhere: argparse.ArgumentParser) -> None:
    actions = made.add_subparsers(dest="action", metavar="ACTION", required=True)

    def action(name: str, help_text: str, *, secret: bool = True) -> argparse.ArgumentParser:
        one = actions.add_parser(
            name, help=help_text, description=help_text, parents=[everywhere], allow_abbrev=False
        )
        if secret:
            one.add_argument(
                "--passphrase-file", metavar="F", type=Path,
                help="file whose first line is the passphrase (or the recovery code)",
            )  # fmt: skip
            one.add_argument(
                "--password-file", metavar="F", type=Path,
                help="file whose first line is the password for the server",
            )  # fmt: skip
        return one

    for name, help_text in (
        ("init", "begin to share this shop in a folder or on a server"),
        ("join", "make this shop a copy of the one in a folder or on a server"),
    ):
        one = action(name, help_text)
        one.add_argument(
            "place", metavar="PLACE",
            help="a folder, https://server/folder, postgresql://server/database, or an invitation",
        )  # fmt: skip
        _server_options(one)
        one.add_argument("--name", default="", help="what this PC is called")
        if name == "init":
            one.add_argument("--passphrase", action="store_true", help="ask for a passphrase")
        else:
            one.add_argument(
                "--add-mine", action="store_true", help="what is in this shop comes into the other"
            )
    _hub_commands(actions.add_parser("hub", help="a PostgreSQL database as the place"), everywhere)
    one = action("now", "send and receive what there is")
    one.add_argument("--let-in", action="store_true",
                     help="also where another PC put very much into the trash")  # fmt: skip
    one.add_argument("--refill", action="store_true",
                     help="the server was set back: send again what it lost")  # fmt: skip
    action("status", "tell how it stands, without asking the folder")
    action("questions", "list fields that two PCs wrote at the same time", secret=False)
    one = action("resolve", "settle one of them for all PCs", secret=False)
    one.add_argument("key", metavar="KEY", help="as listed by questions")
    one.add_argument("choice", metavar="NUMBER", help="of the value to keep, or: both")
    action("verify", "read all of the folder and compare it with the shop")
    one = action("retire", "wait no longer for a PC that is gone for good")
    one.add_argument("pc", metavar="PC", help="its name, as status tells it")
    for name, help_text in (
        ("passphrase", "choose another passphrase; tells a new recovery code"),
        ("remove", "remove a PC that somebody else may have now; needs a new passphrase"),
    ):
        one = action(name, help_text)
        if name == "remove":
            one.add_argument("pc", metavar="PC", help="its name, as status tells it")
        one.add_argument("--new-passphrase-file", metavar="F", type=Path,
                         help="file whose first line is the new passphrase")  # fmt: skip
    action("recovery-code", "tell a new recovery code; the one before opens the shop no longer")
    action("unlock", "give the passphrase that another PC has changed")
    one = action("restored", "after an older copy was brought back: what others wrote since")
    which = one.add_mutually_exclusive_group()
    which.add_argument("--catch-up", action="store_true", help="it comes in here")
    which.add_argument("--keep-older", action="store_true",
                       help="the older state becomes that of all PCs")  # fmt: skip
    one = action("recovered", "list what was written to things erased meanwhile", secret=False)
    which = one.add_mutually_exclusive_group()
    which.add_argument("--bring-back", metavar="NUMBER", type=int, help="make it a usual one")
    which.add_argument("--put-aside", metavar="NUMBER", type=int, help="into the trash with it")
    one = action("files", "list attached files that are not here yet, and who has them")
    one.add_argument("--fetch", metavar="NAME", help="get this one now, however large")
    one = action("leave", "share no longer; everything stays here")
    one.add_argument("--forget", action="store_true",
                     help="without telling the others: the folder is lost")  # fmt: skip


def _server_options(one: argparse.ArgumentParser) -> None:
    one.add_argument("--user", default="", help="who logs in on the server")
    one.add_argument("--ca", metavar="F", type=Path,
                     help="certificate (PEM) of who vouches for the server")  # fmt: skip


def _hub_commands(made: argparse.ArgumentParser, everywhere: argparse.ArgumentParser) -> None:
    actions = made.add_subparsers(dest="hub_action", metavar="ACTION", required=True)
    for name, help_text in (
        ("create", "prepare a PostgreSQL database, as its administrator; tells the SQL"),
        ("invite", "let a PC take part in the shop that is open, or begin the first one"),
        ("prune", "make room of what no PC needs any more"),
    ):
        one = actions.add_parser(
            name, help=help_text, description=help_text, parents=[everywhere], allow_abbrev=False
        )
        one.add_argument("url", metavar="URL", help="postgresql://server/database")
        _server_options(one)
        one.add_argument("--password-file", metavar="F", type=Path,
                         help="file whose first line is the administrator's password")  # fmt: skip
        if name == "create":
            one.add_argument("--print", action="store_true", help="only print the SQL")
        elif name == "prune":
            one.add_argument("--days", type=int, default=30,
                             help="released at least so long ago (default 30)")  # fmt: skip
        else:
            one.add_argument("out", metavar="OUT", type=Path, help="the invitation file")
            one.add_argument("--pc", required=True, help="what the PC is called")


def _import_options(made: argparse.ArgumentParser) -> None:
    made.add_argument("files", metavar="FILE", nargs="+", type=Path)
    made.add_argument("--plan", action="store_true", help="only tell what would happen")
    made.add_argument("--sheet", help="the sheet to take, by its name")
    made.add_argument(
        "--existing", choices=["skip", "fill", "overwrite", "add"], default="fill",
        help="records that are here already: leave them, fill their blanks (default), take over "
        "what differs, or add everything anyway",
    )  # fmt: skip
    made.add_argument(
        "--map", metavar="HEADER=FIELD", action="append", default=[], type=_assignment,
        help="the field that a column feeds; (custom) and (ignore) are fields too",
    )  # fmt: skip
    made.add_argument(
        "--left-out", metavar="OUT.xlsx", type=Path, help="write what could not be used there"
    )
    made.add_argument(
        "--country",
        type=_country,
        help="of telephone numbers without one: DE (default: as set in the shop)",
    )
    made.add_argument(
        "--currency", type=_currency, help="of amounts without one (default: as set in the shop)"
    )
    made.add_argument(
        "--repair", action="append", choices=["numbers", "texts"], default=[],
        help="mend numbers that a spreadsheet damaged, or letters that were damaged before "
        "(MÃ¼ller); may be given twice",
    )  # fmt: skip
    made.add_argument("--rows", type=_numbers, help="show how these records read: 1,2,638")
    made.add_argument("--add-erased", action="store_true",
                      help="add people again who were erased for good here")  # fmt: skip


def _assignment(text: str) -> tuple[str, str]:
    header, sign, name = text.rpartition("=")
    if not (sign and header and name):
        raise argparse.ArgumentTypeError(f"“{text}” is not HEADER=FIELD")
    return header, name.strip()


def _report_options(made: argparse.ArgumentParser) -> None:
    made.add_argument("name", metavar="NAME", help="list, or the name of a report")
    made.add_argument("--out", metavar="FILE", type=Path, help="a name ending in .pdf or .xlsx")
    of_whom = made.add_mutually_exclusive_group()
    of_whom.add_argument("--contact", metavar="ID", help="the customer it is about")
    of_whom.add_argument("--view", metavar="NAME", help="the customers of a saved view")
    made.add_argument("--from", dest="first", metavar="DATE", type=_date, help="2026-10-01")
    made.add_argument("--to", dest="last", metavar="DATE", type=_date, help="2026-10-31")
    made.add_argument(
        "--entries", metavar="N", type=int, default=10, help="of each customer; 0: all of them"
    )
    made.add_argument("--quote", metavar="NUMBER", help="for quote: which one")
    made.add_argument("--text", metavar="LETTER", help="for letter: its text, by name")
    made.add_argument(
        "--window", choices=["din_a", "din_b", "us_10", "none"], help="for letter: the envelope"
    )
    made.add_argument("--sheet", metavar="ID", help="for labels: the sheet, roll or envelope")
    made.add_argument(
        "--start", metavar="N", type=int, default=1, help="for labels: the first free one, from 1"
    )
    made.add_argument(
        "--households", action="store_true", help="for labels and letter: one for each household"
    )


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no day like 2026-10-31") from None


def _country(text: str) -> str:
    if not (len(text) == 2 and text.isascii() and text.isalpha()):
        raise argparse.ArgumentTypeError(f"“{text}” is no country code of two letters")
    return text.upper()


def _currency(text: str) -> str:
    from crm_desktop.domain.money import CURRENCY_DIGITS  # noqa: PLC0415 - light start

    if text.upper() not in CURRENCY_DIGITS:
        raise argparse.ArgumentTypeError(f"“{text}” is no currency code")
    return text.upper()


def _numbers(text: str) -> list[int]:
    try:
        found = [int(part) for part in text.split(",")]
    except ValueError:
        found = [0]
    if min(found) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” are no record numbers (1,2,638)")
    return found
