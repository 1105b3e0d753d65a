"""Undo: what a batch did goes back exactly, and what was done since stays, with what it needs."""

import itertools
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Column

from crm_desktop.domain.ids import natural_id
from crm_desktop.errors import CancelledError
from crm_desktop.progress import Progress
from crm_desktop.services.catalogue import find_or_make
from crm_desktop.services.history import History
from crm_desktop.store.schema import BY_NUMBER, SYNCED, owners, target
from crm_desktop.store.store import Store
from crm_desktop.store.undo import CHUNK, LISTED, UndoResult, invert
from tests.helpers.dump import live_dump, live_rows
from tests.helpers.people import add_company, add_person, add_phone, insert
from tests.helpers.random_work import Action, steps, work
from tests.helpers.shop import open_shop


def undo(store: Store, batch: int) -> UndoResult:
    return invert(store, batch, label="Undo")


def run(store: Store, *statements: str) -> int:
    """One batch of statements."""
    with store.transact("Edit") as tx:
        for statement in statements:
            tx.raw.execute(statement)
        return tx.batch


def visible(store: Store, table: str, column: str = "name") -> list[object]:
    with store.read_raw() as raw:
        return sorted(row[column] for row in live_rows(raw).get(table, {}).values())  # type: ignore[type-var]


def left(result: UndoResult) -> tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]]:
    """The lists of what was kept and what failed, without numbers of rows."""
    assert (len(result.kept), len(result.failed)) == (result.kept_count, result.failed_count)
    return (
        [(one.table, one.label, one.reason) for one in result.kept],
        [(one.table, one.label, one.reason) for one in result.failed],
    )


# --------------------------------------------------------------- any work, undone and redone


def fresh(numbers: "itertools.count[int]", folder: Path, template: Path) -> Store:
    return open_shop(folder / f"shop {next(numbers)}", template)


def test_any_steps_undone_and_redone_are_as_if_nothing_happened(
    tmp_path: Path, template: Path
) -> None:
    numbers = itertools.count()

    @settings(max_examples=15, derandomize=True, deadline=None)
    @given(st.lists(steps, min_size=1, max_size=5))
    def check(done: list[list[Action]]) -> None:
        with fresh(numbers, tmp_path, template) as store:
            history = History(store)
            dumps = [live_dump(store)]
            dumps += [live_dump(store) for step in done if work(store, step) is not None]
            for expected in dumps[-2::-1]:
                assert left(history.undo()) == ([], [])
                assert live_dump(store) == expected
            for expected in dumps[1:]:
                assert left(history.redo()) == ([], [])
                assert live_dump(store) == expected
            for expected in dumps[-2::-1]:
                assert left(history.undo()) == ([], [])
                assert live_dump(store) == expected

    check()


Key = tuple[str, bytes]


@dataclass(frozen=True)
class Since:
    """What the journal says about one batch and about everything later."""

    made: set[Key]
    touched: set[Key]
    near: set[Key]
    columns: set[tuple[str, bytes, str]]


def links(table: str) -> list[tuple[Column[object], str]]:
    """The columns of a table that name another row, and that row's table."""
    found = [(c, target(c).name) for c in SYNCED[table].columns if c.foreign_keys]
    return [*found, (SYNCED[table].c.phone_id, "phone")] if table == "contact" else found


def since(store: Store, batch: int) -> Since:
    look = Since(set(), set(), set(), set())
    with store.read_raw() as raw:
        for number, num, row, old, new in raw.execute(
            "SELECT batch, tbl, row, old, new FROM change WHERE batch>=? ORDER BY n", (batch,)
        ).fetchall():
            table = BY_NUMBER[num].name
            (identity,) = raw.execute(f"SELECT id FROM {table} WHERE n=?", (row,)).fetchone()
            if number > batch:
                look.touched.add((table, identity))
                for column, other in links(table):  # also of what is hidden now
                    (one,) = raw.execute(
                        f"SELECT {column.name} FROM {table} WHERE n=?", (row,)
                    ).fetchone()
                    look.near.add((other, one))
                names = [c.name for c in SYNCED[table].columns if f'"{c.name}":' in (old or "")]
                look.columns.update((table, identity, name) for name in names)
            elif old is None or (old, new) == ('{"gone":2}', '{"gone":0}'):
                look.made.add((table, identity))
    return look


