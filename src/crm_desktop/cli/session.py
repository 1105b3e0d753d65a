"""What every command is given: where the shop is, how to tell the person, how to stop."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from crm_desktop import paths
from crm_desktop.errors import CancelledError

if TYPE_CHECKING:
    from crm_desktop.services.history import Batch
    from crm_desktop.store.store import Store


class Session:
    """One call of the program. ``wants_json``: results are JSON, one value a line."""

    def __init__(
        self, folder: Path | None, *, wants_json: bool, passphrase_file: Path | None = None
    ) -> None:
        """``passphrase_file``: its first line opens the shop, if that is encrypted."""
        self._folder = folder
        self._passphrase_file = passphrase_file
        self.wants_json = wants_json
        self._drawn = 0
        self._stop = False

    @property
    def folder(self) -> Path:
        """The folder of the shop."""
        return self._folder or paths.default_data_folder()

    @property
    def call(self) -> str:
        """How the person calls the program for this shop again."""
        shown = "" if self._folder is None else f' --data "{self._folder}"'
        return f"crm-desktop{shown}"

    # -- telling -------------------------------------------------------------------------------

    def say(self, *lines: str) -> None:
        """Print for people; nothing where JSON is wanted."""
        if not self.wants_json:
            self.clear()
            for line in lines:
                print(line)

    def give(self, value: Mapping[str, Any]) -> None:
        """Print a result as one line of JSON, where that is wanted."""
        if self.wants_json:
            utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
            print(json.dumps(value, ensure_ascii=not utf8))

    def warn(self, sentence: str) -> None:
        """Say something on stderr."""
        self.clear()
        print(sentence, file=sys.stderr, flush=True)

    # -- progress and stopping -----------------------------------------------------------------

    def progress(self, done: int, total: int, text: str) -> None:
        """Show how far it is on a terminal, and stop where Ctrl+C was pressed."""
        if self._stop:
            raise CancelledError
        if not text or not sys.stderr.isatty():
            return
        share = f" {100 * done // total} %" if total else (f" {done:,}" if done else "")
        line = f"{text[:60]} ...{share}"
        print("\r" + line.ljust(self._drawn), end="", file=sys.stderr, flush=True)
        self._drawn = len(line)

    def clear(self) -> None:
        """Take the progress line away."""
        if self._drawn:
            print("\r" + " " * self._drawn + "\r", end="", file=sys.stderr, flush=True)
            self._drawn = 0

    @property
    def stopped(self) -> bool:
        """Ctrl+C was pressed."""
        return self._stop

    @contextmanager
    def stoppable(self) -> Iterator[None]:
        """Ctrl+C ends the work at the next whole chunk; pressed again, at once."""
        import signal  # noqa: PLC0415 - the window starts without

        def stop(number: int, frame: FrameType | None) -> None:
            if self._stop:
                raise KeyboardInterrupt
            self._stop = True

        try:
            before = signal.signal(signal.SIGINT, stop)
        except ValueError:  # not the main thread: whoever runs us has the keyboard
            yield
            return
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    # -- the shop ------------------------------------------------------------------------------

    @contextmanager
    def shop(self, *, tell_unfinished: bool = True) -> Iterator[Store]:
        """The open shop; tells what was noticed, and what was cut off."""
        from crm_desktop.app import open_shop  # noqa: PLC0415 - `version` starts without
        from crm_desktop.services.history import History  # noqa: PLC0415

        self.unlock()
        with open_shop(self.folder) as store:
            for notice in store.notices:
                self.warn(notice)
            if tell_unfinished:
                for batch in History(store).unfinished():
                    self.warn(self.about_unfinished(batch))
            yield store

    def unlock(self) -> None:
        """Get the key of an encrypted shop, where it is not at hand yet.

        Raises:
            UserError: ``lock.wrong``, ``lock.passphrase_file``.
        """
        from crm_desktop.app import unlock_by_ring  # noqa: PLC0415 - `version` starts without
        from crm_desktop.store.key_header import is_locked  # noqa: PLC0415

        if is_locked(self.folder) and not unlock_by_ring(self.folder):
            from crm_desktop.cli.locking import ask_key  # noqa: PLC0415 - hardly ever

            ask_key(self.folder, self._passphrase_file)

    def about_unfinished(self, batch: Batch) -> str:
        """What a cut-off batch is, and what can be done about it."""
        if batch.origin == "import":
            return (
                f"Step {batch.n} (“{batch.label}”) was cut off: what it had added is here. "
                f"Go on with: {self.call} continue {batch.n} - or take it back with: "
                f"{self.call} undo {batch.n}"
            )
        if batch.undoes is not None:
            return (
                f"Step {batch.n} (“{batch.label}”) was cut off. "
                f"Go on with: {self.call} continue {batch.n}"
            )
        return (
            f"Step {batch.n} (“{batch.label}”) was cut off: what it had added is here. "
            f"Take it back with: {self.call} undo {batch.n}"
        )
