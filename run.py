"""Prepare CRM Desktop on this computer and run it, with nothing but Python 3.11 to 3.14.

    python3 run.py               prepare everything, then show the program with its sample shop
    python3 run.py test          prepare the same, then run every check
    python3 run.py test ...      only the tests, with these arguments for pytest
    python3 run.py app ...       the command line of the program (try: app --help)
    python3 run.py bench ...     the benchmarks
    python3 run.py soak ...      hours of simulated offices, faults, losses of power (--help)
    python3 run.py sbom [OUT]    a list of all parts that the program is made of (CycloneDX)
    python3 run.py audit [ZIP]   ask a public database whether faults of these parts are known,
                                 or look into a copy of it (PyPI/all.zip of osv.dev)

Contract: standard library only and no shell, so that one file serves Linux, Windows and macOS.
Everything is put into a folder beside this file; only missing system libraries are installed
elsewhere, by apt-get, and only when this runs as root. What is missing is found before Qt is
imported, because Qt ends the whole program then. Must be readable by older Pythons (3.7), which
get a sentence instead of a syntax error.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import importlib
import importlib.util
import json
import os
import platform
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parent
PYTHONS = ((3, 11), (3, 14))
"""First and last Python that every locked package has a wheel for."""

# What a bare system lacks for PySide6-Essentials 6.11, found by taking libraries away one by one.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
"""Shared library -> Debian package: needed to import Qt at all."""
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Needed besides to open a window on a real screen; without one of them Qt aborts."""

OLDEST_GLIBC = {"x86_64": (2, 34), "aarch64": (2, 39)}
OLDEST_MACOS = (13,)

SAMPLE_SHOP = ROOT / "sample-shop"
SAMPLE_MARK = "made-by-run.txt"
SEARCHES = ("muller", "5904", "sattel")
"""An umlaut left out, the last digits of a phone, the beginning of a company."""


class SetupError(Exception):
    """This computer is not ready; the text says what to do."""


# --- what the computer has ----------------------------------------------------------------------


def version_number(text: str) -> tuple[int, ...]:
    """``"2.36"`` -> ``(2, 36)``; what is no number ends it."""
    numbers = []
    for part in text.split("."):
        if not part.isdigit():
            break
        numbers.append(int(part))
    return tuple(numbers)


def check_python(version: tuple[int, int], find: Callable[[str], str | None]) -> None:
    """Refuse a Python that is too old or too new; name a better one that is installed."""
    first, last = PYTHONS
    if first <= version <= last:
        return
    names = [f"python3.{minor}" for minor in range(last[1], first[1] - 1, -1)]
    found = [name for name in names if find(name)]
    advice = (
        f"This computer has a fitting one; run: {found[0]} run.py"
        if found
        else "Please install one from python.org and run this again with it."
    )
    raise SetupError(
        "CRM Desktop needs Python {}.{} to {}.{}; this is Python {}.{}.\n{}".format(
            *first, *last, *version, advice
        )
    )


def check_system(system: str, machine: str, bits: int, glibc: str, macos: str) -> None:
    """Refuse systems that the window library has no build for.

    ``glibc`` is ``"glibc 2.36"`` or empty where the C library is another one.
    """
    if bits != 64:
        raise SetupError(f"CRM Desktop needs a 64-bit Python; this one has {bits} bits.")
    if system == "linux":
        name, _, number = glibc.partition(" ")
        oldest = OLDEST_GLIBC.get(machine)
        if name != "glibc" or oldest is None:
            raise SetupError(
                "CRM Desktop runs on Linux with the GNU C library on 64-bit Intel/AMD or ARM "
                f"processors; this is {machine} with {glibc or 'another C library'}."
            )
        if version_number(number) < oldest:
            raise SetupError(
                f"This Linux is too old for CRM Desktop: its C library is {number}, needed is "
                "{}.{} (Debian 12, Ubuntu 22.04 or later; on ARM Debian 13, Ubuntu 24.04).".format(
                    *oldest
                )
            )
    elif system == "darwin" and version_number(macos) < OLDEST_MACOS:
        raise SetupError(f"CRM Desktop needs macOS {OLDEST_MACOS[0]} or later; this is {macos}.")


