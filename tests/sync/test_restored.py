"""A shop that was brought back from an older copy: what others wrote since, and both choices."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from crm_desktop.services.history import History
from crm_desktop.store import restored as mark_of
from crm_desktop.sync import restored
from crm_desktop.sync.engine import Trouble
from tests.sync.pcs import Pc, sync


@pytest.fixture
def brought_back(office: list[Pc], tmp_path: Path) -> list[Pc]:
    """Anna went back to a copy; since it was made she, Ben and Cem have gone on."""
    anna, ben, cem = office
    anna.store.close()
    shutil.copytree(tmp_path / "anna" / "shop", tmp_path / "backup")
    anna.set_aside("anna", tmp_path / "backup")
    anna.add("Ida")
    sync(*office)
    ben.do("UPDATE contact SET note='by Ben' WHERE name='Eva'")
    ben.add("Bo")
    cem.do("UPDATE contact SET gone=1 WHERE name='Ida'")
    sync(anna, ben, cem)
    anna.set_aside("anna", tmp_path / "backup")
    with anna.store.write_local() as raw:
        mark_of.mark(raw, os.urandom)
    return office


def test_nothing_moves_until_somebody_has_chosen(brought_back: list[Pc]) -> None:
    anna, ben, _ = brought_back
    assert anna.work.is_older()
    ben.add("Cy")
    ben.now()
    anna.add("Typed before choosing")
    done = anna.now()
    assert done.turn.trouble == {Trouble.RESTORED}
    assert (done.sent, done.received) == (0, 0)
    assert anna.names() == ["Eva", "Typed before choosing"]


def test_what_others_wrote_is_shown_before(brought_back: list[Pc]) -> None:
    anna, _, cem = brought_back
    cem.add("Hidden again")
    cem.do("UPDATE contact SET gone=1 WHERE name='Hidden again'")
    cem.now()
    files = sorted(anna.work.folder.rglob("*"))
    preview = anna.work.preview()
    assert preview.complete
    assert preview.made == {"contact": 1}
    assert preview.changed == {"contact": 1}
    assert {(one.label, one.kind) for one in preview.some} == {("Bo", "made"), ("Eva", "changed")}
    # Nothing of it has happened, here or in the folder.
    assert anna.names() == ["Eva"]
    assert sorted(anna.work.folder.rglob("*")) == files
    assert not (anna.store.folder / restored.TRIED).exists()
    away = anna.work.folder.rename(anna.work.folder.with_name("away"))
    assert not anna.work.preview().complete
    away.rename(anna.work.folder)


def test_catching_up_is_one_step(brought_back: list[Pc]) -> None:
    anna, ben, cem = brought_back
    anna.add("After the copy")
    anna.work.choose(keep_older=False)
    sync(anna, ben, cem)
    for pc in brought_back:
        assert pc.names() == ["After the copy", "Bo", "Eva"]
        assert pc.ask("SELECT note FROM contact WHERE name='Eva'") == ["by Ben"]
    assert not anna.work.is_older()
    (step,) = anna.ask("SELECT n FROM batch WHERE label=?", restored.CATCHING_UP)
    assert anna.ask("SELECT ended_at IS NOT NULL FROM batch WHERE n=?", step) == [1]
    assert isinstance(step, int)
    History(anna.store).undo(step)
    sync(anna, ben, cem)
    assert all(pc.names() == ["After the copy", "Eva"] for pc in brought_back)


@pytest.mark.parametrize("snapshot", [False, True], ids=["by segments", "by a snapshot"])
def test_the_older_state_becomes_that_of_all_and_can_be_undone(
    brought_back: list[Pc], snapshot: bool
) -> None:
    anna, ben, cem = brought_back
    if snapshot:
        assert ben.work._upkeep.make_snapshot()
        for path in anna.work.folder.glob("d-*/*.seg"):
            path.unlink()
        for pc in (ben, cem):
            with pc.store.write_local() as raw:
                raw.execute("UPDATE sync_segment SET content=NULL")
    anna.work.choose(keep_older=True)
    sync(anna, ben, cem)
    for pc in brought_back:
        assert pc.names() == ["Eva"]
        assert pc.ask("SELECT note FROM contact WHERE name='Eva'") == [""]
    assert not anna.work.is_older()
    (step,) = anna.ask("SELECT n FROM batch WHERE label=?", restored.KEEPING)
    assert isinstance(step, int)
    History(anna.store).undo(step)
    sync(anna, ben, cem)
    for pc in brought_back:
        assert pc.names() == ["Bo", "Eva"]
        assert pc.ask("SELECT note FROM contact WHERE name='Eva'") == ["by Ben"]


def test_a_choice_that_was_cut_off_is_gone_on_with(brought_back: list[Pc]) -> None:
    anna, ben, cem = brought_back
    anna.work.choose(keep_older=True)
    # The folder is there for the first file only.
    names = sorted(anna.work.folder.glob("d-*"))
    for path in names[1:]:
        path.rename(path.with_name("x" + path.name))
    anna.now()
    assert restored.waiting(anna.store) is not None
    for path in names[1:]:
        path.with_name("x" + path.name).rename(path)
    anna.restart()
    sync(anna, ben, cem)
    assert all(pc.names() == ["Eva"] for pc in brought_back)
    assert History(anna.store).unfinished() == []
    # As if the power had failed after the step was turned back and before that was noted.
    (step,) = anna.ask("SELECT n FROM batch WHERE label=?", restored.CATCHING_UP)
    with anna.store.write_local() as raw:
        raw.execute("UPDATE sync_state SET restored=?, choice=1", (step,))
    sync(anna, ben, cem)
    assert all(pc.names() == ["Eva"] for pc in brought_back)
    assert anna.ask("SELECT count(*) FROM batch WHERE undoes=?", step) == [1]


def test_a_shop_that_is_not_shared_goes_back_without_a_question(pcs: list[Pc]) -> None:
    anna = pcs[0]
    with anna.store.write_local() as raw:
        mark_of.mark(raw, os.urandom)
    assert restored.waiting(anna.store) is None
