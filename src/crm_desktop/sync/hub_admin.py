"""What an administrator of a PostgreSQL server does for a shop: prepare a database, invite a PC.

Each is one transaction and may be repeated. Passwords are drawn here and reach the server only as
what SCRAM makes of them, so that no log of the server holds one.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import closing
from typing import Any, TypeVar
from urllib.parse import quote
from uuid import UUID

import psycopg
from psycopg import sql

from crm_desktop.errors import UserError
from crm_desktop.sync import hub_schema
from crm_desktop.sync.connect import Invitation, Login, cannot_use, password_needed
from crm_desktop.sync.folder import place_name
from crm_desktop.sync.hub import HubTree, parse
from crm_desktop.sync.hub_line import connect
from crm_desktop.sync.tree import PlaceError, Refusal

_WORD_BYTES = 24

Answer = TypeVar("Answer")


def create(address: str, login: Login) -> None:
    """Prepare the database at ``address`` for sharing; harmless to repeat.

    Raises:
        UserError: ``sync.hub``: the server refuses; ``sync.hub_version``: it is too old;
            ``sync.hub_taken``: something else has our name there; ``sync.no_database``; and what
            ``connect.cannot_use`` tells.
    """

    def work(raw: psycopg.Connection[Any]) -> None:
        version = raw.info.server_version // 10_000
        if version < hub_schema.OLDEST:
            raise UserError(
                f"The server runs PostgreSQL {version}, which is too old. Nothing was changed "
                f"there. Sharing needs PostgreSQL {hub_schema.OLDEST} or a newer one.",
                code="sync.hub_version",
            )
        (owner,) = raw.execute(
            "SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = %s",
            (hub_schema.SCHEMA,),
        ).fetchone() or (hub_schema.OWNER,)
        if owner != hub_schema.OWNER:
            raise UserError(
                f"In this database something else is called {hub_schema.SCHEMA} already. Nothing "
                "was changed there. Please make a new, empty database for sharing.",
                code="sync.hub_taken",
            )
        raw.execute(hub_schema.creation().encode())

    _as_administrator(address, login, work)


def prune(address: str, login: Login, days: int) -> int:
    """Make room of what PCs released more than ``days`` ago; how many pieces went.

    Raises:
        UserError: ``sync.hub``; and what ``connect.cannot_use`` tells.
    """

    def work(raw: psycopg.Connection[Any]) -> int:
        raw.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(hub_schema.OWNER)))
        (gone,) = raw.execute("SELECT crm_hub.hub_prune(%s)", (days,)).fetchone() or (0,)
        return int(gone)

    return _as_administrator(address, login, work)


def invite(address: str, login: Login, pc: str, library: bytes | None = None) -> Invitation:
    """Let in a PC that is called ``pc``; inviting it again gives it another password.

    ``library``: the shop it takes part in; none: it may begin one.

    Raises:
        UserError: ``sync.hub``; ``sync.hub_missing``; ``sync.hub_shop``: the shop is not in this
            database; and what ``connect.cannot_use`` tells.
    """
    place, _ = parse(address)
    shop = library.hex()[:8] if library else "first"
    role = hub_schema.role_name([place.database, shop, pc])
    word = secrets.token_urlsafe(_WORD_BYTES)

    def let_in(raw: psycopg.Connection[Any]) -> None:
        (ready,) = raw.execute("SELECT to_regclass('crm_hub.hub_member')").fetchone() or (None,)
        if ready is None:
            raise UserError(
                "This database is not prepared for sharing. Nothing was changed. Please prepare it "
                "first with: sync hub create",
                code="sync.hub_missing",
            )
        sealed = raw.pgconn.encrypt_password(word.encode(), role.encode(), b"scram-sha-256")
        known = raw.execute(
            "SELECT pg_has_role(oid, %s, 'MEMBER') FROM pg_roles WHERE rolname = %s",
            (hub_schema.MEMBERS, role),
        ).fetchone()
        if known is not None and not known[0]:
            raise _refused(f"the role {role} belongs to something else")
        raw.execute(
            sql.SQL("{} ROLE {} LOGIN PASSWORD {}").format(
                sql.SQL("CREATE" if known is None else "ALTER"),
                sql.Identifier(role),
                sql.Literal(sealed.decode()),
            )
        )
        raw.execute(
            sql.SQL("GRANT {} TO {}").format(
                sql.Identifier(hub_schema.MEMBERS), sql.Identifier(role)
            )
        )
        if library is None:
            return
        raw.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(hub_schema.OWNER)))
        added = raw.execute(
            "INSERT INTO crm_hub.hub_member (library_id, role_name)"
            " SELECT id, %s FROM crm_hub.hub_library WHERE id = %s"
            " ON CONFLICT (library_id, role_name, device_id) DO UPDATE SET can_write = true",
            (role, UUID(bytes=library)),
        )
        if not added.rowcount:
            raise UserError(
                "The shop that is open is not shared in this database. Nothing was changed.",
                code="sync.hub_shop",
            )

    _as_administrator(address, login, let_in)
    host = f"[{place.host}]" if ":" in place.host else place.host
    where = f"postgresql://{host}:{place.port}/{quote(place.database, safe='')}"
    if library is not None:
        where += f"/{place_name(library)}"
    return Invitation(where, Login(role, word, login.ca))


def _as_administrator(
    address: str, login: Login, work: Callable[[psycopg.Connection[Any]], Answer]
) -> Answer:
    try:
        tree = HubTree(address, login)
    except ValueError as error:
        raise UserError(
            f"“{address}” is no address of a database. It begins with postgresql:// and names a "
            "server and a database.",
            code="sync.address",
        ) from error
    if login.password is None:
        raise password_needed(tree.where)
    try:
        with closing(connect(parse(address)[0], login)) as raw, raw.transaction():
            return work(raw)
    except OSError as error:
        if isinstance(error, PlaceError) and error.refusal is Refusal.NOT_A_SERVER:
            raise UserError(
                f"There is no database at {tree.where}. Nothing was changed. Please check the "
                "address; the database has to be there already, empty.",
                code="sync.no_database",
            ) from error
        raise cannot_use(tree, error) from error
    except psycopg.Error as error:
        raise _refused(str(error).strip()) from error


def _refused(said: str) -> UserError:
    return UserError(
        "The server did not let this happen, and nothing was changed there. It needs an "
        f"administrator of the database. The server says: {said}",
        code="sync.hub",
    )
