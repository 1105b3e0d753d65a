"""Mail files (.eml, mbox) that are dropped on the window, read in a throw-away process.

The process writes what is attached into its own folder and tells the rest; here the attachments are
kept, and nothing of the file is believed but text. Filing is the work of ``mail_entries``.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from crm_desktop.errors import FileRefusedError, UserError
from crm_desktop.import_export.recognise import NOT_TO_BE_READ
from crm_desktop.import_export.worker import Reader
from crm_desktop.progress import Progress, silent
from crm_desktop.services.attachments import LARGEST, KeptFile, keep_content
from crm_desktop.services.mail_entries import Mail
from crm_desktop.store.store import Store

ENDINGS = (".eml", ".mbox", ".mbx")


def is_mail(path: Path) -> bool:
    """Whether a file is one that ``read_mails`` takes, by its name."""
    return path.suffix.casefold() in ENDINGS


def read_mails(store: Store, path: Path, progress: Progress = silent) -> list[Mail]:
    """The messages of a file, their attachments kept beside the shop.

    A message that cannot be read is left out; an attachment that is too large is named in the text
    instead of being kept.

    Raises:
        FileRefusedError: the file cannot be read, or holds no message (``file.no_mail``).
        StoreError: an attachment could not be written.
        CancelledError: by ``progress``.
    """
    with Reader() as reader:
        try:
            reader.open(path, progress)
        except FileRefusedError as error:
            if error.code not in NOT_TO_BE_READ:
                raise
            raise _no_message(path) from error  # what to do with a table helps nobody here
        told = reader.call("messages", progress)["messages"]
        mails = []
        for message in told:
            files, left = _kept(store, message["files"])
            body = "\n\n".join(part for part in (str(message["body"]), *left) if part)
            mails.append(
                Mail(
                    str(message["message_id"]),
                    _milliseconds(message["at"]),
                    str(message["sender"]),
                    tuple(map(str, message["recipients"])),
                    str(message["subject"]),
                    body,
                    files,
                )
            )
    if not mails:
        raise _no_message(path)
    return mails


def _no_message(path: Path) -> FileRefusedError:
    return FileRefusedError(
        f"No message could be read in “{path.name}”. Nothing was filed.", code="file.no_mail"
    )


def _kept(store: Store, told: list[dict[str, str]]) -> tuple[tuple[KeptFile, ...], list[str]]:
    files, left = [], []
    for one in told:
        path = Path(one["path"])
        if path.stat().st_size > LARGEST:
            left.append(f"[{one['name']}]")
            continue
        try:
            files.append(keep_content(store, one["name"], path.read_bytes(), one["media_type"]))
        except UserError:
            left.append(f"[{one['name']}]")
    return tuple(files), left


def _milliseconds(at: str | None) -> int | None:
    if at is None:
        return None
    moment = dt.datetime.fromisoformat(at)
    return round(moment.timestamp() * 1000) if moment.tzinfo else None