def references(rows: dict[str, dict[bytes, dict[str, object]]]) -> set[tuple[Key, Key, bool]]:
    """Row, row it refers to, and whether it is a part of that; for all live rows."""
    found: set[tuple[Key, Key, bool]] = set()
    for name, table in SYNCED.items():
        for column, parent in links(name):
            owner = column in owners(table)
            for identity, row in rows.get(name, {}).items():
                other = row[column.name]
                if isinstance(other, bytes):
                    found.add(((name, identity), (parent, other), owner))
    return found


def keys(rows: dict[str, dict[bytes, dict[str, object]]]) -> set[Key]:
    return {(name, identity) for name, found in rows.items() for identity in found}


def test_undoing_a_step_in_the_middle_keeps_just_what_was_done_since(
    tmp_path: Path, template: Path
) -> None:
    numbers = itertools.count()

    @settings(max_examples=25, derandomize=True, deadline=None)
    @given(st.lists(steps, max_size=2), steps, st.lists(steps, min_size=1, max_size=3))
    def check(earlier: list[list[Action]], step: list[Action], later: list[list[Action]]) -> None:
        with fresh(numbers, tmp_path, template) as store:
            for one in earlier:
                work(store, one)
            batch = work(store, step)
            for one in later:
                work(store, one)
            if batch is None:
                return
            look = since(store, batch)
            whole = live_dump(store)
            with store.read_raw() as raw:
                before = live_rows(raw)
            result = undo(store, batch)
            with store.read_raw() as raw:
                after = live_rows(raw)
            # What was done since is all there.
            assert look.touched & keys(before) <= keys(after)
            for table, identity, column in look.columns - {
                c for c in look.columns if c[2] == "gone" or (c[0], c[1]) not in keys(before)
            }:
                assert after[table][identity][column] == before[table][identity][column]
            # It has what it refers to.
            for _, other, _ in references(after):
                assert other in keys(after) or other not in keys(before)
            # Nothing else of the batch is there: all that is, belongs to something done since.
            around: dict[Key, set[Key]] = {}
            for child, parent, owner in references(before):
                around.setdefault(child, set()).add(parent)
                if owner:
                    around.setdefault(parent, set()).add(child)
            reached = new = look.touched | look.near
            while new := {o for key in new for o in around.get(key, ())} - reached:
                reached = reached | new
            assert look.made & keys(after) <= reached
            # It is taken back as exactly as it was done.
            assert left(result)[1] == []
            assert left(invert(store, result.batch, label="Redo", origin="redo")) == ([], [])
            assert live_dump(store) == whole

    check()


# ------------------------------------------------------------------------ kept because ...


@pytest.fixture
def imported(store: Store) -> int:
    """Two people of one company with one tag, from an import into a shop that knows a third."""
    with store.transact("Add") as tx:
        add_person(tx, "Cem Öz", note="old")
        insert(tx, "address", contact_id=tx.raw.execute("SELECT id FROM contact").fetchone()[0])
    with store.transact("Import", origin="import") as tx:
        company = add_company(tx, "Acme")
        tag = find_or_make(tx, "tag", "VIP")
        for name in ("Anna Meier", "Bo Ek"):
            person = add_person(tx, name)
            add_phone(tx, person, "030 1")
            insert(tx, "position", person_id=person, company_id=company)
            insert(tx, "tagging", contact_id=person, tag_id=tag)
        tx.raw.execute("UPDATE contact SET note='new', status='lead' WHERE name='Cem Öz'")
        tx.raw.execute("UPDATE address SET postal_code='10115', label='home'")
        return tx.batch


ANNA = "(SELECT id FROM contact WHERE name='Anna Meier')"
CEM = "(SELECT id FROM contact WHERE name='Cem Öz')"
WITH_ANNA = ["Acme", "Anna Meier", "Cem Öz"]


