"""An open, empty shop for the tests of this floor; a module may make its own ``store``."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from crm_desktop.store.store import Store
from tests.helpers.shop import FakeClock, make_template, open_shop


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an empty shop, to be copied."""
    return make_template(tmp_path_factory.mktemp("template") / "shop")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def store(tmp_path: Path, template: Path, clock: FakeClock) -> Iterator[Store]:
    """An open, empty shop."""
    with open_shop(tmp_path / "shop", template, clock) as opened:
        yield opened
