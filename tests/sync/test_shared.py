"""Sharing a shop from end to end: begin, join, work, catch up, leave, over a real folder."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from crm_desktop.errors import CancelledError, UserError
from crm_desktop.progress import Progress
from crm_desktop.services import attachments, sync_questions
from crm_desktop.store.check import check_shop
from crm_desktop.store.key_ring import SERVICE, KeyRing
from crm_desktop.store.store import Store
from crm_desktop.sync import folder, peers, setup
from crm_desktop.sync.core import compaction
from crm_desktop.sync.core.compaction import Limits
from crm_desktop.sync.engine import RECEIVING, SENDING, Trouble
from crm_desktop.sync.setup import Surroundings
from crm_desktop.sync.shared import Shared
from tests.helpers.shop import add_contact
from tests.sync.offices import some_random
from tests.sync.pcs import MemoryRing, Pc, limit, sync


def code(refused: pytest.ExceptionInfo[UserError]) -> str:
    return refused.value.code


def test_begin_join_and_work(office: list[Pc]) -> None:
    for pc in office:
        assert pc.names() == ["Eva"]
    office[1].add("Bo")
    sync(*office)
    assert all(pc.names() == ["Bo", "Eva"] for pc in office)
    standing = office[0].work.standing()
    assert [c.label for c in standing.colleagues if not c.retired] in (
        ["Back office", "Home"], ["Home", "Back office"],
    )  # fmt: skip
    assert (standing.device, standing.to_send, standing.locked) == ("Front desk", 0, True)
    assert office[2].ask(
        "SELECT device FROM batch WHERE origin='sync' ORDER BY n DESC LIMIT 1"
    ) == ["Back office"]


def test_nothing_of_an_encrypted_shop_can_be_read_in_the_folder(
    office: list[Pc], share: Path
) -> None:
    office[0].add("Unmistakable")
    sync(*office)
    files = [path.read_bytes() for path in share.rglob("*") if path.is_file()]
    assert len(files) > 4
    assert not any(b"Unmistakable" in content or b"Eva" in content for content in files)


def test_everything_may_be_repeated(office: list[Pc], share: Path) -> None:
    anna, ben, _ = office
    before = {p: p.read_bytes() for p in share.rglob("*.json")}
    again = setup.begin(anna.store, share, "another", anna.here)
    assert again.repeated
    assert again.recovery_code == ""
    assert setup.join(ben.store, share, None, ben.here).repeated
    assert {p: p.read_bytes() for p in share.rglob("*.json")} == before
    sync(*office)


def test_a_beginning_that_was_cut_off_is_gone_on_with(pcs: list[Pc], share: Path) -> None:
    anna = pcs[0]
    anna.add("Eva")
    blocked = Surroundings(
        anna.here.ring, anna.here.settings, anna.here.machine, anna.here.random, 1, 8192
    )
    setup._mark(anna.store, b"L" * 16, blocked, locked=True, name="")
    assert not setup.is_shared(anna.store)
    begun = setup.begin(anna.store, share, "good", anna.here)
    assert Path(begun.where).name == "CRM-" + b"LLLL".hex()
    assert not anna.now().turn.trouble


def test_the_recovery_code_opens_it_too_and_a_wrong_word_does_not(
    pcs: list[Pc], share: Path
) -> None:
    anna, ben, _ = pcs
    begun = setup.begin(anna.store, share, "right", anna.here)
    assert begun.recovery_code
    assert begun.key_kept
    with pytest.raises(UserError) as refused:
        setup.join(ben.store, share, "wrong", ben.here)
    assert code(refused) == "sync.wrong_key"
    with pytest.raises(UserError) as refused:
        setup.join(ben.store, share, None, ben.here)
    assert code(refused) == "sync.key_needed"
    assert not setup.is_shared(ben.store)
    setup.join(ben.store, share, begun.recovery_code.lower(), ben.here)
    assert not ben.now().turn.trouble


def test_without_a_key_ring_the_passphrase_is_asked_for_at_each_start(
    tmp_path: Path, share: Path
) -> None:
    anna = Pc(tmp_path, "anna", KeyRing(None))
    begun = setup.begin(anna.store, share, "right", anna.here)
    assert not begun.key_kept
    with pytest.raises(UserError) as refused:
        Shared(anna.store, anna.here)
    assert code(refused) == "sync.key_needed"
    assert not Shared(anna.store, anna.here, "right").now().turn.trouble
    anna.store.close()


def test_what_cannot_be_is_refused_with_a_sentence(pcs: list[Pc], share: Path) -> None:
    anna, ben, cem = pcs
    for call, expected in (
        (lambda: setup.begin(anna.store, share / "no", None, anna.here), "sync.folder"),
        (lambda: setup.join(anna.store, share, None, anna.here), "sync.nothing_there"),
        (lambda: setup.join(anna.store, share / "no", None, anna.here), "sync.folder"),
        (lambda: Shared(anna.store, anna.here), "sync.not_shared"),
    ):
        with pytest.raises(UserError) as refused:
            call()
        assert code(refused) == expected
    setup.begin(anna.store, share, None, anna.here)
    other = share.with_name("other")
    other.mkdir()
    with pytest.raises(UserError) as refused:
        setup.begin(anna.store, other, None, anna.here)
    assert code(refused) == "sync.elsewhere"
    ben.add("Already here")
    with pytest.raises(UserError) as refused:
        setup.join(ben.store, share, None, ben.here)
    assert code(refused) == "sync.not_empty"
    setup.join(ben.store, share, None, ben.here, add_mine=True)
    sync(anna, ben)
    assert anna.names() == ["Already here"]
    setup.begin(cem.store, share, None, cem.here)
    with pytest.raises(UserError) as refused:
        setup.join(Pc(share.parent, "dora").store, share, None, cem.here)
    assert code(refused) == "sync.several"


def test_the_folder_may_move(office: list[Pc], share: Path) -> None:
    moved = share.rename(share.with_name("moved"))
    for pc in office:
        assert pc.now().turn.trouble
        setup.join(pc.store, moved, None, pc.here)
        pc.restart()
    office[0].add("Bo")
    sync(*office)
    assert office[2].names() == ["Bo", "Eva"]


def test_leaving_keeps_everything_and_joining_again_doubles_nothing(office: list[Pc]) -> None:
    anna, ben, _ = office
    ben.add("Bo")
    ben.work.leave()
    ben.restart()
    assert not setup.is_shared(ben.store)
    assert ben.names() == ["Bo", "Eva"]
    anna.now()
    assert [c.label for c in anna.work.colleagues() if c.retired] == ["Back office"]
    setup.join(ben.store, anna.work.folder, "a good passphrase", ben.here, add_mine=True)
    sync(*office)
    assert all(pc.names() == ["Bo", "Eva"] for pc in office)
    assert sync_questions.count_questions(anna.store) == 0


def test_nobody_leaves_with_unsent_work(office: list[Pc], share: Path) -> None:
    ben = office[1]
    ben.add("Bo")
    away = share.rename(share.with_name("away"))
    with pytest.raises(UserError) as refused:
        ben.work.leave()
    assert code(refused) == "sync.not_sent"
    assert setup.is_shared(ben.store)
    away.rename(share)
    sync(*office)
    assert office[0].names() == ["Bo", "Eva"]


def test_attachments_travel_and_a_missing_one_comes_later(office: list[Pc], share: Path) -> None:
    anna, ben, cem = office
    content = b"an offer as a file" * 9_000
    with anna.store.transact("entry") as tx:
        (eva,) = tx.raw.execute("SELECT id FROM contact").fetchone()
        entry = tx.ids.one()
        tx.raw.execute("INSERT INTO entry(id, contact_id) VALUES (?, ?)", (entry, eva))
    (made,) = attachments.attach(
        anna.store, entry, [attachments.keep_content(anna.store, "offer.pdf", content)]
    )
    assert anna.now().files_sent == 1
    (blob,) = (share / anna.work.folder.name / "blob").rglob("*.bin")
    assert content[:100] not in blob.read_bytes()
    assert ben.now().files_fetched == 1
    assert attachments.content_of(ben.store, made) == content
    whole = blob.read_bytes()
    blob.write_bytes(whole[:-1])  # still arriving
    done = cem.now()
    assert (done.received, done.files_fetched) == (1, 0)
    assert cem.work.standing().files_missing == 1
    blob.unlink()
    assert cem.now().files_fetched == 0
    blob.write_bytes(whole)
    assert cem.now().files_fetched == 1
    assert attachments.content_of(cem.store, made) == content
    assert cem.work.standing().files_missing == 0


def test_names_from_outside_are_harmless(office: list[Pc]) -> None:
    anna, ben, _ = office
    anna.do("INSERT INTO attachment(id, sha256) VALUES (?, ?)", b"a" * 16, "../../x" + "z" * 57)
    sync(anna, ben)
    with anna.store.transact("a\x1b[31m\nlabel", person="\x07Anna") as tx:
        tx.raw.execute("UPDATE contact SET note='x'")
    with anna.store.write_local() as raw:
        raw.execute("UPDATE meta SET value=? WHERE name='device'", ("Front\x1b]0;desk",))
    sync(anna, ben)
    anna.work._upkeep.make_snapshot()
    sync(anna, ben)
    (label,) = ben.ask("SELECT label FROM batch WHERE label LIKE 'a%label'")
    assert str(label).isprintable()
    assert all(str(name).isprintable() for name in ben.ask("SELECT label FROM sync_peer"))
    assert ben.work.standing().files_missing == 0


def test_a_segment_waits_for_its_attachment(office: list[Pc], share: Path) -> None:
    anna, ben, _ = office
    kept = attachments.keep_content(anna.store, "a.txt", b"text")
    with anna.store.transact("attachment") as tx:
        tx.raw.execute(
            "INSERT INTO attachment(id, name, sha256) VALUES (?, 'a', ?)",
            (tx.ids.one(), kept.sha256),
        )
    place = anna.work.folder / "blob"
    place.write_bytes(b"")  # no folder can be made there
    done = anna.now()
    assert Trouble.CANNOT_WRITE in done.turn.trouble or done.sent == 0
    assert ben.now().received == 0
    place.unlink()
    sync(*office)
    assert ben.ask("SELECT count(*) FROM attachment") == [1]


def test_very_much_put_into_the_trash_waits_for_a_yes(office: list[Pc]) -> None:
    anna, ben, _ = office
    with anna.store.transact("many") as tx:
        for n in range(60):
            add_contact(tx, f"Contact {n}")
    sync(*office)
    anna.do("UPDATE contact SET gone=1 WHERE name LIKE 'Contact%'")
    anna.add("Later")
    anna.now()
    done = ben.now()
    assert len(done.turn.held) == 1
    assert len(ben.names()) == 61
    assert ben.now().turn.held == done.turn.held
    assert ben.work.let_in(done.turn) == 1
    sync(anna, ben)
    assert ben.names() == ["Eva", "Later"]
    # A few of many, and few altogether, need no yes.
    anna.do("UPDATE contact SET gone=1")
    sync(anna, ben)
    assert ben.names() == []


def test_a_pc_that_joins_late_takes_the_snapshot(office: list[Pc], tmp_path: Path) -> None:
    limit(Limits(first_files=3), *office)
    anna, _, cem = office
    for n in range(4):
        anna.add(f"Contact {n}")
        sync(*office)
    assert list(anna.work.folder.glob("snap/*/described.bin"))
    assert list(anna.work.folder.glob("d-*/0000000001-*.seg")) == []
    late = Pc(tmp_path, "dora")
    setup.join(late.store, anna.work.folder, "a good passphrase", late.here)
    assert late.now().caught_up
    assert late.names() == anna.names()
    late.add("From the new one")
    sync(late, *office)
    assert cem.names() == late.names()
    assert late.work.verify().ok
    report = check_shop(late.store)
    assert report.ok, report
    late.store.close()


def test_a_year_away(office: list[Pc]) -> None:
    limit(Limits(first_files=3), *office)
    anna, ben, cem = office
    cem.add("Typed at home before it was switched off")
    for n in range(6):
        for pc in (anna, ben):
            pc.clock.advance(60 * compaction.DAY)
        anna.add(f"Contact {n}")
        sync(anna, ben)
    sync(*office)
    assert cem.names() == anna.names() == ben.names()
    assert len(cem.names()) == 8


def test_a_pc_that_is_gone_for_good_holds_up_nobody(office: list[Pc]) -> None:
    limit(Limits(first_files=2), *office)
    anna, ben, cem = office
    for n in range(4):
        anna.add(f"Contact {n}")
        sync(anna, ben)
    waiting = list(anna.work.folder.glob("d-*/0*.seg"))
    assert waiting
    anna.work.retire("Home")
    with pytest.raises(UserError):
        anna.work.retire("Nobody")
    sync(anna, ben)
    assert {c.label: c.retired for c in ben.work.colleagues()}["Home"]
    assert len(list(anna.work.folder.glob("d-*/0*.seg"))) < len(waiting)
    assert cem.now().caught_up  # it comes back all the same, and takes part
    sync(*office)
    assert cem.names() == anna.names()
    assert not {c.label: c.retired for c in ben.work.colleagues()}["Home"]


def test_many_small_files_are_joined(office: list[Pc]) -> None:
    limit(Limits(longest_roll_up=4), *office)
    anna = office[0]
    for n in range(9):
        anna.add(f"Contact {n}")
        sync(*office)
    joined = list(anna.work.folder.glob("d-*/r-*.seg"))
    assert joined
    for pc in office:
        pc.restart()
    sync(*office)
    late = Pc(anna.place, "dora")
    setup.join(late.store, anna.work.folder, "a good passphrase", late.here)
    late.now()
    assert late.names() == anna.names()
    # A joined file that is damaged is taken apart by its owner.
    joined[0].write_bytes(joined[0].read_bytes()[:-1] + b"?")
    anna.restart()
    sync(anna)
    again = Pc(anna.place, "emil")
    setup.join(again.store, anna.work.folder, "a good passphrase", again.here)
    again.now()
    assert again.names() == anna.names()
    again.store.close()
    late.store.close()


def test_a_copy_of_the_shop_on_another_pc_writes_under_its_own_name(
    office: list[Pc], tmp_path: Path
) -> None:
    anna, ben, _ = office
    anna.store.close()
    twin = Pc(tmp_path, "twin")
    twin.set_aside("twin", tmp_path / "anna" / "shop")
    anna.store = Store.open(tmp_path / "anna" / "shop", clock=anna.clock, random=some_random("x"))
    anna.restart()
    twin.here.ring.keep(_library(twin), anna.here.ring.kept(_library(twin)) or b"")
    anna.add("At the desk")
    twin.add("On the copy")
    assert twin.work._file.author() != anna.work._file.author()
    sync(anna, twin, ben)
    assert anna.names() == twin.names() == ben.names() == ["At the desk", "Eva", "On the copy"]
    twin.store.close()


def _library(pc: Pc) -> bytes:
    (library,) = pc.ask("SELECT library FROM sync_state")
    assert isinstance(library, bytes)
    return library


def test_a_restored_backup_catches_up(office: list[Pc], tmp_path: Path) -> None:
    anna, ben, _ = office
    anna.store.close()
    shutil.copytree(tmp_path / "anna" / "shop", tmp_path / "backup")
    anna.set_aside("anna", tmp_path / "backup")
    anna.add("After the backup")
    sync(*office)
    anna.set_aside("anna", tmp_path / "backup")
    anna.add("After restoring")
    sync(*office)
    assert anna.names() == ben.names() == ["After restoring", "After the backup", "Eva"]


def test_old_forms_ask_instead_of_overwriting(office: list[Pc]) -> None:
    anna, ben, _ = office
    shown = anna.store.shown_now()
    ben.do("UPDATE contact SET note='by Ben', status='new'")
    sync(anna, ben)
    with anna.store.shown_since(shown), anna.store.transact("save") as tx:
        tx.raw.execute("UPDATE contact SET note='first'")
        tx.raw.execute("UPDATE contact SET note='by Anna'")
    sync(anna, ben)
    (question,) = sync_questions.read_questions(ben.store)
    assert (question.about, question.group) == ("Eva", "note")
    assert [v.text for v in question.versions] == ["by Anna", "by Ben"]
    assert [v.device for v in question.versions] == ["Front desk", "Back office"]
    assert question == replace(
        sync_questions.read_questions(ben.store, contact=question.n)[0], n=question.n
    )
    # A form that was opened after it arrived has seen it.
    assert sync_questions.settle(ben.store, question.key, 1)
    sync(anna, ben)
    assert anna.ask("SELECT note FROM contact") == ["by Ben"]
    assert sync_questions.count_questions(anna.store) == 0
    assert not sync_questions.settle(anna.store, question.key, 0)
    with anna.store.shown_since(anna.store.shown_now()):
        anna.do("UPDATE contact SET note='seen and changed'")
    sync(anna, ben)
    assert sync_questions.count_questions(ben.store) == 0


def test_questions_are_settled_in_every_way(office: list[Pc]) -> None:
    anna, ben, _ = office
    (eva,) = anna.ask("SELECT id FROM contact")
    anna.do("INSERT INTO phone(id, contact_id, typed) VALUES (?, ?, '1')", b"p" * 16, eva)
    sync(anna, ben)
    for pc, number in ((anna, "030 11"), (ben, "030 22")):
        pc.do("UPDATE phone SET typed=?", number)
        pc.do("UPDATE contact SET note=?, name=?", f"note {number}", f"Eva {number}")
    sync(anna, ben)
    found = {q.group: q for q in sync_questions.read_questions(anna.store)}
    assert found.keys() == {"number", "note", "name"}
    with pytest.raises(UserError):
        sync_questions.keep_both(anna.store, found["name"].key)
    with pytest.raises(UserError):
        sync_questions.settle(anna.store, found["name"].key, 7)
    assert sync_questions.settle(anna.store, found["name"].key, 0)  # fine as it is
    assert sync_questions.keep_both(anna.store, found["number"].key)
    assert sync_questions.keep_both(ben.store, found["note"].key)
    assert [q.group for q in sync_questions.read_questions(anna.store)] == ["note"]
    sync(anna, ben)
    for pc in (anna, ben):
        assert sync_questions.read_questions(pc.store) == []
        assert sorted(map(str, pc.ask("SELECT typed FROM phone"))) == ["030 11", "030 22"]
        (note,) = pc.ask("SELECT note FROM contact")
        assert sorted(str(note).split("\n\n")) == ["note 030 11", "note 030 22"]
    assert not sync_questions.keep_both(ben.store, found["note"].key)


def test_a_large_step_is_one_step_on_the_other_pc(office: list[Pc]) -> None:
    anna, ben, _ = office
    with anna.store.transact("Import of list.csv", origin="import") as tx:
        tx.raw.executemany(
            "INSERT INTO contact(id, name) VALUES (?, ?)",
            [(tx.ids.one(), f"Contact {n}") for n in range(600)],
        )
    done = anna.now()
    assert done.sent == 2
    sync(anna, ben)
    assert ben.ask("SELECT label FROM batch WHERE origin='sync' ORDER BY n DESC LIMIT 2") == [
        "Import of list.csv", "a contact",
    ]  # fmt: skip


def test_a_long_turn_can_be_ended_and_gone_on_with(office: list[Pc]) -> None:
    anna, ben, _ = office
    for n in range(4):
        anna.add(f"Contact {n}")
        anna.work._file.seal()

    def stop_at(what: str, at: int) -> Progress:
        def progress(done: int, total: int, text: str) -> None:
            if text == what and done == at:
                raise CancelledError

        return progress

    with pytest.raises(CancelledError):
        anna.work.now(stop_at(SENDING, 2))
    assert ben.now().received == 2
    anna.now()
    with pytest.raises(CancelledError):
        ben.work.now(stop_at(RECEIVING, 1))
    assert len(ben.names()) == 4
    sync(*office)
    assert len(ben.names()) == 5


def test_an_idle_pc_writes_nothing_anywhere(office: list[Pc], share: Path) -> None:
    def state() -> list[tuple[str, int, int]]:
        return sorted(
            (str(p), p.stat().st_mtime_ns, p.stat().st_size)
            for root in (share, *(pc.store.folder for pc in office))
            for p in root.rglob("*")
            if p.is_file() and not p.name.endswith("-shm")
        )

    before = state()
    for pc in office:
        done = pc.now()
        assert (done.sent, done.received) == (0, 0)
    assert state() == before


def test_verify_names_what_is_damaged(office: list[Pc], share: Path) -> None:
    anna = office[0]
    assert anna.work.verify().ok
    path = min(anna.work.folder.glob("d-*/*.seg"))
    path.write_bytes(path.read_bytes()[:-2])
    found = anna.work.verify()
    assert found.damaged == [path.relative_to(anna.work.folder).as_posix()]
    assert not found.ok
    (anna.work.folder / folder.LIBRARY_FILE).unlink()
    with pytest.raises(UserError):
        anna.work.verify()


def test_a_key_ring_that_fails_keeps_nothing() -> None:
    class Broken(MemoryRing):
        def set_password(self, service: str, username: str, password: str) -> None:
            raise RuntimeError("locked")

    assert not KeyRing(Broken()).keep(b"L" * 16, b"k" * 32)
    ring = MemoryRing()
    ring.held[SERVICE, (b"L" * 16).hex()] = "not a key"
    assert KeyRing(ring).kept(b"L" * 16) is None
    assert KeyRing(ring).keep(b"L" * 16, b"k" * 32)
    KeyRing(ring).forget(b"L" * 16)
    assert KeyRing(ring).kept(b"L" * 16) is None


def test_a_retired_pc_must_be_known(office: list[Pc]) -> None:
    with pytest.raises(LookupError):
        peers.retire(office[0].store, b"x" * 16)
