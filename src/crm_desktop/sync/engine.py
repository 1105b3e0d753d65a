"""One turn of sync: seal, look, publish, apply; always in that order.

Sealing first, so that nothing that a person typed is compared with what arrives before it has a
name. Looking before publishing, so that a twin (a cloned PC, a restored copy of the shop) is seen
in our own folder before more is written under its name. Absence never means anything: what is
missing in the folder is published again, what is missing here is waited for.

``Keeper`` is the shop file, ``Carrier`` whatever carries files. Each call of a keeper that changes
something is one transaction; each write of a carrier either leaves a whole file under its name or,
at worst, a torn one that every reader sees to be torn. A turn may end anywhere, by an error or by
a power cut, and the next one goes on.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import partial
from hashlib import blake2b
from typing import Protocol

from crm_desktop.progress import Progress, silent
from crm_desktop.sync import ack, segment
from crm_desktop.sync.ack import Ack
from crm_desktop.sync.core.gate import Answer, Verdict
from crm_desktop.sync.core.naming import Author, Mark
from crm_desktop.sync.core.operations import Segment
from crm_desktop.sync.tree import PlaceError, Refusal

# Of one file and not of the whole folder: a placeholder, held by another program.
_OF_ONE_FILE = {errno.EACCES, errno.EPERM, errno.EIO, errno.EBUSY, errno.EINVAL, errno.EAGAIN}
MOST_UNREADABLE = 20
"""Files that cannot be read after which a turn does not try more: each may take long to refuse."""
ASK_AGAIN = 20
"""Turns after which a PC that still misses something says so again."""


class Keeper(Protocol):
    """The shop file of this PC."""

    library: bytes
    key: bytes | None
    """For segments; none if the shop is not encrypted."""
    word_key: bytes | None
    """For the words of PCs; none if the shop is not encrypted."""

    def author(self) -> Author:
        """Under whose name this PC seals now."""

    def seal(self, progress: Progress = silent) -> None:
        """Put everything typed so far into segments of the outbox; what ``progress`` raises leaves
        the rest for another time."""

    def outbox(self) -> Mapping[Mark, bytes]:
        """Own segments whose local copy is still kept and that may be sent, oldest first; their
        contents are read when they are asked for."""

    def content(self, mark: Mark) -> bytes | None:
        """The file of any segment still at hand here."""

    def has(self, mark: Mark) -> bool:
        """Whether this segment was sealed or applied here."""

    def wrote(self, mark: Mark) -> bool:
        """Whether this very copy of the shop sealed it."""

    def judge(self, found: Segment, mark: Mark) -> Verdict:
        """May it be applied now?"""

    def agrees(self, found: Segment) -> bool | None:
        """See ``Replica.agrees``."""

    def set_apart(self, found: Segment) -> None:
        """Seal again what is held of the rows that a segment writes whose author did not hold what
        it should have: so neither is lost (see ``mending``)."""

    def apply(self, found: Segment, mark: Mark, asked: Callable[[], object]) -> None:
        """Bring a segment that the gate let through into the tables; ``asked`` is called
        meanwhile, and nothing is changed if it raises.

        Raises ``BadSegmentError``, and nothing is changed, if the tables cannot hold what it says;
        ``HeldError`` if a person has to be asked first.
        """

    def new_life(self) -> None:
        """From the next seal on, write under a new incarnation."""

    def word(self, wanted: Collection[Mark]) -> Ack:
        """What to tell the others, under the number after that of the last word said."""

    def will_say(self, word: Ack) -> None:
        """Remember the number of a word; before it is said, or a crash would say it twice."""


class HeldError(Exception):
    """A segment hides so much that a person is asked first; it and what follows it wait."""


class Carrier(Protocol):
    """A folder, a server, a stick. Any of these may raise ``OSError`` at any time."""

    @property
    def names_are_true(self) -> bool:
        """Nobody but this program gives names there: what is known by its name is not read."""

    def library(self) -> bytes | None:
        """The shop whose folder this is; none if there is none, or none to be seen just now."""

    def segments(self) -> Collection[str]:
        """Names of the files with segments that can be seen now; the newest may still be missing.
        A file holds one segment, or several of one PC that were joined."""

    def read(self, name: str) -> bytes:
        """A file's content; short or wrong while it is still arriving."""

    def publish(self, name: str, content: bytes) -> None:
        """Put a file under its name, whole, after it was written to the disk."""

    def words(self) -> Iterable[bytes]:
        """The last word of every PC."""

    def say(self, author: Author, number: int, content: bytes) -> None:
        """Put our word in place of our last one."""


