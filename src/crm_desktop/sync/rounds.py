"""Automatic rounds of a shared shop, and what a person is told about them.

A round does what ``Shared.now`` does and gives a ``Report``: plain facts, from which the window
makes its sentences. ``look`` gives the same without asking the folder. Used by one thread at a
time; ``Shared`` is made in the first round, because that reads the history of sync.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from crm_desktop.errors import StoreError, UserError
from crm_desktop.progress import Progress, silent
from crm_desktop.services import archived_apart, sync_questions
from crm_desktop.services.merge_crossing import bring_back_crossed
from crm_desktop.services.recovered import Recovered, read_recovered
from crm_desktop.services.sync_questions import Question
from crm_desktop.store.place import check_place
from crm_desktop.store.store import Store
from crm_desktop.sync.engine import STOPPING, Trouble, Turn, hinted
from crm_desktop.sync.peers import Colleague
from crm_desktop.sync.restored import Preview
from crm_desktop.sync.setup import Surroundings, forget, is_shared, unlock
from crm_desktop.sync.shared import Done, Shared

CUT_OFF = frozenset({Trouble.UNREACHABLE, Trouble.NO_FOLDER})
"""Nothing is exchanged while this lasts."""
NO_KEY = frozenset({"sync.key_needed", "sync.wrong_key"})
NO_PASSWORD = "sync.password_needed"  # noqa: S105 - a code
_SAMPLES = 2
"""Words of a PC that must agree before its clock is called slow: one alone may have been late."""
_FRESH_MS = 60_000
"""A word that was not there in a round so long ago was said since."""


@dataclass(frozen=True, slots=True)
class OtherPc:
    """Another PC of the shop; times are UTC milliseconds."""

    device: bytes
    name: str
    seen_at: int
    """When its last word was read here."""
    schema: int
    waiting: int = 0
    """Parts that were written here and that it has not got yet, as far as it has said."""
    waiting_since: int = 0
    """When the oldest of these was written; 0: none."""
    ahead_ms: int = 0
    """How much its clock is before ours (behind: negative), as far as that can be known."""
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """What another PC put into the trash, so much that a person is asked first."""

    pc: str
    rows: Mapping[str, int]
    """Table -> rows that are seen here and would go."""
    heads: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """How it stands after a round, or without one (``at`` 0: the folder was not asked yet)."""

    at: int = 0
    place: str = ""
    locked: bool = False
    pc: str = ""
    """What this PC is called."""
    schema: int = 0
    """Of this program; a PC with a lower one has an older version."""
    came: int = 0
    went: int = 0
    """Rows that came in and went out."""
    came_from: tuple[str, ...] = ()
    steps: tuple[int, ...] = ()
    """What came in with this very exchange, as steps of the history (``batch.n``)."""
    back: tuple[str, ...] = ()
    """Contacts that were in the trash here and that this very exchange brought back."""
    files_came: int = 0
    """Contents of attachments that were fetched with this very exchange."""
    to_send: int = 0
    others: tuple[OtherPc, ...] = ()
    questions: tuple[Question, ...] = ()
    held: tuple[Held, ...] = ()
    recovered: tuple[Recovered, ...] = ()
    """What came for something that had been erased here, and waits to be looked at."""
    missing: Mapping[str, int] = field(default_factory=dict)
    """PC -> parts of it that are waited for."""
    damaged: Mapping[str, int] = field(default_factory=dict)
    """PC -> parts of it that were set aside."""
    unreadable: int = 0
    trouble: frozenset[Trouble] = frozenset()
    key_needed: bool = False
    password_needed: bool = False
    """Of the server."""
    since_copy: Preview | None = None
    """This shop is an older copy: what others wrote since, for a person to decide about."""
    folders: tuple[str, ...] = ()
    """On this PC's own disks, where the system can tell of something new."""

    @property
    def reached(self) -> bool:
        """Whether this was an exchange."""
        return bool(self.at) and not self.trouble & STOPPING


def _failed(turn: Turn) -> bool:
    """Whether the others could not be reached."""
    return bool(turn.trouble & CUT_OFF)


def _own_folders(place: str) -> tuple[str, ...]:
    """None on a server or a drive in the network: those never say what others write, and asking
    one that vanished takes long."""
    if "://" in place:
        return ()
    try:
        check_place(Path(place))
    except StoreError as error:
        if error.code != "store.cloud":
            return ()
    folder = Path(place)
    return (place, *sorted(str(one) for one in folder.glob("d-*") if one.is_dir()))


