"""What is loaded before anybody asks for it, and what is not."""

import sys

from crm_desktop.ui import pages, preload


def test_pages_are_loaded() -> None:
    preload.load_services()
    assert "crm_desktop.services.pipeline" in sys.modules
    for _ in preload.loading_pages():
        pass
    for page in ("contact_card", "history", "settings"):
        assert f"crm_desktop.ui.pages.{page}" in sys.modules


def test_the_import_waits_until_somebody_wants_it() -> None:
    names = list(preload._modules(pages.__name__, pages.__path__))
    assert "crm_desktop.ui.pages.contacts" in names
    assert not [name for name in names if "import" in name]
