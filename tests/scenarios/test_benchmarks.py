"""The benchmarks still work, seen on a few rows; and matching keeps its promise there as well."""

from pathlib import Path

from crm_desktop.store.file_format import SHOP_FILE
from tests.performance import import_floor, import_jobs, matching_truth, sheets

ROWS = 300


def test_an_import_and_its_floor_make_the_same_shop(tmp_path: Path) -> None:
    sheet = tmp_path / "customers.csv"
    sheets.write_csv(sheet, list(sheets.rows(ROWS, seed=1)))
    ours = import_jobs.import_sheet(str(sheet), str(tmp_path / "ours"), undo=True, saves=True)
    assert ours["creates"]["contacts"] == ROWS
    assert ours["undone"][1:] == [0, 0]
    assert ours["longest_chunk"] > 0
    imported = str(tmp_path / "ours" / SHOP_FILE)
    floor = import_floor.floor(str(sheet), imported, str(tmp_path / "floor"))
    assert floor["rows"] == ROWS + 1
    assert floor["contacts"] == ours["creates"]["contacts"] + ours["creates"]["companies"]
    with_journal, without = (
        import_floor.apply_only(imported, str(tmp_path / f"journal-{journal}"), journal)
        for journal in (True, False)
    )
    assert with_journal["indexed"] == without["indexed"] == (floor["contacts"],) * 2
    assert with_journal["changes"] > 2 * without["changes"] > 0


def test_both_kinds_of_the_sheet_hold_the_same(tmp_path: Path) -> None:
    lines = list(sheets.rows(20, seed=2))
    for suffix, write in ((".csv", sheets.write_csv), (".xlsx", sheets.write_xlsx)):
        write(tmp_path / f"customers{suffix}", lines)
    csv, xlsx = (
        [
            [f"{v:%d.%m.%Y}" if hasattr(v, "year") else v for v in row]
            for row in import_floor.read(tmp_path / f"customers{suffix}")
        ]
        for suffix in (".csv", ".xlsx")
    )
    assert len(csv) == 21
    assert csv == xlsx


def test_no_other_person_is_matched(tmp_path: Path) -> None:
    found = matching_truth.measure(str(tmp_path), persons=600, told=340)
    assert found["rows"] == 340
    assert (found["wrong"], found["by_name_alone"]) == (0, 0)
    for kind in ("other_writing", "new_phone", "new_email", "moved", "at_the_same_address"):
        assert found["by_kind"][kind]["right"] >= 0.9 * sum(found["by_kind"][kind].values()), kind
