"""Setting up a fresh machine: what run.py decides, what it says, and that half-made is mended."""

import ast
import io
import os
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import run

ROOT = Path(__file__).resolve().parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def found(*names: str) -> Callable[[str], str | None]:
    return lambda name: f"/usr/bin/{name}" if name in names else None


def test_a_fitting_python_is_accepted() -> None:
    for minor in (11, 12, 13, 14):
        run.check_python((3, minor), found())


@pytest.mark.parametrize("version", [(3, 9), (3, 10), (3, 15)])
def test_another_python_is_refused_and_a_better_one_named(version: tuple[int, int]) -> None:
    with pytest.raises(run.SetupError, match=r"run: python3\.12 run\.py"):
        run.check_python(version, found("python3.11", "python3.12"))
    with pytest.raises(run.SetupError, match=r"this is Python 3\.\d+\.\nPlease install"):
        run.check_python(version, found())


def test_old_pythons_can_read_the_program_that_refuses_them() -> None:
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize(
    ("system", "machine", "bits", "glibc", "macos"),
    [
        ("linux", "x86_64", 64, "glibc 2.36", ""),
        ("linux", "aarch64", 64, "glibc 2.39", ""),
        ("win32", "AMD64", 64, "", ""),
        ("darwin", "arm64", 64, "", "13.0"),
        ("darwin", "x86_64", 64, "", "26.1"),
    ],
)
def test_systems_with_a_build_of_qt_are_accepted(
    system: str, machine: str, bits: int, glibc: str, macos: str
) -> None:
    run.check_system(system, machine, bits, glibc, macos)


@pytest.mark.parametrize(
    ("system", "machine", "bits", "glibc", "macos", "words"),
    [
        ("linux", "x86_64", 64, "glibc 2.31", "", "too old .* library is 2.31, needed is 2.34"),
        ("linux", "aarch64", 64, "glibc 2.36", "", "needed is 2.39"),
        ("linux", "x86_64", 64, "", "", "GNU C library"),
        ("linux", "riscv64", 64, "glibc 2.40", "", "this is riscv64"),
        ("win32", "AMD64", 32, "", "", "64-bit Python"),
        ("darwin", "x86_64", 64, "", "12.7.6", "needs macOS 13 or later; this is 12.7.6"),
    ],
)
def test_systems_without_one_are_refused_with_the_reason(
    system: str, machine: str, bits: int, glibc: str, macos: str, words: str
) -> None:
    with pytest.raises(run.SetupError, match=words):
        run.check_system(system, machine, bits, glibc, macos)


@pytest.mark.parametrize(
    ("system", "environment", "screen"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("win32", {}, True),
        ("darwin", {"QT_QPA_PLATFORM": "minimal:x=1"}, False),
    ],
)
def test_a_screen_is_seen_without_qt(
    system: str, environment: Mapping[str, str], screen: bool
) -> None:
    assert run.has_screen(system, environment) is screen


def test_missing_libraries_become_one_command_with_just_their_packages() -> None:
    absent = {"libEGL.so.1", "libgssapi_krb5.so.2"}
    missing = run.missing_parts(
        run.QT_LIBRARIES, lambda name: name not in absent, ensurepip=True, prefix="/usr"
    )
    assert missing == {"libEGL.so.1": "libegl1", "libgssapi_krb5.so.2": "libgssapi-krb5-2"}
    assert (
        "\n  sudo apt-get install -y --no-install-recommends libegl1 libgssapi-krb5-2\n"
        in run.how_to_install(missing, apt=True)
    )
    assert "This system lacks: libEGL.so.1, libgssapi_krb5.so.2." in run.how_to_install(
        missing, apt=False
    )
    assert run.apt_command(["libegl1"], root=True)[0] == "apt-get"


def test_nothing_missing_needs_nothing() -> None:
    libraries = {**run.QT_LIBRARIES, **run.WINDOW_LIBRARIES}
    assert run.missing_parts(libraries, lambda _: True, ensurepip=True, prefix="/usr") == {}


def test_a_system_python_without_venv_gets_its_package_and_another_a_sentence() -> None:
    missing = run.missing_parts({}, lambda _: True, ensurepip=False, prefix="/usr")
    assert list(missing.values()) == [f"python3.{sys.version_info.minor}-venv"]
    with pytest.raises(run.SetupError, match="/opt/python lacks its module ensurepip"):
        run.missing_parts({}, lambda _: True, ensurepip=False, prefix="/opt/python")


