"""From an address that a person gave to the place where a shop is shared.

An address is the path of a folder, ``https://server/folder`` (WebDAV) or
``postgresql://server/database``; an invitation is a small file that holds one, with all that is
needed to use it. Whatever it is, a ``Tree`` comes out (``open_address``, ``open_invitation``),
which ``setup.begin`` and ``setup.join`` take. What has to be kept of it lies in the shop file, the
password only in the system's key ring; where there is none, it is asked for once a session.
"""

from __future__ import annotations

import errno
import ipaddress
import json
import re
import ssl
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from crm_desktop.errors import UserError
from crm_desktop.store.key_ring import KeyRing
from crm_desktop.sync.tree import DiskTree, PlaceError, Refusal, Tree

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_INVITATION = "invitation to a shared shop"
_MOST_BYTES = 65536
_MOST_LETTERS = 2000


@dataclass(frozen=True, slots=True)
class Login:
    """How to be let in. ``ca``: the certificate (PEM) of who vouches for the server, where the
    system does not know it."""

    user: str = ""
    password: str | None = field(default=None, repr=False)
    ca: str = ""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What is needed to take part; whoever has it can."""

    address: str
    login: Login = field(repr=False)


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


def without_login(address: str, login: Login) -> tuple[str, Login]:
    """An address without the name and password that may stand in it; these come to what the login
    does not say itself.

    Raises:
        UserError: ``sync.address``.
    """
    try:
        parts = urlsplit(address.strip())
        host = parts.netloc.rpartition("@")[2]
        found = Login(unquote(parts.username or ""), unquote(parts.password or "") or None)
        _ = parts.port  # a ValueError if it is no number
    except ValueError as error:
        raise _no_address(address) from error
    plain = urlunsplit((parts.scheme.lower(), host, parts.path, parts.query, ""))
    password = found.password if login.password is None else login.password
    return plain, replace(login, user=login.user or found.user, password=password)


def open_address(address: str, login: Login | None = None) -> Tree:
    """The place at an address; of a server, nothing is asked yet (``setup.begin`` and ``join`` do).

    Raises:
        UserError: ``sync.address``: it cannot be one; ``sync.open_line``: not encrypted on the way;
            ``sync.password_needed``; ``sync.certificate``.
    """
    kind = kind_of(address)
    if kind == "folder":
        return DiskTree(Path(address.strip()).expanduser().absolute())
    plain, whole = without_login(address, login or Login())
    if plain.startswith("http://") and not is_this_computer(urlsplit(plain).hostname or ""):
        raise UserError(
            "The address begins with http://, so everything could be read on its way. Nothing was "
            "sent. Please use the address that begins with https://.",
            code="sync.open_line",
        )
    if whole.ca and not is_certificate(whole.ca):
        raise UserError(
            "The file with the certificate of the server does not hold one. Nothing was changed.",
            code="sync.certificate",
        )
    if whole.user and whole.password is None:
        raise password_needed(plain)
    try:
        if kind == "webdav":
            from crm_desktop.sync.webdav import WebDavTree  # noqa: PLC0415 - only when used

            return WebDavTree(plain, whole)
        from crm_desktop.sync.hub import HubTree  # noqa: PLC0415 - only when used

        return HubTree(plain, whole)
    except ValueError as error:
        raise _no_address(plain) from error


def resume(where: str, kept: str, ring: KeyRing, password: str | None = None) -> Tree:
    """The place where a shop is shared already. ``kept``: what the tree wanted to be kept.

    Raises:
        UserError: ``sync.password_needed``: neither given nor in the key ring.
    """
    if not kept:
        return DiskTree(Path(where))
    if password is None:
        password = ring.kept_password(where)
    if password is None and json.loads(kept)["user"]:
        raise password_needed(where)
    if kind_of(where) == "webdav":
        from crm_desktop.sync import webdav  # noqa: PLC0415 - only when used

        return webdav.resumed(where, kept, password)
    from crm_desktop.sync import hub  # noqa: PLC0415 - only when used

    return hub.resumed(where, kept, password)


def is_this_computer(host: str) -> bool:
    """Whether an address never leaves this computer."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def is_certificate(text: str) -> bool:
    """Whether a text holds certificates (PEM) that can vouch for a server."""
    try:
        ssl.create_default_context(cadata=text)
    except (ssl.SSLError, ValueError):
        return False
    return "PRIVATE KEY" not in text


# --- invitations --------------------------------------------------------------------------------


def invitation_text(invitation: Invitation) -> str:
    """The content of an invitation file; it holds a password."""
    login = invitation.login
    said = {
        "kind": _INVITATION, "format": 1, "address": invitation.address, "user": login.user,
        "password": login.password, "ca": login.ca,
    }  # fmt: skip
    return json.dumps(said, indent=1, ensure_ascii=False) + "\n"


