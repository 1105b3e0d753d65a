"""Reading an outside file in a throw-away process, so that no file can harm this one.

The file is copied into a private folder first (so that it may change or vanish meanwhile), the
process sees only the copy, and both are gone afterwards. Whatever the file does to the process -
memory, endless work, a crash - becomes a ``FileRefusedError`` here.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import os
import queue
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from crm_desktop.errors import FileRefusedError
from crm_desktop.import_export.limits import MIB, Limits, check_size
from crm_desktop.paths import new_temporary_folder
from crm_desktop.progress import Progress, silent

_START = (
    "import json, sys; sys.path.insert(0, sys.argv[1]); "
    "from crm_desktop.import_export.worker_main import main; main(json.loads(sys.argv[2]))"
)
_TURN = 0.2
"""Seconds between two looks at cancelling, time and memory."""
_LONGEST_TURN = 2.0
"""A look that comes later comes after the PC slept, which is not the file's fault."""
_NO_MEMORY = (
    b"memory allocation", b"MemoryError", b"can't start new thread", b"failed to map segment",
)  # fmt: skip
"""What a process says in the end that gets no more memory."""
_IN_USE = (32, 33)
"""What Windows answers where another program holds a file, or a part of it."""
_LONGEST_REPLY = 256 * MIB
_COPY_PIECE = 4 * MIB


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """``memory`` in bytes beyond the bare process, for small files; big files get
    ``memory_per_byte`` for each of their bytes up to ``most_memory``. Seconds count per request:
    ``seconds`` or ``seconds_per_mib``, whichever is more."""

    memory: int = 1024 * MIB
    memory_per_byte: int = 30
    most_memory: int = 4096 * MIB
    seconds: float = 60.0
    seconds_per_mib: float = 10.0
    file: Limits = field(default_factory=Limits)

    def memory_for(self, size: int) -> int:
        return max(self.memory, min(self.most_memory, self.memory_per_byte * size))

    def seconds_for(self, size: int) -> float:
        return max(self.seconds, self.seconds_per_mib * size / MIB)


