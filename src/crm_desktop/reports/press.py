"""Preparing pages in a process of its own, so that no list of the window ever stutters.

One process for a shop, started with the first wish and kept warm. A newer wish ends an older one.
May be called from any thread; every call waits for its own answer.
"""

from __future__ import annotations

import atexit
import contextlib
import itertools
import os
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from crm_desktop.errors import CancelledError, UserError
from crm_desktop.paths import new_temporary_folder
from crm_desktop.progress import Progress, silent
from crm_desktop.reports.order import Order
from crm_desktop.reports.press_wire import Answer, Wish, receive, send
from crm_desktop.reports.printed import Printed, Sheet
from crm_desktop.reports.words import Words
from crm_desktop.services.faults import log
from crm_desktop.store import at_hand

_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from crm_desktop.reports.press_worker import main; main(sys.argv[2])"
)
_TURN = 0.2
"""Seconds between two looks at cancelling."""
_KEPT = 4
"""Files of earlier answers that are kept: the window may still be reading them."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Finished pages: the file, and what it is."""

    path: Path
    printed: Printed


class Press:
    """Prepares the pages of one shop, whose file lies in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._shop = folder
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._waiting: dict[int, queue.SimpleQueue[Answer | None]] = {}
        self._numbers = itertools.count(1)
        self._folder: Path | None = None
        self._made: list[Path] = []
        atexit.register(self.close)

    def pages(
        self,
        order: Order,
        words: Words,
        progress: Progress = silent,
        *,
        beginning: Callable[[Pages], None] | None = None,
    ) -> Pages:
        """The pages of a report; ``beginning`` gets the first ones, where all of them take long.

        Raises:
            UserError: the report refused, ``report.failed``.
            CancelledError: ``progress`` raised it, or a newer wish came.
        """
        number = next(self._numbers)
        first, whole = self._files(number)
        wish = Wish(number, order, words, str(whole), str(first) if beginning else "")

        def begun(printed: Printed) -> None:
            if beginning is not None:
                beginning(Pages(first, printed))

        answer = self._ask(wish, progress, begun)
        assert answer.printed is not None
        return Pages(whole, answer.printed)

    def values(self, order: Order, words: Words, progress: Progress = silent) -> list[Sheet]:
        """The figures of a report for a spreadsheet.

        Raises:
            UserError: as ``pages``.
            CancelledError: as ``pages``.
        """
        return list(self._ask(Wish(next(self._numbers), order, words), progress).values)

    def warm(self) -> None:
        """Start the process, so that the first wish need not wait for it."""
        with self._lock:
            self._started()

    def close(self) -> None:
        """End the process and remove its files; safe to call twice."""
        atexit.unregister(self.close)
        with self._lock:
            process, self._process = self._process, None
            folder, self._folder = self._folder, None
            self._made.clear()
        if process is not None:
            _end(process)
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)

    # --- inside ---

    def _files(self, number: int) -> tuple[Path, Path]:
        with self._lock:
            if self._folder is None or not self._folder.is_dir():  # some systems tidy up by age
                self._folder = new_temporary_folder("print")
            made = self._folder / f"{number}.pdf"
            first = self._folder / f"{number}-first.pdf"
            self._made += [first, made]
            while len(self._made) > 2 * _KEPT:
                with contextlib.suppress(OSError):  # Windows: still being read, removed at the end
                    self._made.pop(0).unlink(missing_ok=True)
        return first, made

    def _ask(
        self, wish: Wish, progress: Progress, begun: Callable[[Printed], None] | None = None
    ) -> Answer:
        answers: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()
        with self._lock:
            process = self._started()
            for number, other in self._waiting.items():  # what was not begun is never answered
                other.put(Answer(number, "stopped"))
            self._waiting = {wish.number: answers}
            try:
                send(cast(BinaryIO, process.stdin), wish)
            except OSError:
                answers.put(None)
        news: tuple[int, int, str] = (0, 0, "")
        while True:
            try:
                answer = answers.get(timeout=_TURN)
            except queue.Empty:
                progress(*news)
                continue
            if answer is None:
                raise _failed()
            if answer.kind == "progress":
                news = (answer.done, answer.total, answer.text)
                progress(*news)
            elif answer.kind == "beginning" and answer.printed is not None:
                if begun is not None:
                    begun(answer.printed)
            elif answer.kind == "stopped":
                raise CancelledError
            elif answer.kind == "refused":
                code, _, sentence = answer.text.partition("\n")
                raise UserError(sentence, code=code)
            elif answer.kind == "failed":
                log("preparing pages failed", answer.text)
                raise _failed()
            else:
                return answer

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is not None:
            if self._process.poll() is None:
                return self._process
            _end(self._process)
        if getattr(sys, "frozen", False):
            command = [sys.executable, "--print-worker", str(self._shop)]
        else:
            root = str(Path(__file__).resolve().parents[2])
            command = [sys.executable, "-I", "-c", _START, root, str(self._shop)]
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        process = subprocess.Popen(  # noqa: S603 - our own interpreter
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=environment, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
        with contextlib.suppress(OSError):  # who asks it for something finds out
            send(cast(BinaryIO, process.stdin), at_hand.hand_on())
        self._process = process
        threading.Thread(
            target=self._listen, args=(process,), daemon=True, name="print-worker"
        ).start()
        return process

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        stream = cast(BinaryIO, process.stdout)
        try:
            while True:
                answer = receive(stream)
                assert isinstance(answer, Answer)
                with self._lock:
                    waiting = self._waiting.get(answer.number)
                if waiting is not None:
                    waiting.put(answer)
        except (EOFError, OSError, ValueError):
            with self._lock:
                if self._process in (process, None):
                    for waiting in self._waiting.values():
                        waiting.put(None)
                    self._waiting = {}


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()


def _failed() -> UserError:
    return UserError(
        "The pages could not be prepared. Your data is safe. Please try again.",
        code="report.failed",
    )
