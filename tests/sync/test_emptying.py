"""The trash of long ago is erased everywhere, and what was written to it meanwhile is recovered."""

from __future__ import annotations

from pathlib import Path

from crm_desktop.services import recovered
from crm_desktop.sync import emptying, setup
from crm_desktop.sync.core import compaction
from tests.sync.pcs import Pc, sync


def days(number: int, *pcs: Pc) -> None:
    """So many days later everybody has written something, and said so."""
    for pc in pcs:
        pc.clock.advance(number * compaction.DAY)
        pc.do("UPDATE contact SET note=? WHERE name='Eva'", str(pc.clock()))
        pc.now()
    for pc in pcs * 3:
        pc.now()


def trash(pc: Pc, name: str) -> None:
    pc.do("UPDATE contact SET gone=1 WHERE name=?", name)


def test_what_was_trashed_long_ago_is_erased_on_all_pcs(office: list[Pc]) -> None:
    anna, ben, cem = office
    anna.add("Old")
    sync(*office)
    trash(anna, "Old")
    sync(*office)
    days(300, *office)
    trash_later = anna.add("Later")
    sync(*office)
    trash(ben, "Later")
    sync(*office)
    assert emptying.empty_trash(anna.work._file) == 0
    # Who was not heard of holds it up.
    days(101, anna, ben)
    assert emptying.empty_trash(anna.work._file) == 0
    days(101, cem)
    sync(*office)
    assert emptying.empty_trash(anna.work._file) == 1
    sync(*office)
    for pc in office:
        assert pc.ask("SELECT name FROM contact WHERE gone<>0 ORDER BY gone") == ["Later", ""]
        assert pc.ask("SELECT count(*) FROM sync_row WHERE row=?", trash_later) == [1]
        assert pc.work.verify().ok
    assert emptying.empty_trash(anna.work._file) == 0
    assert anna.ask("SELECT label FROM batch WHERE label LIKE 'Emptied%'") == [
        "Emptied the trash of more than a year ago"
    ]
    assert len({pc.work._file.replica.digest for pc in office}) == 1


def test_an_edit_of_what_was_erased_meanwhile_is_recovered(
    office: list[Pc], tmp_path: Path
) -> None:
    anna, ben, cem = office
    row = anna.add("Old")
    anna.do("UPDATE contact SET note='told us in May', job_title='Baker' WHERE name='Old'")
    sync(*office)
    trash(anna, "Old")
    sync(anna, ben)
    # Cem stays away for years with something typed, and is given up.
    cem.do("UPDATE contact SET note='called again' WHERE name='Old'")
    anna.work.retire("Home")
    sync(anna, ben)
    days(401, anna, ben)
    sync(anna, ben)
    assert emptying.empty_trash(anna.work._file) == 1
    sync(anna, ben)
    assert ben.ask("SELECT name FROM contact WHERE id=?", row) == [""]
    sync(*office)
    late = Pc(tmp_path, "dora")
    setup.join(late.store, anna.work.folder, "a good passphrase", late.here)
    sync(late, *office)
    for pc in (*office, late):
        with pc.store.read_raw() as raw:
            held = raw.execute(
                "SELECT name, note, job_title, gone FROM contact WHERE id=?", (row,)
            ).fetchone()
        assert held == ("", "called again", "", 1), pc.name
    assert len({pc.work._file.replica.digest for pc in (*office, late)}) == 1
    (item,) = recovered.read_recovered(ben.store)
    assert (item.table, item.texts) == ("contact", ("called again",))
    # Bringing it back is an ordinary edit, for everybody.
    recovered.bring_back(ben.store, item)
    sync(late, *office)
    for pc in (*office, late):
        assert pc.ask("SELECT gone FROM contact WHERE id=?", row) == [0]
        assert recovered.read_recovered(pc.store) == []
    assert not recovered.bring_back(ben.store, item)
    late.store.close()


def test_an_empty_shell_that_is_put_aside_is_in_the_trash_of_all_pcs(office: list[Pc]) -> None:
    anna, ben, cem = office
    row = anna.add("Old")
    sync(*office)
    trash(anna, "Old")
    sync(anna, ben)
    # What Cem adds belongs to the contact, and writes nothing to it.
    cem.do(
        "INSERT INTO phone(id, contact_id, typed) SELECT randomblob(16), id, '0151 1234567'"
        " FROM contact WHERE name='Old'"
    )
    anna.work.retire("Home")
    sync(anna, ben)
    days(401, anna, ben)
    sync(anna, ben)
    assert emptying.empty_trash(anna.work._file) == 1
    sync(*office)
    (item,) = recovered.read_recovered(ben.store)
    assert (item.table, item.texts) == ("contact", ())
    assert recovered.put_aside(ben.store, item)
    sync(*office)
    for pc in office:
        assert pc.ask("SELECT gone FROM contact WHERE id=?", row) == [1], pc.name
        assert recovered.read_recovered(pc.store) == []
    # From there it comes back, with what belongs to it.
    anna.do("UPDATE contact SET gone=0 WHERE id=?", row)
    sync(*office)
    for pc in office:
        assert pc.ask("SELECT gone FROM contact WHERE id=?", row) == [0], pc.name
        assert pc.ask("SELECT typed FROM phone WHERE contact_id=? AND gone=0", row) == [
            "0151 1234567"
        ]
        assert pc.work.verify().ok
    assert len({pc.work._file.replica.digest for pc in office}) == 1
