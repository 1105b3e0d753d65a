"""What a file is shows in its content, whatever its name says."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm_desktop.import_export.recognise import REFUSALS, ole_stream_names, recognise, refuse
from tests.import_export.hostile_files import cell, ods, ole, xlsx

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna\r\nEND:VCARD\r\n"
SHEET_2003 = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>'
)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b"a,b\n1,2\n", "text"),
        ("Größe;Zoë\n".encode("cp1252"), "text"),
        ("имя;город\n".encode("utf-16-le"), "text"),
        (b"\xff\xfea\0,\0b\0", "text"),
        (b"a,b\n1,\0\n", "text"),
        (b"BM Motors,Munich\n", "text"),
        (b"From,To\nAnna,Bert\n", "text"),
        (b"Name: x\nTown: y\n", "text"),
        (b"\t\tName,Town\n", "text"),
        (CARD.encode(), "vcf"),
        (b"\xef\xbb\xbf\r\n" + CARD.lower().encode(), "vcf"),
        (b"\xff\xfe" + CARD.encode("utf-16-le"), "vcf"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR", "ics"),
        (b"From 1@xxx Mon Jan 1\nSubject: x\nFrom: a@b.c\n\nhi\n", "mbox"),
        (b"Received: by x\nFrom: a@b.c\nSubject: hi\n\nbody", "eml"),
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
            b"Content-Location: file:///a.htm\n",
            "mhtml",
        ),
        (b"<html><table><tr><td>a</td></tr></table></html>", "html"),
        (b"\n<!DOCTYPE html>\n<html>", "html"),
        (b"<table><tr><td>a", "html"),
        (SHEET_2003.encode(), "xml spreadsheet"),
        (b'<?xml version="1.0"?><people/>', "xml"),
        (b'[{"name": "Anna"}]', "json"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdf"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "image"),
        (b"SQLite format 3\0\x10\0", "database"),
        (b"{\\rtf1\\ansi hello}", "docx"),
        (b"\x1f\x8b\x08\0\0\0", "zip"),
        (b"\x09\x08\x10\0\0\x06\x05\0" + b"\0" * 20, "xls"),
        (b"\x09\x04\x06\0\0\0\x10\0", "old excel"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut off", "damaged"),
        (bytes(range(256)) * 40, "unknown"),
    ],
)
def test_content_decides(tmp_path: Path, data: bytes, kind: str) -> None:
    path = tmp_path / "list.xls"
    path.write_bytes(data)
    assert recognise(path) == kind


def test_workbooks_by_their_parts(tmp_path: Path) -> None:
    row = f"<row r='1'>{cell('A1', 'x')}</row>"
    assert recognise(xlsx(tmp_path / "a.csv", row)) == "xlsx"
    assert recognise(xlsx(tmp_path / "b.xls", row, main_type="sheet.macroEnabled.main")) == "xlsm"
    assert recognise(ods(tmp_path / "c.xlsx", "")) == "ods"
    assert recognise(ole(tmp_path / "d.xlsx", "Workbook")) == "xls"
    assert recognise(ole(tmp_path / "e.xls", "Book")) == "xls"
    assert recognise(ole(tmp_path / "f.xls", "WordDocument")) == "ole"


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("xl/workbook.bin", "xlsb"), ("XL\\workbook.xml", "xlsx"), ("word/document.xml", "docx"),
        ("ppt/presentation.xml", "slides"), ("Index/Document.iwa", "numbers"),
        ("photos/a.jpg", "zip"),
    ],
)  # fmt: skip
def test_other_archives_by_a_telling_part(tmp_path: Path, part: str, kind: str) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, "x")
    assert recognise(path) == kind


def test_password_containers(tmp_path: Path) -> None:
    path = ole(tmp_path / "a.xlsx", "EncryptionInfo", "EncryptedPackage")
    assert ole_stream_names(path) == {"Root Entry", "EncryptionInfo", "EncryptedPackage"}
    assert recognise(path) == "encrypted"
    locked = tmp_path / "b.ods"
    with zipfile.ZipFile(locked, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    assert recognise(locked) == "encrypted"
    error = refuse("encrypted")
    assert error.sentence == "This file has a password. Save a copy without one."
    assert error.code == "file.password"


def test_every_refusal_says_what_it_is_and_what_to_do() -> None:
    for name, sentence in REFUSALS.items():
        assert sentence.startswith("This "), name
        assert "Nothing was imported. Please " in sentence or name == "encrypted", name
        assert sentence.endswith("."), name
    assert refuse("pdf").sentence.startswith("This is a PDF, not a table.")
    assert refuse("never heard of").sentence == REFUSALS["unknown"]


@settings(
    derandomize=True, deadline=None, max_examples=200,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(
    start=st.sampled_from(
        [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<", b"From "]
    ),
    data=st.binary(max_size=700),
)
def test_any_bytes_are_recognised_as_something(tmp_path: Path, start: bytes, data: bytes) -> None:
    path = tmp_path / "x"
    path.write_bytes(start + data)
    known = {"text", "html", "vcf", "mbox", "eml", "ics", "xls", "xlsx", "xlsm", "xlsb", "ods"}
    assert recognise(path) in known | REFUSALS.keys()