def glibc_version() -> str:
    try:
        return os.confstr("CS_GNU_LIBC_VERSION") or ""
    except (AttributeError, OSError, ValueError):
        return ""


def has_screen(system: str, environment: Mapping[str, str]) -> bool:
    """Whether a window could be shown, told without asking Qt."""
    if environment.get("QT_QPA_PLATFORM", "").partition(":")[0] in {"offscreen", "minimal"}:
        return False
    if system != "linux":
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_parts(
    libraries: Mapping[str, str], loads: Callable[[str], bool], *, ensurepip: bool, prefix: str
) -> dict[str, str]:
    """What is missing -> the Debian package that brings it.

    ``prefix`` is where this Python is installed: only that of the system can be completed.
    """
    missing = {}
    if not ensurepip:  # Debian and Ubuntu keep this part of Python in a package of its own
        if prefix != "/usr":
            raise SetupError(
                f"The Python in {prefix} lacks its module ensurepip. "
                "Please use the system's own python3, or one from python.org."
            )
        missing["the Python module ensurepip"] = f"python3.{sys.version_info.minor}-venv"
    missing.update((library, libraries[library]) for library in libraries if not loads(library))
    return missing


def apt_command(packages: Sequence[str], *, root: bool) -> list[str]:
    """The one command that installs the packages, and nothing that they merely recommend."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    return command if root else ["sudo", *command]


def is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def has_ensurepip() -> bool:
    """False on Debian and Ubuntu until python3-venv is installed."""
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def how_to_install(missing: Mapping[str, str], *, apt: bool) -> str:
    """What a person without the rights, or on a system without apt-get, has to do."""
    if apt:
        return (
            "Some parts of the system are missing. This command installs them:\n\n  "
            + " ".join(apt_command(list(missing.values()), root=False))
            + "\n\nThen run this again."
        )
    return (
        f"This system lacks: {', '.join(missing)}.\n"
        "Please install them with the system's own package program and run this again."
    )


def prepare_system(libraries: Mapping[str, str]) -> None:
    """See to the system's own packages: install them when root, else say how and stop."""
    if sys.platform != "linux":
        return

    def look() -> dict[str, str]:
        return missing_parts(libraries, can_load, ensurepip=has_ensurepip(), prefix=sys.base_prefix)

    missing = look()
    if not missing:
        return
    apt = shutil.which("apt-get") is not None
    if not (apt and is_root()):
        raise SetupError(how_to_install(missing, apt=apt))
    packages = list(missing.values())
    print("Installing missing parts of the system:", " ".join(packages), flush=True)
    install_system_packages(packages)
    missing = look()
    if missing:
        raise SetupError(f"The packages are installed, but still missing is: {', '.join(missing)}.")


def prepare_compiler() -> None:
    """See to a C compiler for the tests that let writes fail; without one they are skipped."""
    if sys.platform != "linux" or shutil.which("cc") is not None:
        return
    if not (is_root() and shutil.which("apt-get")):
        print("Without a C compiler (gcc) some tests of faults are skipped.", flush=True)
        return
    print("Installing a C compiler for the tests of faults.", flush=True)
    try:
        install_system_packages(["gcc", "libc6-dev"])
    except SetupError as error:
        print(f"{error}\nWithout it the tests of faults are skipped.", flush=True)


def install_system_packages(packages: Sequence[str]) -> None:
    quiet = ["-qq", "-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = apt_command(packages, root=True)

    def call(arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*arguments, *quiet],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )

    done = call(command)
    if done.returncode:  # no package lists yet, or old ones
        call(["apt-get", "update"])
        done = call(command)
    if done.returncode:
        raise SetupError(
            f"{done.stdout.strip()}\n\nThe system's packages could not be installed. "
            "Is there a connection? By hand it is:\n\n  " + shlex.join(command)
        )


# --- the virtual environment --------------------------------------------------------------------


def environment_folder() -> Path:
    """One per system and Python, so that a folder shared by two of them serves both."""
    return ROOT / ".venv-py{}.{}-{}".format(*sys.version_info[:2], sys.platform)


