"""How sharing with other PCs stands, in sentences: one source for the side bar and the page.

``said`` is a pure function of a ``Situation``; nothing else in the window says how it stands.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication, QDate

from crm_desktop.sync.engine import Trouble
from crm_desktop.sync.rounds import CUT_OFF, OtherPc, Report
from crm_desktop.ui import words

if TYPE_CHECKING:
    from crm_desktop.sync.shared import Verified

QUIET_MS = 24 * 3_600_000
"""A PC that has not fetched something for so long is said to be quiet."""
CLOCK_MS = 5 * 60_000
"""Clocks may differ by so much before anybody is told."""
_MINUTE, _HOUR = 60_000, 3_600_000

Tone = Literal["alone", "well", "working", "waiting", "question", "bad"]
"""Which icon and colour go with it."""
Answer = Literal["", "connect", "unlock", "password", "forgive", "now", "resume"]
"""The one fitting thing to do."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What there is to be said; times are UTC milliseconds."""

    shared: bool = False
    paused: bool = False
    working: tuple[int, int] | None = None
    """A round that takes longer: done and total (0: unknown)."""
    last_at: int = 0
    """The last exchange; 0: never, as far as this PC remembers."""
    report: Report = field(default_factory=Report)
    doing: str = ""
    """What is under way instead of an exchange."""


@dataclass(frozen=True, slots=True)
class Said:
    """``side`` and ``detail`` stand in the side bar, ``heading`` and ``sentence`` on the page."""

    tone: Tone
    side: str
    detail: str
    heading: str
    sentence: str
    answer: Answer = ""


