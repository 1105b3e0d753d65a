"""Bombs and giants are refused before a reader opens them."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from crm_desktop.errors import FileRefusedError
from crm_desktop.import_export.limits import MIB, Limits, check_archive, check_size
from tests.import_export.hostile_files import BILLION_LAUGHS, cell, number, xlsx

ROW = f'<row r="1">{cell("A1", "x")}</row>'


def refused(path: Path, limits: Limits | None = None) -> FileRefusedError:
    with pytest.raises(FileRefusedError) as caught:
        check_archive(path, limits or Limits())
    return caught.value


def test_an_ordinary_workbook_passes(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}">{number(f"A{n}", "1")}</row>' for n in range(1, 500))
    facts = check_archive(xlsx(tmp_path / "a.xlsx", rows), Limits())
    assert facts.cells == 499


def test_zip_bomb_by_ratio(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ROW, more={"xl/styles.xml": b" " * (3 * MIB)})
    error = refused(path)
    assert error.code == "file.unpacks"
    assert "unpacks to 3 MB" in error.sentence


def test_zip_bomb_by_sum(tmp_path: Path) -> None:
    more = {f"xl/part{n}.xml": bytes(range(256)) * 400 for n in range(30)}
    path = xlsx(tmp_path / "a.xlsx", ROW, more=more)
    assert refused(path, Limits(unpacked_size=2 * MIB)).code == "file.unpacks"
    check_archive(path, Limits())


def test_declared_sizes_are_not_believed(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ROW, more={"xl/styles.xml": b" " * (4 * MIB)})
    data = path.read_bytes()
    true, small = struct.pack("<I", 4 * MIB), struct.pack("<I", 1000)
    assert data.count(true) == 2
    path.write_bytes(data.replace(true, small))
    assert zipfile.ZipFile(path).getinfo("xl/styles.xml").file_size == 1000
    assert refused(path).code == "file.unpacks"


def test_too_many_parts(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ROW, more={f"xl/{n}.txt": b"" for n in range(60)})
    assert refused(path, Limits(parts=50)).code == "file.too_many_parts"


@pytest.mark.parametrize(
    "prolog",
    [
        BILLION_LAUGHS,
        '<?xml version="1.0"?>' + " " * (2 * MIB) + "<!DOCTYPE x>",
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
    ],
)
def test_document_types_are_refused(tmp_path: Path, prolog: str) -> None:
    error = refused(xlsx(tmp_path / "a.xlsx", ROW, prolog=prolog), Limits(ratio=10_000))
    assert error.code == "file.document_type"
    assert "contains a document type, not allowed" in error.sentence


def test_a_document_type_in_utf16(tmp_path: Path) -> None:
    part = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><styleSheet/>'.encode("utf-16")
    path = xlsx(tmp_path / "a.xlsx", ROW, more={"xl/styles.xml": part})
    assert refused(path).code == "file.document_type"


@pytest.mark.parametrize(
    ("far", "code"),
    [
        (cell("XFD1048576", "far"), "file.too_many_columns"),
        ('<c r = "XFD1048576"/>', "file.too_many_columns"),
        (cell("A1048576", "far"), "file.too_many_rows"),
        (cell("ZZ900000", "far"), "file.too_many_cells"),
        (cell("BXX99999", "far"), "file.too_many_cells"),
    ],
)
def test_giant_extents_are_refused(tmp_path: Path, far: str, code: str) -> None:
    path = xlsx(tmp_path / "a.xlsx", f'{ROW}<row r="1048576">{far}</row>')
    assert path.stat().st_size < 5_000
    assert refused(path).code == code


def test_a_wide_table_of_ordinary_size_passes(tmp_path: Path) -> None:
    rows = f'{ROW}<row r="900">{cell("BXX900", "x")}</row>'
    facts = check_archive(xlsx(tmp_path / "a.xlsx", rows), Limits())
    assert facts.extents == {"xl/worksheets/sheet1.xml": (900, 2_000)}


def test_too_many_cells(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"/></row>' for n in range(1, 300))
    assert refused(xlsx(tmp_path / "a.xlsx", rows), Limits(cells=200)).code == "file.too_many_cells"


def test_cut_off_and_scrambled_archives(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", ROW * 50)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    assert refused(path).code == "file.damaged"
    place = data.index(b"xl/worksheets/sheet1.xml") + 30
    path.write_bytes(data[:place] + b"\xff" * 40 + data[place + 40 :])
    assert refused(path).code == "file.damaged"


def test_file_size() -> None:
    check_size(MIB, Limits(file_size=MIB))
    with pytest.raises(FileRefusedError, match="at most 1 MB"):
        check_size(MIB + 1, Limits(file_size=MIB))