def test_nothing_since(store: Store, imported: int) -> None:
    result = undo(store, imported)
    assert left(result) == ([], [])
    # Parts of what is hidden are hidden with it.
    assert result.reversed == {"contact": 4, "address": 1, "tag": 1}
    assert result.reversed_count == 6
    assert visible(store, "contact") == ["Cem Öz"]
    assert visible(store, "phone", "typed") == []
    assert visible(store, "tag") == []
    assert visible(store, "contact", "note") == ["old"]
    with store.read_raw() as raw:
        assert raw.execute("SELECT complete, summary FROM batch ORDER BY n DESC").fetchone() == (
            1, '{"reversed": {"contact": 4, "address": 1, "tag": 1}, "kept": 0, "failed": 0}'
        )  # fmt: skip


def test_an_edited_field_is_kept_and_the_others_go_back(store: Store, imported: int) -> None:
    run(store, "UPDATE contact SET note='mine' WHERE name='Cem Öz'")
    assert left(undo(store, imported)) == ([("contact", "Cem Öz", "changed since")], [])
    assert visible(store, "contact", "note") == ["mine"]
    assert visible(store, "contact", "status") == [""]
    with store.read_raw() as raw:
        assert raw.execute("SELECT complete FROM batch ORDER BY n DESC").fetchone() == (0,)


def test_a_whole_merge_group_is_kept(store: Store, imported: int) -> None:
    run(store, "UPDATE address SET street='Here'")  # the import set the post code only
    assert [reason for _, _, reason in left(undo(store, imported))[0]] == ["changed since"]
    assert visible(store, "address", "street") == ["Here"]
    assert visible(store, "address", "postal_code") == ["10115"]
    assert visible(store, "address", "label") == [""]


def test_what_was_changed_before_the_batch_came_by_is_not_since(store: Store) -> None:
    with store.transact("Add") as tx:
        anna = add_person(tx, "Anna Meier")
        insert(tx, "address", contact_id=anna, postal_code="1")
    batch = store.begin_batch("Import", "import")
    run(store, "UPDATE address SET street='Here'")  # while the import was running
    with store.transact("Import", batch=batch) as tx:
        tx.raw.execute("UPDATE address SET postal_code='2'")
    store.end_batch(batch)
    assert left(undo(store, batch)) == ([], [])
    assert visible(store, "address", "postal_code") == ["1"]
    assert visible(store, "address", "street") == ["Here"]


def test_a_group_changed_and_changed_back_is_as_it_was(store: Store, imported: int) -> None:
    run(store, "UPDATE address SET street='Here', postal_code='1'")
    run(store, "UPDATE address SET street='', postal_code='10115'")
    assert left(undo(store, imported)) == ([], [])
    assert visible(store, "address", "postal_code") == [""]


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE contact SET note='x' WHERE name='Anna Meier'",
        f"UPDATE phone SET typed='030 2' WHERE contact_id={ANNA}",
        f"UPDATE phone SET gone=1 WHERE contact_id={ANNA}",
        f"UPDATE position SET title='Boss' WHERE person_id={ANNA}",
        f"INSERT INTO entry(id, contact_id) VALUES (x'01', {ANNA})",
        f"INSERT INTO phone(id, contact_id) VALUES (x'01', {ANNA})",
        f"INSERT INTO deal(id, contact_id) VALUES (x'01', {ANNA})",
        f"UPDATE contact SET merged_into={ANNA} WHERE name='Cem Öz'",
    ],
)
def test_who_was_worked_with_since_is_kept_with_company_and_tags(
    store: Store, imported: int, edit: str
) -> None:
    run(store, edit)
    result = undo(store, imported)
    assert [(table, label) for table, label, _ in left(result)[0]] == [
        ("contact", "Acme"), ("contact", "Anna Meier"), ("tag", "VIP"),
    ]  # fmt: skip
    assert visible(store, "contact") == WITH_ANNA
    assert visible(store, "tag") == ["VIP"]
    assert len(visible(store, "tagging", "tag_id")) == 1
    assert visible(store, "contact", "status")[-1] == ""  # Cem is as before
    live_dump(store)


