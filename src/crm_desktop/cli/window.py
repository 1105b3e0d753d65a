"""The window, and pictures of it. The only part of the command line that loads Qt."""

from __future__ import annotations

import gc
import os
import sqlite3
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from crm_desktop import app
from crm_desktop.cli.aside import Aside
from crm_desktop.cli.session import Session
from crm_desktop.errors import StoreError, UserError
from crm_desktop.services.crash_file import Listening
from crm_desktop.services.settings import shop_settings
from crm_desktop.services.starts import TOO_MANY, begin_start, failed_starts, finish_start
from crm_desktop.store.disk_trouble import explain
from crm_desktop.store.store import Store

if TYPE_CHECKING:
    from argparse import Namespace

REPLACED, DAMAGED, ENCRYPTION, NORMALLY = 1001, 1002, 1003, 1004
"""See ``ui/screens/screen``, which is loaded only when there is a window."""
SWITCH_S = 0.001
"""After so many seconds a thread lets another one go on; a frame has no room for Python's five
milliseconds."""


def window(session: Session, options: Namespace) -> int:
    """Open the shop in its window and stay until that is closed."""
    if not _has_screen():
        raise UserError(
            "There is no screen here, so the window cannot open. Your data is safe. "
            "`crm-desktop --help` tells what works without one.",
            code="window.no_screen",
        )
    gc.disable()  # what starting makes stays; ``start.run`` switches it on again
    sys.setswitchinterval(SWITCH_S)
    while True:
        code = _run(session, options)
        options.safe = False
        if code == REPLACED:
            _replace(session)
        elif code == ENCRYPTION:
            _encrypt(session)
        elif code != NORMALLY and (code != DAMAGED or not _repaired(session)):
            return 0 if code == DAMAGED else code
        options.hidden = False


def _run(session: Session, options: Namespace) -> int:
    failed = failed_starts(session.folder) >= TOO_MANY
    safe = failed or options.safe
    # SQLite reads which tables there are, and waits for the disk, while this thread loads Qt.
    opening = Aside(partial(_opened, session.folder, safe))
    try:
        start = _with_qt()
    except BaseException:
        _close(opening)
        raise
    while True:
        # The window tells by itself what was noticed, and what was cut off.
        try:
            store, listening = opening.result()
            hidden = options.hidden and not safe
            return _seen(session, start, store, listening, hidden=hidden, failed=failed)
        except StoreError as error:
            if error.code == "store.in_use" and (options.hidden or _shown_again(session)):
                return 0
            if error.code == "store.locked" and _is_seen():
                if not _unlocked(session):
                    return 0
            elif not _is_seen() or not _ask_again(session, error):
                raise
        opening = Aside(partial(_opened, session.folder, safe))


def _seen(
    session: Session, start: ModuleType, store: Store, listening: Listening, *,
    hidden: bool, failed: bool,
) -> int:  # fmt: skip
    """The window, until it is closed.

    Raises:
        StoreError: it could not be shown: the file cannot be read.
    """
    with store:
        try:
            code: int = start.run(
                store, shop_settings(store).shop_name,
                clock=app.clock, surroundings=app.surroundings, hidden=hidden,
                started=partial(finish_start, session.folder), failed=failed,
            )  # fmt: skip
        except Exception as error:
            if isinstance(error, sqlite3.DatabaseError) and (
                told := explain(error, session.folder)
            ):
                raise told from error
            from crm_desktop.services.faults import describe, record  # noqa: PLC0415

            record(session.folder, describe(error))
            raise
        finally:
            listening.close()
        finish_start(session.folder)
        return code


def _opened(folder: Path, safe: bool) -> tuple[Store, Listening]:
    store = app.open_shop(folder, reads_first=True, only_reading=safe)
    begin_start(folder)  # from here on the shop is ours
    return store, Listening(folder)


def _close(opening: Aside[tuple[Store, Listening]]) -> None:
    """There will be no window for what is being opened."""
    with suppress(StoreError):
        store, listening = opening.result()
        listening.close()
        store.close()


def _with_qt() -> ModuleType:
    from crm_desktop.ui import start  # noqa: PLC0415 - nothing else needs Qt

    return start


def _replace(session: Session) -> None:
    """Put the shop file that lies ready in the place of the one that is there."""
    from crm_desktop.services.going_back import carry_out  # noqa: PLC0415 - hardly ever

    carry_out(session.folder, str(app.clock()))


def _encrypt(session: Session) -> None:
    """Encrypt the shop, or take that away, while it is closed."""
    from crm_desktop.ui.encrypting import ask_encrypting  # noqa: PLC0415 - hardly ever

    ask_encrypting(session.folder, app.clock)


def _unlocked(session: Session) -> bool:
    """Ask for the passphrase of a locked shop; False: the person went away."""
    from crm_desktop.ui.unlocking import ask_unlock  # noqa: PLC0415 - a plain shop needs none

    return ask_unlock(session.folder)


def _repaired(session: Session) -> bool:
    """Offer the ways out of a damaged file; whether a good one is in its place now."""
    from crm_desktop.store.disk_trouble import damaged  # noqa: PLC0415 - hardly ever
    from crm_desktop.ui.damage import ask_repair  # noqa: PLC0415

    return ask_repair(session.folder, damaged(), app.clock)


def _shown_again(session: Session) -> bool:
    """The program runs already, perhaps in the tray: its window comes to the front."""
    from crm_desktop.ui import start  # noqa: PLC0415 - nothing else needs Qt

    return start.show_running(session.folder)


def _ask_again(session: Session, error: StoreError) -> bool:
    """Say in a window why there is none of the shop, and offer what can be done about it; whether
    to try once more."""
    from crm_desktop.services.repair import REPAIRABLE  # noqa: PLC0415 - nothing else needs it

    if error.code in REPAIRABLE:
        from crm_desktop.ui.damage import ask_repair  # noqa: PLC0415

        return ask_repair(session.folder, error, app.clock)
    from crm_desktop.ui.refusal import ask_again  # noqa: PLC0415 - nothing else needs Qt

    return ask_again(session.folder, error)


def screenshots(session: Session, options: Namespace) -> int:
    """Draw every screen into PNG files, without a screen."""
    try:
        width, height = (int(part) for part in options.size.lower().split("x"))
    except ValueError:
        raise UserError(
            f"“{options.size}” is no size. Write it like 1366x768.", code="screenshots.size"
        ) from None
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with session.shop() as store:
        from crm_desktop.ui.pictures import take_pictures  # noqa: PLC0415

        pictures = take_pictures(
            store, shop_settings(store).shop_name, options.out, clock=app.clock,
            dark=options.dark, scale=options.scale / 100, size=(width, height),
            language=options.language, surroundings=app.surroundings,
        )  # fmt: skip
    session.give({"pictures": [str(path) for path in pictures]})
    for path in pictures:
        session.say(str(path))
    return 0


def _has_screen() -> bool:
    """Qt ends the whole program where it finds none, so it is looked for before."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _is_seen() -> bool:
    """Whether anybody sees the window: without a screen nobody could answer it."""
    return os.environ.get("QT_QPA_PLATFORM", "") not in {"offscreen", "minimal"}