class Trouble(Enum):
    """Why a turn could not do everything; each has its sentence in the window."""

    UNREACHABLE = "unreachable"
    NO_FOLDER = "no folder"
    """The folder is there and empty, or of another shop: nothing is created or deleted."""
    CANNOT_WRITE = "cannot write"
    """Read-only or full: receiving goes on, and the outbox grows."""
    TOO_NEW = "too new"
    PASSWORD = "password"  # noqa: S105 - a name
    NOT_TRUSTED = "not trusted"
    NOT_A_SERVER = "not a server"
    SERVER_BACK = "server set back"
    """These four are of servers, see ``tree.Refusal``."""
    DIVERGED = "diverged"
    """Two PCs that saw the same do not hold the same. Must not happen; is told and repaired."""
    TAMPERED = "tampered"
    """Somebody without the key changed something in the folder; it was set aside."""
    OLDER_FOLDER = "older folder"
    """A PC seems to say again what it said before: somebody put an earlier copy in its place."""
    NEW_KEY = "new key"
    """A PC was removed and the key changed: the new passphrase has to be given here once."""
    RESTORED = "restored"
    """This shop is an older copy: a person has to say what becomes of what others wrote since."""


STOPPING = frozenset(Trouble) - {
    Trouble.CANNOT_WRITE, Trouble.DIVERGED, Trouble.TAMPERED, Trouble.OLDER_FOLDER,
}  # fmt: skip
"""After these nothing more can be done in a place."""


def trouble_of(error: OSError) -> Trouble:
    """What an error of a carrier as a whole means."""
    if not isinstance(error, PlaceError):
        return Trouble.UNREACHABLE
    if error.refusal is Refusal.CANNOT_LIST:
        return Trouble.NOT_A_SERVER  # any more: it was one when sharing began
    return Trouble(error.refusal.value)


@dataclass(slots=True)
class Turn:
    """What one turn did."""

    sent: int = 0
    received: int = 0
    missing: frozenset[Mark] = frozenset()
    """Segments that others are waiting for, to be named with their PC."""
    behind: bool = False
    """Others have what cannot be seen in the folder."""
    damaged: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    """Listed, and not to be read just now: a sync program has not brought them here yet."""
    refused: set[Mark] = field(default_factory=set)
    """Whole segments that make no sense to the tables; they and what follows them wait."""
    held: set[Mark] = field(default_factory=set)
    """See ``HeldError``."""
    words: tuple[Ack, ...] = ()
    """The last word of every PC."""
    names: frozenset[str] = frozenset()
    """Files with segments that were listed."""
    new_life: bool = False
    trouble: set[Trouble] = field(default_factory=set)


def _under(found: Segment) -> list[Mark]:
    """The segments that one builds on directly."""
    before = [Mark(found.author, found.seq - 1, found.previous)] if found.seq > 1 else []
    return [*found.seen, *before]


def file_name(mark: Mark) -> str:
    """Where a segment is put, 75 characters.

    For readers the name is a hint and the header inside is the truth; but a file that is damaged
    can be asked for by its name alone, which is why the whole device is in it.
    """
    author = mark.author
    folder = f"d-{author.device.hex()}-{author.incarnation:08x}"
    return f"{folder}/{mark.seq:010d}-{mark.head.hex()}.seg"


_NAME = re.compile(r"d-([0-9a-f]{32})-([0-9a-f]{8})/([0-9]{10})-([0-9a-f]{16})\.seg")