def environment_python(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def stamp(lock: bytes, root: Path) -> str:
    """Changes when the environment has to be made anew: other packages, Python or place."""
    parts = (sys.version, platform.machine(), sys.base_prefix, str(root))
    return hashlib.sha256(lock + "\n".join(parts).encode()).hexdigest()


def is_ready(folder: Path, wanted: str) -> bool:
    """Whether a complete environment is there; the stamp is written last, so half is not."""
    try:
        return (folder / "stamp").read_text("ascii") == wanted and environment_python(
            folder
        ).exists()
    except (OSError, UnicodeDecodeError):
        return False


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Only one run prepares at a time; a second one waits. The system frees a dead one's lock."""
    with path.open("a+b") as file:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - exists only there

            while True:
                try:
                    file.seek(0)
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
                except OSError:  # gives up after ten seconds; the other run may take minutes
                    time.sleep(0.2)
        else:
            import fcntl  # noqa: PLC0415 - exists only there

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def prepare_environment() -> Path:
    """The Python of a complete environment; made or made anew where needed."""
    folder = environment_folder()
    python = environment_python(folder)
    lock = ROOT / "requirements.lock"
    wanted = stamp(lock.read_bytes(), ROOT)
    if is_ready(folder, wanted):
        return python
    with alone(ROOT / ".venv-lock"):
        if is_ready(folder, wanted):
            return python
        print("Preparing CRM Desktop (about 120 MB are fetched the first time) ...", flush=True)
        started = time.monotonic()
        if folder.exists():
            shutil.rmtree(folder)
        pip = [str(python), "-I", "-m", "pip", "--disable-pip-version-check", "--no-input"]
        options = [
            "-qq",
            "--require-hashes",
            "--only-binary=:all:",
            "--no-warn-script-location",
        ]
        for command in (
            [sys.executable, "-I", "-m", "venv", str(folder)],
            [*pip, "install", *options, "-r", str(lock)],
        ):
            if subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode:
                raise SetupError(
                    "The program's parts could not be fetched and set up (see above). "
                    "Is there a connection, and enough room on the disk? "
                    "Nothing is lost; run this again to try once more."
                )
        # A path file instead of an installation: that would fetch a build program without a hash.
        # It is relative, because its encoding depends on the system.
        base = {"base": str(folder), "platbase": str(folder)}
        packages = Path(sysconfig.get_path("purelib", "venv", vars=base))
        relative = os.path.relpath(ROOT / "src", packages)
        (packages / "crm_desktop.pth").write_text(relative + "\n", "ascii")
        (folder / "stamp").write_text(wanted, "ascii")
        print(f"Ready after {time.monotonic() - started:.0f} s.", flush=True)
    return python


# --- jobs ---------------------------------------------------------------------------------------


def call(command: Sequence[str]) -> int:
    """Run a command in the project's folder; its exit code, as a shell would give it."""
    environment = dict(os.environ)
    # What is compiled once serves all that are started after it: the tests start hundreds.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    code = subprocess.call(command, cwd=ROOT, env=environment)
    return code if code >= 0 else 128 - code


_ROOM_FOR_TESTS = 2 * 1024**3


def run_tests(python: Path, arguments: Sequence[str]) -> int:
    """Every check of the project, or only the tests that the arguments name."""
    if arguments:
        return call([str(python), "-m", "pytest", *arguments])
    ruff = [str(python), "-m", "ruff"]
    workers = min(max(os.cpu_count() or 2, 2), 4)  # each takes about 700 MB in the end
    pytest = [str(python), "-m", "pytest", "-q", "-n", str(workers), "--dist", "worksteal"]
    with folder_in_memory() as folder:
        if folder is not None:
            pytest += [f"--basetemp={folder / 'tests'}", "-o", "tmp_path_retention_policy=failed"]
        return run_checks(
            {
                "style (ruff check)": [*ruff, "check", "--quiet", "."],
                "layout (ruff format)": [*ruff, "format", "--check", "--quiet", "."],
                "types (mypy --strict)": [str(python), "-m", "mypy", "--strict"],
                "floors (import-linter)": [str(python.with_name("lint-imports" + python.suffix))],
                "tests (pytest)": pytest,
            }
        )


@contextlib.contextmanager
def folder_in_memory(
    place: Path = Path("/dev/shm"),  # noqa: S108 - only ever a folder made by mkdtemp in it
    room: int = _ROOM_FOR_TESTS,
) -> Iterator[Path | None]:
    """A folder for the shops of the tests where no disk has to be waited for; None: no room.

    The tests end programs, not computers, so that what they prove does not hang on the disk.
    """
    try:
        roomy = shutil.disk_usage(place).free >= room
        folder = tempfile.mkdtemp(prefix="crm-desktop-", dir=place) if roomy else None
    except OSError:
        folder = None
    try:
        yield None if folder is None else Path(folder)
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def run_checks(checks: Mapping[str, Sequence[str]]) -> int:
    """Run all of the commands, even when one fails, and sum up; 0 when all passed."""
    results = []
    for name, command in checks.items():
        print(f"\n== {name}", flush=True)
        started = time.monotonic()
        code = call(command)
        results.append((name, code, time.monotonic() - started))
    print()
    for name, code, seconds in results:
        print(f"{'passed' if code == 0 else 'FAILED':<8}{name:<26}{seconds:6.1f} s")
    return 1 if any(code for _, code, _ in results) else 0


_ONE = {
    "contacts": "contact", "companies": "company", "deals": "deal", "entries": "entry",
    "reminders": "reminder",
}  # fmt: skip


def counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def describe_import(result: Mapping[str, Any]) -> list[str]:
    """What the program tells about one imported file, as lines for a person to read."""
    about = [f"read as {result['format']}"]
    about += [str(result[key]) for key in ("encoding",) if result.get(key)]
    if result.get("delimiter"):
        about.append(f"columns parted by {result['delimiter']!r}")
    if result.get("sheet"):
        about.append(f"sheet {result['sheet']!r}")
    if result.get("header_row") is not None:
        about.append(f"headings in row {result['header_row'] + 1}")
    lines = [", ".join(about), counted(result["records"], "record", "records")]
    for column in result["mapping"]:
        name = column["column"] or f"(column {column['index'] + 1})"
        lines.append(f"  {name:<24} -> {column['field']:<34} {column['confidence']}")
    creates = result["creates"]
    lines.append(
        "created: "
        + ", ".join(counted(creates[what], _ONE[what], what) for what in sorted(creates))
        + f"; updated: {result['updates']}; left as they were: {result['skipped']}"
    )
    problems = result["problems"]
    if problems:
        lines.append(f"could not be used as they stand: {len(problems)}")
    for problem in problems[:8]:
        place = f"record {problem['record']}"
        if problem["column"]:
            place += f", {problem['column']}"
        found = f" \u201c{problem['value']}\u201d" if problem.get("value") else ""
        lines.append(f"  {place}: {problem['reason']}{found}")
    if len(problems) > 8:
        lines.append(f"  ... and {len(problems) - 8} more")
    return lines


def fresh_sample_shop(folder: Path) -> None:
    """An empty folder for the sample shop; a folder that this program did not make is kept."""
    if folder.exists():
        if not (folder / SAMPLE_MARK).is_file():
            raise SetupError(
                f"The folder {folder} is not the sample shop of this program, so it is left alone. "
                "Please move it away and run this again."
            )
        try:
            shutil.rmtree(folder)
        except OSError as error:
            raise SetupError(
                f"The old sample shop in {folder} is in use; please close it first. ({error})"
            ) from error
    (folder / "results").mkdir(parents=True)
    (folder / SAMPLE_MARK).write_text(
        "The sample shop. It is made anew by every `python3 run.py`: keep nothing here.\n", "utf-8"
    )


def show_sample_shop(python: str, folder: Path) -> None:
    """The main job without a window: import, search, export, undo and redo, told step by step.

    Raises SetupError where a step fails.
    """
    fresh_sample_shop(folder)
    shop, results = folder / "shop", folder / "results"
    program = [python, "-m", "crm_desktop", "--data", str(shop)]
    environment = {**os.environ, "PYTHONUTF8": "1"}

    def tell(*arguments: str, json_wanted: bool = False) -> str:
        shown = [argument.replace(str(ROOT) + os.sep, "") for argument in arguments]
        print("\n> " + " ".join(["crm-desktop", *map(shlex.quote, shown)]), flush=True)
        done = subprocess.run(
            [*program, *(["--json"] if json_wanted else []), *arguments],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if done.returncode:
            raise SetupError(f"{done.stdout}{done.stderr}\nThis step of the sample shop failed.")
        return done.stdout

    def show(*arguments: str) -> None:
        for line in tell(*arguments).splitlines():
            print("  " + line)

    print("The sample shop: the messy lists of an invented bicycle shop become one address book.")
    for file in sorted((ROOT / "resources" / "sample_shop").glob("[a-z]*")):
        left_out = results / f"left-out-{file.stem}.xlsx"
        text = tell("import", str(file), "--left-out", str(left_out), json_wanted=True)
        for line in describe_import(json.loads(text)):
            print("  " + line)
    for words in SEARCHES:
        show("search", words)
    for what, name in (
        ("contacts", "contacts.xlsx"),
        ("contacts", "contacts.vcf"),
        ("all", "all.json"),
    ):
        show("export", what, str(results / name))
    print("\nThe last import is taken back as a whole, and then done again:")
    show("undo")
    show("search", SEARCHES[-1])
    show("redo")
    show("search", SEARCHES[-1])
    show("history")
    show("check")
    print(f"\nThe sample shop lies in   {shop}")
    print("Its exported files are")
    for path in sorted(results.iterdir()):
        print(f"  {path}  ({path.stat().st_size:,} bytes)")
    print(f"\nLook further:  python3 run.py app --data {shlex.quote(str(shop))} search TEXT")


def run_job(job: str, arguments: Sequence[str]) -> int:
    """Prepare what the job needs and do it."""
    if job in {"sbom", "audit"}:  # needs nothing but Python
        return call([sys.executable, str(ROOT / "packaging" / "supply_chain.py"), job, *arguments])
    check_python(sys.version_info[:2], shutil.which)
    bits = 64 if sys.maxsize > 2**32 else 32
    macos = platform.mac_ver()[0]
    check_system(sys.platform, platform.machine(), bits, glibc_version(), macos)
    libraries: dict[str, str] = {}
    if job in {"", "test"}:
        libraries.update(QT_LIBRARIES)
    if job == "" and has_screen(sys.platform, os.environ):
        libraries.update(WINDOW_LIBRARIES)
    prepare_system(libraries)
    if job in {"test", "soak"}:
        prepare_compiler()
    python = prepare_environment()
    if job == "test":
        return run_tests(python, arguments)
    if job == "app":
        return call([str(python), "-m", "crm_desktop", *arguments])
    if job in {"bench", "soak"}:
        program = {"bench": "performance/bench.py", "soak": "soak.py"}[job]
        return call([str(python), str(ROOT / "tests" / program), *arguments])
    show_sample_shop(str(python), SAMPLE_SHOP)
    if has_screen(sys.platform, os.environ):
        print("\nThe window opens with this shop.", flush=True)
        return call([str(python), "-m", "crm_desktop", "--data", str(SAMPLE_SHOP / "shop")])
    return 0


def main(arguments: Sequence[str]) -> int:
    """Exit codes: 0 done, 1 refused with a sentence, 2 wrong usage, 130 stopped by Ctrl+C."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # names of all languages, whatever the terminal knows
            stream.reconfigure(errors="replace")
    job = arguments[0] if arguments else ""
    if job not in {"", "test", "app", "bench", "soak", "sbom", "audit"}:
        wanted = job in {"-h", "--help"}
        print((__doc__ or "").partition("\nContract")[0], file=sys.stdout if wanted else sys.stderr)
        return 0 if wanted else 2
    try:
        return run_job(job, arguments[1:])
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
