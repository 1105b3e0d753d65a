"""Two PCs that saw the same and do not hold the same: planted, found, and mended without a loss."""

from __future__ import annotations

import pytest

from crm_desktop.services import sync_questions
from crm_desktop.sync import mending
from crm_desktop.sync.engine import Trouble
from tests.sync.pcs import Pc


def silently(pc: Pc, statement: str, *values: object) -> None:
    """Change something that sync does not hear of."""
    pc.do(statement, *values)
    with pc.store.write_local() as raw:
        raw.execute("DELETE FROM sync_dirty")
    pc.restart()


def lose(pc: Pc, row: object) -> None:
    """A row that is gone without a trace."""
    silently(pc, "UPDATE contact SET note='', name='', gone=2 WHERE id=?", row)
    with pc.store.write_local() as raw:
        raw.execute("DELETE FROM sync_row WHERE row=?", (row,))
    pc.restart()


def settle(*pcs: Pc) -> set[Trouble]:
    """Sync until nothing moves; what was told."""
    told = set()
    for _ in range(5):
        for pc in pcs:
            told |= pc.now().turn.trouble
    return told


def same(*pcs: Pc) -> None:
    for pc in pcs:
        assert not mending.drift(pc.work._file).rows
        assert pc.work._file.replica.digest == pcs[0].work._file.replica.digest
        assert pc.names() == pcs[0].names()
        assert settle(pc) == set()


@pytest.fixture
def people(office: list[Pc]) -> list[Pc]:
    for name in ("Bo", "Cy", "Di"):
        office[0].add(name)
    office[0].do("UPDATE contact SET note='as it was'")
    assert settle(*office) == set()
    return office


def test_a_value_that_changed_silently_is_offered_beside_the_right_one(people: list[Pc]) -> None:
    anna, ben, cem = people
    silently(ben, "UPDATE contact SET note='wrong' WHERE name='Bo'")
    assert settle(*people) == set()  # nobody can know yet
    found = ben.work.verify()
    assert (found.ok, found.drifted) == (False, 1)
    assert Trouble.DIVERGED in settle(*people)
    same(*people)
    for pc in people:
        (question,) = sync_questions.read_questions(pc.store)
        assert (question.about, question.group) == ("Bo", "note")
        assert {v.text for v in question.versions} == {"as it was", "wrong"}
    keep = next(n for n, v in enumerate(question.versions) if v.text == "as it was")
    sync_questions.settle(cem.store, question.key, keep)
    assert settle(*people) == set()
    assert ben.ask("SELECT note FROM contact WHERE name='Bo'") == ["as it was"]
    assert sync_questions.count_questions(anna.store) == 0


def test_a_snapshot_finds_it_too(people: list[Pc]) -> None:
    ben = people[1]
    silently(ben, "UPDATE contact SET note='wrong' WHERE name='Bo'")
    assert ben.work._upkeep.make_snapshot() is None
    assert Trouble.DIVERGED in settle(*people)
    same(*people)
    assert len(sync_questions.read_questions(people[0].store)) == 1


def test_a_row_that_one_pc_lost_comes_back(people: list[Pc]) -> None:
    ben = people[1]
    (row,) = ben.ask("SELECT id FROM contact WHERE name='Cy'")
    lose(ben, row)
    assert ben.work.verify().drifted == 1
    assert Trouble.DIVERGED in settle(*people)
    same(*people)
    assert "Cy" in ben.names()
    assert ben.ask("SELECT note FROM contact WHERE id=?", row) == ["as it was"]


def test_a_row_that_only_one_pc_has_goes_to_the_others(people: list[Pc]) -> None:
    anna, ben, cem = people
    (row,) = ben.ask("SELECT id FROM contact WHERE name='Di'")
    for pc in (anna, cem):
        lose(pc, row)
        assert pc.work.verify().drifted == 1
    settle(*people)
    same(*people)
    assert all("Di" in pc.names() for pc in people)


def test_a_row_that_was_hidden_silently_is_seen_again(people: list[Pc]) -> None:
    ben = people[1]
    silently(ben, "UPDATE contact SET gone=1 WHERE name='Cy'")
    assert "Cy" not in ben.names()
    assert ben.work.verify().drifted == 1
    assert "Cy" in ben.names()
    same(*people)


def test_a_digest_that_was_miscounted_is_counted_again(people: list[Pc]) -> None:
    anna, ben, _ = people
    with ben.store.write_local() as raw:
        raw.execute("UPDATE sync_state SET digest=zeroblob(16)")
    ben.restart()
    ben.add("Something to say")
    assert Trouble.DIVERGED in settle(anna, ben)
    ben.work.verify()
    settle(*people)
    same(*people)


def test_what_was_typed_on_both_meanwhile_is_kept(people: list[Pc]) -> None:
    """The faulty PC writes before anybody could compare: what the others hold of the same field is
    not taken for something that it had seen."""
    anna, ben, cem = people
    silently(ben, "UPDATE contact SET note='wrong' WHERE name='Bo'")
    ben.work.verify()
    ben.do("UPDATE contact SET note=note||' and more' WHERE name='Bo'")
    ben.now()
    assert Trouble.DIVERGED in settle(anna, cem, ben)
    same(*people)
    (question,) = sync_questions.read_questions(cem.store)
    assert {v.text for v in question.versions} == {"as it was", "wrong and more"}


def test_open_questions_and_trashed_rows_are_mended_as_they_are(people: list[Pc]) -> None:
    anna, ben, cem = people
    anna.do("UPDATE contact SET note='tea' WHERE name='Bo'")
    cem.do("UPDATE contact SET note='coffee' WHERE name='Bo'")
    cem.do("UPDATE contact SET gone=1 WHERE name='Cy'")
    assert settle(*people) == set()
    (row,) = ben.ask("SELECT id FROM contact WHERE name='Cy'")
    lose(ben, row)
    silently(ben, "UPDATE contact SET status='wrong' WHERE name='Bo'")
    assert ben.work.verify().drifted == 2
    assert Trouble.DIVERGED in settle(*people)
    same(*people)
    for pc in people:
        found = {q.group: q for q in sync_questions.read_questions(pc.store)}
        assert found.keys() == {"note", "status"}
        assert {v.text for v in found["note"].versions} == {"tea", "coffee"}
        assert pc.ask("SELECT gone FROM contact WHERE id=?", row) == [1]
