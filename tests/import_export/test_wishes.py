"""What a person decides for single records goes before the choice for all; pairs to compare."""

from pathlib import Path
from typing import Any

import pytest

from crm_desktop.import_export import pairs, plan
from crm_desktop.import_export.offers import Existing, Wishes
from crm_desktop.store.store import Store
from tests.helpers.imports import Outcome, import_file, stage, told, write_csv

KNOWN = (
    "Name,E-mail,Phone,Company,Notes\n"
    "Lise Berg,,030 5551162,Café Sol,Likes tea\n"
    "Siri Grant,siri@grant.example,030 5551163,,\n"
)
FILE = (
    "Name,E-mail,Phone,Company,Job title\n"
    "Siri Grant,siri@grant.example,030 7770002,,Owner\n"
    "Lise Berg,lise@berg.example,030 7770001,Café Sol,Cook\n"
    "Nora Lund,nora@lund.example,,,\n"
)
SURE, ALIKE = "1/person/Siri Grant", "2/person/Lise Berg"


def bring(store: Store, folder: Path, **choices: Any) -> Outcome:
    """The first list, then the second with these choices."""
    import_file(store, write_csv(folder / "known.csv", KNOWN))
    return import_file(store, write_csv(folder / "file.csv", FILE), **choices)


def people(store: Store, part: str) -> list[tuple[str, int]]:
    """Each person with the number of their e-mail addresses, phones, or tags."""
    with store.read_raw() as raw:
        return raw.execute(
            f"SELECT c.name, count(x.id) FROM contact c LEFT JOIN {part} x ON x.contact_id=c.id"
            " AND x.gone=0 WHERE c.gone=0 AND c.kind='person' GROUP BY c.id ORDER BY c.name, 2"
        ).fetchall()


@pytest.mark.parametrize(
    ("wishes", "persons", "left_out"),
    [
        (Wishes(), [("Lise Berg", 0), ("Lise Berg", 1)], 0),
        (Wishes(alike="fill"), [("Lise Berg", 1)], 0),
        (Wishes(alike="skip"), [("Lise Berg", 0)], 1),
        (Wishes(alike="fill", single={ALIKE: "skip"}), [("Lise Berg", 0)], 1),
        (Wishes(single={ALIKE: "fill"}), [("Lise Berg", 1)], 0),
        (Wishes(single={"1/person/Somebody Else": "fill"}),
         [("Lise Berg", 0), ("Lise Berg", 1)], 0),
    ],
)  # fmt: skip
def test_who_only_looks_alike(
    store: Store, tmp_path: Path, wishes: Wishes, persons: list[tuple[str, int]], left_out: int
) -> None:
    done = bring(store, tmp_path, wishes=wishes)
    assert people(store, "email") == [*persons, ("Nora Lund", 1), ("Siri Grant", 1)]
    assert (done.summary.alike, done.summary.left_out) == (1, left_out)


@pytest.mark.parametrize(
    ("wish", "phones", "count"),
    [("fill", 2, 1), ("overwrite", 2, 1), ("skip", 1, 1), ("add", 1, 2)],
)
def test_who_was_recognised(
    store: Store, tmp_path: Path, wish: Existing, phones: int, count: int
) -> None:
    bring(store, tmp_path, wishes=Wishes(single={SURE: wish}))
    found = [number for name, number in people(store, "phone") if name == "Siri Grant"]
    assert found == [phones] * count


def test_one_record_may_overwrite_while_the_others_fill(store: Store, tmp_path: Path) -> None:
    text = "Name,E-mail,Status\nAnn Lee,ann@lee.example,{}\nBo Hale,bo@hale.example,{}\n"
    import_file(store, write_csv(tmp_path / "a.csv", text.format("old", "old")))
    again = write_csv(tmp_path / "b.csv", text.format("new", "new"))
    import_file(store, again, wishes=Wishes(single={"1/person/Ann Lee": "overwrite"}))
    with store.read_raw() as raw:
        found = raw.execute("SELECT name, status FROM contact ORDER BY name").fetchall()
    assert found == [("Ann Lee", "new"), ("Bo Hale", "old")]


def test_what_is_left_out_leaves_out_its_notes(store: Store, tmp_path: Path) -> None:
    import_file(store, write_csv(tmp_path / "known.csv", KNOWN))
    heads, *rows = FILE.splitlines()
    lines = [f"{heads},Comment", f"{rows[0]},", f"{rows[1]},Called back", f"{rows[2]},"]
    path = write_csv(tmp_path / "calls.csv", "\n".join(lines))
    before = told(store, "timeline")
    import_file(store, path, mapping={"Comment": "entry.text"}, wishes=Wishes(alike="skip"))
    assert told(store, "timeline") == before
    import_file(store, path, mapping={"Comment": "entry.text"}, wishes=Wishes(alike="fill"))
    assert len(told(store, "timeline")) == len(before) + 1


