"""What is loaded before anybody asks for it."""

import sys

from crm_desktop.ui import preload


def test_pages_and_what_they_ask_are_loaded() -> None:
    preload.load_services()
    assert "crm_desktop.services.pipeline" in sys.modules
    for _ in preload.loading_pages():
        pass
    for page in ("contact_card", "history", "settings", "import_wizard"):
        assert f"crm_desktop.ui.pages.{page}" in sys.modules
