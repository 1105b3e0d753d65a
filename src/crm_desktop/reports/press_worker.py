"""The process that prepares pages: it reads the shop, makes the PDF, and tells how far it is.

Started and asked by ``press``. Orders and answers are pickled values, each behind its length, on
its input and output; nothing else writes there. It opens the shop for reading only.
"""

from __future__ import annotations

import pickle
import struct
import sys
import threading
import time
import traceback
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Literal

from crm_desktop.errors import CancelledError, UserError
from crm_desktop.reports.catalogue import Sheet, values_of, write_pdf
from crm_desktop.reports.fonts import WEIGHTS, face_of
from crm_desktop.reports.layout import PAPERS, paper_for
from crm_desktop.reports.letterhead import letterhead_of
from crm_desktop.reports.order import Material, Order
from crm_desktop.reports.printed import Printed
from crm_desktop.reports.words import Words
from crm_desktop.services.letterhead import read_paper
from crm_desktop.services.settings import read_settings
from crm_desktop.store.blobs import ATTACHMENTS, Blobs
from crm_desktop.store.connection import Readers
from crm_desktop.store.file_format import SHOP_FILE

_PATIENCE = 0.12
"""Seconds after which a long report shows its beginning first."""
_BEGINNING = 3
"""Pages of the beginning."""
_LENGTH = struct.Struct("<Q")


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing to do. ``number`` tells which one an answer belongs to; ``out`` is where the PDF
    goes ("" for the values of a spreadsheet); ``beginning`` where its first pages may go, for a
    report that takes long."""

    number: int
    order: Order
    words: Words
    out: str = ""
    beginning: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it: how far it is, its beginning, its end, or why not."""

    number: int
    kind: Literal["progress", "beginning", "printed", "values", "refused", "stopped", "failed"]
    done: int = 0
    total: int = 0
    text: str = ""
    printed: Printed | None = None
    values: tuple[Sheet, ...] = ()


class _TooLongError(Exception):
    """The beginning should be shown before going on."""


def send(stream: BinaryIO, value: object) -> None:
    """Write one value."""
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: BinaryIO) -> object:
    """Read one value of our own process.

    Raises:
        EOFError: there will be no more.
    """
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)  # noqa: S301 - from our own process, over our own pipe


class _Worker:
    """Does the newest wish; an older one is given up at its next report."""

    def __init__(self, folder: Path, out: BinaryIO) -> None:
        self._folder, self._out = folder, out
        self._readers = Readers(folder / SHOP_FILE)
        self._lock = threading.Condition()
        self._next: Wish | None = None
        self._ended = False

    def listen(self, stream: BinaryIO) -> None:
        """Take wishes until there are no more."""
        try:
            while True:
                value = receive(stream)
                with self._lock:
                    self._next = value if isinstance(value, Wish) else None
                    self._lock.notify()
        except (EOFError, OSError):
            with self._lock:
                self._ended = True
                self._lock.notify()

    def get_ready(self) -> None:
        """Load what every report needs, while there is no wish yet."""
        for weight in WEIGHTS:
            if self._next is None:
                face_of(weight).gaps  # noqa: B018 - looked up once, and kept

    def work(self) -> None:
        """Do wishes until the input ends."""
        while True:
            with self._lock:
                while self._next is None and not self._ended:
                    self._lock.wait()
                if self._ended:
                    return
                wish, self._next = self._next, None
            assert wish is not None
            send(self._out, self._answer(wish))

    def _answer(self, wish: Wish) -> Answer:
        try:
            return self._do(wish)
        except CancelledError:
            return Answer(wish.number, "stopped")
        except UserError as error:
            return Answer(wish.number, "refused", text=f"{error.code}\n{error.sentence}")
        except Exception:  # noqa: BLE001 - a door: told to the process that asked, which logs it
            return Answer(wish.number, "failed", text=traceback.format_exc())

    def _do(self, wish: Wish) -> Answer:
        begun = time.monotonic()
        last = begun
        waiting = bool(wish.beginning)

        def progress(done: int, total: int, text: str) -> None:
            nonlocal last
            if self._ended or self._next is not None:
                raise CancelledError
            now = time.monotonic()
            if waiting and now - begun > _PATIENCE:
                raise _TooLongError
            if now - last > _PATIENCE:
                last = now
                send(self._out, Answer(wish.number, "progress", done, total, text))

        with self._readers.one() as raw:
            paper = read_paper(raw)
            settings = read_settings(raw)
            material = Material(
                raw, Blobs(self._folder / ATTACHMENTS),
                replace(wish.order, currency=settings.currency), wish.words,
                letterhead_of(paper), PAPERS.get(paper.size) or paper_for(settings.country),
                progress,
            )  # fmt: skip
            if not wish.out:
                return Answer(wish.number, "values", values=tuple(values_of(material)))
            try:
                printed = write_pdf(material, Path(wish.out))
            except _TooLongError:
                waiting = False
                printed = write_pdf(material, Path(wish.beginning), most_pages=_BEGINNING)
                send(self._out, Answer(wish.number, "beginning", printed=printed))
                printed = write_pdf(material, Path(wish.out))
            return Answer(wish.number, "printed", printed=printed)


def main(folder: str) -> None:
    """Work for the shop in ``folder`` until the input is closed."""
    out = sys.stdout.buffer
    sys.stdout = sys.stderr  # a stray print must not harm an answer
    worker = _Worker(Path(folder), out)
    threading.Thread(target=worker.listen, args=(sys.stdin.buffer,), daemon=True).start()
    worker.get_ready()
    worker.work()
