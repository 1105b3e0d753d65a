"""What a member of a PostgreSQL database may do, and whoever has taken over its PC."""

from __future__ import annotations

from contextlib import closing
from hashlib import sha256
from uuid import UUID

import pytest
from psycopg import errors

from crm_desktop.sync.core.naming import Author
from crm_desktop.sync.folder import FolderCarrier
from tests.sync.members import LIBRARY, Members, seg

ATTEMPTS = [
    "SELECT * FROM crm_hub.hub_segment",
    "SELECT * FROM crm_hub.hub_library",
    "SELECT * FROM crm_hub.hub_file",
    "SELECT * FROM crm_hub.hub_ack",
    "SELECT * FROM crm_hub.hub_member WHERE role_name <> session_user",
    "SELECT * FROM pg_stats WHERE schemaname = 'crm_hub'",
    "DECLARE c CURSOR WITH HOLD FOR SELECT * FROM crm_hub.hub_segment; FETCH ALL FROM c",
]
WRITES = [
    "INSERT INTO crm_hub.hub_member VALUES ({lib}, current_user, '', true)",
    "UPDATE crm_hub.hub_segment SET body = ''",
    "DELETE FROM crm_hub.hub_segment",
    "TRUNCATE crm_hub.hub_segment CASCADE",
    "DROP TABLE crm_hub.hub_segment",
    "ALTER TABLE crm_hub.hub_segment DISABLE ROW LEVEL SECURITY",
    "DROP POLICY member ON crm_hub.hub_segment",
    "CREATE TABLE crm_hub.x (n int)",
    "CREATE FUNCTION crm_hub.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'",
    "SET ROLE crm_hub_owner",
    "SET ROLE boss",
    "SET SESSION AUTHORIZATION boss",
    "GRANT crm_hub_owner TO CURRENT_USER",
    "SELECT crm_hub.hub_may_write({lib}, NULL)",
    "COPY crm_hub.hub_segment TO '/tmp/x'",
    "COPY crm_hub.hub_segment FROM PROGRAM 'id'",
    "SELECT pg_read_file('/etc/passwd')",
    "ALTER FUNCTION crm_hub.hub_format() RESET ALL",
    "SELECT lo_import('/etc/passwd')",
    "SELECT crm_hub.hub_prune(0)",
]


@pytest.mark.parametrize("statement", ATTEMPTS)
def test_who_is_no_member_sees_nothing(shared: Members, statement: str) -> None:
    carrier = FolderCarrier(shared.at("ben"))
    carrier.publish(seg(1, 4), b"secret")
    carrier.put_blob("ab", b"secret")
    carrier.say(Author(bytes([4] * 16), 1), 1, b"secret")
    with closing(shared.pg.connect(shared.address.rpartition("/")[2])) as raw:
        raw.execute("ANALYZE crm_hub.hub_segment")
    for settings in (
        "", "SET row_security = off", "SET search_path = crm_hub", "SET ROLE crm_hub_member",
    ):  # fmt: skip
        with closing(shared.raw("eve")) as raw:
            if settings:
                raw.execute(settings)
            try:
                found = raw.execute(statement)
                while found.nextset():
                    pass
                assert found.fetchall() == []
            except errors.InsufficientPrivilege:
                assert settings == "SET row_security = off"
    with closing(shared.raw("ben")) as raw:
        assert raw.execute("SELECT count(*) > 0 FROM crm_hub.hub_segment").fetchone() == (True,)


@pytest.mark.parametrize("statement", WRITES)
@pytest.mark.parametrize("who", ["ben", "eve"])
def test_members_only_call_the_functions(shared: Members, who: str, statement: str) -> None:
    with closing(shared.raw(who)) as raw, pytest.raises(errors.InsufficientPrivilege):
        raw.execute(statement.format(lib=f"'{UUID(bytes=LIBRARY)}'"))


def test_nobody_writes_for_others(shared: Members) -> None:
    FolderCarrier(shared.at("anna")).publish(seg(1, 7), b"anna's")
    lib = UUID(bytes=LIBRARY)
    calls = [
        ("hub_push(%s, %s, 1, 2, 'h', 'b')", (lib, bytes([7] * 16))),
        ("hub_say(%s, %s, 1, 2, 'b')", (lib, bytes([7] * 16))),
        ("hub_push(%s, %s, 1, 2, 'h', 'b')", (lib, b"short")),
    ]
    outside = [
        *calls,
        ("hub_push(%s, %s, 1, 1, 'h', 'b')", (lib, bytes([6] * 16))),
        ("hub_say(%s, %s, 1, 1, 'b')", (lib, bytes([6] * 16))),
        ("hub_release_segment(%s, %s, 1, 1, 'h')", (lib, bytes([7] * 16))),
        ("hub_release_file(%s, 'keys/a')", (lib,)),
        ("hub_put(%s, 'keys/a', 0, 1, 'x')", (lib,)),
        ("hub_found(%s, 'x')", (lib,)),
    ]
    before = shared.count("hub_segment")
    for who, tried in (("ben", calls), ("eve", outside)):
        for call, values in tried:
            refused = errors.UniqueViolation if "found" in call else errors.InsufficientPrivilege
            with closing(shared.raw(who)) as raw, pytest.raises(refused):
                raw.execute(f"SELECT crm_hub.{call}", values)
    assert shared.count("hub_segment") == before
    with pytest.raises(FileNotFoundError):
        shared.at("eve").names()
    with pytest.raises(PermissionError):
        FolderCarrier(shared.at("ben")).publish(seg(5, 7), b"as if from anna")