def hinted(name: str) -> Mark | None:
    """The segment that a file of this name should hold; none if it was renamed."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    device, incarnation, seq, head = match.groups()
    author = Author(bytes.fromhex(device), int(incarnation, 16))
    return Mark(author, int(seq), bytes.fromhex(head))


@dataclass(slots=True)
class _Waiting:
    """A segment that was read and not applied yet."""

    name: str
    about: Segment
    """Without what it writes, which may be large."""
    whole: Segment | None
    earlier: bool
    """Encrypted before the key changed."""


READING, SENDING, RECEIVING = "Looking at the shared folder", "Sending", "Receiving"
WHOLE = 6
"""Waiting segments that are kept in memory as a whole; others are read again when it is time. What
is kept Python looks through again and again, and the window stands still meanwhile: 25 ms for 50 of
them, 5 ms for these."""


class Engine:
    """Keeps the shop of one PC level with a carrier.

    Holds nothing that may not be lost: what is remembered between turns only saves reading a file
    twice.
    """

    def __init__(self, keeper: Keeper, carrier: Carrier) -> None:
        self._keeper = keeper
        self._carrier = carrier
        self._known: dict[str, tuple[Mark, ...]] = {}
        """File name -> the segments it turned out to hold."""
        self._waiting: dict[Mark, _Waiting] = {}
        self._said: tuple[object, ...] = ()
        self._odd: set[bytes] = set()
        """Hashes of words that nobody with the key said; one may just be arriving."""
        self._answered: set[tuple[Author, int, Mark]] = set()
        self._unseen: set[Mark] = set()
        self._turns = 0
        self._vouched: set[Mark] = set()
        """What PCs that have the newest key say to have, with all that it builds on."""

    def turn(self, progress: Progress = silent, *, only_receive: bool = False) -> Turn:
        """Do what can be done now; never raises for what a folder may be like.

        ``progress`` is asked between two files, and while there is much to seal; what it raises
        ends the turn, and what was done stays done. ``only_receive``: nothing is written to the
        folder.
        """
        done = Turn()
        self._keeper.seal(progress)
        try:
            if self._carrier.library() != self._keeper.library:
                done.trouble.add(Trouble.NO_FOLDER)
                return done
            done.names = frozenset(self._carrier.segments())
            self._look_at(done.names, done, progress)
            stopped = any(self._judge(found.about, mark).answer is Answer.TOO_NEW
                          for mark, found in self._waiting.items()
                          if self._counts(mark, found))  # fmt: skip
            if stopped:
                done.trouble.add(Trouble.TOO_NEW)
                return done
            words = self._words(done)
            done.words = tuple(words)
            if not only_receive:
                self._publish(words, done, progress)
            self._apply(done, progress)
            self._listen(words, done)
            if not only_receive:
                self._speak(words, done)
        except OSError as error:
            done.trouble.add(trouble_of(error))
        return done

    def _judge(self, found: Segment, mark: Mark) -> Verdict:
        return self._keeper.judge(found, mark)

    def holds(self, name: str) -> tuple[Mark, ...]:
        """The segments of a file that was listed in the last turn; none if it is damaged."""
        return self._known.get(name, ())

    def _look_at(self, listed: Collection[str], done: Turn, progress: Progress) -> None:
        """Read what is new; a name that vanished is only forgotten, as if it had never been."""
        damaged, unreadable = [], list[str]()
        names = set(listed)
        self._known = {name: marks for name, marks in self._known.items() if name in names}
        own = {file_name(mark): mark for mark in self._keeper.outbox()}
        new = sorted(names - self._known.keys())
        for count, name in enumerate(new):
            if name in own:
                self._known[name] = (own[name],)
                continue
            known = hinted(name) if self._carrier.names_are_true else None
            if known is not None and self._keeper.has(known):
                self._known[name] = (known,)
                continue
            progress(count, len(new), READING)
            try:
                read = self._read(name)
            except segment.BadSegmentError:
                damaged.append(name)
                continue
            except FileNotFoundError:
                continue  # joined with others or moved since it was listed
            except OSError as error:
                if error.errno not in _OF_ONE_FILE or len(unreadable) == MOST_UNREADABLE:
                    raise
                unreadable.append(name)
                continue
            self._known[name] = tuple(mark for _, mark, _ in read)
            for found, mark, earlier in read:
                self._met(name, found, mark, earlier, done)
        done.damaged, done.unreadable = tuple(damaged), tuple(unreadable)

    def _read(self, name: str) -> list[tuple[Segment | None, Mark, bool]]:
        return [self._opened(content) for content in segment.parts(self._carrier.read(name))]

    def _opened(self, content: bytes) -> tuple[Segment | None, Mark, bool]:
        """A segment, its name, and whether an earlier key encrypted it; what is here already is
        not unpacked again: its name is taken from the hash of all of it."""
        keeper = self._keeper
        header = segment.read_header(content)
        if header.library == keeper.library and keeper.has(header.mark):
            return None, header.mark, False
        found, mark = segment.decode(content, keeper.library, keeper.key)
        return found, mark, segment.is_by_earlier_key(content, keeper.key)

    def _counts(self, mark: Mark, waiting: _Waiting) -> bool:
        """What an earlier key encrypted is from before a PC was removed, or by whoever has that PC
        now. It counts if somebody who has the newest key has it."""
        return not waiting.earlier or mark in self._vouched

    def _vouch(self, said: Iterable[Mark]) -> None:
        """``said``: what PCs that have the newest key have, as their words tell."""
        about = {mark: one.about for mark, one in self._waiting.items()}
        built_on = [one.about for one in self._waiting.values() if not one.earlier]
        left = [*said, *(mark for found in built_on for mark in _under(found))]
        self._vouched = set()
        while left:
            mark = left.pop()
            if mark not in self._vouched:
                self._vouched.add(mark)
                if mark in about:
                    left += _under(about[mark])

    def _met(self, name: str, found: Segment | None, mark: Mark, earlier: bool, done: Turn) -> None:
        if mark.author == self._keeper.author() and not self._keeper.wrote(mark):
            self._keeper.new_life()
            done.new_life = True
        if found is not None and not self._keeper.has(mark):
            about = replace(found, writes=(), hides=(), purges=())
            whole = found if len(self._waiting) < WHOLE else None
            self._waiting[mark] = _Waiting(name, about, whole, earlier)

    def _publish(self, words: Iterable[Ack], done: Turn, progress: Progress) -> None:
        there = {mark for marks in self._known.values() for mark in marks}
        outbox = self._keeper.outbox()
        # Each word is answered once: one that was left behind must not be answered for ever.
        asked = {(word.author, word.number, mark) for word in words for mark in word.wanted}
        wanted = {mark for _, _, mark in asked - self._answered}
        again = {
            mark: content
            for mark in wanted - outbox.keys()
            if (content := self._keeper.content(mark)) is not None and mark not in there
        }
        ours = {m: outbox for m in outbox if m not in there or m in wanted}
        for mark in ours | again:
            progress(done.sent, len(ours | again), SENDING)
            content = again[mark] if mark in again else outbox[mark]
            try:
                self._carrier.publish(file_name(mark), content)
            except (FileNotFoundError, ConnectionError):
                raise  # the folder as a whole is gone
            except OSError:
                done.trouble.add(Trouble.CANNOT_WRITE)
                return  # in order: others could not apply a later one anyway
            done.sent += 1
        self._answered = asked

    def _apply(self, done: Turn, progress: Progress) -> None:
        """Whatever has become possible, until nothing more is."""
        missing: set[Mark] = set()
        moving = True
        while moving:
            moving, missing = False, set()
            for mark, waiting in sorted(self._waiting.items(), key=lambda item: item[0]):
                if not self._counts(mark, waiting):
                    continue
                asked = partial(
                    progress, done.received, done.received + len(self._waiting), RECEIVING
                )
                asked()
                # A person may be typing while this goes on.
                self._keeper.seal(progress)
                verdict, found = self._judge(waiting.about, mark), waiting.about
                if verdict.answer is Answer.READY:
                    if mark in done.refused or mark in done.held:
                        continue
                    whole = self._whole(mark, waiting)
                    if whole is None:
                        continue
                    # What it keeps is in the whole of it only.
                    verdict, found = self._judge(whole, mark), whole
                if verdict.answer is Answer.WAITING:
                    missing.update(verdict.missing)
                    continue
                if verdict.answer is Answer.READY:
                    if self._keeper.agrees(found) is False:
                        done.trouble.add(Trouble.DIVERGED)
                        self._keeper.set_apart(found)
                    try:
                        self._keeper.apply(found, mark, asked)
                    except segment.BadSegmentError:
                        done.refused.add(mark)
                        continue
                    except HeldError:
                        done.held.add(mark)
                        continue
                    done.received += 1
                del self._waiting[mark]
                moving = True
        done.missing = frozenset(missing - self._waiting.keys())

    def _whole(self, mark: Mark, waiting: _Waiting) -> Segment | None:
        if waiting.whole is not None:
            return waiting.whole
        try:
            return next((f for f, found, _ in self._read(waiting.name) if found == mark), None)
        except (segment.BadSegmentError, FileNotFoundError):
            # Changed since; if it is still there it is looked at anew in the next turn.
            self._known.pop(waiting.name, None)
            del self._waiting[mark]
            return None

    def _words(self, done: Turn) -> list[Ack]:
        words, earlier, odd = list[Ack](), list[Ack](), set[bytes]()
        for content in self._carrier.words():
            word = ack.decode(content, self._keeper.word_key)
            if word is None:
                odd.add(blake2b(content, digest_size=16).digest())
            elif ack.is_by_newest(content, self._keeper.word_key):
                words.append(word)
            else:
                earlier.append(word)
        self._vouch(mark for word in words for mark in word.seen)
        # A PC that was removed has an earlier key: it removes nobody, nor does it come back so.
        gone = {device for word in words for device, _ in word.retired}
        words += [replace(w, retired=()) for w in earlier if w.author.device not in gone]
        if odd & self._odd and self._keeper.word_key:
            done.trouble.add(Trouble.TAMPERED)
        self._odd = odd
        return words

    def _listen(self, words: Iterable[Ack], done: Turn) -> None:
        """What others have and we do not even see is missing, unless it is only arriving: what is
        removed everywhere leaves no gap that could be noticed otherwise."""
        said = {mark for word in words for mark in word.seen}
        unseen = {m for m in said - self._waiting.keys() if not self._keeper.has(m)}
        done.behind = bool(unseen)
        done.missing |= unseen & self._unseen
        self._unseen = unseen
        for mark in done.missing:  # something else may be under its name; it will be put right
            self._known.pop(file_name(mark), None)

    def _speak(self, words: Iterable[Ack], done: Turn) -> None:
        damaged = {mark for name in done.damaged if (mark := hinted(name)) is not None}
        wanted = done.missing | {mark for mark in damaged if not self._keeper.has(mark)}
        word = self._keeper.word(sorted(wanted))
        self._turns += 1
        asking = self._turns // ASK_AGAIN if wanted else 0
        says = (word.author, word.seen, word.wanted, word.retired, word.leaving, asking,
                word.wanted_files, word.digest)  # fmt: skip
        for other in words:
            if other.author == word.author and other.number >= word.number:
                # We never said that: a twin that writes nothing is known by its words alone, and
                # would talk us down for ever.
                self._keeper.new_life()
                done.new_life = True
                return
            if other.seen == word.seen and other.digest != word.digest:
                done.trouble.add(Trouble.DIVERGED)
        if says == self._said and any(other.author == word.author for other in words):
            return  # an idle PC writes nothing
        self._keeper.will_say(word)
        try:
            content = ack.encode(word, self._keeper.word_key)
            self._carrier.say(word.author, word.number, content)
        except (FileNotFoundError, ConnectionError):
            raise
        except OSError:
            done.trouble.add(Trouble.CANNOT_WRITE)
            return
        self._said = says
