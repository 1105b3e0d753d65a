"""Loading what the window will need, before anybody asks for it.

Opening a page for the first time would load its modules first, which takes longer than painting it.
So they are loaded after the first page is complete: what has no Qt off the main thread, the rest
between events, one module at a time. Libraries for files of tables are not among it: whoever writes
one loads them then, off the main thread.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module

from PySide6.QtWidgets import QAbstractScrollArea

import crm_desktop.services
from crm_desktop.ui import dialogs, models, pages, widgets
from crm_desktop.ui.pages import import_steps

_WITHOUT_QT = (
    "crm_desktop.import_export.importing",
    "crm_desktop.reports.press",
    "crm_desktop.store.search_wide",
    "pypdfium2",
)
"""What pages need besides the services."""
_OF_SHARING = "sync_"
"""How widgets are named that only shops need which share; those load all of sync."""


def load_services() -> None:
    """Load what pages ask; off the main thread."""
    for name in _modules(crm_desktop.services.__name__):
        import_module(name)
    for name in _WITHOUT_QT:
        import_module(name)


def loading_pages() -> Iterator[None]:
    """Load the pages and what they are made of, one module at a time."""
    # PySide makes its classes of all widgets when it first meets one that was not made by us; else
    # that would fall to the first page that comes.
    QAbstractScrollArea().viewport()
    yield
    for name in page_modules():
        import_module(name)
        yield


def page_modules() -> Iterator[str]:
    """The pages and what they are made of, without what only sharing needs."""
    for package in (widgets, models, dialogs, import_steps, pages):
        for name in _modules(package.__name__):
            if not name.rpartition(".")[2].startswith(_OF_SHARING):
                yield name


@cache
def _modules(package: str) -> Sequence[str]:
    """Those of a package, by one look at its folder: another window finds them known."""
    path = import_module(package).__path__
    return [f"{package}.{module.name}" for module in pkgutil.iter_modules(path)]