def test_things_of_a_members_own_are_not_used_by_the_functions(shared: Members) -> None:
    """Temporary tables and functions under the same names, and a search path to them."""
    lib = UUID(bytes=LIBRARY)
    with closing(shared.raw("eve")) as raw:
        raw.execute(
            "CREATE TEMP TABLE hub_member (library_id uuid, role_name name, can_write bool)"
        )
        raw.execute("INSERT INTO hub_member VALUES (%s, current_user, true)", (lib,))
        raw.execute("CREATE FUNCTION pg_temp.sha256(bytea) RETURNS bytea LANGUAGE sql AS"
                    " 'SELECT $1'")  # fmt: skip
        raw.execute("SET search_path = pg_temp, crm_hub")
        with pytest.raises(errors.InsufficientPrivilege):
            raw.execute("SELECT crm_hub.hub_push(%s, %s, 1, 1, 'h', 'b')", (lib, bytes([8] * 16)))


def test_functions_of_a_members_own_are_not_used_by_ours(shared: Members) -> None:
    """Where anybody may add some, as everywhere before PostgreSQL 15: they would run as the owner
    of everything."""
    with closing(shared.pg.connect(shared.address.rpartition("/")[2])) as raw:
        raw.execute("CREATE SCHEMA anybody; GRANT ALL ON SCHEMA anybody TO PUBLIC")
    with closing(shared.raw("ben")) as raw:
        raw.execute("CREATE FUNCTION anybody.sha256(bytea) RETURNS bytea LANGUAGE sql AS"
                    " $$ SELECT 'mine'::bytea $$")  # fmt: skip
        raw.execute("SET search_path = anybody, pg_catalog")
        values = (UUID(bytes=LIBRARY), bytes([16] * 16))
        (number,) = raw.execute(
            "SELECT crm_hub.hub_push(%s, %s, 1, 1, 'h', 'b')", values
        ).fetchone() or (0,)
        kept = raw.execute("SELECT hash FROM crm_hub.hub_segment WHERE seq = %s", (number,))
        assert kept.fetchone() == (sha256(b"b").digest(),)


def test_a_member_that_may_only_read(members: Members) -> None:
    with closing(members.pg.connect(members.address.rpartition("/")[2])) as raw:
        raw.execute("UPDATE crm_hub.hub_member SET can_write = false WHERE role_name = %s",
                    (members.logins["ben"].user,))  # fmt: skip
    carrier = FolderCarrier(members.at("ben"))
    assert list(carrier.segments()) == []
    with pytest.raises(PermissionError):
        carrier.publish(seg(1), b"x")


def test_a_function_that_tells_what_it_is_asked_about_is_told_nothing(shared: Members) -> None:
    """One that looks cheap, so that the server would like to ask it before the rules."""
    FolderCarrier(shared.at("ben")).publish(seg(1, 14), b"secret")
    for who, number in (("ben", 1), ("eve", 0)):
        told: list[str] = []
        with closing(shared.raw(who)) as raw:
            raw.add_notice_handler(lambda said: told.append(said.message_primary or ""))  # noqa: B023
            raw.execute(
                "CREATE FUNCTION pg_temp.tell(bytea) RETURNS bool LANGUAGE plpgsql COST 0.0001"
                " AS $$ BEGIN RAISE NOTICE '%', $1; RETURN true; END $$"
            )
            raw.execute("SELECT 1 FROM crm_hub.hub_segment WHERE pg_temp.tell(body)")
        assert ("\\x" + b"secret".hex() in told) == number


def test_whoever_takes_a_name_takes_no_shop(shared: Members) -> None:
    """A shop of one's own whose name begins like that of others."""
    other = UUID(bytes=LIBRARY[:4] + b"E" * 12)
    with closing(shared.raw("eve")) as raw:
        raw.execute("SELECT crm_hub.hub_found(%s, 'x')", (other,))
    FolderCarrier(shared.at("ben")).publish(seg(1, 15), b"for ben")
    assert seg(1, 15) in FolderCarrier(shared.at("anna")).segments()
    assert list(FolderCarrier(shared.at("eve")).segments()) == []
