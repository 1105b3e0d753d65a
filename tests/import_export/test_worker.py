"""The throw-away process: what a file does to it never reaches this one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm_desktop.errors import CancelledError, FileRefusedError
from crm_desktop.import_export import worker_main
from crm_desktop.import_export.limits import MIB, Limits
from crm_desktop.import_export.worker import Reader, WorkerLimits, not_readable
from crm_desktop.import_export.worker_state import WorkerState
from tests.import_export.hostile_files import BILLION_LAUGHS, cell, number, ods, ole, xlsx

SAMPLES = Path(
    os.environ.get("CRM_SAMPLES", Path(__file__).resolve().parents[2] / ".." / "shared" / "samples")
)
PROCESS = Path("/proc/self/status").exists()

SHORT = (
    "This file has a password. Save a copy without one.",
    "No table found on this sheet. Choose another sheet.",
)
"""What is said before anything was chosen, so that nothing could have been imported."""


def refusal(path: Path, limits: WorkerLimits | None = None) -> FileRefusedError:
    with Reader(limits) as reader, pytest.raises(FileRefusedError) as caught:
        reader.open(path)
    said = caught.value.sentence
    assert "Nothing was imported" in said or "not opened" in said or said in SHORT
    return caught.value


def make(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_a_csv_is_summed_up_and_the_folder_is_gone(tmp_path: Path) -> None:
    path = make(tmp_path / "list.csv", "name;town\nZoë;Köln\n\nBert;\n".encode("cp1252"))
    with Reader() as reader:
        found = reader.open(path)
        folder, process = reader._folder, reader._process
        assert folder is not None
        assert process is not None
        assert folder.stat().st_mode & 0o777 == 0o700
        assert len(reader.sha256) == 64
    assert found == {
        "format": "csv", "encoding": "cp1252", "delimiter": ";", "notices": [],
        "sheets": [{"name": "", "hidden": False, "rows": 4, "columns": 2}],
    }  # fmt: skip
    assert not folder.exists()
    assert process.poll() is not None


def test_formats_are_read_by_content(tmp_path: Path) -> None:
    row = f'<row r="1">{cell("A1", "x")}{number("B1", "2")}</row>'
    cells = '<table:table-row><table:table-cell office:value-type="float" office:value="7"/>'
    page = b"<html><table><tr><td>a<td>b</table></html>"
    files = {
        "xlsx": xlsx(tmp_path / "a.csv", row),
        "ods": ods(tmp_path / "b.xls", f"{cells}</table:table-row>"),
        "html": make(tmp_path / "c.xls", page),
        "tsv": make(tmp_path / "d.xls", b"a\tb\n1\t2\n"),
    }
    for kind, path in files.items():
        with Reader() as reader:
            found = reader.open(path)
        assert found["format"] == kind
        assert found["sheets"][0]["rows"] >= 1


def test_cards_mails_and_events_become_records(tmp_path: Path) -> None:
    files = {
        "vcf": b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna\r\nN:;Anna;;;\r\nEND:VCARD\r\n",
        "mbox": b"From 1@xxx\nFrom: a@b.example\nTo: c@d.example\nSubject: Hi\n\nbody\n",
        "ics": b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\n"
        b"DTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20260102\r\nSUMMARY:Call\r\nEND:VEVENT\r\n"
        b"END:VCALENDAR\r\n",
    }
    for kind, data in files.items():
        with Reader() as reader:
            found = reader.open(make(tmp_path / "file.txt", data))
        assert found == {"format": kind, "records": 1, "notices": []}


def test_pasted_text() -> None:
    with Reader() as reader:
        found = reader.paste("a\tb\nZoë\t2\n")
        assert (found["delimiter"], found["sheets"][0]["rows"]) == ("\t", 2)
        with pytest.raises(FileRefusedError):
            reader.call("no such operation")
        assert reader.call("paste", text="x,y\n")["delimiter"] == ","


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("a.xls", b"%PDF-1.4\n", "file.pdf", "This is a PDF, not a table"),
        ("a.csv", b"", "file.empty", "empty"),
        ("a.xlsx", b"PK\x03\x04" + b"x" * 99, "file.damaged", "damaged"),
        ("a.xls", b"\x09\x08\x10\0\0\x06\x05\0" + b"\xff" * 99, "file.damaged", "damaged"),
        ("a.csv", b"a,b\n1," + b"x" * (2 * MIB), "file.cell_too_long", "Line 2"),
    ],
)
def test_refusals_come_through(
    tmp_path: Path, name: str, data: bytes, code: str, words: str
) -> None:
    error = refusal(make(tmp_path / name, data))
    assert error.code == code
    assert words in error.sentence


def test_password_protected(tmp_path: Path) -> None:
    error = refusal(ole(tmp_path / "a.xlsx", "EncryptionInfo", "EncryptedPackage"))
    assert error.code == "file.password"
    if (SAMPLES / "edge").is_dir():
        assert "password" in refusal(SAMPLES / "edge/password-protected.xlsx").sentence


def test_giants_and_bombs_through_the_whole_road(tmp_path: Path) -> None:
    near = f'<row r="1">{cell("A1", "x")}</row>'
    giant = f'{near}<row r="1048576">{cell("XFD1048576", "x")}</row>'
    assert refusal(xlsx(tmp_path / "a.xlsx", giant)).code == "file.too_many_columns"
    laughs = xlsx(tmp_path / "b.xlsx", near, prolog=BILLION_LAUGHS)
    assert refusal(laughs).code == "file.document_type"
    bomb = xlsx(tmp_path / "c.xlsx", near, more={"xl/styles.xml": b" " * (30 * MIB)})
    assert refusal(bomb).code == "file.unpacks"
    many = "".join(f'<row r="{n}">{number(f"A{n}", "1")}</row>' for n in range(1, 3_000))
    limits = WorkerLimits(file=Limits(rows=2_000))
    error = refusal(xlsx(tmp_path / "d.xlsx", many), limits)
    assert error.code == "file.too_many_rows"
    assert "2,999" in error.sentence


@pytest.mark.skipif(not PROCESS, reason="address space is only limited on Linux")
def test_a_workbook_that_aborts_its_reader_is_a_refusal(tmp_path: Path) -> None:
    # What the limits would refuse is let through here, to see the process die of it.
    rows = f'<row r="1">{cell("A1", "x")}</row><row r="1048576">{cell("XFD1048576", "x")}</row>'
    blind = Limits(rows=10**9, columns=10**9, cells=10**15)
    error = refusal(xlsx(tmp_path / "a.xlsx", rows), WorkerLimits(file=blind))
    assert error.code == "file.memory"


def test_repeated_cells_of_a_small_ods_are_a_refusal(tmp_path: Path) -> None:
    rows = (
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
        'office:value-type="float" office:value="7" table:number-columns-repeated="16000"/>'
        "</table:table-row>"
    )
    assert refusal(ods(tmp_path / "a.ods", rows)).code in {"file.memory", "file.damaged"}


@pytest.mark.skipif(not PROCESS, reason="address space is only limited on Linux")
def test_too_little_memory_is_a_refusal(tmp_path: Path) -> None:
    path = make(tmp_path / "a.csv", b"".join(b"%d,name %d\n" % (n, n) for n in range(300_000)))
    limits = WorkerLimits(memory=40 * MIB, memory_per_byte=0)
    assert refusal(path, limits).code == "file.memory"


def test_a_file_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    path = make(tmp_path / "a.csv", b"1,2,3\n" * 300_000)
    error = refusal(path, WorkerLimits(seconds=0.0, seconds_per_mib=0.0))
    assert error.code == "file.too_slow"


def test_the_hours_that_a_pc_slept_are_not_counted(tmp_path: Path) -> None:
    path = make(tmp_path / "a.csv", b"1,2,3\n" * 100_000)
    looks: list[float] = []

    def hours() -> float:
        looks.append(3600.0 * len(looks))
        return looks[-1]

    with Reader(WorkerLimits(), timer=hours) as reader:
        assert reader.open(path)["sheets"][0]["rows"] == 100_000
    assert len(looks) > 1


def test_cancelling_ends_the_process(tmp_path: Path) -> None:
    path = make(tmp_path / "a.csv", b"1,2,3\n" * 200_000)
    calls: list[tuple[int, int, str]] = []

    def stop(done: int, total: int, text: str) -> None:
        calls.append((done, total, text))
        if reader._process is not None:
            pids.append(reader._process.pid)
            raise CancelledError

    pids: list[int] = []
    with Reader() as reader:
        with pytest.raises(CancelledError):
            reader.open(path, stop)
        assert reader._process is None
    assert pids
    assert not Path(f"/proc/{pids[0]}").exists()
    assert calls[0] == (1_200_000, 1_200_000, "a.csv")


def test_a_killed_process_is_a_refusal(tmp_path: Path) -> None:
    with Reader() as reader:
        reader.open(make(tmp_path / "a.csv", b"a,b\n1,2\n"))
        assert reader._process is not None
        reader._process.kill()
        reader._process.wait()
        with pytest.raises(FileRefusedError) as caught:
            reader.call("paste", text="x")
        assert caught.value.code == "file.unreadable"
        with pytest.raises(RuntimeError):
            reader.call("paste", text="x")
        assert reader.open(tmp_path / "a.csv")["format"] == "csv"


def test_a_file_that_changes_while_it_is_read(tmp_path: Path) -> None:
    path = make(tmp_path / "a.csv", b"a,b\n1,2\n")

    def meddle(done: int, total: int, text: str) -> None:
        path.write_bytes(b"a,b\n1,3\n")

    with Reader() as reader, pytest.raises(FileRefusedError, match="changed while reading") as e:
        reader.open(path, meddle)
    assert e.value.code == "file.changed"


def test_a_change_that_keeps_size_and_time_is_seen(tmp_path: Path) -> None:
    path = make(tmp_path / "a.csv", b"a,b\n1,2\n")
    times = path.stat()

    def meddle(done: int, total: int, text: str) -> None:
        path.write_bytes(b"a,b\n1,3\n")
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    with Reader() as reader, pytest.raises(FileRefusedError) as caught:
        reader.open(path, meddle)
    assert caught.value.code == "file.changed"


def test_files_that_cannot_be_had(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.csv").code == "file.not_found"
    with Reader() as reader, pytest.raises(FileRefusedError) as caught:
        reader.open(tmp_path)
    assert caught.value.code == "file.not_a_file"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with Reader() as reader, pytest.raises(FileRefusedError) as caught:
            reader.open(tmp_path / "pipe")
        assert caught.value.code == "file.not_a_file"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = make(tmp_path / "a.csv", b"a,b\n")
    path.chmod(0)
    error = refusal(path)
    assert error.code == "file.not_allowed"
    assert error.sentence.startswith("“a.csv” may not be read on this PC.")


def test_a_file_that_another_program_holds() -> None:
    held = PermissionError(13, "The process cannot access the file")
    held.winerror = 32  # type: ignore[attr-defined,unused-ignore]
    error = not_readable(held, Path("a.xlsx"))
    assert error.code == "file.locked"
    assert error.sentence == "This file is open in another program. Close it there and try again."


def test_every_failure_of_an_operation_is_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    def failing(error: BaseException) -> Any:
        def run(state: WorkerState, request: dict[str, Any]) -> dict[str, Any]:
            raise error

        return run

    state = WorkerState()
    for error, kind in (
        (MemoryError(), "memory"), (RecursionError("secret"), "RecursionError"),
        (PanicException("secret"), "PanicException"), (KeyError("secret"), "KeyError"),
    ):  # fmt: skip
        monkeypatch.setitem(worker_main.OPERATIONS, "fail", failing(error))
        reply = worker_main.answer(state, {"op": "fail", "values": {}})
        assert (reply["refused"], reply["kind"]) == (None, kind)
        assert "secret" not in json.dumps(reply)
    refused = FileRefusedError("A sentence.", code="x.y")
    monkeypatch.setitem(worker_main.OPERATIONS, "fail", failing(refused))
    reply = worker_main.answer(state, {"op": "fail", "values": {}})
    assert reply == {"refused": ["A sentence.", "x.y"]}


def test_the_process_starts_without_the_heavy_libraries() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); "
        "import crm_desktop.import_export.worker_main, crm_desktop.import_export.read_text; "
        "print([m for m in ('sqlalchemy', 'PySide6', 'openpyxl', 'charset_normalizer') "
        "if m in sys.modules])"
    )
    root = str(Path(worker_main.__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-I", "-c", code, root], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_process_ends_with_its_parent(tmp_path: Path) -> None:
    with Reader() as reader:
        reader.open(make(tmp_path / "a.csv", b"a,b\n1,2\n"))
        process = reader._process
        assert process is not None
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(timeout=20) == 0


@pytest.fixture(scope="module")
def open_reader() -> Iterator[Reader]:
    with Reader() as reader:
        reader.paste("a,b\n")
        yield reader


def outcome(reader: Reader, path: Path) -> str:
    try:
        found = reader.call("open", path=str(path), name="x")
    except FileRefusedError as error:
        return error.code
    assert "sheets" in found or "records" in found
    return "read"


STARTS = [b"", b"a;b\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x09\x08\x10\0",
          b"BEGIN:VCARD\n", b"From x\nSubject: a\n", b"BEGIN:VCALENDAR\n", b"<table>"]  # fmt: skip


@settings(
    derandomize=True, deadline=None, max_examples=250,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(start=st.sampled_from(STARTS), data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(
    tmp_path: Path, open_reader: Reader, start: bytes, data: bytes
) -> None:
    path = make(tmp_path / "x", start + data)
    kind = outcome(open_reader, path)
    # Refused with a reason of its own, not because a reader stumbled.
    assert kind != "file.unreadable"


@settings(
    derandomize=True, deadline=None, max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(data=st.data())
def test_scrambled_workbooks_are_read_or_refused(
    tmp_path: Path, open_reader: Reader, data: st.DataObject
) -> None:
    rows = f'<row r="1">{cell("A1", "name")}{number("B1", "2")}</row>'
    path = tmp_path / "book"
    if data.draw(st.booleans()):
        xlsx(path, rows)
    else:
        ods(path, "<table:table-row><table:table-cell/></table:table-row>")
    raw = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(raw[: data.draw(st.integers(1, len(raw)))]))
    assert outcome(open_reader, path) in {
        "read", "file.damaged", "file.zip", "file.unknown", "file.document_type", "file.unpacks",
        "file.password", "file.docx", "file.empty",
    }  # fmt: skip
