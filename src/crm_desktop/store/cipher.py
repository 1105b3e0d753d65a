"""The SQLite that reads and writes encrypted files; loaded when the first one is opened.

One file is never opened by two builds of SQLite in one process, for each lets go of the other's
locks: ``connection.connect`` is the only one who chooses. The errors of this build are made kinds
of sqlite3's, so that everybody who looks after an error of the one looks after it of both.
"""

from __future__ import annotations

import sqlite3
from functools import cache
from types import ModuleType
from typing import cast

from crm_desktop.errors import StoreError
from crm_desktop.store.at_hand import FileKey

_ERRORS = (
    "DatabaseError", "InterfaceError", "DataError", "IntegrityError", "InternalError",
    "NotSupportedError", "OperationalError", "ProgrammingError",
)  # fmt: skip


@cache
def driver() -> ModuleType:
    """The module, as ``sqlite3`` is one.

    Raises:
        StoreError: ``store.no_cipher``.
    """
    try:
        from sqlcipher3 import dbapi2  # type: ignore[import-untyped]  # noqa: PLC0415
    except ImportError as error:
        raise StoreError(
            "This shop is encrypted, and the part of the program that reads such shops is missing "
            "on this PC. Nothing was changed. Please install the program anew.",
            code="store.no_cipher",
        ) from error
    for name in _ERRORS:
        kind, known = getattr(dbapi2, name), getattr(sqlite3, name)
        if not issubclass(kind, known):
            kind.__bases__ = (*kind.__bases__, known)
    # This driver asks each id and each NULL that it binds whether it wants to be something else,
    # which takes it as long as the rest of a short statement; an answer kept here is found at once.
    dbapi2.register_adapter(bytes, bytes)
    dbapi2.register_adapter(type(None), lambda nothing: nothing)
    return cast(ModuleType, dbapi2)


def unlock(raw: sqlite3.Connection, key: FileKey) -> None:
    """The first statement of a connection to an encrypted file."""
    raw.execute("PRAGMA cipher_log_level=NONE")  # it would write to the terminal of the person
    raw.execute(f'PRAGMA key="{key.words}"')
