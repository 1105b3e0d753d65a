"""Importing a module reads no more than what is compiled of it."""

import linecache
import sys
from pathlib import Path

import pytest

from crm_desktop.ui import import_watch


def test_the_source_of_an_imported_module_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_watch.stop()
    path = tmp_path / "some_large_module.py"
    path.write_text("ANSWER = 42\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    try:
        import some_large_module  # type: ignore[import-not-found]

        assert some_large_module.ANSWER == 42
        assert str(path) not in linecache.cache
    finally:
        sys.modules.pop("some_large_module", None)
