"""A process that lets flows meet faults: each in a child of its own, forked from here.

Run with the shim loaded, it reads one order per line (JSON: ``flow``, ``folder``, ``number``,
``kind``, ``always``, ``record``: where to write down all that is done, or empty) and answers with
one line of JSON: ``told``, ``killed``, ``calls``, ``error``. A PC that fell asleep is woken an hour
later; meanwhile another program tries to open its shop, and ``second`` is what that one was told
(None: nobody slept). An order with ``together`` (folders)
starts one program in each at the same moment, and is answered with what they say.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

KINDS = ("nothing", "kill", "torn", "io error", "full", "asleep")
_LONGEST = 120
"""Seconds; the longest flow takes a few, and one that waits for ever is a finding."""


def play(shim: ctypes.CDLL, order: dict[str, Any], answer: int) -> None:
    """In the child: the flow, and what it told, each line at once."""
    from tests.faults.flows import PLAYED

    def tell(line: str) -> None:
        shim.fault_mark(line.encode())
        os.write(answer, f"{line}\n".encode())

    folder = str(order["folder"])
    if order["record"]:
        shim.fault_record(os.fsencode(order["record"]))
    shim.fault_arm(
        os.fsencode(folder), int(order["number"]), KINDS.index(order["kind"]), int(order["always"])
    )
    try:
        PLAYED[order["flow"]](Path(folder), tell)
    except Exception as error:  # noqa: BLE001 - whatever it is, the judge is to hear of it
        from crm_desktop.errors import UserError

        if not isinstance(error, UserError):
            tell("error " + json.dumps(traceback.format_exc()))
        else:
            tell(f"refused {error.code}")
    tell(f"calls {shim.fault_count()}")


def sleep(child: int, folder: Path) -> str | None:
    """Wait until the child sleeps, let an hour pass and another program start, and wake it; what
    that program was told. None: the child ended."""
    from tests.faults.flows import sleep_hours

    # Its end is waited for by another one.
    while not (found := os.waitid(os.P_PID, child, os.WSTOPPED | os.WEXITED | os.WNOWAIT)):
        continue
    if found.si_code != os.CLD_STOPPED:
        return None
    sleep_hours(1)
    reader, writer = os.pipe()
    second = os.fork()
    if second == 0:
        signal.alarm(_LONGEST)
        os.write(writer, _second(folder).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as stream:
        told = stream.read()
    os.waitpid(second, 0)
    os.kill(child, signal.SIGCONT)
    return told


def _second(folder: Path) -> str:
    from crm_desktop.errors import UserError
    from tests.faults.flows import SHOP, opened

    try:
        opened(folder / SHOP, 70).close()
    except UserError as error:
        return str(error.code)
    except Exception:  # noqa: BLE001 - the judge is to hear of it
        return traceback.format_exc()
    return "opened"


def together(folders: Sequence[str], number: int) -> list[str]:
    """Programs that start in these folders at the same moment; the first line of each."""
    from tests.faults.starts import start

    (wait, go), (end, over) = os.pipe(), os.pipe()
    readers, children = [], []
    for place, folder in enumerate(folders):
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(go)
            os.close(over)
            os.read(wait, 1)  # until everybody is there
            try:
                start(Path(folder), number + place, writer, end)
            except Exception as error:  # noqa: BLE001 - the judge is to hear of it
                os.write(writer, f"refused {getattr(error, 'code', error)}\n".encode())
            os._exit(0)
        os.close(writer)
        readers.append(os.fdopen(reader))
        children.append(child)
    for pipe in (wait, end, go):
        os.close(pipe)
    answers = [reader.readline().strip() for reader in readers]
    os.close(over)
    for stream, child in zip(readers, children, strict=True):
        stream.close()
        os.waitpid(child, 0)
    return answers


def main() -> None:
    shim = ctypes.CDLL(None)
    shim.fault_arm.argtypes = [ctypes.c_char_p, ctypes.c_long, ctypes.c_int, ctypes.c_int]
    shim.fault_record.argtypes = shim.fault_mark.argtypes = [ctypes.c_char_p]
    shim.fault_count.restype = ctypes.c_long
    import tests.faults.starts  # noqa: F401 - once for all children
    from tests.faults.flows import sleep_hours

    for line in sys.stdin:
        order = json.loads(line)
        if "together" in order:
            print(json.dumps(together(order["together"], order["number"])), flush=True)
            continue
        sleep_hours(0)
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            signal.alarm(_LONGEST)
            play(shim, order, writer)
            os._exit(0)
        os.close(writer)
        asleep = order["kind"] == "asleep"
        second = sleep(child, Path(order["folder"])) if asleep else None
        with os.fdopen(reader) as stream:
            told = stream.read().splitlines()
        _, status = os.waitpid(child, 0)
        found: dict[str, Any] = {"told": [], "calls": 0, "error": None, "second": second}
        for each in told:
            word, _, rest = each.partition(" ")
            if word == "calls":
                found["calls"] = int(rest)
            elif word == "error":
                found["error"] = json.loads(rest)
            else:
                found["told"].append(each)
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM:
            found["error"] = f"did not end within {_LONGEST} seconds"
        print(json.dumps({**found, "killed": os.WIFSIGNALED(status)}), flush=True)


if __name__ == "__main__":
    main()
