"""Contacts side by side: what is equal, what has to be chosen, and the result."""

import pytest

from crm_desktop.errors import UserError
from crm_desktop.services import contact_edit, contact_parts
from crm_desktop.services.fields import make_field, set_value
from crm_desktop.services.merge import Merge, merge
from crm_desktop.services.merge_sides import Line, side_by_side
from crm_desktop.services.tags import tag_contacts
from crm_desktop.services.timeline import log
from crm_desktop.store.store import Store


def make(store: Store, name: str, *phones: str, **fields: object) -> int:
    identity = contact_edit.new_contact(store, "person", name, phones=phones)
    with store.read_raw() as raw:
        found: int = raw.execute("SELECT n FROM contact WHERE id=?", (identity,)).fetchone()[0]
    for field, value in fields.items():
        contact_edit.set_field(store, [found], field, value)
    return found


def texts(line: Line) -> list[list[tuple[str, bool]]]:
    return [[(cell.text, cell.equal) for cell in cells] for cells in line.cells]


def test_every_field_with_what_is_equal_and_what_survives(store: Store) -> None:
    a = make(store, "Anna Meier", "030 901820", status="customer", note="Tea")
    b = make(store, "Anna Meier", "030-90 18 20", "040 777", industry="Bakery", note="Late")
    field = make_field(store, "Size", "text")
    set_value(store, [a], field, "M")
    set_value(store, [b], field, "L")
    tag_contacts(store, [a, b], "VIP")
    tag_contacts(store, [b], "Fleet")
    found = side_by_side(store, [b, a], {"industry": a})
    assert [side.n for side in found.sides] == [b, a]
    lines = {line.field: line for line in found.lines}
    own = f"field:{field.hex()}"
    assert list(lines) == ["name", "phone", "status", "industry", "note", "tag", own]
    assert texts(lines["name"]) == [[("Anna Meier", True)]] * 2
    assert not lines["name"].is_choice
    assert texts(lines["phone"]) == [
        [("030-90 18 20", True), ("040 777", False)], [("030 901820", True)],
    ]  # fmt: skip
    assert lines["phone"].result == ("030-90 18 20", "040 777")
    assert lines["status"].result == ("customer",)
    assert lines["industry"].result == ()  # the empty one was chosen
    assert (lines["note"].survives, lines["note"].result) == (0, ("Late\n\nTea",))
    assert lines["note"].is_choice
    assert lines["tag"].result == ("VIP", "Fleet")
    assert (lines[own].name, lines[own].survives, lines[own].result) == ("Size", b, ("L",))
    chosen = side_by_side(store, [b, a], {"note": a, own: a})
    results = {line.field: line.result for line in chosen.lines}
    assert (results["note"], results[own]) == (("Tea",), ("M",))


def test_the_result_is_what_joining_makes(store: Store) -> None:
    a = make(store, "Anna Meier", "030 901820", status="customer", newsletter=True, note="Tea")
    b = make(store, "Anne Meier", "040 777111", status="prospect", newsletter=False, gender="f")
    with store.read_raw() as raw:
        (identity,) = raw.execute("SELECT id FROM contact WHERE n=?", (b,)).fetchone()
    contact_parts.add_part(store, identity, "website", "https://meier.example")
    log(store, identity, "call", zone="UTC")
    picks = {"status": b}
    told = {line.field: line.result for line in side_by_side(store, [a, b], picks).lines}
    assert told["entry"] == ("1",)
    merge(store, Merge(a, (b,), picks))
    other = make(store, "Nobody")
    after = {line.field: line.cells[0] for line in side_by_side(store, [a, other]).lines}
    assert {f: tuple(c.text for c in cells) for f, cells in after.items()} == told


def test_one_alone_is_refused(store: Store) -> None:
    with pytest.raises(UserError) as caught:
        side_by_side(store, [make(store, "Anna"), 99])
    assert caught.value.code == "merge.few"
