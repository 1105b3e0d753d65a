"""What every test shares: no screen, the same examples each time, an empty shop, and the real
sample files."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything can import Qt

import pytest
from hypothesis import settings

from crm_desktop.store.store import Store
from tests.helpers.shop import FakeClock, make_template, open_shop

settings.register_profile("crm", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("crm")

# A process of the tests has much loaded that stays: to look through it all again each few hundred
# objects is a twentieth of its time.
gc.set_threshold(20_000, 10, 10)

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of real customer files, which are kept beside the project and not in it."""
    folder = Path(os.environ.get("CRM_SAMPLES") or ROOT.parent / "shared" / "samples")
    if not (folder / "expected.json").is_file():
        pytest.skip(f"the real sample files are not here: {folder}")
    return folder


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an empty shop, made once, to be copied."""
    return make_template(tmp_path_factory.mktemp("template") / "shop")


@pytest.fixture
def clock() -> FakeClock:
    """The clock of ``store``."""
    return FakeClock()


@pytest.fixture
def shop_folder(tmp_path: Path) -> Path:
    """Where ``store`` lies, or will lie."""
    return tmp_path / "shop"


@pytest.fixture
def store(shop_folder: Path, template: Path, clock: FakeClock) -> Iterator[Store]:
    """An open, empty shop; a folder or a module may make its own."""
    with open_shop(shop_folder, template, clock) as opened:
        yield opened