def test_why_something_is_kept(store: Store, imported: int) -> None:
    run(store, f"UPDATE phone SET typed='030 2' WHERE contact_id={ANNA}")
    assert left(undo(store, imported))[0] == [
        ("contact", "Acme", "used since"),
        ("contact", "Anna Meier", "changed since"),
        ("tag", "VIP", "used since"),
    ]


@pytest.mark.parametrize(
    ("edit", "kept"),
    [
        ("UPDATE tag SET colour='red'", ([], ["VIP"])),
        ("UPDATE contact SET note='x' WHERE name='Acme'", (["Acme"], [])),
        (
            "INSERT INTO tagging(id, contact_id, tag_id)"
            f" VALUES (x'01', {CEM}, (SELECT id FROM tag))",
            ([], ["VIP"]),
        ),
        (
            "INSERT INTO position(id, person_id, company_id)"
            f" VALUES (x'01', {CEM}, (SELECT id FROM contact WHERE name='Acme'))",
            (["Acme"], []),
        ),
    ],
)
def test_shared_things_do_not_keep_the_people(
    store: Store, imported: int, edit: str, kept: tuple[list[str], list[str]]
) -> None:
    run(store, edit)
    undo(store, imported)
    assert visible(store, "contact") == [*kept[0], "Cem Öz"]
    assert visible(store, "tag") == kept[1]


@pytest.mark.parametrize(
    "edits",
    [
        [f"INSERT INTO entry(id, contact_id) VALUES (x'01', {ANNA})", "UPDATE entry SET gone=1"],
        ["UPDATE tagging SET gone=1", "UPDATE tagging SET gone=0"],
        ["UPDATE contact SET gone=1", "UPDATE contact SET gone=0"],
    ],
)
def test_what_came_and_went_keeps_nothing(store: Store, imported: int, edits: list[str]) -> None:
    for edit in edits:
        run(store, edit)
    assert left(undo(store, imported)) == ([], [])
    assert visible(store, "contact") == ["Cem Öz"]


def test_a_later_edit_that_was_undone_keeps_nothing(store: Store, imported: int) -> None:
    edits = [
        run(store, "UPDATE contact SET note='x'"),
        run(store, f"INSERT INTO entry(id, contact_id) VALUES (x'01', {ANNA})"),
        run(store, "UPDATE address SET street='Here'"),
    ]
    for edit in edits:
        undo(store, edit)
    assert left(undo(store, imported)) == ([], [])
    assert visible(store, "contact") == ["Cem Öz"]
    assert visible(store, "address", "postal_code") == [""]


def test_a_later_edit_that_was_redone_counts(store: Store, imported: int) -> None:
    edit = run(store, "UPDATE contact SET nickname='x' WHERE name='Anna Meier'")
    undo(store, undo(store, edit).batch)
    undo(store, imported)
    assert visible(store, "contact") == WITH_ANNA


def test_a_later_edit_whose_undo_was_cut_off_counts(store: Store, imported: int) -> None:
    edit = run(store, "UPDATE contact SET nickname='x' WHERE name='Anna Meier'")
    with pytest.raises(CancelledError):
        invert(store, edit, label="Undo", progress=stop_at(0))
    undo(store, imported)
    assert visible(store, "contact") == WITH_ANNA


def test_what_is_in_the_trash_since_stays_there(store: Store, imported: int) -> None:
    run(store, "UPDATE contact SET gone=1 WHERE name='Anna Meier'")
    result = undo(store, imported)
    assert left(result) == ([("contact", "Anna Meier", "in the trash since")], [])
    run(store, "UPDATE contact SET gone=0 WHERE name='Anna Meier'")
    assert visible(store, "contact") == ["Anna Meier", "Cem Öz"]
    assert visible(store, "phone", "typed") == ["030 1"]
    live_dump(store)


def test_what_the_batch_itself_threw_away_is_no_matter(store: Store) -> None:
    with store.transact("Work") as tx:
        add_person(tx, "Anna Meier")
        tx.raw.execute("UPDATE contact SET gone=1")
    assert left(undo(store, 1)) == ([], [])


