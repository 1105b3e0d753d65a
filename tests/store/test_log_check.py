"""A log that is missing beside a shop that was not closed, or is that of another file."""

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from crm_desktop.errors import StoreError
from crm_desktop.services.locking import turn_on
from crm_desktop.services.repair import REPAIRABLE, carry_out_repair, prepare_repair
from crm_desktop.store.check import check_shop
from crm_desktop.store.disk_trouble import DiskError
from crm_desktop.store.durable import write_private
from crm_desktop.store.file_format import SHOP_FILE
from crm_desktop.store.key_header import Effort
from crm_desktop.store.replace import NOTE
from crm_desktop.store.store import Store
from tests.helpers.shop import FakeClock, add_contact, copy_shop, names, repeatable_random

LOG = f"{SHOP_FILE}-wal"


def opened(folder: Path, template: Path, seed: int) -> Store:
    if not (folder / SHOP_FILE).exists():
        copy_shop(folder, template)
    return Store.open(folder, clock=FakeClock(), random=repeatable_random(seed))


def save(store: Store, *added: str) -> None:
    for name in added:
        with store.transact(f"Add {name}") as tx:
            add_contact(tx, name)


def killed(place: Path, template: Path, name: str, seed: int) -> Path:
    """A shop as a killed program leaves it: Ben is in the log alone."""
    folder = place / name
    with opened(folder, template, seed) as store:
        save(store, f"Anna of {name}")
    with opened(folder, template, seed + 1) as store:
        save(store, f"Ben of {name}")
        left = place / f"{name}-left"
        shutil.copytree(folder, left)
    assert (left / LOG).stat().st_size
    return left


def refused(folder: Path, template: Path) -> str:
    before = (folder / SHOP_FILE).read_bytes()
    with pytest.raises(StoreError) as caught:
        opened(folder, template, 90)
    assert (folder / SHOP_FILE).read_bytes() == before
    return caught.value.code


def test_a_log_that_is_missing_is_asked_for(tmp_path: Path, template: Path) -> None:
    folder = killed(tmp_path, template, "one", 1)
    (folder / LOG).rename(tmp_path / "taken")
    for _ in range(2):  # whoever starts again is told again
        assert refused(folder, template) == "store.log_missing"
    (tmp_path / "taken").rename(folder / LOG)
    with opened(folder, template, 91) as store:
        assert names(store) == ["Anna of one", "Ben of one"]
    with opened(folder, template, 92) as store:  # closed as it should be
        assert names(store) == ["Anna of one", "Ben of one"]


def test_a_start_that_was_killed_before_it_saved_changes_nothing(
    tmp_path: Path, template: Path
) -> None:
    folder = killed(tmp_path, template, "one", 1)
    again = tmp_path / "again"
    store = Store.open(
        folder, clock=FakeClock(), random=repeatable_random(97), reads_first=True
    )  # fmt: skip
    shutil.copytree(folder, again)  # killed while somebody looked at the list
    store.close()  # as it should be, and still Ben is in the log alone
    for left in (folder, again):
        (left / LOG).rename(tmp_path / "taken")
        assert refused(left, template) == "store.log_missing"
        (tmp_path / "taken").rename(left / LOG)
        with opened(left, template, 98) as reopened:
            assert names(reopened) == ["Anna of one", "Ben of one"]


def test_a_log_that_another_process_copied_into_the_file_is_not_missed(
    tmp_path: Path, template: Path
) -> None:
    folder = killed(tmp_path, template, "one", 1)
    with closing(sqlite3.connect(folder / SHOP_FILE)) as raw:  # the last one that reads it
        raw.execute("SELECT count(*) FROM contact").fetchone()
    assert not (folder / LOG).exists()
    with opened(folder, template, 96) as store:
        assert names(store) == ["Anna of one", "Ben of one"]


def test_without_it_one_goes_on_by_the_ways_out(tmp_path: Path, template: Path) -> None:
    folder = killed(tmp_path, template, "one", 1)
    (folder / LOG).unlink()
    code = refused(folder, template)
    assert code in REPAIRABLE
    prepare_repair(folder, "repair", clock=FakeClock())
    assert refused(folder, template) == code  # nothing was decided yet
    prepare_repair(folder, "repair", clock=FakeClock())
    carry_out_repair(folder, "1")
    with opened(folder, template, 93) as store:
        assert names(store) == ["Anna of one"]


def test_a_repair_that_was_cut_off_is_finished_without_it(tmp_path: Path, template: Path) -> None:
    folder = killed(tmp_path, template, "one", 1)
    (folder / LOG).unlink()
    prepare_repair(folder, "repair", clock=FakeClock())
    write_private(folder / NOTE, b'{"kept": "damaged-1"}')  # all but the last step
    with opened(folder, template, 93) as store:
        assert names(store) == ["Anna of one"]


def test_without_it_nothing_is_encrypted(tmp_path: Path, template: Path) -> None:
    folder = killed(tmp_path, template, "one", 1)
    (folder / LOG).unlink()
    before = (folder / SHOP_FILE).read_bytes()
    with pytest.raises(StoreError) as caught:
        turn_on(folder, "nine words of anna", stamp="1", effort=Effort(1, 8192))
    assert caught.value.code == "store.log_missing"
    assert (folder / SHOP_FILE).read_bytes() == before


def test_what_was_forgotten_is_not_missed(tmp_path: Path, template: Path) -> None:
    folder = tmp_path / "one"
    with opened(folder, template, 1) as store:
        save(store, "Anna", "Ben")
        with store.write_local() as raw:
            raw.execute("DELETE FROM change")
        shutil.copytree(folder, tmp_path / "left")
    with opened(tmp_path / "left", template, 92) as store:
        assert names(store) == ["Anna", "Ben"]


def test_the_log_of_another_shop_is_not_played_back(tmp_path: Path, template: Path) -> None:
    one, two = (killed(tmp_path, template, name, n) for n, name in ((1, "one"), (50, "two")))
    log = (one / LOG).read_bytes()
    shutil.copyfile(two / LOG, one / LOG)
    (one / f"{SHOP_FILE}-shm").unlink(missing_ok=True)
    assert refused(one, template) == "store.foreign_log"
    assert (one / LOG).read_bytes() == (two / LOG).read_bytes()
    (one / LOG).write_bytes(log)
    with opened(one, template, 94) as store:
        assert names(store) == ["Anna of one", "Ben of one"]


def test_a_file_that_is_older_than_its_log_is_noticed(tmp_path: Path, template: Path) -> None:
    folder = tmp_path / "one"
    with opened(folder, template, 1) as store:
        save(store, "Anna")
    shutil.copyfile(folder / SHOP_FILE, tmp_path / "older")
    with opened(folder, template, 2) as store:
        save(store, *(f"Person {n}" for n in range(60)))
    with opened(folder, template, 3) as store:
        save(store, "Ben")
        left = tmp_path / "left"
        shutil.copytree(folder, left)
    shutil.copyfile(tmp_path / "older", left / SHOP_FILE)
    with suppress(DiskError), opened(left, template, 95) as store:
        assert not check_shop(store).ok  # as after each end that was none
