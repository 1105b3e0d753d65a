"""The process that prepares pages: it reads the shop, makes the PDF, and tells how far it is.

Started and asked by ``press``. The keys come first. Orders and answers are pickled values, each
behind its length, on its input and output; nothing else writes there. It opens the shop for reading
only.
"""

from __future__ import annotations

import datetime as dt
import io
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from crm_desktop.errors import CancelledError, UserError
from crm_desktop.progress import Progress
from crm_desktop.reports.catalogue import values_of, write_pdf
from crm_desktop.reports.fonts import WEIGHTS, face_of
from crm_desktop.reports.letterhead import letterhead_of
from crm_desktop.reports.order import Material, Order
from crm_desktop.reports.papers import PAPERS, paper_for
from crm_desktop.reports.press_wire import Answer, Wish, receive, send
from crm_desktop.reports.words import Words
from crm_desktop.services.letterhead import read_paper
from crm_desktop.services.settings import read_settings
from crm_desktop.store import at_hand
from crm_desktop.store.blobs import ATTACHMENTS, Blobs
from crm_desktop.store.connection import Readers
from crm_desktop.store.file_format import SHOP_FILE

_PATIENCE = 0.12
"""Seconds from one report of progress to the next."""
_BEGINNING = 3
"""Pages that a longer report shows before the others are there."""
_ANY_DAY = dt.date(2000, 1, 1)


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
        """Load what every report needs, while there is no wish yet, and draw a page for nobody: the
        first one takes several times as long as the next."""
        for weight in WEIGHTS:
            if self._next is None:
                face_of(weight).gaps  # noqa: B018 - looked up once, and kept
        if self._next is None and not self._ended:
            self._answer(Wish(0, Order("customer", _ANY_DAY), Words()), self._draw_unseen)

    def _draw_unseen(self, wish: Wish) -> Answer:
        with self._material(wish, self._unless_asked) as material:
            printed = write_pdf(material, io.BytesIO(), most_pages=1)
        return Answer(wish.number, "printed", printed=printed)

    def _unless_asked(self, done: int, total: int, text: str) -> None:
        if self._ended or self._next is not None:
            raise CancelledError

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
            send(self._out, self._answer(wish, self._do))

    def _answer(self, wish: Wish, do: Callable[[Wish], Answer]) -> Answer:
        try:
            return do(wish)
        except CancelledError:
            return Answer(wish.number, "stopped")
        except UserError as error:
            return Answer(wish.number, "refused", text=f"{error.code}\n{error.sentence}")
        except Exception as error:  # noqa: BLE001 - a door: told to who asked, which logs it
            from crm_desktop.services.faults import describe  # noqa: PLC0415 - hardly ever

            return Answer(wish.number, "failed", text=describe(error))

    def _do(self, wish: Wish) -> Answer:
        last = time.monotonic()

        def progress(done: int, total: int, text: str) -> None:
            nonlocal last
            if self._ended or self._next is not None:
                raise CancelledError
            now = time.monotonic()
            if now - last > _PATIENCE:
                last = now
                send(self._out, Answer(wish.number, "progress", done, total, text))

        with self._material(wish, progress) as material:
            if not wish.out:
                return Answer(wish.number, "values", values=tuple(values_of(material)))
            if wish.beginning:
                begun = write_pdf(material, Path(wish.beginning), most_pages=_BEGINNING)
                if begun.pages >= _BEGINNING:
                    send(self._out, Answer(wish.number, "beginning", printed=begun))
            return Answer(wish.number, "printed", printed=write_pdf(material, Path(wish.out)))

    @contextmanager
    def _material(self, wish: Wish, progress: Progress) -> Iterator[Material]:
        try:
            with self._readers.one() as raw:
                paper = read_paper(raw)
                settings = read_settings(raw)
                yield Material(
                    raw, Blobs(self._folder / ATTACHMENTS),
                    replace(wish.order, currency=settings.currency), wish.words,
                    letterhead_of(paper), PAPERS.get(paper.size) or paper_for(settings.country),
                    progress,
                )  # fmt: skip
        finally:
            # Nobody could change the file for another one while a process that waits has it open.
            self._readers.close()


def main(folder: str) -> None:
    """Work for the shop in ``folder`` until the input is closed."""
    out = sys.stdout.buffer
    sys.stdout = sys.stderr  # a stray print must not harm an answer
    at_hand.take_over(str(receive(sys.stdin.buffer)))
    worker = _Worker(Path(folder), out)
    threading.Thread(target=worker.listen, args=(sys.stdin.buffer,), daemon=True).start()
    worker.get_ready()
    worker.work()