def test_a_phone_that_was_made_the_main_one_is_kept(store: Store) -> None:
    with store.transact("Add") as tx:
        anna = add_person(tx, "Anna Meier")
    with store.transact("Import", origin="import") as tx:
        phone = add_phone(tx, anna, "030 1")
        add_phone(tx, anna, "030 2")
        batch = tx.batch
    with store.transact("Choose") as tx:
        tx.raw.execute("UPDATE contact SET phone_id=?", (phone,))
    assert left(undo(store, batch))[0] == [("phone", "030 1", "used since")]
    assert visible(store, "phone", "typed") == ["030 1"]


def test_a_colleague_whose_customer_goes_back_is_not_kept(store: Store) -> None:
    with store.transact("Add") as tx:
        add_person(tx, "Anna Meier")
    with store.transact("Import", origin="import") as tx:
        tx.raw.execute("UPDATE contact SET owner_id=?", (find_or_make(tx, "colleague", "Bo"),))
        batch = tx.batch
    run(store, "UPDATE contact SET note='x'")
    assert left(undo(store, batch)) == ([], [])
    assert visible(store, "colleague") == []
    assert visible(store, "contact", "owner_id") == [None]


def test_a_stage_is_kept_with_the_group_that_names_it(store: Store) -> None:
    with store.transact("Add") as tx:
        insert(tx, "deal", title="Bike")
    with store.transact("Import", origin="import") as tx:
        pipeline = find_or_make(tx, "pipeline", "Sales")
        stage = find_or_make(tx, "stage", "Offer", within=pipeline, pipeline_id=pipeline)
        tx.raw.execute("UPDATE deal SET pipeline_id=?, stage_id=?", (pipeline, stage))
        batch = tx.batch
    run(store, "UPDATE deal SET rank='m'")  # one group with the stage
    undo(store, batch)
    assert visible(store, "deal", "stage_id") == [stage]
    assert visible(store, "stage") == ["Offer"]
    assert visible(store, "pipeline") == ["Sales"]


def test_a_row_that_came_back_gets_its_earlier_values_back(store: Store) -> None:
    """A custom field's value: made, undone, made again as another, which is undone too."""
    with store.transact("Add") as tx:
        anna = add_person(tx, "Anna Meier")

    def fill(value: str) -> int:
        with store.transact("Import", origin="import") as tx:
            field = find_or_make(tx, "field", "Size", subject="contact", kind="text")
            tx.raw.execute(
                "INSERT INTO field_value(id, field_id, contact_id, value) VALUES (?, ?, ?, ?)"
                " ON CONFLICT(id) DO UPDATE SET gone=0, value=excluded.value",
                (natural_id("field_value", field, anna), field, anna, value),
            )
            return tx.batch

    first = fill("M")
    dump = live_dump(store)
    undone = undo(store, first)
    second = undo(store, fill("L"))
    assert visible(store, "field_value", "value") == []
    invert(store, undone.batch, label="Redo", origin="redo")
    assert live_dump(store) == dump
    invert(store, second.batch, label="Redo", origin="redo")
    assert visible(store, "field_value", "value") == ["L"]


def test_a_row_that_came_back_and_is_kept_keeps_its_values(store: Store) -> None:
    for kind in ("number", "text"):
        with store.transact("Import", origin="import") as tx:
            find_or_make(tx, "field", "Size", subject="contact", kind=kind)
            batch = tx.batch
        if kind == "number":
            undo(store, batch)
    run(store, "UPDATE field SET options='[]'")
    assert left(undo(store, batch)) == ([("field", "Size", "changed since")], [])
    assert visible(store, "field", "kind") == ["text"]


def test_a_group_that_the_batch_did_not_touch_is_not_kept(store: Store) -> None:
    with store.transact("Add") as tx:
        for name in ("Anna Meier", "Bo Ek", "Cem Öz"):
            add_person(tx, name)
    batch = run(store, "UPDATE contact SET note='x'", "UPDATE contact SET status='x' WHERE n<>2")
    run(store, "UPDATE contact SET status='mine' WHERE n=2")
    assert left(undo(store, batch)) == ([], [])
    assert visible(store, "contact", "status") == ["", "", "mine"]