@pytest.mark.skipif(sys.platform != "linux", reason="names of shared libraries of Linux")
def test_a_library_is_looked_for_by_loading_it() -> None:
    assert run.can_load("libc.so.6")
    assert not run.can_load("libno-such-thing.so.9")


def test_the_stamp_changes_with_packages_and_place() -> None:
    stamp = run.stamp(b"a==1", Path("/a"))
    assert stamp == run.stamp(b"a==1", Path("/a"))
    assert len({stamp, run.stamp(b"a==2", Path("/a")), run.stamp(b"a==1", Path("/b"))}) == 3


def test_only_a_complete_environment_is_ready(tmp_path: Path) -> None:
    folder = tmp_path / "venv"
    assert not run.is_ready(folder, "wanted")
    python = run.environment_python(folder)
    python.parent.mkdir(parents=True)
    python.touch()
    assert not run.is_ready(folder, "wanted")  # cut off before the stamp
    (folder / "stamp").write_text("older")
    assert not run.is_ready(folder, "wanted")
    (folder / "stamp").write_bytes(b"\xff\xfe")
    assert not run.is_ready(folder, "wanted")
    (folder / "stamp").write_text("wanted")
    assert run.is_ready(folder, "wanted")
    python.unlink()  # its Python was taken away
    assert not run.is_ready(folder, "wanted")


@pytest.fixture
def small_project(tmp_path: Path) -> Path:
    """A project with run.py and a program that needs no packages."""
    project = tmp_path / "Büro und Küche"
    (project / "src" / "crm_desktop").mkdir(parents=True)
    shutil.copy(ROOT / "run.py", project)
    program = "import sys\nprint('program got', sys.argv[1:])\nsys.exit(len(sys.argv) - 1)\n"
    (project / "src" / "crm_desktop" / "__main__.py").write_text(program)
    (project / "src" / "crm_desktop" / "__init__.py").touch()
    (project / "requirements.lock").write_text("# no packages\n")
    return project


