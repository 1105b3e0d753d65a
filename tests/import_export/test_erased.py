"""Somebody who was erased does not come back by the import of an old list, unless it is wished."""

import datetime as dt
from pathlib import Path

from crm_desktop.import_export import apply, plan
from crm_desktop.import_export.erased import Erased, erased
from crm_desktop.import_export.export import export
from crm_desktop.import_export.offers import Wishes
from crm_desktop.services import privacy
from crm_desktop.services.erasure_ledger import erasures, note
from crm_desktop.store.store import Store
from tests.helpers.imports import import_file, stage, write_csv
from tests.helpers.shop import FakeClock, names, open_shop

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


def test_one_of_several_is_added_again_by_wish_and_the_proof_stays(
    store: Store, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "list.csv", LIST)
    import_file(store, path)
    privacy.erase(store, [1, 2])
    proof = erasures(store)
    staged, *_ = stage(store, path)
    plan.build(staged, store.path)
    with plan.opened(staged) as db:
        day = dt.date(2026, 11, 22)
        lise, siri = erased(db)
    assert lise == Erased("1/person/Lise Berg", 1, "Lise Berg", day, again=False)
    assert (siri.name, siri.again) == ("Siri Grant", False)
    summary = plan.build(staged, store.path, wishes=Wishes(again={siri.key}))
    assert (summary.creates["contacts"], summary.left_out) == (1, 1)
    with plan.opened(staged) as db:
        assert [one.again for one in erased(db)] == [False, True]
    apply.run(store, staged, "Import")
    assert [name for name in names(store) if name] == ["Siri Grant"]
    assert erasures(store) == proof
    privacy.replay(store)
    assert [name for name in names(store) if name] == ["Siri Grant"]  # not erased a second time
    assert not privacy.is_due(store)


def test_by_an_own_export_the_one_who_is_added_again_is_somebody_new(
    store: Store, tmp_path: Path, template: Path, clock: FakeClock
) -> None:
    import_file(store, write_csv(tmp_path / "list.csv", "Name\nLise Berg\nSiri Grant\n"))
    path = tmp_path / "all.xlsx"
    export(store, "contacts", path)
    with store.read_raw() as raw:
        (old,) = raw.execute("SELECT id FROM contact WHERE n=1").fetchone()
    with open_shop(tmp_path / "other", template, clock) as other:
        with other.transact("What other PCs tell") as tx:  # this one never had the contact
            note(tx.raw, {"erased_id": old, "erased_at": tx.now, "person": "", "counts": "{}",
                          "kept": "{}", "salt": "", "marks": ""})  # fmt: skip
        import_file(other, path)
        assert names(other) == ["Siri Grant"]
        import_file(other, path, wishes=Wishes(again={"1/person/Lise Berg"}))
        with other.read_raw() as raw:
            (new,) = raw.execute("SELECT id FROM contact WHERE name='Lise Berg'").fetchone()
        assert new != old
        assert not privacy.is_due(other)


def test_who_is_only_an_address_is_called_by_it(store: Store, tmp_path: Path) -> None:
    import_file(store, write_csv(tmp_path / "list.csv", LIST))
    privacy.erase(store, [1])
    staged, *_ = stage(store, write_csv(tmp_path / "l.csv", "E-mail\nlise@berg.example\n"))
    plan.build(staged, store.path)
    with plan.opened(staged) as db:
        assert [one.name for one in erased(db)] == ["lise@berg.example"]
