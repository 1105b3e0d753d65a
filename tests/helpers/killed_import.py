"""A process that begins imports and is killed in the middle of them.

Run as a script it reads one order per line from stdin (JSON: ``folder`` of a shop, ``staged`` file,
``chunk``, ``saves``, and ``calls`` or ``seconds`` until it is killed; neither: it ends by itself),
forks a child for each, and answers with one line of JSON: what the child had been told is safe.
"""

import json
import os
import signal
import sys
import time
from pathlib import Path

from crm_desktop.import_export import apply
from tests.helpers.people import insert
from tests.helpers.shop import open_shop


def run_import(order: dict[str, object], told: int) -> None:
    """Import, and write a byte to ``told`` for every save and every chunk that is acknowledged."""
    calls = 0
    staged = Path(str(order["staged"]))
    with open_shop(Path(str(order["folder"]))) as store:
        with store.read_raw() as raw:
            (known,) = raw.execute("SELECT id FROM contact ORDER BY n LIMIT 1").fetchone()

        def progress(done: int, total: int, text: str) -> None:
            nonlocal calls
            os.write(told, f"done {done}\n".encode())
            if order["saves"]:
                with store.transact("A note") as tx:
                    insert(tx, "entry", contact_id=known, kind="note", body=f"note {done}")
                os.write(told, f"note {done}\n".encode())
            calls += 1
            if calls == order.get("calls"):
                os.kill(os.getpid(), signal.SIGKILL)

        os.write(told, b"begins\n")
        apply.run(store, staged, "Import", progress, chunk=int(str(order["chunk"])))
        os.write(told, b"end\n")


def main() -> None:
    for line in sys.stdin:
        order = json.loads(line)
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            run_import(order, writer)
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader) as stream:
            started = time.monotonic()
            told = [stream.readline().strip()] if "seconds" in order else []
            if "seconds" in order:
                time.sleep(order["seconds"])
                os.kill(child, signal.SIGKILL)
            told += stream.read().split("\n")
            seconds = time.monotonic() - started
        _, status = os.waitpid(child, 0)
        answer = {"told": told, "killed": os.WIFSIGNALED(status), "seconds": seconds}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