def test_the_tag_of_an_import_stands_on_what_it_made_or_changed_and_only_once(
    store: Store, tmp_path: Path
) -> None:
    bring(store, tmp_path, wishes=Wishes(tag="Import today"))
    assert people(store, "tagging") == [
        ("Lise Berg", 0), ("Lise Berg", 1), ("Nora Lund", 1), ("Siri Grant", 1),
    ]  # fmt: skip
    with store.read_raw() as raw:
        assert raw.execute("SELECT name FROM tag").fetchall() == [("Import today",)]
    again = import_file(
        store, write_csv(tmp_path / "again.csv", FILE + "\n"), wishes=Wishes(tag="Import today")
    )
    assert (again.summary.changes_something, again.batch) == (False, None)


def test_a_plan_made_again_forgets_the_wishes_before(store: Store, tmp_path: Path) -> None:
    import_file(store, write_csv(tmp_path / "known.csv", KNOWN))
    staged, _, _ = stage(store, write_csv(tmp_path / "file.csv", FILE))
    first = plan.build(staged, store.path)
    plan.build(staged, store.path, "add", wishes=Wishes("skip", {SURE: "overwrite"}, "Tag"))
    assert plan.build(staged, store.path) == first
    with plan.opened(staged) as db:
        assert db.execute("SELECT count(*) FROM tagging").fetchone() == (0,)


def test_pairs_come_with_both_sides_and_their_equal_parts(store: Store, tmp_path: Path) -> None:
    import_file(store, write_csv(tmp_path / "known.csv", KNOWN))
    staged, _, _ = stage(store, write_csv(tmp_path / "file.csv", FILE))
    plan.build(staged, store.path, wishes=Wishes(single={SURE: "skip"}))
    with plan.opened(staged, store.path) as db:
        found = {pair.key: pair for pair in pairs.pairs(db)}
        lines = {line.name: line for line in pairs.compare(db, found[ALIKE].party)}
    assert [(p.certainty, p.wish) for p in found.values() if "/person/" in p.key] == [
        ("perhaps", "add"), ("sure", "skip"),
    ]  # fmt: skip
    assert next(iter(found)) == ALIKE  # what needs the person comes first
    assert lines["name"].new == lines["name"].existing == [("Lise Berg", True)]
    assert lines["company"].new == [("Café Sol", True)]
    assert lines["phone"].existing == [("030 5551162", False)]
    assert (lines["email"].new, lines["email"].existing) == ([("lise@berg.example", False)], [])
    assert lines["note"].existing == [("Likes tea", False)]
    assert "birthday" not in lines


TWINS = (
    "Name,Company,Phone,E-mail,City\n"
    "Siri Grant,,,,Hull\n"
    "Café Sol,,030 5551100,,\n"
    "Tom Reed,,030 5551163,,\n"
    "Una Grant,,,siri@grant.example,\n"
    "Piet Vos,Acme,030 5551170,,\n"
    "Kay Low,,030 5551180,,\n"
    "Nora Lund,,030 5551190,,\n"
)
HERE = (
    "Name,Company,Phone,E-mail,City\n"
    "Siri Grant,,030 5551163,siri@grant.example,Hull\n"
    ",Café Sol,030 5551100,,\n"
    "Pat Sol,Café Sol,030 5551100,,\n"
    "Ann Lee,Acme,030 5551170,,\n"
    "Bo Hale,,030 5551180,,\n"
    "Cem Kaya,,030 5551180,,\n"
)


@pytest.mark.parametrize("wish", ["add", "fill", "overwrite"])
def test_what_is_too_weak_to_update_is_asked_about(
    store: Store, tmp_path: Path, wish: Existing
) -> None:
    """Not asked: a colleague on the phone of the company, a phone that two people share."""
    import_file(store, write_csv(tmp_path / "here.csv", HERE))
    staged, _, _ = stage(store, write_csv(tmp_path / "twins.csv", TWINS))
    before = plan.build(staged, store.path)
    with plan.opened(staged, store.path) as db:
        found = [(pair.name, pair.existing_name, pair.reason, pair.wish) for pair in pairs.pairs(db)
                 if pair.certainty != "sure"]  # fmt: skip
    assert found == [
        ("Siri Grant", "Siri Grant", "same name, same area", "add"),
        ("Café Sol", "Café Sol", "same name and phone, but a person and a company", "add"),
        ("Tom Reed", "Siri Grant", "same phone, but different names", "add"),
        ("Una Grant", "Siri Grant", "same e-mail address, but different names", "add"),
    ]
    assert (before.creates["contacts"], before.updates) == (7, 0)
    import_file(store, tmp_path / "twins.csv", wishes=Wishes(alike=wish))
    with store.read_raw() as raw:
        sol = raw.execute(
            "SELECT kind, first_name, last_name FROM contact WHERE name='Café Sol' ORDER BY kind"
        ).fetchall()
    kept = [("company", "", "")]
    assert sol == (kept if wish != "add" else [*kept, ("person", "Café", "Sol")])
