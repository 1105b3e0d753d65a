"""What the window and the process that prepares pages tell each other.

Pickled values, each behind its length; only our own processes are at both ends.
"""

from __future__ import annotations

import pickle
import struct
from dataclasses import dataclass
from typing import BinaryIO, Literal

from crm_desktop.reports.order import Order
from crm_desktop.reports.printed import Printed, Sheet
from crm_desktop.reports.words import Words

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
