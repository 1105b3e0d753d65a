"""Dates of which the year or the day is not known keep what is known, on all ways in and out."""

from pathlib import Path

import pytest

from crm_desktop.import_export.export import export
from crm_desktop.import_export.importing import ImportFile
from crm_desktop.store.store import Store
from tests.helpers.imports import YEAR, import_file, told, write_csv

TEXT = (
    "Name;Birthday;Customer since\nAnna Berg;12.07.;May 2017\nBob Stone;Mai 1980;05/2018\n"
    "Cem Kaya;1.2.1980;2019\nDora Lang;31.04.;1.2.2020\nEva Kiss;1975;12.07.\n"
)


@pytest.fixture
def shop(store: Store, tmp_path: Path) -> Store:
    mapping = {"Birthday": "contact.birthday", "Customer since": "contact.created_at"}
    done = import_file(store, write_csv(tmp_path / "a.csv", TEXT), mapping=mapping)
    assert [(p[0], p[1], p[3]) for p in done.problems] == [
        (4, "Birthday", "31.04."), (5, "Customer since", "12.07."),
    ]  # fmt: skip
    return store


EXPECTED = {
    "Anna Berg": ("--07-12", "2017-05"), "Bob Stone": ("1980-05", "2018-05"),
    "Cem Kaya": ("1980-02-01", "2019"), "Dora Lang": (None, "2020-02-01T00:00:00+00:00"),
    "Eva Kiss": ("1975", None),
}  # fmt: skip


def known(store: Store) -> dict[str, tuple[str | None, str | None]]:
    return {
        r["contact.full_name"]: (r.get("contact.birthday"), r.get("contact.created_at"))
        for r in told(store, "contacts")
    }


def test_what_is_known_is_kept(shop: Store) -> None:
    found = known(shop)
    assert {name: parts[0] for name, parts in found.items()} == {
        name: parts[0] for name, parts in EXPECTED.items()
    }
    assert {name: (parts[1] or "")[:10] for name, parts in found.items()} == {
        name: (parts[1] or "")[:10] for name, parts in EXPECTED.items()
    }


@pytest.mark.parametrize("name", ["all.csv", "all.xlsx", "all.json", "all.vcf"])
def test_out_and_in_again_changes_nothing(shop: Store, tmp_path: Path, name: str) -> None:
    made = export(shop, "contacts", tmp_path / name).files[0]
    if not name.endswith(".json"):
        with ImportFile(shop, made) as file:
            file.look()
            summary = file.make_plan("overwrite", year=YEAR)
            assert not summary.changes_something, file.changes()
    else:
        assert '"2017-05"' in made.read_text()


def test_a_known_day_takes_the_place_of_the_month(shop: Store, tmp_path: Path) -> None:
    text = "Name;E-mail;Customer since\nAnna Berg;a@b.de;12.5.2017\n"
    mapping = {"Customer since": "contact.created_at"}
    import_file(shop, write_csv(tmp_path / "b.csv", text), "add", mapping=mapping)
    path = write_csv(tmp_path / "c.csv", text.replace("12.5.2017", "June 2016"))
    import_file(shop, path, "overwrite", mapping=mapping)
    with shop.read_raw() as raw:
        rows = raw.execute(
            "SELECT c.known_from, c.known_since FROM contact c JOIN email e ON e.contact_id=c.id"
        ).fetchall()
    assert rows == [("2016-06", 1_464_739_200_000)]
