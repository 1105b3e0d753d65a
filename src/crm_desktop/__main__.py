"""The door of the program: ``python -m crm_desktop`` and the command ``crm-desktop``."""

from __future__ import annotations

import sys
import threading
from types import TracebackType


def main() -> int:
    """Run the command line; an installed program also starts its worker processes this way."""
    if not sys.flags.dev_mode:
        sys.excepthook = _uncaught
        threading.excepthook = _uncaught_in
        sys.unraisablehook = _uncaught_in
    if sys.argv[1:2] == ["--import-worker"]:
        import json  # noqa: PLC0415 - each start loads only what it needs

        from crm_desktop.import_export import worker_main  # noqa: PLC0415

        worker_main.main(json.loads(sys.argv[2]))
        return 0
    if sys.argv[1:2] == ["--duplicates-worker"]:
        from crm_desktop.services import duplicate_pairs  # noqa: PLC0415

        duplicate_pairs.main(sys.argv[2])
        return 0
    if sys.argv[1:2] == ["--print-worker"]:
        from crm_desktop.reports import press_worker  # noqa: PLC0415

        press_worker.main(sys.argv[2])
        return 0
    from crm_desktop.cli.main import main as run  # noqa: PLC0415

    return run(sys.argv[1:])


def _uncaught(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> None:
    """Python's own words hold values, which may be a customer's; ``-X dev`` shows them."""
    from crm_desktop.services import faults  # noqa: PLC0415 - hardly ever

    faults.uncaught(kind, error, trace)


def _uncaught_in(found: threading.ExceptHookArgs | sys.UnraisableHookArgs) -> None:
    """The same of another thread, or of what Python itself calls."""
    _uncaught(found.exc_type, found.exc_value, found.exc_traceback)


if __name__ == "__main__":
    sys.exit(main())