def start(project: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(project / "run.py"), *arguments],
        env={**os.environ, "PIP_NO_INDEX": "1", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def test_packages_that_cannot_be_fetched_are_said_plainly(small_project: Path) -> None:
    (small_project / "requirements.lock").write_text(f"nothing==1 --hash=sha256:{'0' * 64}\n")
    code, _, err = finish(start(small_project, "app"))
    assert code == 1
    assert "Is there a connection" in err
    assert "Traceback" not in err
    assert not list(small_project.glob(".venv-py*/stamp"))


def test_a_half_made_environment_is_made_anew_once_by_two_runs_at_a_time(
    small_project: Path,
) -> None:
    folder = small_project / run.environment_folder().name
    (folder / "bin").mkdir(parents=True)
    (folder / "left over").touch()
    both = [start(small_project, "app", "a b", "ü"), start(small_project, "app")]
    runs = [*map(finish, both), finish(start(small_project, "app"))]
    assert [code for code, _, _ in runs] == [2, 0, 0], runs
    assert "program got ['a b', 'ü']" in runs[0][1]
    assert sum("Preparing" in out for _, out, _ in runs) == 1
    assert not (folder / "left over").exists()


@pytest.mark.parametrize(("arguments", "code"), [(["--help"], 0), (["tset"], 2), (["-x"], 2)])
def test_usage_is_shown_for_anything_unknown(
    arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.main(arguments) == code
    printed = capsys.readouterr()
    assert "python3 run.py test" in (printed.err if code else printed.out)


def test_every_check_runs_even_after_one_failed(capfd: pytest.CaptureFixture[str]) -> None:
    def command(code: int) -> list[str]:
        return [sys.executable, "-c", f"import sys; print('ran'); sys.exit({code})"]

    assert run.run_checks({"one": command(3), "two": command(0)}) == 1
    out = capfd.readouterr().out
    assert out.count("ran\n") == 2
    assert re.search(r"^FAILED  one ", out, re.MULTILINE)
    assert re.search(r"^passed  two ", out, re.MULTILINE)
    assert run.run_checks({"two": command(0)}) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a script of the POSIX shell")
def test_the_automatic_check_is_the_one_that_people_run(tmp_path: Path) -> None:
    python = tmp_path / "python3"
    python.write_text('#!/bin/sh\necho "$PWD $*"\nexit 7\n')
    python.chmod(0o755)
    done = subprocess.run(
        ["/bin/sh", str(ROOT / ".ci" / "run")],
        env={"PATH": f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin"},
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.stdout, done.returncode) == (f"{ROOT} run.py test\n", 7)


def test_a_folder_of_somebody_else_is_never_taken_for_the_sample_shop(tmp_path: Path) -> None:
    shop = tmp_path / "sample-shop"
    shop.mkdir()
    (shop / "mine.txt").write_text("precious")
    with pytest.raises(run.SetupError, match="left alone"):
        run.fresh_sample_shop(shop)
    assert (shop / "mine.txt").read_text() == "precious"


def test_the_sample_shop_is_made_anew(tmp_path: Path) -> None:
    shop = tmp_path / "sample-shop"
    run.fresh_sample_shop(shop)
    (shop / "results" / "old.csv").touch()
    run.fresh_sample_shop(shop)
    assert list((shop / "results").iterdir()) == []


def test_an_import_is_told_in_full() -> None:
    lines = run.describe_import(
        {
            "file": "x.csv", "format": "csv", "encoding": "cp1252", "delimiter": ";", "sheet": "",
            "header_row": 3, "records": 2,
            "mapping": [
                {"column": "Firma", "index": 0, "field": "company.name", "confidence": "sure"},
                {"column": "", "index": 1, "field": "(ignore)", "confidence": "left out"},
            ],
            "creates": {"contacts": 1, "companies": 2, "deals": 0},
            "updates": 1, "skipped": 0, "duplicates": 0, "batch": 1, "seconds": 0.1,
            "problems": [{"record": n, "column": "Date", "reason": "no date"} for n in range(10)],
        }
    )  # fmt: skip
    text = "\n".join(lines)
    assert lines[0] == "read as csv, cp1252, columns parted by ';', headings in row 4"
    assert re.search(r"^  Firma +-> company.name +sure$", text, re.MULTILINE)
    assert re.search(r"^  \(column 2\) +-> \(ignore\) +left out$", text, re.MULTILINE)
    assert "created: 2 companies, 1 contact, 0 deals; updated: 1; left as they were: 0" in text
    assert "could not be used as they stand: 10" in text
    assert "record 7, Date: no date" in text
    assert lines[-1] == "  ... and 2 more"


def test_the_lock_names_no_address_and_has_a_hash_for_everything() -> None:
    assert "://" not in LOCK
    assert not re.search(r"\.(com|org|net|io)\b", LOCK)
    blocks = re.split(r"\n(?=\S)", LOCK.strip())
    assert len(blocks) > 40
    for block in blocks:
        assert re.match(r"[a-z0-9.-]+==[\w.]+( ; .*)? \\\n +--hash=sha256:[0-9a-f]{64}", block)


def test_the_lock_has_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    locked = set(re.findall(r"^([a-z0-9.-]+)==", LOCK, re.MULTILINE))
    wanted = {re.split(r"[<>=;[]", name)[0].lower().replace("_", "-") for name in asked}
    assert wanted <= locked
    assert "uv" not in locked


def unpacked(content: bytes) -> dict[str, bytes] | bytes:
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_the_sample_lists_are_those_of_their_generator() -> None:
    generator = runpy.run_path(str(ROOT / "packaging" / "make_sample_shop.py"))
    made = generator["sample_files"]()
    kept = {path.name: path.read_bytes() for path in generator["TARGET"].iterdir()}
    assert sorted(made) == sorted(kept)
    assert sum(map(len, kept.values())) < 100_000
    for name, content in made.items():
        assert unpacked(content) == unpacked(kept[name]), name


def test_the_folder_in_memory_is_gone_afterwards(tmp_path: Path) -> None:
    with run.folder_in_memory(tmp_path, room=1) as folder:
        assert folder is not None
        assert folder.parent == tmp_path
        (folder / "x").touch()
    assert list(tmp_path.iterdir()) == []
    with run.folder_in_memory(tmp_path, room=1 << 62) as folder:
        assert folder is None
    with run.folder_in_memory(tmp_path / "nowhere", room=1) as folder:
        assert folder is None
