"""Loading what the window will need, before anybody asks for it.

Opening a page for the first time would load its modules first, which takes longer than painting it.
So they are loaded after the first page is complete: what has no Qt off the main thread, the rest
between events, one module at a time: each after those that it imports, which would come with it in
one go. Libraries for files of tables are not among it: whoever writes
one loads them then, off the main thread.
"""

from __future__ import annotations

import pkgutil
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.abc import InspectLoader
from importlib.util import find_spec

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


def load_services() -> Sequence[str]:
    """Load what pages ask; off the main thread. Gives what ``loading_pages`` is to load."""
    for name in _modules(crm_desktop.services.__name__):
        import_module(name)
    for name in _WITHOUT_QT:
        import_module(name)
    return in_order([name for name in page_modules() if name not in sys.modules])


def in_order(names: Sequence[str]) -> Sequence[str]:
    """The same modules, each after those among them that it imports at its top."""
    waiting = set(names)
    ordered: list[str] = []

    def add(name: str) -> None:
        if name in waiting:
            waiting.discard(name)  # at once: some import each other
            for imported in _imported(name):
                add(imported)
            ordered.append(name)

    for name in names:
        add(name)
    return ordered


@cache
def _imported(name: str) -> Sequence[str]:
    """What stands in the code of a module with a dot in its name: nothing else can have one.

    The code is read once: another window finds it known."""
    loader = getattr(find_spec(name), "loader", None)
    code = loader.get_code(name) if isinstance(loader, InspectLoader) else None
    return [] if code is None else [found for found in code.co_names if "." in found]


def loading_pages(names: Sequence[str]) -> Iterator[None]:
    """Load these modules, one at a time."""
    # PySide makes its classes of all widgets when it first meets one that was not made by us; else
    # that would fall to the first page that comes.
    QAbstractScrollArea().viewport()
    yield
    for name in names:
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
