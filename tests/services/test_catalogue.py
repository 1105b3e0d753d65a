"""Shared lists: one name is one row, on every PC, whatever happened to the row."""

from pathlib import Path

import pytest

from crm_desktop.services.catalogue import find_or_make
from crm_desktop.services.history import History
from crm_desktop.store.store import Store
from tests.helpers.dump import live_dump
from tests.helpers.shop import open_shop


def make(store: Store, name: str, table: str = "tag", **values: object) -> bytes:
    with store.transact(f"Make {name}") as tx:
        return find_or_make(tx, table, name, **values)  # type: ignore[arg-type]


def rows(store: Store, table: str = "tag", columns: str = "name, match_key, gone") -> list[object]:
    with store.read_raw() as raw:
        return raw.execute(f"SELECT {columns} FROM {table} ORDER BY n").fetchall()


def change(store: Store, statement: str) -> None:
    with store.transact("Change") as tx:
        tx.raw.execute(statement)


@pytest.mark.parametrize("table", ["tag", "colleague", "product", "pipeline", "field"])
def test_two_pcs_make_the_same_row(
    store: Store, tmp_path: Path, template: Path, table: str
) -> None:
    with open_shop(tmp_path / "other", template) as other:
        make(other, "Something else", table)
        assert make(store, "Łódź VIP", table) == make(other, " lodz-vip ", table)
    assert make(store, "VIP", table) != make(store, "VIPs", table)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("VIP", "vip"), ("VIP", "  V.I.P. "), ("Käufer", "KAUFER"), ("Straße", "STRASSE"),
        ("O'Brien", "OBrien"), ("Łódź", "lodz"), ("A\u00a0 B", "a-b"), ("Cafe\u0301", "Café"),
        ("!!!", " !!! "), ("🙂", "🙂"), ("王小明", "王小明"), ("", " \t"),
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_written(store: Store, first: str, second: str) -> None:
    assert make(store, first) == make(store, second)
    assert len(rows(store)) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [("!!!", "???"), ("🙂", "🙁"), ("A1", "A2"), ("VIP", "V I P S"), ("", "!"), ("C", "C++2")],
)
def test_different_names_are_different_rows(store: Store, first: str, second: str) -> None:
    assert make(store, first) != make(store, second)
    assert len(rows(store)) == 2


def test_the_name_is_kept_as_it_was_typed_first(store: Store) -> None:
    make(store, "  Big   Spender ")
    make(store, "BIG SPENDER")
    assert rows(store) == [("Big Spender", "bigspender", 0)]
    with store.read_raw() as raw:
        assert raw.execute("SELECT count(*) FROM batch").fetchone() == (1,)  # nothing was changed


def test_kinds_of_things_do_not_mix(store: Store) -> None:
    found = [make(store, "Sales", table) for table in ("tag", "colleague", "product", "pipeline")]
    assert len(set(found)) == 4
    contacts = make(store, "Size", "field", subject="contact", kind="text")
    deals = make(store, "Size", "field", subject="deal", kind="number")
    assert contacts != deals
    assert make(store, "size", "field", subject="deal", kind="text") == deals
    assert rows(store, "field", "subject, kind") == [("contact", "text"), ("deal", "number")]


def test_stages_belong_to_their_pipeline(store: Store, tmp_path: Path, template: Path) -> None:
    sales, service = make(store, "Sales", "pipeline"), make(store, "Service", "pipeline")
    stages = [
        make(store, name, "stage", within=pipeline, pipeline_id=pipeline, state="open")
        for pipeline in (sales, service)
        for name in ("Offer", "offer!", "Done")
    ]
    assert stages[0] == stages[1]
    assert stages[3] == stages[4]
    assert len(set(stages)) == 4
    assert rows(store, "stage", "name, pipeline_id") == [
        ("Offer", sales), ("Done", sales), ("Offer", service), ("Done", service),
    ]  # fmt: skip
    with open_shop(tmp_path / "other", template) as other:  # in whatever order they are made
        assert make(other, "Service", "pipeline") == service
        offer = make(other, "Offer", "stage", within=service, pipeline_id=service, state="open")
        assert offer == stages[3]


def test_where_a_renamed_row_has_the_id_a_counter_is_added(
    store: Store, tmp_path: Path, template: Path
) -> None:
    first = make(store, "VIP")
    change(store, "UPDATE tag SET name='Gold', match_key='gold'")
    second = make(store, "VIP")
    assert second != first
    assert make(store, "Gold") == first
    assert make(store, "vip") == second
    assert rows(store) == [("Gold", "gold", 0), ("VIP", "vip", 0)]
    # A tag that is called like the counted one is a third.
    assert make(store, "VIP 2") not in (first, second)
    with open_shop(tmp_path / "other", template) as other:  # and the second is the same elsewhere
        make(other, "VIP")
        change(other, "UPDATE tag SET name='Gold', match_key='gold'")
        assert make(other, "Vip") == second


def test_a_hidden_row_with_another_name_does_not_come_back(store: Store) -> None:
    with store.transact("Make and rename") as tx:
        first = find_or_make(tx, "tag", "VIP")
        tx.raw.execute("UPDATE tag SET name='Gold', match_key='gold'")
    History(store).undo()
    assert make(store, "VIP") != first
    assert rows(store) == [("Gold", "gold", 2), ("VIP", "vip", 0)]


def test_what_an_undo_hid_comes_back_as_if_it_were_new(store: Store) -> None:
    first = make(store, "Size", "field", subject="contact", kind="number")
    History(store).undo()
    hidden = live_dump(store)
    assert make(store, "SIZE", "field", subject="contact", kind="text") == first
    assert rows(store, "field", "name, kind, gone") == [("SIZE", "text", 0)]
    shown = live_dump(store)
    History(store).undo()
    assert live_dump(store) == hidden
    History(store).redo()
    assert live_dump(store) == shown


def test_a_pipeline_comes_back_without_the_stages_it_had(store: Store) -> None:
    def set_up(*stages: str) -> None:
        with store.transact("Set up") as tx:
            pipeline = find_or_make(tx, "pipeline", "Sales")
            for stage in stages:
                find_or_make(tx, "stage", stage, within=pipeline, pipeline_id=pipeline)

    set_up("Offer", "Done")
    History(store).undo()
    set_up("Lead", "Done")
    with_two = live_dump(store)
    assert rows(store, "stage", "name, gone") == [("Offer", 2), ("Done", 0), ("Lead", 0)]
    assert History(store).undo().kept == []
    assert History(store).redo().kept == []
    assert live_dump(store) == with_two


def test_what_lies_in_the_trash_stays_there(store: Store) -> None:
    first = make(store, "VIP")
    change(store, "UPDATE tag SET gone=1")
    second = make(store, "vip")
    assert second != first
    assert rows(store) == [("VIP", "vip", 1), ("vip", "vip", 0)]
    assert make(store, "VIP") == second
    change(store, "UPDATE tag SET gone=0")  # brought back beside it: always the same one is found
    assert make(store, "VIP") == make(store, "V.I.P.") == min(first, second)
