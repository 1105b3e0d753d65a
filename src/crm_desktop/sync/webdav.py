"""A folder on a WebDAV server (Nextcloud, a NAS, Apache) as a place for a shop.

Only what every such server does is relied on: a new file under its own name, a listing one level
deep, reading, removing. What one can besides is found out once (``check``) and kept. An upload is
read back and compared before it gets its name. Nothing is sent over an open line, and nothing to a
server whose certificate does not hold; ``http://`` is for this very computer only.
"""

from __future__ import annotations

import contextlib
import errno
import json
import secrets
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import certifi
import httpx
from defusedxml.ElementTree import fromstring

from crm_desktop.sync.connect import Login, is_this_computer
from crm_desktop.sync.line import Line
from crm_desktop.sync.tree import PART, PlaceError, Refusal

CAN_MOVE, CAN_RANGE = "move", "range"
"""What not every server does: give a file another name; send the rest of a file."""
_LISTING = (
    b'<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><getcontentlength/>'
    b"<resourcetype/></prop></propfind>"
)
_MOST_LISTING = 32 << 20
_BUSY = {423, 429, 500, 502, 503, 504}
_UNKNOWN_METHOD = {405, 501}
_MEANINGS = {
    403: errno.EACCES, 404: errno.ENOENT, 409: errno.ENOENT, 410: errno.ENOENT,
    413: errno.EFBIG, 423: errno.EBUSY, 507: errno.ENOSPC,
}  # fmt: skip
"""Of a refusal of one file: as if a disk had said it."""
_PAUSES = (0.3, 1.0, 3.0)
_LONGEST_PAUSE = 10.0
_REDIRECTS = {301, 302, 303, 307, 308}
_MOST_REDIRECTS = 3
_ANSWER_AFTER = 30.0
"""Seconds for the first of an answer, besides the time that sending takes."""
_SLOWEST = 4096
"""Bytes a second, over ``_GRACE`` seconds and more: slower counts as no connection."""
_GRACE = 10.0
_STEPS = 64 << 10
_LARGE = 8 << 20
"""Bytes of a file that a server has to take: more than a piece of an attachment. Many take 1 MiB
only, as they come."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What a server said."""

    status: int
    headers: httpx.Headers
    body: bytes
    whole: bool = True
    """Else the connection was cut within the body."""