class Rounds:
    """The rounds of one shop."""

    def __init__(self, store: Store, here: Callable[[], Surroundings]) -> None:
        self._store, self._here = store, here
        self._key: bytes | str | None = None
        self._password: str | None = None
        self._shared: Shared | None = None
        self._turn = Turn()
        self._last = Report()
        self._lags: dict[bytes, list[int]] = {}
        self._unsent = 0
        """Rows that were sealed and not sent yet."""

    def begun(self, key: bytes | None, password: str | None = None) -> None:
        """Sharing was begun, joined or unlocked; ``key`` and ``password`` as in ``setup.Begun``."""
        self.close()
        self._key = key
        self._password = password or self._password
        self._last = Report()

    def close(self) -> None:
        """Give back connections; used again, it connects anew."""
        shared, self._shared = self._shared, None
        if shared is not None:
            shared.close()

    def log_in(self, password: str) -> None:
        """The password of the server, for this session; the key ring keeps it once it fits."""
        self.close()
        self._password = password

    @property
    def password(self) -> str:
        """Of the server, as it was given in this session; "" if it was not."""
        return self._password or ""

    def unlocked(self, secret: str) -> bytes:
        """The key of the shop, see ``setup.unlock``; it is for ``begun``."""
        return unlock(self._store, secret, self._here(), self._password)

    def forgive(self) -> None:
        """A person knows that the server was set back: what is missing there is sent again."""
        self.shared.forgive()

    def choose(self, *, keep_older: bool) -> None:
        """See ``Shared.choose``; the next round carries it out."""
        self.shared.choose(keep_older=keep_older)

    def news(self, seconds: float, progress: Progress) -> bool | None:
        """Wait for a hint that another PC sent something; None at once: there are no hints here.

        Raises:
            CancelledError: from ``progress``.
        """
        place = self.shared.place
        place.attend(lambda: progress(0, 0, ""))
        try:
            return self.shared.news(seconds)
        except ConnectionError:
            return False
        finally:
            place.attend(lambda: None)

    def ended(self) -> None:
        """The shop is shared no longer."""
        self._password = None
        self.begun(None)

    @property
    def shared(self) -> Shared:
        """The shop at work.

        Raises:
            UserError: ``sync.not_shared``, ``sync.key_needed``, ``sync.wrong_key``.
        """
        if self._shared is None:
            self._shared = Shared(self._store, self._here(), self._key, self._password)
        return self._shared

    def go(self, progress: Progress = silent) -> Report:
        """One round; what could not be done stands in the report.

        Raises:
            CancelledError: from ``progress``; what was done stays done.
        """
        try:
            shared = self.shared
        except UserError as error:
            return self._refused(error)
        dirty = self._unsent + self._dirty()
        newest = self._newest_change()
        before = self._last
        done = shared.now(progress)
        self._turn = done.turn
        if (done.received or done.caught_up) and bring_back_crossed(self._store):
            shared.now(progress)
        back: tuple[archived_apart.Back, ...] = ()
        if done.received or done.caught_up:
            self._erase_again(progress)
            back = archived_apart.brought_back(self._store, newest)
        came, came_from, steps = self._came_since(newest)
        if archived_apart.note(self._store, back):
            steps = self._came_since(newest)[2]  # undone together
            shared.now(progress)
        at = self._store.clock()
        self._listen(shared, before, at)
        report = self._report(shared, done.turn)
        sent, self._unsent = (dirty, 0) if done.sent else (0, dirty)
        if not (came or sent):  # the numbers of the last exchange that moved something stay
            came, sent, came_from = before.came, before.went, before.came_from
        report = self._found(report, shared, done)
        if Trouble.RESTORED in report.trouble:
            report = replace(report, since_copy=before.since_copy or shared.preview(progress))
        if done.received or done.caught_up or not before.at:
            report = replace(report, recovered=tuple(read_recovered(self._store)))
        else:
            report = replace(report, recovered=before.recovered)
        if len(report.others) == len(before.others) and before.folders:
            report = replace(report, folders=before.folders)
        elif not _failed(done.turn):
            report = replace(report, folders=_own_folders(report.place))
        self._last = replace(
            report, at=at, came=came, went=sent, came_from=came_from, steps=steps,
            files_came=done.files_fetched,
            back=tuple(one.name for one in back),
        )  # fmt: skip
        return self._last

    def _erase_again(self, progress: Progress) -> None:
        """What a PC that knew of no erasure wrote about somebody who was erased goes again, and so
        do the traces of what was erased elsewhere."""
        from crm_desktop.services import privacy  # noqa: PLC0415 - loads SQLAlchemy

        if privacy.is_due(self._store) and privacy.replay(self._store):
            self.shared.now(progress)

    def seal(self, progress: Progress = silent) -> None:
        """See ``Shared.seal``: for while nothing is exchanged.

        Raises:
            CancelledError: from ``progress``.
        """
        if Trouble.NEW_KEY in self._turn.trouble:
            return  # under which key, is not known here yet
        dirty = self._dirty()
        try:
            self.shared.seal(progress)
        except UserError:  # of a password, and the next round says so
            return
        self._unsent += dirty - self._dirty()

    def look(self) -> Report:
        """How it stands, without asking the folder."""
        if not is_shared(self._store):
            return Report()
        try:
            shared = self.shared
        except UserError as error:
            return self._refused(error)
        now = self._report(shared, self._turn)
        last = self._last
        self._last = replace(
            last, place=now.place, locked=now.locked, pc=now.pc, schema=now.schema,
            to_send=now.to_send, others=now.others, questions=now.questions,
            recovered=tuple(read_recovered(self._store)), key_needed=False, password_needed=False,
        )  # fmt: skip
        return self._last

    def let_in(self) -> None:
        """Let in what was held, with the next round."""
        self.shared.let_in(self._turn)

    def retire(self, device: bytes) -> None:
        """Wait no longer for a PC that is gone for good."""
        self.shared.retire(device.hex()[:8])

    def leave(self, progress: Progress = silent) -> None:
        """Send what is left and share no longer.

        Raises:
            UserError: ``sync.not_sent``: nothing was changed.
            CancelledError: from ``progress``: this PC still takes part.
        """
        self.shared.leave(progress)

    def forget(self) -> None:
        """Share no longer, whatever the folder says."""
        forget(self._store, self._here())

    def steps_of(self, heads: tuple[bytes, ...]) -> list[int]:
        """The steps (``batch.n``) in which these parts of other PCs were taken in."""
        with self._store.read_raw() as raw:
            return [
                step
                for head in heads
                for (step,) in raw.execute(
                    "SELECT step FROM sync_segment WHERE head=? AND step NOTNULL", (head,)
                )
            ]

    # -- facts ---------------------------------------------------------------------------------

    def _refused(self, error: UserError) -> Report:
        if error.code == NO_PASSWORD:
            self._last = replace(self._last, password_needed=True, key_needed=False)
        elif error.code in NO_KEY:
            self._key = None
            self._last = replace(self._last, key_needed=True, password_needed=False)
        else:
            raise error
        return self._last

    def _report(self, shared: Shared, turn: Turn) -> Report:
        from crm_desktop.store.schema import SCHEMA_VERSION  # noqa: PLC0415 - loads SQLAlchemy

        standing = shared.standing()
        return Report(
            place=standing.where, locked=standing.locked, pc=standing.device,
            schema=SCHEMA_VERSION, to_send=standing.to_send,
            others=tuple(self._other(shared, one) for one in standing.colleagues),
            questions=tuple(sync_questions.read_questions(self._store)),
            trouble=frozenset(turn.trouble),
        )  # fmt: skip

    def _found(self, report: Report, shared: Shared, done: Done) -> Report:
        turn = done.turn
        missing = Counter(shared.called(mark) for mark in turn.missing)
        bad = [mark for name in turn.damaged if (mark := hinted(name)) is not None]
        damaged = Counter(shared.called(mark) for mark in (*bad, *turn.refused))
        unnamed = len(turn.damaged) - len(bad) + len(done.kept.unusable)
        if unnamed:
            damaged[""] += unnamed
        return replace(
            report, missing=dict(missing), damaged=dict(damaged),
            unreadable=len(turn.unreadable),
            held=tuple(Held(*one) for one in shared.held(turn)),
        )  # fmt: skip

    def _other(self, shared: Shared, one: Colleague) -> OtherPc:
        waiting, since = shared.backlog(one)
        lags = self._lags.get(one.device, [])
        ahead = one.word.wall - one.heard_at
        if ahead < 0:
            ahead = -min(lags) if len(lags) >= _SAMPLES else 0
        return OtherPc(
            one.device, one.label, one.heard_at, one.word.schema, waiting, since, ahead, one.retired
        )

    def _listen(self, shared: Shared, before: Report, at: int) -> None:
        """Note how late each new word came, if it was said between the last round and this one."""
        if not before.reached or at - before.at > _FRESH_MS:
            return
        known = {one.device: one.seen_at for one in before.others}
        for one in shared.colleagues():
            if known.get(one.device, one.heard_at) != one.heard_at:
                lags = self._lags.setdefault(one.device, [])
                lags.append(one.heard_at - one.word.wall)
                del lags[:-_SAMPLES]

    def _dirty(self) -> int:
        with self._store.read_raw() as raw:
            (count,) = raw.execute("SELECT count(*) FROM sync_dirty").fetchone()
        return int(count)

    def _newest_change(self) -> int:
        with self._store.read_raw() as raw:
            (newest,) = raw.execute("SELECT coalesce(max(n), 0) FROM change").fetchone()
        return int(newest)

    def _came_since(self, change: int) -> tuple[int, tuple[str, ...], tuple[int, ...]]:
        """Rows that other PCs changed since then, what these PCs are called, and the steps."""
        with self._store.read_raw() as raw:
            # See ``received`` about the plus.
            (rows,) = raw.execute(
                "SELECT count(*) FROM (SELECT DISTINCT +c.tbl, +c.row FROM change c"
                " JOIN batch b ON b.n=c.batch WHERE c.n>? AND b.origin='sync')",
                (change,),
            ).fetchone()
            found = raw.execute(
                "SELECT b.n, b.device FROM (SELECT DISTINCT batch FROM change WHERE n>?) c"
                " JOIN batch b ON b.n=c.batch WHERE b.origin='sync' ORDER BY b.n",
                (change,),
            ).fetchall() if rows else []  # fmt: skip
        names = sorted({device for _, device in found if device})
        return rows, tuple(names), tuple(n for n, _ in found)
