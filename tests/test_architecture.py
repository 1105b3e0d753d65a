"""The rules of the house: floors, short modules, doors for unexpected errors, no hidden clock."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "crm_desktop"
LONGEST = 600

DOORS = {
    "__main__.py", "cli/aside.py", "cli/main.py", "import_export/worker_main.py",
    "reports/press_worker.py", "sync/line.py", "ui/jobs.py", "ui/crash.py",
}  # fmt: skip
"""Where any error may be caught: the program's ends, and what stands between it and
a process or a thread that it waits for."""
WIRING = {"__main__.py", "app.py"}
"""Where the clock is read; everywhere else it is passed in."""
CLOCKS = {
    "datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time", "time.time_ns",
    "time.localtime", "time.gmtime",
}  # fmt: skip
READINGS = {name.rpartition(".")[2] for name in CLOCKS}

# What has none of these words need not be taken apart, which is a thousand times slower.
MAY_CATCH = re.compile(r"\b(?:Base)?Exception\b|\bexcept[\s\\]*:")
MAY_READ = re.compile(rf"\.[\s\\]*(?:{'|'.join(READINGS)})\b|\bfrom[\s\\]+time\b")


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    """Module, as a path inside the package, -> its text."""
    return {
        path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def catches_everything(source: str) -> list[int]:
    """Lines of handlers that would swallow any error; those that raise it again may."""
    lines: list[int] = []
    if MAY_CATCH.search(source) is None:
        return lines
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
    lines: list[int] = []
    if MAY_READ.search(source) is None:
        return lines
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in READINGS:
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


FAULTS = (
    ("domain/planted.py", "import crm_desktop.store", "Floors", "crm_desktop.store"),
    ("store/planted.py", "import crm_desktop.services", "Floors", "crm_desktop.services"),
    ("services/planted.py", "from crm_desktop import reports", "Floors", "crm_desktop.reports"),
    ("errors.py", "import crm_desktop.domain", "Floors", "crm_desktop.domain"),
    ("stray.py", "", "Floors", ""),
    ("domain/planted.py", "import sqlite3", "Domain is pure", "sqlite3"),
    ("domain/planted.py", "from sqlalchemy import select", "Domain is pure", "sqlalchemy"),
    ("store/planted.py", "from PySide6 import QtCore", "Qt only in ui", "PySide6"),
    ("import_export/planted.py", "import PySide6.QtGui", "Qt only in ui", "PySide6"),
)
"""Module, line that is planted there, the contract it breaks, and what must not be imported."""


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Contract -> what is said of it, where all faults are planted."""
    folder = tmp_path_factory.mktemp("planted")
    shutil.copytree(PACKAGE, folder / "crm_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    for module, line, *_ in FAULTS:
        with (folder / "crm_desktop" / module).open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    done = check_floors(folder)
    assert done.returncode == 1, done.stdout + done.stderr
    parts = re.split(r"^(.+)\n-+\n", done.stdout.partition("Broken contracts\n")[2], flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize(("module", "line", "contract", "imported"), FAULTS)
def test_a_planted_fault_breaks_its_contract(
    broken: dict[str, str], module: str, line: str, contract: str, imported: str
) -> None:
    importer = "crm_desktop." + module.removesuffix(".py").replace("/", ".")
    told = f"- +{re.escape(importer)} -> {re.escape(imported)} " if line else f"- {importer}\n"
    assert re.search(told, broken[contract]), broken[contract]


def test_a_module_is_short_enough_to_be_read(sources: dict[str, str]) -> None:
    lines = {name: len(source.splitlines()) for name, source in sources.items()}
    assert {name: count for name, count in lines.items() if count > LONGEST} == {}


def test_only_the_doors_catch_everything(sources: dict[str, str]) -> None:
    found = {name: catches_everything(text) for name, text in sources.items() if name not in DOORS}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_only_the_wiring_reads_the_clock(sources: dict[str, str]) -> None:
    found = {name: reads_clock(text) for name, text in sources.items() if name not in WIRING}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_no_limit_is_a_bare_value(sources: dict[str, str]) -> None:
    """Why: see ``store/connection.py``."""
    bare = re.compile(r"\b(?:LIMIT|OFFSET)[\s\"']+[?:]")
    assert bare.search("SELECT n FROM t LIMIT ?")
    assert {name for name, text in sources.items() if bare.search(text)} == set()


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
