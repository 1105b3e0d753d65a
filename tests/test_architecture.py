"""The rules of the house: floors, short modules, doors for unexpected errors, no hidden clock."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "crm_desktop"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 600

DOORS = {
    "__main__.py", "cli/main.py", "import_export/worker_main.py", "reports/press_worker.py",
    "ui/jobs.py", "ui/crash.py",
}  # fmt: skip
"""Where any error may be caught: the program's ends, and what stands between it and a process."""
WIRING = {"__main__.py", "app.py"}
"""Where the clock is read; everywhere else it is passed in."""
CLOCKS = {
    "datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time", "time.time_ns",
    "time.localtime", "time.gmtime",
}  # fmt: skip


def names(paths: list[Path]) -> list[str]:
    return [path.relative_to(PACKAGE).as_posix() for path in paths]


def catches_everything(source: str) -> list[int]:
    """Lines of handlers that would swallow any error; those that raise it again may."""
    lines = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.ExceptHandler):
            continue
        caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        wide = any(
            kind is None
            or (isinstance(kind, ast.Name) and kind.id in {"Exception", "BaseException"})
            for kind in caught
        )
        raised_again = any(isinstance(n, ast.Raise) and n.exc is None for n in ast.walk(node))
        if wide and not raised_again:
            lines.append(node.lineno)
    return lines


def reads_clock(source: str) -> list[int]:
    """Lines that ask for the present time."""
    lines = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            owner = ast.unparse(node.value).rpartition(".")[2]
            if f"{owner}.{node.attr}" in CLOCKS:
                lines.append(node.lineno)
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            lines += [node.lineno for alias in node.names if f"time.{alias.name}" in CLOCKS]
    return lines


def check_floors(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts of pyproject.toml on the package that lies in ``folder``."""
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); from importlinter.cli import lint_imports;"
        "sys.exit(lint_imports(config_filename=sys.argv[2], no_cache=True))"
    )
    return subprocess.run(
        [sys.executable, "-c", program, str(folder), str(ROOT / "pyproject.toml")],
        cwd=folder, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_imports_go_downwards_only() -> None:
    done = check_floors(ROOT / "src")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("domain/planted.py", "import crm_desktop.store", "Floors"),
        ("store/planted.py", "import crm_desktop.services", "Floors"),
        ("services/planted.py", "from crm_desktop import import_export", "Floors"),
        ("errors.py", "import crm_desktop.domain", "Floors"),
        ("stray.py", "", "Floors"),
        ("domain/planted.py", "import sqlite3", "Domain is pure"),
        ("domain/planted.py", "from sqlalchemy import select", "Domain is pure"),
        ("store/planted.py", "from PySide6 import QtCore", "Qt only in ui"),
        ("import_export/planted.py", "import PySide6.QtGui", "Qt only in ui"),
    ],
)
def test_a_planted_fault_breaks_its_contract(
    tmp_path: Path, module: str, line: str, contract: str
) -> None:
    shutil.copytree(PACKAGE, tmp_path / "crm_desktop")
    with (tmp_path / "crm_desktop" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    done = check_floors(tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"{contract} BROKEN" in done.stdout


@pytest.mark.parametrize("path", MODULES, ids=names(MODULES))
def test_a_module_is_short_enough_to_be_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", MODULES, ids=names(MODULES))
def test_only_the_doors_catch_everything(path: Path) -> None:
    if path.relative_to(PACKAGE).as_posix() not in DOORS:
        assert catches_everything(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", MODULES, ids=names(MODULES))
def test_only_the_wiring_reads_the_clock(path: Path) -> None:
    if path.relative_to(PACKAGE).as_posix() not in WIRING:
        assert reads_clock(path.read_text(encoding="utf-8")) == []


def test_handlers_that_swallow_everything_are_found() -> None:
    for kind in ("", " Exception", " BaseException as e", " (OSError, Exception)"):
        assert catches_everything(f"try:\n    f()\nexcept{kind}:\n    pass\n") == [3]
    assert catches_everything("try:\n    f()\nexcept OSError:\n    pass\n") == []
    assert catches_everything("try:\n    f()\nexcept Exception:\n    undo()\n    raise\n") == []


def test_readings_of_the_clock_are_found() -> None:
    assert reads_clock("import datetime as dt\nx = dt.datetime.now(dt.UTC)\n") == [2]
    assert reads_clock("from datetime import date\nf(date.today)\n") == [2]
    assert reads_clock("import time\ntime.time()\ntime.monotonic()\n") == [2]
    assert reads_clock("from time import time\n") == [1]
    assert reads_clock("now = clock()\nself.now()\n") == []