def test_redo_after_something_was_kept(store: Store, imported: int) -> None:
    run(store, "UPDATE contact SET nickname='x' WHERE name='Anna Meier'",
        "UPDATE contact SET note='mine' WHERE name='Cem Öz'")  # fmt: skip
    before = live_dump(store)
    undone = undo(store, imported)
    assert undone.kept_count == 4
    assert left(undo(store, undone.batch)) == ([], [])
    assert live_dump(store) == before


def test_redo_keeps_what_was_changed_after_the_undo(store: Store, imported: int) -> None:
    undone = undo(store, imported)
    run(store, "UPDATE contact SET note='later' WHERE name='Cem Öz'")
    assert left(undo(store, undone.batch)) == ([("contact", "Cem Öz", "changed since")], [])
    assert visible(store, "contact") == ["Acme", "Anna Meier", "Bo Ek", "Cem Öz"]
    assert "later" in visible(store, "contact", "note")


def test_a_row_that_was_erased_is_named_as_failed(store: Store, imported: int) -> None:
    with store.write_local() as raw:
        raw.execute("UPDATE journal_state SET muted=1")
        raw.execute("PRAGMA defer_foreign_keys=ON")
        for table, column in (("phone", "contact_id"), ("position", "person_id"),
                              ("tagging", "contact_id")):  # fmt: skip
            raw.execute(f"DELETE FROM {table} WHERE {column}={ANNA}")
        raw.execute("DELETE FROM contact WHERE name='Anna Meier'")
        raw.execute("DELETE FROM address")
        raw.execute("UPDATE journal_state SET muted=0")
    result = undo(store, imported)
    assert left(result) == (
        [],
        [
            (table, "", "no longer there")
            # Parts are named, too, since what they were parts of is unknown.
            for table in ("contact", "phone", "address", "position", "tagging")
        ],
    )
    assert visible(store, "contact") == ["Cem Öz"]


# ------------------------------------------------------------------------- in many portions


def stop_at(portion: int) -> Progress:
    def progress(done: int, total: int, text: str) -> None:
        if done == portion * CHUNK:
            raise CancelledError

    return progress


PEOPLE = 2000


def import_people(store: Store) -> int:
    """New people with a phone each, and the note of as many known ones, in several chunks."""
    with store.transact("Add") as tx:
        tx.raw.executemany(
            "INSERT INTO contact(id, name, note) VALUES (?, ?, 'old')",
            zip(tx.ids.take(PEOPLE), (f"Known {i}" for i in range(PEOPLE)), strict=True),
        )
    batch = store.begin_batch("Import", "import")
    for part in range(0, PEOPLE, 1000):
        with store.transact("Import", origin="import", batch=batch) as tx:
            tx.raw.executemany(
                "INSERT OR FAIL INTO contact(id, name) VALUES (?, ?)",
                [(tx.ids.one(), f"New {part + i}") for i in range(1000)],
            )
            tx.raw.execute(
                "INSERT OR FAIL INTO phone(id, contact_id, typed) SELECT id, id, '030 1'"
                " FROM contact WHERE n>?",
                (PEOPLE + part,),
            )
            tx.raw.execute("UPDATE contact SET note='new' WHERE n BETWEEN ? AND ?",
                           (part + 1, part + 1000))  # fmt: skip
    store.end_batch(batch)
    return batch


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory, template: Path) -> Path:
    """The file of a shop with a big import, batch 2; to be copied."""
    folder = tmp_path_factory.mktemp("big")
    with open_shop(folder / "shop", template) as store:
        assert import_people(store) == 2
        return store.path


@pytest.fixture
def big_store(tmp_path: Path, big: Path) -> Store:
    return open_shop(tmp_path / "big", big)


def counts(store: Store) -> tuple[int, ...]:
    """Live new people, live phones, old notes, and texts of the search index."""
    with store.read_raw() as raw:
        found = raw.execute(
            "SELECT (SELECT count(*) FROM contact WHERE gone=0 AND name LIKE 'New%'),"
            " (SELECT count(*) FROM phone p JOIN contact c ON c.id=p.contact_id AND c.gone=0),"
            " (SELECT count(*) FROM contact WHERE gone=0 AND note='old'),"
            " (SELECT count(*) FROM search_contact)"
        ).fetchone()
    assert isinstance(found, tuple)
    return found


