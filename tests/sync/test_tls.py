"""Who may be a server: only the right one gets a password, and only over a line nobody can read."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crm_desktop.sync import hub_line, webdav
from crm_desktop.sync.connect import Login
from crm_desktop.sync.hub import HubTree
from crm_desktop.sync.tree import PlaceError, Refusal, Tree
from crm_desktop.sync.webdav import WebDavTree
from tests.sync.certificates import Certified, others, ours
from tests.sync.servers import (
    PASSWORD,
    USER,
    Postgres,
    can_encrypt,
    dav_server,
    front,
    postgres,
    postgres_programs,
    proxy,
    server_side,
)

HOST = "127.0.0.1"
WORD = "the password of Anna"
LOGIN = Login("anna", WORD, ours().certificate)
CLEAR_TEXT, MD5 = b"R\0\0\0\x08\0\0\0\x03", b"R\0\0\0\x0c\0\0\0\x05salt"
TRUSTING = b"R\0\0\0\x08\0\0\0\0"
WITHOUT_BINDING = b"R\0\0\0\x17\0\0\0\x0aSCRAM-SHA-256\0\0"
GOOD = ours().vouch(HOST, "localhost")


def refused(tree: Tree) -> Refusal:
    try:
        with pytest.raises(PlaceError) as said:
            tree.names()
    finally:
        tree.close()
    return said.value.refusal


@pytest.mark.parametrize(
    "certified",
    [
        pytest.param(lambda: ours().vouch("other.example"), id="another name"),
        pytest.param(lambda: ours().vouch("127.0.0.2"), id="another address"),
        pytest.param(lambda: ours().vouch(HOST, start=-20, end=-1), id="expired"),
        pytest.param(lambda: ours().vouch(HOST, start=2), id="not valid yet"),
        pytest.param(lambda: others().vouch(HOST), id="somebody else vouches"),
    ],
)
def test_a_bad_certificate_ends_it_before_anything_is_said(
    certified: Callable[[], Certified], tmp_path: Path
) -> None:
    made = certified()
    with front(tls=server_side(made, tmp_path), asks=CLEAR_TEXT) as server:
        tree: Tree = HubTree(f"postgresql://{HOST}:{server.port}/shop", LOGIN)
        assert refused(tree) is Refusal.NOT_TRUSTED
        assert server.seen == b""  # not even who wants to come in
    chain, key = tmp_path / "c.pem", tmp_path / "k.pem"
    chain.write_text(made.certificate, "ascii")
    key.write_text(made.key, "ascii")
    with dav_server(tmp_path / "dav", tls=(chain, key)) as dav:
        tree = WebDavTree(dav.address, Login(USER, PASSWORD, ours().certificate))
        assert refused(tree) is Refusal.NOT_TRUSTED
        assert dav.asked == []


@pytest.mark.parametrize(
    "asks",
    [
        pytest.param(CLEAR_TEXT, id="wants the password itself"),
        pytest.param(MD5, id="wants a weak hash of it"),
        pytest.param(TRUSTING, id="wants nothing"),
        pytest.param(WITHOUT_BINDING, id="does not tie the proof to the line"),
    ],
)
def test_a_server_that_asks_in_the_wrong_way_gets_nothing(asks: bytes, tmp_path: Path) -> None:
    with front(tls=server_side(GOOD, tmp_path), asks=asks) as server:
        tree = HubTree(f"postgresql://{HOST}:{server.port}/shop", LOGIN)
        assert refused(tree) is Refusal.NOT_TRUSTED
        assert b"anna" in server.seen  # so far the certificate was good
        assert WORD.encode() not in server.seen
        assert b"p\0\0\0" not in server.seen  # no answer at all


def test_somebody_in_the_middle_with_a_good_certificate(pg: Postgres, tmp_path: Path) -> None:
    """He decrypts and passes on; the proof is tied to the certificate of the real server."""
    with front(tls=server_side(GOOD, tmp_path), port=pg.port) as server:
        tree = HubTree(f"postgresql://{HOST}:{server.port}/postgres", LOGIN)
        assert refused(tree) is Refusal.NOT_TRUSTED
        assert WORD.encode() not in server.seen
        assert b"SCRAM" not in server.seen  # nor the beginning of a proof that is not tied


@pytest.mark.parametrize("login", [LOGIN, replace(LOGIN, ca="")])
def test_a_line_that_anybody_can_read(login: Login) -> None:
    """The server has no encryption, or somebody says so in its name."""
    host = HOST if login.ca else own_address()
    with front(tls=None, host=host) as server:
        tree = HubTree(f"postgresql://{host}:{server.port}/shop", login)
        assert refused(tree) is Refusal.NOT_TRUSTED
        assert len(server.raw) == 8  # the question for encryption, and nothing after the answer
        assert b"anna" not in server.raw


def test_an_old_way_of_encrypting(tmp_path: Path) -> None:
    try:
        context = server_side(GOOD, tmp_path, newest=False)
    except (ssl.SSLError, ValueError):
        pytest.skip("this computer cannot even offer it")
    with front(tls=context, asks=CLEAR_TEXT) as server:
        tree = HubTree(f"postgresql://{HOST}:{server.port}/shop", LOGIN)
        assert refused(tree) is Refusal.NOT_TRUSTED
        assert server.seen == b""


def test_nobody_vouches_where_no_certificate_was_given(tmp_path: Path) -> None:
    """The roots of the system count then, and do not know our own."""
    host = own_address()
    made = ours().vouch(host)
    with front(tls=server_side(made, tmp_path), asks=CLEAR_TEXT, host=host) as server:
        tree = HubTree(f"postgresql://{host}:{server.port}/shop", replace(LOGIN, ca=""))
        assert refused(tree) is Refusal.NOT_TRUSTED
        assert server.seen == b""


def own_address() -> str:
    """An address of this computer that is not the one for itself alone."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as made:
        try:
            made.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("this computer has no network")
        return str(made.getsockname()[0])