def read_invitation(path: Path) -> Invitation:
    """What an invitation file says.

    Raises:
        UserError: ``sync.invitation``: it cannot be read, or is none.
    """
    try:
        with path.open("rb") as file:
            said = json.loads(file.read(_MOST_BYTES).decode("utf-8-sig"))
        values = [said[name] for name in ("address", "user", "password", "ca")]
        known = said["kind"] == _INVITATION and said["format"] == 1
        known = known and all(isinstance(one, str) for one in values)
        known = known and max(len(one) for one in values[:3]) <= _MOST_LETTERS
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise _no_invitation(path) from error
    if not known or kind_of(values[0]) == "folder":
        raise _no_invitation(path)
    address, user, password, ca = values
    return Invitation(address, Login(user, password, ca))


def open_invitation(path: Path) -> Tree:
    """The place that an invitation file leads to.

    Raises:
        UserError: ``sync.invitation`` and those of ``open_address``.
    """
    found = read_invitation(path)
    return open_address(found.address, found.login)


# --- refusals -----------------------------------------------------------------------------------


def cannot_use(place: Tree, error: OSError | None = None) -> UserError:
    """Why a place cannot be used, for the person."""
    if isinstance(place, DiskTree):
        return UserError(
            f"The folder {place.where} cannot be used: it is not there, full, or may not be "
            "written to. Your work is safe here. Please check the folder and try again.",
            code="sync.folder",
        )
    if isinstance(error, PlaceError):
        return _refused(place.where, error.refusal)
    if isinstance(error, PermissionError):
        return UserError(
            f"The server does not let you share in {place.where}. Nothing was changed there. Your "
            "work is safe here. Please ask whoever looks after the server.",
            code="sync.forbidden",
        )
    if isinstance(error, FileNotFoundError):
        return UserError(
            f"There is no {place.where} on the server. Your work is safe here. Please check the "
            "address; the folder has to be there already.",
            code="sync.no_such_place",
        )
    if error is not None and error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return _no_room(place.where, small=error.errno == errno.EFBIG)
    return UserError(
        f"The server {place.where} cannot be reached. Your work is safe here. Please check the "
        "address and the connection, and try again.",
        code="sync.unreachable",
    )


def _no_room(where: str, *, small: bool) -> UserError:
    if small:
        return UserError(
            f"The server {where} takes small files only, so documents and pictures would never "
            "arrive. Nothing was changed. Please ask whoever looks after the server to allow files "
            "of 64 MB; in nginx that is client_max_body_size.",
            code="sync.small_files",
        )
    return UserError(
        f"There is no room left on the server {where}. Your work is safe here.", code="sync.full"
    )


def _refused(where: str, refusal: Refusal) -> UserError:
    match refusal:
        case Refusal.PASSWORD:
            return UserError(
                f"The server {where} does not accept the user name or the password. Your work is "
                "safe here. Please give them again.",
                code="sync.wrong_password",
            )
        case Refusal.NOT_TRUSTED:
            return UserError(
                f"The server {where} cannot prove that it is the right one, so nothing was sent to "
                "it, not even the password. Your work is safe here. Please ask whoever looks after "
                "the server for its certificate or a new invitation.",
                code="sync.not_trusted",
            )
        case Refusal.NOT_A_SERVER:
            return UserError(
                f"What answers at {where} is not a place for sharing: perhaps a page to log in, "
                "another server, or one that was not prepared yet. Nothing was changed. Please "
                "check the address.",
                code="sync.not_a_server",
            )
        case Refusal.CANNOT_LIST:
            return UserError(
                f"The server at {where} cannot tell which files are there, so it cannot be used: "
                "WebDAV is switched off, or only half there (PROPFIND is missing). Nothing was "
                "changed. Please check the address, or ask whoever looks after the server to "
                "switch WebDAV on completely; nginx needs its module dav-ext for that.",
                code="sync.cannot_list",
            )
        case Refusal.SERVER_BACK:
            return UserError(
                f"The server {where} was set back to an older copy: it has lost what it had "
                "already. Nothing was sent. Your work is safe here, and can be put there again.",
                code="sync.server_back",
            )


def password_needed(where: str) -> UserError:
    """The password of a server is neither given nor kept."""
    return UserError(
        f"The server {where} needs your password. Your work is safe here.",
        code="sync.password_needed",
    )


def _no_address(address: str) -> UserError:
    return UserError(
        f"“{address.strip()[:200]}” is no address of a shared shop. It is the path of a folder, or "
        "begins with https:// or postgresql://.",
        code="sync.address",
    )


def _no_invitation(path: Path) -> UserError:
    return UserError(
        f"{path} is not an invitation to a shared shop, or cannot be read. Nothing was changed.",
        code="sync.invitation",
    )