class Reader:
    """One process for one file: ``open`` (or ``paste``) first, then any number of ``call``.

    ``sha256`` and ``size`` describe the file as it was read.
    """

    def __init__(
        self,
        limits: WorkerLimits | None = None,
        *,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        """``timer``: seconds of a clock that only goes on."""
        self._limits, self._timer = limits or WorkerLimits(), timer
        self._folder: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._seconds = self._limits.seconds
        self._spent = self._looked = 0.0
        self._memory = self._limits.memory
        self._job: object | None = None
        self._answered = False
        self.sha256 = ""
        self.size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def open(self, path: Path, progress: Progress = silent) -> dict[str, Any]:
        """Copy and read the file; the summary that ``worker_main.open_file`` describes.

        Raises:
            FileRefusedError: the file cannot be read or is refused.
            CancelledError: ``progress`` raised it.
        """
        copy = self._copy(path, progress)
        self._start()
        return self.call("open", progress, path=str(copy), name=path.name)

    def paste(self, text: str, progress: Progress = silent) -> dict[str, Any]:
        """Read text from the clipboard."""
        content = text.encode("utf-8", "replace")
        self.size, self.sha256 = len(content), hashlib.sha256(content).hexdigest()
        check_size(self.size, self._limits.file)
        self._private_folder()
        self._start()
        return self.call("paste", progress, text=text)

    def call(self, op: str, progress: Progress = silent, /, **values: Any) -> dict[str, Any]:
        """Let the process do one of ``worker_main.OPERATIONS``.

        ``progress`` is called at least five times a second, also without news, so that it can
        cancel; then the process is killed at once.

        Raises:
            FileRefusedError: the operation refused the file, or the process did not survive it.
            RuntimeError: nothing was opened.
        """
        process = self._process
        if process is None or process.stdin is None:
            raise RuntimeError("open a file first")
        request = json.dumps({"op": op, "values": values}) + "\n"
        self._answered = False
        try:
            # A process that is gone is noticed by its silence.
            with contextlib.suppress(OSError):
                process.stdin.write(request.encode())
                process.stdin.flush()
            return self._reply(progress)
        except BaseException:
            # Cancelled, too slow, dead: only a process that answered can be asked again.
            if not self._answered:
                self._kill()
            raise

    def close(self) -> None:
        """End the process and remove its folder; safe to call twice."""
        self._kill()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    # ------------------------------------------------------------------------------ the copy

    def _private_folder(self) -> Path:
        self.close()
        self._folder = new_temporary_folder("import")
        return self._folder

    def _copy(self, path: Path, progress: Progress) -> Path:
        copy = self._private_folder() / "file"
        try:
            before = path.stat()
            if not stat.S_ISREG(before.st_mode):
                raise FileRefusedError(
                    f"“{path.name}” is no file that can be imported. Please choose a file.",
                    code="file.not_a_file",
                )
            check_size(before.st_size, self._limits.file)
            with path.open("rb") as source, copy.open("wb") as target:
                first = _hash(source, target, progress, (before.st_size, path.name))
            with path.open("rb") as source:
                second = _hash(source, None, progress, (before.st_size, path.name))
            after = path.stat()
        except FileNotFoundError as error:
            raise FileRefusedError(
                f"“{path.name}” is not there any more. Nothing was imported. Please check whether "
                "it was moved, or whether the drive is still connected.",
                code="file.not_found",
            ) from error
        except PermissionError as error:
            raise not_readable(error, path) from error
        except OSError as error:
            raise FileRefusedError(
                f"“{path.name}” could not be copied for reading. Nothing was imported. Please "
                "check the drive it is on and the free space on this computer, and try again.",
                code="file.not_copied",
            ) from error
        if first != second or (before.st_size, before.st_mtime_ns) != (
            after.st_size,
            after.st_mtime_ns,
        ):
            raise FileRefusedError(
                f"“{path.name}” was changed while reading, try again. Nothing was imported. If it "
                "is open in another program, save and close it there first.",
                code="file.changed",
            )
        self.sha256, self.size = first, before.st_size
        return copy

    # --------------------------------------------------------------------------- the process

    def _start(self) -> None:
        assert self._folder is not None
        self._memory = self._limits.memory_for(self.size)
        self._seconds = self._limits.seconds_for(self.size)
        settings = json.dumps(
            {
                "memory": self._memory,
                "seconds": int(self._seconds) + 1,
                "limits": dataclasses.asdict(self._limits.file),
            }
        )
        if getattr(sys, "frozen", False):
            command = [sys.executable, "--import-worker", settings]
        else:
            # -I: neither the current folder nor the environment says what is imported.
            root = str(Path(__file__).resolve().parents[2])
            command = [sys.executable, "-I", "-c", _START, root, settings]
        folder = str(self._folder)
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        environment |= {"TMPDIR": folder, "TMP": folder, "TEMP": folder}
        with (self._folder / "errors").open("wb") as errors:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                cwd=folder,
                env=environment,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        self._process = process
        self._lines = queue.SimpleQueue()
        if sys.platform == "win32":
            from crm_desktop.import_export.windows_job import limit_process  # noqa: PLC0415

            self._job = limit_process(int(process._handle), self._memory)
        assert process.stdout is not None
        threading.Thread(
            target=_listen, args=(process.stdout, self._lines), daemon=True, name="import-worker"
        ).start()

    def _reply(self, progress: Progress) -> dict[str, Any]:
        news: tuple[int, int, str] = (0, 0, "")
        self._spent, self._looked = 0.0, self._timer()
        while True:
            try:
                line = self._lines.get(timeout=_TURN)
            except queue.Empty:
                progress(*news)
                self._check()
                continue
            if not line:
                raise self._died()
            reply = json.loads(line)
            if "progress" in reply:
                done, total, text = reply["progress"]
                news = (int(done), int(total), str(text))
                progress(*news)
                self._check()
                continue
            self._answered = True
            if "result" in reply:
                result: dict[str, Any] = reply["result"]
                return result
            raise _refusal(reply)

    def _check(self) -> None:
        before, self._looked = self._looked, self._timer()
        self._spent += min(self._looked - before, _LONGEST_TURN)
        if self._spent > self._seconds:
            raise FileRefusedError(
                "Reading this file takes far longer than it should, so it was stopped. Nothing was "
                "imported. Please save the list as .csv and import that, or split it into smaller "
                "files.",
                code="file.too_slow",
            )
        if sys.platform == "darwin" and self._resident() > self._memory:
            raise _needs_memory()

    def _resident(self) -> int:
        """Bytes the process holds in memory (macOS has no limit that does this for us)."""
        assert self._process is not None
        shown = subprocess.run(  # noqa: S603
            ["/bin/ps", "-o", "rss=", "-p", str(self._process.pid)],
            capture_output=True,
            check=False,
        )
        return int(shown.stdout or b"0") * 1024

    def _died(self) -> FileRefusedError:
        """Why the process is gone, as far as it can be told."""
        assert self._process is not None
        assert self._folder is not None
        try:
            code = self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._kill()
            code = 0
        last = b""
        errors = self._folder / "errors"
        if errors.exists():
            with errors.open("rb") as stream:
                stream.seek(max(0, errors.stat().st_size - 4096))
                last = stream.read()
        if any(words in last for words in _NO_MEMORY):
            return _needs_memory()
        if code == -getattr(signal, "SIGXCPU", 24):
            return FileRefusedError(
                "Reading this file takes far longer than it should, so it was stopped. Nothing was "
                "imported. Please save the list as .csv and import that.",
                code="file.too_slow",
            )
        error = _unreadable()
        error.add_note(f"the reading process ended with {code}")
        return error

    def _kill(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll() is None:
            process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        self._job = None


def _listen(stream: IO[bytes], lines: queue.SimpleQueue[bytes]) -> None:
    """Pass lines on; an empty one says that there will be no more."""
    line = b"\n"
    while line:
        try:
            line = stream.readline(_LONGEST_REPLY)
        except (OSError, ValueError):
            line = b""
        lines.put(line if line.endswith(b"\n") else b"")


def _hash(
    source: IO[bytes], target: IO[bytes] | None, progress: Progress, report: tuple[int, str]
) -> str:
    digest = hashlib.sha256()
    done = 0
    while piece := source.read(_COPY_PIECE):
        digest.update(piece)
        if target is not None:
            target.write(piece)
        done += len(piece)
        progress(done, *report)
    return digest.hexdigest()


def not_readable(error: PermissionError, path: Path) -> FileRefusedError:
    """Why a file may not be read: Windows tells a file in use from one that is not allowed."""
    if getattr(error, "winerror", None) in _IN_USE:
        return FileRefusedError(
            "This file is open in another program. Close it there and try again.",
            code="file.locked",
        )
    return FileRefusedError(
        f"“{path.name}” may not be read on this PC. Nothing was imported. Please copy the file to "
        "another folder, or ask the person whose file it is, and try again.",
        code="file.not_allowed",
    )


def _refusal(reply: dict[str, Any]) -> FileRefusedError:
    if reply["refused"]:
        sentence, code = reply["refused"]
        return FileRefusedError(sentence, code=code)
    if reply["kind"] == "memory":
        return _needs_memory()
    error = _unreadable()
    error.add_note(f"{reply['kind']} at {reply['where']}")
    return error


def _unreadable() -> FileRefusedError:
    return FileRefusedError(
        "This file cannot be read; it may be damaged. Nothing was imported and the file was not "
        "touched. Please open it in your spreadsheet program, save it under a new name, and import "
        "the new file.",
        code="file.unreadable",
    )


def _needs_memory() -> FileRefusedError:
    return FileRefusedError(
        "Reading this file needs too much memory. Nothing was imported. Please copy the table into "
        "a new file, or split it into smaller files, and import those.",
        code="file.memory",
    )