def test_a_big_import_goes_back_in_portions_between_which_others_save(big_store: Store) -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int, text: str) -> None:
        told.append((done, total))
        assert text == "Undo: Import"
        if done == CHUNK:  # one new person is worked with, and one known one, not yet reached
            saving = threading.Thread(target=save)
            saving.start()
            saving.join(10)
            assert not saving.is_alive()

    def save() -> None:
        run(big_store, f"UPDATE phone SET label='x' WHERE n IN (1, {PEOPLE})",
            f"UPDATE contact SET note='mine' WHERE n IN (1, {PEOPLE})")  # fmt: skip

    with big_store as store:
        result = History(store).undo(progress=progress)
        assert told == [(done, 2 * PEOPLE) for done in range(0, 2 * PEOPLE, CHUNK)]
        # One of the two new ones was hidden already, and came back.
        assert left(result)[0] == [
            ("contact", label, "changed since")
            for label in ("Known 0", f"Known {PEOPLE - 1}", "New 0", f"New {PEOPLE - 1}")
        ]
        assert result.reversed == {"contact": 2 * PEOPLE - 4}
        assert counts(store) == (2, 2, PEOPLE - 2, PEOPLE + 2)
        live_dump(store)


def test_a_save_right_after_the_plan_is_seen(store: Store, imported: int) -> None:
    def progress(done: int, total: int, text: str) -> None:
        if done == 0:
            run(store, f"UPDATE phone SET label='x' WHERE contact_id={ANNA}")

    invert(store, imported, label="Undo", progress=progress)
    assert visible(store, "contact") == WITH_ANNA


def test_what_was_hidden_when_it_came_to_be_needed_comes_back(big_store: Store) -> None:
    """Before the undo is continued, someone writes to a person it hid already."""
    with big_store as store:
        history = History(store)
        with store.read_raw() as raw:
            before = live_rows(raw)["contact"]
        with pytest.raises(CancelledError):
            history.undo(progress=stop_at(2))
        with store.read_raw() as raw:
            hidden = next(iter(before.keys() - live_rows(raw)["contact"].keys()))
        with store.transact("Note") as tx:
            insert(tx, "entry", contact_id=hidden)
        result = history.undo()
        assert left(result) == ([("contact", before[hidden]["name"], "used since")], [])
        assert result.reversed == {"contact": 2 * PEOPLE - 1}
        assert counts(store) == (1, 1, PEOPLE, PEOPLE + 1)
        undone = live_dump(store)
        again = undo(store, result.batch)
        assert left(again) == ([], [])
        assert counts(store) == (PEOPLE, PEOPLE, 0, 2 * PEOPLE)
        assert left(undo(store, again.batch)) == ([], [])
        assert live_dump(store) == undone


@pytest.mark.parametrize("portion", [0, 1, PEOPLE // CHUNK])
def test_an_undo_that_was_cut_off_is_continued(big_store: Store, portion: int) -> None:
    with big_store as store:
        history = History(store)
        with pytest.raises(CancelledError):
            history.undo(progress=stop_at(portion))
        (open_one,) = history.unfinished()
        assert (open_one.n, open_one.undoes) == (3, 2)
        result = history.undo()
        assert (result.batch, result.undoes) == (3, 2)
        assert result.reversed == {"contact": 2 * PEOPLE}  # of both goes
        assert left(result) == ([], [])
        assert history.unfinished() == []
        assert counts(store) == (0, 0, PEOPLE, PEOPLE)
        if portion * CHUNK == PEOPLE:
            live_dump(store)
            assert history.redo().reversed == {"contact": 2 * PEOPLE}
            assert counts(store) == (PEOPLE, PEOPLE, 0, 2 * PEOPLE)
            live_dump(store)


def test_lists_name_the_first_thousand_and_count_all(big_store: Store) -> None:
    with big_store as store:
        run(store, "UPDATE contact SET note='mine', nickname='x'")
        result = History(store).undo(2)
        assert len(result.kept) == LISTED
        assert result.kept_count == 2 * PEOPLE
        assert result.reversed == {}
