"""The throw-away process that reads one outside file, started by ``worker.Reader``.

Requests and replies are lines of JSON on stdin and stdout; nothing else ever writes to that
stdout. Limits on memory, time and file size are set before the first byte of the file is seen.
The process ends when its stdin does.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import queue
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import Any, NoReturn, TextIO

from crm_desktop.errors import FileRefusedError
from crm_desktop.import_export import value_counts, worker_mail, worker_operations
from crm_desktop.import_export.limits import check_size
from crm_desktop.import_export.model import Book, Record
from crm_desktop.import_export.recognise import BOOK_FORMATS, RECORD_FORMATS, recognise, refuse
from crm_desktop.import_export.worker_state import Operation, WorkerState

_LEAST_PAUSE = 0.1
"""Seconds between two progress lines."""


def open_file(state: WorkerState, request: dict[str, Any]) -> dict[str, Any]:
    """Recognise and read ``path``; ``name`` is what the person calls the file.

    Returns ``format``; for tables also ``encoding``, ``delimiter``, ``notices`` [{code, text}] and
    ``sheets`` [{name, hidden, rows, columns}]; for cards, mails and events ``records`` (number).
    """
    path, name = Path(request["path"]), str(request["name"])
    check_size(path.stat().st_size, state.limits)
    file_format = recognise(path)
    state.progress(0, 0, name)
    if file_format in RECORD_FORMATS:
        state.records = _read_records(path, file_format, state)
        return {"format": file_format, "records": len(state.records), "notices": []}
    state.book = _read_table(path, file_format, name, state)
    if file_format == "text":
        state.reread = lambda encoding, delimiter: _read_text(
            path, name, state, encoding, delimiter
        )
    return summary(state.book)


def open_text(state: WorkerState, request: dict[str, Any]) -> dict[str, Any]:
    """Read pasted ``text``; returns what ``open_file`` returns for a table."""
    from crm_desktop.import_export.read_text import read_pasted  # noqa: PLC0415

    text = str(request["text"])
    state.book = read_pasted(text, state.limits)
    state.reread = lambda _, delimiter: read_pasted(text, state.limits, delimiter)
    return summary(state.book)


def read_again(state: WorkerState, request: dict[str, Any]) -> dict[str, Any]:
    """Read the text in another ``encoding``, with another ``delimiter`` ("": one column); None: as
    detected. Returns what ``open_file`` returned; after a refusal the book is the earlier one."""
    if state.reread is None:
        raise FileRefusedError(
            "Only a text file can be read with another separator or other letters.",
            code="file.not_text",
        )
    state.book = state.reread(request["encoding"], request["delimiter"])
    return summary(state.book)


def summary(book: Book) -> dict[str, Any]:
    """What a book is, without its rows."""
    return {
        "format": book.format,
        "encoding": book.encoding,
        "delimiter": book.delimiter,
        "notices": [{"code": notice.code, "text": notice.text} for notice in book.notices],
        "sheets": [
            {
                "name": sheet.name,
                "hidden": sheet.hidden,
                "rows": len(sheet.rows),
                "columns": max(map(len, sheet.rows), default=0),
            }
            for sheet in book.sheets
        ],
    }


# The readers are imported when a file needs them: together they cost more than a small file.


def _read_table(path: Path, file_format: str, name: str, state: WorkerState) -> Book:
    if file_format in BOOK_FORMATS:
        from crm_desktop.import_export.read_book import read_book  # noqa: PLC0415

        return read_book(path, file_format, state.limits, state.progress)
    if file_format == "html":
        from crm_desktop.import_export.read_html import read_html  # noqa: PLC0415

        return read_html(path, state.limits)
    if file_format == "text":
        return _read_text(path, name, state, None, None)
    raise refuse(file_format)


def _read_text(
    path: Path, name: str, state: WorkerState, encoding: str | None, delimiter: str | None
) -> Book:
    from crm_desktop.import_export.read_text import read_text  # noqa: PLC0415

    return read_text(
        path, name, state.limits, state.progress, encoding=encoding, delimiter=delimiter
    )


def _read_records(path: Path, file_format: str, state: WorkerState) -> list[Record]:
    if file_format == "vcf":
        from crm_desktop.import_export.read_vcard import read_vcards  # noqa: PLC0415

        return read_vcards(path.read_bytes())
    if file_format == "ics":
        from crm_desktop.import_export.read_calendar import read_calendar  # noqa: PLC0415

        return read_calendar(path.read_bytes())
    from crm_desktop.import_export.read_mail import read_mailbox  # noqa: PLC0415

    return list(read_mailbox(path, state.progress))


OPERATIONS: dict[str, Operation] = {
    "open": open_file,
    "paste": open_text,
    "read_again": read_again,
    "top": worker_operations.top_rows,
    "propose": worker_operations.propose_mapping,
    "stage": worker_operations.stage_records,
    "rows": worker_operations.show_rows,
    "cells": worker_operations.raw_cells,
    "messages": worker_mail.tell_messages,
    "values": value_counts.values_of_column,
    "doubts": value_counts.doubts_of_columns,
}


# ----------------------------------------------------------------------------- the process


def main(settings: dict[str, Any]) -> NoReturn:
    """Serve requests until stdin ends. ``settings``: memory, seconds, limits (as ``Reader``
    writes them)."""
    # Nothing a library prints may get between the replies.
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    restrict(int(settings["memory"]), int(settings["seconds"]))
    # The process lives for one file; collecting cycles would only look at millions of cells.
    gc.disable()
    state = WorkerState(progress=_Reporter(replies))
    state.limits = type(state.limits)(**settings["limits"])
    requests: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    while True:
        reply = answer(state, json.loads(requests.get()))
        replies.write(json.dumps(reply, ensure_ascii=True) + "\n")
        replies.flush()


def _listen(requests: queue.SimpleQueue[str]) -> None:
    """Also the watch on the parent: when it is gone, so is this process, even in mid-work."""
    for line in sys.stdin:
        requests.put(line)
    os._exit(0)


class _Reporter:
    """Sends progress to the parent, not too often."""

    def __init__(self, replies: TextIO) -> None:
        self._replies = replies
        self._last = 0.0

    def __call__(self, done: int, total: int, text: str) -> None:
        now = time.monotonic()
        if now - self._last >= _LEAST_PAUSE:
            self._last = now
            self._replies.write(json.dumps({"progress": [done, total, text]}) + "\n")
            self._replies.flush()


def answer(state: WorkerState, request: dict[str, Any]) -> dict[str, Any]:
    """One reply to one request; whatever happens to the file, the process can say so."""
    try:
        return {"result": OPERATIONS[request["op"]](state, request["values"])}
    except FileRefusedError as error:
        return {"refused": [error.sentence, error.code]}
    except MemoryError:
        return {"refused": None, "kind": "memory", "where": ""}
    # Hostile bytes find ways to fail that no list of exceptions holds, among them Rust panics.
    except BaseException as error:  # noqa: BLE001
        return {"refused": None, "kind": type(error).__name__, "where": _where(error)}


def _where(error: BaseException) -> str:
    """File and line of the failure; never the message, it may hold data of the file."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    return ", ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)


def restrict(memory: int, seconds: int) -> None:
    """Limit this process: ``memory`` bytes of address space more than now, ``seconds`` of CPU.

    On Windows the parent's job object does this; macOS ignores the limit on address space, there
    the parent watches the resident size.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415

    def lower(kind: int, value: int, grace: int = 0) -> None:
        hard = resource.getrlimit(kind)[1]
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)
            grace = min(grace, hard - value)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (value, value + grace))

    lower(resource.RLIMIT_CORE, 0)
    lower(resource.RLIMIT_FSIZE, 4 * 1024**3)
    # At the first of the two limits comes SIGXCPU, which tells the parent why.
    lower(resource.RLIMIT_CPU, max(1, seconds), grace=2)
    statm = Path("/proc/self/statm")
    if statm.exists():
        now = int(statm.read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        lower(resource.RLIMIT_AS, now + memory)
    with contextlib.suppress(OSError):
        os.nice(5)
