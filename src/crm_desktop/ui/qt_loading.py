"""Loads PySide6 without what it knows about itself, until somebody asks.

Whoever imports PySide6 waits while it unpacks and compiles three thousand lines of Python which
describe its functions: for ``help()``, and for the words of the ``TypeError`` of a wrong call. That
takes twice as long as loading Qt. It also reads the source of every module that is imported later,
to see whether ``from __feature__ import snake_case`` may be meant there.

PySide6 takes these helpers from a folder ``files.dir`` beside ``shiboken6`` where there is one
(https://doc.qt.io/qtforpython-6/developer/embed.html). So it is told another place for that:
``resources/pyside``, whose functions load the helpers of PySide6 when they are first called. Where
PySide6 was loaded before, or on a system or of a version that nobody tried, it is as it always was,
but for the watch over imports.
"""

from __future__ import annotations

import builtins
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any

from crm_desktop.paths import resource
from crm_desktop.ui import quick_enums

SYSTEMS = ("linux",)
"""Systems it was tried on, as ``sys.platform`` says."""
TRIED = ("6.10.", "6.11.")
"""Versions of PySide6 that work so; ``tests/ui/test_qt_loading.py`` tries the one that is here."""
_OURS = "pyside/files.dir/shibokensupport/signature/loader.py"
_PACKAGE = "shibokensupport.signature"
_once = threading.RLock()


def load() -> None:
    """Load PySide6; called before anything else imports it."""
    quick_enums.install()
    # With SBK_EMBED it makes, or removes, that folder.
    if sys.platform in SYSTEMS and not ("shiboken6" in sys.modules or "SBK_EMBED" in os.environ):
        spec = find_spec("shiboken6")
        if spec is not None:
            _load_shiboken(spec)
    import PySide6.QtCore  # noqa: F401, PLC0415 - not before

    # Where it loaded its helpers: imports go the way of Python again.
    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original


def _load_shiboken(spec: ModuleSpec) -> None:
    """Load the part that looks for the helpers; where that cannot be told where, do nothing."""
    try:
        here = str(resource(_OURS).parents[3] / "__init__.py")
    except FileNotFoundError:
        return
    package = module_from_spec(spec)
    sys.modules["shiboken6"] = package
    from shiboken6 import _config  # noqa: PLC0415 - found by what was just made

    if not _config.version.startswith(TRIED):
        del sys.modules["shiboken6"]
        return
    package.__file__ = here  # beside this it looks for the folder, and only now
    with _put_off("traceback", "zipfile"):
        from shiboken6 import Shiboken  # noqa: PLC0415

    package.__file__ = spec.origin
    # Its ``__init__`` comes with the helpers: it imports what those need.
    vars(package).update(
        {name: value for name, value in vars(Shiboken).items() if not name.startswith("_")},
        __version__=_config.version,
    )


@contextmanager
def _put_off(*names: str) -> Iterator[None]:
    """Modules that are imported here are loaded when they are used; whoever else imports them gets
    his own."""
    late = {name: _Late(name) for name in names if name not in sys.modules}
    sys.modules.update(late)
    try:
        yield
    finally:
        for name, module in late.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


class _Late(ModuleType):
    """A module that is loaded when something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def nothing(*_: object) -> None:
    """What is done at each import: we use none of the features that are looked for."""


def late_helper(name: str) -> Callable[..., Any]:
    """A function of the helpers that loads all of them when it is first called."""
    if name.startswith("__"):
        raise AttributeError(name)

    def late(*given: Any) -> Any:
        return getattr(_helpers(), name)(*given)

    return late


def update_mapping() -> None:
    """Make the names known that signatures are written with."""
    _helpers()
    sys.modules[f"{_PACKAGE}.mapping"].update_mapping()  # by now its own


def _helpers() -> ModuleType:
    """The helpers of PySide6, out of its library, where they lie packed."""
    loader = sys.modules[f"{_PACKAGE}.loader"]
    with _once:
        if "parser" not in vars(loader):
            package = sys.modules["shiboken6"]
            assert package.__spec__ is not None
            assert package.__spec__.loader is not None
            package.__spec__.loader.exec_module(package)
            _, packed = sys.modules["signature_bootstrap"].prepare_zipfile()
            sys.meta_path.insert(0, packed)
            try:
                # Into the modules that are there: C++ has kept hold of them.
                for name in ("mapping", "loader"):
                    module = sys.modules[f"{_PACKAGE}.{name}"]
                    module.__spec__ = packed.find_spec(module.__name__, None)
                    packed.exec_module(module)
            finally:
                sys.meta_path.remove(packed)
    return loader
