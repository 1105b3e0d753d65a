"""A report of a fault names places of the program, and nothing of a person."""

import subprocess
import sys
from pathlib import Path

import pytest

from crm_desktop.errors import StoreError
from crm_desktop.services.crash_file import BEFORE, NOW, Listening
from crm_desktop.services.faults import (
    describe,
    left_behind,
    record,
    sieved,
    surroundings_of_fault,
)

CANARY = "Marta Oliveira-Zebrafink"


def _fault(name: str) -> BaseException:
    def inner(secret: str) -> None:
        try:
            int(secret)
        except ValueError as error:
            raise KeyError(f"no {secret}") from error

    try:
        inner(name)
    except KeyError as error:
        return error
    raise AssertionError


def test_a_fault_is_told_by_kinds_and_places_without_its_values() -> None:
    told = describe(_fault(CANARY))
    assert told.startswith("Fault: builtins.KeyError\n")
    assert "Because of: builtins.ValueError\n" in told
    assert " in inner\n" in told
    assert "Zebrafink" not in told
    assert str(Path.home()) not in told
    assert sieved(told) == told


def test_numbers_of_the_system_are_told() -> None:
    assert describe(OSError(28, CANARY)) == "Fault: builtins.OSError (28)\n"
    circle = StoreError(CANARY, code="store.full")
    circle.__cause__ = circle
    assert describe(circle) == "Fault: crm_desktop.errors.StoreError\n"


@pytest.mark.parametrize(
    ("path", "short"),
    [
        ("/home/zebrafink/crm_desktop/src/crm_desktop/ui/start.py", "crm_desktop/ui/start.py"),
        (r"C:\Users\zebrafink\Apps\crm_desktop\app.py", "crm_desktop/app.py"),
        ("/home/zebrafink/.venv/lib/site-packages/PySide6/x.py", "PySide6/x.py"),
        ("<frozen importlib._bootstrap>", "<frozen importlib._bootstrap>"),
        ("/home/zebrafink/zebrafink.py", "elsewhere"),
        ("<Marta/Zebrafink>", "elsewhere"),
    ],
)
def test_paths_are_cut_to_the_part_of_the_program(path: str, short: str) -> None:
    assert sieved(f'  File "{path}", line 7 in run\n') == f'  File "{short}", line 7 in run\n'


def test_lines_that_nobody_knows_are_left_out() -> None:
    assert sieved(f"Fatal Python error: Segmentation fault\n{CANARY}\nFault: {CANARY}\n") == (
        "Fatal Python error: Segmentation fault\n"
    )
    assert sieved(CANARY) == ""


def test_a_report_begins_with_versions_only() -> None:
    told = surroundings_of_fault("Qt 6")
    assert told.startswith("CRM Desktop ")
    assert told.endswith("\nQt 6")
    assert str(Path.home()) not in told


def test_what_was_noted_is_there_after_the_next_start(tmp_path: Path) -> None:
    assert left_behind(tmp_path) == ""
    fault = describe(_fault(CANARY))
    record(tmp_path, fault)
    assert (tmp_path / NOW).stat().st_mode & 0o777 == 0o600
    listening = Listening(tmp_path)
    listening.close()
    assert left_behind(tmp_path) == fault
    assert not (tmp_path / NOW).exists()
    Listening(tmp_path).close()
    assert left_behind(tmp_path) == fault


def test_a_crash_leaves_its_places(tmp_path: Path) -> None:
    program = (
        "import faulthandler, sys; from pathlib import Path\n"
        "from crm_desktop.services.crash_file import Listening\n"
        "def zebra(name): faulthandler._sigsegv()\n"
        "kept = Listening(Path(sys.argv[1])); zebra(sys.argv[2])\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path), CANARY], check=False, capture_output=True
    )
    assert ended.returncode != 0
    Listening(tmp_path).close()
    told = left_behind(tmp_path)
    assert "Fatal Python error: Segmentation fault" in told
    assert " in zebra" in told
    assert CANARY not in (tmp_path / BEFORE).read_text()


_FAULTS = """
import sys, threading
from crm_desktop import __main__ as door
from crm_desktop.cli import main as command_line

class Kept:
    def __del__(self):
        raise ValueError(sys.argv[1])

def run(arguments):
    name = sys.argv[1]
    def look(): raise LookupError(name)
    thread = threading.Thread(target=look, name=name)
    thread.start(); thread.join()
    Kept()
    raise KeyError(name)

command_line.main = run
door.main()
"""


def test_what_nobody_caught_is_told_without_its_values() -> None:
    run = [sys.executable, "-c", _FAULTS, CANARY]
    told = subprocess.run(run, check=False, capture_output=True, text=True)
    assert told.returncode == 1
    for kind in ("LookupError", "ValueError", "KeyError"):
        assert f"Fault: builtins.{kind}\n" in told.stderr
    assert " in look\n" in told.stderr
    assert "Zebrafink" not in told.stderr + told.stdout
    in_full = subprocess.run(
        [run[0], "-X", "dev", *run[1:]], check=False, capture_output=True, text=True
    )
    assert f"KeyError: '{CANARY}'" in in_full.stderr
