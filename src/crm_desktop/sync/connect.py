"""From an address that a person gave to the place where a shop is shared.

An address is the path of a folder, ``https://server/folder`` (WebDAV) or
``postgresql://server/database``; an invitation is a small file that holds one, with all that is
needed to use it. Whatever it is, a ``Tree`` comes out, which ``setup.begin`` and ``setup.join``
take. What has to be kept of it lies in the shop file, the password only in the system's key ring;
where there is none, it is asked for once a session.
"""

from __future__ import annotations

import errno
import re
from dataclasses import dataclass
from pathlib import Path

from crm_desktop.errors import UserError
from crm_desktop.sync.key_files import KeyRing
from crm_desktop.sync.tree import DiskTree, PlaceError, Refusal, Tree

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Login:
    """How to be let in. ``ca``: the certificate (PEM) of who vouches for the server, where the
    system does not know it."""

    user: str = ""
    password: str | None = None
    ca: str = ""


def kind_of(address: str) -> str:
    """``folder``, ``webdav`` or ``postgresql``.

    Raises:
        UserError: ``sync.address``.
    """
    match = _SCHEME.match(address.strip())
    if match is None:
        return "folder"
    match match[1].lower():
        case "https" | "http":
            return "webdav"
        case "postgresql" | "postgres":
            return "postgresql"
    raise _no_address(address)


def open_address(address: str, login: Login | None = None) -> Tree:
    """The place at an address; of a server, nothing is asked yet (see ``check``).

    Raises:
        UserError: ``sync.address``: it cannot be one.
    """
    if kind_of(address) == "folder":
        return DiskTree(Path(address.strip()).expanduser().absolute())
    raise _no_address(address)


def resume(where: str, kept: str, ring: KeyRing, password: str | None = None) -> Tree:
    """The place where a shop is shared already. ``kept``: what the tree wanted to be kept.

    Raises:
        UserError: ``sync.password_needed``: neither given nor in the key ring.
    """
    return DiskTree(Path(where))


def cannot_use(place: Tree, error: OSError | None = None) -> UserError:
    """Why a place cannot be used, for the person."""
    if isinstance(place, DiskTree):
        return UserError(
            f"The folder {place.where} cannot be used: it is not there, full, or may not be "
            "written to. Your work is safe here. Please check the folder and try again.",
            code="sync.folder",
        )
    if isinstance(error, PlaceError):
        sentence, code = _REFUSALS[error.refusal]
        return UserError(sentence.format(place=place.where), code=code)
    if error is not None and error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return UserError(
            f"There is no room left on the server {place.where}. Nothing was changed there. Your "
            "work is safe here.",
            code="sync.full",
        )
    return UserError(
        f"The server {place.where} cannot be reached. Your work is safe here. Please check the "
        "address and the connection, and try again.",
        code="sync.unreachable",
    )


_REFUSALS = {
    Refusal.PASSWORD: (
        "The server {place} does not accept the user name or the password. Your work is safe here. "
        "Please give them again.",
        "sync.wrong_password",
    ),
    Refusal.NOT_TRUSTED: (
        "The server at {place} cannot prove that it is the right one, so nothing was sent to it, "
        "not even the password. Your work is safe here. Please ask whoever looks after the server "
        "for its certificate or a new invitation.",
        "sync.not_trusted",
    ),
    Refusal.NOT_A_SERVER: (
        "What answers at {place} is not a place for sharing: perhaps a page to log in, or another "
        "server. Nothing was sent. Please check the address.",
        "sync.not_a_server",
    ),
    Refusal.SERVER_BACK: (
        "The server {place} was set back to an older copy: it has lost what it had already. "
        "Nothing was sent. Your work is safe here, and can be put there again.",
        "sync.server_back",
    ),
}


def _no_address(address: str) -> UserError:
    return UserError(
        f"“{address.strip()}” is no address of a shared shop. It is the path of a folder, or "
        "begins with https:// or postgresql://.",
        code="sync.address",
    )
