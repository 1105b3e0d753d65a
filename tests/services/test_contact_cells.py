"""Changing a cell of the list: what stands there, what is kept, and undo."""

import pytest

from crm_desktop.errors import UserError
from crm_desktop.services import contact_edit
from crm_desktop.services.contact_cells import change_cell, read_cell
from crm_desktop.services.contact_list import ContactList
from crm_desktop.services.fields import make_field
from crm_desktop.services.filter_choices import Choice, choices, names_of
from crm_desktop.services.history import History
from crm_desktop.services.tags import list_tags, tag_contacts
from crm_desktop.store.store import Store
from tests.helpers.dump import live_dump


@pytest.fixture
def own(store: Store) -> dict[str, str]:
    """Marta (n 1) and Bo (n 2), and a field of each kind: kind -> column."""
    contact_edit.new_contact(store, "person", "Dr. Marta Oliveira", phones=["030 1", "030 2"])
    contact_edit.new_contact(store, "person", "Bo Ek", emails=["bo@x.example"])
    contact_edit.set_field(store, [2], "status", "Customer")
    contact_edit.set_field(store, [2], "owner", "Ben")
    kinds = ("text", "number", "date", "yes/no", "list")
    return {
        kind: "custom:"
        + make_field(store, f"A {kind}", kind, options=["Red", "Blue"] if kind == "list" else ())
        .hex()
        for kind in kinds
    }  # fmt: skip


CELLS = [
    ("name", "Dr. Marta Oliveira", "Marta Prado"), ("phone", "030 1", "040 5"),
    ("email", "", "m@x.example"), ("town", "", "Porto"), ("status", "", "Lead"),
    ("owner", "", "Ben"), ("industry", "", "Food"), ("lead_source", "", "Fair"),
    ("birthday", "", "--05-14"), ("text", "", "long"), ("number", "", "12.5"),
    ("date", "", "2026-05"), ("yes/no", "", "1"), ("list", "", "Blue"),
]  # fmt: skip


@pytest.mark.parametrize(("column", "before", "typed"), CELLS)
def test_a_cell_is_read_changed_and_undone(
    store: Store, own: dict[str, str], column: str, before: str, typed: str
) -> None:
    code = own.get(column, column)
    assert read_cell(store, 1, code)[0] == before
    dump = live_dump(store)
    assert change_cell(store, 1, code, typed)
    assert read_cell(store, 1, code)[0] == typed
    assert not change_cell(store, 1, code, typed)
    History(store).undo()
    assert live_dump(store) == dump


def test_an_emptied_cell_takes_the_value_away(store: Store, own: dict[str, str]) -> None:
    assert change_cell(store, 1, "phone", "")
    assert read_cell(store, 1, "phone")[0] == "030 2"
    assert not change_cell(store, 1, "town", " ")
    change_cell(store, 1, "town", "Porto")
    assert change_cell(store, 1, "town", "")
    change_cell(store, 1, own["number"], "3")
    assert change_cell(store, 1, own["number"], "")
    assert read_cell(store, 1, own["number"])[0] == ""
    change_cell(store, 1, "birthday", "1980")
    assert change_cell(store, 1, "birthday", "")


def test_an_address_keeps_its_street_when_the_town_is_emptied(
    store: Store, own: dict[str, str]
) -> None:
    change_cell(store, 1, "town", "Porto")
    with store.transact("Street") as tx:
        tx.raw.execute("UPDATE address SET street='Quay 4'")
    assert change_cell(store, 1, "town", "")
    with store.read_raw() as raw:
        assert raw.execute("SELECT street, city, gone FROM address").fetchall() == [
            ("Quay 4", "", 0)
        ]


@pytest.mark.parametrize(
    ("column", "typed", "code"),
    [
        ("number", "many", "field.value"), ("date", "soon", "field.value"),
        ("birthday", "soon", "field.value"), ("name", " ", "contact.nameless"),
    ],
)  # fmt: skip
def test_what_is_no_value_is_refused(
    store: Store, own: dict[str, str], column: str, typed: str, code: str
) -> None:
    dump = live_dump(store)
    with pytest.raises(UserError) as error:
        change_cell(store, 1, own.get(column, column), typed)
    assert error.value.code == code
    assert live_dump(store) == dump


def test_gone_contacts_and_other_columns(store: Store, own: dict[str, str]) -> None:
    contact_edit.archive(store, [1])
    assert read_cell(store, 1, "name") == ("", ())
    with pytest.raises(UserError):
        change_cell(store, 1, "name", "X")
    for ask in (lambda: read_cell(store, 2, "tags"), lambda: change_cell(store, 2, "tags", "x")):
        with pytest.raises(ValueError, match="cannot be changed"):
            ask()


def test_what_is_offered(store: Store, own: dict[str, str]) -> None:
    assert read_cell(store, 1, "status")[1] == ("", "Customer")
    assert read_cell(store, 1, "owner")[1] == ("", "Ben")
    assert read_cell(store, 1, own["list"])[1] == ("", "Red", "Blue")
    assert read_cell(store, 1, own["yes/no"])[1] == ("", "1", "0")
    change_cell(store, 1, own["list"], "Green")
    change_cell(store, 1, "town", "Porto")
    tag_contacts(store, [1], "VIP")
    vip = list_tags(store)[0].id.hex()
    assert choices(store, "tag") == [Choice(vip, "VIP")]
    assert names_of(store, "tag", (vip, "00" * 16)) == {vip: "VIP"}
    assert choices(store, "status") == [Choice("Customer", "Customer")]
    assert choices(store, "town") == [Choice("Porto", "Porto")]
    assert [c.text for c in choices(store, own["list"])] == ["Blue", "Green", "Red"]
    assert choices(store, own["text"]) == choices(store, "phone") == []
    assert [f.kind for f in ContactList(store).own_fields()] == list(own)
