"""The connection to a PostgreSQL server: made safely, left at any moment, made anew when it breaks.

Everything about how to connect is said here, so that neither the surroundings of the program
(``PGSSLMODE``, ``.pgpass`` ...) nor a server in the middle can talk it down: the server proves who
it is before a password is sent, and the password itself is never sent at all (SCRAM with channel
binding). Only to this very computer a line may be open. A password that was refused is not tried
again.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import certifi
import psycopg
from psycopg import pq, sql

from crm_desktop.sync.connect import Login, is_this_computer
from crm_desktop.sync.line import ASK_EVERY, Line
from crm_desktop.sync.tree import PlaceError, Refusal

_SLOWEST = 20_000
"""Bytes a second: slower counts as no connection."""
_SETTINGS = (
    "SET statement_timeout = '120s'; SET lock_timeout = '20s';"
    " SET idle_in_transaction_session_timeout = '120s'"
)
# Servers tell in their own language; only what is about a password has to be known.
_ABOUT_PASSWORD = re.compile(
    r"passw|mot de passe|senha|contrase|парол|hasł|hesl|jelsz|lösen|parola|şifre|密码|密碼|"
    r"パスワード|암호|no password supplied|not permitted to log in",
    re.IGNORECASE,
)
_NOT_TRUSTED = re.compile(
    r"certificate|does not support SSL|SSL error|channel binding|authentication method requirement"
    r"|SSL required|server did not complete authentication",
    re.IGNORECASE,
)
_NO_DATABASE = re.compile(
    r"invalid response to SSL negotiation|expected authentication request|does not exist",
    re.IGNORECASE,
)
_MAY_NOT_CONNECT = re.compile(r"\bCONNECT\b")
"""The name of the right, which is the same in all languages."""

Answer = TypeVar("Answer")
Raw = psycopg.Connection[Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a database is."""

    host: str
    port: int
    database: str


class HubLine:
    """One connection, used by one thread at a time; ``patience`` in seconds.

    Raises:
        ValueError: an open line would be needed.
    """

    def __init__(self, place: Place, login: Login, patience: float) -> None:
        self.place = place
        self.login = login
        self._patience = patience
        self._line = Line()
        self._raw: Raw | None = None
        self._heard: str | None = None
        self._refused: PlaceError | None = None
        self.pooled = False
        """Something in between hands out connections of others: nothing can be listened for."""

    def attend(self, check: Callable[[], None]) -> None:
        """See ``Tree.attend``."""
        self._line.attend(check)

    def close(self) -> None:
        """Give the connection back."""
        raw, self._raw = self._raw, None
        if raw is not None:
            raw.close()

    def ask(self, work: Callable[[Raw], Answer], size: int = 0) -> Answer:
        """What ``work`` makes of the connection; it may be called twice, where the connection
        turned out to be an old one. ``size``: bytes that go over the line.

        Raises:
            PlaceError, ConnectionError: the server as a whole.
            PermissionError, FileExistsError, OSError: it refuses this; ``ENOSPC``: it is full.
        """
        if self._refused is not None:
            raise self._refused
        is_old = self._raw is not None
        try:
            return self._once(work, size)
        except _BrokenError as error:
            if not is_old:
                raise ConnectionError(errno.ECONNRESET, str(error)) from error
        try:
            return self._once(work, size)
        except _BrokenError as error:
            raise ConnectionError(errno.ECONNRESET, str(error)) from error

    def _once(self, work: Callable[[Raw], Answer], size: int) -> Answer:
        allowed = self._patience + size / _SLOWEST
        raw, left, ended = self._raw, threading.Event(), threading.Event()
        made: list[tuple[Raw, bool]] = [] if raw is None else [(raw, self.pooled)]

        def run() -> Answer:
            try:
                if not made:
                    made.append(_open(self.place, self.login))
                return work(made[0][0])
            finally:
                ended.set()
                if left.is_set():
                    drop()

        def drop() -> None:
            for one, _ in made:
                one.close()

        def leave() -> None:
            self._raw = None
            left.set()
            if ended.is_set():  # just now: whoever comes second closes it
                drop()

        try:
            answer = self._line.call(run, leave, lambda seconds: seconds > allowed)
        except PlaceError as error:
            if error.refusal is Refusal.PASSWORD:
                self._refused = error  # asked again and again, a server locks the account
            raise
        except psycopg.Error as error:
            meant = _error(error, broken=not made or made[0][0].closed)
            if isinstance(meant, _BrokenError):
                drop()
                self._raw = None
            else:
                self._keep(*made[0])
            raise meant from error
        self._keep(*made[0])
        return answer

    def _keep(self, raw: Raw, pooled: bool) -> None:
        if raw is not self._raw:
            self._raw, self._heard, self.pooled = raw, None, pooled

    def news(self, channel: str, seconds: float) -> bool:
        """Wait for a hint on a channel; True also where one may have been missed.

        Raises:
            PlaceError, ConnectionError
        """
        end = time.monotonic() + seconds
        self.ask(lambda raw: raw.execute("SELECT"))  # connected, and known whether it is pooled
        if self.pooled:
            self._line.pause(seconds)
            return False
        if self._heard != channel:
            self.ask(lambda raw: raw.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel))))
            self._heard = channel
            return True  # what came before was not heard
        while (left := end - time.monotonic()) > 0:
            raw = self._raw
            if raw is None:
                return True
            try:
                for note in raw.notifies(timeout=min(ASK_EVERY, left), stop_after=1):
                    if note.channel == channel and note.pid != raw.info.backend_pid:
                        return True
            except psycopg.Error as error:
                self.close()
                raise ConnectionError(errno.ECONNRESET, str(error)) from error
            self._line.pause(0)
        return False