class WebDavTree:
    """See ``tree.Tree``. ``address`` begins with ``https://``; ``can``: what ``check`` found."""

    can_join = True
    names_are_true = True

    def __init__(
        self, address: str, login: Login, can: frozenset[str] = frozenset(),
        *, pauses: tuple[float, ...] = _PAUSES, patience: float = _ANSWER_AFTER,
    ) -> None:  # fmt: skip
        """``pauses``: seconds before each new try of a busy server.

        Raises:
            ValueError: not such an address.
        """
        parts = urlsplit(address)
        if parts.scheme not in {"https", "http"} or not parts.hostname or parts.username:
            raise ValueError("no address of a WebDAV server")
        if parts.scheme == "http" and not is_this_computer(parts.hostname):
            raise ValueError("an open line")
        folder = "".join(f"/{quote(unquote(one), safe='')}" for one in parts.path.split("/") if one)
        self._server = _Server(f"{parts.scheme}://{parts.netloc}", login, pauses, patience)
        self._path = f"{folder}/"
        self._can = can

    # --- what it is -------------------------------------------------------------------------

    @property
    def where(self) -> str:
        """The address of the folder."""
        return self._server.origin + self._path

    @property
    def kept(self) -> str:
        """Who logs in, whose certificate is trusted, what the server can."""
        login = self._server.login
        return json.dumps({"user": login.user, "ca": login.ca, "can": sorted(self._can)})

    @property
    def password(self) -> str:
        """See ``Tree``."""
        return self._server.login.password or ""

    def forgive(self) -> None:
        """See ``Tree``."""

    def news(self, seconds: float) -> bool | None:
        """See ``Tree``."""

    def below(self, name: str) -> WebDavTree:
        """See ``Tree``; the same connection."""
        other = WebDavTree.__new__(WebDavTree)
        other._server = self._server
        other._path = f"{self._path}{quote(name, safe='')}/"
        other._can = self._can
        return other

    def attend(self, check: Callable[[], None]) -> None:
        """See ``Tree``."""
        self._server.line.attend(check)

    def close(self) -> None:
        """See ``Tree``."""
        self._server.close()

    # --- files ------------------------------------------------------------------------------

    def names(self, folder: str = "") -> list[str]:
        """See ``Tree``."""
        return [name for name, _, _ in self._list(self._url(folder, folder=True), "1")[1]]

    def read(self, path: str, most: int) -> bytes:
        """See ``Tree``; goes on after a cut where the server can."""
        content, tries = b"", 0
        while True:
            headers = {"Range": f"bytes={len(content)}-"} if content else {}
            answer = self._server.ask("GET", self._url(path), headers=headers, most=most)
            if answer.status == 416:
                return content  # nothing was left
            if answer.status not in {200, 206}:
                raise _error(answer, path)
            if _is_a_page(answer):
                raise PlaceError(Refusal.NOT_A_SERVER, "a page instead of a file")
            content = content + answer.body if answer.status == 206 else answer.body
            content = content[:most]
            if answer.whole:
                return content
            tries += 1
            if tries > len(self._server.pauses):
                raise ConnectionError(errno.ECONNRESET, "cut again and again", path)
            if CAN_RANGE not in self._can:
                content = b""

    def size(self, path: str) -> int | None:
        """See ``Tree``."""
        try:
            own, _ = self._list(self._url(path), "0")
        except FileNotFoundError:
            return None
        return own

    def write(self, path: str, content: bytes) -> None:
        """See ``Tree``: under another name first where that can be changed."""
        folder, _, name = path.rpartition("/")
        moves = CAN_MOVE in self._can
        first = f"tmp-{secrets.token_hex(8)}{PART}" if moves else name
        first = f"{folder}/{first}" if folder else first
        try:
            self._put(first, content)
            if self.read(first, len(content) + 1) != content:
                raise OSError(errno.EIO, "the server did not keep the whole file", path)
            if moves:
                self._move(first, path)
        except FileNotFoundError:
            self._server.made.clear()  # the folder vanished
            raise
        except ConnectionError:
            raise  # nothing can be tidied up
        except BaseException:
            with contextlib.suppress(OSError):
                self.remove(first)
            raise

    def _put(self, path: str, content: bytes) -> None:
        answer = self._server.ask("PUT", self._url(path), content=content)
        if answer.status not in {200, 201, 204}:
            raise _error(answer, path)

    def _move(self, path: str, to: str) -> None:
        target = self._server.origin + self._url(to)
        headers = {"Destination": target, "Overwrite": "T"}
        answer = self._server.ask("MOVE", self._url(path), headers=headers)
        if answer.status not in {201, 204}:
            raise _error(answer, to)

    def make(self, folder: str = "") -> None:
        """See ``Tree``."""
        url = self._url(folder, folder=True)
        if url in self._server.made:
            return
        answer = self._server.ask("MKCOL", url)
        if answer.status == 405:  # something is there already
            self._list(url, "0")
        elif answer.status != 201:
            raise _error(answer, folder)
        self._server.made.add(url)

    def remove(self, path: str) -> None:
        """See ``Tree``."""
        answer = self._server.ask("DELETE", self._url(path))
        if answer.status not in {200, 202, 204, 404, 410}:
            raise _error(answer, path)

    def remove_folder(self, folder: str) -> None:
        """See ``Tree``; with whatever is in it."""
        self._server.made.discard(self._url(folder, folder=True))
        answer = self._server.ask("DELETE", self._url(folder, folder=True))
        if answer.status not in {200, 202, 204, 404, 410}:
            raise _error(answer, folder)

    def _url(self, path: str, *, folder: bool = False) -> str:
        url = self._path + "/".join(quote(one, safe="") for one in path.split("/") if one)
        return f"{url.rstrip('/')}/" if folder else url

    def _list(self, url: str, depth: str) -> tuple[int | None, list[tuple[str, int | None, bool]]]:
        """Bytes of the thing itself, and what is in it: name, bytes, whether it is a folder."""
        headers = {"Depth": depth, "Content-Type": 'application/xml; charset="utf-8"'}
        answer = self._server.ask(
            "PROPFIND", url, content=_LISTING, headers=headers, most=_MOST_LISTING
        )
        if answer.status in _UNKNOWN_METHOD:
            raise PlaceError(Refusal.CANNOT_LIST, f"the server says {answer.status} to PROPFIND")
        if answer.status != 207:
            raise _error(answer, unquote(url))
        if not answer.whole:
            raise ConnectionError(errno.ECONNRESET, "a listing was cut")
        return _listed(answer.body, url)

    # --- what it can ------------------------------------------------------------------------

    def check(self) -> None:
        """See ``Tree``: tries the server out in a folder of our own, which is removed again."""
        self.names()
        tried = self.below(f"crm-desktop-check-{secrets.token_hex(6)}")
        tried._can = frozenset()
        tried.make()
        try:
            self._can = self._try_out(tried)
        finally:
            with contextlib.suppress(OSError):
                self.remove_folder(unquote(tried._path.rstrip("/").rpartition("/")[2]))

    @staticmethod
    def _try_out(tried: WebDavTree) -> frozenset[str]:
        small, large, can = b"1234567890", bytes(range(256)) * (_LARGE // 256), set()
        tried.write("one.bin", small)
        if sorted(tried.names()) != ["one.bin"] or tried.size("one.bin") != len(small):
            raise PlaceError(Refusal.NOT_A_SERVER, "it does not list what it has")
        tried.write("one.bin", small[:5])  # in place of the other
        tried.write("Größe 大.bin", large)
        if sorted(tried.names()) != ["Größe 大.bin", "one.bin"]:
            raise PlaceError(Refusal.NOT_A_SERVER, "it changes names")
        with contextlib.suppress(OSError):
            tried._move("one.bin", "two.bin")
            tried._move("two.bin", "Größe 大.bin")  # onto another one
            moved = (tried.names(), tried.read("Größe 大.bin", len(large)))
            if moved == (["Größe 大.bin"], small[:5]):
                can.add(CAN_MOVE)
        tried.write("one.bin", small)
        headers = {"Range": "bytes=4-"}
        answer = tried._server.ask("GET", tried._url("one.bin"), headers=headers)
        if answer.status == 206 and answer.body == small[4:]:
            can.add(CAN_RANGE)
        return frozenset(can)


class _Server:
    """The connection to one server; used by one thread at a time."""

    def __init__(
        self, origin: str, login: Login, pauses: tuple[float, ...], patience: float
    ) -> None:
        self.origin = origin
        self.login = login
        self.pauses = pauses
        self.line = Line()
        self.made: set[str] = set()
        """Folders that are known to be there."""
        self._patience = patience
        self._client: httpx.Client | None = None
        self._digest = False
        self._refused: PlaceError | None = None

    def close(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    def ask(
        self,
        method: str,
        url: str,
        *,
        content: bytes = b"",
        headers: Mapping[str, str] | None = None,
        most: int = 1 << 20,
    ) -> Answered:
        """One request, again while the server is busy. ``url``: its path, quoted.

        Raises:
            PlaceError, ConnectionError
        """
        redirects = 0
        pauses = iter(self.pauses)
        while True:
            if self._refused is not None:
                raise self._refused
            answer = self._once(method, url, content, headers or {}, most)
            if answer.status == 401:
                if not self._digest and _wants_digest(answer):
                    self._digest = True
                    self.close()
                    continue
                # Asked again and again, a server locks the account.
                self._refused = PlaceError(Refusal.PASSWORD)
                continue
            if answer.status in _REDIRECTS:
                redirects += 1
                url = self._redirected(url, answer, redirects)
                continue
            if answer.status in _BUSY and (pause := next(pauses, None)) is not None:
                self.line.pause(_wanted_pause(answer, pause))
                continue
            return answer

    def _redirected(self, url: str, answer: Answered, redirects: int) -> str:
        try:
            target = httpx.URL(self.origin + url).join(answer.headers.get("Location", ""))
        except httpx.InvalidURL as error:
            raise PlaceError(Refusal.NOT_A_SERVER, "sent on to no address") from error
        there = f"{target.scheme}://{target.netloc.decode()}"
        if there != self.origin or redirects > _MOST_REDIRECTS:
            raise PlaceError(Refusal.NOT_A_SERVER, "sent on to another address")
        return target.raw_path.decode().partition("?")[0]

    def _once(
        self, method: str, url: str, content: bytes, headers: Mapping[str, str], most: int
    ) -> Answered:
        client, answered, left = self._connected(), threading.Event(), threading.Event()
        allowed = self._patience + len(content) / _SLOWEST

        def work() -> Answered:
            try:
                made = client.build_request(
                    method, self.origin + url, content=content or None, headers=headers
                )
                return _answer(client, made, most, answered)
            finally:
                if left.is_set():
                    client.close()

        def leave() -> None:
            left.set()
            self._client = None

        def expired(seconds: float) -> bool:
            return seconds > allowed and not answered.is_set()

        try:
            return self.line.call(work, leave, expired)
        except httpx.HTTPError as error:
            raise _connection_error(error) from error

    def _connected(self) -> httpx.Client:
        if self._client is None:
            login, auth = self.login, None
            if login.user or login.password:
                way = httpx.DigestAuth if self._digest else httpx.BasicAuth
                auth = way(login.user, login.password or "")
            self._client = httpx.Client(
                verify=_trust(login.ca),
                auth=auth,
                follow_redirects=False,
                timeout=httpx.Timeout(self._patience, connect=min(10.0, self._patience)),
                # Without compression a size is a size and a hash is a hash.
                headers={"User-Agent": "CRM-Desktop", "Accept-Encoding": "identity"},
                trust_env=not is_this_computer(urlsplit(self.origin).hostname or ""),
            )
        return self._client


def _answer(
    client: httpx.Client, request: httpx.Request, most: int, answered: threading.Event
) -> Answered:
    with contextlib.closing(client.send(request, stream=True)) as response:
        answered.set()
        body, started = bytearray(), time.monotonic()
        try:
            for part in response.iter_raw(_STEPS):
                body += part
                if len(body) >= most:
                    break
                took = time.monotonic() - started
                if took > _GRACE and len(body) < took * _SLOWEST:
                    return Answered(response.status_code, response.headers, bytes(body), False)
        except httpx.HTTPError:
            return Answered(response.status_code, response.headers, bytes(body), False)
        return Answered(response.status_code, response.headers, bytes(body[:most]))


def _trust(ca: str) -> ssl.SSLContext:
    """Certificates that count: of the given one only, or of all that the system and Mozilla trust.

    There is no way to go on without.
    """
    context = ssl.create_default_context(cadata=ca or None)
    if not ca:
        context.load_verify_locations(certifi.where())
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _connection_error(error: httpx.HTTPError) -> OSError:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            cut = isinstance(cause, (ssl.SSLEOFError, ssl.SSLZeroReturnError))
            if isinstance(error, httpx.ConnectError) and not cut:
                return PlaceError(Refusal.NOT_TRUSTED, str(cause))
            break
        cause = cause.__cause__ or cause.__context__
    return ConnectionError(errno.ECONNRESET, f"{type(error).__name__}: {error}")


def _error(answer: Answered, path: str) -> OSError:
    """What a refusal means; ``ConnectionError`` where the whole server is meant."""
    status = answer.status
    if status in _MEANINGS:
        return OSError(_MEANINGS[status], f"the server says {status}", path)
    if status in _BUSY:
        return ConnectionError(errno.ECONNREFUSED, f"the server says {status}", path)
    return PlaceError(Refusal.NOT_A_SERVER, f"the server says {status}")


def _wanted_pause(answer: Answered, ours: float) -> float:
    """The longer of ours and what the server asks for, within reason."""
    try:
        return min(max(ours, float(answer.headers.get("Retry-After", 0))), _LONGEST_PAUSE)
    except ValueError:
        return ours


def _wants_digest(answer: Answered) -> bool:
    ways = answer.headers.get_list("WWW-Authenticate")
    return any(way.lower().startswith("digest") for way in ways) and not any(
        way.lower().startswith("basic") for way in ways
    )


def _is_a_page(answer: Answered) -> bool:
    kind = answer.headers.get("Content-Type", "")
    return kind.startswith("text/html") and answer.body.lstrip()[:1] == b"<"


def _listed(body: bytes, url: str) -> tuple[int | None, list[tuple[str, int | None, bool]]]:
    try:
        root = fromstring(body, forbid_dtd=True)
    except (SyntaxError, ValueError) as error:  # of the parser and of its guards
        raise PlaceError(Refusal.NOT_A_SERVER, "not a listing") from error
    own: int | None = None
    asked = unquote(url).rstrip("/")
    found = []
    for response in root.iter("{DAV:}response"):
        try:
            path = unquote(urlsplit(response.findtext("{DAV:}href", "")).path).rstrip("/")
            size, is_folder = _properties(response)
        except ValueError as error:  # no address, or a number without end
            raise PlaceError(Refusal.NOT_A_SERVER, "not a listing") from error
        if path == asked:
            own = size
        elif path.rpartition("/")[0] == asked:
            found.append((path.rpartition("/")[2], size, is_folder))
    return own, found


def _properties(response: Any) -> tuple[int | None, bool]:
    size = response.findtext(".//{DAV:}getcontentlength")
    is_folder = response.find(".//{DAV:}resourcetype/{DAV:}collection") is not None
    return int(size) if size and size.isdecimal() else None, is_folder


def resumed(where: str, kept: str, password: str | None) -> WebDavTree:
    """See ``connect.resume``. ``ValueError`` if it cannot be."""
    said = json.loads(kept)
    login = Login(str(said["user"]), password, str(said["ca"]))
    return WebDavTree(where, login, frozenset(said["can"]))
