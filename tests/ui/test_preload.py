"""What is loaded before anybody asks for it."""

import sys

from crm_desktop.ui import preload
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pages.contact_card import ContactCardPage


def test_pages_and_what_they_ask_are_loaded() -> None:
    names = preload.load_services()
    assert "crm_desktop.services.pipeline" in sys.modules
    for _ in preload.loading_pages(names):
        pass
    for page in ("contact_card", "history", "settings", "import_wizard"):
        assert f"crm_desktop.ui.pages.{page}" in sys.modules
    assert not preload.load_services(), "another window finds all of it loaded"


def test_a_module_comes_after_those_that_it_imports() -> None:
    card, details = (f"crm_desktop.ui.widgets.{name}" for name in ("card_details", "card_people"))
    assert preload.in_order([card, details]) == [details, card]
    names = [*preload.page_modules()]
    ordered = preload.in_order(names)
    assert sorted(ordered) == sorted(names)
    assert ordered.index(details) < ordered.index(card)


def test_what_only_shops_that_share_need_is_left_alone() -> None:
    names = list(preload.page_modules())
    assert "crm_desktop.ui.widgets.composer" in names
    assert "crm_desktop.ui.widgets.sync_part" not in names


def test_pages_are_made_before_somebody_asks_for_them(window: MainWindow) -> None:
    stack = window.stack
    seen = stack.seen()
    parts = sum(1 for _ in stack.preparing(("card", "contacts", "history")))
    # Made (the card in six parts), dressed, and read: the list is there already.
    assert parts == 11
    made = stack.made("card")
    assert isinstance(made, ContactCardPage)
    assert (stack.seen(), window.place) == (seen, "contacts")
    window.open_contact(3)
    assert stack.seen() is made
    assert made.number == 3


def test_a_page_that_is_asked_for_between_its_parts_is_made_once(window: MainWindow) -> None:
    preparing = window.stack.preparing(("card",))
    for _ in range(3):
        next(preparing)
    window.open_contact(3)
    opened = window.stack.seen()
    assert isinstance(opened, ContactCardPage)
    assert [*preparing] == []
    assert window.stack.made("card") is window.stack.seen() is opened
    assert opened.number == 3


def test_parts_of_another_look_are_not_taken(window: MainWindow) -> None:
    preparing = window.stack.preparing(("card",))
    for _ in range(3):
        next(preparing)
    window.settings.look = "dark"
    window.apply_theme()
    for _ in preparing:
        pass
    window.open_contact(3)
    seen = window.grab().toImage()
    window.go_back()
    window.stack.drop("card")
    window.open_contact(3)
    assert window.grab().toImage() == seen