class Times:
    """Says when something was. ``zone`` of this PC; ``now`` in UTC milliseconds."""

    def __init__(self, now: int, zone: dt.tzinfo) -> None:
        self._now, self._zone = now, zone

    def ago(self, at: int) -> str:
        """ "just now", "2 min ago", "3 hours ago", "Thu 15 Oct"."""
        gone = max(0, self._now - at)
        if gone < _MINUTE:
            return _tr("just now")
        if gone < _HOUR:
            return _tr("%n min ago", gone // _MINUTE)
        if gone < 12 * _HOUR:
            return _tr("%n hour(s) ago", gone // _HOUR)
        return self.day(at)

    def day(self, at: int, *, whole: bool = False) -> str:
        """ "today", "yesterday", "Mon" ("Monday" as a ``whole``) within a week, then the date."""
        date, today = self._date(at), self._date(self._now)
        days = (today - date).days
        if days <= 0:
            return _tr("today")
        if days == 1:
            return _tr("yesterday")
        if days < 7:
            form = "dddd" if whole else "ddd"
            return words.spelled(QDate(date.year, date.month, date.day), form)
        return words.day(date, today)

    def moment(self, at: int) -> str:
        """ "today at 09:42"."""
        time = f"{words.moment(at, self._zone):%H:%M}"
        return _tr("%1 at %2").replace("%2", time).replace("%1", self.day(at))

    def written(self, at: int) -> str:
        """ "yesterday 16:48"."""
        return f"{self.day(at)} {words.moment(at, self._zone):%H:%M}"

    def is_quiet(self, one: OtherPc) -> bool:
        """Whether a PC should have fetched something long ago."""
        return bool(one.waiting) and self._now - max(one.waiting_since, one.seen_at) >= QUIET_MS

    def _date(self, at: int) -> dt.date:
        return words.moment(at, self._zone).date()


def said(now: Situation, times: Times) -> Said:
    """How it stands. What keeps work from being exchanged comes before what wants a decision, and
    that before what goes away by itself."""
    report = now.report
    if not now.shared:
        return Said(
            "alone", _tr("Only on this PC"), _tr("Everything is saved"),
            _tr("Your data is on this PC only"),
            _tr("Connect a second PC, and both have the same data, also without internet."),
            "connect",
        )  # fmt: skip
    if (secret := _needs_secret(report)) is not None:
        return secret
    if now.paused:
        return Said(
            "waiting", _tr("Exchange is paused"), _tr("Everything is saved"),
            _tr("Exchange is paused"),
            _tr("Your work is safe here and goes out when you go on."), "resume",
        )  # fmt: skip
    if now.working is not None or (not report.at and not report.trouble):
        done, total = now.working or (0, 0)
        sentence = f"{now.doing}…" if now.doing else _tr("Exchanging changes…")
        counted = _tr("%1 of %2").replace("%1", words.figure(done))
        counted = counted.replace("%2", words.figure(total)) if total else ""
        return Said(
            "working", sentence, counted, sentence, counted or _tr("You can go on working.")
        )
    found = (
        _cut_off(now, times)
        or _asks_for(report)
        or _wants_somebody(report, times)
        or _goes_away(report, times)
    )
    return found or _level(now, times)


def _needs_secret(report: Report) -> Said | None:
    """Something has to be typed before anything can be exchanged."""
    if report.password_needed or Trouble.PASSWORD in report.trouble:
        return _nothing_goes(
            _tr("Password needed"), _tr("The server needs your password"),
            _tr("Your work is safe here and goes out when the password has been given."),
            "password",
        )  # fmt: skip
    if Trouble.NEW_KEY in report.trouble:
        return _nothing_goes(
            _tr("Passphrase needed"), _tr("The shared shop has a new passphrase"),
            _tr("A PC was removed, so the passphrase changed. Type the new one here once; your "
                "work is safe here until then."),
            "unlock",
        )  # fmt: skip
    if report.key_needed:
        return _nothing_goes(
            _tr("Passphrase needed"), _tr("The passphrase of the shared shop is needed"),
            _tr("Your work is safe here and goes out when the passphrase has been given."),
            "unlock",
        )  # fmt: skip
    return None


def _nothing_goes(side: str, heading: str, sentence: str, answer: Answer = "") -> Said:
    return Said("bad", side, _tr("Nothing is exchanged"), heading, sentence, answer)


def _asks_for(report: Report) -> Said | None:
    """Somebody has to choose, to give something or to find out who was in the folder."""
    if Trouble.RESTORED in report.trouble:
        return _nothing_goes(
            _tr("This is an older copy"), _tr("This shop was brought back from an older copy"),
            _tr("Nothing is exchanged until you say what is to become of what the other PCs wrote "
                "since. Your work is safe here."),
        )  # fmt: skip
    if Trouble.TAMPERED in report.trouble:
        return Said(
            "bad", _tr("Somebody changed the shared folder"), _tr("It was set aside"),
            _tr("Somebody without the key changed something in the shared folder"),
            _tr("It was set aside and put right, and your work is safe here. Find out who else may "
                "write to that folder."),
        )  # fmt: skip
    if Trouble.OLDER_FOLDER in report.trouble:
        return Said(
            "waiting", _tr("The shared folder is older"), _tr("Everything is sent again"),
            _tr("The shared folder is older than it was"),
            _tr("Somebody put an earlier copy in its place, or took something away. What is "
                "missing there is sent again, and your work is safe here."), "now",
        )  # fmt: skip
    return None


def _cut_off(now: Situation, times: Times) -> Said | None:
    report, safe = now.report, _tr("Everything is saved")
    if report.trouble & CUT_OFF:
        if now.last_at:
            safe = _tr("Last exchange %1").replace("%1", times.moment(now.last_at))
        server = "://" in report.place
        sentence = _tr("Your work is safe here and goes out by itself when the folder is back.")
        if server:
            sentence = _tr("Your work is safe here and goes out by itself when it answers again.")
        elif Trouble.NO_FOLDER in report.trouble:
            sentence = _tr(
                "Its place is empty, or it holds another shop: perhaps a drive is not connected. "
                "Nothing was changed there. Your work is safe here and goes out by itself when the "
                "folder is back."
            )
        return Said(
            "waiting", _tr("Working on this PC"), safe,
            _tr("The server cannot be reached") if server
            else _tr("The shared folder cannot be reached"),
            sentence, "now",
        )  # fmt: skip
    stopped = next((trouble for trouble in _STOPPED if trouble in report.trouble), None)
    if stopped is not None:
        heading, sentence, answer = _stopped(stopped)
        return _nothing_goes(heading, heading, sentence, answer)
    return _half(report)


def _half(report: Report) -> Said | None:
    """Something is exchanged, but not everything, or not everything is as it should be."""
    if Trouble.TOO_NEW in report.trouble:
        return _nothing_goes(
            _tr("This PC needs the update"), _tr("Another PC has a newer version of the program"),
            _tr("Please update this one. Until then nothing is exchanged; your work is safe "
                "here."),
        )  # fmt: skip
    if Trouble.CANNOT_WRITE in report.trouble:
        return Said(
            "bad", _tr("Not leaving this PC"), _tr("What others wrote still comes in"),
            _tr("Your changes are not leaving this PC"),
            _tr("The shared folder is full or may not be written to. Your work is safe here. What "
                "others wrote still comes in."), "now",
        )  # fmt: skip
    if Trouble.DIVERGED in report.trouble:
        return Said(
            "bad", _tr("The PCs do not agree"), _tr("Nothing is lost"),
            _tr("This PC and another one do not hold the same"),
            _tr("They compare what they have and send it to each other, so nothing is lost. Where "
                "they differ, both values are shown to you as a question."),
        )  # fmt: skip
    return None


_STOPPED = (Trouble.NOT_TRUSTED, Trouble.NOT_A_SERVER, Trouble.SERVER_BACK)


def _stopped(trouble: Trouble) -> tuple[str, str, Answer]:
    """Heading, sentence and answer where a server is not what it should be."""
    found: dict[Trouble, tuple[str, str, Answer]] = {
        Trouble.NOT_TRUSTED: (
            _tr("The server cannot be trusted"),
            _tr("It cannot prove that it is the right one, so nothing was sent to it, not even the "
                "password. Your work is safe here. Ask whoever looks after the server."),
            "now",
        ),
        Trouble.NOT_A_SERVER: (
            _tr("Something else answers"),
            _tr("What answers at the address of the server is something else, perhaps a page to "
                "log in. Nothing was sent. Your work is safe here."),
            "now",
        ),
        Trouble.SERVER_BACK: (
            _tr("The server was set back"),
            _tr("It is an older copy that has lost what it had already. Nothing was sent. Your "
                "work is safe here and can be put there again."),
            "forgive",
        ),
    }  # fmt: skip
    return found[trouble]


def _wants_somebody(report: Report, times: Times) -> Said | None:
    number = len(report.questions) + len(report.held)
    if not number:
        return None
    text = _tr("Up to date, %n question(s)", number)
    heading = _same(report)
    if report.held:  # what was archived elsewhere is still here
        heading = _tr("Something from %1 waits for you").replace("%1", report.held[0].pc)
    return Said("question", text, _others(report, times), heading, "")


def _goes_away(report: Report, times: Times) -> Said | None:
    if report.damaged:
        return _damaged(report)
    for one in _present(report):
        if one.schema < report.schema:
            return Said(
                "waiting", _tr("%1 needs the update").replace("%1", one.name),
                _tr("It keeps working"),
                _tr("%1 runs an older version").replace("%1", one.name),
                _tr("It keeps working; exchange goes on after its update."),
            )  # fmt: skip
    if report.missing:
        pc, number = next(iter(report.missing.items()))
        text = _tr("Waiting for %n file(s) from %1", number).replace("%1", pc)
        return Said(
            "waiting", text, _tr("They are on their way"), text,
            _tr("They are not in the shared folder yet. Nothing is lost; they are taken in as soon "
                "as they arrive."),
        )  # fmt: skip
    if report.unreadable:
        text = _tr("Waiting for %n file(s)", report.unreadable)
        return Said(
            "waiting", text, _tr("They are on their way"), text,
            _tr("They cannot be read yet. If a cloud service brings them here, let it always keep "
                "this folder on this PC."),
        )  # fmt: skip
    for one in _present(report):
        if times.is_quiet(one):
            side = _tr("%1 not seen since %2").replace("%2", times.day(one.seen_at))
            heading = _tr("%1 has not exchanged since %2")
            heading = heading.replace("%2", times.day(one.seen_at, whole=True))
            return Said(
                "waiting", side.replace("%1", one.name), _tr("Nothing is lost"),
                heading.replace("%1", one.name),
                _tr("Nothing is lost; it catches up when it is switched on."),
            )  # fmt: skip
    return None


def _damaged(report: Report) -> Said:
    number = sum(report.damaged.values())
    pc = next((name for name in report.damaged if name), "")
    if pc:
        one = _tr("One part from %1 could not be read and was set aside")
        several = _tr("%n parts from %1 could not be read and were set aside", number)
        again = _tr("Nothing here was changed. %1 sends it again.")
    else:
        one = _tr("One part could not be read and was set aside")
        several = _tr("%n parts could not be read and were set aside", number)
        again = _tr("Nothing here was changed. Whichever PC has it sends it again.")
    heading = one if number == 1 else several
    return Said(
        "waiting", _tr("%n part(s) set aside", number), pc, heading.replace("%1", pc),
        again.replace("%1", pc),
    )  # fmt: skip


def _level(now: Situation, times: Times) -> Said:
    report = now.report
    present = _present(report)
    if not present:
        return Said(
            "waiting", _tr("Waiting for the second PC"), _tr("This PC is ready"),
            _tr("This PC is ready, the second one is not there yet"),
            _tr("On the other PC, start the program, choose “Join another PC”, and then this "
                "place: %1").replace("%1", outer(report.place)),
        )  # fmt: skip
    detail = _others(report, times)
    behind = [one for one in present if one.waiting]
    if behind:
        return Said(
            "well", _tr("Everything is sent"), detail, _tr("Everything of this PC is sent"),
            _tr("%1 fetches it with its next exchange.").replace(
                "%1", ", ".join(one.name for one in behind)
            ),
        )  # fmt: skip
    text = _tr("Both PCs are up to date")
    if len(present) > 1:
        text = _tr("All %n PCs are up to date", len(present) + 1)
    return Said("well", text, detail, _same(report), "")


def _same(report: Report) -> str:
    present = _present(report)
    if len(present) == 1:
        return _tr("Both PCs have the same data")
    if not present:
        return _tr("Everything is exchanged")
    return _tr("All %n PCs have the same data", len(present) + 1)


def outer(place: str) -> str:
    """The folder that a person chose, for that of the shop within it; a server as it is."""
    return place if "://" in place else str(Path(place).parent)


def exchange_words(now: Situation, times: Times) -> str:
    """ "Last exchange today at 09:42. 6 changes came in, 2 went out, 1 needs your decision."."""
    if not now.last_at:
        return ""
    report = now.report
    text = _tr("Last exchange %1.").replace("%1", times.moment(now.last_at))
    parts = []
    if report.came:
        parts.append(_tr("%n change(s) came in", report.came))
    if report.went:
        parts.append(_tr("%n went out", report.went))
    number = len(report.questions) + len(report.held)
    if number == 1:
        parts.append(_tr("1 needs your decision"))
    elif number:
        parts.append(_tr("%n need your decision", number))
    return f"{text} {', '.join(parts)}." if parts else text


def pc_words(one: OtherPc, report: Report, times: Times) -> list[str]:
    """All that is to be said of another PC, the most important first."""
    if one.retired:
        return [_tr("takes part no longer")]
    found = [_tr("seen %1").replace("%1", times.ago(one.seen_at))]
    if one.waiting:
        found.append(_tr("%n part(s) not fetched yet", one.waiting))
    if one.schema < report.schema:
        found.append(_tr("older version"))
    elif one.schema > report.schema:
        found.append(_tr("newer version"))
    if one.ahead_ms >= CLOCK_MS:
        found.append(_tr("its clock is %n minute(s) fast", one.ahead_ms // _MINUTE))
    elif one.ahead_ms <= -CLOCK_MS:
        found.append(_tr("its clock is %n minute(s) slow", -one.ahead_ms // _MINUTE))
    return found


def clock_advice(report: Report) -> str:
    """One line where a clock is wrong; "" where none is."""
    for one in _present(report):
        if abs(one.ahead_ms) >= CLOCK_MS:
            text = _tr("The clock of this PC and that of %1 differ by %n minute(s). Nothing is "
                       "lost by it, but please set them right.",
                       abs(one.ahead_ms) // _MINUTE)  # fmt: skip
            return text.replace("%1", one.name)
    return ""


def verified_words(found: Verified) -> str:
    """What checking the shared place found, and what becomes of it."""
    files = _tr("%n file(s) checked.", found.files + found.snapshots)
    if found.ok:
        if found.files_put:
            return f"{files} " + _tr("%n attachment(s) were missing and are there again.",
                                     found.files_put)  # fmt: skip
        return f"{files} " + _tr("Everything is as it should be.")
    said = [files]
    if found.damaged:
        said.append(_tr("%n of them cannot be read; the PC that wrote them sends them again.",
                        len(found.damaged)))  # fmt: skip
    if found.not_in_folder:
        said.append(_tr("%n of this PC are missing there and go out again.", found.not_in_folder))
    if found.drifted:
        said.append(_tr("%n line(s) here are compared anew with the other PCs.", found.drifted))
    return " ".join([*said, _tr("Your work is safe here.")])


def _present(report: Report) -> list[OtherPc]:
    return [one for one in report.others if not one.retired]


def _others(report: Report, times: Times) -> str:
    """ "Workshop PC, 2 min ago"; of several their names."""
    present = _present(report)
    if len(present) == 1:
        return f"{present[0].name}, {times.ago(present[0].seen_at)}"
    return ", ".join(one.name for one in present)


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("SyncWords", text, None, n)