# --- the right one ------------------------------------------------------------------------------


def test_the_right_web_server_is_believed(tmp_path: Path) -> None:
    chain, key = tmp_path / "c.pem", tmp_path / "k.pem"
    chain.write_text(GOOD.certificate, "ascii")
    key.write_text(GOOD.key, "ascii")
    with dav_server(tmp_path / "dav", tls=(chain, key)) as dav, proxy(dav.port) as way:
        address = re.sub(r":\d+/", f":{way.port}/", dav.address)
        tree = WebDavTree(address, Login(USER, PASSWORD, ours().certificate))
        tree.check()
        tree.close()
        assert b"Authorization" not in way.seen
        assert way.seen


@pytest.mark.parametrize("ca", ["", ours().certificate])
def test_what_is_asked_of_a_line_does_not_rest_on_what_a_library_refuses(ca: str) -> None:
    """Some of it is refused twice over today; another build of libpq or OpenSSL may not do so."""
    login = Login("anna", WORD, ca)
    asked = hub_line._parameters(hub_line.Place("db.example", 5432, "shop"), login, "roots.pem")
    assert {
        name: asked[name]
        for name in ("sslmode", "ssl_min_protocol_version", "channel_binding", "require_auth")
    } == {
        "sslmode": "verify-full",
        "ssl_min_protocol_version": "TLSv1.2",
        "channel_binding": "require",
        "require_auth": "scram-sha-256",
    }
    context = webdav._trust(ca)
    assert context.minimum_version is ssl.TLSVersion.TLSv1_2
    assert (context.check_hostname, context.verify_mode) == (True, ssl.CERT_REQUIRED)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """A PostgreSQL that can encrypt; that of the tests' own packages cannot."""
    found = [version for version, place in postgres_programs().items() if can_encrypt(place)]
    if not found:
        pytest.skip("no PostgreSQL with TLS is here (Debian: postgresql)")
    with postgres(max(found)) as server:
        server.stop()
        server.tls(GOOD.certificate, GOOD.key)
        server.start("ssl=on")
        yield server


def test_the_right_database_server_is_believed(real: Postgres) -> None:
    address = real.new_database()
    login = real.let_in(address, "anna")
    with proxy(real.port) as way:
        tree = HubTree(
            re.sub(r":\d+/", f":{way.port}/", address), replace(login, ca=ours().certificate)
        )
        assert tree.names() == []
        assert tree._line.ask(what_it_is) == ("TLSv1.3",)
        tree.close()
        assert (login.password or "").encode() not in way.seen
        assert login.user.encode() not in way.seen


def what_it_is(raw: Any) -> Any:
    return raw.execute("SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()").fetchone()


def test_the_right_name_but_not_the_one_that_was_asked_for(real: Postgres) -> None:
    login = Login("boss", real.admin, ours().certificate)
    with proxy(real.port, host="127.0.0.2") as way:
        tree = HubTree(f"postgresql://127.0.0.2:{way.port}/postgres", login)
        assert refused(tree) is Refusal.NOT_TRUSTED
        assert b"boss" not in way.seen


def test_a_server_that_lets_in_without_encryption_is_not_used_so(real: Postgres) -> None:
    """Encryption is taken away on the way, the server would do without."""
    login = Login("boss", real.admin, ours().certificate)
    with proxy(real.port) as way:
        way.edit = lambda said: b"N" if said == b"S" else said
        tree = HubTree(f"postgresql://{HOST}:{way.port}/postgres", login)
        assert refused(tree) is Refusal.NOT_TRUSTED
        assert b"boss" not in way.seen
