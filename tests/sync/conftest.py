"""A share and the PCs around it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crm_desktop.store.check import check_shop
from crm_desktop.sync import setup
from tests.sync.members import Members
from tests.sync.pcs import Pc, sync
from tests.sync.servers import (
    DavServer,
    Postgres,
    Proxy,
    dav_server,
    postgres,
    postgres_programs,
    proxy,
)


@pytest.fixture
def share(tmp_path: Path) -> Path:
    place = tmp_path / "share"
    place.mkdir()
    return place


@pytest.fixture
def pcs(tmp_path: Path) -> Iterator[list[Pc]]:
    made = [Pc(tmp_path, name) for name in ("anna", "ben", "cem")]
    yield made
    for pc in made:
        report = check_shop(pc.store)
        assert report.ok, report
        pc.store.close()


@pytest.fixture
def office(pcs: list[Pc], share: Path) -> list[Pc]:
    """Three PCs that share an encrypted shop with one contact."""
    anna, ben, cem = pcs
    anna.add("Eva")
    setup.begin(anna.store, share, "a good passphrase", anna.here, name="Front desk")
    anna.now()
    setup.join(ben.store, share, "a good passphrase", ben.here, name="Back office")
    setup.join(cem.store, share, "a good passphrase", cem.here, name="Home")
    sync(anna, ben, cem)
    return pcs


@pytest.fixture(scope="session")
def dav(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DavServer]:
    """A WebDAV server."""
    with dav_server(tmp_path_factory.mktemp("dav")) as server:
        yield server


@pytest.fixture(scope="session")
def pg() -> Iterator[Postgres]:
    """The newest PostgreSQL that is here; the tests' own packages bring one."""
    versions = sorted(postgres_programs())
    if not versions:
        pytest.skip("no PostgreSQL is here")
    with postgres(versions[-1]) as server:
        yield server


@pytest.fixture(scope="module")
def always(pg: Postgres) -> Iterator[Members]:
    made = Members(pg)
    yield made
    made.close()


@pytest.fixture
def shared(always: Members) -> Iterator[Members]:
    """Members for tests that only add."""
    yield always
    always.close()


@pytest.fixture
def members(pg: Postgres) -> Iterator[Members]:
    made = Members(pg)
    yield made
    made.close()


@pytest.fixture
def way(pg: Postgres) -> Iterator[Proxy]:
    with proxy(pg.port) as made:
        yield made
