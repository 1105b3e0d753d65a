"""What every test shares: no screen, the same examples each time, and the real sample files."""

import os
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything can import Qt

import pytest
from hypothesis import settings

settings.register_profile("crm", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("crm")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of real customer files, which are kept beside the project and not in it."""
    folder = Path(os.environ.get("CRM_SAMPLES") or ROOT.parent / "shared" / "samples")
    if not (folder / "expected.json").is_file():
        pytest.skip(f"the real sample files are not here: {folder}")
    return folder
