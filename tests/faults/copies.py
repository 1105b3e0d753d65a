"""Backup copies that were changed: not offered, or refused before anything is done with them."""

from __future__ import annotations

from pathlib import Path
from random import Random

from crm_desktop.errors import StoreError
from crm_desktop.services import going_back
from crm_desktop.services.backups import Backups
from crm_desktop.store.backup import list_backups, verify_backup
from crm_desktop.store.file_format import BACKUPS
from crm_desktop.store.store import Store
from tests.faults.flows import add, opened
from tests.sync.mangled import mangle


def build(folder: Path) -> None:
    """A closed shop with a copy of it, made before its last contact."""
    with opened(folder, 1) as store:
        add(store, "Anna")
        Backups(store).make("first")
        add(store, "Ben")


def play(folder: Path, seeds: range) -> int:
    """Change the copy or its description so often; how often it was found to be changed.

    Raises:
        AssertionError: one that was changed passed for good.
    """
    (copy,) = list_backups(folder / BACKUPS)
    description = copy.path.with_suffix(".json")
    whole = {path: path.read_bytes() for path in (copy.path, description)}
    found = 0
    with opened(folder, 2) as store:
        for seed in seeds:
            dice = Random(f"backup/{seed}")
            path = dice.choice(list(whole))
            path.write_bytes(mangle(whole[path], dice))
            try:
                found += _is_refused(store, whole[copy.path], seed)
            finally:
                path.write_bytes(whole[path])
    return found


def _is_refused(store: Store, content: bytes, seed: int) -> bool:
    listed = list_backups(store.folder / BACKUPS)
    for backup in listed:
        try:
            verify_backup(backup)
            going_back.what_would_change(store, backup)
        except StoreError:
            return True
        assert backup.path.read_bytes() == content, f"a changed copy passed for good: {seed}"
    return not listed
