"""A connection to a PostgreSQL server that is no longer good is closed, whatever showed that."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import psycopg
import pytest

from crm_desktop.sync import hub
from crm_desktop.sync.hub_line import HubLine
from tests.sync.members import Members

Raw = psycopg.Connection[Any]


@pytest.fixture
def line(shared: Members) -> Iterator[HubLine]:
    place, _ = hub.parse(shared.address)
    with closing(HubLine(place, shared.logins["anna"], 30.0)) as made:
        yield made


def _too_slow(raw: Raw) -> object:
    return raw.execute("SET statement_timeout = 20; SELECT pg_sleep(60)")


def _lost(_: Raw) -> object:
    """As psycopg says it while its connection still takes itself for open."""
    raise psycopg.OperationalError("connection socket closed")


@pytest.mark.parametrize("work", [_too_slow, _lost])
@pytest.mark.parametrize("is_old", [False, True])
def test_it_is_closed_after_an_error_of_the_line(
    line: HubLine, work: Callable[[Raw], object], is_old: bool
) -> None:
    met: list[Raw] = []

    def meet(raw: Raw) -> object:
        met.append(raw)
        return work(raw)

    if is_old:
        line.ask(lambda raw: raw.execute("SELECT 1"))
    with pytest.raises(ConnectionError):
        line.ask(meet)
    assert len(set(map(id, met))) == len(met) == 1 + is_old  # an old one is tried anew, once
    assert all(raw.closed for raw in met)
    assert line.ask(lambda raw: raw.execute("SELECT 1").fetchone()) == (1,)


def test_it_is_kept_after_what_the_server_refuses(line: HubLine) -> None:
    met: list[Raw] = []
    line.ask(met.append)
    with pytest.raises(PermissionError):
        line.ask(lambda raw: raw.execute("DELETE FROM crm_hub.hub_library"))
    line.ask(met.append)
    assert met[0] is met[1]
    assert not met[0].closed


def test_none_is_left_open_where_the_first_words_fail(members: Members) -> None:
    place, _ = hub.parse(members.address)
    login = members.logins["eve"]  # has no other connection
    with closing(members.pg.connect(place.database)) as boss:
        boss.execute("REVOKE EXECUTE ON FUNCTION pg_catalog.pg_backend_pid() FROM PUBLIC")
        with closing(HubLine(place, login, 30.0)) as line, pytest.raises(OSError, match="backend"):
            line.ask(lambda raw: raw.execute("SELECT 1"))
        boss.execute("GRANT EXECUTE ON FUNCTION pg_catalog.pg_backend_pid() TO PUBLIC")
        for _ in range(600):  # the server notices a moment later
            (left,) = boss.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE usename = %s", (login.user,)
            ).fetchone() or (-1,)
            if not left:
                break
            time.sleep(0.05)
        assert left == 0


def test_a_call_that_is_left_closes_its_connection(line: HubLine) -> None:
    class EnoughError(Exception):
        pass

    met: list[Raw] = []

    def stop() -> None:
        if met:
            raise EnoughError

    def long(raw: Raw) -> object:
        met.append(raw)
        return raw.execute("SELECT pg_sleep(0.3)")

    line.attend(stop)
    with pytest.raises(EnoughError):
        line.ask(long)
    line.attend(lambda: None)
    assert line.ask(lambda raw: raw.execute("SELECT pg_sleep(0.5)")) is not None
    assert met[0].closed