class _BrokenError(Exception):
    """The connection is gone."""


@contextmanager
def _roots(ca: str) -> Iterator[str]:
    """A file with the certificates that count, while a connection is made."""
    if not ca:
        yield certifi.where()
        return
    handle, path = tempfile.mkstemp(suffix=".pem")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(ca)
        yield path
    finally:
        with contextlib.suppress(OSError):
            os.unlink(path)


def _parameters(place: Place, login: Login, roots: str) -> dict[str, Any]:
    """Every parameter there is, so that none comes from the surroundings."""
    options = {
        option.keyword.decode(): (option.compiled or b"").decode()
        for option in pq.Conninfo.get_defaults()
        if option.envvar is not None
    }
    del options["service"]  # names a file that only fills in what is not said
    for name, value in (("min_protocol_version", "3.0"), ("max_protocol_version", "3.0")):
        if name in options:  # there is no word for the usual
            options[name] = value
    safe = bool(login.ca) or not is_this_computer(place.host)
    return {
        **options,
        "host": place.host, "port": place.port, "dbname": place.database, "user": login.user,
        "password": login.password or "", "passfile": os.devnull,
        "sslmode": "verify-full" if safe else "disable", "sslrootcert": roots if safe else "",
        "sslcertmode": "disable", "ssl_min_protocol_version": "TLSv1.2",
        "channel_binding": "require" if safe else "disable",
        "require_auth": "scram-sha-256" if safe else "scram-sha-256,none",
        "gssencmode": "disable", "application_name": "CRM Desktop", "client_encoding": "UTF8",
        "connect_timeout": 10, "keepalives": 1, "keepalives_idle": 30,
        "keepalives_interval": 10, "keepalives_count": 3, "tcp_user_timeout": 30_000,
    }  # fmt: skip


def connect(place: Place, login: Login) -> Raw:
    """A connection, safely made; each statement is a transaction of its own unless said otherwise.

    Raises:
        PlaceError, ConnectionError
    """
    with _roots(login.ca) as roots:
        try:
            return psycopg.connect(
                **_parameters(place, login, roots), autocommit=True, prepare_threshold=None
            )
        except psycopg.Error as error:
            raise _no_connection(str(error)) from error


def _open(place: Place, login: Login) -> tuple[Raw, bool]:
    """A connection, and whether it is pooled: a program that hands out connections of others makes
    up the number of the process that it stands for, and keeps no settings."""
    raw = connect(place, login)
    try:
        (process,) = raw.execute("SELECT pg_backend_pid()").fetchone() or (0,)
        pooled = process != raw.info.backend_pid
        if not pooled:
            raw.execute(_SETTINGS)
    except BaseException:
        raw.close()
        raise
    return raw, pooled


def _no_connection(said: str) -> OSError:
    if _NOT_TRUSTED.search(said) and "SYSCALL" not in said:
        return PlaceError(Refusal.NOT_TRUSTED, said)
    if _ABOUT_PASSWORD.search(said):
        return PlaceError(Refusal.PASSWORD, said)
    if _MAY_NOT_CONNECT.search(said):
        return PermissionError(errno.EACCES, said)
    if _NO_DATABASE.search(said):
        return PlaceError(Refusal.NOT_A_SERVER, said)
    return ConnectionError(errno.ECONNREFUSED, said)


def _error(error: psycopg.Error, *, broken: bool) -> Exception:
    """What an error means. One without a code is none of the server's: the line was lost, though
    the connection may not have noticed yet."""
    code, said = error.sqlstate or "", str(error)
    lost = not code and isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
    if broken or lost or code.startswith(("57", "08", "40")) or code == "55P03":
        return _BrokenError(said)
    if code in {"42501", "25006"}:
        return PermissionError(errno.EACCES, said)
    if code == "23505":
        return FileExistsError(errno.EEXIST, said)
    if code.startswith("53"):
        return OSError(errno.ENOSPC, said)
    if code in {"3F000", "42P01", "42883"}:
        return PlaceError(Refusal.NOT_A_SERVER, said)
    return OSError(errno.EIO, said)
