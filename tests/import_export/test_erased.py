"""Somebody who was erased does not come back by the import of an old list, unless it is wished."""

from pathlib import Path

from crm_desktop.import_export.offers import Wishes
from crm_desktop.services import privacy
from crm_desktop.store.store import Store
from tests.helpers.imports import import_file, write_csv
from tests.helpers.shop import names

LIST = (
    "Name,E-mail,Phone,Notes\n"
    "Lise Berg,lise@berg.example,030 5551162,Likes tea\n"
    "Siri Grant,siri@grant.example,,Likes coffee\n"
)


def test_an_old_list_does_not_bring_it_back(store: Store, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "list.csv", LIST)
    import_file(store, path)
    privacy.erase(store, [1])
    again = import_file(store, path)
    assert again.summary.creates["contacts"] == 0
    assert again.summary.left_out == 1
    (reason,) = [text for text in again.reasons.values() if "erased" in text]
    assert reason == "Was erased for good on 2026-11-22, so this is not added again."
    with store.read_raw() as raw:
        assert raw.execute("SELECT count(*) FROM entry WHERE gone=0").fetchone()[0] <= 1
    assert [name for name in names(store) if name] == ["Siri Grant"]
    import_file(store, path, wishes=Wishes(erased="add"))
    assert [name for name in names(store) if name] == ["Siri Grant", "Lise Berg"]
    assert not privacy.is_due(store)  # a new contact, which stays


def test_by_another_number_alone_too(store: Store, tmp_path: Path) -> None:
    import_file(store, write_csv(tmp_path / "list.csv", LIST))
    privacy.erase(store, [1])
    other = write_csv(tmp_path / "other.csv", "Name,Phone\nL. Berg,+49 30 5551162\nBo Ek,030 1\n")
    assert import_file(store, other, country="DE").summary.creates["contacts"] == 1
