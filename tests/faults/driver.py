"""A process that lets flows meet faults: each in a child of its own, forked from here.

Run with the shim loaded, it reads one order per line (JSON: ``flow``, ``folder``, ``number``,
``kind``, ``always``, ``record``: where to write down all that is done, or empty) and answers with
one line of JSON: ``told``, ``killed``, ``calls``, ``error``.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any

KINDS = ("nothing", "kill", "torn", "io error", "full")


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


def main() -> None:
    shim = ctypes.CDLL(None)
    shim.fault_arm.argtypes = [ctypes.c_char_p, ctypes.c_long, ctypes.c_int, ctypes.c_int]
    shim.fault_record.argtypes = shim.fault_mark.argtypes = [ctypes.c_char_p]
    shim.fault_count.restype = ctypes.c_long
    import tests.faults.flows  # noqa: F401 - once for all children

    for line in sys.stdin:
        order = json.loads(line)
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            play(shim, order, writer)
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader) as stream:
            told = stream.read().splitlines()
        _, status = os.waitpid(child, 0)
        found: dict[str, Any] = {"told": [], "calls": 0, "error": None}
        for each in told:
            word, _, rest = each.partition(" ")
            if word == "calls":
                found["calls"] = int(rest)
            elif word == "error":
                found["error"] = json.loads(rest)
            else:
                found["told"].append(each)
        print(json.dumps({**found, "killed": os.WIFSIGNALED(status)}), flush=True)


if __name__ == "__main__":
    main()
