"""Files that belong to entries: kept by content, each once, beside the shop file.

A file is read and kept first (``keep_file``, slow work for a job); then the entry is told of it in
a transaction of its own. A file that was kept and never told of harms nobody. What comes from
outside is opened as a copy that may only be read, and a program is not opened at all.
"""

from __future__ import annotations

import mimetypes
import os
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from crm_desktop.domain.text import collapse, strip_unsafe
from crm_desktop.errors import StoreError, UserError
from crm_desktop.paths import new_temporary_folder
from crm_desktop.services.contact_record import insert, update
from crm_desktop.store.blobs import ATTACHMENTS, Blobs
from crm_desktop.store.file_format import LIVE, TRASHED
from crm_desktop.store.store import Store, Transaction

LARGEST = 25_000_000
"""Bytes of one attachment; every one goes into every backup and over to the other PC."""
MOST = 50
"""Attachments of one entry."""
_LONGEST_NAME = 200
_PROGRAMS = frozenset(
    (".app", ".bat", ".cmd", ".com", ".cpl", ".desktop", ".dmg", ".exe", ".hta", ".inf", ".jar",
     ".js", ".jse", ".lnk", ".msc", ".msi", ".msp", ".pif", ".pkg", ".ps1", ".py", ".reg", ".scf",
     ".scr", ".sh", ".url", ".vb", ".vbe", ".vbs", ".ws", ".wsf", ".wsh")
)  # fmt: skip
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file whose content is kept; ``sha256`` names the content, ``size`` is in bytes."""

    name: str
    media_type: str
    size: int
    sha256: str


def keep_file(store: Store, path: Path) -> KeptFile:
    """Read a file and keep its content; nothing refers to it yet.

    Raises:
        UserError: ``attachment.unreadable``, ``attachment.too_large``.
        StoreError: the content could not be written.
    """
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise UserError(
                f"“{path.name}” is no file, so it was not attached.", code="attachment.unreadable"
            )
        if about.st_size > LARGEST:
            raise _too_large(path.name, about.st_size)
        content = path.read_bytes()
    except OSError as error:
        raise UserError(
            f"“{path.name}” could not be read, so it was not attached. Perhaps another program "
            "holds it open: close it there and try again.",
            code="attachment.unreadable",
        ) from error
    return keep_content(store, path.name, content)


def keep_content(store: Store, name: str, content: bytes, media_type: str = "") -> KeptFile:
    """The same for a content that is in memory already.

    Raises:
        UserError: ``attachment.too_large``.
        StoreError: the content could not be written.
    """
    shown = clean_name(name)
    if len(content) > LARGEST:
        raise _too_large(shown, len(content))
    guessed = media_type or mimetypes.guess_type(shown)[0] or "application/octet-stream"
    sha256 = Blobs(store.folder / ATTACHMENTS).put(content)
    return KeptFile(shown, guessed, len(content), sha256)


def clean_name(name: str) -> str:
    """A file name that every system takes, without folders; "file" where nothing is left."""
    shown = _NOT_IN_NAMES.sub("_", collapse(strip_unsafe(name))).strip(" .")
    stem, dot, ending = shown.rpartition(".")
    if len(shown) > _LONGEST_NAME and dot:
        return f"{stem[: _LONGEST_NAME - len(ending) - 1]}.{ending}"[:_LONGEST_NAME]
    return shown[:_LONGEST_NAME] or "file"


def attach(store: Store, entry: bytes, files: Sequence[KeptFile]) -> list[bytes]:
    """Add kept files to an entry; returns the ids of the attachments.

    Raises:
        UserError: ``entry.gone``, ``attachment.too_many``.
    """
    label = f"Attach {files[0].name}" if len(files) == 1 else f"Attach {len(files)} files"
    with store.transact(label) as tx:
        if not tx.raw.execute(
            f"SELECT 1 FROM entry WHERE id=? AND gone={LIVE}", (entry,)
        ).fetchone():
            raise UserError(
                "This entry is not there any more. Nothing was changed.", code="entry.gone"
            )
        return make_attachments(tx, entry, files)


def make_attachments(tx: Transaction, entry: bytes, files: Sequence[KeptFile]) -> list[bytes]:
    """``attach`` inside a transaction."""
    (there,) = tx.raw.execute(
        f"SELECT count(*) FROM attachment WHERE entry_id=? AND gone={LIVE}", (entry,)
    ).fetchone()
    if there + len(files) > MOST:
        raise UserError(
            f"An entry can have at most {MOST} files. Nothing was saved yet. Please log another "
            "entry for the rest.",
            code="attachment.too_many",
        )
    made = []
    for file in files:
        identity = tx.ids.one()
        insert(
            tx, "attachment",
            {"id": identity, "entry_id": entry, "name": file.name, "media_type": file.media_type,
             "size": file.size, "sha256": file.sha256},
        )  # fmt: skip
        made.append(identity)
    return made


def remove_attachment(store: Store, attachment: bytes) -> None:
    """Take a file away from its entry; its content stays for an undo.

    Raises:
        UserError: ``attachment.gone``.
    """
    name, _ = _found(store, attachment)
    with store.transact(f"Remove {name}") as tx:
        update(tx, "attachment", attachment, {"gone": TRASHED})


def name_of(store: Store, attachment: bytes) -> str:
    """The name of a file, safe to be offered.

    Raises:
        UserError: ``attachment.gone``.
    """
    return clean_name(_found(store, attachment)[0])


def hash_of(store: Store, attachment: bytes) -> str:
    """What its content is called among the files of the shop (``Blobs``).

    Raises:
        UserError: ``attachment.gone``.
    """
    return _found(store, attachment)[1]


def save_copy(store: Store, attachment: bytes, path: Path) -> None:
    """Write the content to ``path``, replacing what is there.

    Raises:
        UserError: ``attachment.gone``, ``attachment.not_written``.
        StoreError: ``blob.missing``, ``blob.damaged``.
    """
    _, sha256 = _found(store, attachment)
    content = Blobs(store.folder / ATTACHMENTS).read(sha256)
    making = path.with_name(f"{path.name}.part")
    try:
        with making.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        making.replace(path)
    except OSError as error:
        making.unlink(missing_ok=True)
        raise UserError(
            f"“{path.name}” could not be written there. The attachment itself is safe. Please "
            "choose another folder.",
            code="attachment.not_written",
        ) from error


def copy_to_open(store: Store, attachment: bytes) -> Path:
    """A copy that may only be read, in a new private folder, to be shown by another program.

    Raises:
        UserError: ``attachment.gone``, ``attachment.program``, ``attachment.not_written``.
        StoreError: ``blob.missing``, ``blob.damaged``.
    """
    name, sha256 = _found(store, attachment)
    shown = clean_name(name)
    if Path(shown).suffix.casefold() in _PROGRAMS:
        raise UserError(
            f"“{shown}” is a program or could start one, so it is not opened from here. If you "
            "trust who sent it, save a copy.",
            code="attachment.program",
        )
    content = Blobs(store.folder / ATTACHMENTS).read(sha256)
    try:
        path = new_temporary_folder("open") / shown
        path.write_bytes(content)
        path.chmod(0o400)
    except OSError as error:
        raise UserError(
            "There is no room on this PC for a copy to open. The attachment itself is safe.",
            code="attachment.not_written",
        ) from error
    return path


def content_of(store: Store, attachment: bytes) -> bytes:
    """What is in an attachment.

    Raises:
        UserError: ``attachment.gone``.
        StoreError: ``blob.missing``, ``blob.damaged``.
    """
    return Blobs(store.folder / ATTACHMENTS).read(_found(store, attachment)[1])


def is_here(store: Store, sha256: str) -> bool:
    """Whether a content lies on this PC; that of another one may still be on its way."""
    try:
        return Blobs(store.folder / ATTACHMENTS).path(sha256).exists()
    except StoreError:  # no name of a content
        return False


def _found(store: Store, attachment: bytes) -> tuple[str, str]:
    with store.read_raw() as raw:
        row = raw.execute(
            f"SELECT name, sha256 FROM attachment WHERE id=? AND gone={LIVE}", (attachment,)
        ).fetchone()
    if row is None:
        raise UserError(
            "This attachment is not there any more. Nothing was changed.", code="attachment.gone"
        )
    return str(row[0]), str(row[1])


def _too_large(name: str, size: int) -> UserError:
    return UserError(
        f"“{name}” has {size / 1e6:,.0f} MB; at most {LARGEST // 10**6} MB can be attached. "
        "Nothing was changed. Please keep it in a folder of its own and write down where.",
        code="attachment.too_large",
    )
