"""Errors of the disk in words."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from crm_desktop.store import cipher
from crm_desktop.store.disk_trouble import explain


def test_a_copy_of_the_build_that_encrypts_is_explained_though_it_gives_no_code(
    tmp_path: Path,
) -> None:
    module, path = cipher.driver(), tmp_path / "target"
    with closing(module.connect(path)) as raw:
        raw.execute("CREATE TABLE t(a)")
    uri = f"{path.as_uri()}?mode=ro"
    with (
        closing(module.connect(":memory:")) as source,
        closing(module.connect(uri, uri=True)) as target,
    ):
        source.execute("CREATE TABLE t(a)")
        with pytest.raises(sqlite3.OperationalError) as raised:
            source.backup(target)
    assert not hasattr(raised.value, "sqlite_errorcode")
    explained = explain(raised.value, tmp_path)
    assert explained is not None
    assert explained.code == "store.read_only"
