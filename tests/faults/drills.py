"""Drills: a backup of a shop at work is brought back, and everything is as it was then.

The hash is of all live rows. The shop works on after the backup; it goes back, and returns.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from random import Random

from crm_desktop.services import going_back
from crm_desktop.services.backups import Backups, restore_for_trial
from crm_desktop.store.check import check_shop
from crm_desktop.store.store import Store
from tests.helpers.dump import live_dump
from tests.helpers.random_work import ACTIONS, work
from tests.helpers.shop import FakeClock, copy_shop, repeatable_random


def hash_of(store: Store) -> str:
    """Of all live rows."""
    return hashlib.sha256(repr(live_dump(store)).encode()).hexdigest()


def drill(folder: Path, template: Path, seed: int) -> None:
    """Play one in an empty folder."""
    dice, clock = Random(seed), FakeClock()
    copy_shop(folder, template)
    store = _opened(folder, clock, seed)
    _work(store, dice, clock)
    backups = Backups(store)
    backup = backups.make("time")
    then = hash_of(store)
    restore_for_trial(backup)
    _work(store, dice, clock)
    later = hash_of(store)
    before = going_back.prepare(store, backup, backups)
    store.close()
    going_back.carry_out(folder, "1")
    store = _opened(folder, clock, seed + 1)
    assert hash_of(store) == then
    assert check_shop(store).ok
    again = Backups(store)
    going_back.prepare(store, again.named(before.name), again)
    store.close()
    going_back.carry_out(folder, "2")
    with _opened(folder, clock, seed + 2) as returned:
        assert hash_of(returned) == later
        assert check_shop(returned).ok


def _opened(folder: Path, clock: FakeClock, seed: int) -> Store:
    return Store.open(folder, clock=clock, random=repeatable_random(1000 + seed))


def _work(store: Store, dice: Random, clock: FakeClock) -> None:
    for _ in range(dice.randrange(2, 6)):
        clock.advance(dice.randrange(60_000))
        work(
            store,
            [
                (dice.choice(ACTIONS), dice.randrange(10), dice.randrange(10))
                for _ in range(dice.randrange(1, 20))
            ],
        )
