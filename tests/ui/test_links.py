"""What is opened from texts, and what never is."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from crm_desktop.ui.links import SCHEMES, address_of, find_links, open_link


class Opened(QObject):
    """Stands in for the other programs of the PC."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url.toString())


@pytest.fixture
def opened(qapp: object) -> Iterator[Opened]:
    taker = Opened()
    for scheme in (*SCHEMES, "file", "javascript", "smb", "ms-settings"):
        QDesktopServices.setUrlHandler(scheme, taker, "take")  # type: ignore[arg-type]
    yield taker
    for scheme in (*SCHEMES, "file", "javascript", "smb", "ms-settings"):
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.mark.parametrize(
    "address",
    ["https://example.com/a?b=1", "http://example.com", "mailto:a@b.example", "tel:+441632960208"],
)
def test_four_kinds_are_opened(opened: Opened, address: str) -> None:
    assert open_link(address)
    assert opened.urls == [address]


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "javascript:alert(1)", "smb://host/share", "ms-settings:x",
     "https://good.example@evil.example/", "https://localhost", "", "//example.com", "C:\\a.exe"],
)  # fmt: skip
def test_nothing_else_is(opened: Opened, address: str) -> None:
    assert not open_link(address)
    assert opened.urls == []


@pytest.mark.parametrize(
    ("kind", "text", "address"),
    [
        ("phone", "01632 960 208", "tel:01632960208"),
        ("phone", "+44 (0)1632 960208", "tel:+4401632960208"),
        ("phone", "ask him", ""),
        ("email", "a@b.example", "mailto:a@b.example"),
        ("email", "a@b.example?bcc=all", ""),
        ("website", "bluedoor.example", "https://bluedoor.example"),
        ("website", "HTTP://bluedoor.example/x", "HTTP://bluedoor.example/x"),
        ("website", "file:///etc/passwd", ""),
        ("website", "not a page", ""),
    ],
)
def test_the_address_of_a_line(kind: str, text: str, address: str) -> None:
    assert address_of(kind, text) == address


def test_links_in_a_text() -> None:
    text = "See https://a.example/x (or www.b.example), mail c@d.example, call 01632 960 208."
    assert [(link.text, link.address) for link in find_links(text)] == [
        ("https://a.example/x", "https://a.example/x"),
        ("www.b.example", "https://www.b.example"),
        ("c@d.example", "mailto:c@d.example"),
        ("01632 960 208", "tel:01632960208"),
    ]


@pytest.mark.parametrize("text", ["Order 2026-11-22", "file:///a", "at 09:45", "€1,200.00", "a@b"])
def test_what_is_no_link(text: str) -> None:
    assert find_links(text) == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="htps:/.www@+0123456789 ()-abé\n", max_size=80))
def test_a_link_is_a_part_of_its_text(text: str) -> None:
    for link in find_links(text):
        assert text[link.start : link.start + link.length] == link.text
        assert link.address.partition(":")[0].casefold() in SCHEMES
